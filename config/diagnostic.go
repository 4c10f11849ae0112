package config

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Pos is a place in one of the user's files. Line and Col count from 1, Col in characters; 0 is
// unknown. In a sheet of a workbook they are its row and column.
type Pos struct {
	File      string
	Line, Col int
	Sheet     string // of a workbook; empty in files of text
	Query     bool   // Line counts the rows of what a query of File gives
}

// String gives "config.toml:42:8" or "sales.xlsx:Prices!B7", and only what is known of it.
func (p Pos) String() string {
	switch {
	case p.Query:
		return fmt.Sprintf("%s, row %d of the query", p.File, p.Line)
	case p.Sheet != "" && p.Line == 0:
		return p.File + ":" + p.Sheet
	case p.Sheet != "" && p.Col == 0:
		return fmt.Sprintf("%s:%s!%d", p.File, p.Sheet, p.Line)
	case p.Sheet != "":
		return fmt.Sprintf("%s:%s!%s%d", p.File, p.Sheet, SheetColumn(p.Col), p.Line)
	case p.Line == 0:
		return p.File
	case p.Col == 0:
		return fmt.Sprintf("%s:%d", p.File, p.Line)
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Col)
}

// SheetColumn is a column of a sheet in letters: A for 1, AA for 27.
func SheetColumn(col int) string {
	var letters []byte
	for ; col > 0; col = (col - 1) / 26 {
		letters = append(letters, byte('A'+(col-1)%26))
	}
	slices.Reverse(letters)
	return string(letters)
}

func comparePos(a, b Pos) int {
	return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Sheet, b.Sheet), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Col, b.Col))
}

// Diagnostic is one thing wrong, or worth a warning.
type Diagnostic struct {
	Pos     Pos
	Warning bool
	// Gate says that the briefing is without mistakes, and its data do not allow it to be built: they are
	// too old, or no longer bear what a sentence claims.
	Gate bool
	// World says that what the briefing needs cannot be had at the moment: a database or a place on the web
	// does not answer. To do it again may help.
	World   bool
	Message string // one sentence without a full stop
	Hint    string // "did you mean \"turnover\"?", or empty
}

// String gives one line, so that a log stays one line an event:
//
//	config.toml:42:8: error: unknown key "titel" in [report]; did you mean "title"?
func (d Diagnostic) String() string {
	severity := "error"
	if d.Warning {
		severity = "warning"
	}
	var b strings.Builder
	if place := d.Pos.String(); place != "" {
		b.WriteString(OneLine(place) + ": ")
	}
	b.WriteString(severity + ": " + OneLine(d.Message))
	if d.Hint != "" {
		b.WriteString("; " + OneLine(d.Hint))
	}
	return b.String()
}

// OneLine replaces line breaks and other control characters, which a message may quote from a file
// and which must not reach a terminal or split a line of a log.
func OneLine(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r >= 0x7f && r < 0xa0 || r == '\u2028' || r == '\u2029' {
			return ' '
		}
		return r
	}, s)
}

// Diagnostics collects what is wrong; the zero value is ready. It is not safe for concurrent use.
type Diagnostics struct{ List []Diagnostic }

// Errorf adds an error; hint may be empty.
func (d *Diagnostics) Errorf(pos Pos, hint, format string, args ...any) {
	d.List = append(d.List, Diagnostic{Pos: pos, Message: fmt.Sprintf(format, args...), Hint: hint})
}

// Warnf adds a warning.
func (d *Diagnostics) Warnf(pos Pos, hint, format string, args ...any) {
	d.List = append(d.List, Diagnostic{Pos: pos, Warning: true, Message: fmt.Sprintf(format, args...), Hint: hint})
}

// Gatef adds an error that stands for a gate on the data.
func (d *Diagnostics) Gatef(pos Pos, hint, format string, args ...any) {
	d.List = append(d.List, Diagnostic{Pos: pos, Gate: true, Message: fmt.Sprintf(format, args...), Hint: hint})
}

// Worldf adds an error that stands for a failure of the world outside.
func (d *Diagnostics) Worldf(pos Pos, hint, format string, args ...any) {
	d.List = append(d.List, Diagnostic{Pos: pos, World: true, Message: fmt.Sprintf(format, args...), Hint: hint})
}

// Err returns nil without errors (warnings do not count), else the collection as an error.
func (d *Diagnostics) Err() error {
	if slices.ContainsFunc(d.List, func(x Diagnostic) bool { return !x.Warning }) {
		return d
	}
	return nil
}

// HasErrorAt says whether an error stands at a place already, for checks that would tell a mistake
// a second time.
func (d *Diagnostics) HasErrorAt(pos Pos) bool {
	return slices.ContainsFunc(d.List, func(x Diagnostic) bool { return !x.Warning && x.Pos == pos })
}

// Sorted returns the diagnostics by file, line and column, each once. Those of one place keep the
// order in which they were found.
func (d *Diagnostics) Sorted() []Diagnostic {
	seen := map[Diagnostic]bool{}
	var list []Diagnostic
	for _, x := range d.List {
		if !seen[x] {
			seen[x] = true
			list = append(list, x)
		}
	}
	slices.SortStableFunc(list, func(a, b Diagnostic) int {
		return comparePos(a.Pos, b.Pos)
	})
	return list
}

// Error gives all of the diagnostics, sorted, one a line.
func (d *Diagnostics) Error() string {
	var lines []string
	for _, x := range d.Sorted() {
		lines = append(lines, x.String())
	}
	return strings.Join(lines, "\n")
}
