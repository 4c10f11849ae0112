package text

import (
	"crypto/sha256"
	"sync"

	"github.com/go-text/typesetting/font"
	"golang.org/x/image/font/sfnt"
)

// Font is one parsed TrueType file. It does not change after Parse and may be shared between
// documents and goroutines.
type Font struct {
	name       string
	data       []byte
	unitsPerEm int
	cmap       font.Cmap
	low        [lowRunes]GlyphID // cmap of the commonest characters, 0 where there is none
	advances   []float64         // in ems, by glyph
	ascent     float64
	descent    float64
	capHeight  float64
	fixed      float64 // advance of every glyph of a font made by Fixed, which has no file

	sum      func() [sha256.Size]byte   // adds up once
	outlines func() (*sfnt.Font, error) // parses once, when the first outline is asked for
	layout   func() (*font.Font, error) // parses once, when the first word is shaped; nil without a file
	shapers  *sync.Pool                 // of *shaper
	words    *wordCache
}

// lowRunes covers Latin with its common extensions.
const lowRunes = 0x180

// Name is the name given to Parse.
func (f *Font) Name() string { return f.name }

// Data is the file, not to be changed. It is nil for a font made by Fixed.
func (f *Font) Data() []byte { return f.data }

// Sum is the SHA-256 of the file: what tells the fonts of two runs of the program apart.
func (f *Font) Sum() [sha256.Size]byte { return f.sum() }

// UnitsPerEm is the number of font units that make one em.
func (f *Font) UnitsPerEm() int { return f.unitsPerEm }

// Ascent is how far a line reaches above the baseline, in ems.
func (f *Font) Ascent() float64 { return f.ascent }

// Descent is how far a line reaches below the baseline, in ems, positive.
func (f *Font) Descent() float64 { return f.descent }

// CapHeight is the height of flat capitals, in ems.
func (f *Font) CapHeight() float64 { return f.capHeight }

// Glyph returns the nominal glyph of a character.
func (f *Font) Glyph(r rune) (GlyphID, bool) {
	if uint32(r) < lowRunes {
		g := f.low[r]
		return g, g != 0
	}
	return f.lookup(r)
}

func (f *Font) lookup(r rune) (GlyphID, bool) {
	if f.cmap == nil {
		return fixedGlyph(r)
	}
	g, ok := f.cmap.Lookup(r)
	if !ok || g == 0 || int(g) >= len(f.advances) {
		return 0, false
	}
	return GlyphID(g), true
}

// Advance is how far a glyph moves the pen, in ems. Glyphs that the font does not have move it
// nowhere.
func (f *Font) Advance(g GlyphID) float64 {
	if f.cmap == nil {
		return f.fixed
	}
	if int(g) >= len(f.advances) {
		return 0
	}
	return f.advances[g]
}

// finish fills what is derived from the rest.
func (f *Font) finish() *Font {
	for r := range f.low {
		f.low[r], _ = f.lookup(rune(r))
	}
	data := f.data
	if data != nil {
		f.layout = sync.OnceValues(f.parseLayout)
	}
	f.shapers, f.words = &sync.Pool{}, &wordCache{}
	f.sum = sync.OnceValue(func() [sha256.Size]byte { return sha256.Sum256(data) })
	f.outlines = sync.OnceValues(func() (*sfnt.Font, error) { return sfnt.Parse(data) })
	return f
}
