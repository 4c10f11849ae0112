package text

import (
	"errors"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

// onePoint is a style in which each character is one point wide.
func onePoint() Style { return Style{Face: NewFace(Fixed("Fixed", 1)), Size: 1} }

func spans(texts ...string) []Span {
	var out []Span
	for _, t := range texts {
		out = append(out, Span{Text: t, Style: onePoint()})
	}
	return out
}

// painted is what a line shows, runs joined.
func painted(l Line) string {
	var b strings.Builder
	for _, r := range l.Runs {
		b.WriteString(r.Text)
	}
	return b.String()
}

func TestBreak(t *testing.T) {
	for _, c := range []struct {
		name  string
		spans []Span
		width Pt
		want  string // lines joined by "|"; "!" ends one that was split
	}{
		{"empty", spans(), 10, ""},
		{"empty text", spans(""), 10, ""},
		{"one line", spans("one two"), 7, "one two"},
		{"greedy", spans("one two three four"), 9, "one two|three|four"},
		{"spaces hang", spans("one    two"), 3, "one|two"},
		{"trailing space", spans("one "), 3, "one"},
		{"only spaces", spans("   "), 3, ""},
		{"spaces at the start stay", spans("  one two"), 5, "  one|two"},
		{"newline", spans("one\ntwo"), 20, "one|two"},
		{"newline after a full line", spans("one\ntwo"), 3, "one|two"},
		{"blank line", spans("one\n\ntwo"), 20, "one||two"},
		{"newline at the end", spans("one\n"), 20, "one"},
		{"carriage return", spans("one\r\ntwo"), 20, "one|two"},
		{"no-break space", spans("one two\u00a0three"), 8, "one|two\u00a0thre!|e"},
		{"no-break space fits", spans("one two\u00a0three"), 9, "one|two\u00a0three"},
		{"narrow no-break space", spans("a 12\u202fkm"), 5, "a|12\u202fkm"},
		{"tab is a space", spans("one\ttwo"), 20, "one two"},
		{"soft hyphen unused", spans("co\u00adop"), 20, "coop"},
		{"soft hyphen used", spans("co\u00adoperate"), 8, "co\u00ad|operate"},
		{"soft hyphen only where it fits", spans("abc\u00addef"), 3, "abc!|def"},
		{"zero width space", spans("one\u200btwo"), 4, "one|two"},
		{"a dash ends a line", spans("aaa bbb – ccc"), 8, "aaa|bbb –|ccc"},
		{"a dash without spaces", spans("aaa bbb–ccc"), 7, "aaa|bbb–ccc"},
		{"word joiner", spans("one\u2060two"), 4, "onet!|wo"},
		{"hyphen", spans("sci-tech"), 5, "sci-|tech"},
		{"long word", spans("abcdefgh ij"), 3, "abc!|def!|gh|ij"},
		{"long word after a short one", spans("a bcdefgh"), 4, "a|bcde!|fgh"},
		{"word of two spans", spans("under", "stood it"), 10, "understood|it"},
		{"word of two spans does not break between them", spans("an under", "stood"), 8, "an|understo!|od"},
		{"space in a span of its own", spans("one", " ", "two"), 4, "one|two"},
		{"zero width", spans("ab c"), 0, "a!|b!|c!"},
		{"negative width", spans("ab"), -1, "a!|b!"},
		{"han", spans("科技创新"), 3, "科技创|新"},
		{"no closing punctuation at a line's start", spans("科技创新。"), 4, "科技创|新。"},
		{"no opening punctuation at a line's end", spans("科技（创新）"), 3, "科技|（创|新）"},
		{"grapheme is not split", spans("ae\u0308b"), 1, "a!|ë!|b"},
		{"no scrap on the last line", spans("aaaa bbbb cccc dddd eeee ffff gggg h"), 34, "aaaa bbbb cccc dddd eeee ffff|gggg h"},
		{"no scrap before a newline", spans("aaaa bbbb cccc dddd eeee ffff gggg h\ni"), 34, "aaaa bbbb cccc dddd eeee ffff|gggg h|i"},
		{"a scrap after a newline stays", spans("aaaa bbbb cccc dddd eeee f\nh"), 30, "aaaa bbbb cccc dddd eeee f|h"},
		{"a scrap stays where the line would be short", spans("aaaa bbbbbbbbbbbbbbbbbbbb h"), 25, "aaaa bbbbbbbbbbbbbbbbbbbb|h"},
		{"no scrap of a hyphenated word", spans("aaaa bbbb cccc dddd eeee ffff ggg\u00adgg"), 34, "aaaa bbbb cccc dddd eeee ffff|ggggg"},
		{"a mark stays on its space", spans("aa \u0301b"), 2, "aa!| \u0301!|b"},
		{"a mark in the span after its base's", spans("a0", "\u0342b"), 9, "a0\u0342b"},
		{"a mark whose base is not seen", spans("a\u115f\u1168b"), 9, "a\u1168b"},
		{"invalid UTF-8", spans("a\xffb"), 5, "a\ufffdb"},
	} {
		t.Run(c.name, func(t *testing.T) {
			lines, err := Break(c.spans, Offset{}, c.width, Breaking{})
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, l := range lines {
				s := painted(l)
				if l.Overfull {
					s += "!"
				}
				got = append(got, s)
			}
			if g := strings.Join(got, "|"); g != c.want {
				t.Errorf("got %q, want %q", g, c.want)
			}
		})
	}
}

func TestBreakGoesOnFromALine(t *testing.T) {
	s := spans("one two ", "three fo", "ur five six")
	all, err := Break(s, Offset{}, 9, Breaking{})
	if err != nil {
		t.Fatal(err)
	}
	for i, l := range all {
		rest, err := Break(s, l.Start, 9, Breaking{})
		if err != nil {
			t.Fatal(err)
		}
		if len(rest) != len(all)-i || painted(rest[0]) != painted(l) || rest[0].End != l.End {
			t.Errorf("from line %d: %d lines, the first %q; want %d and %q", i, len(rest), painted(rest[0]), len(all)-i, painted(l))
		}
	}
	if end := all[len(all)-1].End; end != (Offset{2, len("ur five six")}) {
		t.Errorf("the last line ends at %v", end)
	}
}

func TestRuns(t *testing.T) {
	s := spans("a bold wo", "rd ", "x\u00ady")
	s[1].Style.Size = 2
	s[1].Style.Tracking = 0.5
	line, err := Measure(s)
	if err != nil {
		t.Fatal(err)
	}
	want := []struct {
		text     string
		x, width Pt
		span     int
	}{{"a bold wo", 0, 9, 0}, {"rd ", 9, 7.5, 1}, {"xy", 16.5, 2, 2}}
	if len(line.Runs) != len(want) {
		t.Fatalf("%d runs, want %d", len(line.Runs), len(want))
	}
	for i, w := range want {
		r := line.Runs[i]
		if r.Text != w.text || r.X != w.x || r.Width != w.width || r.Span != w.span {
			t.Errorf("run %d is %q at %v, %v wide, of span %d; want %v", i, r.Text, r.X, r.Width, r.Span, w)
		}
		for _, g := range r.Glyphs {
			if int(g.Cluster) >= len(r.Text) {
				t.Errorf("run %d: a glyph's cluster %d is beyond %q", i, g.Cluster, r.Text)
			}
		}
	}
	if line.Width != 18.5 || line.Ascent != 1.6 || line.Descent != 0.4 {
		t.Errorf("line is %v wide, %v high, %v deep", line.Width, line.Ascent, line.Descent)
	}
}

func TestMeasureJoinsLines(t *testing.T) {
	line, err := Measure(spans("one\r\ntwo "))
	if err != nil {
		t.Fatal(err)
	}
	if painted(line) != "one two" || line.Width != 7 {
		t.Errorf("got %q, %v wide", painted(line), line.Width)
	}
}

func TestMinMax(t *testing.T) {
	for _, c := range []struct {
		text     string
		min, max Pt
	}{
		{"", 0, 0},
		{"one three", 5, 9},
		{"one \nthree four", 5, 10},
		{"co\u00adoperate", 7, 9},
		{"科技创新", 1, 4},
		{"12\u00a0345 ", 6, 6},
	} {
		low, high, err := MinMax(spans(c.text), Breaking{})
		if err != nil {
			t.Fatal(err)
		}
		if low != c.min || high != c.max {
			t.Errorf("%q is from %v to %v wide, want %v to %v", c.text, low, high, c.min, c.max)
		}
	}
}

// said is what of a text has to be found in the lines that it is broken into: all but white space,
// characters that paint nothing, and the hyphens of lines' ends.
func said(s string) string {
	s = strings.Map(func(r rune) rune {
		if isSpace(r) || ignorable(r) || r == '\n' || r == '\r' || r == 0x2028 || r == 0x2029 {
			return -1
		}
		if r == 0x2011 {
			return '-'
		}
		return r
	}, s) // invalid bytes come as U+FFFD, one each
	return norm.NFC.String(s)
}

func FuzzBreak(f *testing.F) {
	for _, s := range []string{"one two three", "科技创新，两会。", "a\u00adb\u200dc\r\n\n", "e\u0301\u0302 \xff", "👨‍👩‍👧 x", "（《AI》）“1”", "constitution\u00a0of unbelievable"} {
		f.Add(s, "more", 5.0, uint8(0))
		f.Add(s, "industrialisation", 5.0, uint8(0xFF))
	}
	f.Add("See e", "\u0301"+strings.Repeat("w", 90)+" now", 20.0, uint8(0))
	f.Add("the A", "\u200ddocument", 5.0, uint8(0x0B))
	real := NewFace(parseFont(f, plex), parseFont(f, noto), Fixed("Everything", 1))
	h := hyphenator(f, "en-gb")
	f.Fuzz(func(t *testing.T, one, two string, width float64, mode uint8) {
		s := spans(one, two)
		if mode&1 != 0 {
			s[0].Style.Face, s[1].Style.Face = real, real
		}
		how := Breaking{Justify: mode&2 != 0, Sparing: mode&4 != 0, Lang: "zh"}
		if mode&8 != 0 {
			how.Hyphens = h
		}
		lines, err := Break(s, Offset{}, width, how)
		if err != nil {
			var missing *MissingGlyph
			var script *UnsupportedScript
			if !errors.As(err, &missing) && !errors.As(err, &script) {
				t.Fatal(err)
			}
			return
		}
		at := Offset{}
		var all strings.Builder
		for _, l := range lines {
			if l.Start != at && at != (Offset{}) {
				t.Fatalf("a line starts at %v, the one before it ends at %v", l.Start, at)
			}
			if l.Width > max(0, width)+tolerance && !l.Overfull {
				t.Fatalf("%q is %v wide, more than %v", painted(l), l.Width, width)
			}
			all.WriteString(painted(l))
			at = l.End
		}
		if got, want := said(all.String()), norm.NFC.String(said(one)+said(two)); got != want {
			t.Fatalf("%q is painted where %q was meant", got, want)
		}
		low, high, err := MinMax(s, how)
		if err != nil || low > high+tolerance {
			t.Fatal(low, high, err)
		}
		if high > 0 {
			again, err := Break(s, Offset{}, low, how)
			if err != nil {
				t.Fatal(err)
			}
			for _, l := range again {
				if l.Overfull {
					t.Fatalf("at the least width %v %q is split", low, painted(l))
				}
			}
		}
	})
}

func BenchmarkBreak(b *testing.B) {
	f := parseFont(b, plex)
	s := []Span{{Text: strings.Repeat("The turnover of technology contracts grew eightfold. ", 10), Style: Style{Face: NewFace(f), Size: 10}}}
	b.ReportAllocs()
	b.SetBytes(int64(len(s[0].Text)))
	for b.Loop() {
		if _, err := Break(s, Offset{}, 350, Breaking{}); err != nil {
			b.Fatal(err)
		}
	}
}
