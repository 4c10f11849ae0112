package text

import (
	"encoding/binary"
	"errors"
	"fmt"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype/tables"
)

// FontError says what is wrong with a font file.
type FontError struct {
	Name string
	Err  error // completes the sentence "font NAME ..."
}

func (e *FontError) Error() string { return fmt.Sprintf("font %s %v", e.Name, e.Err) }
func (e *FontError) Unwrap() error { return e.Err }

// Parse reads a TrueType font (glyf outlines). The name is for messages. A truncated, broken or CFF
// font is a *FontError; it never panics. data is kept and must not change.
//
// Only the tables that every use needs are read, which makes a font of two megabytes cost some 0.3 ms
// instead of 10: outlines and layout rules wait until they are asked for.
func Parse(name string, data []byte) (f *Font, err error) {
	defer func() {
		// The tables are parsed by a library that promises no more than we do.
		if p := recover(); p != nil {
			err = fmt.Errorf("is broken: %v", p)
		}
		if err != nil {
			f, err = nil, &FontError{name, err}
		}
	}()
	if err := checkFormat(data); err != nil {
		return nil, err
	}
	dir, err := readDirectory(data)
	if err != nil {
		return nil, err
	}
	f = &Font{name: name, data: data}
	if err := f.read(dir); err != nil {
		return nil, err
	}
	f.finish()
	if f.capHeight <= 0 {
		f.capHeight = f.measuredCapHeight()
	}
	return f, nil
}

// checkFormat tells by its first bytes a TrueType file from what is often taken for one. Its errors
// complete a sentence that begins with the font's name.
func checkFormat(data []byte) error {
	if len(data) == 0 {
		return errors.New("is empty")
	}
	if len(data) < 12 {
		return errors.New("is not a font file")
	}
	switch string(data[:4]) {
	case "\x00\x01\x00\x00", "true":
		return nil
	case "OTTO":
		return errors.New("has CFF (PostScript) outlines; only TrueType fonts with a glyf table can be used")
	case "ttcf":
		return errors.New("is a collection of fonts (TTC); give a file that holds one font")
	case "wOFF", "wOF2":
		return errors.New("is a web font (WOFF); give the TrueType file that it was made from")
	}
	return errors.New("is not a TrueType font file")
}

// readDirectory finds the tables and makes sure that each lies within the file.
func readDirectory(data []byte) (map[string][]byte, error) {
	n := int(binary.BigEndian.Uint16(data[4:]))
	if 12+16*n > len(data) {
		return nil, fmt.Errorf("is truncated: its list of %d tables does not fit into %d bytes", n, len(data))
	}
	dir := make(map[string][]byte, n)
	for i := range n {
		entry := data[12+16*i:]
		tag := string(entry[:4])
		start := uint64(binary.BigEndian.Uint32(entry[8:]))
		end := start + uint64(binary.BigEndian.Uint32(entry[12:]))
		if end > uint64(len(data)) {
			return nil, fmt.Errorf("is truncated: table %q ends at byte %d, the file has %d", tag, end, len(data))
		}
		if _, twice := dir[tag]; !twice {
			dir[tag] = data[start:end:end]
		}
	}
	for _, tag := range []string{"cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp"} {
		if dir[tag] == nil {
			return nil, fmt.Errorf("is broken: it has no %q table", tag)
		}
	}
	return dir, nil
}

func (f *Font) read(dir map[string][]byte) error {
	head, _, err := tables.ParseHead(dir["head"])
	if err != nil {
		return brokenTable("head", err)
	}
	if head.UnitsPerEm < 16 || head.UnitsPerEm > 16384 {
		return fmt.Errorf("is broken: %d units per em", head.UnitsPerEm)
	}
	f.unitsPerEm = int(head.UnitsPerEm)
	maxp, _, err := tables.ParseMaxp(dir["maxp"])
	if err != nil {
		return brokenTable("maxp", err)
	}
	if maxp.NumGlyphs == 0 {
		return errors.New("is broken: it has no glyphs")
	}
	hhea, _, err := tables.ParseHhea(dir["hhea"])
	if err != nil {
		return brokenTable("hhea", err)
	}
	if err := f.readAdvances(dir["hmtx"], int(hhea.NumOfLongMetrics), int(maxp.NumGlyphs)); err != nil {
		return err
	}
	if err := checkOutlines(dir, head, int(maxp.NumGlyphs)); err != nil {
		return err
	}
	// Without OS/2, which old fonts lack, hhea and what can be measured have to do.
	os2, _, err := tables.ParseOs2(dir["OS/2"])
	if err != nil && dir["OS/2"] != nil {
		return brokenTable("OS/2", err)
	}
	f.readLineMetrics(hhea, os2)
	return f.readCmap(dir["cmap"], os2.FontPage())
}

func brokenTable(tag string, err error) error {
	return fmt.Errorf("is broken: table %q cannot be read: %w", tag, err)
}

func (f *Font) readAdvances(raw []byte, long, glyphs int) error {
	if long == 0 || long > glyphs {
		return fmt.Errorf("is broken: %d advances for %d glyphs", long, glyphs)
	}
	hmtx, _, err := tables.ParseHmtx(raw, long, 0)
	if err != nil {
		return brokenTable("hmtx", err)
	}
	f.advances = make([]float64, glyphs)
	em := float64(f.unitsPerEm)
	for g := range f.advances {
		m := hmtx.Metrics[min(g, long-1)] // the last advance stands for all glyphs after it
		f.advances[g] = float64(uint16(m.AdvanceWidth)) / em
	}
	return nil
}

// checkOutlines makes sure that each glyph's outline lies within the glyf table.
func checkOutlines(dir map[string][]byte, head tables.Head, glyphs int) error {
	loca, err := tables.ParseLoca(dir["loca"], glyphs, head.IndexToLocFormat == 1)
	if err != nil {
		return brokenTable("loca", err)
	}
	for g := range glyphs {
		if loca[g] > loca[g+1] || int64(loca[g+1]) > int64(len(dir["glyf"])) {
			return fmt.Errorf("is broken: the outline of glyph %d lies outside of the glyf table", g)
		}
	}
	return nil
}

// readLineMetrics prefers hhea, as browsers do on all systems, unless the font asks for its typographic
// metrics (OpenType specification, OS/2, fsSelection bit 7).
func (f *Font) readLineMetrics(hhea tables.Hhea, os2 tables.Os2) {
	const useTypoMetrics = 1 << 7
	em := float64(f.unitsPerEm)
	ascent, descent := hhea.Ascender, hhea.Descender
	typo := os2.STypoAscender != 0 || os2.STypoDescender != 0
	if typo && (os2.FsSelection&useTypoMetrics != 0 || ascent == 0 && descent == 0) {
		ascent, descent = os2.STypoAscender, os2.STypoDescender
	}
	if descent > 0 { // some fonts have it positive
		descent = -descent
	}
	f.ascent, f.descent = float64(ascent)/em, -float64(descent)/em
	if f.ascent <= 0 {
		f.ascent, f.descent = 0.8, 0.2
	}
	const capHeightAt = 10 // sCapHeight in what follows version 1's fields
	if os2.Version >= 2 && len(os2.HigherVersionData) >= capHeightAt+2 {
		f.capHeight = float64(int16(binary.BigEndian.Uint16(os2.HigherVersionData[capHeightAt:]))) / em
	}
}

func (f *Font) readCmap(raw []byte, page tables.FontPage) error {
	table, _, err := tables.ParseCmap(raw)
	if err != nil {
		return brokenTable("cmap", err)
	}
	if f.cmap, _, err = font.ProcessCmap(table, page); err != nil {
		return brokenTable("cmap", err)
	}
	return nil
}
