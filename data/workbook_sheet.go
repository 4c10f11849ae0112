package data

import (
	"encoding/xml"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"report/config"
)

// sheetReader reads the table in an area of a sheet.
type sheetReader struct {
	*workbook
	sheet worksheet
	area  area // as the config says it

	row, col     int // of the cell before
	header       []headerRow
	left, right  int // columns of the table, known after its header
	columns      []columnValues
	rows         []Row
	slab         []Cell
	textBytes    int
	outside      strays
	merged       []area
	hiddenRows   []int
	hiddenCols   []int
	full         bool // the table is too large
	headerBroken bool // a cell of the header has a mistake
}

// columnValues is what has to be told of a column as a whole, by places of cells; 0 for none.
type columnValues struct {
	percent, plain config.Pos
	clock, endless config.Pos
	digits         string // of the endless one
}

// strays are the cells beside a table whose range nobody gave.
type strays struct {
	first       config.Pos
	count       int
	left, right int
}

// table reads the sheet and gives its header and rows.
func (s *sheetReader) table() ([]heading, []Row) {
	s.read(s.sheet.part, s.parts)
	if s.broken {
		return nil, nil
	}
	switch n := len(s.header); {
	case n == 0:
		s.m.errorf(s.at(0, 0), "", "the sheet has no cells with values%s", s.within())
		return nil, nil
	case n < s.spec.HeaderRows:
		s.m.errorf(s.at(s.headerEnd(), 0), "", "the header has %s, and the sheet ends here", count(s.spec.HeaderRows, "row"))
		return nil, nil
	}
	if s.columns == nil || s.headerBroken { // too many of them, or their names are not known
		return nil, nil
	}
	header := s.headings()
	if header == nil || !s.whole(header) {
		return nil, nil
	}
	s.units(header)
	s.warnOfHidden()
	if len(s.rows) == 0 && s.m.count == 0 {
		s.m.errorf(s.at(s.headerEnd(), 0), "", "the table has a header and no rows")
	}
	return header, s.rows
}

// within names the range in a sentence.
func (s *sheetReader) within() string {
	if s.node.Has("range") {
		return fmt.Sprintf(" in the range %q", s.spec.Range)
	}
	return ""
}

func (s *sheetReader) at(row, col int) config.Pos {
	return config.Pos{File: s.path, Sheet: s.sheet.name, Line: row, Col: col}
}

const maxMerged = 50_000

// parts reads the parts of a sheet that matter.
func (s *sheetReader) parts(x *markup) error {
	return x.elements(func(e xml.StartElement) error {
		switch e.Name.Local {
		case "col":
			if isTrue(attribute(e, "hidden")) {
				first, _ := strconv.Atoi(attribute(e, "min"))
				last, _ := strconv.Atoi(attribute(e, "max"))
				for col := max(first, 1); col <= min(last, lastSheetColumn) && len(s.hiddenCols) < lastSheetColumn; col++ {
					s.hiddenCols = append(s.hiddenCols, col)
				}
			}
		case "row":
			return s.readRow(x, e)
		case "mergeCell":
			if len(s.merged) == maxMerged {
				return fmt.Errorf("it has more than %d merged cells", maxMerged)
			}
			if a, _, ok := parseArea(attribute(e, "ref")); ok && a.bottom > 0 {
				s.merged = append(s.merged, a)
			}
		}
		return nil
	})
}

var errOrder = errors.New("its rows or cells are out of order")

// readRow reads a row, which says its number or else follows the one before.
func (s *sheetReader) readRow(x *markup, e xml.StartElement) error {
	row := s.row + 1
	if r := attribute(e, "r"); r != "" {
		n, err := strconv.Atoi(r)
		if err != nil || n < row {
			return errOrder
		}
		row = n
	}
	if row > lastSheetRow {
		return errOrder
	}
	s.row, s.col = row, 0
	wanted := row >= s.area.top && (s.area.bottom == 0 || row <= s.area.bottom) && !s.full
	line := sheetRow{reader: s, number: row, wanted: wanted}
	line.begin()
	err := x.elements(func(e xml.StartElement) error {
		if e.Name.Local != "c" {
			return nil
		}
		return s.readCell(x, e, &line)
	})
	if err != nil {
		return err
	}
	if wanted && line.something && isTrue(attribute(e, "hidden")) {
		s.hiddenRows = append(s.hiddenRows, row)
	}
	line.end()
	return nil
}

// readCell reads a cell and gives it to its row.
func (s *sheetReader) readCell(x *markup, e xml.StartElement, line *sheetRow) error {
	c := storedCell{}
	col := s.col + 1
	for _, a := range e.Attr {
		switch a.Name.Local {
		case "r":
			n := columnNumber(strings.TrimRight(a.Value, "0123456789"))
			if n < col {
				return errOrder
			}
			col = n
		case "t":
			c.kind = a.Value
		case "s":
			c.style, _ = strconv.Atoi(a.Value)
		}
	}
	if col > lastSheetColumn {
		return errOrder
	}
	s.col = col
	err := x.elements(func(e xml.StartElement) (err error) {
		switch e.Name.Local {
		case "v":
			c.value, err = x.text()
		case "f":
			c.formula = true
			_, err = x.text()
		case "is":
			c.value, err = x.richText()
		}
		return err
	})
	if err == nil && line.wanted {
		line.add(col, c)
	}
	return err
}

// sheetRow is the row that is being read.
type sheetRow struct {
	reader    *sheetReader
	number    int
	wanted    bool
	cells     []Cell // of a row of the table
	values    headerRow
	something bool
}

// headerRow is a row of the header: its names by column.
type headerRow struct {
	number int
	names  map[int]string
}

func (l *sheetRow) inHeader() bool { return len(l.reader.header) < l.reader.spec.HeaderRows }

func (l *sheetRow) begin() {
	s := l.reader
	if l.wanted {
		s.skipTo(l.number)
	}
	switch {
	case !l.wanted:
	case l.inHeader():
		l.values = headerRow{number: l.number, names: map[int]string{}}
	default:
		if n := s.right - s.left + 1; len(s.slab) < n {
			s.slab = make([]Cell, n*min(1024, 1+s.maxCells/n))
		}
		l.cells = s.slab[:s.right-s.left+1]
		for i := range l.cells {
			l.cells[i] = Cell{Col: s.left + i}
		}
	}
}

// add takes a cell into the row.
func (l *sheetRow) add(col int, c storedCell) {
	s := l.reader
	if s.area.right > 0 && (col < s.area.left || col > s.area.right) {
		return
	}
	at := s.at(l.number, col)
	stray := !l.inHeader() && (col < s.left || col > s.right)
	v, mistake, hint := s.value(c)
	v.text = strings.TrimSpace(v.text)
	switch {
	case stray && (mistake != "" || v.text != ""):
		s.outside.add(at)
		return
	case mistake != "":
		s.m.errorf(at, hint, "%s", mistake)
		s.headerBroken = s.headerBroken || l.inHeader()
		l.something = true
		return
	case v.text == "":
		return
	}
	l.something = true
	if l.inHeader() {
		l.values.names[col] = strings.Join(strings.Fields(v.text), " ")
		return
	}
	s.textBytes += len(v.text)
	l.cells[col-s.left] = Cell{Text: v.text, quoted: v.quoted, Precision: v.precision, Col: col}
	s.columns[col-s.left].note(v, at)
}

// skipTo takes empty rows of the header, which the sheet does not hold, for what they are. The header begins
// where the range does, or with the first row that is not empty.
func (s *sheetReader) skipTo(row int) {
	next := s.area.top
	if len(s.header) > 0 {
		next = s.header[0].number + len(s.header)
	}
	for ; next > 0 && next < row && len(s.header) < s.spec.HeaderRows; next++ {
		s.addHeader(headerRow{number: next})
	}
}

func (s *sheetReader) addHeader(h headerRow) {
	if s.header = append(s.header, h); len(s.header) == s.spec.HeaderRows {
		s.width()
	}
}

// end keeps a row in which there is something, and in the header also what is empty below its first row.
func (l *sheetRow) end() {
	s := l.reader
	if !l.wanted {
		return
	}
	if l.inHeader() {
		if l.something || len(s.header) > 0 || s.area.top > 0 {
			s.addHeader(l.values)
		}
		return
	}
	if !l.something {
		return
	}
	at := s.at(l.number, 0)
	if len(s.rows) == s.maxRows || (len(s.rows)+1)*len(l.cells) > s.maxCells {
		s.m.errorf(at, s.spec.tooLargeHint(s.path, s.node.Name), "the table is too large: the limit is %d rows and %d cells", s.maxRows, s.maxCells)
		s.full = true
		return
	}
	if s.textBytes > maxFileBytes {
		s.m.errorf(at, s.spec.tooLargeHint(s.path, s.node.Name), "the table is too large: the limit is %d MB of text", maxFileBytes>>20)
		s.full = true
		return
	}
	s.rows = append(s.rows, Row{Cells: l.cells[:len(l.cells):len(l.cells)], At: at})
	s.slab = s.slab[len(l.cells):]
}

// width finds the table's columns: those of the range, or from the first to the last that the header has a
// name for.
func (s *sheetReader) width() {
	s.left, s.right = s.area.left, s.area.right
	if s.right == 0 {
		for _, h := range s.header {
			for col := range h.names {
				if s.left == 0 || col < s.left {
					s.left = col
				}
				s.right = max(s.right, col)
			}
		}
	}
	if n := s.right - s.left + 1; n > maxColumns {
		s.m.errorf(s.at(s.header[0].number, s.left), "", "the header has %d columns; the limit is %d", n, maxColumns)
		s.full = true
		return
	}
	s.columns = make([]columnValues, s.right-s.left+1)
}

// note keeps the places of a column's first cells of their kind.
func (c *columnValues) note(v value, at config.Pos) {
	first := func(p *config.Pos, is bool) {
		if is && p.Line == 0 {
			*p = at
		}
	}
	if v.endless && c.endless.Line == 0 {
		c.digits = v.text
	}
	first(&c.percent, v.number && v.format.kind == percentFormat)
	first(&c.plain, v.number && v.format.kind != percentFormat && v.text != "0")
	first(&c.clock, v.clock)
	first(&c.endless, v.endless)
}

func (o *strays) add(at config.Pos) {
	if o.count++; o.count == 1 {
		*o = strays{at, 1, at.Col, at.Col}
	}
	o.left, o.right = min(o.left, at.Col), max(o.right, at.Col)
}

// spans lists numbers as spans: "4, 7 to 9".
func spans(numbers []int, name func(int) string) string {
	var list []string
	for i := 0; i < len(numbers); {
		j := i
		for j+1 < len(numbers) && numbers[j+1] == numbers[j]+1 {
			j++
		}
		if len(list) == 6 {
			list = append(list, "…")
			break
		}
		switch {
		case j == i:
			list = append(list, name(numbers[i]))
		default:
			list = append(list, name(numbers[i])+" to "+name(numbers[j]))
		}
		i = j + 1
	}
	return strings.Join(list, ", ")
}

// warnOfHidden tells once of the rows and columns of the table that cannot be seen in the workbook.
func (s *sheetReader) warnOfHidden() {
	cols := slices.DeleteFunc(s.hiddenCols, func(col int) bool { return col < s.left || col > s.right })
	for _, h := range []struct {
		thing   string
		numbers []int
		name    func(int) string
	}{{"row", s.hiddenRows, strconv.Itoa}, {"column", cols, config.SheetColumn}} {
		if n := len(h.numbers); n > 0 {
			is := "are"
			if n == 1 {
				is = "is"
			}
			s.m.d.Warnf(s.at(0, 0), "delete what does not belong to the table",
				"%s %s hidden and %s read all the same: %s", count(n, h.thing), is, is, spans(h.numbers, h.name))
		}
	}
}
