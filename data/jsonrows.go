package data

import (
	"bytes"
	"encoding/json"
	"strconv"
	"strings"

	"report/config"
)

// maxNesting bounds how many objects may stand within each other in a row.
const maxNesting = 8

// jsonRows makes rows of objects. Their keys are the columns, in the order in which they first appear; those of an
// object within an object have its key and a dot before them.
type jsonRows struct {
	input
	m       *mistakes
	columns []jsonColumn
	named   map[string]int
	objects map[string]config.Pos // keys that hold objects, and where the first is
	rows    []Row
}

type jsonColumn struct {
	heading
	is    string     // nameOf its values; empty as long as all are null
	since config.Pos // the first of them
	row   int        // the last row that has the key, from 1
}

func newJSONRows(in input, m *mistakes) *jsonRows {
	return &jsonRows{input: in, m: m, named: map[string]int{}, objects: map[string]config.Pos{}}
}

// row reads the object that begins with t. It says whether what follows can be read.
func (r *jsonRows) row(x *jsonTokens, t json.Token) bool {
	at := x.place()
	if t != json.Delim('{') {
		r.m.errorf(at, "", "a row is an object, and %s stands here", nameOf(t))
		return x.skip(t)
	}
	if len(r.rows) == r.maxRows || (len(r.rows)+1)*max(1, len(r.columns)) > r.maxCells {
		r.m.errorf(at, r.spec.tooLargeHint(r.path, r.input.table), "the table is too large: the limit is %d rows and %d cells", r.maxRows, r.maxCells)
		return false
	}
	r.rows = append(r.rows, Row{At: at, Cells: make([]Cell, 0, len(r.columns))})
	return r.object(x, "", 1)
}

// object fills the last row with the rest of an object that has begun.
func (r *jsonRows) object(x *jsonTokens, prefix string, depth int) bool {
	if depth > maxNesting {
		r.m.errorf(x.place(), "", "more than %d objects stand within each other", maxNesting)
		return false
	}
	var inner map[string]bool // the keys of objects that are not flat
	for x.more() {
		t, ok := x.next()
		if !ok {
			return false
		}
		at, key := x.place(), t.(string)
		name := prefix + strings.Join(strings.Fields(composed(key)), " ")
		if name == prefix {
			r.m.errorf(at, "", "the key has no name")
		}
		if t, ok = x.next(); !ok {
			return false
		}
		if t == json.Delim('{') {
			if inner[name] {
				r.m.errorf(at, "", "the key %q stands twice in this object", key)
			}
			if inner == nil {
				inner = map[string]bool{}
			}
			inner[name] = true
			r.holdsObject(name, at)
			if !r.object(x, name+".", depth+1) {
				return false
			}
			continue
		}
		if !r.value(x, t, name, at) {
			return false
		}
	}
	_, ok := x.next()
	return ok
}

// holdsObject notes that a key holds an object, which does not go with other values.
func (r *jsonRows) holdsObject(name string, at config.Pos) {
	if _, seen := r.objects[name]; !seen {
		r.objects[name] = at
	}
	if col, known := r.named[name]; known && r.columns[col].is != "" {
		r.m.errorf(at, "", "%q is an object here, and %s at %s", name, r.columns[col].is, r.columns[col].since)
	}
}

// value fills a cell of the last row.
func (r *jsonRows) value(x *jsonTokens, t json.Token, name string, key config.Pos) bool {
	at := x.place()
	if t == json.Delim('[') {
		r.m.errorf(at, "", "%q holds a list, and a cell holds one value", name)
		return x.skip(t)
	}
	if since, is := r.objects[name]; is {
		if t != nil {
			r.m.errorf(at, "", "%q is %s here, and an object at %s", name, nameOf(t), since)
		}
		return true
	}
	col, known := r.named[name]
	if !known {
		if len(r.columns) == maxColumns {
			r.m.errorf(key, "", "the objects have more than %d different keys, which is the limit", maxColumns)
			return false
		}
		col = len(r.columns)
		r.named[name] = col
		r.columns = append(r.columns, jsonColumn{heading: heading{name: name, at: key}})
	}
	c := &r.columns[col]
	if c.row == len(r.rows) {
		r.m.errorf(key, "", "the key %q stands twice in this row", name)
	}
	c.row = len(r.rows)
	if is := nameOf(t); t != nil && c.is == "" {
		c.is, c.since = is, at
	} else if t != nil && c.is != is {
		r.m.errorf(at, "", "%q is %s here, and %s at %s", name, is, c.is, c.since)
	}
	row := &r.rows[len(r.rows)-1]
	for len(row.Cells) <= col {
		row.Cells = append(row.Cells, Cell{Col: row.At.Col})
	}
	cell := r.cell(x, t, at)
	cell.Col, cell.below = at.Col, int32(at.Line-row.At.Line)
	row.Cells[col] = cell
	return true
}

// cell is a value as it stands in the file.
func (r *jsonRows) cell(x *jsonTokens, t json.Token, at config.Pos) Cell {
	switch v := t.(type) {
	case string:
		written := x.written()
		switch {
		case len(v) > maxCellBytes:
			r.m.errorf(at, "", "the cell is larger than %d MB", maxCellBytes>>20)
		case strings.ContainsRune(v, '\ufffd') && !bytes.Contains(written, []byte("\ufffd")) && !bytes.Contains(bytes.ToLower(written), []byte(`\ufffd`)):
			r.m.errorf(at, "", `the text has half a character: a \u escape from D800 to DFFF stands alone`)
		case strings.ContainsRune(v, 0):
			r.m.errorf(at, "", `the text has the character \u0000 in it`)
		}
		return Cell{Text: composed(strings.TrimSpace(v)), quoted: true}
	case json.Number:
		return numberCell(v.String())
	case bool:
		return Cell{Text: strconv.FormatBool(v)}
	}
	return Cell{}
}

// numberCell writes a number without its exponent; what is known of it stays: 1.5e6 is known to 100,000.
func numberCell(s string) Cell {
	digits, power, ok := strings.Cut(strings.ToLower(s), "e")
	value, err := strconv.ParseFloat(s, 64)
	exponent, noInt := strconv.Atoi(power)
	if !ok || err != nil || noInt != nil || max(exponent, -exponent) > 400 { // more than a float bears, and many zeros
		return Cell{Text: s}
	}
	_, fraction, _ := strings.Cut(digits, ".")
	known := decimal{digits: []byte{'1'}, point: exponent - len(fraction) + 1}
	return Cell{Text: newDecimal(value).plain(max(0, len(fraction)-exponent)), Precision: known.float()}
}

// table hands the columns and rows on, every row as wide as all keys.
func (r *jsonRows) table() ([]heading, []Row) {
	if len(r.rows) == 0 && r.m.count == 0 {
		r.m.errorf(config.Pos{File: r.path, Line: 1}, "", "the list has no rows")
	}
	if len(r.rows)*len(r.columns) > r.maxCells {
		r.m.errorf(config.Pos{File: r.path}, r.spec.tooLargeHint(r.path, r.input.table), "the table is too large: the limit is %d rows and %d cells", r.maxRows, r.maxCells)
	}
	if r.m.count > 0 {
		return nil, nil
	}
	var header []heading
	var kept []int
	for i, c := range r.columns {
		if _, is := r.objects[c.name]; is { // null in rows before the first object
			continue
		}
		h := c.heading
		switch c.is {
		case "a number":
			h.kind, h.typed = Number, true
		case "true or false":
			h.kind, h.typed = Bool, true
		}
		header, kept = append(header, h), append(kept, i)
	}
	if len(header) == 0 {
		r.m.errorf(r.rows[0].At, "", "the objects have no keys")
		return nil, nil
	}
	for i := range r.rows {
		row := &r.rows[i]
		if len(row.Cells) == len(header) && len(kept) == len(r.columns) {
			continue
		}
		cells := make([]Cell, len(kept))
		for j, col := range kept {
			if cells[j] = (Cell{Col: row.At.Col}); col < len(row.Cells) {
				cells[j] = row.Cells[col]
			}
		}
		row.Cells = cells
	}
	return header, r.rows
}
