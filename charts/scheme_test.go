package charts

import (
	"testing"

	"report/layout"
)

// Colours of a scheme grow darker in order, or from the middle outwards, by steps that all readers see and
// grey print keeps; text on them can be read; and no vision takes one side for the other.
func TestSchemesKeepTheirOrder(t *testing.T) {
	t.Parallel()
	orange := testStyle(t)
	orange.Focus = layout.Color{R: 0xF4, G: 0x6A, B: 0x25}
	for _, style := range []Style{testStyle(t).complete(), orange.complete()} {
		for n := 2; n <= maxColors; n++ {
			for _, fills := range []bool{true, false} {
				for _, name := range []string{schemeOrdered, schemeDiverging} {
					colors := style.scheme(name, n, fills).Series
					if len(colors) != n {
						t.Fatalf("%s: %d colours for %d series", name, len(colors), n)
					}
					for i, c := range colors {
						ground := contrast(c, style.Background)
						if !fills && ground < graphic-0.05 {
							t.Errorf("%s of %d: the %d. line has a contrast of %.2f", name, n, i+1, ground)
						}
						if text := max(contrast(style.Text, c), contrast(style.Background, c)); text < readable {
							t.Errorf("%s of %d: text on the %d. colour has a contrast of %.2f", name, n, i+1, text)
						}
						if i == 0 || name == schemeDiverging && n%2 == 0 && i == n/2 {
							continue // from one side to the other
						}
						before := contrast(colors[i-1], style.Background)
						if name == schemeDiverging && i <= n/2 {
							ground, before = before, ground
						}
						if ground/before < 1.15 {
							t.Errorf("%s of %d, fills %v: the %d. colour is %.2f times as strong as the one beside it", name, n, fills, i+1, ground/before)
						}
					}
					if name == schemeDiverging {
						if to, alike := LookAlike(colors[0], colors[n-1]); alike {
							t.Errorf("%d series: both ends look alike to %s", n, to)
						}
					}
				}
			}
		}
	}
}
