package charts

import (
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg"

	"report/layout"
)

// lollipopMark draws a stem from zero with a dot at its end: on rows for categories, upright over
// numbers and dates.
type lollipopMark struct{}

func (lollipopMark) read(r *reader) *dataset { return r.slotted() }

const stemWidth = 1.5 // points

func (lollipopMark) check(s Spec, d *dataset) []Problem {
	var ps []Problem
	if n := len(d.series); n > 1 {
		ps = append(ps, Problem{Key: "y", Message: "a lollipop chart shows one series", Hint: `name one column in y, or use mark = "dot"`})
	}
	for _, end := range []struct {
		key    string
		beyond bool // zero
	}{{"min", s.Min != nil && *s.Min > 0}, {"max", s.Max != nil && *s.Max < 0}} {
		if end.beyond {
			ps = append(ps, Problem{Key: end.key, Message: "the stems of a lollipop chart start at zero, their lengths would lie otherwise", Hint: "leave out " + end.key + `, or use mark = "dot"`})
		}
	}
	if d.kind == categories {
		ps = append(ps, rowProblems(d)...)
	} else {
		ps = append(append(ps, slotProblems(d)...), unevenProblems(s, d)...)
	}
	return append(ps, rangeProblems(s, d, numberAt)...)
}

func (lollipopMark) compose(f *figure) error {
	a := f.lineAxis(zeroBased(f.valueExtent()))
	if f.data.kind != categories {
		return f.standingStems(a)
	}
	d, err := f.newRowDots(a)
	if err != nil {
		return err
	}
	d.stems = true
	d.labelled = d.carryValues(true)
	d.numbered = !d.labelled
	if err := d.layOut(); err != nil {
		return err
	}
	for i := range d.data.slots {
		if v, ok := d.data.series[0].value(i); ok {
			y := d.middle(i)
			d.fill(box{d.atX(min(v, 0)), y - stemWidth/2, d.atX(max(v, 0)), y + stemWidth/2}, d.paint.at(0, i))
		}
	}
	d.zeroLine()
	return d.dots()
}

// standingStems composes lollipops over numbers or dates.
func (f *figure) standingStems(a axis) error {
	p, s := f.paint(), f.data.series[0]
	values := make([]label, len(s.cells))
	for i := range s.cells {
		var err error
		if values[i], err = f.stemValue(p, i); err != nil {
			return err
		}
	}
	labelled := f.stemsCarryValues(values)
	room := f.tickHeight()
	if labelled {
		room = rowRadius + dotGap + f.style.LabelSize*above
		a.min, a.max = f.stemSpan(a)
	}
	if err := f.slotFrame(a, !labelled, room); err != nil {
		return err
	}
	radius := min(rowRadius, 0.4*f.slotPitch())
	o := newObstacles(box{0, 0, f.width, f.area.y1})
	for _, l := range f.labels {
		o.addText(l.box())
	}
	for i := range s.cells {
		x, zero := f.atX(float64(i)), f.atY(0)
		v, ok := s.value(i)
		if !ok {
			if err := f.noData(x, zero-3); err != nil {
				return err
			}
			continue
		}
		y, c := f.atY(v), p.at(0, i)
		stem := box{x - stemWidth/2, min(y, zero), x + stemWidth/2, max(y, zero)}
		f.fill(stem, c)
		f.add(dots{points: plotter.XYs{{X: float64(i), Y: v}}, color: c, radius: vg.Length(radius)})
		o.addBox(stem)
		o.addDisc(x, y, radius)
	}
	for i, l := range values {
		v, _ := s.value(i)
		if l.line.Width == 0 || !labelled && !p.loud(0, i) {
			continue
		}
		if l.x, l.y = f.inside(l, f.atX(float64(i))-l.line.Width/2), f.atY(v)-radius-dotGap; v < 0 {
			l.y = f.atY(v) + radius + dotGap + above*l.size
		}
		if labelled || o.freeBox(l.box().grown(numberGap, 0)) {
			f.labels = append(f.labels, l)
			o.addText(l.box())
		}
	}
	return nil
}

// stemValue sets the value of a stem; it is empty where there is none to be set.
func (f *figure) stemValue(p paint, i int) (label, error) {
	if f.data.series[0].cells[i].Missing || f.spec.ValueLabels == labelsOff {
		return label{}, nil
	}
	return f.value(p, 0, i)
}

// stemsCarryValues says whether all stems have room for their values.
func (f *figure) stemsCarryValues(values []label) bool {
	on := f.spec.ValueLabels == labelsOn || f.spec.ValueLabels != labelsOff && len(values) <= maxDotValues
	pitch := min(f.width/layout.Pt(len(values)), maxSlotPitch)
	return f.all("values", on && widest(values)+valueGap <= pitch)
}

// stemSpan is the range of an axis that is not seen: no more than the values need.
func (f *figure) stemSpan(a axis) (lo, hi float64) {
	lo, hi = zeroBased(f.valueExtent())
	if lo == hi || f.spec.Min != nil || f.spec.Max != nil {
		return a.min, a.max
	}
	return lo, hi
}
