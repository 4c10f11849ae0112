package layout

// The search for the text that has room on a page together with its footnotes.
const (
	maxTrials = 12 // layouts of one page
	finest    = 6  // points: less than a line
	// airy is the part of a page that may stay empty for a footnote to go whole to the next page
	// with the line that calls for it; where it would be more the note is split.
	airy = 0.1
	// mostNotes is the part of a page that is left to footnotes at most, as long as there is text.
	mostNotes = 0.6
)

// bestTrial finds the most text that leaves room for its footnotes, by laying the page out in less
// and less height. A line whose footnote has no room goes to the next page with it. Where that cannot
// be, or would leave the page half empty, the footnote is split, or left to the next page altogether.
func (f *filler) bestTrial() (trial, error) {
	first, err := f.try(f.h)
	if err != nil || first.text.Empty() || f.fits(first) {
		return first, err
	}
	s := noteSearch{high: f.h, least: first}
	for range maxTrials {
		h, ok := s.next(f)
		if !ok {
			break
		}
		t, err := f.try(h)
		if err != nil {
			return t, err
		}
		s.judge(t, f.fits(t), splits(t.text) > splits(first.text))
	}
	if s.best != nil {
		white := f.h - s.best.text.Height - s.best.foot.Height
		if white <= airy*f.h || !f.beginsLast(s.least) {
			return *s.best, nil
		}
	}
	return s.least, nil
}

func (f *filler) fits(t trial) bool {
	return len(t.notes) == 0 || t.text.Height+f.asked(t) <= f.h+tolerance
}

// asked is the height that the text has to leave to its footnotes.
func (f *filler) asked(t trial) Pt { return min(t.foot.Height, mostNotes*f.h) }

// splits counts what was split although it should stand together: footnotes are no reason for that.
func splits(f Frame) int {
	n := 0
	for _, w := range f.Warnings {
		if w.Message == splitKeep {
			n++
		}
	}
	return n
}

// beginsLast says that of the footnotes of a page only the last goes on to the next page, with a
// part of it.
func (f *filler) beginsLast(t trial) bool {
	room := f.h - t.text.Height
	others, _, err1 := f.fitNotes(t.notes[:len(t.notes)-1], room)
	all, rest, err2 := f.fitNotes(t.notes, room)
	return err1 == nil && err2 == nil && len(rest) == 1 && all.Height > others.Height+tolerance
}

// noteSearch closes in on a height.
type noteSearch struct {
	low, high Pt     // the text has room for its notes in the one, or is nothing, and not in the other
	best      *trial // the most text that fits with its notes
	least     trial  // the least text that does not
	begun     bool
}

// next returns the height to try: first what the notes leave, as that is mostly right.
func (s *noteSearch) next(f *filler) (Pt, bool) {
	left := f.h - f.asked(s.least)
	if s.best != nil {
		left = f.h - f.asked(*s.best)
	}
	switch {
	case s.best != nil && left <= s.low+tolerance, s.high-s.low <= finest:
		return 0, false
	case left > s.low+tolerance && left < s.high-tolerance && (s.best != nil || !s.begun):
		s.begun = true
		return left, true
	}
	return (s.low + s.high) / 2, true
}

func (s *noteSearch) judge(t trial, fits, split bool) {
	switch {
	case t.text.Empty() || split:
		s.low = t.height
	case fits:
		s.low, s.best = t.height, &t
	default:
		s.high, s.least = t.height, t
	}
}
