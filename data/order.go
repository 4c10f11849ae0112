package data

import (
	"fmt"
	"slices"
	"strings"
)

// inOrder lists the rows of a selection by its dates or years, those of the column itself where it holds such,
// and else as they stand in the file. over is the column that orders, -1 for none.
func (c *call) inOrder(s selection) (rows []int, over int, ok bool) {
	over = -1
	switch times := s.t.overTime(); {
	case s.col >= 0 && slices.Contains(times, s.col):
		over = s.col
	case len(times) == 1:
		over = times[0]
	case len(times) > 1:
		var names []string
		for _, col := range times {
			names = append(names, s.t.Columns[col].Name)
		}
		c.errorf("find the row by a key, such as at(…, { "+names[0]+": … })", "%s does not know the order of %s: columns of dates and years are %s", c.t.text, s.t.Name, strings.Join(names, ", "))
		return nil, -1, false
	}
	for i := range s.len() {
		if row := s.row(i); over < 0 || !s.t.Rows[row].Cells[over].Missing {
			rows = append(rows, row)
		}
	}
	if over >= 0 {
		order := func(a, b int) int { return compare(s.t.Rows[a].Cells[over], s.t.Rows[b].Cells[over]) }
		if !slices.IsSortedFunc(rows, order) {
			slices.SortStableFunc(rows, order)
		}
	}
	if len(rows) == 0 {
		c.errorf("", "%s finds no row of %s", c.t.text, s.t.Name)
		return nil, -1, false
	}
	return rows, over, true
}

// alone tells of a row whose date or year others have too.
func (c *call) alone(s selection, rows []int, i, over int) bool {
	if over < 0 {
		return true
	}
	like := func(j int) bool {
		return j >= 0 && j < len(rows) && compare(s.t.Rows[rows[j]].Cells[over], s.t.Rows[rows[i]].Cells[over]) == 0
	}
	from, to := i, i
	for like(from - 1) {
		from--
	}
	for like(to + 1) {
		to++
	}
	if from == to {
		return true
	}
	c.errorf(partingHint(s, rows[from], rows[to]), "%s finds %s of %s with %s %s: %s", c.t.text, count(to-from+1, "row"),
		s.t.Name, s.t.Columns[over].Name, show(s.t.Rows[rows[i]].Cells[over]), s.t.places(rows[from:to+1]))
	return false
}

// partingHint names a column in which two rows differ.
func partingHint(s selection, a, b int) string {
	for i, column := range s.t.Columns {
		_, reserved := s.t.reservedKind(column.Name)
		x, y := s.t.Rows[a].Cells[i], s.t.Rows[b].Cells[i]
		if column.Kind == Text && !reserved && x.key() != y.key() {
			return fmt.Sprintf("take some of the rows: where(…, { %s: %q })", column.Name, clip(x.Text))
		}
	}
	return "take some of the rows with where(…, { … })"
}

func first(c *call) (Value, bool) { return c.end(0) }

func last(c *call) (Value, bool) { return c.end(-1) }

// end is the first value, or with -1 the last.
func (c *call) end(i int) (Value, bool) {
	s := c.args[0].sel
	rows, over, ok := c.inOrder(s)
	if !ok {
		return Value{}, false
	}
	if i < 0 {
		i = len(rows) - 1
	}
	if !c.alone(s, rows, i, over) {
		return Value{}, false
	}
	return s.take(c.evaluation, rows[i]), true
}

func rising(c *call) (Value, bool) { return c.monotone(1) }

func falling(c *call) (Value, bool) { return c.monotone(-1) }

// monotone says whether each value is above the one before it, or below with -1. Where one is missing nobody knows.
func (c *call) monotone(sign int) (Value, bool) {
	s := c.args[0].sel
	if k := s.t.Columns[s.col].Kind; k != Number && k != Date {
		return c.errorf("", "%s is of numbers and dates, and column %q of %s holds %s", c.t.text, s.t.Columns[s.col].Name, s.t.Name, holds(k))
	}
	rows, over, ok := c.inOrder(s)
	if !ok {
		return Value{}, false
	}
	all := true
	var before Value
	for i, row := range rows {
		if !c.alone(s, rows, i, over) {
			return Value{}, false
		}
		now := s.take(c.evaluation, row)
		if now.Cell.Missing {
			return missingValue(Bool, "", "").from(now), true
		}
		if i > 0 && compare(now.Cell, before.Cell) != sign {
			all = false
		}
		before = now
	}
	return boolValue(all), true
}

// onBefore holds the last value of a column, or that of the row with a key, against the one before it.
func (c *call) onBefore(of func(c *call, now, before Value) (Value, bool)) (Value, bool) {
	s := c.args[0].sel
	rows, over, ok := c.inOrder(s)
	if !ok {
		return Value{}, false
	}
	if over < 0 {
		return c.errorf("write "+c.t.text+"(FROM, TO)", "%s has no dates or years, so no row comes before another", s.t.Name)
	}
	i := len(rows) - 1
	if len(c.args) == 2 {
		row, ok := c.find(s, c.args[1].key)
		if !ok {
			return Value{}, false
		}
		i = slices.Index(rows, row)
	}
	if i < 1 {
		return c.errorf("", "%s needs a row before that with %s %s", c.t.text, s.t.Columns[over].Name, show(s.t.Rows[rows[max(0, i)]].Cells[over]))
	}
	if !c.alone(s, rows, i, over) || !c.alone(s, rows, i-1, over) {
		return Value{}, false
	}
	now, before := s.take(c.evaluation, rows[i]), s.take(c.evaluation, rows[i-1])
	if a, b := s.t.Rows[rows[i-1]].Cells[over], s.t.Rows[rows[i]].Cells[over]; s.gap(rows, over, a, b) {
		return missingValue(Number, "", fmt.Sprintf("%s has no row between %s and %s", s.t.Name, show(a), show(b))).from(now, before), true
	}
	return of(c, now, before)
}

// gap says whether two neighbours lie further apart than others do. Days may have week-ends between them.
func (s selection) gap(rows []int, over int, a, b Cell) bool {
	column := s.t.Columns[over]
	apart, unit := between(column, a, b)
	if unit == "" || unit == "day" {
		return false
	}
	for i := 1; i < len(rows); i++ {
		n, u := between(column, s.t.Rows[rows[i-1]].Cells[over], s.t.Rows[rows[i]].Cells[over])
		if u == unit && n > 0 && n < apart {
			return true
		}
	}
	return false
}
