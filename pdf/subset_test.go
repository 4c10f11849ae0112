package pdf

import (
	"bytes"
	"encoding/binary"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/go-pdf/fpdf"

	"report/layout/text"
)

func fontFile(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile("../assets/fonts/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// cutAll cuts the glyphs of the characters given, each under its own code.
func cutAll(data []byte, characters string) ([]byte, error) {
	f, err := readSFNT(data)
	if err != nil {
		return nil, err
	}
	font, err := text.Parse("font", data)
	if err != nil {
		return nil, err
	}
	var codes []codedGlyph
	for _, r := range characters {
		if g, ok := font.Glyph(r); ok {
			codes = append(codes, codedGlyph{uint16(r), g})
		}
	}
	slices.SortFunc(codes, func(a, b codedGlyph) int { return int(a.code) - int(b.code) })
	return subset(f, codes)
}

func TestSubsetShowsTheSameOutlines(t *testing.T) {
	const characters = "AÄaägå 技术fi,"
	for _, name := range []string{
		"ibm-plex-sans/IBMPlexSans_400Regular.ttf", "source-serif-4/SourceSerif4_400Regular.ttf",
		"noto-sans-sc/NotoSansSC-400Regular-gb2312.ttf",
	} {
		whole := fontFile(t, name)
		data, err := cutAll(whole, characters)
		if err != nil {
			t.Fatal(err)
		}
		if len(data) > 16_000 {
			t.Errorf("%s: %d bytes for a dozen glyphs", name, len(data))
		}
		before, err := text.Parse(name, whole)
		if err != nil {
			t.Fatal(err)
		}
		after, err := text.Parse("subset", data)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range characters {
			g, ok := before.Glyph(r)
			cut, okCut := after.Glyph(r)
			if ok != okCut || ok && before.Advance(g) != after.Advance(cut) {
				t.Errorf("%s: %q is another glyph", name, r)
				continue
			}
			want, err := before.Outline(g)
			got, errCut := after.Outline(cut)
			if err != nil || errCut != nil || !slices.Equal(got, want) {
				t.Errorf("%s: %q has another outline (%v, %v)", name, r, err, errCut)
			}
		}
	}
}

// table returns where a table of a font stands.
func table(data []byte, tag string) int {
	for i := range u16(data, 4) {
		if record := data[12+16*i:]; string(record[:4]) == tag {
			return int(binary.BigEndian.Uint32(record[8:]))
		}
	}
	return -1
}

func TestBrokenFonts(t *testing.T) {
	whole := fontFile(t, "ibm-plex-sans/IBMPlexSans_400Regular.ttf")
	put := func(tag string, offset int, value uint16) []byte {
		data := bytes.Clone(whole)
		binary.BigEndian.PutUint16(data[table(data, tag)+offset:], value)
		return data
	}
	for _, c := range []struct {
		name string
		data []byte
		want string
	}{
		{"empty", nil, "it is cut short"},
		{"no font", []byte("hello, this is no font"), "it is no TrueType file"},
		{"no directory", whole[:40], "its table directory is cut short"},
		{"half", whole[:len(whole)/2], "reaches beyond its end"},
		{"no glyphs", put("maxp", 4, 0), "it has no glyphs"},
		{"many glyphs", put("maxp", 4, 60000), "its table of widths is cut short"},
		{"no widths", put("hhea", 34, 0), "it has 0 widths for 1018 glyphs"},
		{"no em", put("head", 18, 0), "0 units per em is out of range"},
		{"bad index format", put("head", 50, 7), "its glyph index has the unknown format 7"},
		{"bad index", put("loca", 2, 0xFFFF), "its glyph index points beyond its outlines"},
		{"licence", put("OS/2", 8, 2), "its licence bits (fsType 0x0002) do not allow embedding a subset"},
	} {
		_, err := readSFNT(c.data)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %v, want %s", c.name, err, c.want)
		}
	}
}

func TestCompositeInACircle(t *testing.T) {
	// Glyph 1 is composed of itself.
	composite := []byte{0xFF, 0xFF, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0}
	f := &sfnt{numGlyphs: 2, loca: []uint32{0, 0, 16}, tables: map[string][]byte{"glyf": composite}}
	_, err := subset(f, []codedGlyph{{'a', 1}})
	if err == nil || err.Error() != "glyph 1 is composed of glyphs more than 8 levels deep" {
		t.Error(err)
	}
}

// FuzzSubset changes bytes of a font. Whatever comes of it, fpdf has to be able to take it.
func FuzzSubset(f *testing.F) {
	small, err := cutAll(fontFile(f, "ibm-plex-sans/IBMPlexSans_400Regular.ttf"), "AÄaäfi,")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(uint32(0), uint32(0), byte(0))
	f.Add(uint32(table(small, "glyf")), uint32(3), byte(0xFF))
	f.Fuzz(func(t *testing.T, at, at2 uint32, value byte) {
		data := bytes.Clone(small)
		data[int(at%uint32(len(data)))] = value
		data[int(at2%uint32(len(data)))] ^= value
		font, err := readSFNT(data)
		if err != nil {
			return
		}
		var codes []codedGlyph
		for g := range min(font.numGlyphs, 20) {
			codes = append(codes, codedGlyph{uint16('A' + g), text.GlyphID(g)})
		}
		cut, err := subset(font, codes)
		if err != nil {
			return
		}
		doc := fpdf.New("P", "pt", "A4", "")
		doc.AddUTF8FontFromBytes("f", "", cut)
		doc.AddPage()
		doc.SetFont("f", "", 10)
		doc.Text(10, 10, "ABCDEFGHIJKLMNOPQRST")
		if err := doc.Output(&bytes.Buffer{}); err != nil {
			t.Errorf("fpdf refuses the subset: %v", err)
		}
	})
}
