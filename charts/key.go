package charts

import (
	"crypto/sha256"
	"encoding/binary"
	"hash"
	"image"
	"image/color"
	"math"

	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"

	"report/layout"
)

// key is that of the figure's picture.
func (f *figure) key(scale float64, height int) (Key, bool) {
	s := newSum("plot", f.style.Background, scale)
	s.whole(height)
	f.drawShapes(shapeSum{s})
	for _, t := range f.texts() {
		s.text(t)
	}
	return s.key()
}

// keyOfFrame is that of a card.
func keyOfFrame(f layout.Frame, background layout.Color, dpi float64) (Key, bool) {
	s := newSum("card", background, dpi)
	s.numbers(f.Width, f.Height)
	for _, item := range f.Items {
		s.item(item)
	}
	return s.key()
}

// sum adds up what is painted. Lists go in with their lengths, and every part begins with its kind, so
// that no two drawings write the same bytes.
type sum struct {
	hash   hash.Hash
	buffer []byte
	opaque bool // something was painted that has no bytes to add up
}

func newSum(kind string, background layout.Color, scale float64) *sum {
	s := &sum{hash: sha256.New()}
	s.kind(kind)
	s.color(background)
	s.numbers(scale)
	return s
}

// key is the sum; ok is false where it does not tell all.
func (s *sum) key() (k Key, ok bool) {
	s.flush()
	s.hash.Sum(k[:0])
	return k, !s.opaque
}

func (s *sum) flush() {
	s.hash.Write(s.buffer)
	s.buffer = s.buffer[:0]
}

func (s *sum) kind(name string) {
	if len(s.buffer) > 1<<12 {
		s.flush()
	}
	s.buffer = append(append(s.buffer, name...), 0)
}

func (s *sum) whole(n int) { s.buffer = binary.LittleEndian.AppendUint64(s.buffer, uint64(n)) }

func (s *sum) numbers(vs ...float64) {
	for _, v := range vs {
		s.buffer = binary.LittleEndian.AppendUint64(s.buffer, math.Float64bits(v))
	}
}

func (s *sum) color(c layout.Color) { s.buffer = append(s.buffer, c.R, c.G, c.B) }

func (s *sum) optional(c *layout.Color) {
	if c == nil {
		s.kind("none")
		return
	}
	s.kind("some")
	s.color(*c)
}

func (s *sum) lengths(vs []layout.Pt) {
	s.whole(len(vs))
	s.numbers(vs...)
}

// item adds an item of layout; what it belongs to is not painted.
func (s *sum) item(item layout.Item) {
	switch it := item.(type) {
	case layout.Text:
		s.text(it)
	case layout.Rect:
		s.kind("rect")
		s.numbers(it.X, it.Y, it.W, it.H)
		s.color(it.Fill)
	case layout.Line:
		s.kind("line")
		s.numbers(it.X1, it.Y1, it.X2, it.Y2, it.Width)
		s.color(it.Color)
		s.lengths(it.Dash)
	case layout.Path:
		s.path(it)
	case layout.Image:
		s.kind("image")
		s.numbers(it.X, it.Y, it.W, it.H)
		picture := sha256.Sum256(it.Picture.Data)
		s.buffer = append(s.buffer, picture[:]...)
	case layout.Link: // nothing to see
	default:
		s.opaque = true
	}
}

func (s *sum) path(p layout.Path) {
	s.kind("path")
	s.numbers(p.X, p.Y, p.Width)
	s.optional(p.Fill)
	s.optional(p.Stroke)
	s.lengths(p.Dash)
	if p.EvenOdd {
		s.kind("even-odd")
	}
	s.whole(len(p.Segments))
	for _, g := range p.Segments {
		s.whole(int(g.Op))
		for _, q := range g.P {
			s.numbers(q.X, q.Y)
		}
	}
}

func (s *sum) text(t layout.Text) {
	s.kind("text")
	s.numbers(t.X, t.Y, t.Run.Size, t.Run.Width)
	s.color(t.Run.Color)
	file := t.Run.Font.Sum()
	s.buffer = append(s.buffer, file[:]...)
	s.whole(len(t.Run.Glyphs))
	for _, g := range t.Run.Glyphs {
		s.whole(int(g.ID))
		s.numbers(float64(g.Advance))
	}
	s.whole(len(t.Run.Shifts))
	for _, shift := range t.Run.Shifts {
		s.numbers(float64(shift.DX), float64(shift.DY))
	}
}

// shapeSum is a canvas that adds up what is drawn on it.
type shapeSum struct{ *sum }

func (s shapeSum) SetLineWidth(w vg.Length) { s.kind("width"); s.numbers(float64(w)) }

func (s shapeSum) SetLineDash(pattern []vg.Length, offset vg.Length) {
	s.kind("dash")
	s.whole(len(pattern))
	for _, d := range append(pattern[:len(pattern):len(pattern)], offset) {
		s.numbers(float64(d))
	}
}

func (s shapeSum) SetColor(c color.Color) {
	s.kind("color")
	if c == nil {
		c = color.Black
	}
	r, g, b, a := c.RGBA()
	for _, v := range []uint32{r, g, b, a} {
		s.whole(int(v))
	}
}

func (s shapeSum) Rotate(angle float64) { s.kind("rotate"); s.numbers(angle) }

func (s shapeSum) Translate(p vg.Point) { s.kind("translate"); s.numbers(float64(p.X), float64(p.Y)) }

func (s shapeSum) Scale(x, y float64) { s.kind("scale"); s.numbers(x, y) }

func (s shapeSum) Push() { s.kind("push") }

func (s shapeSum) Pop() { s.kind("pop") }

func (s shapeSum) Stroke(p vg.Path) { s.kind("stroke"); s.outline(p) }

func (s shapeSum) Fill(p vg.Path) { s.kind("fill"); s.outline(p) }

// FillString is never called: labels are texts of the figure.
func (s shapeSum) FillString(font.Face, vg.Point, string) { s.opaque = true }

// DrawImage is not called either; its pixels have no sum.
func (s shapeSum) DrawImage(vg.Rectangle, image.Image) { s.opaque = true }

func (s *sum) outline(p vg.Path) {
	s.whole(len(p))
	for _, c := range p {
		s.whole(int(c.Type))
		s.numbers(float64(c.Pos.X), float64(c.Pos.Y), float64(c.Radius), c.Start, c.Angle)
		s.whole(len(c.Control))
		for _, q := range c.Control {
			s.numbers(float64(q.X), float64(q.Y))
		}
	}
}
