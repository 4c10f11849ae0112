package data

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"report/config"
)

// Derivation is an entry of derive: one of the words growth, difference, index, mean, share and total, which
// names a column of numbers, and what that word takes besides.
type Derivation struct {
	// Growth is by how much the column's value has changed on the year before, in percent.
	// A value without one a year before, and one on zero or less, has none.
	Growth string `toml:"growth"`
	// Difference is the column's value less that of the year before, in its unit; of percentages in
	// percentage points.
	Difference string `toml:"difference"`
	// Index is the column's value where that of the base is 100.
	Index string `toml:"index"`
	// Mean is the moving mean: of the column's value and those of the rows before it, as many as rows
	// says. The first rows, which have too few before them, have none.
	Mean string `toml:"mean"`
	// Share is the column's value in percent of the total of all rows. Over names the column whose rows make
	// up the total, where the filter leaves some of them out: with filter = { country = "Japan" } and
	// over = "country" it is Japan's share of all countries.
	Share string `toml:"share"`
	// Total is the running total: the column's values from the first row to this.
	Total string `toml:"total"`
	// On says on what growth and difference are: "year", the value of the same day or month one year before,
	// or "previous", the row before.
	On string `toml:"on" default:"year" oneof:"year,previous"`
	// Base is where index is 100: a value of the column over. Of several rows, such as the months
	// of the year 2013, it is the mean.
	Base any `toml:"base"`
	// Rows is how many rows mean is of, from 2 to 1000.
	Rows int `toml:"rows"`
	// Centred has as many of mean's rows before the value as after it; rows must be odd then.
	Centred bool `toml:"centred"`
	// Within has share be of the total of the rows with the same value in this column, or these:
	// within = "year".
	Within []string `toml:"within"`
	// Over is the column that the rows run along. All words but total see the rows that the filter leaves
	// out by this column alone. When left out it is the x of a chart, if that holds dates
	// or years, or the only column that does, or else the x of a chart. Text runs in the order of the file.
	Over string `toml:"over"`
	// By is the column, or columns, that part the rows into series, each of which is computed for
	// itself. When left out, it is the color, the facet and the categories of a chart.
	By []string `toml:"by"`
	// Label is the column's name for readers. When left out it is made of that of the column it comes from:
	// "Turnover, growth on the year".
	Label string `toml:"label"`
	// Unit replaces the column's unit.
	Unit string `toml:"unit"`
	// Format is the pattern by which the numbers are printed, as in [data.NAME.columns.COLUMN].
	Format string `toml:"format"`
	// Precision is the step to which the numbers are known. When left out it follows from what the
	// values they come from are known to, in the worst case, as the nearest power of ten: growth
	// from 4,780 to 6,150, each to the nearest ten, is 29 %. Say it where the values are exact counts.
	Precision float64 `toml:"precision"`
}

// derivation is a word of derive.
type derivation struct {
	of       func(Derivation) string // the column that the word names
	takes    []string                // the words besides that it takes
	along    bool                    // it goes along the column over, row by row
	past     bool                    // it looks past the filter's condition on the column over
	relative bool                    // it is a percentage, or where another value is 100
	compute  func(*deriving)
}

// derivations are the words of derive. To add one, write its file, its field in Derivation, and its line here.
var derivations = map[string]derivation{
	"difference": {of: func(e Derivation) string { return e.Difference }, takes: []string{"over", "by", "on"}, along: true, past: true, compute: difference},
	"growth":     {of: func(e Derivation) string { return e.Growth }, takes: []string{"over", "by", "on"}, along: true, past: true, relative: true, compute: growth},
	"index":      {of: func(e Derivation) string { return e.Index }, takes: []string{"over", "by", "base"}, along: true, past: true, relative: true, compute: index},
	"mean":       {of: func(e Derivation) string { return e.Mean }, takes: []string{"over", "by", "rows", "centred"}, along: true, past: true, compute: mean},
	"share":      {of: func(e Derivation) string { return e.Share }, takes: []string{"over", "within"}, past: true, relative: true, compute: share},
	"total":      {of: func(e Derivation) string { return e.Total }, takes: []string{"over", "by"}, along: true, compute: total},
}

// deriving is the making of a column.
type deriving struct {
	Derivation
	entry *config.Table
	d     *config.Diagnostics
	word  string
	derivation
	mistaken bool // something before it

	t      *Table
	from   int   // the column that it comes from
	over   int   // the column that the rows run along, -1 for none
	by     []int // the columns that part them
	runs   []run // none for words that do not take over
	column Column
	cells  []Cell // one a row, missing until they are computed
}

// derive adds the derived columns, in the order of the config. One that has a mistake is added all the
// same, so that nobody is told that it is not there. After other mistakes the rows are not those that
// are meant, and nothing is computed from them.
func (q Query) derive(t *Table, s Series, mistaken bool, node *config.Table, d *config.Diagnostics) {
	entries := node.Tables("derive")
	if len(entries) == 0 {
		return
	}
	for i := range t.Rows {
		t.Rows[i].Cells = slices.Clone(t.Rows[i].Cells)
	}
	for _, entry := range entries {
		x := &deriving{Derivation: q.Derive[entry.Name], entry: entry, d: d, mistaken: mistaken, t: t, over: -1}
		x.column = Column{Name: entry.Name, Label: inWords(entry.Name), Kind: Number}
		x.blank()
		before := countErrors(d)
		if x.begin() && !mistaken && x.run(s) {
			x.compute(x)
			x.finish()
			x.judge(before)
		}
		mistaken = mistaken || countErrors(d) > before
		if t.Column(entry.Name) < 0 {
			x.add()
		}
	}
}

func (x *deriving) errorf(key, hint, format string, args ...any) {
	x.d.Errorf(x.entry.At(key), hint, format, args...)
}

// blank makes a missing cell for each row, at the place of what it comes from.
func (x *deriving) blank() {
	x.cells = make([]Cell, len(x.t.Rows))
	for i := range x.cells {
		from := x.cell(i)
		x.cells[i] = Cell{Kind: Number, Missing: true, Col: from.Col, below: from.below}
	}
}

// cell is what a row has in the column that it comes from.
func (x *deriving) cell(row int) Cell { return x.t.Rows[row].Cells[x.from] }

// source is the column that it comes from.
func (x *deriving) source() Column { return x.t.Columns[x.from] }

// labelled makes the label from that of the column that it comes from.
func (x *deriving) labelled(more string) { x.column.Label = x.source().Label + more }

// begin holds the entry's words against what they may be, and finds the column that it comes from.
func (x *deriving) begin() bool {
	before := countErrors(x.d)
	x.findWord()
	if strings.TrimSpace(x.column.Name) == "" {
		x.d.Errorf(x.entry.At(), "", "a derived column needs a name")
	} else if x.t.Column(x.column.Name) >= 0 {
		x.d.Errorf(x.entry.At(), "give it another name", "the table %q has a column %q already", x.t.Name, x.column.Name)
	}
	if x.entry.Has("precision") && x.Precision <= 0 {
		x.errorf("precision", "", "precision must be more than 0, such as 1 or 0.01")
	}
	if _, err := parsePattern(x.Format); err != nil && x.entry.Has("format") {
		x.errorf("format", "", "%v", err)
	}
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
		x.d.Errorf(x.entry.At(), "choose from: "+strings.Join(words, ", "), "the column %q does not say how it is derived", x.column.Name)
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

// run finds the column over, and makes the runs of rows for words that go along it.
func (x *deriving) run(s Series) bool {
	over, hint := x.overColumn(x.Derivation, x.t, s)
	if x.Over != "" {
		if _, ok := x.t.column(x.Over, x.entry.At("over"), x.d); !ok {
			return false
		}
	}
	if !x.along {
		x.over = over
		return true
	}
	if over < 0 {
		x.errorf(x.word, hint, "%s has to know along which column the rows run", x.word)
		return false
	}
	x.over = over
	if !x.findBy(s) {
		return false
	}
	x.runs = x.t.runs(x.over, x.by, func(r Row) bool { return x.takesPart(r) })
	for _, r := range x.runs {
		if a, b, ok := x.t.repeated(r, x.over); ok {
			x.tellRepeated(x.t.Rows[a], x.t.Rows[b])
			return false
		}
	}
	return true
}

// takesPart says whether a row counts: one that passes the filter, or is held back by nothing but the
// columns over and past, for words that look past it.
func (x *deriving) takesPart(r Row, past ...int) bool {
	return r.heldBack == nil || x.past && !slices.ContainsFunc(r.heldBack, func(col int) bool {
		return col != x.over && !slices.Contains(past, col)
	})
}

// overColumn finds the column over, -1 with a hint where there is none.
func (w derivation) overColumn(e Derivation, t *Table, s Series) (col int, hint string) {
	if e.Over != "" {
		return t.Column(e.Over), ""
	}
	if !w.along {
		return -1, ""
	}
	x := t.Column(s.Over)
	if x >= 0 && t.runsOverTime(x) {
		return x, ""
	}
	times := t.overTime()
	switch {
	case len(times) == 1:
		return times[0], ""
	case x >= 0:
		return x, ""
	case len(times) == 0:
		return -1, `no column holds dates or years: name one, such as over = "quarter"`
	}
	names := make([]string, len(times))
	for i, col := range times {
		names[i] = t.Columns[col].Name
	}
	return -1, fmt.Sprintf("name it, such as over = %q; columns of dates and years are %s", names[0], strings.Join(names, ", "))
}

// findBy finds the columns that part the rows.
func (x *deriving) findBy(s Series) bool {
	if x.entry.Has("by") {
		return x.columns("by", x.By, &x.by)
	}
	for _, name := range append(slices.Clone(s.By), s.Over) {
		if col := x.t.Column(name); col >= 0 && col != x.over && x.t.Columns[col].isKey() && !slices.Contains(x.by, col) {
			x.by = append(x.by, col)
		}
	}
	return true
}

// columns finds the columns that a word lists.
func (x *deriving) columns(key string, names []string, into *[]int) bool {
	all := true
	for i, name := range names {
		col, ok := x.t.column(name, x.entry.At(key, i), x.d)
		all = all && ok
		*into = append(*into, col)
	}
	return all
}

// tellRepeated reports two rows at the same place, and names a column that would part them.
func (x *deriving) tellRepeated(a, b Row) {
	hint := "filter the rows"
	for i, c := range x.t.Columns {
		if c.Kind == Text && sourceColumns[c.Name] == nil && a.Cells[i].key() != b.Cells[i].key() {
			hint += fmt.Sprintf(", or name the columns that part them into series, such as by = %q", c.Name)
			break
		}
	}
	x.errorf(x.word, hint, "more than one row has %s in column %q: %s and %s",
		show(a.Cells[x.over]), x.t.Columns[x.over].Name, a.CellAt(x.over), b.CellAt(x.over))
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
	if x.Precision == 0 {
		return
	}
	step := newDecimal(x.Precision)
	for i := range x.cells {
		if cell := &x.cells[i]; !cell.Missing {
			cell.Precision = x.Precision
			cell.Text = newDecimal(cell.Number).roundTo(step).plain(step.decimals())
		}
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
				x.word, cell.at(x.t.Rows[i]), number(cell.Precision), show(x.cell(i)), number(x.cell(i).known()))
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
	return ""
}

// add puts the column at the end of the table.
func (x *deriving) add() {
	x.t.Columns = append(x.t.Columns, x.column)
	for i := range x.t.Rows {
		x.t.Rows[i].Cells = append(x.t.Rows[i].Cells, x.cells[i])
	}
}

// lookedPast lists the columns whose filter derivations look past.
func (q Query) lookedPast(t *Table, s Series) []int {
	var cols []int
	for _, e := range q.Derive {
		for _, word := range derivations {
			if !word.past || word.of(e) == "" {
				continue
			}
			if col, _ := word.overColumn(e, t, s); col >= 0 {
				cols = append(cols, col)
			}
		}
	}
	return cols
}
