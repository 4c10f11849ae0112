package brief

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/sentences"

	"report/config"
	"report/layout"
	"report/layout/text"
)

// sentence is one that a section says.
type sentence struct {
	section, text string
	at            config.Pos // where its paragraph begins
}

// sentencesOf are what a section says, in order of reading. Lists of contents and of sources, and what a
// section tells of another edition, are made of the rest. The cells of data are in the tables' record, and
// the numbers of figures, notes and pages move without a word being changed.
func (c *composer) sentencesOf(s loaded, blocks []layout.Block) []sentence {
	switch s.section.(type) {
	case *contents, *sources, *changes:
		return nil
	}
	var out []sentence
	page, anyPage := bareText(c.onPage(0)), strings.Replace(c.words.OnPage, "%d", "…", 1)
	paragraphs(blocks, func(spans []text.Span, at layout.Place) {
		for _, one := range splitSentences(strings.ReplaceAll(plainWords(spans), page, anyPage)) {
			out = append(out, sentence{s.node.Name, one, position(at)})
		}
	})
	return out
}

// paragraphs visits the paragraphs within blocks, notes where they are called for. Every page has the number 0.
func paragraphs(blocks []layout.Block, visit func([]text.Span, layout.Place)) {
	for _, b := range blocks {
		switch b := b.(type) {
		case *layout.Paragraph:
			if b.Tag != nil && b.Tag.Role == layout.RoleLbl || b.At == (layout.Place{}) { // numbers, bullets
				continue
			}
			visit(b.Spans, b.At)
			for _, n := range b.Notes {
				paragraphs([]layout.Block{n.Block}, visit)
			}
		case layout.Stack:
			paragraphs(b.Blocks, visit)
		case layout.Keep:
			paragraphs(b.Blocks, visit)
		case layout.KeepNext:
			paragraphs([]layout.Block{b.Block}, visit)
		case layout.Mark:
			paragraphs([]layout.Block{b.Block}, visit)
		case layout.Box:
			paragraphs([]layout.Block{b.Block}, visit)
		case layout.Multicol:
			paragraphs([]layout.Block{b.Block}, visit)
		case layout.Columns:
			for _, col := range b.Cols {
				paragraphs([]layout.Block{col.Block}, visit)
			}
		case layout.Table:
			if b.Tag != nil && b.Tag.Parent != nil { // of prose; one of data stands for itself
				tableRowsOf(b, visit)
			}
			paragraphs([]layout.Block{b.Foot}, visit)
		case *coverPage:
			for _, s := range []string{b.title, b.subtitle, b.author, b.note} {
				visit([]text.Span{{Text: s}}, b.at)
			}
		case pageNumbers:
			paragraphs([]layout.Block{b.make(func(string) (int, bool) { return 0, true })}, visit)
		case interface{ Block() layout.Block }:
			paragraphs([]layout.Block{b.Block()}, visit)
		}
	}
}

// tableRowsOf visits each row of a table of prose as one paragraph.
func tableRowsOf(t layout.Table, visit func([]text.Span, layout.Place)) {
	for _, rows := range [][]layout.TableRow{t.Header, t.Rows} {
		for _, row := range rows {
			var words []text.Span
			at := t.At
			for i, cell := range row.Cells {
				if i > 0 {
					words = append(words, text.Span{Text: " | "})
				}
				paragraphs([]layout.Block{cell.Block}, func(spans []text.Span, place layout.Place) {
					words = append(words, spans...)
					if i == 0 {
						at = place
					}
				})
			}
			visit(words, at)
		}
	}
}

// plainWords is a text without what only its setting needs: the kinds of space, places where a word may or
// may not be divided, and raised numbers of notes.
func plainWords(spans []text.Span) string {
	var b strings.Builder
	for _, s := range spans {
		if s.Style.Rise == 0 {
			b.WriteString(s.Text)
		}
	}
	return bareText(b.String())
}

// bareText is a text as somebody would type it.
func bareText(s string) string {
	bare := strings.Map(func(r rune) rune {
		switch {
		case r == '\u00ad', r == '\u2060', r == '\u200b', r == '\ufeff':
			return -1
		case unicode.IsSpace(r):
			return ' '
		}
		return r
	}, s)
	return strings.Join(strings.Fields(bare), " ")
}

// splitSentences divides a text by the rules of Unicode (UAX 29). These take every full stop before a capital
// for an end: what ends in a word or a number of one or two characters, as in "No. 5" and "am 3. Oktober", goes
// with what follows. Parts that hold no letter and no digit say nothing.
func splitSentences(s string) (out []string) {
	begun := ""
	for segments := sentences.FromString(s); segments.Next(); {
		begun += segments.Value()
		if one := strings.TrimSpace(begun); !abbreviated(one) {
			out = appendSaid(out, one)
			begun = ""
		}
	}
	return appendSaid(out, strings.TrimSpace(begun))
}

func appendSaid(out []string, s string) []string {
	if !strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
		return out
	}
	return append(out, s)
}

func abbreviated(s string) bool {
	s, stop := strings.CutSuffix(s, ".")
	if !stop {
		return false
	}
	last := strings.TrimRightFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
	n := utf8.RuneCountInString(s[len(last):])
	return n == 1 || n == 2
}
