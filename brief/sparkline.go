package brief

import (
	"strings"

	"report/charts"
	"report/config"
	"report/data"
	"report/layout"
	"report/layout/text"
)

// sparklineColumn is an entry of sparklines in a table: a column of small lines.
type sparklineColumn struct {
	// Chart names a [chart.NAME] with mark = "sparkline" and a facet.
	Chart string `toml:"chart" required:"true"`
	// By is the column of this table whose cells say which of the chart's facet values a row has. A row
	// without data has the sign of missing.
	By string `toml:"by" required:"true"`
	// Title stands above the column; otherwise the first and last place along x do, such as 2013–2023.
	Title string `toml:"title"`
	// Scale says how high the lines are: "shared", all on one value axis, so that they can be
	// compared; or "own", each as high as its values, which shows how each of them moves.
	Scale string `toml:"scale" default:"shared" oneof:"shared,own"`
}

// Sizes of sparklines, in points. In a table they are as high as a line of text.
const (
	cellSparkWidth = 72
	cardSparkWidth = 110
	cardSparkLines = 2 // of a key figure's label
)

// sparklines are the lines of a chart that is named under a key of node; nil where it has none, which is
// reported.
func (c *composer) sparklines(name string, own bool, node *config.Table, key ...any) *charts.Sparklines {
	if name == "" || !c.knowChart(name, node, key...) {
		return nil
	}
	ch := c.charts.byName[name]
	if ch.spec.Mark != "sparkline" {
		c.diags.Errorf(node.At(key...), `give it mark = "sparkline", or make a second chart of the same data`,
			"only a sparkline stands in text, and [chart.%s] is mark = %q", name, ch.spec.Mark)
		return nil
	}
	lines, err := charts.NewSparklines(ch.spec, ch.table, c.chartStyle(), own)
	if err != nil {
		c.diags.Errorf(node.At(key...), "", "%v", err)
		return nil
	}
	for _, s := range ch.sources {
		c.sources.add(s)
	}
	c.uses.ofChart(ch)
	return lines
}

// spark draws one line; nil where there are no data for it, or where it cannot be drawn, which is
// reported.
func (c *composer) spark(lines *charts.Sparklines, facet string, width, height layout.Pt, parent *layout.Tag, at config.Pos) (layout.Block, *charts.Sparkline) {
	line, ok, err := lines.Draw(facet, width, height)
	if err == nil && !ok {
		return nil, nil
	}
	tag := &layout.Tag{Role: layout.RoleFigure, Parent: parent}
	var block layout.Block
	if err == nil {
		tag.Alt = line.Alt
		block, err = line.Block(tag)
	}
	if err != nil {
		c.diags.Errorf(at, "", "%v", err)
		return nil, nil
	}
	return block, line
}

// cardSpark is the line on a key figure, with the places at which it begins and ends below it, where
// they have room.
func (c *composer) cardSpark(f keyFigure, width layout.Pt, tag *layout.Tag) []layout.Block {
	if f.lines == nil {
		return nil
	}
	style := c.theme.KeyDetail
	w := min(width, cardSparkWidth*style.Size/8)
	block, line := c.spark(f.lines, "", w, cardSparkLines*c.theme.KeyLabel.Leading, tag, f.at)
	if block == nil {
		return nil
	}
	out := []layout.Block{layout.Gap{Height: 5}, block}
	room := w - style.Size
	for _, s := range []string{line.First, line.Last} {
		if m, err := text.Measure([]text.Span{{Text: s, Style: style.Text()}}); err == nil {
			room -= m.Width
		}
	}
	if room < 0 || line.First == line.Last {
		return out
	}
	last := style
	last.Align = layout.AlignRight
	ends := layout.Columns{Cols: []layout.Column{
		{Width: w / 2, Block: style.Paragraph(line.First, tag, place(f.at))},
		{Width: w / 2, Block: last.Paragraph(line.Last, tag, place(f.at))},
	}}
	return append(out, ends)
}

// sparkColumn is a column of lines, ready to be set.
type sparkColumn struct {
	title string
	cells []layout.Block // by row; nil where there are no data
}

// sparkColumns are the columns of a table section that hold lines.
func (c *composer) sparkColumns(s *tableSection, t *data.Table, node *config.Table) []sparkColumn {
	var out []sparkColumn
	height := c.theme.TableCell.Leading
	width := c.cellSparkWidth()
	for i, entry := range s.Sparklines {
		by := -1
		if entry.By != "" { // else Decode has said so
			by = c.column(t, entry.By, node, "sparklines", i, "by")
		}
		lines := c.sparklines(entry.Chart, entry.Scale == "own", node, "sparklines", i, "chart")
		if lines == nil || by < 0 {
			continue
		}
		if !lines.Split() {
			c.diags.Errorf(node.At("sparklines", i, "chart"), "name the column in facet whose values stand in "+entry.By,
				"[chart.%s] has no facet, and would be the same in every row", entry.Chart)
			continue
		}
		col := sparkColumn{title: c.expand(entry.Title, node, "sparklines", i, "title")}
		if col.title == "" {
			first, last := lines.Span()
			col.title = first + "–" + last
			if strings.ContainsAny(first+last, "  ") { // dates in words
				col.title = first + " – " + last
			}
		}
		found := false
		for _, row := range t.Rows {
			block, _ := c.spark(lines, row.Cells[by].Text, width, height, nil, node.At("sparklines", i))
			found = found || block != nil
			col.cells = append(col.cells, block)
		}
		if !found {
			c.diags.Warnf(node.At("sparklines", i, "by"), "by is the column that holds the values of the chart's facet",
				"no row of %s has a line in [chart.%s]", t.Name, entry.Chart)
		}
		out = append(out, col)
	}
	return out
}

func (c *composer) cellSparkWidth() layout.Pt { return cellSparkWidth * c.theme.TableCell.Size / 9 }
