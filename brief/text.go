package brief

import (
	"strings"

	"report/config"
	"report/layout"
)

// textSection is kind = "text": Markdown under a heading.
type textSection struct {
	common
	// Columns runs the text through so many columns over the whole width of the page, from 1 to 3. Lines
	// of neighbouring columns stand level, and on the last page the columns end level. 1 is the usual
	// column of text.
	Columns int `toml:"columns" default:"1"`
}

func (s *textSection) compose(c *composer, node *config.Table) part {
	if strings.TrimSpace(s.Text) == "" && s.File == "" {
		c.diags.Errorf(node.Pos, "write text = \"...\" or file = \"...\"", "[%s] has no text", node.Path)
	}
	switch {
	case s.Columns < 1 || s.Columns > 3:
		c.diags.Errorf(node.At("columns"), "", "columns is 1, 2 or 3")
		return part{}
	case s.Columns == 1:
		return part{blocks: s.open(c, node)}
	case s.Notes == "side":
		c.diags.Errorf(node.At("notes"), "write notes = \"foot\", or leave columns out", "there is no room beside several columns for notes")
		return part{}
	}
	return part{blocks: append(s.heading(c, node), s.inColumns(c, node)...)}
}

// inColumns sets the Markdown in several columns.
func (s *textSection) inColumns(c *composer, node *config.Table) []layout.Block {
	p, ok := s.markdown(c, node)
	if !ok {
		return nil
	}
	page := c.theme.Page
	gap := page.Gutter * 1.2
	n := layout.Pt(s.Columns)
	p.width = (page.Measure() - (n-1)*gap) / n
	p.columns = true
	blocks := c.markdown(p, c.sect())
	return []layout.Block{
		layout.Multicol{Count: s.Columns, Gap: gap, Block: layout.Stack{Blocks: trimSpace(blocks)}},
		layout.Space{Height: c.theme.Body.After},
	}
}
