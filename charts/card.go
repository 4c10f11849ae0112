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

// bandHeight is how many rows of a card are painted at a time: a megabyte or so, which stays in the
// processor's cache.
const bandHeight = 128

// Rasterize paints a frame (a figure with its words, set by layout) as a PNG of its own, on the
// background, at so many pixels an inch: the card in out/charts. At the plot's own resolution the
// plot is copied pixel by pixel. What is in the cache, which may be nil, is not painted.
func Rasterize(cache Cache, f layout.Frame, background layout.Color, dpi float64) ([]byte, error) {
	return cached(cache, func() (Key, bool) { return keyOfFrame(f, background, dpi) }, func() ([]byte, error) {
		return rasterize(f, background, dpi)
	})
}

func rasterize(f layout.Frame, background layout.Color, dpi float64) ([]byte, error) {
	scale := dpi / 72
	width, height := math.Ceil(f.Width*scale-1e-6), math.Ceil(f.Height*scale-1e-6)
	if !(width >= 1 && height >= 1 && width*height <= maxPixels) {
		return nil, fmt.Errorf("a card of %.0f by %.0f pixels cannot be painted", width, height)
	}
	p := &painter{items: f.Items, scale: scale, decoded: map[*layout.Picture]image.Image{}}
	w, h := int(width), int(height)
	if p.inBands() {
		tmp := scratches.Get().(*scratch)
		defer scratches.Put(tmp)
		card := newPalettiser(w, h, tmp)
		few, err := p.bands(card, background)
		if err != nil {
			return nil, err
		}
		if few {
			if rows, colors, ok := card.finish(); ok {
				return writePNG(w, h, dpi, rows, colors)
			}
		}
	}
	img := newImage(w, h, background)
	defer freeImage(img)
	if err := p.paint(img); err != nil {
		return nil, err
	}
	return encode(img, dpi)
}

// inBands says that every item can be painted band by band; gg's paths cannot.
func (p *painter) inBands() bool {
	for _, item := range p.items {
		switch it := item.(type) {
		case layout.Path:
			return false
		case layout.Line:
			if !straight(it) {
				return false
			}
		}
	}
	return true
}

// bands paints a card from top to bottom; false where it has too many colours for a palette.
func (p *painter) bands(card *palettiser, background layout.Color) (bool, error) {
	for y := 0; y < card.h; y += bandHeight {
		band := newImage(card.w, min(bandHeight, card.h-y), background)
		band.Rect = band.Rect.Add(image.Point{Y: y})
		err := p.paint(band)
		ok := err == nil && card.add(band)
		freeImage(band)
		if !ok {
			return false, err
		}
	}
	return true, nil
}

// painter paints items of layout on an image.
type painter struct {
	items   []layout.Item
	scale   float64 // pixels a point
	decoded map[*layout.Picture]image.Image
	glyphs  glyphs

	image *image.RGBA
	ctx   *gg.Context
}

func (p *painter) paint(img *image.RGBA) error {
	p.image, p.ctx = img, gg.NewContextForRGBA(img)
	for _, item := range p.items {
		if err := p.item(item); err != nil {
			return err
		}
	}
	return nil
}

func (p *painter) item(item layout.Item) error {
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

// straight says that a stroke is a rectangle.
func straight(l layout.Line) bool { return len(l.Dash) == 0 && (l.X1 == l.X2 || l.Y1 == l.Y2) }

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
	src := p.decoded[it.Picture]
	if src == nil {
		var err error
		if src, err = decode(it.Picture); err != nil {
			return fmt.Errorf("picture %q cannot be decoded: %w", it.Picture.Name, err)
		}
		p.decoded[it.Picture] = src
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
	seen := to.Intersect(p.image.Rect)
	pal, ok := src.(*image.Paletted)
	if !ok || seen.Dx() != to.Dx() {
		draw.Draw(p.image, to, src, b.Min, draw.Over)
		return
	}
	// The library is slow with palettes, and the plot has one. Pictures have no alpha.
	var colors [256][4]uint8
	for i, c := range pal.Palette {
		r, g, b, _ := c.RGBA()
		colors[i] = [4]uint8{uint8(r >> 8), uint8(g >> 8), uint8(b >> 8), 255}
	}
	for row := seen.Min.Y; row < seen.Max.Y; row++ {
		from := pal.Pix[(row-to.Min.Y)*pal.Stride:][:b.Dx()]
		into := p.image.Pix[p.image.PixOffset(x, row):][:4*b.Dx()]
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
