package charts

import (
	"math"

	"report/data"
	"report/layout"
)

// The largest dot of a chart whose dots grow by a column: a share of the width, within limits.
const (
	sizeShare    = 0.03
	largestDot   = 15
	smallestSize = 0.7 // radius of a dot that would be too small to be seen
)

// sized reads the sizes of dots; -1 where none are asked for.
func (r *reader) sized() int {
	if r.spec.Size == "" {
		return -1
	}
	if r.spec.Facet != "" {
		r.errorf("size", "leave out facet or size", "dots of different sizes do not go with a facet")
	}
	return r.numberColumn("size", r.spec.Size)
}

// size refuses what no area can show.
func (r *reader) size(row data.Row, column int) (ok bool) {
	c := row.Cells[column]
	if c.Missing {
		if r.unsized.first(r) {
			r.warnf("size", "", "%s has no %s and is left out", row.At, r.table.Columns[column].Name)
		}
		return false
	}
	if !(c.Number > 0) || c.Number > largest || math.IsInf(c.Number, 0) {
		if r.tiny.first(r) {
			r.errorf("size", "filter the rows", "the area of a dot cannot be %s, as %s has it", shorten(c.Text, 40), row.CellAt(column))
		}
		return false
	}
	return true
}

// largestSize is the greatest size of a dot.
func (d *dataset) largestSize() float64 {
	top := 0.0
	for _, s := range d.series {
		for _, c := range s.sizes {
			top = max(top, c.Number)
		}
	}
	return top
}

// sizeRadius is the radius of a dot whose area is proportional to v.
func (f *figure) sizeRadius(v float64) layout.Pt {
	return max(smallestSize, f.mostRadius()*math.Sqrt(v/f.data.largestDot))
}

// mostRadius is the radius of the largest dot.
func (f *figure) mostRadius() layout.Pt { return max(6, min(largestDot, f.width*sizeShare)) }

// sizeLegend shows two or three sizes with their values, in a row above the data area.
func (f *figure) sizeLegend() error {
	name, err := f.fit(axisName("", f.data.size), f.regular(f.style.Text), f.width*0.5)
	if err != nil {
		return err
	}
	high, before := 2*f.mostRadius(), f.area.y0
	middle := f.area.y0 - f.headroom + max(high, f.style.LabelSize)/2 + 1
	baseline := middle + 0.35*f.style.LabelSize
	f.place(name, 0, baseline, left)
	var keys []sizeKey
	room := f.width - name.line.Width
	for _, v := range f.data.sizeSamples() {
		l, err := f.set(f.style.Locale.Number(v, max(0, decimalsOf(v))), f.regular(f.style.Text))
		if err != nil {
			return err
		}
		keys = append(keys, sizeKey{f.sizeRadius(v), l})
		room -= keys[len(keys)-1].width()
	}
	for ; room < 0 && len(keys) > 1; keys = keys[1:] { // the largest tells most
		room += keys[0].width()
	}
	x := name.line.Width
	for _, k := range keys {
		f.add(shapeKey{f, x + keyGap + k.radius, middle, k.radius, circle, f.style.Context})
		x += k.width()
		f.place(k.value, x, baseline, right)
	}
	f.area.y0 = f.headroom + middle + max(high, f.style.LabelSize)/2 + 5
	if f.spec.Height > 0 {
		f.grow(f.area.y0 - before)
	} else {
		f.grow(high)
	}
	return nil
}

// sizeKey is a dot of the legend of sizes with its value.
type sizeKey struct {
	radius layout.Pt
	value  label
}

func (k sizeKey) width() layout.Pt { return keyGap + 2*k.radius + chipGap + k.value.line.Width }

// sizeSamples are up to three round values, the smallest first: the largest that a dot has or less, and
// about a fifth of it each.
func (d *dataset) sizeSamples() []float64 {
	least := d.largestDot
	for _, s := range d.series {
		for _, c := range s.sizes {
			least = min(least, c.Number)
		}
	}
	const steps = 3 // to a power of ten
	of := func(i int) float64 {
		e := int(math.Floor(float64(i) / steps))
		m := []float64{1, 2, 5}[i-e*steps]
		if e < 0 {
			return m / math.Pow10(-e)
		}
		return m * math.Pow10(e)
	}
	i := int(math.Floor(math.Log10(d.largestDot))) * steps
	for of(i+1) <= d.largestDot {
		i++
	}
	out := []float64{of(i)}
	for n := 1; n < 3 && of(i-2*n) >= least/2; n++ {
		out = append([]float64{of(i - 2*n)}, out...)
	}
	return out
}

// widened makes an axis longer where a dot at its end would reach beyond it, whose radius is a share of
// the widened axis.
func (a axis) widened(lo, hi, share float64) axis {
	room := share * (a.max - a.min) / max(0.1, 1-2*share)
	a.min, a.max = min(a.min, lo-room), max(a.max, hi+room)
	return a
}
