package data

import (
	"fmt"
	"testing"
)

// roundings are those of a table in words.
func roundings(t *Table) string {
	s := ""
	for _, r := range t.Roundings {
		s += fmt.Sprintf("%s %s: %s, %s; ", r.Row.Cells[0].Text, r.Column, show(r.Published), show(r.Recomputed))
	}
	return s
}

func TestPublished(t *testing.T) {
	const turnover = "year,turnover,turnover_precision,growth\n2016,1140.7,0.1,16.0\n2017,1340,10,17.7\n2018,1769.7,0.1,31.8\n2022,4780,10,28.2\n2023,6150,10,%s\n"
	growth := `columns.growth = { unit = "%", published = { growth = "turnover" } }`
	for name, tc := range map[string]struct{ csv, more, want, rounded string }{
		"within rounding": {fmt.Sprintf(turnover, "28.6"), growth, "", "2017 growth: 17.7, 17.5; 2018 growth: 31.8, 32.1; 2023 growth: 28.6, 28.7; "},
		"as computed":     {fmt.Sprintf(turnover, "28.7"), growth, "", "2017 growth: 17.7, 17.5; 2018 growth: 31.8, 32.1; "},
		"at the end":      {fmt.Sprintf(turnover, "28.9"), growth, "", "2017 growth: 17.7, 17.5; 2018 growth: 31.8, 32.1; 2023 growth: 28.9, 28.7; "},
		"no value":        {fmt.Sprintf(turnover, ""), growth, "", "2017 growth: 17.7, 17.5; 2018 growth: 31.8, 32.1; "},
		"beyond rounding": {fmt.Sprintf(turnover, "25.3"), growth,
			`t.csv:6:14: warning: growth is published as 25.3%, and the data give 28.4% to 28.9%; it is recomputed from turnover at config.toml:3:55`, "2017 growth: 17.7, 17.5; 2018 growth: 31.8, 32.1; "},
		"just beyond": {fmt.Sprintf(turnover, "29.0"), growth,
			`t.csv:6:14: warning: growth is published as 29.0%, and the data give 28.4% to 28.9%; it is recomputed from turnover at config.toml:3:55`, "2017 growth: 17.7, 17.5; 2018 growth: 31.8, 32.1; "},
		"a fraction":             {"year,v,g\n2022,200,\n2023,250,0.26\n", `columns.g = { unit = "fraction", published = { growth = "v" } }`, "", "2023 g: 0.26, 0.25; "},
		"finer than it is known": {"year,v,g\n2022,695.946,\n2023,798.347,14.71\n", `columns.g = { precision = 0.1, published = { growth = "v" } }`, "", ""},
		"exact":                  {"year,v,g\n2022,200,\n2023,250,27.0\n", `columns.v.precision = 0.000001` + "\n" + `columns.g = { unit = "%", published = { growth = "v" } }`, `t.csv:3:10: warning: g is published as 27.0%, and the data give 25.0%; it is recomputed from v at config.toml:4:50`, ""},
		"difference":             {"year,v,d\n2022,200,\n2023,250,60\n", `columns.d.published = { difference = "v" }`, `t.csv:3:10: warning: d is published as 60, and the data give 49 to 51; it is recomputed from v at config.toml:3:38`, ""},
		"total":                  {"year,v,sum\n2021,1.4,1\n2022,1.4,3\n2023,1.4,4\n", `columns.sum.published = { total = "v" }`, "", ""},
		"share":                  {"year,k,v,part\n2023,a,10,33\n2023,b,20,70\n", `columns.part = { unit = "%", published = { share = "v" } }`, `t.csv:3:11: warning: part is published as 70%, and the data give 65% to 68%; it is recomputed from v at config.toml:3:52`, ""},
		"index":                  {"year,v,i\n2020,50,100\n2021,55,111\n", `columns.i.published = { index = "v", base = 2020 }`, "", "2021 i: 111, 110; "},
		"in a series":            {"year,k,v,g\n2022,a,100,\n2022,b,10,\n2023,a,150,50\n2023,b,10,10\n", `columns.g = { published = { growth = "v", by = "k" } }`, "", "2023 g: 10, 0; "},
	} {
		t.Run(name, func(t *testing.T) {
			table, got := load(t, "[data.t]\nfile = \"t.csv\"\n"+tc.more, map[string]string{"t.csv": tc.csv})
			if got != tc.want {
				t.Errorf("got\n%s\nwant\n%s", got, tc.want)
			}
			if table == nil || roundings(table) != tc.rounded {
				t.Errorf("roundings %v, want %s", table, tc.rounded)
			}
		})
	}
}

func TestPublishedRefuses(t *testing.T) {
	const csv = "year,k,v,g\n2022,a,100,\n2022,b,10,\n2023,a,150,50\n2023,b,10,10\n"
	for name, tc := range map[string]struct{ more, want string }{
		"no column":   {`columns.g.published = { growth = "w" }`, `config.toml:3:34: error: the table "t" has no column "w"; choose from: year, k, v, g`},
		"no word":     {`columns.g.published = {}`, `config.toml:3:23: error: the column "g" does not say how it is derived; choose from: difference, growth, index, mean, share, total`},
		"expression":  {`columns.g.published = "v / 2"`, `config.toml:3:23: error: published takes no expression; name a word, such as published = { growth = "turnover" }`},
		"two words":   {`columns.g.published = { growth = "v", total = "v" }`, `config.toml:3:47: error: the column "g" is growth already; derive two columns`},
		"a label":     {`columns.g.published = { growth = "v", by = "k", label = "Growth" }`, `config.toml:3:49: error: published takes no label; write it in [data.t.columns.g]`},
		"text":        {`columns.k.published = { growth = "v", by = "k" }`, `config.toml:3:23: error: published is for numbers, and column "k" holds text`},
		"twice":       {`columns.g.published = { growth = "v" }`, `config.toml:3:34: error: more than one row has 2022 in column "year": t.csv:2:1 and t.csv:3:1; filter the rows, or name the columns that part them into series, such as by = "k"`},
		"other units": {`columns.g = { unit = "bn yuan", published = { growth = "v", by = "k" } }`, `config.toml:3:56: error: the growth is in %, and column "g" in bn yuan: a share is not yuan`},
	} {
		t.Run(name, func(t *testing.T) {
			if _, got := load(t, "[data.t]\nfile = \"t.csv\"\n"+tc.more, map[string]string{"t.csv": csv}); got != tc.want {
				t.Errorf("got\n%s\nwant\n%s", got, tc.want)
			}
		})
	}
}
