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
	rand     *rand.Rand
	tags     []*Tag
	texts    map[*Tag]string
	calls    map[*Tag]string // the character that calls for the note which has this tag
	n        int
	within   bool // a Multicol
	noteless bool // within a note
}

func newMaker(seed uint64) *maker {
	return &maker{rand: rand.New(rand.NewPCG(seed, 1)), texts: map[*Tag]string{}, calls: map[*Tag]string{}}
}

func (m *maker) word() string {
	m.n++
	switch m.rand.IntN(13) {
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
	case 5:
		return "\U0001F600"
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
		if !m.noteless && m.rand.IntN(6) == 0 {
			m.addNote(&p)
		}
	}
	p.Align = Align(m.rand.IntN(4))
	p.At = Place{File: "random", Line: m.n}
	m.remember(p)
	if m.rand.IntN(2) == 0 {
		return &p
	}
	return p
}

// addNote adds a call, which is one character so that no line splits it, and its note.
func (m *maker) addNote(p *Paragraph) {
	m.noteless = true
	tag := &Tag{Role: RoleNote}
	call := string(rune(0x410 + len(m.calls)))
	note := para(strings.TrimSpace(strings.Repeat(m.word()+" ", 1+m.rand.IntN(30))))
	note.Tag = tag
	m.calls[tag] = call
	m.remember(note)
	p.Notes = append(p.Notes, Note{Span: len(p.Spans), Side: m.rand.IntN(3) == 0,
		Block: Stack{[]Block{Space{2}, &note}}})
	p.Spans = append(p.Spans, text.Span{Text: call, Style: style()})
	m.noteless = false
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
	switch m.rand.IntN(17) {
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
		if m.within {
			return Gap{5}
		}
		return PageBreak{Right: m.rand.IntN(2) == 0}
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
	case 11:
		return m.list(depth)
	case 12:
		if m.within {
			return Stack{m.blocks(depth - 1)}
		}
		m.within = true
		c := Multicol{Count: 2 + m.rand.IntN(2), Gap: 6, Block: Stack{append(m.blocks(depth-1), m.blocks(depth-1)...)}}
		m.within = false
		return c
	}
	return m.paragraph()
}

// list is a bullet with a block beside it, which may be a list too.
func (m *maker) list(depth int) Block {
	bullet := para("•")
	bullet.Tag = nil
	return Columns{Cols: []Column{{Width: 10, Block: bullet}, {Block: m.block(depth - 1)}}}
}

func (m *maker) table(depth int) Block {
	t := Table{PadX: 1, PadY: 1, HeadRule: 1, RowRule: 0.5, EndRule: 1, Tag: &Tag{Role: RoleTable}}
	cols := 1 + m.rand.IntN(3)
	for range cols {
		t.Columns = append(t.Columns, TableColumn{Width: Pt(m.rand.IntN(2) * 20), Align: Align(m.rand.IntN(3))})
	}
	if cols > 1 && m.rand.IntN(3) == 0 {
		p := m.paragraph()
		t.Header = append(t.Header, TableRow{Cells: []TableCell{{Block: p, Span: 2, Group: true}, {Group: true}}})
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
	if m.rand.IntN(2) == 0 {
		t.Foot = m.block(0)
	}
	return t
}

// stripped takes out what a line's end may change: white space, hyphens, composition.
func stripped(s string) string {
	return strings.NewReplacer(" ", "", "\n", "", "\u00a0", "", "\u00ad", "", "-", "",
		"e\u0301", "é", "t\u0302", "t\u0302").Replace(s)
}

// master has, by chance, a rule above its notes and a column for side notes.
func (m *maker) master(w, h Pt) *Master {
	master := page(w, h)
	if m.rand.IntN(2) == 0 {
		master.NoteRule = Stack{[]Block{Space{3}, Rule{Thickness: 1, Length: 20}}}
	}
	if m.rand.IntN(2) == 0 {
		master.SideX, master.SideWidth = w*0.7, w*0.3
	}
	return master
}

// flow has its blocks beside the column for side notes, if there is one, but for a last one.
func (m *maker) flow(w, h Pt) Flow {
	f := Flow{Master: m.master(w, h), Blocks: m.blocks(4)}
	if x := f.Master.SideX; x > 0 {
		for i, b := range f.Blocks {
			f.Blocks[i] = Box{Block: b, Right: w - x}
		}
		f.Blocks = append(f.Blocks, m.block(2))
	}
	return f
}

// check lays a random document out and looks for what must never be.
func check(t *testing.T, seed uint64, w, h Pt) (fits bool) {
	m := newMaker(seed)
	flows := []Flow{m.flow(w, h), m.flow(w, h)}
	if seed%2 == 0 { // a list of the anchors, which takes more than one pass
		flows[0].Blocks = append([]Block{blockFunc(listOfAnchors)}, flows[0].Blocks...)
	}
	doc, err := Paginate(Settings{Lang: "en"}, flows)
	if err != nil {
		for _, known := range []string{"does not fit on an empty page", "cannot hold a page break", "do not settle"} {
			if strings.Contains(err.Error(), known) {
				return false
			}
		}
		t.Fatalf("seed %d, %v by %v: %v", seed, w, h, err)
	}
	again, err := Paginate(Settings{Lang: "en"}, flows)
	if err != nil || dump(again) != dump(doc) {
		t.Fatalf("seed %d, %v by %v: a second time gives something else (%v)", seed, w, h, err)
	}
	found := map[*Tag]*strings.Builder{}
	for _, p := range doc.Pages {
		apart(t, seed, p)
		for _, item := range p.Items {
			txt, ok := item.(Text)
			if !ok {
				continue
			}
			inPage(t, seed, p, txt)
			tag := textTag(txt)
			if tag == nil {
				continue
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
	inSequence(t, seed, flows, doc)
	m.notesFollow(t, seed, doc)
	return true
}

// inSequence says that paragraphs which follow each other in the flows do so on the pages, each ended
// before the next begins. Those side by side, in columns and rows, are left out.
func inSequence(t *testing.T, seed uint64, flows []Flow, doc Document) {
	t.Helper()
	place := map[*Tag]int{}
	for _, flow := range flows {
		number(place, flow.Blocks...)
	}
	last := 0
	for _, p := range doc.Pages {
		for _, item := range p.Items {
			txt, ok := item.(Text)
			if !ok || place[textTag(txt)] == 0 {
				continue
			}
			if n := place[textTag(txt)]; n < last {
				t.Fatalf("seed %d: page %d: %s comes after what follows it", seed, p.Number, describe(item))
			} else {
				last = n
			}
		}
	}
}

// number gives the tags of paragraphs that follow each other their numbers from 1.
func number(place map[*Tag]int, blocks ...Block) {
	for _, b := range blocks {
		switch b := value(b).(type) {
		case Paragraph:
			place[b.Tag] = len(place) + 1
		case Stack:
			number(place, b.Blocks...)
		case Keep:
			number(place, b.Blocks...)
		case KeepNext:
			number(place, b.Block)
		case Mark:
			number(place, b.Block)
		case Box:
			number(place, b.Block)
		case Multicol:
			number(place, b.Block)
		}
	}
}

// textTag is the tag of a text's paragraph.
func textTag(txt Text) *Tag {
	if txt.Tag != nil && (txt.Tag.Role == RoleLink || txt.Tag.Role == RoleReference) {
		return txt.Tag.Parent
	}
	return txt.Tag
}

// notesFollow says that notes come after the text of their page, no earlier than what calls for them,
// and in the order of their calls.
func (m *maker) notesFollow(t *testing.T, seed uint64, doc Document) {
	t.Helper()
	called := map[string]int{} // by character: the how manieth call it is
	last := 0
	begun := map[*Tag]bool{}
	for _, p := range doc.Pages {
		notes, side := false, false
		for _, item := range p.Items {
			txt, ok := item.(Text)
			if !ok || txt.Tag == nil {
				continue
			}
			call, isNote := m.calls[txt.Tag]
			if !isNote {
				if notes {
					t.Fatalf("seed %d: page %d: %s follows the notes", seed, p.Number, describe(item))
				}
				if r := []rune(txt.Run.Text); len(r) == 1 && r[0] >= 0x410 && r[0] < 0x500 {
					called[txt.Run.Text] = len(called) + 1
				}
				continue
			}
			if called[call] == 0 {
				t.Fatalf("seed %d: page %d: %s comes before it is called for", seed, p.Number, describe(item))
			}
			// Beside the text there is an order of its own, and before that at the foot.
			side = side || !notes && p.Width*0.7 < txt.X+20
			notes = true
			if !begun[txt.Tag] && !side {
				if called[call] < last {
					t.Fatalf("seed %d: page %d: %s is out of order", seed, p.Number, describe(item))
				}
				last = called[call]
			}
			begun[txt.Tag] = true
		}
	}
}

// apart says that no text stands on another, or on a picture. One or two characters may: those that
// are wider than their column.
func apart(t *testing.T, seed uint64, p Page) {
	t.Helper()
	const eps = 0.01
	var seen []Item
	for _, item := range p.Items {
		switch it := item.(type) {
		case Image:
		case Text:
			if len([]rune(it.Run.Text)) <= 2 {
				continue
			}
		default:
			continue
		}
		a := boundsOf(item)
		for _, other := range seen {
			b := boundsOf(other)
			if min(a.right, b.right)-max(a.left, b.left) > eps && min(a.bottom, b.bottom)-max(a.top, b.top) > eps {
				t.Fatalf("seed %d: page %d: %s stands on %s", seed, p.Number, describe(item), describe(other))
			}
		}
		seen = append(seen, item)
	}
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
