package charts

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"image/png"
	"math"
	"testing"

	"report/layout"
)

func TestEncode(t *testing.T) {
	for _, c := range []struct {
		name    string
		colors  func(x, y int) color.RGBA
		palette bool
		loss    int
	}{
		{"one colour", func(x, y int) color.RGBA { return color.RGBA{1, 2, 3, 255} }, true, 0},
		{"256 colours", func(x, y int) color.RGBA { return color.RGBA{uint8(x), 7, 9, 255} }, true, 0},
		{"shades of an edge", func(x, y int) color.RGBA {
			return color.RGBA{uint8(255 - x), uint8(255 - x*(y%4)/4), uint8(255 - x/2), 255}
		}, true, maxLoss},
		{"photograph", func(x, y int) color.RGBA { return color.RGBA{uint8(x), uint8(y), uint8(x * y), 255} }, false, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			img := newImage(256, 200, layout.Color{})
			for y := range 200 {
				for x := range 256 {
					img.SetRGBA(x, y, c.colors(x, y))
				}
			}
			b, err := encode(img, 246.3)
			if err != nil {
				t.Fatal(err)
			}
			got, err := png.Decode(bytes.NewReader(b))
			if err != nil {
				t.Fatal(err)
			}
			if _, ok := got.(*image.Paletted); ok != c.palette {
				t.Errorf("it is a %T", got)
			}
			if !bytes.Contains(b, []byte("pHYs\x00\x00\x25\xe1\x00\x00\x25\xe1\x01")) {
				t.Error("the resolution is not 9697 pixels a metre")
			}
			for y := range 200 {
				for x := range 256 {
					w, g := c.colors(x, y), color.RGBAModel.Convert(got.At(x, y)).(color.RGBA)
					if abs(int(w.R)-int(g.R)) > c.loss || abs(int(w.G)-int(g.G)) > c.loss || abs(int(w.B)-int(g.B)) > c.loss || g.A != 255 {
						t.Fatalf("pixel %d, %d is %v, was %v", x, y, g, w)
					}
				}
			}
		})
	}
}

func TestRectanglesFallOnWholePixels(t *testing.T) {
	for _, c := range []struct {
		from, to float64
		a, b     int
	}{
		{10.2, 90.7, 10, 91},
		{10.4, 11.4, 10, 11}, // a stroke of one pixel
		{10.4, 10.6, 10, 11}, // thinner than a pixel
		{9.7, 11.3, 10, 12},
		{5, 5, 5, 6},
	} {
		if a, b := snap(c.from, c.to); a != c.a || b != c.b {
			t.Errorf("%v to %v falls on %d to %d, want %d to %d", c.from, c.to, a, b, c.a, c.b)
		}
	}
}

// Pictures are small enough for mails and web pages, have a palette, and say how large they are printed.
func TestPicturesAreSmall(t *testing.T) {
	t.Parallel()
	for _, e := range examples() {
		p := plotOf(t, e.name)
		limit := 60_000
		if len(p.figure.allLabels()) > 60 { // a chart full of numbers
			limit = 80_000
		}
		if n := len(p.Picture.Data); n > limit {
			t.Errorf("%s: the picture has %d bytes, more than %d", e.name, n, limit)
		}
		img, err := png.Decode(bytes.NewReader(p.Picture.Data))
		if err != nil {
			t.Fatal(err)
		}
		if _, ok := img.(*image.Paletted); !ok {
			t.Errorf("%s: the picture is a %T", e.name, img)
		}
		at := bytes.Index(p.Picture.Data, []byte("pHYs")) + 4
		metre := binary.BigEndian.Uint32(p.Picture.Data[at:])
		if printed := float64(img.Bounds().Dx()) / float64(metre) / 0.0254 * 72; math.Abs(printed-pageWidth) > 0.1 || p.Picture.Data[at+8] != 1 {
			t.Errorf("%s: the picture is printed %.1f pt wide, not %.1f", e.name, printed, float64(pageWidth))
		}
	}
}
