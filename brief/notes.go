package brief

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"report/config"
	"report/layout"
	"report/layout/text"
)

// note is a definition, [^name]: text.
type note struct {
	node   *extast.Footnote
	number int // 0 as long as nothing calls for it
}

// findNotes collects the definitions of a text.
func (m *markdown) findNotes(root ast.Node) {
	m.notes = map[string]*note{}
	var names []string
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) { // the walker returns no error
		def, ok := n.(*extast.Footnote)
		if !ok || !entering {
			return ast.WalkContinue, nil
		}
		name := string(def.Ref)
		if _, twice := m.notes[name]; twice {
			m.c.diags.Errorf(m.notePos(def), "give one of them another name", "the note [^%s] is defined twice", m.resolve(name))
			return ast.WalkSkipChildren, nil
		}
		m.notes[name] = &note{node: def}
		names = append(names, name)
		return ast.WalkContinue, nil
	})
	m.noteNames = names
}

// notePos is where a definition begins.
func (m *markdown) notePos(def *extast.Footnote) config.Pos {
	if def.Pos() >= 0 {
		return m.pos(def.Pos())
	}
	return m.at(def)
}

// checkNotes reports the definitions that nothing calls for.
func (m *markdown) checkNotes() {
	for _, name := range m.noteNames {
		if n := m.notes[name]; n.number == 0 && !slices.Contains(m.unseen, name) {
			m.c.diags.Errorf(m.notePos(n.node), "write [^"+m.resolve(name)+"] where it belongs, or take it out", "nothing calls for the note [^%s]", m.resolve(name))
		}
	}
}

// call sets the number of a note, and the note itself where it is called for the first time.
func (m *markdown) call(n *noteCall, style layout.Style, out *[]fragment) {
	def := m.notes[n.name]
	wrong := func(hint, format string, args ...any) { m.c.diags.Errorf(m.pos(n.offset), hint, format, args...) }
	switch {
	case n.name == "":
		wrong("write [^name] here and [^name]: with its words below, or \\^ for the sign", "a note's words cannot stand within the text, as ^[words]")
		return
	case def == nil:
		hint := config.Suggest(n.name, m.noteNames)
		if !strings.HasPrefix(hint, "did you mean") {
			hint = fmt.Sprintf("write its words as [^%s]: ..., or \\[ for a bracket", m.resolve(n.name))
		}
		wrong(hint, "[^%s] calls for a note that this text does not have", m.resolve(n.name))
		return
	case m.within == inHeading:
		wrong("call for it in the text below", "a heading cannot call for a note")
		def.number = -1
		return
	case m.within == inNote:
		wrong("", "a note cannot call for a note")
		def.number = -1
		return
	}
	raised := m.span("", style, emphasis{})
	raised.Style.Rise += raised.Style.Size * noteRise
	raised.Style.Size *= noteScale
	if n.PreviousSibling() != nil && n.PreviousSibling().Kind() == kindNoteCall {
		*out = append(*out, fragment{Span: text.Span{Text: wordJoiner + ",", Style: raised.Style}, fixed: true})
	}
	f := fragment{Span: raised, own: true, fixed: true}
	if def.number == 0 {
		m.c.notes++
		def.number = m.c.notes
		f.note = &layout.Note{Block: m.noteBlock(def), Side: m.sideNotes}
	}
	f.Text = wordJoiner + strconv.Itoa(def.number)
	f.Link = "#" + noteAnchor(def.number)
	*out = append(*out, f)
}

// noteAnchor is what the number in the text leads to.
func noteAnchor(number int) string { return "note." + strconv.Itoa(number) }

// wordJoiner keeps a note's number on the line of what it stands behind: a Chinese character, a
// question mark.
const wordJoiner = "\u2060"

// A note's number beside the text that calls for it.
const (
	noteScale = 0.65 // of the text's size
	noteRise  = 0.36 // of it as well, above the baseline
)

// noteBlock sets a note: its number, and its text beside it.
func (m *markdown) noteBlock(def *note) layout.Block {
	before := m.within
	m.within = inNote
	defer func() { m.within = before }()
	at := place(m.notePos(def.node))
	style := m.theme.Small
	if !m.sideNotes {
		style.Align, style.Hyphenate = m.theme.Body.Align, m.theme.Body.Hyphenate
	}
	tag := m.parent.Under(layout.RoleNote)
	body := trimSpace(m.blocks(def.node, tag, style))
	if len(body) == 0 {
		m.c.diags.Errorf(position(at), "", "the note [^%s] has no text", m.resolve(string(def.node.Ref)))
	}
	number := strconv.Itoa(def.number)
	label := style
	label.Align = layout.AlignRight
	row := layout.Columns{Gap: style.Size / 2, Cols: []layout.Column{
		{Width: m.c.noteHang(style) - style.Size/2, Block: label.Paragraph(number, tag.Under(layout.RoleLbl), at)},
		{Block: layout.Stack{Blocks: body}},
	}}
	anchor := layout.Mark{Anchor: layout.Anchor{Name: noteAnchor(def.number)}, Block: row}
	set := layout.Stack{Blocks: []layout.Block{layout.Space{Height: style.After}, anchor}}
	page := m.theme.Page
	switch {
	case m.sideNotes:
		return noteInColumn{set, page.TextWidth()}
	case m.columns:
		return set
	}
	return layout.Box{Block: set, Right: page.Measure() - page.TextWidth()}
}

// noteHang is from the edge of a note to its words: room for the number of the briefing's last note,
// so that all of them stand level.
func (c *composer) noteHang(style layout.Style) layout.Pt {
	digits := len(strconv.Itoa(max(c.notes, c.allNotes)))
	return style.Size * (1.375 + 0.6*layout.Pt(digits-1))
}

// noteInColumn sets a side note that found no room beside the text no wider than that.
type noteInColumn struct {
	block layout.Block
	width layout.Pt
}

// Block is the note as it is set in a column narrower than that.
func (b noteInColumn) Block() layout.Block { return b.block }

// Fit implements layout.Block.
func (b noteInColumn) Fit(env layout.Env, w, h layout.Pt) (layout.Frame, layout.Block, error) {
	f, rest, err := b.block.Fit(env, min(w, b.width), h)
	if rest != nil {
		rest = noteInColumn{rest, b.width}
	}
	return f, rest, err
}

// noteRule is the hairline between the text and its notes.
func (c *composer) noteRule() layout.Block {
	t := c.theme
	return layout.Stack{Blocks: []layout.Block{
		layout.Gap{Height: t.Body.Leading * 0.7},
		layout.Rule{Thickness: 0.5, Length: t.Page.TextWidth() / 5, Color: t.Palette.Muted},
		layout.Gap{Height: t.Small.After / 2},
	}}
}
