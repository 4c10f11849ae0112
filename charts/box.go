package charts

import (
	"fmt"

	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg"

	"report/data"
	"report/layout"
)

// boxMark draws a box plot: the middle half of many values as a box with a line at their median, the
// others as whiskers, and those far off as dots. Categories stand as rows, numbers and dates upright.
type boxMark struct{}

// Sizes of boxes, in points.
const (
	boxPitch     = 25 // of a row with its median above it
	barePitch    = 19 // of a row without
	boxHeight    = 11
	boxWidth     = 26 // of an upright box, at most
	medianWidth  = 2
	whiskerWidth = 1.0
	outlierDot   = 1.75
	singleDot    = 2.5
)

func (boxMark) read(r *reader) *dataset { return r.spreads() }

func (boxMark) check(s Spec, d *dataset) []Problem {
	every := d.everyValue()
	var ps []Problem
	if n := len(every.cells); n > maxDots {
		ps = append(ps, Problem{Key: "y", Message: fmt.Sprintf("the chart is made of %d values, more than %d", n, maxDots), Hint: "filter or limit the rows"})
	}
	if d.kind == categories || s.Horizontal {
		ps = append(ps, rowProblems(d)...)
	} else {
		ps = append(ps, slotProblems(d)...)
	}
	return append(ps, rangeProblems(s, &dataset{series: []series{every}}, numberAt)...)
}

// everyValue is a series of all values of a box plot.
func (d *dataset) everyValue() series {
	var s series
	for _, x := range d.spreads {
		for _, v := range x.values {
			s.cells = append(s.cells, data.Cell{Kind: data.Number, Number: v})
		}
	}
	return s
}

// boxes are the parts of a box plot.
type boxes struct {
	*figure
	paint   paint
	medians []label // empty where there is no box
}

func (boxMark) compose(f *figure) error {
	b := &boxes{figure: f, paint: f.paint()}
	if err := b.boxKeys(); err != nil {
		return err
	}
	if err := b.setMedians(); err != nil {
		return err
	}
	every := &dataset{series: []series{f.data.everyValue()}}
	lo, hi := every.extent(numberAt)
	a := f.lineAxis(boxRange(f.extent("y", lo, hi)))
	if f.lying() {
		return b.onRows(a)
	}
	return b.standing(a)
}

// boxRange is the range of an axis of boxes. It takes in zero where that costs little: it is where they
// lie that counts, not how far from zero.
func boxRange(lo, hi float64) (float64, float64) {
	if near := (hi - lo) / 3; lo >= 0 && lo < near || hi <= 0 && -hi < near {
		return zeroBased(lo, hi)
	}
	return lo, hi
}

// setMedians sets the medians of all boxes.
func (b *boxes) setMedians() error {
	b.medians = make([]label, len(b.data.slots))
	if b.spec.ValueLabels == labelsOff {
		return nil
	}
	for i, s := range b.data.spreads {
		if !s.boxed() {
			continue
		}
		var err error
		if b.medians[i], err = b.value(b.paint, 0, i); err != nil {
			return err
		}
	}
	return nil
}

// onRows composes boxes that lie on rows, with their medians above them.
func (b *boxes) onRows(a axis) error {
	pitch := layout.Pt(boxPitch)
	if widest(b.medians) == 0 {
		pitch = barePitch
	}
	r, err := b.newRows(pitch, 0.5)
	if err != nil {
		return err
	}
	labelled := widest(b.medians) > 0 && r.pitch >= boxHeight+b.style.LabelSize*(above+below)+2
	ticks, err := b.tickLabels(a)
	if err != nil {
		return err
	}
	r.beside()
	last := len(ticks) - 1
	reaches := []reach{{a.ticks[last], 0, ticks[last].line.Width / 2}}
	for i, s := range b.data.spreads {
		if labelled && s.boxed() {
			reaches = append(reaches, reach{s.median, b.medians[i].line.Width / 2, b.medians[i].line.Width / 2})
		}
		if len(s.values) > 0 {
			reaches = append(reaches, reach{s.values[0], singleDot, 0}, reach{s.values[len(s.values)-1], 0, singleDot})
		}
	}
	r.scaleWithin(a.min, a.max, reaches)
	if labelled {
		b.area.y0 += 3 // the first median is higher than its row
	}
	r.below()
	r.gridBelow(a, ticks)
	r.zeroLine()
	half := min(boxHeight, r.pitch-3) / 2
	for i, s := range b.data.spreads {
		if len(s.values) == 0 {
			if err := b.noData(b.area.x0+labelGap+0.3*b.style.LabelSize, r.onRow(i)); err != nil {
				return err
			}
			continue
		}
		b.draw(i, half)
		if labelled && s.boxed() {
			b.place(b.medians[i], b.atX(s.median), r.middle(i)-half-2.5, center)
		}
	}
	r.placeNames()
	return nil
}

// standing composes boxes that stand over numbers or dates, with their medians beside them.
func (b *boxes) standing(a axis) error {
	if err := b.slotFrame(a, true, b.tickHeight()); err != nil {
		return err
	}
	half := min(boxWidth, 0.55*b.slotPitch()) / 2
	labelled := widest(b.medians)+3+2*half+3 <= b.slotPitch()
	for i, s := range b.data.spreads {
		if len(s.values) == 0 {
			if err := b.noData(b.atX(float64(i)), b.area.y1-3); err != nil {
				return err
			}
			continue
		}
		b.draw(i, half)
		if l := b.medians[i]; labelled && s.boxed() {
			b.place(l, b.atX(float64(i))+half+3, b.atY(s.median)+0.35*l.size, left)
		}
	}
	return nil
}

// draw draws the box of slot i, half as thick as twice half, or its values where they are few.
func (b *boxes) draw(i int, half layout.Pt) {
	s, c := b.data.spreads[i], b.paint.at(0, i)
	dark := c
	if b.paint.anySlot && !b.paint.slots[i] { // a line in the lightest grey is not seen
		dark = mix(b.style.Context, b.style.Muted, 0.5)
	}
	if !s.boxed() {
		for _, v := range s.values {
			b.dot(i, v, min(singleDot, half), c)
		}
		return
	}
	b.bar(i, s.low, s.high, whiskerWidth/2, dark)
	b.bar(i, s.q1, s.q3, half, mix(c, b.style.Background, 0.55))
	b.across(i, s.median, half, medianWidth, dark)
	for _, v := range s.values {
		if s.outlier(v) {
			b.dot(i, v, outlierDot, dark)
		}
	}
}

// bar fills what lies between two values, and half to both sides of the middle of slot i.
func (b *boxes) bar(i int, from, to float64, half layout.Pt, c layout.Color) {
	x0, y0 := b.at(float64(i), from)
	x1, y1 := b.at(float64(i), to)
	if b.plane.sideways {
		b.fill(box{x0, y0 - half, x1, y0 + half}, c)
	} else {
		b.fill(box{x0 - half, y1, x0 + half, y0}, c)
	}
}

// across draws a line at a value across slot i.
func (b *boxes) across(i int, v float64, half, width layout.Pt, c layout.Color) {
	x, y := b.at(float64(i), v)
	if b.plane.sideways {
		b.vline(x, y-half, y+half, width, c)
	} else {
		b.hline(x-half, x+half, y, width, c)
	}
}

func (b *boxes) dot(i int, v float64, radius layout.Pt, c layout.Color) {
	at := plotter.XY{X: float64(i), Y: v}
	if b.plane.sideways {
		at = plotter.XY{X: v, Y: -float64(i)}
	}
	b.add(dots{points: plotter.XYs{at}, color: c, radius: vg.Length(radius)})
}

// boxKeys say above the chart how a box is read.
func (b *boxes) boxKeys() error {
	words := b.rowWords()
	c := b.paint.of(0)
	if b.paint.anySlot {
		c = b.style.Focus
	}
	boxed, few, outliers := false, false, false
	for _, s := range b.data.spreads {
		boxed = boxed || s.boxed()
		few = few || len(s.values) > 0 && !s.boxed()
		if s.boxed() {
			outliers = outliers || s.low > s.values[0] || s.high < s.values[len(s.values)-1]
		}
	}
	var keys []key
	dot := func(words string, radius layout.Pt) {
		keys = append(keys, key{words, 2 * radius, func(x, middle layout.Pt) { b.add(spot{b.figure, x + radius, middle, radius, c}) }})
	}
	if boxed {
		keys = append(keys, b.medianKey(words.median, c), key{words.half, 1.5 * chip, func(x, middle layout.Pt) {
			b.fill(box{x, middle - chip/2, x + 1.5*chip, middle + chip/2}, mix(c, b.style.Background, 0.55))
		}}, key{words.rest, 1.5 * chip, func(x, middle layout.Pt) { b.hline(x, x+1.5*chip, middle, whiskerWidth, c) }})
	}
	if outliers {
		dot(words.outlier, outlierDot)
	}
	if few {
		dot(fmt.Sprintf(words.single, leastForBox), singleDot)
	}
	return b.keys(keys)
}

// medianKey is a line as it stands across the boxes.
func (b *boxes) medianKey(words string, c layout.Color) key {
	if b.lying() {
		return key{words, medianWidth, func(x, middle layout.Pt) {
			b.vline(x+medianWidth/2, middle-chip/2, middle+chip/2, medianWidth, c)
		}}
	}
	return key{words, 1.5 * chip, func(x, middle layout.Pt) { b.hline(x, x+1.5*chip, middle, medianWidth, c) }}
}

// lying says that the boxes lie on rows.
func (f *figure) lying() bool { return f.data.kind == categories || f.spec.Horizontal }

// tabulate has a row for each box.
func (boxMark) tabulate(f *figure) Numbers {
	w := f.rowWords()
	n := Numbers{Head: []string{columnLabel(f.data.x), w.count, w.least, w.q1, f.seriesHead(series{label: w.median}), w.q3, w.greatest}, Words: 1}
	for i, x := range f.data.slots {
		s := f.data.spreads[i]
		row := []string{x.label, f.style.Locale.Number(float64(len(s.values)), 0)}
		if len(s.values) == 0 {
			n.Rows = append(n.Rows, append(row, noValue, noValue, noValue, noValue, noValue))
			continue
		}
		c := f.data.series[0].cells[i]
		for _, v := range []float64{s.values[0], s.q1, s.median, s.q3, s.values[len(s.values)-1]} {
			c.Number = v
			row = append(row, f.valueText(c))
		}
		n.Rows = append(n.Rows, row)
	}
	return n
}

// describe tells of the medians.
func (boxMark) describe(f *figure, w altWords) string {
	words, s := f.rowWords(), f.data.series[0]
	lo, hi, n := -1, -1, 0
	for i := range s.cells {
		v, ok := s.value(i)
		if !ok {
			continue
		}
		if n++; n == 1 || v < s.cells[lo].Number {
			lo = i
		}
		if n == 1 || v > s.cells[hi].Number {
			hi = i
		}
	}
	if s.cells[hi].Number == s.cells[lo].Number {
		return fmt.Sprintf(words.oneMedian, f.placeName(hi), f.valueText(s.cells[hi]))
	}
	return fmt.Sprintf(words.medians, f.placeName(hi), f.valueText(s.cells[hi]), f.placeName(lo), f.valueText(s.cells[lo]))
}
