package charts

import (
	"gonum.org/v1/plot"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"report/layout"
)

// dots is a plotter of round points.
type dots struct {
	points plotter.XYs
	color  layout.Color
	radius vg.Length
	// halo is a ring that sets a dot off from what lies below it; nil for none.
	halo *layout.Color
}

// haloWidth is the width of the ring around a dot, in points.
const haloWidth = 0.6

func (d dots) Plot(c draw.Canvas, p *plot.Plot) {
	x, y := p.Transforms(&c)
	for _, pt := range d.points {
		at := vg.Point{X: x(pt.X), Y: y(pt.Y)}
		if d.halo != nil {
			disc(c, at, d.radius+haloWidth, *d.halo)
		}
		disc(c, at, d.radius, d.color)
	}
}

func (d dots) marks() int { return len(d.points) }

// spot is a plotter of a dot at a place of the figure.
type spot struct {
	figure *figure
	x, y   layout.Pt
	radius layout.Pt
	color  layout.Color
}

func (s spot) Plot(c draw.Canvas, _ *plot.Plot) {
	disc(c, s.figure.point(s.x, s.y), vg.Length(s.radius), s.color)
}
