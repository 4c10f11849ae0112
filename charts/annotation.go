package charts

import "report/layout"

// Words on the chart: notes, the names of reference lines and those of spans. They take the room that
// the mark has left. Where that is not enough, the figure is composed again with more of it.

// annotated says whether the config writes anything on the chart.
func (s Spec) annotated() bool { return len(s.Notes)+len(s.Reference)+len(s.Spans) > 0 }

// annotation is what is written on one figure.
type annotation struct {
	*figure
	kept      reserve
	obstacles *obstacles
	captions  []caption
	rules     []rule
	cost      float64 // of the places of all captions
}

// caption is a text that looks for its place.
type caption struct {
	key   string // of the config, and which of its entries
	index int
	forms []lines  // in which its words can be broken
	seats []seat   // of any form
	set   []setIn  // how each seat is set
	more  reserve  // what to keep where there is no seat
	point *pointer // of a note
}

// captionGap is what captions keep from other texts, in points. Nearer ones would read as one.
const captionGap = 6

// markGap is what captions keep from marks, in points.
const markGap = 2

// setIn is the form of a caption at a seat, and to which side its lines are flush.
type setIn struct {
	form int
	side anchor
}

// lines is a text broken into lines.
type lines struct {
	labels        []label
	width, height layout.Pt
}

// write places everything. more is the room that is lacking, first the caption that lacks it; the figure
// is not to be used then.
func (a *annotation) write() (more reserve, first caption, err error) {
	a.obstacles = newObstacles(box{0, 0, a.width, a.height})
	a.obstacles.margin = markGap
	for _, l := range a.labels {
		a.obstacles.addSpacedText(l.box(), spacing{captionGap, 1.5})
	}
	a.marksInWay()
	for _, step := range []func() error{a.spans, a.references, a.notes} {
		if err := step(); err != nil {
			return more, first, err
		}
	}
	var wishes []wish
	for _, c := range a.captions {
		wishes = append(wishes, wish{seats: c.seats})
	}
	taken := solveSpaced(a.obstacles, spacing{captionGap, captionGap}, wishes)
	for i, c := range a.captions {
		if taken[i] != unseated {
			continue
		}
		if first.key == "" {
			first = c
		}
		if c.more.side > a.kept.side {
			more.side = max(more.side, c.more.side)
		} else {
			more.top = max(more.top, c.more.top, a.style.LabelSize)
		}
	}
	if more != (reserve{}) {
		return more, first, nil
	}
	for i, c := range a.captions {
		a.put(c, taken[i])
	}
	a.drawRules()
	return more, first, nil
}

// put sets a caption at its seat.
func (a *annotation) put(c caption, at int) {
	s, form := c.seats[at], c.forms[c.set[at].form]
	a.cost += s.cost
	a.clear(s.box)
	for i, l := range form.labels {
		y := s.box.y0 + above*l.size + layout.Pt(i)*a.noteLeading()
		switch c.set[at].side {
		case left:
			a.place(l, s.box.x0, y, left)
		case center:
			a.place(l, (s.box.x0+s.box.x1)/2, y, center)
		case right:
			a.place(l, s.box.x1, y, right)
		}
	}
	if c.point != nil {
		a.drawPointer(*c.point, s)
	}
}

// clear takes gridlines away from below a text. Where a span is shaded, they stay.
func (a *annotation) clear(b box) {
	for _, r := range a.painted[behind] {
		if shade, ok := r.(rectangle); ok && shade.overlaps(b) {
			return
		}
	}
	a.fill(b.grown(1, 0.5), a.style.Background)
}

// noteLeading is the distance between the lines of a text on the chart.
func (f *figure) noteLeading() layout.Pt { return f.style.LabelSize * 1.2 }

// newLines measures labels as lines below each other.
func (f *figure) newLines(ls []label) lines {
	size := f.style.LabelSize
	return lines{ls, widest(ls), layout.Pt(len(ls)-1)*f.noteLeading() + (above+below)*size}
}

// forms breaks a text in the ways that are no wider than given and have no more lines than that takes:
// of each number of lines the narrowest, whose lines are even.
func (f *figure) forms(s string, c layout.Color, width layout.Pt) ([]lines, error) {
	const narrowest, step = 40, 6
	width = min(width, f.width)
	var out []lines
	for w := width; w >= min(narrowest, width); w -= step {
		ls, err := f.wrap(s, f.regular(c), w, len(s)+1)
		if err != nil {
			return nil, err
		}
		if len(ls) == 0 {
			break
		}
		if len(out) > 0 && !whole(ls) {
			break
		}
		if n := len(out); n > 0 && len(out[n-1].labels) == len(ls) {
			out[n-1] = f.newLines(ls)
			continue
		}
		if n := len(out); n > 0 && len(ls) > noteLines {
			break
		}
		out = append(out, f.newLines(ls))
	}
	return out, nil
}

// noteLines is how many lines a text on the chart has, where its words allow.
const noteLines = 3

// seat adds a place for a form whose top left corner stands at x, y, moved inside the figure.
func (c *caption) seat(f *figure, form int, x, y layout.Pt, side anchor, cost float64) *seat {
	b := c.forms[form]
	x = max(0, min(x, f.width-b.width))
	c.seats = append(c.seats, seat{box: box{x, y, x + b.width, y + b.height}, cost: cost})
	c.set = append(c.set, setIn{form, side})
	return &c.seats[len(c.seats)-1]
}

// top is where the room for words above the data begins.
func (f *figure) top() layout.Pt { return f.area.y0 - f.headroom }
