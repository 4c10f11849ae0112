package pdf

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"report/layout"
)

// lineEnds finds where a paragraph goes on in a new line. Layout drops the space at which it broke the
// line, as it should; but whoever follows the structure instead of the lines (a screen reader, reflow)
// would read the two words as one. There the line gets its space back, behind its last glyph.
type lineEnds struct {
	page, item int
	last       layout.Text
}

// next takes the text items in order and says whether a space is missing between the last one and
// this one.
func (l *lineEnds) next(page, item int, t layout.Text) (before lineEnds, missing bool) {
	before = *l
	*l = lineEnds{page, item, t}
	if before.last.Run.Font == nil || blockOf(t.Tag) == nil || blockOf(t.Tag) != blockOf(before.last.Tag) {
		return before, false
	}
	// Only a new line goes down and back to the left; a raised note mark does one or the other.
	down := t.Y > before.last.Y+before.last.Run.Size/2
	back := t.X < before.last.X+before.last.Run.Width
	if page == before.page && !(down && back) {
		return before, false
	}
	return before, separate(before.last.Run.Text, t.Run.Text)
}

// blockOf is the paragraph, heading or cell that a link or span stands in.
func blockOf(tag *layout.Tag) *layout.Tag {
	for range deepestTag {
		if tag == nil || tag.Role != layout.RoleLink && tag.Role != layout.RoleSpan {
			break
		}
		tag = tag.Parent
	}
	return tag
}

// separate says whether a line break between two texts stood for a space: not behind a hyphen, dash
// or slash, nor beside Chinese or Japanese, which is written without spaces.
func separate(before, after string) bool {
	last, n := utf8.DecodeLastRuneInString(before)
	first, m := utf8.DecodeRuneInString(after)
	if n == 0 || m == 0 || unicode.IsSpace(last) || unicode.IsSpace(first) {
		return false
	}
	return !strings.ContainsRune("-\u00AD\u2010\u2013\u2014/", last) && !unspaced(last) && !unspaced(first)
}

func unspaced(r rune) bool {
	const cjkPunctuation, fullWidth, fullWidthEnd = 0x3000, 0xFF00, 0xFFEF
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Bopomofo) ||
		r >= cjkPunctuation && r < 0x3040 || r >= fullWidth && r <= fullWidthEnd
}
