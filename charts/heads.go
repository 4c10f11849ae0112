package charts

import "report/layout"

// Where stacks lie sideways, their series can be named above the segments of the first, rather than in a
// legend which has to be looked up.

// heads are the series' names above the first row, and where they begin.
type heads struct {
	names []label
	at    []layout.Pt
}

// headRoom is the room for names above the first row.
func (f *figure) headRoom() layout.Pt { return f.style.SeriesLabelSize * 1.3 }

// tryHeads finds out, on a copy of the figure, whether all series can be named above their segments.
func (b *barLayout) tryHeads() (ok bool, err error) {
	if !b.stacked || b.shared != nil || len(b.data.layers) > 0 || len(b.data.series) > maxHeads {
		return false, nil
	}
	f := *b.figure
	f.root = &f
	try := *b
	try.figure = &f
	try.bars = append([]bar(nil), b.bars...)
	f.area.y0 += f.headRoom()
	r, err := try.layRows()
	if err != nil {
		return false, err
	}
	if !try.sidewaysLabelled(r) {
		if err := r.axisBelow(newAxis(b.lo, b.hi, f.decimals)); err != nil {
			return false, err
		}
	}
	_, ok, err = try.heads()
	return ok, err
}

// maxHeads is up to how many series are named above their segments; overSegment is the share of its name
// that the last segment is at least as long as, where its name begins before it.
const (
	maxHeads    = 5
	overSegment = 0.4
)

// heads sets the names, each beginning where its segment does; ok says whether they stand apart. The
// last may begin before its segment, where that is at the end of the figure.
func (b *barLayout) heads() (h heads, ok bool, err error) {
	for _, c := range b.bars {
		if c.slot > 0 || c.to <= c.from {
			continue
		}
		l, err := b.set(b.data.series[c.series].label, b.bold(b.style.Text))
		if err != nil {
			return h, false, err
		}
		r := b.rect(c)
		x := b.inside(l, r.x0)
		if x < r.x0 && r.x1-r.x0 < overSegment*l.line.Width {
			return h, false, nil
		}
		h.names, h.at = append(h.names, l), append(h.at, x)
	}
	if len(h.names) < len(b.data.series) {
		return h, false, nil // one has no segment in the first row
	}
	for i, l := range h.names[1:] {
		before := h.names[i]
		if h.at[i]+before.line.Width+b.labelSpace() > h.at[i+1] || l.text == "" {
			return h, false, nil
		}
	}
	return h, true, nil
}

func (b *barLayout) placeHeads() error {
	h, _, err := b.heads()
	for i, l := range h.names {
		b.place(l, h.at[i], b.area.y0-4-below*l.size, left)
	}
	return err
}
