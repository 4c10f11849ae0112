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

// plus is the sum of two values.
func (a quantity) plus(b quantity) quantity { return quantity{a.value + b.value, a.unit + b.unit} }

// minus is the difference of two values.
func (a quantity) minus(b quantity) quantity { return quantity{a.value - b.value, a.unit + b.unit} }

// times is the product of two values.
func (a quantity) times(b quantity) quantity {
	return quantity{a.value * b.value, math.Abs(a.value)*b.unit + math.Abs(b.value)*a.unit}
}

// dividedBy is a ratio.
func (a quantity) dividedBy(b quantity) quantity {
	ratio := a.value / b.value
	return quantity{ratio, (a.unit + math.Abs(ratio)*b.unit) / math.Abs(b.value)}
}

// toThe is a power of a value whose exponent is exact.
func (a quantity) toThe(n float64) quantity {
	if n == 0 {
		return quantity{value: 1}
	}
	return quantity{math.Pow(a.value, n), math.Abs(n*math.Pow(a.value, n-1)) * a.unit}
}

// shift multiplies by a power of ten, exactly.
func (a quantity) shift(exponent int) quantity {
	if exponent == 0 {
		return a
	}
	return quantity{newDecimal(a.value).shift(exponent).float(), newDecimal(a.unit).shift(exponent).float()}
}

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

// exactDigits is how many digits a float64 bears, and readDigits how many of them are kept of a number that is
// known exactly and does not end, such as a third.
const (
	exactDigits = 15
	readDigits  = 6
)

// compute gives a cell a computed value. It stays missing where that is too large to be a number.
func (c *Cell) compute(q quantity) {
	step := nearestPower(q.unit)
	if q.unit == 0 {
		x := newDecimal(q.value)
		x = x.round(exactDigits - x.point)
		decimals := x.decimals()
		if len(x.digits) == exactDigits && decimals > 0 {
			decimals = max(0, readDigits-x.point)
		}
		step = newDecimal(unitOfLastDigit(decimals))
	}
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
