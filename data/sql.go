package data

import (
	"bytes"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"fmt"
	"hash"
	"math"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"report/config"
)

// result makes a table of what a query gives. Both databases hand their values over as database/sql has them.
type result struct {
	input
	m     *mistakes
	query statement
	// kindOf says what a column of the database's type holds. known is false where the type says nothing of it,
	// and the cells are looked at; ok is false for a type that no table can hold.
	kindOf func(databaseType string) (kind Kind, known, ok bool)
	toDay  string // how the query makes a day of a time; %s is the column

	columns []resultColumn
	sum     hash.Hash // of the cells as text
}

type resultColumn struct{ name, databaseType, toDay string }

// read takes all rows. An error is the database's; what is wrong with a column or a cell goes to m.
func (r *result) read(rows *sql.Rows) ([]heading, []Row, error) {
	types, err := rows.ColumnTypes()
	if err != nil {
		return nil, nil, err
	}
	header := r.header(types)
	if header == nil {
		return nil, nil, nil
	}
	r.sum = sha256.New()
	for i, h := range header {
		r.add(h.name, i == len(header)-1)
	}
	list, err := r.rows(rows)
	if err == nil && len(list) == 0 && r.m.count == 0 {
		r.m.errorf(r.query.start(), "", "the query gives no rows")
	}
	return header, list, err
}

func (r *result) header(types []*sql.ColumnType) []heading {
	at := r.query.start()
	if len(types) > maxColumns {
		r.m.errorf(at, "", "the query gives %d columns; the limit is %d", len(types), maxColumns)
		return nil
	}
	before := r.m.count
	seen := map[string]int{}
	header := make([]heading, len(types))
	for i, t := range types {
		name := strings.Join(strings.Fields(composed(t.Name())), " ")
		r.columns = append(r.columns, resultColumn{name, t.DatabaseTypeName(), r.toDay})
		kind, known, ok := r.kindOf(t.DatabaseTypeName())
		header[i] = heading{name: name, at: at, kind: kind, typed: known}
		first, twice := seen[name]
		switch {
		case name == "" || name == "?column?" || !utf8.ValidString(name): // PostgreSQL's word for none
			r.m.errorf(at, "give it one with AS", "column %d of the query has no name", i+1)
		case twice:
			r.m.errorf(at, "give one of them another with AS", "columns %d and %d of the query have the same name %q", first+1, i+1, name)
		case !ok:
			hint := fmt.Sprintf("cast it in the query: CAST(%s AS text)", quoteName(name))
			if t.DatabaseTypeName() == "TIMESTAMPTZ" {
				hint = fmt.Sprintf("say where its day is: CAST(%s AT TIME ZONE 'UTC' AS date)", quoteName(name))
			}
			r.m.errorf(at, hint,
				"column %q is of the type %s, which is neither number, text, date nor boolean", name, typeName(t.DatabaseTypeName()))
		}
		seen[name] = i
	}
	if r.m.count > before {
		return nil
	}
	return header
}

// typeName is a type in a message. PostgreSQL's own types have names here, those of a database numbers.
func typeName(databaseType string) string {
	if digits(databaseType) {
		return "number " + databaseType + " of the database's own"
	}
	return strings.ToLower(databaseType)
}

func (r *result) rows(rows *sql.Rows) ([]Row, error) {
	n := len(r.columns)
	values, into := make([]any, n), make([]any, n)
	for i := range values {
		into[i] = &values[i]
	}
	var list []Row
	for rows.Next() {
		at := config.Pos{File: r.path, Line: len(list) + 1, Query: true}
		if len(list) == r.maxRows || (len(list)+1)*n > r.maxCells {
			r.m.errorf(r.query.start(), "let the query sum up or filter, or end it with LIMIT", "the table is too large: the limit is %d rows and %d cells", r.maxRows, r.maxCells)
			return nil, nil
		}
		if err := rows.Scan(into...); err != nil {
			return nil, err
		}
		cells := make([]Cell, n)
		for i, v := range values {
			text, wrong, hint := r.columns[i].text(v)
			if wrong != "" {
				r.m.errorf(at, hint, "%s", wrong)
			}
			cells[i].Text = text
			r.add(text, i == n-1)
		}
		list = append(list, Row{Cells: cells, At: at})
		if r.m.count > maxMistakes {
			break
		}
	}
	return list, rows.Err()
}

// text is a value as a data file would have it, or what is wrong with it.
func (c resultColumn) text(value any) (text, wrong, hint string) {
	asText := fmt.Sprintf("cast it in the query: CAST(%s AS text)", quoteName(c.name))
	switch v := value.(type) {
	case nil:
		return "", "", ""
	case bool:
		return strconv.FormatBool(v), "", ""
	case int64:
		if (c.databaseType == "BOOLEAN" || c.databaseType == "BOOL") && (v == 0 || v == 1) { // SQLite has no other
			return strconv.FormatBool(v == 1), "", ""
		}
		return strconv.FormatInt(v, 10), "", ""
	case float64:
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return "", fmt.Sprintf("column %q holds %s, which is no number", c.name, strings.ToLower(strconv.FormatFloat(v, 'g', -1, 64))), "filter the row out, or give NULL for it"
		}
		bits := 64
		if c.databaseType == "FLOAT4" {
			bits = 32
		}
		return strconv.FormatFloat(v, 'f', -1, bits), "", ""
	case time.Time:
		if v.Year() < 1 || v.Year() > 9999 {
			return "", fmt.Sprintf("column %q holds a date that is not of the years 1 to 9999", c.name), ""
		}
		if v.Hour()|v.Minute()|v.Second()|v.Nanosecond() != 0 {
			return "", fmt.Sprintf("column %q holds the time %s, and a table holds days", c.name, v.Format("2006-01-02 15:04:05")), "write " + fmt.Sprintf(c.toDay, quoteName(c.name)) + " in the query"
		}
		return v.Format(time.DateOnly), "", ""
	case string:
		switch {
		case !utf8.ValidString(v):
			return "", fmt.Sprintf("the text in column %q is not in UTF-8", c.name), ""
		case strings.ContainsRune(v, 0):
			return "", fmt.Sprintf("the text in column %q has a zero byte", c.name), ""
		case len(v) > maxCellBytes:
			return "", fmt.Sprintf("the text in column %q is larger than %d MB", c.name, maxCellBytes>>20), ""
		}
		return strings.TrimSpace(composed(v)), "", ""
	case []byte:
		return "", fmt.Sprintf("column %q holds bytes, which are neither number, text, date nor boolean", c.name), asText
	}
	return "", fmt.Sprintf("column %q holds a value that is neither number, text, date nor boolean", c.name), asText
}

// add counts a cell into the sum: cells end with tabs, rows with line ends, which cells have as \t and \n.
func (r *result) add(text string, last bool) {
	end := byte('\t')
	if last {
		end = '\n'
	}
	var b bytes.Buffer
	sumEscapes.WriteString(&b, text)
	b.WriteByte(end)
	r.sum.Write(b.Bytes())
}

var sumEscapes = strings.NewReplacer(`\`, `\\`, "\t", `\t`, "\n", `\n`)

// sha256 is the sum of the result in hexadecimal.
func (r *result) sha256() string { return hex.EncodeToString(r.sum.Sum(nil)) }

// quoteName writes a column's name as SQL wants it.
func quoteName(name string) string {
	for i, c := range name {
		if (c < 'a' || c > 'z') && c != '_' && (i == 0 || c < '0' || c > '9') {
			return `"` + strings.ReplaceAll(name, `"`, `""`) + `"`
		}
	}
	return name
}
