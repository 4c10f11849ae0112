//go:build !race

package pdf

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"

	"report/layout"
	"report/layout/text"
)

// words joins white space and the lines' ends.
func words(s string) string { return strings.Join(strings.Fields(s), " ") }

func TestTextIsExtracted(t *testing.T) {
	for _, s := range []string{
		"AVAToTyWe. Kerned LTA",
		"Growth (of 8 %) \\ not \\( or ) is fine",
		"naïve coöperation, Łódź, Ελλάδα",
		"技术合同成交额稳步增长，达到 4.8 万亿元。", // layout sets a thin space there, written or not
		"mixed 技术 and fi ffl text 2023 年",
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

// A word that was divided at a line's end is one word again, a hyphen that was written is not lost.
func TestLineEndHyphens(t *testing.T) {
	p := &layout.Tag{Role: layout.RoleP}
	style := text.Style{Face: lostFaces()[0], Size: 10, Color: ink}
	const words = "The internationalisation of extraordinary responsibilities is well-understood."
	lines, err := text.Break([]text.Span{{Text: words, Style: style}}, text.Offset{}, 80, text.Breaking{Justify: true, Lang: "en", Hyphens: english()})
	if err != nil {
		t.Fatal(err)
	}
	var items []layout.Item
	divided := 0
	for i, l := range lines {
		if l.Hyphenated {
			divided++
		}
		for k, r := range l.Runs {
			items = append(items, layout.Text{X: 20 + r.X, Y: 30 + 14*layout.Pt(i), Run: r, Space: l.Space && k+1 == len(l.Runs), Tag: p})
		}
	}
	if divided < 2 {
		t.Fatalf("only %d words are divided", divided)
	}
	v := view(t, write(t, onePage(items...)))
	defer v.close()
	if got := v.text(0); strings.Count(got, string(lineEndHyphen)) < divided || !agree(words, got, false) {
		t.Errorf("got %q, want %q", got, words)
	}
	if got := v.marked(0)[0]; !agree(words, got, false) {
		t.Errorf("who follows the structure reads %q, want %q", got, words)
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
			glyphs[i].Advance = float32(20 * font.Advance(glyphs[i].ID))
		}
		width += float64(glyphs[i].Advance)
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
		shifts     []text.Shift
	}{
		{"ligature", "fix", []text.Glyph{{ID: a}, {ID: b, Cluster: 2}}, nil},
		{"astral", "x𠮷y", []text.Glyph{{ID: a}, {ID: b, Cluster: 1}, {ID: a, Cluster: 5}}, nil},
		{"alternate", "aa", []text.Glyph{{ID: a}, {ID: b, Cluster: 1}}, nil},
		{"private use", "\uE000b", []text.Glyph{{ID: a}, {ID: b, Cluster: 3}}, nil},
		{"same glyph twice", "a b", []text.Glyph{{ID: a}, {ID: space, Cluster: 1}, {ID: b, Cluster: 2}}, nil},
		{"two glyphs for one", "ab\u0101c", []text.Glyph{{ID: a}, {ID: b, Cluster: 1}, {ID: a, Cluster: 2}, {ID: b, Cluster: 2}, {ID: a, Cluster: 4}},
			[]text.Shift{3: {DY: -3}, 4: {}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			item := byHand(t, c.text, c.glyphs...)
			item.Run.Shifts = c.shifts
			v := view(t, write(t, onePage(item)))
			defer v.close()
			// PDFium sees a gap where glyphs are raised.
			if got := strings.ReplaceAll(words(v.text(0)), "\u0101 ", "\u0101"); got != c.text {
				t.Errorf("got %q, want %q", got, c.text)
			}
		})
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
