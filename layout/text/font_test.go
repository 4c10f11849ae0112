package text

import (
	"bytes"
	"encoding/binary"
	"errors"
	"math"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/go-text/typesetting/font"
)

const fonts = "../../assets/fonts/"

func readFont(t testing.TB, path string) (string, []byte, error) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(fonts, path))
	return filepath.Base(path), data, err
}

func parseFont(t testing.TB, path string) *Font {
	t.Helper()
	name, data, err := readFont(t, path)
	if err != nil {
		t.Fatal(err)
	}
	f, err := Parse(name, data)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

const (
	plex = "ibm-plex-sans/IBMPlexSans_400Regular.ttf"
	noto = "noto-sans-sc/NotoSansSC-400Regular-gb2312.ttf"
)

// asciiOnly maps ASCII to the glyphs of the same numbers.
type asciiOnly struct{ font.Cmap }

func (asciiOnly) Lookup(r rune) (font.GID, bool) { return font.GID(r), r >= ' ' && r < 0x7F }

// Our reading of the few tables that we read agrees with that of the library's whole reader.
func TestParseAgreesWithLibrary(t *testing.T) {
	files, err := filepath.Glob(fonts + "*/*.ttf")
	if err != nil || len(files) == 0 {
		t.Fatal("no fonts", err)
	}
	for _, path := range files {
		rel, _ := filepath.Rel(fonts, path)
		f := parseFont(t, rel)
		face, err := font.ParseTTF(bytes.NewReader(f.Data()))
		if err != nil {
			t.Fatal(err)
		}
		em := float64(face.Upem())
		for _, r := range "AgÅ0 –“科技。\u00a0" {
			want, ok := face.NominalGlyph(r)
			got, has := f.Glyph(r)
			if has != ok || GlyphID(want) != got {
				t.Errorf("%s: glyph of %q is %d, want %d", rel, r, got, want)
			}
			if a, w := f.Advance(got), float64(face.HorizontalAdvance(want))/em; math.Abs(a-w) > 1e-6 {
				t.Errorf("%s: advance of %q is %v, want %v", rel, r, a, w)
			}
		}
		ext, _ := face.FontHExtents()
		if math.Abs(f.Ascent()*em-float64(ext.Ascender)) > 0.5 || math.Abs(f.Descent()*em+float64(ext.Descender)) > 0.5 {
			t.Errorf("%s: ascent %v and descent %v, want %v and %v", rel, f.Ascent(), f.Descent(), ext.Ascender, ext.Descender)
		}
		if f.CapHeight() < 0.6 || f.CapHeight() > 0.8 {
			t.Errorf("%s: capitals are %v ems high", rel, f.CapHeight())
		}
		if f.UnitsPerEm() != int(face.Upem()) {
			t.Errorf("%s: %d units per em", rel, f.UnitsPerEm())
		}
	}
}

func TestOutline(t *testing.T) {
	f := parseFont(t, plex)
	for _, c := range []struct {
		r        rune
		contours int
	}{{'l', 1}, {'o', 2}, {' ', 0}, {'Å', 4}} { // Å is made of two glyphs
		g, _ := f.Glyph(c.r)
		segments, err := f.Outline(g)
		if err != nil {
			t.Fatal(err)
		}
		contours, top := 0, 0.0
		for _, s := range segments {
			if s.Op == OutlineMove {
				contours++
			}
			top = min(top, s.P[0].Y)
		}
		if contours != c.contours {
			t.Errorf("%q has %d contours, want %d", c.r, contours, c.contours)
		}
		if c.contours > 0 && (top > -0.4 || top < -1.1) {
			t.Errorf("%q reaches to %v", c.r, top)
		}
	}
	if measured := f.measuredCapHeight(); math.Abs(measured-f.CapHeight()) > 0.01 {
		t.Errorf("H is %v high, the font says %v", measured, f.CapHeight())
	}
	if _, err := f.Outline(65000); err == nil || !strings.Contains(err.Error(), "glyph 65000") {
		t.Errorf("a glyph that is not there: %v", err)
	}
}

func TestOutlineFromManyGoroutines(t *testing.T) {
	f := parseFont(t, plex)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for g := range GlyphID(50) {
				if _, err := f.Outline(g); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
}

func TestParseRefuses(t *testing.T) {
	_, data, err := readFont(t, plex)
	if err != nil {
		t.Fatal(err)
	}
	with := func(at int, b ...byte) []byte {
		out := bytes.Clone(data)
		copy(out[at:], b)
		return out
	}
	for _, c := range []struct {
		name string
		data []byte
		want string
	}{
		{"empty", nil, "font X is empty"},
		{"text", []byte("this is a text file"), "font X is not a TrueType font file"},
		{"short", []byte("abc"), "font X is not a font file"},
		{"cff", with(0, []byte("OTTO")...), "font X has CFF (PostScript) outlines; only TrueType fonts with a glyf table can be used"},
		{"collection", with(0, []byte("ttcf")...), "font X is a collection of fonts (TTC); give a file that holds one font"},
		{"woff2", with(0, []byte("wOF2")...), "font X is a web font (WOFF); give the TrueType file that it was made from"},
		{"cut off", data[:len(data)/2], "font X is truncated: table "},
		{"cut in the directory", data[:100], "font X is truncated: its list of "},
		{"no tables", with(4, 0, 0), `font X is broken: it has no "cmap" table`},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := Parse("X", c.data)
			if err == nil || !strings.HasPrefix(err.Error(), c.want) {
				t.Errorf("got %v, want %s", err, c.want)
			}
		})
	}
}

func TestLibrary(t *testing.T) {
	opened := map[string]int{}
	var mu sync.Mutex
	l := NewLibrary()
	add := func(family string, weight int, italic bool, path string) {
		l.Add(family, weight, italic, func() (string, []byte, error) {
			mu.Lock()
			opened[path]++
			mu.Unlock()
			return readFont(t, path)
		})
	}
	add("IBM Plex Sans", 400, false, plex)
	add("IBM Plex Sans", 700, false, "ibm-plex-sans/IBMPlexSans_700Bold.ttf")
	add("IBM Plex Sans", 400, true, "ibm-plex-sans/IBMPlexSans_400Regular_Italic.ttf")
	add("Noto Sans SC", 400, false, noto)
	l.Add("Broken", 400, false, func() (string, []byte, error) { return "", nil, errors.New("disk on fire") })

	if got := strings.Join(l.Families(), ", "); got != "Broken, IBM Plex Sans, Noto Sans SC" {
		t.Errorf("families are %s", got)
	}
	face, err := l.Face([]string{"ibm plex sans", "Noto Sans SC"}, 400, false)
	if err != nil {
		t.Fatal(err)
	}
	if len(opened) != 0 {
		t.Errorf("opened before anything was asked for: %v", opened)
	}
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			if f, _, err := face.Find('A'); err != nil || f.Name() != filepath.Base(plex) {
				t.Error(f, err)
			}
		})
	}
	wg.Wait()
	if len(opened) != 1 || opened[plex] != 1 {
		t.Errorf("opened %v, want the first font once", opened)
	}
	if f, _, err := face.Find('创'); err != nil || f.Name() != filepath.Base(noto) {
		t.Error(f, err)
	}
	for _, families := range [][]string{{"Helvetica"}, nil} {
		if _, err := l.Face(families, 400, false); err == nil {
			t.Errorf("%q is no error", families)
		}
	}
	broken, err := l.Face([]string{"Broken"}, 400, false)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Measure([]Span{{Text: "x", Style: Style{Face: broken, Size: 1}}}); err == nil || !strings.Contains(err.Error(), "disk on fire") {
		t.Errorf("got %v", err)
	}
}

func TestWeights(t *testing.T) {
	for _, c := range []struct {
		wanted int
		italic bool
		have   string // weights, italics marked
		want   string
	}{
		{400, false, "300 400 700", "400"},
		{400, false, "300 500 700", "500"},
		{450, false, "400 600", "400"},
		{500, false, "400 600", "400"},
		{500, false, "300 600", "300"},
		{400, false, "600 700", "600"},
		{600, false, "400 700", "700"},
		{700, false, "400 500", "500"},
		{300, false, "200 400", "200"},
		{300, false, "400 700", "400"},
		{700, true, "400i 700", "400i"},
		{700, true, "400 700", "700"},
		{400, false, "400i 900", "900"},
	} {
		var fam family
		for _, w := range strings.Fields(c.have) {
			n, italic := strings.CutSuffix(w, "i")
			s := &source{italic: italic}
			for _, d := range n {
				s.weight = s.weight*10 + int(d-'0')
			}
			fam.fonts = append(fam.fonts, s)
		}
		got := fam.match(c.wanted, c.italic)
		for i, w := range strings.Fields(c.have) {
			if fam.fonts[i] == got && w != c.want {
				t.Errorf("%d (italic %v) of %s gives %s, want %s", c.wanted, c.italic, c.have, w, c.want)
			}
		}
	}
}

// FuzzParse changes single bytes of a font, or cuts it: Parse may refuse the result, and what it
// takes can be used without a panic.
func FuzzParse(f *testing.F) {
	_, data, err := readFont(f, plex)
	if err != nil {
		f.Fatal(err)
	}
	for i := range 40 {
		f.Add(uint32(12+8*i), uint32(0xFFFFFFFF), len(data))
	}
	f.Add(uint32(0), uint32(0x00010000), 5000)
	f.Fuzz(func(t *testing.T, at, value uint32, length int) {
		broken := bytes.Clone(data[:max(0, min(length, len(data)))])
		if int(at)+4 <= len(broken) {
			binary.BigEndian.PutUint32(broken[at:], value)
		}
		font, err := Parse("broken.ttf", broken)
		if err != nil {
			return
		}
		style := Style{Face: NewFace(font), Size: 10}
		line, err := Measure([]Span{{Text: "Åg 12\u2009%", Style: style}})
		if err != nil {
			return
		}
		for _, r := range line.Runs {
			for _, g := range r.Glyphs {
				// An error is as good as an outline here.
				_, _ = r.Font.Outline(g.ID)
			}
		}
	})
}

func BenchmarkParse(b *testing.B) {
	for _, path := range []string{plex, noto} {
		_, data, err := readFont(b, path)
		if err != nil {
			b.Fatal(err)
		}
		b.Run(filepath.Base(path), func(b *testing.B) {
			for b.Loop() {
				if _, err := Parse("", data); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// A library that includes another asks its own files first, and shares the others' fonts.
func TestIncludedLibrary(t *testing.T) {
	file := func(f *Font) func() (string, []byte, error) {
		return func() (string, []byte, error) { return f.name, f.data, nil }
	}
	base, own := NewLibrary(), NewLibrary()
	base.Add("Plex", 400, false, file(parseFont(t, plex)))
	base.Add("Plex", 700, false, file(parseFont(t, serif)))
	own.Add("plex", 400, false, file(parseFont(t, noto)))
	own.Include(base)
	first := func(l *Library, weight int) *Font {
		face, err := l.Face([]string{"Plex"}, weight, false)
		if err != nil {
			t.Fatal(err)
		}
		f, err := face.First()
		if err != nil {
			t.Fatal(err)
		}
		return f
	}
	if name := first(own, 400).Name(); name != filepath.Base(noto) {
		t.Errorf("the regular weight is %s", name)
	}
	if first(own, 700) != first(base, 700) {
		t.Error("the included font is parsed again")
	}
}
