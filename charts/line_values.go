package charts

// pointValues sets the values of some points, where the line leaves room. The last has its value
// beside it.
func (f *figure) pointValues(wanted func(i int) bool) error {
	s := f.data.series[0]
	last := lastValue(s)
	for i, x := range f.data.slots {
		v, ok := s.value(i)
		if !ok || i == last || !wanted(i) {
			continue
		}
		l, err := f.set(f.valueText(v), f.regular(f.style.Text))
		if err != nil {
			return err
		}
		rising := func(k int, sign float64) bool { // the line, to this side
			return k >= 0 && k < len(s.cells) && !s.cells[k].Missing && sign*(s.cells[k].Number-v) > 0
		}
		left, right := rising(i-1, 1), rising(i+1, 1)
		at := f.atX(x.pos)
		l.x, l.y = at-l.line.Width/2, f.atY(v)-pointGap
		switch {
		case left && right, right && i == 0, left && i == len(s.cells)-1: // a trough
			l.y = f.atY(v) + pointGap + above*l.size
			if i == 0 { // beside the numbers of the axis
				l.x = at - 1
			}
		case right:
			l.x = at - l.line.Width + 1
		case left:
			l.x = at - 1
		}
		l.x = f.inside(l, l.x)
		if b := l.box(); b.y0 >= 0 && b.y1 <= f.area.y1 && f.free(l) {
			f.labels = append(f.labels, l)
		}
	}
	return nil
}

// pointGap is the distance from a point of a line to its value.
const pointGap = 5.5

// free says whether a label would touch none that has its place.
func (f *figure) free(l label) bool {
	for _, o := range f.labels {
		if l.box().overlaps(o.box()) {
			return false
		}
	}
	return true
}
