package charts

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"strings"
	"testing"

	"report/layout"
	"report/layout/text"
)

var white = layout.Color{R: 255, G: 255, B: 255}

// testCard is a plot with a title above it and a source below.
func testCard(t testing.TB) (layout.Frame, *Plot) {
	t.Helper()
	style := testStyle(t)
	e := examples()[0]
	p, err := Draw(nil, e.name, e.spec, e.table, style, pageWidth)
	if err != nil {
		t.Fatal(err)
	}
	frame := layout.Frame{Width: pageWidth + 36, Height: p.Height + 80}
	write := func(s string, face *text.Face, size, y layout.Pt) {
		line, err := text.Measure([]text.Span{{Text: s, Style: text.Style{Face: face, Size: size, Color: style.Text}}})
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range line.Runs {
			frame.Items = append(frame.Items, layout.Text{X: 18 + r.X, Y: y, Run: r})
		}
	}
	write("Contract turnover grew eightfold in ten years", style.Bold, 12, 24)
	write(e.spec.Subtitle, style.Regular, 9.5, 38)
	frame.Items = append(frame.Items, layout.Image{X: 18, Y: 50, W: p.Width, H: p.Height, Picture: p.Picture})
	write("Source: Ministry of Science and Technology; National Bureau of Statistics", style.Regular, 8, p.Height+66)
	return frame, p
}

func decodePNG(t *testing.T, b []byte) image.Image {
	t.Helper()
	img, err := png.Decode(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	return img
}

func sameColor(img image.Image, x, y int, c layout.Color) bool {
	return color.RGBAModel.Convert(img.At(x, y)) == rgba(c)
}

func TestCardCopiesThePlotPixelByPixel(t *testing.T) {
	frame, p := testCard(t)
	b, err := Rasterize(nil, frame, white, dpi(p))
	if err != nil {
		t.Fatal(err)
	}
	card, plot := decodePNG(t, b), decodePNG(t, p.Picture.Data)
	scale := dpi(p) / 72
	x0, y0 := int(18*scale+0.5), int(50*scale+0.5)
	differ := 0
	for y := range plot.Bounds().Dy() {
		for x := range plot.Bounds().Dx() {
			a := color.RGBAModel.Convert(plot.At(x, y)).(color.RGBA)
			b := color.RGBAModel.Convert(card.At(x0+x, y0+y)).(color.RGBA)
			if difference(uint32(a.R)<<16|uint32(a.G)<<8|uint32(a.B), uint32(b.R)<<16|uint32(b.G)<<8|uint32(b.B)) > maxLoss {
				differ++
			}
		}
	}
	if differ > 0 {
		t.Errorf("%d pixels of the plot differ on the card", differ)
	}
}

func TestRasterizeItems(t *testing.T) {
	red, blue, green := layout.Color{R: 200}, layout.Color{B: 200}, layout.Color{G: 200}
	square := []layout.Segment{
		{Op: layout.MoveTo, P: [3]layout.Point{{X: 0, Y: 0}}},
		{Op: layout.LineTo, P: [3]layout.Point{{X: 10, Y: 0}}},
		{Op: layout.LineTo, P: [3]layout.Point{{X: 10, Y: 10}}},
		{Op: layout.LineTo, P: [3]layout.Point{{X: 0, Y: 10}}},
		{Op: layout.ClosePath},
	}
	hole := append(append([]layout.Segment{}, square...),
		layout.Segment{Op: layout.MoveTo, P: [3]layout.Point{{X: 3, Y: 3}}},
		layout.Segment{Op: layout.LineTo, P: [3]layout.Point{{X: 7, Y: 3}}},
		layout.Segment{Op: layout.LineTo, P: [3]layout.Point{{X: 7, Y: 7}}},
		layout.Segment{Op: layout.LineTo, P: [3]layout.Point{{X: 3, Y: 7}}},
		layout.Segment{Op: layout.ClosePath})
	frame := layout.Frame{Width: 100, Height: 50, Items: []layout.Item{
		layout.Rect{X: 0, Y: 0, W: 10, H: 10, Fill: red},
		layout.Line{X1: 20, Y1: 5, X2: 30, Y2: 5, Width: 2, Color: blue},
		layout.Line{X1: 45, Y1: 0, X2: 45, Y2: 10, Width: 2, Color: blue},
		layout.Line{X1: 20, Y1: 20, X2: 40, Y2: 40, Width: 4, Color: blue},
		layout.Line{X1: 50, Y1: 30, X2: 70, Y2: 30, Width: 2, Color: blue, Dash: []layout.Pt{5, 5}},
		layout.Path{X: 60, Y: 0, Segments: hole, Fill: &green, EvenOdd: true},
		layout.Path{X: 80, Y: 20, Segments: square, Stroke: &red, Width: 2},
		layout.Link{X: 0, Y: 0, W: 100, H: 50, URL: "https://example.org"},
	}}
	b, err := Rasterize(nil, frame, white, 144)
	if err != nil {
		t.Fatal(err)
	}
	img := decodePNG(t, b)
	if got := img.Bounds().Size(); got != (image.Point{X: 200, Y: 100}) {
		t.Fatalf("the card has %v pixels", got)
	}
	for _, c := range []struct {
		what string
		x, y int
		want layout.Color
	}{
		{"rectangle", 10, 10, red},
		{"beside it", 21, 10, white},
		{"level line", 50, 10, blue},
		{"above it", 50, 7, white},
		{"upright line", 90, 10, blue},
		{"slanting line", 60, 60, blue},
		{"dash", 105, 60, blue},
		{"between dashes", 115, 60, white},
		{"path", 122, 2, green},
		{"hole of the path", 130, 10, white},
		{"stroke of a path", 160, 50, red},
		{"inside of it", 170, 50, white},
	} {
		if !sameColor(img, c.x, c.y, c.want) {
			t.Errorf("%s at %d, %d is %v, want %v", c.what, c.x, c.y, img.At(c.x, c.y), c.want)
		}
	}
}

func TestRasterizeRefusesWhatHasNoSize(t *testing.T) {
	for _, f := range []layout.Frame{{}, {Width: 100}, {Width: 1e9, Height: 1e9}} {
		if _, err := Rasterize(nil, f, white, 144); err == nil {
			t.Errorf("a frame of %.0f by %.0f gave no error", f.Width, f.Height)
		}
	}
}

func TestRasterizeNamesABrokenPicture(t *testing.T) {
	frame := layout.Frame{Width: 10, Height: 10, Items: []layout.Item{
		layout.Image{W: 10, H: 10, Picture: &layout.Picture{Name: "logo", Format: "png", Data: []byte("no")}}}}
	if _, err := Rasterize(nil, frame, white, 72); err == nil || !strings.Contains(err.Error(), `"logo"`) {
		t.Errorf("the error is %v", err)
	}
}

func TestRasterizeResamples(t *testing.T) {
	e := examples()[0]
	p, err := Draw(nil, e.name, e.spec, e.table, testStyle(t), pageWidth)
	if err != nil {
		t.Fatal(err)
	}
	b, err := Rasterize(nil, layout.Frame{Width: p.Width, Height: p.Height, Items: []layout.Item{
		layout.Image{W: p.Width, H: p.Height, Picture: p.Picture}}}, white, 72)
	if err != nil {
		t.Fatal(err)
	}
	img := decodePNG(t, b)
	last := img.Bounds().Size().Sub(image.Point{X: 5, Y: 60})
	if !sameColor(img, last.X, last.Y, testStyle(t).Focus) {
		t.Errorf("the last bar is %v", img.At(last.X, last.Y))
	}
}
