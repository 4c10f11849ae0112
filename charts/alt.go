package charts

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"report/data"
)

// describer is a mark that says by itself what it shows, after its name and measure.
type describer interface {
	describe(f *figure, w altWords) string
}

// alt says in words what the chart shows, from its data: kind, measure, range, and how it goes.
func alt(f *figure) string {
	if d := strings.TrimSpace(f.spec.Description); d != "" {
		return d
	}
	w := f.altWords()
	rest := f.trend
	if m, ok := marks[f.spec.Mark].(describer); ok {
		rest = func(w altWords) string { return m.describe(f, w) }
	}
	if len(f.panels) > 0 {
		rest = f.panelTrends
	}
	return f.markName(f.measure(w)) + rest(w) + w.end
}

// measure is what the values are: the subtitle says it, else the column.
func (f *figure) measure(w altWords) string {
	if s := clean(f.spec.Subtitle); s != "" {
		return w.inSentence(strings.TrimRight(s, ".:。："))
	}
	if f.spec.Stack == stackNormalize {
		return fmt.Sprintf(w.shares, f.columns(w))
	}
	return f.columns(w)
}

// columns names the columns of the values.
func (f *figure) columns(w altWords) string {
	if len(f.data.series) > 1 && !f.data.color {
		var names []string
		for _, s := range f.data.series {
			names = append(names, s.label)
		}
		return shorten(strings.Join(names, ", "), 100)
	}
	return w.inSentence(axisName("", f.data.y))
}

// inSentence makes the start of a sentence the middle of one: "Turnover" is "turnover", but "R&D" and
// "GDP" stay.
func (w altWords) inSentence(s string) string {
	r := []rune(s)
	if w.lower && len(r) > 1 && r[0] >= 'A' && r[0] <= 'Z' && r[1] >= 'a' && r[1] <= 'z' {
		r[0] += 'a' - 'A'
	}
	return string(r)
}

// trend says how the values go. Up to three series have a clause each.
func (f *figure) trend(w altWords) string {
	d := f.data
	where := ""
	if len(d.slots) > 1 && d.kind != categories {
		where = fmt.Sprintf(w.span, d.slots[0].label, d.slots[len(d.slots)-1].label)
	}
	var clauses []string
	for _, s := range d.series[:min(len(d.series), 3)] {
		c := f.course(s, w)
		if len(d.series) > 1 {
			c = fmt.Sprintf(w.named, s.label, c)
		}
		clauses = append(clauses, c)
	}
	if n := len(d.series) - len(clauses); n > 0 {
		clauses = append(clauses, fmt.Sprintf(w.more, n))
	}
	return where + w.colon + strings.Join(clauses, w.and)
}

// panelTrends says how the values go in the panels of a facet. Up to three have a clause each.
func (f *figure) panelTrends(w altWords) string {
	var clauses []string
	for _, p := range f.panels[:min(len(f.panels), 3)] {
		clause := p.labels[0].text // its name
		if len(p.data.series) == 1 && len(p.data.slots) > 0 {
			clause = fmt.Sprintf(w.named, clause, p.course(p.data.series[0], w))
		}
		clauses = append(clauses, clause)
	}
	if n := len(f.panels) - len(clauses); n > 0 {
		clauses = append(clauses, fmt.Sprintf(w.morePanels, n))
	}
	return fmt.Sprintf(w.panels, len(f.panels)) + w.colon + strings.Join(clauses, w.and)
}

// course describes one series: along numbers and dates how it moves, among categories its extremes.
func (f *figure) course(s series, w altWords) string {
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
	text := func(i int) string { return f.valueText(s.cells[i]) }
	at := func(i int) string { return shorten(f.data.slots[i].label, 40) }
	switch {
	case n == 0:
		return w.none
	case n == 1:
		return fmt.Sprintf(w.single, text(first), at(first))
	case lo == hi:
		return fmt.Sprintf(w.same, text(first))
	case f.data.kind == categories:
		return fmt.Sprintf(w.extremes, at(hi), text(hi), at(lo), text(lo))
	case up:
		return fmt.Sprintf(w.rises, text(first), text(last))
	case down:
		return fmt.Sprintf(w.falls, text(first), text(last))
	}
	course := w.varies
	if a, b, span := s.cells[first].Number, s.cells[last].Number, s.cells[hi].Number-s.cells[lo].Number; b-a > span/2 {
		course = w.up
	} else if a-b > span/2 {
		course = w.down
	}
	return fmt.Sprintf(course, text(first), text(last))
}

// describe tells of the points.
func (scatterMark) describe(f *figure, w altWords) string {
	var all []data.Cell
	for _, s := range f.data.series {
		all = append(all, s.cells...)
	}
	bySize := func(a, b data.Cell) int { return cmp.Compare(a.Number, b.Number) }
	lo, hi := slices.MinFunc(all, bySize), slices.MaxFunc(all, bySize)
	return fmt.Sprintf(w.against, w.inSentence(axisName(f.spec.XLabel, f.data.x)), len(all), f.valueText(lo), f.valueText(hi))
}

func trimFloat(v float64) string { return fmt.Sprintf("%.6g", v) }
