package charts

import "report/layout"

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

// zeroOrFoot is where the baseline of a vertical value axis stands.
func (f *figure) zeroOrFoot(a axis) layout.Pt {
	if a.min <= 0 && a.max >= 0 {
		return f.atY(0)
	}
	return f.area.y1
}

// footHeight is the room below the data for one row of labels.
func (f *figure) footHeight() layout.Pt { return f.style.LabelSize*(above+below) + 6 }

// footBaseline is where labels below the data stand.
func (f *figure) footBaseline() layout.Pt { return f.foot + 5 + f.style.LabelSize*above }

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

// nameRow is the height of the row that names a horizontal scale of numbers. Panels have one below them all.
func (f *figure) nameRow() layout.Pt {
	if f.root != f {
		return 0
	}
	return f.style.LabelSize * 1.35
}

// nameScale names the horizontal scale, below its numbers.
func (f *figure) nameScale() error {
	if f.root != f {
		f.shared.named = true
		return nil
	}
	name, err := f.fit(axisName(f.spec.XLabel, f.data.x), f.regular(f.style.Text), f.width)
	if err == nil {
		f.place(name, f.width, f.footBaseline()+f.nameRow(), right)
	}
	return err
}
