package charts

import (
	"image"
	"image/color"
	"testing"

	"report/layout"
	"report/layout/text"
)

// Glyphs that overlap, as kerned ones and marks do, leave no hole.
func TestOverlappingGlyphs(t *testing.T) {
	run := text.Run{Font: text.Fixed("Fixed", 1), Size: 20, Width: 30, Color: layout.Color{R: 200},
		Glyphs: []text.Glyph{{ID: 1, Advance: 10}, {ID: 2, Advance: 20}}}
	img := newImage(60, 40, layout.Color{R: 255, G: 255, B: 255})
	var g glyphs
	if err := g.paint(img, layout.Text{X: 10, Y: 30, Run: run}, 1); err != nil {
		t.Fatal(err)
	}
	for x := 10; x < 40; x++ { // from the first glyph's left edge to the second's right one
		if got := img.RGBAAt(x, 25); got != (color.RGBA{200, 0, 0, 255}) {
			t.Errorf("at %d the text is %v", x, got)
		}
	}
	if got := img.At(41, 25); got != (color.RGBA{255, 255, 255, 255}) {
		t.Errorf("right of the text there is %v", got)
	}
}

// A shift moves one glyph's drawing and nothing else.
func TestShiftedGlyphs(t *testing.T) {
	run := text.Run{Font: text.Fixed("Fixed", 0.5), Size: 20, Width: 20,
		Glyphs: []text.Glyph{{ID: 1, Advance: 10}, {ID: 2, Advance: 10}}, Shifts: []text.Shift{{}, {DX: 5, DY: -4}}}
	img := newImage(60, 40, layout.Color{R: 255, G: 255, B: 255})
	var g glyphs
	if err := g.paint(img, layout.Text{X: 10, Y: 30, Run: run}, 1); err != nil {
		t.Fatal(err)
	}
	for at, dark := range map[image.Point]bool{
		{X: 15, Y: 29}: true, {X: 15, Y: 15}: false, // the first stands from 16 to 30
		{X: 22, Y: 22}: false, {X: 30, Y: 13}: true, {X: 30, Y: 28}: false, // the second from 25, 12 to 35, 26
	} {
		if got := img.RGBAAt(at.X, at.Y).R < 128; got != dark {
			t.Errorf("at %v the text is dark: %v", at, got)
		}
	}
}
