package brief

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"testing"

	"report/layout"
)

// texts finds what is set on a page, and where.
func texts(doc layout.Document, page int) map[string]layout.Text {
	out := map[string]layout.Text{}
	for _, item := range doc.Pages[page-1].Items {
		if text, ok := item.(layout.Text); ok {
			out[text.Run.Text] = text
		}
	}
	return out
}

// TestNotes numbers notes through the briefing, whatever their names, and sets them at the foot of
// the page or beside the text.
func TestNotes(t *testing.T) {
	prose := "One[^a] and two[^b].\n\n[^b]: Second.\n[^a]: First.\n"
	for _, side := range []bool{false, true} {
		cfg := strings.Replace(briefing, `text  = "Words."`, "text = \"Three[^a]\\n\\n[^a]: Third.\"", 1)
		if side {
			cfg = strings.ReplaceAll(cfg, `kind  = "text"`, "kind = \"text\"\nnotes = \"side\"")
		}
		b, d := compose(t, map[string]string{"config.toml": cfg, "d.csv": harvest, "a.md": prose})
		if d.Err() != nil {
			t.Fatal(d)
		}
		_, doc := pages(t, b)
		if len(doc.Warnings) > 0 {
			t.Error(doc.Warnings)
		}
		found := texts(doc, 1)
		page := b.composer.theme.Page
		last := layout.Text{}
		for _, s := range []string{"First.", "Second.", "Third."} {
			note, ok := found[s]
			if !ok {
				t.Fatalf("the page does not say %q", s)
			}
			if note.Y <= last.Y {
				t.Errorf("%q does not stand below the note before it", s)
			}
			if beside := note.X > page.Left+page.TextWidth(); beside != side {
				t.Errorf("with side notes %v, %q stands at %g", side, s, note.X)
			}
			if note.Tag.Role != layout.RoleP || note.Tag.Parent.Role != layout.RoleNote {
				t.Errorf("%q is tagged as %v in %v", s, note.Tag.Role, note.Tag.Parent.Role)
			}
			last = note
		}
		for _, number := range []string{"1", "2", "3"} {
			if n, ok := found[number]; !ok || n.Tag.Role != layout.RoleLbl {
				t.Errorf("no note begins with %s", number)
			}
		}
	}
}

// TestColumns runs prose through columns that end level, their notes at the page's foot.
func TestColumns(t *testing.T) {
	prose := strings.Repeat("Words that fill a line or two of a column of text.\n\n", 8) + "The last[^n].\n\n[^n]: A note.\n"
	cfg := strings.Replace(briefing, `file  = "a.md"`, "file = \"a.md\"\ncolumns = 2", 1)
	b, d := compose(t, map[string]string{"config.toml": cfg, "d.csv": harvest, "a.md": prose})
	if d.Err() != nil {
		t.Fatal(d)
	}
	_, doc := pages(t, b)
	found := texts(doc, 1)
	page := b.composer.theme.Page
	last, note := found["The last"], found["A note."]
	if last.X < page.Left+page.Measure()/2 || note.Y < page.Height*0.9 || note.X > page.Left+20 {
		t.Errorf("the last paragraph stands at %g, its note at %g, %g", last.X, note.X, note.Y)
	}
}

// TestColumnsShareBaselines: whatever stands in columns, the lines of running text in them stand on
// one grid.
func TestColumnsShareBaselines(t *testing.T) {
	text := "Body words, which fill a line or two of their column, or even three.\n\n"
	prose := text + "# A large heading over two lines of a narrow column\n\n" + text + "- Body item\n- Body item\n  - Body inner\n\n## Smaller\n\n" + text +
		"> Body quote\n\n    code\n    more\n\n" + text + "| A | b |\n|---|---|\n| c | d |\n\n" + text + "---\n\n### Smallest\n\n" + text + "1. Body item\n\n2. Body item\n\n" + strings.Repeat(text, 4)
	for _, columns := range []string{"2", "3"} {
		cfg := strings.Replace(briefing, `file  = "a.md"`, "file = \"a.md\"\ncolumns = "+columns, 1)
		b, d := compose(t, map[string]string{"config.toml": cfg, "d.csv": harvest, "a.md": prose})
		if d.Err() != nil {
			t.Fatal(d)
		}
		_, doc := pages(t, b)
		first, lines, edges := layout.Pt(0), 0, map[layout.Pt]bool{}
		for _, item := range doc.Pages[0].Items {
			set, ok := item.(layout.Text)
			if !ok || !strings.HasPrefix(set.Run.Text, "Body") {
				continue
			}
			if lines++; lines == 1 {
				first = set.Y
			}
			edges[set.X] = true
			if off := math.Remainder(set.Y-first, b.composer.theme.Body.Leading); math.Abs(off) > 0.01 {
				t.Errorf("in %s columns %q stands %.2f points off the grid", columns, set.Run.Text, off)
			}
		}
		if lines < 16 || len(edges) < 4 {
			t.Errorf("in %s columns there are %d lines at %v", columns, lines, edges)
		}
	}
}

// TestNoteHang gives the numbers of notes room for one digit, or for two where there are ten, and sets
// them to its right.
func TestNoteHang(t *testing.T) {
	for n, hang := range map[int]layout.Pt{9: 11, 10: 15.8} {
		var prose strings.Builder
		for i := range n {
			fmt.Fprintf(&prose, "Word[^%d].\n\n[^%d]: Note %d.\n\n", i, i, i+1)
		}
		b, d := compose(t, map[string]string{"config.toml": briefing, "d.csv": harvest, "a.md": prose.String()})
		if d.Err() != nil {
			t.Fatal(d)
		}
		_, doc := pages(t, b)
		found := texts(doc, 1)
		for i := range n {
			words, number := found[fmt.Sprintf("Note %d.", i+1)], found[strconv.Itoa(i+1)]
			if got := words.X - b.composer.theme.Page.Left; math.Abs(got-hang) > 0.01 {
				t.Errorf("note %d of %d begins %.1f points from the edge", i+1, n, got)
			}
			if got := words.X - number.X - number.Run.Width; math.Abs(got-4) > 0.01 {
				t.Errorf("the number of note %d of %d stands %.1f points before its words", i+1, n, got)
			}
		}
	}
}

// TestTableGroups sets headings over neighbouring columns.
func TestTableGroups(t *testing.T) {
	b, d := compose(t, map[string]string{"d.csv": "place,apples,pears,note\nNorth,1,2,a\nSouth,3,4,b\n", "config.toml": `[report]
title = "x"
date = 2024-03-06
sections = ["t"]
[data.d]
file = "d.csv"
[section.t]
kind = "table"
data = "d"
groups = [{ title = "Fruit", columns = ["apples", "pears"] }]
`})
	if d.Err() != nil {
		t.Fatal(d)
	}
	_, doc := pages(t, b)
	group := texts(doc, 1)["Fruit"]
	if tag := group.Tag; tag == nil || tag.Role != layout.RoleTH || tag.Span != 2 {
		t.Errorf("the group is tagged as %+v", group.Tag)
	}
}

// TestCallsStayWithTheirWord: no line begins with the number of a note, whatever it stands behind.
func TestCallsStayWithTheirWord(t *testing.T) {
	for n := 20; n < 60; n += 4 {
		for _, word := range []string{"合同，", "word? ", "Wort — "} {
			prose := strings.Repeat(word, n) + "同[^a]" + strings.Repeat(word, 5) + "!\n\n" + strings.Repeat(word, n/4) + "word?[^b] More.\n\n[^a]: X.\n[^b]: Y.\n"
			cfg := strings.Replace(briefing, "2024-03-06", "2024-03-06\nlang = \"zh\"", 1)
			b, d := compose(t, map[string]string{"config.toml": cfg, "d.csv": harvest, "a.md": prose})
			if d.Err() != nil {
				t.Fatal(d)
			}
			_, doc := pages(t, b)
			body := b.composer.theme.Body.Size
			calls := 0
			for _, item := range doc.Pages[0].Items {
				text, ok := item.(layout.Text)
				if !ok || text.Run.Size != body*noteScale {
					continue
				}
				calls++
				if text.X < b.composer.theme.Page.Left+1 {
					t.Errorf("with %d times %q a line begins with %q", n, word, text.Run.Text)
				}
			}
			if calls != 2 {
				t.Fatalf("with %d times %q there are %d calls", n, word, calls)
			}
		}
	}
}

// TestCaptionsStayWithTheirTables: wherever on a page a table begins, its caption has rows below it.
func TestCaptionsStayWithTheirTables(t *testing.T) {
	rows := "value\n" + strings.Repeat("1\n", 30)
	for n := 20; n < 50; n++ {
		b, d := compose(t, map[string]string{"d.csv": rows, "a.md": strings.Repeat("- A line\n", n+1), "config.toml": `[report]
title = "x"
date = 2024-03-06
sections = ["a", "t"]
[data.d]
file = "d.csv"
[section.a]
kind = "text"
file = "a.md"
[section.t]
kind = "table"
title = "Heading"
data = "d"
caption = "Caption"
`})
		if d.Err() != nil {
			t.Fatal(d)
		}
		_, doc := pages(t, b)
		for page := range doc.Pages {
			found := texts(doc, page+1)
			caption, has := found["Caption"]
			if heading := found["Heading"]; heading.Run.Size > 20 != has || has && found["1"].Y < caption.Y+30 {
				t.Errorf("after %d lines the caption stands at %g and the last row at %g of page %d", n, caption.Y, found["1"].Y, page+1)
			}
		}
	}
}
