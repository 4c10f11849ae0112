package charts

import (
	"image"
	"image/color"
	"math"

	"golang.org/x/image/vector"

	"report/layout"
	"report/layout/text"
)

// glyphs paints text on an image.
type glyphs struct{ raster vector.Rasterizer }

// text paints a run at so many pixels a point.
func (c *canvas) text(t layout.Text, scale float64) error { return c.glyphs.paint(c.image, t, scale) }

// paint fills the outlines of a run's glyphs. All of a run is one shape, filled by the nonzero rule:
// where kerned glyphs or marks overlap, their outlines turn the same way and add up. One pass is
// cheaper than many.
func (g *glyphs) paint(dst *image.RGBA, t layout.Text, scale float64) error {
	em := t.Run.Size * scale
	x, baseline := t.X*scale, math.Round(t.Y*scale) // stems end on whole pixels
	r := image.Rect(
		int(math.Floor(x-0.4*em)), int(math.Floor(baseline-1.2*em)),
		int(math.Ceil(x+t.Run.Width*scale+0.4*em)), int(math.Ceil(baseline+0.5*em)),
	).Intersect(dst.Rect) // the rasterizer clips outlines, but writes outside of the image
	if r.Empty() {
		return nil
	}
	g.raster.Reset(r.Dx(), r.Dy())
	pen := x - float64(r.Min.X)
	for i, glyph := range t.Run.Glyphs {
		var shift text.Shift
		if t.Run.Shifts != nil {
			shift = t.Run.Shifts[i]
		}
		ox := pen + float64(shift.DX)*scale
		oy := baseline - float64(r.Min.Y) + float64(shift.DY)*scale
		segments, err := t.Run.Font.Outline(glyph.ID)
		if err != nil {
			return err
		}
		for _, s := range segments {
			g.segment(s, ox, oy, em)
		}
		pen += float64(glyph.Advance) * scale
	}
	g.raster.ClosePath()
	c := t.Run.Color
	g.raster.Draw(dst, r, image.NewUniform(color.RGBA{c.R, c.G, c.B, 255}), image.Point{})
	return nil
}

// segment adds one step of an outline.
func (g *glyphs) segment(s text.OutlineSegment, ox, oy, em float64) {
	x := func(i int) float32 { return float32(ox + s.P[i].X*em) }
	y := func(i int) float32 { return float32(oy + s.P[i].Y*em) }
	switch s.Op {
	case text.OutlineMove:
		g.raster.ClosePath()
		g.raster.MoveTo(x(0), y(0))
	case text.OutlineLine:
		g.raster.LineTo(x(0), y(0))
	case text.OutlineQuad:
		g.raster.QuadTo(x(0), y(0), x(1), y(1))
	case text.OutlineCubic:
		g.raster.CubeTo(x(0), y(0), x(1), y(1), x(2), y(2))
	}
}
