package pdf

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"report/layout"
	"report/layout/text"
)

// author writes random documents out of real blocks, in real fonts, and remembers what it said where.
// Its choices come from bytes, so that a fuzzer can steer it.
type author struct {
	choices []byte
	split   map[string]bool // elements with a word that had to be split between letters
	said    []saying        // in the order of reading
	budget  int             // blocks that may still be made
	depth   int
	anchors int
	inNote  bool
	columns bool // within blocks that stand in columns
}

// saying is what was put into one element of the structure, whose Alt is its name.
type saying struct{ name, text string }

// randomBytes are choices for an author.
func randomBytes(seed uint64) []byte {
	r := rand.New(rand.NewPCG(seed, 1))
	b := make([]byte, 3000)
	for i := range b {
		b[i] = byte(r.Uint32())
	}
	return b
}

// choose returns a number below n; 0 when there is nothing left to choose by.
func (a *author) choose(n int) int {
	if len(a.choices) == 0 {
		return 0
	}
	c := int(a.choices[0]) % n
	a.choices = a.choices[1:]
	return c
}

func (a *author) chance(oneIn int) bool { return a.choose(oneIn) == oneIn-1 }

var (
	plainWords = append(strings.Fields(`the of AVATAR Type office affluent efficient To. We, V.A.T. LTAV (growth) \ 50% “quoted”
		well-being 2023–24 and/or naïve coöperation Łódź R&D fjord ff ffi extraordinary responsibility announcement
		internationalisation e`+"\u0301"+`te`+"\u0301"+` a`+"\u0323\u0302"+`b n`+"\u0303"+` co`+"\u00ad"+`oper`+"\u00ad"+`ation`), "12\u00a0345")
	// The fonts' only characters beyond U+FFFF, and words that no narrow column takes whole.
	oddWords = []string{"🄯", "a🅪b🅫", "Donaudampfschifffahrtsgesellschaftskapitänsmütze", strings.Repeat("Wafer", 12), "https://example.org/a/very/long/path"}
	hanWords = []string{"技术合同成交额", "稳步增长。", "“两会”，", "（创新）", "长三角2023年GDP增长5.2%", "天津", "河南、辽宁"}
)

func (a *author) word() string {
	switch a.choose(16) {
	case 14:
		return oddWords[a.choose(len(oddWords))]
	case 15:
		return hanWords[a.choose(len(hanWords))]
	}
	return plainWords[a.choose(len(plainWords))]
}

func (a *author) words(most int) string {
	s := make([]string, 1+a.choose(most))
	for i := range s {
		s[i] = a.word()
	}
	return strings.Join(s, " ")
}

// lostFaces are a serif and two sans faces, each with Chinese behind it.
var lostFaces = sync.OnceValue(func() [3]*text.Face {
	var faces [3]*text.Face
	for i, f := range []struct {
		family string
		weight int
	}{{"Source Serif 4", 400}, {"IBM Plex Sans", 400}, {"IBM Plex Sans", 700}} {
		face, err := library().Face([]string{f.family, "Noto Sans SC", "Source Serif 4"}, f.weight, false)
		if err != nil {
			panic(err)
		}
		faces[i] = face
	}
	return faces
})

func (a *author) style() text.Style {
	s := text.Style{Face: lostFaces()[a.choose(3)], Size: 8 + float64(a.choose(5)), Figures: text.Figures(a.choose(2)), SmallCaps: a.chance(8)}
	if a.chance(8) {
		s.Tracking = 0.3
	}
	return s
}

// paragraph sets a few words of several styles under a tag, and remembers them.
func (a *author) paragraph(tag *layout.Tag, most int) layout.Block {
	tag.Alt = fmt.Sprintf("%s-%d", tag.Role, len(a.said)+1)
	at := len(a.said)
	a.said = append(a.said, saying{name: tag.Alt})
	p := layout.Paragraph{Tag: tag, At: layout.Place{File: tag.Alt}, Leading: 15, Align: layout.Align(a.choose(4)), Hyphenate: layout.Hyphenation(a.choose(3))}
	for range 1 + a.choose(3) {
		s := text.Span{Text: a.words(most), Style: a.style()}
		if said := a.said[at].text; said != "" && !strings.HasSuffix(said, "\n") && (!a.chance(3) || !joins(said, s.Text)) {
			s.Text = " " + s.Text
		}
		if a.chance(8) {
			s.Text += "\n"
		}
		if a.chance(6) {
			s.Link = "https://example.org/"
			if a.anchors > 0 && a.chance(2) {
				s.Link = fmt.Sprint("#anchor-", 1+a.choose(a.anchors))
			}
		}
		p.Spans = append(p.Spans, s)
		a.said[at].text += s.Text
		if !a.inNote && a.chance(6) {
			mark := text.Span{Text: fmt.Sprint(at + 1), Style: text.Style{Face: s.Style.Face, Size: s.Style.Size * 0.65, Rise: s.Style.Size / 3}}
			p.Notes = append(p.Notes, layout.Note{Span: len(p.Spans), Block: a.note(), Side: a.chance(3)})
			p.Spans = append(p.Spans, mark)
			a.said[at].text += mark.Text
		}
	}
	return p
}

// joins says that no line ends between two texts: where one may end without white space, a reader of
// the PDF cannot know that there was none.
func joins(before, after string) bool {
	last, _ := utf8.DecodeLastRuneInString(before)
	first, _ := utf8.DecodeRuneInString(after)
	return unicode.IsLetter(last) && unicode.IsLetter(first)
}

func (a *author) note() layout.Block {
	a.inNote = true
	defer func() { a.inNote = false }()
	note := &layout.Tag{Role: layout.RoleNote}
	return layout.Columns{Gap: 4, Cols: []layout.Column{
		{Width: 30, Block: a.paragraph(note.Under(layout.RoleLbl), 1)},
		{Block: a.paragraph(note.Under(layout.RoleP), 20)},
	}}
}

func (a *author) blocks(parent *layout.Tag) (out []layout.Block) {
	for range 1 + a.choose(5) {
		out = append(out, a.block(parent))
	}
	return out
}

func (a *author) block(parent *layout.Tag) layout.Block {
	a.budget--
	a.depth++
	defer func() { a.depth-- }()
	kind := a.choose(13)
	if a.depth > 4 || a.budget < 0 {
		kind = 12
	}
	switch kind {
	case 0:
		return layout.Stack{Blocks: a.blocks(parent.Under(layout.RoleSect))}
	case 1:
		return a.list(parent)
	case 2, 3:
		return a.table(parent)
	case 4:
		return layout.Box{Block: a.block(parent.Under(layout.RoleBlockQuote)), Left: 8, Right: 2, Top: 3, Bottom: 3, RuleLeft: 1}
	case 5:
		return layout.Keep{Blocks: a.blocks(parent)}
	case 6:
		return layout.KeepNext{Block: a.paragraph(parent.Under(layout.RoleH2), 3)}
	case 7:
		return layout.Space{Height: float64(a.choose(60))}
	case 8:
		if a.columns {
			return layout.Rule{Thickness: 1}
		}
		return layout.PageBreak{Right: a.chance(4)}
	case 9:
		if a.columns {
			break
		}
		a.columns = true
		defer func() { a.columns = false }()
		return layout.Multicol{Count: 2, Gap: 12, Block: layout.Stack{Blocks: a.blocks(parent)}}
	case 10:
		a.anchors++
		title := a.words(3)
		return layout.Mark{
			Anchor: layout.Anchor{Name: fmt.Sprint("anchor-", a.anchors), Title: title, Level: a.choose(4)},
			Block:  a.paragraph(parent.Under(layout.RoleH2), 3),
		}
	}
	return a.paragraph(parent.Under(layout.RoleP), 60)
}

func (a *author) list(parent *layout.Tag) layout.Block {
	list := parent.Under(layout.RoleL)
	var items []layout.Block
	columns := a.columns
	a.columns = true
	defer func() { a.columns = columns }()
	for range 1 + a.choose(4) {
		item := list.Under(layout.RoleLI)
		label := a.paragraph(item.Under(layout.RoleLbl), 1)
		body := item.Under(layout.RoleLBody)
		blocks := []layout.Block{a.paragraph(body.Under(layout.RoleP), 15)}
		// Within columns there would be no room: letters would overlap, of which PDFium drops some.
		if !columns && a.chance(3) {
			blocks = append(blocks, a.list(body))
		}
		items = append(items, layout.Columns{Gap: 4, Cols: []layout.Column{{Width: 40, Block: label}, {Block: layout.Stack{Blocks: blocks}}}})
	}
	return layout.Stack{Blocks: items}
}

func (a *author) table(parent *layout.Tag) layout.Block {
	t := layout.Table{PadX: 2, PadY: 1, HeadRule: 1, RowRule: 0.25, EndRule: 1, Tag: parent.Under(layout.RoleTable)}
	cols := 1 + a.choose(4)
	for range cols {
		t.Columns = append(t.Columns, layout.TableColumn{Align: layout.Align(a.choose(3))})
	}
	columns := a.columns
	a.columns = true
	defer func() { a.columns = columns }()
	row := func(role layout.Role, most int) layout.TableRow {
		tr := t.Tag.Under(layout.RoleTR)
		var r layout.TableRow
		for col := 0; col < cols; {
			cell := tr.Under(role)
			cell.Span = min(1+a.choose(2), cols-col)
			if role == layout.RoleTH {
				cell.Scope = "Column"
			}
			if a.chance(12) {
				most *= 6
			}
			r.Cells = append(r.Cells, layout.TableCell{Block: a.paragraph(cell, most), Span: cell.Span})
			col += cell.Span
		}
		return r
	}
	if !a.inNote && a.chance(2) {
		note := a.inNote
		a.inNote = true // what calls for a note cannot be repeated
		t.Header = []layout.TableRow{row(layout.RoleTH, 2)}
		a.inNote = note
	}
	for range 1 + a.choose(6) {
		t.Rows = append(t.Rows, row(layout.RoleTD, 4))
	}
	return t
}

// english divides words.
var english = sync.OnceValue(func() *text.Hyphenator {
	patterns, err := os.ReadFile("../assets/hyphenation/en-us.txt")
	if err != nil {
		panic(err)
	}
	h, err := text.NewHyphenator(string(patterns))
	if err != nil {
		panic(err)
	}
	return h
})

// writeDocument has an author write, and lays out what it wrote.
func writeDocument(choices []byte) (*author, layout.Document, error) {
	a := &author{choices: choices, budget: 25, split: map[string]bool{}}
	size := layout.Pt(170 + 20*a.choose(20))
	m := &layout.Master{Width: size + 40, Height: 240 + size, Top: 20, Right: 20, Bottom: 30, Left: 20,
		NoteRule: layout.Rule{Thickness: 0.5, Length: 50},
		Furniture: func(n, total int, section string) ([]layout.Item, error) {
			return setLine(fmt.Sprintf("page %d of %d", n, total), "IBM Plex Sans", 400, 7, 20, 235+size, nil)
		}}
	if a.chance(3) {
		m.Left, m.SideX, m.SideWidth = 80, -70, 60
		m.Width += 60
	}
	blocks := a.blocks(&layout.Tag{Role: layout.RoleSect})
	doc, err := layout.Paginate(layout.Settings{Lang: "en", Hyphens: english()}, []layout.Flow{{Master: m, Blocks: blocks}})
	for _, w := range doc.Warnings {
		a.split[w.At.File] = true
	}
	return a, doc, err
}

// noRoom says that a document does not fit on its pages, which is the document's fault.
func noRoom(err error) bool {
	return err != nil && strings.Contains(err.Error(), "does not fit on an empty page")
}

// agree compares what was said with what is read. White space has to stand where it stood, and
// nowhere else but beside Chinese. PDFium adds some where a word had to be split over two lines, before raised figures and behind hyphens, and may leave out those behind raised figures. Soft
// hyphens are taken out, with the line's end behind them. PDFium says U+0002 for most hyphens at a
// line's end.
func agree(want, got string, split bool) bool {
	w, g := []rune(plainText(want)), []rune(plainText(got))
	i, j := 0, 0
	for i < len(w) && j < len(g) {
		switch {
		case w[i] == g[j], w[i] == '-' && g[j] == lineEndHyphen:
			i, j = i+1, j+1
		case g[j] == lineEndHyphen:
			j++
		case w[i] == ' ' && (han(w, i-1) || han(w, i+1) || digit(w, i-1)):
			i++
		case j > 0 && g[j] == ' ' && (split || han(g, j-1) || han(g, j+1) || digit(g, j+1) || g[j-1] == '-'):
			j++
		default:
			return false
		}
	}
	return i == len(w) && strings.Trim(string(g[j:]), string(lineEndHyphen)) == ""
}

const lineEndHyphen = '\u0002'

func plainText(s string) string {
	s = strings.NewReplacer("\u00ad ", "", "\u00ad\r\n", "", "\u00ad", "", unspoken, "").Replace(s)
	return strings.Join(strings.Fields(norm.NFC.String(s)), " ")
}

// han says that a character is Chinese, or punctuation that goes with it.
func han(s []rune, i int) bool {
	return i >= 0 && i < len(s) && (unicode.Is(unicode.Han, s[i]) || s[i] >= 0x3000 && s[i] < 0x3040 || s[i] >= 0xFF00 && s[i] <= 0xFFEF)
}

func digit(s []rune, i int) bool { return i >= 0 && i < len(s) && unicode.IsDigit(s[i]) }

// names are the elements in the order in which they are read.
func (a *author) names() []string {
	var names []string
	for _, s := range a.said {
		if plainText(s.text) != "" {
			names = append(names, s.name)
		}
	}
	return names
}

// sorted compares lists whose order may differ.
func sorted(s []string) []string { return slices.Sorted(slices.Values(s)) }
