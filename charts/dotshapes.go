package charts

import (
	"math"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"report/layout"
)

// shape is the outline of a dot: groups differ by it as well as by colour.
type shape uint8

const (
	circle shape = iota
	square
	triangle
	hollow // a ring
	diamond
	pointed // a triangle that stands on its point
	cross
	shapes
)

// hole is the share of a hollow dot's radius that is empty.
const hole = 0.52

// outlined are the corners of shapes that have some, for a round dot of radius 1 that looks as large.
var outlined = map[shape][]vg.Point{
	square:   {{X: -0.88, Y: -0.88}, {X: 0.88, Y: -0.88}, {X: 0.88, Y: 0.88}, {X: -0.88, Y: 0.88}},
	triangle: {{X: -1.25, Y: -0.9}, {X: 1.25, Y: -0.9}, {X: 0, Y: 1.3}},
	pointed:  {{X: -1.25, Y: 0.9}, {X: 0, Y: -1.3}, {X: 1.25, Y: 0.9}},
	diamond:  {{X: 0, Y: -1.3}, {X: 1.3, Y: 0}, {X: 0, Y: 1.3}, {X: -1.3, Y: 0}},
	cross: {
		{X: -1.2, Y: -0.4}, {X: -0.4, Y: -0.4}, {X: -0.4, Y: -1.2}, {X: 0.4, Y: -1.2}, {X: 0.4, Y: -0.4}, {X: 1.2, Y: -0.4},
		{X: 1.2, Y: 0.4}, {X: 0.4, Y: 0.4}, {X: 0.4, Y: 1.2}, {X: -0.4, Y: 1.2}, {X: -0.4, Y: 0.4}, {X: -1.2, Y: 0.4},
	},
}

// draw paints a dot. What is hollow shows the background.
func (s shape) draw(c draw.Canvas, at vg.Point, radius vg.Length, color, background layout.Color) {
	corners, ok := outlined[s]
	if !ok {
		disc(c, at, radius, color)
		if s == hollow {
			disc(c, at, radius*hole, background)
		}
		return
	}
	var path vg.Path
	for i, p := range corners {
		p = at.Add(p.Scale(radius))
		if i == 0 {
			path.Move(p)
		} else {
			path.Line(p)
		}
	}
	path.Close()
	c.SetColor(rgba(color))
	c.Fill(path)
}

// shapeKey is a plotter of one dot for a legend, at a place of the figure.
type shapeKey struct {
	figure *figure
	x, y   layout.Pt
	radius layout.Pt
	shape  shape
	color  layout.Color
}

func (k shapeKey) Plot(c draw.Canvas, _ *plot.Plot) {
	k.shape.draw(c, k.figure.point(k.x, k.y), vg.Length(k.radius), k.color, k.figure.style.Background)
}

// disc paints a round dot.
func disc(c draw.Canvas, at vg.Point, radius vg.Length, color layout.Color) {
	c.SetColor(rgba(color))
	var p vg.Path
	p.Move(vg.Point{X: at.X + radius, Y: at.Y})
	p.Arc(at, radius, 0, 2*math.Pi)
	p.Close()
	c.Fill(p)
}
