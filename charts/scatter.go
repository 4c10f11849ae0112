package charts

import (
	"fmt"

	"gonum.org/v1/plot/plotter"

	"report/data"
)

// scatterMark draws a dot for each row, on two value axes.
type scatterMark struct{}

func (scatterMark) read(r *reader) *dataset { return r.points() }

// maxDots is how many dots a chart can show and draw in reasonable time.
const maxDots = 20000

func (scatterMark) check(s Spec, d *dataset) []Problem {
	n := 0
	for _, x := range d.series {
		n += len(x.cells)
	}
	ps := rangeProblems(s, d, func(s series, i int) float64 { return s.cells[i].Number })
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
	lo, hi := d.extent(func(s series, i int) float64 { return s.cells[i].Number })
	ya := f.lineAxis(lo, hi)
	ls, err := f.tickLabels(ya)
	if err != nil {
		return err
	}
	name, err := f.fit(axisName(f.spec.YLabel, d.y), f.regular(f.style.Text), f.width)
	if err != nil {
		return err
	}
	f.area.y0 += f.style.LabelSize
	f.place(name, 0, f.area.y0, left)
	f.area.y0 += 5 + f.tickHeight()
	f.area.x0 = widest(ls) + 8
	f.area.x1 = f.width - f.style.LabelSize
	f.foot -= f.style.LabelSize * 1.35
	f.area.y1 = f.foot
	xlo, xhi := d.extent(func(s series, i int) float64 { return position(d.kind, s.xs[i]) })
	xa, xls, err := f.scatterScale(xlo, xhi)
	if err != nil {
		return err
	}
	f.scale(xa.min, xa.max, ya.min, ya.max)
	f.horizontalGrid(ya, ls, f.width)
	xa, xls = f.thin(xa, xls)
	for i, t := range xa.ticks {
		f.vline(f.atX(t), f.area.y1, f.area.y1+3, gridWidth, f.style.Muted)
		f.place(xls[i], f.inside(xls[i], f.atX(t)-xls[i].line.Width/2), f.footBaseline(), left)
	}
	f.baseline(0, f.width, f.area.y1)
	if name, err = f.fit(axisName(f.spec.XLabel, d.x), f.regular(f.style.Text), f.width); err != nil {
		return err
	}
	f.place(name, f.width, f.footBaseline()+f.style.LabelSize*1.35, right)
	for _, k := range drawOrder(p, len(d.series)) {
		var pts plotter.XYs
		for i, c := range d.series[k].cells {
			pts = append(pts, plotter.XY{X: position(d.kind, d.series[k].xs[i]), Y: c.Number})
		}
		f.add(dots{points: pts, color: p.of(k), radius: dotRadius, halo: &f.style.Background})
	}
	return nil
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
	a := newAxis(lo, hi, decimals)
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
