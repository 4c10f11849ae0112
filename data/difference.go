package data

import "strings"

// difference is the value less that of the year or row before.
func difference(x *deriving) {
	if !x.onEarlier(x.words.change, x.words.changes) {
		return
	}
	x.column.Unit = differenceUnit(x.column.Unit, x.words.points)
	x.eachPair(func(row int, now, before Cell) {
		change := now.quantity().minus(before.quantity())
		x.put(row, change, change.interval())
	})
}

// differenceUnit is the unit of the difference of two values: 30 % is 2 percentage points, not 2 %, more
// than 28 %.
func differenceUnit(s, points string) string {
	u := parseUnit(s)
	if rest, ok := strings.CutPrefix(u.thing, ofOne); ok && u.exponent == parts["%"] {
		return points + rest
	}
	return s
}

// DifferenceUnit is the unit in which two values of a unit differ.
func (l *Locale) DifferenceUnit(unit string) string {
	return differenceUnit(unit, derivedLabels[l.base].points)
}
