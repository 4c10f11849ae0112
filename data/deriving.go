package data

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"report/config"
)

// deriving is the making of a column.
type deriving struct {
	Derivation
	entry *config.Table
	d     *config.Diagnostics
	word  string
	derivation
	mistaken bool         // something before it
	words    derivedWords // of its label
	locale   *Locale      // of its label; nil for none

	t      *Table
	from   int   // the column that it comes from
	over   int   // the column that the rows run along, -1 for none
	by     []int // the columns that part them
	runs   []run // none for words that do not take over
	column Column
	cells  []Cell           // one a row, missing until they are computed
	bounds map[int]interval // of the computed ones, by row, where somebody wants them
}

func (x *deriving) errorf(key, hint, format string, args ...any) {
	x.d.Errorf(x.entry.At(key), hint, format, args...)
}

// blank makes a missing cell for each row, at the place of what it comes from.
func (x *deriving) blank() {
	x.cells = make([]Cell, len(x.t.Rows))
	for i := range x.cells {
		from := x.cell(i)
		x.cells[i] = from.emptied(Number)
	}
}

// put gives a row its value, and between what it lies.
func (x *deriving) put(row int, q quantity, bounds interval) {
	x.cells[row].compute(q)
	if x.bounds != nil {
		x.bounds[row] = bounds
	}
}

// cell is what a row has in the column that it comes from.
func (x *deriving) cell(row int) Cell { return x.t.Rows[row].Cells[x.from] }

// source is the column that it comes from.
func (x *deriving) source() Column { return x.t.Columns[x.from] }

// labelled makes the label from that of the column that it comes from.
func (x *deriving) labelled(more string) { x.column.Label = x.source().Label + x.words.comma + more }

// begin holds the entry's words against what they may be, and finds the column that it comes from.
func (x *deriving) begin() bool {
	before := countErrors(x.d)
	x.findWord()
	x.checkName()
	if x.word == "" {
		return false
	}
	from, ok := x.t.column(x.of(x.Derivation), x.entry.At(x.word), x.d)
	if !ok {
		return false
	}
	x.from = from
	x.checkSource()
	x.column.Unit = x.source().Unit
	x.blank()
	return countErrors(x.d) == before
}

// checkName holds what any entry says against what it may be.
func (x *deriving) checkName() {
	if strings.TrimSpace(x.column.Name) == "" {
		x.d.Errorf(x.entry.At(), "", "a derived column needs a name")
	} else if x.bounds == nil && x.t.Column(x.column.Name) >= 0 {
		x.d.Errorf(x.entry.At(), "give it another name", "the table %q has a column %q already", x.t.Name, x.column.Name)
	}
	if x.entry.Has("precision") && x.Precision <= 0 {
		x.errorf("precision", "", "precision must be more than 0, such as 1 or 0.01")
	}
	if err := CheckFormat(x.Format); err != nil && x.entry.Has("format") {
		x.errorf("format", "", "%v", err)
	}
}

// findWord finds which derivation an entry says, and refuses what that does not take.
func (x *deriving) findWord() {
	words := slices.Sorted(maps.Keys(derivations))
	for _, key := range x.entry.Keys() {
		word, ok := derivations[key]
		if !ok {
			continue
		}
		if x.word != "" {
			x.errorf(key, "derive two columns", "the column %q is %s already", x.column.Name, x.word)
			continue
		}
		x.word, x.derivation = key, word
	}
	if x.word == "" {
		choice := "choose from: " + strings.Join(words, ", ")
		if x.bounds == nil {
			choice += ", or write an expression"
		}
		x.d.Errorf(x.entry.At(), choice, "the column %q does not say how it is derived", x.column.Name)
		return
	}
	for _, key := range x.entry.Keys() {
		takers := slices.DeleteFunc(slices.Clone(words), func(word string) bool { return !slices.Contains(derivations[word].takes, key) })
		if len(takers) > 0 && !slices.Contains(takers, x.word) {
			x.errorf(key, key+" is for "+strings.Join(takers, ", "), "%s takes no %s", x.word, key)
		}
	}
}

// checkSource refuses columns of which nothing can be derived.
func (x *deriving) checkSource() {
	c := x.source()
	switch units := x.t.Units(x.from); {
	case c.Kind != Number:
		x.errorf(x.word, x.t.whyText(x.from), "%s is of numbers, and column %q holds %s", x.word, c.Name, holds(c.Kind))
	case c.Years():
		x.errorf(x.word, "", "%s is of quantities, and column %q holds years", x.word, c.Name)
	case len(units) > 1 && !x.mistaken:
		x.errorf(x.word, "filter the rows to those of one unit", "rows of column %q have different units: %s", c.Name, quoteAll(units))
	}
}

// finish puts the entry's own words over those that were found.
func (x *deriving) finish() {
	c := &x.column
	if x.Label != "" {
		c.Label = x.Label
	}
	if x.Unit != "" {
		c.Unit = x.Unit
	}
	if x.Format != "" {
		c.Format = x.Format
	}
	switch {
	case x.Precision > 0:
		for i := range x.cells {
			x.cells[i].roundTo(x.Precision)
		}
	case x.relative && x.Format == "":
		x.roundToUseful()
	}
}

// roundTo makes a step that to which a computed cell is known.
func (c *Cell) roundTo(precision float64) {
	if step := newDecimal(precision); !c.Missing {
		c.Precision = precision
		c.Text = newDecimal(c.Number).roundTo(step).plain(step.decimals())
	}
}

// roundToUseful takes from percentages the decimals that nobody reads, though exact counts would bear them:
// all but one, or two digits of the largest where that is below one.
func (x *deriving) roundToUseful() {
	largest := 0.0
	for i, cell := range x.cells {
		if !cell.Missing && x.t.Rows[i].heldBack == nil {
			largest = max(largest, math.Abs(cell.Number))
		}
	}
	for i := range x.cells {
		x.cells[i].roundToUseful(largest)
	}
}

// roundToUseful leaves a percentage one decimal, or as many as show two digits of the largest of those that it
// stands among.
func (c *Cell) roundToUseful(largest float64) {
	decimals := 1
	if largest > 0 {
		decimals = max(1, 2-newDecimal(largest).point)
	}
	if useful := unitOfLastDigit(decimals); c.Precision < useful {
		c.roundTo(useful)
	}
}

// tooCoarse is a percentage of which next to nothing is known.
const tooCoarse = 10

// judge tells of a column without a value, and of percentages of which next to nothing is known.
func (x *deriving) judge(before int) {
	if countErrors(x.d) > before {
		return
	}
	found := false
	for i, cell := range x.cells {
		if cell.Missing || x.t.Rows[i].heldBack != nil {
			continue
		}
		found = true
		if x.relative && x.Precision == 0 && cell.Precision >= tooCoarse {
			number := func(v float64) string { return show(Cell{Kind: Number, Number: v}) }
			x.d.Warnf(x.entry.At(x.word), "if these are exact counts, add precision = 0.1", "the %s at %s is only known to %s, since %s is known to %s",
				x.word, cell.at(x.t.Rows[i]), number(cell.Precision), show(x.cell(i)), number(x.cell(i).Known()))
			return
		}
	}
	if !found {
		x.errorf(x.word, x.whyNothing(), "the column %q has no value in any row", x.column.Name)
	}
}

// whyNothing is the hint for a column without a value.
func (x *deriving) whyNothing() string {
	for i, r := range x.t.Rows {
		if x.cell(i).Missing && x.takesPart(r) {
			return fmt.Sprintf("what depends on a missing value is missing: %s has none at %s", x.source().Name, r.CellAt(x.from))
		}
	}
	switch {
	case slices.Contains(x.takes, "rows"):
		return fmt.Sprintf("no series has %d rows", x.Rows)
	case slices.Contains(x.takes, "on") && x.On == onPrevious:
		return "it needs a row before, with a value above zero"
	case slices.Contains(x.takes, "on"):
		return "it needs a row one year before, with a value above zero"
	}
	return "all values are zero"
}

// add puts the column at the end of the table.
func (x *deriving) add() {
	x.t.Columns = append(x.t.Columns, x.column)
	for i := range x.t.Rows {
		x.t.Rows[i].Cells = append(x.t.Rows[i].Cells, x.cells[i])
	}
}
