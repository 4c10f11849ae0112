package charts

import (
	"math"
	"slices"
	"strings"
	"testing"

	"report/layout"
)

func hexColors(s string) []layout.Color {
	var out []layout.Color
	for _, h := range strings.Fields(s) {
		var c [3]uint8
		for i := range c {
			c[i] = uint8(strings.IndexByte("0123456789abcdef", h[2*i])<<4 | strings.IndexByte("0123456789abcdef", h[2*i+1]))
		}
		out = append(out, layout.Color{R: c[0], G: c[1], B: c[2]})
	}
	return out
}

func TestLookAlike(t *testing.T) {
	for _, c := range []struct{ name, colors, to string }{
		{"black and white", "000000 ffffff", ""},
		{"the same", "12436d 12436d", "all readers"},
		{"hardly different", "12436d 15466f", "all readers"},
		{"orange and green without red cones", "2ca02c ff7f0e", "protanopia"},
		{"red and green without green cones", "d62728 2ca02c", "deuteranopia"},
		{"blue and green without blue cones", "0089a8 009a83", "tritanopia"},
		{"blue and orange", "1f77b4 ff7f0e", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			pair := hexColors(c.colors)
			to, alike := LookAlike(pair[0], pair[1])
			if alike != (c.to != "") || alike && !strings.Contains(to, c.to) {
				t.Errorf("they look alike: %v, to %q: %.3f", alike, to, seeAll(pair[0]).distances(seeAll(pair[1])))
			}
		})
	}
}

// Every vision leaves greys what they are: its matrix adds up to 1 in each row.
func TestVisionsKeepGrey(t *testing.T) {
	for _, v := range visions {
		for i, row := range v.eye {
			if sum := row[0] + row[1] + row[2]; math.Abs(sum-1) > 1e-5 {
				t.Errorf("row %d of %s adds up to %v", i, v.name, sum)
			}
		}
		if got := v.sees(linear(layout.Color{R: 255, G: 255, B: 255})); math.Abs(got[0]-1) > 1e-4 || math.Abs(got[1]) > 1e-4 || math.Abs(got[2]) > 1e-4 {
			t.Errorf("white is %v to %s", got, v.name)
		}
	}
}

// A brand of few colours gets more from what it has: all can be told apart and seen, by everybody.
func TestMoreSeries(t *testing.T) {
	style := testStyle(t)
	night := style
	night.Text, night.Background = style.Background, layout.Color{R: 24, G: 26, B: 32}
	night.Series = hexColors("7fb2e5 f0b35a")
	for _, c := range []struct {
		name  string
		style Style
		n     int
		seen  bool // all stand out from the background
	}{
		{"six", style, 6, true}, {"four", style, 4, true}, {"two", style, 2, true}, {"one", style, 1, true}, {"none", style, 0, true},
		{"at night", night, 2, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := c.style
			s.Series = s.Series[:c.n]
			got := s.complete().all()
			if len(got) != maxColors || !slices.Equal(got[:c.n], s.Series) {
				t.Fatalf("the colours are %v", got)
			}
			for i, x := range got {
				if i >= c.n && contrast(x, s.Background) < graphic {
					t.Errorf("colour %d has a contrast of %.2f", i+1, contrast(x, s.Background))
				}
				for k, y := range got[:i] {
					if to, alike := LookAlike(x, y); alike {
						t.Errorf("colours %d and %d look alike to %s", k+1, i+1, to)
					}
				}
			}
		})
	}
}

// A background between all colours leaves none that stands out; there are colours all the same.
func TestMoreSeriesOnAnyBackground(t *testing.T) {
	s := testStyle(t)
	s.Background, s.Text, s.Series = layout.Color{R: 127, G: 127, B: 127}, layout.Color{R: 100, G: 100, B: 100}, nil
	if got := s.complete().all(); len(got) != maxColors {
		t.Errorf("the colours are %v", got)
	}
}

// Lines that a legend names are never told apart by hue alone.
func TestDashes(t *testing.T) {
	style := testStyle(t)
	one := style
	one.Series = style.Series[:1]
	for name, style := range map[string]Style{"six": style, "one": one} {
		for _, highlight := range [][]any{nil, {"c"}, {"a", "g"}} {
			spec := Spec{Mark: "line", X: "year", Y: []string{"a", "b", "c", "d", "e", "f", "g"}, Highlight: highlight}
			f, err := compose(spec, table("year|a|b|c|d|e|f|g\n2022|1|2|3|4|5|6|7\n2023|4|6|8|5|6|7|8"), style, pageWidth)
			if err != nil {
				t.Fatal(err)
			}
			p := f.paint()
			p.shades = true
			p.dash(7)
			for i := range 7 {
				if loud := p.anySeries && p.series[i]; loud && i == 0 && p.dashOf(i) != nil {
					t.Errorf("%s: what is singled out first is dashed", name)
				}
				for k := range i {
					if !slices.Equal(p.dashOf(i), p.dashOf(k)) {
						continue
					}
					if worst(p.of(i), []layout.Color{p.of(k)}) < printApart {
						t.Errorf("%s, highlight %v: lines %d and %d have dashes %v and colours %v and %v", name, highlight, i, k, p.dashOf(i), p.of(i), p.of(k))
					}
				}
			}
		}
	}
}
