package brief

import (
	"math"
	"strings"
	"testing"

	"report/layout"
	"report/layout/text"
)

// TestFontsAreShared: two briefings of a process set text in the very same font.
func TestFontsAreShared(t *testing.T) {
	var fonts []*text.Font
	for range 2 {
		b, d := compose(t, map[string]string{"config.toml": briefing, "d.csv": harvest, "a.md": "Words."})
		if d.Err() != nil {
			t.Fatal(d)
		}
		_, doc := pages(t, b)
		fonts = append(fonts, texts(doc, 1)["Words."].Run.Font)
	}
	if fonts[0] == nil || fonts[0] != fonts[1] {
		t.Error("a built-in font is parsed for each briefing")
	}
}

// TestRunningText holds justified and divided lines to running text, and to a brand that wants them.
func TestRunningText(t *testing.T) {
	for _, c := range []struct {
		lang, brand string
		align       layout.Align
		divides     layout.Hyphenation
		leading     layout.Pt // of 10 points
	}{
		{"en", "", layout.AlignLeft, layout.HyphenateFreely, 14},
		{"en", "[defaults.report]\njustify = true\n", layout.AlignJustify, layout.HyphenateFreely, 14},
		{"en", "[defaults.report]\nhyphenate = false\n", layout.AlignLeft, layout.HyphenateSparingly, 14},
		{"en", "[typography.base]\nline-height = 1.5\n", layout.AlignLeft, layout.HyphenateFreely, 15},
		{"zh-Hans", "", layout.AlignJustify, layout.HyphenateFreely, 17},
		{"zh-Hans", "[defaults.report]\njustify = false\n", layout.AlignLeft, layout.HyphenateFreely, 17},
		{"zh-Hans", "[typography.base]\nline-height = 1.4\n", layout.AlignJustify, layout.HyphenateFreely, 14},
	} {
		cfg := strings.Replace(briefing, "[data.d]", "brand = \"brand.toml\"\nlang = \""+c.lang+"\"\n[data.d]", 1)
		b, d := compose(t, map[string]string{"config.toml": cfg, "brand.toml": c.brand, "d.csv": harvest, "a.md": "Words."})
		if d.Err() != nil {
			t.Fatal(d)
		}
		theme := b.composer.theme
		if theme.Body.Align != c.align || theme.Body.Hyphenate != c.divides {
			t.Errorf("in %s with %q running text has %v and %v", c.lang, c.brand, theme.Body.Align, theme.Body.Hyphenate)
		}
		if got := theme.Body.Leading; math.Abs(got-c.leading) > 0.001 {
			t.Errorf("in %s with %q the leading is %g", c.lang, c.brand, got)
		}
		if got, want := theme.TableCell.Leading, 12.5*max(1, c.leading/14); c.leading != 15 && math.Abs(got-want) > 0.001 {
			t.Errorf("in %s with %q the leading of cells is %g", c.lang, c.brand, got)
		}
		for _, s := range []layout.Style{theme.Headings[0], theme.Title, theme.TableCell, theme.Note, theme.KeyValue} {
			if s.Align != layout.AlignLeft || s.Hyphenate != layout.HyphenateSparingly {
				t.Errorf("with %q other text has %v and %v", c.brand, s.Align, s.Hyphenate)
			}
		}
		if theme.Code.Hyphenate != layout.HyphenateNever {
			t.Error("code is divided")
		}
	}
	for lang, bold := range map[string]bool{"en": false, "zh": true} {
		cfg := strings.Replace(briefing, "[data.d]", "lang = \""+lang+"\"\n[data.d]", 1)
		b, d := compose(t, map[string]string{"config.toml": cfg, "d.csv": harvest, "a.md": "A *word*."})
		if d.Err() != nil {
			t.Fatal(d)
		}
		_, doc := pages(t, b)
		if font := texts(doc, 1)["word"].Run.Font; font == nil || (strings.Contains(font.Name(), "SemiBold")) != bold {
			t.Errorf("in %s emphasis is set in %v", lang, font)
		}
	}
	b, d := compose(t, map[string]string{"config.toml": briefing, "d.csv": harvest, "a.md": strings.Repeat("Institutionalisation notwithstanding, responsibilities characterise interdisciplinary undertakings. ", 12)})
	if d.Err() != nil {
		t.Fatal(d)
	}
	_, doc := pages(t, b)
	divided := false
	for s := range texts(doc, 1) {
		divided = divided || strings.HasSuffix(s, "\u00ad")
	}
	if !divided {
		t.Error("no word is divided")
	}
}
