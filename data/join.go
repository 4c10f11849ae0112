package data

import (
	"fmt"
	"slices"
	"strings"

	"report/config"
)

// Join is the word join of [data.NAME].
type Join struct {
	// Table is the NAME of another [data.NAME], whose columns are added.
	Table string `toml:"table" required:"true"`
	// On is the column that both tables have, or several: on = "region", on = ["region", "year"]. Where they have
	// different names, it is a table, this one's column to the left: on = { region = "name" }. No two rows of the
	// other table may have the same there.
	On any `toml:"on" required:"true"`
	// Kind says what becomes of rows to which the other table has none: in a left join they stay, and the columns
	// that are added are missing there; in an inner one they go.
	Kind string `toml:"kind" default:"left" oneof:"left,inner"`
	// Columns of the other table to add. When left out, all are that are not in on and that do not speak of their row, such as
	// source and unit.
	Columns []string `toml:"columns"`
	// Unmatched says how rows to which the other table has none are taken: with a warning that names some of them, as
	// an error, or as what is to be expected ("missing").
	Unmatched string `toml:"unmatched" default:"warn" oneof:"warn,missing,error"`
}

// joining is the work of join.
type joining struct {
	Join
	t, other    *Table
	left, right []int // columns of the key
	added       []int // of the other table
	node        *config.Table
	d           *config.Diagnostics
}

// join adds the columns of another table to t. It says whether it did.
func (l *loading) join(t *Table) bool {
	x := &joining{Join: *l.spec.Join, t: t, node: l.node, d: l.m.d}
	if x.other = l.named(x.Table, x.at("table")); x.other == nil {
		return false
	}
	before := countErrors(x.d)
	x.findKey()
	x.findColumns()
	if countErrors(x.d) > before {
		return false
	}
	places := x.places()
	if places == nil {
		return false
	}
	x.addColumns()
	x.addRows(places)
	t.From = append(t.From, x.Table)
	for _, in := range x.other.Inputs {
		if !slices.Contains(t.Inputs, in) {
			t.Inputs = append(t.Inputs[:len(t.Inputs):len(t.Inputs)], in)
		}
	}
	return countErrors(x.d) == before
}

func (x *joining) at(path ...any) config.Pos { return x.node.At(append([]any{"join"}, path...)...) }

// findKey finds the columns of on in both tables.
func (x *joining) findKey() {
	switch on := x.On.(type) {
	case string:
		x.pair(on, on, x.at("on"), x.at("on"))
	case []any:
		for i, name := range on {
			text, ok := name.(string)
			if !ok {
				x.d.Errorf(x.at("on", i), "", "on lists names of columns")
				continue
			}
			x.pair(text, text, x.at("on", i), x.at("on", i))
		}
	case map[string]any:
		for _, entry := range x.node.Entries("join", "on") {
			text, ok := on[entry.Name].(string)
			if !ok {
				x.d.Errorf(entry.At(), "", "on names a column of [data.%s] for each of this table's", x.Table)
				continue
			}
			x.pair(entry.Name, text, x.node.KeyAt("join", "on", entry.Name), entry.At())
		}
		if len(on) == 0 {
			x.d.Errorf(x.at("on"), "", "on is empty")
		}
	default:
		x.d.Errorf(x.at("on"), `such as on = "region", or on = { region = "name" }`, "on names the columns by which the tables are joined")
	}
}

// pair adds a column of the key.
func (x *joining) pair(left, right string, leftAt, rightAt config.Pos) {
	a, ok := x.t.column(left, leftAt, x.d)
	b, known := x.other.column(right, rightAt, x.d)
	if !ok || !known {
		return
	}
	if k, other := x.t.Columns[a].Kind, x.other.Columns[b].Kind; k != other {
		x.d.Errorf(rightAt, "say type in [data.NAME.columns.COLUMN] of one of them", "column %q of %q holds %s, and column %q of %q holds %s",
			left, x.t.Name, holds(k), right, x.other.Name, holds(other))
		return
	}
	x.left, x.right = append(x.left, a), append(x.right, b)
}

// findColumns finds what is added.
func (x *joining) findColumns() {
	for i, name := range x.Columns {
		if col, ok := x.other.column(name, x.at("columns", i), x.d); ok && !slices.Contains(x.added, col) {
			x.added = append(x.added, col)
		}
	}
	if len(x.Columns) == 0 {
		for col, c := range x.other.Columns {
			if _, reserved := x.other.reservedKind(c.Name); !reserved && !slices.Contains(x.right, col) {
				x.added = append(x.added, col)
			}
		}
	}
	for _, col := range x.added {
		c := x.other.Columns[col]
		if x.t.Column(c.Name) >= 0 {
			x.d.Errorf(x.at("table"), fmt.Sprintf("leave it out of columns, or rename it in [data.%s], such as rename = { %s = %q }", x.Table, c.Name, x.Table+"_"+c.Name),
				"both tables have a column %q", c.Name)
		}
		if units := x.other.Units(col); len(units) > 1 {
			x.d.Errorf(x.at("table"), "filter the rows to those of one unit", "rows of column %q of %q have different units: %s", c.Name, x.other.Name, quoteAll(units))
		}
	}
}

// places are the rows of the other table by their key, nil where two have the same. Rows without a value in it match
// nothing.
func (x *joining) places() map[string]int {
	places := make(map[string]int, len(x.other.Rows))
	for i, r := range x.other.Rows {
		if lacks(r, x.right) {
			continue
		}
		key := keyOf(r, x.right)
		if first, twice := places[key]; twice {
			col := x.right[0]
			x.d.Errorf(x.at("on"), "add a column to on that tells them apart, or group that table first", "two rows of %q have %s in %s, and a join needs one: %s and %s",
				x.other.Name, x.named(r), x.names(), x.other.Rows[first].CellAt(col), r.CellAt(col))
			return nil
		}
		places[key] = i
	}
	return places
}

// lacks says whether a row has no value in one of some columns.
func lacks(r Row, cols []int) bool {
	return slices.ContainsFunc(cols, func(col int) bool { return r.Cells[col].Missing })
}

// named writes the key of a row of the other table.
func (x *joining) named(r Row) string {
	var words []string
	for _, col := range x.right {
		words = append(words, show(r.Cells[col]))
	}
	return strings.Join(words, ", ")
}

func (x *joining) names() string {
	var names []string
	for _, col := range x.right {
		names = append(names, fmt.Sprintf("%q", x.other.Columns[col].Name))
	}
	return strings.Join(names, ", ")
}

func (x *joining) addColumns() {
	for _, col := range x.added {
		c := x.other.Columns[col]
		c.UnitByRow = false // its rows agree
		x.t.Columns = append(x.t.Columns, c)
	}
}

// addRows gives each row the cells of that of the other table which has its key.
func (x *joining) addRows(places map[string]int) {
	if n := len(x.t.Columns); n > maxColumns || len(x.t.Rows)*n > maxCells {
		x.d.Errorf(x.at(), "", "the joined table is too large: the limit is %d columns and %d cells", maxColumns, maxCells)
		return
	}
	var unmatched []Row
	rows := make([]Row, 0, len(x.t.Rows))
	slab := make([]Cell, 0, len(x.t.Rows)*len(x.t.Columns))
	for _, r := range x.t.Rows {
		at, ok := places[keyOf(r, x.left)]
		if !ok {
			unmatched = append(unmatched, r)
			if x.Kind == "inner" {
				continue
			}
		}
		from := len(slab)
		slab = append(slab, r.Cells...)
		if ok {
			other := x.other.Rows[at]
			r.joined = append(r.joined[:len(r.joined):len(r.joined)], other.At)
			for _, col := range x.added {
				slab = append(slab, other.Cells[col].in(len(r.joined)))
			}
			r.Others = r.withSources(other)
		} else {
			for _, col := range x.added {
				slab = append(slab, Cell{Kind: x.other.Columns[col].Kind, Missing: true})
			}
		}
		r.Cells = slab[from:len(slab):len(slab)]
		rows = append(rows, r)
	}
	x.t.Rows = rows
	x.tell(unmatched)
	if len(rows) == 0 {
		x.d.Errorf(x.at("on"), "", "no row of %q has a row of %q", x.t.Name, x.other.Name)
	}
}

// withSources are the other sources of a row to which one of another table is joined.
func (r Row) withSources(other Row) []Source {
	all := r.Others[:len(r.Others):len(r.Others)]
	for _, s := range append([]Source{other.Source}, other.Others...) {
		if s != r.Source && s != (Source{}) && !slices.Contains(all, s) {
			all = append(all, s)
		}
	}
	return all
}

// in is a cell of the row that was joined as the n-th, counted from 1. A cell that was itself joined loses its column.
func (c Cell) in(n int) Cell {
	if c.joined > 0 || n > 255 {
		c.Col, c.below = 0, 0
	}
	c.joined = uint8(min(n, 255))
	return c
}

// tell tells of rows to which the other table has none.
func (x *joining) tell(unmatched []Row) {
	if len(unmatched) == 0 || x.Unmatched == "missing" {
		return
	}
	var keys []string
	seen := map[string]bool{}
	for _, r := range unmatched {
		var words []string
		for _, col := range x.left {
			word := "no value"
			if !r.Cells[col].Missing {
				word = show(r.Cells[col])
			}
			words = append(words, word)
		}
		word := strings.Join(words, ", ")
		if seen[word] {
			continue
		}
		seen[word] = true
		if len(keys) < 3 {
			keys = append(keys, fmt.Sprintf("%s at %s", word, r.CellAt(x.left[0])))
		}
	}
	more := ""
	if n := len(seen) - len(keys); n > 0 {
		more = fmt.Sprintf(", and %d more", n)
	}
	what, hint := "whose columns are missing there", `write unmatched = "missing" if that is as it should be`
	if x.Kind == "inner" {
		what = "and they are left out"
	}
	tell := x.d.Warnf
	if x.Unmatched == "error" {
		tell, hint = x.d.Errorf, ""
	}
	tell(x.at("on"), hint, "%q has no row for %s of %q, %s: %s%s", x.other.Name, count(len(unmatched), "row"), x.t.Name, what, strings.Join(keys, ", "), more)
}
