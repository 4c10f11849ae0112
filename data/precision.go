package data

import "math"

// quantity is a value and the unit to which it is known: 6150 to the nearest 10 lies within 5 of it.
//
// What is computed from quantities is known to the sum of what each of them can shift it by: their
// units, each multiplied by how much the result changes with the value (the partial derivative). That
// some of them cancel out is luck, and not counted on. The power of ten nearest to that sum is the
// Precision of the result.
type quantity struct {
	value, unit float64
}

func (c Cell) quantity() quantity { return quantity{c.Number, c.Known()} }

// minus is the difference of two values.
func (a quantity) minus(b quantity) quantity { return quantity{a.value - b.value, a.unit + b.unit} }

// percentOf is 100 times a divided by b.
func (a quantity) percentOf(b quantity) quantity {
	ratio := a.value / b.value
	return quantity{100 * ratio, 100 * (a.unit + math.Abs(ratio)*b.unit) / math.Abs(b.value)}
}

// over divides by a number that is exact.
func (a quantity) over(n int) quantity { return quantity{a.value / float64(n), a.unit / float64(n)} }

func sum(values []quantity) quantity {
	var total quantity
	for _, v := range values {
		total.value += v.value
		total.unit += v.unit
	}
	return total
}

// spare is how many digits a computed number keeps beyond its precision; those behind them are what
// floating point adds.
const spare = 6

// compute gives a cell a computed value. It stays missing where that is too large to be a number.
func (c *Cell) compute(q quantity) {
	step := nearestPower(q.unit)
	if math.IsNaN(q.value) || math.IsInf(q.value, 0) || len(step.digits) == 0 {
		return
	}
	x := newDecimal(q.value)
	x = x.round(spare + 1 - step.point)
	c.Kind, c.Missing = Number, false
	c.Number, c.Precision = x.float(), step.float()
	c.Text = x.roundTo(step).plain(step.decimals())
}

// nearestPower is the power of ten that is nearest to a unit by its ratio: 0.01 for 0.0149, and 1 for
// 0.478. It is zero for what is no unit.
func nearestPower(unit float64) decimal {
	if !(unit > 0) || math.IsInf(unit, 0) {
		return decimal{}
	}
	return decimal{digits: []byte{'1'}, point: int(math.Round(math.Log10(unit))) + 1}
}
