package data

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"report/config"
)

// delimited reads CSV (RFC 4180) with the given delimiter, unless the config declares another.
func delimited(usual rune) reader {
	return func(in input, m *mistakes) ([]heading, []Row) {
		in.refuse(m, "is for workbooks", "sheet", "range", "header_rows")
		in.refuse(m, "is for JSON", "path")
		r := newCSVReader(in, usual, bytes.NewReader(in.raw), m)
		header := r.header()
		if header == nil {
			return nil, nil
		}
		return header, r.rows(header)
	}
}

type csvReader struct {
	input
	m      *mistakes
	text   *textReader
	csv    *csv.Reader
	cursor cursor
	start  int // offset at which the last record begins
}

func newCSVReader(in input, usual rune, src io.Reader, m *mistakes) *csvReader {
	if in.delimiter == 0 {
		in.delimiter = usual
	}
	text := newTextReader(in.path, src, "save it as \"CSV UTF-8\"")
	r := &csvReader{input: in, m: m, text: text, cursor: cursor{text: text, line: 1, column: 1}}
	r.csv = csv.NewReader(bufio.NewReaderSize(r.text, textPiece))
	r.csv.Comma = r.delimiter
	r.csv.FieldsPerRecord = -1 // counted here, with a message of our own
	r.csv.ReuseRecord = true
	return r
}

// read gives the next record, or nil at the end and after what is wrong.
func (r *csvReader) read() []string {
	r.start = int(r.csv.InputOffset())
	r.cursor.begin(r.start)
	r.text.forget(r.start)
	record, err := r.csv.Read()
	switch {
	case errors.Is(err, io.EOF):
		return nil
	case err != nil:
		r.syntax(err)
		return nil
	}
	return record
}

func (r *csvReader) header() []heading {
	record := r.read()
	for len(record) == 1 && strings.TrimSpace(record[0]) == "" {
		record = r.read()
	}
	if record == nil {
		if r.m.count == 0 {
			r.m.errorf(config.Pos{File: r.path, Line: 1}, "", "the file is empty")
		}
		return nil
	}
	if hint := instruction(record, r.table); hint != "" {
		r.m.errorf(r.fieldAt(0), hint, "the first line is an instruction to Excel, not the header")
		return nil
	}
	if other := r.otherDelimiter(record); other != "" {
		r.m.errorf(r.fieldAt(0), other, "the header is a single cell: %q", clip(record[0]))
		return nil
	}
	if len(record) > maxColumns {
		r.m.errorf(r.fieldAt(0), "", "the header has %d columns; the limit is %d", len(record), maxColumns)
		return nil
	}
	header := make([]heading, len(record))
	for i, name := range record {
		name = strings.Join(strings.Fields(composed(name)), " ") // spreadsheets break long names over lines
		header[i] = heading{name: name, at: r.fieldAt(i)}
	}
	if !checkHeader(header, "", r.m) {
		return nil
	}
	return header
}

// checkHeader says whether each column has a name of its own, and tells where not. hint is for names that stand
// there twice.
func checkHeader(header []heading, hint string, m *mistakes) bool {
	seen := map[string]int{}
	ok := true
	for i, h := range header {
		first, double := seen[h.name]
		switch {
		case h.name == "":
			m.errorf(h.at, "", "column %d has no name in the header", i+1)
			ok = false
		case double:
			m.errorf(h.at, hint, "columns %d and %d have the same name %q", first+1, i+1, h.name)
			ok = false
		}
		seen[h.name] = i
	}
	return ok
}

func (r *csvReader) rows(header []heading) []Row {
	n := len(header)
	most := min(bytes.Count(r.raw, []byte("\n"))+1, r.maxRows)
	rows := make([]Row, 0, most)
	var slab []Cell
	for {
		if len(slab) < n {
			slab = make([]Cell, n*max(1, min(1024, most-len(rows)+1)))
		}
		at, ok := r.next(slab[:n])
		if !ok {
			break
		}
		if len(rows) == r.maxRows || (len(rows)+1)*n > r.maxCells {
			r.m.errorf(at, r.spec.tooLargeHint(r.path, r.input.table), "the table is too large: the limit is %d rows and %d cells", r.maxRows, r.maxCells)
			break
		}
		rows = append(rows, Row{Cells: slab[:n:n], At: at})
		slab = slab[n:]
	}
	if len(rows) == 0 && r.m.count == 0 {
		r.m.errorf(config.Pos{File: r.path, Line: header[0].at.Line}, "", "the table has a header and no rows")
	}
	return rows
}

// next fills the cells of the next row that holds something.
func (r *csvReader) next(cells []Cell) (at config.Pos, ok bool) {
	for {
		record := r.read()
		if record == nil {
			return at, false
		}
		at = r.fieldAt(0)
		first := at.Col
		at.Col = 0
		if len(record) != len(cells) {
			r.m.errorf(at, r.otherDelimiter(record), "row has %s, the header has %d", count(len(record), "cell"), len(cells))
			continue
		}
		if r.fill(cells, record, at, first) {
			return at, true
		}
	}
}

// fill makes cells of a record and says whether any holds something: spreadsheets leave rows of
// nothing but delimiters behind.
func (r *csvReader) fill(cells []Cell, record []string, row config.Pos, first int) bool {
	something := false
	ascii := r.delimiter < utf8.RuneSelf // up to this field, so that columns in bytes are those in characters
	for i, field := range record {
		line, col := row.Line, first
		if i > 0 {
			if line, col = r.csv.FieldPos(i); !ascii || line != row.Line {
				col = r.cursor.characters(line, col)
			}
		}
		if len(field) > maxCellBytes {
			r.m.errorf(config.Pos{File: r.path, Line: line, Col: col}, "", "the cell is larger than %d MB", maxCellBytes>>20)
		}
		text := field
		switch plain := isASCII(field); {
		case !plain:
			ascii = false
			text = norm.NFC.String(strings.TrimSpace(field))
		case field != "" && (field[0] <= ' ' || field[len(field)-1] <= ' '):
			text = strings.TrimSpace(field)
		}
		cells[i] = Cell{Text: text, Col: col, below: int32(line - row.Line)}
		something = something || text != ""
	}
	return something
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// composed makes single characters of letters with combining accents, which look like those in the config
// and are not.
func composed(s string) string {
	if isASCII(s) {
		return s
	}
	return norm.NFC.String(s)
}

// fieldAt is the place of a field of the last record. Fields must be asked for in order.
func (r *csvReader) fieldAt(i int) config.Pos {
	line, col := r.csv.FieldPos(i)
	return config.Pos{File: r.path, Line: line, Col: r.cursor.characters(line, col)}
}

// cursor turns columns in bytes into columns in characters, going forward through a text.
type cursor struct {
	text          *textReader
	line, start   int // of the line, and the offset at which it begins
	bytes, column int // where the last question ended: offset in the line, and its column
}

// begin goes on to the record that begins at an offset.
func (c *cursor) begin(offset int) {
	c.line += bytes.Count(c.text.from(c.start)[:offset-c.start], []byte("\n"))
	c.start, c.bytes, c.column = offset, 0, 1
}

func (c *cursor) characters(line, byteColumn int) int {
	rest := c.text.from(c.start)
	for c.line < line {
		end := bytes.IndexByte(rest, '\n')
		if end < 0 {
			return byteColumn
		}
		c.line, c.start, c.bytes, c.column = c.line+1, c.start+end+1, 0, 1
		rest = rest[end+1:]
	}
	offset := byteColumn - 1
	if c.line > line || offset < c.bytes || offset > len(rest) {
		return byteColumn
	}
	c.column += utf8.RuneCount(rest[c.bytes:offset])
	c.bytes = offset
	return c.column
}

// place is the line and column of an offset that is not before the cursor.
func (c *cursor) place(offset int) config.Pos {
	before := c.text.from(c.start)[:offset-c.start]
	return config.Pos{
		File: c.text.path,
		Line: c.line + bytes.Count(before, []byte("\n")),
		Col:  1 + utf8.RuneCount(before[1+bytes.LastIndexByte(before, '\n'):]),
	}
}
