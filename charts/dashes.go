package charts

import (
	"gonum.org/v1/plot/vg"

	"report/layout"
)

// dashPatterns are the strokes of lines that only a legend names, the quietest first: on and off, in
// points.
var dashPatterns = [...][]vg.Length{nil, {7, 3}, {2, 2}, {9, 2.5, 2, 2.5}}

// dash gives lines that only their legend names a stroke each, so that no two are told apart by hue
// alone, which prints without colours and some readers do not have (WCAG 1.4.1). A line is dashed only
// where its colour is like that of a line before it; those that are singled out come first.
func (p *paint) dash(n int) {
	p.dashes = make([][]vg.Length, n)
	var order []int
	for _, loud := range []bool{true, false} {
		for k := range n {
			if (p.anySeries && p.series[k]) == loud {
				order = append(order, k)
			}
		}
	}
	colors := make([][]layout.Color, len(dashPatterns)) // that each pattern is used with
	for _, k := range order {
		best, apart := 0, 0.0
		for i := range dashPatterns {
			d := worst(p.of(k), colors[i])
			if d > apart {
				best, apart = i, d
			}
			if d >= printApart {
				break
			}
		}
		colors[best] = append(colors[best], p.of(k))
		p.dashes[k] = dashPatterns[best]
	}
}

// worst is the ratio of contrast of a colour with the one of others that is most like it; 1 where one
// looks the same to somebody.
func worst(c layout.Color, others []layout.Color) float64 {
	ratio := 21.0
	for _, o := range others {
		if _, alike := LookAlike(c, o); alike {
			return 1
		}
		ratio = min(ratio, contrast(c, o))
	}
	return ratio
}

// dashOf is the stroke of a series' line; nil for a solid one.
func (p paint) dashOf(k int) []vg.Length {
	if p.dashes == nil {
		return nil
	}
	return p.dashes[k]
}
