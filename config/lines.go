package config

import (
	"sort"
	"unicode/utf8"
)

// lineIndex turns offsets in a text to places.
type lineIndex struct {
	file, text string
	starts     []int // offset of each line
	// The last place that was asked for: counting goes on from there, or a long line would be counted
	// anew for each of its values.
	lastOffset, lastLine, lastCol int
}

func newLineIndex(file, text string) *lineIndex {
	x := &lineIndex{file: file, text: text, starts: []int{0}, lastLine: 1, lastCol: 1}
	for i := range len(text) {
		if text[i] == '\n' {
			x.starts = append(x.starts, i+1)
		}
	}
	return x
}

// at returns the place of a byte.
func (x *lineIndex) at(offset int) Pos {
	offset = max(0, min(offset, len(x.text)))
	line := sort.SearchInts(x.starts, offset+1)
	from, col := x.starts[line-1], 1
	if x.lastLine == line && x.lastOffset <= offset {
		from, col = x.lastOffset, x.lastCol
	}
	col += utf8.RuneCountInString(x.text[from:offset])
	x.lastOffset, x.lastLine, x.lastCol = offset, line, col
	return Pos{File: x.file, Line: line, Col: col}
}
