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
	if slices.ContainsFunc(b.bars, bar.below) && !b.stacked {
		withValues.y1 -= b.atLeast("below bars", room+2)
	}
	if b.uprightLabelled(withValues, n) {
		b.drawBars()
		b.placeTotals()
		f.baseline(f.area.x0, f.area.x1, f.atY(0))
	} else if err := b.uprightAxis(n); err != nil {
		return err
	}
	if err := b.placeValues(); err != nil {
		return err
	}
	b.tellDropped()
	if err := b.gaps(func(k, i int) error {
		from, to := b.across(k)
		return b.noData(f.atX(float64(i)+(from+to)/2), f.atY(0)-3)
	}); err != nil {
		return err
	}
	if names == nil {
		return b.scaleBelow()
	}
	f.placeSlotNames(names)
	return nil
}

// placeSlotNames sets the lines of names below their slots.
func (f *figure) placeSlotNames(names [][]label) {
	for i, ls := range names {
		for j, l := range ls {
			f.place(l, f.inside(l, f.atX(float64(i))-l.line.Width/2), f.footBaseline()+layout.Pt(j)*f.style.LabelSize*lineHeight, left)
		}
	}
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
			for _, c := range b.bars {
				if c.slot == i {
					widest = max(widest, c.value.line.Width)
				}
			}
		}
		return max(0, (widest-pitch*2*b.half)/2), err
	}
	left, err := over(0)
	if err != nil {
		return err
	}
	right, err := over(len(slots) - 1)
	if err != nil {
		return err
	}
	left, right = b.atLeast("inset left", left), b.atLeast("inset right", right)
	if max(left, right) > pitch/3 {
		return nil
	}
	b.area.x0 += left
	b.area.x1 -= right
	return nil
}

// scaleBelow labels slots of numbers and dates, which stand at their index.
func (f *figure) scaleBelow() error { return f.xLabels(false, f.onSlots()) }

// onSlots places positions at the index of their slots.
func (f *figure) onSlots() placing {
	index := map[float64]float64{}
	for i, s := range f.data.slots {
		index[s.pos] = float64(i)
	}
	return func(pos float64) (layout.Pt, bool) {
		i, ok := index[pos]
		return f.atX(i), ok
	}
}

// yearsBelow is the room for a row of years below the labels of dates, as it would be if the bars had
// all of the width: with less, the labels are as coarse or coarser.
func (f *figure) yearsBelow() (layout.Pt, error) {
	slots := f.data.slots
	s, err := f.xScale(true, func(pos float64) (layout.Pt, bool) {
		i := slices.IndexFunc(slots, func(s slot) bool { return s.pos == pos })
		return f.width * (layout.Pt(i) + 0.5) / layout.Pt(len(slots)), i >= 0
	})
	return f.rowsBelow(s), err
}

// uprightLabelled scales the bars to an area that leaves room for their values, and says whether these
// have it: above bars, below those that hang from zero, in the segments of stacks.
func (b *barLayout) uprightLabelled(area box, n float64) bool {
	saved := b.area
	b.area = area
	b.scale(-b.half, n-1+b.half, b.lo, b.hi)
	b.plane = plane{is: true, slotted: true}
	if b.give(15, b.uprightRoom()) && b.totalsApart() {
		return true
	}
	b.dropValues()
	b.area = saved
	return false
}

// uprightRoom finds whether the value of a bar has room.
func (b *barLayout) uprightRoom() func(bar) barPlace {
	if b.stacked {
		return b.segmentRoom
	}
	var boxes []box
	for _, c := range b.bars {
		boxes = append(boxes, b.seated(c, c.value).box())
	}
	return func(c bar) barPlace {
		r := b.rect(c)
		own := b.seated(c, c.value).box()
		if b.columns > 1 && own.x1-own.x0+2 > r.x1-r.x0 {
			return nowhere
		}
		wide := box{own.x0 - 3, own.y0, own.x1 + 3, own.y1}
		for i, o := range b.bars {
			if (o.slot != c.slot || o.series != c.series) && (wide.overlaps(boxes[i]) || wide.overlaps(b.rect(o))) {
				return nowhere
			}
		}
		return beyond
	}
}

// totalsApart says whether totals stand clear of each other and of the stacks beside theirs.
func (b *barLayout) totalsApart() bool {
	for i, t := range b.totals[min(1, len(b.totals)):] {
		before := b.totals[i]
		pitch := b.atX(float64(t.slot)) - b.atX(float64(before.slot))
		if max(t.value.line.Width, before.value.line.Width)+3 > pitch {
			return false
		}
	}
	return true
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
	single := b.paint.anySlot && b.columns == 1 && !b.stacked && f.spec.ValueLabels != labelsOff
	if single && b.hi == a.max {
		f.area.y0 = max(f.area.y0, edge+f.style.LabelSize*above+labelGap)
	}
	f.area.x0 = widest(ls) + axisGap
	f.area.x1 = f.area.x0 + min(f.width-f.area.x0, b.maxPitch()*(n-1+2*b.half))
	f.scale(-b.half, n-1+b.half, a.min, a.max)
	f.horizontalGrid(a, ls, f.width)
	b.drawBars()
	b.someValues(b.segmentRoom)
	f.baseline(0, f.width, f.atY(0))
	if single {
		b.loudValues()
	}
	return nil
}

// loudValues places the values of the bars that are singled out, where not all have room for theirs.
func (b *barLayout) loudValues() {
	for _, c := range b.bars {
		if l := b.seated(c, c.value); b.paint.slots[c.slot] && !c.below() && l.box().y0 >= 0 && b.free(l) {
			b.labels = append(b.labels, l)
		}
	}
}
