package charts

import (
	"fmt"
	"math"
	"strings"

	"report/data"
)

// normalize turns values into shares of what stands in their slot, for stack = "normalize". A slot whose
// values have no shares keeps them: unshared refuses it.
func (r *reader) normalize(d *dataset) *dataset {
	if d == nil || r.spec.Stack != stackNormalize {
		return d
	}
	var all []data.Cell
	for i := range d.slots {
		sum := d.sum(i)
		for k := range d.series {
			if c := &d.series[k].cells[i]; !c.Missing && sum.Number > 0 {
				*c = share(*c, sum)
				all = append(all, *c)
			}
		}
	}
	pattern := "0"
	if data.Decimals(all) > 2 && vanish(all) {
		pattern = "0.0"
	}
	d.y.Unit, d.y.Format = "%", pattern+"%"
	if r.locale != nil {
		d.y.Format = r.locale.Unit(pattern, "%")
	}
	return d
}

// share is a value as a part of a total. It is known as far as the last digits of both let it be. Values
// written to the unit are mostly counts, 3 of 7, and exact: their shares are known to a whole percent at
// least. Those that were rounded further are to ten.
func share(c, total data.Cell) data.Cell {
	coarsest := 0.01
	if c.Known() > 1 {
		coarsest = 0.1
	}
	step := max(c.Known(), total.Precision*math.Abs(c.Number/total.Number)) / total.Number
	c.Number /= total.Number
	c.Precision = math.Pow10(int(math.Ceil(math.Log10(min(step, coarsest)) - 1e-9)))
	return c
}

// vanish says whether one of the shares would be printed as none at whole percents.
func vanish(shares []data.Cell) bool {
	for _, c := range shares {
		if c.Number > 0 && c.Number < 0.005 {
			return true
		}
	}
	return false
}

// unshared refuses what has no shares.
func unshared(s Spec, d *dataset) []Problem {
	if s.Stack != stackNormalize {
		return nil
	}
	if s.YFormat != "" && !strings.Contains(s.YFormat, "%") {
		return []Problem{{Key: "y_format", Message: `the values are shares of 100 % where stack = "normalize"`, Hint: `leave out y_format, or write "0.0 %"`}}
	}
	for i, x := range d.slots {
		sum, n := 0.0, 0
		for _, one := range d.series {
			v, ok := one.value(i)
			if ok && v < 0 {
				return []Problem{{Key: "stack", Message: fmt.Sprintf("a negative value has no share of 100 %%: %s is %s at %s", shorten(one.label, 40), one.cells[i].Text, shorten(x.label, 40)),
					Hint: `write stack = "zero", or leave out stack`}}
			}
			if ok {
				sum, n = sum+v, n+1
			}
		}
		if k := d.lacking(i); n > 0 && k >= 0 {
			return []Problem{{Key: "stack", Message: fmt.Sprintf("nobody knows the whole where a part is missing: %s has no value at %s", shorten(d.series[k].label, 40), shorten(x.label, 40)),
				Hint: `write 0 where there is nothing, leave the row out with filter, or write stack = "zero"`}}
		}
		if n > 0 && math.Abs(sum-1) > 1e-9 {
			return []Problem{{Key: "stack", Message: fmt.Sprintf("the values at %s add up to nothing, of which there are no shares", shorten(x.label, 40)),
				Hint: `leave the row out with filter, or write stack = "zero"`}}
		}
	}
	return nil
}
