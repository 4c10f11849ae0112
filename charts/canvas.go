package charts

import (
	"image"
	"image/color"
	"image/draw"
	"math"
	"sync"

	"git.sr.ht/~sbinet/gg"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/vgimg"

	"report/layout"
)

// canvas is gonum's raster canvas at any scale: vgimg itself takes whole dots an inch only.
// Rectangles are moved to whole pixels, so that bars and gridlines are crisp.
type canvas struct {
	*vgimg.Canvas             // one unit is one pixel
	ctx           *gg.Context // what it paints with
	image         *image.RGBA
	scale         vg.Length // pixels a point
	color         color.Color
	glyphs        glyphs
}

// images holds the pixels of canvases no longer in use: 5 MB each, of which a build needs one for
// each chart.
var images sync.Pool

// newImage returns an image filled with a colour.
func newImage(w, h int, fill layout.Color) *image.RGBA {
	n := 4 * w * h
	img := &image.RGBA{Stride: 4 * w, Rect: image.Rect(0, 0, w, h)}
	if p, ok := images.Get().(*[]uint8); ok && cap(*p) >= n {
		img.Pix = (*p)[:n]
	} else {
		img.Pix = make([]uint8, n)
	}
	copy(img.Pix, []uint8{fill.R, fill.G, fill.B, 255})
	for done := 4; done < n; done *= 2 {
		copy(img.Pix[done:], img.Pix[:done])
	}
	return img
}

func freeImage(img *image.RGBA) { images.Put(&img.Pix) }

func newCanvas(w, h int, scale float64, background layout.Color) *canvas {
	img := newImage(w, h, background)
	ctx := gg.NewContextForRGBA(img)
	ctx.SetLineCapRound()
	ctx.SetLineJoinRound()
	ctx.InvertY()
	return &canvas{
		Canvas: vgimg.NewWith(vgimg.UseDPI(72), vgimg.UseImageWithContext(unfilled{img}, ctx)),
		ctx:    ctx,
		image:  img,
		scale:  vg.Length(scale),
	}
}

func (c *canvas) release() { freeImage(c.image) }

func (c *canvas) SetLineWidth(w vg.Length) { c.Canvas.SetLineWidth(w * c.scale) }

func (c *canvas) SetLineDash(dash []vg.Length, offset vg.Length) {
	scaled := make([]vg.Length, len(dash))
	for i, d := range dash {
		scaled[i] = d * c.scale
	}
	c.ctx.SetLineCapRound()
	if len(dash) > 0 { // round ends would eat up the gaps
		c.ctx.SetLineCapButt()
	}
	c.Canvas.SetLineDash(scaled, offset*c.scale)
}

func (c *canvas) SetColor(clr color.Color) {
	c.color = clr
	c.Canvas.SetColor(clr)
}

func (c *canvas) Translate(p vg.Point) { c.Canvas.Translate(p.Scale(c.scale)) }

func (c *canvas) Stroke(p vg.Path) { c.Canvas.Stroke(c.scaled(p)) }

func (c *canvas) Fill(p vg.Path) {
	p = c.scaled(p)
	if r, ok := c.rectangle(p); ok {
		draw.Draw(c.image, r, image.NewUniform(c.color), image.Point{}, draw.Src)
		return
	}
	c.Canvas.Fill(p)
}

func (c *canvas) scaled(p vg.Path) vg.Path {
	out := make(vg.Path, len(p))
	for i, s := range p {
		s.Pos, s.Radius = s.Pos.Scale(c.scale), s.Radius*c.scale
		if len(s.Control) > 0 {
			ctl := make([]vg.Point, len(s.Control))
			for j, q := range s.Control {
				ctl[j] = q.Scale(c.scale)
			}
			s.Control = ctl
		}
		out[i] = s
	}
	return out
}

// rectangle moves an upright rectangle to whole pixels. It is never thinner than one.
func (c *canvas) rectangle(p vg.Path) (image.Rectangle, bool) {
	a, b, ok := corners(p)
	h := vg.Length(c.image.Rect.Dy())
	x0, x1 := snap(min(a.X, b.X), max(a.X, b.X))
	y0, y1 := snap(h-max(a.Y, b.Y), h-min(a.Y, b.Y))
	return image.Rect(x0, y0, x1, y1), ok
}

// corners recognises an upright rectangle by its path and returns two opposite corners.
func corners(p vg.Path) (a, b vg.Point, ok bool) {
	if len(p) != 5 || p[0].Type != vg.MoveComp || p[4].Type != vg.CloseComp {
		return a, b, false
	}
	for i := 1; i < 4; i++ {
		if p[i].Type != vg.LineComp || (p[i].Pos.X != p[i-1].Pos.X && p[i].Pos.Y != p[i-1].Pos.Y) {
			return a, b, false
		}
	}
	return p[0].Pos, p[2].Pos, true
}

func snap[L ~float64](from, to L) (int, int) {
	if thickness := math.Round(float64(to - from)); thickness <= 4 { // a stroke keeps its weight
		start := math.Round(float64(from+to)/2 - max(1, thickness)/2)
		return int(start), int(start + max(1, thickness))
	}
	return int(math.Round(float64(from))), int(math.Round(float64(to)))
}

func (c *canvas) DrawImage(r vg.Rectangle, img image.Image) {
	c.Canvas.DrawImage(vg.Rectangle{Min: r.Min.Scale(c.scale), Max: r.Max.Scale(c.scale)}, img)
}

// unfilled is an image that says it is empty, so that vgimg does not fill it with white once more.
type unfilled struct{ *image.RGBA }

func (unfilled) Bounds() image.Rectangle { return image.Rectangle{} }
