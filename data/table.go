// Package data reads tables and gives their numbers and dates the form that people read. It knows
// units, and to what precision each value is known: nothing is printed finer than it is known.
//
// Some columns speak of their row, by their name: source, source_title, url and as_of say where it
// comes from; precision to which unit its values are known, and unit in which unit they are (of the
// columns that [data.NAME] lists under values; when it lists none of the column named value, else of
// the only number column); and turnover_precision is the precision of a column named turnover. They
// can be used like any other column as well.
package data

import (
	"fmt"
	"time"

	"report/config"
)

// Kind is what a column holds.
type Kind uint8

// The kinds of column.
const (
	Text Kind = iota
	Number
	Date
	Bool
)

// Table is typed columns and rows. Tables do not change after they are made.
type Table struct {
	Name    string
	Columns []Column
	Rows    []Row
	Source  Source     // from the config; a row's own overrides it
	Inputs  []Input    // what it was read from
	From    []string   // the tables that it is made of, for one that was not read
	At      config.Pos // of [data.NAME]
	// Roundings are published values that differ from those computed from the table, within what rounding allows.
	Roundings []Rounding

	notation notation // of the file's numbers
	topOf    string   // the column that top has gone by
}

// Column is one column of a table.
type Column struct {
	Name   string // as in the file's header, what the config refers to
	Label  string // for people; the name in words when none is given
	Unit   string // "bn yuan", "thousand", "%"; empty for none, and where the rows disagree
	Format string // CLDR number pattern such as "#,##0.0", "compact" or "compact-short"; empty: found from the values' precision
	Kind   Kind
	Note   string // what readers should know of it
	Source string // its publisher, where it is another than that of the rows
	// Integer says that the numbers are whole, and counts as a rule: those that are known to one are exact.
	Integer bool
	// UnitByRow says that each row's Unit is that of its value in this column. Unit is set as soon
	// as all rows agree; Table.Units tells whether they do.
	UnitByRow bool

	typed     bool   // the source said what Kind is
	whole     string // the name in the file, where it has the unit in brackets; empty otherwise
	why       string // that this is text though some of it is numbers, as of all rows that were read
	sign      string // that stands behind all numbers in the file, such as %
	asWritten bool   // nothing but the digits in the file says to what its numbers are known
}

// Row is one row.
type Row struct {
	Cells  []Cell
	Source Source     // of this row, filled from the table's where the row says nothing
	Unit   string     // from a column named unit; see Column.UnitByRow
	At     config.Pos // file and line that the row begins on
	// Of a row that was made of several, At is that of the first of them, Parts how many they are, and Others
	// the sources besides Source.
	Parts  int
	Others []Source

	rest     bool         // top has summed up the rest in it
	heldBack []string     // columns whose filter it does not pass, where derive looks past it
	joined   []config.Pos // where the rows of other tables are that were joined to it
}

// Cell is one value. A missing value is missing: never zero, never empty text.
type Cell struct {
	Kind    Kind
	Missing bool
	Grain   Grain // of Time
	Bool    bool
	quoted  bool   // the file says that it is text, whatever it looks like
	joined  uint8  // 0 for one of the row's own, else which of Row.joined it is of, counted from 1
	below   int32  // lines from the row's first line to that on which the cell begins
	Text    string // as it stands in the file, trimmed; of a scaled number, the scaled number
	Number  float64
	Time    time.Time // midnight UTC of the first day that the date can mean
	// Precision is the unit to which Number is known: 10, 0.01. Load always sets it, to the last digit
	// written where nothing else is said. 0, in cells made otherwise: exactly as written in Text.
	Precision float64
	Col       int // column in the file, in characters from 1, for messages
}

// Grain is how fine a date is known.
type Grain uint8

// The grains.
const (
	Day Grain = iota
	Month
	Quarter
	Year
)

// Source is where a value comes from, as the sources section prints it.
type Source struct {
	Publisher string
	Title     string // of the publication, if any
	URL       string
	AsOf      string // "2024-03-05", "2024-03", "2024-Q1" or "2024"
	// CopyOf is the day of the copy that was taken since the address on the web could not be reached; empty where
	// none was.
	CopyOf string
}

// Column returns the index of a named column, -1 when there is none.
func (t *Table) Column(name string) int {
	for i, c := range t.Columns {
		if c.Name == name {
			return i
		}
	}
	return -1
}

// Names lists the columns' names in order, for config.Suggest.
func (t *Table) Names() []string {
	names := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		names[i] = c.Name
	}
	return names
}

// CellAt is the place of a cell in its file.
func (r Row) CellAt(col int) config.Pos {
	return r.Cells[col].at(r)
}

// at is the place of a cell that is one of r, or comes from one.
func (c Cell) at(r Row) config.Pos {
	at := r.At
	if c.joined > 0 {
		at = r.joined[c.joined-1]
	}
	at.Line, at.Col = at.Line+int(c.below), c.Col
	return at
}

// emptied is a missing cell at the same place.
func (c Cell) emptied(kind Kind) Cell {
	return Cell{Kind: kind, Missing: true, Col: c.Col, below: c.below, joined: c.joined}
}

// Units lists the units of a column's values in order of first appearance: none, one, or, where the
// rows of a column disagree, several, and the values cannot stand on one axis.
func (t *Table) Units(col int) []string {
	c := t.Columns[col]
	if !c.UnitByRow {
		if c.Unit == "" {
			return nil
		}
		return []string{c.Unit}
	}
	var units []string
	seen := map[string]bool{}
	for _, r := range t.Rows {
		if !r.Cells[col].Missing && !seen[r.Unit] {
			seen[r.Unit] = true
			units = append(units, r.Unit)
		}
	}
	if len(units) == 1 && units[0] == "" {
		return nil
	}
	return units
}

// agreeOnUnits sets the unit of the columns whose rows all have the same.
func (t *Table) agreeOnUnits() {
	for i := range t.Columns {
		if c := &t.Columns[i]; c.UnitByRow {
			c.Unit = ""
			if units := t.Units(i); len(units) == 1 {
				c.Unit = units[0]
			}
		}
	}
}

// whyText is NotNumber as a hint, empty for a column that is text through and through.
func (t *Table) whyText(col int) string {
	if why := t.Columns[col].why; why != "" {
		return why
	}
	if first, numbers := t.notNumber(col); first >= 0 && numbers > 0 {
		r := t.Rows[first]
		why := "is not a number"
		if _, _, is := t.notation.parse(r.Cells[col].Text); is {
			why = "is text in the file"
		}
		return fmt.Sprintf("%s: %q %s", r.CellAt(col), clip(r.Cells[col].Text), why)
	}
	return ""
}

// NotNumber tells which cell made a column text: the place and text of the first cell that is no
// number.
func (t *Table) NotNumber(col int) (config.Pos, string, bool) {
	first, _ := t.notNumber(col)
	if first < 0 {
		return config.Pos{}, "", false
	}
	return t.Rows[first].CellAt(col), t.Rows[first].Cells[col].Text, true
}

// notNumber finds the row of a text column's first cell that is no number, -1 when there is none, and
// counts those that are.
func (t *Table) notNumber(col int) (first, numbers int) {
	first = -1
	if t.Columns[col].Kind != Text {
		return first, 0
	}
	for i, r := range t.Rows {
		c := r.Cells[col]
		if c.Missing {
			continue
		}
		if _, _, ok := t.notation.parse(c.Text); ok && !t.notation.isCode(c.Text) && !c.quoted {
			numbers++
		} else if first < 0 {
			first = i
		}
	}
	return first, numbers
}
