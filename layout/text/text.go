// Package text turns strings into lines of positioned glyphs: it knows fonts, fallback from one font
// to the next, shaping, hyphenation, and where a line may end. It knows nothing of pages.
//
// Lengths are in points (1/72 inch) unless said. The seam to the rest of the program is the Run:
// glyphs of one font with their advances. What is painted is exactly what was measured.
//
// A paragraph is set in four steps: each grapheme finds its font (setting.go); words are shaped by
// HarfBuzz, once for each font, whatever the size (shape.go, piece.go); the places where a line may
// end are listed (point.go); and of all ways to break the best is taken (fit.go).
//
// Text runs from left to right. Scripts that run the other way, or whose lines break by a
// dictionary, are refused: see UnsupportedScript.
package text

// Pt is a length in points, 1/72 of an inch.
type Pt = float64

// Color is an opaque sRGB colour.
type Color struct{ R, G, B uint8 }

// GlyphID numbers a glyph in one font file.
type GlyphID = uint16

// Glyph is one glyph of a run. It is small because a long document has millions of them.
type Glyph struct {
	ID      GlyphID
	Cluster uint16  // byte offset in Run.Text of the characters that this glyph stands for
	Advance float32 // in points; holds tracking, kerning and stretched spaces
}

// Shift moves a glyph's drawing away from the pen, in points, DY downwards: marks stand on their
// base so.
type Shift struct{ DX, DY float32 }

// Run is a piece of one line set in one font, size and colour: what a page item paints.
type Run struct {
	Font   *Font
	Size   Pt
	Color  Color
	Glyphs []Glyph
	Shifts []Shift // by glyph; nil where all are painted where the pen is
	// Text is what was set, in reading order, valid UTF-8. A hyphen that a line's end brought is
	// U+00AD, so that it can be told from one that was written.
	Text  string
	Span  int // index of the span that the run comes from
	X     Pt  // left edge within its line
	Width Pt  // sum of the advances
}

// Style says how a span is set.
type Style struct {
	Face     *Face
	Size     Pt
	Color    Color
	Tracking Pt // added after every glyph
	Rise     Pt // upwards shift of the baseline
	Figures  Figures
	// SmallCaps sets lower case as small capitals where the font has them.
	SmallCaps bool
	// Verbatim text gets no hyphens, which would be taken for a part of it: code, identifiers.
	Verbatim bool
}

// Figures says which digits are set, where the font has a choice.
type Figures uint8

// The kinds of figures (OpenType features pnum and tnum).
const (
	ProportionalFigures Figures = iota // for running text
	TabularFigures                     // all of one width: tables, charts, key figures
)

// Breaking says how a paragraph's lines are broken.
type Breaking struct {
	Justify bool        // fill the width; the last line of a paragraph stays as it is
	Lang    string      // BCP 47; the fonts' forms and the spacing of Chinese follow it
	Hyphens *Hyphenator // finds where words may be divided; nil: at soft hyphens only
	// Sparing keeps words whole and divides only those that are wider than a line.
	Sparing bool
	// Balance makes all lines about as long, the last one too: titles and captions.
	Balance bool
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
	Overfull        bool // a word wider than the line was split between characters, or cannot even be
	Hyphenated      bool // the line ends with a hyphen that is not in the source
	Space           bool // white space followed that is not painted, since the line ends there
	// Stretch is how much wider the spaces of a justified line have to be than they want, as a share
	// of a quarter of an em; negative where narrower, 0 in ragged lines. A line that asks for far too
	// much is left short.
	Stretch float64
}

// Offset is a place within spans: the span's index and a byte within its text.
type Offset struct{ Span, Byte int }
