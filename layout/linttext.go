package layout

import (
	"cmp"
	"math"
	"slices"

	"report/layout/text"
)

// inked is a text with its ink.
type inked struct {
	Text
	at    Place
	box   inkBox
	owner *Tag // the block that it belongs to
	piece int  // runs that follow each other without a gap have the same
}

// texts looks at what is set on the page: whether it touches, and whether it stays in its place.
func (p lintPage) texts() {
	var all []inked
	var last Text
	piece := 0
	for i, item := range p.Items {
		t, ok := item.(Text)
		if !ok {
			continue
		}
		if !goesOn(last, t) {
			piece++
		}
		last = t
		one := inked{Text: t, at: p.places[i], box: p.inks.of(t), owner: ownerOf(t.Tag), piece: piece}
		if one.box.empty() {
			continue
		}
		p.edges(one)
		all = append(all, one)
	}
	for _, pair := range touching(p.inks, all) {
		a, b := pair.a, pair.b
		if a.owner == b.owner && a.owner != nil && a.owner.Role == RoleFigure { // a chart of shapes
			p.add("label", pair.at, "the labels %s and %s of the chart touch; make the chart larger or the labels shorter", quoted(a.Run.Text), quoted(b.Run.Text))
		} else if pair.over {
			p.add("text", pair.at, "%s is printed over %s", quoted(b.Run.Text), quoted(a.Run.Text))
		} else {
			p.add("text", pair.at, "%s and %s touch", quoted(a.Run.Text), quoted(b.Run.Text))
		}
	}
}

// goesOn says whether a text follows another within a line: its pen starts where that of the other
// ends. Artifacts have no tag that tells blocks apart: the lines of one are set in one font and size.
func goesOn(before, t Text) bool {
	const rounding = 0.05
	if math.Abs(before.X+before.Run.Width-t.X) < rounding && before.Run.Font != nil {
		return true
	}
	return before.Tag == nil && t.Tag == nil && before.Run.Font == t.Run.Font && before.Run.Size == t.Run.Size &&
		math.Abs(before.Y-t.Y) > rounding
}

// ownerOf is the tag of the block that a text belongs to: links are within a paragraph.
func ownerOf(t *Tag) *Tag {
	for t != nil && t.Parent != nil && (t.Role == RoleLink || t.Role == RoleSpan || t.Role == RoleReference) {
		t = t.Parent
	}
	return t
}

// together says whether two texts belong to one block. The labels of a chart have one tag and are
// each a block of their own.
func together(a, b inked) bool {
	if a.piece == b.piece {
		return true
	}
	if a.owner == nil || b.owner == nil {
		return false
	}
	if a.owner == b.owner {
		return a.owner.Role != RoleFigure
	}
	return a.owner.below(b.owner) && b.owner.Role != RoleFigure || b.owner.below(a.owner) && a.owner.Role != RoleFigure
}

func (t *Tag) below(ancestor *Tag) bool {
	for t = t.Parent; t != nil; t = t.Parent {
		if t == ancestor {
			return true
		}
	}
	return false
}

// leastGap is the white that texts of different blocks keep between them on a line, in points.
const leastGap = 0.5

// contact is two texts that touch, in the order in which they are read.
type contact struct {
	a, b inked
	at   Place // of the one that was painted later
	over bool  // not only beside each other
}

// touching finds the texts of different blocks that touch: a sweep from top to bottom.
func touching(inks inkCache, all []inked) []contact {
	order := make([]int, len(all))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(all[i].box.y0, all[j].box.y0) })
	var found []contact
	var open []int // those that reach down to where the sweep is
	for _, i := range order {
		one := all[i]
		open = slices.DeleteFunc(open, func(j int) bool { return all[j].box.y1 <= one.box.y0 })
		for _, j := range open {
			other := all[j]
			gap := max(one.box.x0, other.box.x0) - min(one.box.x1, other.box.x1)
			if gap >= leastGap || together(one, other) {
				continue
			}
			over := gap < 0 && inks.collide(one.Text, other.Text)
			if !over && math.Abs(one.Y-other.Y) > leastGap {
				continue
			}
			c := contact{a: other, b: one, at: all[max(i, j)].at, over: over}
			if math.Abs(one.Y-other.Y) <= leastGap && one.box.x0 < other.box.x0 {
				c.a, c.b = c.b, c.a
			}
			found = append(found, c)
		}
		open = append(open, i)
	}
	return found
}

// edges looks whether a text leaves the page, or its margins. Punctuation may hang into these, and
// running heads and feet stand there.
func (p lintPage) edges(t inked) {
	const rounding, hanging = 0.5, 0.4 // points; ems
	sides := func(left, top, right, bottom, slack Pt) (string, Pt) {
		for _, s := range []struct {
			name string
			by   Pt
		}{{"left", left - t.box.x0}, {"right", t.box.x1 - right}, {"upper", top - t.box.y0}, {"lower", t.box.y1 - bottom}} {
			if s.by > slack {
				return s.name, s.by
			}
		}
		return "", 0
	}
	if side, _ := sides(0, 0, p.Width, p.Height, rounding); side != "" {
		p.add("edge", t.at, "%s runs over the %s edge of the page", quoted(t.Run.Text), side)
		return
	}
	if t.Tag == nil {
		return
	}
	m := p.master
	left, right := m.Left, m.Width-m.Right
	if m.SideWidth > 0 {
		left, right = min(left, m.Left+m.SideX), max(right, m.Left+m.SideX+m.SideWidth)
	}
	if side, by := sides(left, m.Top, right, m.Height-m.Bottom, hanging*t.Run.Size); side != "" {
		p.add("edge", t.at, "%s reaches %.0f pt into the %s margin", quoted(t.Run.Text), by, side)
	}
}

// labels looks at what is painted on a chart.
func (p lintPage) labels(it Image, chart Labelled, at Place) {
	labels, width := chart.Labels()
	if !(width > 0) {
		return
	}
	name, scale := pictureName(it.Picture), it.W/width
	var all []inked
	for i, label := range labels {
		for _, t := range label {
			t.X, t.Y, t.Run = t.X*scale, t.Y*scale, scaled(t.Run, scale)
			one := inked{Text: t, at: at, box: p.inks.of(t), piece: i}
			if one.box.empty() {
				continue
			}
			const rounding = 0.5
			if one.box.x0 < -rounding || one.box.y0 < -rounding || one.box.x1 > it.W+rounding || one.box.y1 > it.H+rounding {
				p.add("label", at, "the label %s reaches out of the chart %s; make the chart larger or the label shorter", quoted(t.Run.Text), name)
			}
			all = append(all, one)
		}
	}
	for _, c := range touching(p.inks, all) {
		p.add("label", at, "the labels %s and %s of the chart %s touch; make the chart larger or the labels shorter", quoted(c.a.Run.Text), quoted(c.b.Run.Text), name)
	}
}

// scaled is a run that is painted larger or smaller.
func scaled(r text.Run, scale float64) text.Run {
	if scale == 1 {
		return r
	}
	r.Size, r.Width, r.X = r.Size*scale, r.Width*scale, r.X*scale
	r.Glyphs, r.Shifts = slices.Clone(r.Glyphs), slices.Clone(r.Shifts)
	for i := range r.Glyphs {
		r.Glyphs[i].Advance *= float32(scale)
	}
	for i := range r.Shifts {
		r.Shifts[i].DX, r.Shifts[i].DY = r.Shifts[i].DX*float32(scale), r.Shifts[i].DY*float32(scale)
	}
	return r
}
