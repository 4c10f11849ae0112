package charts

import "report/layout"

// pointValues sets the values of some points, where the line leaves room. The last has its value
// beside it.
func (f *figure) pointValues(wanted func(i int) bool) error {
	s := f.data.series[0]
	last := lastValue(s)
	strokes := f.strokes(s)
	for i, x := range f.data.slots {
		v, ok := s.value(i)
		if !ok || i == last || !wanted(i) {
			continue
		}
		l, err := f.set(f.valueText(s.cells[i]), f.regular(f.style.Text))
		if err != nil {
			return err
		}
		for _, at := range f.besidePoint(l, f.atX(x.pos), f.atY(v), f.slopes(s, i)) {
			l.x, l.y = f.inside(l, at[0]), at[1]
			if b := l.box(); b.y0 >= 0 && b.y1 <= f.area.y1 && f.roomy(b) && !crossed(b, strokes) {
				f.labels = append(f.labels, l)
				break
			}
		}
	}
	return nil
}

const (
	pointGap  = 5.5 // from a point of a line to its value
	strokeGap = 0.3 // from the edge of the line to any value, at least
)

// slopes says to which sides of point i the line rises.
func (f *figure) slopes(s series, i int) (rises [2]bool) {
	for side, k := range []int{i - 1, i + 1} {
		rises[side] = k >= 0 && k < len(s.cells) && !s.cells[k].Missing && s.cells[k].Number > s.cells[i].Number
	}
	return rises
}

// besidePoint lists where the value of a point may stand, the best place first: on the side that the
// line turns away from.
func (f *figure) besidePoint(l label, x, y layout.Pt, rises [2]bool) [][2]layout.Pt {
	w, up, down := l.line.Width, y-pointGap, y+pointGap+above*l.size
	over, under := [2]layout.Pt{x - w/2, up}, [2]layout.Pt{x - w/2, down}
	overLeft, overRight := [2]layout.Pt{x - w - 0.5, up}, [2]layout.Pt{x + 0.5, up}
	underLeft, underRight := [2]layout.Pt{x - w - 0.5, down}, [2]layout.Pt{x + 0.5, down}
	switch rises {
	case [2]bool{true, true}: // a trough
		return [][2]layout.Pt{under, underRight, underLeft}
	case [2]bool{false, true}:
		return [][2]layout.Pt{overLeft, underRight, over, under}
	case [2]bool{true, false}:
		return [][2]layout.Pt{overRight, underLeft, over, under}
	}
	return [][2]layout.Pt{over, overLeft, overRight}
}

// strokes are the parts of a series' line.
func (f *figure) strokes(s series) []stroke {
	var out []stroke
	for _, run := range f.data.runs(s) {
		for i, p := range run {
			q := run[max(0, i-1)] // a point alone is a stroke too
			out = append(out, stroke{f.atX(q.X), f.atY(q.Y), f.atX(p.X), f.atY(p.Y)})
		}
	}
	return out
}

// crossed says whether a line would touch what stands in a box.
func crossed(b box, strokes []stroke) bool {
	const d = lineWidth/2.0 + strokeGap
	b = box{b.x0 - d, b.y0 - d, b.x1 + d, b.y1 + d}
	for _, s := range strokes {
		if s.x1 < b.x0 || s.x0 > b.x1 {
			continue
		}
		// The heights at which the stroke enters and leaves the width of the box.
		y0, y1 := s.y0, s.y1
		if s.x1 > s.x0 {
			slope := (s.y1 - s.y0) / (s.x1 - s.x0)
			y0, y1 = s.y0+slope*(max(s.x0, b.x0)-s.x0), s.y0+slope*(min(s.x1, b.x1)-s.x0)
		}
		if max(y0, y1) > b.y0 && min(y0, y1) < b.y1 {
			return true
		}
	}
	return false
}

// valueGap is the least distance between values side by side, which would read as one number.
const valueGap = 3

// roomy says whether a value in a box would keep its distance from all labels that have their place.
func (f *figure) roomy(b box) bool {
	b.x0, b.x1 = b.x0-valueGap, b.x1+valueGap
	for _, o := range f.labels {
		if b.overlaps(o.box()) {
			return false
		}
	}
	return true
}

// free says whether a label would touch none that has its place.
func (f *figure) free(l label) bool {
	for _, o := range f.labels {
		if l.box().overlaps(o.box()) {
			return false
		}
	}
	return true
}
