package charts

import (
	"fmt"
	"math"
	"slices"

	"report/layout"
)

// maxDotNames is how many dots with names are a chart of names; of more only some have room for theirs.
const maxDotNames = 120

// dotName is the name of a dot, as in the data and as printed.
type dotName struct{ key, label string }

func (r *reader) dotName(key string) dotName { return dotName{key, r.relabel(key, key)} }

// dotNames reads the column of the dots' names, -1 where there is none.
func (r *reader) dotNames() int {
	if r.spec.Text == "" {
		return -1
	}
	return r.column("text", r.spec.Text)
}

// dotNameProblems warns of names that will not all have room.
func dotNameProblems(s Spec, d *dataset) []Problem {
	n := 0
	for _, x := range d.series {
		n += len(x.names)
	}
	if n <= maxDotNames || len(s.Highlight) > 0 {
		return nil
	}
	return []Problem{{Key: "text", Warning: true, Hint: "highlight the dots that matter: their names come first",
		Message: fmt.Sprintf("the chart has %d dots with names, and only some have room for them", n)}}
}

// hasDot says whether a highlight value names a dot.
func (d *dataset) hasDot(v any) bool {
	for _, s := range d.series {
		if slices.ContainsFunc(s.names, func(n dotName) bool { return n.key == word(v) || n.label == word(v) }) {
			return true
		}
	}
	return false
}

// Where the names of dots stand, in points.
const (
	dotNameGap   = 2.5 // from a dot
	dotNameWidth = 0.3 // of the figure, at most
	longestName  = 26  // points, of the leader of a name that is singled out
)

// nameDots sets the names of dots where there is room, those that are singled out first.
func (f *figure) nameDots(c cloud) error {
	if f.spec.Text == "" {
		return nil
	}
	o := newObstacles(box{f.area.x0, f.area.y0 - f.tickHeight(), f.width, f.area.y1 - 2})
	o.margin = dotNameGap - 0.1
	for _, l := range f.labels {
		o.addSpacedText(l.box(), spacing{x: valueGap})
	}
	for _, d := range c.dots {
		o.addDisc(d.x, d.y, d.radius)
	}
	for _, ref := range f.spec.Reference {
		o.addRule((&annotation{figure: f}).ruleOf(ref).stroke(), ruleWidth)
	}
	var labels []label
	var wishes []wish
	for _, d := range c.dots {
		key := f.data.series[d.series].names[d.index]
		name := clean(key.label)
		if name == "" {
			continue
		}
		style, w := f.regular(f.style.Text), wish{}
		loud := f.spec.highlights(key.key, key.label)
		if loud {
			style.Face, w.priority = f.style.Bold, 1
		}
		l, err := f.fit(name, style, f.width*dotNameWidth)
		if err != nil {
			return err
		}
		w.seats = besideDot(l, d, loud)
		labels, wishes = append(labels, l), append(wishes, w)
	}
	if placed := f.seatLabels(o, labels, wishes); placed == 0 && len(wishes) > 0 {
		f.warn("text", "make the chart higher, or show fewer dots", "none of the names of the dots has room")
	}
	return nil
}

// besideDot lists where the name of a dot may stand, the best place first: right of it, above, below,
// left, and between these. One that is singled out may stand further away, joined by a leader.
func besideDot(l label, d dot, far bool) []seat {
	w, h := l.line.Width, (above+below)*l.size
	var seats []seat
	add := func(ux, uy, gap, cost float64) {
		r := d.radius + gap
		if ux != 0 && uy != 0 { // on a diagonal
			r *= math.Sqrt2 / 2
		}
		x, y := d.x-w/2+ux*(r+w/2), d.y-h/2+uy*(r+h/2)
		s := seat{box: box{x, y, x + w, y + h}, cost: cost}
		if gap > dotNameGap {
			s.joined = true
			tx, ty := max(x, min(d.x, x+w)), max(y, min(d.y, y+h))
			length := math.Hypot(tx-d.x, ty-d.y)
			clear := d.radius + leaderGap + 0.1
			s.leader = stroke{d.x + (tx-d.x)/length*clear, d.y + (ty-d.y)/length*clear, tx, ty}
		}
		seats = append(seats, s)
	}
	sides := [][3]float64{{1, 0, 0}, {0, -1, 1}, {0, 1, 2}, {-1, 0, 3}, {1, -1, 4}, {1, 1, 5}, {-1, -1, 6}, {-1, 1, 7}}
	for _, s := range sides {
		add(s[0], s[1], dotNameGap, s[2])
	}
	for gap := layout.Pt(10); far && gap <= longestName; gap += 4 {
		for _, s := range sides {
			add(s[0], s[1], gap, gap+s[2])
		}
	}
	return seats
}
