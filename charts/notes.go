package charts

import (
	"math"
	"slices"

	"report/layout"
)

// The shape of notes, in points.
const (
	noteWidth   = 140
	leaderWidth = 0.6
	pinRadius   = 2   // of the dot that a note points at
	pinGap      = 4.5 // from the point to its leader, or to a text beside it
	tipGap      = 2   // from the end of a bar to its leader
)

// pointer is what a note points at.
type pointer struct {
	x, y layout.Pt
	gap  layout.Pt // that the leader, or the text, keeps
	pin  bool      // the point has a dot
	// ux, uy is the direction in which a note stands best: away from the mark.
	ux, uy layout.Pt
	only   bool // it can stand nowhere but in this direction
}

// notes finds places for the notes.
func (a *annotation) notes() error {
	var notes []Note
	var points []pointer
	var indexes []int
	for i, n := range a.spec.Notes {
		if a.speaks(n) {
			p := a.pointerOf(n)
			notes, points, indexes = append(notes, n), append(points, p), append(indexes, i)
			if p.pin {
				a.obstacles.addDisc(p.x, p.y, pinRadius)
			}
		}
	}
	for k, n := range notes {
		width := min(noteWidth, max(90, a.width/2))
		forms, err := a.forms(n.Text, a.style.Text, width)
		if err != nil {
			return err
		}
		p := points[k]
		c := caption{key: "notes", index: indexes[k], forms: forms, point: &p}
		for i, form := range forms {
			a.around(&c, i, p)
			c.more.top = form.height + 8
			if a.plane.sideways && (i == 0 || a.width < narrow) {
				c.more.side = form.width + tipGap + captionGap + 6
			}
		}
		a.captions = append(a.captions, c)
	}
	return nil
}

// pointerOf finds the place of a note's point on the figure.
func (a *annotation) pointerOf(n Note) pointer {
	pos, value, sign := a.pointOf(n)
	p := pointer{gap: pinGap, pin: true, uy: -1}
	p.x, p.y = a.at(pos, value)
	if r := a.obstacles.discAt(p.x, p.y); r > 0 {
		p.pin, p.gap = false, max(p.gap, r+2)
	}
	if !a.plane.slotted {
		return p
	}
	p.ux, p.uy = 0, -sign
	if a.plane.sideways {
		p.ux, p.uy = sign, 0
	}
	if n.Y != nil {
		return p
	}
	switch onSegment := a.obstacles.inBox(p.x+2*p.ux, p.y+2*p.uy); {
	case onSegment: // which another of the stack goes on from
		p.ux, p.uy = 0, 0
	case a.beyondValue(&p):
		p.pin, p.only = false, true
	case p.pin: // the end of a bar needs no dot
		p.gap, p.pin, p.only = tipGap, false, true
	}
	return p
}

// beyondValue moves a point from the end of a bar to the far side of the value that stands there, if one
// does.
func (a *annotation) beyondValue(p *pointer) bool {
	const reach = labelGap + 4
	x, y := p.x+p.ux*reach, p.y+p.uy*reach
	for _, l := range a.labels {
		b := l.box()
		if x < b.x0 || x > b.x1 || y < b.y0 || y > b.y1 {
			continue
		}
		p.gap = tipGap + 1.5 // never pinGap: a text beside a value is joined to it
		switch {
		case p.ux > 0:
			p.x = b.x1
		case p.ux < 0:
			p.x = b.x0
		case p.uy < 0:
			p.y = b.y0
		default:
			p.y = b.y1
		}
		return true
	}
	return false
}

// around lists places of a form around a point, near and far.
func (a *annotation) around(c *caption, i int, p pointer) {
	w, h := c.forms[i].width, c.forms[i].height
	extra := 3 * float64(len(c.forms[i].labels)-1)
	if a.plane.sideways { // lines reach into other rows
		extra *= 2
	}
	top, bottom := a.top(), a.area.y1-2
	if a.plane.sideways {
		bottom = a.height
	}
	var ys []layout.Pt
	near := p.gap + 1
	for _, d := range []layout.Pt{near, 12, 18, 26} {
		ys = append(ys, p.y-d-h, p.y+d)
	}
	ys = append(ys, p.y-h/2, p.y-above*a.style.LabelSize/2, bottom-h)
	for y := top; y+h <= bottom; y += 6 {
		ys = append(ys, y)
	}
	xs := []layout.Pt{p.x + near, p.x - near - w, p.x - w/2, p.x - 3, p.x - w + 3, p.x - w/4, p.x - 3*w/4}
	for _, d := range []layout.Pt{12, 20, 32, 48, 72, 110, 160} {
		xs = append(xs, p.x+d, p.x-d-w)
	}
	var tried []layout.Pt
	for _, y := range ys {
		if y < top || y+h > bottom {
			continue
		}
		from, to := a.noteRoom(y + h)
		tried = tried[:0]
		for _, x := range xs {
			if x = max(from, min(x, to-w)); !slices.Contains(tried, x) {
				tried = append(tried, x)
				a.noteSeat(c, i, x, y, p, extra)
			}
		}
	}
}

// noteRoom is from where to where a note can stand whose bottom is given.
func (a *annotation) noteRoom(bottom layout.Pt) (from, to layout.Pt) {
	from, to = 0, a.area.x1
	if a.plane.sideways {
		from = a.area.x0
	}
	if a.plane.sideways || a.headroom > 0 && bottom <= a.area.y0 {
		to = a.width
	}
	return from, to
}

// noteSeat adds one place, with its leader, unless the leader crosses what it may not.
func (a *annotation) noteSeat(c *caption, i int, x, y layout.Pt, p pointer, extra float64) {
	form := c.forms[i]
	side := flush(x, form.width, p)
	b := box{x, y, x + form.width, y + form.height}
	if !a.obstacles.freeBox(b) {
		return
	}
	tx, ty := form.hold(b, side, a.noteLeading(), p)
	dx, dy := tx-p.x, ty-p.y
	length := math.Hypot(dx, dy)
	along := dx*p.ux + dy*p.uy // in the best direction
	if p.only && along <= 0 || length < p.gap || length > longestLeader {
		return
	}
	cost := extra + length + a.onGrid(b)
	cost += 0.4*(length-along) + 3*min(math.Abs(dx), math.Abs(dy))/max(1, length) // straight leaders are calmest
	s := c.seat(a.figure, i, x, y, side, cost)
	s.free = true
	if length <= p.gap+noteTouch && (p.gap >= pinGap || p.gap == tipGap) && a.overOne(b, p) {
		return // it stands beside its point
	}
	s.joined = true
	if a.plane.slotted && length-p.gap < leastLeader {
		c.seats, c.set = c.seats[:len(c.seats)-1], c.set[:len(c.set)-1]
		return
	}
	s.leader = stroke{p.x + dx/length*p.gap, p.y + dy/length*p.gap, tx, ty}
	if reach := length - p.gap; reach < 6 { // too short to be seen
		s.cost += 8 - reach
	}
	if a.obstacles.freeLeader(s.leader, false) {
		return
	}
	if !a.kept.crossing || length > longestCrossing || !a.obstacles.freeLeader(s.leader, true) {
		c.seats, c.set = c.seats[:len(c.seats)-1], c.set[:len(c.set)-1]
		return
	}
	s.cost += 80
	s.crossing = true
}

// overOne says whether a text that stands at a point without a leader speaks of that alone: beside a row in
// it, above bars of one that is about as wide.
func (a *annotation) overOne(b box, p pointer) bool {
	switch {
	case len(a.data.slots) == 0: // dots anywhere
		return false
	case !a.plane.slotted:
		return true
	case a.plane.sideways: // in its row
		return math.Abs((b.y0+b.y1)/2-p.y) < 0.2*(a.atY(-1)-a.atY(0))
	}
	pitch := a.atX(1) - a.atX(0)
	return b.x1-b.x0 <= 1.3*pitch && math.Abs((b.x0+b.x1)/2-p.x) <= 0.2*pitch
}

// How long leaders are, in points: at least, to be seen among bars and rows, and at most, those that
// cross no mark and those that do.
const (
	leastLeader     = 5
	longestLeader   = 100
	longestCrossing = 60
)

// noteTouch is how far from its point, beyond the gap, a text stands beside it without a leader.
const noteTouch = 2.5

// flush is the side to which the lines of a note are flush: that which is nearer to its point.
func flush(x, width layout.Pt, p pointer) anchor {
	if x+width/2 < p.x-width/4-1 {
		return right
	}
	return left
}

// hold is where a leader from a point reaches a text: the middle of its first or last line above or
// below, the middle of the nearest line beside.
func (t lines) hold(b box, side anchor, leading layout.Pt, p pointer) (x, y layout.Pt) {
	const gap = 2
	size := t.labels[0].size
	extent := func(l label) (x0, x1 layout.Pt) {
		if side == right {
			return b.x1 - l.line.Width, b.x1
		}
		return b.x0, b.x0 + l.line.Width
	}
	aside := max(b.x0-p.x, p.x-b.x1, 0)
	aloft := max(b.y0-p.y, p.y-b.y1, 0)
	if aside > aloft { // beside
		first := b.y0 + above*size/2
		y = max(first, min(p.y, first+layout.Pt(len(t.labels)-1)*leading))
		if p.x < b.x0 {
			return b.x0 - gap, y
		}
		return b.x1 + gap, y
	}
	l, y := t.labels[0], b.y0-gap
	if p.y > b.y1 {
		l, y = t.labels[len(t.labels)-1], b.y1+gap-1
	}
	x0, x1 := extent(l)
	inset := min(3, (x1-x0)/2)
	return max(x0+inset, min(p.x, x1-inset)), y
}

// onGrid is what it costs that gridlines run through a text.
func (a *annotation) onGrid(b box) float64 {
	cost := 0.0
	for _, p := range a.painted[among] {
		if r, ok := p.(rectangle); ok && r.color == a.style.Grid && r.overlaps(b) {
			cost += 2
		}
	}
	return cost
}

// drawPointer draws a note's leader and its dot.
func (a *annotation) drawPointer(p pointer, s seat) {
	if s.joined {
		a.addLeader(s.leader, s.crossing)
	}
	if p.pin {
		a.addTo(before, spot{a.figure, p.x, p.y, pinRadius + haloWidth, a.style.Background}, spot{a.figure, p.x, p.y, pinRadius, a.style.Text})
	}
}

// addLeader paints the thin line from a note to its point, with a rim that sets it off from the marks
// that it crosses.
func (f *figure) addLeader(s stroke, rim bool) {
	if rim {
		f.addTo(before, leader{figure: f, stroke: s, color: f.style.Background, width: leaderWidth + 2*haloWidth})
	}
	f.addTo(before, leader{figure: f, stroke: s, color: f.style.Text, width: leaderWidth})
}
