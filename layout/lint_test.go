package layout

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"report/layout/text"
)

// fixedFace has glyphs that are half as wide as high: boxes from the baseline to 0.7 em.
func fixedFace() *text.Face { return text.NewFace(text.Fixed("Fixed", 0.5)) }

func plexFace(t testing.TB) *text.Face {
	t.Helper()
	const path = "../assets/fonts/ibm-plex-sans/IBMPlexSans_400Regular.ttf"
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	f, err := text.Parse(path, data)
	if err != nil {
		t.Fatal(err)
	}
	return text.NewFace(f)
}

// said is one line of text whose pen starts at x, y.
func said(t testing.TB, face *text.Face, x, y, size Pt, s string, tag *Tag) []Item {
	t.Helper()
	line, err := text.Measure([]text.Span{{Text: s, Style: text.Style{Face: face, Size: size}}})
	if err != nil {
		t.Fatal(err)
	}
	var out []Item
	for _, r := range line.Runs {
		out = append(out, Text{X: x + r.X, Y: y, Run: r, Tag: tag})
	}
	return out
}

// knownTags is a flow on a page of 300 by 400 whose blocks give each tag its line of config.toml.
func knownTags(tags map[*Tag]int) []Flow {
	m := &Master{Width: 300, Height: 400, Top: 40, Right: 30, Bottom: 40, Left: 30}
	var blocks []Block
	for tag, line := range tags {
		blocks = append(blocks, Paragraph{Tag: tag, At: Place{File: "config.toml", Line: line, Col: 1}})
	}
	return []Flow{{Master: m, Blocks: blocks}}
}

func onePage(items ...Item) Document {
	return Document{Pages: []Page{{Number: 1, Width: 300, Height: 400, Items: items}}}
}

func told(ws []Warning) string {
	var b strings.Builder
	for _, w := range ws {
		fmt.Fprintf(&b, "%s:%d: %s\n", w.At.File, w.At.Line, w.Message)
	}
	return b.String()
}

func TestLintText(t *testing.T) {
	fixed, plex := fixedFace(), plexFace(t)
	a, b := &Tag{Role: RoleP}, &Tag{Role: RoleP}
	link := a.Under(RoleLink)
	figure := &Tag{Role: RoleFigure}
	caption := figure.Under(RoleCaption).Under(RoleP)
	one := func(x, y Pt, s string, tag *Tag) []Item { return said(t, fixed, x, y, 10, s, tag) }
	real := func(x, y Pt, s string, tag *Tag) []Item { return said(t, plex, x, y, 10, s, tag) }
	for _, c := range []struct {
		name  string
		items []Item
		want  string
	}{
		{"apart", slices.Concat(one(50, 100, "left", a), one(75, 100, "right", b)), ""},
		{"half a point apart", slices.Concat(one(50, 100, "left", a), one(70.5, 100, "right", b)), ""},
		{"closer on a line", slices.Concat(one(50, 100, "left", a), one(70.4, 100, "right", b)),
			"config.toml:2: page 1: \"left\" and \"right\" touch\n"},
		{"closer, painted from the right", slices.Concat(one(70.4, 100, "right", b), one(50, 100, "left", a)),
			"config.toml:1: page 1: \"left\" and \"right\" touch\n"},
		{"one over the other", slices.Concat(one(50, 100, "left", a), one(60, 103, "below", b)),
			"config.toml:2: page 1: \"below\" is printed over \"left\"\n"},
		{"more of them", slices.Concat(one(50, 100, "left", a), one(60, 103, "below", b), one(50, 200, "left", a), one(60, 203, "below", b), one(50, 300, "left", a), one(60, 303, "below", b)),
			"config.toml:2: page 1: \"below\" is printed over \"left\" (and 2 more)\n"},
		{"lines that nearly meet", slices.Concat(one(50, 100, "left", a), one(50, 107.2, "below", b)), ""},
		{"lines of one paragraph", slices.Concat(one(50, 100, "left", a), one(50, 103, "below", a)), ""},
		{"a link that goes on", slices.Concat(one(50, 100, "left", a), one(70, 100, "link", link), one(90, 100, "on", a)), ""},
		{"two links of a paragraph", slices.Concat(one(50, 100, "left", link), one(69, 100, "link", a.Under(RoleLink))), ""},
		{"a raised number", slices.Concat(one(50, 100, "left", a), said(t, fixed, 70, 97, 6, "1", a.Under(RoleNote))), ""},
		{"a raised number of another tag", slices.Concat(one(50, 100, "left", a), said(t, fixed, 70, 97, 6, "1", &Tag{Role: RoleNote})), ""},
		{"artifacts of one line", slices.Concat(one(50, 100, "left", nil), one(70, 100, "right", nil)), ""},
		{"artifacts that meet", slices.Concat(one(50, 20, "left", nil), one(70.2, 20, "right", nil)),
			"brand.toml:9: page 1: \"left\" and \"right\" touch\n"},
		{"lines of an artifact", slices.Concat(one(50, 100, "left", nil), one(50, 104, "below", nil)), ""},
		{"labels of a chart", slices.Concat(one(50, 100, "2013", figure), one(70, 101, "2014", figure), one(50, 120, "x", caption)), ""},
		{"labels of a chart that meet", slices.Concat(one(50, 100, "2013", figure), one(70.2, 100, "2014", figure), one(50, 120, "x", caption)),
			"config.toml:3: page 1: the labels \"2013\" and \"2014\" of the chart touch; make the chart larger or the labels shorter\n"},
		{"a label on its caption", slices.Concat(one(50, 100, "caption", caption), one(50, 104, "2013", figure)),
			"config.toml:3: page 1: \"2013\" is printed over \"caption\"\n"},
		{"white is no ink", slices.Concat(real(50, 100, "word     ", a), real(80, 100, "next", b)), ""},
		{"between two words", slices.Concat(real(50, 100, "a            b", a), real(62, 100, "I", b)),
			"config.toml:2: page 1: \"a b\" and \"I\" touch\n"},
		{"a tail above a low letter", slices.Concat(real(50, 100, "gggg", a), real(50, 107.6, "aaaa", b)), ""},
		{"a tail in a tall letter", slices.Concat(real(50, 100, "gggg", a), real(50, 107.6, "ffff", b)),
			"config.toml:2: page 1: \"ffff\" is printed over \"gggg\"\n"},
		{"boxes cross and letters do not", slices.Concat(real(50, 100, "agaa", a), real(50, 107.6, "aaaf", b)), ""},
		{"over the right edge", one(285, 100, "right", a), "config.toml:1: page 1: \"right\" runs over the right edge of the page\n"},
		{"over the left edge", one(-2, 100, "left", a), "config.toml:1: page 1: \"left\" runs over the left edge of the page\n"},
		{"over the upper edge", one(50, 5, "up", nil), "brand.toml:9: page 1: \"up\" runs over the upper edge of the page\n"},
		{"over the lower edge", one(50, 402, "down", nil), "brand.toml:9: page 1: \"down\" runs over the lower edge of the page\n"},
		{"to the margin", one(255, 100, "end", a), ""},
		{"into the margin", one(255, 100, "ends", a), "config.toml:1: page 1: \"ends\" reaches 5 pt into the right margin\n"},
		{"hanging", one(27, 100, "“word”", a), ""},
		{"below the text", one(50, 370, "low", a), "config.toml:1: page 1: \"low\" reaches 10 pt into the lower margin\n"},
		{"a running foot", one(50, 370, "low", nil), ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			elsewhere := func(Item) Place { return Place{File: "brand.toml", Line: 9, Col: 1} }
			got := Lint(onePage(c.items...), knownTags(map[*Tag]int{a: 1, b: 2, caption: 3}), elsewhere)
			if told(got) != c.want {
				t.Errorf("got:\n%swant:\n%s", told(got), c.want)
			}
			for _, w := range got {
				if w.Page != 1 {
					t.Errorf("the warning is for page %d", w.Page)
				}
			}
		})
	}
}

func TestQuoted(t *testing.T) {
	for s, want := range map[string]string{
		"a\u00a0b  c ":                       `"a b c"`,
		"end\u00ad":                          `"end-"`,
		"天津 and more than thirty characters": `"天津 and more than thirty charac…"`,
	} {
		if got := quoted(s); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

func TestLintPictures(t *testing.T) {
	tag := &Tag{Role: RoleFigure}
	for _, c := range []struct {
		name          string
		w, h          Pt
		across, below int
		want          string
	}{
		{"fine", 72, 36, 150, 75, ""},
		{"rounded", 72, 36, 150, 74, ""},
		{"soft", 144, 72, 192, 96, "the picture photo.png is printed at 96 dpi; it needs at least 150: give it 300 pixels in width"},
		{"soft from top to bottom", 72, 72, 300, 100, "the picture photo.png is printed at 100 dpi; it needs at least 150: give it 150 pixels in height"},
		{"part of a pixel", 72.5, 72.5, 100, 100, "the picture photo.png is printed at 99 dpi; it needs at least 150: give it 152 pixels in width"},
		{"no size", 0, 0, 1, 1, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			item := Image{X: 40, Y: 50, W: c.w, H: c.h, Tag: tag, Picture: &Picture{Name: "photo.png on ffffff", Width: c.across, Height: c.below}}
			want := ""
			if c.want != "" {
				want = "config.toml:4: page 1: " + c.want + "\n"
			}
			if got := told(Lint(onePage(item), knownTags(map[*Tag]int{tag: 4}), nil)); got != want {
				t.Errorf("got %swant %s", got, want)
			}
		})
	}
}

// chartLabels are those of a chart.
type chartLabels [][]Text

func (c chartLabels) Labels() ([][]Text, Pt) { return c, 100 }

func TestLintLabels(t *testing.T) {
	tag := &Tag{Role: RoleFigure}
	label := func(x, y Pt, s string) []Text {
		var out []Text
		for _, item := range said(t, fixedFace(), x, y, 10, s, nil) {
			out = append(out, item.(Text))
		}
		return out
	}
	for _, c := range []struct {
		name   string
		width  Pt // printed
		labels [][]Text
		want   string
	}{
		{"apart", 100, [][]Text{label(0, 20, "2013"), label(21, 20, "2014"), label(0, 30, "2015")}, ""},
		{"of two runs", 100, [][]Text{append(label(0, 20, "2013"), label(20, 20, "年")...)}, ""},
		{"touching", 100, [][]Text{label(0, 20, "2013"), label(20.2, 20, "2014")},
			"the labels \"2013\" and \"2014\" of the chart sales touch; make the chart larger or the labels shorter"},
		{"touching once printed smaller", 40, [][]Text{label(0, 20, "2013"), label(21, 20, "2014")},
			"the labels \"2013\" and \"2014\" of the chart sales touch; make the chart larger or the labels shorter"},
		{"apart once printed larger", 200, [][]Text{label(0, 20, "2013"), label(20.4, 20, "2014")}, ""},
		{"out at the right", 100, [][]Text{label(85, 20, "2013")},
			"the label \"2013\" reaches out of the chart sales; make the chart larger or the label shorter"},
		{"out at the top, and more", 100, [][]Text{label(0, 6, "2013"), label(50, 6, "2014")},
			"the label \"2013\" reaches out of the chart sales; make the chart larger or the label shorter (and 1 more)"},
	} {
		t.Run(c.name, func(t *testing.T) {
			picture := &Picture{Name: "sales", Width: 1600, Height: 800, Chart: chartLabels(c.labels)}
			item := Image{X: 40, Y: 50, W: c.width, H: c.width / 2, Tag: tag, Picture: picture}
			want := ""
			if c.want != "" {
				want = "config.toml:4: page 1: " + c.want + "\n"
			}
			if got := told(Lint(onePage(item), knownTags(map[*Tag]int{tag: 4}), nil)); got != want {
				t.Errorf("got %swant %s", got, want)
			}
		})
	}
}

// onLine gives a paragraph its line of config.toml.
func onLine(line int, p Paragraph) Paragraph {
	p.At = Place{File: "config.toml", Line: line, Col: 1}
	return p
}

func headingOn(line int) Block {
	p := onLine(line, para("heading"))
	p.Tag = &Tag{Role: RoleH1}
	return KeepNext{Mark{Anchor{Name: fmt.Sprint("h", line), Level: 1}, p}}
}

func TestLintNearlyEmptyPages(t *testing.T) {
	lines := func(n int) Paragraph { return para(strings.TrimSuffix(strings.Repeat("line\n", n), "\n")) }
	picture := Graphic{Picture: &Picture{Name: "p", Width: 100, Height: 100}, Width: 20, Height: 20, At: Place{File: "a.md", Line: 7, Col: 1}, Tag: &Tag{Role: RoleFigure}}
	contents := onLine(1, lines(1))
	contents.Tag = (&Tag{Role: RoleTOC}).Under(RoleTOCI)
	note := onLine(2, lines(1))
	note.Tag = &Tag{Role: RoleNote}
	for _, c := range []struct {
		name   string
		blocks []Block // on pages of 30 lines
		want   string
	}{
		{"one page", []Block{onLine(1, lines(1))}, ""},
		{"full enough", []Block{onLine(1, lines(4)), PageBreak{}, onLine(2, lines(4))}, ""},
		{"the last", []Block{onLine(1, lines(30)), onLine(2, lines(2))},
			"config.toml:2: page 2: nearly empty, with 2 lines of text; shorten what stands before by as much"},
		{"the last of a section", []Block{onLine(1, lines(30)), onLine(2, lines(1)), PageBreak{}, onLine(3, lines(9))},
			"config.toml:2: page 2: nearly empty, with one line of text; shorten what stands before by as much, or let what follows begin on this page"},
		{"a section", []Block{onLine(1, lines(30)), headingOn(2), onLine(3, lines(1)), PageBreak{}, onLine(4, lines(9))},
			"config.toml:2: page 2: nearly empty, with 2 lines of text; join this section with the one before or after"},
		{"the last section", []Block{onLine(1, lines(30)), headingOn(2), onLine(3, lines(1))},
			"config.toml:2: page 2: nearly empty, with 2 lines of text; join this section with the one before"},
		{"a picture", []Block{onLine(1, lines(30)), picture}, "a.md:7: page 2: nearly empty, with a small picture; shorten what stands before by as much"},
		{"contents", []Block{contents, PageBreak{}, onLine(2, lines(9))}, ""},
		{"a note at its end", []Block{onLine(1, lines(30)), onLine(3, lines(1)), Gap{200}, note},
			"config.toml:3: page 2: nearly empty, with one line of text; shorten what stands before by as much"},
		{"nothing", []Block{onLine(1, lines(30)), Gap{9}}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			flows := []Flow{{page(200, 360), c.blocks}}
			doc, err := Paginate(Settings{Lang: "en"}, flows)
			if err != nil {
				t.Fatal(err)
			}
			want := c.want
			if want != "" {
				want += "\n"
			}
			if got := told(Lint(doc, flows, nil)); got != want {
				t.Errorf("got %swant %s", got, want)
			}
		})
	}
}

// A cover stands on a master without margins, and has one page.
func TestLintLetsCoversBe(t *testing.T) {
	cover := &Master{Width: 220, Height: 400}
	body := []Block{onLine(2, para(strings.Repeat("line ", 90)))}
	opaque := blockFunc(func(env Env, w, h Pt) (Frame, Block, error) { return para("title").Fit(env, w, h) })
	flows := []Flow{{cover, []Block{opaque}}, {page(200, 360), body}, {cover, []Block{onLine(3, para("one")), PageBreak{}, onLine(4, para("two"))}}}
	doc, err := Paginate(Settings{Lang: "en"}, flows)
	if err != nil {
		t.Fatal(err)
	}
	if got := Lint(doc, flows, nil); len(got) > 0 {
		t.Errorf("got %s", told(got))
	}
}

// Whatever block a text stands in, its line is found.
func TestLintFindsPlaces(t *testing.T) {
	for name, wrap := range map[string]func(Block) Block{
		"stack":        func(b Block) Block { return Stack{[]Block{b}} },
		"keep":         func(b Block) Block { return Keep{Blocks: []Block{b}, At: Place{File: "other.toml", Line: 1, Col: 1}} },
		"keep next":    func(b Block) Block { return KeepNext{b} },
		"mark":         func(b Block) Block { return Mark{Anchor{Name: "m"}, b} },
		"box":          func(b Block) Block { return Box{Block: b} },
		"pointer":      func(b Block) Block { return &Box{Block: b} },
		"columns":      func(b Block) Block { return Columns{Cols: []Column{{Block: b}}} },
		"multicol":     func(b Block) Block { return Multicol{Count: 2, Gap: 10, Block: b} },
		"multicol too": func(b Block) Block { return &Multicol{Count: 2, Gap: 10, Block: b} },
		"table": func(b Block) Block {
			return Table{Columns: []TableColumn{{}}, Rows: []TableRow{{Cells: []TableCell{{Block: b}}}}}
		},
	} {
		p := onLine(5, para("x"))
		if got, _ := indexOf([]Flow{{nil, []Block{wrap(p)}}}).find(p.Tag.Under(RoleLink)); got.at != p.At {
			t.Errorf("%s: got %v", name, got.at)
		}
	}
	note := onLine(6, para("note"))
	p := onLine(5, para("x"))
	p.Notes = []Note{{Block: note}}
	if got, _ := indexOf([]Flow{{nil, []Block{p}}}).find(note.Tag); got.at != note.At {
		t.Errorf("a note: got %v", got.at)
	}

	// The cells of a table have its place, and what has none of its own that of what is around it.
	table := Table{Tag: &Tag{Role: RoleTable}, At: Place{File: "t.toml", Line: 3, Col: 1}}
	figure := &Tag{Role: RoleFigure}
	x := indexOf([]Flow{{nil, []Block{table, Keep{At: Place{File: "k.toml", Line: 4, Col: 1}, Blocks: []Block{Graphic{Tag: figure}}}}}})
	if got, _ := x.find(table.Tag.Under(RoleTR).Under(RoleTD)); got.at != table.At {
		t.Errorf("a cell: got %v", got.at)
	}
	if got, _ := x.find(figure); got.at.Line != 4 {
		t.Errorf("a graphic in a keep: got %v", got.at)
	}
	// The words of a figure are closer to it than the block around both.
	title := onLine(8, para("title"))
	title.Tag = figure.Under(RoleCaption).Under(RoleP)
	x = indexOf([]Flow{{nil, []Block{Keep{At: Place{File: "k.toml", Line: 4, Col: 1}, Blocks: []Block{title, Graphic{Tag: figure}}}}}})
	if got, _ := x.find(figure); got.at != title.At {
		t.Errorf("a graphic below its title: got %v", got.at)
	}
}

// airy makes a random document that leaves its text room.
func (m *maker) airy(face *text.Face, depth int) Block {
	p := func() Block {
		p := para("")
		size := Pt(7 + m.rand.IntN(6))
		var words []string
		for range 1 + m.rand.IntN(40) {
			m.n++
			words = append(words, []string{"gap", "Ábç", "“quote”", "fjord", "12,345", "naïve", "Ýfg"}[m.rand.IntN(7)])
		}
		half := len(words) / 2
		style := text.Style{Face: face, Size: size}
		raised := style
		raised.Rise, raised.Size = size/3, size*0.6
		p.Spans = []text.Span{{Text: strings.Join(words[:half], " "), Style: style}, {Text: "12", Style: raised, Link: "#n"}, {Text: strings.Join(words[half:], " "), Style: style, Link: "#here"}}
		p.Leading = size * (1.3 + m.rand.Float64()/2)
		p.Align = Align(m.rand.IntN(3))
		p.At = Place{File: "random", Line: m.n}
		return p
	}
	if depth == 0 {
		return p()
	}
	switch m.rand.IntN(6) {
	case 0:
		c := Columns{Gap: 6}
		for range 1 + m.rand.IntN(3) {
			c.Cols = append(c.Cols, Column{Block: m.airy(face, depth-1)})
		}
		return c
	case 1:
		return Box{Block: m.airy(face, depth-1), Top: 4, Left: 4, Right: 4, Bottom: 4, RuleLeft: 1}
	case 2:
		t := Table{PadX: 4, PadY: 2, HeadRule: 1, EndRule: 1, Tag: &Tag{Role: RoleTable}, Columns: []TableColumn{{}, {Align: AlignRight}}}
		t.Header = []TableRow{row("Name of it", "Value")}
		for range 1 + m.rand.IntN(30) {
			t.Rows = append(t.Rows, row(fmt.Sprint("row ", m.rand.IntN(1000)), fmt.Sprint(m.rand.IntN(1e6))))
		}
		return t
	case 3:
		return Stack{[]Block{m.airy(face, depth-1), Space{6}, m.airy(face, depth-1)}}
	case 4:
		return Graphic{Picture: &Picture{Name: "p", Width: 1000, Height: 500}, Width: 200, Height: 100, Tag: &Tag{Role: RoleFigure}}
	}
	return p()
}

// Documents that leave their text room have nothing to be told, but for pages that end early.
func TestLintOfRandomDocuments(t *testing.T) {
	plex := plexFace(t)
	for seed := range uint64(100) {
		m := newMaker(seed)
		flow := Flow{Master: page(300, 500)}
		for range 4 {
			flow.Blocks = append(flow.Blocks, m.airy(plex, 3), Space{8})
		}
		doc, err := Paginate(Settings{Lang: "en"}, []Flow{flow})
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		for _, w := range Lint(doc, []Flow{flow}, nil) {
			if !strings.Contains(w.Message, "nearly empty") {
				t.Errorf("seed %d: %s:%d: %s", seed, w.At.File, w.At.Line, w.Message)
			}
		}
	}
}

// Crowded documents, on pages however small, have warnings and no panic; the same ones every time.
func TestLintOfCrowdedDocuments(t *testing.T) {
	some := 0
	for seed := range uint64(200) {
		size := rand.New(rand.NewPCG(seed, 3))
		m := newMaker(seed)
		flows := []Flow{{Master: page(Pt(20+size.IntN(200)), Pt(30+size.IntN(200))), Blocks: m.blocks(4)}}
		doc, err := Paginate(Settings{Lang: "en"}, flows)
		if err != nil {
			continue
		}
		got := Lint(doc, flows, nil)
		if again := Lint(doc, flows, nil); !slices.Equal(got, again) {
			t.Fatalf("seed %d: a second time gives something else", seed)
		}
		some += len(got)
	}
	if some == 0 {
		t.Error("nothing was found")
	}
}

func TestLintOfBrokenItems(t *testing.T) {
	run := text.Run{Glyphs: []text.Glyph{{ID: 1, Advance: 5}}}
	noShifts := text.Run{Font: text.Fixed("Fixed", 0.5), Size: 10, Glyphs: []text.Glyph{{ID: 1}, {ID: 2}}, Shifts: []text.Shift{{}}}
	doc := onePage(Text{Run: run}, Text{X: 50, Y: 50, Run: noShifts}, Image{W: 1, H: 1}, Path{Segments: []Segment{{Op: ClosePath}}}, nil)
	if got := Lint(doc, nil, nil); len(got) > 0 {
		t.Errorf("got %s", told(got))
	}
}

func BenchmarkLint(b *testing.B) {
	flows := []Flow{{Master: a4, Blocks: paragraphs(b)}}
	doc, err := Paginate(Settings{Lang: "en"}, flows)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	b.ReportMetric(float64(len(doc.Pages)), "pages")
	for b.Loop() {
		Lint(doc, flows, nil)
	}
}
