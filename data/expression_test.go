package data

import (
	"math"
	"strings"
	"testing"

	"report/config"
)

const market = `year,turnover,growth,note
2013,746.91,16.0,
2014,857.7,14.8,
2015,983.5,14.7,
2016,1140.7,16.0,
2017,1340,17.7,rounded
`

const releases = `name,published,seen
a,2014-10,2014
b,2015-02-26,2015
c,2018-Q1,2018
`

const regions = `region,year,value,unit
Tianjin,2022,10,bn yuan
Tianjin,2023,12,bn yuan
Henan,2022,5,bn yuan
Henan,2023,8,bn yuan
Henan,2024,,bn yuan
Liaoning,2023,8,thousand
`

// scope has the tables market, regions and gaps, and the facts turnover, first and broken, the last of which
// has mistakes.
func scope(t *testing.T) Scope {
	t.Helper()
	tables := map[string]*Table{
		"market":    mustLoad(t, market, `columns.turnover.unit = "bn yuan"`, `columns.growth.unit = "%"`),
		"releases":  mustLoad(t, releases, `columns.seen.type = "date"`),
		"regions":   mustLoad(t, regions),
		"gaps":      mustLoad(t, "year,contracts,Gross output\n2013,295,1\n2014,297,2\n2015,,3\n2016,320,4\n2018,330,5\n", `columns.contracts.unit = "thousand"`),
		"countries": mustLoad(t, "country,people,area,exact\nA,10,4,100\nB,20,5,200\nC,20,5,1\n", `columns.people.unit = "million"`, `columns.area.unit = "km²"`),
		"my-table":  mustLoad(t, "a,b\nx,1\ny,2\n"),
	}
	for name, table := range tables {
		table.Name = name
	}
	s := Scope{
		Table:  func(name string) (*Table, bool) { table, ok := tables[name]; return table, ok },
		Tables: []string{"market", "releases", "regions", "gaps", "countries", "my-table", "unread"},
		Facts:  []string{"turnover", "start", "broken"},
	}
	facts := map[string]Value{}
	s.Fact = func(name string) (Value, bool) { v, ok := facts[name]; return v, ok }
	for name, source := range map[string]string{"turnover": "last(market.turnover)", "start": "first(market.year)"} {
		var d config.Diagnostics
		facts[name], _ = ParseExpression(source, config.Pos{}, &d).Evaluate(s, &d)
	}
	return s
}

// shown writes a value with its unit, and the precision to which it is known.
func shown(v Value) string {
	if v.Cell.Missing {
		return "missing: " + v.WhyMissing()
	}
	l, _ := NewLocale("en")
	return strings.ReplaceAll(l.Unit(l.Cell(v.Cell, v.Column), v.Column.Unit), "\u00a0", " ")
}

func TestExpressions(t *testing.T) {
	s := scope(t)
	for source, want := range map[string]string{
		// Literals are exact, and take the unit of what they stand beside.
		"1 + 2 * 3":                "7",
		"2 ** 10 - 1":              "1,023",
		"10 % 4":                   "2",
		"1 / 3":                    "0.333333",
		"-(2 + 3)":                 "−5",
		"0.1 + 0.2 == 0.3":         "yes",
		"turnover + 5":             "1,345 bn yuan",
		"turnover > 1300":          "yes",
		"last(market.growth) > 17": "yes",
		// What is known adds up.
		"last(market.turnover)":                                                         "1,340 bn yuan",
		"first(market.turnover) + at(market.turnover, 2014)":                            "1,604.6 bn yuan",
		"last(market.turnover) - first(market.turnover)":                                "593 bn yuan",
		"last(market.turnover) * 2":                                                     "2,680 bn yuan",
		"last(market.turnover) / 2":                                                     "670 bn yuan",
		"last(market.turnover) / first(market.turnover)":                                "1.794",
		"sum(market.turnover)":                                                          "5,069 bn yuan",
		"mean(market.turnover)":                                                         "1,013.8 bn yuan",
		"median(market.turnover)":                                                       "983.5 bn yuan",
		"min(market.turnover)":                                                          "746.91 bn yuan",
		"max(market.turnover)":                                                          "1,340 bn yuan",
		"max(turnover, 2000)":                                                           "2,000 bn yuan",
		"growth(market.turnover, 2014)":                                                 "14.8%",
		"growth(first(market.turnover), turnover)":                                      "79.4%",
		"growth(market.turnover)":                                                       "17.5%",
		"difference(market.growth)":                                                     "1.7 percentage points",
		"difference(market.turnover, 2015)":                                             "125.8 bn yuan",
		"last(market.growth) - first(market.growth)":                                    "1.7 percentage points",
		"yearly_growth(market.turnover, 2013, 2017)":                                    "15.7%",
		"rising(market.turnover)":                                                       "yes",
		"falling(market.turnover)":                                                      "no",
		"rising(where(market.growth, {year: {max: 2015}}))":                             "no",
		"yearly_growth(100, 121, 2)":                                                    "10%",
		"times(turnover, first(market.turnover))":                                       "1.8",
		"index(turnover, first(market.turnover))":                                       "179.4",
		"share(first(market.turnover), turnover)":                                       "55.7%",
		"share(where(regions.value, {year: 2023, unit: 'bn yuan'}), {region: 'Henan'})": "40%",
		"years(market.year)":                                                            "4",
		"years(2013, 2023)":                                                             "10",
		"years('2013-06-01', '2023-03')":                                                "9",
		"first(market.year)":                                                            "2013",
		"last(market.year) - first(market.year)":                                        "4",
		"last(market.year) - 1":                                                         "2016",
		"start + 1":                                                                     "2014",
		"count(market.note)":                                                            "1",
		"count(market)":                                                                 "5",
		"count(where(market, {year: {min: 2015}}))":                                     "3",
		"sum(where(market.turnover, {year: [2013, 2014]}))":                             "1,604.6 bn yuan",
		"highest(market.turnover, 'year')":                                              "2017",
		"lowest(where(regions.value, {year: 2022}), 'region')":                          "Henan",
		"rank(market.turnover, 2014)":                                                   "4",
		"rank(countries.people, 'C')":                                                   "1",
		"at(market, 2017, 'note')":                                                      "rounded",
		"at(regions.value, {region: 'Henan', year: 2022})":                              "5 bn yuan",
		"at(table('my-table').b, 'y')":                                                  "2",
		"at(gaps['Gross output'], 2014)":                                                "2",
		"at(market.turnover, start)":                                                    "746.91 bn yuan",
		"year(at(releases.published, {name: 'b'}))":                                     "2015",
		"month('2024-03-05')":                                                           "3",
		"quarter(at(releases.published, {name: 'c'}))":                                  "1",
		"at(releases.published, {name: 'b'}) >= '2015-02'":                              "yes",
		"at(releases.published, {name: 'b'}) == '2015'":                                 "yes",
		"at(releases.published, {name: 'b'}) > '2015-02'":                               "no",
		"abs(1 - 3)":                            "2",
		"round(turnover, 100)":                  "1,300 bn yuan",
		"round(first(market.turnover))":         "747 bn yuan",
		"round(6130, 25)":                       "6,125",
		"round(3.4, 0.5)":                       "3.5",
		"round(first(market.turnover), 0.5)":    "747.0 bn yuan",
		"round(turnover, 25)":                   "1,350 bn yuan",
		"2 / count(market) + 1":                 "1.4",
		"abs(-5)":                               "5",
		"years('2023-06', '2020-03')":           "−3",
		"difference(-1e308 * 1.5, 1e308 * 1.5)": "missing: it is too large, or no number",
		"at(market.note, 2013) ?? 5":            "5",
		"count(where(market, {growth: {min: first(market.growth) + 1}}))": "1",
		"turnover * fraction(last(market.growth))":                        "237 bn yuan",
		"turnover > 1 and not (turnover > 5000)":                          "yes",
		"start in [2012, 2013]":                                           "yes",
		"at(market, 2017, 'note') in ['a', 'b']":                          "no",
		"start not in [2012, 2013]":                                       "no",
		"turnover > 1300 ? 'more' : 'less'":                               "more",
		"at(countries.people, 'A') / at(countries.area, 'A')":             "3",
		// Missing is missing.
		"at(gaps.contracts, 2015)":               "missing: contracts is missing at t.csv:4:6",
		"at(gaps.contracts, 2015) + 1":           "missing: contracts is missing at t.csv:4:6",
		"sum(gaps.contracts)":                    "missing: contracts is missing at t.csv:4:6",
		"growth(gaps.contracts, 2016)":           "missing: contracts is missing at t.csv:4:6",
		"growth(gaps.contracts, 2018)":           "missing: gaps has no row between 2016 and 2018",
		"at(gaps.contracts, 2015) ?? 5":          "5 thousand",
		"missing(at(gaps.contracts, 2015))":      "yes",
		"at(gaps.contracts, 2015) > 5":           "missing: contracts is missing at t.csv:4:6",
		"at(gaps.contracts, 2015) > 5 or true":   "yes",
		"at(gaps.contracts, 2015) > 5 and false": "no",
		"turnover / 0":                           "missing: it is divided by zero",
		"growth(0, 5)":                           "missing: the value that it is held against is not above zero",
	} {
		t.Run(source, func(t *testing.T) {
			var d config.Diagnostics
			v, ok := ParseExpression(source, config.Pos{File: "c.toml", Line: 1, Col: 1}, &d).Evaluate(s, &d)
			if !ok || len(d.List) > 0 {
				t.Fatalf("mistakes: %v", d.Error())
			}
			if got := shown(v); got != want {
				t.Errorf("got %s, want %s", got, want)
			}
		})
	}
}

func TestExpressionMistakes(t *testing.T) {
	s := scope(t)
	for source, want := range map[string]string{
		"":                             `c.toml:1:1: error: the expression is empty; write something such as last(TABLE.COLUMN)`,
		"1 +":                          `c.toml:1:4: error: the expression ends too early`,
		"last(market.turnover":         `c.toml:1:21: error: the expression ends too early`,
		"1 2":                          `c.toml:1:3: error: "2" does not belong here`,
		"1 = 2":                        `c.toml:1:3: error: "=" does not belong here; equality is written ==`,
		"'a":                           `c.toml:1:3: error: a text is not closed`,
		"1 @ 2":                        `c.toml:1:3: error: the character "@" has no meaning here`,
		"turnover ?? 1 + 2":            `c.toml:1:15: error: ?? stands beside another operator; put brackets around it: (a ?? b) + c`,
		"market.'2022'":                `c.toml:1:13: error: a column's name has to stand here; a name that is no plain word is written TABLE["Gross output"]`,
		"'ü' == 1e400 + 1":             `c.toml:1:8: error: the number 1e400 is too large`,
		"1 + 99999999999999999999":     `c.toml:1:5: error: the number 99999999999999999999 is too large`,
		"2 ^ 3":                        `c.toml:1:3: error: there is no operator "^"; a power is written **`,
		"1..3":                         `c.toml:1:2: error: there is no operator ".."; a range of rows is written where(COLUMN, { year: { min: 2015, max: 2020 } })`,
		"nil":                          `c.toml:1:1: error: nil does not belong here; missing(x) tells whether a value is missing, and x ?? y takes another one then`,
		"let x = 1; x":                 `c.toml:1:5: error: a variable does not belong here; make a fact of it`,
		"1; 2":                         `c.toml:1:4: error: a second expression does not belong here; make a fact of it`,
		"market.turnover[1:2]":         `c.toml:1:16: error: a slice does not belong here; where(COLUMN, { year: { min: 2015 } }) takes some of the rows`,
		"sum(market.turnover, # > 1)":  `c.toml:1:22: error: "#" does not belong here; there are no loops: sum, mean and where take a whole column`,
		"map(market.turnover)":         `c.toml:1:1: error: there is no function "map"; did you mean "max"?`,
		"filter(market, 1)":            `c.toml:1:1: error: there is no function "filter"`,
		"market.turnover | last()":     `c.toml:1:19: error: a value cannot be piped into a function; write last(...)`,
		"if turnover > 1 {1} else {2}": `c.toml:1:13: error: if does not belong here; write condition ? value : other`,
		"market?.turnover":             `c.toml:1:9: error: ?. does not belong here; write a point alone`,
		"market.turnover":              `c.toml:1:1: error: a whole column stands where one value is wanted; take one value of it: last(market.turnover), at(market.turnover, KEY), sum(market.turnover)`,
		"market":                       `c.toml:1:1: error: market is a table, and one value is wanted; name one of its columns, such as last(market.COLUMN)`,
		"[1, 2]":                       `c.toml:1:1: error: a list stands where one value is wanted`,
		"lst(market.turnover)":         `c.toml:1:1: error: there is no function "lst"; did you mean "last"?`,
		"last(markt.turnover)":         `c.toml:1:6: error: there is no [data.markt]; did you mean "market"?`,
		"last(market.turnovr)":         `c.toml:1:13: error: the table "market" has no column "turnovr"; did you mean "turnover"?`,
		"1 + turnovr":                  `c.toml:1:5: error: there is no [facts.turnovr]; did you mean "turnover"?`,
		"last(turnover)":               `c.toml:1:1: error: last cannot take a name; write last(COLUMN)`,
		"growth()":                     `c.toml:1:1: error: growth cannot take nothing; write growth(COLUMN) or growth(COLUMN, KEY) or growth(FROM, TO)`,
		"at(market, 2017, 'nte')":      `c.toml:1:18: error: the table "market" has no column "nte"; did you mean "note"?`,
		"at(market.turnover, 2020)":    `c.toml:1:21: error: no row has 2020 in column "year"; it has 2013, 2014, 2015, 2016, 2017`,
		"at(regions.value, 2023)":      `c.toml:1:19: error: at finds 3 rows of regions with year 2023: t.csv:3, t.csv:5 and t.csv:7; name what parts them: { year: 2023, region: … }`,
		"last(where(regions.value, {year: {max: 2023}}))":       `c.toml:1:1: error: last finds 3 rows of regions with year 2023: t.csv:3, t.csv:5 and t.csv:7; take some of the rows: where(…, { region: "Tianjin" })`,
		"at(regions.value, 'Henan')":                            `c.toml:1:19: error: the rows of regions are found by column "year", and "Henan" is no year; name the column: { region: "Henan" }`,
		"at(regions.value, {regoin: 'Henan'})":                  `c.toml:1:20: error: the table "regions" has no column "regoin"; did you mean "region"?`,
		"at(regions.value, {region: 'Hennan'})":                 `c.toml:1:28: error: no row has "Hennan" in column "region"; did you mean "Henan"?`,
		"at(regions.value, {region: 'Tianjin', year: 2024})":    `c.toml:1:19: error: no row of regions has this key`,
		"last(releases.name)":                                   `c.toml:1:1: error: last does not know the order of releases: columns of dates and years are published, seen; find the row by a key`,
		"turnover + last(gaps.contracts)":                       `c.toml:1:10: error: bn yuan and thousand cannot be added`,
		"turnover + last(market.growth)":                        `c.toml:1:10: error: bn yuan and % cannot be added`,
		"turnover + count(market)":                              `c.toml:1:10: error: bn yuan and a number without a unit cannot be added`,
		"count(where(market, {growth: {min: turnover}}))":       `c.toml:1:36: error: % and bn yuan cannot be compared`,
		"at(market.turnover, {growth: turnover})":               `c.toml:1:30: error: % and bn yuan cannot be compared`,
		"turnover > count(market)":                              `c.toml:1:10: error: bn yuan and a number without a unit cannot be compared`,
		"turnover * last(market.growth)":                        `c.toml:1:10: error: a percentage is no factor; fraction(x) is 0.286 for 28.6 %, and has no unit`,
		"turnover + at(market, 2017, 'note')":                   `c.toml:1:12: error: "+" is for numbers, and this is a text`,
		"turnover and true":                                     `c.toml:1:1: error: "and" is for true and false, and this is a number; compare it with something`,
		"'a' < 'b'":                                             `c.toml:1:5: error: "<" is for numbers and dates, and this is a text`,
		"turnover == 'a'":                                       `c.toml:1:10: error: a number and a text cannot be compared`,
		"sum(market.growth)":                                    `c.toml:1:1: error: column "growth" is in %, which cannot be summed up; mean(…) is of such values`,
		"sum(market.note)":                                      `c.toml:1:5: error: sum is of numbers, and column "note" holds text`,
		"sum(market.year)":                                      `c.toml:1:5: error: sum is of quantities, and column "year" holds years`,
		"mean(regions.value)":                                   `c.toml:1:6: error: rows of column "value" have different units`,
		"month(2024)":                                           `c.toml:1:1: error: 2024 has no month`,
		"{a: 1, a: 2}":                                          `c.toml:1:8: error: "a" stands here twice`,
		"1 in 2":                                                `c.toml:1:6: error: in needs a list; write x in ["a", "b"]`,
		"turnovr + last(market.turnovr)":                        "c.toml:1:1: error: there is no [facts.turnovr]; did you mean \"turnover\"?\nc.toml:1:23: error: the table \"market\" has no column \"turnovr\"; did you mean \"turnover\"?",
		"1 +\n  turnovr":                                        `c.toml:2:3: error: there is no [facts.turnovr]; did you mean "turnover"?`,
		"highest(regions.value, 'region')":                      `c.toml:1:9: error: rows of column "value" have different units`,
		"highest(countries.people, 'country')":                  `c.toml:1:1: error: highest finds 2 rows of countries with people 20: t.csv:3 and t.csv:4; take some of the rows with where(…, { … })`,
		"growth(market.turnover, 2013)":                         `c.toml:1:1: error: growth needs a row before that with year 2013`,
		strings.Repeat("(", 41) + "1" + strings.Repeat(")", 41): `c.toml:1:41: error: more than 40 brackets within each other; make facts of its parts`,
		strings.Repeat("1+", 1000) + "1":                        `c.toml:1:1: error: the expression has 2001 characters; the limit is 2000; make facts of its parts`,
		// What has mistakes of its own is not told of again.
		"broken + 1":        "",
		"last(unread.year)": "",
	} {
		t.Run(source, func(t *testing.T) {
			var d config.Diagnostics
			_, ok := ParseExpression(source, config.Pos{File: "c.toml", Line: 1, Col: 1}, &d).Evaluate(s, &d)
			if got := d.Error(); ok || !strings.HasPrefix(got, want) || want == "" && got != "" {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

// In derive an expression is computed for each row, whose columns are bare names.
func TestExpressionOverRows(t *testing.T) {
	s := scope(t)
	s.Rows, _ = s.Table("gaps")
	for source, want := range map[string]string{
		"contracts":                    "295, 297, , 320, 330 thousand",
		"contracts * 2":                "590, 594, , 640, 660 thousand",
		"contracts / max(market.year)": "0.146, 0.147, , 0.159, 0.164 thousand",
		"share(contracts, at(gaps.contracts, 2018))": "89, 90, , 97, 100 %",
		"year > start ? 'later' : 'first'":           "first, later, later, later, later ",
		"contracts ?? 0":                             "295, 297, 0, 320, 330 thousand",
		"turnover":                                   "1340, 1340, 1340, 1340, 1340 bn yuan",
	} {
		t.Run(source, func(t *testing.T) {
			var d config.Diagnostics
			made, ok := ParseExpression(source, config.Pos{File: "c.toml", Line: 1, Col: 1}, &d).Column(s, &d)
			if !ok || len(d.List) > 0 {
				t.Fatalf("mistakes: %v", d.Error())
			}
			var words []string
			for _, c := range made.Cells {
				words = append(words, map[bool]string{true: "", false: c.Text}[c.Missing])
			}
			if got := strings.Join(words, ", ") + " " + made.Column.Unit; got != want {
				t.Errorf("got %s, want %s", got, want)
			}
		})
	}
}

func BenchmarkExpressionOverRows(b *testing.B) {
	table := &Table{Name: "t", Columns: []Column{{Name: "turnover", Kind: Number, Unit: "bn yuan"}, {Name: "people", Kind: Number, Unit: "million"}}}
	for i := range 100_000 {
		table.Rows = append(table.Rows, Row{Cells: []Cell{{Kind: Number, Number: float64(i), Precision: 0.1}, {Kind: Number, Number: float64(i%7 + 1), Precision: 1}}})
	}
	var d config.Diagnostics
	x := ParseExpression("turnover / people", config.Pos{}, &d)
	for b.Loop() {
		if _, ok := x.Column(Scope{Rows: table}, &d); !ok {
			b.Fatal(d.Error())
		}
	}
}

// Whatever an expression says, it ends: with a value or with mistakes that are told.
func FuzzExpression(f *testing.F) {
	for _, s := range []string{
		"last(t.value) / first(t.value) * 100", "growth(t.value, 2014) > 5 and not missing(value)", "at(t, {year: 2013, note: 'a'}, \"value\") ?? 1",
		"sum(where(t.value, {year: {min: 2013}, note: ['a']})) ** 2 % 7", "value in [1, 2] ? year : round(value, 0.1)", "share(t.value, 2013)",
		"highest(t.value, 'note') == 'b'", "year('2024-03') - years(t.year)", "yearly_growth(t.value, 2013, 2014)", "table('t')['note']", "{a: [}", "1_0e5.2", "((((", "-!+not x", "a?.b[1:2]::c|d(#)",
	} {
		f.Add(s)
	}
	var d config.Diagnostics
	table := &Table{Name: "t", Columns: []Column{{Name: "year", Kind: Number, Format: yearFormat}, {Name: "value", Kind: Number, Unit: "%"}, {Name: "note"}}}
	for i, note := range []string{"a", "b", ""} {
		table.Rows = append(table.Rows, Row{Cells: []Cell{{Kind: Number, Number: float64(2013 + i)}, {Kind: Number, Number: 1.5, Precision: 0.1, Missing: i == 2}, {Text: note, Missing: note == ""}}})
	}
	s := Scope{
		Table:  func(name string) (*Table, bool) { return table, name == "t" },
		Fact:   func(name string) (Value, bool) { return literal(3), name == "fact" },
		Tables: []string{"t"}, Facts: []string{"fact"},
	}
	f.Fuzz(func(t *testing.T, source string) {
		d = config.Diagnostics{}
		x := ParseExpression(source, config.Pos{File: "c.toml", Line: 1, Col: 1}, &d)
		if (x == nil) != (len(d.List) > 0) {
			t.Fatalf("read: %v, mistakes: %v", x != nil, d.List)
		}
		if x == nil {
			return
		}
		v, ok := x.Evaluate(s, &d)
		if !ok && len(d.List) == 0 {
			t.Fatal("mistakes that nobody is told of")
		}
		if ok && v.Cell.Kind == Number && !v.Cell.Missing && (math.IsNaN(v.Cell.Number) || math.IsInf(v.Cell.Number, 0)) {
			t.Fatalf("%q is %v", source, v.Cell.Number)
		}
		s.Rows = table
		if _, ok := x.Column(s, &d); !ok && len(d.List) == 0 {
			t.Fatal("mistakes over rows that nobody is told of")
		}
	})
}

// TestCountHasOrigins: a number of rows is cited and explained as other values are.
func TestCountHasOrigins(t *testing.T) {
	s := scope(t)
	for source, want := range map[string]int{"count(gaps)": 0, "count(gaps.contracts)": 1, "count(where(gaps, {year: {min: 2030}}))": -1} {
		var d config.Diagnostics
		x := ParseExpression(source, config.Pos{File: "c.toml", Line: 1, Col: 1}, &d)
		v, ok := x.Evaluate(s, &d)
		if want < 0 {
			if ok {
				t.Errorf("%s: no row passes, and it is %s", source, shown(v))
			}
			continue
		}
		table, _ := s.Table("gaps")
		if !ok || len(v.Origins) != len(table.Rows) || v.Origins[0] != (Origin{table, 0, want}) {
			t.Errorf("%s comes from %v (%v)", source, v.Origins, d.Error())
		}
	}
}
