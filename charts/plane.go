package charts

import (
	"math"
	"strconv"

	"report/data"
	"report/layout"
)

// plane is how a mark has laid the data out on two axes. The mark sets it; what is drawn over the mark
// (layers, notes, reference lines, spans) finds its places by it.
type plane struct {
	is       bool // the data stand on two axes
	sideways bool // values grow to the right, and places along x go down
	slotted  bool // places stand at their index, as bars do, not at their position
	// mark is where a series' mark in a slot ends, where that is not at its value over the slot's middle,
	// and to which side of it the mark's value stands: 1 or -1.
	mark func(series, slot int) (pos, value, side float64)
}

// at is where a value stands on the figure, over a place along x: a position on the scale, as placeOf
// and slotAt give it.
func (f *figure) at(pos, value float64) (x, y layout.Pt) {
	if f.plane.sideways {
		return f.atX(value), f.atY(-pos)
	}
	return f.atX(pos), f.atY(value)
}

// slotAt is the position of slot i.
func (f *figure) slotAt(i int) float64 {
	if f.plane.slotted || f.data.kind == categories {
		return float64(i)
	}
	return f.data.slots[i].pos
}

// placeOf is the position that a value of the config means: that of the slot which it names, or, on a
// scale of numbers or dates, any that lies within the scale.
func (f *figure) placeOf(v any) (pos float64, ok bool) {
	for i, s := range f.data.slots {
		if matches(v, s.key, s.label) {
			return f.slotAt(i), true
		}
	}
	pos, ok = f.data.positionOf(word(v))
	if !ok || len(f.data.slots) > 0 && (pos < f.data.slots[0].pos || pos > f.data.slots[len(f.data.slots)-1].pos) {
		return 0, false
	}
	if !f.plane.slotted {
		return pos, true
	}
	for i, s := range f.data.slots[1:] { // between two bars
		if before := f.data.slots[i].pos; pos <= s.pos {
			return float64(i) + (pos-before)/(s.pos-before), true
		}
	}
	return 0, false
}

// positionOf reads a value of the config as a position on the scale along x.
func (d *dataset) positionOf(s string) (float64, bool) {
	switch d.kind {
	case numbers:
		if v, err := strconv.ParseFloat(s, 64); err == nil && math.Abs(v) <= largest {
			return v, true
		}
		if t, _, ok := data.ParseDate(s); ok {
			return float64(t.Year()), true
		}
	case quarterly, months, days:
		if t, grain, ok := data.ParseDate(s); ok {
			return position(d.kind, data.Cell{Kind: data.Date, Time: t, Grain: grain}), true
		}
	}
	return 0, false
}
