package charts

import "report/layout"

// pointValues sets the values of points, where the line leaves room: of those that are loud, and of all
// where the config wants them. The last has its value beside it.
func (f *figure) pointValues(loud []bool, all bool) error {
	s := f.data.series[0]
	last := lastValue(s)
	o := newObstacles(box{0, 0, f.width, f.area.y1})
	for _, l := range f.labels {
		o.addSpacedText(l.box(), spacing{x: numberGap})
	}
	for _, part := range f.strokes(s) {
		o.addStroke(part, lineWidth)
	}
	var labels []label
	var wishes []wish
	for i, x := range f.data.slots {
		v, ok := s.value(i)
		if !ok || i == last || !loud[i] && !all {
			continue
		}
		l, err := f.set(f.valueText(s.cells[i]), f.regular(f.style.Text))
		if err != nil {
			return err
		}
		var w wish
		if loud[i] {
			w.priority = 1
		}
		for rank, at := range f.besidePoint(l, f.atX(x.pos), f.atY(v), f.slopes(s, i)) {
			l.x, l.y = f.inside(l, at[0]), at[1]
			w.seats = append(w.seats, seat{box: l.box(), cost: float64(rank)})
		}
		labels, wishes = append(labels, l), append(wishes, w)
	}
	if placed, n := f.seatLabels(o, labels, wishes), len(wishes); all && placed < n {
		f.warn("value_labels", "highlight the points that matter, widen the chart, or print the numbers with show_data",
			"%d of %d values have no room at a width of %.0f mm", n-placed, n, f.root.width/mm)
	}
	return nil
}

// seatLabels sets the labels that find a place, with their leaders, and says how many do.
func (f *figure) seatLabels(o *obstacles, labels []label, wishes []wish) (placed int) {
	for i, at := range solve(o, valueGap, wishes) {
		if at == unseated {
			continue
		}
		placed++
		s := wishes[i].seats[at]
		f.place(labels[i], s.box.x0, s.box.y1-below*labels[i].size, left)
		if s.joined {
			f.addLeader(s.leader, false)
		}
	}
	return placed
}

// pointGap is the distance from a point of a line to its value.
const pointGap = 5.5

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
		run = f.path(run)
		for i, p := range run {
			q := run[max(0, i-1)] // a point alone is a stroke too
			out = append(out, stroke{f.atX(q.X), f.atY(q.Y), f.atX(p.X), f.atY(p.Y)})
		}
	}
	return out
}

// valueGap is the least distance between values side by side, which would read as one number.
const valueGap = 3

// numberGap is the least distance between a value and a number of the axis, which say different things.
const numberGap = 6

// free says whether a label would touch none that has its place.
func (f *figure) free(l label) bool {
	for _, o := range f.labels {
		if l.box().grown(valueGap, 0).overlaps(o.box()) {
			return false
		}
	}
	return true
}
