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
	return r.countable(d)
}

// countable refuses values that no scale can show.
func (r *reader) countable(d *dataset) *dataset {
	top := 0.0
	for _, c := range d.series[0].cells {
		if math.IsNaN(c.Number) || math.IsInf(c.Number, 0) {
			r.errorf("x", "", "column %q holds %q, which no chart can show", d.x.Name, c.Text)
			return nil
		}
		top = max(top, math.Abs(c.Number))
	}
	switch hint := "turn them to another unit, for example scale = { " + d.x.Name + ` = "trillion yuan" }`; {
	case len(d.series[0].cells) == 0:
		r.errorf("x", "", "there are no values to count")
		return nil
	case top >= largest:
		r.errorf("x", hint, "the values are too large to label: up to %.3g", top)
		return nil
	case top > 0 && top < smallest:
		r.errorf("x", hint, "the values are too small to label: up to %.3g", top)
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
	lo, hi := f.data.extent(func(s series, i int) float64 { return s.cells[i].Number })
	h := &histogram{figure: f}
	h.bins = f.count(f.extent("x", lo, hi))
	_, top := f.extent("y", 0, float64(slices.Max(h.counts)))
	name, err := f.fit(axisName(f.spec.XLabel, f.data.x), f.regular(f.style.Text), f.width)
	if err != nil {
		return err
	}
	f.foot -= f.style.LabelSize * 1.35
	f.area.y1 = f.foot
	a := newAxis(0, max(1, top), 0)
	ls, err := f.tickLabels(a)
	if err != nil {
		return err
	}
	f.area.y0 += f.tickHeight()
	f.area.x0 = f.atLeast("numbers", widest(ls)) + axisGap
	f.area.x1 = f.width
	edges, err := h.edgeLabels()
	if err != nil {
		return err
	}
	f.area.x1 = f.width - edges[len(edges)-1].line.Width/2
	f.scale(h.from, h.bound(len(h.counts)), a.min, a.max)
	f.plane = plane{is: true}
	f.horizontalGrid(a, ls, f.width)
	h.bars()
	f.baseline(0, f.width, f.area.y1)
	h.placeEdges(edges)
	f.place(name, f.width, f.footBaseline()+f.style.LabelSize*1.35, right)
	return nil
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

// edgeLabels sets the number of every bound between bins, or that of every bin which is one value.
func (h *histogram) edgeLabels() ([]label, error) {
	var ls []label
	for i := range h.marks() {
		l, err := h.set(h.edgeText(h.mark(i)), h.regular(h.style.Text))
		if err != nil {
			return nil, err
		}
		ls = append(ls, l)
	}
	return ls, nil
}

// edgeText prints a bound with the decimals that its step needs, and in per cent where the column is.
func (h *histogram) edgeText(v float64) string {
	if pattern := h.data.x.Format; strings.ContainsAny(pattern, "%‰") {
		if s, err := h.style.Locale.Pattern(v, withDecimals(pattern, h.fineness())); err == nil {
			return s
		}
	}
	if h.fineness() == 0 && h.data.x.Years() || isYear(h.from) && isYear(h.bound(len(h.counts))) && h.step == math.Trunc(h.step) {
		return fmt.Sprintf("%.0f", v)
	}
	return h.style.Locale.Number(v+0, h.fineness())
}

// placeEdges sets as many of the numbers as do not touch, at round places.
func (h *histogram) placeEdges(all []label) {
	for _, every := range []int{1, 2, 5, 10, 20, 50, 100} {
		var ls []label
		var marks, at []layout.Pt
		for i, l := range all {
			if (h.first+i)%every == 0 {
				x := h.atX(h.mark(i))
				ls, marks = append(ls, l), append(marks, x)
				at = append(at, h.inside(l, x-l.line.Width/2)+l.line.Width/2)
			}
		}
		if len(ls) < 2 && len(all) > 1 { // the bounds of all rather than one number
			end := len(all) - 1
			a, b := h.atX(h.mark(0)), h.atX(h.mark(end))
			ls, marks = []label{all[0], all[end]}, []layout.Pt{a, b}
			at = []layout.Pt{h.inside(all[0], a-all[0].line.Width/2) + all[0].line.Width/2, h.inside(all[end], b-all[end].line.Width/2) + all[end].line.Width/2}
		} else if touching(ls, at, h.labelSpace()) {
			continue
		}
		if touching(ls, at, h.labelSpace()) {
			ls, marks, at = ls[1:], marks[1:], at[1:]
		}
		for i, l := range ls {
			h.vline(marks[i], h.area.y1, h.area.y1+3, gridWidth, h.style.Muted)
			h.place(l, at[i], h.footBaseline(), center)
		}
		return
	}
}

// describe tells of the values, and where most of them are.
func (histogramMark) describe(f *figure, w altWords) string {
	lo, hi := f.data.extent(func(s series, i int) float64 { return s.cells[i].Number })
	h := &histogram{figure: f, bins: f.count(f.extent("x", lo, hi))}
	cells := f.data.series[0].cells
	bySize := func(a, b data.Cell) int { return cmp.Compare(a.Number, b.Number) }
	ends := f.style.Locale.Column([]data.Cell{slices.MinFunc(cells, bySize), slices.MaxFunc(cells, bySize)}, f.data.x)
	n := f.style.Locale.Number(float64(len(cells)), 0)
	most := slices.Index(h.counts, slices.Max(h.counts))
	if h.centred {
		return w.colon + fmt.Sprintf(w.countedAt, n, ends[0], ends[1], h.edgeText(h.mark(most)))
	}
	return w.colon + fmt.Sprintf(w.counted, n, ends[0], ends[1], h.edgeText(h.bound(most)), h.edgeText(h.bound(most+1)))
}
