package layout

import (
	"cmp"
	"math"
	"slices"
)

// The white space that side notes keep, in points.
const (
	sideGap     = 6 // between one and the next
	obstacleGap = 4 // from what reaches into their column
	// farthest is how far a side note may stand from its line: beyond that nobody looks for it.
	farthest = 100
)

// setSides places the side notes of a trial in their column. Each stands level with the line that
// calls for it, first baseline by first baseline, or as near below it as there is room, or else as
// near above it; one without any room becomes a footnote, and so do those of its page that follow, or
// they would be read out of order.
func (f *filler) setSides(t *trial) error {
	asked := t.text.Sides
	frames, err := f.fitSides(asked)
	if err != nil {
		return err
	}
	for {
		if first := slices.Index(frames, nil); first >= 0 {
			clear(frames[first:])
		}
		t.notes = slices.Concat(f.notes, inOrder(t.text.Notes, asked, frames))
		if t.foot, err = f.allNotes(t.notes); err != nil || len(asked) == 0 {
			return err
		}
		moved := false
		column := sideColumn{bottom: f.h, busy: f.obstacles(t.text.Items)}
		if len(f.obstacles(t.foot.Items)) > 0 {
			// Another note at the foot leaves less height to the column.
			column.bottom = max(t.text.Height, f.h-t.foot.Height)
		}
		t.sides = Frame{}
		for i, s := range asked {
			if frames[i] == nil {
				continue
			}
			if y, ok := column.find(s.level(*frames[i]), frames[i].Height); ok {
				t.sides.Place(*frames[i], f.m.SideX, y)
			} else {
				frames[i], moved = nil, true
			}
		}
		if !moved {
			return nil
		}
	}
}

// fitSides lays side notes out, nil for one that is higher than a page, or all without a column.
func (f *filler) fitSides(sides []SideNote) ([]*Frame, error) {
	frames := make([]*Frame, len(sides))
	if f.m.SideWidth <= 0 {
		return frames, nil
	}
	env := f.env
	env.PageTop = false
	for i, s := range sides {
		got, rest, err := fitNote(env, s.Block, f.m.SideWidth, f.h)
		if err != nil {
			return nil, err
		}
		if rest == nil {
			frames[i] = &got
		}
	}
	return frames, nil
}

// inOrder adds the side notes without a frame to the footnotes, in order of their calls.
func inOrder(notes []Block, sides []SideNote, frames []*Frame) []Block {
	var out []Block
	next := 0
	for i, s := range sides {
		if frames[i] != nil {
			continue
		}
		out = append(append(out, notes[next:s.after]...), s.Block)
		next = s.after
	}
	return append(out, notes[next:]...)
}

// level is the top of a side note whose first baseline is that of the line which calls for it.
func (s SideNote) level(f Frame) Pt {
	if s.baseline == 0 {
		return s.Y
	}
	for _, item := range f.Items {
		if t, ok := item.(Text); ok {
			return max(0, s.Y+s.baseline-t.Y)
		}
	}
	return s.Y
}

// obstacles are the heights at which something of the page reaches into the column for side notes.
func (f *filler) obstacles(items []Item) []stretch {
	var out []stretch
	for _, item := range items {
		b := boundsOf(item)
		if b.right > f.m.SideX+tolerance && b.left < f.m.SideX+f.m.SideWidth-tolerance {
			out = append(out, stretch{b.top - obstacleGap, b.bottom + obstacleGap})
		}
	}
	return merged(out)
}

// stretch is a part of the column's height.
type stretch struct{ top, bottom Pt }

// merged sorts stretches and joins those that overlap.
func merged(s []stretch) []stretch {
	slices.SortFunc(s, func(a, b stretch) int { return cmp.Compare(a.top, b.top) })
	var out []stretch
	for _, next := range s {
		if n := len(out); n > 0 && next.top <= out[n-1].bottom {
			out[n-1].bottom = max(out[n-1].bottom, next.bottom)
			continue
		}
		out = append(out, next)
	}
	return out
}

// sideColumn is filled from its top.
type sideColumn struct {
	top, bottom Pt        // of what is free
	busy        []stretch // in order, none touching the next
}

// find takes the place for a height that is nearest below y, or else nearest above it.
func (c *sideColumn) find(y, height Pt) (Pt, bool) {
	below, above := Pt(math.Inf(1)), Pt(math.Inf(-1))
	place := func(free stretch) {
		free.top, free.bottom = max(free.top, c.top), min(free.bottom, c.bottom)
		if free.bottom-free.top < height-tolerance {
			return
		}
		if at := max(y, free.top); at+height <= free.bottom+tolerance {
			below = min(below, at)
		}
		if at := min(y, free.bottom-height); at >= free.top-tolerance {
			above = max(above, at)
		}
	}
	from := Pt(math.Inf(-1))
	for _, b := range c.busy {
		place(stretch{from, b.top})
		from = b.bottom
	}
	place(stretch{from, Pt(math.Inf(1))})
	at := below
	if math.IsInf(below, 1) {
		at = above
	}
	if math.IsInf(at, 0) || math.Abs(at-y) > farthest {
		return 0, false
	}
	c.top = at + height + sideGap
	return at, true
}
