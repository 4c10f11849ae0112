package data

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"
	"time"

	"report/config"
)

// sales is long: a row a contract.
const sales = `region,customer,day,amount,unit,share,source
Tianjin,A,2023-01-05,100.5,bn yuan,10,NBS
Henan,B,2023-01-20,20,bn yuan,20,NBS
Tianjin,A,2023-02-10,30.25,bn yuan,30,MOST
Henan,C,2023-04-01,5,bn yuan,40,NBS
Tianjin,D,2024-01-31,7,bn yuan,50,NBS
`

// lines prints a table as text, a row a line.
func lines(t *Table) string {
	var b strings.Builder
	b.WriteString(strings.Join(t.Names(), ",") + "\n")
	for _, r := range t.Rows {
		for i, c := range r.Cells {
			if i > 0 {
				b.WriteString(",")
			}
			switch {
			case c.Missing:
			default:
				b.WriteString(c.Text)
			}
		}
		b.WriteString("\n")
	}
	return b.String()
}

func TestGroup(t *testing.T) {
	table := mustLoad(t, sales, `values = ["amount"]`, `columns.share.unit = "%"`)
	for name, tc := range map[string]struct{ query, want string }{
		"one key":       {`group = "region"` + "\n" + `aggregate = { amount = { sum = "amount", precision = 0.01 } }`, "region,amount\nTianjin,137.75\nHenan,25.00\n"},
		"two keys":      {`group = ["region", "customer"]` + "\n" + `aggregate = { n = "rows" }`, "region,customer,n\nTianjin,A,2\nHenan,B,1\nHenan,C,1\nTianjin,D,1\n"},
		"months":        {`group = "month of day"` + "\n" + `aggregate = { n = "rows" }`, "month,n\n2023-01,2\n2023-02,1\n2023-04,1\n2024-01,1\n"},
		"quarters":      {`group = "quarter of day"` + "\n" + `aggregate = { n = "rows" }`, "quarter,n\n2023-Q1,3\n2023-Q2,1\n2024-Q1,1\n"},
		"years":         {`group = "year of day"` + "\n" + `aggregate = { n = "rows" }`, "year,n\n2023,4\n2024,1\n"},
		"all of it":     {`aggregate = { n = { rows = true }, who = { distinct = "customer" }, with = { count = "amount" } }`, "n,who,with\n5,4,5\n"},
		"ends":          {`aggregate = { low = { min = "amount" }, high = { max = "amount" }, from = { min = "day" }, to = { max = "day" } }`, "low,high,from,to\n5,100.5,2023-01-05,2024-01-31\n"},
		"in order":      {`aggregate = { a = { first = "customer" }, z = { last = "customer" } }`, "a,z\nA,D\n"},
		"middle":        {`aggregate = { amount = "median" }`, "amount\n20\n"},
		"middle of two": {"filter = { region = \"Henan\" }\n" + `aggregate = { amount = { median = "amount", precision = 0.1 } }`, "amount\n12.5\n"},
		"mean of %":     {`aggregate = { share = "mean" }`, "share\n30\n"},
		"after filter":  {"filter = { customer = \"A\" }\n" + `aggregate = { n = "rows" }`, "n\n2\n"},
		"after scale":   {"scale = { amount = \"mn yuan\" }\ngroup = \"region\"\n" + `aggregate = { amount = { max = "amount" } }`, "region,amount\nTianjin,100500\nHenan,20000\n"},
		"then top":      {"group = \"region\"\n" + `aggregate = { n = "rows" }` + "\n" + `top = { of = "region", n = 1, by = "n", other = "Others" }`, "region,n\nTianjin,3\nOthers,2\n"},
		"then derive":   {"group = \"region\"\n" + `aggregate = { n = "rows" }` + "\nderive = { s = { share = \"n\", precision = 0.1 } }\nsort = \"s\"", "region,n,s\nHenan,2,40.0\nTianjin,3,60.0\n"},
		"growth":        {"filter = { region = \"Tianjin\" }\ngroup = \"year of day\"\n" + `aggregate = { amount = { sum = "amount", precision = 0.01 } }` + "\nderive = { g = { growth = \"amount\" } }", "year,amount,g\n2023,130.75,\n2024,7.00,-94.6\n"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := lines(mustApply(t, table, tc.query)); got != tc.want {
				t.Errorf("got\n%s\nwant\n%s", got, tc.want)
			}
		})
	}
}

func TestGroupRefuses(t *testing.T) {
	table := mustLoad(t, sales, `values = ["amount"]`, `columns.share.unit = "%"`)
	mixed := mustLoad(t, strings.Replace(sales, "5,bn yuan,40", "5,thousand,40", 1), `values = ["amount"]`)
	for name, tc := range map[string]struct {
		table       *Table
		query, want string
	}{
		"unknown key":     {table, `group = "land"` + "\n" + `aggregate = { n = "rows" }`, `config.toml:2:9: error: the table "t" has no column "land"; choose from: region, customer, day, amount, unit, share, source`},
		"no aggregate":    {table, `group = "region"`, `config.toml:2:9: error: group without aggregate says nothing of its groups; name the columns to keep, such as aggregate = { turnover = "sum", number = "rows" }`},
		"unknown word":    {table, `aggregate = { amount = "summ" }`, `config.toml:2:24: error: aggregate has no word "summ"; did you mean "sum"?`},
		"unknown column":  {table, `aggregate = { x = { sum = "amont" } }`, `config.toml:2:27: error: the table "t" has no column "amont"; did you mean "amount"?`},
		"word's column":   {table, `aggregate = { amont = "sum" }`, `config.toml:2:23: error: the table "t" has no column "amont"; did you mean "amount"?`},
		"no word":         {table, `aggregate = { x = { label = "X" } }`, `config.toml:2:19: error: the column "x" does not say what it is made of; choose from: count, distinct, first, last, max, mean, median, min, rows, sum`},
		"two words":       {table, `aggregate = { x = { sum = "amount", mean = "amount" } }`, `config.toml:2:44: error: the column "x" is sum already; aggregate two columns`},
		"sum of text":     {table, `aggregate = { customer = "sum" }`, `config.toml:2:26: error: sum is of numbers, and column "customer" holds text`},
		"sum of shares":   {table, `aggregate = { share = "sum" }`, `config.toml:2:23: error: column "share" is in %, which cannot be summed up; it may have a mean`},
		"min of text":     {table, `aggregate = { customer = "min" }`, `config.toml:2:26: error: min is of numbers and dates, and column "customer" holds text`},
		"twice":           {table, `group = ["region", "region"]` + "\n" + `aggregate = { n = "rows" }`, `config.toml:2:20: error: two columns would have the name "region"`},
		"name of a key":   {table, `group = "region"` + "\n" + `aggregate = { region = "rows" }`, `config.toml:3:24: error: two columns would have the name "region"; give it another name`},
		"weeks":           {table, `group = "week of day"` + "\n" + `aggregate = { n = "rows" }`, `config.toml:2:9: error: dates are grouped by their year, quarter or month, not by "week"; choose from: month, quarter, year`},
		"month of text":   {table, `group = "month of customer"` + "\n" + `aggregate = { n = "rows" }`, `config.toml:2:9: error: "month of customer" is for dates, and column "customer" holds text; write type = "date" in [data.t.columns.customer]`},
		"mixed units":     {mixed, `group = "region"` + "\n" + `aggregate = { amount = "sum" }`, `config.toml:3:24: error: sum is of one unit, and column "amount" has "bn yuan" at t.csv:3 and "thousand" at t.csv:5:20; add "unit" to group, or filter the rows to those of one unit`},
		"unit of text":    {table, `aggregate = { c = { first = "customer", unit = "x" } }`, `config.toml:2:48: error: unit is for numbers, and column "c" holds text`},
		"precision":       {table, `aggregate = { c = { sum = "amount", precision = 0 } }`, `config.toml:2:49: error: precision must be more than 0, such as 1 or 0.01`},
		"skip":            {table, `aggregate = { c = { count = "amount", skip_missing = true } }`, `config.toml:2:54: error: count takes no skip_missing`},
		"rows":            {table, `aggregate = { c = { rows = false } }`, `config.toml:2:28: error: rows = false counts nothing; write rows = true`},
		"filter of made":  {table, "filter = { n = 5 }\n" + `aggregate = { n = "rows" }`, `config.toml:2:12: error: column "n" is aggregated, and filter comes before that; make a table of it, with from = "t", and filter that`},
		"sort by what is": {table, "sort = \"customer\"\n" + `aggregate = { n = "rows" }`, `config.toml:2:8: error: the table "t" has no column "customer"; choose from: n`},
	} {
		t.Run(name, func(t *testing.T) {
			if out, got := applyAny(t, tc.table, Series{}, tc.query); got != tc.want || out != nil {
				t.Errorf("got\n%s\nwant\n%s", got, tc.want)
			}
		})
	}
}

// A sum with a missing part is missing, and somebody is told; skip_missing leaves it out.
func TestGroupOfMissing(t *testing.T) {
	table := mustLoad(t, "k,v\na,1\na,\nb,2\nb,3\nc,\n")
	out, got := apply(t, table, `group = "k"
aggregate = { v = "sum", mean = { mean = "v", skip_missing = true, precision = 0.1 }, n = { count = "v" }, last = { last = "v" } }`)
	if want := `config.toml:3:19: warning: "v" has no value in 2 groups, where a value that it is made of is missing: the first at t.csv:3:3; write skip_missing = true to leave such values out, or filter the rows`; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if got, want := lines(out), "k,v,mean,n,last\na,,1.0,1,\nb,5,2.5,2,3\nc,,,0,\n"; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if at := out.Rows[0].CellAt(1).String(); at != "t.csv:3:3" {
		t.Errorf("what is missing is at %s", at)
	}
}

// What a sum is known to is told where nobody would expect it; whole numbers are exact.
func TestGroupPrecision(t *testing.T) {
	csv := "k,v\n" + strings.Repeat("a,12.5\n", 100)
	out, got := apply(t, mustLoad(t, csv), "group = \"k\"\naggregate = { v = \"sum\", low = { min = \"v\" }, m = { mean = \"v\" } }")
	if want := `config.toml:3:19: warning: "v" is only known to 10 where 100 values that are known to 0.1 add up; if they are exact, write precision = 0.1`; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if got, want := texts(t, out, "v")+" "+texts(t, out, "low")+" "+texts(t, out, "m"), "1250 12.5 12.5"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if got := out.Rows[0].Parts; got != 100 {
		t.Errorf("the row is made of %d", got)
	}
}

// Each group keeps the sources of its own rows.
func TestGroupKeepsSources(t *testing.T) {
	out := mustApply(t, mustLoad(t, sales, `values = ["amount"]`), "group = \"region\"\naggregate = { n = \"rows\" }")
	for i, want := range []string{"NBS MOST", "NBS"} {
		one := *out
		one.Rows = out.Rows[i : i+1]
		var names []string
		for _, s := range one.Sources() {
			names = append(names, s.Publisher)
		}
		if got := strings.Join(names, " "); got != want {
			t.Errorf("row %d has the sources %s, want %s", i, got, want)
		}
	}
}

// The smallest and the largest value stand where they were read.
func TestGroupKeepsPlaces(t *testing.T) {
	out := mustApply(t, mustLoad(t, sales, `values = ["amount"]`), `aggregate = { low = { min = "amount" }, high = { max = "amount" }, z = { last = "customer" } }`)
	for col, want := range []string{"t.csv:5:20", "t.csv:2:22", "t.csv:6:9"} {
		if got := out.Rows[0].CellAt(col).String(); got != want {
			t.Errorf("%s is at %s, want %s", out.Columns[col].Name, got, want)
		}
	}
}

// [data.NAME] takes the words too.
func TestLoadGroups(t *testing.T) {
	out := mustLoad(t, sales, `values = ["amount"]`, `filter = { region = "Tianjin" }`, `group = "year of day"`, `aggregate = { n = "rows", amount = { max = "amount" } }`, `columns.amount.label = "Amount"`)
	if got, want := lines(out), "year,n,amount\n2023,2,100.5\n2024,1,7\n"; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if c := out.Columns[2]; c.Label != "Amount" || c.Unit != "bn yuan" {
		t.Errorf("column %+v", c)
	}
}

// The sums of groups add up to the sum of all, however the rows are grouped.
func TestGroupsAddUp(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for range 50 {
		var csv strings.Builder
		csv.WriteString("a,b,v\n")
		for range 1 + rng.IntN(200) {
			fmt.Fprintf(&csv, "%c,%d,%.2f\n", 'a'+rng.IntN(5), 2000+rng.IntN(4), 1000*rng.Float64()-300)
		}
		table := mustLoad(t, csv.String())
		const made = `aggregate = { v = { sum = "v", precision = 0.01 } }`
		all := column(t, mustApply(t, table, made), "v")[0]
		for _, by := range []string{"a", "b"} {
			total := 0.0
			for _, c := range column(t, mustApply(t, table, fmt.Sprintf("group = %q\n", by)+made), "v") {
				total += c.Number
			}
			if got := strconv.FormatFloat(total, 'f', 2, 64); got != strconv.FormatFloat(all.Number, 'f', 2, 64) {
				t.Errorf("groups by %s add up to %s, all rows to %v", by, got, all.Number)
			}
		}
	}
}

// million feeds rows to a gathering as a reader of a large file would.
func million(b *testing.B, words string) {
	var d config.Diagnostics
	node := config.ParseTable("config.toml", []byte("[data.t]\n"+words), &d).Tables("data")[0]
	var q Query
	node.Decode(&q, &d)
	t := &Table{Name: "t", Columns: []Column{{Name: "region"}, {Name: "year", Kind: Number, Format: yearFormat}, {Name: "day", Kind: Date}, {Name: "amount", Kind: Number, Integer: true}}}
	names := []string{"Tianjin", "Henan", "Liaoning", "Hebei", "Shanxi", "Jilin"}
	cells := make([][]Cell, 1000)
	for i := range cells {
		year := 2000 + i%24
		cells[i] = []Cell{{Text: names[i%6]}, {Kind: Number, Number: float64(year), Precision: 1},
			{Kind: Date, Time: time.Date(year, time.Month(1+i%12), 1+i%28, 0, 0, 0, 0, time.UTC)}, {Kind: Number, Number: float64(i), Precision: 1}}
	}
	b.ReportAllocs()
	for b.Loop() {
		g := q.gather(t, node, &d)
		for i := range 1_000_000 {
			g.add(&Row{Cells: cells[i%1000], At: config.Pos{File: "t.csv", Line: i + 2}})
		}
		if out := g.table(); out == nil || d.Err() != nil {
			b.Fatal(d.Err())
		}
	}
}

func BenchmarkGroup(b *testing.B) {
	b.Run("keys", func(b *testing.B) {
		million(b, "group = [\"region\", \"year\"]\naggregate = { amount = \"sum\", n = \"rows\", high = { max = \"amount\" } }")
	})
	b.Run("months", func(b *testing.B) { million(b, "group = \"month of day\"\naggregate = { amount = \"sum\" }") })
	b.Run("median", func(b *testing.B) { million(b, "group = \"region\"\naggregate = { amount = \"median\" }") })
}
