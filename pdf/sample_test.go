package pdf

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"os"
	"sync"
	"testing"
	"time"

	"report/layout"
	"report/layout/text"
)

// library holds the fonts of the project, parsed once for all tests.
var library = sync.OnceValue(func() *text.Library {
	l := text.NewLibrary()
	for _, f := range []struct {
		family string
		weight int
		italic bool
		file   string
	}{
		{"IBM Plex Sans", 400, false, "ibm-plex-sans/IBMPlexSans_400Regular.ttf"},
		{"IBM Plex Sans", 400, true, "ibm-plex-sans/IBMPlexSans_400Regular_Italic.ttf"},
		{"IBM Plex Sans", 500, false, "ibm-plex-sans/IBMPlexSans_500Medium.ttf"},
		{"IBM Plex Sans", 600, false, "ibm-plex-sans/IBMPlexSans_600SemiBold.ttf"},
		{"IBM Plex Sans", 700, false, "ibm-plex-sans/IBMPlexSans_700Bold.ttf"},
		{"Source Serif 4", 400, false, "source-serif-4/SourceSerif4_400Regular.ttf"},
		{"Noto Sans SC", 400, false, "noto-sans-sc/NotoSansSC-400Regular-gb2312.ttf"},
		{"Noto Sans SC", 700, false, "noto-sans-sc/NotoSansSC-700Bold-gb2312.ttf"},
	} {
		l.Add(f.family, f.weight, f.italic, func() (string, []byte, error) {
			data, err := os.ReadFile("../assets/fonts/" + f.file)
			return f.file, data, err
		})
	}
	return l
})

var ink = layout.Color{R: 0x12, G: 0x43, B: 0x6D}

var testMeta = Meta{
	Title: "Growth 增长 \U0001F4C8", Author: "Policy Desk", Subject: "Figures (2023)",
	Keywords: []string{"R&D", "patents"}, Lang: "en", Producer: "report",
	Created: time.Date(2024, 3, 6, 8, 30, 0, 0, time.FixedZone("", 8*3600)),
}

// line sets one line of text at a place.
func line(t testing.TB, s string, family string, weight int, size, x, y layout.Pt, tag *layout.Tag) []layout.Item {
	t.Helper()
	items, err := setLine(s, family, weight, size, x, y, tag)
	if err != nil {
		t.Fatal(err)
	}
	return items
}

func setLine(s string, family string, weight int, size, x, y layout.Pt, tag *layout.Tag) ([]layout.Item, error) {
	face, err := library().Face([]string{family, "Noto Sans SC"}, weight, false)
	if err != nil {
		return nil, err
	}
	set, err := text.Measure([]text.Span{{Text: s, Style: text.Style{Face: face, Size: size, Color: ink}}})
	if err != nil {
		return nil, err
	}
	var items []layout.Item
	for _, run := range set.Runs {
		items = append(items, layout.Text{X: x + run.X, Y: y, Run: run, Tag: tag})
	}
	return items, nil
}

// plain makes a picture of one colour.
func plain(t testing.TB, name string, w, h int, c color.Color) *layout.Picture {
	t.Helper()
	img := image.NewPaletted(image.Rect(0, 0, w, h), color.Palette{c, color.White})
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	p, err := layout.ReadPicture(name, b.Bytes(), layout.Color{R: 255, G: 255, B: 255})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// sample is a document with everything in it, on two pages of different sizes.
func sample(t testing.TB) layout.Document {
	t.Helper()
	sect := &layout.Tag{Role: layout.RoleSect}
	h1, p1 := sect.Under(layout.RoleH1), sect.Under(layout.RoleP)
	fig := sect.Under(layout.RoleFigure)
	fig.Alt = "Bars: growth of 8 %"
	red := plain(t, "red.png", 40, 20, color.RGBA{200, 0, 0, 255})
	green := plain(t, "green.png", 40, 30, color.RGBA{0, 160, 0, 255})
	blue := plain(t, "blue.png", 40, 40, color.RGBA{0, 0, 200, 255})
	orange := layout.Color{R: 0xF4, G: 0x6A, B: 0x25}

	var one []layout.Item
	one = append(one, layout.Rect{X: 0, Y: 0, W: 595.28, H: 60, Fill: ink})
	one = append(one, line(t, "Avant-garde VALUE To. (growth) \\ 50%", "IBM Plex Sans", 700, 20, 60, 110, h1)...)
	one = append(one, line(t, "Contract turnover 技术合同成交额 grew eightfold; naïve coöperation fi ffl.", "Source Serif 4", 400, 11, 60, 140, p1)...)
	one = append(one, layout.Link{X: 60, Y: 130, W: 90, H: 14, URL: "https://example.org/a(b)?q=增", Tag: p1})
	link := p1.Under(layout.RoleLink)
	one = append(one, line(t, "see the next page", "IBM Plex Sans", 400, 11, 60, 160, link)...)
	one = append(one, layout.Link{X: 60, Y: 150, W: 90, H: 14, Anchor: "two", Tag: link})
	one = append(one,
		layout.Line{X1: 60, Y1: 180, X2: 300, Y2: 180, Width: 1, Color: orange, Dash: []layout.Pt{4, 2}},
		layout.Line{X1: 60, Y1: 190, X2: 300, Y2: 190, Width: 0.25, Color: ink},
		layout.Path{X: 60, Y: 200, EvenOdd: true, Fill: &orange, Stroke: &ink, Width: 2, Segments: []layout.Segment{
			{Op: layout.MoveTo, P: [3]layout.Point{{X: 0, Y: 0}}},
			{Op: layout.LineTo, P: [3]layout.Point{{X: 60, Y: 0}}},
			{Op: layout.CubicTo, P: [3]layout.Point{{X: 90, Y: 20}, {X: 90, Y: 40}, {X: 60, Y: 60}}},
			{Op: layout.LineTo, P: [3]layout.Point{{X: 0, Y: 60}}},
			{Op: layout.ClosePath},
			{Op: layout.MoveTo, P: [3]layout.Point{{X: 20, Y: 20}}},
			{Op: layout.LineTo, P: [3]layout.Point{{X: 40, Y: 20}}},
			{Op: layout.LineTo, P: [3]layout.Point{{X: 40, Y: 40}}},
			{Op: layout.LineTo, P: [3]layout.Point{{X: 20, Y: 40}}},
			{Op: layout.ClosePath},
		}, Tag: fig},
		layout.Image{X: 60, Y: 300, W: 80, H: 40, Picture: red, Tag: fig},
		layout.Image{X: 160, Y: 300, W: 80, H: 60, Picture: green, Tag: fig},
		layout.Image{X: 260, Y: 300, W: 80, H: 80, Picture: blue, Tag: fig},
		layout.Image{X: 360, Y: 300, W: 80, H: 40, Picture: red, Tag: fig},
	)
	var two []layout.Item
	two = append(two, line(t, "Second page", "IBM Plex Sans", 600, 20, 40, 80, sect.Under(layout.RoleH1))...)
	two = append(two, line(t, "2", "IBM Plex Sans", 400, 8, 40, 380, nil)...)
	a1 := layout.Anchor{Name: "one", Title: "Growth 增长 \U0001F4C8", Level: 1, Y: 90}
	a1b := layout.Anchor{Name: "one-b", Title: "Turnover", Level: 2, Y: 130}
	a2 := layout.Anchor{Name: "two", Title: "Second page", Level: 1, Y: 60}
	return layout.Document{
		Pages: []layout.Page{
			{Number: 1, Width: 595.28, Height: 841.89, Items: one, Anchors: []layout.Anchor{a1, a1b}},
			{Number: 2, Width: 600, Height: 400, Items: two, Anchors: []layout.Anchor{a2}},
		},
		Outline: []layout.OutlineEntry{{Anchor: a1, Page: 1}, {Anchor: a1b, Page: 1}, {Anchor: a2, Page: 2}},
	}
}

func write(t testing.TB, doc layout.Document) []byte {
	t.Helper()
	out, err := Write(doc, testMeta)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func onePage(items ...layout.Item) layout.Document {
	return layout.Document{Pages: []layout.Page{{Number: 1, Width: 400, Height: 300, Items: items}}}
}
