package charts

import (
	"math"

	"gonum.org/v1/plot/plotter"

	"report/layout"
)

// areaMark fills the space from zero to a line; several series are stacked.
type areaMark struct{}

func (areaMark) read(r *reader) *dataset { return r.slotted() }

func (areaMark) check(s Spec, d *dataset) []Problem {
	ps := pointProblems(d)
	if len(d.series) > 1 && !s.Stack {
		ps = append(ps, Problem{Key: "stack", Message: "areas of several series would hide each other",
			Hint: `set stack = true, or use mark = "line"`})
	}
	return append(append(ps, stackProblems(s, d)...), zeroProblems(s)...)
}

// fillStrength is the share of its colour that a single area keeps under its line.
const fillStrength = 0.3

func (areaMark) compose(f *figure) error {
	bands := f.bands()
	lo, hi := 0.0, 0.0
	for _, b := range bands {
		for i := range b.top {
			if !math.IsNaN(b.top[i]) {
				lo, hi = min(lo, b.top[i]), max(hi, b.top[i])
			}
		}
	}
	if lo == hi {
		hi = 1
	}
	a := newAxis(lo, hi, f.decimals)
	p := f.paint()
	direct, err := f.namesFit(p)
	if err != nil {
		return err
	}
	direct = direct && len(bands) <= maxBands
	if err := f.frame(a, p, direct); err != nil {
		return err
	}
	for k, b := range bands {
		fill := p.of(k)
		if len(bands) == 1 {
			fill = mix(f.style.Background, fill, fillStrength)
		}
		if err := f.band(b, fill); err != nil {
			return err
		}
	}
	for k, b := range bands { // edges on top of all fills, which would cover half of them
		c := f.style.Background
		if len(bands) == 1 {
			c = p.of(k)
		} else if k == len(bands)-1 {
			continue
		}
		if err := f.edge(b, c, len(bands) == 1); err != nil {
			return err
		}
	}
	f.baseline(0, f.area.x1, f.atY(0))
	if !direct {
		return nil
	}
	if err := f.endLabels(f.bandEnds(bands), p, len(bands) == 1); err != nil || len(bands) > 1 {
		return err
	}
	return f.points(p)
}

// maxBands is up to how many stacked areas carry their names themselves.
const maxBands = 6

// band is what one series covers; NaN where there is a gap.
type band struct{ bottom, top []float64 }

// bands stacks the series. A stack with a missing part has no height that is known: all of it is a
// gap.
func (f *figure) bands() []band {
	n := len(f.data.slots)
	gap := make([]bool, n)
	for _, s := range f.data.series {
		for i := range gap {
			gap[i] = gap[i] || s.cells[i].Missing
		}
	}
	sum := make([]float64, n)
	var out []band
	for _, s := range f.data.series {
		b := band{make([]float64, n), make([]float64, n)}
		for i := range sum {
			if gap[i] {
				b.bottom[i], b.top[i] = math.NaN(), math.NaN()
				continue
			}
			b.bottom[i] = sum[i]
			sum[i] += s.cells[i].Number
			b.top[i] = sum[i]
		}
		out = append(out, b)
	}
	return out
}

// stretches calls draw for each part of a band without a gap.
func (f *figure) stretches(b band, draw func(from, to int) error) error {
	for i := 0; i < len(b.top); i++ {
		if math.IsNaN(b.top[i]) {
			continue
		}
		from := i
		for i+1 < len(b.top) && !math.IsNaN(b.top[i+1]) {
			i++
		}
		if err := draw(from, i); err != nil {
			return err
		}
	}
	return nil
}

// band fills one series. A value between two gaps is a thin column.
func (f *figure) band(b band, c layout.Color) error {
	return f.stretches(b, func(from, to int) error {
		if from == to {
			x := f.atX(f.data.slots[from].pos)
			f.fill(box{x - lineWidth/2, f.atY(b.top[from]), x + lineWidth/2, f.atY(b.bottom[from])}, c)
			return nil
		}
		var outline plotter.XYs
		for i := from; i <= to; i++ {
			outline = append(outline, plotter.XY{X: f.data.slots[i].pos, Y: b.top[i]})
		}
		for i := to; i >= from; i-- {
			outline = append(outline, plotter.XY{X: f.data.slots[i].pos, Y: b.bottom[i]})
		}
		p, err := plotter.NewPolygon(outline)
		if err != nil {
			return err
		}
		p.Color = rgba(c)
		p.LineStyle.Width = 0
		f.add(p)
		return nil
	})
}

// edge draws a line along the top of a band.
func (f *figure) edge(b band, c layout.Color, strong bool) error {
	return f.stretches(b, func(from, to int) error {
		var pts plotter.XYs
		for i := from; i <= to; i++ {
			pts = append(pts, plotter.XY{X: f.data.slots[i].pos, Y: b.top[i]})
		}
		l, err := plotter.NewLine(pts)
		if err != nil {
			return err
		}
		l.Color, l.Width = rgba(c), seam
		if strong {
			l.Width = lineWidth
		}
		f.add(l)
		return nil
	})
}

// bandEnds is the middle of each band at its right end.
func (f *figure) bandEnds(bands []band) []end {
	var ends []end
	for k, b := range bands {
		for i := len(b.top) - 1; i >= 0; i-- {
			if math.IsNaN(b.top[i]) {
				continue
			}
			y := (b.bottom[i] + b.top[i]) / 2
			if len(bands) == 1 {
				y = b.top[i]
			}
			ends = append(ends, end{k, f.atX(f.data.slots[i].pos), f.atY(y)})
			break
		}
	}
	return ends
}
