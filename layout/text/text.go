// Package text turns strings into positioned glyphs: it knows fonts, fallback from one font to
// the next, widths and where a line may end. It knows nothing of pages.
//
// Lengths are in points (1/72 inch) unless said. The seam to the rest of the program is the Run:
// glyphs of one font with their advances. What is painted is exactly what was measured; a better
// shaper changes the glyphs in a Run and nothing else.
//
// One glyph is set after the other, from left to right. Scripts that need more, such as Arabic and
// Devanagari, are refused: see UnsupportedScript.
package text

// Pt is a length in points, 1/72 of an inch.
type Pt = float64

// Color is an opaque sRGB colour.
type Color struct{ R, G, B uint8 }

// GlyphID numbers a glyph in one font file.
type GlyphID = uint16

// Glyph is one glyph of a run. Its advance already holds tracking and kerning.
type Glyph struct {
	ID      GlyphID
	Advance Pt
	DX, DY  Pt  // offset of the drawing from the pen, DY downwards
	Cluster int // byte offset in Run.Text of the characters that this glyph stands for
}

// Run is a piece of one line set in one font, size and colour: what a page item paints.
type Run struct {
	Font   *Font
	Size   Pt
	Color  Color
	Glyphs []Glyph
	Text   string // what was set, in reading order, valid UTF-8
	Span   int    // index of the span that the run comes from
	X      Pt     // left edge within its line
	Width  Pt     // sum of the advances
}

// Style says how a span is set.
type Style struct {
	Face     *Face
	Size     Pt
	Color    Color
	Tracking Pt // added after every glyph
	Rise     Pt // upwards shift of the baseline
}

// Span is a stretch of text in one style. "\n" ends a line; U+00AD is a soft hyphen; U+00A0 does
// not break.
type Span struct {
	Text  string
	Style Style
	Link  string // "https://..." or "#anchor", empty for none
}

// Line is one line of set text.
type Line struct {
	Runs            []Run
	Width           Pt // of the ink's advance, trailing space left out
	Ascent, Descent Pt // the largest of its runs, both positive
	Start, End      Offset
	Overfull        bool // a word wider than the line was split between characters to fit
}

// Offset is a place within spans: the span's index and a byte within its text.
type Offset struct{ Span, Byte int }
