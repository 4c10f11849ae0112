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
data   = "harvest"
filter = { year = 2023 }
value  = "grain"

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
