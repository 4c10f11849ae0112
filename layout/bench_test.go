package layout

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"report/layout/text"
)

func plexStyle(b *testing.B) text.Style {
	const path = "../assets/fonts/ibm-plex-sans/IBMPlexSans_400Regular.ttf"
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
	for b.Loop() {
		doc, err := Paginate("en", []Flow{{Master: a4, Blocks: blocks}})
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(len(doc.Pages)), "pages")
	}
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

func BenchmarkTable(b *testing.B) {
	s := plexStyle(b)
	cell := func(t string) TableCell {
		return TableCell{Block: &Paragraph{Spans: []text.Span{{Text: t, Style: s}}, Leading: 12}}
	}
	table := Table{Columns: make([]TableColumn, 5), PadX: 4, PadY: 3, HeadRule: 1, RowRule: 0.4, Tag: &Tag{Role: RoleTable}}
	table.Header = []TableRow{{Cells: []TableCell{cell("Year"), cell("Region"), cell("Turnover"), cell("Share"), cell("Remark")}}}
	for i := range 10000 {
		table.Rows = append(table.Rows, TableRow{Cells: []TableCell{
			cell(fmt.Sprint(2000 + i%25)), cell("Guangdong-Hong Kong"), cell(fmt.Sprint(i * 37)), cell("12.5 %"), cell("as reported in spring")}})
	}
	benchmark(b, []Block{table})
}
