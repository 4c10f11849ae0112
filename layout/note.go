package layout

import (
	"errors"

	"report/layout/text"
)

// Note is a footnote or side note, and the span that calls for it: mostly a raised number. Its block
// brings the white space above it, and may not call for notes itself.
type Note struct {
	Span  int // index into the paragraph's spans
	Block Block
	Side  bool // stands beside the text, where there is room
}

// callNotes adds the notes that a line at y is the first to call for, and returns the others.
func (s *setParagraph) callNotes(f *Frame, notes []Note, line text.Line, y Pt) []Note {
	if len(notes) == 0 {
		return nil
	}
	if n := len(line.Runs); n > 0 && notes[0].Span > line.Runs[n-1].Span {
		return notes // they are in the order of their spans, and there may be thousands
	}
	var waiting []Note
	for i, note := range notes {
		if holdsSpan(line, note.Span) {
			s.addNotes(f, notes[i:i+1], y, s.baseline)
		} else {
			waiting = append(waiting, note)
		}
	}
	return waiting
}

func holdsSpan(line text.Line, span int) bool {
	for _, run := range line.Runs {
		if run.Span == span {
			return true
		}
	}
	return false
}

// addNotes adds notes whose line begins at y and has its baseline so far below.
func (p Paragraph) addNotes(f *Frame, notes []Note, y, baseline Pt) {
	for _, note := range notes {
		switch {
		case note.Block == nil:
		case note.Side:
			f.Sides = append(f.Sides, SideNote{Y: y, Block: note.Block, baseline: baseline, after: len(f.Notes)})
		default:
			f.Notes = append(f.Notes, note.Block)
		}
	}
}

// errNoteInNote refuses what no reader could follow.
var errNoteInNote = errors.New("a note cannot call for another note")

// fitNote lays out a note, or a piece of it.
func fitNote(env Env, b Block, w, h Pt) (Frame, Block, error) {
	f, rest, err := b.Fit(env, w, h)
	if err == nil && len(f.Notes)+len(f.Sides) > 0 {
		err = errorAt(errNoteInNote, placeOf(b))
	}
	return f, rest, err
}
