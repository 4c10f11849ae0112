package data

import (
	"fmt"
	"slices"
	"strings"

	"report/config"
)

// Top is the word top.
type Top struct {
	// Of is the column of what is ranked: a text.
	Of string `toml:"of" required:"true"`
	// N is how many stay.
	N int `toml:"n" required:"true"`
	// By is the column of numbers that ranks, by the sum over all rows.
	By string `toml:"by" required:"true"`
	// Other is what the rest is called, summed up. When left out, the rest is dropped.
	Other string `toml:"other"`
}

// top keeps the rows of the largest, and sums up those of the others: one row for each combination of
// what the other columns of text, dates and years say. After a mistake the rows are not those that are
// meant, and stay.
func (q Query) top(t *Table, mistaken bool, node *config.Table, d *config.Diagnostics) {
	if q.Top == nil {
		return
	}
	before := countErrors(d)
	x := topping{Top: *q.Top, t: t, node: node, d: d}
	x.of, _ = q.loaded(t, x.Of, "top", x.at("of"), d)
	x.by, _ = q.loaded(t, x.By, "top", x.at("by"), d)
	if x.N < 1 {
		d.Errorf(x.at("n"), "", "n must be 1 or more, not %d", x.N)
	}
	if countErrors(d) > before || mistaken || !x.check() {
		return
	}
	t.topOf = x.Of
	kept := x.largest()
	if kept == nil {
		return // there are no others
	}
	var rest []Row
	t.Rows = slices.DeleteFunc(t.Rows, func(r Row) bool {
		stays := kept[r.Cells[x.of].key()]
		if !stays {
			rest = append(rest, r)
		}
		return !stays
	})
	if x.Other != "" {
		x.sumUp(rest)
	}
}

// topping is the work of top.
type topping struct {
	Top
	t      *Table
	of, by int
	node   *config.Table
	d      *config.Diagnostics
}

func (x topping) at(key string) config.Pos { return x.node.At("top", key) }

// check refuses columns that cannot be ranked or summed up.
func (x topping) check() bool {
	before := countErrors(x.d)
	of, by := x.t.Columns[x.of], x.t.Columns[x.by]
	if of.Kind != Text {
		x.d.Errorf(x.at("of"), "", "top ranks names, and column %q holds %s", of.Name, holds(of.Kind))
	}
	units := x.t.Units(x.by)
	switch {
	case by.Kind != Number:
		x.d.Errorf(x.at("by"), x.t.whyText(x.by), "top ranks by numbers, and column %q holds %s", by.Name, holds(by.Kind))
	case by.Years():
		x.d.Errorf(x.at("by"), "", "top ranks by quantities, and column %q holds years", by.Name)
	case len(units) > 1:
		x.d.Errorf(x.at("by"), "filter the rows to those of one unit", "rows of column %q have different units: %s", by.Name, quoteAll(units))
	case x.Other != "" && !canBeSummed(by):
		x.d.Errorf(x.at("by"), "leave out other; a share of the total can be derived after top", "column %q is in %s, which cannot be summed up as %q", by.Name, by.Unit, clip(x.Other))
	}
	for _, r := range x.t.Rows {
		if c := r.Cells[x.of]; of.Kind == Text && x.Other != "" && c.Text == x.Other {
			x.d.Errorf(x.at("other"), "give the rest another name, or filter that row out", "column %q has %q already, at %s", of.Name, clip(x.Other), r.CellAt(x.of))
			break
		}
	}
	return countErrors(x.d) == before
}

// canBeSummed says whether the sum of a column's values means something: not of shares, of indices, or of what is
// counted per head.
func canBeSummed(c Column) bool {
	unit := strings.ToLower(c.Unit)
	for _, sign := range []string{"= 100", "=100", "index", "/", " per ", "°"} {
		if strings.Contains(unit, sign) {
			return false
		}
	}
	return !strings.HasPrefix(parseUnit(c.Unit).thing, ofOne)
}

// largest tells which values of the column stay, nil when all do. Of equals those that come first in the
// file do.
func (x topping) largest() map[string]bool {
	sums := map[string]float64{}
	var names []string
	for _, r := range x.t.Rows {
		if r.heldBack != nil {
			continue
		}
		name := r.Cells[x.of].key()
		if _, seen := sums[name]; !seen {
			names = append(names, name)
			sums[name] = 0
		}
		if c := r.Cells[x.by]; !c.Missing {
			sums[name] += c.Number
		}
	}
	if len(names) <= x.N {
		return nil
	}
	slices.SortStableFunc(names, func(a, b string) int {
		switch {
		case sums[a] > sums[b]:
			return -1
		case sums[a] < sums[b]:
			return 1
		}
		return 0
	})
	kept := map[string]bool{}
	for _, name := range names[:x.N] {
		kept[name] = true
	}
	return kept
}

// sumUp appends a row for each combination of the keys that rows have.
func (x topping) sumUp(rows []Row) {
	keys := x.keys(rows)
	var sums grouping[Row]
	for _, r := range rows {
		sums.add(fmt.Sprint(r.heldBack, " ", keyOf(r, keys)), r)
	}
	told := false
	for _, g := range sums.groups {
		r := x.sumOf(g)
		x.t.Rows = append(x.t.Rows, r)
		if c := r.Cells[x.by]; c.Missing && r.heldBack == nil && !told {
			told = true
			x.tellMissing(g)
		}
	}
}

// tellMissing warns of a sum that has no value.
func (x topping) tellMissing(rows []Row) {
	by := x.t.Columns[x.by].Name
	for _, r := range rows {
		if r.Cells[x.by].Missing {
			x.d.Warnf(x.at("by"), fmt.Sprintf("a filter such as %s = { min = 0 } leaves out rows without a value", by),
				"%q has no value where one of its parts has none: %s is missing at %s", clip(x.Other), by, r.CellAt(x.by))
			return
		}
	}
}

// keys are the columns by which the rest is summed up: what says more of a row than which of the ranked it
// belongs to. A country's code, or its continent, does not.
func (x topping) keys(rows []Row) []int {
	var keys []int
	for col, c := range x.t.Columns {
		_, reserved := x.t.reservedKind(c.Name)
		if col == x.of || !c.isKey() || reserved && c.Name != unitColumn {
			continue
		}
		of := map[string]string{}
		for _, r := range rows {
			name, value := r.Cells[x.of].key(), r.Cells[col].key()
			if first, seen := of[name]; !seen {
				of[name] = value
			} else if value != first {
				keys = append(keys, col)
				break
			}
		}
	}
	return keys
}

// sumOf makes one row of several. What they do not agree in, and what cannot be summed up, is missing.
func (x topping) sumOf(rows []Row) Row {
	out := rows[0]
	out.rest = true
	out.Cells = make([]Cell, len(x.t.Columns))
	for col, c := range x.t.Columns {
		cell := rows[0].Cells[col]
		_, reserved := x.t.reservedKind(c.Name)
		switch {
		case col == x.of:
			cell.Text, cell.Missing = x.Other, false
		case c.Kind == Number && !c.Years():
			cell = cell.emptied(Number)
			if !reserved && canBeSummed(c) {
				cell.addUp(rows, col)
			}
		case slices.ContainsFunc(rows, func(r Row) bool { return r.Cells[col].key() != cell.key() }):
			cell = cell.emptied(c.Kind)
		}
		out.Cells[col] = cell
	}
	out.Parts, out.Others = 0, nil
	for _, r := range rows {
		out.Parts += max(1, r.Parts)
		for _, s := range append([]Source{r.Source}, r.Others...) {
			if s != out.Source && !slices.Contains(out.Others, s) {
				out.Others = append(out.Others, s)
			}
		}
	}
	return out
}

// addUp gives a cell the sum of a column, if no value of it is missing.
func (c *Cell) addUp(rows []Row, col int) {
	var values []quantity
	for _, r := range rows {
		if r.Cells[col].Missing {
			return
		}
		values = append(values, r.Cells[col].quantity())
	}
	c.compute(sum(values))
}
