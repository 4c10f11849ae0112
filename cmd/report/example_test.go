package main

import (
	"bytes"
	"image"
	"image/color"
	_ "image/png"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"report/brief"
	"report/layout"
)

// repository is the root of the example's files.
var repository = filepath.Join("..", "..")

// laid is a briefing of the repository, composed and paginated, that has nothing wrong with it.
func laid(t *testing.T, s source, name string) (*brief.Briefing, layout.Document) {
	t.Helper()
	var printed bytes.Buffer
	log := newLog(&printed)
	w := world{stdout: io.Discard, stderr: &printed, getenv: func(string) string { return "" },
		clock: func() time.Time { return time.Date(2024, 3, 15, 0, 0, 0, 0, time.UTC) }}
	src, err := s.load(t.Context(), w, log, []string{filepath.Join(repository, filepath.FromSlash(name))})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { src.close() })
	brief.CheckBrand(src.cfg, src.diags)
	composed, err := src.compose(log)
	if err != nil {
		t.Fatalf("%v\n%s", err, &printed)
	}
	doc, err := src.paginate(log, composed)
	if err != nil {
		t.Fatalf("%v\n%s", err, &printed)
	}
	if len(src.diags.List) > 0 || len(doc.Warnings) > 0 {
		t.Errorf("the briefing has warnings: %v %v", src.diags, doc.Warnings)
	}
	return composed, doc
}

// words is the text of a document in reading order: white space as single spaces, artifacts left
// out. Lines of one paragraph are joined.
func words(doc layout.Document) string {
	var b strings.Builder
	for _, p := range doc.Pages {
		var last *layout.Tag
		for _, item := range p.Items {
			if text, ok := item.(layout.Text); ok && text.Tag != nil {
				if text.Tag != last {
					b.WriteString("\n")
				}
				last = text.Tag
				b.WriteString(text.Run.Text)
				b.WriteString(" ")
			}
		}
	}
	lines := strings.Split(b.String(), "\n")
	for i, line := range lines {
		lines[i] = strings.Join(strings.Fields(line), " ")
	}
	return strings.Join(lines, "\n")
}

// TestExample holds the example to what it reports on.
func TestExample(t *testing.T) {
	composed, doc := laid(t, source{}, "config.toml")
	if n := len(doc.Pages); n < 8 || n > 12 {
		t.Errorf("the example has %d pages, not 8 to 12", n)
	}
	if cards, err := composed.Cards()(); err != nil || len(cards) < 4 {
		t.Errorf("the example has %d charts (%v)", len(cards), err)
	}
	text := words(doc)
	for _, fact := range []string{
		"some 950,000", "6.15 trillion yuan", "866 billion US dollars", "28.6%", "921,000", "15.3%",
		"some 160,000", "more than 2 million", "more than 100", "more than 500",
		"天津", "河南", "辽宁", "Origin Wukong", "6 January 2024",
		"hydrogen power", "new materials", "biomanufacturing", "commercial spaceflight", "quantum technology", "life sciences",
		"Low-altitude economy", "Universal robots", "Brain-computer interaction", "human-machine integration", "supercomputing",
		"5G factories", "5G plus industrial internet", "draft plan",
		"Kylinsoft", "Northeastern University", "University of Science and Technology of China",
		"finance", "chemical industry", "biomedicine", "power industry",
		"Ministry of Science and Technology", "National Bureau of Statistics", "China National Intellectual Property Administration",
	} {
		if !strings.Contains(text, fact) {
			t.Errorf("the example does not say %q", fact)
		}
	}
	// The published growth belongs to the turnover; no growth of the number of contracts was published.
	for _, wrong := range []string{"950,000 technology contracts, up", "contracts rose by 28.6", "contracts, 28.6% more"} {
		if strings.Contains(text, wrong) {
			t.Errorf("the example says %q", wrong)
		}
	}
}

// TestQuotations allows quotation marks around two statements alone: what the others said is
// reported, not quoted.
func TestQuotations(t *testing.T) {
	_, doc := laid(t, source{only: []string{"quotes"}}, "config.toml")
	said := map[bool]int{}
	for _, line := range strings.Split(words(doc), "\n") {
		if strings.HasPrefix(line, "“") && strings.HasSuffix(line, "”") {
			said[strings.HasPrefix(line, "“Sci-tech innovation plays a leading role") || strings.HasPrefix(line, "“We can use quantum computing technology")]++
		}
	}
	if said[true] != 2 || said[false] != 0 {
		t.Errorf("%d of the two quotations are set as such, and %d other statements", said[true], said[false])
	}
	if n := strings.Count(words(doc), "As reported"); n != 3 {
		t.Errorf("%d statements are marked as reported, not 3", n)
	}
}

// TestSecondBrand sets the example in another brand: no letter, line, field or chart keeps a font or
// a colour of the first.
func TestSecondBrand(t *testing.T) {
	_, first := laid(t, source{}, "config.toml")
	composed, second := laid(t, source{set: []string{"report.brand=testdata/brand2/brand.toml"}}, "config.toml")
	fonts, colours := looks(first)
	otherFonts, otherColours := looks(second)
	for f := range otherFonts {
		if fonts[f] && !strings.Contains(f, "noto-sans-sc") {
			t.Errorf("the second brand still sets text in %s", f)
		}
	}
	blue := layout.Color{R: 0x12, G: 0x43, B: 0x6d}
	if !colours[blue] {
		t.Errorf("the first brand does not use %v", blue)
	}
	if otherColours[blue] {
		t.Errorf("the second brand still uses %v", blue)
	}
	cards, err := composed.Cards()()
	if err != nil {
		t.Fatal(err)
	}
	for _, card := range cards {
		picture, _, err := image.Decode(bytes.NewReader(card.PNG))
		if err != nil {
			t.Fatal(err)
		}
		if p, ok := picture.(*image.Paletted); ok {
			for _, c := range p.Palette {
				if r, g, b, _ := c.RGBA(); (color.RGBA{uint8(r >> 8), uint8(g >> 8), uint8(b >> 8), 255}) == (color.RGBA{blue.R, blue.G, blue.B, 255}) {
					t.Errorf("the chart %s is still drawn in %v", card.Name, blue)
				}
			}
		}
	}
	if a, b := first.Pages[0], second.Pages[0]; len(a.Items) == 0 || len(b.Items) == 0 {
		t.Error("a cover is empty")
	}
}

// TestVectorCharts sets the charts as shapes and text: what they say can be selected and searched.
func TestVectorCharts(t *testing.T) {
	_, raster := laid(t, source{}, "config.toml")
	_, vector := laid(t, source{set: []string{"report.charts=vector"}}, "config.toml")
	if a, b := len(raster.Pages), len(vector.Pages); a != b {
		t.Errorf("with vector charts there are %d pages, with rasters %d", b, a)
	}
	for _, doc := range []layout.Document{raster, vector} {
		images := 0
		for _, p := range doc.Pages[1:] {
			for _, item := range p.Items {
				if _, ok := item.(layout.Image); ok {
					images++
				}
			}
		}
		if says := strings.Contains(words(doc), "4.78"); says != (images == 0) {
			t.Errorf("there are %d images, and the label of a bar is text: %v", images, says)
		}
	}
}

// TestReadme builds the config that the README shows.
func TestReadme(t *testing.T) {
	readme, err := os.ReadFile(filepath.Join(repository, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, after, ok := strings.Cut(string(readme), "```toml\n")
	example, _, closed := strings.Cut(after, "```")
	if !ok || !closed {
		t.Fatal("the README shows no config")
	}
	dir := t.TempDir()
	for name, content := range map[string]string{"config.toml": example, "harvest.csv": "year,apples\n2021,1185\n2022,1302\n2023,1410\n"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	w := world{args: []string{"build", filepath.Join(dir, "config.toml"), "-q"}, stdout: io.Discard,
		getenv: func(string) string { return "" }, clock: func() time.Time { return time.Time{} }}
	var printed bytes.Buffer
	w.stderr = &printed
	if code := run(t.Context(), w); code != exitDone || printed.Len() > 0 {
		t.Errorf("the README's example ends with %d and says:\n%s", code, &printed)
	}
}

// looks are the fonts and colours of a document.
func looks(doc layout.Document) (fonts map[string]bool, colours map[layout.Color]bool) {
	fonts, colours = map[string]bool{}, map[layout.Color]bool{}
	for _, p := range doc.Pages {
		for _, item := range p.Items {
			switch i := item.(type) {
			case layout.Text:
				fonts[i.Run.Font.Name()] = true
				colours[i.Run.Color] = true
			case layout.Rect:
				colours[i.Fill] = true
			case layout.Line:
				colours[i.Color] = true
			}
		}
	}
	return fonts, colours
}

// TestSecondConfig builds the second brand's own briefing, whose data lies outside of its folder.
func TestSecondConfig(t *testing.T) {
	_, doc := laid(t, source{root: repository}, "testdata/brand2/config.toml")
	if p := doc.Pages[0]; p.Width != 612 || p.Height != 792 {
		t.Errorf("the page is %g by %g points, not Letter", p.Width, p.Height)
	}
	var logo bool
	for _, item := range doc.Pages[0].Items {
		if i, ok := item.(layout.Image); ok {
			logo = i.Tag != nil && i.Tag.Alt == "Regional Data"
		}
	}
	if !logo {
		t.Error("the cover has no logo with its alternative text")
	}
}
