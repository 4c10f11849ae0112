package charts

import (
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg"

	"report/layout"
)

// dotMark draws dots: on rows for categories, as in Cleveland's dot plots, and upright over numbers
// and dates.
type dotMark struct{}

func (dotMark) read(r *reader) *dataset { return r.slotted() }

func (dotMark) check(s Spec, d *dataset) []Problem {
	ps := rangeProblems(s, d, numberAt)
	if d.kind == categories {
		return append(rowProblems(d), ps...)
	}
	return append(pointProblems(d), ps...)
}

// numberAt is the value of a cell.
func numberAt(s series, i int) float64 { return s.cells[i].Number }

// valueExtent is the range of the values that the axis has to cover.
func (f *figure) valueExtent() (lo, hi float64) {
	lo, hi = f.data.extent(numberAt)
	return f.extent("y", lo, hi)
}

func (dotMark) compose(f *figure) error {
	a := f.lineAxis(lineRange(f.valueExtent()))
	if f.data.kind != categories {
		return f.standingDots(a)
	}
	d, err := f.newRowDots(a)
	if err != nil {
		return err
	}
	d.labelled = d.carryValues(len(f.data.series) == 1)
	d.numbered = !d.labelled || a.min > 0 || a.max < 0 // an axis that is cut off must be seen
	if err := d.layOut(); err != nil {
		return err
	}
	d.lines()
	d.zeroLine()
	return d.dots()
}

// standingDots composes dots over numbers or dates.
func (f *figure) standingDots(a axis) error {
	p := f.paint()
	direct := len(f.data.series) <= maxDirect || p.anySeries
	if direct {
		var err error
		if direct, err = f.namesFit(p); err != nil {
			return err
		}
	}
	f.area.y0 += rowRadius // the topmost dot may have its value above it
	if err := f.frame(a, p, direct); err != nil {
		return err
	}
	slots := f.data.slots
	pitch := (f.area.x1 - f.area.x0) / layout.Pt(len(slots))
	radius := max(1, min(rowRadius, 0.45*pitch))
	var ends []end
	for _, k := range drawOrder(p, len(f.data.series)) {
		s := f.data.series[k]
		for i, x := range slots {
			if v, ok := s.value(i); ok {
				f.add(dots{points: plotter.XYs{{X: x.pos, Y: v}}, color: p.at(k, i), radius: vg.Length(radius), halo: &f.style.Background})
			}
		}
		if i := lastValue(s); i >= 0 {
			ends = append(ends, end{k, f.atX(slots[i].pos), f.atY(s.cells[i].Number)})
		}
	}
	if direct {
		if err := f.endLabels(ends, p, false); err != nil {
			return err
		}
	}
	return f.valuesAboveDots(p, radius)
}

// maxDotValues is up to how many dots carry their values by themselves.
const maxDotValues = 15

// valuesAboveDots sets the values of the dots of one series beside them, above where that is free; those
// that are singled out come first. The last has its value at its right.
func (f *figure) valuesAboveDots(p paint, radius layout.Pt) error {
	s := f.data.series[0]
	if len(f.data.series) > 1 || f.spec.ValueLabels == labelsOff {
		return nil
	}
	all := f.spec.ValueLabels == labelsOn || !p.anySlot && len(s.cells) <= maxDotValues
	o := newObstacles(box{0, 0, f.width, f.area.y1})
	for _, l := range f.labels {
		o.addText(l.box().grown(numberGap, 0))
	}
	var labels []label
	var wishes []wish
	for i, x := range f.data.slots {
		v, ok := s.value(i)
		if !ok {
			continue
		}
		at, y := f.atX(x.pos), f.atY(v)
		o.addDisc(at, y, radius)
		if i == lastValue(s) || !all && !p.slots[i] {
			continue
		}
		l, err := f.value(p, 0, i)
		if err != nil {
			return err
		}
		var w wish
		if p.slots[i] {
			w.priority = 1
		}
		half, over, under := l.line.Width/2, y-radius-dotGap, y+radius+dotGap+above*l.size
		for rank, place := range [][2]layout.Pt{{at - half, over}, {at - half, under}, {at - 2*half, over}, {at, over}} {
			l.x, l.y = f.inside(l, place[0]), place[1]
			w.seats = append(w.seats, seat{box: l.box(), cost: float64(rank)})
		}
		labels, wishes = append(labels, l), append(wishes, w)
	}
	f.seatLabels(o, labels, wishes)
	return nil
}

// dotGap is the distance from a dot to its value above or below it, in points.
const dotGap = 3

// value sets the value of a mark, bold where it is singled out.
func (f *figure) value(p paint, k, i int) (label, error) {
	style := f.regular(f.style.Text)
	if p.loud(k, i) {
		style.Face = f.style.Bold
	}
	return f.set(f.valueText(f.data.series[k].cells[i]), style)
}
