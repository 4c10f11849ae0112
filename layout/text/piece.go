package text

import (
	"strings"
	"unicode"

	"github.com/go-text/typesetting/language"
)

// piece is a stretch of characters that is shaped as one: a word, white space, one Han character. A
// gap is a piece without characters.
type piece struct {
	start, end int32 // chars
	font       *Font
	word       *word // nil where nothing is painted, and for white space
	width      Pt    // with tracking
	script     language.Script
	kind       pieceKind
	plain      bool // its text is the source's
}

type pieceKind uint8

const (
	wordPiece pieceKind = iota
	spacePiece
	hanPiece
	gapPiece
	blankPiece // paints nothing and has no width: a line end, a zero width space
)

// longestPiece is in characters. No word is as long; what is longer is shaped in pieces, so that a
// line of it costs the same however long the whole is.
const longestPiece = 64

// cutPieces finds the pieces and shapes them.
func (s *setting) cutPieces(runes []rune) error {
	s.pieces = s.pieces[:0]
	for i := 0; i < len(s.chars); {
		p := s.pieceAt(i)
		if err := s.shapePiece(&p); err != nil {
			return inContext(err, runes, i)
		}
		if gap := s.gapBefore(&p); gap != 0 {
			s.pieces = append(s.pieces, piece{start: p.start, end: p.start, width: gap, kind: gapPiece})
		}
		s.pieces = append(s.pieces, p)
		i = int(p.end)
	}
	s.sumUp()
	return nil
}

// pieceAt returns the piece that begins at a character.
func (s *setting) pieceAt(start int) piece {
	first := &s.chars[start]
	p := piece{start: int32(start), font: first.font, kind: s.kindOf(start), script: language.Common, plain: true}
	i := start
	for ; i < len(s.chars); i++ {
		c := &s.chars[i]
		if i > start && c.is(graphemeStart) && !s.continues(&p, i) {
			break
		}
		if c.is(unpainted | altered) {
			p.plain = p.plain && p.kind != wordPiece && p.kind != hanPiece && !c.is(altered)
			if c.is(unpainted) {
				continue
			}
		}
		p.plain = p.plain && c.span == first.span // a mark may stand in the span after its base's
		if p.font == nil {
			p.font = c.font
		}
		if p.script == language.Common {
			p.script = scriptOf(c.r)
		}
	}
	p.end = int32(i)
	if p.script == language.Common {
		p.script = language.Latin
	}
	return p
}

// kindOf is the kind of the piece that a grapheme belongs to.
func (s *setting) kindOf(i int) pieceKind {
	c := &s.chars[i]
	switch {
	case c.is(softHyphen):
		return wordPiece
	case c.is(unpainted) && s.marked(i): // its mark is seen
		return wordPiece
	case c.is(unpainted):
		return blankPiece
	case isSpace(c.r) && (i+1 == len(s.chars) || s.chars[i+1].is(graphemeStart)): // without a mark
		return spacePiece
	case isHan(c.r), c.is(square):
		return hanPiece
	}
	return wordPiece
}

// marked says that the grapheme that begins at i has more than a base to paint.
func (s *setting) marked(i int) bool {
	for i++; i < len(s.chars) && !s.chars[i].is(graphemeStart); i++ {
		if !s.chars[i].is(unpainted) {
			return true
		}
	}
	return false
}

// continues says whether a grapheme belongs to the piece before it.
func (s *setting) continues(p *piece, i int) bool {
	c, before := &s.chars[i], &s.chars[i-1]
	if c.span != s.chars[p.start].span || s.kindOf(i) != p.kind || i-int(p.start) >= longestPiece {
		return false
	}
	switch p.kind {
	case spacePiece:
		return c.r == before.r && c.font == before.font && !c.is(mustBreak)
	case wordPiece:
		if c.is(softHyphen) {
			return true
		}
		script := scriptOf(c.r)
		return (p.font == nil || c.font == p.font) &&
			(script == language.Common || p.script == language.Common || script == p.script)
	}
	return false
}

// text is what is shaped of a piece's characters.
func (s *setting) text(p *piece, start, end int32) string {
	if start == end {
		return ""
	}
	if p.plain {
		first := &s.chars[start]
		t := s.spans[first.span].Text
		if int(end) < len(s.chars) && s.chars[end].span == first.span {
			return t[first.pos:s.chars[end].pos]
		}
		return t[first.pos:]
	}
	var b strings.Builder
	for _, c := range s.chars[start:end] {
		if !c.is(unpainted) {
			b.WriteRune(c.r)
		}
	}
	return b.String()
}

func (s *setting) style(p *piece) *Style { return &s.spans[s.chars[p.start].span].Style }

func (s *setting) form(p *piece, text string) form {
	style := s.style(p)
	f := form{script: p.script, lang: s.lang, figures: style.Figures, smallCaps: style.SmallCaps, loose: style.Tracking != 0}
	f.unkerned = f.figures == TabularFigures && isNumber(text)
	return f
}

// isNumber says that a text holds digits and no letters.
func isNumber(text string) bool {
	digits := false
	for _, r := range text {
		if r >= '0' && r <= '9' {
			digits = true
		} else if scriptOf(r) != language.Common {
			return false
		}
	}
	return digits
}

func (s *setting) shapePiece(p *piece) error {
	if p.kind == blankPiece || p.font == nil {
		return nil
	}
	style := s.style(p)
	if p.kind == spacePiece {
		_, advance := p.space(s.chars[p.start].r, style)
		p.width = Pt(p.end-p.start) * advance
		return nil
	}
	text := s.text(p, p.start, p.end)
	if text == "" { // a soft hyphen alone
		return nil
	}
	var err error
	if p.word, err = p.font.shape(s.form(p, text), text); err != nil {
		return err
	}
	p.width = p.word.at(style)
	return nil
}

// at is a word's width in a style.
func (w *word) at(style *Style) Pt {
	return w.width*style.Size + w.moving*style.Tracking
}

// space is the glyph of white space and its advance. Spaces that the font lacks are its plain space at
// another width.
func (p *piece) space(r rune, style *Style) (GlyphID, Pt) {
	g, ok := p.font.Glyph(r)
	if ok && !unicode.IsControl(r) {
		return g, p.font.Advance(g)*style.Size + style.Tracking
	}
	g, _ = p.font.Glyph(' ')
	advance := p.font.Advance(g)
	if ems, _ := spaceWidth(r); ems != 0 {
		advance = ems
	}
	return g, advance*style.Size + style.Tracking
}

// part shapes some of a piece's characters, with a hyphen behind them where the line ends so.
func (s *setting) part(p *piece, start, end int32, hyphen bool) (*word, string, error) {
	text := s.text(p, start, end)
	if hyphen {
		text += "-"
	}
	if text == "" {
		return &word{}, "", nil
	}
	w, err := p.font.shape(s.form(p, text), text)
	return w, text, err
}

// sums add up pieces. letters is the sum of the type sizes of all glyphs that the pen moves for.
type sums struct{ width, stretch, shrink, letters Pt }

func (s *setting) sumUp() {
	s.sums = append(s.sums[:0], sums{})
	var total sums
	for i := range s.pieces {
		total.width += s.pieces[i].width
		stretch, shrink := s.elasticity(i)
		total.stretch += stretch
		total.shrink += shrink
		if p := &s.pieces[i]; s.touches(i) {
			total.letters += p.word.moving * s.style(p).Size
		}
		s.sums = append(s.sums, total)
	}
}

// How far the white space of words gives, in ems. TeX's fonts have spaces of a third of an em that
// stretch by a half and shrink by a third of that; those of today's are narrower, and would run into
// each other if they shrank as much.
const (
	nominalSpace = 0.25
	spaceStretch = 0.16
	leastSpace   = 0.18
	// Letters may move apart and together by less than can be seen, some 2 % of their width: it halves
	// what is left for the spaces to make up.
	letterStretch = 0.012
	letterShrink  = 0.008
)

// elasticity is how far white space gives: that between Han and Latin by an eighth of an em; that
// between two Han characters a little, so that a line without any space can be filled.
func (s *setting) elasticity(i int) (stretch, shrink Pt) {
	p := &s.pieces[i]
	switch p.kind {
	case spacePiece:
		if r := s.chars[p.start].r; r == ' ' || r == 0xA0 {
			em := Pt(p.end-p.start) * s.style(p).Size
			return max(p.width/2, spaceStretch*em), max(p.width/8, min(p.width/3, p.width-leastSpace*em))
		}
	case gapPiece:
		if p.width > 0 {
			return p.width / 2, p.width / 2
		}
	case hanPiece:
		if i > 0 && s.pieces[i-1].kind == hanPiece && !(s.isDash(i) && s.isDash(i-1)) {
			return s.style(p).Size / 20, 0
		}
	}
	return 0, 0
}
