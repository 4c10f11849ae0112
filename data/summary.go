package data

import "slices"

// quantities are the numbers of a column in one unit. With a value that is missing there are none, and known is
// the missing result.
func (c *call) quantities(years bool) (values []quantity, unit string, known Value, ok bool) {
	s := c.args[0].sel
	column := s.t.Columns[s.col]
	switch {
	case column.Kind != Number:
		c.d.Errorf(c.t.args[0].at, s.t.whyText(s.col), "%s is of numbers, and column %q holds %s", c.t.text, column.Name, holds(column.Kind))
		return nil, "", Value{}, false
	case column.Years() && !years:
		c.d.Errorf(c.t.args[0].at, "", "%s is of quantities, and column %q holds years", c.t.text, column.Name)
		return nil, "", Value{}, false
	case s.len() == 0:
		c.errorf("", "%s finds no row of %s", c.t.text, s.t.Name)
		return nil, "", Value{}, false
	}
	values = make([]quantity, 0, s.len())
	gap := -1
	for i := range s.len() {
		v := cellValue(s.t, s.row(i), s.col)
		if v.Cell.Missing {
			gap = s.row(i)
			continue
		}
		if len(values) == 0 {
			unit = v.Column.Unit
		}
		if v.Column.Unit != unit {
			c.d.Errorf(c.t.args[0].at, "take the rows of one unit with where(…)", "rows of column %q have different units: %s", column.Name, quoteAll([]string{unit, v.Column.Unit}))
			return nil, "", Value{}, false
		}
		values = append(values, v.q)
	}
	if gap >= 0 {
		return nil, unit, c.origin(missingValue(Number, unit, ""), s.t, gap, s.col), true
	}
	return values, unit, Value{}, true
}

// aggregate makes one number of a column.
func (c *call) aggregate(of func(values []quantity) quantity) (Value, bool) {
	values, unit, known, ok := c.quantities(false)
	if !ok || values == nil {
		return known, ok
	}
	s := c.args[0].sel
	v := computedValue(of(values), unit).bounded()
	v.Column.Format = s.t.Columns[s.col].Format
	v.Origins = c.cells(s.col)
	return v, true
}

// cells are those of a column in all rows of the first argument.
func (c *call) cells(col int) []Origin {
	if c.overRows {
		return nil
	}
	s := c.args[0].sel
	out := make([]Origin, s.len())
	for i := range out {
		out[i] = Origin{s.t, s.row(i), col}
	}
	return out
}

func sumOfColumn(c *call) (Value, bool) {
	s := c.args[0].sel
	if column := s.t.Columns[s.col]; column.Kind == Number && !canBeSummed(column) {
		return c.errorf("mean(…) is of such values", "column %q is in %s, which cannot be summed up", column.Name, column.Unit)
	}
	return c.aggregate(sum)
}

func meanOfColumn(c *call) (Value, bool) {
	return c.aggregate(func(values []quantity) quantity { return sum(values).over(len(values)) })
}

func medianOfColumn(c *call) (Value, bool) {
	return c.aggregate(func(values []quantity) quantity {
		values = slices.SortedFunc(slices.Values(values), func(a, b quantity) int { return compareFloats(a.value, b.value) })
		n := len(values)
		if n%2 == 1 {
			return values[n/2]
		}
		return sum(values[n/2-1 : n/2+1]).over(2)
	})
}

func compareFloats(a, b float64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

func smallest(c *call) (Value, bool) { return c.extreme(-1) }

func largest(c *call) (Value, bool) { return c.extreme(1) }

// extreme is the smallest value with -1, the largest with 1.
func (c *call) extreme(sign int) (Value, bool) {
	if c.t.args[0].sort() != aColumn {
		return c.extremeOf(sign)
	}
	s := c.args[0].sel
	row, known, ok := c.extremeRow(sign)
	if !ok || row < 0 {
		return known, ok
	}
	return s.take(c.evaluation, row), true
}

// extremeRow finds the row of the smallest or largest value; -1 where one is missing.
func (c *call) extremeRow(sign int) (row int, known Value, ok bool) {
	s := c.args[0].sel
	if s.t.Columns[s.col].Kind != Date {
		if values, _, known, ok := c.quantities(true); !ok || values == nil {
			return -1, known, ok
		}
	}
	row = -1
	for i := range s.len() {
		cell := s.cell(i)
		if cell.Missing {
			return -1, c.origin(missingValue(cell.Kind, "", ""), s.t, s.row(i), s.col), true
		}
		if row < 0 || sign*compare(cell, s.t.Rows[row].Cells[s.col]) > 0 {
			row = s.row(i)
		}
	}
	if row < 0 {
		known, ok = c.errorf("", "%s finds no row of %s", c.t.text, s.t.Name)
		return -1, known, ok
	}
	return row, Value{}, true
}

// extremeOf is the smallest or largest of several values.
func (c *call) extremeOf(sign int) (Value, bool) {
	op := map[int]string{-1: "<", 1: ">"}[sign]
	var compares comparing
	best := c.args[0].value
	unit := best
	for _, arg := range c.args {
		if unit.literal {
			unit = arg.value
		}
	}
	for i, arg := range c.args {
		switch {
		case arg.value.Cell.Missing:
			return arg.value, true
		case i == 0:
			continue
		}
		better, ok := compares.compare(c.evaluation, op, arg.value, best, arg.at.at)
		if !ok {
			return Value{}, false
		}
		if better {
			best = arg.value
		}
	}
	if best.literal && !unit.literal {
		best.Column, best.literal = unit.Column, false
	}
	return best, true
}

// highest is what a column says in the row of the largest value.
func highest(c *call) (Value, bool) { return c.extremeName(1) }

func lowest(c *call) (Value, bool) { return c.extremeName(-1) }

func (c *call) extremeName(sign int) (Value, bool) {
	s := c.args[0].sel
	row, known, ok := c.extremeRow(sign)
	if !ok || row < 0 {
		return known, ok
	}
	var alike []int
	for i := range s.len() {
		if compare(s.cell(i), s.t.Rows[row].Cells[s.col]) == 0 {
			alike = append(alike, s.row(i))
		}
	}
	if len(alike) > 1 {
		return c.errorf("take some of the rows with where(…, { … })", "%s finds %s of %s with %s %s: %s", c.t.text, count(len(alike), "row"), s.t.Name,
			s.t.Columns[s.col].Name, show(s.t.Rows[row].Cells[s.col]), s.t.places(alike))
	}
	s.col = c.args[1].col
	return s.take(c.evaluation, row).from(c.origin(Value{}, s.t, row, c.args[0].sel.col)), true
}

func countOfValues(c *call) (Value, bool) {
	s := c.args[0].sel
	n := 0
	for i := range s.len() {
		if !s.cell(i).Missing {
			n++
		}
	}
	v := exactValue(float64(n))
	v.Origins = c.cells(s.col)
	return v, true
}

// countOfRows comes from the first cell of each row.
func countOfRows(c *call) (Value, bool) {
	v := exactValue(float64(c.args[0].sel.len()))
	v.Origins = c.cells(0)
	return v, true
}

// rank is 1 and how many are larger.
func rank(c *call) (Value, bool) {
	s := c.args[0].sel
	row, ok := c.find(s, c.args[1].key)
	if !ok {
		return Value{}, false
	}
	if values, _, known, ok := c.quantities(false); !ok || values == nil {
		return known, ok
	}
	of, place := s.t.Rows[row].Cells[s.col].Number, 1
	for i := range s.len() {
		if s.cell(i).Number > of {
			place++
		}
	}
	return exactValue(float64(place)).from(s.take(c.evaluation, row)), true
}

// shareOfColumn is the row with a key in percent of the sum of the column.
func shareOfColumn(c *call) (Value, bool) {
	s := c.args[0].sel
	whole, ok := sumOfColumn(c)
	if !ok || whole.Cell.Missing {
		return whole, ok
	}
	row, ok := c.find(s, c.args[1].key)
	if !ok {
		return Value{}, false
	}
	part := s.take(c.evaluation, row)
	for i := range s.len() {
		if s.cell(i).Number < 0 {
			return c.errorf("", "column %q has %s at %s, and what is below zero is no share of a total", s.t.Columns[s.col].Name, show(s.cell(i)), s.t.Rows[s.row(i)].CellAt(s.col))
		}
	}
	if whole.q.value <= 0 {
		return missingValue(Number, "%", "the sum is zero"), true
	}
	return percentage(part.q.shareOf(whole.q)).from(part, whole), true
}

// percentage is a computed one.
func percentage(q quantity) Value {
	v := computedValue(q, "%")
	v.relative = true
	return v.bounded()
}
