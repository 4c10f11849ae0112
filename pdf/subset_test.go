package pdf

import (
	"bytes"
	"encoding/binary"
	"os"
	"slices"
	"strings"
	"testing"

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

// codedFor are the glyphs of the characters that a font has.
func codedFor(t testing.TB, data []byte, characters string) []codedGlyph {
	t.Helper()
	font, err := text.Parse("font", data)
	if err != nil {
		t.Fatal(err)
	}
	coded := make([]codedGlyph, 1)
	for _, r := range characters {
		if g, ok := font.Glyph(r); ok {
			coded = append(coded, codedGlyph{meaning: meaning{g, string(r)}})
		}
	}
	return coded
}

func TestSubsetShowsTheSameOutlines(t *testing.T) {
	for _, name := range []string{
		"ibm-plex-sans/IBMPlexSans_400Regular.ttf", "source-serif-4/SourceSerif4_400Regular.ttf",
		"noto-sans-sc/NotoSansSC-400Regular-gb2312.ttf",
	} {
		whole, err := readSFNT(fontFile(t, name))
		if err != nil {
			t.Fatal(err)
		}
		coded := codedFor(t, fontFile(t, name), "AÄaägå 技术fi,")
		data, glyphs, err := subset(whole, coded)
		if err != nil {
			t.Fatal(err)
		}
		if len(data) > 16_000 {
			t.Errorf("%s: %d bytes for a dozen glyphs", name, len(data))
		}
		if sum := tableChecksum(data); sum != 0xB1B0AFBA {
			t.Errorf("%s: its checksum is %#x", name, sum)
		}
		cut, err := readSFNT(data)
		if err != nil {
			t.Fatal(err)
		}
		for code, c := range coded {
			g := text.GlyphID(code)
			if glyphs != nil {
				g = text.GlyphID(u16(glyphs, 2*code))
			}
			if whole.width(c.glyph) != cut.width(g) || !slices.Equal(drawn(t, whole, c.glyph), drawn(t, cut, g)) {
				t.Errorf("%s: %q is another glyph", name, c.text)
			}
		}
	}
}

// drawn are the bytes of all outlines that make up a glyph, without the numbers of its components.
func drawn(t *testing.T, f *sfnt, g text.GlyphID) []byte {
	t.Helper()
	o, err := f.outline(g)
	if err != nil {
		t.Fatal(err)
	}
	at, err := components(g, o)
	if err != nil {
		t.Fatal(err)
	}
	own := bytes.Clone(o)
	var all []byte
	for _, p := range at {
		all = append(all, drawn(t, f, text.GlyphID(u16(o, p)))...)
		own[p], own[p+1] = 0, 0
	}
	// Four bytes are the least that a table's outlines begin at.
	return append(all, append(own, make([]byte, -len(own)&3)...)...)
}

func TestCodesOfOneGlyph(t *testing.T) {
	data := fontFile(t, "ibm-plex-sans/IBMPlexSans_400Regular.ttf")
	f, err := readSFNT(data)
	if err != nil {
		t.Fatal(err)
	}
	coded := codedFor(t, data, "a b")
	if _, glyphs, err := subset(f, coded); err != nil || glyphs != nil {
		t.Errorf("codes are mapped to themselves as %x (%v)", glyphs, err)
	}
	coded = append(coded, codedGlyph{meaning: meaning{coded[2].glyph, "\u00A0"}})
	if _, glyphs, err := subset(f, coded); err != nil || !slices.Equal(glyphs, []byte{0, 0, 0, 1, 0, 2, 0, 3, 0, 2}) {
		t.Errorf("got %x (%v)", glyphs, err)
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
	_, _, err := subset(f, []codedGlyph{{}, {meaning: meaning{1, "a"}}})
	if err == nil || err.Error() != "glyph 1 is composed of glyphs more than 8 levels deep" {
		t.Error(err)
	}
}

// FuzzSubset changes bytes of a font. What comes of it is an error, or a font that can be read again.
func FuzzSubset(f *testing.F) {
	data := fontFile(f, "ibm-plex-sans/IBMPlexSans_400Regular.ttf")
	whole, err := readSFNT(data)
	if err != nil {
		f.Fatal(err)
	}
	small, _, err := subset(whole, codedFor(f, data, "AÄaäfi,"))
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
		var coded []codedGlyph
		for g := range min(font.numGlyphs, 20) {
			coded = append(coded, codedGlyph{meaning: meaning{glyph: text.GlyphID(g)}})
		}
		cut, _, err := subset(font, coded)
		if err != nil {
			return
		}
		again, err := readSFNT(cut)
		if err != nil {
			t.Fatalf("the subset cannot be read: %v", err)
		}
		for g := range again.numGlyphs {
			o, err := again.outline(text.GlyphID(g))
			if err != nil {
				t.Fatal(err)
			}
			if _, err := components(text.GlyphID(g), o); err != nil {
				t.Fatal(err)
			}
		}
	})
}
