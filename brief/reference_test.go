package brief

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"report/layout"
)

// referring is a briefing whose first section refers to what comes later.
const referring = `[report]
title    = "Harvest"
date     = 2024-03-06
lang     = "en"
sections = ["first", "apples", "table", "pair", "last"]

[data.d]
file = "d.csv"
values = ["value"]

[chart.apples]
mark = "bar"
data = "d"
x = "year"
y = "value"
title = "Apples"

[chart.pears]
mark = "line"
data = "d"
x = "year"
y = "value"
title = "Pears"

[section.first]
kind  = "text"
title = "First"
file  = "a.md"

[section.apples]
kind  = "chart"
title = "The apples"
start = "page"

[section.table]
kind    = "table"
data    = "d"
caption = "The harvest"
start   = "page"

[section.pair]
kind   = "charts"
title  = "The pair"
charts = ["apples", "pears"]

[section.last]
kind  = "text"
title = "Last"
start = "page"
text  = "# A heading\n\nWords."
`

// said is the text of a page's running lines, with the links in it.
func said(doc layout.Document, page int) string {
	var b strings.Builder
	for _, item := range doc.Pages[page-1].Items {
		switch i := item.(type) {
		case layout.Text:
			if i.Tag != nil {
				b.WriteString(i.Run.Text)
			}
		case layout.Link:
			fmt.Fprintf(&b, "<%s>", i.Anchor)
		}
	}
	return strings.ReplaceAll(b.String(), "\u00a0", " ")
}

func TestReferences(t *testing.T) {
	for _, c := range []struct{ lang, name, ref, page string }{
		{"en", "apples", "Figure 1<chart.apples>", "page 2<chart.apples>"},
		{"en", "chart.apples", "Figure 1<chart.apples>", "page 2<chart.apples>"},
		{"en", "section.apples", "The apples<apples>", "page 2<apples>"},
		{"en", "pears", "Figure 3<chart.pears>", "page 3<chart.pears>"},
		{"en", "table", "Table 1<table.table>", "page 3<table.table>"},
		{"en", "table.table", "Table 1<table.table>", "page 3<table.table>"},
		{"en", "pair", "The pair<pair>", "page 3<pair>"},
		{"en", "last", "Last<last>", "page 4<last>"},
		{"en", "a-heading", "A heading<a-heading>", "page 4<a-heading>"},
		{"en", "first", "First<first>", "page 1<first>"},
		{"de", "pears", "Abbildung 3<chart.pears>", "Seite 3<chart.pears>"},
		{"fr", "table", "Tableau 1<table.table>", "page 3<table.table>"},
		{"es", "pears", "Figura 3<chart.pears>", "página 3<chart.pears>"},
		{"zh", "pears", "图3<chart.pears>", "第3页<chart.pears>"},
	} {
		t.Run(c.lang+" "+c.name, func(t *testing.T) {
			// In a paragraph, a list, a block quote, emphasis, a cell and a note.
			prose := strings.ReplaceAll("R.\n\n- R.\n\n> R.\n\n**R.**\n\n| a |\n|---|\n| R. |\n\nNote.[^n]\n\n[^n]: R.\n", "R.",
				fmt.Sprintf("R: {{ ref %s }}, P: {{ page %s }}.", c.name, c.name))
			cfg := strings.Replace(referring, `"en"`, fmt.Sprintf("%q", c.lang), 1)
			b, d := compose(t, map[string]string{"config.toml": cfg, "d.csv": harvest, "a.md": prose})
			if d.Err() != nil {
				t.Fatal(d)
			}
			_, doc := pages(t, b)
			want := "R: " + c.ref + ", P: " + c.page + "."
			if n := strings.Count(said(doc, 1), want); n != 6 {
				t.Errorf("%d times it says %q: %s", n, want, said(doc, 1))
			}
		})
	}
}

// TestReferencesBack: what stands before a reference is found like what stands after it.
func TestReferencesBack(t *testing.T) {
	cfg := strings.Replace(referring, "Words.", "R: {{ ref table }} on {{ page apples }}, {{ ref pair }}.", 1)
	b, d := compose(t, map[string]string{"config.toml": cfg, "d.csv": harvest, "a.md": "Words."})
	if d.Err() != nil {
		t.Fatal(d)
	}
	_, doc := pages(t, b)
	if want := "R: Table 1<table.table> on page 2<chart.apples>, The pair<pair>."; !strings.Contains(said(doc, 4), want) {
		t.Errorf("it says %q", said(doc, 4))
	}
}

// TestReferencesAreWhatIsPrinted holds every label to the caption that it stands for.
func TestReferencesAreWhatIsPrinted(t *testing.T) {
	b, d := compose(t, map[string]string{"config.toml": referring, "d.csv": harvest, "a.md": "Words."})
	if d.Err() != nil {
		t.Fatal(d)
	}
	_, doc := pages(t, b)
	labels := 0
	for _, o := range doc.Outline {
		if o.Label == "" {
			continue
		}
		labels++
		if want := strings.ToUpper(o.Label) + o.Title; !strings.Contains(said(doc, o.Page), want) {
			t.Errorf("page %d does not say %q", o.Page, want)
		}
	}
	if labels != 4 {
		t.Errorf("there are %d labels, not 4", labels)
	}
}

// TestReferencesToWhatIsLeftOut: a title stands in for a number that is not there, with a warning; a
// page cannot be named.
func TestReferencesToWhatIsLeftOut(t *testing.T) {
	files := map[string]string{"config.toml": referring, "d.csv": harvest, "a.md": "See {{ ref pears }} and {{ ref last }}."}
	b, d := compose(t, files, "first")
	if d.Err() != nil {
		t.Fatal(d)
	}
	if got, want := d.Error(), "a.md:1:5: warning: pears is left out of this run; its title is printed in place of its number"; got != want {
		t.Errorf("it says %s", got)
	}
	if _, doc := pages(t, b); !strings.Contains(said(doc, 1), "See “Pears” and Last.") {
		t.Errorf("the page says %q", said(doc, 1))
	}
	files["a.md"] = "See\n{{ page pears }}."
	_, d = compose(t, files, "first")
	if got, want := d.Error(), "a.md:2:1: error: pears is left out of this run and stands on no page; print it too, or take the reference out"; got != want {
		t.Errorf("it says %s", got)
	}
	files["a.md"] = "Words."
	files["config.toml"] = strings.Replace(referring, "Words.", "See {{ page pears }}.", 1)
	if _, d = compose(t, files, "first"); len(d.List) > 0 {
		t.Errorf("a section that is not printed is told of: %v", d)
	}
}

// TestLeaders: the dots of the contents stand below each other, clear of titles and numbers, on the
// last line of a long title; numbers are of one size, on the title's baseline.
func TestLeaders(t *testing.T) {
	long := strings.Repeat("a title of many words ", 6)
	cfg := strings.Replace(briefing, `["a", "b"`, `["contents", "a", "b"`, 1) + "[section.contents]\nkind = \"contents\"\ndepth = 3\n"
	b, d := compose(t, map[string]string{"config.toml": cfg, "d.csv": harvest, "a.md": "# Short\n\nWords.\n\n## Deep\n\nWords.\n\n# Of " + long + "\n\nWords."})
	if d.Err() != nil {
		t.Fatal(d)
	}
	_, doc := pages(t, b)
	right := b.composer.theme.Page.Left + b.composer.theme.Page.TextWidth()
	var ends, numbers = map[layout.Pt]layout.Pt{}, 0 // of the text by baseline, in hundredths
	for _, item := range doc.Pages[0].Items {
		set, ok := item.(layout.Text)
		if !ok || set.Tag == nil || set.Tag.Role == layout.RoleH1 {
			continue
		}
		if math.Abs(set.X+set.Run.Width-right) < 0.01 {
			if numbers++; math.Abs(set.Run.Size-10) > 0.01 || ends[math.Round(set.Y*100)] == 0 {
				t.Errorf("the number %s is of %g points, and stands alone at %g", set.Run.Text, set.Run.Size, set.Y)
			}
			continue
		}
		ends[math.Round(set.Y*100)] = set.X + set.Run.Width
	}
	leaders := 0
	for _, item := range doc.Pages[0].Items {
		dots, ok := item.(layout.Line)
		if !ok || len(dots.Dash) == 0 {
			continue
		}
		leaders++
		y := math.Round((dots.Y1 + leaderDot/2) * 100)
		if end, ok := ends[y]; !ok || dots.X1 < end+leaderRoom-0.01 || dots.X2 > right-5-leaderRoom {
			t.Errorf("dots from %g to %g beside a title up to %g", dots.X1, dots.X2, end)
		}
		if off := math.Remainder(right-dots.X1-6-leaderRoom, leaderStep); math.Abs(off) > 0.01 {
			t.Errorf("dots from %g are off the grid by %g", dots.X1, off)
		}
		if dots.Tag != nil {
			t.Error("dots are read aloud")
		}
	}
	if leaders != numbers || leaders != 6 {
		t.Errorf("%d leaders and %d numbers", leaders, numbers)
	}
}

// TestContentsLists lists figures and tables below the sections.
func TestContentsLists(t *testing.T) {
	cfg := strings.Replace(referring, `["first"`, `["contents", "first"`, 1) + "[section.contents]\nkind = \"contents\"\nlist = [\"sections\", \"tables\", \"figures\"]\n"
	b, d := compose(t, map[string]string{"config.toml": cfg, "d.csv": harvest, "a.md": "# Within\n\nWords."})
	if d.Err() != nil {
		t.Fatal(d)
	}
	_, doc := pages(t, b)
	var lines []string
	for _, item := range doc.Pages[0].Items {
		if text, ok := item.(layout.Text); ok && text.Tag != nil {
			lines = append(lines, text.Run.Text)
		}
	}
	want := []string{"Contents", "First", "2", "Within", "2", "The apples", "3", "The pair", "4", "Last", "5", "A heading", "5",
		"Tables", "Table 1", "The harvest", "4",
		"Figures", "Figure 1", "Apples", "3", "Figure 2", "Apples", "4", "Figure 3", "Pears", "4"}
	if !slices.Equal(lines, want) {
		t.Errorf("the contents are %q", lines)
	}
}
