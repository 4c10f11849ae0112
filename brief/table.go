package brief

import (
	"fmt"
	"slices"

	"report/config"
	"report/data"
	"report/layout"
)

// tableSection is kind = "table": rows of a table, numbers to the right.
type tableSection struct {
	common
	data.Query
	// Data names a table.
	Data string `toml:"data" required:"true"`
	// Columns to print, in order; all of them when left out.
	Columns []string `toml:"columns"`
	// Labels replaces column headings: labels = { turnover = "Turnover, bn yuan" }.
	Labels map[string]string `toml:"labels"`
	// Groups puts a heading above neighbouring columns that belong together:
	// groups = [{ title = "Patents", columns = ["applied", "granted"] }].
	Groups []columnGroup `toml:"groups"`
	// Sparklines adds columns of small lines, one in each row, at the right:
	// sparklines = [{ chart = "output", by = "region" }].
	Sparklines []sparklineColumn `toml:"sparklines"`
	// Caption says what the table shows. It stands above it with the table's number.
	Caption string `toml:"caption"`
	// Note stands below the table.
	Note string `toml:"note"`
	// Source overrides the source line found from the data.
	Source string `toml:"source"`
	// Missing is printed where a number or a date is missing. A text that is missing is left blank.
	Missing string `toml:"missing" default:"–"`
}

// columnGroup is an entry of groups.
type columnGroup struct {
	// Title stands above the columns.
	Title string `toml:"title" required:"true"`
	// Columns are neighbours in the table, in its order.
	Columns []string `toml:"columns" required:"true"`
}

// wholeRows is how many rows a table may have to be kept on one page with its caption and source.
// One that is longer fills what is left of the page, and goes on.
const wholeRows = 15

func (s *tableSection) compose(c *composer, node *config.Table) part {
	blocks := s.open(c, node)
	t := c.dataOf(s.Data, node, "data")
	if t == nil {
		return part{}
	}
	c.uses.table(t.Name)
	if t = s.ApplyTo(t, data.Series{Locale: c.locale}, node, c.diags); t == nil {
		return part{}
	}
	var shown []int
	for i, name := range s.Columns {
		if j := c.column(t, name, node, "columns", i); j >= 0 {
			shown = append(shown, j)
		}
	}
	if len(s.Columns) == 0 {
		for j := range t.Columns {
			shown = append(shown, j)
		}
	}
	for name := range s.Labels {
		c.column(t, name, node, "labels", name)
	}
	if len(shown) == 0 {
		return part{}
	}
	c.uses.columns(t, shown)
	tag := &layout.Tag{Role: layout.RoleTable}
	at := place(node.Pos)
	var out []layout.Block
	if s.Caption != "" {
		c.tables++
		cap := tag.Under(layout.RoleCaption)
		number, title := fmt.Sprintf(c.words.Table, c.tables), c.expand(s.Caption, node, "caption")
		out = append(out, c.shownAnchor("table."+node.Name, number, title), layout.KeepNext{Block: layout.Keep{Blocks: []layout.Block{
			c.number(number, cap), layout.Gap{Height: 2},
			c.theme.Title.Paragraph(title, caption(cap), place(node.At("caption"))), layout.Gap{Height: 5},
		}}})
	}
	set := c.dataTable(t, shown, s, node, tag)
	foot := []layout.Block{layout.Space{Height: 5}}
	if s.Note != "" {
		foot = append(foot, c.theme.Note.Paragraph(c.expand(s.Note, node, "note"), &layout.Tag{Role: layout.RoleP}, place(node.At("note"))))
	}
	var printed []string
	for _, col := range shown {
		printed = append(printed, t.Columns[col].Name)
	}
	found := t.SourcesOf(printed)
	for _, entry := range s.Sparklines {
		if ch := c.charts.byName[entry.Chart]; ch != nil {
			for _, src := range ch.sources {
				if !slices.Contains(found, src) {
					found = append(found, src)
				}
			}
		}
	}
	for _, src := range found {
		c.sources.add(src)
	}
	line := c.expandQuietly(s.Source, node, "source")
	if line == "" {
		line = publishers(found)
	}
	set.Foot = layout.Stack{Blocks: append(foot, c.sourceLine(line, len(found), &layout.Tag{Role: layout.RoleP}, at)...)}
	out = append(out, set)
	blocks = append(blocks, layout.Space{Height: c.theme.Title.Before})
	if len(t.Rows) <= wholeRows {
		blocks = append(blocks, layout.Keep{Blocks: out, At: at})
	} else {
		blocks = append(blocks, out...)
	}
	return part{blocks: append(blocks, layout.Space{Height: c.theme.Title.After})}
}

// dataTable sets the cells. A column of numbers has the same decimals throughout: as many as the
// least precisely known of its values bears.
func (c *composer) dataTable(t *data.Table, shown []int, s *tableSection, node *config.Table, tag *layout.Tag) layout.Table {
	at := place(node.Pos)
	columns := make([]layout.TableColumn, len(shown))
	header := layout.TableRow{}
	printed := make([][]string, len(shown))
	for i, j := range shown {
		col := t.Columns[j]
		if col.Kind == data.Number && !col.Years() {
			columns[i].Align = layout.AlignRight
			columns[i].Whole = true
		}
		label := col.Label
		if l, ok := s.Labels[col.Name]; ok {
			label = c.expand(l, node, "labels", col.Name)
		} else if unit := c.locale.Heading(col); unit != "" {
			label += c.words.Comma + unit
		}
		header.Cells = append(header.Cells, layout.TableCell{Block: c.theme.TableHead.Paragraph(label, nil, at)})
		printed[i] = c.printColumn(t, j, s.Missing)
		c.warnOfCoarse(t, col.Name, "")
	}
	rows := make([]layout.TableRow, len(t.Rows))
	for r, row := range t.Rows {
		cells := make([]layout.TableCell, len(shown))
		for i := range shown {
			cells[i] = layout.TableCell{Block: c.theme.TableCell.Paragraph(printed[i][r], nil, place(row.At))}
		}
		rows[r].Cells = cells
	}
	for _, col := range c.sparkColumns(s, t, node) {
		columns = append(columns, layout.TableColumn{})
		header.Cells = append(header.Cells, layout.TableCell{Block: c.theme.TableHead.Paragraph(col.title, nil, at)})
		for r, block := range col.cells {
			if block == nil {
				block = c.theme.TableCell.Paragraph(s.Missing, nil, place(t.Rows[r].At))
			}
			rows[r].Cells = append(rows[r].Cells, layout.TableCell{Block: block})
		}
	}
	heads := []layout.TableRow{header}
	if groups := c.groupRow(t, shown, s, node); groups.Cells != nil {
		heads = []layout.TableRow{groups, header}
	}
	return c.table(columns, heads, rows, tag, at)
}

// printColumn prints the cells of a column, all with the same decimals.
func (c *composer) printColumn(t *data.Table, j int, missing string) []string {
	cells := make([]data.Cell, len(t.Rows))
	for i, row := range t.Rows {
		cells[i] = row.Cells[j]
	}
	printed := c.locale.Column(cells, t.Columns[j])
	for i, cell := range cells {
		if cell.Missing && t.Columns[j].Kind != data.Text {
			printed[i] = missing
		}
	}
	return printed
}
