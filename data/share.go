package data

import "math"

// share is the value in percent of the total. Where a value is missing nobody knows the total, and
// there are no shares.
func share(x *deriving) {
	var within []int
	if !x.columns("within", x.Within, &within) {
		return
	}
	x.column.Unit = "%"
	x.labelled(x.words.share)
	var totals grouping[int]
	n := 0
	for i, r := range x.t.Rows {
		if !x.takesPart(r, within...) {
			continue
		}
		if c := x.cell(i); !c.Missing && c.Number < 0 {
			x.errorf(x.word, "", "column %q has %s at %s, and what is below zero is no share of a total", x.source().Name, show(c), r.CellAt(x.from))
			return
		}
		n++
		totals.add(keyOf(r, within), i)
	}
	if len(totals.groups) == n {
		x.errorf(x.word, `name the column whose rows make up the total, such as over = "country", so that those that the filter leaves out count`, "each row is the only one of its total")
		return
	}
	for _, rows := range totals.groups {
		values, ok := x.all(rows)
		whole := sum(values)
		if !ok || whole.value <= 0 {
			continue
		}
		for i, row := range rows {
			x.put(row, values[i].shareOf(whole), values[i].interval().shareOf(whole.interval()))
		}
	}
}

// shareOf is a part in percent of the whole that it belongs to: as its value shifts, so does the
// whole's.
func (a quantity) shareOf(whole quantity) quantity {
	part := a.value / whole.value
	unit := (1-part)*a.unit + part*(whole.unit-a.unit)
	// The only part is all of it, whatever it is known to.
	return quantity{100 * part, 100 * math.Max(unit, a.unit/2) / whole.value}
}
