package charts

import (
	"fmt"
	"math"

	"report/layout"
)

// Room of rows, in points.
const (
	rowPitch      = 17   // of one bar and its gap
	maxRows       = 567  // 200 mm: what a page holds beside a chart's words
	nameGap       = 8    // from names to the data
	nameShare     = 0.36 // of the width, for names
	mostNameShare = 0.45 // where a word takes it
	panelShare    = 0.22 // of a facet's width, for the names of its rows
	nameLines     = 3
	lineHeight    = 1.25
)

// rows are categories below each other, the first at the top: their names stand at the left edge, and
// values grow to the right.
type rows struct {
	*figure
	names [][]label // lines of each
	pitch layout.Pt // from the middle of a row to that of the next
	half  float64   // from the middle of a row to the edge of its marks, in rows
	room  layout.Pt // for the names
}

// rowProblems refuses more rows than a page holds.
func rowProblems(d *dataset) []Problem {
	if n := len(d.slots); n > maxBars {
		return []Problem{{Key: "x", Message: fmt.Sprintf("the chart has %d rows, more than %d", n, maxBars), Hint: "filter or limit the rows of the data"}}
	}
	return nil
}

// newRows sets the names of rows that want to stand pitch apart, and finds how far apart they can.
func (f *figure) newRows(pitch layout.Pt, half float64) (*rows, error) {
	f.plane.sideways = true
	width, share, most := f.width+f.sideroom, nameShare, mostNameShare
	if f.shared != nil {
		width, share, most = f.root.width, panelShare, nameShare
	}
	var labels []string
	for _, s := range f.data.slots {
		labels = append(labels, s.label)
	}
	room, err := f.wordRoom(f.regular(f.style.Text), width*share, width*most, labels...)
	if err != nil {
		return nil, err
	}
	r := &rows{figure: f, half: half, room: f.atLeast("names", room)}
	for i := range f.data.slots {
		ls, err := r.name(i, nameLines)
		if err != nil {
			return nil, err
		}
		r.names = append(r.names, ls)
	}
	return r, r.stand(pitch)
}

// name sets the name of a row on at most so many lines.
func (r *rows) name(i, lines int) ([]label, error) {
	return r.wrap(r.data.slots[i].label, r.regular(r.style.Text), r.room, lines)
}

// stand finds how far apart the rows stand, and cuts their names to the lines that have room there.
func (r *rows) stand(pitch layout.Pt) error {
	lines := 1
	for _, ls := range r.names {
		lines = max(lines, len(ls))
	}
	n := layout.Pt(len(r.names)) - 1 + 2*r.half
	least := r.style.LabelSize*(above+below) + 1 // names must not touch
	if height := r.root.spec.Height; height > 0 {
		r.pitch = (r.height - r.area.y0 - r.footHeight()) / n
		if r.pitch < least {
			return Problem{Key: "height", Hint: "leave out height", Message: fmt.Sprintf("a height of %v mm has no room for %d rows: it takes %.0f mm", height, len(r.names),
				math.Ceil(height+(least-r.pitch)*n/mm))}
		}
	} else {
		r.pitch = max(least, min(max(pitch, layout.Pt(lines)*r.style.LabelSize*lineHeight+4), maxRows/n))
	}
	room := max(1, int((r.pitch-1)/(r.style.LabelSize*lineHeight)))
	for i, ls := range r.names {
		if len(ls) <= room {
			continue
		}
		var err error
		if r.names[i], err = r.name(i, room); err != nil {
			return err
		}
	}
	return nil
}

// layOut places the data area beside the names, as high as the rows.
func (r *rows) layOut() {
	r.beside()
	r.below()
}

// beside begins the data area at the right of the names.
func (r *rows) beside() {
	w := layout.Pt(0)
	for _, ls := range r.names {
		w = max(w, widest(ls))
	}
	r.area.x0 = r.margin(w + nameGap)
}

// below makes the data area as high as the rows.
func (r *rows) below() {
	r.area.y0 += r.overhang(0)
	r.area.y1 = r.area.y0 + r.pitch*(layout.Pt(len(r.names))-1+2*r.half)
}

// overhang is how far the lines of a name reach beyond the marks of its row.
func (r *rows) overhang(i int) layout.Pt {
	text := layout.Pt(len(r.names[i])-1)*r.style.LabelSize*lineHeight + r.style.LabelSize*(above+0.05)
	return max(0, text/2-r.pitch*r.half)
}

// scaleTo sets which values stand at the edges of the data area.
func (r *rows) scaleTo(lo, hi float64) {
	r.scale(lo, hi, -(layout.Pt(len(r.names))-1)-r.half, r.half)
	r.plane = plane{is: true, sideways: true, slotted: true}
}

// reach is how far what stands at a value sticks out to its left and to its right.
type reach struct {
	value       float64
	left, right layout.Pt
}

// scaleWithin narrows the data area until nothing leaves the figure or touches the names, and no more
// than that, and sets which values stand at its edges.
func (r *rows) scaleWithin(lo, hi float64, reaches []reach) {
	from, to := r.area.x0, r.area.x1
	x0, x1 := from, to
	mostLeft, mostRight := layout.Pt(0), layout.Pt(0)
	for _, e := range reaches {
		mostLeft, mostRight = max(mostLeft, e.left), max(mostRight, e.right)
	}
	for range 30 { // each end moves a little more as the other does, ever less
		for _, e := range reaches {
			t := (e.value - lo) / (hi - lo)
			if t < 1 {
				x0 = min(max(x0, (from+e.left-t*x1)/(1-t)), from+mostLeft)
			}
			if t > 0 {
				x1 = max(min(x1, (to-e.right-(1-t)*x0)/t), to-mostRight)
			}
		}
	}
	r.area.x0 += r.atLeast("before rows", x0-from)
	r.area.x1 -= r.atLeast("after rows", to-x1)
	r.scaleTo(lo, hi)
}

// endBelow ends the figure below the rows, where no axis stands.
func (r *rows) endBelow() {
	r.height = r.area.y1 + max(2, r.overhang(len(r.names)-1)+below*r.style.LabelSize)
}

// axisBelow lays a value axis below the rows, with gridlines across them.
func (r *rows) axisBelow(a axis) error {
	ls, err := r.tickLabels(a)
	if err != nil {
		return err
	}
	r.area.x1 = r.width - ls[len(ls)-1].line.Width/2
	r.scaleTo(a.min, a.max)
	r.gridBelow(a, ls)
	return nil
}

// gridBelow draws the gridlines of a value axis across the rows, and its numbers below them.
func (r *rows) gridBelow(a axis, ls []label) {
	f := r.figure
	f.foot = f.area.y1 + r.overhang(len(r.names)-1)
	f.height = f.foot + f.footHeight()
	a, ls = f.thin(a, ls)
	for i, t := range a.ticks {
		f.vline(f.atX(t), f.area.y0, f.area.y1, gridWidth, f.style.Grid)
		f.place(ls[i], f.inside(ls[i], f.atX(t)-ls[i].line.Width/2), f.footBaseline(), left)
	}
}

// zeroLine is the darker line at zero, where it stands within the axis.
func (r *rows) zeroLine() {
	if r.plot.X.Min <= 0 && r.plot.X.Max >= 0 {
		r.vline(r.atX(0), r.area.y0-1, r.area.y1+1, baselineWidth, r.style.Muted)
	}
}

// placeNames sets the names at the left edge, the middle of their lines on that of their row. Panels
// beside each other have the names of the first.
func (r *rows) placeNames() {
	if r.inner {
		return
	}
	leading := r.style.LabelSize * lineHeight
	for i, ls := range r.names {
		y := r.onRow(i) - layout.Pt(len(ls)-1)/2*leading
		for j, l := range ls {
			r.place(l, 0, y+layout.Pt(j)*leading, left)
		}
	}
}

// middle is the height of row i, onRow the baseline of a line of text in its middle.
func (r *rows) middle(i int) layout.Pt { return r.atY(-float64(i)) }
func (r *rows) onRow(i int) layout.Pt  { return r.middle(i) + 0.35*r.style.LabelSize }
