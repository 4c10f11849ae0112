package text

import (
	"strings"
	"unicode/utf8"
)

// longestRun is in bytes: a glyph's cluster has 16 bits.
const longestRun = 1 << 15

// liner builds one line.
type liner struct {
	set    *setting
	line   Line
	glyphs []Glyph // of all runs
	shifts []Shift // of the last run, nil as long as all its glyphs stand where the pen is
	begun  int     // the first glyph of the last run
	gap    Pt      // white space before the next glyph
	give   giving
	shift  Pt // of the next glyphs to the right

	from, to int32  // the part of its span that the last run's text is, where that is plain
	text     []byte // of the last run, where it is not
	plain    bool
}

// line builds the line from one point to another.
func (s *setting) line(a, b *point, give giving) (Line, error) {
	l := &liner{set: s, give: give, line: Line{
		Start: s.offset(int(a.char)), End: s.offset(int(b.char)), Overfull: b.split, Hyphenated: b.hyphen,
		Space: int(b.char) < len(s.chars) && b.char > 0 && s.chars[b.char-1].is(hanging),
	}}
	l.glyphs = make([]Glyph, 0, int(b.char-a.char)+1)
	if a.inner && b.inner && a.piece == b.piece {
		if err := l.part(int(a.piece), a.char, b.char, b.hyphen); err != nil {
			return l.line, err
		}
	} else if err := l.whole(a, b); err != nil {
		return l.line, err
	}
	l.finish()
	if len(l.line.Runs) == 0 && int(a.char) < len(s.chars) {
		style := &s.spans[s.chars[a.char].span].Style
		first, err := style.Face.First()
		if err != nil {
			return l.line, err
		}
		l.line.include(first, style)
	}
	return l.line, nil
}

// whole adds what stands between two points that are not in one piece.
func (l *liner) whole(a, b *point) error {
	s := l.set
	first := a.piece
	if a.inner {
		if err := l.part(int(first), a.char, s.pieces[first].end, false); err != nil {
			return err
		}
		first++
	}
	last := b.ink
	if b.inner {
		last = b.piece
	}
	if last > first {
		l.line.Width -= a.lead
	}
	for i := first; i < last; i++ {
		extra := Pt(0)
		if i > a.piece || a.inner {
			extra = l.extra(int(i))
		}
		l.piece(int(i), extra)
	}
	if b.trim > 0 && last > first {
		l.widen(-b.trim)
	}
	if b.inner {
		return l.part(int(b.piece), s.pieces[b.piece].start, b.char, b.hyphen)
	}
	return nil
}

// piece adds a whole piece.
func (l *liner) piece(i int, extra Pt) {
	p := &l.set.pieces[i]
	switch p.kind {
	case gapPiece:
		l.gap += p.width + extra
	case spacePiece:
		l.space(p, extra)
	default:
		if p.word != nil {
			l.gap += extra
			l.shift = l.set.joinDash(i)
			l.word(p, p.word, p.start, p.end, "")
			l.shift = 0
		}
	}
}

// part adds some of a piece's characters.
func (l *liner) part(i int, start, end int32, hyphen bool) error {
	p := &l.set.pieces[i]
	w, text, err := l.set.part(p, start, end, hyphen)
	if err != nil || text == "" {
		return err
	}
	if hyphen {
		// What is shown is a hyphen, what it says that a word goes on.
		l.word(p, w, start, end, text[:len(text)-1]+"\u00ad")
		return nil
	}
	l.word(p, w, start, end, "")
	return nil
}

// word adds shaped text of a piece; text is what it stands for, "" where that is the source.
func (l *liner) word(p *piece, w *word, start, end int32, text string) {
	style := l.set.style(p)
	base := l.open(p, start, end, text)
	tracking := style.Tracking
	if p.kind == wordPiece {
		tracking += l.letterSpace() * style.Size
	}
	for _, g := range w.glyphs {
		advance := Pt(g.advance) * style.Size
		if advance != 0 {
			advance += tracking
		}
		l.put(Glyph{ID: g.id, Cluster: uint16(base) + g.cluster, Advance: float32(advance)},
			Shift{DX: g.dx*float32(style.Size) + float32(l.shift), DY: g.dy * float32(style.Size)}, advance)
	}
}

// extra is what a justified line adds to a piece's white space.
func (l *liner) extra(i int) Pt {
	if l.give.spaces == 0 {
		return 0
	}
	stretch, shrink := l.set.elasticity(i)
	if l.give.spaces < 0 {
		return shrink * l.give.spaces
	}
	return stretch * l.give.spaces
}

// letterSpace is what a justified line adds to each letter, in ems.
func (l *liner) letterSpace() float64 {
	if l.give.letters < 0 {
		return l.give.letters * letterShrink
	}
	return l.give.letters * letterStretch
}

// space adds white space.
func (l *liner) space(p *piece, extra Pt) {
	style := l.set.style(p)
	chars := l.set.chars[p.start:p.end]
	glyph, advance := p.space(chars[0].r, style)
	advance += extra / Pt(len(chars))
	text := ""
	if chars[0].r == '\t' {
		text = strings.Repeat(" ", len(chars))
	}
	base := l.open(p, p.start, p.end, text)
	size := utf8.RuneLen(chars[0].r)
	for i := range chars {
		l.put(Glyph{ID: glyph, Cluster: uint16(base + i*size), Advance: float32(advance)}, Shift{}, advance)
	}
}

func (l *liner) put(g Glyph, shift Shift, advance Pt) {
	run := &l.line.Runs[len(l.line.Runs)-1]
	l.glyphs = append(l.glyphs, g)
	if l.shifts == nil && shift != (Shift{}) {
		l.shifts = make([]Shift, len(l.glyphs)-1-l.begun)
	}
	if l.shifts != nil {
		l.shifts = append(l.shifts, shift)
	}
	run.Width += advance
	l.line.Width += advance
}

// widen moves what follows away from the last glyph.
func (l *liner) widen(by Pt) {
	l.line.Width += by
	if n := len(l.line.Runs); n > 0 {
		l.line.Runs[n-1].Width += by
		l.glyphs[len(l.glyphs)-1].Advance += float32(by)
	}
}

// open makes the last run one that a piece's glyphs can be added to, and adds what they stand for. It
// returns where in the run's text that begins.
func (l *liner) open(p *piece, start, end int32, text string) (base int) {
	s := l.set
	span := int(s.chars[p.start].span)
	if text == "" && !p.plain {
		text = s.text(p, start, end)
	}
	from, to := s.chars[start].pos, int32(len(s.spans[span].Text))
	if int(end) < len(s.chars) && int(s.chars[end].span) == span {
		to = s.chars[end].pos
	}
	if n := len(l.line.Runs); n > 0 {
		run := &l.line.Runs[n-1]
		if run.Span == span && run.Font == p.font && l.length() < longestRun {
			l.widen(l.gap)
			l.gap = 0
			base = l.length()
			l.say(span, from, to, text)
			return base
		}
		l.finish()
	}
	l.line.Width += l.gap
	l.gap = 0
	style := &s.spans[span].Style
	l.line.Runs = append(l.line.Runs, Run{Font: p.font, Size: style.Size, Color: style.Color, Span: span, X: l.line.Width})
	l.line.include(p.font, style)
	l.begun, l.shifts = len(l.glyphs), nil
	l.plain, l.from, l.to, l.text = true, from, from, nil
	l.say(span, from, to, text)
	return 0
}

// length of the last run's text so far.
func (l *liner) length() int {
	if l.plain {
		return int(l.to - l.from)
	}
	return len(l.text)
}

// say adds to the last run's text: from its span as long as nothing else has to be said.
func (l *liner) say(span int, from, to int32, text string) {
	source := l.set.spans[span].Text
	if text == "" && l.plain && from == l.to {
		l.to = to
		return
	}
	if l.plain {
		l.text, l.plain = append(l.text, source[l.from:l.to]...), false
	}
	if text == "" {
		text = source[from:to]
	}
	l.text = append(l.text, text...)
}

// finish closes the last run.
func (l *liner) finish() {
	n := len(l.line.Runs)
	if n == 0 {
		return
	}
	run := &l.line.Runs[n-1]
	run.Glyphs = l.glyphs[l.begun:len(l.glyphs):len(l.glyphs)]
	run.Shifts = l.shifts
	if l.plain {
		run.Text = l.set.spans[run.Span].Text[l.from:l.to]
	} else {
		run.Text = string(l.text)
	}
}

func (l *Line) include(f *Font, style *Style) {
	l.Ascent = max(l.Ascent, f.ascent*style.Size+style.Rise)
	l.Descent = max(l.Descent, f.descent*style.Size-style.Rise)
}
