package text

import (
	"sort"
	"strings"
)

// tolerance is how much wider than its measure a line may be, in points: far less than can be seen,
// and more than sums of advances differ by rounding.
const tolerance = 0.001

// Break sets spans into lines of at most width points, from the given start. Greedy: each line takes
// what fits, but the last line is not left with a mere scrap. Empty spans give no line. Errors are
// *MissingGlyph, *UnsupportedScript, or a font's own.
func Break(spans []Span, from Offset, width Pt) ([]Line, error) {
	s, err := newSetting(spans, false)
	if err != nil {
		return nil, err
	}
	if !(width > 0) { // nor a number at all
		width = 0
	}
	var lines []Line
	for i := s.index(from); i < len(s.chars); {
		end, split := s.lineEnd(i, width)
		if !split {
			end = s.avoidScrap(i, end, width)
		}
		line, err := s.line(i, end, !split)
		if err != nil {
			return nil, err
		}
		line.Overfull = split
		lines = append(lines, line)
		i = end
	}
	return lines, nil
}

// Measure sets spans on one line, however long.
func Measure(spans []Span) (Line, error) {
	s, err := newSetting(spans, true)
	if err != nil {
		return Line{}, err
	}
	return s.line(0, len(s.chars), false)
}

// MinMax returns the width of the widest unbreakable piece and that of the longest line when
// nothing but "\n" breaks. Tables find their columns with it.
func MinMax(spans []Span) (narrowest, longest Pt, err error) {
	s, err := newSetting(spans, false)
	if err != nil {
		return 0, 0, err
	}
	var piece, line measure
	for i := range s.chars {
		c := &s.chars[i]
		if c.is(mayBreak) {
			narrowest = max(narrowest, piece.ink+s.hyphenBefore(i))
			piece = measure{}
		}
		if c.is(mustBreak) {
			longest = max(longest, line.ink)
			line = measure{}
		}
		piece.add(c)
		line.add(c)
	}
	return max(narrowest, piece.ink), max(longest, line.ink), nil
}

// measure adds up a line: total with the white space at its end, ink without.
type measure struct{ total, ink Pt }

func (m *measure) add(c *char) {
	if c.is(unpainted | softHyphen) {
		return
	}
	m.total += c.advance
	if !c.is(hanging) {
		m.ink = m.total
	}
}

// hyphenBefore is the width of the hyphen that a line ending before character i shows.
func (s *setting) hyphenBefore(i int) Pt {
	if i > 0 && s.chars[i-1].is(softHyphen) {
		return s.chars[i-1].advance
	}
	return 0
}

// index finds the character at an offset.
func (s *setting) index(at Offset) int {
	return sort.Search(len(s.chars), func(i int) bool {
		c := &s.chars[i]
		return int(c.span) > at.Span || int(c.span) == at.Span && int(c.pos) >= at.Byte
	})
}

// offset is the inverse of index.
func (s *setting) offset(i int) Offset {
	if i < len(s.chars) {
		return Offset{int(s.chars[i].span), int(s.chars[i].pos)}
	}
	if len(s.spans) == 0 {
		return Offset{}
	}
	last := len(s.spans) - 1
	return Offset{last, len(s.spans[last].Text)}
}

// lineEnd returns where the line that begins at start ends, and whether a word had to be split.
func (s *setting) lineEnd(start int, width Pt) (end int, split bool) {
	var m measure
	last := -1 // the last place to break at that fitted
	for i := start; i < len(s.chars); i++ {
		c := &s.chars[i]
		if i > start && c.is(mayBreak) && m.ink+s.hyphenBefore(i) <= width+tolerance {
			if c.is(mustBreak) {
				return i, false
			}
			last = i
		}
		m.add(c)
		if m.ink <= width+tolerance {
			continue
		}
		if last >= 0 {
			return last, false
		}
		return s.splitAt(start, i), true
	}
	return len(s.chars), false
}

// avoidScrap ends the line before a paragraph's last one earlier where otherwise less than an eighth
// of the width would stand on that last line, and where the line stays reasonably full.
func (s *setting) avoidScrap(start, end int, width Pt) int {
	if end == len(s.chars) || s.chars[end].is(mustBreak) {
		return end
	}
	var last measure
	for i := end; i < len(s.chars) && (i == end || !s.chars[i].is(mustBreak)); i++ {
		if last.add(&s.chars[i]); last.ink > width/8 {
			return end
		}
	}
	var line measure
	for i := start; i < end; i++ {
		line.add(&s.chars[i])
	}
	moved := measure{}
	for i := end - 1; i > start && line.total-moved.total > width*2/3; i-- {
		moved.add(&s.chars[i])
		if s.chars[i].is(mayBreak) && !s.chars[i-1].is(softHyphen) && moved.total+last.ink > width/8 {
			return i
		}
	}
	return end
}

// splitAt returns the grapheme boundary at or before i, but leaves one grapheme on the line.
func (s *setting) splitAt(start, i int) int {
	for i > start && !s.chars[i].is(graphemeStart) {
		i--
	}
	if i > start {
		return i
	}
	for i++; i < len(s.chars) && !s.chars[i].is(graphemeStart); i++ {
	}
	// White space that follows belongs to this line's end.
	for i < len(s.chars) && s.chars[i].is(hanging) && !s.chars[i].is(mustBreak) {
		i++
	}
	return i
}

// line builds the line of the characters from start to end. A soft hyphen at its end is painted when
// hyphenate says that there is room for it.
func (s *setting) line(start, end int, hyphenate bool) (Line, error) {
	line := Line{Start: s.offset(start), End: s.offset(end)}
	inkEnd := end
	for inkEnd > start && s.chars[inkEnd-1].is(hanging|unpainted) {
		inkEnd--
	}
	hyphen := -1
	if hyphenate && inkEnd > start && inkEnd == end && end < len(s.chars) && s.chars[end-1].is(softHyphen) {
		hyphen = end - 1
	}
	glyphs := make([]Glyph, 0, inkEnd-start)
	for i := start; i < inkEnd; {
		next := s.runEnd(i, inkEnd, hyphen)
		if next > i {
			var run Run
			run, glyphs = s.run(i, next, hyphen, glyphs)
			run.X = line.Width
			line.Width += run.Width
			line.include(run.Font, &s.spans[run.Span].Style)
			line.Runs = append(line.Runs, run)
			i = next
			continue
		}
		i++
	}
	if len(line.Runs) == 0 && start < len(s.chars) {
		style := &s.spans[s.chars[start].span].Style
		first, err := style.Face.First()
		if err != nil {
			return line, err
		}
		line.include(first, style)
	}
	return line, nil
}

func (l *Line) include(f *Font, style *Style) {
	l.Ascent = max(l.Ascent, f.ascent*style.Size+style.Rise)
	l.Descent = max(l.Descent, f.descent*style.Size-style.Rise)
}

// runEnd returns the end of the run that begins at i: characters of one font and span. It is i
// itself where nothing is painted.
func (s *setting) runEnd(i, end, hyphen int) int {
	first := &s.chars[i]
	if !s.painted(i, hyphen) {
		return i
	}
	for i++; i < end; i++ {
		c := &s.chars[i]
		if c.span != first.span || s.painted(i, hyphen) && c.font != first.font {
			return i
		}
	}
	return end
}

func (s *setting) painted(i, hyphen int) bool {
	c := &s.chars[i]
	return !c.is(unpainted) && (!c.is(softHyphen) || i == hyphen)
}

// run builds a run; its glyphs are appended to those of the line, which they share.
func (s *setting) run(start, end, hyphen int, glyphs []Glyph) (Run, []Glyph) {
	first := &s.chars[start]
	span := &s.spans[first.span]
	run := Run{Font: first.font, Size: span.Style.Size, Color: span.Style.Color, Span: int(first.span)}
	begin := len(glyphs)
	plain := true // the run's text is the source's
	for i := start; i < end; i++ {
		plain = plain && s.painted(i, hyphen) && !s.chars[i].is(altered)
	}
	var b strings.Builder
	for i := start; i < end; i++ {
		if !s.painted(i, hyphen) {
			continue
		}
		c := &s.chars[i]
		cluster := int(c.pos - first.pos)
		if !plain {
			cluster = b.Len()
			b.WriteRune(c.r)
		}
		glyphs = append(glyphs, Glyph{ID: c.glyph, Advance: c.advance, Cluster: cluster})
		run.Width += c.advance
	}
	run.Glyphs = glyphs[begin:len(glyphs):len(glyphs)]
	run.Text = b.String()
	if plain {
		stop := len(span.Text)
		if end < len(s.chars) && s.chars[end].span == first.span {
			stop = int(s.chars[end].pos)
		}
		run.Text = span.Text[first.pos:stop]
	}
	return run, glyphs
}
