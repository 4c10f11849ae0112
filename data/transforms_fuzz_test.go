package data

import (
	"math/rand/v2"
	"strings"
	"testing"

	"report/config"
)

// wordsAtRandom are pieces of queries over sales, right and wrong.
var wordsAtRandom = []string{
	`rename = { amount = "sum", share = "part" }`, `rename = { region = "day" }`,
	`unpivot = { keep = ["region", "day"], name = "what", value = "v" }`, `unpivot = { columns = ["amount", "share"], name = "what", value = "v" }`, `unpivot = { from = "amount", to = "share", name = "n", value = "v" }`,
	`filter = { region = "Tianjin" }`, `filter = { amount = { min = 6 } }`,
	`group = "region"`, `group = ["region", "month of day"]`, `group = ["what", "year of day"]`,
	`aggregate = { amount = "sum", n = "rows" }`, `aggregate = { v = "median", day = "last", who = { distinct = "customer" } }`, `aggregate = { amount = { mean = "amount", skip_missing = true, precision = 0.5 } }`,
	`pivot = { column = "region", value = "amount" }`, `pivot = { column = "customer", value = "n", keys = "region" }`, `pivot = { column = "what", value = "v" }`,
	`derive = { x = "amount / share" }`, `derive = { x = "amount * 2", y = { growth = "amount" } }`, `derive = { s = { share = "n" } }`,
	`top = { of = "region", n = 1, by = "amount", other = "Rest" }`, `sort = "-amount"`, `limit = 2`, `select = ["region", "amount"]`,
}

// Whatever words are put together over whatever cells, they end without a panic: with a table as wide as its columns, or
// with mistakes that are told.
func FuzzTransforms(f *testing.F) {
	for seed := range uint64(30) {
		f.Add(seed, sales)
	}
	f.Add(uint64(7), "region,customer,day,amount,unit,share\nA,a,2023,1e5,%,\n,b,2023-Q1,,x,5\nA,a,2023-01-01,-0,%,1\n")
	f.Fuzz(func(t *testing.T, seed uint64, csv string) {
		if len(csv) > 5000 {
			return
		}
		var d config.Diagnostics
		table := tableOf(Spec{Decimal: ".", Values: []string{}}, input{path: "t.csv", raw: []byte(csv), table: "t", maxRows: 200, maxCells: 2000}, &mistakes{d: &d})
		if table == nil || d.Err() != nil {
			return
		}
		rng := rand.New(rand.NewPCG(seed, 1))
		said := map[string]bool{}
		var lines []string
		for range 1 + rng.IntN(6) {
			line := wordsAtRandom[rng.IntN(len(wordsAtRandom))]
			if word, _, _ := strings.Cut(line, " "); !said[word] {
				said[word] = true
				lines = append(lines, line)
			}
		}
		node := config.ParseTable("config.toml", []byte("[c]\n"+strings.Join(lines, "\n")), &d).Table("c")
		var q Query
		node.Decode(&q, &d)
		out := q.Apply(table, node, &d)
		if out == nil {
			if d.Err() == nil {
				t.Fatalf("no table and no mistake: %s", lines)
			}
			return
		}
		for _, r := range out.Rows {
			if len(r.Cells) != len(out.Columns) {
				t.Fatalf("row with %d cells below %d columns: %s", len(r.Cells), len(out.Columns), lines)
			}
			for col := range r.Cells {
				if at := r.CellAt(col); at.Line < 1 {
					t.Fatalf("cell at %s: %s", at, lines)
				}
			}
		}
	})
}
