package charts

import (
	"fmt"
	"image/color"
	"math"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/recorder"

	"report/layout"
)

// vectorMarks is how many marks a vector is good for. Of more, the PNG is smaller, and it is the
// quicker to show.
const vectorMarks = 2000

// Heavy says that the plot has more marks than a vector is good for, and should stand on a page as the
// PNG.
func (p *Plot) Heavy() bool { return p.figure.countMarks() > vectorMarks }

// countMarks counts what the figure paints.
func (f *figure) countMarks() int {
	n := 0
	for _, p := range f.panels {
		n += p.countMarks()
	}
	for _, ps := range f.painted {
		for _, p := range ps {
			if many, ok := p.(interface{ marks() int }); ok {
				n += many.marks()
			} else {
				n++
			}
		}
	}
	return n
}

// Vector is the same chart as a block of shapes and text, for pages where it shall stay sharp at any
// size. Everything in it belongs to tag.
func (p *Plot) Vector(tag *layout.Tag) (layout.Block, error) {
	return p.figure.vector(tag)
}

// vector is the figure as a block.
func (f *figure) vector(tag *layout.Tag) (layout.Block, error) {
	v := vectorBlock{frame: layout.Frame{Width: f.width, Height: f.height}, tag: tag}
	var rec recorder.Canvas
	f.drawShapes(&rec)
	pen := pen{height: f.height, tag: tag}
	for _, a := range rec.Actions {
		item, err := pen.item(a)
		if err != nil {
			return nil, err
		}
		if item != nil {
			v.frame.Items = append(v.frame.Items, item)
		}
	}
	for _, t := range f.texts() {
		t.Tag = tag
		v.frame.Items = append(v.frame.Items, t)
	}
	return v, nil
}

// vectorBlock is a block that does not split.
type vectorBlock struct {
	frame layout.Frame
	tag   *layout.Tag // of all its items
}

// Node implements layout.Tagged.
func (v vectorBlock) Node() *layout.Tag { return v.tag }

// Under implements layout.Tagged.
func (v vectorBlock) Under(parent *layout.Tag) layout.Block {
	if v.tag == nil {
		return v
	}
	tag := *v.tag
	tag.Parent = parent
	v.tag = &tag
	items := make([]layout.Item, len(v.frame.Items))
	for i, item := range v.frame.Items {
		switch it := item.(type) {
		case layout.Text:
			it.Tag = &tag
			items[i] = it
		case layout.Rect:
			it.Tag = &tag
			items[i] = it
		case layout.Path:
			it.Tag = &tag
			items[i] = it
		default:
			items[i] = item
		}
	}
	v.frame.Items = items
	return v
}

func (v vectorBlock) Fit(_ layout.Env, _, h layout.Pt) (layout.Frame, layout.Block, error) {
	const rounding = 0.001 // of sums of heights, in points
	if h < v.frame.Height-rounding {
		return layout.Frame{}, v, nil
	}
	return v.frame, nil, nil
}

// pen turns gonum's drawing calls into items.
type pen struct {
	height layout.Pt // of the figure: gonum's y grows upwards
	tag    *layout.Tag
	color  layout.Color
	width  layout.Pt
	dash   []layout.Pt
}

// item is what a call paints; nil for one that only changes the pen.
func (p *pen) item(a recorder.Action) (layout.Item, error) {
	switch a := a.(type) {
	case *recorder.SetColor:
		c := color.RGBAModel.Convert(a.Color).(color.RGBA)
		p.color = layout.Color{R: c.R, G: c.G, B: c.B}
	case *recorder.SetLineWidth:
		p.width = float64(a.Width)
	case *recorder.SetLineDash:
		p.dash = nil
		for _, d := range a.Dashes {
			p.dash = append(p.dash, float64(d))
		}
	case *recorder.Fill:
		fill := p.color
		if r, ok := p.rect(a.Path); ok {
			return r, nil
		}
		return layout.Path{Segments: p.segments(a.Path), Fill: &fill, Tag: p.tag}, nil
	case *recorder.Stroke:
		if p.width <= 0 {
			return nil, nil
		}
		stroke := p.color
		return layout.Path{Segments: p.segments(a.Path), Stroke: &stroke, Width: p.width, Dash: p.dash, Tag: p.tag}, nil
	default:
		return nil, fmt.Errorf("a %T cannot be drawn as a vector", a)
	}
	return nil, nil
}

// rect recognises an upright rectangle.
func (p *pen) rect(path vg.Path) (layout.Rect, bool) {
	a, b, ok := corners(path)
	x0, y0 := float64(min(a.X, b.X)), p.height-float64(max(a.Y, b.Y))
	x1, y1 := float64(max(a.X, b.X)), p.height-float64(min(a.Y, b.Y))
	return layout.Rect{X: x0, Y: y0, W: x1 - x0, H: y1 - y0, Fill: p.color, Tag: p.tag}, ok
}

func (p *pen) point(q vg.Point) layout.Point {
	return layout.Point{X: float64(q.X), Y: p.height - float64(q.Y)}
}

func (p *pen) segments(path vg.Path) []layout.Segment {
	var out []layout.Segment
	for _, s := range path {
		switch s.Type {
		case vg.MoveComp:
			out = append(out, layout.Segment{Op: layout.MoveTo, P: [3]layout.Point{p.point(s.Pos)}})
		case vg.LineComp:
			out = append(out, layout.Segment{Op: layout.LineTo, P: [3]layout.Point{p.point(s.Pos)}})
		case vg.ArcComp:
			out = p.arc(out, s)
		case vg.CloseComp:
			out = append(out, layout.Segment{Op: layout.ClosePath})
		}
	}
	return out
}

// arc adds an arc, whose start the path has reached, as four curves.
func (p *pen) arc(out []layout.Segment, s vg.PathComp) []layout.Segment {
	step := s.Angle / 4
	k := vg.Length(4.0 / 3 * math.Tan(step/4))
	at := func(angle float64) (point, along vg.Point) {
		x, y := vg.Length(math.Cos(angle))*s.Radius, vg.Length(math.Sin(angle))*s.Radius
		return vg.Point{X: s.Pos.X + x, Y: s.Pos.Y + y}, vg.Point{X: -y * k, Y: x * k}
	}
	for i := range 4 {
		from, leaving := at(s.Start + float64(i)*step)
		to, arriving := at(s.Start + float64(i+1)*step)
		out = append(out, layout.Segment{Op: layout.CubicTo, P: [3]layout.Point{
			p.point(from.Add(leaving)), p.point(to.Sub(arriving)), p.point(to)}})
	}
	return out
}
