package charts

import (
	"math"
	"slices"

	"report/layout"
)

// obstacles are what no text may touch: texts and marks that have their places. They are kept by the
// cells of a grid in which they lie, so that thousands of them take no time to ask.
type obstacles struct {
	bounds box       // texts stay inside
	margin layout.Pt // that they keep from marks, at least
	list   []obstacle
	fills  []filled

	cells         [][]int32 // which obstacles lie in a cell, in their order; row by row
	columns, rows int
}

// obstacle is a shape: a box, or a stroke of some width, of which a dot is one without length.
type obstacle struct {
	box    box // around it, with what texts keep from it alone
	tight  box // without
	stroke stroke
	half   layout.Pt // of the stroke's width
	solid  bool      // a box
	text   bool
	rule   bool // which leaders may cross
}

// filled is a closed shape of any form. Its outline is among the strokes.
type filled struct {
	around box
	points [][2]layout.Pt
}

// cellSize is the side of a grid cell: about the height of a line of text, in points.
const cellSize = 12

// strokeGap is what texts keep from marks where nothing else is said, in points.
const strokeGap = 0.3

func newObstacles(bounds box) *obstacles {
	o := &obstacles{bounds: bounds, margin: strokeGap}
	o.columns = int(math.Ceil((bounds.x1-bounds.x0)/cellSize)) + 2 // one beyond each edge
	o.rows = int(math.Ceil((bounds.y1-bounds.y0)/cellSize)) + 2
	o.cells = make([][]int32, o.columns*o.rows)
	return o
}

// addText adds the box of a text, addSpacedText that of one from which others keep a distance, and addBox
// that of a mark.
func (o *obstacles) addText(b box) { o.addSpacedText(b, spacing{}) }

func (o *obstacles) addSpacedText(b box, gap spacing) {
	wide := b.grown(gap.x, gap.y)
	o.add(obstacle{box: wide, tight: b, solid: true, text: true})
}

func (o *obstacles) addBox(b box) { o.add(obstacle{box: b, tight: b, solid: true}) }

func (o *obstacles) addStroke(s stroke, width layout.Pt) {
	half := width / 2
	// A long slanted stroke goes by parts, which lie in few cells that it does not cross.
	n := math.Ceil(min(math.Abs(s.x1-s.x0), math.Abs(s.y1-s.y0)) / (4 * cellSize))
	n = max(1, min(n, 100))
	for i := range int(n) {
		a, b := float64(i)/n, float64(i+1)/n
		part := stroke{s.x0 + a*(s.x1-s.x0), s.y0 + a*(s.y1-s.y0), s.x0 + b*(s.x1-s.x0), s.y0 + b*(s.y1-s.y0)}
		o.add(obstacle{box: part.around(half), stroke: part, half: half})
	}
}

// addRule adds a line that leaders may cross.
func (o *obstacles) addRule(s stroke, width layout.Pt) {
	o.add(obstacle{box: s.around(width / 2), stroke: s, half: width / 2, rule: true})
}

func (o *obstacles) addDisc(x, y, radius layout.Pt) {
	s := stroke{x, y, x, y}
	o.add(obstacle{box: s.around(radius), stroke: s, half: radius})
}

// addFill adds a closed shape.
func (o *obstacles) addFill(points [][2]layout.Pt) {
	if len(points) == 0 {
		return
	}
	f := filled{box{points[0][0], points[0][1], points[0][0], points[0][1]}, points}
	last := points[len(points)-1]
	for _, p := range points {
		f.around = box{min(f.around.x0, p[0]), min(f.around.y0, p[1]), max(f.around.x1, p[0]), max(f.around.y1, p[1])}
		o.addStroke(stroke{last[0], last[1], p[0], p[1]}, 0)
		last = p
	}
	o.fills = append(o.fills, f)
}

func (o *obstacles) add(what obstacle) {
	o.list = append(o.list, what)
	in := o.within(what.box)
	for y := in.y0; y < in.y1; y++ {
		for x := in.x0; x < in.x1; x++ {
			i := y*o.columns + x
			o.cells[i] = append(o.cells[i], int32(len(o.list)-1))
		}
	}
}

// discAt is the radius of a dot that stands at a point, 0 where none does.
func (o *obstacles) discAt(x, y layout.Pt) layout.Pt {
	r := layout.Pt(0)
	for _, it := range o.list {
		if s := it.stroke; !it.solid && s.x0 == s.x1 && s.y0 == s.y1 && math.Hypot(s.x0-x, s.y0-y) < 0.1 {
			r = max(r, it.half)
		}
	}
	return r
}

// inBox says whether a point lies in the box of a mark.
func (o *obstacles) inBox(x, y layout.Pt) bool {
	return slices.ContainsFunc(o.list, func(it obstacle) bool {
		return it.solid && !it.text && x > it.box.x0 && x < it.box.x1 && y > it.box.y0 && y < it.box.y1
	})
}

// cellRange is a part of the grid, without its ends.
type cellRange struct{ x0, y0, x1, y1 int }

// within are the cells of a box. What lies farther outside is in the cells at the edge.
func (o *obstacles) within(b box) cellRange {
	cell := func(v layout.Pt, n int) int { return int(max(0, min(v/cellSize+1, layout.Pt(n-1)))) }
	return cellRange{
		cell(b.x0-o.bounds.x0, o.columns), cell(b.y0-o.bounds.y0, o.rows),
		cell(b.x1-o.bounds.x0, o.columns) + 1, cell(b.y1-o.bounds.y0, o.rows) + 1,
	}
}

// frees says whether nothing stands where a seat is, and in the way of its leader.
func (o *obstacles) frees(s seat) bool {
	return o.freeBox(s.box) && (!s.joined || o.freeLeader(s.leader, s.crossing))
}

// freeBox says whether a text may stand in a box.
func (o *obstacles) freeBox(b box) bool {
	const slack = 1e-9
	if b.x0 < o.bounds.x0-slack || b.y0 < o.bounds.y0-slack || b.x1 > o.bounds.x1+slack || b.y1 > o.bounds.y1+slack {
		return false
	}
	wide := b.grown(o.margin, o.margin)
	in := o.within(wide)
	for y := in.y0; y < in.y1; y++ {
		for _, cell := range o.cells[y*o.columns:][in.x0:in.x1] {
			for _, i := range cell {
				if it := &o.list[i]; it.box.overlaps(wide) && it.touches(b, o.margin) {
					return false
				}
			}
		}
	}
	for _, f := range o.fills {
		if f.around.overlaps(b) && f.holds((b.x0+b.x1)/2, (b.y0+b.y1)/2) {
			return false
		}
	}
	return true
}

// freeLeader says whether a leader keeps clear of texts, and, unless it may cross marks, of these.
func (o *obstacles) freeLeader(s stroke, mayCross bool) bool {
	around := s.around(leaderGap)
	in := o.within(around)
	for y := in.y0; y < in.y1; y++ {
		top := o.bounds.y0 + layout.Pt(y-1)*cellSize
		part := s.between(top-leaderGap, top+cellSize+leaderGap).around(leaderGap) // few cells of a long one
		if y == 0 || y == o.rows-1 {
			part = around
		}
		row := o.within(part)
		for _, cell := range o.cells[y*o.columns:][row.x0:row.x1] {
			for _, i := range cell {
				switch it := &o.list[i]; {
				case mayCross && !it.text || it.rule || !it.box.overlaps(around):
				case it.solid && s.enters(it.tight, leaderGap), !it.solid && s.apart(it.stroke) < it.half+leaderGap:
					return false
				}
			}
		}
	}
	if mayCross {
		return true
	}
	for _, f := range o.fills {
		if f.holds((s.x0+s.x1)/2, (s.y0+s.y1)/2) {
			return false
		}
	}
	return true
}

// touches says whether a text in a box would come nearer to an obstacle than a margin.
func (it *obstacle) touches(b box, margin layout.Pt) bool {
	switch {
	case it.text:
		return it.box.overlaps(b)
	case it.solid:
		return it.box.overlaps(b.grown(margin, margin))
	}
	s := it.stroke
	if s.enters(b, 0) {
		return true
	}
	// The nearest points of a stroke and a box that do not meet are an end of the one or a corner of
	// the other.
	near := math.Hypot(max(b.x0-s.x0, 0, s.x0-b.x1), max(b.y0-s.y0, 0, s.y0-b.y1))
	near = min(near, math.Hypot(max(b.x0-s.x1, 0, s.x1-b.x1), max(b.y0-s.y1, 0, s.y1-b.y1)))
	near = min(near, s.distance(b.x0, b.y0), s.distance(b.x1, b.y0), s.distance(b.x0, b.y1), s.distance(b.x1, b.y1))
	return near < it.half+margin
}

// holds says whether a point lies within a closed shape.
func (f filled) holds(x, y layout.Pt) bool {
	inside := false
	last := f.points[len(f.points)-1]
	for _, p := range f.points {
		if (p[1] > y) != (last[1] > y) && x < (last[0]-p[0])*(y-p[1])/(last[1]-p[1])+p[0] {
			inside = !inside
		}
		last = p
	}
	return inside
}

// grown is a box with margins.
func (b box) grown(x, y layout.Pt) box { return box{b.x0 - x, b.y0 - y, b.x1 + x, b.y1 + y} }
