package charts

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"report/data"
)

// clausesOf is how many series have a clause each; of more the text says what they have in common.
func (f *figure) clausesOf() int {
	if f.data.kind == categories {
		return 2
	}
	return 3
}

// clausesName says that each column of y is named with how it goes.
func (f *figure) clausesName() bool {
	_, own := marks[f.spec.Mark].(describer)
	return !own && len(f.panels) == 0 && !f.data.color && len(f.data.series) > 1 && len(f.data.series) <= f.clausesOf()
}

// trend says how the values go.
func (f *figure) trend(w altWords) string {
	d := f.data
	switch n := len(d.series); {
	case n == 1:
		return f.course(d.series[0], w, w.alone)
	case n <= f.clausesOf():
	case d.kind == categories:
		return f.farthest(w)
	default:
		return f.common(w)
	}
	var clauses []string
	for _, s := range d.series {
		clauses = append(clauses, w.named(inWords(s.label, altName), f.course(s, w, w.one)))
	}
	return joinClauses(clauses, w)
}

// panelTrends says how the values go in the panels of a facet, whose series they are where each has one.
func (f *figure) panelTrends(w altWords) string {
	if f.panelsAreSeries() {
		return f.asOne().trend(w)
	}
	var names, clauses []string
	long := 0
	for _, p := range f.panels {
		names = append(names, p.name)
		if m, ok := marks[f.spec.Mark].(describer); ok && len(f.panels) <= f.clausesOf() {
			clauses = append(clauses, w.named(inWords(p.name, altName), m.describe(p, w)))
			long += utf8.RuneCountInString(clauses[len(clauses)-1])
		}
	}
	if len(clauses) > 0 && long < altLength {
		return joinClauses(clauses, w)
	}
	return f.someOf(names, w)
}

func joinClauses(clauses []string, w altWords) string {
	s := ""
	for i, c := range clauses {
		if i > 0 {
			s += w.and
		}
		s += c
	}
	return s
}

// course describes one series: along numbers and dates how it moves, among categories its extremes.
func (f *figure) course(s series, w altWords, c courseWords) string {
	first, last, lo, hi, n := -1, -1, -1, -1, 0
	up, down := true, true
	for i := range s.cells {
		v, ok := s.value(i)
		if !ok {
			continue
		}
		n++
		if first < 0 {
			first, lo, hi = i, i, i
		} else {
			before := s.cells[last].Number
			up, down = up && v > before, down && v < before
		}
		if v < s.cells[lo].Number {
			lo = i
		}
		if v > s.cells[hi].Number {
			hi = i
		}
		last = i
	}
	if n == 0 {
		return w.none
	}
	text := func(i int) string { return f.valueText(s.cells[i]) }
	at := func(i int) string { return inWords(f.data.slots[i].label, altName) }
	switch {
	case n == 1:
		return fmt.Sprintf(w.single, text(first), at(first))
	case text(lo) == text(hi):
		return fmt.Sprintf(w.same, text(first))
	case f.data.kind == categories:
		return fmt.Sprintf(w.extremes, at(hi), text(hi), at(lo), text(lo))
	case n == 2 && up:
		return fmt.Sprintf(c.twoUp, text(first), text(last))
	case n == 2:
		return fmt.Sprintf(c.twoDown, text(first), text(last))
	}
	period := throughout
	if n == len(f.data.slots) {
		period = f.data.period()
	}
	a, b, span := s.cells[first].Number, s.cells[last].Number, s.cells[hi].Number-s.cells[lo].Number
	switch {
	case up:
		return fmt.Sprintf(c.rises, w.every[period], text(first), text(last))
	case down:
		return fmt.Sprintf(c.falls, w.every[period], text(first), text(last))
	case b-a > span/2:
		return fmt.Sprintf(c.up, text(first), text(last))
	case a-b > span/2:
		return fmt.Sprintf(c.down, text(first), text(last))
	}
	return fmt.Sprintf(c.varies, text(lo), text(hi), text(last))
}

// common says how many of many series go up and down, and which changes most.
func (f *figure) common(w altWords) string {
	up, down, most, change := 0, 0, -1, -1.0
	for k, s := range f.data.series {
		a, b := firstValue(s), lastValue(s)
		if a < 0 || a == b {
			continue
		}
		by := s.cells[b].Number - s.cells[a].Number
		if by > 0 {
			up++
		} else if by < 0 {
			down++
		}
		if math.Abs(by) > change {
			most, change = k, math.Abs(by)
		}
	}
	if most < 0 || up+down == 0 {
		return f.farthest(w)
	}
	var counts []string
	if up > 0 {
		counts = append(counts, fmt.Sprintf(w.rising, up))
	}
	if down > 0 {
		counts = append(counts, fmt.Sprintf(w.falling, down))
	}
	s := f.data.series[most]
	return strings.Join(counts, w.comma) + w.and + fmt.Sprintf(w.change, inWords(s.label, altName), f.valueText(s.cells[firstValue(s)]), f.valueText(s.cells[lastValue(s)]))
}

// farthest tells the highest and the lowest value of all series, by series and place.
func (f *figure) farthest(w altWords) string {
	var lo, hi data.Cell
	where := map[bool]string{} // true: of the highest
	n := 0
	for _, s := range f.data.series {
		for i, c := range s.cells {
			if c.Missing {
				continue
			}
			place := f.list([]string{inWords(s.label, altName), inWords(f.data.slots[i].label, altName)})
			if n == 0 || c.Number < lo.Number {
				lo, where[false] = c, place
			}
			if n == 0 || c.Number > hi.Number {
				hi, where[true] = c, place
			}
			n++
		}
	}
	switch {
	case n == 0:
		return w.none
	case n == 1:
		return fmt.Sprintf(w.single, f.valueText(hi), where[true])
	case lo.Number == hi.Number:
		return fmt.Sprintf(w.same, f.valueText(hi))
	}
	return fmt.Sprintf(w.extremes, where[true], f.valueText(hi), where[false], f.valueText(lo))
}

// period is how far apart the places along x are, all alike.
type period uint8

const (
	throughout period = iota // of no length that has a name
	year
	quarter
	month
	week
	day
)

// period finds it.
func (d *dataset) period() period {
	if len(d.slots) < 2 || d.kind == categories || d.kind == numbers && !d.yearly() {
		return throughout
	}
	inMonths := d.kind == months || d.kind == quarterly || d.kind == days && d.monthly()
	at := func(i int) float64 {
		if d.kind == days && inMonths {
			return float64(monthOf(dayOf(d.slots[i].pos)))
		}
		return d.slots[i].pos
	}
	step := at(1) - at(0)
	for i := range d.slots[1:] {
		if at(i+1)-at(i) != step {
			return throughout
		}
	}
	names := map[float64]period{1: day, 7: week}
	if d.kind == numbers {
		names = map[float64]period{1: year}
	} else if inMonths {
		names = map[float64]period{1: month, 3: quarter, 12: year}
	}
	return names[step]
}

// yearly says whether years stand along x.
func (d *dataset) yearly() bool {
	return d.kind == numbers && (d.x.Kind == data.Date || d.x.Unit == "" && !slices.ContainsFunc(d.slots, func(s slot) bool { return !isYear(s.pos) }))
}
