package charts

import (
	"slices"

	"report/layout"
)

// upright composes vertical bars. names are the categories, already set; nil for numbers and dates.
func (b *barLayout) upright(names [][]label) error {
	f := b.figure
	n := float64(len(f.data.slots))
	lines := 1
	for _, l := range names {
		lines = max(lines, len(l))
	}
	f.foot -= layout.Pt(lines-1) * f.style.LabelSize * lineHeight
	if names == nil {
		years, err := b.yearsBelow()
		if err != nil {
			return err
		}
		f.foot -= f.atLeast("years", years)
	}
	f.area.y1 = f.foot
	f.area.x1 = f.area.x0 + min(f.width, b.maxPitch()*(n-1+2*b.half))
	if names == nil {
		if err := b.inset(); err != nil {
			return err
		}
	}
	room := f.style.LabelSize*above + labelGap // of a value above its bar
	withValues := f.area
	withValues.y0 += room
	if b.lo < 0 {
		withValues.y1 -= room + 2
	}
	if b.uprightLabelled(withValues) {
		f.area = withValues
		f.scale(-b.half, n-1+b.half, b.lo, b.hi)
		b.uprightBars()
		b.uprightValues()
		f.baseline(f.area.x0, f.area.x1, f.atY(0))
	} else if err := b.uprightAxis(n); err != nil {
		return err
	}
	if err := b.gaps(func(k, i int) error {
		from, to := b.across(k)
		return b.noData(f.atX(float64(i)+(from+to)/2), f.atY(0)-3)
	}); err != nil {
		return err
	}
	if names == nil {
		return b.scaleBelow()
	}
	for i, ls := range names {
		for j, l := range ls {
			f.place(l, f.inside(l, f.atX(float64(i))-l.line.Width/2), f.footBaseline()+layout.Pt(j)*f.style.LabelSize*lineHeight, left)
		}
	}
	return nil
}

// inset moves the outer bars in by what their labels stand out beside them, so that these too are
// centred on their bars. Where labels are much wider than bars it is left alone: the bars would lose
// too much, and the labels are moved instead.
func (b *barLayout) inset() error {
	slots := b.data.slots
	pitch := (b.area.x1 - b.area.x0) / (float64(len(slots)-1) + 2*b.half)
	over := func(i int) (layout.Pt, error) {
		l, err := b.set(slots[i].label, b.regular(b.style.Text))
		widest := l.line.Width
		if b.columns == 1 {
			for k := range b.values {
				widest = max(widest, b.values[k][i].line.Width)
			}
		}
		return max(0, (widest-pitch*2*b.half)/2), err
	}
	left, err := over(0)
	if err != nil {
		return err
	}
	right, err := over(len(slots) - 1)
	if err != nil || max(left, right) > pitch/3 {
		return err
	}
	b.area.x0 += left
	b.area.x1 -= right
	return nil
}

// scaleBelow labels slots of numbers and dates, which stand at their index.
func (f *figure) scaleBelow() error {
	byIndex := *f.data
	index := map[float64]float64{}
	for i, s := range byIndex.slots {
		index[s.pos] = float64(i)
	}
	return f.xLabels(false, func(pos float64) (layout.Pt, bool) {
		i, ok := index[pos]
		return f.atX(i), ok
	})
}

// yearsBelow is the room for a row of years below the labels of dates, as it would be if the bars had
// all of the width: with less, the labels are as coarse or coarser.
func (b *barLayout) yearsBelow() (layout.Pt, error) {
	slots := b.data.slots
	s, err := b.xScale(true, func(pos float64) (layout.Pt, bool) {
		i := slices.IndexFunc(slots, func(s slot) bool { return s.pos == pos })
		return b.width * (layout.Pt(i) + 0.5) / layout.Pt(len(slots)), i >= 0
	})
	return b.rowsBelow(s), err
}

// uprightLabelled says whether each bar has room for its value above it, or in it when stacked.
func (b *barLayout) uprightLabelled(area box) bool {
	n := float64(len(b.data.slots))
	pitch := (area.x1 - area.x0) / (n - 1 + 2*b.half)
	bar := pitch * 2 * b.half / float64(b.columns)
	height := area.y1 - area.y0
	// A label wider than the outermost bar moves inwards by half of what it is wider.
	apart := func(l label) bool {
		return l.line.Width+max(0, l.line.Width-bar)/2+3 <= pitch
	}
	return b.labelled(15, func(k, i int) bool {
		l := b.values[k][i]
		switch {
		case b.spec.stacked():
			from, to, _ := b.span(k, i)
			segment := (to - from) / (b.hi - b.lo) * height
			return l.line.Width+4 <= bar && segment >= l.size*1.25 && apart(b.totals[i])
		case b.columns > 1:
			return l.line.Width+2 <= bar
		}
		return apart(l)
	})
}

// uprightAxis composes bars with a value axis instead of value labels.
func (b *barLayout) uprightAxis(n float64) error {
	f := b.figure
	a := newAxis(b.lo, b.hi, f.decimals)
	ls, err := f.tickLabels(a)
	if err != nil {
		return err
	}
	f.area.y0 += f.tickHeight()
	single := b.paint.anySlot && b.columns == 1 && !f.spec.stacked() && f.spec.ValueLabels != labelsOff
	if single && b.hi == a.max {
		f.area.y0 = max(f.area.y0, edge+f.style.LabelSize*above+labelGap)
	}
	f.area.x0 = widest(ls) + axisGap
	f.area.x1 = f.area.x0 + min(f.width-f.area.x0, b.maxPitch()*(n-1+2*b.half))
	f.scale(-b.half, n-1+b.half, a.min, a.max)
	f.horizontalGrid(a, ls, f.width)
	b.uprightBars()
	f.baseline(0, f.width, f.atY(0))
	if single {
		b.loudValues()
	}
	return nil
}

// loudValues places the values of the bars that are singled out, where not all have room for theirs.
func (b *barLayout) loudValues() {
	for i, on := range b.paint.slots {
		v, ok := b.data.series[0].value(i)
		if !on || !ok || v < 0 {
			continue
		}
		l := b.values[0][i]
		l.x, l.y = b.inside(l, b.atX(float64(i))-l.line.Width/2), b.atY(v)-labelGap
		if l.box().y0 >= 0 && b.free(l) {
			b.labels = append(b.labels, l)
		}
	}
}

func (b *barLayout) uprightBars() {
	b.each(func(c bar) {
		r := box{b.atX(c.left), b.atY(max(c.from, c.to)), b.atX(c.right), b.atY(min(c.from, c.to))}
		switch {
		case b.spec.stacked() && c.from > 0:
			r.y1 -= min(seam, (r.y1-r.y0)/2)
		case b.columns > 1:
			r.x0, r.x1 = b.apart(c.series, r.x0, r.x1)
		}
		b.fill(r, b.paint.at(c.series, c.slot))
	})
}

// uprightValues places the values: above bars, below negative ones, inside stacked ones.
func (b *barLayout) uprightValues() {
	put := func(l label, at float64, y layout.Pt) {
		b.place(l, b.inside(l, b.atX(at)-l.line.Width/2), y, left)
	}
	b.each(func(c bar) {
		l := b.values[c.series][c.slot]
		switch {
		case b.spec.stacked():
			put(l, c.middle(), (b.atY(c.from)+b.atY(c.to))/2+0.35*l.size)
		case c.to < 0:
			put(l, c.middle(), b.atY(c.to)+labelGap-1+above*l.size)
		default:
			put(l, c.middle(), b.atY(c.to)-labelGap)
		}
	})
	b.eachTotal(func(l label, at, end float64) { put(l, at, b.atY(end)-labelGap) })
}
