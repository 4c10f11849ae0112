package charts

import (
	"strings"
	"testing"

	"report/data"
)

// tableText is a chart's numbers, a line a row.
func tableText(n Numbers) string {
	lines := []string{strings.Join(n.Head, " | ")}
	for _, row := range n.Rows {
		lines = append(lines, strings.Join(row, " | "))
	}
	return strings.Join(lines, "\n")
}

func TestNumbersOfACharts(t *testing.T) {
	two := table("year|v:bn yuan|w:bn yuan\n2021|1|4.25\n2022||5.5\n2024|3|6.5")
	people := table("region$|year|v:bn yuan\nHenan|2021|1\nHenan|2022|2\nTianjin|2022|5\nTianjin|2021|")
	for _, c := range []struct {
		name  string
		spec  Spec
		table *data.Table
		want  string
		words int
	}{
		{"bars", Spec{Mark: "bar", X: "year", Y: []string{"v"}}, table("year|v:bn yuan\n2021|1\n2022|\n2023|1200"),
			"year | v, bn yuan\n2021 | 1\n2022 | –\n2023 | 1,200", 1},
		{"as fine as the chart", Spec{Mark: "line", X: "year", Y: []string{"w"}}, two, "year | w, bn yuan\n2021 | 4.3\n2022 | 5.5\n2023 | –\n2024 | 6.5", 1},
		{"several series, the unit above the chart", Spec{Mark: "line", X: "year", Y: []string{"v", "w"}, Subtitle: "Both, bn yuan", Labels: map[string]string{"v": "This"}}, two,
			"year | This | w\n2021 | 1 | 4\n2022 | – | 6\n2023 | – | –\n2024 | 3 | 7", 1},
		{"colour", Spec{Mark: "bar", X: "year", Y: []string{"v"}, Color: "region"}, people, "year | Henan, bn yuan | Tianjin, bn yuan\n2021 | 1 | –\n2022 | 2 | 5", 1},
		{"per cent", Spec{Mark: "bar", X: "year", Y: []string{"v"}, YFormat: "0.0 %"}, table("year|v:share\n2021|0.125\n2022|0.250"), "year | v\n2021 | 12.5 %\n2022 | 25.0 %", 1},
		{"panels", Spec{Mark: "line", X: "year", Y: []string{"v"}, Facet: "region"}, people, "year | Henan, bn yuan | Tianjin, bn yuan\n2021 | 1 | –\n2022 | 2 | 5", 1},
		{"panels of several series", Spec{Mark: "line", X: "year", Y: []string{"v", "w"}, Facet: "region"}, table("region$|year|v|w\nHenan|2021|1|2\nHenan|2022|3|4\nTianjin|2022|5|6"),
			"region | year | v | w\nHenan | 2021 | 1 | 2\nHenan | 2022 | 3 | 4\nTianjin | 2022 | 5 | 6", 2},
		{"scatter", Spec{Mark: "scatter", X: "x", Y: []string{"v"}}, table("x:km|v:kg\n1.5|3\n2.25|4"), "x, km | v, kg\n1.5 | 3\n2.3 | 4", 0},
		{"scatter of groups", Spec{Mark: "scatter", X: "x", Y: []string{"v"}, Color: "who"}, table("x|who$|v\n1|a|3\n2|b|4"), "who | x | v\na | 1 | 3\nb | 2 | 4", 1},
		{"scatter of sizes", Spec{Mark: "scatter", X: "x", Y: []string{"v"}, Size: "n"}, table("x|v|n:m\n1|3|1200\n2|4|5"), "x | v | n, m\n1 | 3 | 1,200\n2 | 4 | 5", 0},
		{"scatter of names, groups and sizes", Spec{Mark: "scatter", X: "x", Y: []string{"v"}, Size: "n", Color: "who", Text: "name"}, table("name$|who$|x|v|n:m\np|a|1|3|1200\nq|b|2|4|5"),
			"name | who | x | v | n, m\np | a | 1 | 3 | 1,200\nq | b | 2 | 4 | 5", 2},
		{"layers", Spec{Mark: "bar", X: "year", Y: []string{"v"}, Layers: []Layer{{Mark: "line", Y: "w", Label: "Mean"}}}, table("year|v:bn|w:bn\n2021|1|4.25\n2022|3|"), "year | v, bn | Mean, bn\n2021 | 1 | 4\n2022 | 3 | –", 1},
		{"band", Spec{Mark: "line", X: "year", Y: []string{"v"}, Band: []string{"lo", "hi"}}, table("year|v:%|lo:%|hi:%\n2021|1|0.5|4\n2022|3||4"), "year | v, % | lo, % | hi, %\n2021 | 1 | 1 | 4\n2022 | 3 | – | 4", 1},
		{"bands", Spec{Mark: "line", X: "year", Y: []string{"v"}, Color: "who", Band: []string{"lo", "hi"}}, table("year|who$|v|lo|hi\n2021|a|1|1|4\n2022|a|3|2|4\n2021|b|5|4|6"), "year | a | a, lo | a, hi | b | b, lo | b, hi\n2021 | 1 | 1 | 4 | 5 | 4 | 6\n2022 | 3 | 2 | 4 | – | – | –", 1},
		{"timeline", Spec{Mark: "timeline", X: "from", X2: "to", Y: []string{"what"}}, table("from@|to@|what$\n2021-03|2022-01|b\n2020-05||a"), "what | from | to\na | May\u00a02020 | –\nb | March\u00a02021 | January\u00a02022", 1},
		{"timeline of groups", Spec{Mark: "timeline", X: "from", Y: []string{"what"}, Color: "who"}, table("from|what$|who$\n2021|b|x\n2020|a|y"), "what |  | from\na | y | 2020\nb | x | 2021", 2},
		{"histogram", Spec{Mark: "histogram", X: "age", Bins: 3}, table("age:years\n10\n12\n19\n25\n38"), "age, years | Number\n10 – 20 | 3\n20 – 30 | 1\n30 – 40 | 1", 1},
		{"slopes", Spec{Mark: "slope", X: "year", Y: []string{"v"}, Color: "region"}, people, "region | 2021, bn yuan | 2022, bn yuan\nHenan | 1 | 2\nTianjin | – | 5", 1},
		{"slopes, the unit above the chart", Spec{Mark: "slope", X: "year", Y: []string{"v"}, Color: "region", Subtitle: "bn yuan"}, people, "region | 2021 | 2022\nHenan | 1 | 2\nTianjin | – | 5", 1},
		{"heat map", Spec{Mark: "heatmap", X: "year", Y: []string{"region"}, Color: "v"}, people, "region | 2021 | 2022\nHenan | 1 | 2\nTianjin | – | 5", 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			f, err := compose(c.spec, c.table, testStyle(t), pageWidth)
			if err != nil {
				t.Fatal(err)
			}
			n := f.numbers()
			if got := tableText(n); got != c.want || n.Words != c.words {
				t.Errorf("%d columns of words in\n%s\nwant %d in\n%s", n.Words, got, c.words, c.want)
			}
		})
	}
}

// Every mark has a table whose rows are as long as its head.
func TestNumbersOfEveryExample(t *testing.T) {
	for _, e := range examples() {
		f, err := compose(e.spec, e.table, testStyle(t), pageWidth)
		if err != nil {
			t.Fatal(err)
		}
		n := f.numbers()
		if len(n.Rows) == 0 || n.Words >= len(n.Head) {
			t.Errorf("%s: %d rows, %d of %d columns are words", e.name, len(n.Rows), n.Words, len(n.Head))
		}
		for _, row := range n.Rows {
			if len(row) != len(n.Head) {
				t.Errorf("%s: the row %q is not as long as %q", e.name, row, n.Head)
			}
		}
	}
}

func TestNumbersTurned(t *testing.T) {
	n := Numbers{Head: []string{"day", "0", "1", "2"}, Words: 1, Across: "hour", Rows: [][]string{{"Mon", "5", "6", "7"}, {"Tue", "8", "9", "–"}}}
	if got, want := tableText(n.Turned()), "hour | Mon | Tue\n0 | 5 | 8\n1 | 6 | 9\n2 | 7 | –"; got != want {
		t.Errorf("turned it is\n%s\nwant\n%s", got, want)
	}
	if got, want := tableText(n.Turned().Turned()), tableText(n); got != want {
		t.Errorf("turned twice it is\n%s\nwant\n%s", got, want)
	}
	if got, want := tableText(n.Long()), "hour | day | \n0 | Mon | 5\n0 | Tue | 8\n1 | Mon | 6\n1 | Tue | 9\n2 | Mon | 7\n2 | Tue | –"; got != want {
		t.Errorf("below each other they are\n%s\nwant\n%s", got, want)
	}
}
