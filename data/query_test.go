package data

import (
	"reflect"
	"strings"
	"testing"
)

// plans has a column of each kind, with gaps.
const plans = `region,projects,share,start,funded
Tianjin,12,40.5,2024-03-05,true
Henan,3,20,2024-03-20,false
Liaoning,500,,2023-11,true
Hebei,12,39.5,2025,
Shanxi,,1,,false
`

func TestQuery(t *testing.T) {
	table := mustLoad(t, plans, `columns.start.type = "date"`, `columns.share.unit = "%"`, `columns.projects.unit = "thousand"`)
	for name, tc := range map[string]struct{ query, column, want string }{
		"nothing":          {"", "region", "Tianjin Henan Liaoning Hebei Shanxi"},
		"text":             {`filter = { region = "Henan" }`, "region", "Henan"},
		"any of":           {`filter = { region = ["Hebei", "Tianjin"] }`, "region", "Tianjin Hebei"},
		"whole number":     {`filter = { projects = 12 }`, "region", "Tianjin Hebei"},
		"decimals":         {`filter = { share = 40.5 }`, "region", "Tianjin"},
		"boolean":          {`filter = { funded = false }`, "region", "Henan Shanxi"},
		"day":              {`filter = { start = "2024-03-05" }`, "region", "Tianjin"},
		"TOML date":        {`filter = { start = 2024-03-05 }`, "region", "Tianjin"},
		"month":            {`filter = { start = "2024-03" }`, "region", "Tianjin Henan"},
		"quarter":          {`filter = { start = "2024-Q1" }`, "region", "Tianjin Henan"},
		"from a quarter":   {`filter = { start = { min = "2023Q4", max = "2024-Q1" } }`, "region", "Tianjin Henan Liaoning"},
		"year as a number": {`filter = { start = 2024 }`, "region", "Tianjin Henan"},
		"minimum":          {`filter = { projects = { min = 12 } }`, "region", "Tianjin Liaoning Hebei"},
		"maximum":          {`filter = { projects = { max = 12 } }`, "region", "Tianjin Henan Hebei"},
		"range":            {`filter = { share = { min = 20, max = 39.9 } }`, "region", "Henan Hebei"},
		"range of dates":   {`filter = { start = { min = "2023-11-01", max = "2024-03" } }`, "region", "Tianjin Henan Liaoning"},
		"to the year":      {`filter = { start = { max = 2024 } }`, "region", "Tianjin Henan Liaoning"},
		"two columns":      {`filter = { projects = 12, funded = true }`, "region", "Tianjin"},
		"ascending":        {`sort = ["projects", "region"]`, "region", "Henan Hebei Tianjin Liaoning Shanxi"},
		"descending":       {`sort = ["-projects"]`, "region", "Liaoning Tianjin Hebei Henan Shanxi"},
		"one word":         {`sort = "-share"`, "region", "Tianjin Hebei Henan Shanxi Liaoning"},
		"dates":            {`sort = ["start"]`, "region", "Liaoning Tianjin Henan Hebei Shanxi"},
		"booleans":         {`sort = ["-funded", "-region"]`, "region", "Tianjin Liaoning Shanxi Henan Hebei"},
		"limit":            {"sort = [\"-projects\"]\nlimit = 2", "region", "Liaoning Tianjin"},
		"limit too large":  {`limit = 20`, "region", "Tianjin Henan Liaoning Hebei Shanxi"},
		"select":           {"sort = [\"projects\"]\nselect = [\"start\", \"region\"]", "region", "Henan Tianjin Hebei Liaoning Shanxi"},
		"scale":            {`scale = { projects = "ones", share = "fraction" }`, "share", "0.405 0.20  0.395 0.01"},
		"scale up":         {`scale = { projects = "million" }`, "projects", "0.012 0.003 0.500 0.012 "},
		"scale down":       {`scale = { projects = "" }`, "projects", "12000 3000 500000 12000 "},
	} {
		t.Run(name, func(t *testing.T) {
			if got := texts(t, mustApply(t, table, tc.query), tc.column); got != tc.want {
				t.Errorf("got %s, want %s", got, tc.want)
			}
		})
	}
}

func TestQueryRefuses(t *testing.T) {
	table := mustLoad(t, plans, `columns.start.type = "date"`, `columns.share.unit = "%"`)
	for name, tc := range map[string]struct{ query, want string }{
		"filter: unknown column":  {`filter = { regoin = "Henan" }`, `config.toml:2:12: error: the table "t" has no column "regoin"; did you mean "region"?`},
		"filter: no such text":    {`filter = { region = "Hennan" }`, `config.toml:2:21: error: no row has "Hennan" in column "region"; did you mean "Henan"?`},
		"filter: far from any":    {`filter = { region = "Guangdong" }`, `config.toml:2:21: error: no row has "Guangdong" in column "region"; choose from: Tianjin, Henan, Liaoning, Hebei, Shanxi`},
		"filter: one of a list":   {`filter = { region = ["Henan", "Hebey"] }`, `config.toml:2:31: error: no row has "Hebey" in column "region"; did you mean "Hebei"?`},
		"filter: no such number":  {`filter = { projects = 13 }`, `config.toml:2:23: error: no row has 13 in column "projects"; it has 3, 12, 500`},
		"filter: no such date":    {`filter = { start = "2024-04" }`, `config.toml:2:20: error: no row has 2024-04 in column "start"; it has 2023-11, 2024-03-05, 2024-03-20, 2025`},
		"filter: finer than data": {`filter = { start = "2023-11-01" }`, `config.toml:2:20: error: no row has 2023-11-01 in column "start"; it has 2023-11, 2024-03-05, 2024-03-20, 2025`},
		"filter: text for number": {`filter = { projects = "12" }`, `config.toml:2:23: error: column "projects" holds numbers, and "12" is text; leave out the quotes`},
		"filter: number for text": {`filter = { region = 5 }`, `config.toml:2:21: error: column "region" holds text, and 5 is a number; put it in quotes: "5"`},
		"filter: text for true":   {`filter = { funded = "yes" }`, `config.toml:2:21: error: column "funded" holds true and false, and "yes" is text`},
		"filter: no date":         {`filter = { start = "March" }`, `config.toml:2:20: error: column "start" holds dates, and "March" is none; write it as 2024-03-05, 2024-03, 2024-Q1 or 2024`},
		"filter: list in a list":  {`filter = { projects = [[12]] }`, `config.toml:2:24: error: column "projects" holds numbers, and this is neither a value nor a list of values`},
		"filter: empty list":      {`filter = { region = [] }`, `config.toml:2:21: error: the list of values for column "region" is empty`},
		"filter: range of text":   {`filter = { region = { min = "A" } }`, `config.toml:2:21: error: a range is for numbers and dates, and column "region" holds text`},
		"filter: range's words":   {`filter = { projects = { from = 1 } }`, `config.toml:2:32: error: a range has min and max, not "from"; choose from: min, max`},
		"filter: empty range":     {`filter = { projects = {} }`, `config.toml:2:23: error: the range for column "projects" has neither min nor max`},
		"filter: upside down":     {`filter = { projects = { min = 5, max = 3 } }`, `config.toml:2:23: error: min 5 is above max 3`},
		"filter: nothing left":    {`filter = { region = "Henan", funded = true }`, `config.toml:2:10: error: no row of the table "t" passes this filter`},
		"scale: unknown column":   {`scale = { shares = "fraction" }`, `config.toml:2:11: error: the table "t" has no column "shares"; did you mean "share"?`},
		"scale: text":             {`scale = { region = "thousand" }`, `config.toml:2:20: error: column "region" holds text and cannot be scaled`},
		"scale: no unit":          {`scale = { projects = "bn yuan" }`, `config.toml:2:22: error: column "projects" cannot become "bn yuan": it has no unit; say its unit: [data.t.columns.projects] unit = "..."`},
		"scale: something else":   {`scale = { share = "thousand" }`, `config.toml:2:19: error: column "share" is in % and cannot become "thousand": the new unit does not say that it is a share`},
		"sort: unknown column":    {`sort = ["region", "-project"]`, `config.toml:2:19: error: the table "t" has no column "project"; did you mean "projects"?`},
		"limit":                   {`limit = -1`, `config.toml:2:9: error: limit must be 0 or more, not -1; 0 keeps all rows`},
		"select: unknown column":  {`select = ["region", "colour"]`, `config.toml:2:21: error: the table "t" has no column "colour"; choose from: region, projects, share, start, funded`},
		"select: twice":           {`select = ["region", "region"]`, `config.toml:2:21: error: column "region" is selected twice`},
		"all at once":             {"filter = { region = \"X\" }\nsort = \"y\"", "config.toml:2:21: error: no row has \"X\" in column \"region\"; choose from: Tianjin, Henan, Liaoning, Hebei, Shanxi\nconfig.toml:3:8: error: the table \"t\" has no column \"y\"; choose from: region, projects, share, start, funded"},
	} {
		t.Run(name, func(t *testing.T) {
			out, got := apply(t, table, tc.query)
			if got != tc.want {
				t.Errorf("got\n%s\nwant\n%s", got, tc.want)
			}
			if out != nil {
				t.Error("a table came back all the same")
			}
		})
	}
}

func TestQueryRefusesMixedUnits(t *testing.T) {
	table := mustLoad(t, series)
	_, got := apply(t, table, `scale = { value = "trillion yuan" }`)
	if want := `config.toml:2:19: error: rows of column "value" have different units: "bn yuan", "thousand"; filter the rows to those of one unit`; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	_, got = apply(t, table, "filter = { indicator = \"turnover\" }\nscale = { value = \"trillion dollars\" }")
	if want := `config.toml:3:19: error: column "value" is in bn yuan and cannot become "trillion dollars": yuan is not dollars`; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	contracts := mustApply(t, table, "filter = { indicator = \"contracts\" }\nscale = { value = \"million\" }")
	if got, want := printed(t, contracts, "en", "value"), "0.48 | 0.55 | 0.95"; got != want {
		t.Errorf("printed %s, want %s", got, want)
	}
}

// The cell that made a column text is told wherever numbers were expected of it.
func TestQueryTellsTextCell(t *testing.T) {
	table := mustLoad(t, "year,v\n2021,1\n2022,2\n2023,l3\n", `columns.v.type = "text"`)
	for query, want := range map[string]string{
		`scale = { v = "thousand" }`:     `config.toml:2:15: error: column "v" holds text and cannot be scaled; t.csv:4:6: "l3" is not a number`,
		`filter = { v = 2 }`:             `config.toml:2:16: error: column "v" holds text, and 2 is a number; t.csv:4:6: "l3" is not a number`,
		`filter = { v = { min = 2.5 } }`: `config.toml:2:16: error: a range is for numbers and dates, and column "v" holds text; t.csv:4:6: "l3" is not a number`,
	} {
		if _, got := apply(t, table, query); got != want {
			t.Errorf("got\n%s\nwant\n%s", got, want)
		}
	}
}

func TestScaleAndFormat(t *testing.T) {
	table := mustLoad(t, "v\n746.91\n6150.25\n", "[data.t.columns.v]\nunit = \"bn yuan\"\nformat = \"#,##0\"")
	if got := printed(t, table, "en", "v"); got != "747 | 6,150" {
		t.Error(got)
	}
	if got := printed(t, mustApply(t, table, `scale = { v = "trillion yuan" }`), "en", "v"); got != "0.74691 | 6.15025" {
		t.Errorf("scaled: %s", got)
	}
	if got := printed(t, mustApply(t, table, `scale = { v = "billion yuan" }`), "en", "v"); got != "747 | 6,150" {
		t.Errorf("by another name: %s", got)
	}
}

func TestQueryChangesNothing(t *testing.T) {
	table, again := mustLoad(t, series), mustLoad(t, series)
	mustApply(t, table, `
filter = { indicator = "turnover", year = { min = 2014 } }
scale = { value = "trillion yuan" }
sort = ["-value"]
limit = 2
select = ["value", "year"]`)
	if !reflect.DeepEqual(table, again) {
		t.Error("the table was changed")
	}
}

func TestQueryAfterQuery(t *testing.T) {
	table := mustApply(t, mustLoad(t, series), "filter = { indicator = \"turnover\" }\nscale = { value = \"trillion yuan\" }\nselect = [\"year\", \"value\"]")
	table = mustApply(t, table, `scale = { value = "mn yuan" }`)
	if got := texts(t, table, "value"); got != "746910 857700 1340000 4780000 6150000" {
		t.Error(got)
	}
	if got := printed(t, table, "en", "value"); got != "746,910 | 857,700 | 1,340,000 | 4,780,000 | 6,150,000" {
		t.Error(got)
	}
	if s := table.Rows[0].Source.Publisher; s != "Ministry of Science and Technology" {
		t.Errorf("source %q", s)
	}
}

func TestScaleTo(t *testing.T) {
	for _, tc := range []struct {
		from, to string
		exponent int
		err      string
	}{
		{"bn yuan", "trillion yuan", -3, ""},
		{"billion yuan", "bn Yuan", 0, ""},
		{"million yuan", "thousand yuan", 3, ""},
		{"hundred million yuan", "bn yuan", -1, ""},
		{"ten thousand yuan", "yuan", 4, ""},
		{"亿元", "万亿元", -4, ""},
		{"亿元", "元", 8, ""},
		{"万 元", "亿元", -4, ""},
		{"万", "thousand", 1, ""},
		{"USD bn", "mn USD", 3, ""},
		{"EUR hundred million", "bn EUR", -1, ""},
		{"Mio. Euro", "Mrd. Euro", -3, ""},
		{"milliards d'euros", "millions d'euros", 3, ""},
		{"thousand", "", 3, ""},
		{"thousand", "ones", 3, ""},
		{"", "million", -6, ""},
		{"m yuan", "yuan", 6, ""},
		{"m", "m", 0, ""},
		{"%", "fraction", -2, ""},
		{"%", "‰", 1, ""},
		{"per cent", "%", 0, ""},
		{"% of GDP", "fraction of GDP", -2, ""},
		{"bn yuan", "bn dollars", 0, "yuan is not dollars"},
		{"yuan", "m", 0, "yuan is not m"},
		{"%", "% of GDP", 0, "a share is not a share of GDP"},
		{"thousand", "thousand patents", 0, `"thousand" counts things that the unit does not name`},
		{"thousand patents", "million", 0, "the new unit does not say that it is patents"},
		{"", "yuan", 0, "it has no unit"},
	} {
		exponent, err := scaleTo(tc.from, tc.to)
		message := ""
		if err != nil {
			message = err.Error()
		}
		if exponent != tc.exponent || message != tc.err {
			t.Errorf("%q to %q: %d %q, want %d %q", tc.from, tc.to, exponent, message, tc.exponent, tc.err)
		}
	}
}

// A scaled number is the float64 nearest to its digits: 746.91/1000 and 4.35*100 are not.
func TestScaleIsExact(t *testing.T) {
	for _, tc := range []struct {
		cell      Cell
		exponent  int
		number    float64
		precision float64
		text      string
	}{
		{Cell{Number: 746.91, Precision: 0.01}, -3, 0.74691, 0.00001, "0.74691"},
		{Cell{Number: 4.35, Text: "4.35"}, 2, 435, 1, "435"},
		{Cell{Number: 1340, Precision: 10}, -3, 1.34, 0.01, "1.34"},
		{Cell{Number: 1340, Precision: 1}, 3, 1340000, 1000, "1340000"},
		{Cell{Number: -28.6, Text: "−28.60"}, -2, -0.286, 0.0001, "-0.2860"},
		{Cell{Number: 0, Text: "0"}, -3, 0, 0.001, "0.000"},
		{Cell{Number: 1.1, Precision: 0.25}, -1, 0.11, 0.025, "0.110"},
	} {
		c := tc.cell
		c.shift(tc.exponent)
		if c.Number != tc.number || c.Precision != tc.precision || c.Text != tc.text {
			t.Errorf("%+v by 10^%d: %v known to %v, %q", tc.cell, tc.exponent, c.Number, c.Precision, c.Text)
		}
	}
}

func TestHintListsRange(t *testing.T) {
	csv := "n\n" + strings.Repeat("5\n", 3)
	for _, n := range strings.Fields("1 2 3 4 6 7 8 9 10 11 12 1340") {
		csv += n + "\n"
	}
	_, got := apply(t, mustLoad(t, csv), `filter = { n = 0 }`)
	if want := `config.toml:2:16: error: no row has 0 in column "n"; its values go from 1 to 1340`; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
