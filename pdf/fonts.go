package pdf

import (
	"fmt"
	"strconv"
	"strings"

	"report/layout/text"
)

// face is one font as the document uses it: which of its glyphs, and the code of each. Codes count
// from 1 in order of first use, so a document says the same however large the font is.
type face struct {
	font     *text.Font
	resource string // what pages call it
	sfnt     *sfnt
	coded    []codedGlyph // by code; 0 is what a viewer shows for a code that is not there
	codes    map[meaning]uint16
	latest   []uint16 // by glyph, the code that was last asked for: mostly the one asked for again
}

// codedGlyph is a glyph with the text that it stands for.
type codedGlyph struct {
	meaning
	width uint16 // thousandths of an em
}

// meaning is a glyph together with the text that it stands for: the same outline can be a space and
// a no-break space, and each is to be found and copied as what it is.
type meaning struct {
	glyph text.GlyphID
	text  string
}

const mostCodes = 0xFFFF

// unspoken is what the glyphs of a cluster after its first stand for: nothing that is seen. A
// ToUnicode map has no way to say nothing.
const unspoken = "\u200B"

// faces holds the fonts of a document in order of first use.
type faces struct {
	list   []*face
	byFont map[*text.Font]*face
}

// of returns the face of a font, reading the font when it is new.
func (fs *faces) of(font *text.Font) (*face, error) {
	if f, ok := fs.byFont[font]; ok {
		return f, nil
	}
	read, err := readSFNT(font.Data())
	if err != nil {
		return nil, &text.FontError{Name: font.Name(), Err: fmt.Errorf("cannot be embedded: %w", err)}
	}
	f := &face{
		font: font, sfnt: read, resource: "F" + strconv.Itoa(len(fs.list)+1),
		coded: make([]codedGlyph, 1, 128), codes: map[meaning]uint16{}, latest: make([]uint16, read.numGlyphs),
	}
	fs.list = append(fs.list, f)
	fs.byFont[font] = f
	return f, nil
}

// code returns the code for a glyph that stands for s, giving out a new one where needed.
func (f *face) code(g text.GlyphID, s string) (uint16, error) {
	if int(g) >= f.sfnt.numGlyphs {
		return 0, fmt.Errorf("font %s has no glyph %d", f.font.Name(), g)
	}
	if c := f.latest[g]; c != 0 && f.coded[c].text == s {
		return c, nil
	}
	m := meaning{g, s}
	c, ok := f.codes[m]
	if !ok {
		if len(f.coded) > mostCodes {
			return 0, fmt.Errorf("font %s: more than %d different glyphs and ligatures in one document", f.font.Name(), mostCodes)
		}
		c = uint16(len(f.coded))
		m.text = strings.Clone(s) // not to keep a whole line's text
		f.codes[m] = c
		f.coded = append(f.coded, codedGlyph{m, f.sfnt.width(g)})
	}
	f.latest[g] = c
	return c, nil
}
