package text

import "unicode"

// Fixed makes a font without a file, for tests of layout: every character has one glyph that is
// advance ems wide, ascends 0.8 ems and descends 0.2. Only the characters of the private use areas
// (U+E000 and so on) have none, so that a missing glyph can be tested too.
func Fixed(name string, advance float64) *Font {
	f := &Font{name: name, unitsPerEm: 1000, ascent: 0.8, descent: 0.2, capHeight: 0.7, fixed: advance}
	return f.finish()
}

// fixedGlyph numbers glyphs by their character, folded into 16 bits.
func fixedGlyph(r rune) (GlyphID, bool) {
	if r == 0 || unicode.Is(unicode.Co, r) {
		return 0, false
	}
	return GlyphID(r%0xFFFF) + 1, true
}

// fixedOutline is a box from baseline to capital height, whatever the glyph.
func (f *Font) fixedOutline() []OutlineSegment {
	w, h := f.fixed, -f.capHeight
	corners := []OutlinePoint{{0, 0}, {0, h}, {w, h}, {w, 0}, {0, 0}}
	out := make([]OutlineSegment, len(corners))
	for i, p := range corners {
		out[i] = OutlineSegment{Op: OutlineLine, P: [3]OutlinePoint{p}}
	}
	out[0].Op = OutlineMove
	return out
}
