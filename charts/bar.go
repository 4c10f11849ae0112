package charts

import (
	"fmt"
	"math"
	"slices"

	"report/layout"
	"report/layout/text"
)

// barMark draws bars: upright or sideways, one series, several side by side, or stacked.
type barMark struct{}

func (barMark) read(r *reader) *dataset { return r.normalize(r.slotted()) }

// maxBars is how many bars one chart shows.
const maxBars = 60

func (barMark) check(s Spec, d *dataset) []Problem {
	ps := unevenProblems(s, d)
	if n := len(d.slots) * columnsOf(s, d); n > maxBars {
		ps = append(ps, Problem{Key: "x", Message: fmt.Sprintf("the chart has %d bars, more than %d", n, maxBars),
			Hint: `filter or limit the rows, or use mark = "line"`})
	}
	return append(append(ps, unshared(s, d)...), zeroProblems(s)...)
}

// zeroProblems refuses an axis that does not start at zero.
func zeroProblems(s Spec) []Problem {
	var ps []Problem
	if s.Min != nil && *s.Min != 0 {
		ps = append(ps, Problem{Key: "min", Message: "bars and areas start at zero, their lengths would lie otherwise",
			Hint: `leave out min, or use mark = "line"`})
	}
	if s.Max != nil {
		ps = append(ps, Problem{Key: "max", Message: "bars and areas end where their values do", Hint: "leave out max"})
	}
	return ps
}

// columnsOf is how many bars stand side by side in a slot.
func columnsOf(s Spec, d *dataset) int {
	if s.stacked() {
		return 1
	}
	return len(d.series)
}

// barLayout is what upright and sideways bars have in common.
type barLayout struct {
	*figure
	paint     paint
	columns   int     // bars side by side in a slot
	half      float64 // half the width of a slot's bars, in slots
	lo, hi    float64 // range of the values, with zero
	bars      []bar   // those that have a value, by series and slot
	totals    []total // of stacks
	stacked   bool    // bars stand on each other, and hold their values
	connected bool    // each bar begins where the one before it ends
}

// bar is one bar in data.
type bar struct {
	series, slot int
	from, to     float64 // along the value axis
	left, right  float64 // in slots
	color        layout.Color
	text         string // its value
	bold         bool
	value        label // text, set
	place        barPlace
}

// barPlace is where a bar has its value.
type barPlace uint8

const (
	nowhere barPlace = iota
	beyond           // its end
	within
)

func (b bar) middle() float64 { return (b.left + b.right) / 2 }

// below says whether a bar hangs from zero, so that its value stands at its other end.
func (b bar) below() bool { return max(b.from, b.to) <= 0 && min(b.from, b.to) < 0 }

// end is where a bar's value stands.
func (b bar) end() float64 {
	if b.below() {
		return min(b.from, b.to)
	}
	return max(b.from, b.to)
}

// total is what the values of a stack add up to.
type total struct {
	slot  int
	end   float64
	text  string
	value label
}

func (barMark) compose(f *figure) error {
	b := newBarLayout(f, columnsOf(f.spec, f.data))
	b.stacked = f.spec.stacked()
	b.setBars()
	return b.compose()
}

func newBarLayout(f *figure, columns int) *barLayout {
	b := &barLayout{figure: f, paint: f.paint(), columns: columns}
	gap := 0.5 // of a bar: one bar is twice the gap
	if columns > 1 {
		gap = 0.9
	}
	b.half = float64(columns) / (float64(columns) + gap) / 2
	return b
}

func (b *barLayout) compose() error {
	b.valueRange()
	if err := b.setValues(); err != nil {
		return err
	}
	var names [][]label // below upright bars
	sideways := b.spec.Horizontal
	if !sideways && b.data.kind == categories {
		below, ok, err := b.namesBelow()
		if err != nil {
			return err
		}
		if !ok && len(b.data.layers) > 0 { // which are not drawn another way unasked
			return Problem{Key: "layers", Message: "the category names do not fit below upright bars with layers", Hint: `write horizontal = true, and mark = "dot" in the layers`}
		}
		names, sideways = below, !b.all("upright", ok)
	}
	heads := false
	if sideways && b.paint.many {
		var err error
		if heads, err = b.tryHeads(); err != nil {
			return err
		}
	}
	if b.paint.many && !heads {
		if err := b.legend(b.paint); err != nil {
			return err
		}
	}
	if sideways {
		return b.sideways(heads)
	}
	return b.upright(names)
}

// setBars finds the bars from the values. In a stack those below zero hang from it, and the others
// stand on it.
func (b *barLayout) setBars() {
	up, down := make([]float64, len(b.data.slots)), make([]float64, len(b.data.slots))
	for k, s := range b.data.series {
		left, right := b.across(k)
		for i := range b.data.slots {
			v, ok := s.value(i)
			if !ok {
				continue
			}
			c := bar{series: k, slot: i, to: v, left: float64(i) + left, right: float64(i) + right}
			c.color, c.text, c.bold = b.paint.at(k, i), b.valueText(s.cells[i]), !b.stacked && b.paint.loud(k, i)
			if b.stacked {
				sum := &up[i]
				if v < 0 {
					sum = &down[i]
				}
				c.from = *sum
				*sum += v
				c.to = *sum
			}
			b.bars = append(b.bars, c)
		}
	}
	b.setTotals(down)
}

// setTotals finds what stacks add up to, where no part is missing. Shares need none; and beside bars on
// both sides of zero a total would be read as the length of one of them.
func (b *barLayout) setTotals(down []float64) {
	if !b.stacked || b.spec.Stack == stackNormalize || slices.Min(down) < 0 {
		return
	}
	for i := range b.data.slots {
		if sum := b.data.sum(i); !sum.Missing && b.data.lacking(i) < 0 {
			b.totals = append(b.totals, total{slot: i, end: sum.Number, text: b.valueText(sum)})
		}
	}
}

// endOf is where a bar ends, the middle of its width, and to which side of its end its value stands.
func (b *barLayout) endOf(series, slot int) (pos, value, side float64) {
	for _, c := range b.bars {
		if c.series == series && c.slot == slot {
			if side = 1; c.below() {
				side = -1
			}
			return c.middle(), c.end(), side
		}
	}
	return float64(slot), 0, 1
}

// valueRange finds the longest bars on both sides of zero.
func (b *barLayout) valueRange() {
	for _, c := range b.bars {
		b.lo, b.hi = min(b.lo, c.from, c.to), max(b.hi, c.from, c.to)
	}
	if b.spec.Stack == stackNormalize {
		b.hi = 1
	}
	if b.lo, b.hi = b.extent("y", b.lo, b.hi); b.lo == b.hi {
		b.hi = 1
	}
}

// across is where a bar lies across its slot, in slots from the middle.
func (b *barLayout) across(k int) (from, to float64) {
	w := 2 * b.half / float64(b.columns)
	if b.columns == 1 {
		k = 0
	}
	return -b.half + float64(k)*w, -b.half + float64(k+1)*w
}

// seam is the white line between bars that stand on or beside each other.
const seam = 0.75

// rect is where a bar stands on the figure.
func (b *barLayout) rect(c bar) box {
	from, to := c.from, c.to
	if from > to {
		from, to = to, from
	}
	if b.plane.sideways {
		r := box{b.atX(from), b.atY(-c.left), b.atX(to), b.atY(-c.right)}
		switch gap := min(seam, (r.x1-r.x0)/2); {
		case b.stacked && c.from > 0:
			r.x0 += gap
		case b.stacked && c.from < 0:
			r.x1 -= gap
		case b.columns > 1:
			r.y0, r.y1 = b.apart(c.series, r.y0, r.y1)
		}
		return r
	}
	r := box{b.atX(c.left), b.atY(to), b.atX(c.right), b.atY(from)}
	switch gap := min(seam, (r.y1-r.y0)/2); {
	case b.stacked && c.from > 0:
		r.y1 -= gap
	case b.stacked && c.from < 0:
		r.y0 += gap
	case b.columns > 1:
		r.x0, r.x1 = b.apart(c.series, r.x0, r.x1)
	}
	return r
}

// apart takes half a seam off the sides at which bar k has a neighbour.
func (b *barLayout) apart(k int, from, to layout.Pt) (layout.Pt, layout.Pt) {
	half := min(seam, (to-from)/4) / 2
	if k > 0 {
		from += half
	}
	if k < b.columns-1 {
		to -= half
	}
	return from, to
}

// drawBars paints the bars, and the lines between them where each goes on from the one before it.
func (b *barLayout) drawBars() {
	b.plane.mark = b.endOf
	for i, c := range b.bars {
		if b.connected && i > 0 {
			b.connect(b.bars[i-1], c)
		}
	}
	for _, c := range b.bars {
		if c.from != c.to { // the raster would make a line of nothing
			b.fill(b.rect(c), c.color)
		}
	}
}

// connect draws a thin line from the end of a bar to the beginning of the next.
func (b *barLayout) connect(c, next bar) {
	if b.plane.sideways {
		b.vline(b.atX(c.to), b.atY(-c.right), b.atY(-next.left), baselineWidth, b.style.Muted)
		return
	}
	b.hline(b.atX(c.right), b.atX(next.left), b.atY(c.to), baselineWidth, b.style.Muted)
}

// namesBelow sets the categories below upright bars on one or two lines, if they fit there.
func (b *barLayout) namesBelow() (names [][]label, ok bool, err error) {
	ticks, err := b.tickLabels(newAxis(b.lo, b.hi, b.decimals)) // there may be an axis
	if err != nil {
		return nil, false, err
	}
	n := float64(len(b.data.slots))
	pitch := min((b.width-widest(ticks)-axisGap)/(n-1+2*b.half), b.maxPitch())
	if pitch < 15 {
		return nil, false, nil
	}
	for _, s := range b.data.slots {
		lines, err := b.wrap(s.label, b.regular(b.style.Text), pitch-5, 3)
		if err != nil {
			return nil, false, err
		}
		if len(lines) > 2 || !whole(lines) {
			return nil, false, nil
		}
		names = append(names, lines)
	}
	return names, b.namesApart(names, 0) && b.namesApart(names, widest(ticks)+axisGap), nil
}

// namesApart says whether names would stay apart below bars that begin at x0. The outermost may have
// to move inwards.
func (b *barLayout) namesApart(names [][]label, x0 layout.Pt) bool {
	n := float64(len(names))
	pitch := min((b.width-x0)/(n-1+2*b.half), b.maxPitch())
	var ls []label
	var at []layout.Pt
	for i, lines := range names {
		l := label{line: text.Line{Width: widest(lines)}}
		x := x0 + pitch*(float64(i)+b.half)
		ls, at = append(ls, l), append(at, b.inside(l, x-l.line.Width/2)+l.line.Width/2)
	}
	return !touching(ls, at, 4)
}

// maxPitch keeps a few bars from becoming boards.
func (b *barLayout) maxPitch() layout.Pt {
	return 102 + 26*layout.Pt(math.Min(float64(b.columns), 4))
}
