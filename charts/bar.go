package charts

import (
	"fmt"
	"math"

	"report/layout"
	"report/layout/text"
)

// barMark draws bars: upright or sideways, one series, several side by side, or stacked.
type barMark struct{}

func (barMark) read(r *reader) *dataset { return r.slotted() }

// maxBars is how many bars one chart shows.
const maxBars = 60

func (barMark) check(s Spec, d *dataset) []Problem {
	var ps []Problem
	if n := len(d.slots) * columnsOf(s, d); n > maxBars {
		ps = append(ps, Problem{Key: "x", Message: fmt.Sprintf("the chart has %d bars, more than %d", n, maxBars),
			Hint: `filter or limit the rows, or use mark = "line"`})
	}
	return append(append(ps, stackProblems(s, d)...), zeroProblems(s)...)
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

// stackProblems refuses to stack negative values.
func stackProblems(s Spec, d *dataset) []Problem {
	if !s.stacked() {
		return nil
	}
	for _, x := range d.series {
		for i := range x.cells {
			if v, ok := x.value(i); ok && v < 0 {
				return []Problem{{Key: "stack", Message: fmt.Sprintf("negative values cannot be stacked: %s is %s at %s",
					x.label, x.cells[i].Text, d.slots[i].label), Hint: "leave out stack"}}
			}
		}
	}
	return nil
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
	paint   paint
	columns int       // bars side by side in a slot
	half    float64   // half the width of a slot's bars, in slots
	lo, hi  float64   // range of the values, with zero
	values  [][]label // by series and slot
	totals  []label   // of stacked slots
}

func (barMark) compose(f *figure) error {
	b := &barLayout{figure: f, paint: f.paint(), columns: columnsOf(f.spec, f.data)}
	gap := 0.5 // of a bar: one bar is twice the gap
	if b.columns > 1 {
		gap = 0.9
	}
	b.half = float64(b.columns) / (float64(b.columns) + gap) / 2
	b.valueRange()
	if err := b.setValues(); err != nil {
		return err
	}
	if b.paint.many {
		if err := b.legend(b.paint); err != nil {
			return err
		}
	}
	switch {
	case f.spec.Horizontal:
		return b.sideways()
	case f.data.kind != categories:
		return b.upright(nil)
	}
	names, ok, err := b.namesBelow()
	switch {
	case err != nil:
		return err
	case !ok:
		return b.sideways()
	}
	return b.upright(names)
}

// valueRange finds the longest bars on both sides of zero.
func (b *barLayout) valueRange() {
	for i := range b.data.slots {
		sum := 0.0
		for _, s := range b.data.series {
			v, ok := s.value(i)
			if !ok {
				continue
			}
			sum += v
			if !b.spec.stacked() {
				sum = v
			}
			b.lo, b.hi = min(b.lo, sum), max(b.hi, sum)
		}
	}
	if b.lo, b.hi = b.extent("y", b.lo, b.hi); b.lo == b.hi {
		b.hi = 1
	}
}

// span is the range of one bar in data, on top of those below it in a stack.
func (b *barLayout) span(k, i int) (from, to float64, ok bool) {
	to, ok = b.data.series[k].value(i)
	if !ok || !b.spec.stacked() {
		return 0, to, ok
	}
	for _, s := range b.data.series[:k] {
		if v, ok := s.value(i); ok {
			from += v
		}
	}
	return from, from + to, true
}

// each calls do for every bar that has a value, with its span and with where it lies across its
// slot.
func (b *barLayout) each(do func(bar)) {
	for k := range b.data.series {
		left, right := b.across(k)
		for i := range b.data.slots {
			if from, to, ok := b.span(k, i); ok {
				do(bar{k, i, from, to, float64(i) + left, float64(i) + right})
			}
		}
	}
}

// bar is one bar in data: from and to along the value axis, left and right in slots.
type bar struct {
	series, slot int
	from, to     float64
	left, right  float64
}

func (b bar) middle() float64 { return (b.left + b.right) / 2 }

// eachTotal calls put for every stack with its label, its place in slots, and where it ends.
func (b *barLayout) eachTotal(put func(l label, at, end float64)) {
	for i, l := range b.totals {
		if sum := b.data.sum(i); !sum.Missing {
			put(l, float64(i), sum.Number)
		}
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
		if len(lines) > 2 || widest(lines) > pitch-5 || (len(lines) > 0 && lines[0].line.Overfull) {
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
