package brief

import (
	"strconv"
	"strings"

	"report/config"
	"report/layout"
	"report/layout/text"
)

// contents is kind = "contents": the sections with their pages, each a link; and figures and tables,
// where they are asked for.
type contents struct {
	// Kind of the section.
	Kind string `toml:"kind" required:"true"`
	// Title is the heading; the word for contents in the briefing's language when left out.
	Title string `toml:"title"`
	// List says what is listed, in this order: "sections", "figures", "tables".
	List []string `toml:"list" default:"sections" oneof:"sections,figures,tables"`
	// Depth is how many levels of heading are listed: 1 is the sections alone.
	Depth int `toml:"depth" default:"2"`
	// Start says where the contents begin: "here", below the section before them, "page", on a new page,
	// or "right", on a page of odd number.
	Start string `toml:"start" default:"page" oneof:"here,page,right"`
}

func (s *contents) placing() placing { return placing{start: s.Start} }

func (s *contents) compose(c *composer, node *config.Table) part {
	if s.Depth < 1 || s.Depth > 3 {
		c.diags.Errorf(node.At("depth"), "", "depth is 1, 2 or 3")
	}
	if len(s.List) == 0 {
		c.diags.Errorf(node.At("list"), "leave it out to list the sections", "list is empty")
	}
	head := common{Title: s.Title}
	if head.Title == "" {
		head.Title = c.words.Contents
	}
	blocks := head.heading(c, node)
	list := contentsList{theme: c.theme, depth: s.Depth, own: node.Name, at: place(node.Pos)}
	for _, what := range s.List {
		one := list
		one.tag = &layout.Tag{Role: layout.RoleTOC}
		switch what {
		case "figures":
			one.prefix, one.title = "chart.", c.words.Figures
		case "tables":
			one.prefix, one.title = "table.", c.words.Tables
		}
		blocks = append(blocks, one)
	}
	return part{blocks: append(blocks, layout.PageBreak{})}
}

// contentsList sets the outline of the pass before. In the first pass, when there is none, it is
// empty; the passes that follow give it its height and its numbers.
type contentsList struct {
	theme  *layout.Theme
	depth  int    // of headings
	prefix string // of the anchors of figures or tables, where these are listed
	title  string // above these
	own    string // anchor of the contents themselves, which are not listed
	tag    *layout.Tag
	at     layout.Place
}

// Fit implements layout.Block.
func (b contentsList) Fit(env layout.Env, w, h layout.Pt) (layout.Frame, layout.Block, error) {
	var listed []layout.OutlineEntry
	for _, e := range env.Outline {
		heading := e.Level >= 1 && e.Level <= b.depth && e.Name != b.own
		if b.prefix == "" && heading || b.prefix != "" && strings.HasPrefix(e.Name, b.prefix) {
			listed = append(listed, e)
		}
	}
	if len(listed) == 0 {
		return layout.Frame{}, nil, nil
	}
	if b.prefix != "" {
		return layout.Stack{Blocks: b.labelled(listed)}.Fit(env, w, h)
	}
	var blocks []layout.Block
	for _, e := range listed {
		style := b.style(e.Level)
		blocks = append(blocks, layout.Space{Height: style.Before},
			b.row(e, style, layout.Pt(e.Level-1)*5*layout.MM, 0))
	}
	return layout.Stack{Blocks: blocks}.Fit(env, w, h)
}

// style tells the levels of headings apart: bold, plain, and small in a muted colour.
func (b contentsList) style(level int) layout.Style {
	t := b.theme
	switch level {
	case 1:
		return t.ContentsEntry
	case 2:
		return t.ContentsSub
	}
	deep := t.ContentsSub.Colored(t.Palette.Muted)
	deep.Size *= 0.9
	deep.Leading *= 0.9
	deep.Before *= 0.5
	return deep
}

// labelled lists figures or tables: each with its label before its title.
func (b contentsList) labelled(listed []layout.OutlineEntry) []layout.Block {
	head, style := b.theme.Headings[1], b.theme.ContentsSub
	blocks := []layout.Block{
		layout.Space{Height: head.Before * 1.5},
		layout.KeepNext{Block: head.Paragraph(b.title, &layout.Tag{Role: layout.RoleH2}, b.at)},
		layout.Space{Height: head.After},
	}
	width := layout.Pt(0)
	for _, e := range listed {
		// A label that cannot be set is told where it is.
		if line, err := text.Measure([]text.Span{{Text: e.Label, Style: style.Text()}}); err == nil {
			width = max(width, line.Width)
		}
	}
	for _, e := range listed {
		blocks = append(blocks, layout.Space{Height: style.Before}, b.row(e, style, 0, width+style.Size))
	}
	return blocks
}

// row is an entry with its page, which stands level with the last line of a long title. labelWidth is
// 0 where there is no label.
func (b contentsList) row(e layout.OutlineEntry, style layout.Style, indent, labelWidth layout.Pt) layout.Block {
	page := b.theme.Page
	tag := b.tag.Under(layout.RoleTOCI)
	var cols []layout.Column
	if labelWidth > 0 {
		cols = append(cols, layout.Column{Width: labelWidth, Block: b.cell(e, e.Label, style, layout.AlignLeft, tag)})
	}
	cols = append(cols,
		layout.Column{Block: b.cell(e, e.Title, style, layout.AlignLeft, tag)},
		layout.Column{Width: 40, Align: layout.AlignBottom, Block: b.cell(e, strconv.Itoa(e.Page), style, layout.AlignRight, tag)})
	return layout.Box{Left: indent, Right: page.Measure() - page.TextWidth(), Block: layout.Columns{Cols: cols}}
}

func (b contentsList) cell(e layout.OutlineEntry, s string, style layout.Style, a layout.Align, tag *layout.Tag) *layout.Paragraph {
	p := style.Paragraph(s, tag, b.at)
	p.Spans[0].Link = "#" + e.Name
	p.Align = a
	return p
}
