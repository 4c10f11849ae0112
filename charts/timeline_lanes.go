package charts

import (
	"fmt"
	"math"

	"report/layout"
)

// Sizes of a timeline, in points.
const (
	eventRadius = 3.5
	barHeight   = 11
	leastBar    = 3 // long
	eventGap    = 5 // from a dot or bar to its name
	laneGap     = 9 // between events in a lane
	lanePad     = 6 // between the lines of lanes
	barPad      = 4 // from the end of a bar to the name in it
	sideShare   = 0.45
	widestName  = 200
	lastRoom    = 10 // at the right, for half of a year
)

// lanes are the events of a timeline in as few rows as have room for their names.
type lanes struct {
	*figure
	paint   paint
	events  []laid
	lines   int // of a name, at most
	heights []layout.Pt
	taken   [][][2]layout.Pt // by lane, from where to where
}

// laid is an event with its name.
type laid struct {
	event
	x0, x1 layout.Pt // of the dot or bar
	name   []label
	side   side
	lane   int
	color  layout.Color
}

// side is where the name of an event stands.
type side uint8

const (
	after side = iota
	ahead
	inBar
)

func (timelineMark) compose(f *figure) error {
	l := &lanes{figure: f, paint: f.paint()}
	if l.paint.many {
		if err := f.legend(l.paint); err != nil {
			return err
		}
	}
	lo, hi := f.data.span()
	f.area.x0, f.area.x1 = eventRadius+1, f.width-lastRoom
	f.scale(lo, hi, 0, 1)
	on := *f
	on.data = f.dates(lo, hi)
	scale, err := on.xScale(false, func(pos float64) (layout.Pt, bool) { return f.atX(pos), pos >= lo && pos <= hi })
	if err != nil {
		return err
	}
	foot := f.footHeight() + f.rowsBelow(scale)
	pitch, err := l.pack(foot)
	if err != nil {
		return err
	}
	f.area.y1 = f.area.y0
	for _, h := range l.heights {
		f.area.y1 += h * pitch
	}
	f.foot = f.area.y1 + 2
	f.height = f.foot + foot
	f.plane = plane{is: true}
	for _, x := range scale.marks {
		f.vline(x, f.area.y0, f.area.y1, gridWidth, f.style.Grid)
	}
	l.draw(pitch)
	f.area.y1 = f.foot
	f.baseline(0, f.width, f.foot)
	f.placeScale(scale, true)
	return nil
}

// pack puts the events into lanes, and says by how much these are lower than they would like to be.
// Names have two lines where the page is high enough.
func (l *lanes) pack(foot layout.Pt) (pitch layout.Pt, err error) {
	room := layout.Pt(maxRows)
	if l.spec.Height > 0 {
		room = l.height - l.area.y0 - foot - 2
	}
	for l.lines = 2; l.lines > 0; l.lines-- {
		l.events, l.taken, l.heights = nil, nil, nil
		for _, e := range l.data.events {
			if err := l.put(e); err != nil {
				return 0, err
			}
		}
		total := layout.Pt(0)
		for _, h := range l.heights {
			total += h
		}
		if total <= room {
			return 1, nil
		}
		pitch = room / total
	}
	least := (l.style.LabelSize*(above+below) + 0.5) / l.laneHeight(1)
	if pitch < least {
		return 0, Problem{Key: "height", Hint: "leave out height", Message: fmt.Sprintf("a height of %v mm has no room for %d events: it takes %.0f mm", l.spec.Height, len(l.events),
			math.Ceil((l.height+room*(least/pitch-1))/mm))}
	}
	return pitch, nil
}

// laneHeight is the height of a lane whose names have up to n lines.
func (l *lanes) laneHeight(n int) layout.Pt {
	return max(barHeight+2, layout.Pt(n)*l.style.LabelSize*lineHeight) + lanePad - 2
}

// put finds a lane for an event: the first that has room for it and its name.
func (l *lanes) put(e event) error {
	p := laid{event: e, x0: l.atX(e.from), x1: l.atX(e.to), color: l.colorOf(e)}
	if e.from == e.to {
		p.x0, p.x1 = p.x0-eventRadius, p.x1+eventRadius
	} else if short := leastBar - (p.x1 - p.x0); short > 0 {
		p.x0, p.x1 = p.x0-short/2, p.x1+short/2
	}
	sides, err := l.setName(&p)
	if err != nil {
		return err
	}
	for _, p.side = range sides {
		from, to := p.extent()
		for p.lane = range l.taken {
			if l.vacant(p.lane, from, to) {
				l.take(p)
				return nil
			}
		}
	}
	p.side = sides[0]
	p.lane = len(l.taken)
	l.taken = append(l.taken, nil)
	l.heights = append(l.heights, 0)
	l.take(p)
	return nil
}

// setName sets an event's name, and says on which of its sides there is room, the best first.
func (l *lanes) setName(p *laid) ([]side, error) {
	style := l.regular(l.style.Text)
	loud := l.loudEvent(p.event)
	if loud {
		style.Face = l.style.Bold
	}
	whole, err := l.set(p.event.name, style)
	if err != nil {
		return nil, err
	}
	inside := p.x1 - p.x0 - 2*barPad
	if p.from != p.to && whole.line.Width <= inside {
		style.Color = l.style.on(p.color)
		p.name = make([]label, 1)
		p.name[0], err = l.set(p.event.name, style)
		return []side{inBar}, err
	}
	right, left := l.width-p.x1-eventGap, p.x0-eventGap
	room := min(max(right, left), l.width*sideShare, widestName)
	if p.from != p.to && inside > room { // a long bar leaves no room beside it
		style.Color = l.style.on(p.color)
		cut, err := l.fit(p.event.name, style, inside)
		p.name = []label{cut}
		return []side{inBar}, err
	}
	if p.name, err = l.wrap(p.event.name, style, room, l.lines); err != nil {
		return nil, err
	}
	var sides []side
	wide := widest(p.name)
	if wide <= right {
		sides = append(sides, after)
	}
	if wide <= left {
		sides = append(sides, ahead)
	}
	return sides, nil
}

// extent is what an event takes of its lane.
func (p laid) extent() (from, to layout.Pt) {
	switch wide := widest(p.name); p.side {
	case after:
		return p.x0, p.x1 + eventGap + wide
	case ahead:
		return p.x0 - eventGap - wide, p.x1
	}
	return p.x0, p.x1
}

func (l *lanes) vacant(lane int, from, to layout.Pt) bool {
	for _, t := range l.taken[lane] {
		if from < t[1]+laneGap && t[0] < to+laneGap {
			return false
		}
	}
	return true
}

func (l *lanes) take(p laid) {
	from, to := p.extent()
	l.taken[p.lane] = append(l.taken[p.lane], [2]layout.Pt{from, to})
	l.heights[p.lane] = max(l.heights[p.lane], l.laneHeight(len(p.name)))
	l.events = append(l.events, p)
}

// loudEvent says whether an event is singled out: by its name, its beginning, or its group.
func (f *figure) loudEvent(e event) bool {
	s := f.data.series[e.series]
	return f.spec.highlights(e.name, e.name) || f.spec.highlights(e.key, e.begins) || len(f.data.series) > 1 && f.spec.highlights(s.name, s.label)
}

// colorOf is the colour of an event.
func (l *lanes) colorOf(e event) layout.Color {
	switch {
	case len(l.spec.Highlight) == 0 || l.paint.anySeries:
		return l.paint.of(e.series)
	case !l.loudEvent(e) && l.paint.many:
		return mix(l.paint.of(e.series), l.style.Background, 0.55)
	case !l.loudEvent(e):
		return l.style.Context
	case l.paint.many:
		return l.paint.of(e.series)
	}
	return l.style.Focus
}

// draw paints the events, lane below lane.
func (l *lanes) draw(pitch layout.Pt) {
	tops := []layout.Pt{l.area.y0}
	for i, h := range l.heights {
		tops = append(tops, tops[i]+h*pitch)
	}
	for _, p := range l.events {
		y := (tops[p.lane] + tops[p.lane+1]) / 2
		if p.from == p.to {
			radius := min(eventRadius, l.heights[p.lane]*pitch*0.4)
			l.add(shapeKey{l.figure, (p.x0 + p.x1) / 2, y, radius, shape(p.series % int(shapes)), p.color})
		} else {
			half := min(barHeight, l.heights[p.lane]*pitch-1.5) / 2
			l.fill(box{p.x0, y - half, p.x1, y + half}, p.color)
		}
		x, a := p.x1+eventGap, left
		switch p.side {
		case ahead:
			x, a = p.x0-eventGap, right
		case inBar:
			x = p.x0 + barPad
		}
		leading := l.style.LabelSize * lineHeight
		baseline := y + 0.35*l.style.LabelSize - layout.Pt(len(p.name)-1)/2*leading
		for i, line := range p.name {
			l.place(line, x, baseline+layout.Pt(i)*leading, a)
		}
	}
}
