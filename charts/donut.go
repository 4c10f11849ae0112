package charts

import (
	"fmt"
	"math"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"report/data"
	"report/layout"
)

// donutMark draws a few parts of a whole as a ring: clockwise from twelve o'clock, in the data's order.
type donutMark struct{}

func (donutMark) read(r *reader) *dataset { return r.slotted() }

// mostParts is how many parts of a ring can be compared by eye.
const mostParts = 5

func (donutMark) check(s Spec, d *dataset) []Problem {
	if len(s.Y) > 1 {
		return []Problem{{Key: "y", Path: []any{1}, Message: fmt.Sprintf("a donut shows one column, and y names %d", len(s.Y)),
			Hint: `name one column, or use mark = "bar" with stack = "normalize"`}}
	}
	var ps []Problem
	if n := len(d.slots); n > mostParts {
		ps = append(ps, Problem{Key: "x", Message: fmt.Sprintf("the donut has %d parts, and more than %d cannot be compared", n, mostParts),
			Hint: fmt.Sprintf(`use mark = "bar" with sort = "-%s"`, d.y.Name)})
	}
	for i, c := range d.series[0].cells {
		where := shorten(d.slots[i].key, 40)
		switch {
		case c.Missing:
			if at, ok := d.series[0].blanks[i]; ok {
				where = at
			}
			ps = append(ps, Problem{Key: "y", Message: "a whole needs all of its parts: there is no value at " + where,
				Hint: `filter that row, or use mark = "bar", which shows a gap`})
		case c.Number < 0:
			ps = append(ps, Problem{Key: "y", Message: fmt.Sprintf("a part of a whole cannot be negative: %s is %s", where, c.Text),
				Hint: `use mark = "bar"`})
		}
	}
	if len(ps) > 0 {
		return ps
	}
	return wholeProblems(d)
}

// wholeProblems refuses what adds up to nothing, and percentages that leave out a part.
func wholeProblems(d *dataset) []Problem {
	whole := d.whole()
	off := math.Abs(whole.Number - 100)
	switch {
	case whole.Number == 0:
		return []Problem{{Key: "y", Message: "the parts add up to zero, and have no shares", Hint: `use mark = "bar"`}}
	case d.y.Unit == "%" && off > whole.Precision*float64(len(d.slots))/2+1e-9:
		return []Problem{{Key: "y", Message: fmt.Sprintf("the percentages add up to %s, not to 100", trimFloat(whole.Number)),
			Hint: `add the rest as a part of its own, or use mark = "bar"`}}
	}
	return nil
}

// whole is the total of the first series, as far as the least known of its values.
func (d *dataset) whole() data.Cell {
	total := data.Cell{Kind: data.Number}
	for _, c := range d.series[0].cells {
		total.Number += c.Number
		total.Precision = max(total.Precision, c.Known())
	}
	return total
}

// Sizes of a donut, in points.
const (
	maxRadius   = 92
	minRadius   = 34
	holeShare   = 0.6 // of the radius
	ringSeam    = 1.5
	leaderStart = 2 // from the ring
	leaderBend  = 7
	leaderEnd   = 12
	leaderWords = 3 // from a leader to its words
)

// wedge is one part of a ring with its words: name, then value and share.
type wedge struct {
	from, to float64 // clockwise from the top, in turns
	color    layout.Color
	name     []label
	value    label // empty where the value is the share
	share    label
}

func (p wedge) middle() float64 { return (p.from + p.to) / 2 * 2 * math.Pi }

// ring is a donut being composed.
type ring struct {
	*figure
	parts  []wedge
	x, y   layout.Pt // of its middle
	radius layout.Pt
}

func (donutMark) compose(f *figure) error {
	r := &ring{figure: f}
	if err := r.setParts(); err != nil {
		return err
	}
	r.radius = max(minRadius, min(maxRadius, f.width*0.2))
	margin := layout.Pt(leaderBend + 1.5*f.style.LabelSize)
	if f.spec.Height > 0 {
		r.radius = max(minRadius, min(f.height/2-margin, f.width*0.24))
	} else {
		f.height = 2 * (r.radius + margin)
	}
	words, ok, err := r.beside()
	if err != nil {
		return err
	}
	if ok {
		r.placeBeside(words)
	} else if err := r.list(); err != nil {
		return err
	}
	r.paint()
	f.area = box{r.x - r.radius, r.y - r.radius, r.x + r.radius, r.y + r.radius}
	f.scale(0, 1, 0, 1)
	return r.total()
}

// setParts finds the parts and sets their numbers.
func (r *ring) setParts() error {
	whole := r.data.whole()
	p := r.figure.paint()
	texts := r.shares()
	at, named, grey := 0.0, 0, 0
	for _, on := range p.slots {
		if on {
			named++
		}
	}
	for i, c := range r.data.series[0].cells {
		one := wedge{from: at, to: at + c.Number/whole.Number, color: r.style.seriesColor(i)}
		at = one.to
		switch {
		case p.anySlot && !p.slots[i]:
			one.color = r.style.grey(grey)
			grey++
		case named == 1:
			one.color = r.style.Focus
		}
		bold := r.regular(r.style.Text)
		bold.Face = r.style.Bold
		var err error
		if one.share, err = r.set(texts[i], bold); err != nil {
			return err
		}
		if r.data.y.Unit != "%" && r.spec.ValueLabels != labelsOff {
			if one.value, err = r.set(r.valueText(c), r.regular(r.style.Text)); err != nil {
				return err
			}
		}
		r.parts = append(r.parts, one)
	}
	return nil
}

// shares prints each part's share: in whole percent, or with one decimal where a part has less than one
// percent and the values are known so well; coarser where they are known badly. What would be printed
// as nothing is printed as less than one.
func (f *figure) shares() []string {
	whole := f.data.whole()
	step := 100 * whole.Precision / whole.Number // what the least known value is sure to, in percent
	cells := f.data.series[0].cells
	if f.data.y.Unit == "%" {
		var texts []string
		for _, c := range cells {
			texts = append(texts, f.style.Locale.Unit(f.style.Locale.Number(c.Number, f.decimals), "%"))
		}
		return texts
	}
	precision := 1.0
	switch {
	case whole.Precision > 1 && step > 5: // rounded numbers, not a few things that were counted
		precision = 10
	case whole.Precision > 1 && step > 1:
		precision = 5
	}
	small := false
	for _, c := range cells {
		small = small || c.Number > 0 && c.Number/whole.Number < 0.01
	}
	if small && step <= 0.1 {
		precision = 0.1
	}
	decimals := max(0, decimalsOf(precision))
	var texts []string
	for _, c := range cells {
		share := 100 * c.Number / whole.Number
		rounded := math.Round(share/precision) * precision
		text := f.style.Locale.Number(rounded, decimals)
		switch {
		case share > 0 && rounded == 0:
			text = "< " + f.style.Locale.Number(precision, decimals)
		case share < 100 && rounded >= 100:
			text = "> " + f.style.Locale.Number(100-precision, decimals)
		}
		texts = append(texts, f.style.Locale.Unit(text, "%"))
	}
	return texts
}

// paint fills the parts, and lays seams between them: thinner ones beside parts that they would hide.
func (r *ring) paint() {
	var shown []wedge
	for _, p := range r.parts {
		if p.to > p.from {
			r.add(sector{r, p})
			shown = append(shown, p)
		}
	}
	for i, p := range shown {
		before := shown[(i+len(shown)-1)%len(shown)]
		thin := min(p.to-p.from, before.to-before.from) * 2 * math.Pi * r.radius * holeShare
		if len(shown) > 1 {
			r.addSeam(p.from, min(ringSeam, thin/3))
		}
	}
}

// at is the place at an angle clockwise from the top, so far from the middle.
func (r *ring) at(angle float64, radius layout.Pt) (x, y layout.Pt) {
	return r.x + radius*math.Sin(angle), r.y - radius*math.Cos(angle)
}

// sector is a plotter of a part.
type sector struct {
	ring *ring
	part wedge
}

func (s sector) Plot(c draw.Canvas, _ *plot.Plot) {
	r := s.ring
	outer, inner := vg.Length(r.radius), vg.Length(r.radius*holeShare)
	middle := r.point(r.x, r.y)
	start, turn := math.Pi/2-2*math.Pi*s.part.from, -2*math.Pi*(s.part.to-s.part.from)
	place := func(radius vg.Length, angle float64) vg.Point {
		return middle.Add(vg.Point{X: radius * vg.Length(math.Cos(angle)), Y: radius * vg.Length(math.Sin(angle))})
	}
	var p vg.Path
	p.Move(place(outer, start))
	p.Arc(middle, outer, start, turn)
	p.Line(place(inner, start+turn))
	p.Arc(middle, inner, start+turn, -turn)
	p.Close()
	c.SetColor(rgba(s.part.color))
	c.Fill(p)
}

// addSeam paints the seam between two parts.
func (r *ring) addSeam(turns float64, width layout.Pt) {
	x0, y0 := r.at(2*math.Pi*turns, r.radius*holeShare-1)
	x1, y1 := r.at(2*math.Pi*turns, r.radius+1)
	r.add(leader{figure: r.figure, stroke: stroke{x0, y0, x1, y1}, color: r.style.Background, width: vg.Length(width)})
}

// total sets the whole in the middle of the ring, with its unit, where it has room.
func (r *ring) total() error {
	if r.data.y.Unit == "%" {
		return nil // 100 % goes without saying
	}
	hole := r.radius*holeShare - 4
	style := r.regular(r.style.Text)
	style.Face = r.style.Bold
	unit, err := r.wrap(r.data.y.Unit, r.regular(r.style.Muted), 1.6*hole, 2)
	if err != nil {
		return err
	}
	for _, size := range []layout.Pt{2 * r.style.LabelSize, 1.5 * r.style.LabelSize, r.style.LabelSize} {
		style.Size = size
		l, err := r.set(r.valueText(r.data.whole()), style)
		if err != nil {
			return err
		}
		leading := r.style.LabelSize * lineHeight
		height := l.size*above + layout.Pt(len(unit))*leading
		wide := max(l.line.Width, widest(unit))
		if math.Hypot(wide/2, height/2) > hole {
			continue
		}
		y := r.y - height/2 + l.size*above
		r.place(l, r.x, y, center)
		for _, u := range unit {
			y += leading
			r.place(u, r.x, y, center)
		}
		return nil
	}
	return nil
}

// describe tells the share of each part.
func (donutMark) describe(f *figure, w altWords) string {
	var parts []string
	for i, text := range f.shares() {
		parts = append(parts, f.placeName(i)+" "+text)
	}
	list := f.list(parts)
	if f.data.y.Unit == "%" {
		return list
	}
	return list + fmt.Sprintf(f.inLanguage(wholeWords), f.style.Locale.Unit(f.valueText(f.data.whole()), f.data.y.Unit))
}

// wholeWords say what the parts add up to.
var wholeWords = map[string]string{
	"en": ", of %s in all", "de": ", von insgesamt %s", "es": ", de un total de %s", "fr": ", d’un total de %s", "zh": "，合计%s",
}
