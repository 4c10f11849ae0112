package charts

import (
	"fmt"
	"math"
	"strings"

	"report/data"
)

// normalize turns values into shares of what stands in their slot, for stack = "normalize". They are
// known to the percent. A slot whose values add up to nothing keeps them: unshared refuses it.
func (r *reader) normalize(d *dataset) *dataset {
	if d == nil || r.spec.Stack != stackNormalize {
		return d
	}
	for i := range d.slots {
		sum := 0.0
		for _, s := range d.series {
			if v, ok := s.value(i); ok {
				sum += v
			}
		}
		for k := range d.series {
			if c := &d.series[k].cells[i]; !c.Missing && sum > 0 {
				c.Number, c.Precision = c.Number/sum, 0.01
			}
		}
	}
	d.y.Unit, d.y.Format = "%", percentPattern(r.locale)
	return d
}

// percentPattern prints shares of one as a language does.
func percentPattern(l *data.Locale) string {
	if l != nil && !strings.HasPrefix(l.Lang(), "en") && !strings.HasPrefix(l.Lang(), "zh") {
		return "0\u00a0%"
	}
	return "0%"
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
		for _, s := range d.series {
			if v, ok := s.value(i); ok {
				sum, n = sum+v, n+1
			}
		}
		if n > 0 && math.Abs(sum-1) > 1e-9 {
			return []Problem{{Key: "stack", Message: fmt.Sprintf("the values at %s add up to nothing, of which there are no shares", shorten(x.label, 40)),
				Hint: `leave the row out with filter, or write stack = "zero"`}}
		}
	}
	return nil
}
