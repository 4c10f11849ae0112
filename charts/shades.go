package charts

import (
	"math"

	"report/data"
	"report/layout"
)

// shades turn values into colours: from a light tint to the full colour, or, where values have both
// signs, from one colour through next to nothing at zero to another.
type shades struct {
	lo, hi     float64
	zero       layout.Color // of the least value, or of zero between two signs
	down, up   layout.Color // of the least and the greatest
	background layout.Color
	text       *Style // of values that stand on the shades; nil for none
}

const (
	// leastTint is the share of the full colour in the lightest shade, which must be told from the
	// bare ground of a missing value.
	leastTint = 0.12
	// fullContrast is what the full colours of both signs stand out with, so that neither looks more
	// than the other.
	fullContrast = 6
)

// shades finds the shades of all values.
func (f *figure) shades() shades {
	lo, hi := f.data.extent(numberAt)
	st := f.style
	s := shades{lo: lo, hi: hi, background: st.Background, up: st.Focus, down: st.Focus}
	if lo < 0 && hi > 0 {
		far := max(-lo, hi)
		s.lo, s.hi = -far, far
		s.zero = mix(st.Background, st.Grid, 0.6)
		s.up, s.down = st.standing(st.Focus), st.standing(st.opposite(st.Focus))
		return s
	}
	s.lo, s.hi = lineRange(lo, hi)
	s.zero = mix(st.Background, st.Focus, leastTint)
	return s
}

// signed says whether the shades go both ways from zero.
func (s shades) signed() bool { return s.lo < 0 && s.hi > 0 }

// of is the colour of a value.
func (s shades) of(v float64) layout.Color {
	switch {
	case s.signed() && v < 0:
		return s.shade(s.down, v/s.lo)
	case s.signed():
		return s.shade(s.up, v/s.hi)
	case s.hi == s.lo:
		return s.shade(s.up, 0.5)
	case s.hi <= 0: // the farther below zero, the stronger
		return s.shade(s.down, (s.hi-v)/(s.hi-s.lo))
	}
	return s.shade(s.up, (v-s.lo)/(s.hi-s.lo))
}

// shade is the colour at a share of the way to the full one.
func (s shades) shade(full layout.Color, share float64) layout.Color {
	if s.text == nil {
		return mix(s.zero, full, share)
	}
	return mix(s.zero, full, s.text.legibly(s.zero, full, share))
}

// legibly turns a share of the way from a pale to a full colour into one at which either the text
// colour or that of the background can be read. In the middle neither can: the way goes around it, in a
// step. Where nothing can be read on the full colour, it ends before.
func (s Style) legibly(pale, full layout.Color, share float64) float64 {
	const steps = 200
	low, high := 0.0, 2.0 // up to which dark text can be read on a bright page, and from which bright text can
	for i := range steps + 1 {
		t := float64(i) / steps
		c := mix(pale, full, t)
		if contrast(s.Text, c) >= readable && low >= t-1.5/steps {
			low = t
		}
		if contrast(s.Background, c) >= readable {
			high = min(high, t)
		}
	}
	switch middle := (low + high) / 2; {
	case contrast(s.Text, pale) < readable, high <= low:
		return share
	case high > 1:
		return share * low
	case share < middle:
		return share / middle * low
	default:
		return high + (share-middle)/(1-middle)*(1-high)
	}
}

// standing brings a colour to the contrast that both ends of a scale have, lighter or darker.
func (s Style) standing(c layout.Color) layout.Color {
	towards := s.Background
	if contrast(c, s.Background) < fullContrast {
		towards = s.on(s.Background)
	}
	best := c
	for t := 0.0; t <= 0.7; t += 0.02 {
		if m := mix(c, towards, t); math.Abs(contrast(m, s.Background)-fullContrast) < math.Abs(contrast(best, s.Background)-fullContrast) {
			best = m
		}
	}
	return best
}

// opposite is the colour of the brand whose tone is farthest from c, for readers of all colour vision:
// the distance from yellow to blue counts, and that from red to green half.
func (s Style) opposite(c layout.Color) layout.Color {
	tone := func(c layout.Color) (blue, red float64) {
		r, g, b := float64(c.R), float64(c.G), float64(c.B)
		strength := max(r, g, b, 1)
		return (b - (r+g)/2) / strength, (r - g) / strength
	}
	blue, red := tone(c)
	best, far := s.Text, 0.0
	for _, o := range s.all() {
		b, r := tone(o)
		if d := math.Hypot(b-blue, (r-red)/2); d > far {
			best, far = o, d
		}
	}
	return best
}

// Sizes of the scale of shades, in points.
const (
	scaleWidth  = 130
	scaleHeight = 6
	scaleSteps  = 26
)

// scaleAbove draws the scale of shades above the data, with its ends and zero.
func (h *heat) scaleAbove() error {
	f, s := h.figure, h.shades
	lo, hi := f.data.extent(numberAt)
	values := []float64{lo, hi}
	switch {
	case lo == hi:
		values = values[:1]
	case s.signed():
		values = []float64{lo, 0, hi}
	}
	baseline := f.area.y0 + f.style.LabelSize*above
	width := min(scaleWidth, f.width*0.6)
	at := func(v float64) layout.Pt {
		if lo == hi {
			return width / 2
		}
		return (v - lo) / (hi - lo) * width
	}
	var last label
	for n, v := range values {
		text := f.valueText(data.Cell{Kind: data.Number, Number: v, Precision: math.Pow10(-f.decimals)})
		if n == len(values)-1 {
			text = f.style.Locale.Unit(text, f.data.y.Unit)
		}
		l, err := f.fit(text, f.regular(f.style.Text), f.width/2)
		if err != nil {
			return err
		}
		x := max(0, at(v)-l.line.Width/2)
		if n > 0 {
			x = max(x, last.x+last.line.Width+f.labelSpace())
		}
		if x+l.line.Width > f.width {
			continue
		}
		l.x, l.y = x, baseline
		f.labels = append(f.labels, l)
		last = l
	}
	y := baseline + below*f.style.LabelSize + 2
	for i := range scaleSteps {
		v := lo + (hi-lo)*(float64(i)+0.5)/scaleSteps
		f.fill(box{width * layout.Pt(i) / scaleSteps, y, width * layout.Pt(i+1) / scaleSteps, y + scaleHeight}, s.of(v))
	}
	room := y + scaleHeight + 8 - f.area.y0
	f.area.y0 += room
	if f.spec.Height > 0 {
		f.grow(room)
	}
	return nil
}
