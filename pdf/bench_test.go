package pdf

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"math/rand"
	"testing"

	"report/layout"
)

// briefing is a document of the size that the program is made for: 11 pages, 7 fonts, 6 pictures.
func briefing(tb testing.TB) layout.Document {
	tb.Helper()
	fonts := []struct {
		family string
		weight int
	}{{"IBM Plex Sans", 400}, {"IBM Plex Sans", 500}, {"IBM Plex Sans", 600}, {"IBM Plex Sans", 700},
		{"Source Serif 4", 400}, {"Noto Sans SC", 400}, {"Noto Sans SC", 700}}
	const words = "Contract turnover reached 4.8 trillion yuan in 2023, up 28.6 %, and the number of valid invention patents grew to 4.99 million; 技术合同成交额稳步增长。"
	sect := &layout.Tag{Role: layout.RoleSect}
	var doc layout.Document
	for n := 1; n <= 11; n++ {
		page := layout.Page{Number: n, Width: 595.28, Height: 841.89}
		for i := range 45 {
			f := fonts[(n+i/9)%len(fonts)]
			page.Items = append(page.Items, line(tb, words[i:], f.family, f.weight, 8, 60, 80+16*float64(i), sect.Under(layout.RoleP))...)
		}
		name := fmt.Sprintf("chart-%d", n)
		page.Anchors = []layout.Anchor{{Name: name, Title: name, Level: 1}}
		doc.Outline = append(doc.Outline, layout.OutlineEntry{Anchor: page.Anchors[0], Page: n})
		if n <= 6 {
			page.Items = append(page.Items, layout.Image{X: 60, Y: 600, W: 400, H: 200, Picture: noise(tb, name, n)})
		}
		doc.Pages = append(doc.Pages, page)
	}
	return doc
}

// noise makes a palette PNG of about 50 KB.
func noise(tb testing.TB, name string, seed int) *layout.Picture {
	tb.Helper()
	r := rand.New(rand.NewSource(int64(seed)))
	palette := color.Palette{color.White, color.Black}
	for i := range 15 { // more than 16 colours make 8 bits a pixel
		palette = append(palette, color.RGBA{uint8(15 * i), 80, 0, 255})
	}
	img := image.NewPaletted(image.Rect(0, 0, 1600, 900), palette)
	for range 20000 {
		img.Pix[r.Intn(len(img.Pix))] = uint8(r.Intn(16))
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		tb.Fatal(err)
	}
	return &layout.Picture{Name: name, Format: "png", Data: b.Bytes(), Width: 1600, Height: 900}
}

func BenchmarkWrite(b *testing.B) {
	doc := briefing(b)
	var size, pictures int
	for _, p := range doc.Pages {
		for _, i := range p.Items {
			if i, ok := i.(layout.Image); ok {
				pictures += len(i.Picture.Data)
			}
		}
	}
	b.ReportAllocs()
	for b.Loop() {
		out, err := Write(doc, testMeta)
		if err != nil {
			b.Fatal(err)
		}
		size = len(out)
	}
	b.ReportMetric(float64(size)/1000, "KB")
	b.ReportMetric(float64(pictures)/1000, "KB-of-pictures")
}
