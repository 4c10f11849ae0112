package charts

import (
	"math"

	"report/layout"
)

// setValues measures the value labels of all bars.
func (b *barLayout) setValues() error {
	for i := range b.bars {
		c := &b.bars[i]
		style := b.regular(b.style.Text)
		if c.bold {
			style.Face = b.style.Bold
		}
		if b.stacked {
			style.Color = b.style.on(c.color)
		}
		var err error
		if c.value, err = b.set(c.text, style); err != nil {
			return err
		}
	}
	for i := range b.totals {
		style := b.regular(b.style.Text)
		style.Face = b.style.Bold
		var err error
		if b.totals[i].value, err = b.set(b.totals[i].text, style); err != nil {
			return err
		}
	}
	return nil
}

// A stack can do without the values of segments up to this share of the axis, where these are at most
// a third: they are too small to be read from an axis as well.
const nearlyNothing = 0.06

// someValues leaves the segments of a stack on an axis the values that have room: where the config wants
// them, and where at least half have it.
func (b *barLayout) someValues(room func(bar) barPlace) {
	b.dropValues()
	if !b.stacked || b.spec.ValueLabels == labelsOff {
		return
	}
	with := 0
	for i := range b.bars {
		c := &b.bars[i]
		if c.place = room(*c); c.place != nowhere {
			with++
		}
	}
	few := b.spec.ValueLabels != labelsOn && (2*with < len(b.bars) || len(b.data.slots) > 15)
	if !b.all("some values", !few) {
		b.dropValues()
	}
}

// give decides which bars carry their values, and where; place finds where that of a bar has room. It
// is false where so many have none that a value axis says more.
//
// Bars that stand alone carry all of their values or none: among bars with a number, one without looks
// like one that is not known. In a stack it is the segments next to nothing that have no room, and
// everyone sees that they are next to nothing.
func (b *barLayout) give(limit int, place func(bar) barPlace) bool {
	if b.spec.ValueLabels == labelsOff || b.spec.ValueLabels != labelsOn && len(b.data.slots)*b.columns > limit {
		return false
	}
	without, large := 0, 0
	for i := range b.bars {
		c := &b.bars[i]
		if c.place = place(*c); c.place != nowhere {
			continue
		}
		if b.stacked && c.from == c.to { // nothing to see
			continue
		}
		without++
		if !b.stacked || math.Abs(c.to-c.from) > nearlyNothing*(b.hi-b.lo) {
			large++
		}
	}
	return b.all("values", large == 0 && without <= len(b.bars)/3)
}

// dropValues takes the values off the bars.
func (b *barLayout) dropValues() {
	for i := range b.bars {
		b.bars[i].place = nowhere
	}
}

// tellDropped warns of values that the config wants and that have no room.
func (b *barLayout) tellDropped() {
	if b.spec.ValueLabels != labelsOn {
		return
	}
	n := 0
	for _, c := range b.bars {
		if c.place == nowhere && !(b.stacked && c.from == c.to) {
			n++
		}
	}
	if n > 0 {
		b.warn("value_labels", `widen the chart, turn its bars with horizontal = true, or show fewer`,
			"%d of %d values have no room at a width of %.0f mm", n, len(b.bars), b.root.width/mm)
	}
}

// placeValues sets the values at their bars.
func (b *barLayout) placeValues() error {
	for _, c := range b.bars {
		if c.place == nowhere {
			continue
		}
		l := c.value
		if c.place == within && !b.stacked {
			style := b.regular(b.style.on(c.color))
			if c.bold {
				style.Face = b.style.Bold
			}
			var err error
			if l, err = b.set(c.text, style); err != nil {
				return err
			}
		}
		b.labels = append(b.labels, b.seated(c, l))
	}
	return nil
}

// seated is a bar's value at its place.
func (b *barLayout) seated(c bar, l label) label {
	r := b.rect(c)
	w, baseline := l.line.Width, (r.y0+r.y1)/2+0.35*l.size
	switch {
	case b.stacked:
		l.x, l.y = (r.x0+r.x1-w)/2, baseline
	case b.plane.sideways && c.place == within && c.below():
		l.x, l.y = r.x0+labelGap, baseline
	case b.plane.sideways && c.place == within:
		l.x, l.y = r.x1-labelGap-w, baseline
	case b.plane.sideways && c.below():
		l.x, l.y = r.x0-labelGap-w, baseline
	case b.plane.sideways:
		l.x, l.y = r.x1+labelGap, baseline
	case c.below():
		l.x, l.y = b.inside(l, (r.x0+r.x1-w)/2), r.y1+labelGap-1+above*l.size
	default:
		l.x, l.y = b.inside(l, (r.x0+r.x1-w)/2), r.y0-labelGap
	}
	if b.stacked && !b.plane.sideways {
		l.x = b.inside(l, l.x)
	}
	return l
}

// placeTotals sets what stacks add up to beyond their ends.
func (b *barLayout) placeTotals() {
	for _, t := range b.totals {
		if b.plane.sideways {
			b.place(t.value, b.atX(t.end)+labelGap, b.atY(-float64(t.slot))+0.35*t.value.size, left)
			continue
		}
		b.place(t.value, b.inside(t.value, b.atX(float64(t.slot))-t.value.line.Width/2), b.atY(t.end)-labelGap, left)
	}
}

// noData marks a slot without a value, in a form that every language reads.
const noData = "–"

// noData marks a missing value, where there is room.
func (f *figure) noData(x, y layout.Pt) error {
	l, err := f.set(noData, f.regular(f.style.Muted))
	if err != nil {
		return err
	}
	l.x, l.y = f.inside(l, x-l.line.Width/2), y
	if f.free(l) {
		f.labels = append(f.labels, l)
	}
	return nil
}

// empty says whether a slot has no value in any series.
func (b *barLayout) empty(i int) bool {
	for _, s := range b.data.series {
		if _, ok := s.value(i); ok {
			return false
		}
	}
	return true
}

// gaps calls put for each bar, or each stack, that has no value.
func (b *barLayout) gaps(put func(k, i int) error) error {
	for i := range b.data.slots {
		for k := range b.columns {
			_, ok := b.data.series[k].value(i)
			if ok || (b.spec.stacked() && !b.empty(i)) {
				continue
			}
			if err := put(k, i); err != nil {
				return err
			}
		}
	}
	return nil
}
