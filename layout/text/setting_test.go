package text

import (
	"errors"
	"strings"
	"testing"
)

func TestFallback(t *testing.T) {
	latin, han := parseFont(t, plex), parseFont(t, noto)
	style := Style{Face: NewFace(latin, han), Size: 10}
	for _, c := range []struct{ name, text, want string }{
		{"latin", "growth", "growth<plex>"},
		{"han in latin", "the 两会 met", "the <plex>两会<noto> met<plex>"},
		{"composed", "e\u0301", "é<plex>"},
		{"ignorable", "a\u200d\ufe0f\ufeffb", "ab<plex>"},
		{"thin space", "1\u2009%", "1\u2009%<plex>"},
	} {
		t.Run(c.name, func(t *testing.T) {
			line, err := Measure([]Span{{Text: c.text, Style: style}})
			if err != nil {
				t.Fatal(err)
			}
			got := ""
			for _, r := range line.Runs {
				name := "plex"
				if r.Font == han {
					name = "noto"
				}
				got += r.Text + "<" + name + ">"
			}
			if got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// A mark whose base's font lacks it would stand beside the base: both come from the font that has
// both.
func TestMarksPullTheirBase(t *testing.T) {
	latin, han := parseFont(t, plex), parseFont(t, noto)
	const mark = 0x302A // ideographic level tone mark
	pair := string([]rune{'x', mark})
	if _, ok := latin.Glyph(mark); ok {
		t.Fatal("the first font has the mark: the test shows nothing")
	}
	if _, ok := han.Glyph(mark); !ok {
		// The subset may lack it; then a font that has everything stands in.
		han = Fixed("Everything", 1)
	}
	line, err := Measure([]Span{{Text: pair, Style: Style{Face: NewFace(latin, han), Size: 10}}})
	if err != nil {
		t.Fatal(err)
	}
	if len(line.Runs) != 1 || line.Runs[0].Font != han {
		t.Errorf("set in %d runs, the first in %s", len(line.Runs), line.Runs[0].Font.Name())
	}
}

func TestSpacesThatFontsLack(t *testing.T) {
	// A font that has nothing but ASCII.
	ascii := parseFont(t, plex)
	lacking := *ascii
	lacking.cmap = asciiOnly{}
	lacking.finish()
	style := Style{Face: NewFace(&lacking), Size: 10}
	width := func(s string) Pt {
		line, err := Measure([]Span{{Text: s, Style: style}})
		if err != nil {
			t.Fatal(err)
		}
		return line.Width
	}
	ab := width("ab")
	for _, c := range []struct {
		space string
		want  Pt
	}{{"\u00a0", width("a b") - ab}, {"\u202f", 2}, {"\u2009", 2}, {"\u2003", 10}, {"\u2011", width("a-b") - ab}} {
		if got := width("a"+c.space+"b") - ab; got < c.want-1e-9 || got > c.want+1e-9 {
			t.Errorf("%q is %v wide, want %v", c.space, got, c.want)
		}
	}
}

// What belongs to the last letter of a span may begin the next one; the rest of that one is its own.
func TestMarkBeginsASpan(t *testing.T) {
	for _, mark := range []string{"\u0301", "\u200d", "\ufe0f"} {
		in := spans("the A", mark+strings.Repeat("w", 90)+" end")
		lines, err := Break(in, Offset{}, 20, Breaking{})
		if err != nil {
			t.Fatal(err)
		}
		for i, l := range lines {
			for _, r := range l.Runs {
				if strings.Contains(r.Text, "w") && r.Span != 1 || strings.Contains(r.Text, "A") && r.Span != 0 {
					t.Errorf("%q: line %d sets %q as span %d", mark, i, r.Text, r.Span)
				}
			}
		}
	}
}

// A mark that its base's font lacks is what is missing, not the base.
func TestMissingMark(t *testing.T) {
	face := NewFace(parseFont(t, serif), parseFont(t, noto))
	_, err := Measure([]Span{{Text: "创\u0301", Style: Style{Face: face, Size: 10}}})
	var missing *MissingGlyph
	if !errors.As(err, &missing) || missing.Rune != 0x301 {
		t.Errorf("got %v", err)
	}
}

func TestMissingGlyph(t *testing.T) {
	latin := parseFont(t, plex)
	style := Style{Face: NewFace(latin), Size: 10}
	_, err := Break([]Span{{Text: "Contracts were signed in 深圳, Hefei and elsewhere in the year", Style: style}}, Offset{}, 100, Breaking{})
	var missing *MissingGlyph
	if !errors.As(err, &missing) || missing.Rune != '深' {
		t.Fatalf("got %v", err)
	}
	want := `none of the fonts (IBMPlexSans_400Regular) has the character '深' (U+6DF1) in "…were signed in 深圳, Hefei and e…"`
	if err.Error() != want {
		t.Errorf("got  %s\nwant %s", err, want)
	}
	_, err = Measure([]Span{{Text: "a\x07b", Style: style}})
	want = `the control character U+0007 cannot be printed in "a\ab"`
	if err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
	if _, err = Measure(spans("a\x07b")); err == nil {
		t.Error("a control character that the font has is no error")
	}
	if _, err = Measure([]Span{{Text: "a"}}); err == nil {
		t.Error("text without a face is no error")
	}
}

func TestUnsupportedScript(t *testing.T) {
	for text, want := range map[string]string{
		"in the שנה of": `text in the Hebrew script cannot be set: 'ש' (U+05E9) in "in the שנה of"`,
		"वर्ष":          `text in the Devanagari script cannot be set: 'व' (U+0935) in "वर्ष"`,
	} {
		_, err := Measure(spans(text))
		var script *UnsupportedScript
		if !errors.As(err, &script) || err.Error() != want {
			t.Errorf("got %v, want %s", err, want)
		}
	}
	// These need nothing but one glyph after the other.
	if _, err := Measure(spans("Ωμέγα Привет Հայ ქართ ትግ 科技 カナ 한국 ẞ 😀")); err != nil {
		t.Error(err)
	}
}
