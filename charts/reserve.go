package charts

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"report/layout"
)

// reserve is room that a figure keeps for words, beside what the mark takes.
type reserve struct {
	top, side layout.Pt // above the data, and at the right edge
	crossing  bool      // leaders of notes may cross marks
}

// How far a figure goes to find room: how often it is composed, how much it grows, in its own height, how
// much of its width it gives, and how much of it is left for the data.
const (
	maxReserves = 12
	maxGrowth   = 0.75
	maxSide     = 0.6
	leastArea   = 0.14
)

// attempt composes a figure with room kept for words, again and again from the same beginning.
type attempt struct {
	*figure
	blank  figure
	shared *shared // as it was
	least  reserve // that the panels of a facet have alike
}

// valuesBesideWords is refused where one panel has no room for both.
const valuesBesideWords = "values beside words"

// composeAnnotated composes the mark and what is written over it. Values that stand at marks by
// themselves give way to words of the config.
func (f *figure) composeAnnotated() error {
	a := &attempt{figure: f, blank: *f, shared: f.shared.clone()}
	a.blank.labels = slices.Clip(f.labels)
	a.least = reserve{top: f.atLeast("headroom", 0), side: f.atLeast("sideroom", 0)}
	values := f.all(valuesBesideWords, true)
	if !values {
		a.blank.spec.ValueLabels = labelsOff
	}
	lacks, err := a.grow()
	if err == nil && lacks.key != "" && values && f.spec.ValueLabels != labelsOn {
		f.shared.reset(a.shared)
		f.all(valuesBesideWords, false)
		a.shared = f.shared.clone()
		a.blank.spec.ValueLabels = labelsOff
		lacks, err = a.grow()
	}
	if err != nil || lacks.key == "" {
		return err
	}
	*f = a.blank
	return lacks.noRoom(f)
}

// noRoom says which words have no room on a figure, and what helps.
func (c caption) noRoom(f *figure) Problem {
	what, words := "", ""
	switch c.key {
	case "notes":
		what, words = "the note", f.spec.Notes[c.index].Text
	case "reference":
		what, words = "the name of the line", f.spec.Reference[c.index].Text
	case "spans":
		what, words = "the name of the span", f.spec.Spans[c.index].Text
	}
	higher := "raise height"
	if f.root.spec.Height == 0 {
		higher = fmt.Sprintf("set height, such as height = %.0f", min(maxHeight, math.Ceil(f.root.height/mm*1.5/10)*10))
	}
	return Problem{Key: c.key, Path: []any{c.index, "text"}, Hint: higher + ", write fewer words, or show the chart in a section of its own, where it is wider",
		Message: fmt.Sprintf("there is no room for %s %q on a chart %.0f mm wide", what, shorten(words, 60), f.root.width/mm)}
}

// grow composes the figure with more and more room, and then tries to do with less. lacks is a caption
// that has found none, its key is empty otherwise.
func (a *attempt) grow() (lacks caption, err error) {
	r := a.least
	for n := range maxReserves {
		more, first, _, err := a.compose(r)
		if err != nil {
			if lacks.key != "" { // it has no room for as much
				break
			}
			return first, err
		}
		if more == (reserve{}) {
			return first, a.shrink(r)
		}
		lacks = first
		if more.side > maxSide*a.blank.width {
			break
		}
		if r.side = max(r.side, more.side); n > 0 && more.top > 0 && !r.crossing {
			r.crossing = true // before it grows once more
			continue
		}
		if r.top += more.top; r.top > maxGrowth*a.blank.height {
			break
		}
	}
	return lacks, nil
}

// worse is by how much the places of words may cost more on a figure that keeps less room.
const worse = 25

// shrink composes the figure with the least room that does about as well as r.
func (a *attempt) shrink(r reserve) error {
	_, _, cost, err := a.compose(r)
	if err != nil {
		return err
	}
	composed := true // as r wants it
	try := func(less reserve) (ok bool) {
		if less == r {
			return true
		}
		more, _, now, err := a.compose(less)
		if composed = err == nil && more == (reserve{}) && now <= cost+worse; composed {
			r = less
		}
		return composed
	}
	for _, part := range []layout.Pt{0, 0.35, 0.6} {
		if try(reserve{r.top, a.least.side + part*(r.side-a.least.side), r.crossing}) {
			break
		}
	}
	for _, part := range []layout.Pt{0, 0.5} {
		if try(reserve{a.least.top + part*(r.top-a.least.top), r.side, r.crossing}) {
			break
		}
	}
	if !composed {
		if _, _, _, err := a.compose(r); err != nil {
			return err
		}
	}
	a.atLeast("headroom", r.top)
	a.atLeast("sideroom", r.side)
	return nil
}

// compose composes the figure anew, with room kept free. more is what it lacks, for a caption.
func (a *attempt) compose(r reserve) (more reserve, lacks caption, cost float64, err error) {
	*a.figure = a.blank
	a.figure.shared.reset(a.shared)
	a.keep(r)
	if err := a.composeMark(); err != nil {
		return more, lacks, 0, err
	}
	a.width = a.blank.width
	w := &annotation{figure: a.figure, kept: r}
	more, lacks, err = w.write()
	if r.side > 0 && more == (reserve{}) && a.area.x1-a.area.x0 < leastArea*a.width {
		more = reserve{top: maxGrowth * a.blank.height, side: a.width}
		lacks = w.widest()
	}
	return more, lacks, w.cost, err
}

// keep leaves room free before the mark is composed.
func (f *figure) keep(r reserve) {
	f.headroom, f.sideroom = r.top, r.side
	f.height += r.top
	f.foot += r.top
	f.area.y0 += r.top
	f.area.y1 += r.top
	f.width -= r.side
	f.area.x1 -= r.side
}

// widest is the caption that asks for the most room at the side.
func (a *annotation) widest() caption {
	return slices.MaxFunc(a.captions, func(c, d caption) int { return cmp.Compare(c.more.side, d.more.side) })
}
