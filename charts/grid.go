package charts

import (
	"math"
	"slices"

	"report/layout"
)

// axisGap is the distance from the numbers of a value axis to bars, in points.
const axisGap = 6

// tickLabels sets the numbers of a value axis.
func (f *figure) tickLabels(a axis) ([]label, error) {
	if f.inner && !f.plane.sideways { // they stand beside the panel at the left
		return make([]label, len(a.ticks)), nil
	}
	var ls []label
	for _, t := range a.ticks {
		l, err := f.set(f.tickText(t, a.decimals), f.regular(f.style.Muted))
		if err != nil {
			return nil, err
		}
		ls = append(ls, l)
	}
	return ls, nil
}

// tickHeight is the room above the topmost gridline for its number.
func (f *figure) tickHeight() layout.Pt { return f.style.LabelSize*above + 4 }

// horizontalGrid draws the gridlines of a vertical value axis from the figure's left edge to right,
// with their numbers standing on them.
func (f *figure) horizontalGrid(a axis, ls []label, right layout.Pt) {
	f.margin(widest(ls))
	every := 1 // fewer on a low figure, whose numbers would touch
	for len(a.ticks) > 1 && float64(every)*(f.atY(a.ticks[0])-f.atY(a.ticks[1])) < f.tickHeight() && every < len(a.ticks) {
		every++
	}
	for i, t := range a.ticks {
		if i%every != 0 {
			continue
		}
		y := f.atY(t)
		if t != 0 {
			f.hline(0, right, y, gridWidth, f.style.Grid)
		}
		if !f.inner {
			f.place(ls[i], 0, y-2.5, left)
		}
	}
}

// baseline is the darker line at zero, or at the foot of an axis that does not reach it.
func (f *figure) baseline(x0, x1, y layout.Pt) {
	f.hline(x0, x1, y, baselineWidth, f.style.Muted)
}

// footHeight is the room below the data for one row of labels.
func (f *figure) footHeight() layout.Pt { return f.style.LabelSize*(above+below) + 6 }

// footBaseline is where labels below the data stand.
func (f *figure) footBaseline() layout.Pt { return f.foot + 5 + f.style.LabelSize*above }

// coarsest is a level of labels along x beyond which there are none.
const coarsest = 20

// xLabels labels the horizontal scale, as finely as the labels fit without touching; with tick
// marks where they stand below points rather than bars. place gives where a position stands on the
// figure, and whether it does.
func (f *figure) xLabels(ticks bool, place func(pos float64) (layout.Pt, bool)) error {
	scale, err := f.xScale(!ticks, place)
	if err != nil {
		return err
	}
	if err := f.withFocus(&scale, place); err != nil {
		return err
	}
	for i, l := range scale.labels {
		if ticks {
			f.vline(scale.marks[i], f.area.y1, f.area.y1+3, gridWidth, f.style.Muted)
		}
		f.place(l, scale.at[i], f.footBaseline(), center)
	}
	return nil
}

// xScale is labels along x, their middles, and the places that they name.
type xScale struct {
	labels    []label
	at, marks []layout.Pt
}

// xScale finds the finest labels that do not touch. One label is no scale: rather than that, the
// first and the last place have theirs.
func (f *figure) xScale(onSlots bool, place func(pos float64) (layout.Pt, bool)) (xScale, error) {
	for level := range coarsest {
		candidates := f.data.xTicks(level, f.style.Locale, onSlots)
		if layout.Pt(len(candidates))*f.style.LabelSize*0.6 > 2*f.width {
			continue // too many to measure
		}
		if s, ok, err := f.xScaleOf(candidates, place); err != nil || ok && (len(s.labels) > 1 || len(f.data.slots) == 1) {
			return s, err
		}
	}
	slots := f.data.slots
	last := slots[len(slots)-1]
	ends := []xTick{{slots[0].pos, slots[0].label}, {last.pos, last.label}}
	s, ok, err := f.xScaleOf(ends, place)
	if err != nil || ok {
		return s, err
	}
	s, _, err = f.xScaleOf(ends[1:], place)
	return s, err
}

// xScaleOf sets the labels of ticks; ok says whether they stand apart.
func (f *figure) xScaleOf(ticks []xTick, place func(pos float64) (layout.Pt, bool)) (s xScale, ok bool, err error) {
	for _, t := range ticks {
		x, ok := place(t.pos)
		if !ok {
			continue
		}
		l, err := f.fit(t.label, f.regular(f.style.Text), f.width/3)
		if err != nil {
			return s, false, err
		}
		s.labels, s.marks = append(s.labels, l), append(s.marks, x)
		s.at = append(s.at, f.inside(l, x-l.line.Width/2)+l.line.Width/2)
	}
	return s, !touching(s.labels, s.at, f.labelSpace()), nil
}

// labelSpace is the least distance between labels side by side.
func (f *figure) labelSpace() layout.Pt { return 0.7 * f.style.LabelSize }

// withFocus adds the labels of slots that are singled out, in place of those that they would touch.
func (f *figure) withFocus(s *xScale, place func(float64) (layout.Pt, bool)) error {
	_, slots := f.spec.focus(f.data)
	for i, on := range slots {
		x, ok := place(f.data.slots[i].pos)
		if !on || !ok || slices.Contains(s.marks, x) {
			continue
		}
		l, err := f.fit(f.data.slots[i].label, f.regular(f.style.Text), f.width/3)
		if err != nil {
			return err
		}
		mid := f.inside(l, x-l.line.Width/2) + l.line.Width/2
		for k := len(s.labels) - 1; k >= 0; k-- {
			if math.Abs(s.at[k]-mid) < (s.labels[k].line.Width+l.line.Width)/2+f.labelSpace() {
				s.labels, s.at, s.marks = slices.Delete(s.labels, k, k+1), slices.Delete(s.at, k, k+1), slices.Delete(s.marks, k, k+1)
			}
		}
		s.labels, s.at, s.marks = append(s.labels, l), append(s.at, mid), append(s.marks, x)
	}
	return nil
}

// thin drops every second tick of a horizontal value axis until their numbers do not touch.
func (f *figure) thin(a axis, ls []label) (axis, []label) {
	for len(a.ticks) > 1 {
		var at []layout.Pt
		for i, t := range a.ticks {
			at = append(at, f.inside(ls[i], f.atX(t)-ls[i].line.Width/2)+ls[i].line.Width/2)
		}
		if !touching(ls, at, f.style.LabelSize) {
			break
		}
		var ticks []float64
		var kept []label
		for i := 0; i < len(ls); i += 2 {
			ticks, kept = append(ticks, a.ticks[i]), append(kept, ls[i])
		}
		a.ticks, ls = ticks, kept
	}
	return a, ls
}
