package charts

import (
	"math"

	"report/layout"
)

// The words of scheme: colours of series that have an order.
const (
	schemeOrdered   = "ordered"
	schemeDiverging = "diverging"
)

// How strong the colours of schemes are, as their contrast with the background. A fill may be pale; lines
// and dots must stand out.
const (
	palestFill    = 1.35
	palestLine    = float64(graphic)
	strongest     = 12.0 // of colours in order
	strongestSide = 8.0  // of those that diverge, so that neither looks like black
)

// scheme is the style with the colours of n series in order: of one hue from pale to strong, or of two
// hues around a pale middle. They are mixes of what the brand has. Each differs from the next by its
// lightness, which all readers see and print without colours keeps; only the two sides of a diverging
// scheme are told apart by hue alone, and by where they stand.
func (s Style) scheme(name string, n int, fills bool) Style {
	if name == "" || n == 0 {
		return s
	}
	palest := palestLine
	if fills {
		palest = palestFill
	}
	if name == schemeDiverging {
		s.Series = s.diverging(n, palest)
	} else {
		s.Series = s.ramp(s.Focus, n, palest, strongest)
	}
	return s
}

// diverging are the colours of n series around the middle: grey where a series stands there.
func (s Style) diverging(n int, palest float64) []layout.Color {
	half := n / 2
	low, high := s.ramp(s.opposite(s.Focus), half, palest*1.25, strongestSide), s.ramp(s.Focus, half, palest*1.25, strongestSide)
	var out []layout.Color
	for i := range half {
		out = append(out, low[half-1-i])
	}
	if n%2 == 1 {
		out = append(out, s.ramp(s.Muted, 1, palest, palest)[0])
	}
	return append(out, high...)
}

// ramp are n colours of one hue whose contrast with the background grows by the same ratio from one to
// the next. One alone is the strongest that still has a hue.
func (s Style) ramp(c layout.Color, n int, from, to float64) []layout.Color {
	const steps = 400
	var way []layout.Color // from the background through the colour to that of text
	for i := range steps + 1 {
		if t := 2 * float64(i) / steps; t <= 1 {
			way = append(way, mix(s.Background, c, t))
		} else {
			way = append(way, mix(c, s.Text, (t-1)*0.75))
		}
	}
	top := 1.0
	for _, m := range way {
		top = max(top, contrast(m, s.Background))
	}
	to = min(to, top)
	from = min(from, to)
	var out []layout.Color
	for i := range n {
		want := math.Sqrt(from * to)
		if n > 1 {
			want = from * math.Pow(to/from, float64(i)/float64(n-1))
		}
		out = append(out, s.legible(way, want))
	}
	return out
}

// legible is the colour on the way whose contrast with the background is nearest to what is wanted, of
// those on which the text colour or that of the background can be read.
func (s Style) legible(way []layout.Color, want float64) layout.Color {
	best, miss := way[len(way)-1], math.Inf(1)
	for _, c := range way {
		if max(contrast(s.Text, c), contrast(s.Background, c)) < readable {
			continue
		}
		if d := math.Abs(math.Log(contrast(c, s.Background) / want)); d < miss {
			best, miss = c, d
		}
	}
	return best
}
