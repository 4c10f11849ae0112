package data

import (
	"math"
)

// pair brings two numbers to one unit.
func (c *call) pair(a, b Value, what string) (x, y Value, ok bool) {
	for _, v := range []Value{a, b} {
		if v.Cell.Kind != Number || v.Column.Years() {
			c.errorf("", "%s is of quantities, and this is %s", c.t.text, kindOf(v))
			return a, b, false
		}
	}
	var units unifying
	if f := units.same(&a, &b, what); f != nil {
		c.errorf(f.hint, "%s", f.message)
		return a, b, false
	}
	return a, b, true
}

func kindOf(v Value) string {
	if v.Column.Years() {
		return "a year"
	}
	return holdsOne(v.Cell.Kind)
}

// relativeTo is a number in percent of another. Nothing is told against zero or less.
func (c *call) relativeTo(a, b Value, of func(a, b quantity) quantity) (Value, bool) {
	x, y, ok := c.pair(a, b, "compared")
	switch {
	case !ok:
		return Value{}, false
	case a.Cell.Missing || b.Cell.Missing:
		return missingValue(Number, "%", "").from(a, b), true
	case y.q.value <= 0:
		return missingValue(Number, "%", "the value that it is held against is not above zero").from(a, b), true
	}
	return percentage(of(x.q, y.q)).from(a, b), true
}

func growthOf(c *call, now, before Value) (Value, bool) {
	return c.relativeTo(now, before, func(a, b quantity) quantity {
		q := a.percentOf(b)
		q.value = 100 * ((a.value - b.value) / b.value)
		return q
	})
}

func differenceOf(c *call, now, before Value) (Value, bool) {
	x, y, ok := c.pair(now, before, "subtracted")
	if !ok {
		return Value{}, false
	}
	v := x.result(x.q.minus(y.q))
	v.Column.Unit = differenceUnit(v.Column.Unit, derivedLabels[Series{Locale: c.s.Locale}.language()].points)
	if now.Cell.Missing || before.Cell.Missing {
		return missingValue(Number, v.Column.Unit, "").from(now, before), true
	}
	return v.bounded().from(now, before), true
}

func shareOfValue(c *call) (Value, bool) {
	return c.relativeTo(c.args[0].value, c.args[1].value, quantity.percentOf)
}

func indexOf(c *call) (Value, bool) {
	v, ok := shareOfValue(c)
	v.Column.Unit = ""
	return v, ok
}

func timesOf(c *call) (Value, bool) {
	v, ok := c.relativeTo(c.args[0].value, c.args[1].value, quantity.dividedBy)
	v.Column.Unit = ""
	return v, ok
}

// yearlyGrowth is between the rows with two keys.
func yearlyGrowth(c *call) (Value, bool) {
	s := c.args[0].sel
	from, ok := c.find(s, c.args[1].key)
	to, fine := c.find(s, c.args[2].key)
	if !ok || !fine {
		return Value{}, false
	}
	_, over, ok := c.inOrder(s)
	if !ok {
		return Value{}, false
	}
	if over < 0 {
		return c.errorf("write yearly_growth(FROM, TO, YEARS)", "%s has no dates or years", s.t.Name)
	}
	n, unit := between(s.t.Columns[over], s.t.Rows[from].Cells[over], s.t.Rows[to].Cells[over])
	years := float64(n)
	switch unit {
	case "month":
		years /= 12
	case "year":
	default:
		return c.errorf("write yearly_growth(FROM, TO, YEARS)", "days make no even years")
	}
	return c.growthAYear(s.take(c.evaluation, from), s.take(c.evaluation, to), years)
}

func yearlyGrowthOf(c *call) (Value, bool) {
	n, ok := c.number(2)
	if !ok {
		return Value{}, false
	}
	if n.Cell.Missing {
		return missingValue(Number, "%", "").from(n), true
	}
	return c.growthAYear(c.args[0].value, c.args[1].value, n.q.value)
}

func (c *call) growthAYear(from, to Value, years float64) (Value, bool) {
	if years <= 0 {
		return c.errorf("", "%s needs the earlier value first, and time between the two", c.t.text)
	}
	return c.relativeTo(to, from, func(a, b quantity) quantity {
		ratio := math.Pow(a.value/b.value, 1/years)
		return quantity{100 * (ratio - 1), 100 / years * math.Abs(ratio) * (a.unit/math.Abs(a.value) + b.unit/math.Abs(b.value))}
	})
}

// yearsBetween counts whole years.
func yearsBetween(c *call) (Value, bool) {
	return c.span(c.args[0].value, c.args[1].value)
}

func yearsOfColumn(c *call) (Value, bool) {
	s := c.args[0].sel
	rows, over, ok := c.inOrder(s)
	if !ok {
		return Value{}, false
	}
	if over != s.col {
		return c.errorf("", "column %q of %s holds neither dates nor years", s.t.Columns[s.col].Name, s.t.Name)
	}
	return c.span(s.take(c.evaluation, rows[0]), s.take(c.evaluation, rows[len(rows)-1]))
}

func (c *call) span(from, to Value) (Value, bool) {
	if from.Cell.Missing || to.Cell.Missing {
		return missingValue(Number, "", "").from(from, to), true
	}
	a, b := asDateValue(from), asDateValue(to)
	for i, v := range []Value{a, b} {
		if v.Cell.Kind != Date {
			c.d.Errorf(c.t.args[min(i, len(c.t.args)-1)].at, "write it as "+dateForms, "%s is of dates and years, and this is %s", c.t.text, holdsOne(v.Cell.Kind))
			return Value{}, false
		}
	}
	x, y := a.Cell.Time, b.Cell.Time
	sign := 1
	if y.Before(x) {
		x, y, sign = y, x, -1
	}
	n := y.Year() - x.Year()
	if x.AddDate(n, 0, 0).After(y) {
		n--
	}
	n *= sign
	return exactValue(float64(n)).from(from, to), true
}

// datePart is the form of year, quarter and month.
func datePart(part Grain) []form {
	return []form{{"DATE", []sort{aValue}, false, aValue, func(c *call) (Value, bool) { return c.datePart(part) }}}
}

func (c *call) datePart(part Grain) (Value, bool) {
	v := c.args[0].value
	if v.Cell.Missing {
		return missingValue(Number, "", "").from(v), true
	}
	date := asDateValue(v).Cell
	if date.Kind != Date {
		return c.errorf("write it as "+dateForms, "%s is of dates, and this is %s", c.t.text, holdsOne(v.Cell.Kind))
	}
	if date.Grain > part {
		return c.errorf("", "%s has no %s", date.ISO(), c.t.text)
	}
	n := date.Time.Year()
	switch part {
	case Quarter:
		n = quarterOf(date.Time)
	case Month:
		n = int(date.Time.Month())
	}
	out := exactValue(float64(n)).from(v)
	if part == Year {
		out.Column.Format = yearFormat
	}
	return out, true
}

func absolute(c *call) (Value, bool) {
	v, ok := c.number(0)
	switch {
	case ok && v.literal:
		return literal(math.Abs(v.q.value)), true
	case ok && v.q.value < 0:
		v.q.value = -v.q.value
		v.Cell.Number, v.Computed = v.q.value, true
	}
	return v, ok
}

func rounded(c *call) (Value, bool) {
	v, ok := c.number(0)
	step := 1.0
	if len(c.args) == 2 {
		s, fine := c.number(1)
		ok = ok && fine
		step = s.q.value
		if fine && (s.Cell.Missing || !(step > 0)) {
			c.d.Errorf(c.t.args[1].at, "", "a step must be more than 0, such as 10 or 0.1")
			return Value{}, false
		}
	}
	if !ok || v.Cell.Missing {
		return v, ok
	}
	v.q.value = newDecimal(v.q.value).roundTo(newDecimal(step)).float()
	v.step = 0
	if v.q.unit <= step {
		v.q.unit, v.step = step, step
	}
	v.Cell.Number, v.Computed, v.literal = v.q.value, true, false
	return v, true
}

func fractionOf(c *call) (Value, bool) {
	v, ok := c.number(0)
	if !ok {
		return v, false
	}
	if !isShare(v) {
		return c.errorf("", "fraction is of percentages, and this is in %s", inUnit(v))
	}
	exponent := parts[v.Column.Unit]
	v.q, v.step = v.q.shift(exponent), 0
	v.Column.Unit, v.Column.Format, v.Computed, v.relative = "", "", true, false
	v.Cell.Number = v.q.value
	return v, true
}

func isMissing(c *call) (Value, bool) {
	v := c.args[0].value
	return boolValue(v.Cell.Missing).from(v), true
}
