package data

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// wide has a column for each year, as spreadsheets do.
const wide = `region,indicator,2021,2022,2023
Tianjin,patents,10,11,12
Henan,patents,20,,22
`

func TestUnpivot(t *testing.T) {
	table := mustLoad(t, wide)
	long := "region,indicator,year,n\nTianjin,patents,2021,10\nTianjin,patents,2022,11\nTianjin,patents,2023,12\nHenan,patents,2021,20\nHenan,patents,2022,\nHenan,patents,2023,22\n"
	for name, tc := range map[string]struct{ query, want string }{
		"columns":   {`unpivot = { columns = ["2021", "2022", "2023"], name = "year", value = "n" }`, long},
		"all but":   {`unpivot = { keep = ["region", "indicator"], name = "year", value = "n" }`, long},
		"a stretch": {`unpivot = { from = "2021", to = "2023", name = "year", value = "n" }`, long},
		"then all":  {`unpivot = { from = "2021", to = "2023", name = "year", value = "n" }` + "\nfilter = { year = { min = 2022 } }\ngroup = \"year\"\naggregate = { n = { sum = \"n\", skip_missing = true, precision = 1 } }\nsort = \"-year\"", "year,n\n2023,34\n2022,11\n"},
		"and back":  {`unpivot = { from = "2021", to = "2023", name = "year", value = "n" }` + "\npivot = { column = \"year\", value = \"n\" }", wide},
		"growth":    {`unpivot = { from = "2021", to = "2023", name = "year", value = "n" }` + "\nfilter = { year = 2023, region = \"Tianjin\" }\nderive = { g = { growth = \"n\", precision = 0.1 } }\nselect = [\"year\", \"g\"]", "year,g\n2023,9.1\n"},
	} {
		t.Run(name, func(t *testing.T) {
			out, problems := apply(t, table, tc.query)
			if out == nil {
				t.Fatal(problems)
			}
			if got := lines(out); got != tc.want {
				t.Errorf("got\n%s\nwant\n%s", got, tc.want)
			}
		})
	}
	out := mustApply(t, table, `unpivot = { from = "2021", to = "2023", name = "year", value = "n" }`)
	if c := out.Columns[2]; !c.Years() || c.Label != "Year" {
		t.Errorf("column %+v", c)
	}
	if at := out.Rows[5].CellAt(3).String(); at != "t.csv:3:19" {
		t.Errorf("22 is at %s", at)
	}
	quarters := mustApply(t, mustLoad(t, "k,2023-Q1,2023-Q2\na,1,2\n"), `unpivot = { keep = "k", name = "quarter", value = "n" }`)
	if c := quarters.Columns[1]; c.Kind != Date {
		t.Errorf("column %+v", c)
	}
}

func TestPivot(t *testing.T) {
	table := mustLoad(t, series, `columns.growth.unit = "%"`)
	for name, tc := range map[string]struct{ query, want string }{
		"indicators": {"filter = { year = { min = 2019 } }\npivot = { column = \"indicator\", value = \"value\" }\nsort = \"year\"", "year,turnover,contracts\n2019,,484.077\n2020,,550\n2022,4780,\n2023,6150,950\n"},
		"years":      {"filter = { year = [2023, 2022], indicator = \"turnover\" }\npivot = { column = \"year\", value = \"value\" }", "indicator,2022,2023\nturnover,4780,6150\n"},
		"no keys":    {"filter = { indicator = \"turnover\" }\npivot = { column = \"year\", value = \"value\", keys = [\"indicator\"] }\nselect = [\"2013\", \"2023\"]", "2013,2023\n746.91,6150\n"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := lines(mustApply(t, table, tc.query)); got != tc.want {
				t.Errorf("got\n%s\nwant\n%s", got, tc.want)
			}
		})
	}
	out := mustApply(t, table, "filter = { year = 2023 }\npivot = { column = \"indicator\", value = \"value\" }")
	if a, b := out.Columns[1], out.Columns[2]; a.Unit != "bn yuan" || b.Unit != "thousand" || a.Label != "Turnover" {
		t.Errorf("columns %+v, %+v", a, b)
	}
	if a, b := out.Rows[0].CellAt(1).String(), out.Rows[0].CellAt(2).String(); a != "t.csv:6:15" || b != "t.csv:9:16" {
		t.Errorf("values at %s and %s", a, b)
	}
	if n := out.Rows[0].Parts; n != 2 {
		t.Errorf("made of %d rows", n)
	}
}

func TestPivotRefuses(t *testing.T) {
	table := mustLoad(t, series)
	text := mustLoad(t, "k,a,b\nx,1,y\n")
	units := mustLoad(t, "k,a,b\nx,1,2\n", `columns.a.unit = "%"`)
	many := mustLoad(t, "k,v\n"+strings.Join(numbered(1001), "\n")+"\n")
	for name, tc := range map[string]struct {
		table       *Table
		query, want string
	}{
		"pivot: unknown column": {table, `pivot = { column = "indicater", value = "value" }`, `config.toml:2:20: error: the table "t" has no column "indicater"; did you mean "indicator"?`},
		"pivot: no value":       {table, `pivot = { column = "indicator" }`, `config.toml:2:9: error: "value" is missing in [chart.c.pivot]`},
		"pivot: the same":       {table, `pivot = { column = "indicator", value = "indicator" }`, `config.toml:2:41: error: column and value are the same column`},
		"pivot: two in a place": {table, `pivot = { column = "indicator", value = "value", keys = ["unit"] }`, `config.toml:2:9: error: two rows have "turnover" in column "indicator" and the same keys: t.csv:2:15 and t.csv:3:15; group the rows first, or name in keys what tells them apart`},
		"pivot: keys":           {table, `pivot = { column = "indicator", value = "value", keys = ["value", "yaer"] }`, "config.toml:2:58: error: column \"value\" is named twice\nconfig.toml:2:67: error: the table \"t\" has no column \"yaer\"; did you mean \"year\"?"},
		"pivot: mixed units":    {table, `pivot = { column = "source", value = "value" }`, `config.toml:2:38: error: the column "Ministry of Science and Technology" would have different units: "bn yuan" at t.csv:2 and "thousand" at t.csv:7; filter the rows to those of one unit`},
		"pivot: missing name":   {mustLoad(t, "k,a,b\nx,p,1\nx,,2\n"), `pivot = { column = "a", value = "b" }`, `config.toml:2:20: error: column "a" has no value at t.csv:3:3, and gives no column a name; filter out such rows`},
		"pivot: name taken":     {mustLoad(t, "k,a,b\nx,k,1\n"), `pivot = { column = "a", value = "b" }`, `config.toml:2:20: error: two columns would have the name "k"; rename = { k = "..." } gives the other another name`},
		"pivot: too many":       {many, `pivot = { column = "k", value = "v" }`, `config.toml:2:20: error: column "k" has so many values that the table would have more than 1000 columns`},
		"pivot: aggregated":     {table, `filter = { n = 1 }` + "\naggregate = { n = \"rows\" }\npivot = { column = \"n\", value = \"v\" }", "config.toml:2:12: error: column \"n\" is aggregated, and filter comes before that; make a table of it, with from = \"t\", and filter that"},

		"unpivot: no way":       {table, `unpivot = { name = "a", value = "b" }`, `config.toml:2:11: error: unpivot has to say which columns become rows, in one way; write one of: columns, keep, or from and to`},
		"unpivot: two ways":     {table, `unpivot = { name = "a", value = "b", keep = "year", columns = "value" }`, `config.toml:2:11: error: unpivot has to say which columns become rows, in one way; write one of: columns, keep, or from and to`},
		"unpivot: one end":      {table, `unpivot = { name = "a", value = "b", from = "year" }`, `config.toml:2:11: error: unpivot says one end of the columns that become rows, and not the other; write both from and to`},
		"unpivot: wrong way":    {text, `unpivot = { name = "n", value = "m", from = "b", to = "a" }`, `config.toml:2:45: error: column "b" stands after column "a"`},
		"unpivot: unknown":      {text, `unpivot = { name = "n", value = "m", columns = ["a", "c"] }`, `config.toml:2:54: error: the table "t" has no column "c"; choose from: k, a, b`},
		"unpivot: twice":        {text, `unpivot = { name = "n", value = "m", columns = ["a", "a"] }`, `config.toml:2:54: error: column "a" is listed twice`},
		"unpivot: name taken":   {text, `unpivot = { name = "k", value = "k", columns = "a" }`, "config.toml:2:20: error: two columns would have the name \"k\"; give it another name\nconfig.toml:2:33: error: two columns would have the name \"k\"; give it another name"},
		"unpivot: speaks":       {text, `unpivot = { name = "unit", value = "m", columns = "a" }`, `config.toml:2:20: error: a column named "unit" speaks of its row; give it another name`},
		"unpivot: all stay":     {text, `unpivot = { name = "n", value = "m", keep = ["k", "a", "b"] }`, `config.toml:2:11: error: unpivot leaves no column to become rows`},
		"unpivot: of all kinds": {text, `unpivot = { name = "n", value = "m", keep = "k" }`, `config.toml:2:11: error: the columns that become rows hold different things: "a" numbers, "b" text; keep those that are about something else`},
		"unpivot: units":        {units, `unpivot = { name = "n", value = "m", keep = "k" }`, `config.toml:2:11: error: the columns that become rows have different units: "a" "%", "b" ""; scale them to one unit first, or keep those that are about something else`},
	} {
		t.Run(name, func(t *testing.T) {
			if out, got := applyAny(t, tc.table, Series{}, tc.query); got != tc.want || out != nil {
				t.Errorf("got\n%s\nwant\n%s", got, tc.want)
			}
		})
	}
}

func numbered(n int) []string {
	var rows []string
	for i := range n {
		rows = append(rows, fmt.Sprintf("c%d,1", i))
	}
	return rows
}

// What is made long and wide again is what it was.
func TestUnpivotAndPivotAreInverse(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	for range 50 {
		var csv strings.Builder
		columns := 1 + rng.IntN(8)
		csv.WriteString("name")
		for c := range columns {
			fmt.Fprintf(&csv, ",%d", 2000+c)
		}
		for r := range 1 + rng.IntN(20) {
			fmt.Fprintf(&csv, "\nr%d", r)
			for c := range columns {
				if csv.WriteByte(','); c == 0 || rng.IntN(4) > 0 {
					fmt.Fprintf(&csv, "%d", 1+rng.IntN(999))
				}
			}
		}
		csv.WriteByte('\n')
		table := mustLoad(t, csv.String())
		out, problems := apply(t, table, "unpivot = { keep = \"name\", name = \"year\", value = \"v\" }\npivot = { column = \"year\", value = \"v\" }")
		if out == nil {
			t.Fatal(problems)
		}
		if got, want := lines(out), csv.String(); got != want {
			t.Fatalf("got\n%s\nwant\n%s", got, want)
		}
	}
}
