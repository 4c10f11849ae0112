package charts

import (
	"fmt"
	"strings"
	"testing"

	"report/layout"
)

// Values on shades are regular text that can be read: dark on pale shades, bright on strong ones, and
// never black for want of contrast.
func TestValuesOnShadesCanBeRead(t *testing.T) {
	t.Parallel()
	var up, both strings.Builder
	up.WriteString("x$|row$|v")
	both.WriteString("x$|row$|v")
	for i := range 50 {
		fmt.Fprintf(&up, "\nc%d|r%d|%d", i%5, i/5, i)
		fmt.Fprintf(&both, "\nc%d|r%d|%d", i%5, i/5, i-25)
	}
	orange, night := testStyle(t), testStyle(t)
	orange.Focus = layout.Color{R: 0xF4, G: 0x6A, B: 0x25}
	night.Background, night.Text, night.Focus = night.Text, night.Background, layout.Color{R: 0x9C, G: 0xC8, B: 0xF0}
	for name, style := range map[string]Style{"blue": testStyle(t), "orange, on which white cannot be read": orange, "dark page": night} {
		for _, lines := range []string{up.String(), both.String()} {
			f, err := compose(Spec{Mark: "heatmap", X: "x", Y: []string{"row"}, Color: "v"}, table(lines), style, pageWidth)
			if err != nil {
				t.Fatal(err)
			}
			values := 0
			for _, l := range f.labels {
				for _, p := range f.painted[among] {
					r, ok := p.(rectangle)
					if !ok || !r.overlaps(l.box()) {
						continue
					}
					values++
					c := l.line.Runs[0].Color
					if contrast(c, r.color) < readable || c != style.Text && c != style.Background {
						t.Errorf("%s: %q in %v on %v has a contrast of %.2f", name, l.text, c, r.color, contrast(c, r.color))
					}
				}
			}
			if values != 50 {
				t.Errorf("%s: %d values on shades, want 50", name, values)
			}
		}
	}
}

// A greater value never has a paler shade, though the shades go around those on which nothing can be read.
func TestShadesRise(t *testing.T) {
	style := testStyle(t)
	pale, full := mix(style.Background, style.Focus, leastTint), style.Focus
	before := -1.0
	for i := range 101 {
		if at := style.legibly(pale, full, float64(i)/100); at < before || at > 1 {
			t.Errorf("at %d %% the shade is %.3f, before %.3f", i, at, before)
		} else {
			before = at
		}
	}
}
