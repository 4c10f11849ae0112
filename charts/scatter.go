package charts

import (
	"fmt"

	"report/data"
)

// scatterMark draws a dot for each row, on two value axes.
type scatterMark struct{}

func (scatterMark) read(r *reader) *dataset { return r.points() }

// maxDots is how many dots a chart can show and draw in reasonable time: as many as rows, and more where
// y names several columns.
const maxDots = 100_000

func (scatterMark) check(s Spec, d *dataset) []Problem {
	n := 0
	for _, x := range d.series {
		n += len(x.cells)
	}
	ps := rangeProblems(s, d, numberAt)
	ps = append(ps, dotNameProblems(s, d)...)
	if n > maxDots {
		ps = append(ps, Problem{Key: "y", Message: fmt.Sprintf("the chart has %d dots, more than %d", n, maxDots),
			Hint: "filter or limit the rows"})
	}
	return ps
}

func (scatterMark) compose(f *figure) error {
	p := f.paint()
	d := f.data
	if len(d.series) > 1 {
		if err := f.legend(p); err != nil {
			return err
		}
	}
	ylo, yhi := d.extent(numberAt)
	if f.spec.Size != "" {
		if err := f.sizeLegend(); err != nil {
			return err
		}
	}
	lo, hi := f.extent("y", ylo, yhi)
	ya := f.lineAxis(lo, hi)
	ls, err := f.tickLabels(ya)
	if err != nil {
		return err
	}
	name, err := f.fit(axisName(f.spec.YLabel, d.y), f.regular(f.style.Text), f.width)
	if err != nil {
		return err
	}
	if f.spec.Height > 0 {
		f.grow(f.style.LabelSize*2.35 + 5)
	}
	f.area.y0 += f.style.LabelSize
	if !f.inner {
		f.place(name, 0, f.area.y0-f.headroom, left)
	}
	f.area.y0 += 5 + f.tickHeight()
	f.area.x0 = f.margin(widest(ls) + 8)
	f.area.x1 = f.width - f.style.LabelSize
	f.foot -= f.nameRow()
	f.area.y1 = f.foot
	xlo, xhi := d.extent(func(s series, i int) float64 { return position(d.kind, s.xs[i]) })
	from, to := f.extent("x", xlo, xhi)
	xa, xls, err := f.scatterScale(from, to)
	if err != nil {
		return err
	}
	if f.spec.Size != "" { // the largest dots stay between the axes
		xa = xa.widened(xlo, xhi, f.mostRadius()/(f.area.x1-f.area.x0))
		ya = ya.widened(ylo, yhi, f.mostRadius()/(f.area.y1-f.area.y0))
	}
	f.scale(xa.min, xa.max, ya.min, ya.max)
	f.plane = plane{is: true}
	f.horizontalGrid(ya, ls, f.width)
	xa, xls = f.thin(xa, xls)
	for i, t := range xa.ticks {
		f.vline(f.atX(t), f.area.y1, f.area.y1+3, gridWidth, f.style.Muted)
		f.place(xls[i], f.inside(xls[i], f.atX(t)-xls[i].line.Width/2), f.footBaseline(), left)
	}
	f.baseline(0, f.width, f.area.y1)
	if err := f.nameScale(); err != nil {
		return err
	}
	c := f.cloud(p)
	f.add(c)
	return f.nameDots(c)
}

// scatterScale is the horizontal axis with its labels: plain numbers, years, or dates.
func (f *figure) scatterScale(lo, hi float64) (axis, []label, error) {
	d := f.data
	var cells []data.Cell
	for _, s := range d.series {
		cells = append(cells, s.xs...)
	}
	decimals := max(0, data.Decimals(cells))
	years := d.x.Kind == data.Date || (decimals == 0 && lo >= 1500 && hi < 2200)
	if years && hi-lo < 2 { // a tick is a whole year, month or day
		lo, hi = lo-1, hi+1
	}
	a := newAxis(lo, hi, decimals).trimmed(lo, hi)
	var ls []label
	for _, t := range a.ticks {
		var s string
		switch {
		case d.kind.dated():
			s = f.style.Locale.ShortDate(d.timeAt(t), d.kind.grain())
		case years:
			s = fmt.Sprintf("%.0f", t)
		default:
			s = f.style.Locale.Number(t+0, a.decimals)
		}
		l, err := f.set(s, f.regular(f.style.Muted))
		if err != nil {
			return axis{}, nil, err
		}
		ls = append(ls, l)
	}
	return a, ls, nil
}

// scatterPad is the share of the values' range that a horizontal axis goes on beyond them.
const scatterPad = 0.04

// trimmed ends an axis a little beyond the values rather than at ticks, where that leaves three of them.
func (a axis) trimmed(lo, hi float64) axis {
	lo, hi = widen(lo, hi)
	pad := (hi - lo) * scatterPad
	lo, hi = max(a.min, lo-pad), min(a.max, hi+pad)
	if b := a.limit(&lo, &hi); len(b.ticks) > 2 {
		return b
	}
	return a
}

// axisName is what an axis measures: the config's words, or the column's label and unit.
func axisName(words string, c data.Column) string {
	switch {
	case words != "":
		return words
	case c.Unit != "":
		return columnLabel(c) + ", " + c.Unit
	}
	return columnLabel(c)
}
