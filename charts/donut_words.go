package charts

import (
	"math"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"report/layout"
)

// beside finds where the parts' words stand beside the ring; ok is false where they have no room there.
func (r *ring) beside() (places []block, ok bool, err error) {
	room := (r.width-2*(r.radius+leaderEnd+leaderWords))/2 - 1
	for i := range r.parts {
		p := &r.parts[i]
		style := r.bold(r.style.Text)
		style.Size = r.style.LabelSize
		style.Face = r.style.Regular
		if p.name, err = r.wrap(r.data.slots[i].label, style, room, 3); err != nil {
			return nil, false, err
		}
		numbers := p.share.line.Width
		if w := p.value.line.Width; w > 0 {
			numbers += w + r.numberGap()
		}
		if numbers > room || !whole(p.name) {
			return nil, false, nil
		}
	}
	r.x, r.y = r.width/2, r.height/2
	var sides [2][]block
	for i, p := range r.parts {
		_, y := r.at(p.middle(), r.radius+leaderEnd)
		b := block{i, y, layout.Pt(len(p.name)+1)*r.leading() + 3}
		side := 0
		if math.Sin(p.middle()) < -1e-9 {
			side = 1
		}
		sides[side] = append(sides[side], b)
	}
	for _, s := range sides {
		s, ok = pushApart(s, edge, r.height-edge)
		if !ok {
			return nil, false, nil
		}
		places = append(places, s...)
	}
	for _, b := range places {
		if r.leader(b).crosses() {
			return nil, false, nil
		}
	}
	return places, true, nil
}

// leading is the distance between the lines of a part's words.
func (r *ring) leading() layout.Pt { return r.style.LabelSize * lineHeight }

// numberGap is the distance from a value to its share.
func (r *ring) numberGap() layout.Pt { return 0.7 * r.style.LabelSize }

// toLeft says whether a part's words stand at the left of the ring.
func (p wedge) toLeft() bool { return math.Sin(p.middle()) < -1e-9 }

// edgeAt is how far from the middle words of a height stand whose middle is at y: as near to the ring
// as its curve allows, so that leaders are short.
func (r *ring) edgeAt(y, height layout.Pt) layout.Pt {
	near := max(0, math.Abs(y-r.y)-height/2) // of the line nearest to the ring's middle
	far := r.radius + leaderEnd
	if near >= far {
		return leaderEnd
	}
	return max(leaderEnd, math.Sqrt(far*far-near*near))
}

// leader joins a part with its words.
func (r *ring) leader(b block) thread {
	p := r.parts[b.id]
	out := r.edgeAt(b.y, b.height)
	if p.toLeft() {
		out = -out
	}
	t := thread{ring: r}
	t.x[0], t.y[0] = r.at(p.middle(), r.radius+leaderStart)
	t.x[1], t.y[1] = r.at(p.middle(), r.radius+leaderBend)
	t.x[2], t.y[2] = r.x+out, b.y
	return t
}

// thread is a plotter of a leader.
type thread struct {
	ring *ring
	x, y [3]layout.Pt
}

// crosses says whether a leader enters the ring on its way from the bend to the words.
func (t thread) crosses() bool {
	dx, dy := t.x[2]-t.x[1], t.y[2]-t.y[1]
	length := dx*dx + dy*dy
	if length == 0 {
		return false
	}
	s := max(0, min(1, ((t.ring.x-t.x[1])*dx+(t.ring.y-t.y[1])*dy)/length))
	return math.Hypot(t.x[1]+s*dx-t.ring.x, t.y[1]+s*dy-t.ring.y) < t.ring.radius+1
}

func (t thread) Plot(c draw.Canvas, _ *plot.Plot) {
	var line []vg.Point
	for i := range t.x {
		line = append(line, t.ring.point(t.x[i], t.y[i]))
	}
	c.StrokeLines(draw.LineStyle{Color: rgba(t.ring.style.Muted), Width: 0.75}, line)
}

// placeBeside sets the words at their places, and draws the leaders.
func (r *ring) placeBeside(places []block) {
	for _, b := range places {
		p := r.parts[b.id]
		r.add(r.leader(b))
		out := r.edgeAt(b.y, b.height) + leaderWords
		lines := layout.Pt(len(p.name) + 1)
		y := b.y - (lines-1)/2*r.leading() + 0.35*r.style.LabelSize
		for _, l := range p.name {
			if p.toLeft() {
				r.place(l, r.x-out, y, right)
			} else {
				r.place(l, r.x+out, y, left)
			}
			y += r.leading()
		}
		numbers := p.share.line.Width
		if p.value.line.Width > 0 {
			numbers += p.value.line.Width + r.numberGap()
		}
		x := r.x + out
		if p.toLeft() {
			x = r.x - out - numbers
		}
		if p.value.line.Width > 0 {
			r.place(p.value, x, y, left)
			x += p.value.line.Width + r.numberGap()
		}
		r.place(p.share, x, y, left)
	}
}

// list sets the parts' words as a list, each after a chip of its colour: at the right of the ring, or
// below it on a narrow figure.
func (r *ring) list() error {
	values, shares := layout.Pt(0), layout.Pt(0)
	for _, p := range r.parts {
		values, shares = max(values, p.value.line.Width), max(shares, p.share.line.Width)
	}
	if values > 0 {
		values += r.numberGap() * 1.5
	}
	numbers := values + shares + r.numberGap()*1.5
	x0 := 2*r.radius + 20
	below := r.width-x0-chip-chipGap-numbers < 70
	if below {
		x0 = 0
	}
	names := layout.Pt(0)
	lines := 0
	for i := range r.parts {
		p := &r.parts[i]
		var err error
		if p.name, err = r.wrap(r.data.slots[i].label, r.regular(r.style.Text), r.width-x0-chip-chipGap-numbers, 2); err != nil {
			return err
		}
		names = max(names, widest(p.name))
		lines += max(1, len(p.name))
	}
	gap := layout.Pt(4)
	height := layout.Pt(lines)*r.leading() + gap*layout.Pt(len(r.parts)-1)
	var y layout.Pt
	if below {
		r.x, r.y = r.radius+edge, r.radius+edge
		y = 2*r.radius + 12
		r.height = y + height + 2
	} else {
		r.height = max(r.height, height+2*edge)
		r.x, r.y = r.radius+edge, r.height/2
		y = r.y - height/2
	}
	end := x0 + chip + chipGap + names + numbers
	for _, p := range r.parts {
		baseline := y + r.style.LabelSize*(above+0.14)
		middle := baseline - 0.35*r.style.LabelSize
		r.fill(box{x0, middle - chip/2, x0 + chip, middle + chip/2}, p.color)
		for k, l := range p.name {
			r.place(l, x0+chip+chipGap, baseline+layout.Pt(k)*r.leading(), left)
		}
		if p.value.line.Width > 0 {
			r.place(p.value, end-shares-r.numberGap()*1.5, baseline, right)
		}
		r.place(p.share, end, baseline, right)
		y += layout.Pt(max(1, len(p.name)))*r.leading() + gap
	}
	return nil
}
