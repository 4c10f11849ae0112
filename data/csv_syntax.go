package data

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"strings"

	"report/config"
)

// otherDelimiter is a hint for a row that came out as one cell with another delimiter in it.
func (r *csvReader) otherDelimiter(record []string) string {
	if len(record) != 1 {
		return ""
	}
	for _, other := range []struct {
		sign rune
		toml string
	}{{';', ";"}, {'\t', `\t`}, {',', ","}, {'|', "|"}} {
		if other.sign != r.delimiter && strings.ContainsRune(record[0], other.sign) {
			return fmt.Sprintf("if \"%s\" stands between cells, set delimiter = \"%[1]s\" in [data.%s]", other.toml, r.table)
		}
	}
	return ""
}

// instruction is a hint for a first line such as "sep=;", which Excel heeds and does not show.
func instruction(record []string, table string) string {
	line := strings.Join(record, "")
	sign, ok := strings.CutPrefix(strings.ToLower(strings.TrimSpace(line)), "sep=")
	if !ok {
		return ""
	}
	if sign == "" && len(record) == 2 || sign == "," {
		return "delete it"
	}
	return fmt.Sprintf("delete it, and set delimiter = %q in [data.%s]", sign, table)
}

// syntax tells why a record cannot be read, at the place where somebody would mend it.
func (r *csvReader) syntax(err error) {
	record := r.text.from(r.start)
	open, ok := unclosedQuote(record, r.delimiter)
	var text *textError
	var parse *csv.ParseError
	switch {
	case errors.As(r.text.err, &text):
		r.m.errorf(text.at, text.hint, "%s", text.message)
		return
	case errors.Is(err, errTooLong) && ok:
		r.m.errorf(r.cursor.place(r.start+open), "", "the quote that opens this cell is not closed in the %d MB that follow", maxRecordBytes>>20)
		return
	case errors.Is(err, errTooLong):
		r.m.errorf(config.Pos{File: r.path, Line: r.cursor.line}, "", "the row is larger than %d MB", maxRecordBytes>>20)
		return
	case ok:
		r.m.errorf(r.cursor.place(r.start+open), "", "the quote that opens this cell is never closed")
		return
	case !errors.As(err, &parse):
		r.m.errorf(config.Pos{File: r.path, Line: r.cursor.line}, "", "the file cannot be read: %v", err)
		return
	}
	at := config.Pos{File: r.path, Line: parse.Line, Col: r.cursor.characters(parse.Line, parse.Column)}
	switch {
	case errors.Is(err, csv.ErrBareQuote):
		r.m.errorf(at, `put the whole cell in quotes, and write "" for each quote in it`, "a quote stands in a cell that does not begin with one")
	case errors.Is(err, csv.ErrQuote) && parse.StartLine < parse.Line:
		r.m.errorf(at, `write "" for a quote inside a cell`, "text follows the closing quote of a cell in the row that begins on line %d: either the cell ends too late, or a quote in it is single", parse.StartLine)
	case errors.Is(err, csv.ErrQuote):
		r.m.errorf(at, `write "" for a quote inside a cell`, "text follows the closing quote of a cell")
	default:
		r.m.errorf(at, "", "the row cannot be read: %v", parse.Err)
	}
}

// unclosedQuote finds the quote of a record that runs to the end of the file.
func unclosedQuote(record []byte, delimiter rune) (offset int, ok bool) {
	sign := []byte(string(delimiter))
	for i := 0; i < len(record); {
		if record[i] != '"' { // an unquoted field
			end := bytes.IndexByte(record[i:], '\n')
			next := bytes.Index(record[i:], sign)
			switch {
			case next >= 0 && (end < 0 || next < end):
				i += next + len(sign)
			case end >= 0:
				i += end + 1
			default:
				return 0, false
			}
			continue
		}
		open := i
		for i++; ; i++ {
			next := bytes.IndexByte(record[i:], '"')
			if next < 0 {
				return open, true
			}
			i += next
			if i+1 >= len(record) || record[i+1] != '"' {
				break
			}
			i++
		}
		rest := bytes.TrimPrefix(record[i+1:], []byte("\r"))
		switch {
		case bytes.HasPrefix(rest, sign):
			i = len(record) - len(rest) + len(sign)
		case bytes.HasPrefix(rest, []byte("\n")):
			i = len(record) - len(rest) + 1
		default:
			return 0, false
		}
	}
	return 0, false
}
