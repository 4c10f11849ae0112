package data

import (
	"encoding/binary"
	"math"
	"slices"
	"strconv"
	"time"
)

// Series says how the rows of a table are series: along which column they run, and which columns part
// one from another. A chart knows it from its words, and derive goes by it where an entry says nothing.
// Names that are empty and columns of quantities in By are passed over. Locale is that of the labels of
// derived columns; they are in English without one.
type Series struct {
	Over   string
	By     []string
	Locale *Locale
}

// language is that of labels.
func (s Series) language() string {
	if s.Locale == nil {
		return "en"
	}
	return s.Locale.base
}

// runsOverTime says whether a column can be the one that series run along without being named: dates and
// years do, but not those that speak of the row.
func (t *Table) runsOverTime(col int) bool {
	c := t.Columns[col]
	_, reserved := t.reservedKind(c.Name)
	return !reserved && (c.Kind == Date || c.Years())
}

// overTime lists the columns of dates and years.
func (t *Table) overTime() []int {
	var cols []int
	for i := range t.Columns {
		if t.runsOverTime(i) {
			cols = append(cols, i)
		}
	}
	return cols
}

// Keys are the columns that tell rows apart: the only one of dates or years, -1 where there is none or several, and
// those that part its rows into series: the first column that leaves no date twice in a series, or else all that
// hold no quantities.
func (t *Table) Keys() (over int, by []int) {
	times := t.overTime()
	if len(times) != 1 {
		return -1, nil
	}
	over = times[0]
	parted := func(by []int) bool {
		runs := t.runs(over, by, func(Row) bool { return true })
		return !slices.ContainsFunc(runs, func(r run) bool { _, _, twice := t.repeated(r, over); return twice })
	}
	if parted(nil) {
		return over, nil
	}
	for i, c := range t.Columns {
		if _, reserved := t.reservedKind(c.Name); i == over || reserved || !c.isKey() {
			continue
		}
		if parted([]int{i}) {
			return over, []int{i}
		}
		by = append(by, i)
	}
	return over, by
}

// Quantities are the columns of numbers that are no years and do not speak of another column.
func (t *Table) Quantities() []int {
	var cols []int
	for i, c := range t.Columns {
		if _, reserved := t.reservedKind(c.Name); c.Kind == Number && !c.Years() && !reserved {
			cols = append(cols, i)
		}
	}
	return cols
}

// isKey says whether a column tells what a row is about, rather than holding a quantity of it.
func (c Column) isKey() bool { return c.Kind != Number || c.Years() }

// keyOf writes cells so that two keys are the same when all their values are.
func keyOf(r Row, cols []int) string {
	var key []byte
	for _, col := range cols {
		key = r.Cells[col].appendKey(key)
	}
	return string(key)
}

// appendKey writes a value so that equal ones of a column are written alike, and none is the beginning of another.
func (c *Cell) appendKey(key []byte) []byte {
	switch {
	case c.Missing:
		return append(key, 0)
	case c.Kind == Number:
		return binary.BigEndian.AppendUint64(append(key, 1), math.Float64bits(c.Number+0)) // minus zero is zero
	case c.Kind == Date:
		return binary.BigEndian.AppendUint64(append(key, 2+byte(c.Grain)), uint64(c.Time.Unix()))
	case c.Kind == Bool:
		return append(key, 8, byte(truth(c.Bool)))
	}
	return append(binary.AppendUvarint(append(key, 9), uint64(len(c.Text))), c.Text...)
}

// key writes a value so that equal ones are written alike.
func (c Cell) key() string {
	switch {
	case c.Missing:
		return ""
	case c.Kind == Number:
		return strconv.FormatFloat(c.Number, 'g', -1, 64)
	case c.Kind == Date:
		return c.ISO()
	case c.Kind == Bool:
		return strconv.FormatBool(c.Bool)
	}
	return c.Text
}

// grouping parts what is added to it by a key, in order of first appearance.
type grouping[T any] struct {
	groups [][]T
	places map[string]int
}

func (g *grouping[T]) add(key string, one T) {
	at, seen := g.places[key]
	if !seen {
		if g.places == nil {
			g.places = map[string]int{}
		}
		at = len(g.groups)
		g.places[key] = at
		g.groups = append(g.groups, nil)
	}
	g.groups[at] = append(g.groups[at], one)
}

// run is the rows of one series in order of the column that it runs along.
type run []int

// runs parts the rows that have a value in over into series, in order of first appearance. Text has the
// order of the file. rows says which take part.
func (t *Table) runs(over int, by []int, takesPart func(Row) bool) []run {
	var parts grouping[int]
	for i, r := range t.Rows {
		if r.Cells[over].Missing || !takesPart(r) {
			continue
		}
		parts.add(keyOf(r, by), i)
	}
	var list []run
	for _, rows := range parts.groups {
		list = append(list, rows)
	}
	if kind := t.Columns[over].Kind; kind == Number || kind == Date {
		for _, rows := range list {
			slices.SortStableFunc(rows, func(a, b int) int { return compare(t.Rows[a].Cells[over], t.Rows[b].Cells[over]) })
		}
	}
	return list
}

// repeated finds two rows of a run that stand at the same place.
func (t *Table) repeated(r run, over int) (first, second int, ok bool) {
	seen := map[string]int{}
	for _, row := range r {
		key := t.Rows[row].Cells[over].key()
		if before, again := seen[key]; again {
			return before, row, true
		}
		seen[key] = row
	}
	return 0, 0, false
}

// findIn finds where in a run a cell of the column it runs along is, by halving.
func (t *Table) findIn(r run, over int, want Cell) (at int, ok bool) {
	at, ok = slices.BinarySearchFunc(r, want, func(row int, want Cell) int { return compare(t.Rows[row].Cells[over], want) })
	if !ok {
		at = 0
	}
	return at, ok
}

// step names what lies between a value of a column and the next, where it is the same throughout:
// "year", "quarter", "month", "week" or "day", and else "value".
func (t *Table) step(over int, runs []run) string {
	const uneven = "value"
	steps, unit := 0, ""
	for _, r := range runs {
		for i := 1; i < len(r); i++ {
			n, u := between(t.Columns[over], t.Rows[r[i-1]].Cells[over], t.Rows[r[i]].Cells[over])
			if n == 0 || unit != "" && (n != steps || u != unit) {
				return uneven
			}
			steps, unit = n, u
		}
	}
	names := map[string]map[int]string{"day": {1: "day", 7: "week"}, "month": {1: "month", 3: "quarter", 12: "year"}, "year": {1: "year"}}
	if name := names[unit][steps]; name != "" {
		return name
	}
	return uneven
}

// between counts from one year or date to another, 0 where they cannot be counted.
func between(c Column, a, b Cell) (n int, unit string) {
	switch {
	case c.Years():
		return int(b.Number - a.Number), "year"
	case c.Kind != Date || a.Grain != b.Grain:
		return 0, ""
	case a.Grain == Year:
		return b.Time.Year() - a.Time.Year(), "year"
	case a.Grain == Month || a.Grain == Quarter:
		return 12*(b.Time.Year()-a.Time.Year()) + int(b.Time.Month()) - int(a.Time.Month()), "month"
	}
	return int(b.Time.Sub(a.Time).Hours() / 24), "day"
}

// yearBefore is the cell that a year or date would have a year before. A leap day has none.
func yearBefore(c Cell) (Cell, bool) {
	if c.Kind == Number {
		c.Number--
		return c, true
	}
	t := time.Date(c.Time.Year()-1, c.Time.Month(), c.Time.Day(), 0, 0, 0, 0, time.UTC)
	month := t.Month() == c.Time.Month()
	c.Time = t
	return c, month
}
