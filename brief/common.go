package brief

import (
	"strings"

	"report/config"
	"report/layout"
)

// common is what most sections have: a heading, and Markdown below it.
type common struct {
	// Kind of the section.
	Kind string `toml:"kind" required:"true"`
	// Title is the section's heading. Without one the section follows the one before it.
	Title string `toml:"title"`
	// Claim is what the title says, as a condition or several: "at(turnover.turnover, 2023) >
	// at(turnover.turnover, 2022)". Where the data do not bear it nothing is built.
	Claim []string `toml:"claim"`
	// Text is Markdown, below the heading and before what the kind shows.
	Text string `toml:"text"`
	// File holds that Markdown in a file of its own, in place of text.
	File string `toml:"file"`
	// Notes says where the notes of the Markdown stand: "foot", at the foot of the page, or "side",
	// beside the text, where there is room.
	Notes string `toml:"notes" default:"foot" oneof:"foot,side"`
	// Start says where the section begins: "here", below the one before it, "page", on a new page, or
	// "right", on a page of odd number, which lies at the right when the briefing is bound.
	Start string `toml:"start" default:"here" oneof:"here,page,right"`
	// Literals are words of this section whose numbers are meant as they stand, beside those of [report].
	Literals []string `toml:"literals"`
	// Keep keeps the section together on one page, where one has room for it.
	Keep bool `toml:"keep"`
}

func (s common) placing() placing { return placing{s.Start, s.Keep} }

func (s common) meant() []string { return s.Literals }

// open returns heading and introduction of a section.
func (s common) open(c *composer, node *config.Table) []layout.Block {
	return append(s.heading(c, node), s.intro(c, node, c.sect())...)
}

func (c *composer) sect() *layout.Tag { return &layout.Tag{Role: layout.RoleSect} }

func (s common) heading(c *composer, node *config.Table) []layout.Block {
	var out []layout.Block
	style := c.theme.Headings[0]
	title := c.expand(s.Title, node, "title")
	c.claims(s.Claim, node, title)
	if title == "" {
		return out
	}
	at := node.At("title")
	bar := layout.Rule{Thickness: 3, Length: 28, Color: c.theme.Palette.Primary}
	out = append(out,
		layout.Space{Height: style.Before},
		layout.KeepNext{Block: layout.Mark{
			Anchor: c.anchors.add(layout.Anchor{Name: node.Name, Title: title, Level: 1}),
			Block: layout.Keep{Blocks: []layout.Block{
				bar, layout.Gap{Height: 7}, style.Paragraph(title, &layout.Tag{Role: layout.RoleH1}, place(at)),
			}},
		}},
		layout.Space{Height: style.After})
	return out
}

// intro sets the section's Markdown, from the config or from its file, in the text column.
func (s common) intro(c *composer, node *config.Table, parent *layout.Tag) []layout.Block {
	p, ok := s.markdown(c, node)
	if !ok {
		return nil
	}
	return c.inTextColumn(c.markdown(p, parent))
}

// inTextColumn narrows prose to the text column; the side column stays free.
func (c *composer) inTextColumn(blocks []layout.Block) []layout.Block {
	if len(blocks) == 0 {
		return nil
	}
	p := c.theme.Page
	side := p.Measure() - p.TextWidth()
	out := make([]layout.Block, len(blocks))
	for i, b := range blocks {
		switch b := b.(type) {
		case layout.Space:
			out[i] = b
		case layout.KeepNext:
			out[i] = layout.KeepNext{Block: layout.Box{Block: b.Block, Right: side}}
		default:
			out[i] = layout.Box{Block: b, Right: side}
		}
	}
	return out
}

// besideNarrow sets a name or the like in the narrow column at the left, and what belongs to it in
// the wide one beside it.
func (c *composer) besideNarrow(narrow, wide layout.Block) layout.Block {
	p := c.theme.Page
	return layout.Columns{Gap: p.Gutter, Cols: []layout.Column{
		{Width: p.Span(p.Columns - p.TextColumns), Block: narrow},
		{Width: p.TextWidth(), Block: wide},
	}}
}

// maxText is the size that a Markdown file may have.
const maxText = 4 << 20

func (s common) markdown(c *composer, node *config.Table) (p prose, ok bool) {
	switch {
	case s.Text != "" && s.File != "":
		c.diags.Errorf(node.At("file"), "", "[%s] has both text and file; keep one", node.Path)
		return prose{}, false
	case s.File != "":
		path, err := config.Join(c.cfg.Dir, s.File)
		if err != nil {
			c.diags.Errorf(node.At("file"), "", "%v", err)
			return prose{}, false
		}
		raw, err := c.cfg.Root.Read(path, maxText)
		if err != nil {
			c.diags.Errorf(node.At("file"), "", "%v", err)
			return prose{}, false
		}
		if line, col, bad := invalidUTF8(raw); bad {
			c.diags.Errorf(config.Pos{File: path, Line: line, Col: col}, "save it as UTF-8", "this is not UTF-8 text")
			return prose{}, false
		}
		text := strings.TrimPrefix(string(raw), "\ufeff")
		if strings.TrimSpace(text) == "" {
			c.diags.Errorf(node.At("file"), "", "%s holds no text", path)
		}
		p.src, p.first, p.dir = text, config.Pos{File: path, Line: 1, Col: 1}, folder(path)
	case strings.TrimSpace(s.Text) != "":
		p.src, p.first, p.dir = s.Text, node.TextAt("text"), c.cfg.Dir
	default:
		return prose{}, false
	}
	p.width, p.sideNotes = c.theme.Page.TextWidth(), s.Notes == "side"
	return p, true
}
