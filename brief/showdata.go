package brief

import (
	"report/charts"
	"report/layout"
	"report/layout/text"
)

// Space around a chart's numbers, in points.
const (
	dataAbove  = 9
	dataPad    = 6  // on both sides of what separates two columns
	dataGap    = 24 // between columns of a folded table
	leastRows  = 5  // of each column of a folded table
	mostColumn = 3
)

// dataBelow sets the numbers of a chart below it: nil where the config does not want them. A long table of
// few columns is folded like a newspaper's. It may go on on the next page; the chart itself stays whole.
func (c *composer) dataBelow(ch *chart, plot *charts.Plot, width layout.Pt) []layout.Block {
	if !ch.spec.ShowData || plot == nil {
		return nil
	}
	n := plot.Numbers()
	natural := c.dataWidth(n)
	if natural > width {
		n = c.narrower(n, width)
		natural = c.dataWidth(n)
	}
	at := place(ch.node.At("show_data"))
	columns := make([]layout.TableColumn, len(n.Head))
	for i := range columns[n.Words:] {
		columns[n.Words+i] = layout.TableColumn{Align: layout.AlignRight, Whole: natural <= width} // else it may wrap
	}
	row := func(cells []string, style layout.Style) layout.TableRow {
		var r layout.TableRow
		for _, s := range cells {
			r.Cells = append(r.Cells, layout.TableCell{Block: style.Paragraph(s, nil, at)})
		}
		return r
	}
	rows := make([]layout.TableRow, len(n.Rows))
	for i, cells := range n.Rows {
		rows[i] = row(cells, c.theme.DataCell)
	}
	t := c.table(columns, []layout.TableRow{row(n.Head, c.theme.DataHead)}, rows, &layout.Tag{Role: layout.RoleTable}, at)
	t.PadX, t.PadY, t.HeadRule, t.EndRule = dataPad, 1.5, 0.75, 0.75
	var block layout.Block = t
	count := min(int((width+dataGap)/(natural+dataGap)), mostColumn, len(rows)/leastRows)
	if count > 1 {
		block = layout.Multicol{Count: count, Gap: dataGap, Block: t}
	}
	if len(rows) <= wholeRows*max(1, count) {
		block = layout.Keep{Blocks: []layout.Block{block}, At: at}
	}
	return []layout.Block{layout.Space{Height: dataAbove}, block}
}

// narrower are numbers that are too wide in another form: with rows and columns changed where that fits, else
// below each other.
func (c *composer) narrower(n charts.Numbers, width layout.Pt) charts.Numbers {
	if n.Across != "" && c.dataWidth(n.Turned()) <= width {
		return n.Turned()
	}
	if len(n.Head)-n.Words < 2 {
		return n
	}
	return n.Long()
}

// dataWidth is how wide the numbers are with every cell on one line.
func (c *composer) dataWidth(n charts.Numbers) layout.Pt {
	width := layout.Pt(2 * dataPad * (len(n.Head) - 1))
	for i, head := range n.Head {
		widest := layout.Pt(0)
		measure := func(s string, style layout.Style) {
			if l, err := text.Measure([]text.Span{{Text: s, Style: style.Text()}}); err == nil { // what cannot be set is told when it is
				widest = max(widest, l.Width)
			}
		}
		measure(head, c.theme.DataHead)
		for _, row := range n.Rows {
			measure(row[i], c.theme.DataCell)
		}
		width += widest
	}
	return width
}
