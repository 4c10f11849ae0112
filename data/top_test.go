package data

import (
	"strings"
	"testing"
)

// patents is long, with columns that belong to the country, and a source in each row.
const patents = `country,code,continent,year,granted,growth,source
China,CN,Asia,2022,798,14.7,CNIPA
Japan,JP,Asia,2022,201,9.1,JPO
Korea,KR,Asia,2022,135,-7.0,KIPO
Peru,PE,America,2022,1,2.0,INDECOPI
China,CN,Asia,2023,921,15.3,CNIPA
Japan,JP,Asia,2023,209,4.0,JPO
Korea,KR,Asia,2023,134,-0.6,KIPO
Peru,PE,America,2023,2,3.0,INDECOPI
`

func TestTop(t *testing.T) {
	table := mustLoad(t, patents, `columns.granted.unit = "thousand"`, `columns.growth.unit = "%"`)
	for name, tc := range map[string]struct{ query, column, want string }{
		"the rest dropped":      {`top = { of = "country", n = 2, by = "granted" }`, "country", "China Japan China Japan"},
		"the rest summed":       {`top = { of = "country", n = 2, by = "granted", other = "Others" }`, "country", "China Japan China Japan Others Others"},
		"its sums":              {`top = { of = "country", n = 2, by = "granted", other = "Others" }`, "granted", "798 201 921 209 136 136"},
		"its years":             {`top = { of = "country", n = 2, by = "granted", other = "Others" }`, "year", "2022 2022 2023 2023 2022 2023"},
		"what goes by country":  {`top = { of = "country", n = 2, by = "granted", other = "Others" }`, "code", "CN JP CN JP  "},
		"what they agree in":    {`top = { of = "country", n = 1, by = "granted", other = "Others" }` + "\nfilter = { continent = \"Asia\" }", "continent", "Asia Asia Asia Asia"},
		"percentages":           {`top = { of = "country", n = 2, by = "granted", other = "Others" }`, "growth", "14.7 9.1 15.3 4.0  "},
		"enough":                {`top = { of = "country", n = 4, by = "granted", other = "Others" }`, "country", "China Japan Korea Peru China Japan Korea Peru"},
		"by percentages":        {`top = { of = "country", n = 1, by = "growth" }`, "country", "China China"},
		"last in any order":     {"filter = { year = 2023 }\n" + `top = { of = "country", n = 1, by = "granted", other = "A" }` + "\nsort = \"granted\"", "country", "China A"},
		"last by name":          {"filter = { year = 2023 }\n" + `top = { of = "country", n = 2, by = "granted", other = "A" }` + "\nsort = \"country\"", "country", "China Japan A"},
		"last in its year":      {`top = { of = "country", n = 2, by = "granted", other = "A" }` + "\nsort = [\"-year\", \"-granted\"]", "country", "China Japan A China Japan A"},
		"shares":                {"filter = { year = 2023 }\n" + `top = { of = "country", n = 2, by = "granted", other = "A" }` + "\nderive = { s = { share = \"granted\" } }", "s", "72.7 16.5 10.7"},
		"growth of the rest":    {"filter = { year = 2023 }\n" + `top = { of = "country", n = 2, by = "granted", other = "A" }` + "\nderive = { g = { growth = \"granted\", by = \"country\" } }", "g", "15.4 4 0"},
		"the rest of one scale": {"scale = { granted = \"million\" }\n" + `top = { of = "country", n = 2, by = "granted", other = "Others" }`, "granted", "0.798 0.201 0.921 0.209 0.136 0.136"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := texts(t, mustApplyCoarse(t, table, tc.query), tc.column); got != tc.want {
				t.Errorf("got %s, want %s", got, tc.want)
			}
		})
	}
}

// Rows that are there only for growth to look back at do not count in the ranking.
func TestTopOfWhatTheFilterLeaves(t *testing.T) {
	table := mustLoad(t, "name,year,v\na,2022,900\nb,2022,100\na,2023,100\nb,2023,200\n")
	out := mustApply(t, table, "filter = { year = 2023 }\ntop = { of = \"name\", n = 1, by = \"v\" }\nderive = { g = { growth = \"v\", by = \"name\" } }")
	if got := texts(t, out, "name") + " " + texts(t, out, "g"); got != "b 100" {
		t.Errorf("got %s", got)
	}
}

func TestTopRefuses(t *testing.T) {
	table := mustLoad(t, patents, `columns.granted.unit = "thousand"`, `columns.growth.unit = "%"`)
	for name, tc := range map[string]struct{ query, want string }{
		"unknown of":     {`top = { of = "land", n = 2, by = "granted" }`, `config.toml:2:14: error: the table "t" has no column "land"; choose from: country, code, continent, year, granted, growth, source`},
		"numbers":        {`top = { of = "growth", n = 2, by = "granted" }`, `config.toml:2:14: error: top ranks names, and column "growth" holds numbers`},
		"text":           {`top = { of = "country", n = 2, by = "code" }`, `config.toml:2:37: error: top ranks by numbers, and column "code" holds text`},
		"years":          {`top = { of = "country", n = 2, by = "year" }`, `config.toml:2:37: error: top ranks by quantities, and column "year" holds years`},
		"none":           {`top = { of = "country", n = 0, by = "granted" }`, `config.toml:2:29: error: n must be 1 or more, not 0`},
		"no n":           {`top = { of = "country", by = "granted" }`, `config.toml:2:7: error: "n" is missing in [chart.c.top]`},
		"sum of shares":  {`top = { of = "country", n = 2, by = "growth", other = "Rest" }`, `config.toml:2:37: error: column "growth" is in %, which cannot be summed up as "Rest"; leave out other; a share of the total can be derived after top`},
		"name taken":     {`top = { of = "country", n = 2, by = "granted", other = "Peru" }`, `config.toml:2:56: error: column "country" has "Peru" already, at t.csv:5:1; give the rest another name, or filter that row out`},
		"derived":        {`top = { of = "country", n = 2, by = "g" }` + "\nderive = { g = { growth = \"granted\", by = \"country\" } }", `config.toml:2:37: error: column "g" is derived, and top comes before that`},
		"filter's alone": {"filter = { country = \"Chna\" }\n" + `top = { of = "country", n = 2, by = "growth", other = "Rest" }`, `config.toml:2:22: error: no row has "Chna" in column "country"; did you mean "China"?`},
	} {
		t.Run(name, func(t *testing.T) {
			if out, got := applyAny(t, table, Series{}, tc.query); got != tc.want || out != nil {
				t.Errorf("got\n%s\nwant\n%s", got, tc.want)
			}
		})
	}
}

// A sum with a missing part is missing, and somebody is told why.
func TestTopOfMissing(t *testing.T) {
	table := mustLoad(t, strings.Replace(patents, "2023,134", "2023,", 1))
	out, got := apply(t, table, `top = { of = "country", n = 2, by = "granted", other = "Others" }`)
	want := `config.toml:2:37: warning: "Others" has no value where one of its parts has none: granted is missing at t.csv:8:20; a filter such as granted = { min = 0 } leaves out rows without a value`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if got := texts(t, out, "granted"); got != "798 201 921 209 136 " {
		t.Error(got)
	}
}

// The sources of what is summed up are not lost, and a sum of many is known less finely than its parts.
func TestTopKeepsSources(t *testing.T) {
	table := mustLoad(t, patents)
	out := mustApply(t, table, `top = { of = "country", n = 2, by = "granted", other = "Others" }`)
	var names []string
	for _, s := range out.Sources() {
		names = append(names, s.Publisher)
	}
	if got, want := strings.Join(names, " "), "CNIPA JPO KIPO INDECOPI"; got != want {
		t.Errorf("sources %s, want %s", got, want)
	}
	out = mustApply(t, table, `top = { of = "country", n = 1, by = "granted", other = "Others" }`)
	if c := column(t, out, "granted")[2]; c.Precision != 1 || c.Number != 337 {
		t.Errorf("three values known to 1 add up to %v known to %v", c.Number, c.Precision)
	}
	dropped := mustApply(t, table, `top = { of = "country", n = 2, by = "granted" }`)
	if n := len(dropped.Sources()); n != 2 {
		t.Errorf("%d sources where the rest is dropped", n)
	}
}
