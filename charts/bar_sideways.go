package charts

import "report/layout"

// maxThickness is that of a bar which lies sideways, in points.
const maxThickness = 15

// sideways composes horizontal bars, the first category at the top.
func (b *barLayout) sideways() error {
	f := b.figure
	pitch := layout.Pt(rowPitch)
	if b.columns > 1 {
		pitch = (layout.Pt(b.columns) + 0.9) * 10.5
	}
	r, err := f.newRows(pitch, b.half)
	if err != nil {
		return err
	}
	if b.columns == 1 {
		b.half = min(b.half, maxThickness/r.pitch/2)
		r.half = b.half
	}
	r.layOut()
	if b.sidewaysLabelled(r.pitch) {
		b.sidewaysRoom()
		r.scaleTo(b.lo, b.hi)
		r.endBelow()
		b.sidewaysBars()
		b.sidewaysValues()
	} else {
		if err := r.axisBelow(newAxis(b.lo, b.hi, f.decimals)); err != nil {
			return err
		}
		b.sidewaysBars()
	}
	r.zeroLine()
	r.placeNames()
	return b.gaps(func(k, i int) error {
		from, to := b.across(k)
		return b.noData(f.atX(0)+labelGap+0.3*f.style.LabelSize, f.atY(-float64(i)-(from+to)/2)+0.35*f.style.LabelSize)
	})
}

// sidewaysLabelled says whether each bar is thick enough for its value, and long enough when stacked.
func (b *barLayout) sidewaysLabelled(pitch layout.Pt) bool {
	thickness := pitch * 2 * b.half / float64(b.columns)
	if b.columns == 1 {
		thickness = pitch
	}
	total := layout.Pt(0)
	for _, l := range b.totals {
		total = max(total, l.line.Width+labelGap)
	}
	length := b.width - b.area.x0 - total
	return b.labelled(maxBars, func(k, i int) bool {
		l := b.values[k][i]
		if thickness < l.size*(above+below)+0.5 {
			return false
		}
		from, to, _ := b.span(k, i)
		return !b.spec.stacked() || l.line.Width+6 <= (to-from)/(b.hi-b.lo)*length
	})
}

// sidewaysRoom keeps room for the values at the ends of the bars.
func (b *barLayout) sidewaysRoom() {
	before, after := layout.Pt(0), layout.Pt(0)
	for k, s := range b.data.series {
		for i := range s.cells {
			w := b.values[k][i].line.Width + labelGap
			if v, ok := s.value(i); ok && v < 0 {
				before = max(before, w)
			} else if ok && !b.spec.stacked() {
				after = max(after, w)
			}
		}
	}
	for _, l := range b.totals {
		after = max(after, l.line.Width+labelGap)
	}
	b.area.x0 += before
	b.area.x1 = b.width - after
}

func (b *barLayout) sidewaysBars() {
	b.each(func(c bar) {
		r := box{b.atX(min(c.from, c.to)), b.atY(-c.left), b.atX(max(c.from, c.to)), b.atY(-c.right)}
		switch {
		case b.spec.stacked() && c.from > 0:
			r.x0 += min(seam, (r.x1-r.x0)/2)
		case b.columns > 1:
			r.y0, r.y1 = b.apart(c.series, r.y0, r.y1)
		}
		b.fill(r, b.paint.at(c.series, c.slot))
	})
}

// sidewaysValues places the values: after bars, before negative ones, inside stacked ones.
func (b *barLayout) sidewaysValues() {
	put := func(l label, at float64, x layout.Pt, a anchor) {
		b.place(l, x, b.atY(-at)+0.35*l.size, a)
	}
	b.each(func(c bar) {
		l := b.values[c.series][c.slot]
		switch {
		case b.spec.stacked():
			put(l, c.middle(), (b.atX(c.from)+b.atX(c.to))/2, center)
		case c.to < 0:
			put(l, c.middle(), b.atX(c.to)-labelGap, right)
		default:
			put(l, c.middle(), b.atX(c.to)+labelGap, left)
		}
	})
	b.eachTotal(func(l label, at, end float64) { put(l, at, b.atX(end)+labelGap, left) })
}
