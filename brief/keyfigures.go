package brief

import (
	"slices"
	"strings"

	"report/config"
	"report/layout"
	"report/layout/text"
)

// keyFigures is kind = "key_figures": facts as large numbers, three to a row.
type keyFigures struct {
	common
	// Figures names facts, in the order in which they are read.
	Figures []string `toml:"figures" required:"true"`
	// Columns is how many stand in a row.
	Columns int `toml:"columns" default:"3"`
}

func (s *keyFigures) compose(c *composer, node *config.Table) part {
	blocks := s.open(c, node)
	if s.Columns < 1 || s.Columns > 4 {
		c.diags.Errorf(node.At("columns"), "", "columns is a number from 1 to 4")
		return part{}
	}
	var figures []keyFigure
	for i, name := range s.Figures {
		if f, ok := c.keyFigure(name, node.At("figures", i)); ok {
			figures = append(figures, f)
		}
	}
	width := c.keyWidth(s.Columns)
	scale := c.keyScale(figures, width)
	for len(figures) > 0 {
		n := min(s.Columns, len(figures))
		row := layout.Columns{Gap: c.theme.Page.Gutter}
		for _, f := range figures[:n] {
			row.Cols = append(row.Cols, layout.Column{Width: width, Block: c.keyCard(f, scale)})
		}
		figures = figures[n:]
		blocks = append(blocks, layout.Space{Height: c.theme.KeyValue.Before}, layout.Keep{Blocks: []layout.Block{row}, At: place(node.Pos)})
	}
	return part{blocks: append(blocks, layout.Space{Height: c.theme.KeyValue.After})}
}

func (c *composer) keyWidth(columns int) layout.Pt {
	p := c.theme.Page
	return (p.Measure() - layout.Pt(columns-1)*p.Gutter) / layout.Pt(columns)
}

// keyFigure is a fact on a card.
type keyFigure struct {
	*fact
	at config.Pos // where the section names it
}

func (c *composer) keyFigure(name string, at config.Pos) (keyFigure, bool) {
	if _, ok := c.lookUp(name, at); !ok {
		return keyFigure{}, false
	}
	f := c.facts[name]
	if f.label == "" {
		c.diags.Errorf(at, "add label = \"...\" to [facts."+name+"]", "the fact %s has no label to stand below its value", name)
		return keyFigure{}, false
	}
	return keyFigure{f, at}, true
}

// value is the large line: a qualifier and the unit in small beside the number.
func (c *composer) value(f keyFigure, scale float64) []text.Span {
	large, small := c.theme.KeyValue.Text(), c.theme.KeyUnit.Text()
	large.Size *= scale
	small.Size *= scale
	var spans []text.Span
	if f.qualifier != "" {
		spans = append(spans, text.Span{Text: f.qualifier + "\u00a0", Style: small})
	}
	spans = append(spans, text.Span{Text: f.fact.value, Style: large})
	if f.unit != "" {
		spans = append(spans, text.Span{Text: "\u00a0" + f.unit, Style: small})
	}
	return spans
}

// leastKeyScale is how far the large lines may shrink; what is wider still takes two lines.
const leastKeyScale = 0.6

// keyScale is the one size at which the widest of the large lines fits its card.
func (c *composer) keyScale(figures []keyFigure, width layout.Pt) float64 {
	scale := 1.0
	for _, f := range figures {
		line, err := text.Measure(c.value(f, 1))
		if err == nil && line.Width > width { // an error is told when the line is set
			scale = min(scale, width/line.Width)
		}
	}
	return max(scale, leastKeyScale)
}

// keyCard sets one card: the value, what it is, how it compares, whose figure it is.
func (c *composer) keyCard(f keyFigure, scale float64) layout.Block {
	t := c.theme
	tag := &layout.Tag{Role: layout.RoleP}
	at := place(f.at)
	blocks := []layout.Block{
		t.KeyValue.Spans(c.value(f, scale), tag, at), gap{2},
		t.KeyLabel.Paragraph(c.expandAt(f.label, f.at), tag, at),
	}
	if f.signed != "" {
		blocks = append(blocks, t.KeyLabel.Spans([]text.Span{
			{Text: f.signed, Style: t.KeyLabel.Bold()},
			{Text: " " + f.changed, Style: t.KeyLabel.Text()},
		}, tag, at))
	}
	if src := c.keySource(f.fact); src != "" {
		blocks = append(blocks, gap{3}, t.KeyDetail.Paragraph(src, tag, at))
	}
	return layout.Box{
		Block: layout.Stack{Blocks: blocks}, Top: 6, Bottom: 6,
		RuleTop: 2, RuleColor: t.Palette.Primary,
	}
}

// keySource is publisher and date, as small print.
func (c *composer) keySource(f *fact) string {
	parts := slices.DeleteFunc([]string{f.source.Publisher, c.date(f.source.AsOf)}, func(s string) bool { return s == "" })
	return strings.Join(parts, ", ")
}
