package charts

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"report/data"
	"report/layout"
)

// histogramMark counts how many values of a column fall into each of some bins of equal width.
type histogramMark struct{}

// maxBins is how many bars a histogram can be told to have.
const maxBins = 60

// read takes the numbers of the x column. They stay single values until the panels of a facet have
// agreed on a range to be counted in.
func (histogramMark) read(r *reader) *dataset {
	if r.spec.X == "" {
		r.errorf("x", `name the column whose numbers are counted: x = "age"`, "the chart has no x")
		return nil
	}
	x := r.numberColumn("x", r.spec.X)
	if x < 0 {
		return nil
	}
	if units := r.table.Units(x); len(units) > 1 {
		r.errorf("x", "filter the rows, or turn them to one unit with scale", "the values of column %q have different units: %s",
			r.spec.X, shorten(strings.Join(units, ", "), 80))
	}
	col := r.table.Columns[x]
	d := &dataset{x: col, kind: numbers}
	d.y = data.Column{Name: col.Name, Label: columnLabel(col), Unit: col.Unit, Kind: data.Number}
	s := r.newSeries(col.Name, columnLabel(col), 0)
	for _, row := range r.table.Rows {
		if c := row.Cells[x]; !c.Missing {
			s.cells = append(s.cells, c)
		} else if r.unplaced.first(r) {
			r.warnf("x", "", "%s has no %s and is not counted", row.At, col.Name)
		}
	}
	r.unplaced.close(r)
	s.xs = s.cells
	d.series = []series{s}
	if !r.measurable("x", col, d.values()) {
		return nil
	}
	return d
}

func (histogramMark) check(s Spec, _ *dataset) []Problem {
	var ps []Problem
	if s.Bins < 0 || s.Bins > maxBins {
		ps = append(ps, Problem{Key: "bins", Message: fmt.Sprintf("bins is %d, and must be between 1 and %d", s.Bins, maxBins),
			Hint: "leave out bins, and their number is found from the values"})
	}
	return append(ps, zeroProblems(s)...)
}

// histogram is bars that touch, on axes of two numbers.
type histogram struct {
	*figure
	bins
}

func (histogramMark) compose(f *figure) error {
	lo, hi := f.data.extent(numberAt)
	h := &histogram{figure: f}
	h.bins = f.count(f.extent("x", lo, hi))
	top := float64(slices.Max(h.counts))
	if f.shared == nil || f.shared.settled { // until then the bins of a panel are its own
		top = f.atLeast("count", top)
	}
	_, top = f.widened("y", 0, top)
	f.foot -= f.nameRow()
	f.area.y1 = f.foot
	a := countAxis(top)
	ls, err := f.tickLabels(a)
	if err != nil {
		return err
	}
	f.area.y0 += f.tickHeight()
	f.area.x0 = widest(ls) + axisGap
	last, err := f.set(h.edgeText(h.mark(h.marks()-1), h.fineness()), f.regular(f.style.Text))
	if err != nil {
		return err
	}
	f.area.x1 = f.width - f.atLeast("right", last.line.Width/2)
	f.scale(h.from, h.bound(len(h.counts)), a.min, a.max)
	f.plane = plane{is: true}
	f.horizontalGrid(a, ls, f.width)
	h.bars()
	f.baseline(0, f.width, f.area.y1)
	if err := f.nameScale(); err != nil {
		return err
	}
	return h.placeNumbers()
}

// countAxis is an axis of whole numbers.
func countAxis(top float64) axis {
	a := newAxis(0, top, 0)
	a.ticks = slices.DeleteFunc(a.ticks, func(t float64) bool { return t != math.Trunc(t) })
	a.decimals = 0
	return a
}

// bars draws the counts, parted by thin seams.
func (h *histogram) bars() {
	c := h.paint().of(0)
	for i, n := range h.counts {
		if n == 0 {
			continue
		}
		r := box{h.atX(h.bound(i)), h.atY(float64(n)), h.atX(h.bound(i + 1)), h.area.y1}
		half := min(seam, (r.x1-r.x0)/4) / 2
		h.fill(box{r.x0 + half, r.y0, r.x1 - half, r.y1}, c)
	}
}

// numbersBelow are those that stand at the bins, and their middles on the figure.
type numbersBelow struct {
	labels    []label
	at, marks []layout.Pt
}

// numbers sets the numbers of marks first, first+every and so on, as fine as their steps are.
func (h *histogram) numbers(first, every int) (numbersBelow, error) {
	var n numbersBelow
	for i := first; i < h.marks(); i += every {
		l, err := h.set(h.edgeText(h.mark(i), decimalsOf(h.step*float64(every))), h.regular(h.style.Text))
		if err != nil {
			return n, err
		}
		x := h.atX(h.mark(i))
		n.labels, n.marks = append(n.labels, l), append(n.marks, x)
		n.at = append(n.at, h.inside(l, x-l.line.Width/2)+l.line.Width/2)
	}
	return n, nil
}

// edgeText prints a bound, in per cent where the column is.
func (h *histogram) edgeText(v float64, decimals int) string {
	if pattern := h.data.x.Format; strings.ContainsAny(pattern, "%‰") {
		if s, err := h.style.Locale.Pattern(v, withDecimals(pattern, decimals)); err == nil {
			return s
		}
	}
	if decimals == 0 && h.data.x.Years() {
		return fmt.Sprintf("%.0f", v)
	}
	return h.style.Locale.Number(v+0, decimals)
}

// fewest is how far apart, in bins, numbers can stand.
const fewest = 100

// placeNumbers sets as many numbers as do not touch: every one, or those at round places; where there
// is no room for two of these, the first and the last.
func (h *histogram) placeNumbers() error {
	for every := 1; every <= fewest; every++ {
		if every > 1 && !round(h.step*float64(every)) {
			continue
		}
		first := -h.first % every
		if first < 0 {
			first += every
		}
		n, err := h.numbers(first, every)
		if err != nil {
			return err
		}
		if len(n.labels) < 2 && h.marks() > 1 {
			break
		}
		if !touching(n.labels, n.at, h.labelSpace()) {
			h.placeBelow(n)
			return nil
		}
	}
	n, err := h.numbers(0, max(1, h.marks()-1))
	if err != nil {
		return err
	}
	if touching(n.labels, n.at, h.labelSpace()) {
		n = numbersBelow{n.labels[:1], n.at[:1], n.marks[:1]}
	}
	h.placeBelow(n)
	return nil
}

func (h *histogram) placeBelow(n numbersBelow) {
	for i, l := range n.labels {
		h.vline(n.marks[i], h.area.y1, h.area.y1+3, gridWidth, h.style.Muted)
		h.place(l, n.at[i], h.footBaseline(), center)
	}
}

// describe tells of the values, and where most of them are.
func (histogramMark) describe(f *figure, w altWords) string {
	lo, hi := f.data.extent(numberAt)
	h := &histogram{figure: f, bins: f.count(f.extent("x", lo, hi))}
	cells := f.data.series[0].cells
	bySize := func(a, b data.Cell) int { return cmp.Compare(a.Number, b.Number) }
	ends := f.style.Locale.Column([]data.Cell{slices.MinFunc(cells, bySize), slices.MaxFunc(cells, bySize)}, f.data.x)
	n := f.style.Locale.Number(float64(len(cells)), 0)
	most := slices.Index(h.counts, slices.Max(h.counts))
	if len(cells) == 1 {
		return ends[0]
	}
	if h.centred {
		return fmt.Sprintf(w.countedAt, n, ends[0], ends[1], h.edgeText(h.mark(most), h.fineness()))
	}
	return fmt.Sprintf(w.counted, n, ends[0], ends[1], h.edgeText(h.bound(most), h.fineness()), h.edgeText(h.bound(most+1), h.fineness()))
}
