package charts

import (
	"image/color"
	"math"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/recorder"

	"report/layout"
)

// marksInWay adds what the mark has painted to the obstacles of words: all but gridlines, which words
// may stand on. It is read off the drawing, whatever the mark.
func (a *annotation) marksInWay() {
	var rec recorder.Canvas
	a.draw(&rec, among, before)
	var ink layout.Color
	width := layout.Pt(0)
	for _, action := range rec.Actions {
		switch it := action.(type) {
		case *recorder.SetColor:
			c := color.RGBAModel.Convert(it.Color).(color.RGBA)
			ink = layout.Color{R: c.R, G: c.G, B: c.B}
		case *recorder.SetLineWidth:
			width = layout.Pt(it.Width)
		case *recorder.Fill:
			if ink != a.style.Grid {
				a.filled(it.Path)
			}
		case *recorder.Stroke:
			if ink != a.style.Grid && width > 0 {
				a.stroked(it.Path, width)
			}
		}
	}
}

// onFigure is a point of gonum's canvas as a place of the figure.
func (f *figure) onFigure(p vg.Point) (x, y layout.Pt) {
	return layout.Pt(p.X) - f.x0, f.root.height - f.y0 - layout.Pt(p.Y)
}

func (a *annotation) filled(path vg.Path) {
	if p, q, ok := corners(path); ok {
		x0, y0 := a.onFigure(p)
		x1, y1 := a.onFigure(q)
		a.obstacles.addBox(box{min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)})
		return
	}
	var points [][2]layout.Pt
	for _, s := range path {
		switch s.Type {
		case vg.ArcComp:
			x, y := a.onFigure(s.Pos)
			a.obstacles.addDisc(x, y, layout.Pt(s.Radius))
			if math.Abs(s.Angle) >= 2*math.Pi-1e-9 {
				return
			}
		case vg.MoveComp, vg.LineComp:
			x, y := a.onFigure(s.Pos)
			points = append(points, [2]layout.Pt{x, y})
		}
	}
	a.obstacles.addFill(points)
}

func (a *annotation) stroked(path vg.Path, width layout.Pt) {
	var lastX, lastY layout.Pt
	for _, s := range path {
		x, y := a.onFigure(s.Pos)
		switch s.Type {
		case vg.LineComp:
			a.obstacles.addStroke(stroke{lastX, lastY, x, y}, width)
		case vg.ArcComp:
			a.obstacles.addDisc(x, y, layout.Pt(s.Radius)+width/2)
		}
		lastX, lastY = x, y
	}
}
