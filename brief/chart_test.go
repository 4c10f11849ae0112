package brief

import (
	"slices"
	"strings"
	"testing"
)

// Facts are filled in wherever a chart has words, on it as well as around it, and an unknown one is told
// at its place.
func TestFactsInTheWordsOnAChart(t *testing.T) {
	const config = `[report]
title    = "Harvest"
date     = 2024-03-06
charts   = "vector"
sections = ["harvest"]

[data.harvest]
file   = "harvest.csv"
source = "Ministry of Agriculture"
[data.harvest.columns]
grain = { unit = "t" }
mean  = { unit = "t" }

[facts.record]
value = "at(harvest.grain, 2023)"

[chart.harvest]
mark      = "bar"
data      = "harvest"
x         = "year"
y         = "grain"
title     = "The harvest grew to {{ record }}"
subtitle  = "Grain, t"
notes     = [{ x = 2021, text = "far from {{ record }}" }]
reference = [{ y = 20, text = "less than {{ record }}" }]
spans     = [{ from = 2022, to = 2023, text = "up to {{ record }}" }]
layers    = [{ mark = "line", y = "mean", label = "mean, not {{ record }}" }]
labels    = { 2023 = "{{ record.value }} year" }

[section.harvest]
kind = "chart"
`
	files := map[string]string{"config.toml": config, "harvest.csv": "year,grain,mean\n2021,10,12\n2022,20,18\n2023,31,25\n"}
	b, d := compose(t, files)
	if d.Err() != nil {
		t.Fatal(d.Err())
	}
	texts, _ := pages(t, b)
	all := strings.Join(strings.Fields(strings.Join(texts, " ")), " ")
	for _, want := range []string{"grew to 31", "far from 31", "less than 31", "up to 31", "mean, not 31", "31 year"} {
		if !strings.Contains(all, want) {
			t.Errorf("the page does not say %q: %s", want, all)
		}
	}
	for _, key := range []string{"notes", "reference", "spans", "layers", "labels"} {
		lines := strings.Split(config, "\n")
		i := slices.IndexFunc(lines, func(l string) bool { return strings.HasPrefix(l, key) })
		lines[i] = strings.ReplaceAll(lines[i], "{{ record", "{{ rekord")
		files["config.toml"] = strings.Join(lines, "\n")
		_, d := compose(t, files)
		if len(d.List) == 0 || d.List[0].Pos.Line != i+1 || !strings.HasPrefix(lines[i][d.List[0].Pos.Col-1:], "{{ rekord") {
			t.Errorf("%s: the mistake is not told at its place, line %d: %v", key, i+1, d.List)
		}
	}
}

// chartOf is a config with one chart of data.csv, whose words are given.
func chartOf(words string) string {
	return `[report]
title    = "Harvest"
date     = 2024-03-06
sections = ["harvest"]

[data.harvest]
file = "data.csv"

[chart.harvest]
data     = "harvest"
title    = "A finding"
` + words + `

[section.harvest]
kind = "chart"
`
}

// What is wrong with a chart is told where it can be mended, and with the word that may be meant.
func TestChartMessages(t *testing.T) {
	for name, tc := range map[string]struct{ words, csv, want string }{
		"a letter in no font":       {"mark = \"bar\"\nx = \"kind\"\ny = \"n\"", "kind,n\nrye,1\n\U0001F600,2\n", "data.csv:3:1: error: "},
		"a mark misspelt":           {"mark = \"barr\"\nx = \"kind\"\ny = \"n\"", "kind,n\nrye,1\n", `did you mean "bar"?`},
		"a mark in capitals":        {"mark = \"Bar\"\nx = \"kind\"\ny = \"n\"", "kind,n\nrye,1\n", `did you mean "bar"?`},
		"a column misspelt":         {"mark = \"bar\"\nx = \"kind\"\ny = \"aples\"", "kind,apples\nrye,1\n", `did you mean "apples"?`},
		"a key misspelt":            {"mark = \"bar\"\nx = \"kind\"\ny = \"n\"\ncloro = \"n\"", "kind,n\nrye,1\n", `did you mean "color"?`},
		"a key like none":           {"mark = \"bar\"\nx = \"kind\"\ny = \"n\"\nzzzz = 1", "kind,n\nrye,1\n", "choose from: rename, "},
		"a key like none in derive": {"mark = \"bar\"\nx = \"kind\"\ny = \"n\"\nderive = { d = { total = \"n\", zzzz = 1 } }", "kind,n\nrye,1\n", "choose from: expression, growth, "},
		"true and false":            {"mark = \"bar\"\nx = \"kind\"\ny = \"n\"", "kind,n\nrye,true\n", "holds true and false, not numbers"},
		"one coarse cell":           {"mark = \"bar\"\nx = \"kind\"\ny = \"n\"", "kind,n\na,1.5\nb,2\nc,2.5\n", "data.csv:3:3: warning: column \"n\" is printed without decimals because of this 2"},
	} {
		t.Run(name, func(t *testing.T) {
			_, d := compose(t, map[string]string{"config.toml": chartOf(tc.words), "data.csv": tc.csv})
			if got := d.Error(); strings.Count(got, tc.want) != 1 {
				t.Errorf("got\n%s\nwant %s", got, tc.want)
			}
		})
	}
}

// A zero is not the same as leaving a word out.
func TestZerosOfChartsAreTold(t *testing.T) {
	for _, word := range []string{"height    = 0", "height    = 0.0", "columns = 0", "bins = 0"} {
		config := strings.Replace(dataBriefing, "height    = 120", word, 1)
		_, d := compose(t, map[string]string{"config.toml": config, "output.csv": rowsOf(3)})
		key := strings.Fields(word)[0]
		if len(d.List) != 1 || d.List[0].Pos.Line != 19 || !strings.Contains(d.List[0].Message, key+" is 0") || !strings.Contains(d.List[0].Hint, "leave out "+key) {
			t.Errorf("%s: %v", word, d.List)
		}
	}
}
