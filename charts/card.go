package charts

import (
	"bytes"
	"fmt"
	"image"
	_ "image/jpeg" // pictures may be JPEG
	"image/png"
	"math"

	"git.sr.ht/~sbinet/gg"
	"golang.org/x/image/draw"

	"report/layout"
)

// maxPixels bounds the raster of a card.
const maxPixels = 1 << 26

// Rasterize paints a frame (a figure with its words, set by layout) as a PNG of its own, on the
// background, at so many pixels an inch: the card in out/charts. At Plot.DPI the plot is copied
// pixel by pixel.
func Rasterize(f layout.Frame, background layout.Color, dpi float64) ([]byte, error) {
	scale := dpi / 72
	w, h := math.Ceil(f.Width*scale-1e-6), math.Ceil(f.Height*scale-1e-6)
	if !(w >= 1 && h >= 1 && w*h <= maxPixels) {
		return nil, fmt.Errorf("a card of %.0f by %.0f pixels cannot be painted", w, h)
	}
	img := newImage(int(w), int(h), background)
	defer freeImage(img)
	p := &painter{image: img, scale: scale, ctx: gg.NewContextForRGBA(img)}
	for _, item := range f.Items {
		if err := p.paint(item); err != nil {
			return nil, err
		}
	}
	return encode(img, dpi)
}

// painter paints items of layout on an image.
type painter struct {
	image  *image.RGBA
	ctx    *gg.Context
	scale  float64 // pixels a point
	glyphs glyphs
}

func (p *painter) paint(item layout.Item) error {
	switch it := item.(type) {
	case layout.Text:
		return p.glyphs.paint(p.image, it, p.scale)
	case layout.Rect:
		p.fill(it.X, it.Y, it.X+it.W, it.Y+it.H, it.Fill)
	case layout.Line:
		p.line(it)
	case layout.Path:
		p.path(it)
	case layout.Image:
		return p.picture(it)
	case layout.Link: // nothing to see
	default:
		return fmt.Errorf("a card cannot hold %T", item)
	}
	return nil
}

// fill paints a rectangle on whole pixels.
func (p *painter) fill(x0, y0, x1, y1 layout.Pt, c layout.Color) {
	ax, bx := snap(min(x0, x1)*p.scale, max(x0, x1)*p.scale)
	ay, by := snap(min(y0, y1)*p.scale, max(y0, y1)*p.scale)
	draw.Draw(p.image, image.Rect(ax, ay, bx, by), image.NewUniform(rgba(c)), image.Point{}, draw.Src)
}

// line paints a stroke. Plain upright and level ones are rectangles.
func (p *painter) line(l layout.Line) {
	half := l.Width / 2
	switch {
	case len(l.Dash) == 0 && l.Y1 == l.Y2:
		p.fill(l.X1, l.Y1-half, l.X2, l.Y1+half, l.Color)
		return
	case len(l.Dash) == 0 && l.X1 == l.X2:
		p.fill(l.X1-half, l.Y1, l.X1+half, l.Y2, l.Color)
		return
	}
	p.ctx.DrawLine(l.X1*p.scale, l.Y1*p.scale, l.X2*p.scale, l.Y2*p.scale)
	p.stroke(l.Color, l.Width, l.Dash)
}

func (p *painter) stroke(c layout.Color, width layout.Pt, dash []layout.Pt) {
	scaled := make([]float64, len(dash))
	for i, d := range dash {
		scaled[i] = d * p.scale
	}
	p.ctx.SetDash(scaled...)
	p.ctx.SetLineCapButt()
	p.ctx.SetLineWidth(width * p.scale)
	p.ctx.SetColor(rgba(c))
	p.ctx.Stroke()
}

func (p *painter) path(it layout.Path) {
	x := func(q layout.Point) float64 { return (it.X + q.X) * p.scale }
	y := func(q layout.Point) float64 { return (it.Y + q.Y) * p.scale }
	for _, s := range it.Segments {
		a, b, c := s.P[0], s.P[1], s.P[2]
		switch s.Op {
		case layout.MoveTo:
			p.ctx.MoveTo(x(a), y(a))
		case layout.LineTo:
			p.ctx.LineTo(x(a), y(a))
		case layout.CubicTo:
			p.ctx.CubicTo(x(a), y(a), x(b), y(b), x(c), y(c))
		case layout.ClosePath:
			p.ctx.ClosePath()
		}
	}
	p.ctx.SetFillRuleWinding()
	if it.EvenOdd {
		p.ctx.SetFillRuleEvenOdd()
	}
	if it.Fill != nil {
		p.ctx.SetColor(rgba(*it.Fill))
		p.ctx.FillPreserve()
	}
	if it.Stroke != nil && it.Width > 0 {
		p.stroke(*it.Stroke, it.Width, it.Dash)
	}
	p.ctx.ClearPath()
}

// picture paints an image: pixel by pixel where it has the size already, else resampled.
func (p *painter) picture(it layout.Image) error {
	src, err := decode(it.Picture)
	if err != nil {
		return fmt.Errorf("picture %q cannot be decoded: %w", it.Picture.Name, err)
	}
	x, y := int(math.Round(it.X*p.scale)), int(math.Round(it.Y*p.scale))
	w, h := it.W*p.scale, it.H*p.scale
	size := src.Bounds().Size()
	if math.Abs(w-float64(size.X)) <= 1 && math.Abs(h-float64(size.Y)) <= 1 {
		p.copy(src, x, y)
		return nil
	}
	to := image.Rect(x, y, int(math.Round(it.X*p.scale+w)), int(math.Round(it.Y*p.scale+h)))
	draw.CatmullRom.Scale(p.image, to, src, src.Bounds(), draw.Over, nil)
	return nil
}

// copy paints an image pixel by pixel.
func (p *painter) copy(src image.Image, x, y int) {
	b := src.Bounds()
	to := b.Sub(b.Min).Add(image.Point{X: x, Y: y})
	pal, ok := src.(*image.Paletted)
	if !ok || to != to.Intersect(p.image.Rect) {
		draw.Draw(p.image, to, src, b.Min, draw.Over)
		return
	}
	// The library is slow with palettes, and the plot has one. Pictures have no alpha.
	var colors [256][4]uint8
	for i, c := range pal.Palette {
		r, g, b, _ := c.RGBA()
		colors[i] = [4]uint8{uint8(r >> 8), uint8(g >> 8), uint8(b >> 8), 255}
	}
	for row := range b.Dy() {
		from := pal.Pix[row*pal.Stride:][:b.Dx()]
		into := p.image.Pix[p.image.PixOffset(x, y+row):][:4*b.Dx()]
		for i, index := range from {
			copy(into[4*i:4*i+4], colors[index][:])
		}
	}
}

func decode(p *layout.Picture) (image.Image, error) {
	if p.Decoded != nil {
		return p.Decoded, nil
	}
	if p.Format == "png" {
		return png.Decode(bytes.NewReader(p.Data))
	}
	img, _, err := image.Decode(bytes.NewReader(p.Data))
	return img, err
}
