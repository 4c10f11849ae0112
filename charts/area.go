package charts

import (
	"fmt"
	"slices"

	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg"

	"report/layout"
)

// areaMark fills the space from zero to a line; several series are stacked.
type areaMark struct{}

func (areaMark) read(r *reader) *dataset { return r.normalize(r.slotted()) }

func (areaMark) check(s Spec, d *dataset) []Problem {
	ps := append(pointProblems(d), gapProblems(d)...)
	if len(d.series) > 1 && !s.stacked() {
		ps = append(ps, Problem{Key: "stack", Message: "areas of several series would hide each other",
			Hint: `set stack = "zero", or use mark = "line"`})
	}
	return append(append(append(ps, stackProblems(s, d)...), zeroProblems(s)...), unshared(s, d)...)
}

// gapProblems refuses missing values: between two of them an area would be a spike.
func gapProblems(d *dataset) []Problem {
	first, count := "", 0
	for i, x := range d.slots {
		for _, s := range d.series {
			if !s.cells[i].Missing {
				continue
			}
			if count++; count > 1 {
				continue
			}
			first = fmt.Sprintf("there is none at %s", shorten(x.key, 40))
			if len(d.series) > 1 {
				first = fmt.Sprintf("%s has none at %s", shorten(s.label, 40), shorten(x.key, 40))
			}
			if at, ok := s.blanks[i]; ok {
				first = at + " holds none"
			}
		}
	}
	if count == 0 {
		return nil
	}
	message := "an area needs a value at every place: " + first
	if count > 1 {
		message += fmt.Sprintf(" (and %d more)", count-1)
	}
	return []Problem{{Key: "y", Message: message, Hint: `use mark = "line", which shows a gap`}}
}

// fillStrength is the share of its colour that a single area keeps under its line.
const fillStrength = 0.3

func (areaMark) compose(f *figure) error {
	bands := f.bands()
	lo, hi := 0.0, 0.0
	for _, b := range bands {
		for i := range b.top {
			lo, hi = min(lo, b.top[i]), max(hi, b.top[i])
		}
	}
	if lo, hi = f.extent("y", lo, hi); lo == hi || f.spec.Stack == stackNormalize {
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
	f.plane.mark = func(series, slot int) (pos, value, side float64) {
		return f.data.slots[slot].pos, bands[series].top[slot], 1
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
		c, width := f.style.Background, vg.Length(seam)
		if len(bands) == 1 {
			c, width = p.of(k), lineWidth
		} else if k == len(bands)-1 {
			continue
		}
		if err := f.edge(b, c, width); err != nil {
			return err
		}
	}
	f.baseline(0, f.area.x1, f.atY(0))
	if direct {
		if err := f.endLabels(f.bandEnds(bands), p, len(bands) == 1); err != nil {
			return err
		}
	}
	f.tellNoValues(direct)
	if len(bands) > 1 {
		return nil
	}
	return f.points(p)
}

// maxBands is up to how many stacked areas carry their names themselves.
const maxBands = 6

// band is what one series covers.
type band struct{ bottom, top []float64 }

// bands stacks the series.
func (f *figure) bands() []band {
	sum := make([]float64, len(f.data.slots))
	var out []band
	for _, s := range f.data.series {
		b := band{bottom: slices.Clone(sum)}
		for i := range sum {
			sum[i] += s.cells[i].Number
		}
		b.top = slices.Clone(sum)
		out = append(out, b)
	}
	return out
}

// band fills one series. A single value is a thin column.
func (f *figure) band(b band, c layout.Color) error {
	slots := f.data.slots
	if len(slots) == 1 && f.hold() == 0 {
		x := f.atX(slots[0].pos)
		f.fill(box{x - lineWidth/2, f.atY(b.top[0]), x + lineWidth/2, f.atY(b.bottom[0])}, c)
		return nil
	}
	return f.polygon(f.path(f.along(b.bottom)), f.path(f.along(b.top)), c)
}

// along are values over the slots.
func (f *figure) along(values []float64) plotter.XYs {
	var out plotter.XYs
	for i, x := range f.data.slots {
		out = append(out, plotter.XY{X: x.pos, Y: values[i]})
	}
	return out
}

// edge draws a line along the top of a band.
func (f *figure) edge(b band, c layout.Color, width vg.Length) error {
	return f.stroke(f.path(f.along(b.top)), c, width, nil)
}

// bandEnds is the middle of each band at its right end, or the top of the only one.
func (f *figure) bandEnds(bands []band) []end {
	last := len(f.data.slots) - 1
	x := f.atX(f.data.slots[last].pos + f.hold())
	if len(bands) == 1 {
		return []end{{0, x, f.atY(bands[0].top[last])}}
	}
	var ends []end
	for k, b := range bands {
		ends = append(ends, end{k, x, f.atY((b.bottom[last] + b.top[last]) / 2)})
	}
	return ends
}

// stackProblems refuses to stack negative values.
func stackProblems(s Spec, d *dataset) []Problem {
	if s.Stack != stackZero {
		return nil
	}
	for _, x := range d.series {
		for i := range x.cells {
			if v, ok := x.value(i); ok && v < 0 {
				return []Problem{{Key: "stack", Message: fmt.Sprintf("negative values cannot be stacked: %s is %s at %s",
					x.label, x.cells[i].Text, d.slots[i].label), Hint: "leave out stack"}}
			}
		}
	}
	return nil
}
