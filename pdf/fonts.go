package pdf

import (
	"fmt"
	"slices"
	"strconv"
	"unicode/utf8"

	"report/layout"
	"report/layout/text"
)

// face is one font as the document uses it: which of its glyphs, and the code of each.
type face struct {
	font   *text.Font
	family string // what fpdf knows it by
	sfnt   *sfnt
	codes  map[meaning]uint16
	plain  map[character]uint16 // the part of codes that stands for one character, found faster
	// coded lists every code given out, with its glyph and the text that it stands for.
	coded   []codedGlyph
	stands  []string // parallel to coded
	private uint16   // the next private-use code
}

// meaning is a glyph together with the text that it stands for: the same outline can be a space and
// a no-break space, and each is to be found and copied as what it is.
type meaning struct {
	glyph text.GlyphID
	text  string
}

type character struct {
	glyph text.GlyphID
	rune  rune
}

// The private-use area of the Basic Multilingual Plane.
const (
	firstPrivate = 0xE000
	lastPrivate  = 0xF8FF
)

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
		font: font, sfnt: read, private: firstPrivate,
		codes: map[meaning]uint16{}, plain: map[character]uint16{},
		family: "f" + strconv.Itoa(len(fs.list)+1),
	}
	fs.list = append(fs.list, f)
	fs.byFont[font] = f
	return f, nil
}

// code returns the code for a glyph that stands for s, giving out a new one where needed: the
// character's own where the glyph is what the font shows for just that character, else a private
// one.
func (f *face) code(g text.GlyphID, s string) (uint16, error) {
	r, n := utf8.DecodeRuneInString(s)
	single := character{g, r}
	if n != len(s) {
		single.rune = -1
	} else if c, ok := f.plain[single]; ok {
		return c, nil
	}
	m := meaning{g, s}
	if c, ok := f.codes[m]; ok {
		return c, nil
	}
	c, err := f.newCode(m)
	if err != nil {
		return 0, err
	}
	f.codes[m] = c
	if single.rune >= 0 {
		f.plain[single] = c
	}
	f.coded = append(f.coded, codedGlyph{c, g})
	f.stands = append(f.stands, s)
	return c, nil
}

func (f *face) newCode(m meaning) (uint16, error) {
	if int(m.glyph) >= f.sfnt.numGlyphs {
		return 0, fmt.Errorf("font %s has no glyph %d", f.font.Name(), m.glyph)
	}
	if c, ok := f.ownCode(m); ok {
		return c, nil
	}
	if f.private > lastPrivate {
		return 0, fmt.Errorf("font %s: more than %d ligatures and alternate glyphs in one document",
			f.font.Name(), lastPrivate-firstPrivate+1)
	}
	f.private++
	return f.private - 1, nil
}

func (f *face) ownCode(m meaning) (uint16, bool) {
	r, n := utf8.DecodeRuneInString(m.text)
	if n == 0 || n != len(m.text) || r == 0 || r >= 0xFFFE || m.text == unspoken ||
		r >= firstPrivate && r <= lastPrivate {
		return 0, false
	}
	nominal, ok := f.font.Glyph(r)
	return uint16(r), ok && nominal == m.glyph
}

// cut returns the small font file to embed, and the codes in use.
func (f *face) cut() ([]byte, []rune, error) {
	coded := slices.Clone(f.coded)
	slices.SortFunc(coded, func(a, b codedGlyph) int { return int(a.code) - int(b.code) })
	data, err := subset(f.sfnt, coded)
	if err != nil {
		return nil, nil, &text.FontError{Name: f.font.Name(), Err: fmt.Errorf("cannot be embedded: %w", err)}
	}
	runes := make([]rune, len(coded))
	for i, c := range coded {
		runes[i] = rune(c.code)
	}
	return data, runes, nil
}

// typeset encodes every text item, by page and item. It has to come before painting: fpdf wants a
// font before its first use, and the font to cut depends on all that is set in it.
func typeset(pages []layout.Page) (*faces, [][]string, error) {
	fs := &faces{byFont: map[*text.Font]*face{}}
	set := make([][]string, len(pages))
	var ends lineEnds
	for p, page := range pages {
		set[p] = make([]string, len(page.Items))
		for i, item := range page.Items {
			t, ok := item.(layout.Text)
			if !ok || len(t.Run.Glyphs) == 0 {
				continue
			}
			f, err := fs.of(t.Run.Font)
			if err != nil {
				return nil, nil, itemError(page, i, err)
			}
			if set[p][i], err = f.encode(t.Run); err != nil {
				return nil, nil, itemError(page, i, err)
			}
			if before, missing := ends.next(p, i, t); missing {
				space, err := fs.byFont[before.last.Run.Font].space()
				if err != nil {
					return nil, nil, itemError(page, i, err)
				}
				set[before.page][before.item] += space
			}
		}
	}
	return fs, set, nil
}

// space shows a space, or nothing where the font has none.
func (f *face) space() (string, error) {
	g, ok := f.font.Glyph(' ')
	if !ok {
		return "", nil
	}
	code, err := f.code(g, " ")
	if err != nil {
		return "", err
	}
	e := encoder{perEm: 1}
	e.show(code, 0)
	e.flush()
	return string(e.out), nil
}
