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

// longReport is some 1,000 pages in a language of its own, whose words are as many and as often used as
// those of a real one: headings, justified paragraphs with a footnote now and then, lists and tables.
func longReport() []layout.Block {
	r := rand.New(rand.NewSource(1))
	vocabulary := make([]string, 20000)
	for i := range vocabulary {
		for range 1 + r.Intn(4) {
			vocabulary[i] += []string{"ta", "re", "ven", "con", "tion", "al", "ing", "o", "spe", "fi", "AV", "und"}[r.Intn(12)]
		}
	}
	often := rand.NewZipf(r, 1.07, 8, uint64(len(vocabulary)-1)) // George K. Zipf's law
	words := func(n int) string {
		var b bytes.Buffer
		for i := range n {
			b.WriteString(vocabulary[often.Uint64()])
			b.WriteString([]string{" ", " ", " ", " ", ", ", ". "}[r.Intn(6)])
			if i%29 == 0 {
				fmt.Fprintf(&b, "%d.%d %% ", r.Intn(99), r.Intn(9))
			}
		}
		return b.String()
	}
	faces := lostFaces()
	body, head, small := text.Style{Face: faces[0], Size: 10}, text.Style{Face: faces[1], Size: 15}, text.Style{Face: faces[0], Size: 8}
	cell := text.Style{Face: faces[1], Size: 9, Figures: text.TabularFigures}
	sect := &layout.Tag{Role: layout.RoleSect}
	paragraph := func(s string, style text.Style, leading layout.Pt, tag *layout.Tag) layout.Paragraph {
		return layout.Paragraph{Spans: []text.Span{{Text: s, Style: style}}, Leading: leading, Tag: tag}
	}
	var blocks []layout.Block
	for n := range 1020 {
		blocks = append(blocks, layout.Space{Height: 16}, layout.KeepNext{Block: layout.Mark{
			Anchor: layout.Anchor{Name: fmt.Sprint("part", n), Title: "Part", Level: 1 + n%2}, Block: paragraph(words(6), head, 18, sect.Under(layout.RoleH2))}})
		for i := range 3 {
			p := paragraph(words(90), body, 14, sect.Under(layout.RoleP))
			p.Align, p.Hyphenate = layout.AlignJustify, layout.HyphenateFreely
			if i == 0 {
				p.Spans = append(p.Spans, text.Span{Text: "1", Style: small})
				p.Notes = []layout.Note{{Span: 1, Block: paragraph(words(15), small, 11, sect.Under(layout.RoleNote))}}
			}
			blocks = append(blocks, p, layout.Space{Height: 7})
		}
		list := sect.Under(layout.RoleL)
		for range 2 {
			item := list.Under(layout.RoleLI)
			blocks = append(blocks, layout.Columns{Cols: []layout.Column{{Width: 12, Block: paragraph("•", body, 14, item.Under(layout.RoleLbl))},
				{Block: paragraph(words(20), body, 14, item.Under(layout.RoleLBody))}}})
		}
		table := layout.Table{PadX: 6, PadY: 2.5, HeadRule: 1, EndRule: 1, Tag: sect.Under(layout.RoleTable), Columns: make([]layout.TableColumn, 5)}
		for row := range 8 {
			var cells []layout.TableCell
			for c := range 5 {
				s := fmt.Sprintf("%d.%d", n*row, c)
				if c == 0 || row == 0 {
					s = words(2)
				}
				cells = append(cells, layout.TableCell{Block: paragraph(s, cell, 12.5, nil)})
			}
			if row == 0 {
				table.Header = []layout.TableRow{{Cells: cells}}
			} else {
				table.Rows = append(table.Rows, layout.TableRow{Cells: cells})
			}
		}
		blocks = append(blocks, layout.Space{Height: 10}, table)
	}
	return blocks
}

// layOut sets the blocks on A4 with the margins and the width of text of a briefing.
func layOut(tb testing.TB, blocks []layout.Block) layout.Document {
	tb.Helper()
	m := &layout.Master{Width: 595.28, Height: 841.89, Top: 57, Right: 57, Bottom: 51, Left: 71}
	doc, err := layout.Paginate(layout.Settings{Lang: "en", Hyphens: english()}, []layout.Flow{{Master: m, Blocks: blocks}})
	if err != nil {
		tb.Fatal(err)
	}
	return doc
}

// BenchmarkThousandPages lays a long report out and writes it.
func BenchmarkThousandPages(b *testing.B) {
	blocks := longReport()
	b.ReportAllocs()
	pages := 0
	for b.Loop() {
		doc := layOut(b, blocks)
		if _, err := WriteAndRelease(doc, testMeta); err != nil {
			b.Fatal(err)
		}
		pages = len(doc.Pages)
	}
	b.ReportMetric(float64(pages), "pages")
}

func BenchmarkWriteLong(b *testing.B) {
	doc := layOut(b, longReport())
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
