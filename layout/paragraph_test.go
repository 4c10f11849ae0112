package layout

import (
	"strings"
	"testing"

	"report/layout/text"
)

// edges are where the lines of a frame of text end.
func edges(f Frame) []Pt {
	var out []Pt
	y := Pt(-1)
	for _, item := range f.Items {
		txt := item.(Text)
		if txt.Y != y {
			out, y = append(out, 0), txt.Y
		}
		out[len(out)-1] = txt.X + txt.Run.Width
	}
	return out
}

func TestJustifiedText(t *testing.T) {
	p := para(strings.Repeat("aa bbbb ccc ", 12))
	p.Align = AlignJustify
	f, rest, err := p.Fit(Env{}, 103, 500)
	if err != nil || rest != nil {
		t.Fatal(rest, err)
	}
	ends := edges(f)
	for i, end := range ends {
		if last := i == len(ends)-1; !last && (end < 102.9 || end > 103.1) || last && end > 100 {
			t.Errorf("line %d of %d ends at %v in a column of 103", i+1, len(ends), end)
		}
	}
	table := Table{Columns: []TableColumn{{Width: 103, Align: AlignJustify}}, Rows: []TableRow{{Cells: []TableCell{{Block: p}}}}}
	if f, _, err = table.Fit(Env{}, 103, 500); err != nil {
		t.Fatal(err)
	}
	for _, end := range edges(f) {
		if end > 102.9 {
			t.Errorf("a cell's lines end at %v: they are justified", edges(f))
			break
		}
	}
}

func TestUnevenSpaces(t *testing.T) {
	at := Place{File: "text.md", Line: 3, Col: 1}
	line := func(stretch float64, words string) text.Line {
		return text.Line{Stretch: stretch, Runs: []text.Run{{Text: words}}}
	}
	for _, c := range []struct {
		align Align
		line  text.Line
		want  string
	}{
		{AlignJustify, line(1.6, "too few words for all the room there is, co\u00adoper"), `line "too few words for all the …" is very loose (and 1 more)`},
		{AlignJustify, line(1.4, "just even enough"), ""},
		{AlignLeft, line(1.6, "not justified"), ""},
	} {
		s := setParagraph{Paragraph: Paragraph{Align: c.align, At: at}}
		var f Frame
		s.warnSpaces(&f, []text.Line{c.line, line(0.5, "even"), c.line})
		got := ""
		for _, w := range f.Warnings {
			got += w.Message
			if w.At != at {
				t.Errorf("%q has no place", w.Message)
			}
		}
		if got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
	p := para("aa bb supercalifragilistic cc dd pneumonoultramicro ee")
	p.Align, p.At = AlignJustify, at
	f, _, err := p.Fit(Env{}, 100, 500)
	if err != nil {
		t.Fatal(err)
	}
	if len(f.Warnings) == 0 || f.Warnings[0].Message != `line "aa bb" is very loose (and 2 more)` {
		t.Errorf("warnings: %v", f.Warnings)
	}
}
