package charts

import (
	"math"
	"testing"

	"report/layout"
)

func TestContrast(t *testing.T) {
	for _, c := range []struct {
		a, b layout.Color
		want float64
	}{
		{layout.Color{}, white, 21},
		{white, white, 1},
		{layout.Color{R: 0x12, G: 0x43, B: 0x6D}, white, 10.3},
		{layout.Color{R: 0x28, G: 0xA1, B: 0x97}, white, 3.2},
	} {
		if got := contrast(c.a, c.b); math.Abs(got-c.want) > 0.06 {
			t.Errorf("%v on %v is %.2f, want %.1f", c.a, c.b, got, c.want)
		}
	}
}

func TestColors(t *testing.T) {
	style := testStyle(t)
	three := table("year|a|b|c\n2022|1|2|3\n2023|4|5|6")
	one := table("year|a\n2022|1\n2023|4")
	for _, c := range []struct {
		name         string
		spec         Spec
		series, slot int
		want         layout.Color
	}{
		{"single series", Spec{Mark: "bar", Y: []string{"a"}}, 0, 0, style.Series[0]},
		{"highlighted bar", Spec{Mark: "bar", Y: []string{"a"}, Highlight: []any{int64(2023)}}, 0, 1, style.Focus},
		{"bar that is not", Spec{Mark: "bar", Y: []string{"a"}, Highlight: []any{int64(2023)}}, 0, 0, style.Context},
		{"second series", Spec{Mark: "line", Y: []string{"a", "b", "c"}}, 1, 0, style.Series[1]},
		{"highlighted series", Spec{Mark: "line", Y: []string{"a", "b", "c"}, Highlight: []any{"b"}}, 1, 0, style.Focus},
		{"series that is not", Spec{Mark: "line", Y: []string{"a", "b", "c"}, Highlight: []any{"b"}}, 0, 0, style.Context},
		{"two highlighted series keep apart", Spec{Mark: "line", Y: []string{"a", "b", "c"}, Highlight: []any{"b", "c"}}, 2, 0, style.Series[2]},
		{"slot of several series", Spec{Mark: "bar", Y: []string{"a", "b", "c"}, Highlight: []any{int64(2023)}}, 1, 1, style.Series[1]},
		{"other slot of several series", Spec{Mark: "bar", Y: []string{"a", "b", "c"}, Highlight: []any{int64(2023)}}, 1, 0, mix(style.Series[1], white, 0.55)},
	} {
		t.Run(c.name, func(t *testing.T) {
			tbl := three
			if len(c.spec.Y) == 1 {
				tbl = one
			}
			c.spec.X = "year"
			f, err := compose(c.spec, tbl, style, pageWidth)
			if err != nil {
				t.Fatal(err)
			}
			if got := f.paint().at(c.series, c.slot); got != c.want {
				t.Errorf("the colour is %v, want %v", got, c.want)
			}
		})
	}
}

func TestPushApart(t *testing.T) {
	for _, c := range []struct {
		name string
		at   []float64 // wishes of blocks 10 high
		want []float64
		ok   bool
	}{
		{"apart already", []float64{20, 50}, []float64{20, 50}, true},
		{"at one place", []float64{50, 50}, []float64{45, 55}, true},
		{"three around the middle one", []float64{48, 50, 52}, []float64{40, 50, 60}, true},
		{"at the top", []float64{0, 2}, []float64{5, 15}, true},
		{"at the bottom", []float64{99, 100}, []float64{85, 95}, true},
		{"one pushes the next", []float64{50, 51, 62}, []float64{44.33, 54.33, 64.33}, true},
		{"too many", []float64{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}, nil, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			var bs []block
			for i, y := range c.at {
				bs = append(bs, block{i, y, 10})
			}
			got, ok := pushApart(bs, 0, 100)
			if ok != c.ok {
				t.Fatalf("they fit: %v", ok)
			}
			for i := range c.want {
				if math.Abs(got[i].y-c.want[i]) > 0.01 {
					t.Errorf("block %d stands at %.2f, want %.2f", i, got[i].y, c.want[i])
				}
			}
		})
	}
}
