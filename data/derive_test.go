package data

import (
	"fmt"
	"math"
	"reflect"
	"strings"
	"testing"

	"report/config"
)

// turnover is yearly, with a year that is not there and a value that is missing.
const turnover = `year,turnover,deals
2013,746.91,294929
2014,857.7,297037
2015,983.6,307132
2017,1340,367586
2018,1770,
2019,2240,484077
`

// exports is long: two countries, monthly, in two years.
const exports = `country,month,exports
Japan,2022-01,50.0
Japan,2022-02,55.0
Japan,2023-01,60.0
Japan,2023-02,44.0
Peru,2022-01,0
Peru,2022-02,2.0
Peru,2023-01,3.0
Peru,2023-02,
`

// cases is daily, not in order, and has a leap day.
const cases = `date,cases
2024-02-29,70
2024-02-26,10
2024-02-27,20
2024-02-28,30
2024-03-01,50
`

func mustLoadTurnover(t *testing.T) *Table {
	return mustLoad(t, turnover, "[data.t.columns.turnover]\nunit = \"bn yuan\"\nformat = \"#,##0.0\"")
}

func TestDerive(t *testing.T) {
	yearly := mustLoadTurnover(t)
	monthly := mustLoad(t, exports, `columns.exports.unit = "bn $"`)
	daily := mustLoad(t, cases)
	quarters := mustLoad(t, "quarter,rate\n2023 Q1,5.1\n2023 Q2,5.3\n2023 Q3,4.9\n", `columns.rate.unit = "%"`+"\n"+`columns.quarter.type = "text"`)
	for name, tc := range map[string]struct {
		table *Table
		query string // with the derived column d
		want  string // its cells, - where missing
		label string
	}{
		"growth": {yearly, `derive = { d = { growth = "turnover" } }`,
			"- 14.8 14.7 - 32.1 26.6", "Turnover, growth on the year, %"},
		"growth on a gap": {yearly, `derive = { d = { growth = "turnover", on = "previous" } }`,
			"- 14.8 14.7 36.2 32.1 26.6", "Turnover, growth on the previous value, %"},
		"growth beside a missing value": {yearly, `derive = { d = { growth = "deals" } }`,
			"- 0.7 3.4 - - -", "Deals, growth on the year, %"},
		"growth of the year that the filter leaves": {yearly, "filter = { year = 2018 }\nderive = { d = { growth = \"turnover\" } }",
			"32.1", "Turnover, growth on the year, %"},
		"growth of months": {monthly, `derive = { d = { growth = "exports", by = "country" } }`,
			"- - 20 -20 - - - -", "Exports, growth on the year, %"},
		"growth of one series": {monthly, "filter = { country = \"Japan\", month = 2023 }\nderive = { d = { growth = \"exports\" } }",
			"20 -20", "Exports, growth on the year, %"},
		"difference": {yearly, `derive = { d = { difference = "turnover" } }`,
			"- 110.8 125.9 - 430 470", "Turnover, change on the year, bn yuan"},
		"difference of percentages": {quarters, `derive = { d = { difference = "rate", on = "previous", over = "quarter" } }`,
			"- 0.2 -0.4", "Rate, change on the previous value, percentage points"},
		"growth of quarters": {mustLoad(t, "quarter,v\n2023Q4,50\n2024Q1,51\n2024-Q4,60\n"), `derive = { d = { growth = "v" } }`,
			"- - 20", "V, growth on the year, %"},
		"mean of quarters": {mustLoad(t, "quarter,v\n2023Q4,50\n2024Q1,51\n2024Q2,60\n"), `derive = { d = { mean = "v", rows = 2 } }`,
			"- 51 56", "V, mean of 2 quarters"},
		"index": {yearly, `derive = { d = { index = "turnover", base = 2013 } }`,
			"100.0 114.8 131.7 179.4 237.0 299.9", "Turnover (2013 = 100)"},
		"index whose base the filter leaves out": {yearly, "filter = { year = { min = 2017 } }\nderive = { d = { index = \"turnover\", base = 2013 } }",
			"179.4 237.0 299.9", "Turnover (2013 = 100)"},
		"index on a year of months": {monthly, "filter = { country = \"Japan\" }\nderive = { d = { index = \"exports\", base = 2022 } }",
			"95 105 114 84", "Exports (2022 = 100)"},
		"mean": {daily, `derive = { d = { mean = "cases", rows = 3 } }`,
			"40 - - 20 50", "Cases, mean of 3 days"},
		"centred mean": {daily, `derive = { d = { mean = "cases", rows = 3, centred = true } }`,
			"50 - 20 40 -", "Cases, centred mean of 3 days"},
		"mean beside a missing value": {yearly, `derive = { d = { mean = "deals", rows = 2 } }`,
			"- 295983 302085 337359 - -", "Deals, mean of 2 values"},
		"mean of days before the filter's": {daily, "filter = { date = { min = \"2024-03-01\" } }\nderive = { d = { mean = \"cases\", rows = 3 } }",
			"50", "Cases, mean of 3 days"},
		"share": {daily, `derive = { d = { share = "cases" } }`,
			"39 6 11 17 28", "Cases, share of the total, %"},
		"share within": {monthly, "filter = { month = 2022 }\nderive = { d = { share = \"exports\", within = \"month\" } }",
			"100 96.5 0 3.5", "Exports, share of the total, %"},
		"share over what the filter leaves out": {monthly, "filter = { country = \"Peru\", month = 2022 }\nderive = { d = { share = \"exports\", over = \"country\", within = \"month\" } }",
			"0 3.5", "Exports, share of the total, %"},
		"change of a share": {monthly, "filter = { country = \"Peru\", month = \"2023-01\" }\nderive = { s = { share = \"exports\", over = \"country\", within = \"month\" }, d = { difference = \"s\", label = \"Change\" } }",
			"5", "Change, percentage points"},
		"share of what the filter leaves": {yearly, "filter = { year = { min = 2018 } }\nderive = { d = { share = \"turnover\" }, g = { growth = \"turnover\" } }",
			"44.1 55.9", "Turnover, share of the total, %"},
		"share of a missing total": {monthly, `derive = { d = { share = "exports", within = ["month"] } }`,
			"100 96.5 95.2 - 0 3.5 4.8 -", "Exports, share of the total, %"},
		"total": {daily, `derive = { d = { total = "cases" } }`,
			"130 10 30 60 180", "Cases, running total"},
		"total until a value is missing": {yearly, `derive = { d = { total = "deals" } }`,
			"294929 591966 899098 1266680 - -", "Deals, running total"},
		"total of what the filter leaves": {yearly, "filter = { year = { min = 2018 } }\nderive = { d = { total = \"turnover\" }, g = { growth = \"turnover\" } }",
			"1770 4010", "Turnover, running total, bn yuan"},
		"growth of a mean": {yearly, `derive = { m = { mean = "turnover", rows = 2, label = "Two years" }, d = { growth = "m" } }`,
			"- - 14.8 - 33.8 28.9", "Two years, growth on the year, %"},
		"words of its own": {yearly, `derive = { d = { growth = "turnover", label = "Wachstum", unit = "Prozent", precision = 0.5 } }`,
			"- 15.0 14.5 - 32.0 26.5", "Wachstum, Prozent"},
	} {
		t.Run(name, func(t *testing.T) {
			out := mustApplyCoarse(t, tc.table, tc.query)
			var got []string
			for _, c := range column(t, out, "d") {
				word := c.Text
				if c.Missing {
					word = "-"
				}
				got = append(got, word)
			}
			if got := strings.Join(got, " "); got != tc.want {
				t.Errorf("got %s, want %s", got, tc.want)
			}
			c := out.Columns[out.Column("d")]
			label := c.Label
			if c.Unit != "" {
				label += ", " + c.Unit
			}
			if label != tc.label {
				t.Errorf("label %q, want %q", label, tc.label)
			}
		})
	}
}

// mustApplyCoarse passes over warnings of what is coarsely known.
func mustApplyCoarse(t *testing.T, table *Table, query string) *Table {
	t.Helper()
	out, problems := apply(t, table, query)
	if out == nil {
		t.Fatal(problems)
	}
	return out
}

func TestDeriveRefuses(t *testing.T) {
	yearly := mustLoadTurnover(t)
	monthly := mustLoad(t, exports)
	mixed := mustLoad(t, series)
	two := mustLoad(t, "year,since,name,v\n2020,1990,a,-1\n2021,1991,b,0\n")
	for name, tc := range map[string]struct {
		table       *Table
		query, want string
	}{
		"no word":           {yearly, `derive = { d = { over = "year" } }`, `config.toml:2:16: error: the column "d" does not say how it is derived; choose from: difference, growth, index, mean, share, total, or write an expression`},
		"two words":         {yearly, `derive = { d = { growth = "turnover", share = "turnover" } }`, `config.toml:2:47: error: the column "d" is growth already; derive two columns`},
		"unknown column":    {yearly, `derive = { d = { growth = "turnovr" } }`, `config.toml:2:27: error: the table "t" has no column "turnovr"; did you mean "turnover"?`},
		"text":              {monthly, `derive = { d = { growth = "country" } }`, `config.toml:2:27: error: growth is of numbers, and column "country" holds text`},
		"years":             {yearly, `derive = { d = { growth = "year" } }`, `config.toml:2:27: error: growth is of quantities, and column "year" holds years`},
		"name taken":        {yearly, `derive = { turnover = { growth = "turnover" } }`, `config.toml:2:23: error: the table "t" has a column "turnover" already; give it another name`},
		"no name":           {yearly, `derive = { "" = { growth = "turnover" } }`, `config.toml:2:17: error: a derived column needs a name`},
		"misplaced":         {yearly, `derive = { d = { growth = "turnover", rows = 7 } }`, `config.toml:2:46: error: growth takes no rows; rows is for mean`},
		"no base":           {yearly, `derive = { d = { index = "turnover" } }`, `config.toml:2:26: error: index has no base; say where it is 100, such as base = 2015`},
		"base not there":    {yearly, `derive = { d = { index = "turnover", base = 2012 } }`, `config.toml:2:45: error: no row has 2012 in column "year"; it has 2013, 2014, 2015, 2017, 2018, 2019`},
		"base's kind":       {yearly, `derive = { d = { index = "turnover", base = "start" } }`, `config.toml:2:45: error: column "year" holds numbers, and "start" is text`},
		"base missing":      {yearly, `derive = { d = { index = "deals", base = 2018 } }`, `config.toml:2:42: error: column "deals" has no value at the base, t.csv:6:11, and an index starts from more than zero`},
		"base zero":         {monthly, `derive = { d = { index = "exports", base = "2022-01", by = "country" } }`, `config.toml:2:44: error: column "exports" has 0 at the base, t.csv:6:14, and an index starts from more than zero`},
		"series no base":    {mixed, "filter = { unit = \"bn yuan\" }\nderive = { d = { index = \"value\", base = 2013, by = \"source\" } }", `config.toml:3:42: error: the series "National Bureau of Statistics" has no row at the base; filter out its rows, or take another base`},
		"no rows":           {yearly, `derive = { d = { mean = "turnover" } }`, `config.toml:2:25: error: mean has no rows; say of how many rows, such as rows = 7`},
		"one row":           {yearly, `derive = { d = { mean = "turnover", rows = 1 } }`, `config.toml:2:44: error: rows must be from 2 to 1000, not 1`},
		"even":              {yearly, `derive = { d = { mean = "turnover", rows = 4, centred = true } }`, `config.toml:2:44: error: rows must be odd for a centred mean, not 4`},
		"repeated":          {monthly, `derive = { d = { growth = "exports" } }`, `config.toml:2:27: error: more than one row has 2022-01 in column "month": t.csv:2:7 and t.csv:6:6; filter the rows, or name the columns that part them into series, such as by = "country"`},
		"unknown by":        {monthly, `derive = { d = { growth = "exports", by = ["land"] } }`, `config.toml:2:44: error: the table "t" has no column "land"; choose from: country, month, exports`},
		"unknown over":      {monthly, `derive = { d = { growth = "exports", over = "mont" } }`, `config.toml:2:45: error: the table "t" has no column "mont"; did you mean "month"?`},
		"which over":        {two, `derive = { d = { growth = "v" } }`, `config.toml:2:27: error: growth has to know along which column the rows run; name it, such as over = "year"; columns of dates and years are year, since`},
		"no over":           {mustLoad(t, "name,v\na,1\n"), `derive = { d = { total = "v" } }`, `config.toml:2:26: error: total has to know along which column the rows run; no column holds dates or years: name one, such as over = "quarter"`},
		"no year before":    {mustLoad(t, "q,v\na,1\n"), `derive = { d = { growth = "v", over = "q" } }`, `config.toml:2:27: error: column "q" holds neither dates nor years, so no row is a year before another; write on = "previous" for the row before`},
		"on":                {yearly, `derive = { d = { growth = "turnover", on = "month" } }`, `config.toml:2:44: error: on cannot be "month"; choose from: year, previous`},
		"unknown word":      {yearly, `derive = { d = { growht = "turnover" } }`, `config.toml:2:18: error: unknown key "growht" in [chart.c.derive.d]; did you mean "growth"?`},
		"format":            {yearly, `derive = { d = { growth = "turnover", format = "0.0.0" } }`, `config.toml:2:48: error: number pattern "0.0.0" has two decimal points`},
		"precision":         {yearly, `derive = { d = { growth = "turnover", precision = 0 } }`, `config.toml:2:51: error: precision must be more than 0, such as 1 or 0.01`},
		"mixed units":       {mixed, `derive = { d = { growth = "value", by = "indicator" } }`, `config.toml:2:27: error: rows of column "value" have different units: "bn yuan", "thousand"; filter the rows to those of one unit`},
		"below zero":        {two, `derive = { d = { share = "v" } }`, `config.toml:2:26: error: column "v" has -1 at t.csv:2:13, and what is below zero is no share of a total`},
		"all of it":         {monthly, "filter = { country = \"Japan\", month = \"2023-01\" }\nderive = { d = { share = \"exports\" } }", `config.toml:3:26: error: each row is the only one of its total; name the column whose rows make up the total, such as over = "country", so that those that the filter leaves out count`},
		"unknown within":    {monthly, `derive = { d = { share = "exports", within = ["month", "land"] } }`, `config.toml:2:56: error: the table "t" has no column "land"; choose from: country, month, exports`},
		"nothing":           {yearly, "filter = { year = [2018, 2019] }\nderive = { d = { growth = \"deals\" } }", `config.toml:3:27: error: the column "d" has no value in any row; what depends on a missing value is missing: deals has none at t.csv:6:11`},
		"no year before it": {yearly, "filter = { year = 2013 }\nderive = { d = { growth = \"turnover\" } }", `config.toml:3:27: error: the column "d" has no value in any row; it needs a row one year before, with a value above zero`},
		"too few rows":      {yearly, "derive = { d = { mean = \"turnover\", rows = 7 } }", `config.toml:2:25: error: the column "d" has no value in any row; no series has 7 rows`},
		"zeros":             {mustLoad(t, "name,v\na,0\nb,0\n"), "derive = { d = { share = \"v\" } }", `config.toml:2:26: error: the column "d" has no value in any row; all values are zero`},
		"filter by it":      {yearly, "filter = { d = 5 }\nderive = { d = { growth = \"turnover\" } }", `config.toml:2:12: error: column "d" is derived, and filter comes before that`},
		"one mistake":       {yearly, "derive = { d = { growth = \"turnovr\" }, e = { growth = \"d\" } }\nsort = \"-d\"\nselect = [\"d\", \"e\"]", `config.toml:2:27: error: the table "t" has no column "turnovr"; did you mean "turnover"?`},
		"filter's alone":    {monthly, "filter = { country = \"Japn\" }\nderive = { d = { growth = \"exports\" } }\nsort = \"d\"", `config.toml:2:22: error: no row has "Japn" in column "country"; did you mean "Japan"?`},
		"known to little":   {mustLoad(t, "year,v\n2020,5\n2021,6\n"), `derive = { d = { growth = "v" } }`, `config.toml:2:27: warning: the growth at t.csv:3:6 is only known to 100, since 6 is known to 1; if these are exact counts, add precision = 0.1`},
	} {
		t.Run(name, func(t *testing.T) {
			out, got := applyAny(t, tc.table, Series{}, tc.query)
			if got != tc.want {
				t.Errorf("got\n%s\nwant\n%s", got, tc.want)
			}
			if out != nil && !strings.Contains(got, "warning") {
				t.Error("a table came back all the same")
			}
		})
	}
}

// applyAny is apply that reports mistakes of the config's form as well.
func applyAny(t *testing.T, table *Table, s Series, text string) (*Table, string) {
	t.Helper()
	node := parseConfig(t, "[chart.c]\n"+text).Tables("chart")[0]
	var q Query
	var d config.Diagnostics
	node.Decode(&q, &d)
	if d.Err() != nil {
		return nil, d.Error()
	}
	out := q.ApplyTo(table, s, node, &d)
	if len(d.List) == 0 {
		return out, ""
	}
	return out, d.Error()
}

// What a chart knows of its series goes for derive where an entry says nothing.
func TestDeriveInChart(t *testing.T) {
	table := mustLoad(t, exports)
	for name, tc := range map[string]struct {
		s     Series
		query string
		want  string
	}{
		"lines":            {Series{Over: "month", By: []string{"country", "", "exports"}}, `derive = { d = { growth = "exports" } }`, "  20 -20    "},
		"bars of names":    {Series{Over: "country", By: []string{"", "exports"}}, "filter = { month = \"2023-01\" }\nderive = { d = { growth = \"exports\" } }", "20 "},
		"its own by":       {Series{Over: "month", By: []string{"month"}}, `derive = { d = { growth = "exports", by = "country" } }`, "  20 -20    "},
		"columns it lacks": {Series{Over: "month", By: []string{"country", "colour"}}, `derive = { d = { total = "exports" } }`, "50.0 105.0 165.0 209 0 2 5 "},
		"text along x":     {Series{Over: "country"}, "filter = { month = \"2023-01\" }\nderive = { d = { total = \"exports\", over = \"country\" } }", "60.0 63.0"},
	} {
		t.Run(name, func(t *testing.T) {
			out, problems := applyAny(t, table, tc.s, tc.query)
			if problems != "" {
				t.Fatal(problems)
			}
			if got := texts(t, out, "d"); got != tc.want {
				t.Errorf("got %q, want %q", got, tc.want)
			}
		})
	}
}

// A derived value is printed no finer than its inputs allow, and its row's source and place stay.
func TestDerivedPrecision(t *testing.T) {
	table := mustLoad(t, series)
	out := mustApply(t, table, "filter = { indicator = \"turnover\", year = [2014, 2023] }\nderive = { d = { growth = \"value\" }, i = { index = \"value\", base = 2013 } }")
	if got, want := printed(t, out, "de", "d"), "15 | 29"; got != want {
		t.Errorf("growth printed %s, want %s", got, want)
	}
	l := locale(t, "en")
	c := column(t, out, "d")[0]
	if got, want := l.Cell(c, out.Columns[out.Column("d")]), "14.8"; got != want {
		t.Errorf("one growth printed %s, want %s", got, want)
	}
	if got, want := printed(t, out, "en", "i"), "115 | 823"; got != want {
		t.Errorf("index printed %s, want %s", got, want)
	}
	if s := out.Rows[1].Source.URL; s != "https://example.org/2023" {
		t.Errorf("source %s", s)
	}
	if at := out.Rows[1].CellAt(out.Column("d")).String(); at != "t.csv:6:15" {
		t.Errorf("derived at %s, not at the value it comes from", at)
	}
}

// The precision of a result, rounded to a power of ten, bounds how far rounding of the inputs can have
// moved it: between a third and three times.
func TestQuantity(t *testing.T) {
	a, b := quantity{6150, 10}, quantity{4780, 10}
	for name, tc := range map[string]struct{ got, want quantity }{
		"difference":       {a.minus(b), quantity{1370, 20}},
		"percent":          {a.percentOf(b), quantity{100 * 6150.0 / 4780, span(100*6155.0/4775, 100*6145.0/4785)}},
		"sum":              {sum([]quantity{a, b}), quantity{10930, 20}},
		"mean":             {sum([]quantity{a, b}).over(2), quantity{5465, 10}},
		"part":             {b.shareOf(sum([]quantity{a, b})), quantity{100 * 4780.0 / 10930, span(100*4785.0/10930, 100*4775.0/10930)}},
		"all of the whole": {a.shareOf(a), quantity{100, 100 * 5.0 / 6150}},
	} {
		if math.Abs(tc.got.value-tc.want.value) > 1e-9 || math.Abs(tc.got.unit-tc.want.unit) > 0.01*tc.want.unit {
			t.Errorf("%s: %v, want %v", name, tc.got, tc.want)
		}
	}
	for unit, want := range map[float64]float64{0.0149: 0.01, 0.478: 1, 0.3: 0.1, 4: 10, 3: 1, 1e-9: 1e-9, 0: 0, math.Inf(1): 0} {
		if got := nearestPower(unit).float(); got != want {
			t.Errorf("the power of ten nearest to %v is %v, want %v", unit, got, want)
		}
	}
}

func span(high, low float64) float64 { return high - low }

func TestDeriveChangesNothing(t *testing.T) {
	table, again := mustLoad(t, exports), mustLoad(t, exports)
	mustApplyCoarse(t, table, `
filter = { month = 2023 }
top = { of = "country", n = 1, by = "exports", other = "Rest" }
derive = { a = { growth = "exports", by = "country" }, b = { share = "exports", within = "month" } }
sort = "-a"`)
	if !reflect.DeepEqual(table, again) {
		t.Error("the table was changed")
	}
}

// Sorting by a derived column puts what has no value last.
func TestSortByDerived(t *testing.T) {
	out := mustApplyCoarse(t, mustLoadTurnover(t), "derive = { d = { growth = \"turnover\" } }\nsort = \"-d\"\nlimit = 3")
	if got, want := texts(t, out, "year"), "2018 2019 2014"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// Whatever a table holds, what is derived from it is a number or missing, and is known to some unit.
func FuzzDerive(f *testing.F) {
	for _, s := range []string{turnover, exports, cases, "a,year,v\nx,2020,1\nx,2021,0\ny,2020,-5\ny,2021,\n", "year,v\n2020,0.000000000000000000000000000000000000001\n2021," + strings.Repeat("9", 300) + "\n"} {
		f.Add(s, 3, "2020")
	}
	f.Fuzz(func(t *testing.T, csv string, rows int, base string) {
		m := &mistakes{d: &config.Diagnostics{}}
		in := input{path: "t.csv", raw: []byte(csv), table: "t", maxRows: 200, maxCells: 2000}
		table := tableOf(Spec{}, in, m)
		if m.count > 0 || len(table.Columns) > 5 {
			return
		}
		for _, c := range table.Columns {
			for _, over := range table.Columns {
				for _, words := range []string{"growth = %q, over = %q", "growth = %q, over = %q, on = \"previous\"", "difference = %q, over = %q", "index = %q, over = %q, base = " + fmt.Sprintf("%q", base),
					"mean = %q, over = %q, rows = " + fmt.Sprint(rows), "share = %q, within = %q", "total = %q, over = %q"} {
					checkDerived(t, table, "derive = { derived = { "+fmt.Sprintf(words, c.Name, over.Name)+" } }")
				}
				checkDerived(t, table, fmt.Sprintf("top = { of = %q, n = 1, by = %q, other = \"the rest of them\" }", over.Name, c.Name))
			}
		}
	})
}

func checkDerived(t *testing.T, table *Table, query string) {
	var d config.Diagnostics
	root := config.ParseTable("config.toml", []byte("[chart.c]\n"+query), &d)
	if root == nil {
		return // a name that TOML does not take as Go quotes it
	}
	node := root.Tables("chart")[0]
	var q Query
	node.Decode(&q, &d)
	if d.Err() != nil {
		return
	}
	out := q.Apply(table, node, &d)
	if out == nil {
		if d.Err() == nil {
			t.Fatalf("no table and no mistake after %s", query)
		}
		return
	}
	for _, r := range out.Rows {
		if len(r.Cells) != len(out.Columns) {
			t.Fatalf("a row of %d cells in %d columns after %s", len(r.Cells), len(out.Columns), query)
		}
		for i, c := range r.Cells {
			if c.Kind == Number && !c.Missing && (math.IsNaN(c.Number) || math.IsInf(c.Number, 0) || math.IsNaN(c.Precision) || math.IsInf(c.Precision, 0)) {
				t.Fatalf("column %q has %v known to %v after %s", out.Columns[i].Name, c.Number, c.Precision, query)
			}
			if c.Missing && c.Number != 0 {
				t.Fatalf("a missing cell of %v after %s", c.Number, query)
			}
		}
	}
}
