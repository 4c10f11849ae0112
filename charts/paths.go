package charts

import (
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg"

	"report/layout"
)

// path is what is drawn along values: straight from one to the next, or a step where each holds until
// the next, and the last for as long as a value does.
func (f *figure) path(values plotter.XYs) plotter.XYs {
	if f.spec.Interpolate != stepwise {
		return values
	}
	var out plotter.XYs
	for i, v := range values {
		if i > 0 {
			out = append(out, plotter.XY{X: v.X, Y: values[i-1].Y})
		}
		out = append(out, v)
	}
	last := values[len(values)-1]
	return append(out, plotter.XY{X: last.X + f.hold(), Y: last.Y})
}

// hold is how far the last value of a stepped line reaches along x: a month where the values are of
// months.
func (f *figure) hold() float64 {
	if f.spec.Interpolate != stepwise {
		return 0
	}
	slots := f.data.slots
	if len(slots) == 1 {
		return 1
	}
	step := slots[1].pos - slots[0].pos
	for i := range slots[1:] {
		step = min(step, slots[i+1].pos-slots[i].pos)
	}
	return step
}

// polygon fills what lies between two paths.
func (f *figure) polygon(low, high plotter.XYs, c layout.Color) error {
	outline := append(plotter.XYs{}, high...)
	for i := len(low) - 1; i >= 0; i-- {
		outline = append(outline, low[i])
	}
	p, err := plotter.NewPolygon(outline)
	if err != nil {
		return err
	}
	p.Color = rgba(c)
	p.LineStyle.Width = 0
	f.add(p)
	return nil
}

// stroke draws a line along a path.
func (f *figure) stroke(path plotter.XYs, c layout.Color, width vg.Length, dashes []vg.Length) error {
	l, err := plotter.NewLine(path)
	if err != nil {
		return err
	}
	l.Color, l.Width, l.Dashes = rgba(c), width, dashes
	f.add(l)
	return nil
}
