package charts

import (
	"math"
	"slices"

	"gonum.org/v1/plot/vg"

	"report/layout"
)

// rule is a reference line on the figure: level or upright, from one edge of the data to the other.
type rule struct {
	level    bool
	at       layout.Pt // on the axis that it stands on
	from, to layout.Pt
}

func (r rule) stroke() stroke {
	if r.level {
		return stroke{r.from, r.at, r.to, r.at}
	}
	return stroke{r.at, r.from, r.at, r.to}
}

// How reference lines look, in points.
const (
	ruleWidth = 1
	ruleGap   = 3 // to its name, and to texts that it stops at
	ruleRise  = 4 // of an upright line above the data, where there is room
)

// references finds where the reference lines stand, and places for their names.
func (a *annotation) references() error {
	for i, ref := range a.spec.Reference {
		r := a.ruleOf(ref)
		a.rules = append(a.rules, r)
		a.obstacles.addRule(r.stroke(), ruleWidth)
		if clean(ref.Text) == "" || !a.firstPanel() {
			continue
		}
		width := max(60, 0.24*a.width)
		if !r.level {
			width = 110
		}
		forms, err := a.forms(ref.Text, a.style.Text, width)
		if err != nil {
			return err
		}
		c := caption{key: "reference", index: i, forms: forms}
		if r.level {
			if whole, err := a.forms(ref.Text, a.style.Text, (a.area.x1-a.area.x0)*0.6); err != nil {
				return err
			} else if len(whole) > 0 && len(whole[0].labels) == 1 {
				c.forms = append(c.forms, whole[0])
			}
			a.beside(&c, r, len(forms))
		} else {
			a.along(&c, r)
		}
		a.captions = append(a.captions, c)
	}
	return nil
}

// firstPanel says whether lines and spans have their names on this figure: of the panels of a facet, which
// have them alike, on the first.
func (f *figure) firstPanel() bool { return f.shared == nil || len(f.root.panels) == 0 }

// ruleOf is the line of a reference. One at a value of x stands, among bars, before the bar.
func (a *annotation) ruleOf(ref Reference) rule {
	r := rule{level: (ref.Y != nil) != a.plane.sideways}
	pos, value := 0.0, 0.0
	if ref.Y != nil {
		value = *ref.Y
	} else if pos, _ = a.placeOf(ref.X); a.plane.slotted {
		pos -= 0.5
	}
	x, y := a.at(pos, value)
	x, y = max(a.area.x0, min(x, a.area.x1)), max(a.area.y0, min(y, a.area.y1)) // half a slot is more than half a bar
	if r.level {
		r.at, r.from, r.to = y, a.area.x0, a.area.x1
		if a.kept.side > 0 {
			r.to = a.width - a.kept.side
		}
		return r
	}
	r.at, r.from, r.to = x, max(a.top(), a.area.y0-ruleRise), a.area.y1
	return r
}

// beside lists places for the name of a level line: above or below it near its right end, or right of
// it. Forms from whole on are for above and below alone.
func (a *annotation) beside(c *caption, r rule, whole int) {
	for i, form := range c.forms {
		extra := 4 * float64(len(form.labels)-1)
		up, down := r.at-ruleGap-form.height, r.at+ruleGap
		c.seat(a.figure, i, a.area.x0, up, left, extra+6)
		c.seat(a.figure, i, a.area.x0, down, left, extra+7)
		for off := layout.Pt(2); off <= 6; off += 2 { // over what stands on the line
			c.seat(a.figure, i, a.area.x0, up-off, left, extra+6+2*off)
			c.seat(a.figure, i, a.area.x1-form.width, up-off, right, extra+2*off)
		}
		for x := a.area.x1; x-form.width >= a.area.x0; x -= 8 {
			away := (a.area.x1 - x) / 8
			if away > 0 {
				away += 10
			}
			c.seat(a.figure, i, x-form.width, up, right, extra+away)
			c.seat(a.figure, i, x-form.width, down, right, extra+away+3)
		}
		if i >= whole {
			continue
		}
		for off := layout.Pt(0); off <= form.height/2; off += 2 {
			for _, x := range []layout.Pt{a.area.x1, r.to} {
				c.seat(a.figure, i, x+ruleGap+1, r.at-form.height/2-off, left, extra+8+off)
				c.seat(a.figure, i, x+ruleGap+1, r.at-form.height/2+off, left, extra+8+off)
			}
		}
		c.more.side = max(c.more.side, form.width+2*ruleGap)
	}
	narrowest := slices.MinFunc(c.forms[:whole], func(x, y lines) int { return int(math.Ceil(x.width - y.width)) })
	if len(c.forms[0].labels) > 1 || c.more.side > 0.2*a.width {
		c.more.side = narrowest.width + 2*ruleGap
	}
}

// along lists places for the name of an upright line: beside it, at its top or further down, or above it.
func (a *annotation) along(c *caption, r rule) {
	for i, form := range c.forms {
		extra := 2 * float64(len(form.labels)-1)
		if y := r.from - markGap - 1 - form.height; y >= a.top() {
			c.seat(a.figure, i, r.at-form.width/2, y, center, extra+8)
			c.seat(a.figure, i, r.at-form.width+2, y, right, extra+9)
			c.seat(a.figure, i, r.at-2, y, left, extra+9)
		}
		for y := r.from; y+form.height <= a.area.y1-2; y += 4 {
			down := (y - r.from) / 4
			if x := r.at + ruleGap; x+form.width <= a.width {
				c.seat(a.figure, i, x, y, left, extra+down)
			}
			if x := r.at - ruleGap - form.width; x >= 0 {
				c.seat(a.figure, i, x, y, right, extra+down+3)
			}
		}
		c.more.top = form.height + ruleRise + markGap + 2
	}
}

// drawRules draws the reference lines. They stop before texts.
func (a *annotation) drawRules() {
	var boxes []box
	for _, l := range a.labels {
		boxes = append(boxes, l.box().grown(2, 1.5))
	}
	for _, r := range a.rules {
		for _, part := range r.without(boxes) {
			a.addRule(part.stroke())
		}
	}
}

// without is what remains of a line outside of boxes.
func (r rule) without(boxes []box) []rule {
	parts := []rule{r}
	for _, b := range boxes {
		across, from, to := [2]layout.Pt{b.y0, b.y1}, b.x0, b.x1
		if !r.level {
			across, from, to = [2]layout.Pt{b.x0, b.x1}, b.y0, b.y1
		}
		if r.at <= across[0] || r.at >= across[1] {
			continue
		}
		var rest []rule
		for _, p := range parts {
			if p.from < min(p.to, from) {
				rest = append(rest, rule{p.level, p.at, p.from, min(p.to, from)})
			}
			if p.to > max(p.from, to) {
				rest = append(rest, rule{p.level, p.at, max(p.from, to), p.to})
			}
		}
		parts = rest
	}
	return parts
}

// addRule paints a part of a reference line: dark dashes, on a pale line that sets them off from dark
// marks.
func (f *figure) addRule(s stroke) {
	if f.plane.slotted || f.spec.Mark == "histogram" {
		f.addTo(before, leader{figure: f, stroke: s, color: f.style.Background, width: 1.6 * ruleWidth})
	}
	f.addTo(before, leader{figure: f, stroke: s, color: f.style.Text, width: ruleWidth, dashes: []vg.Length{3.5, 2.5}})
}
