package charts

import (
	"image/color"
	"math"

	"report/data"
	"report/layout"
	"report/layout/text"
)

// Style is what the brand gives to charts.
type Style struct {
	Regular, Bold   *text.Face // for labels, axis numbers
	Text            layout.Color
	Muted           layout.Color
	Grid            layout.Color
	Background      layout.Color
	Focus           layout.Color   // what is highlighted
	Context         layout.Color   // what is not, when something is
	Series          []layout.Color // in order
	LabelSize       layout.Pt      // axis and data labels
	SeriesLabelSize layout.Pt      // direct labels
	Locale          *data.Locale
	Hyphens         *text.Hyphenator // of names that are wider than their room; nil for none

	all func() []layout.Color // of Series, and further ones
}

// Strokes and distances, in points.
const (
	lineWidth     = 2
	fineWidth     = 1.25 // of a line with more values than points of width
	gridWidth     = 0.5
	baselineWidth = 0.75
	dotRadius     = 2.5
	labelGap      = 4 // between a mark and its label
)

// seriesColor is the colour of the i-th series.
func (s Style) seriesColor(i int) layout.Color {
	if i < len(s.Series) {
		return s.Series[i]
	}
	all := s.all()
	return all[i%len(all)]
}

// readable is the least contrast of text (WCAG 1.4.3).
const readable = 4.5

// on returns the better of the background and the text colour for text that stands on c; black or
// white where neither can be read there.
func (s Style) on(c layout.Color) layout.Color {
	best := s.Background
	for _, o := range []layout.Color{s.Text, {}, {R: 255, G: 255, B: 255}} {
		if better := contrast(o, c) > contrast(best, c); better && (o == s.Text || contrast(best, c) < readable) {
			best = o
		}
	}
	return best
}

// mix returns c with the share t of d in it.
func mix(c, d layout.Color, t float64) layout.Color {
	f := func(a, b uint8) uint8 { return uint8(math.Round(float64(a)*(1-t) + float64(b)*t)) }
	return layout.Color{R: f(c.R, d.R), G: f(c.G, d.G), B: f(c.B, d.B)}
}

// contrast is the ratio of WCAG 2.2: 1 for equal colours, 21 for black on white.
func contrast(a, b layout.Color) float64 {
	la, lb := luminance(a), luminance(b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

func luminance(c layout.Color) float64 {
	l := linear(c)
	return 0.2126*l[0] + 0.7152*l[1] + 0.0722*l[2]
}

func rgba(c layout.Color) color.RGBA { return color.RGBA{c.R, c.G, c.B, 255} }
