package charts

import "report/layout"

// Room of bars that lie sideways, in points.
const (
	rowPitch     = 17  // of one bar and its gap
	maxRows      = 567 // 200 mm: what a page holds beside a chart's words
	nameGap      = 8   // from names to bars
	maxThickness = 15  // of a bar
	nameShare    = 0.36
	nameLines    = 3
	lineHeight   = 1.25
)

// sideways composes horizontal bars, the first category at the top.
func (b *barLayout) sideways() error {
	f := b.figure
	n := float64(len(f.data.slots))
	names, pitch, err := b.rows()
	if err != nil {
		return err
	}
	names, err = b.trim(names, pitch)
	if err != nil {
		return err
	}
	if b.columns == 1 {
		b.half = min(b.half, maxThickness/pitch/2)
	}
	f.area.y0 += b.overhang(names[0], pitch)
	f.area.y1 = f.area.y0 + pitch*(n-1+2*b.half)
	w := layout.Pt(0)
	for _, ls := range names {
		w = max(w, widest(ls))
	}
	f.area.x0 = w + nameGap
	if b.sidewaysLabelled(pitch) {
		b.sidewaysRoom()
		f.scale(b.lo, b.hi, -(n-1)-b.half, b.half)
		f.height = f.area.y1 + max(2, b.overhang(names[len(names)-1], pitch)+below*f.style.LabelSize)
		b.sidewaysBars()
		b.sidewaysValues()
	} else if err := b.sidewaysAxis(n, names, pitch); err != nil {
		return err
	}
	f.vline(f.atX(0), f.area.y0-1, f.area.y1+1, baselineWidth, f.style.Muted)
	for i, ls := range names {
		y := f.atY(-float64(i)) + 0.35*f.style.LabelSize - layout.Pt(len(ls)-1)/2*f.style.LabelSize*lineHeight
		for j, l := range ls {
			f.place(l, 0, y+layout.Pt(j)*f.style.LabelSize*lineHeight, left)
		}
	}
	return b.gaps(func(k, i int) error {
		from, to := b.across(k)
		return b.noData(f.atX(0)+labelGap+0.3*f.style.LabelSize, f.atY(-float64(i)-(from+to)/2)+0.35*f.style.LabelSize)
	})
}

// overhang is how far the lines of a name reach beyond the bars of its row.
func (b *barLayout) overhang(name []label, pitch layout.Pt) layout.Pt {
	text := layout.Pt(len(name)-1)*b.style.LabelSize*lineHeight + b.style.LabelSize*(above+0.05)
	return max(0, text/2-pitch*b.half)
}

// rows sets the names and finds how far apart rows stand.
func (b *barLayout) rows() (names [][]label, pitch layout.Pt, err error) {
	lines := 1
	for _, s := range b.data.slots {
		ls, err := b.wrap(s.label, b.regular(b.style.Text), b.width*nameShare, nameLines)
		if err != nil {
			return nil, 0, err
		}
		names = append(names, ls)
		lines = max(lines, len(ls))
	}
	pitch = rowPitch
	if b.columns > 1 {
		pitch = (layout.Pt(b.columns) + 0.9) * 10.5
	}
	pitch = max(pitch, layout.Pt(lines)*b.style.LabelSize*lineHeight+4)
	rows := layout.Pt(len(names)) - 1 + 2*b.half
	if b.spec.Height > 0 {
		return names, max(6, (b.height-b.area.y0-b.footHeight())/rows), nil
	}
	return names, min(pitch, maxRows/rows), nil
}

// trim cuts names to the lines that a row has room for.
func (b *barLayout) trim(names [][]label, pitch layout.Pt) ([][]label, error) {
	room := max(1, int((pitch-1)/(b.style.LabelSize*lineHeight)))
	for i, ls := range names {
		if len(ls) <= room {
			continue
		}
		var err error
		if names[i], err = b.wrap(b.data.slots[i].label, b.regular(b.style.Text), b.width*nameShare, room); err != nil {
			return nil, err
		}
	}
	return names, nil
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

// sidewaysAxis composes bars with a value axis below them instead of value labels.
func (b *barLayout) sidewaysAxis(n float64, names [][]label, pitch layout.Pt) error {
	f := b.figure
	a := newAxis(b.lo, b.hi, f.decimals)
	ls, err := f.tickLabels(a)
	if err != nil {
		return err
	}
	last := ls[len(ls)-1]
	f.area.x1 = f.width - last.line.Width/2
	f.foot = f.area.y1 + b.overhang(names[len(names)-1], pitch)
	f.height = f.foot + f.footHeight()
	f.scale(a.min, a.max, -(n-1)-b.half, b.half)
	a, ls = f.thin(a, ls)
	for i, t := range a.ticks {
		f.vline(f.atX(t), f.area.y0, f.area.y1, gridWidth, f.style.Grid)
		f.place(ls[i], f.inside(ls[i], f.atX(t)-ls[i].line.Width/2), f.footBaseline(), left)
	}
	b.sidewaysBars()
	return nil
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
