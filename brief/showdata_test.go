package brief

import (
	"fmt"
	"strings"
	"testing"

	"report/layout"
)

const dataBriefing = `[report]
title    = "Output"
date     = 2024-03-06
sections = ["one"]

[data.output]
file   = "output.csv"
source = "Statistics"
[data.output.columns]
output = { label = "Output", unit = "bn yuan" }
second = { label = "Output of others", unit = "bn yuan" }

[chart.output]
mark      = "line"
data      = "output"
x         = "year"
y         = ["output", "second"]
title     = "Output doubled"
height    = 120
show_data = true

[section.one]
kind  = "chart"
title = "One"
chart = "output"
`

// rowsOf is a table of years with two values each.
func rowsOf(n int) string {
	var b strings.Builder
	b.WriteString("year,output,second\n")
	for i := range n {
		fmt.Fprintf(&b, "%d,%d.5,\n", 1950+i, 100+i)
	}
	b.WriteString("2031,1000.25,7.5\n")
	return b.String()
}

func TestNumbersBelowAChart(t *testing.T) {
	b, d := compose(t, map[string]string{"config.toml": dataBriefing, "output.csv": rowsOf(3)})
	if len(d.List) > 0 {
		t.Fatal(d)
	}
	texts, doc := pages(t, b)
	if len(texts) != 1 {
		t.Fatalf("%d pages", len(texts))
	}
	source, table := strings.Index(texts[0], "Statistics"), strings.Index(texts[0], "Output, bn yuan")
	if source < 0 || table < source {
		t.Errorf("the numbers do not follow the source:\n%s", texts[0])
	}
	for _, want := range []string{"1950\n100.5\n–\n", "2031\n1,000.3\n7.5\n", "Output of others, bn yuan"} {
		if !strings.Contains(texts[0], want) {
			t.Errorf("the table has no %q:\n%s", want, texts[0])
		}
	}
	roles := map[layout.Role]int{}
	seen := map[*layout.Tag]bool{}
	for _, item := range doc.Pages[0].Items {
		if tag := layout.TagOf(item); tag != nil && !seen[tag] {
			seen[tag] = true
			roles[tag.Role]++
		}
	}
	if roles[layout.RoleTH] != 3 || roles[layout.RoleTD] != 12 || roles[layout.RoleFigure] != 1 {
		t.Errorf("the structure is %v", roles)
	}
}

// Long numbers go on on the next pages; the chart stays whole, and the table begins on its page.
func TestLongNumbersGoOn(t *testing.T) {
	b, d := compose(t, map[string]string{"config.toml": dataBriefing, "output.csv": rowsOf(75)})
	if len(d.List) > 0 {
		t.Fatal(d)
	}
	texts, doc := pages(t, b)
	if len(texts) < 2 || len(doc.Warnings) > 0 {
		t.Fatalf("%d pages, warnings %v", len(texts), doc.Warnings)
	}
	if !strings.Contains(texts[0], "Statistics") || !strings.Contains(texts[0], "1950\n") {
		t.Errorf("the first page has\n%s", texts[0])
	}
	all := strings.Join(texts, "")
	for i := range 75 {
		if want := fmt.Sprintf("%d\n%d.5\n", 1950+i, 100+i); !strings.Contains(all, want) {
			t.Errorf("%q is lost", want)
		}
	}
	if !strings.Contains(texts[1], "Output, bn yuan") {
		t.Error("the header is not repeated")
	}
}

func TestNumbersOfChartsSideBySide(t *testing.T) {
	config := strings.Replace(dataBriefing, "kind  = \"chart\"\ntitle = \"One\"\nchart = \"output\"", "kind = \"charts\"\ntitle = \"One\"\ncharts = [\"output\", \"second\"]", 1) +
		"\n[chart.second]\nmark = \"line\"\ndata = \"output\"\nx = \"year\"\ny = \"output\"\ntitle = \"Output rose\"\n"
	for _, rows := range []int{3, 40} {
		b, d := compose(t, map[string]string{"config.toml": config, "output.csv": rowsOf(rows)})
		if len(d.List) > 0 {
			t.Fatal(d)
		}
		texts, doc := pages(t, b)
		if len(doc.Warnings) > 0 {
			t.Errorf("warnings: %v", doc.Warnings)
		}
		if !strings.Contains(strings.Join(texts, ""), "1952\n102.5\n–\n") {
			t.Errorf("the table is not there:\n%s", texts)
		}
	}
}

// Three charts side by side, each with more columns than its width has room for.
func TestNumbersOfNarrowCharts(t *testing.T) {
	csv := "year,a,b,c,d,e,f\n2021,1234567.5,1234567.5,1234567.5,1234567.5,1234567.5,1234567.5\n2022,1,2,3,4,5,6\n"
	config := "[report]\ntitle = \"T\"\ndate = 2024-03-06\nsections = [\"s\"]\n[data.d]\nfile = \"d.csv\"\n"
	for _, name := range []string{"x", "y", "z"} {
		config += fmt.Sprintf("[chart.%s]\nmark = \"line\"\ndata = \"d\"\nx = \"year\"\ny = [\"a\", \"b\", \"c\", \"d\", \"e\", \"f\"]\ntitle = \"All fell\"\nshow_data = true\n", name)
	}
	config += "[section.s]\nkind = \"charts\"\ncharts = [\"x\", \"y\", \"z\"]\n"
	b, d := compose(t, map[string]string{"config.toml": config, "d.csv": csv})
	if d.Err() != nil {
		t.Fatal(d)
	}
	if texts, _ := pages(t, b); !strings.Contains(strings.Join(texts, ""), "2022") {
		t.Error("the tables are not there")
	}
}
