package charts

import (
	"fmt"
	"reflect"
	"strconv"
	"time"

	"gonum.org/v1/plot/vg"

	"report/data"
	"report/layout"
)

// word is a highlight value as the data would write it.
func word(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	case time.Time:
		return v.Format(time.DateOnly)
	}
	// A date of the config comes as a struct of a package that charts does not know: it has a Time.
	if s := reflect.ValueOf(v); s.Kind() == reflect.Struct {
		if at := s.FieldByName("Time"); at.IsValid() && at.Type() == reflect.TypeFor[time.Time]() {
			return word(at.Interface())
		}
	}
	return fmt.Sprint(v)
}

// matches says whether a highlight value means this slot or series.
func matches(v any, key, label string) bool {
	w := word(v)
	if w == key || w == label {
		return true
	}
	if x, fine, ok := data.ParseDate(w); ok { // "2024Q1" is "2024-Q1"
		if y, grain, ok := data.ParseDate(key); ok && grain == fine {
			return x.Equal(y)
		}
	}
	a, errA := strconv.ParseFloat(w, 64)
	b, errB := strconv.ParseFloat(key, 64)
	return errA == nil && errB == nil && a == b
}

func (s Spec) highlights(key, label string) bool {
	for _, v := range s.Highlight {
		if matches(v, key, label) {
			return true
		}
	}
	return false
}

// focus tells which series and slots the highlight names.
func (s Spec) focus(d *dataset) (series, slots []bool) {
	series, slots = make([]bool, len(d.series)), make([]bool, len(d.slots))
	for i, x := range d.series {
		series[i] = s.highlights(x.name, x.label)
	}
	for i, x := range d.slots {
		slots[i] = s.highlights(x.key, x.label)
	}
	return series, slots
}

// maxCrowd is how many lines a chart has of which some are singled out.
const maxCrowd = 30

// crowd says that a few lines are singled out of so many that the others have no names: one district
// against all the others.
func (s Spec) crowd(d *dataset) bool {
	most := maxColors
	if s.Mark == "slope" {
		most = maxSlopes
	}
	n := len(d.series)
	if s.Mark != "line" && s.Mark != "slope" || n <= most || n > maxCrowd {
		return false
	}
	loud := 0
	series, _ := s.focus(d)
	for _, on := range series {
		if on {
			loud++
		}
	}
	return loud > 0 && loud+len(d.layers) <= maxColors
}

// paint is which colour each mark has.
type paint struct {
	style              Style
	series, slots      []bool
	anySeries, anySlot bool
	many               bool          // several series
	apart              bool          // several series are singled out, which one colour would confuse
	shades             bool          // what is not singled out has more than one grey
	crowd              bool          // what is not singled out has no name
	dashes             [][]vg.Length // of lines that only a legend names
}

func (f *figure) paint() paint {
	p := paint{style: f.style, many: len(f.data.series) > 1}
	p.shades = f.spec.Mark != "line"
	p.series, p.slots = f.spec.focus(f.data)
	named := 0
	for _, on := range p.series {
		if on {
			named++
		}
	}
	p.anySeries = named > 0 && p.many
	for _, on := range p.slots {
		p.anySlot = p.anySlot || on
	}
	p.apart = named > 1
	p.crowd = f.spec.crowd(f.data)
	return p
}

// of is the colour of series k as a whole.
func (p paint) of(k int) layout.Color {
	switch {
	case !p.anySeries:
		return p.style.seriesColor(k)
	case !p.series[k]:
		return p.grey(k)
	case p.apart && p.crowd: // of more series than there are colours
		return p.style.seriesColor(p.rank(k))
	case p.apart:
		return p.style.seriesColor(k)
	}
	return p.style.Focus
}

// rank is how many series before k are singled out.
func (p paint) rank(k int) int {
	rank := 0
	for _, on := range p.series[:k] {
		if on {
			rank++
		}
	}
	return rank
}

// unnamed says that series k has neither name nor value.
func (p paint) unnamed(k int) bool { return p.crowd && !p.series[k] }

// grey is the colour of a series that is not singled out. Bars and areas have only the legend to tell
// theirs apart, so there each is another grey.
func (p paint) grey(k int) layout.Color {
	if !p.shades || p.crowd {
		return p.style.Context
	}
	rank := 0
	for _, on := range p.series[:k] {
		if !on {
			rank++
		}
	}
	return p.style.grey(rank)
}

// grey is the i-th of the greys of what is not singled out.
func (s Style) grey(i int) layout.Color {
	c := s.Context
	return [...]layout.Color{c, mix(c, s.Muted, 0.45), mix(c, s.Background, 0.5), mix(c, s.Muted, 0.75)}[i%4]
}

// at is the colour of series k in one slot.
func (p paint) at(k, slot int) layout.Color {
	switch {
	case !p.anySlot:
		return p.of(k)
	case !p.many && p.slots[slot]:
		return p.style.Focus
	case !p.many:
		return p.style.Context
	case !p.slots[slot]: // several series must still be told apart
		return mix(p.of(k), p.style.Background, 0.55)
	}
	return p.of(k)
}

// loud says whether a mark is singled out.
func (p paint) loud(k, slot int) bool {
	return (p.anySeries && p.series[k]) || (p.anySlot && p.slots[slot])
}
