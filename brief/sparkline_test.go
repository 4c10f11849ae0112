package brief

import (
	"strings"
	"testing"

	"report/layout"
)

const sparkBriefing = `[report]
title    = "Output"
date     = 2024-03-06
sections = ["cards", "table"]

[data.regions]
file   = "regions.csv"
source = "Statistics"

[data.latest]
file = "latest.csv"

[facts.total]
value = "at(latest.v, 'Henan')"
label = "Output of Henan"

[facts.other]
value = "at(latest.v, 'Beijing')"
label = "Output of Beijing, with words that need more than one line on a card"

[chart.all]
mark  = "sparkline"
data  = "regions"
x     = "year"
y     = "v"
facet = "region"

[chart.henan]
mark   = "sparkline"
data   = "regions"
filter = { region = "Henan" }
x      = "year"
y      = "v"

[chart.bars]
mark     = "bar"
data     = "regions"
filter   = { region = "Henan" }
x        = "year"
y        = "v"
title    = "Henan made more every year"

[section.cards]
kind       = "key_figures"
figures    = ["total", "other"]
sparklines = { total = "henan", other = "henan" }

[section.table]
kind       = "table"
data       = "latest"
caption    = "Output"
sparklines = [{ chart = "all", by = "region" }]
`

const regionsCSV = "year,region,v\n2021,Henan,1\n2022,Henan,3\n2023,Henan,4\n2021,Beijing,9\n2022,Beijing,7\n2023,Beijing,6\n"
const latestCSV = "region,v\nHenan,4\nBeijing,6\nXizang,\n"

func sparkFiles(replace ...string) map[string]string {
	return map[string]string{"config.toml": strings.NewReplacer(replace...).Replace(sparkBriefing), "regions.csv": regionsCSV, "latest.csv": latestCSV}
}

// figuresOf are the nodes of pictures and shapes, by their first item, with how high that stands.
func figuresOf(doc layout.Document) (tags []*layout.Tag, y []layout.Pt) {
	seen := map[*layout.Tag]bool{}
	for _, p := range doc.Pages {
		for _, item := range p.Items {
			tag := layout.TagOf(item)
			if tag == nil || tag.Role != layout.RoleFigure || seen[tag] {
				continue
			}
			seen[tag] = true
			tags = append(tags, tag)
			y = append(y, item.(layout.Path).Segments[0].P[0].Y+item.(layout.Path).Y)
		}
	}
	return tags, y
}

func TestSparklinesOnCardsAndInTables(t *testing.T) {
	b, d := compose(t, sparkFiles())
	if len(d.List) > 0 {
		t.Fatal(d)
	}
	texts, doc := pages(t, b)
	tags, y := figuresOf(doc)
	if len(tags) != 4 {
		t.Fatalf("there are %d lines, want 2 on cards and 2 in the table", len(tags))
	}
	for i, want := range []struct {
		role   layout.Role
		region string
	}{{layout.RoleP, ""}, {layout.RoleP, ""}, {layout.RoleTD, "Henan"}, {layout.RoleTD, "Beijing"}} {
		if tags[i].Parent == nil || tags[i].Parent.Role != want.role {
			t.Errorf("line %d is below %+v, want %s", i, tags[i].Parent, want.role)
		}
		if !strings.HasPrefix(tags[i].Alt, "Sparkline of V, ") || !strings.Contains(tags[i].Alt, want.region) {
			t.Errorf("line %d says %q", i, tags[i].Alt)
		}
	}
	if y[0] != y[1] {
		t.Errorf("the lines of the cards stand at %v and %v", y[0], y[1])
	}
	if n := strings.Count(texts[0], "2021\n2023\n"); n != 2 {
		t.Errorf("%d cards say from when to when", n)
	}
	if !strings.Contains(texts[0], "2021–2023") {
		t.Error("the column has no title")
	}
	if n := strings.Count(texts[0], "–\n"); n != 2 {
		t.Errorf("%d cells are missing, want the value and the line of Xizang", n)
	}
	if !strings.Contains(texts[0], "Statistics") {
		t.Error("the source of the lines is not named")
	}
	if got := layout.Lint(doc, b.Flows, nil); len(got) > 0 {
		t.Errorf("lint says %v", got)
	}
}

func TestMistakesInSparklines(t *testing.T) {
	for _, c := range []struct{ name, from, to, want string }{
		{"another mark", `total = "henan"`, `total = "bars"`, `config.toml:46:24: error: only a sparkline stands in text, and [chart.bars] is mark = "bar"; give it mark = "sparkline"`},
		{"no chart", `total = "henan"`, `total = "honan"`, `there is no [chart.honan]; did you mean "henan"?`},
		{"no card", `other = "henan" }`, `others = "henan" }`, `others is none of the figures, and has no card; did you mean "other"?`},
		{"a card of many", `total = "henan"`, `total = "all"`, `[chart.all] has a facet, and a card holds one line; leave out its facet`},
		{"a column of one", `chart = "all"`, `chart = "henan"`, `[chart.henan] has no facet, and would be the same in every row; name the column in facet`},
		{"no column", `by = "region"`, `by = "regions"`, `latest has no column "regions"; did you mean "region"?`},
		{"nothing found", `by = "region"`, `by = "v"`, `warning: no row of latest has a line in [chart.all]; by is the column that holds`},
		{"scale", `by = "region"`, `by = "region", scale = "same"`, `choose from: shared, own`},
		{"no by", `, by = "region"`, ``, `by`},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, d := compose(t, sparkFiles(c.from, c.to))
			if got := d.Error(); len(d.Sorted()) != 1 || !strings.Contains(got, c.want) {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

// A sparkline that a section shows as a figure needs a title like any other; in a table it has none.
func TestSparklineAsAFigureNeedsATitle(t *testing.T) {
	_, d := compose(t, sparkFiles("kind       = \"key_figures\"\nfigures    = [\"total\", \"other\"]\nsparklines = { total = \"henan\", other = \"henan\" }", "kind = \"chart\"\nchart = \"henan\""))
	if got := d.Error(); len(d.Sorted()) != 1 || !strings.Contains(got, "config.toml:28:1: warning: the chart has no title") {
		t.Errorf("got %s", got)
	}
}
