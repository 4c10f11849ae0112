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
	slopeWhite = 4    // below a name that stands below its value
	slopePitch = 1.3  // from value to value, at least, in ems
)

// slopes is a slope chart being composed.
type slopes struct {
	*figure
	paint  paint
	values [2][]label
	names  [2][][]label // by series, in lines; none at the left where they have no room
	below  bool         // names stand below their values
	places [2][]block
	gaps   [2]layout.Pt
}

func (slopeMark) compose(f *figure) error {
	s := &slopes{figure: f, paint: f.paint()}
	s.paint.shades = false
	if err := s.words(); err != nil {
		return err
	}
	f.area.y0 = edge + f.style.LabelSize*(above+below) + 8
	var highest, all layout.Pt // of the words of one series, and of all
	for k := range f.data.series {
		if s.paint.unnamed(k) {
			continue
		}
		high := max(s.wordHeight(0, k), s.wordHeight(1, k))
		highest, all = max(highest, high), all+high
	}
	if s.paint.crowd {
		all = max(all, maxColors*slopePitch*f.style.LabelSize)
	}
	if f.spec.Height == 0 {
		f.height = max(f.height, f.area.y0+all+edge)
	}
	half := slopePitch * f.style.LabelSize / 2
	f.area.y0 += half
	f.area.y1 = max(f.area.y0+1, f.height-edge-highest+half)
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

// words sets values and names: on one line beside the values, on two, or below the values, as is the first
// that leaves all names whole.
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
	for _, form := range []struct {
		lines int
		below bool
	}{{1, false}, {2, false}, {3, true}} {
		s.below = form.below
		if err := s.setSides(form.lines); err != nil || s.whole() {
			return err
		}
	}
	return nil
}

// whole says that no name is cut or has a divided word.
func (s *slopes) whole() bool {
	for _, names := range s.names {
		for _, ls := range names {
			if !whole(ls) {
				return false
			}
		}
	}
	return true
}

// setSides sets the names. Those at the left are left out where both sides would leave the lines too
// little, but for those that have no end at the right.
func (s *slopes) setSides(lines int) (err error) {
	s.names = [2][][]label{}
	words, most := layout.Pt(slopeWords), slopeShare*s.width
	room := s.width - widest(s.values[0]) - widest(s.values[1]) - 2*slopeLead
	if s.below { // the values, too, take of the names' room
		room, words, most = s.width-widest(s.values[0])-2*slopeLead, 0, s.width
	}
	early := slices.ContainsFunc(s.data.series, endsEarly) // its name would stand nowhere at the right
	if s.below && early {
		room = s.width - 2*slopeLead
	}
	room -= words
	if s.names[1], err = s.setNames(min(most, room-slopeLeast*s.width), lines); err != nil {
		return err
	}
	switch {
	case !s.below && room-2*widestOf(s.names[1])-words > slopeWhole*s.width:
		s.names[0] = s.names[1]
	case early:
		half := (room - words - slopeLeast*s.width) / 2
		if s.names[0], err = s.setNames(half, lines); err != nil {
			return err
		}
		s.names[1] = slices.Clone(s.names[0])
		for k, x := range s.data.series {
			if endsEarly(x) {
				s.names[1][k] = nil
			} else {
				s.names[0][k] = nil
			}
		}
	}
	return nil
}

// widestOf is the width of the widest line of several names.
func widestOf(names [][]label) layout.Pt {
	w := layout.Pt(0)
	for _, ls := range names {
		w = max(w, widest(ls))
	}
	return w
}

// nameOf is the name of series k at a side, nil where it has none.
func (s *slopes) nameOf(side, k int) []label {
	if s.names[side] == nil {
		return nil
	}
	return s.names[side][k]
}

// wordHeight is how high the words of series k at a side are, with the white between them and others.
func (s *slopes) wordHeight(side, k int) layout.Pt {
	rows, white := max(1, len(s.nameOf(side, k))), layout.Pt(0)
	if s.below {
		rows, white = 1+len(s.nameOf(side, k)), slopeWhite
	}
	return slopePitch*s.style.LabelSize + layout.Pt(rows-1)*s.noteLeading() + white
}

// firstRow is how high the first line of the words in a block stands: that of the value.
func (s *slopes) firstRow(b block) layout.Pt {
	return b.y - (b.height-slopePitch*s.style.LabelSize)/2
}

// endsEarly says that a series has a value at the left alone.
func endsEarly(x series) bool {
	_, left := x.value(0)
	_, right := x.value(1)
	return left && !right
}

// setNames sets the names of all series, as wide as given at most, on so many lines.
func (s *slopes) setNames(width layout.Pt, lines int) ([][]label, error) {
	var names [][]label
	for k, x := range s.data.series {
		if s.paint.unnamed(k) {
			names = append(names, nil)
			continue
		}
		name, err := s.wrap(x.label, s.wordStyle(k), width, lines)
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
				high := s.wordHeight(side, k)
				wishes = append(wishes, block{k, y + (high-slopePitch*s.style.LabelSize)/2, high})
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
		words := widest(s.values[side])
		if s.below {
			words = max(words, widestOf(s.names[side]))
		} else if s.names[side] != nil {
			words += slopeWords + widestOf(s.names[side])
		}
		room := s.gaps[side] + words
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
	d := s.firstRow(b) - s.atY(v)
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
		s.add(leader{figure: s.figure, stroke: stroke{s.area.x0, s.atY(ends[0].Y), s.area.x1, s.atY(ends[1].Y)}, color: s.color(k), width: width})
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
			s.putWords(side, b, x, out)
		}
	}
}

// putWords places the value and the name of a block beside an end at x; out is the direction away from it.
func (s *slopes) putWords(side int, b block, x, out layout.Pt) {
	v, _ := s.data.series[b.id].value(side)
	row := s.firstRow(b)
	if s.gaps[side] == slopeLead && s.moved(side, b) {
		s.add(leader{figure: s.figure, stroke: stroke{x + out*(endRadius+0.5), s.atY(v), x + out*(slopeLead-2), row}, color: s.color(b.id), width: cueStroke})
	}
	baseline := row + 0.35*s.style.LabelSize
	value, near := s.values[side][b.id], x+out*s.gaps[side] // of the column of values
	outward := map[int]anchor{0: right, 1: left}[side]
	far := near + out*(widest(s.values[side])+slopeWords)
	if s.below {
		s.place(value, near, baseline, outward)
		baseline, far = baseline+s.noteLeading(), near
	} else {
		s.place(value, max(near, near+out*widest(s.values[side])), baseline, right)
	}
	for i, l := range s.nameOf(side, b.id) {
		s.place(l, far, baseline+layout.Pt(i)*s.noteLeading(), outward)
	}
}
