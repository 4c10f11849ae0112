package pdf

import (
	"bytes"
	"image/color"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"report/layout"
	"report/layout/text"
)

func TestSameInputSameBytes(t *testing.T) {
	// Pictures of equal width are where fpdf's order is random.
	pictures := layout.Page{Number: 1, Width: 400, Height: 400}
	pictures.Items = line(t, "One font, for speed", "IBM Plex Sans", 400, 10, 20, 50, nil)
	for i := range 6 {
		p := plain(t, string(rune('a'+i)), 20, 10+i, color.Gray{byte(20 * i)})
		pictures.Items = append(pictures.Items, layout.Image{X: 60 * float64(i), Y: 100, W: 50, H: 50, Picture: p})
	}
	for _, c := range []struct {
		doc  layout.Document
		runs int
	}{
		{layout.Document{Pages: []layout.Page{pictures}}, 50},
		{sample(t), 5},
	} {
		want, err := Write(c.doc, testMeta)
		if err != nil {
			t.Fatal(err)
		}
		for i := range c.runs {
			got, err := Write(c.doc, testMeta)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(got, want) {
				t.Fatalf("run %d gave other bytes", i+2)
			}
		}
	}
}

// Documents laid out and written side by side, from the same fonts, are what they are alone.
func TestDocumentsShareNothing(t *testing.T) {
	var docs [][]byte
	written := func(seed uint64) ([]byte, error) {
		_, doc, err := writeDocument(randomBytes(seed))
		if err != nil {
			return nil, err
		}
		return Write(doc, testMeta)
	}
	for seed := range uint64(4) {
		alone, err := written(seed)
		if err != nil {
			t.Fatal(err)
		}
		docs = append(docs, alone)
	}
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			got, err := written(uint64(i % 4))
			if err != nil || !bytes.Equal(got, docs[i%4]) {
				t.Errorf("written beside others it has other bytes (%v)", err)
			}
		})
	}
	wg.Wait()
}

func TestSamePictureIsEmbeddedOnce(t *testing.T) {
	big := noise(t, "big", 1)
	twin := *big
	twin.Name = "twin"
	page := layout.Page{Number: 1, Width: 400, Height: 400, Items: []layout.Item{
		layout.Image{X: 0, Y: 0, W: 100, H: 50, Picture: big},
		layout.Image{X: 0, Y: 100, W: 100, H: 50, Picture: big},
		layout.Image{X: 0, Y: 200, W: 100, H: 50, Picture: &twin},
	}}
	out, err := Write(layout.Document{Pages: []layout.Page{page}}, testMeta)
	if err != nil {
		t.Fatal(err)
	}
	if len(out) > len(big.Data)*3/2 {
		t.Errorf("%d bytes for a picture of %d", len(out), len(big.Data))
	}
}

func TestFileIsWhole(t *testing.T) {
	out, err := Write(sample(t), testMeta)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.HasPrefix(out, []byte("%PDF-1.7\n")) || !bytes.HasSuffix(out, []byte("%%EOF\n")) {
		t.Errorf("begins %q, ends %q", out[:10], out[len(out)-10:])
	}
	for _, want := range []string{"/ID [(", "<dc:title>", "<xmp:CreateDate>2024-03-06T08:30:00+08:00<", "R&amp;D"} {
		if !bytes.Contains(out, []byte(want)) {
			t.Errorf("no %q", want)
		}
	}
}

func TestErrors(t *testing.T) {
	nan, inf := math.NaN(), math.Inf(1)
	picture := plain(t, "p.png", 4, 4, color.Black)
	broken := *picture
	broken.Data = broken.Data[:len(broken.Data)-14]
	jpeg := *picture
	jpeg.Format = "jpeg"
	set := line(t, "word", "IBM Plex Sans", 400, 10, 20, 50, nil)[0].(layout.Text)
	change := func(f func(*layout.Text)) layout.Text {
		c := set
		c.Run.Glyphs = append([]text.Glyph{}, c.Run.Glyphs...)
		f(&c)
		return c
	}
	loop := &layout.Tag{Role: layout.RoleP}
	loop.Parent = loop
	for _, c := range []struct {
		item layout.Item
		want string
	}{
		{layout.Rect{X: nan}, "(rectangle): NaN is no length that fits a page"},
		{layout.Rect{W: inf}, "(rectangle): +Inf is no length that fits a page"},
		{layout.Line{Width: -1}, "(line): a stroke cannot be -1 points wide"},
		{layout.Line{Width: 1, Dash: []layout.Pt{0, 0}}, "(line): its dashes have no length"},
		{layout.Line{X2: nan}, "(line): NaN is no length that fits a page"},
		{layout.Path{Segments: []layout.Segment{{Op: layout.LineTo}}}, "(path): it does not begin with a move"},
		{layout.Path{Segments: []layout.Segment{{Op: 9}}}, "(path): step 1 is of no known kind"},
		{layout.Path{Segments: []layout.Segment{{P: [3]layout.Point{{X: nan}}}}}, "(path): NaN is no length that fits a page"},
		{layout.Image{W: 1, H: 1}, "(image): it has no picture"},
		{layout.Image{W: 0, H: 1, Picture: picture}, "(image p.png): 0 by 1 points is no size for a picture"},
		{layout.Image{W: 1, H: 1, Picture: &broken}, "(image p.png): it ends in the middle of its image data"},
		{layout.Image{W: 1, H: 1, Picture: &jpeg}, "(image p.png): it says jpeg, 4 by 4 pixels, and is png, 4 by 4"},
		{layout.Link{}, "(link to \"\"): a link has either an address or an anchor"},
		{layout.Link{URL: "javascript:alert(1)"}, "(link to \"javascript:alert(1)\"): only http, https and mailto addresses can be linked to"},
		{layout.Link{URL: "file:///etc/passwd"}, "(link to \"file:///etc/passwd\"): only http, https and mailto addresses can be linked to"},
		{layout.Link{URL: "https://"}, "(link to \"https://\"): its address names no host"},
		{layout.Link{URL: "https://a b/"}, "(link to \"https://a b/\"): it is no address: invalid character \" \" in host name"},
		{layout.Link{Anchor: "nowhere"}, "(link to \"nowhere\"): there is no anchor \"nowhere\" in the document"},
		{layout.Rect{Tag: loop}, "(rectangle): its structure is more than 64 levels deep"},
		{layout.Rect{Tag: &layout.Tag{Role: "H9"}}, "(rectangle): \"H9\" is no structure type"},
		{layout.Rect{Tag: &layout.Tag{Role: layout.RoleP, Lang: "e(n"}}, "(rectangle): \"e(n\" is no language tag; en or zh-Hans would be"},
		{change(func(t *layout.Text) { t.Run.Font = nil }), "(text \"word\"): it has no font"},
		{change(func(t *layout.Text) { t.Run.Font = text.Fixed("fake", 0.5) }), "(text \"word\"): font fake cannot be embedded: it is cut short"},
		{change(func(t *layout.Text) { t.Run.Size = 0 }), "(text \"word\"): 0 points is no size for text"},
		{change(func(t *layout.Text) { t.Run.Text = "w\xFFrd" }), "(text \"w\\xffrd\"): it is not valid UTF-8"},
		{change(func(t *layout.Text) { t.Run.Glyphs[1].Advance = float32(nan) }), "(text \"word\"): NaN is no length that fits a page"},
		{change(func(t *layout.Text) { t.Run.Shifts = []text.Shift{{}, {DX: float32(inf)}, {}, {}} }), "(text \"word\"): +Inf is no length that fits a page"},
		{change(func(t *layout.Text) { t.Run.Shifts = make([]text.Shift, 1) }), "(text \"word\"): it has 4 glyphs and 1 shifts"},
		{change(func(t *layout.Text) { t.Run.Glyphs[1].ID = 65000 }), "(text \"word\"): font ibm-plex-sans/IBMPlexSans_400Regular.ttf has no glyph 65000"},
		{change(func(t *layout.Text) { t.Run.Glyphs[1].Cluster = 99 }), "(text \"word\"): glyph 18 stands for byte 99, where no character of its text begins"},
		{nil, "(unknown item): <nil> cannot be painted"},
	} {
		_, err := Write(layout.Document{Pages: []layout.Page{{Number: 7, Width: 100, Height: 100, Items: []layout.Item{layout.Rect{}, c.item}}}}, testMeta)
		if want := "page 7, item 2 " + c.want; err == nil || err.Error() != want {
			t.Errorf("got  %v\nwant %s", err, want)
		}
	}
}

func TestDocumentErrors(t *testing.T) {
	page := func(change func(*layout.Page)) layout.Document {
		p := layout.Page{Number: 1, Width: 100, Height: 100}
		change(&p)
		return layout.Document{Pages: []layout.Page{p}}
	}
	one := page(func(*layout.Page) {})
	meta := func(change func(*Meta)) Meta {
		m := testMeta
		change(&m)
		return m
	}
	outline := one
	outline.Outline = []layout.OutlineEntry{{Anchor: layout.Anchor{Title: "Far"}, Page: 2}}
	for _, c := range []struct {
		doc  layout.Document
		meta Meta
		want string
	}{
		{layout.Document{}, testMeta, "the document has no pages"},
		{page(func(p *layout.Page) { p.Width = 0 }), testMeta, "page 1: 0 by 100 points is no size for a page"},
		{page(func(p *layout.Page) { p.Height = math.NaN() }), testMeta, "page 1: 100 by NaN points is no size for a page"},
		{page(func(p *layout.Page) { p.Anchors = []layout.Anchor{{Name: "a"}, {Name: "a"}} }), testMeta, "page 1: the anchor \"a\" stands in the document twice"},
		{outline, testMeta, "outline entry \"Far\" is on page 2 of 1"},
		{one, meta(func(m *Meta) { m.Title = "\xFF" }), "the document's properties: \"\\xff\" is not valid UTF-8"},
		{one, meta(func(m *Meta) { m.Author = "a\x00" }), "the document's properties: \"a\\x00\" contains a NUL character"},
		{one, meta(func(m *Meta) { m.Lang = "en)/X(" }), "\"en)/X(\" is no language tag; en or zh-Hans would be"},
		{one, meta(func(m *Meta) { m.Created = time.Time{} }), "the document has no date of creation"},
	} {
		if _, err := Write(c.doc, c.meta); err == nil || err.Error() != c.want {
			t.Errorf("got  %v\nwant %s", err, c.want)
		}
	}
}

func TestGuardNamesTheStage(t *testing.T) {
	err := guard("painting the pages", func() error { panic("index out of range") })
	if err == nil || err.Error() != "painting the pages failed inside fpdf: index out of range" {
		t.Error(err)
	}
}

func TestAppendNumber(t *testing.T) {
	for v, want := range map[float64]string{
		0: "0", -0.0004: "0", 1: "1", 1.5: "1.5", 0.1234: "0.123", -12.3456: "-12.346", 1e6: "1000000", 1e-9: "0", 0.0005: "0.001",
	} {
		if got := string(appendNumber(nil, v)); got != want {
			t.Errorf("%g is written %s, want %s", v, got, want)
		}
	}
}

func TestTextString(t *testing.T) {
	for s, want := range map[string]str{
		"plain (text)": "plain (text)", "é": "\xFE\xFF\x00\xE9", "𠮷": "\xFE\xFF\xD8\x42\xDF\xB7", "": "",
	} {
		if got := textString(s); got != want {
			t.Errorf("%q is %q, want %q", s, got, want)
		}
	}
}

func TestEncode(t *testing.T) {
	set := line(t, "Ta", "Source Serif 4", 400, 10, 0, 0, nil)[0].(layout.Text).Run
	f, err := (&faces{byFont: map[*text.Font]*face{}}).of(set.Font)
	if err != nil {
		t.Fatal(err)
	}
	capital, small := set.Glyphs[0].ID, set.Glyphs[1].ID
	natural := func(g text.GlyphID) float32 { return float32(f.sfnt.width(g)) / 100 }
	for _, c := range []struct {
		name, text, want string
		glyphs           []text.Glyph
		shifts           []text.Shift
	}{
		{"natural widths need no adjustment", "Ta", "(\x00\x01\x00\x02) Tj ",
			[]text.Glyph{{ID: capital, Advance: natural(capital)}, {ID: small, Advance: natural(small), Cluster: 1}}, nil},
		{"half a thousandth is none", "Ta", "(\x00\x01\x00\x02) Tj ",
			[]text.Glyph{{ID: capital, Advance: natural(capital) + 0.0049}, {ID: small, Advance: natural(small), Cluster: 1}}, nil},
		{"kerned", "Ta", "[(\x00\x01)80(\x00\x02)] TJ ",
			[]text.Glyph{{ID: capital, Advance: natural(capital) - 0.8}, {ID: small, Advance: natural(small), Cluster: 1}}, nil},
		{"raised", "Ta", "(\x00\x01) Tj " + string(appendNumber(nil, float64(natural(capital)))) + " 2 Td (\x00\x02) Tj ",
			[]text.Glyph{{ID: capital, Advance: natural(capital)}, {ID: small, Advance: natural(small), Cluster: 1}}, []text.Shift{{}, {DY: -2}}},
		{"another glyph than the character's", "T", "(\x00\x03) Tj ", []text.Glyph{{ID: small, Advance: natural(small)}}, nil},
		{"ligature", "ffi", "(\x00\x04) Tj ", []text.Glyph{{ID: small, Advance: natural(small)}}, nil},
		{"hyphen of a line's end", "\u00AD", "(\x00\x05) Tj ", []text.Glyph{{ID: small, Advance: natural(small)}}, nil},
	} {
		var e encoder
		got, err := e.encode(nil, f, &text.Run{Font: set.Font, Size: 10, Text: c.text, Glyphs: c.glyphs, Shifts: c.shifts}, false)
		if err != nil || string(got) != c.want {
			t.Errorf("%s:\n got %q (%v)\nwant %q", c.name, got, err, c.want)
		}
	}
	for _, want := range []string{"<0001> <0054>\n", "<0003> <0054>\n", "<0004> <006600660069>\n", "<0005> <00AD>\n"} {
		if m := string(f.toUnicode()); !strings.Contains(m, want) {
			t.Errorf("no %q in the character map", want)
		}
	}
}

func TestClustersRightToLeft(t *testing.T) {
	font := line(t, "x", "Source Serif 4", 400, 10, 0, 0, nil)[0].(layout.Text).Run.Font
	f, err := (&faces{byFont: map[*text.Font]*face{}}).of(font)
	if err != nil {
		t.Fatal(err)
	}
	run := text.Run{Font: font, Size: 10, Text: "abcd", Glyphs: []text.Glyph{{ID: 9, Cluster: 3}, {ID: 9, Cluster: 1}, {ID: 9, Cluster: 1}, {ID: 9}}}
	var e encoder
	if _, err := e.encode(nil, f, &run, false); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, c := range f.coded[1:] {
		got = append(got, c.text)
	}
	if want := []string{"d", "b", "c", "a"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestGlyphsShareTheirCluster(t *testing.T) {
	for _, c := range []struct {
		all    string
		glyphs int
		want   []string
	}{
		{"ffi", 1, []string{"ffi"}},
		{"e\u0301", 2, []string{"e", "\u0301"}},
		{"a\u0323\u0302", 2, []string{"a", "\u0323\u0302"}},
		{"\u1EAD", 2, []string{"", ""}}, // fewer characters than glyphs: they are spoken of together
		{"", 1, []string{""}},
	} {
		for i, want := range c.want {
			if got, ok := share(c.all, i, c.glyphs); got != want || ok != (len(c.want) == 1 || want != "") {
				t.Errorf("glyph %d of %d of %q stands for %q (%v), want %q", i+1, c.glyphs, c.all, got, ok, want)
			}
		}
	}
}

// Whatever advances a line has, the pen is never a hundredth of a point off.
func TestThePenDoesNotDrift(t *testing.T) {
	set := line(t, "innovation", "Source Serif 4", 400, 10, 0, 0, nil)[0].(layout.Text).Run
	r := rand.New(rand.NewPCG(1, 2))
	for _, size := range []layout.Pt{6, 9.5, 10, 13.333, 20, 21, 48, 300} {
		f, err := (&faces{byFont: map[*text.Font]*face{}}).of(set.Font)
		if err != nil {
			t.Fatal(err)
		}
		run := text.Run{Font: set.Font, Size: size, Text: strings.Repeat("i", 400)}
		pen := 0.0
		for i := range run.Text {
			g := text.Glyph{ID: set.Glyphs[0].ID, Cluster: uint16(i), Advance: float32(size * r.Float64())}
			run.Glyphs = append(run.Glyphs, g)
			pen += float64(g.Advance)
		}
		var e encoder
		if _, err := e.encode(nil, f, &run, false); err != nil {
			t.Fatal(err)
		}
		last := run.Glyphs[len(run.Glyphs)-1]
		want := pen - float64(last.Advance)
		if got := e.penX - float64(f.coded[1].width)/e.perEm; math.Abs(got-want) > 0.01 {
			t.Errorf("at %g points the last glyph stands at %.4f, want %.4f", size, got, want)
		}
	}
}

// FuzzWrite puts numbers and strings where they can do harm. An error is fine, a panic is not.
func FuzzWrite(f *testing.F) {
	f.Add(10.0, 20.0, 1.0, "word", "https://example.org/", "en", 3)
	f.Add(math.NaN(), math.Inf(1), -1.0, "\xFF)(\\", "mailto:a@example.org", "en-GB", -1)
	f.Add(-1.0, -1.0, 0.001, "𠮷\r\n\u200B", "#", "", 70000)
	set := line(f, "ab", "IBM Plex Sans", 400, 10, 20, 50, nil)[0].(layout.Text)
	picture := plain(f, "p.png", 4, 4, color.Black)
	f.Fuzz(func(t *testing.T, x, y, w float64, s, address, lang string, n int) {
		tag := &layout.Tag{Role: layout.RoleFigure, Alt: s, Lang: lang, Scope: s, Span: n}
		set := set
		set.X, set.Y, set.Tag = x, y, tag
		set.Run.Text, set.Run.Size = s, w
		set.Run.Glyphs = []text.Glyph{{ID: text.GlyphID(n), Advance: float32(x), Cluster: uint16(n)}, {ID: 5, Advance: float32(w)}}
		set.Run.Shifts = []text.Shift{{DX: float32(w), DY: float32(y)}, {}}
		anchor := layout.Anchor{Name: s, Title: s, Level: n, Y: y}
		for _, item := range []layout.Item{
			set, layout.Rect{X: x, Y: y, W: w, H: x}, layout.Line{X1: x, Y2: y, Width: w, Dash: []layout.Pt{x, w}},
			layout.Path{X: x, Width: w, Stroke: &ink, Segments: []layout.Segment{{P: [3]layout.Point{{X: y}}}, {Op: layout.SegmentOp(n)}}, Tag: tag},
			layout.Image{X: x, Y: y, W: w, H: y, Picture: picture},
			layout.Link{X: x, Y: y, W: w, H: y, URL: address}, layout.Link{X: x, Anchor: s, Tag: tag},
		} {
			page := layout.Page{Number: n, Width: 100 + w, Height: 200, Items: []layout.Item{item}, Anchors: []layout.Anchor{anchor}}
			doc := layout.Document{Pages: []layout.Page{page}, Outline: []layout.OutlineEntry{{Anchor: anchor, Page: 1}}}
			out, err := Write(doc, Meta{Title: s, Author: address, Lang: lang, Keywords: []string{s}, Created: testMeta.Created})
			if err == nil && !bytes.HasSuffix(out, []byte("%%EOF\n")) {
				t.Error("neither an error nor a file")
			}
			if err != nil && strings.Contains(err.Error(), "inside fpdf") {
				t.Errorf("fpdf panicked: %v", err)
			}
		}
	})
}
