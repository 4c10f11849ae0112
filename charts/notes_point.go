package charts

import "math"

// noted is what a note points to: a slot of a series, or a dot of a scatter chart.
type noted struct{ series, index int }

// markAt finds the mark that a note without y points to: in its series, else in the first that has a
// value there, or at the end of a whole stack.
func (d *dataset) markAt(s Spec, n Note) (noted, bool) {
	order := make([]int, 0, len(d.series))
	for k := range d.series {
		if s.stacked() {
			k = len(d.series) - 1 - k
		}
		order = append(order, k)
	}
	pos, placed := (&figure{data: d}).placeOf(n.X)
	for _, k := range order {
		x := d.series[k]
		if n.Series != "" && s.Facet == "" && !matches(n.Series, x.name, x.label) {
			continue
		}
		if len(d.slots) == 0 {
			for i, c := range x.xs {
				if placed && math.Abs(position(d.kind, c)-pos) <= 1e-9*math.Abs(pos) {
					return noted{k, i}, true
				}
			}
			continue
		}
		for i, slot := range d.slots {
			if _, ok := x.value(i); ok && d.means(n.X, i, slot) {
				return noted{k, i}, true
			}
		}
	}
	return noted{}, false
}

// means says whether a value of the config is slot i.
func (d *dataset) means(v any, i int, s slot) bool {
	if matches(v, s.key, s.label) {
		return true
	}
	pos, ok := d.positionOf(word(v))
	return ok && pos == s.pos
}

// speaks says whether a note stands on this figure: on a panel of a facet only if it names it.
func (f *figure) speaks(n Note) bool {
	return f.spec.Facet == "" || f.spec.isPanel(n.Series, f.name)
}

// pointOf is where a note points in data, and on which side of zero the mark there is.
func (f *figure) pointOf(n Note) (pos, value, sign float64) {
	if n.Y != nil {
		pos, _ = f.placeOf(n.X)
		return pos, *n.Y, 1
	}
	at, _ := f.data.markAt(f.spec, n)
	s := f.data.series[at.series]
	switch {
	case f.plane.mark != nil:
		return f.plane.mark(at.series, at.index)
	case len(f.data.slots) == 0:
		pos, value = position(f.data.kind, s.xs[at.index]), s.cells[at.index].Number
	default:
		pos, value = f.slotAt(at.index), s.cells[at.index].Number
	}
	if sign = 1; s.cells[at.index].Number < 0 {
		sign = -1
	}
	return pos, value, sign
}

// across is the range of a scatter chart or a timeline along x.
func (d *dataset) across() (lo, hi float64) {
	if len(d.events) > 0 {
		return d.span()
	}
	return d.extent(func(s series, i int) float64 { return position(d.kind, s.xs[i]) })
}

// widened is the range of an axis that also takes in what the config writes at values of its own.
func (f *figure) widened(name string, lo, hi float64) (float64, float64) {
	take := func(v float64) { lo, hi = min(lo, v), max(hi, v) }
	takeX := func(v any) {
		if pos, ok := f.placeOf(v); ok {
			take(pos)
		}
	}
	ofPlaces := name == "x" && len(f.data.slots) == 0 // others end with their slots
	for _, r := range f.spec.Reference {
		if name == "y" && r.Y != nil {
			take(*r.Y)
		} else if ofPlaces && r.X != nil {
			takeX(r.X)
		}
	}
	for _, n := range f.spec.Notes {
		if name == "y" && n.Y != nil && f.speaks(n) {
			take(*n.Y)
		} else if ofPlaces && f.speaks(n) {
			takeX(n.X)
		}
	}
	for _, s := range f.spec.Spans {
		if ofPlaces {
			takeX(s.From)
			takeX(s.To)
		}
	}
	return lo, hi
}
