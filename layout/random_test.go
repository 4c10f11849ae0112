package layout

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"report/layout/text"
)

// maker makes random documents and remembers what was put into each paragraph.
type maker struct {
	rand  *rand.Rand
	tags  []*Tag
	texts map[*Tag]string
	n     int
}

func newMaker(seed uint64) *maker {
	return &maker{rand: rand.New(rand.NewPCG(seed, 1)), texts: map[*Tag]string{}}
}

func (m *maker) word() string {
	m.n++
	switch m.rand.IntN(12) {
	case 0:
		return strings.Repeat("long", 1+m.rand.IntN(20)) + fmt.Sprint(m.n)
	case 1:
		return "创新。两会，"[:3*(1+m.rand.IntN(6))]
	case 2:
		return "co\u00adoper\u00adate"
	case 3:
		return "e\u0301t\u0302e"
	case 4:
		return "12\u00a0345"
	}
	return fmt.Sprintf("w%d", m.n)
}

func (m *maker) paragraph() Block {
	p := para("")
	p.Spans = nil
	for range m.rand.IntN(4) {
		var words []string
		for range m.rand.IntN(12) {
			words = append(words, m.word())
		}
		span := text.Span{Text: strings.Join(words, " "), Style: style()}
		if m.rand.IntN(5) == 0 {
			span.Link = "#here"
		}
		if m.rand.IntN(8) == 0 {
			span.Text += "\n"
		}
		p.Spans = append(p.Spans, span)
	}
	p.Align = Align(m.rand.IntN(3))
	p.At = Place{File: "random", Line: m.n}
	m.remember(p)
	if m.rand.IntN(2) == 0 {
		return &p
	}
	return p
}

func (m *maker) remember(p Paragraph) {
	var all strings.Builder
	for _, s := range p.Spans {
		all.WriteString(s.Text)
	}
	m.tags = append(m.tags, p.Tag)
	m.texts[p.Tag] = all.String()
}

func (m *maker) blocks(depth int) []Block {
	var out []Block
	for range m.rand.IntN(5) {
		out = append(out, m.block(depth))
	}
	return out
}

func (m *maker) block(depth int) Block {
	if depth == 0 {
		return m.paragraph()
	}
	switch m.rand.IntN(14) {
	case 0:
		return Stack{m.blocks(depth - 1)}
	case 1:
		return Keep{Blocks: m.blocks(depth - 1)}
	case 2:
		return KeepNext{m.block(depth - 1)}
	case 3:
		m.n++
		return Mark{Anchor{Name: fmt.Sprint("a", m.n), Level: 1}, m.block(depth - 1)}
	case 4:
		return Space{Pt(m.rand.IntN(40))}
	case 5:
		return Rule{Thickness: 1, Length: Pt(m.rand.IntN(50))}
	case 6:
		return PageBreak{}
	case 7:
		c := Columns{Gap: 2}
		for range m.rand.IntN(4) {
			c.Cols = append(c.Cols, Column{Width: Pt(m.rand.IntN(3) * 15), Block: m.block(depth - 1), Align: VAlign(m.rand.IntN(3))})
		}
		return c
	case 8:
		return &Box{Block: m.block(depth - 1), Top: 2, Left: 1, Right: 1, Bottom: 1, Fill: &Color{}, RuleLeft: 1, MinHeight: Pt(m.rand.IntN(60))}
	case 9:
		return Graphic{Picture: &Picture{Name: "p"}, Width: Pt(1 + m.rand.IntN(300)), Height: Pt(1 + m.rand.IntN(300)), Tag: &Tag{Role: RoleFigure}}
	case 10:
		return m.table(depth - 1)
	}
	return m.paragraph()
}

func (m *maker) table(depth int) Block {
	t := Table{PadX: 1, PadY: 1, HeadRule: 1, RowRule: 0.5, EndRule: 1, Tag: &Tag{Role: RoleTable}}
	cols := 1 + m.rand.IntN(3)
	for range cols {
		t.Columns = append(t.Columns, TableColumn{Width: Pt(m.rand.IntN(2) * 20), Align: Align(m.rand.IntN(3))})
	}
	row := func(depth int) TableRow {
		r := TableRow{Total: m.rand.IntN(5) == 0}
		for col := 0; col < cols; {
			span := 1
			if m.rand.IntN(6) == 0 {
				span = min(2, cols-col)
			}
			r.Cells = append(r.Cells, TableCell{Block: m.block(depth), Span: span})
			col += span
		}
		return r
	}
	if m.rand.IntN(2) == 0 {
		t.Header = append(t.Header, row(0))
	}
	for range m.rand.IntN(6) {
		t.Rows = append(t.Rows, row(depth))
	}
	return t
}

// stripped takes out what a line's end may change: white space, hyphens, composition.
func stripped(s string) string {
	return strings.NewReplacer(" ", "", "\n", "", "\u00a0", "", "\u00ad", "", "-", "",
		"e\u0301", "é", "t\u0302", "t\u0302").Replace(s)
}

// check lays a random document out and looks for what must never be.
func check(t *testing.T, seed uint64, w, h Pt) (fits bool) {
	m := newMaker(seed)
	flows := []Flow{{Master: page(w, h), Blocks: m.blocks(4)}, {Master: page(w, h), Blocks: m.blocks(4)}}
	if seed%2 == 0 { // a list of the anchors, which takes more than one pass
		flows[0].Blocks = append([]Block{blockFunc(listOfAnchors)}, flows[0].Blocks...)
	}
	doc, err := Paginate("en", flows)
	if err != nil {
		if strings.Contains(err.Error(), "does not fit on an empty page") || strings.Contains(err.Error(), "cannot hold a page break") {
			return false
		}
		t.Fatalf("seed %d, %v by %v: %v", seed, w, h, err)
	}
	again, err := Paginate("en", flows)
	if err != nil || dump(again) != dump(doc) {
		t.Fatalf("seed %d, %v by %v: a second time gives something else (%v)", seed, w, h, err)
	}
	found := map[*Tag]*strings.Builder{}
	for _, p := range doc.Pages {
		for _, item := range p.Items {
			txt, ok := item.(Text)
			if !ok {
				continue
			}
			inPage(t, seed, p, txt)
			tag := txt.Tag
			if tag == nil {
				continue
			}
			if tag.Role == RoleLink {
				tag = tag.Parent
			}
			if found[tag] == nil {
				found[tag] = &strings.Builder{}
			}
			found[tag].WriteString(txt.Run.Text)
		}
	}
	for _, tag := range m.tags {
		got := ""
		if found[tag] != nil {
			got = found[tag].String()
		}
		if want := m.texts[tag]; stripped(got) != stripped(want) {
			t.Fatalf("seed %d, %v by %v: a paragraph came out as %q, want %q", seed, w, h, stripped(got), stripped(want))
		}
	}
	return true
}

func listOfAnchors(env Env, w, h Pt) (Frame, Block, error) {
	var entries []string
	for _, o := range env.Outline {
		entries = append(entries, fmt.Sprint(o.Page))
	}
	p := para(strings.Join(entries, " "))
	p.Tag = nil
	return p.Fit(env, w, h)
}

func inPage(t *testing.T, seed uint64, p Page, txt Text) {
	t.Helper()
	const eps = 0.01
	right, bottom := p.Width-10, p.Height-20
	tooWide := txt.X < 10-eps || txt.X+txt.Run.Width > right+eps
	// One character that is wider than its column has to go somewhere.
	if tooWide && len([]rune(txt.Run.Text)) > 2 || txt.Y-8 < 20-eps || txt.Y+2 > bottom+eps {
		t.Fatalf("seed %d: page %d of %v by %v: %s leaves the frame", seed, p.Number, p.Width-20, p.Height-40, describe(txt))
	}
}

// Whatever is laid out, on pages however small: it ends, nothing is lost or comes twice, and nothing
// leaves the page.
func TestRandomDocuments(t *testing.T) {
	fit, all := 0, 0
	for seed := range uint64(600) {
		size := rand.New(rand.NewPCG(seed, 2))
		w, h := Pt(40+size.IntN(300)), Pt(30+size.IntN(300))
		all++
		if check(t, seed, w, h) {
			fit++
		}
	}
	if fit < all*8/10 {
		t.Errorf("only %d of %d documents fit on their pages", fit, all)
	}
}

func FuzzPaginate(f *testing.F) {
	f.Add(uint64(1), 100.0, 100.0)
	f.Add(uint64(2), 5.0, 30.0)
	f.Add(uint64(95), 27.5, 22.8) // gaps wider than the columns between them
	f.Fuzz(func(t *testing.T, seed uint64, w, h float64) {
		if w < 5 || w > 1000 || h < 14 || h > 1000 {
			return
		}
		check(t, seed, w, h)
	})
}
