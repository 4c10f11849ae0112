package text

import (
	"errors"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/go-text/typesetting/segmenter"
	"golang.org/x/text/unicode/norm"
)

// setting is a paragraph's characters with their fonts, the pieces that are shaped as one, and the
// places where a line may end. Lines of any width are broken from it.
type setting struct {
	spans  []Span
	lang   string
	asian  bool // the text is Chinese or Japanese
	chars  []char
	pieces []piece
	sums   []sums // by piece, of all before it; one more than there are pieces

	// Kept from one paragraph to the next:
	runes     []rune // the source's
	letters   []rune // of one word
	segmenter segmenter.Segmenter
	// The places where lines may end: those that the text has, those that hyphenation finds, and both.
	all, found, merged []point
	table              [][classes]best
}

// char is one character with its font.
type char struct {
	font  *Font
	pos   int32 // byte in its span's text
	span  int32
	r     rune // what is set; differs from the source where something else stands in
	flags charFlags
}

type charFlags uint16

const (
	graphemeStart charFlags = 1 << iota
	mayBreak                // a line may end before this character
	mustBreak               // a line ends before this character
	hanging                 // white space that a line's end swallows
	unpainted               // no glyph: ignorable, line end, or part of the character before
	softHyphen              // shows only at a line's end
	altered                 // r is not what stands in the source
	square                  // punctuation that stands in a square of its own here, as Han does
)

func (c *char) is(f charFlags) bool { return c.flags&f != 0 }

// settings are those that wait to be used again: a long document sets thousands of paragraphs.
var settings = sync.Pool{New: func() any { return new(setting) }}

// newSetting sets the spans' joined text. With oneLine line ends are set as spaces. The setting is to be
// released when its lines are made.
func newSetting(spans []Span, lang string, oneLine bool) (*setting, error) {
	s := settings.Get().(*setting)
	s.spans, s.lang, s.asian, s.chars = spans, lang, eastAsian(lang), s.chars[:0]
	if err := s.set(oneLine); err != nil {
		s.release()
		return nil, err
	}
	return s, nil
}

// release lets the setting be used again. Lines keep nothing of it.
func (s *setting) release() {
	s.spans = nil
	clear(s.pieces) // they would keep fonts alive
	clear(s.chars)
	settings.Put(s)
}

func (s *setting) set(oneLine bool) error {
	runes := s.runes[:0]
	for i, span := range s.spans {
		for pos, r := range span.Text {
			c := char{r: r, span: int32(i), pos: int32(pos)}
			if r == utf8.RuneError {
				// Invalid UTF-8 is set as U+FFFD; it must not be copied into a run as it stands.
				c.flags |= altered
			}
			s.chars = append(s.chars, c)
			runes = append(runes, r)
		}
	}
	s.runes = runes
	if oneLine {
		s.joinLines(runes)
	}
	s.segment(runes)
	if err := s.findFonts(runes); err != nil {
		return err
	}
	s.chineseQuotes()
	return s.cutPieces(runes)
}

func (s *setting) joinLines(runes []rune) {
	for i := range runes {
		if endsLine(runes[i], s.at(i+1)) {
			r := ' '
			if runes[i] == '\r' { // its "\n" follows
				r = 0x200B
			}
			runes[i], s.chars[i].r = r, r
			s.chars[i].flags |= altered
		}
	}
}

// at returns a character, 0 beyond the end.
func (s *setting) at(i int) rune {
	if i < len(s.chars) {
		return s.chars[i].r
	}
	return 0
}

// segment finds grapheme boundaries (UAX 29) and line break opportunities (UAX 14) in the joined
// text, so that a word of several spans is one word.
func (s *setting) segment(runes []rune) {
	seg := &s.segmenter
	seg.Init(runes)
	for it := seg.GraphemeIterator(); it.Next(); {
		s.chars[it.Grapheme().Offset].flags |= graphemeStart
	}
	for it := seg.LineIterator(); it.Next(); {
		line := it.Line()
		end := line.Offset + len(line.Text)
		if end == len(s.chars) {
			break
		}
		// Breaks between the marks of one grapheme cannot be set.
		if !s.chars[end].is(graphemeStart) {
			continue
		}
		if s.beforeDash(end) {
			continue
		}
		s.chars[end].flags |= mayBreak
		if line.IsMandatoryBreak && endsLine(runes[end-1], runes[end]) {
			s.chars[end].flags |= mustBreak
		}
	}
}

// beforeDash says that a dash between spaces follows: it ends a line, and does not begin one.
func (s *setting) beforeDash(i int) bool {
	return (s.at(i) == '–' || s.at(i) == '—') && hangs(s.at(i+1)) && hangs(s.chars[i-1].r)
}

// findFonts gives each grapheme the first font of its face that has it whole.
func (s *setting) findFonts(runes []rune) error {
	for i := 0; i < len(s.chars); {
		end := i + 1
		for end < len(s.chars) && !s.chars[end].is(graphemeStart) {
			end++
		}
		face := s.spans[s.chars[i].span].Style.Face
		var err error
		if script := unsupportedScript(runes[i]); script != "" {
			err = &UnsupportedScript{Rune: runes[i], Script: script}
		} else if end == i+1 {
			err = s.findChar(i, face)
		} else {
			err = s.findGrapheme(i, end, face)
		}
		if err != nil {
			return inContext(err, runes, i)
		}
		i = end
	}
	return nil
}

// findChar finds the first font that has a character.
func (s *setting) findChar(i int, face *Face) error {
	c := &s.chars[i]
	switch {
	case endsLine(c.r, s.at(i+1)):
		c.flags |= unpainted | hanging
		return nil
	case c.r == 0xAD:
		font, _, err := face.Find('-')
		c.font = font
		c.flags |= softHyphen | unpainted
		return err
	case ignorable(c.r):
		c.flags |= unpainted
		return nil
	case hangs(c.r):
		c.flags |= hanging
	}
	first, err := face.First()
	if err != nil {
		return err
	}
	if _, ok := first.Glyph(c.r); ok && !unicode.IsControl(c.r) {
		c.font = first
		return nil
	}
	if _, ok := spaceWidth(c.r); ok { // set as the plain space, at another width
		c.font, _, err = face.Find(' ')
		return err
	}
	font, _, err := face.Find(c.r)
	if err != nil && c.r == 0x2011 { // a hyphen that does not break looks like one that does
		if font, _, _ := face.Find('-'); font != nil {
			c.font, c.r = font, '-'
			c.flags |= altered
			return nil
		}
	}
	c.font = font
	return err
}

// findGrapheme sets a base with its marks in the first font that has them all: a mark from another
// font would not sit on its base. Where a font has the composed character that is set.
func (s *setting) findGrapheme(start, end int, face *Face) error {
	if endsLine(s.chars[start].r, s.at(start+1)) { // "\r\n"
		for i := start; i < end; i++ {
			s.chars[i].flags |= unpainted | hanging
		}
		return nil
	}
	var source []rune
	for _, c := range s.chars[start:end] {
		source = append(source, c.r)
	}
	composed := []rune(norm.NFC.String(string(source)))
	if len(composed) < len(source) {
		if f := face.withAll(composed); f != nil {
			for i := range source {
				c := &s.chars[start+i]
				c.flags |= altered
				if i >= len(composed) {
					c.flags |= unpainted
					continue
				}
				c.r = composed[i]
				c.findIn(f, source[0])
			}
			return nil
		}
	}
	if f := face.withAll(source); f != nil {
		for i := range source {
			s.chars[start+i].findIn(f, source[0])
		}
		return nil
	}
	for i := start; i < end; i++ {
		if err := s.findChar(i, face); err != nil {
			return err
		}
		c := &s.chars[i]
		c.flags &^= hanging // a space with a mark is seen
		if base := s.chars[start].font; i > start && base != nil && c.font != nil && c.font != base {
			// A mark would not sit on a base of another font.
			return &MissingGlyph{Rune: c.r, Fonts: []string{base.name}}
		}
	}
	return nil
}

// findIn takes a font that has the character's whole grapheme, which begins with base.
func (c *char) findIn(f *Font, base rune) {
	if ignorable(c.r) && !joins(base) {
		c.flags |= unpainted
		return
	}
	c.font = f
}

// joins says that joiners and selectors within a grapheme of this base change what is painted: an
// emoji of several, a variant of a Han character. After a letter they are noise from copying.
func joins(base rune) bool { return base >= 0x2000 }

// withAll returns the first font that has every character, nil when there is none.
func (f *Face) withAll(runes []rune) *Font {
	if f == nil {
		return nil
	}
next:
	for _, s := range f.sources {
		font, err := s.load()
		if err != nil {
			return nil // findChar meets it again and reports it
		}
		for _, r := range runes {
			if ignorable(r) {
				continue
			}
			if _, ok := font.Glyph(r); !ok || unicode.IsControl(r) {
				continue next
			}
		}
		return font
	}
	return nil
}

// inContext adds to an error about a character the text around it.
func inContext(err error, runes []rune, at int) error {
	var missing *MissingGlyph
	var script *UnsupportedScript
	switch {
	case errors.As(err, &missing):
		m := *missing
		m.Text = around(runes, at)
		return &m
	case errors.As(err, &script):
		script.Text = around(runes, at)
	}
	return err
}

// around is the text around a character, shortened.
func around(runes []rune, at int) string {
	const reach = 15
	from, to := max(0, at-reach), min(len(runes), at+reach)
	out := string(runes[from:to])
	if from > 0 {
		out = "…" + out
	}
	if to < len(runes) {
		out += "…"
	}
	return out
}
