package pdf

import (
	"encoding/binary"
	"fmt"
	"strings"
	"unicode/utf16"

	"report/layout/text"
)

// sfnt is a TrueType file as far as cutting a subset needs it. Every slice was checked to lie within
// the file.
type sfnt struct {
	tables     map[string][]byte
	unitsPerEm int
	numGlyphs  int
	numMetrics int // glyphs from here on have the advance of the last one
	loca       []uint32
}

// readSFNT reads the table directory and the tables that index glyphs.
func readSFNT(data []byte) (*sfnt, error) {
	tables, err := readTables(data)
	if err != nil {
		return nil, err
	}
	f := &sfnt{tables: tables}
	for tag, least := range map[string]int{"head": 54, "hhea": 36, "maxp": 6, "hmtx": 4, "loca": 4} {
		if len(tables[tag]) < least {
			return nil, fmt.Errorf("its table %q is missing or cut short", tag)
		}
	}
	f.unitsPerEm = u16(tables["head"], 18)
	f.numGlyphs = u16(tables["maxp"], 4)
	f.numMetrics = u16(tables["hhea"], 34)
	switch {
	case f.unitsPerEm < 16 || f.unitsPerEm > 16384:
		return nil, fmt.Errorf("%d units per em is out of range", f.unitsPerEm)
	case f.numGlyphs == 0:
		return nil, fmt.Errorf("it has no glyphs")
	case f.numMetrics == 0 || f.numMetrics > f.numGlyphs:
		return nil, fmt.Errorf("it has %d widths for %d glyphs", f.numMetrics, f.numGlyphs)
	case len(tables["hmtx"]) < 2*(f.numMetrics+f.numGlyphs):
		return nil, fmt.Errorf("its table of widths is cut short")
	}
	if err := f.checkEmbedding(); err != nil {
		return nil, err
	}
	return f, f.readLoca()
}

func readTables(data []byte) (map[string][]byte, error) {
	if len(data) < 12 {
		return nil, fmt.Errorf("it is cut short")
	}
	if v := binary.BigEndian.Uint32(data); v != 0x00010000 && v != 0x74727565 {
		return nil, fmt.Errorf("it is no TrueType file")
	}
	n := u16(data, 4)
	if len(data) < 12+16*n {
		return nil, fmt.Errorf("its table directory is cut short")
	}
	tables := make(map[string][]byte, n)
	for i := range n {
		record := data[12+16*i:]
		tag := string(record[:4])
		start, length := uint64(binary.BigEndian.Uint32(record[8:])), uint64(binary.BigEndian.Uint32(record[12:]))
		if start+length > uint64(len(data)) {
			return nil, fmt.Errorf("its table %q reaches beyond its end", tag)
		}
		tables[tag] = data[start : start+length : start+length]
	}
	return tables, nil
}

// checkEmbedding refuses fonts whose fsType forbids embedding (bit 1), subsetting (8) or outlines
// (9), and an OS/2 table shorter than its version promises.
func (f *sfnt) checkEmbedding() error {
	os2, ok := f.tables["OS/2"]
	if !ok {
		return nil
	}
	if len(os2) < 78 || u16(os2, 0) > 1 && len(os2) < 96 {
		return fmt.Errorf("its table \"OS/2\" is cut short")
	}
	if t := u16(os2, 8); t == 0x0002 || t&0x0300 != 0 {
		return fmt.Errorf("its licence bits (fsType %#04x) do not allow embedding a subset", t)
	}
	return nil
}

func (f *sfnt) readLoca() error {
	loca, glyf := f.tables["loca"], len(f.tables["glyf"])
	long := u16(f.tables["head"], 50)
	if long > 1 {
		return fmt.Errorf("its glyph index has the unknown format %d", long)
	}
	if len(loca) < (f.numGlyphs+1)*(2+2*long) {
		return fmt.Errorf("its glyph index is cut short")
	}
	f.loca = make([]uint32, f.numGlyphs+1)
	for i := range f.loca {
		if long == 1 {
			f.loca[i] = binary.BigEndian.Uint32(loca[4*i:])
		} else {
			f.loca[i] = 2 * uint32(u16(loca, 2*i))
		}
		if int64(f.loca[i]) > int64(glyf) || i > 0 && f.loca[i] < f.loca[i-1] {
			return fmt.Errorf("its glyph index points beyond its outlines")
		}
	}
	return nil
}

// outline returns a glyph's bytes in glyf, empty for a blank.
func (f *sfnt) outline(g text.GlyphID) ([]byte, error) {
	if int(g) >= f.numGlyphs {
		return nil, fmt.Errorf("it has no glyph %d", g)
	}
	o := f.tables["glyf"][f.loca[g]:f.loca[g+1]]
	if len(o) > 0 && len(o) < 10 {
		return nil, fmt.Errorf("the outline of glyph %d is cut short", g)
	}
	return o, nil
}

// metrics returns a glyph's advance and left side bearing in font units.
func (f *sfnt) metrics(g text.GlyphID) (advance, bearing uint16) {
	hmtx, i := f.tables["hmtx"], int(g)
	if i < f.numMetrics {
		return uint16(u16(hmtx, 4*i)), uint16(u16(hmtx, 4*i+2))
	}
	return uint16(u16(hmtx, 4*f.numMetrics-4)), uint16(u16(hmtx, 2*f.numMetrics+2*i))
}

// width returns a glyph's advance in whole thousandths of an em: some viewers read no decimals.
func (f *sfnt) width(g text.GlyphID) uint16 {
	advance, _ := f.metrics(g)
	return uint16(min(mostWidth, (2000*int(advance)+f.unitsPerEm)/(2*f.unitsPerEm)))
}

// mostWidth is the largest number that every viewer reads as a width.
const mostWidth = 1<<15 - 1

// postScriptName is the font's own name (name table, identifier 6) in the characters that a PDF name
// takes without escapes, or "" when it has none.
func (f *sfnt) postScriptName() string {
	table := f.tables["name"]
	if len(table) < 6 {
		return ""
	}
	strings6 := func(record []byte) string {
		start := u16(table, 4) + u16(record, 10)
		end := start + u16(record, 8)
		if u16(record, 6) != 6 || end > len(table) {
			return ""
		}
		raw := table[start:end]
		if platform := u16(record, 0); platform == 1 {
			return string(raw)
		}
		units := make([]uint16, len(raw)/2)
		for i := range units {
			units[i] = uint16(u16(raw, 2*i))
		}
		return string(utf16.Decode(units))
	}
	for i := range u16(table, 2) {
		record := 6 + 12*i
		if record+12 > len(table) {
			return ""
		}
		if s := plainName(strings6(table[record:])); s != "" {
			return s
		}
	}
	return ""
}

// plainName keeps letters, digits and hyphens, at most 63 of them.
func plainName(s string) string {
	s = strings.Map(func(r rune) rune {
		if r == '-' || r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' {
			return r
		}
		return -1
	}, s)
	return s[:min(len(s), 63)]
}

func u16(b []byte, i int) int { return int(b[i])<<8 | int(b[i+1]) }
