package data

import (
	"fmt"
	"strings"

	"report/config"
)

// maxHeaderRows is more than people can read.
const maxHeaderRows = 10

// headings makes the columns' names. A column that stands below several rows of header has the words of
// all, from top to bottom, with spaces between: "2023" above "Turnover" gives "2023 Turnover". Merged cells
// name all the columns that they span, and say it once however many rows they span.
func (s *sheetReader) headings() []heading {
	list := make([]heading, 0, s.right-s.left+1)
	hint := ""
	for col := s.left; col <= s.right; col++ {
		var words []string
		at := s.at(s.headerEnd(), col)
		for i, h := range s.header {
			name, first := h.names[col], s.at(h.number, col)
			if m, ok := s.mergedAt(h.number, col); ok {
				if m.top < h.number && i > 0 {
					continue // said by the row above
				}
				name, first = h.names[m.left], s.at(h.number, m.left)
				if m.left < m.right {
					hint = fmt.Sprintf("its cell spans columns: if the header has more rows, set header_rows = %d in [data.%s]", s.spec.HeaderRows+1, s.input.table)
				}
			}
			if name != "" {
				words, at = append(words, name), first
			}
		}
		list = append(list, heading{name: strings.Join(words, " "), at: at})
	}
	if !checkHeader(list, hint, s.m) {
		return nil
	}
	return list
}

// headerEnd is the last row of the header.
func (s *sheetReader) headerEnd() int { return s.header[len(s.header)-1].number }

// mergedAt finds the merged cells that a cell belongs to.
func (s *sheetReader) mergedAt(row, col int) (area, bool) {
	for _, m := range s.merged {
		if row >= m.top && row <= m.bottom && col >= m.left && col <= m.right {
			return m, true
		}
	}
	return area{}, false
}

// whole says whether the table is all that its part of the sheet holds, and no cell is merged with others:
// what does not fit is told.
func (s *sheetReader) whole(header []heading) bool {
	before := s.m.count
	if s.outside.count > 0 {
		s.m.errorf(s.outside.first, s.rangeFrom(), "%s outside of the header's columns, %s to %s",
			stand(s.outside.count), config.SheetColumn(s.left), config.SheetColumn(s.right))
	}
	last := lastSheetRow
	if first := s.notes(); first > 0 {
		note := s.rows[first]
		last = s.rows[first-1].At.Line
		i := firstFilled(note)
		s.m.errorf(note.CellAt(i), fmt.Sprintf("if it is a note, end the table above it: range = %q; if it is a row, say so by a range that holds it", s.rangeTo(last)),
			"%q stands alone below the table", clip(note.Cells[i].Text))
	} else if len(s.rows) > 0 {
		last = s.rows[len(s.rows)-1].At.Line
	}
	for _, m := range s.merged {
		if m.bottom > s.headerEnd() && m.top <= last && m.right >= s.left && m.left <= s.right {
			s.m.errorf(s.at(m.top, m.left), "take the cells apart in the workbook and give each its value",
				"the cells %s are merged, and only the first has a value", m)
		}
	}
	return s.m.count == before
}

// stand begins a sentence about so many cells.
func stand(n int) string {
	if n == 1 {
		return "the cell stands"
	}
	return fmt.Sprintf("the cell and %d more stand", n-1)
}

func (a area) String() string {
	return fmt.Sprintf("%s%d:%s%d", config.SheetColumn(a.left), a.top, config.SheetColumn(a.right), a.bottom)
}

// rangeTo writes the range of the table down to a row.
func (s *sheetReader) rangeTo(bottom int) string {
	return area{s.header[0].number, bottom, s.left, s.right}.String()
}

// rangeFrom is a hint for a table that has something beside it. A header of one cell is the title of a table
// that begins below it.
func (s *sheetReader) rangeFrom() string {
	if s.left < s.right {
		return fmt.Sprintf("if that does not belong to the table, set range = \"%s%d:%s\"", config.SheetColumn(s.left), s.header[0].number, config.SheetColumn(s.right))
	}
	o := s.outside
	left, right := o.left, max(o.right, s.right)
	if len(s.rows) > 0 {
		left = min(left, s.left)
	}
	return fmt.Sprintf("if the table begins there, set range = \"%s%d:%s\"", config.SheetColumn(left), o.first.Line, config.SheetColumn(right))
}

// notes finds the first of the last rows that hold one cell of text and nothing else, where the table is
// open at its end and has more than one column. It is 0 where there are none.
func (s *sheetReader) notes() int {
	if s.area.bottom > 0 || s.left == s.right {
		return 0
	}
	first := 0
	for i := len(s.rows) - 1; i > 0; i-- {
		values := 0
		for _, c := range s.rows[i].Cells {
			if c.Text != "" {
				values++
			}
		}
		if values != 1 || !s.rows[i].Cells[firstFilled(s.rows[i])].quoted {
			break
		}
		first = i
	}
	return first
}

// firstFilled is the column of a row's first cell that is not empty.
func firstFilled(r Row) int {
	for i, c := range r.Cells {
		if c.Text != "" {
			return i
		}
	}
	return 0
}

// units gives columns of percentages their unit, and tells what a column as a whole has wrong.
func (s *sheetReader) units(header []heading) {
	short, _ := shortNames(header)
	for i, c := range s.columns {
		name := header[i].name
		if short[i] != "" {
			name = short[i]
		}
		said := s.spec.Columns[name]
		if c.percent.Line > 0 {
			header[i].unit = "%"
		}
		switch {
		case c.percent.Line > 0 && c.plain.Line > 0:
			s.m.errorf(c.plain, "give all of the column's cells the same number format", "column %q has numbers and percentages, such as in %s", name, cellName(c.percent))
		case c.percent.Line > 0 && said.Unit != "" && !isPercentage(said.Unit):
			s.m.errorf(s.node.At("columns", name, "unit"), "its unit is \"%\"", "column %q holds percentages, the first in %s", name, c.percent)
		}
		if c.clock.Line > 0 {
			s.m.d.Warnf(c.clock, "", "column %q has times of day beside its dates, and they are left out", name)
		}
		if c.endless.Line > 0 && said.Precision == 0 {
			s.m.d.Warnf(c.endless, fmt.Sprintf("write precision = 0.1, or what it is, in [%s], or give the cells a number format in the workbook", s.node.PathOf("columns", name)),
				"column %q is computed, and nobody says how many digits are known of numbers such as %s", name, c.digits)
		}
	}
}

func isPercentage(unit string) bool {
	u := parseUnit(unit)
	return u.exponent == parts["%"] && strings.HasPrefix(u.thing, ofOne)
}

// cellName is a place within its sheet: "B7".
func cellName(at config.Pos) string { return fmt.Sprintf("%s%d", config.SheetColumn(at.Col), at.Line) }
