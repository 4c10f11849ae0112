package layout

import "report/layout/text"

// memo remembers lines and widths of text from one pass of Paginate to the next, and from a page
// where a block did not fit to the one where it does. Spans are told apart by address, which is safe
// as long as nobody changes them: Paginate begins each document with an empty memo. A nil memo
// remembers nothing.
type memo struct {
	lines   map[linesKey][]text.Line
	extents map[spansKey]extent
}

type spansKey struct {
	first *text.Span
	n     int
}

type linesKey struct {
	spansKey
	width Pt
}

func newMemo() *memo {
	return &memo{lines: map[linesKey][]text.Line{}, extents: map[spansKey]extent{}}
}

func (m *memo) breakLines(spans []text.Span, width Pt) ([]text.Line, error) {
	if m == nil || len(spans) == 0 {
		return text.Break(spans, text.Offset{}, width)
	}
	key := linesKey{spansKey{&spans[0], len(spans)}, width}
	if lines, ok := m.lines[key]; ok {
		return lines, nil
	}
	lines, err := text.Break(spans, text.Offset{}, width)
	if err == nil {
		m.lines[key] = lines
	}
	return lines, err
}

func (m *memo) extent(spans []text.Span) (extent, error) {
	if m == nil || len(spans) == 0 {
		low, high, err := text.MinMax(spans)
		return extent{low, high}, err
	}
	key := spansKey{&spans[0], len(spans)}
	if e, ok := m.extents[key]; ok {
		return e, nil
	}
	low, high, err := text.MinMax(spans)
	if err == nil {
		m.extents[key] = extent{low, high}
	}
	return extent{low, high}, err
}
