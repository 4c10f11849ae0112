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
	"report/layout/text"
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

// thousandPages lays out so many dense pages of text and tables.
func thousandPages(tb testing.TB) layout.Document {
	tb.Helper()
	a := &author{choices: randomBytes(1)}
	sect := &layout.Tag{Role: layout.RoleSect}
	var blocks []layout.Block
	for n := range 1100 {
		for i := range 4 {
			if len(a.choices) < 1000 {
				a.choices = append(a.choices, randomBytes(uint64(n))...)
			}
			style := text.Style{Face: lostFaces()[0], Size: 9.5}
			if i == 0 {
				style.Face = lostFaces()[1]
			}
			blocks = append(blocks, layout.Paragraph{
				Spans: []text.Span{{Text: a.words(64) + " " + a.words(64) + " " + a.words(64), Style: style}},
				Align: layout.AlignJustify, Hyphenate: layout.HyphenateFreely, Leading: 13, Tag: sect.Under(layout.RoleP),
			}, layout.Space{Height: 4})
		}
		table := layout.Table{PadX: 3, PadY: 1.5, HeadRule: 1, RowRule: 0.25, Tag: sect.Under(layout.RoleTable)}
		for range 5 {
			table.Columns = append(table.Columns, layout.TableColumn{})
		}
		for r := range 13 {
			var row layout.TableRow
			for c := range 5 {
				style := text.Style{Face: lostFaces()[1], Size: 8, Figures: text.TabularFigures}
				row.Cells = append(row.Cells, layout.TableCell{Block: layout.Paragraph{Spans: []text.Span{{Text: fmt.Sprintf("%d.%d", n*r, c), Style: style}}}})
			}
			table.Rows = append(table.Rows, row)
		}
		blocks = append(blocks, table)
	}
	m := &layout.Master{Width: 595.28, Height: 841.89, Top: 60, Right: 60, Bottom: 60, Left: 60}
	doc, err := layout.Paginate(layout.Settings{Lang: "en", Hyphens: english()}, []layout.Flow{{Master: m, Blocks: blocks}})
	if err != nil {
		tb.Fatal(err)
	}
	return doc
}

func BenchmarkWriteLong(b *testing.B) {
	doc := thousandPages(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Write(doc, testMeta); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(len(doc.Pages)), "pages")
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/float64(len(doc.Pages)), "µs/page")
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
