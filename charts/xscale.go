package charts

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"report/layout"
)

// xScale is the labels of a horizontal scale, their middles, and the places that they name. Below the
// labels of days, months and quarters stands the year, once where it begins.
type xScale struct {
	ticks     []xTick
	labels    []label
	at, marks []layout.Pt
	years     []label
	yearsAt   []layout.Pt
}

// placing is where a position along x stands on the figure, and whether it does.
type placing func(pos float64) (layout.Pt, bool)

// A scale of numbers or dates is read as a whole: its labels stand apart by tickSpace, in sizes of their
// text, where that leaves fewTicks or more.
const (
	tickSpace = 1.8
	fewTicks  = 5
)

// coarsest is a level of labels along x beyond which there are none.
const coarsest = 20

// xLabels labels the horizontal scale, as finely as the labels fit without touching; with tick
// marks where they stand below points rather than bars.
func (f *figure) xLabels(ticks bool, place placing) error {
	s, err := f.xScale(!ticks, place)
	if err != nil {
		return err
	}
	f.placeScale(s, ticks)
	return nil
}

// placeScale sets the labels of a scale below the data.
func (f *figure) placeScale(s xScale, ticks bool) {
	for i, l := range s.labels {
		if ticks {
			f.vline(s.marks[i], f.area.y1, f.area.y1+3, gridWidth, f.style.Muted)
		}
		f.place(l, s.at[i], f.footBaseline(), center)
	}
	for i, l := range s.years {
		f.place(l, s.yearsAt[i], f.footBaseline()+f.yearRow(), center)
	}
}

// yearRow is the height of the row of years below a scale of dates.
func (f *figure) yearRow() layout.Pt { return f.style.LabelSize * lineHeight }

// rowsBelow is the room that a scale takes below its first row.
func (f *figure) rowsBelow(s xScale) layout.Pt {
	if len(s.years) == 0 {
		return 0
	}
	return f.yearRow()
}

// xScale finds the finest labels that do not touch. One label is no scale: rather than that, the
// first and the last place have theirs.
func (f *figure) xScale(onSlots bool, place placing) (xScale, error) {
	s, err := f.finest(onSlots, place)
	if err != nil {
		return s, err
	}
	return f.withFocus(s, place)
}

func (f *figure) finest(onSlots bool, place placing) (xScale, error) {
	if !onSlots && f.data.kind != categories {
		if s, ok, err := f.finestOf(onSlots, place, fewTicks, tickSpace*f.style.LabelSize); err != nil || ok {
			return s, err
		}
	}
	slots := f.data.slots
	if s, ok, err := f.finestOf(onSlots, place, min(2, len(slots)), f.labelSpace()); err != nil || ok {
		return s, err
	}
	last := f.data.slotTick(slots[len(slots)-1], f.style.Locale)
	if s, ok, err := f.xScaleOf([]xTick{f.data.slotTick(slots[0], f.style.Locale), last}, place); err != nil || ok {
		return s, err
	}
	s, _, err := f.xScaleOf([]xTick{last}, place)
	return s, err
}

// finestOf finds the finest labels, at least so many, with at least so much space between them.
func (f *figure) finestOf(onSlots bool, place placing, least int, space layout.Pt) (xScale, bool, error) {
	for level := range coarsest {
		candidates := f.data.xTicks(level, f.style.Locale, onSlots)
		if layout.Pt(len(candidates))*f.style.LabelSize*0.6 > 2*f.width {
			continue // too many to measure
		}
		if s, ok, err := f.xScaleOf(candidates, place); err != nil || ok && len(s.labels) >= least && !touching(s.labels, s.at, space) {
			return s, err == nil, err
		}
	}
	return xScale{}, false, nil
}

// xScaleOf sets the labels of ticks; ok says whether they stand apart.
func (f *figure) xScaleOf(ticks []xTick, place placing) (s xScale, ok bool, err error) {
	year := 0
	for _, t := range ticks {
		x, ok := place(t.pos)
		if !ok {
			continue
		}
		l, at, err := f.below(t.label, x)
		if err != nil {
			return s, false, err
		}
		s.ticks, s.labels = append(s.ticks, t), append(s.labels, l)
		s.at, s.marks = append(s.at, at), append(s.marks, x)
		if t.year == 0 || t.year == year {
			continue
		}
		year = t.year
		if l, at, err = f.below(strconv.Itoa(year), x); err != nil {
			return s, false, err
		}
		// A year of which little is left gives way to the next.
		for n := len(s.years) - 1; n >= 0 && f.close(s.years[n], l, s.yearsAt[n], at); n-- {
			s.years, s.yearsAt = s.years[:n], s.yearsAt[:n]
		}
		s.years, s.yearsAt = append(s.years, l), append(s.yearsAt, at)
	}
	return s, !touching(s.labels, s.at, f.labelSpace()), nil
}

// below sets a label that stands below a place, with its middle moved so that it stays in the figure.
func (f *figure) below(s string, x layout.Pt) (label, layout.Pt, error) {
	l, err := f.fit(s, f.regular(f.style.Text), f.width/3)
	return l, f.inside(l, x-l.line.Width/2) + l.line.Width/2, err
}

// labelSpace is the least distance between labels side by side.
func (f *figure) labelSpace() layout.Pt { return 0.7 * f.style.LabelSize }

// close says whether two labels would be too near to each other with their middles at two places.
func (f *figure) close(a, b label, atA, atB layout.Pt) bool {
	return math.Abs(atA-atB) < (a.line.Width+b.line.Width)/2+f.labelSpace()
}

// withFocus adds the labels of slots that are singled out, in place of those that they would touch. Where
// so many are singled out that they touch each other, the scale stays as it is.
func (f *figure) withFocus(s xScale, place placing) (xScale, error) {
	_, slots := f.spec.focus(f.data)
	var focus []xTick
	for i, on := range slots {
		slot := f.data.slots[i]
		if _, ok := place(slot.pos); !on || !ok || slices.ContainsFunc(s.ticks, func(t xTick) bool { return t.pos == slot.pos }) {
			continue
		}
		tick := f.data.slotTick(slot, f.style.Locale)
		if len(s.years) > 0 {
			tick = f.data.dateTick(f.data.timeAt(slot.pos), f.data.kind.grain(), f.style.Locale)
		}
		focus = append(focus, tick)
	}
	loud, apart, err := f.xScaleOf(focus, place)
	if err != nil || !apart || len(focus) == 0 {
		return s, err
	}
	ticks := slices.DeleteFunc(slices.Clone(s.ticks), func(t xTick) bool {
		i := slices.IndexFunc(s.ticks, func(o xTick) bool { return o.pos == t.pos })
		for k := range loud.labels {
			if f.close(s.labels[i], loud.labels[k], s.at[i], loud.at[k]) {
				return true
			}
		}
		return false
	})
	ticks = append(ticks, loud.ticks...)
	slices.SortStableFunc(ticks, func(a, b xTick) int { return cmp.Compare(a.pos, b.pos) })
	s, _, err = f.xScaleOf(ticks, place)
	return s, err
}
