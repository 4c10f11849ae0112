package charts

import (
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg"

	"report/layout"
)

// lineMark draws one line a series, broken where values are missing.
type lineMark struct{}

func (lineMark) read(r *reader) *dataset { return r.slotted() }

// maxPoints is how many places along x a chart resolves at its 1,600 pixels.
const maxPoints = 5000

func (lineMark) check(s Spec, d *dataset) []Problem {
	return append(pointProblems(d), rangeProblems(s, d, numberAt)...)
}

// pointProblems refuses more than a chart can resolve.
func pointProblems(d *dataset) []Problem {
	if n := len(d.slots); n > maxPoints {
		return []Problem{{Key: "x", Message: fmt.Sprintf("the chart has %d places along x, more than %d", n, maxPoints),
			Hint: "filter or limit the rows"}}
	}
	return nil
}

// rangeProblems refuses min and max that cut values off.
func rangeProblems(s Spec, d *dataset, at func(series, int) float64) []Problem {
	var ps []Problem
	for _, end := range []struct {
		key   string
		value *float64
	}{{"min", s.Min}, {"max", s.Max}} {
		if v := end.value; v != nil && !(math.Abs(*v) < largest) { // nor a number at all
			ps = append(ps, Problem{Key: end.key, Message: fmt.Sprintf("%s is %v, and must be between %.0e and %.0e", end.key, *v, -largest, largest)})
		}
	}
	switch {
	case len(ps) > 0:
		return ps
	case s.Min != nil && s.Max != nil && *s.Min >= *s.Max:
		return []Problem{{Key: "min", Message: "min is not less than max"}}
	case s.Min != nil && s.Max != nil && alike(*s.Min, *s.Max):
		return []Problem{{Key: "min", Message: "min and max are too close for an axis between them"}}
	}
	lo, hi := d.extent(at)
	if s.Min != nil && *s.Min > lo {
		ps = append(ps, Problem{Key: "min", Message: fmt.Sprintf("min would cut off values: the least is %s", trimFloat(lo))})
	}
	if s.Max != nil && *s.Max < hi {
		ps = append(ps, Problem{Key: "max", Message: fmt.Sprintf("max would cut off values: the greatest is %s", trimFloat(hi))})
	}
	return ps
}

// extent is the least and greatest value of all series and their bands.
func (d *dataset) extent(at func(series, int) float64) (lo, hi float64) {
	lo, hi = math.Inf(1), math.Inf(-1)
	for _, s := range slices.Concat(d.series, d.layers) {
		for i := range s.cells {
			if _, ok := s.value(i); ok {
				lo, hi = min(lo, at(s, i)), max(hi, at(s, i))
			}
			if low, high, ok := s.inBand(i); ok {
				lo, hi = min(lo, low), max(hi, high)
			}
		}
	}
	return lo, hi
}

func (lineMark) compose(f *figure) error {
	lo, hi := f.data.extent(numberAt)
	lo, hi = lineRange(f.extent("y", lo, hi))
	a := f.lineAxis(lo, hi)
	if f.data.holds && f.spec.Min == nil && lo > 0 && alike(a.min, lo) { // a level piece would look like the foot of the axis
		a = f.lineAxis(lo-(hi-lo)*stepRoom, hi)
	}
	p := f.paint()
	// Lines in the same grey can only be told apart by names of their own.
	direct := len(f.data.series) <= maxNamed || p.anySeries
	if direct {
		var err error
		if direct, err = f.namesFit(p); err != nil {
			return err
		}
	}
	p.shades = !direct
	if !direct {
		p.dash(len(f.data.series))
	}
	if err := f.frame(a, p, direct); err != nil {
		return err
	}
	if err := f.shade(p); err != nil {
		return err
	}
	for _, k := range drawOrder(p, len(f.data.series)) {
		if err := f.line(k, p.of(k), p.dashOf(k)); err != nil {
			return err
		}
	}
	if direct {
		var ends []end
		for k, s := range f.data.series {
			if i := lastValue(s); i >= 0 {
				ends = append(ends, end{k, f.atX(f.data.slots[i].pos + f.hold()), f.atY(s.cells[i].Number)})
			}
		}
		if err := f.endLabels(ends, p, true); err != nil {
			return err
		}
	}
	f.tellNoValues(direct)
	return f.points(p)
}

// tellNoValues warns of values that the config wants and that only series with names at their ends have.
func (f *figure) tellNoValues(direct bool) {
	if f.spec.ValueLabels == labelsOn && !f.single() && !direct {
		f.warn("value_labels", "show fewer series, or print the numbers with show_data", "series that a legend names have no values")
	}
}

// stepRoom is the share of the range of a line with steps below its least value.
const stepRoom = 0.02

// points marks the places that are singled out with dots, and sets the values there; or all values,
// where the config wants them.
func (f *figure) points(p paint) error {
	for k, s := range f.data.series {
		var pts plotter.XYs
		for i, x := range f.data.slots {
			if v, ok := s.value(i); ok && p.slots[i] {
				pts = append(pts, plotter.XY{X: x.pos, Y: v})
			}
		}
		f.add(dots{points: pts, color: p.of(k), radius: endRadius})
	}
	if !f.single() || f.spec.ValueLabels == labelsOff {
		return nil
	}
	return f.pointValues(p.slots, f.spec.ValueLabels == labelsOn)
}

// Up to maxDirect lines carry their names themselves wherever these fit; up to maxNamed where they are
// short and not crowded. More have a legend.
const (
	maxDirect = 3
	maxNamed  = 6
)

// lineAxis is the value axis with the ends that the config fixes.
func (f *figure) lineAxis(lo, hi float64) axis {
	if f.spec.Min != nil {
		lo = *f.spec.Min
	}
	if f.spec.Max != nil {
		hi = *f.spec.Max
	}
	return newAxis(lo, hi, f.decimals).limit(f.spec.Min, f.spec.Max)
}

// drawOrder paints what is singled out last, on top.
func drawOrder(p paint, n int) []int {
	var order, loud []int
	for k := range n {
		if p.anySeries && p.series[k] {
			loud = append(loud, k)
		} else {
			order = append(order, k)
		}
	}
	return append(order, loud...)
}

// frame lays out the axes of lines and areas: numbers at the left, names or a legend, the scale below.
func (f *figure) frame(a axis, p paint, direct bool) error {
	if !direct && !f.single() {
		if err := f.legend(p); err != nil {
			return err
		}
	}
	ls, err := f.tickLabels(a)
	if err != nil {
		return err
	}
	f.area.x0 = widest(ls) + 8
	f.area.y0 += f.tickHeight()
	right, side := layout.Pt(lineWidth), "right"
	if direct {
		side = "right with names"
		blocks, err := f.endTexts(p)
		if err != nil {
			return err
		}
		for _, b := range blocks {
			right = max(right, widest(b)+endGap+f.cueRoom(p))
		}
	}
	room, err := f.layerRoom()
	if err != nil {
		return err
	}
	right = max(right, room)
	f.area.x1 = f.width - f.atLeast(side, max(right, f.style.LabelSize))
	slots := f.data.slots
	f.scale(slots[0].pos, slots[len(slots)-1].pos+f.hold(), a.min, a.max)
	scale, err := f.xScale(false, func(pos float64) (layout.Pt, bool) { return f.atX(pos), true })
	if err != nil {
		return err
	}
	f.foot -= f.atLeast("years", f.rowsBelow(scale))
	f.area.y1 = f.foot
	f.plane = plane{is: true}
	f.horizontalGrid(a, ls, f.area.x1)
	f.baseline(0, f.area.x1, f.zeroOrFoot(a))
	f.placeScale(scale, true)
	return nil
}

// runs are the stretches of a series without a gap.
func (d *dataset) runs(s series) []plotter.XYs {
	var runs []plotter.XYs
	var run plotter.XYs
	for i, x := range d.slots {
		if v, ok := s.value(i); ok {
			run = append(run, plotter.XY{X: x.pos, Y: v})
		} else if run != nil && !(d.holds && s.blanks[i] == "") {
			runs, run = append(runs, run), nil
		}
	}
	if run != nil {
		runs = append(runs, run)
	}
	return runs
}

// line draws series k; a value between two gaps is a dot.
func (f *figure) line(k int, c layout.Color, dash []vg.Length) error {
	width := vg.Length(lineWidth)
	if !f.all("bold lines", float64(len(f.data.slots)) <= f.area.x1-f.area.x0) || f.paint().unnamed(k) {
		width = fineWidth
	}
	for _, run := range f.data.runs(f.data.series[k]) {
		if run = f.path(run); len(run) == 1 {
			f.add(dots{points: run, color: c, radius: lineWidth * 0.9})
			continue
		}
		if err := f.stroke(run, c, width, dash); err != nil {
			return err
		}
	}
	return nil
}

// lastValue is the index of a series' last value, -1 for none.
func lastValue(s series) int {
	for i := len(s.cells) - 1; i >= 0; i-- {
		if _, ok := s.value(i); ok {
			return i
		}
	}
	return -1
}
