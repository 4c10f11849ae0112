package charts

import (
	"slices"
	"strings"

	"report/data"
)

// Numbers are what a chart shows, as a table: as finely printed as on the chart.
type Numbers struct {
	Head  []string
	Rows  [][]string
	Words int // how many columns at the left hold words rather than numbers

	Across string // what the heads of the numbers are places of, where rows and columns can change places
}

// Turned has rows and columns changed: for numbers that have too many columns, and an Across.
func (n Numbers) Turned() Numbers {
	turned := Numbers{Head: []string{n.Across}, Words: 1, Across: n.Head[0]}
	for _, row := range n.Rows {
		turned.Head = append(turned.Head, row[0])
	}
	for i, head := range n.Head[1:] {
		one := []string{head}
		for _, row := range n.Rows {
			one = append(one, row[i+1])
		}
		turned.Rows = append(turned.Rows, one)
	}
	return turned
}

// Long is the same numbers with a row for each, for a page that is too narrow for their columns.
func (n Numbers) Long() Numbers {
	long := Numbers{Head: slices.Concat([]string{n.Across}, n.Head[:n.Words], []string{""}), Words: n.Words + 1}
	for i, head := range n.Head[n.Words:] {
		for _, row := range n.Rows {
			long.Rows = append(long.Rows, slices.Concat([]string{head}, row[:n.Words], []string{row[n.Words+i]}))
		}
	}
	return long
}

// noValue is printed where there is none.
const noValue = "–"

// tabulator is a mark whose numbers are no values of series at places along x.
type tabulator interface {
	tabulate(f *figure) Numbers
}

// Numbers are those of the chart. The panels of a facet come one after the other, each row with the panel's
// name.
func (p *Plot) Numbers() Numbers { return p.figure.numbers() }

func (f *figure) numbers() Numbers {
	if len(f.panels) > 0 {
		return f.panelNumbers()
	}
	if m, ok := marks[f.spec.Mark].(tabulator); ok {
		return m.tabulate(f)
	}
	return f.slotNumbers()
}

// slotNumbers has a row for each place along x, and a column for each series, for the ends of its band and for
// each layer.
func (f *figure) slotNumbers() Numbers {
	d := f.data
	n := Numbers{Head: []string{columnLabel(d.x)}, Words: 1}
	columns := f.slotColumns()
	for _, s := range columns {
		n.Head = append(n.Head, f.seriesHead(s))
	}
	for i, x := range d.slots {
		row := []string{x.label}
		for _, s := range columns {
			row = append(row, f.cellText(s.cells[i]))
		}
		n.Rows = append(n.Rows, row)
	}
	return n
}

// slotColumns are the series, each with the ends of its band, and the layers.
func (f *figure) slotColumns() []series {
	var columns []series
	for _, s := range f.data.series {
		columns = append(columns, s)
		if s.low == nil {
			continue
		}
		for i, cells := range [][]data.Cell{s.low, s.high} {
			end := series{label: f.data.bandEnds[i], cells: cells}
			if len(f.data.series) > 1 {
				end.label = f.list([]string{s.label, end.label})
			}
			columns = append(columns, end)
		}
	}
	return append(columns, f.data.layers...)
}

// panelNumbers has a column for each panel where they are few and of one series each, and else puts them
// below each other.
func (f *figure) panelNumbers() Numbers {
	if f.panelsAreSeries() {
		return f.asOne().slotNumbers()
	}
	var all Numbers
	for _, p := range f.panels {
		n := p.numbers()
		all.Head = append([]string{f.name}, n.Head...)
		all.Words = n.Words + 1
		for _, row := range n.Rows {
			if slices.ContainsFunc(row[n.Words:], func(s string) bool { return s != noValue }) {
				all.Rows = append(all.Rows, append([]string{p.name}, row...))
			}
		}
	}
	return all
}

// panelsAreSeries says that each panel shows one value for each place along the same x.
func (f *figure) panelsAreSeries() bool {
	if _, ok := marks[f.spec.Mark].(tabulator); ok || len(f.panels) > maxColors {
		return false
	}
	return !slices.ContainsFunc(f.panels, func(p *figure) bool {
		return len(p.data.series) != 1 || !slices.Equal(p.data.slots, f.panels[0].data.slots)
	})
}

// asOne reads the panels as series of one chart.
func (f *figure) asOne() *figure {
	d := *f.panels[0].data
	d.series = nil
	for _, p := range f.panels {
		s := p.data.series[0]
		s.label = p.name
		d.series = append(d.series, s)
	}
	one := *f
	one.data, one.panels = &d, nil
	return &one
}

// seriesHead is a series' name with the unit of its values, where the words above the chart do not say
// that of several.
func (f *figure) seriesHead(s series) string {
	unit := f.data.y.Unit
	if unit == "" || strings.Contains(f.pattern(), "%") || len(f.data.series) > 1 && strings.Contains(f.spec.Subtitle, unit) {
		return s.label
	}
	return f.withUnit(s.label, unit)
}

func (f *figure) withUnit(label, unit string) string {
	if f.language() == "zh" {
		return label + "，" + unit
	}
	return label + ", " + unit
}

func (f *figure) cellText(c data.Cell) string {
	if c.Missing {
		return noValue
	}
	return f.valueText(c)
}

// tabulate has a row for each dot: its name, its series, its places and its size.
func (scatterMark) tabulate(f *figure) Numbers {
	d := f.data
	n := Numbers{}
	several := len(d.series) > 1
	if d.dotName != "" {
		n.Head = append(n.Head, d.dotName)
	}
	if several {
		n.Head = append(n.Head, d.splitBy)
	}
	n.Words = len(n.Head)
	y := columnLabel(d.y)
	if f.spec.YLabel != "" {
		y = f.spec.YLabel
	} else if d.y.Unit != "" {
		y = f.withUnit(y, d.y.Unit)
	}
	n.Head = append(n.Head, f.xHead(), y)
	if f.spec.Size != "" {
		n.Head = append(n.Head, axisName("", d.size))
	}
	for _, s := range d.series {
		xs := f.xTexts(s.xs)
		for i, c := range s.cells {
			var row []string
			if s.names != nil {
				row = append(row, s.names[i].label)
			}
			if several {
				row = append(row, s.label)
			}
			row = append(row, xs[i], f.cellText(c))
			if s.sizes != nil {
				row = append(row, f.style.Locale.Cell(s.sizes[i], d.size))
			}
			n.Rows = append(n.Rows, row)
		}
	}
	return n
}

func (f *figure) xHead() string {
	switch x := f.data.x; {
	case f.spec.XLabel != "":
		return f.spec.XLabel
	case x.Unit != "":
		return f.withUnit(columnLabel(x), x.Unit)
	default:
		return columnLabel(x)
	}
}

// xTexts prints places along x that are no slots, all as finely as the least known of them.
func (f *figure) xTexts(cells []data.Cell) []string {
	r := reader{locale: f.style.Locale}
	if f.data.x.Kind == data.Number && !f.data.x.Years() {
		return f.style.Locale.Column(cells, f.data.x)
	}
	out := make([]string, len(cells))
	for i, c := range cells {
		out[i] = r.xLabel(c, f.data.x)
	}
	return out
}

// tabulate has a row for each bin.
func (histogramMark) tabulate(f *figure) Numbers {
	lo, hi := f.data.extent(func(s series, i int) float64 { return s.cells[i].Number })
	h := &histogram{figure: f}
	h.bins = f.count(f.extent("x", lo, hi))
	n := Numbers{Head: []string{f.xHead(), f.altWords().count}, Words: 1}
	for i, count := range h.counts {
		name := h.edgeText(h.mark(i), h.fineness())
		if !h.centred {
			name += " – " + h.edgeText(h.mark(i+1), h.fineness())
		}
		n.Rows = append(n.Rows, []string{name, f.style.Locale.Number(float64(count), 0)})
	}
	return n
}

// tabulate has a row for each line, with its two ends.
func (slopeMark) tabulate(f *figure) Numbers {
	n := f.seriesNumbers()
	for i, x := range f.data.slots {
		n.Head[1+i] = f.seriesHead(series{label: x.label})
	}
	return n
}

// tabulate has the rows and columns of the chart.
func (heatmapMark) tabulate(f *figure) Numbers { return f.seriesNumbers() }

// seriesNumbers has a row for each series, and a column for each place along x.
func (f *figure) seriesNumbers() Numbers {
	d := f.data
	n := Numbers{Head: []string{d.splitBy}, Words: 1, Across: columnLabel(d.x)}
	for _, x := range d.slots {
		n.Head = append(n.Head, x.label)
	}
	for _, s := range d.series {
		row := []string{s.label}
		for _, c := range s.cells {
			row = append(row, f.cellText(c))
		}
		n.Rows = append(n.Rows, row)
	}
	return n
}
