package text

import (
	"strings"
	"unicode"

	"github.com/go-text/typesetting/language"
)

// The rules of this file are those of "Requirements for Chinese Text Layout" (W3C, clreq).

// isHan says that a character is set on its own in a square: Han, kana, and the punctuation that
// goes with them.
func isHan(r rune) bool {
	switch {
	case r < 0x2E80:
		return false
	case r <= 0x9FFF:
		return r != 0x3000 // the ideographic space is white space
	case r >= 0xF900 && r <= 0xFAFF, r >= 0xFE30 && r <= 0xFE4F, r >= 0xFF00 && r <= 0xFF60, r >= 0xFFE0 && r <= 0xFFE6:
		return true
	}
	return r >= 0x20000 && r <= 0x3FFFF
}

// ideographic says that a character is a letter of Han or kana.
func ideographic(r rune) bool {
	return isHan(r) && unicode.IsLetter(r)
}

// closing and opening punctuation is drawn in one half of its square.
const (
	closingPunctuation = "，、。．：；！？）〕］｝》〉」』】〗”’"
	openingPunctuation = "（〔［｛《〈「『【〖“‘"
)

func isClosing(r rune) bool { return strings.ContainsRune(closingPunctuation, r) }
func isOpening(r rune) bool { return strings.ContainsRune(openingPunctuation, r) }

// gapBefore is the white space between a piece and the one before it that nobody typed: a quarter of
// an em between Han and Latin letters or digits; less than nothing between two punctuation marks
// whose empty halves would make a hole.
func (s *setting) gapBefore(p *piece) Pt {
	if len(s.pieces) == 0 || p.kind != hanPiece && p.kind != wordPiece {
		return 0
	}
	before := &s.pieces[len(s.pieces)-1]
	if before.kind != hanPiece && before.kind != wordPiece || before.word == nil || p.word == nil || s.chars[p.start].is(mustBreak) {
		return 0
	}
	last, first := s.lastOf(before), s.chars[p.start].r
	switch {
	case before.kind == hanPiece && p.kind == hanPiece:
		return s.squeeze(before, p, last, first)
	case before.kind == hanPiece && ideographic(last) && western(first):
		return s.style(before).Size / 4
	case p.kind == hanPiece && ideographic(first) && western(last):
		return s.style(p).Size / 4
	}
	return 0
}

// western says that a character is a letter or digit that stands off from Han.
func western(r rune) bool {
	return r >= '0' && r <= '9' || scriptOf(r) == language.Latin || scriptOf(r) == language.Greek || scriptOf(r) == language.Cyrillic
}

func (s *setting) lastOf(p *piece) rune {
	for i := p.end - 1; i >= p.start; i-- {
		if c := &s.chars[i]; !c.is(unpainted) && !unicode.IsMark(c.r) {
			return c.r
		}
	}
	return 0
}

func (s *setting) squeeze(a, b *piece, last, first rune) Pt {
	closed, opens := isClosing(last), isOpening(first)
	punctuation := closed || isOpening(last)
	switch {
	case closed && (opens || isClosing(first)) && a.emptyHalf(false),
		opens && punctuation && b.emptyHalf(true):
		return -s.style(a).Size / 2
	}
	return 0
}

// emptyHalf says that a character takes a whole em and is drawn in one half of it.
func (p *piece) emptyHalf(left bool) bool {
	if p.word == nil || len(p.word.glyphs) != 1 || p.word.width != 1 {
		return false
	}
	from, to, ok := p.font.inkSpan(p.word.glyphs[0].id)
	return ok && (left && from >= 0.48 || !left && to <= 0.52)
}

// inkSpan is from where to where a glyph is drawn, in ems. ok is false where nothing is.
func (f *Font) inkSpan(g GlyphID) (from, to float64, ok bool) {
	segments, err := f.Outline(g)
	if err != nil || len(segments) == 0 {
		return 0, 0, false // what paints the glyph will say what is wrong
	}
	from, to = segments[0].P[0].X, segments[0].P[0].X
	for _, s := range segments {
		for _, p := range s.P[:s.Op.Points()] {
			from, to = min(from, p.X), max(to, p.X)
		}
	}
	return from, to, true
}

// isDash says that a piece is one half of the Chinese dash, which is two em dashes.
func (s *setting) isDash(i int) bool {
	return i >= 0 && i < len(s.pieces) && s.pieces[i].kind == hanPiece && s.chars[s.pieces[i].start].r == '—'
}

// joinDash is how far to the right one half of a dash is moved, so that it meets the other: each has
// white space at its sides.
func (s *setting) joinDash(i int) Pt {
	p := &s.pieces[i]
	if !s.isDash(i) || s.isDash(i-1) == s.isDash(i+1) || len(p.word.glyphs) != 1 {
		return 0
	}
	from, to, ok := p.font.inkSpan(p.word.glyphs[0].id)
	switch {
	case !ok:
		return 0
	case s.isDash(i - 1):
		return -from * s.style(p).Size
	}
	return (p.word.width - to) * s.style(p).Size
}

// eastAsian says that text of a language is Chinese or Japanese, and does not only quote it.
func eastAsian(lang string) bool {
	base, _, _ := strings.Cut(lang, "-")
	return base == "zh" || base == "ja"
}

// chineseQuotes sets the quotation marks, dashes and dots that Chinese shares with Latin in the font
// of the Han character beside them: there they are as wide as one.
func (s *setting) chineseQuotes() {
	if !s.asian {
		return
	}
	for i := 0; i < len(s.chars); {
		end := i
		for end < len(s.chars) && shared(s.chars[end].r) && s.chars[end].span == s.chars[i].span {
			end++
		}
		if font := s.hanBeside(i, end); font != nil {
			for k := i; k < end; k++ {
				if _, ok := font.Glyph(s.chars[k].r); ok {
					s.chars[k].font = font
					s.chars[k].flags |= square
				}
			}
		}
		i = max(end, i+1)
	}
}

// shared says that a character is punctuation of Chinese and of Latin, at different widths.
func shared(r rune) bool { return strings.ContainsRune("“”‘’—…·", r) }

// hanBeside is the font of the Han character next to a run of shared punctuation, nil where there is
// none on either side.
func (s *setting) hanBeside(start, end int) *Font {
	if start == end {
		return nil
	}
	for _, i := range []int{start - 1, end} {
		if i >= 0 && i < len(s.chars) && s.chars[i].span == s.chars[start].span && isHan(s.chars[i].r) {
			return s.chars[i].font
		}
	}
	return nil
}
