package charts

import (
	"fmt"
	"math"

	"report/layout"
)

// Room of rows, in points.
const (
	rowPitch   = 17  // of one bar and its gap
	maxRows    = 567 // 200 mm: what a page holds beside a chart's words
	nameGap    = 8   // from names to the data
	nameShare  = 0.36
	nameLines  = 3
	lineHeight = 1.25
)

// rows are categories below each other, the first at the top: their names stand at the left edge, and
// values grow to the right.
type rows struct {
	*figure
	names [][]label // lines of each
	pitch layout.Pt // from the middle of a row to that of the next
	half  float64   // from the middle of a row to the edge of its marks, in rows
}

// newRows sets the names of rows that want to stand pitch apart, and finds how far apart they can.
func (f *figure) newRows(pitch layout.Pt, half float64) (*rows, error) {
	r := &rows{figure: f, half: half}
	lines := 1
	for _, s := range f.data.slots {
		ls, err := f.wrap(s.label, f.regular(f.style.Text), f.width*nameShare, nameLines)
		if err != nil {
			return nil, err
		}
		r.names = append(r.names, ls)
		lines = max(lines, len(ls))
	}
	n := layout.Pt(len(r.names)) - 1 + 2*half
	if f.spec.Height > 0 {
		r.pitch = (f.height - f.area.y0 - f.footHeight()) / n
		if least := f.style.LabelSize*(above+below) + 1; r.pitch < least {
			return nil, fmt.Errorf("a height of %v mm has no room for %d rows: it takes %.0f mm", f.spec.Height, len(r.names),
				math.Ceil(f.spec.Height+(least-r.pitch)*n/mm))
		}
	} else {
		r.pitch = min(max(pitch, layout.Pt(lines)*f.style.LabelSize*lineHeight+4), maxRows/n)
	}
	return r, r.trim()
}

// trim cuts names to the lines that a row has room for.
func (r *rows) trim() error {
	room := max(1, int((r.pitch-1)/(r.style.LabelSize*lineHeight)))
	for i, ls := range r.names {
		if len(ls) <= room {
			continue
		}
		var err error
		if r.names[i], err = r.wrap(r.data.slots[i].label, r.regular(r.style.Text), r.width*nameShare, room); err != nil {
			return err
		}
	}
	return nil
}

// layOut places the data area beside the names, as high as the rows.
func (r *rows) layOut() {
	f := r.figure
	f.area.y0 += r.overhang(0)
	f.area.y1 = f.area.y0 + r.pitch*(layout.Pt(len(r.names))-1+2*r.half)
	w := layout.Pt(0)
	for _, ls := range r.names {
		w = max(w, widest(ls))
	}
	f.area.x0 = f.atLeast("names", w) + nameGap
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

// endBelow ends the figure below the rows, where no axis stands.
func (r *rows) endBelow() {
	r.height = r.area.y1 + max(2, r.overhang(len(r.names)-1)+below*r.style.LabelSize)
}

// axisBelow lays a value axis below the rows, with gridlines across them.
func (r *rows) axisBelow(a axis) error {
	f := r.figure
	ls, err := f.tickLabels(a)
	if err != nil {
		return err
	}
	f.area.x1 = f.width - ls[len(ls)-1].line.Width/2
	f.foot = f.area.y1 + r.overhang(len(r.names)-1)
	f.height = f.foot + f.footHeight()
	r.scaleTo(a.min, a.max)
	a, ls = f.thin(a, ls)
	for i, t := range a.ticks {
		f.vline(f.atX(t), f.area.y0, f.area.y1, gridWidth, f.style.Grid)
		f.place(ls[i], f.inside(ls[i], f.atX(t)-ls[i].line.Width/2), f.footBaseline(), left)
	}
	return nil
}

// placeNames sets the names at the left edge, the middle of their lines on that of their row.
func (r *rows) placeNames() {
	leading := r.style.LabelSize * lineHeight
	for i, ls := range r.names {
		y := r.onRow(i) - layout.Pt(len(ls)-1)/2*leading
		for j, l := range ls {
			r.place(l, 0, y+layout.Pt(j)*leading, left)
		}
	}
}

// onRow is the baseline of a line of text in the middle of row i.
func (r *rows) onRow(i int) layout.Pt { return r.atY(-float64(i)) + 0.35*r.style.LabelSize }
