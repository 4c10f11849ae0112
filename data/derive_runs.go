package data

import (
	"fmt"
	"slices"
	"strings"
)

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
	return r.heldBack == nil || x.past && !slices.ContainsFunc(r.heldBack, func(name string) bool {
		col := x.t.Column(name)
		return col < 0 || col != x.over && !slices.Contains(past, col)
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
