package brief

import (
	"fmt"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	gmtext "github.com/yuin/goldmark/text"

	"report/config"
	"report/layout"
	"report/layout/text"
)

// markdown turns CommonMark with tables into blocks. Raw HTML is an error: it has no meaning on a
// page, and dropping it would lose text.
type markdown struct {
	prose
	c      *composer
	theme  *layout.Theme
	source []byte  // with a stand-in for each fact and reference, and without what conditions leave out
	facts  []piece // by stand-in
	depth  int     // of lists and block quotes
	body   layout.Style
	parent *layout.Tag

	within    within
	notes     map[string]*note
	noteNames []string // in the order of their definitions
	unseen    []string // names of notes that are called for in what is left out

	origins []origin // of the stretches of source
	places  *places  // in the user's file
}

// within says what is set, where that cannot hold everything.
type within uint8

const (
	inText within = iota
	inHeading
	inNote
)

// prose is Markdown, and how it is to be set.
type prose struct {
	src       string
	first     config.Pos // where src begins
	dir       string     // folder that image paths are relative to
	width     layout.Pt  // that images may fill
	sideNotes bool       // notes stand beside the text
	// columns says that the text stands in several columns: their lines share baselines, and its notes
	// are as wide as all of them.
	columns bool
}

func (c *composer) markdown(p prose, parent *layout.Tag) []layout.Block {
	m := &markdown{prose: p, c: c, theme: c.theme, parent: parent}
	if p.columns {
		m.theme = onGrid(*c.theme)
	}
	m.body = m.theme.Body
	m.standIns()
	md := goldmark.New(
		goldmark.WithExtensions(extension.Table, extension.Strikethrough, footnotes{}, extension.NewTypographer(typographer(c.words))))
	root := md.Parser().Parse(gmtext.NewReader(m.source))
	m.findNotes(root)
	blocks := m.blocks(root, parent, m.body)
	m.checkNotes()
	return blocks
}

// typographer gives straight quotes, hyphens in pairs and three dots the signs that print uses.
func typographer(w words) extension.TypographerOption {
	return extension.WithTypographicSubstitutions(extension.TypographicSubstitutions{
		extension.LeftDoubleQuote:  []byte(w.OpenQuote),
		extension.RightDoubleQuote: []byte(w.CloseQuote),
		extension.LeftSingleQuote:  []byte(w.OpenSingle),
		extension.RightSingleQuote: []byte(w.CloseSingle),
		extension.Apostrophe:       []byte("’"),
		extension.EnDash:           []byte("–"),
		extension.EmDash:           []byte("—"),
		extension.Ellipsis:         []byte("…"),
	})
}

// at finds the place of a node: where its own text begins, else that of the nearest node around it.
func (m *markdown) at(n ast.Node) config.Pos {
	for ; n != nil; n = n.Parent() {
		for near := n; near != nil; near = near.PreviousSibling() { // what is empty stands behind something
			if offset, ok := start(near); ok {
				return m.pos(offset)
			}
		}
	}
	return m.first
}

// start is the first byte of the source that a node or one within it is made of. An HTML block or
// an inline node has it in other places than a paragraph.
func start(n ast.Node) (offset int, ok bool) {
	switch n := n.(type) {
	case *ast.Text:
		return n.Segment.Start, true
	case *ast.RawHTML:
		return n.Segments.At(0).Start, true
	case *noteCall:
		return n.offset, true
	}
	if n.Type() == ast.TypeBlock && n.Lines() != nil && n.Lines().Len() > 0 {
		return n.Lines().At(0).Start, true
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if offset, ok := start(c); ok {
			return offset, true
		}
	}
	return 0, false
}

func (m *markdown) errorf(n ast.Node, hint, format string, args ...any) {
	m.c.diags.Errorf(m.at(n), hint, format, args...)
}

// maxNesting is how deep lists and block quotes may stand in each other: more has no room on a page.
const maxNesting = 12

// blocks sets the children of a node with the white space that their styles ask for.
func (m *markdown) blocks(parent ast.Node, tag *layout.Tag, body layout.Style) []layout.Block {
	m.depth++
	defer func() { m.depth-- }()
	if m.depth > 2*maxNesting { // a list and its item are two
		m.errorf(parent, "", "lists and block quotes may not be nested more than %d deep", maxNesting)
		return nil
	}
	var out []layout.Block
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		b, before, after := m.block(n, tag, body)
		if b == nil {
			continue
		}
		out = join(out, before, b, after)
	}
	return out
}

// join appends a block so that between two blocks the larger of the wanted spaces stands.
func join(out []layout.Block, before layout.Pt, b layout.Block, after layout.Pt) []layout.Block {
	if n := len(out); n > 0 {
		if s, ok := out[n-1].(layout.Space); ok {
			out[n-1] = layout.Space{Height: max(s.Height, before)}
		} else if before > 0 {
			out = append(out, layout.Space{Height: before})
		}
	}
	out = append(out, b)
	if after > 0 {
		out = append(out, layout.Space{Height: after})
	}
	return out
}

// markdownHeadings are the roles of #, ## and ###: a section's own title is H1.
var markdownHeadings = [...]layout.Role{layout.RoleH2, layout.RoleH3, layout.RoleH4}

func (m *markdown) block(n ast.Node, tag *layout.Tag, body layout.Style) (b layout.Block, before, after layout.Pt) {
	if m.within == inNote && !inNotes[n.Kind()] {
		m.errorf(n, "", "a note holds paragraphs and lists only")
		return nil, 0, 0
	}
	switch n := n.(type) {
	case *ast.Heading:
		if n.Level > len(markdownHeadings) {
			m.errorf(n, "", "headings go down to ###; this one has %d signs", n.Level)
			return nil, 0, 0
		}
		return m.heading(n, tag)
	case *ast.Paragraph:
		return m.paragraph(n, tag, body)
	case *ast.TextBlock:
		return m.set(n, body, tag.Under(layout.RoleP)), 0, 0
	case *ast.List:
		before = body.Before
		if n.Parent().Kind() == ast.KindListItem {
			before = m.itemGap(n, body)
		}
		return m.list(n, tag, body), before, body.After
	case *ast.Blockquote:
		return m.blockquote(n, tag, body)
	case *ast.FencedCodeBlock:
		return m.code(n, tag)
	case *ast.CodeBlock:
		return m.code(n, tag)
	case *extast.Table:
		return m.inLines(m.table(n, tag)), body.After, body.After
	case *ast.ThematicBreak:
		rule := layout.Rule{Thickness: 0.5, Color: m.theme.Palette.Rule}
		if m.columns {
			return m.inLines(layout.Box{Block: rule, Top: body.Leading / 2}), body.After, body.After
		}
		return rule, body.Leading / 2, body.Leading / 2
	case *ast.HTMLBlock:
		m.errorf(n, "write it in Markdown", "raw HTML has no meaning on a page")
	case *ast.LinkReferenceDefinition, *extast.Footnote: // said where they are called for
	default:
		m.errorf(n, "", "%s is not supported in a briefing's text", n.Kind())
	}
	return nil, 0, 0
}

// inNotes are the blocks that a note may hold.
var inNotes = map[ast.NodeKind]bool{
	ast.KindParagraph: true, ast.KindTextBlock: true, ast.KindList: true,
	ast.KindLinkReferenceDefinition: true, extast.KindFootnote: true,
}

func (m *markdown) heading(n *ast.Heading, tag *layout.Tag) (layout.Block, layout.Pt, layout.Pt) {
	style := m.theme.Headings[n.Level]
	m.within = inHeading
	p := style.Spans(m.inlineText(n, style).spans, tag.Under(markdownHeadings[n.Level-1]), place(m.at(n)))
	m.within = inText
	title := plain(p.Spans)
	if strings.TrimSpace(title) == "" {
		m.errorf(n, "", "a heading without words")
		return nil, 0, 0
	}
	return layout.KeepNext{Block: layout.Mark{
		Anchor: m.c.headingAnchor(title, n.Level+1), Block: p,
	}}, style.Before, style.After
}

func plain(spans []text.Span) string {
	var s strings.Builder
	for _, sp := range spans {
		s.WriteString(strings.ReplaceAll(sp.Text, "\u00ad", ""))
	}
	return s.String()
}

func (m *markdown) paragraph(n *ast.Paragraph, tag *layout.Tag, body layout.Style) (layout.Block, layout.Pt, layout.Pt) {
	if img, ok := n.FirstChild().(*ast.Image); ok && n.ChildCount() == 1 && m.within != inNote {
		if b := m.image(img, tag); b != nil {
			return m.inLines(b), body.After, body.After
		}
		return nil, 0, 0
	}
	return m.set(n, body, tag.Under(layout.RoleP)), body.Before, body.After
}

// list sets each item as a marker beside its text, so that an item of any length splits over pages.
func (m *markdown) list(n *ast.List, tag *layout.Tag, body layout.Style) layout.Block {
	l := tag.Under(layout.RoleL)
	var items []layout.Block
	gap := m.itemGap(n, body)
	bullet := bullets[min(m.listsAround(n), len(bullets)-1)]
	number := n.Start
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		marker := bullet
		width := body.Size * 1.3
		if n.IsOrdered() {
			marker = fmt.Sprintf("%d.", number)
			number++
			width = body.Size * 1.9
		}
		li := l.Under(layout.RoleLI)
		inner := m.blocks(item, li.Under(layout.RoleLBody), body)
		items = join(items, gap, listItem(marker, width, inner, li, body, m.theme.Palette.Primary, place(m.at(item))), 0)
	}
	return layout.Stack{Blocks: items}
}

// bullets by how many lists are around.
var bullets = [...]string{"•", "–", "·"}

func (m *markdown) listsAround(n ast.Node) int {
	around := 0
	for p := n.Parent(); p != nil; p = p.Parent() {
		if p.Kind() == ast.KindList {
			around++
		}
	}
	return around
}

// itemGap is the white space between the items of a list, and above it where it stands in an item.
func (m *markdown) itemGap(n *ast.List, body layout.Style) layout.Pt {
	switch {
	case !n.IsTight:
		return body.After
	case m.columns:
		return 0
	}
	return body.After / 2
}

func listItem(marker string, width layout.Pt, inner []layout.Block, li *layout.Tag, body layout.Style, color layout.Color, at layout.Place) layout.Block {
	return layout.Columns{Cols: []layout.Column{
		{Width: width, Block: body.Colored(color).Paragraph(marker, li.Under(layout.RoleLbl), at)},
		{Block: layout.Stack{Blocks: trimSpace(inner)}},
	}}
}

// trimSpace drops the white space after the last block: what stands below decides.
func trimSpace(blocks []layout.Block) []layout.Block {
	for len(blocks) > 0 {
		if _, ok := blocks[len(blocks)-1].(layout.Space); !ok {
			break
		}
		blocks = blocks[:len(blocks)-1]
	}
	return blocks
}

func (m *markdown) blockquote(n *ast.Blockquote, tag *layout.Tag, body layout.Style) (layout.Block, layout.Pt, layout.Pt) {
	return layout.Box{
		Block: layout.Stack{Blocks: trimSpace(m.blocks(n, tag.Under(layout.RoleBlockQuote), body))},
		Left:  5 * layout.MM, RuleLeft: 2, RuleColor: m.theme.Palette.Primary,
	}, body.After, body.After
}

func (m *markdown) code(n ast.Node, tag *layout.Tag) (layout.Block, layout.Pt, layout.Pt) {
	var s strings.Builder
	for i := range n.Lines().Len() {
		seg := n.Lines().At(i)
		// A no-break space keeps indentation, which line breaking would drop.
		s.WriteString(strings.NewReplacer("\t", "\u00a0\u00a0\u00a0\u00a0", "  ", "\u00a0\u00a0").Replace(m.resolve(string(seg.Value(m.source)))))
	}
	style := m.theme.Code
	letters := style.Text()
	letters.Verbatim = true
	panel := m.theme.Palette.Panel
	pad := layout.Pt(6)
	if m.columns {
		pad = style.Leading / 2
	}
	return layout.Box{
		Block: style.Spans([]text.Span{{Text: strings.TrimRight(s.String(), "\n"), Style: letters}}, tag.Under(layout.RoleCode), place(m.at(n))),
		Top:   pad, Right: 8, Bottom: pad, Left: 8, Fill: &panel,
	}, style.Before, style.After
}

func (m *markdown) image(n *ast.Image, tag *layout.Tag) layout.Block {
	at := m.at(n)
	file := m.resolve(unescape(n.Destination))
	m.within = inHeading
	alt := strings.TrimSpace(plain(m.inlineText(n, m.body).spans))
	m.within = inText
	if alt == "" {
		m.c.diags.Errorf(at, "write ![what it shows](file)", "the image %s has no alternative text", file)
		return nil
	}
	pic := m.c.picture(m.dir, file, at)
	if pic == nil {
		return nil
	}
	// 150 pixels an inch is what a page can bear without looking soft; wider images are scaled down.
	w := min(layout.Pt(pic.Width)*72/150, m.width)
	figure := tag.Under(layout.RoleFigure)
	figure.Alt = alt
	return layout.Graphic{Picture: pic, Width: w, Height: w * layout.Pt(pic.Height) / layout.Pt(pic.Width), Tag: figure, At: place(at)}
}
