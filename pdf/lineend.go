package pdf

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"report/layout"
)

// missingSpaces finds, by page and item, the texts behind which a paragraph goes on elsewhere: in a new
// line, column or page. Layout drops the space at which it broke the line, as it should; but whoever
// follows the structure instead of the lines (a screen reader, reflow) would read the two words as
// one. There the line gets its space back, behind its last glyph.
func missingSpaces(pages []layout.Page) [][]bool {
	missing := make([][]bool, len(pages))
	last := map[*layout.Tag]place{} // the last text so far of each paragraph
	for p, page := range pages {
		for i, item := range page.Items {
			t, ok := item.(layout.Text)
			if !ok || len(t.Run.Glyphs) == 0 {
				continue
			}
			block := blockOf(t.Tag)
			if block == nil {
				continue
			}
			at, ok := last[block]
			last[block] = place{int32(p), int32(i)}
			if !ok {
				continue
			}
			before := pages[at.page].Items[at.item].(layout.Text)
			if (int(at.page) != p || apart(before, t)) && separate(before.Run.Text, t.Run.Text) {
				if missing[at.page] == nil {
					missing[at.page] = make([]bool, len(pages[at.page].Items))
				}
				missing[at.page][at.item] = true
			}
		}
	}
	return missing
}

// place is that of an item, both counted from 0.
type place struct{ page, item int32 }

// apart says that a text does not follow on another one's pen. A raised note mark does: it is not a
// line away.
func apart(last, t layout.Text) bool {
	size := max(last.Run.Size, t.Run.Size)
	return math.Abs(t.Y-last.Y) > 0.75*size || math.Abs(t.X-last.X-last.Run.Width) > 0.25*size
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
//
// A word that was divided has a soft hyphen at the line's end, as ISO 32000-1, 14.8.2.2.3 asks: who
// follows the structure leaves it out, PDFium says the two halves as one word, and pdftotext says the
// soft hyphen, which cannot be taken for one that was written.
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
