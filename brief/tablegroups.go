package brief

import (
	"slices"
	"strings"

	"report/config"
	"report/data"
	"report/layout"
)

// groupRow is the row of headings above groups of columns; without any it has no cells.
func (c *composer) groupRow(t *data.Table, shown []int, s *tableSection, node *config.Table) layout.TableRow {
	begins := map[int]int{} // by the place of a group's first column
	taken := make([]bool, len(shown))
	for g, group := range s.Groups {
		from, ok := c.groupStart(t, shown, group, node, g)
		for i := 0; ok && i < len(group.Columns); i++ {
			if taken[from+i] {
				c.diags.Errorf(node.At("groups", g, "columns", i), "", "the column %q is in two groups", group.Columns[i])
				ok = false
			}
		}
		if ok {
			begins[from] = g
			for i := range group.Columns {
				taken[from+i] = true
			}
		}
	}
	var row layout.TableRow
	for i := 0; i < len(shown) && len(begins) > 0; {
		cell := layout.TableCell{Span: 1}
		title, at := "", node.At("groups")
		if g, ok := begins[i]; ok {
			title, at = c.expand(s.Groups[g].Title, node, "groups", g, "title"), node.At("groups", g, "title")
			cell.Span, cell.Group = len(s.Groups[g].Columns), true
		}
		cell.Block = c.theme.TableHead.Paragraph(title, nil, place(at))
		row.Cells = append(row.Cells, cell)
		i += cell.Span
	}
	return row
}

// groupStart finds the place of a group's first column among those that are shown. The others have to
// follow it.
func (c *composer) groupStart(t *data.Table, shown []int, group columnGroup, node *config.Table, g int) (from int, ok bool) {
	names := make([]string, len(shown))
	for i, j := range shown {
		names[i] = t.Columns[j].Name
	}
	ok = len(group.Columns) > 0 && group.Title != "" // else Decode has said so
	for i, name := range group.Columns {
		if !slices.Contains(names, name) {
			c.diags.Errorf(node.At("groups", g, "columns", i), config.Suggest(name, names), "the table has no column %q", name)
			ok = false
		}
	}
	if !ok {
		return 0, false
	}
	from = slices.Index(names, group.Columns[0])
	if end := from + len(group.Columns); end > len(names) || !slices.Equal(names[from:end], group.Columns) {
		c.diags.Errorf(node.At("groups", g, "columns"), "the table's columns are: "+strings.Join(names, ", "), "the columns of the group %q do not stand side by side in this order", group.Title)
		return 0, false
	}
	return from, true
}
