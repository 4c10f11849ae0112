package brief

import (
	"slices"
	"strings"
	"unicode/utf8"

	"report/config"
)

// places finds where the bytes of a text stand in the user's file.
type places struct {
	text  string
	first config.Pos // of the text
	lines []int      // byte at which each line begins

	// The last place that was asked for: those on one line are mostly asked for in order.
	line, at, col int
}

func newPlaces(text string, first config.Pos) *places {
	p := &places{text: text, first: first, lines: []int{0}}
	for i := 0; i < len(text); {
		n := strings.IndexByte(text[i:], '\n')
		if n < 0 {
			break
		}
		i += n + 1
		p.lines = append(p.lines, i)
	}
	return p
}

// of is the place of a byte.
func (p *places) of(at int) config.Pos {
	at = min(max(at, 0), len(p.text))
	line, exact := slices.BinarySearch(p.lines, at)
	if !exact {
		line--
	}
	if line != p.line || at < p.at {
		p.line, p.at, p.col = line, p.lines[line], 0
	}
	p.col += utf8.RuneCountInString(p.text[p.at:at])
	p.at = at
	pos := p.first
	if pos.Line += line; line > 0 {
		pos.Col = 1
	}
	pos.Col += p.col
	return pos
}
