package charts

import (
	"fmt"
	"slices"
	"strings"

	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg"

	"report/layout"
	"report/layout/text"
)

// slopeMark compares two values of x: a line for each series, with its name and value at both ends.
type slopeMark struct{}

// read takes the series as rows: their names tell them apart.
func (slopeMark) read(r *reader) *dataset {
	d := r.slotted()
	if d != nil {
		d.rows = true
	}
	return d
}

// maxSlopes is how many lines can be read between two ends.
const maxSlopes = 12

func (slopeMark) check(s Spec, d *dataset) []Problem {
	ps := rangeProblems(s, d, numberAt)
	if n := len(d.slots); n != 2 {
		var keys []string
		for _, x := range d.slots {
			keys = append(keys, x.key)
		}
		hint := "name a column of x with two values"
		if n > 2 {
			hint = fmt.Sprintf("keep two of them: filter = { %s = [%s, %s] }", tomlKey(d.x.Name), d.quoted(0), d.quoted(n-1))
		}
		ps = append(ps, Problem{Key: "x", Hint: hint,
			Message: fmt.Sprintf("a slope chart compares two values of x, and the data has %d: %s", n, shorten(strings.Join(keys, ", "), 100))})
	}
	if n := len(d.series); n > maxSlopes && !s.crowd(d) {
		key := "y"
		if d.color {
			key = "color"
		}
		ps = append(ps, Problem{Key: key, Message: fmt.Sprintf("the chart has %d lines, more than the %d that can be named at their ends", n, maxSlopes),
			Hint: fmt.Sprintf("keep those that matter, with filter or top, or highlight up to %d: of up to %d lines the others are grey and without names", maxColors, maxCrowd)})
	}
	for _, v := range s.Highlight {
		for _, x := range d.slots {
			if matches(v, x.key, x.label) {
				ps = append(ps, Problem{Key: "highlight", Message: fmt.Sprintf("both ends of a slope chart carry their values: %s cannot be singled out", shorten(x.key, 40)), Hint: "name series in highlight"})
			}
		}
	}
	return ps
}

// quoted is the key of a slot as a filter writes it.
func (d *dataset) quoted(i int) string {
	if d.kind == numbers {
		return d.slots[i].key
	}
	return fmt.Sprintf("%q", shorten(d.slots[i].key, 40))
}

// Room beside the ends of slopes, in points.
const (
	slopeGap   = 8    // from an end to its value
	slopeLead  = 16   // the same where some values do not stand beside their ends
	slopeWords = 5    // from a value to its name
	slopeShare = 0.34 // of the width, at most, for names at one side
	slopeLeast = 0.2  // of the width, at least, for the lines
	slopeWhole = 0.35 // the same where names stand at both sides
	slopePitch = 1.3  // from value to value, at least, in ems
)

// slopes is a slope chart being composed.
type slopes struct {
	*figure
	paint  paint
	values [2][]label
	names  [2][]label // none at the left where they have no room
	places [2][]block
	gaps   [2]layout.Pt
}

func (slopeMark) compose(f *figure) error {
	s := &slopes{figure: f, paint: f.paint()}
	s.paint.shades = false
	if err := s.words(); err != nil {
		return err
	}
	n := layout.Pt(len(f.data.series))
	if s.paint.crowd {
		n = maxColors
	}
	f.area.y0 = edge + f.style.LabelSize*(above+below) + 8
	if f.spec.Height == 0 {
		f.height = max(f.height, f.area.y0+n*slopePitch*f.style.LabelSize+edge)
	}
	half := slopePitch * f.style.LabelSize / 2
	f.area.y0 += half
	f.area.y1 = f.height - half - edge
	lo, hi := f.data.extent(numberAt)
	lo, hi = f.extent("y", lo, hi)
	if f.spec.Min != nil {
		lo = *f.spec.Min
	}
	if f.spec.Max != nil {
		hi = *f.spec.Max
	}
	if alike(lo, hi) {
		lo, hi = widen(lo, hi)
	}
	slots := f.data.slots
	f.scale(slots[0].pos, slots[1].pos, lo, hi)
	if err := s.side(); err != nil {
		return err
	}
	if f.area.x1-f.area.x0 < slopeLeast/2*f.width {
		return Problem{Key: "labels", Message: "the names leave the slopes no room", Hint: "give shorter names in labels"}
	}
	if err := s.heads(); err != nil {
		return err
	}
	for _, k := range drawOrder(s.paint, len(f.data.series)) {
		s.slope(k)
	}
	s.put()
	return nil
}

// color is that of a line. Where none is singled out and they are many, all are grey: their names tell
// them apart.
func (s *slopes) color(k int) layout.Color {
	switch {
	case s.paint.anySeries && s.paint.series[k] && s.paint.apart:
		return s.style.seriesColor(s.paint.rank(k))
	case !s.paint.anySeries && len(s.data.series) > maxDirect:
		return mix(s.style.Context, s.style.Muted, 0.5)
	}
	return s.paint.of(k)
}

// words sets values and names. Names at the left are left out where both sides would leave the lines
// too little, but for those that have no end at the right.
func (s *slopes) words() error {
	for side := range 2 {
		for k, x := range s.data.series {
			var l label
			if _, ok := x.value(side); ok && !s.paint.unnamed(k) {
				var err error
				if l, err = s.set(s.valueText(x.cells[side]), s.wordStyle(k)); err != nil {
					return err
				}
			}
			s.values[side] = append(s.values[side], l)
		}
	}
	room := s.width - widest(s.values[0]) - widest(s.values[1]) - 2*slopeLead - slopeWords
	var err error
	if s.names[1], err = s.setNames(min(slopeShare*s.width, room-slopeLeast*s.width)); err != nil {
		return err
	}
	switch {
	case room-2*widest(s.names[1])-slopeWords > slopeWhole*s.width:
		s.names[0] = s.names[1]
	case slices.ContainsFunc(s.data.series, endsEarly): // its name would stand nowhere
		half := (room - slopeWords - slopeLeast*s.width) / 2
		if s.names[0], err = s.setNames(half); err != nil {
			return err
		}
		s.names[1] = slices.Clone(s.names[0])
		for k, x := range s.data.series {
			if endsEarly(x) {
				s.names[1][k] = label{}
			} else {
				s.names[0][k] = label{}
			}
		}
	}
	return nil
}

// endsEarly says that a series has a value at the left alone.
func endsEarly(x series) bool {
	_, left := x.value(0)
	_, right := x.value(1)
	return left && !right
}

// setNames sets the names of all series, as wide as given at most.
func (s *slopes) setNames(width layout.Pt) ([]label, error) {
	var names []label
	for k, x := range s.data.series {
		if s.paint.unnamed(k) {
			names = append(names, label{})
			continue
		}
		name, err := s.fit(x.label, s.wordStyle(k), width)
		if err != nil {
			return nil, err
		}
		names = append(names, name)
	}
	return names, nil
}

// wordStyle is how the name and the values of series k are set.
func (s *slopes) wordStyle(k int) text.Style {
	style := s.regular(s.style.Text)
	if s.paint.anySeries && !s.paint.series[k] {
		style.Color = s.style.Muted
	} else if s.paint.anySeries || len(s.data.series) <= maxDirect {
		style.Face = s.style.Bold
	}
	return style
}

// side finds where the words at both sides stand, and how much room they take.
func (s *slopes) side() error {
	for side := range 2 {
		var wishes []block
		for k, x := range s.data.series {
			if v, ok := x.value(side); ok && !s.paint.unnamed(k) {
				y := s.atY(v)
				if o, ok := x.value(1 - side); ok { // of two that meet, the higher at the other end is named first
					y += max(-0.001, min(0.001, s.atY(o)-y))
				}
				wishes = append(wishes, block{k, y, slopePitch * s.style.LabelSize})
			}
		}
		places, ok := pushApart(wishes, s.area.y0-slopePitch*s.style.LabelSize/2, s.height-edge)
		if !ok {
			return Problem{Key: "height", Message: fmt.Sprintf("the names of %d series do not fit above each other", len(wishes)), Hint: "make the chart higher, or show fewer series"}
		}
		s.places[side], s.gaps[side] = places, slopeGap
		for _, b := range places {
			if s.moved(side, b) {
				s.gaps[side] = slopeLead
			}
		}
	}
	for side := range 2 {
		room := s.gaps[side] + widest(s.values[side])
		if s.names[side] != nil {
			room += slopeWords + widest(s.names[side])
		}
		if side == 0 {
			s.area.x0 = room
		} else {
			s.area.x1 = s.width - room
		}
	}
	return nil
}

// moved says whether a value does not stand right beside its end.
func (s *slopes) moved(side int, b block) bool {
	v, _ := s.data.series[b.id].value(side)
	d := b.y - s.atY(v)
	return d > 2.5 || d < -2.5
}

// heads sets what both ends are above them, and the posts below.
func (s *slopes) heads() error {
	room := (s.area.x1 - s.area.x0) / 2
	for side, x := range []layout.Pt{s.area.x0, s.area.x1} {
		tick := s.data.slotTick(s.data.slots[side], s.style.Locale)
		outside := x // to the edge of the figure
		if side == 1 {
			outside = s.width - x
		}
		l, err := s.fit(tick.label, s.regular(s.style.Text), room+min(outside, room)-s.labelSpace())
		if err != nil {
			return err
		}
		at := s.inside(l, x-l.line.Width/2)
		if middle := (s.area.x0 + s.area.x1) / 2; side == 0 {
			at = max(0, min(at, middle-s.labelSpace()/2-l.line.Width))
		} else {
			at = max(at, middle+s.labelSpace()/2)
		}
		s.place(l, at, edge+s.style.LabelSize*above, left)
		s.vline(x, edge+s.style.LabelSize*(above+below)+4, s.height-edge, gridWidth, s.style.Grid)
	}
	return nil
}

// slope draws one line with a dot at each end; a dot alone where the other end has no value.
func (s *slopes) slope(k int) {
	var ends plotter.XYs
	for i, x := range s.data.slots {
		if v, ok := s.data.series[k].value(i); ok {
			ends = append(ends, plotter.XY{X: x.pos, Y: v})
		}
	}
	if len(ends) == 2 {
		width := vg.Length(lineWidth)
		if s.paint.unnamed(k) {
			width = fineWidth
		}
		s.add(leader{s.figure, s.area.x0, s.atY(ends[0].Y), s.area.x1, s.atY(ends[1].Y), s.color(k), width})
	}
	if len(ends) < 2 || !s.paint.unnamed(k) {
		s.add(dots{points: ends, color: s.color(k), radius: endRadius})
	}
}

// put places the words at both sides, and joins those to their ends that do not stand beside them.
func (s *slopes) put() {
	for side, places := range s.places {
		x, out := s.area.x0, layout.Pt(-1)
		if side == 1 {
			x, out = s.area.x1, 1
		}
		for _, b := range places {
			value := s.values[side][b.id]
			v, _ := s.data.series[b.id].value(side)
			if s.gaps[side] == slopeLead && s.moved(side, b) {
				s.add(leader{s.figure, x + out*(endRadius+0.5), s.atY(v), x + out*(slopeLead-2), b.y, s.color(b.id), cueStroke})
			}
			baseline := b.y + 0.35*s.style.LabelSize
			near := x + out*s.gaps[side] // of the column of values
			far := near + out*widest(s.values[side])
			s.place(value, max(near, far), baseline, right)
			if s.names[side] != nil && s.names[side][b.id].text != "" {
				s.place(s.names[side][b.id], far+out*slopeWords, baseline, map[int]anchor{0: right, 1: left}[side])
			}
		}
	}
}
