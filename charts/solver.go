package charts

import (
	"cmp"
	"math"
	"slices"

	"report/layout"
)

// wish is a text that looks for a place on the figure.
type wish struct {
	seats []seat
	// priority says who comes first where there is not room for all: a text gives way to no other of
	// a lower one.
	priority int
}

// seat is a place where a text could stand.
type seat struct {
	box    box
	cost   float64 // the least is the best
	joined bool    // by a leader to what it speaks of
	leader stroke
	// crossing says that the leader may cross marks.
	crossing bool
	free     bool // of all obstacles, as is known already
}

// unseated says that a wish has no place.
const unseated = -1

// seating gives texts their places: none touches an obstacle or another text, and as many as can be
// found room for have one. The same wishes give the same places.
type seating struct {
	gap    spacing
	wishes []wish
	free   [][]int // by wish, its seats that no obstacle takes, the best first
	taken  []int   // by wish, its seat
	effort int     // steps of the search that are left
}

// How long a search goes on: how often all texts are tried, and how many seats are looked at in
// search of one that others have to move for.
const (
	rounds   = 4
	effort   = 40 // times the number of seats
	few      = 24 // so many or fewer start again, in another order
	restarts = 8
)

// spacing is what texts keep from each other, side by side and one below the other.
type spacing struct{ x, y layout.Pt }

// solve returns, for each wish, which of its seats it has. Texts side by side keep a gap.
func solve(o *obstacles, gap layout.Pt, wishes []wish) []int {
	return solveSpaced(o, spacing{x: gap}, wishes)
}

// solveSpaced does the same with texts that keep a distance to all sides.
func solveSpaced(o *obstacles, gap spacing, wishes []wish) []int {
	s := &seating{gap: gap, wishes: wishes}
	for _, w := range wishes {
		var free []int
		for i, seat := range w.seats {
			if seat.free || o.frees(seat) {
				free = append(free, i)
			}
		}
		slices.SortStableFunc(free, func(a, b int) int { return cmp.Compare(w.seats[a].cost, w.seats[b].cost) })
		s.free = append(s.free, thinned(free))
	}
	var best []int
	least := len(wishes) + 1
	order := s.order()
	starts := 1
	if len(wishes) <= few {
		starts = restarts
	}
	for range starts {
		s.start(order)
		if left := s.left(order); left < least {
			least, best = left, s.taken
		}
		if least == 0 {
			break
		}
		// Who has no seat comes first the next time, among those of its priority.
		slices.SortStableFunc(order, func(a, b int) int {
			return cmp.Or(cmp.Compare(wishes[b].priority, wishes[a].priority), cmp.Compare(min(0, s.taken[a]), min(0, s.taken[b])))
		})
	}
	return best
}

// thinned are the best seats, and some of all the others.
func thinned(free []int) []int {
	const best, others = 60, 140
	if len(free) <= best+others {
		return free
	}
	out := slices.Clone(free[:best])
	for i := range others {
		out = append(out, free[best+i*(len(free)-best)/others])
	}
	return out
}

// start seats everybody in order, and then lets them move.
func (s *seating) start(order []int) {
	s.taken = slices.Repeat([]int{unseated}, len(s.wishes))
	s.effort = 1000
	for _, free := range s.free {
		s.effort += effort * len(free)
	}
	for _, w := range order {
		s.sit(w)
	}
	for range rounds {
		changed := false
		for _, w := range order {
			if s.taken[w] == unseated {
				changed = s.squeeze(w, make([]bool, len(s.wishes))) || changed
			}
		}
		for _, w := range order {
			changed = s.improve(w) || changed
		}
		if !changed {
			break
		}
	}
}

// left counts who could sit and has no seat.
func (s *seating) left(order []int) int {
	n := 0
	for _, w := range order {
		if s.taken[w] == unseated && len(s.free[w]) > 0 {
			n++
		}
	}
	return n
}

// order is by priority; among equals, those with the fewest seats come first.
func (s *seating) order() []int {
	order := make([]int, len(s.wishes))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(s.wishes[b].priority, s.wishes[a].priority), cmp.Compare(len(s.free[a]), len(s.free[b])))
	})
	return order
}

// sit takes the best seat that is free.
func (s *seating) sit(w int) {
	for _, i := range s.free[w] {
		if len(s.against(w, i, 1)) == 0 {
			s.taken[w] = i
			return
		}
	}
}

// improve moves to a better seat that has become free.
func (s *seating) improve(w int) bool {
	for _, i := range s.free[w] {
		if i == s.taken[w] {
			return false
		}
		if len(s.against(w, i, 1)) == 0 {
			s.taken[w] = i
			return true
		}
	}
	return false
}

// squeeze finds a seat for w by moving others, which move others in turn. asked are those that have been
// asked to move already. Where it fails, all is as it was.
func (s *seating) squeeze(w int, asked []bool) bool {
	asked[w] = true
	before := slices.Clone(s.taken)
	for _, i := range s.free[w] {
		if s.effort--; s.effort < 0 {
			break
		}
		inWay := s.against(w, i, 3)
		if len(inWay) > 2 || slices.ContainsFunc(inWay, func(o int) bool { return asked[o] }) {
			continue
		}
		s.taken[w] = i
		for _, o := range inWay {
			s.taken[o] = unseated
		}
		moved := true
		for _, o := range inWay {
			moved = moved && s.squeeze(o, asked)
		}
		if moved {
			return true
		}
		copy(s.taken, before)
		if len(s.wishes) <= few { // they may be asked again: where they can go depends on where w is
			for _, o := range inWay {
				asked[o] = false
			}
		}
		if len(inWay) == 1 && s.wishes[inWay[0]].priority < s.wishes[w].priority {
			s.taken[w], s.taken[inWay[0]] = i, unseated // which goes without
			return true
		}
	}
	copy(s.taken, before)
	return false
}

// against lists the texts that a seat of w would touch, most of them up to a number.
func (s *seating) against(w, i, most int) (others []int) {
	a := s.wishes[w].seats[i]
	for o, taken := range s.taken {
		if o == w || taken == unseated {
			continue
		}
		if a.meets(s.wishes[o].seats[taken], s.gap) {
			if others = append(others, o); len(others) == most {
				break
			}
		}
	}
	return others
}

// meets says whether two texts, or the leader of one and the other, would touch.
func (a seat) meets(b seat, gap spacing) bool {
	if a.box.grown(gap.x, gap.y).overlaps(b.box) {
		return true
	}
	return a.joined && a.leader.enters(b.box, leaderGap) || b.joined && b.leader.enters(a.box, leaderGap) ||
		a.joined && b.joined && a.leader.crosses(b.leader)
}

// leaderGap is what leaders keep from what they do not speak of, in points.
const leaderGap = 1.5

// stroke is a straight part of a line, on the figure.
type stroke struct{ x0, y0, x1, y1 layout.Pt }

// around is the box in which a stroke lies, with a margin.
func (s stroke) around(margin layout.Pt) box {
	return box{min(s.x0, s.x1) - margin, min(s.y0, s.y1) - margin, max(s.x0, s.x1) + margin, max(s.y0, s.y1) + margin}
}

// between is the part of a stroke that lies between two heights.
func (s stroke) between(top, bottom layout.Pt) stroke {
	if s.y0 == s.y1 {
		return s
	}
	if s.y0 > s.y1 {
		s = stroke{s.x1, s.y1, s.x0, s.y0}
	}
	slope := (s.x1 - s.x0) / (s.y1 - s.y0)
	if s.y0 < top {
		s.x0, s.y0 = s.x0+(top-s.y0)*slope, top
	}
	if s.y1 > bottom {
		s.x1, s.y1 = s.x1-(s.y1-bottom)*slope, bottom
	}
	return s
}

// enters says whether a stroke comes nearer to a box than a distance, measured along the axes.
func (s stroke) enters(b box, distance layout.Pt) bool {
	b = box{b.x0 - distance, b.y0 - distance, b.x1 + distance, b.y1 + distance}
	// The part of the stroke, from 0 to 1, that lies within the box on both axes.
	from, to := 0.0, 1.0
	for _, axis := range [][4]layout.Pt{{s.x0, s.x1, b.x0, b.x1}, {s.y0, s.y1, b.y0, b.y1}} {
		start, d := axis[0], axis[1]-axis[0]
		if d == 0 {
			if start <= axis[2] || start >= axis[3] {
				return false
			}
			continue
		}
		a, z := (axis[2]-start)/d, (axis[3]-start)/d
		from, to = max(from, min(a, z)), min(to, max(a, z))
	}
	return from < to
}

// crosses says whether two strokes cross.
func (s stroke) crosses(t stroke) bool {
	side := func(s stroke, x, y layout.Pt) float64 { return (s.x1-s.x0)*(y-s.y0) - (s.y1-s.y0)*(x-s.x0) }
	return side(s, t.x0, t.y0)*side(s, t.x1, t.y1) <= 0 && side(t, s.x0, s.y0)*side(t, s.x1, s.y1) <= 0 &&
		s.around(0.01).overlaps(t.around(0.01))
}

// distance is how far a point is from a stroke.
func (s stroke) distance(x, y layout.Pt) layout.Pt {
	dx, dy := s.x1-s.x0, s.y1-s.y0
	t := 0.0
	if l := dx*dx + dy*dy; l > 0 {
		t = max(0, min(1, ((x-s.x0)*dx+(y-s.y0)*dy)/l))
	}
	dx, dy = x-s.x0-t*dx, y-s.y0-t*dy
	return math.Sqrt(dx*dx + dy*dy) // math.Hypot takes care of numbers larger than a figure, and long
}

// apart is the distance of two strokes.
func (s stroke) apart(t stroke) layout.Pt {
	if s.crosses(t) {
		return 0
	}
	return min(s.distance(t.x0, t.y0), s.distance(t.x1, t.y1), t.distance(s.x0, s.y0), t.distance(s.x1, s.y1))
}
