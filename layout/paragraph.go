package layout

import (
	"fmt"
	"strings"

	"report/layout/text"
)

// Paragraph is running text: lines broken at the width it is given. It splits between lines, never
// leaving a single line on either side.
type Paragraph struct {
	Spans   []text.Span
	Leading Pt // from baseline to baseline; each line is this high, its text centred in it. 0: as high as the font
	Align   Align
	// Hyphenate says how readily words are divided.
	Hyphenate Hyphenation
	Balance   bool   // all lines about as long: titles
	Notes     []Note // in the order of their spans
	Tag       *Tag
	At        Place
}

// Hyphenation says how readily words are divided at the ends of lines. Soft hyphens count always.
type Hyphenation uint8

// The ways to hyphenate.
const (
	HyphenateSparingly Hyphenation = iota // only a word that is wider than the line
	HyphenateFreely                       // where it makes lines more even: running text
	HyphenateNever                        // not even then: code
)

// Fit implements Block.
func (p Paragraph) Fit(env Env, w, h Pt) (Frame, Block, error) {
	lines, err := env.memo.breakLines(p.Spans, w, p.breaking(env))
	if err != nil {
		return Frame{}, nil, errorAt(err, p.At)
	}
	if len(lines) == 0 {
		var f Frame
		p.addNotes(&f, p.Notes, 0, 0)
		return f, nil, nil
	}
	s := &setParagraph{Paragraph: p, lines: lines, width: w}
	if err := s.findBaseline(); err != nil {
		return Frame{}, nil, errorAt(err, p.At)
	}
	s.inlineTags()
	return s.Fit(env, w, h)
}

func (p Paragraph) breaking(env Env) text.Breaking {
	how := text.Breaking{Justify: p.Align == AlignJustify, Lang: env.Lang, Hyphens: env.Hyphens, Sparing: p.Hyphenate != HyphenateFreely, Balance: p.Balance}
	if p.Hyphenate == HyphenateNever {
		how.Hyphens = nil
	}
	return how
}

func (p Paragraph) place() Place { return p.At }

// setParagraph is a paragraph, or what is left of one, broken into lines. Notes are those that no
// line before has called for.
type setParagraph struct {
	Paragraph
	lines    []text.Line
	width    Pt // that the lines were broken for
	baseline Pt // below the top of each line
	ascent   Pt
	descent  Pt
	inline   []*Tag // by span, nil for one that is plain text
	midWord  bool   // the first of lines goes on with a word that was split
}

// findBaseline centres the largest span's font in the leading: one distance for all lines, so that a
// word in another font does not push its line down.
func (s *setParagraph) findBaseline() error {
	style := s.Spans[0].Style
	for _, span := range s.Spans[1:] {
		if span.Style.Size > style.Size {
			style = span.Style
		}
	}
	font, err := style.Face.First()
	if err != nil {
		return err
	}
	s.ascent, s.descent = font.Ascent()*style.Size, font.Descent()*style.Size
	if s.Leading <= 0 {
		s.Leading = s.ascent + s.descent
	}
	s.baseline = (s.Leading-s.ascent-s.descent)/2 + s.ascent
	return nil
}

// inlineTags gives links, and what calls for a note, nodes of their own.
func (s *setParagraph) inlineTags() {
	if s.Tag == nil {
		return
	}
	put := func(span int, tag *Tag) {
		if s.inline == nil {
			s.inline = make([]*Tag, len(s.Spans))
		}
		s.inline[span] = tag
	}
	for _, n := range s.Notes {
		put(n.Span, s.Tag.Under(RoleReference))
	}
	for i, span := range s.Spans {
		if span.Link == "" {
			continue
		}
		around := s.Tag
		if s.inline != nil && s.inline[i] != nil {
			around = s.inline[i]
		}
		put(i, around.Under(RoleLink))
	}
}

// Fit implements Block.
func (s *setParagraph) Fit(env Env, w, h Pt) (Frame, Block, error) {
	if w != s.width {
		lines, err := text.Break(s.Spans, s.lines[0].Start, w, s.breaking(env))
		if err != nil {
			return Frame{}, nil, errorAt(err, s.At)
		}
		again := *s
		again.lines, again.width = lines, w
		s = &again
	}
	n := s.linesFor(env, h)
	if n == 0 {
		return Frame{}, s, nil
	}
	f := Frame{Width: w, Height: Pt(n) * s.Leading}
	f.Items = make([]Item, 0, n)
	notes := s.Notes
	for i, line := range s.lines[:n] {
		s.setLine(&f, line, Pt(i)*s.Leading)
		notes = s.callNotes(&f, notes, line, Pt(i)*s.Leading)
		begun := s.midWord
		if i > 0 {
			begun = s.lines[i-1].Overfull
		}
		if line.Overfull && !begun {
			f.Warnings = append(f.Warnings, Warning{At: s.At,
				Message: fmt.Sprintf("%q is wider than its column and was split", s.wordAt(line.Start))})
		}
	}
	s.warnSpaces(&f, s.lines[:n])
	if n == len(s.lines) {
		s.addNotes(&f, notes, Pt(n-1)*s.Leading, s.baseline) // of spans without text
		return f, nil, nil
	}
	rest := *s
	rest.lines, rest.Notes = s.lines[n:], notes
	rest.midWord = s.lines[n-1].Overfull
	return f, &rest, nil
}

// linesFor returns how many lines to set in a height: all, or so many that neither here nor on the
// next page a line stands alone, three of them stand below a heading, and no word is divided between
// the pages. At the top of a page what does not fit otherwise may.
func (s *setParagraph) linesFor(env Env, h Pt) int {
	all := len(s.lines)
	fit := all
	if s.Leading > 0 && Pt(all)*s.Leading > h+tolerance {
		fit = max(0, int((h+tolerance)/s.Leading))
	}
	if fit >= all {
		return all
	}
	n, least := min(fit, all-2), 2
	if env.afterHeading && !env.PageTop {
		least = 3
	}
	if n > least && s.lines[n-1].Hyphenated {
		n-- // no word goes on over the page
	}
	switch {
	case n >= least:
		return n
	case env.PageTop:
		return fit
	}
	return 0
}

// setLine adds a line whose top is at y.
func (s *setParagraph) setLine(f *Frame, line text.Line, y Pt) {
	x := s.Align.offset(s.width, line.Width)
	baseline := y + s.baseline
	for i := 0; i < len(line.Runs); i++ {
		run := line.Runs[i]
		span := &s.Spans[run.Span]
		tag := s.Tag
		if s.inline != nil && s.inline[run.Span] != nil {
			tag = s.inline[run.Span]
		}
		f.Items = append(f.Items, Text{X: x + run.X, Y: baseline - span.Style.Rise, Run: run,
			Space: line.Space && i+1 == len(line.Runs), Tag: tag})
		lastOfSpan := i+1 == len(line.Runs) || line.Runs[i+1].Span != run.Span
		if span.Link != "" && lastOfSpan {
			f.Items = append(f.Items, s.link(line, run.Span, x, baseline, tag))
		}
	}
}

// link is the active area over all of a span's runs on a line.
func (s *setParagraph) link(line text.Line, span int, x, baseline Pt, tag *Tag) Link {
	link := Link{Y: baseline - s.ascent, H: s.ascent + s.descent, Tag: tag}
	first := true
	for _, run := range line.Runs {
		if run.Span != span {
			continue
		}
		if first {
			link.X, first = x+run.X, false
		}
		link.W = x + run.X + run.Width - link.X
	}
	target := s.Spans[span].Link
	if name, ok := strings.CutPrefix(target, "#"); ok {
		link.Anchor = name
	} else {
		link.URL = target
	}
	return link
}

// loosest is the stretch of spaces beyond which a justified line is reported: it shows as a hole in
// the page.
const loosest = 1.5

// warnSpaces reports the loose lines of one piece of a paragraph, together.
func (s *setParagraph) warnSpaces(f *Frame, lines []text.Line) {
	if s.Align != AlignJustify {
		return
	}
	message, more := "", 0
	for _, line := range lines {
		switch {
		case line.Stretch <= loosest:
		case message == "":
			message = fmt.Sprintf("line %q is very loose", beginning(line))
		default:
			more++
		}
	}
	if more > 0 {
		message += fmt.Sprintf(" (and %d more)", more)
	}
	if message != "" {
		f.Warnings = append(f.Warnings, Warning{At: s.At, Message: message})
	}
}

// beginning returns a line's first words.
func beginning(line text.Line) string {
	const enough = 24
	var all strings.Builder
	for _, run := range line.Runs {
		all.WriteString(strings.ReplaceAll(run.Text, "\u00ad", ""))
	}
	for i := range all.String() {
		if i >= enough && all.String()[i] == ' ' {
			return all.String()[:i] + " …"
		}
	}
	return all.String()
}

// wordAt returns the word that begins at an offset, shortened.
func (s *setParagraph) wordAt(at text.Offset) string {
	const longest = 30
	var word []rune
	for i := at.Span; i < len(s.Spans); i++ {
		t := s.Spans[i].Text
		if i == at.Span {
			t = t[at.Byte:]
		}
		for _, r := range t {
			if r == ' ' || r == '\n' {
				return string(word)
			}
			if len(word) == longest {
				return string(word) + "…"
			}
			word = append(word, r)
		}
	}
	return string(word)
}
