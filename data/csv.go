package data

import (
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
		if in.delimiter == 0 {
			in.delimiter = usual
		}
		r := csvReader{input: in, m: m}
		r.raw = bytes.TrimPrefix(r.raw, []byte("\ufeff"))
		if !r.checkText() {
			return nil, nil
		}
		r.csv = csv.NewReader(bytes.NewReader(r.raw))
		r.csv.Comma = r.delimiter
		r.csv.FieldsPerRecord = -1 // counted here, with a message of our own
		r.csv.ReuseRecord = true
		r.cursor = cursor{raw: r.raw, line: 1, column: 1}
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
	csv    *csv.Reader
	cursor cursor
}

// checkText refuses what is not UTF-8 text, and says where.
func (r *csvReader) checkText() bool {
	start := config.Pos{File: r.path, Line: 1}
	if bytes.HasPrefix(r.raw, []byte("\xff\xfe")) || bytes.HasPrefix(r.raw, []byte("\xfe\xff")) {
		r.m.errorf(start, "save it as \"CSV UTF-8\"", "the file is in UTF-16, not in UTF-8")
		return false
	}
	if len(bytes.TrimSpace(r.raw)) == 0 {
		r.m.errorf(start, "", "the file is empty")
		return false
	}
	if i := bytes.IndexByte(r.raw, 0); i >= 0 {
		r.m.errorf(r.place(i), "", "the file is not a text file: it has a zero byte here")
		return false
	}
	if utf8.Valid(r.raw) {
		r.normalise()
		return true
	}
	for i := 0; i < len(r.raw); {
		c, n := utf8.DecodeRune(r.raw[i:])
		if c == utf8.RuneError && n == 1 {
			r.m.errorf(r.place(i), "save it as \"CSV UTF-8\"", "the file is not in UTF-8: byte %#x does not belong here", r.raw[i])
			break
		}
		i += n
	}
	return false
}

// normalise makes line ends of the lone carriage returns of a "CSV (Macintosh)", and single
// characters of letters with combining accents, which look like those in the config and are not.
func (r *csvReader) normalise() {
	if !bytes.ContainsRune(r.raw, '\n') {
		r.raw = bytes.ReplaceAll(r.raw, []byte("\r"), []byte("\n"))
	}
	if !norm.NFC.IsNormal(r.raw) {
		r.raw = norm.NFC.Bytes(r.raw)
	}
}

// place is the line and column of a byte.
func (r *csvReader) place(offset int) config.Pos {
	before := r.raw[:offset]
	return config.Pos{
		File: r.path,
		Line: 1 + bytes.Count(before, []byte("\n")),
		Col:  1 + utf8.RuneCount(before[1+bytes.LastIndexByte(before, '\n'):]),
	}
}

func (r *csvReader) header() []heading {
	record, err := r.csv.Read()
	if err != nil {
		r.syntax(err, 0)
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
	seen := map[string]int{}
	ok := true
	for i, name := range record {
		name = strings.Join(strings.Fields(name), " ") // spreadsheets break long names over lines
		header[i] = heading{name, r.fieldAt(i)}
		first, double := seen[name]
		switch {
		case name == "":
			r.m.errorf(header[i].at, "", "column %d has no name in the header", i+1)
			ok = false
		case double:
			r.m.errorf(header[i].at, "", "columns %d and %d have the same name %q", first+1, i+1, name)
			ok = false
		}
		seen[name] = i
	}
	if !ok {
		return nil
	}
	return header
}

func (r *csvReader) rows(header []heading) []Row {
	n := len(header)
	rows := make([]Row, 0, min(bytes.Count(r.raw, []byte("\n")), r.maxRows))
	var slab []Cell
	for {
		start := int(r.csv.InputOffset())
		record, err := r.csv.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			r.syntax(err, start)
			break
		}
		at := r.fieldAt(0)
		at.Col = 0
		if len(record) != n {
			r.m.errorf(at, r.otherDelimiter(record), "row has %s, the header has %d", count(len(record), "cell"), n)
			continue
		}
		if len(rows) == r.maxRows || (len(rows)+1)*n > r.maxCells {
			r.m.errorf(at, "", "the table is too large: the limit is %d rows and %d cells", r.maxRows, r.maxCells)
			break
		}
		if len(slab) < n {
			slab = make([]Cell, n*min(1024, cap(rows)-len(rows)+1))
		}
		if r.fill(slab[:n], record, at) {
			rows = append(rows, Row{Cells: slab[:n:n], At: at})
			slab = slab[n:]
		}
	}
	if len(rows) == 0 && r.m.count == 0 {
		r.m.errorf(config.Pos{File: r.path, Line: header[0].at.Line}, "", "the table has a header and no rows")
	}
	return rows
}

// fill makes cells of a record and says whether any holds something: spreadsheets leave rows of
// nothing but delimiters behind.
func (r *csvReader) fill(cells []Cell, record []string, row config.Pos) bool {
	something := false
	for i, field := range record {
		at := r.fieldAt(i)
		if len(field) > maxCellBytes {
			r.m.errorf(at, "", "the cell is larger than %d MB", maxCellBytes>>20)
		}
		text := strings.TrimSpace(field)
		cells[i] = Cell{Text: text, Col: at.Col, below: int32(at.Line - row.Line)}
		something = something || text != ""
	}
	return something
}

// fieldAt is the place of a field of the last record. Fields must be asked for in order.
func (r *csvReader) fieldAt(i int) config.Pos {
	line, col := r.csv.FieldPos(i)
	return config.Pos{File: r.path, Line: line, Col: r.cursor.characters(line, col)}
}

// cursor turns columns in bytes into columns in characters, going forward through the file.
type cursor struct {
	raw           []byte
	line, start   int // of the line, and the offset at which it begins
	bytes, column int // where the last question ended: offset in the line, and its column
}

func (c *cursor) characters(line, byteColumn int) int {
	for c.line < line {
		end := bytes.IndexByte(c.raw[c.start:], '\n')
		if end < 0 {
			return byteColumn
		}
		c.line, c.start, c.bytes, c.column = c.line+1, c.start+end+1, 0, 1
	}
	offset := byteColumn - 1
	if c.line > line || offset < c.bytes || c.start+offset > len(c.raw) {
		return byteColumn
	}
	c.column += utf8.RuneCount(c.raw[c.start+c.bytes : c.start+offset])
	c.bytes = offset
	return c.column
}
