//go:build !race

package pdf

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"math"
	"slices"
	"strings"
	"testing"

	"report/layout"
	"report/layout/text"
)

// inkBox is the smallest rectangle around pixels that differ from white.
func inkBox(img *image.RGBA) image.Rectangle {
	var box image.Rectangle
	for y := range img.Rect.Dy() {
		for x := range img.Rect.Dx() {
			if c := img.RGBAAt(x, y); c.R < 200 || c.G < 200 || c.B < 200 {
				box = box.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	return box
}

func checkBox(t *testing.T, got, want image.Rectangle, tolerance int) {
	t.Helper()
	for _, d := range []int{got.Min.X - want.Min.X, got.Min.Y - want.Min.Y, got.Max.X - want.Max.X, got.Max.Y - want.Max.Y} {
		if d < -tolerance || d > tolerance {
			t.Errorf("ink in %v, want %v", got, want)
			return
		}
	}
}

func TestTextStandsWhereItIsPut(t *testing.T) {
	h := glyph(t, 'H')
	for _, c := range []struct {
		name   string
		glyphs []text.Glyph
		shifts []text.Shift
		want   image.Rectangle
	}{
		// An H of Source Serif at 20 pt is 13.4 pt high and leaves about a point on each side.
		{"plain", []text.Glyph{{ID: h, Advance: 16}}, nil, image.Rect(21, 37, 35, 50)},
		{"spaced out", []text.Glyph{{ID: h, Advance: 100}, {ID: h, Cluster: 1}}, nil, image.Rect(21, 37, 135, 50)},
		{"shifted", []text.Glyph{{ID: h}}, []text.Shift{{DX: 30, DY: 10}}, image.Rect(51, 47, 65, 60)},
		{"raised and back", []text.Glyph{{ID: h, Advance: 40}, {ID: h, Advance: 40, Cluster: 1}, {ID: h, Cluster: 2}},
			[]text.Shift{{}, {DY: -20}, {}}, image.Rect(21, 17, 115, 50)},
	} {
		t.Run(c.name, func(t *testing.T) {
			item := byHand(t, "HHH", c.glyphs...)
			item.Run.Shifts = c.shifts
			v := view(t, write(t, onePage(item)))
			defer v.close()
			checkBox(t, inkBox(v.render(0)), c.want, 2)
		})
	}
}

// A long line, kerned, with ligatures, its spaces stretched: its last glyph has to stand where layout
// says, to less than half a dot of a printer with 300 an inch.
func TestJustifiedLinesEndWhereTheyWereMeasured(t *testing.T) {
	// PDFium puts glyphs at whole pixels, so the pixels have to be smaller than the dots.
	const dpi, pixel, margin, width = 600, 300.0 / 600, 20, 360
	for _, size := range []layout.Pt{13, 13.337, 17.77} {
		style := text.Style{Face: lostFaces()[0], Size: size, Color: ink}
		words := strings.Repeat("AVATAR Type, office To We. ", 30)
		lines, err := text.Break([]text.Span{{Text: words, Style: style}}, text.Offset{}, width, text.Breaking{Justify: true, Lang: "en"})
		if err != nil {
			t.Fatal(err)
		}
		var items []layout.Item
		var ends []layout.Pt
		// Each line is painted up to its last glyph's pen; there a bar, whose edges are upright, ends it.
		bar := line(t, "|", "Source Serif 4", 400, size, 0, 0, nil)[0].(layout.Text)
		left, right := edges(t, bar.Run)
		for i, l := range lines[:3] {
			if l.Stretch == 0 {
				t.Fatalf("line %d is not justified", i+1)
			}
			run := l.Runs[len(l.Runs)-1]
			last := len(run.Glyphs) - 1
			run.Glyphs = slices.Clone(run.Glyphs)
			pen := margin + run.X + run.Width - layout.Pt(run.Glyphs[last].Advance)
			run.Glyphs[last].ID = bar.Run.Glyphs[0].ID
			for _, r := range append(l.Runs[:len(l.Runs)-1:len(l.Runs)-1], run) {
				items = append(items, layout.Text{X: margin + r.X, Y: 20 + 25*layout.Pt(i), Run: r})
			}
			ends = append(ends, pen+(left+right)/2)
		}
		page := layout.Page{Number: 1, Width: 400, Height: 90, Items: items}
		v := view(t, write(t, layout.Document{Pages: []layout.Page{page}}))
		img := v.renderAt(0, dpi)
		for i := range lines[:3] {
			// Through the bar above the letters and below the line.
			y := int((20 + 25*layout.Pt(i) + size*0.15) * dpi / 72)
			gotLeft, gotRight := lastInk(img, y)
			got, want := (gotLeft+gotRight)/2*pixel, ends[i]*300/72
			if math.Abs(got-want) > 0.5 {
				t.Errorf("at %g points line %d ends in a bar at %.2f dots, want %.2f", size, i+1, got, want)
			}
		}
		v.close()
	}
}

// edges are where the ink of a run's first glyph begins and ends, in points from its pen.
func edges(t *testing.T, run text.Run) (left, right layout.Pt) {
	t.Helper()
	outline, err := run.Font.Outline(run.Glyphs[0].ID)
	if err != nil || len(outline) == 0 {
		t.Fatalf("no outline (%v)", err)
	}
	left, right = math.Inf(1), math.Inf(-1)
	for _, s := range outline {
		n := map[text.OutlineOp]int{text.OutlineMove: 1, text.OutlineLine: 1, text.OutlineQuad: 2, text.OutlineCubic: 3}[s.Op]
		for _, p := range s.P[:n] {
			left, right = math.Min(left, p.X*run.Size), math.Max(right, p.X*run.Size)
		}
	}
	return left, right
}

// lastInk finds where the last ink of a row of pixels begins and ends, in parts of pixels.
func lastInk(img *image.RGBA, y int) (left, right float64) {
	darkness := func(x int) float64 {
		return float64(255-img.RGBAAt(x, y).R) / float64(255-ink.R)
	}
	x := img.Rect.Dx() - 1
	for x > 0 && darkness(x) < 0.02 {
		x--
	}
	end, sum := x, 0.0
	for x > 0 && darkness(x) >= 0.02 {
		sum += darkness(x)
		x--
	}
	right = float64(end) + darkness(end)
	return right - sum, right
}

func TestShapesAndPictures(t *testing.T) {
	v := view(t, write(t, sample(t)))
	defer v.close()
	img := v.render(0)
	orange, white := color.RGBA{0xF4, 0x6A, 0x25, 255}, color.RGBA{255, 255, 255, 255}
	for _, c := range []struct {
		what string
		x, y int
		want color.RGBA
	}{
		{"rectangle", 300, 30, color.RGBA{ink.R, ink.G, ink.B, 255}},
		{"below it", 300, 64, white},
		{"path", 70, 210, orange},
		{"its hole", 90, 230, white},
		{"its bow", 138, 230, orange},
		{"beyond its bow", 148, 210, white},
		{"first picture", 100, 320, color.RGBA{200, 0, 0, 255}},
		{"second picture", 200, 350, color.RGBA{0, 160, 0, 255}},
		{"third picture", 300, 370, color.RGBA{0, 0, 200, 255}},
		{"first picture again", 400, 320, color.RGBA{200, 0, 0, 255}},
		{"between pictures", 150, 320, white},
		{"empty paper", 300, 600, white},
	} {
		got := img.RGBAAt(c.x, c.y)
		for _, d := range []int{int(got.R) - int(c.want.R), int(got.G) - int(c.want.G), int(got.B) - int(c.want.B)} {
			if d < -8 || d > 8 {
				t.Errorf("%s: %v at %d,%d, want %v", c.what, got, c.x, c.y, c.want)
				break
			}
		}
	}
}

func TestPictureKinds(t *testing.T) {
	const side = 16
	grey, rgb := image.NewGray(image.Rect(0, 0, side, side)), image.NewRGBA(image.Rect(0, 0, side, side))
	for i := range grey.Pix {
		grey.Pix[i] = 100
	}
	for i := range rgb.Pix {
		rgb.Pix[i] = []byte{10, 150, 60, 255}[i%4]
	}
	var photo, photoGrey, raster, rasterGrey bytes.Buffer
	for _, err := range []error{jpeg.Encode(&photo, rgb, nil), jpeg.Encode(&photoGrey, grey, nil), png.Encode(&raster, rgb), png.Encode(&rasterGrey, grey)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	var items []layout.Item
	for i, b := range []bytes.Buffer{photo, photoGrey, raster, rasterGrey} {
		p, err := layout.ReadPicture(fmt.Sprint(i), b.Bytes(), layout.Color{})
		if err != nil {
			t.Fatal(err)
		}
		items = append(items, layout.Image{X: float64(40 * i), Y: 20, W: 30, H: 30, Picture: p})
	}
	v := view(t, write(t, onePage(items...)))
	defer v.close()
	img := v.render(0)
	for i, want := range []color.RGBA{{10, 150, 60, 255}, {100, 100, 100, 255}, {10, 150, 60, 255}, {100, 100, 100, 255}} {
		got := img.RGBAAt(40*i+15, 35)
		for _, d := range []int{int(got.R) - int(want.R), int(got.G) - int(want.G), int(got.B) - int(want.B)} {
			if d < -8 || d > 8 {
				t.Errorf("picture %d is %v, want %v", i, got, want)
				break
			}
		}
	}
}
