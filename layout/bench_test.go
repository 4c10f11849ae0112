package layout

import (
	"fmt"
	"os"
	"runtime"
	"strings"
	"testing"

	"report/layout/text"
)

func plexStyle(b *testing.B) text.Style {
	return fontStyle(b, "ibm-plex-sans/IBMPlexSans_400Regular.ttf")
}

func fontStyle(b *testing.B, file string) text.Style {
	path := "../assets/fonts/" + file
	data, err := os.ReadFile(path)
	if err != nil {
		b.Fatal(err)
	}
	f, err := text.Parse(path, data)
	if err != nil {
		b.Fatal(err)
	}
	return text.Style{Face: text.NewFace(f), Size: 10}
}

// a4 is the master that briefings are set on.
var a4 = &Master{Width: 595, Height: 842, Top: 57, Right: 57, Bottom: 51, Left: 71}

func benchmark(b *testing.B, blocks []Block) {
	b.ReportAllocs()
	var held *Document
	for b.Loop() {
		doc, err := Paginate(Settings{Lang: "en"}, []Flow{{Master: a4, Blocks: blocks}})
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(len(doc.Pages)), "pages")
		if held == nil {
			held = &doc
		}
	}
	b.ReportMetric(megabytesOf(held), "MB-held")
}

// megabytesOf is what a document keeps of the heap, with what its blocks have.
func megabytesOf(doc *Document) float64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	runtime.KeepAlive(doc)
	return float64(m.HeapAlloc) / (1 << 20)
}

func BenchmarkParagraphs(b *testing.B) { benchmark(b, paragraphs(b)) }

// paragraphs is some 700 pages of text, with headings.
func paragraphs(b *testing.B) []Block {
	s := plexStyle(b)
	text500 := strings.Repeat("The turnover of technology contracts grew eightfold. ", 10)
	var blocks []Block
	for i := range 5500 {
		if i%8 == 0 {
			blocks = append(blocks, Space{10}, KeepNext{Mark{Anchor{Name: fmt.Sprint(i), Level: 1},
				Paragraph{Spans: []text.Span{{Text: "A heading", Style: s}}, Leading: 20, Tag: &Tag{Role: RoleH1}}}})
		}
		blocks = append(blocks, Paragraph{Spans: []text.Span{{Text: text500, Style: s}}, Leading: 14, Tag: &Tag{Role: RoleP}}, Space{6})
	}
	return blocks
}

// BenchmarkContents is the same with a block that looks at the page numbers: three passes.
func BenchmarkContents(b *testing.B) {
	benchmark(b, append([]Block{blockFunc(listOfAnchors)}, paragraphs(b)...))
}

func BenchmarkTable10000(b *testing.B) { benchmark(b, []Block{benchTable(plexStyle(b), 10000)}) }

func benchTable(s text.Style, rows int) Table {
	cell := func(t string) TableCell {
		return TableCell{Block: &Paragraph{Spans: []text.Span{{Text: t, Style: s}}, Leading: 12}}
	}
	table := Table{Columns: make([]TableColumn, 5), PadX: 4, PadY: 3, HeadRule: 1, RowRule: 0.4, Tag: &Tag{Role: RoleTable}}
	table.Header = []TableRow{{Cells: []TableCell{cell("Year"), cell("Region"), cell("Turnover"), cell("Share"), cell("Remark")}}}
	for i := range rows {
		table.Rows = append(table.Rows, TableRow{Cells: []TableCell{
			cell(fmt.Sprint(2000 + i%25)), cell("Guangdong-Hong Kong"), cell(fmt.Sprint(i * 37)), cell("12.5 %"), cell("as reported in spring")}})
	}
	return table
}

// BenchmarkThousandPages is a long report: headings, justified text with a footnote now and then,
// lists, and a table on every second page.
func BenchmarkThousandPages(b *testing.B) { benchmark(b, report(b)) }

func report(b *testing.B) []Block {
	body := plexStyle(b)
	bold := fontStyle(b, "ibm-plex-sans/IBMPlexSans_700Bold.ttf")
	small := body
	small.Size = 8
	const prose = "The turnover of technology contracts grew eightfold within ten years, while the share of basic research in all expenditure remained near six per cent. "
	var blocks []Block
	for i := range 3350 {
		if i%4 == 0 {
			blocks = append(blocks, Space{18}, KeepNext{Mark{Anchor{Name: fmt.Sprint("h", i), Title: "Heading", Level: 1 + i/4%2},
				Paragraph{Spans: []text.Span{{Text: fmt.Sprint("Findings of part ", i), Style: bold}}, Leading: 20, Tag: &Tag{Role: RoleH1}}}}, Space{6})
		}
		p := Paragraph{Align: AlignJustify, Leading: 14, Tag: &Tag{Role: RoleP}, Hyphenate: HyphenateFreely,
			Spans: []text.Span{{Text: strings.Repeat(prose, 3+i%4), Style: body}, {Text: "Not so in the provinces", Style: bold}, {Text: ". " + prose, Style: body}}}
		if i%6 == 0 {
			p.Spans = append(p.Spans, text.Span{Text: "1", Style: small})
			p.Notes = []Note{{Span: 3, Block: Stack{[]Block{Gap{3}, Paragraph{Leading: 10, Tag: &Tag{Role: RoleNote}, Spans: []text.Span{{Text: prose, Style: small}}}}}}}
		}
		blocks = append(blocks, p, Space{7})
		if i%5 == 0 {
			blocks = append(blocks, benchTable(body, 12), Space{14})
		}
		if i%7 == 0 {
			bullet := Paragraph{Spans: []text.Span{{Text: "•", Style: body}}, Leading: 14}
			for range 4 {
				item := Paragraph{Spans: []text.Span{{Text: prose, Style: body}}, Leading: 14, Tag: &Tag{Role: RoleLBody}}
				blocks = append(blocks, Columns{Cols: []Column{{Width: 12, Block: bullet}, {Block: item}}})
			}
		}
	}
	return blocks
}
