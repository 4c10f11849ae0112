package charts

import (
	"fmt"
	"strings"

	"report/data"
	"report/layout"
)

// Sparklines are the lines of a sparkline chart without words, to stand in text, in cells of tables and on
// key figures: one for each value of the chart's facet, or one in all. Along x they are on the same
// scale.
type Sparklines struct {
	spec  Spec
	style Style
	data  *dataset // each facet value is a series
	own   bool
}

// NewSparklines reads the lines. own gives each its own value axis, as high as its values; otherwise all
// have the same.
func NewSparklines(s Spec, t *data.Table, style Style, own bool) (*Sparklines, error) {
	if s.Mark != "sparkline" {
		return nil, fmt.Errorf("only a sparkline stands in text, and the chart's mark is %q", s.Mark)
	}
	style = style.complete()
	s.Color, s.Facet = s.Facet, ""
	r := &reader{spec: s, table: t, locale: style.Locale}
	d := r.slotted()
	for _, p := range r.problems {
		if !p.Warning {
			return nil, p
		}
	}
	return &Sparklines{spec: s, style: style, data: d, own: own}, nil
}

// Split says that there is a line for each value of a facet.
func (l *Sparklines) Split() bool { return l.spec.Color != "" }

// Span is the first and the last place along x of all lines.
func (l *Sparklines) Span() (first, last string) {
	slots := l.data.slots
	return slots[0].label, slots[len(slots)-1].label
}

// Sparkline is one of them.
type Sparkline struct {
	First, Last string // the places along x at which its line begins and ends
	Alt         string

	figure *figure
}

// Draw draws the line of a facet value, or of the chart where it has no facet. ok is false where the data
// have no values for it.
func (l *Sparklines) Draw(facet string, width, height layout.Pt) (line *Sparkline, ok bool, err error) {
	k := l.find(facet)
	if k < 0 || firstValue(l.data.series[k]) < 0 {
		return nil, false, nil
	}
	d := *l.data
	d.series = d.series[k : k+1 : k+1]
	f := newFigure(l.spec, &d, l.style, width)
	f.height, f.foot = height, height
	f.area = box{sparkRadius, sparkRadius, width - sparkRadius, height - sparkRadius}
	if !(f.area.x1-f.area.x0 >= 20 && f.area.y1-f.area.y0 >= 5) {
		return nil, false, fmt.Errorf("%.0f by %.0f pt are too little for a sparkline", width, height)
	}
	if !l.own {
		f.shared = newShared()
		whole := newFigure(l.spec, l.data, l.style, width)
		whole.shared = f.shared
		whole.sparkScale()
		f.shared.settled = true
	}
	f.sparkScale()
	if err := f.spark(); err != nil {
		return nil, false, err
	}
	s := d.series[0]
	if !l.Split() {
		facet = ""
	}
	return &Sparkline{
		First: d.slots[firstValue(s)].label, Last: d.slots[lastValue(s)].label,
		Alt: sparkAlt(f, facet), figure: f,
	}, true, nil
}

// find is the series of a facet value, -1 for none.
func (l *Sparklines) find(facet string) int {
	if !l.Split() {
		return 0
	}
	for k, s := range l.data.series {
		if s.name == facet {
			return k
		}
	}
	return -1
}

// Block is the line as shapes that belong to tag.
func (s *Sparkline) Block(tag *layout.Tag) (layout.Block, error) { return s.figure.vector(tag) }

// sparkAlt says in words what the line shows, and of which facet value.
func sparkAlt(f *figure, facet string) string {
	if d := strings.TrimSpace(f.spec.Description); d != "" {
		if facet != "" {
			return facet + f.altWords().comma + d
		}
		return d
	}
	w := f.altWords()
	part := f.fromTo()
	return part.opening(w, facet) + w.finding(part.trend(w))
}

// fromTo is the figure of the places from the first value to the last: a line that ends earlier than others
// says so.
func (f *figure) fromTo() *figure {
	d := *f.data
	s := d.series[0]
	from, to := firstValue(s), lastValue(s)+1
	s.cells = s.cells[from:to]
	d.slots, d.series = d.slots[from:to], []series{s}
	part := *f
	part.data = &d
	return &part
}
