package data

import (
	"encoding/csv"
	"io"
	"strings"
)

// WriteCSV writes the table for people and programs: UTF-8, commas, a header with the columns' units, values as
// they are written, missing ones empty (RFC 4180).
//
// Text that a spreadsheet would run as a formula has an apostrophe before it, which spreadsheets take off;
// numbers have none.
func (t *Table) WriteCSV(to io.Writer) error {
	w := csv.NewWriter(to)
	w.UseCRLF = true
	line := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		line[i] = c.Name
		if c.Unit != "" {
			line[i] += " (" + c.Unit + ")"
		}
		line[i] = harmless(line[i])
	}
	if err := w.Write(line); err != nil {
		return err
	}
	for _, r := range t.Rows {
		for i, c := range r.Cells {
			line[i] = c.Written()
			if c.Kind == Text {
				line[i] = harmless(line[i])
			}
		}
		if err := w.Write(line); err != nil {
			return err
		}
	}
	w.Flush()
	return w.Error()
}

// Written is a cell as it stands in its file; a missing one is empty.
func (c Cell) Written() string {
	if c.Missing {
		return ""
	}
	return c.Text
}

// harmless keeps a text from being taken for a formula. A tab and a carriage return at its beginning do not
// count for some spreadsheets, which look at what follows.
func harmless(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}
