package data

import (
	"strings"
	"testing"

	"report/config"
)

// regionals are two quantities with units.
const regionals = "region,year,turnover,people,share\nTianjin,2022,1600,13.6,10\nTianjin,2023,1950,13.6,20\nHenan,2023,1360,98.2,\nNowhere,2023,5,0,30\n"

func TestDeriveExpression(t *testing.T) {
	table := mustLoad(t, regionals, `columns.turnover.unit = "bn yuan"`, `columns.people.unit = "million"`, `columns.share.unit = "%"`)
	const some = "filter = { people = { min = 1 }, year = 2023 }\n"
	for name, tc := range map[string]struct{ query, want, unit string }{
		"alone":       {some + `derive = { x = "turnover * 2" }`, "3900 2720", "bn yuan"},
		"its unit":    {some + `derive = { x = { expression = "turnover / people", unit = "thousand yuan", precision = 0.1 } }`, "143.4 13.8", "thousand yuan"},
		"of derived":  {some + `derive = { y = "turnover * 2", x = "y - turnover" }`, "1950 1360", "bn yuan"},
		"missing":     {some + `derive = { x = "share + share" }`, "40 ", "%"},
		"the table":   {some + `derive = { x = "share(turnover, sum(t.turnover))" }`, "58.9 41.1", "%"},
		"text":        {some + `derive = { x = "turnover > 1500 ? 'large' : 'small'" }`, "large small", ""},
		"after group": {some + "group = \"region\"\naggregate = { turnover = { sum = \"turnover\", precision = 1 } }\nderive = { x = \"turnover * 1\" }", "1950 1360", "bn yuan"},
	} {
		t.Run(name, func(t *testing.T) {
			out := mustApply(t, table, tc.query)
			if got := texts(t, out, "x"); got != tc.want {
				t.Errorf("got %s, want %s", got, tc.want)
			}
			if c := out.Columns[out.Column("x")]; c.Unit != tc.unit || c.Label != "X" {
				t.Errorf("column %+v", c)
			}
		})
	}
}

func TestDeriveExpressionRefuses(t *testing.T) {
	table := mustLoad(t, regionals, `columns.turnover.unit = "bn yuan"`, `columns.people.unit = "million"`)
	for name, tc := range map[string]struct{ query, want string }{
		"no column":    {`derive = { x = "turnovr * 2" }`, `config.toml:2:17: error: the table "t" has no column "turnovr"; did you mean "turnover"?`},
		"its place":    {`derive = { x = { expression = "1 + turnovr" } }`, `config.toml:2:36: error: the table "t" has no column "turnovr"; did you mean "turnover"?`},
		"name taken":   {`derive = { year = "turnover * 2" }`, `config.toml:2:19: error: the table "t" has a column "year" already; give it another name`},
		"syntax":       {`derive = { x = "turnover *" }`, `config.toml:2:27: error: the expression ends too early`},
		"mixed unit":   {`derive = { x = "turnover / (people + 1)" }`, `config.toml:2:17: error: the unit of "x" has no name of its own: it is bn yuan per million; say it: x = { expression = "turnover / (people + 1)", unit = "..." }`},
		"and a word":   {`derive = { x = { expression = "turnover", growth = "turnover" } }`, `config.toml:2:52: error: the column "x" is an expression already; derive two columns`},
		"what belongs": {`derive = { x = { expression = "turnover", over = "year" } }`, `config.toml:2:50: error: expression takes no over`},
		"unit of text": {`derive = { x = { expression = "region", unit = "%" } }`, `config.toml:2:48: error: unit is for numbers, and column "x" holds text`},
		"by zero":      {`derive = { x = { expression = "turnover / people", unit = "thousand yuan" } }`, `config.toml:2:32: warning: "x" has no value at t.csv:5, since it is divided by zero`},
		"nothing":      {"filter = { region = \"Henan\" }\nderive = { x = \"share * 2\" }", `config.toml:3:17: error: the column "x" has no value in any row; what depends on a missing value is missing`},
	} {
		t.Run(name, func(t *testing.T) {
			if _, got := applyAny(t, table, Series{}, tc.query); got != tc.want {
				t.Errorf("got\n%s\nwant\n%s", got, tc.want)
			}
		})
	}
}

// Whole numbers are exact: so are their sums.
func TestIntegers(t *testing.T) {
	csv := "k,n\n" + strings.Repeat("a,3\n", 50) + "b,4.0\n"
	table := mustLoad(t, csv, `columns.n.type = "integer"`)
	if got := printed(t, mustApply(t, table, "group = \"k\"\naggregate = { n = \"sum\", m = { mean = \"n\", precision = 0.1 } }"), "en", "n"); got != "150 | 4" {
		t.Errorf("sums %s", got)
	}
	_, got := load(t, "[data.t]\nfile = \"t.csv\"\ncolumns.n.type = \"integer\"", map[string]string{"t.csv": "n\n1\n2.5\nx\n"})
	if want := "t.csv:3:1: error: \"2.5\" in column \"n\" is not a whole number\nt.csv:4:1: error: \"x\" in column \"n\" is not a number; if it stands for no value, set missing = [\"x\"] in [data.t]"; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// A column's own source is listed where the column is used.
func TestColumnSource(t *testing.T) {
	table := mustLoad(t, regionals, `source = "NBS"`, `columns.people = { source = "Census", note = "rounded" }`)
	for columns, want := range map[string]string{"turnover": "NBS", "people": "NBS Census"} {
		var names []string
		for _, s := range table.SourcesOf([]string{columns}) {
			names = append(names, s.Publisher)
		}
		if got := strings.Join(names, " "); got != want {
			t.Errorf("%s: %s, want %s", columns, got, want)
		}
	}
	if c := table.Columns[table.Column("people")]; c.Note != "rounded" {
		t.Errorf("column %+v", c)
	}
}

func BenchmarkDeriveExpression(b *testing.B) {
	table := &Table{Name: "t", Columns: []Column{{Name: "a", Kind: Number}, {Name: "b", Kind: Number}}}
	for i := range 100_000 {
		table.Rows = append(table.Rows, Row{Cells: []Cell{{Kind: Number, Number: float64(i), Precision: 0.1}, {Kind: Number, Number: float64(i%7 + 1), Precision: 1}}})
	}
	var d config.Diagnostics
	node := config.ParseTable("config.toml", []byte("[c]\nderive = { x = \"a / b\" }"), &d).Table("c")
	var q Query
	node.Decode(&q, &d)
	for b.Loop() {
		if out := q.Apply(table, node, &d); out == nil {
			b.Fatal(d.Error())
		}
	}
}
