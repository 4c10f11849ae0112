package charts

import (
	"math"
	"slices"

	"report/layout"
)

// graphic is the least contrast of a mark with what it stands on (WCAG 1.4.11).
const graphic = 3

// moreSeries are colours for as many series as a chart can have: the brand's own, and then mixes of
// what the brand has, each time the one that is farthest from all that are chosen, whoever sees it.
func (s Style) moreSeries() []layout.Color {
	chosen := slices.Clone(s.Series)
	if len(chosen) == 0 {
		chosen = []layout.Color{s.Focus}
	}
	if len(chosen) >= maxColors {
		return chosen
	}
	choices := s.mixes(chosen)
	sights := make([]seen, len(choices))
	away := make([]float64, len(choices)) // of each from the nearest that is chosen
	for i, c := range choices {
		sights[i], away[i] = seeAll(c), math.Inf(1)
	}
	far := func(c layout.Color) {
		sight := seeAll(c)
		for i := range choices {
			away[i] = min(away[i], sights[i].distance(sight))
		}
	}
	for _, c := range chosen {
		far(c)
	}
	for len(chosen) < maxColors {
		best := choices[slices.Index(away, slices.Max(away))]
		chosen = append(chosen, best)
		far(best)
	}
	return chosen
}

// mixes are the colours that the brand's give with each other, if they stand out from the background;
// where it is such that none does, from all.
func (s Style) mixes(own []layout.Color) []layout.Color {
	var all, visible []layout.Color
	for i, c := range own {
		for _, t := range []float64{0.25, 0.4, 0.55, 0.7} {
			all = append(all, mix(c, s.Text, t), mix(c, s.Background, t))
		}
		for _, d := range own[i+1:] {
			all = append(all, mix(c, d, 0.5))
		}
	}
	all = append(all, s.Muted, mix(s.Muted, s.Text, 0.5), mix(s.Muted, s.Background, 0.3))
	for _, c := range all {
		if contrast(c, s.Background) >= graphic {
			visible = append(visible, c)
		}
	}
	if len(visible) == 0 {
		return all
	}
	return visible
}
