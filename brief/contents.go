package brief

import (
	"strconv"

	"report/config"
	"report/layout"
	"report/layout/text"
)

// contents is kind = "contents": the sections with their pages, each a link.
type contents struct {
	// Kind of the section.
	Kind string `toml:"kind" required:"true"`
	// Title is the heading; the word for contents in the briefing's language when left out.
	Title string `toml:"title"`
	// Depth is how many levels of heading are listed: 1 is the sections alone.
	Depth int `toml:"depth" default:"2"`
	// NewPage begins the section on a new page.
	NewPage bool `toml:"new_page" default:"true"`
}

func (s *contents) compose(c *composer, node *config.Table) part {
	if s.Depth < 1 || s.Depth > 3 {
		c.diags.Errorf(node.At("depth"), "", "depth is 1, 2 or 3")
	}
	head := common{Title: s.Title, NewPage: s.NewPage}
	if head.Title == "" {
		head.Title = c.words.Contents
	}
	blocks := head.heading(c, node)
	list := &contentsList{theme: c.theme, depth: s.Depth, own: node.Name, tag: &layout.Tag{Role: layout.RoleTOC}, at: place(node.Pos)}
	blocks = append(blocks, list, layout.PageBreak{})
	return part{blocks: blocks}
}

// contentsList sets the outline of the pass before. In the first pass, when there is none, it is
// empty; the passes that follow give it its height and its numbers.
type contentsList struct {
	theme *layout.Theme
	depth int
	own   string // anchor of the contents themselves, which are not listed
	tag   *layout.Tag
	at    layout.Place
}

// Fit implements layout.Block.
func (b *contentsList) Fit(env layout.Env, w, h layout.Pt) (layout.Frame, layout.Block, error) {
	var blocks []layout.Block
	for _, e := range env.Outline {
		if e.Level < 1 || e.Level > b.depth || e.Name == b.own {
			continue
		}
		blocks = append(blocks, b.entry(e)...)
	}
	return layout.Stack{Blocks: blocks}.Fit(env, w, h)
}

func (b *contentsList) entry(e layout.OutlineEntry) []layout.Block {
	t := b.theme
	style, before := t.ContentsEntry, t.ContentsEntry.Before
	indent := layout.Pt(0)
	if e.Level > 1 {
		style, before = t.ContentsSub, t.ContentsSub.Before
		indent = layout.Pt(e.Level-1) * 5 * layout.MM
	}
	tag := b.tag.Under(layout.RoleTOCI)
	cell := func(s string, a layout.Align) *layout.Paragraph {
		return &layout.Paragraph{
			Spans:   []text.Span{{Text: s, Style: style.Text(), Link: "#" + e.Name}},
			Leading: style.Leading, Align: a, Tag: tag, At: b.at,
		}
	}
	row := layout.Box{Left: indent, Right: t.Page.Measure() - t.Page.TextWidth(), Block: layout.Columns{Cols: []layout.Column{
		{Block: cell(e.Title, layout.AlignLeft)},
		{Width: 40, Block: cell(strconv.Itoa(e.Page), layout.AlignRight)},
	}}}
	return []layout.Block{layout.Space{Height: before}, row}
}
