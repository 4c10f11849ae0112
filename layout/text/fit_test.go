package text

import (
	"math"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode"

	"github.com/go-text/typesetting/font"
	"golang.org/x/text/unicode/norm"
)

// hyphens divides any word before each "x".
func hyphens(t testing.TB) *Hyphenator {
	t.Helper()
	h, err := NewHyphenator("\\lefthyphenmin=1 \\righthyphenmin=1\n\\patterns{\n1x\n}\n")
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func TestFit(t *testing.T) {
	h := hyphens(t)
	code := spans("aaaaaa bbbbbbxbbbbbbbb cc")
	code[0].Style.Verbatim = true
	lines, err := Break(code, Offset{}, 10, Breaking{Hyphens: h})
	if err != nil || len(lines) != 3 || lines[1].Hyphenated || !lines[1].Overfull {
		t.Errorf("code is set in %d lines: %v", len(lines), err)
	}
	for _, c := range []struct {
		name  string
		text  string
		width Pt
		how   Breaking
		want  string // lines joined by "|"; "!" ends one that was split
	}{
		// Taken as they come, the lines would be "aaa bb cc|ddddd|..." with a hole in the second.
		{"the whole paragraph counts", "aaa bb cc ddddd eeeeeeeee", 9, Breaking{}, "aaa bb|cc ddddd|eeeeeeeee"},
		{"justified as well", "aa bb cc dd eeeeeeee", 8, Breaking{Justify: true}, "aa bb|cc dd|eeeeeeee"},
		{"a word that fits is left whole", "aaaa bbbbxbbb cccc", 9, Breaking{Hyphens: h}, "aaaa|bbbbxbbb|cccc"},
		{"a hyphen where it fills much", "aaaaaa bbbbbbxbbbbbbbb cc", 15, Breaking{Hyphens: h}, "aaaaaa bbbbbb\u00ad|xbbbbbbbb cc"},
		{"none where they are to be spared", "aaaaaa bbbbbbxbbbbbbbb cc", 15, Breaking{Hyphens: h, Sparing: true}, "aaaaaa|bbbbbbxbbbbbbbb|cc"},
		{"one all the same where a word is too long", "a bbbbbbxbbb cc", 8, Breaking{Hyphens: h, Sparing: true}, "a|bbbbbb\u00ad|xbbb cc"},
		{"no hyphen alone on a line", "bbbbxbbb", 4, Breaking{Hyphens: h}, "bbbb!|xbbb"},
		{"numbers and addresses stay whole", "aaaaaa example.org/axbxcxdxe cc", 19, Breaking{Hyphens: h}, "aaaaaa example.org/|axbxcxdxe cc"},
		{"titles are balanced", "aaaa bbbb cccc dddd eeee", 20, Breaking{Balance: true}, "aaaa bbbb cccc|dddd eeee"},
		{"the first line is the longer", "aaaaaaaa bbbbbbbb cc ddddd", 18, Breaking{Balance: true}, "aaaaaaaa bbbbbbbb|cc ddddd"},
		{"other text is not", "aaaa bbbb cccc dddd eeee", 20, Breaking{}, "aaaa bbbb cccc dddd|eeee"},
		{"a word of one letter goes on", "aaaa bbbb cccc dddd a eeeeeee ffff gggg hhhhhh", 22, Breaking{}, "aaaa bbbb cccc dddd|a eeeeeee ffff gggg|hhhhhh"},
		{"short words stay whole", "aaaaaaa bbbbbb bxbbbb cc", 17, Breaking{Hyphens: h}, "aaaaaaa bbbbbb|bxbbbb cc"},
		{"two letters are not parted", "aaaaaa bbxbbbbbbbbbbbb cc", 15, Breaking{Hyphens: h}, "aaaaaa|bbxbbbbbbbbbbbb|cc"},
		{"a paragraph's last word stays whole", "aaaaaa bbbbbbxbbbbbbbb", 15, Breaking{Hyphens: h}, "aaaaaa|bbbbbbxbbbbbbbb"},
		{"a number's word stays whole", "aaaaaa 6\u00a0bbbbbbxbbbbbbbb cc", 18, Breaking{Hyphens: h}, "aaaaaa|6\u00a0bbbbbbxbbbbbbbb|cc"},
		{"capitals stay whole", "aaaaaa BBBBBBXBBBBBBBB cc", 15, Breaking{Hyphens: h}, "aaaaaa|BBBBBBXBBBBBBBB|cc"},
		{"an apostrophe belongs to its word", "aaaaaa l’bbbbbxbbbbbbbb cc", 15, Breaking{Hyphens: h}, "aaaaaa l’bbbbb\u00ad|xbbbbbbbb cc"},
	} {
		t.Run(c.name, func(t *testing.T) {
			lines, err := Break(spans(c.text), Offset{}, c.width, c.how)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, l := range lines {
				s := painted(l)
				if l.Overfull {
					s += "!"
				}
				if l.Hyphenated != strings.HasSuffix(s, "\u00ad") {
					t.Errorf("%q says %v of its hyphen", s, l.Hyphenated)
				}
				got = append(got, s)
			}
			if g := strings.Join(got, "|"); g != c.want {
				t.Errorf("got %q, want %q", g, c.want)
			}
		})
	}
}

// least tries every way to break.
func (f *fitter) least(t *testing.T, i int, before int) float64 {
	t.Helper()
	if i == len(f.points)-1 {
		return 0
	}
	best := math.Inf(1)
	for j := i + 1; j < len(f.points); j++ {
		line, err := f.set.natural(&f.points[i], &f.points[j])
		if err != nil {
			t.Fatal(err)
		}
		if f.narrowest(line) <= f.width+tolerance || j == i+1 {
			bad, class := f.badness(i, j, line)
			d := f.demerits(i, j, bad)
			if f.how.Justify && i > 0 && (before > class+1 || class > before+1) {
				d += adjacent
			}
			best = min(best, d+f.least(t, j, class))
		}
		if f.points[j].must {
			break
		}
	}
	return best
}

func (f *fitter) cost(t *testing.T, ends []int) float64 {
	t.Helper()
	total, i, before := 0.0, 0, 0
	for _, j := range ends {
		line, err := f.set.natural(&f.points[i], &f.points[j])
		if err != nil {
			t.Fatal(err)
		}
		bad, class := f.badness(i, j, line)
		total += f.demerits(i, j, bad)
		if f.how.Justify && i > 0 && (before > class+1 || class > before+1) {
			total += adjacent
		}
		i, before = j, class
	}
	return total
}

// No other way to break costs less than the one that is found.
func TestFitIsTheBest(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for n := range 400 {
		var words []string
		for range 3 + random.IntN(9) {
			words = append(words, strings.Repeat("m", 1+random.IntN(6)))
			if random.IntN(8) == 0 {
				words[len(words)-1] += "\u00ad" + words[len(words)-1]
			}
			if random.IntN(20) == 0 {
				words[len(words)-1] += "\n"
			}
		}
		s, err := newSetting(spans(strings.Join(words, " ")), "", false)
		if err != nil {
			t.Fatal(err)
		}
		f := &fitter{set: s, width: Pt(8 + random.IntN(12)), how: Breaking{Justify: n%2 == 0}}
		if f.points, err = s.points(0); err != nil {
			t.Fatal(err)
		}
		if err := f.openTooLong(); err != nil {
			t.Fatal(err)
		}
		ends, _, err := f.fit()
		if err != nil {
			t.Fatal(err)
		}
		if got, want := f.cost(t, ends), f.least(t, 0, 0); got > want*(1+1e-9) {
			t.Errorf("%q at %v costs %v, the best way %v", words, f.width, got, want)
		}
	}
}

func TestJustified(t *testing.T) {
	text := "The government work report asks for industrial innovation that starts from science and technology, and for further new industrialisation.\nThe aims it gives are higher total factor productivity, steadily stronger new drivers of growth."
	style := Style{Face: NewFace(parseFont(t, serif)), Size: 10}
	const width = 260
	lines, err := Break([]Span{{Text: text, Style: style}}, Offset{}, width, Breaking{Justify: true, Hyphens: hyphenator(t, "en-gb")})
	if err != nil {
		t.Fatal(err)
	}
	for i, l := range lines {
		last := i == len(lines)-1 || text[l.End.Byte-1] == '\n'
		switch {
		case last && (l.Width >= width || l.Stretch != 0):
			t.Errorf("the last line %q is %v wide", painted(l), l.Width)
		case !last && math.Abs(l.Width-width) > 1e-6:
			t.Errorf("%q is %v wide, want %v", painted(l), l.Width, width)
		case l.Stretch < -1.0/3 || l.Stretch > 1:
			t.Errorf("%q stretches by %v", painted(l), l.Stretch)
		}
	}
	// A line that cannot be filled with decency is left short, and says so.
	lines, err = Break([]Span{{Text: "In einer Donaudampfschifffahrtsgesellschaftskapitänskajüte", Style: style}}, Offset{}, 262, Breaking{Justify: true})
	if err != nil {
		t.Fatal(err)
	}
	if l := lines[0]; l.Width > 100 || l.Stretch < loosest {
		t.Errorf("%q is %v wide at a stretch of %v", painted(l), l.Width, l.Stretch)
	}
}

// Words are divided alike however their letters are written.
func TestComposedAndDecomposedAlike(t *testing.T) {
	style := Style{Face: NewFace(parseFont(t, plex)), Size: 10}
	how := Breaking{Lang: "de", Hyphens: hyphenator(t, "de")}
	const words = "länderübergreifende Übergangsregelungen für öffentlich geförderte Wissenschaftsverbände gewährleisten"
	var set [2]string
	for i, s := range []string{norm.NFC.String(words), norm.NFD.String(words)} {
		lines, err := Break([]Span{{Text: s, Style: style}}, Offset{}, 90, how)
		if err != nil {
			t.Fatal(err)
		}
		for _, l := range lines {
			set[i] += painted(l) + "|"
		}
	}
	if set[0] != set[1] || !strings.Contains(set[0], "\u00ad") {
		t.Errorf("composed %q, decomposed %q", set[0], set[1])
	}
}

// Where a font has no hyphen, words set in it are not divided, and nothing is wrong.
func TestFontWithoutHyphen(t *testing.T) {
	lacking := *parseFont(t, plex)
	lacking.cmap = lettersOnly{lacking.cmap}
	lacking.finish()
	style := Style{Face: NewFace(&lacking, Fixed("Everything", 1)), Size: 10}
	in := []Span{{Text: "consti\u00adtution institutional", Style: style}}
	lines, err := Break(in, Offset{}, 45, Breaking{Hyphens: hyphenator(t, "en-gb")})
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range lines {
		if l.Hyphenated {
			t.Errorf("%q is divided", painted(l))
		}
	}
}

// lettersOnly hides all but letters and spaces.
type lettersOnly struct{ font.Cmap }

func (c lettersOnly) Lookup(r rune) (font.GID, bool) {
	if !unicode.IsLetter(r) && r != ' ' {
		return 0, false
	}
	return c.Cmap.Lookup(r)
}
