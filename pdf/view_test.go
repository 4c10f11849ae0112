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

	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"

	"report/layout"
	"report/layout/text"
)

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

// words joins white space and the lines' ends.
func words(s string) string { return strings.Join(strings.Fields(s), " ") }

func TestTextIsExtracted(t *testing.T) {
	for _, s := range []string{
		"AVAToTyWe. Kerned LTA",
		"Growth (of 8 %) \\ not \\( or ) is fine",
		"naïve coöperation, Łódź, Ελλάδα",
		"技术合同成交额稳步增长，达到4.8万亿元。",
		"mixed 技术 and fi ffl text 2023年",
		"quotes “…” – dashes — and ’s",
		"č š ž and m² m³",
		"1 000", // a no-break space
		"\u20AC 5, \u00B1 3",
		"码上 č 名", // codes with bytes that strings have to escape
		"嬍",      // U+5B0D: a carriage return in its second byte
	} {
		for _, family := range []string{"IBM Plex Sans", "Source Serif 4"} {
			face, err := library().Face([]string{family, "Noto Sans SC"}, 400, false)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := text.Measure([]text.Span{{Text: s, Style: text.Style{Face: face, Size: 10}}}); err != nil {
				if s == "嬍" || strings.Contains(s, "Ελλάδα") { // not in every font
					continue
				}
				t.Fatal(err)
			}
			v := view(t, write(t, onePage(line(t, s, family, 400, 10, 20, 50, nil)...)))
			if got := words(v.text(0)); got != words(s) {
				t.Errorf("%s:\n got %q\nwant %q", family, got, words(s))
			}
			v.close()
		}
	}
}

// byHand sets glyphs of a font to stand for whatever is asked.
func byHand(t testing.TB, s string, glyphs ...text.Glyph) layout.Text {
	t.Helper()
	face, err := library().Face([]string{"Source Serif 4"}, 400, false)
	if err != nil {
		t.Fatal(err)
	}
	font, err := face.First()
	if err != nil {
		t.Fatal(err)
	}
	var width layout.Pt
	for i := range glyphs {
		if glyphs[i].Advance == 0 {
			glyphs[i].Advance = 20 * font.Advance(glyphs[i].ID)
		}
		width += glyphs[i].Advance
	}
	return layout.Text{X: 20, Y: 50, Run: text.Run{Font: font, Size: 20, Glyphs: glyphs, Text: s, Width: width}}
}

// glyph is the nominal glyph of a character in the font of byHand.
func glyph(t testing.TB, r rune) text.GlyphID {
	t.Helper()
	g, ok := byHand(t, "").Run.Font.Glyph(r)
	if !ok {
		t.Fatalf("the font has no %q", r)
	}
	return g
}

func TestGlyphsStandForTheirClusters(t *testing.T) {
	a, b, space := glyph(t, 'a'), glyph(t, 'b'), glyph(t, ' ')
	for _, c := range []struct {
		name, text string
		glyphs     []text.Glyph
	}{
		{"ligature", "fix", []text.Glyph{{ID: a}, {ID: b, Cluster: 2}}},
		{"astral", "x𠮷y", []text.Glyph{{ID: a}, {ID: b, Cluster: 1}, {ID: a, Cluster: 5}}},
		{"alternate", "aa", []text.Glyph{{ID: a}, {ID: b, Cluster: 1}}},
		{"private use", "\uE000b", []text.Glyph{{ID: a}, {ID: b, Cluster: 3}}},
		{"same glyph twice", "a b", []text.Glyph{{ID: a}, {ID: space, Cluster: 1}, {ID: b, Cluster: 2}}},
		{"two glyphs for one", "ab\u0101c", []text.Glyph{{ID: a}, {ID: b, Cluster: 1}, {ID: a, Cluster: 2}, {ID: b, Cluster: 2, DY: -3}, {ID: a, Cluster: 4}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			v := view(t, write(t, onePage(byHand(t, c.text, c.glyphs...))))
			defer v.close()
			// PDFium sees a gap where glyphs are raised.
			if got := strings.ReplaceAll(words(v.text(0)), "\u0101 ", "\u0101"); got != c.text {
				t.Errorf("got %q, want %q", got, c.text)
			}
		})
	}
}

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
		want   image.Rectangle
	}{
		// An H of Source Serif at 20 pt is 13.4 pt high and leaves about a point on each side.
		{"plain", []text.Glyph{{ID: h, Advance: 16}}, image.Rect(21, 37, 35, 50)},
		{"spaced out", []text.Glyph{{ID: h, Advance: 100}, {ID: h, Cluster: 1}}, image.Rect(21, 37, 135, 50)},
		{"shifted", []text.Glyph{{ID: h, DX: 30, DY: 10}}, image.Rect(51, 47, 65, 60)},
		{"raised and back", []text.Glyph{{ID: h, Advance: 40}, {ID: h, DY: -20, Advance: 40, Cluster: 1}, {ID: h, Cluster: 2}}, image.Rect(21, 17, 115, 50)},
	} {
		t.Run(c.name, func(t *testing.T) {
			v := view(t, write(t, onePage(byHand(t, "HHH", c.glyphs...))))
			defer v.close()
			checkBox(t, inkBox(v.render(0)), c.want, 2)
		})
	}
}

func TestLongLineEndsWhereItWasMeasured(t *testing.T) {
	// A size that fpdf has to round, a line of many words: what is adjusted must not add up.
	items := line(t, strings.Repeat("AVATAR Type, ", 10)+"|", "Source Serif 4", 400, 4.567, 10, 50, nil)
	last := items[len(items)-1].(layout.Text)
	v := view(t, write(t, onePage(items...)))
	defer v.close()
	end := last.X + last.Run.Width
	if got := inkBox(v.render(0)).Max.X; math.Abs(float64(got)-end) > 2 {
		t.Errorf("ink ends at %d, measured to %.1f", got, end)
	}
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

func TestPagesHaveTheirSizes(t *testing.T) {
	doc := sample(t)
	v := view(t, write(t, doc))
	defer v.close()
	count, err := v.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: v.doc})
	if err != nil || count.PageCount != len(doc.Pages) {
		t.Fatalf("%v pages (%v)", count, err)
	}
	for i, page := range doc.Pages {
		got, err := v.FPDF_GetPageSizeByIndex(&requests.FPDF_GetPageSizeByIndex{Document: v.doc, Index: i})
		if err != nil || math.Abs(got.Width-page.Width) > 0.01 || math.Abs(got.Height-page.Height) > 0.01 {
			t.Errorf("page %d: %+v (%v)", i+1, got, err)
		}
	}
}

func TestOutline(t *testing.T) {
	v := view(t, write(t, sample(t)))
	defer v.close()
	got, err := v.GetBookmarks(&requests.GetBookmarks{Document: v.doc})
	if err != nil {
		t.Fatal(err)
	}
	var found []string
	where := func(title string, page int, dest references.FPDF_DEST) {
		at, err := v.FPDFDest_GetLocationInPage(&requests.FPDFDest_GetLocationInPage{Dest: dest})
		if err != nil {
			t.Fatal(err)
		}
		found = append(found, fmt.Sprintf("%s: %d, %.2f", title, page, *at.Y))
	}
	for _, b := range got.Bookmarks {
		where(b.Title, b.DestInfo.PageIndex, b.DestInfo.Reference)
		for _, c := range b.Children {
			where("- "+c.Title, c.DestInfo.PageIndex, c.DestInfo.Reference)
		}
	}
	// The first page is 841.89 high, the second 400.
	want := []string{"Growth 增长 \U0001F4C8: 0, 751.89", "- Turnover: 0, 711.89", "Second page: 1, 340.00"}
	if !slices.Equal(found, want) {
		t.Errorf("got %q\nwant %q", found, want)
	}
}

func TestLinks(t *testing.T) {
	v := view(t, write(t, sample(t)))
	defer v.close()
	loaded, err := v.FPDF_LoadPage(&requests.FPDF_LoadPage{Document: v.doc})
	if err != nil {
		t.Fatal(err)
	}
	page := requests.Page{ByReference: &loaded.Page}
	var found []string
	for at := 0; ; {
		l, err := v.FPDFLink_Enumerate(&requests.FPDFLink_Enumerate{Page: page, StartPos: at})
		if err != nil {
			t.Fatal(err)
		}
		if l.Link == nil {
			break
		}
		at = *l.NextStartPos
		rect, err := v.FPDFLink_GetAnnotRect(&requests.FPDFLink_GetAnnotRect{Link: *l.Link})
		if err != nil {
			t.Fatal(err)
		}
		s := fmt.Sprintf("%.0f,%.0f,%.0f,%.0f ", rect.Rect.Left, rect.Rect.Bottom, rect.Rect.Right, rect.Rect.Top)
		if d, err := v.FPDFLink_GetDest(&requests.FPDFLink_GetDest{Document: v.doc, Link: *l.Link}); err == nil && d.Dest != nil {
			i, err := v.FPDFDest_GetDestPageIndex(&requests.FPDFDest_GetDestPageIndex{Document: v.doc, Dest: *d.Dest})
			if err != nil {
				t.Fatal(err)
			}
			found = append(found, s+fmt.Sprint(i.Index))
			continue
		}
		a, err := v.FPDFLink_GetAction(&requests.FPDFLink_GetAction{Link: *l.Link})
		if err != nil {
			t.Fatal(err)
		}
		uri, err := v.FPDFAction_GetURIPath(&requests.FPDFAction_GetURIPath{Document: v.doc, Action: *a.Action})
		if err != nil {
			t.Fatal(err)
		}
		found = append(found, s+*uri.URIPath)
	}
	want := []string{"60,698,150,712 https://example.org/a(b)?q=%E5%A2%9E", "60,678,150,692 1"}
	if !slices.Equal(found, want) {
		t.Errorf("got %q\nwant %q", found, want)
	}
}

func TestProperties(t *testing.T) {
	v := view(t, write(t, sample(t)))
	defer v.close()
	got, err := v.GetMetaData(&requests.GetMetaData{Document: v.doc})
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{
		"Title": testMeta.Title, "Author": testMeta.Author, "Subject": testMeta.Subject, "Keywords": "R&D, patents",
		"Creator": "report", "Producer": "report",
		"CreationDate": "D:20240306083000+08'00'", "ModDate": "D:20240306083000+08'00'",
	}
	for _, tag := range got.Tags {
		if tag.Value != want[tag.Tag] {
			t.Errorf("%s is %q, want %q", tag.Tag, tag.Value, want[tag.Tag])
		}
	}
	lang, err := v.FPDFCatalog_GetLanguage(&requests.FPDFCatalog_GetLanguage{Document: v.doc})
	if err != nil || lang.Language != "en" {
		t.Errorf("language %v (%v)", lang, err)
	}
}

func TestStructure(t *testing.T) {
	v := view(t, write(t, sample(t)))
	defer v.close()
	tree, err := v.FPDF_StructTree_GetForPage(&requests.FPDF_StructTree_GetForPage{Page: v.page(0)})
	if err != nil {
		t.Fatal(err)
	}
	var found []string
	var walk func(e references.FPDF_STRUCTELEMENT, indent string)
	walk = func(e references.FPDF_STRUCTELEMENT, indent string) {
		kind, err := v.FPDF_StructElement_GetType(&requests.FPDF_StructElement_GetType{StructElement: e})
		if err != nil {
			t.Fatal(err)
		}
		s := indent + kind.Type
		if alt, err := v.FPDF_StructElement_GetAltText(&requests.FPDF_StructElement_GetAltText{StructElement: e}); err == nil && alt.AltText != "" {
			s += " " + alt.AltText
		}
		found = append(found, s)
		n, err := v.FPDF_StructElement_CountChildren(&requests.FPDF_StructElement_CountChildren{StructElement: e})
		if err != nil {
			t.Fatal(err)
		}
		for i := range n.Count {
			if c, err := v.FPDF_StructElement_GetChildAtIndex(&requests.FPDF_StructElement_GetChildAtIndex{StructElement: e, Index: i}); err == nil {
				walk(c.StructElement, indent+" ")
			}
		}
	}
	root, err := v.FPDF_StructTree_GetChildAtIndex(&requests.FPDF_StructTree_GetChildAtIndex{StructTree: tree.StructTree})
	if err != nil {
		t.Fatal(err)
	}
	walk(root.StructElement, "")
	want := []string{"Document", " Sect", "  H1", "  P", "   Link", "  Figure Bars: growth of 8 %"}
	if !slices.Equal(found, want) {
		t.Errorf("got %q\nwant %q", found, want)
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
