package brief

import (
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
		brand   string
		align   layout.Align
		divides layout.Hyphenation
	}{
		{"", layout.AlignLeft, layout.HyphenateFreely},
		{"[defaults.report]\njustify = true\n", layout.AlignJustify, layout.HyphenateFreely},
		{"[defaults.report]\nhyphenate = false\n", layout.AlignLeft, layout.HyphenateSparingly},
	} {
		cfg := strings.Replace(briefing, "[data.d]", "brand = \"brand.toml\"\n[data.d]", 1)
		b, d := compose(t, map[string]string{"config.toml": cfg, "brand.toml": c.brand, "d.csv": harvest, "a.md": "Words."})
		if d.Err() != nil {
			t.Fatal(d)
		}
		theme := b.composer.theme
		if theme.Body.Align != c.align || theme.Body.Hyphenate != c.divides {
			t.Errorf("with %q running text has %v and %v", c.brand, theme.Body.Align, theme.Body.Hyphenate)
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
