package layout

import (
	"fmt"
	"slices"
)

// filler fills the pages of one flow.
type filler struct {
	env   Env
	m     *Master
	w, h  Pt // of the frame
	todo  Block
	notes []Block // of earlier pages, for which there was no room
	pages []Frame
}

func newFiller(env Env, flow Flow) (*filler, error) {
	m := flow.Master
	w, h := m.Width-m.Left-m.Right, m.Height-m.Top-m.Bottom
	if !(w > 0 && h > 0) { // nor numbers at all
		return nil, fmt.Errorf("the margins leave no room on a page of %.0f by %.0f points", m.Width, m.Height)
	}
	env.PageTop = true
	return &filler{env: env, m: m, w: w, h: h, todo: newSequence(flow.Blocks...)}, nil
}

func (f *filler) addPage() error {
	if f.todo == nil {
		return f.addNotesPage()
	}
	t, err := f.bestTrial()
	if err != nil {
		return err
	}
	if t.text.Empty() && t.rest != nil {
		return f.tooHigh(t.rest)
	}
	f.todo = t.rest
	if t.text.Empty() && (len(f.pages) > 0 || len(t.notes) > 0) {
		f.addNothing(t)
		return nil
	}
	page, err := f.finish(t)
	f.pages = append(f.pages, page)
	return err
}

func (f *filler) tooHigh(b Block) error {
	return errorAt(fmt.Errorf("this does not fit on an empty page: there is room for %.0f by %.0f points", f.w, f.h), placeOf(b))
}

// addNothing is for blocks that come to nothing on a new page. Their anchors point at the end of the
// page before.
func (f *filler) addNothing(t trial) {
	if len(f.pages) == 0 {
		f.pages = append(f.pages, Frame{Width: f.w})
	}
	last := &f.pages[len(f.pages)-1]
	// No line is there for a side note to stand beside.
	sides := t.text.Sides
	f.notes = slices.Concat(f.notes, inOrder(t.text.Notes, sides, make([]*Frame, len(sides))))
	t.text.Items, t.text.Notes, t.text.Sides = nil, nil, nil
	last.Place(t.text, 0, last.Height)
}

// trial is a page whose text was laid out in some height, and what its notes take.
type trial struct {
	height Pt // that was given to the text
	text   Frame
	rest   Block
	sides  Frame   // the side notes
	notes  []Block // the footnotes, with those of earlier pages first
	foot   Frame   // all footnotes with their rule, however high
}

// try lays the page's text out in a height.
func (f *filler) try(h Pt) (trial, error) {
	text, rest, err := f.todo.Fit(f.env, f.w, h)
	t := trial{height: h, text: text, rest: rest}
	if err != nil || text.Empty() && rest != nil {
		return t, err
	}
	return t, f.setSides(&t)
}

// allNotes lays out footnotes, however high.
func (f *filler) allNotes(notes []Block) (Frame, error) {
	const endless = 1e6
	if len(notes) == 0 {
		return Frame{}, nil
	}
	foot, _, err := f.fitNotes(notes, endless)
	return foot, err
}

// fitNotes lays out footnotes, below their rule, as far as they fit. Nothing is set where the rule
// would stand alone.
func (f *filler) fitNotes(notes []Block, h Pt) (foot Frame, rest []Block, err error) {
	env := f.env
	env.PageTop = false
	foot.Width = f.w
	if f.m.NoteRule != nil {
		rule, rest, err := fitNote(env, f.m.NoteRule, f.w, h)
		if err != nil {
			return Frame{}, nil, err
		}
		if rest != nil {
			return Frame{}, notes, nil
		}
		rule.Items = artifacts(rule.Items)
		foot.Place(rule, 0, 0)
		foot.Height = rule.Height
	}
	return f.stackNotes(env, foot, notes, h)
}

// stackNotes adds notes below what is there. A note that is split ends the page.
func (f *filler) stackNotes(env Env, foot Frame, notes []Block, h Pt) (Frame, []Block, error) {
	for i, note := range notes {
		got, rest, err := fitNote(env, note, f.w, max(0, h-foot.Height))
		if err != nil {
			return Frame{}, nil, err
		}
		if rest != nil && got.Empty() || foot.Height+got.Height > h+tolerance {
			if i == 0 {
				foot = Frame{}
			}
			return foot, notes[i:], nil
		}
		foot.Place(got, 0, foot.Height)
		foot.Height += got.Height
		if foot.Height > f.h { // how much higher nobody asks
			return foot, notes[i+1:], nil
		}
		if rest != nil {
			return foot, slices.Concat([]Block{rest}, notes[i+1:]), nil
		}
		env.PageTop = false
	}
	return foot, nil, nil
}

// addNotesPage is a page of notes that were left over when the text had ended.
func (f *filler) addNotesPage() error {
	foot, rest, err := f.fitNotes(f.notes, f.h)
	if err != nil {
		return err
	}
	if len(rest) == len(f.notes) && foot.Empty() { // at a page's top a note has to begin as best it can
		if foot, rest, err = f.stackNotes(f.env, Frame{Width: f.w}, f.notes, f.h); err != nil {
			return err
		}
		if foot.Empty() && len(rest) == len(f.notes) {
			return f.tooHigh(rest[0])
		}
	}
	f.notes = rest
	f.pages = append(f.pages, foot)
	return nil
}

// finish puts text and notes of a page together.
func (f *filler) finish(t trial) (Frame, error) {
	page := t.text
	page.Notes, page.Sides = nil, nil
	f.notes = nil
	page.Place(t.sides, 0, 0)
	if len(t.notes) == 0 {
		return page, nil
	}
	foot, rest, err := f.fitNotes(t.notes, f.h-t.text.Height)
	if err != nil {
		return page, err
	}
	f.notes = rest
	page.Place(foot, 0, f.h-foot.Height)
	page.Height = f.h
	return page, nil
}
