package brief

import (
	"slices"
	"strings"

	"report/charts"
	"report/config"
	"report/data"
	"report/layout"
	"report/layout/text"
)

// keyFigures is kind = "key_figures": facts as large numbers, three to a row.
type keyFigures struct {
	common
	// Figures names facts, in the order in which they are read.
	Figures []string `toml:"figures" required:"true"`
	// Columns is how many stand in a row, from 1 to 4.
	Columns int `toml:"columns" default:"3"`
	// Sparklines puts small lines on cards, below the label: by the fact's name the name of a chart with
	// mark = "sparkline" and no facet: sparklines = { turnover = "turnover_line" }.
	Sparklines map[string]string `toml:"sparklines"`
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
			f.lines = s.lines(c, name, node)
			figures = append(figures, f)
		}
	}
	for _, name := range sortedKeys(s.Sparklines) {
		if !slices.Contains(s.Figures, name) {
			c.diags.Errorf(node.At("sparklines", name), config.Suggest(name, s.Figures), "%s is none of the figures, and has no card", name)
		}
	}
	width := c.keyWidth(s.Columns)
	form := c.keyForm(figures, width)
	for len(figures) > 0 {
		n := min(s.Columns, len(figures))
		blocks = append(blocks, layout.Space{Height: c.theme.KeyValue.Before}, layout.Keep{Blocks: c.keyRow(figures[:n], form, width), At: place(node.Pos)})
		figures = figures[n:]
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
	at    config.Pos // where the section names it
	lines *charts.Sparklines
}

// lines are those of a figure's card; nil for none.
func (s *keyFigures) lines(c *composer, name string, node *config.Table) *charts.Sparklines {
	if _, ok := s.Sparklines[name]; !ok {
		return nil
	}
	lines := c.sparklines(s.Sparklines[name], false, node, "sparklines", name)
	if lines != nil && lines.Split() {
		c.diags.Errorf(node.At("sparklines", name), "leave out its facet, and filter the rows to one of them",
			"[chart.%s] has a facet, and a card holds one line", s.Sparklines[name])
		return nil
	}
	return lines
}

func (c *composer) keyFigure(name string, at config.Pos) (keyFigure, bool) {
	n := len(c.uses.facts)
	printed, ok := c.lookUp(name, at)
	if !ok {
		return keyFigure{}, false
	}
	c.uses.show(n, printed)
	f := c.facts[name]
	if f.label == "" {
		c.diags.Errorf(at, "add label = \"...\" to [facts."+name+"]", "the fact %s has no label to stand below its value", name)
		return keyFigure{}, false
	}
	return keyFigure{fact: f, at: at}, true
}

// parts are a figure's words: what stands before the number, the number, and its unit.
func (c *composer) parts(f keyFigure, scale float64) (before, number, after []text.Span) {
	large, small := c.theme.KeyValue.Text(), c.theme.KeyUnit.Text()
	large.Size *= scale
	small.Size *= scale
	if f.qualifier != "" {
		before = []text.Span{{Text: f.qualifier, Style: small}}
	}
	if f.unit != "" {
		after = []text.Span{{Text: f.unit, Style: small}}
	}
	return before, []text.Span{{Text: f.fact.value, Style: large}}, after
}

// keyForm is how all figures of a section are set, so that they stand level: in one size, and with
// qualifier and unit beside the number or, where they are too long for that, on lines of their own.
type keyForm struct {
	scale   float64
	stacked bool
}

// leastKeyScale is how far the large lines may shrink before qualifier and unit leave them.
const leastKeyScale = 0.7

func (c *composer) keyForm(figures []keyFigure, width layout.Pt) keyForm {
	beside, alone := 1.0, 1.0
	for _, f := range figures {
		before, number, after := c.parts(f, 1)
		beside = min(beside, fitting(inOneLine(before, number, after), width))
		alone = min(alone, fitting(number, width))
	}
	if beside >= leastKeyScale {
		return keyForm{scale: beside}
	}
	return keyForm{scale: alone, stacked: true}
}

// fitting is the scale at which a line fits, at most 1. What cannot be set is told when it is.
func fitting(spans []text.Span, width layout.Pt) float64 {
	line, err := text.Measure(spans)
	if err != nil || line.Width <= width {
		return 1
	}
	return width / line.Width
}

// inOneLine joins the parts with spaces at which no line ends.
func inOneLine(before, number, after []text.Span) []text.Span {
	var line []text.Span
	for _, s := range before {
		s.Text += "\u00a0"
		line = append(line, s)
	}
	line = append(line, number...)
	for _, s := range after {
		s.Text = "\u00a0" + s.Text
		line = append(line, s)
	}
	return line
}

// value sets the large line, or the lines that it takes.
func (c *composer) value(f keyFigure, form keyForm, tag *layout.Tag, at layout.Place) []layout.Block {
	t := c.theme
	before, number, after := c.parts(f, form.scale)
	if !form.stacked {
		return []layout.Block{t.KeyValue.Spans(inOneLine(before, number, after), tag, at)}
	}
	before, _, after = c.parts(f, 1)
	if before == nil {
		before = []text.Span{{Text: "\u00a0", Style: t.KeyUnit.Text()}} // so that the numbers stand level
	}
	blocks := []layout.Block{t.KeyUnit.Spans(before, tag, at), t.KeyValue.Spans(number, tag, at)}
	if after != nil {
		blocks = append(blocks, t.KeyUnit.Spans(after, tag, at))
	}
	return blocks
}

// keyRow sets cards side by side in three rows: values with their words, lines, and sources. So lines
// stand level, and sources below them, however long the words are.
func (c *composer) keyRow(figures []keyFigure, form keyForm, width layout.Pt) []layout.Block {
	t := c.theme
	var rows [3]layout.Columns
	for _, f := range figures {
		tag := &layout.Tag{Role: layout.RoleP}
		words := layout.Box{Block: layout.Stack{Blocks: c.keyWords(f, form, tag)}, Top: 6, RuleTop: 2, RuleColor: t.Palette.Primary}
		var source []layout.Block
		if src := c.keySource(f.fact); src != "" {
			source = []layout.Block{layout.Gap{Height: 3}, t.KeyDetail.Paragraph(src, tag, place(f.at))}
		}
		for i, b := range []layout.Block{words, layout.Stack{Blocks: c.cardSpark(f, width, tag)}, layout.Box{Block: layout.Stack{Blocks: source}, Bottom: 6}} {
			rows[i].Cols = append(rows[i].Cols, layout.Column{Width: width, Block: b})
		}
	}
	out := make([]layout.Block, 0, len(rows))
	for _, r := range rows {
		r.Gap = t.Page.Gutter
		out = append(out, r)
	}
	return out
}

// keyWords sets the value, what it is, and how it compares.
func (c *composer) keyWords(f keyFigure, form keyForm, tag *layout.Tag) []layout.Block {
	t := c.theme
	at := place(f.at)
	quiet := *c
	quiet.typed = nil // the label is a part of the fact
	blocks := append(c.value(f, form, tag, at), layout.Gap{Height: 2},
		t.KeyLabel.Paragraph(quiet.expandAt(f.label, f.at), tag, at))
	if f.signed != "" {
		blocks = append(blocks, t.KeyLabel.Spans([]text.Span{
			{Text: f.signed, Style: t.KeyLabel.Bold()},
			{Text: " " + c.expandAt(f.changed, f.node.TextAt("change_label")), Style: t.KeyLabel.Text()},
		}, tag, at))
	}
	return blocks
}

// keySource is publishers, the latest date, and what is to be noted, as small print.
func (c *composer) keySource(f *fact) string {
	var parts []string
	latest := ""
	for _, source := range f.sources {
		if p := source.Publisher; p != "" && !slices.Contains(parts, p) {
			parts = append(parts, p)
		}
		latest = data.Later(latest, source.AsOf)
	}
	parts = slices.DeleteFunc(append(parts, c.date(latest), f.note), func(s string) bool { return s == "" })
	return strings.Join(parts, c.words.Comma)
}
