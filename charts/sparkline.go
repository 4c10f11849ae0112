package charts

import (
	"slices"

	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"report/data"
	"report/layout"
)

// sparklineMark draws a line as small as a word: no axes, a dot at its last value, and open dots at the
// values that are singled out. As a chart of its own it is a strip with its first and last places and
// values; Sparklines has it without words, for cells of tables and key figures.
type sparklineMark struct{}

// read leaves out the panels that have no values: in a table their cells say so.
func (sparklineMark) read(r *reader) *dataset {
	if r.whole != nil && r.valueless() {
		return nil
	}
	return r.slotted()
}

// valueless says that no row has a value.
func (r *reader) valueless() bool {
	if len(r.spec.Y) != 1 {
		return false
	}
	y := r.table.Column(r.spec.Y[0])
	return y >= 0 && !slices.ContainsFunc(r.table.Rows, func(row data.Row) bool { return !row.Cells[y].Missing })
}

func (sparklineMark) check(s Spec, d *dataset) []Problem {
	if len(d.series) > 1 {
		return []Problem{{Key: "y", Message: "a sparkline is one line", Hint: `name one column in y, or use mark = "line"`}}
	}
	return append(pointProblems(d), rangeProblems(s, d, numberAt)...)
}

// Strokes of a sparkline, in points.
const (
	sparkWidth  = 1.1
	sparkDense  = 0.7 // where points stand closer than two to a point of width
	sparkRadius = 2
	stripHeight = 26 // of the line in a strip, where the config says nothing
)

// maxSparklines is how many lines a facet may have: a long table's.
const maxSparklines = 200

func (sparklineMark) compose(f *figure) error {
	s := f.data.series[0]
	var first, last label
	if lo, hi := firstValue(s), lastValue(s); lo >= 0 && f.spec.ValueLabels != labelsOff {
		var err error
		if f.root == f { // panels have little room
			if first, err = f.set(f.valueText(s.cells[lo]), f.regular(f.style.Muted)); err != nil {
				return err
			}
		}
		if last, err = f.set(f.valueText(s.cells[hi]), f.bold(f.style.Text)); err != nil {
			return err
		}
	}
	half := f.style.SeriesLabelSize * 0.6 // a value stands level with its dot
	f.area.y0 += half
	if f.root.spec.Height == 0 {
		f.height = f.area.y0 + stripHeight + half + f.footHeight()
		f.foot = f.height - f.footHeight()
	}
	f.area = box{
		sparkRadius, f.area.y0,
		f.width - f.atLeast("last", last.line.Width+labelGap+sparkRadius), f.foot - half,
	}
	if first.text != "" {
		f.area.x0 += first.line.Width + labelGap
	}
	f.sparkScale()
	if err := f.spark(); err != nil {
		return err
	}
	f.sparkValues(s, first, last)
	return f.sparkEnds()
}

// sparkScale is as high as the values, or as those of all panels.
func (f *figure) sparkScale() {
	lo, hi := f.data.extent(numberAt)
	if f.spec.Min != nil {
		lo = *f.spec.Min
	}
	if f.spec.Max != nil {
		hi = *f.spec.Max
	}
	lo, hi = f.extent("y", lo, hi)
	if alike(lo, hi) {
		lo, hi = widen(lo, hi)
	}
	slots := f.data.slots
	from, to := f.extent("x", slots[0].pos, slots[len(slots)-1].pos)
	f.scale(from, to, lo, hi)
	f.plane = plane{is: true}
}

// spark draws the line with its dots on the data area.
func (f *figure) spark() error {
	d, s := f.data, f.data.series[0]
	if f.plot.Y.Min < 0 && f.plot.Y.Max > 0 {
		f.hline(f.area.x0, f.area.x1, f.atY(0), gridWidth, f.style.Context)
	}
	width := vg.Length(sparkWidth)
	if layout.Pt(len(d.slots)) > 2*(f.area.x1-f.area.x0) {
		width = sparkDense
	}
	line := mix(f.style.Muted, f.style.Background, 0.15)
	for _, run := range d.runs(s) {
		if len(run) == 1 {
			f.add(dots{points: run, color: line, radius: width})
			continue
		}
		l, err := plotter.NewLine(run)
		if err != nil {
			return err
		}
		l.LineStyle = draw.LineStyle{Color: rgba(line), Width: width}
		f.add(l)
	}
	last := lastValue(s)
	var singled plotter.XYs
	_, slots := f.spec.focus(d)
	for i, x := range d.slots {
		if v, ok := s.value(i); ok && slots[i] && i != last {
			singled = append(singled, plotter.XY{X: x.pos, Y: v})
		}
	}
	f.add(dots{points: singled, color: f.style.Focus, radius: sparkRadius}, dots{points: singled, color: f.style.Background, radius: sparkRadius - 0.9})
	if last >= 0 {
		f.add(dots{points: plotter.XYs{{X: d.slots[last].pos, Y: s.cells[last].Number}}, color: f.style.Focus, radius: sparkRadius})
	}
	return nil
}

// sparkValues sets the first and the last value beside the ends of a strip's line.
func (f *figure) sparkValues(s series, first, last label) {
	beside := func(i int) (x, y layout.Pt) {
		return f.atX(f.data.slots[i].pos), f.atY(s.cells[i].Number)
	}
	lo, hi := firstValue(s), lastValue(s)
	if last.text == "" {
		return
	}
	x, y := beside(hi)
	f.place(last, x+sparkRadius+labelGap, y+0.35*last.size, left)
	if x, y = beside(lo); lo != hi && first.text != "" {
		f.place(first, x-sparkRadius-labelGap, y+0.35*first.size, right)
	}
}

// sparkEnds sets the first and the last place below a strip, where they fit beside each other.
func (f *figure) sparkEnds() error {
	slots := f.data.slots
	room := (f.area.x1 - f.area.x0) / 2
	first, err := f.fit(slots[0].label, f.regular(f.style.Muted), room+f.area.x0-f.labelSpace())
	if err != nil {
		return err
	}
	last, err := f.fit(slots[len(slots)-1].label, f.regular(f.style.Muted), room+f.width-f.area.x1)
	if err != nil {
		return err
	}
	from, to := f.area.x0-sparkRadius, f.area.x1
	if first.line.Width > room { // begins further left, where the value has its room
		from = max(0, f.area.x0+room-f.labelSpace()-first.line.Width)
	}
	if last.line.Width > room {
		to = min(f.width, f.area.x1-room+last.line.Width)
	}
	if len(slots) > 1 {
		f.place(first, from, f.footBaseline(), left)
	}
	f.place(last, to, f.footBaseline(), right)
	return nil
}

// firstValue is the index of a series' first value, -1 for none.
func firstValue(s series) int {
	for i := range s.cells {
		if _, ok := s.value(i); ok {
			return i
		}
	}
	return -1
}
