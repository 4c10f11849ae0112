package layout

import (
	"strings"
	"testing"

	"report/layout/text"
)

// noted is n numbered lines, of which the one that is called at calls for notes by a star each.
func noted(n, at int, side bool, notes ...Block) Paragraph {
	p := lines(n)
	all := p.Spans[0].Text
	end := strings.Index(all, string(rune('0'+at))) + 1
	p.Spans = []text.Span{{Text: all[:end], Style: style()}}
	for _, note := range notes {
		p.Notes = append(p.Notes, Note{Span: len(p.Spans), Block: note, Side: side})
		p.Spans = append(p.Spans, text.Span{Text: "*", Style: style()})
	}
	p.Spans = append(p.Spans, text.Span{Text: all[end:], Style: style()})
	return p
}

// footnote is n lines of a note, ten points high each.
func footnote(name string, n int) Paragraph {
	var s []string
	for i := range n {
		s = append(s, name+" "+string(rune('1'+i)))
	}
	p := para(strings.Join(s, "\n"))
	p.Leading, p.Tag = 10, &Tag{Role: RoleNote}
	return p
}

// noteRule is 3 points high, with the space around it.
var noteRule = Stack{[]Block{Gap{1}, Rule{Thickness: 1, Length: 30}, Gap{1}}}

// Each case is laid out on pages of 100 by 60 points: five lines of text.
func TestFootnotes(t *testing.T) {
	head := cell("head")
	head.Block = noted(1, 1, false, footnote("note", 1))
	inHead := Table{Columns: []TableColumn{{Width: 50}}, Header: []TableRow{{Cells: []TableCell{head}}}}
	for _, y := range []string{"2019", "2020", "2021", "2022", "2023"} {
		inHead.Rows = append(inHead.Rows, row(y))
	}
	inRow := Table{Columns: []TableColumn{{Width: 40}, {Width: 50}}, Tag: &Tag{Role: RoleTable}, Rows: []TableRow{row("2019", "1"), row("2020", "2"), row("2021", "3")}}
	inRow.Rows[1].Cells[1].Block = noted(1, 1, false, footnote("note", 2))
	figure := Graphic{Picture: &Picture{Name: "chart"}, Width: 40, Height: 48, Tag: &Tag{Role: RoleFigure}}
	anchored := Mark{Anchor{Name: "n", Title: "N"}, footnote("note", 1)}
	wide := footnote("pneumonoultramicroscopicsilicovolcanoconiosis", 1)
	for name, blocks := range map[string][]Block{
		"footnote":                                {noted(2, 1, false, footnote("note", 1))},
		"footnotes keep their order":              {noted(2, 1, false, footnote("a", 1), footnote("b", 1)), noted(1, 1, false, footnote("c", 1))},
		"footnote takes lines from its page":      {noted(6, 1, false, footnote("note", 2))},
		"footnote goes on with its line":          {noted(4, 4, false, footnote("note", 1)), lines(2)},
		"footnote is split to fill the page":      {noted(2, 2, false, footnote("note", 6)), lines(5)},
		"footnote longer than its page":           {noted(5, 1, false, footnote("note", 9))},
		"footnotes left over":                     {noted(1, 1, false, footnote("a", 8), footnote("b", 5))},
		"footnote of a block as high as its page": {Keep{Blocks: []Block{noted(5, 5, false, footnote("note", 2))}}, lines(2)},
		"footnote of a figure":                    {Keep{Blocks: []Block{figure, noted(1, 1, false, footnote("note", 1))}}},
		"footnote in a repeated header":           {inHead},
		"footnote in a row":                       {lines(2), inRow},
		"footnote and a heading":                  {lines(2), KeepNext{para("heading")}, noted(3, 1, false, footnote("note", 2))},
		"footnote and a page break":               {noted(1, 1, false, footnote("note", 1)), PageBreak{}, lines(1)},
		"footnote with an anchor and a warning":   {noted(1, 1, false, anchored), noted(1, 1, false, wide)},
		"footnote of an empty span":               {Paragraph{Spans: []text.Span{{Text: "text", Style: style()}, {Style: style()}}, Leading: 12, Notes: []Note{{Span: 1, Block: footnote("note", 1)}}}},
		"footnote of no text":                     {lines(1), Paragraph{Leading: 12, Notes: []Note{{Block: footnote("note", 1)}}}, lines(1)},
		"footnote is split below other text":      {lines(1), noted(2, 1, false, footnote("note", 5)), lines(1)},
		"footnote of what cannot be split":        {Box{Top: 40, Block: noted(1, 1, false, footnote("note", 3))}, lines(1)},
		"side note without a column":              {noted(2, 1, false, footnote("a", 1)), noted(2, 1, true, footnote("b", 1)), noted(1, 1, false, footnote("c", 1))},
	} {
		t.Run(name, func(t *testing.T) {
			m := page(100, 60)
			m.NoteRule = noteRule
			doc, err := Paginate(Settings{Lang: "en"}, []Flow{{m, blocks}})
			if err != nil {
				t.Fatal(err)
			}
			golden(t, strings.ReplaceAll(name, " ", "-"), dump(doc))
		})
	}
}

// The text is 60 points wide, the column for notes begins at 70 and is 30 wide. Pages are ten lines
// high.
func TestSideNotes(t *testing.T) {
	text := func(blocks ...Block) Block { return Box{Block: Stack{blocks}, Right: 40} }
	small := footnote("s", 1)
	small.Spans[0].Style.Size, small.Leading = 8, 8
	wide := Rule{Thickness: 24}
	foreign := blockFunc(func(Env, Pt, Pt) (Frame, Block, error) { // which knows of no baseline
		return Frame{Height: 20, Sides: []SideNote{{Y: 7, Block: footnote("a", 1)}}}, nil, nil
	})
	for name, blocks := range map[string][]Block{
		"side note":                           {text(noted(3, 2, true, footnote("a", 2)))},
		"side note in another size":           {text(noted(3, 2, true, small))},
		"side notes are pushed down":          {text(noted(3, 2, true, footnote("a", 2), footnote("b", 2)))},
		"side note gives way to what is wide": {text(noted(2, 2, true, footnote("a", 2))), wide, lines(1)},
		"side note moves up":                  {text(lines(8)), text(noted(2, 2, true, footnote("a", 4)))},
		"side note becomes a footnote":        {text(noted(9, 1, true, footnote("a", 7), footnote("b", 3), footnote("c", 2)))},
		"side note beside footnotes":          {text(noted(7, 7, true, footnote("a", 4)), noted(1, 1, false, footnote("b has more to say", 1)))},
		"side note higher than a page":        {text(noted(1, 1, true, footnote("a", 9), footnote("b", 9)))},
		"side note from elsewhere":            {text(lines(1), foreign)},
		"side note beside a narrow footnote":  {text(noted(7, 7, true, footnote("a", 3)), noted(1, 1, false, Box{Block: footnote("b", 2), Right: 40}))},
		"side note in a table":                {text(Table{Columns: []TableColumn{{Width: 30}, {Width: 30}}, Rows: []TableRow{row("2019", "1"), {Cells: []TableCell{cell("2020"), {Block: noted(1, 1, true, footnote("a", 1))}}}}})},
	} {
		t.Run(name, func(t *testing.T) {
			m := page(100, 120)
			m.NoteRule, m.SideX, m.SideWidth = noteRule, 70, 30
			doc, err := Paginate(Settings{Lang: "en"}, []Flow{{m, blocks}})
			if err != nil {
				t.Fatal(err)
			}
			golden(t, strings.ReplaceAll(name, " ", "-"), dump(doc))
		})
	}
}

func TestNotesWithinNotes(t *testing.T) {
	at := Place{File: "text.md", Line: 3, Col: 1}
	for _, side := range []bool{false, true} {
		inner := noted(1, 1, side, footnote("b", 1))
		inner.At = at
		m := page(100, 60)
		m.SideX, m.SideWidth = 60, 40
		_, err := Paginate(Settings{Lang: "en"}, []Flow{{m, []Block{noted(1, 1, side, inner)}}})
		if err == nil || err.Error() != "text.md:3:1: a note cannot call for another note" {
			t.Errorf("got %v", err)
		}
	}
}

// Whatever the rule above notes is made of, nobody reads it out.
func TestNoteRuleIsAnArtifact(t *testing.T) {
	m := page(100, 60)
	m.NoteRule = para("* * *")
	doc, err := Paginate(Settings{Lang: "en"}, []Flow{{m, []Block{noted(1, 1, false, footnote("note", 1))}}})
	if err != nil {
		t.Fatal(err)
	}
	if got := dump(doc); !strings.Contains(got, "\"* * *\"\n") {
		t.Errorf("the rule has a tag or is not there:\n%s", got)
	}
}

// A note that fits nowhere is an error, not an endless document.
func TestNoteThatNeverFits(t *testing.T) {
	tall := footnote("a", 1)
	tall.Leading, tall.At = 500, Place{File: "text.md", Line: 3, Col: 1}
	_, err := Paginate(Settings{Lang: "en"}, []Flow{{page(100, 60), []Block{noted(1, 1, false, tall)}}})
	if err == nil || err.Error() != "text.md:3:1: this does not fit on an empty page: there is room for 100 by 60 points" {
		t.Errorf("got %v", err)
	}
}

// A side note stands near its line or at the foot, and never out of order with those before it.
func TestSideNotesStayNear(t *testing.T) {
	m := page(100, 400)
	m.SideX, m.SideWidth = 70, 30
	call := func(side string, lines int) Block {
		return Box{Block: noted(1, 1, true, footnote(side, lines)), Right: 40}
	}
	for _, c := range []struct {
		name   string
		blocks []Block
		side   string // the notes that stand in the column
	}{
		{"room beside", []Block{call("a", 2), lines(4), call("b", 2)}, "ab"},
		{"far below what is wide", []Block{call("a", 2), Rule{Thickness: 150}, lines(4)}, ""},
		{"those that follow one at the foot", []Block{call("a", 2), call("b", 12), call("c", 1), call("d", 1)}, "ab"},
	} {
		doc, err := Paginate(Settings{Lang: "en"}, []Flow{{m, c.blocks}})
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, item := range doc.Pages[0].Items {
			if txt, ok := item.(Text); ok && txt.Tag.within(RoleNote) && txt.X >= m.Left+70 && !strings.Contains(got, txt.Run.Text[:1]) {
				got += txt.Run.Text[:1]
			}
		}
		if got != c.side {
			t.Errorf("%s: %q stand at the side, want %q", c.name, got, c.side)
		}
	}
}
