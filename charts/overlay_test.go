package charts

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"report/layout"
)

// Layers stand on the scale of their bars, upright and sideways, within its range, and are named.
func TestLayersShareTheScale(t *testing.T) {
	rows := table("x$|v|w\na|10|-4\nb|20|35\nc|5|")
	years := table("x|v|w\n2021|10|-4\n2022|20|35\n2023|5|")
	for _, c := range []struct {
		name string
		spec Spec
		rows string
	}{
		{"line over bars", Spec{Mark: "bar", Layers: []Layer{{Mark: "line", Y: "w", Label: "Mean"}}}, "years"},
		{"dots over bars of names", Spec{Mark: "bar", Layers: []Layer{{Mark: "dot", Y: "w", Label: "Mean"}}}, "names"},
		{"dots over bars that lie", Spec{Mark: "bar", Horizontal: true, Layers: []Layer{{Mark: "dot", Y: "w", Label: "Mean"}}}, "names"},
		{"line over an area", Spec{Mark: "area", Layers: []Layer{{Mark: "line", Y: "w", Label: "Mean"}}}, "years"},
		{"dots over a line", Spec{Mark: "line", Layers: []Layer{{Mark: "dot", Y: "w", Label: "Mean"}}}, "years"},
	} {
		for _, width := range []layout.Pt{pageWidth, 230, 150} {
			c.spec.X, c.spec.Y = "x", []string{"v"}
			tbl := years
			if c.rows == "names" {
				tbl = rows
			}
			f, err := compose(c.spec, tbl, testStyle(t), width)
			if err != nil {
				t.Fatalf("%s: %v", c.name, err)
			}
			checkLabels(t, f)
			named := 0
			for _, l := range f.labels {
				if l.text == "Mean" {
					named++
				}
			}
			if named != 1 {
				t.Errorf("%s: the layer is named %d times", c.name, named)
			}
			for i, want := range []float64{10, 20, 5} {
				x0, y0 := f.at(f.slotAt(i), 0)
				x, y := f.at(f.slotAt(i), want)
				x1, y1 := f.at(f.slotAt(i), 2*want)
				if math.Abs(x1-2*x+x0)+math.Abs(y1-2*y+y0) > 1e-6 {
					t.Errorf("%s: the scale is not even at %v", c.name, want)
				}
			}
			for _, v := range []float64{-4, 35} {
				if x, y := f.at(f.slotAt(1), v); x < -0.01 || x > f.width+0.01 || y < -0.01 || y > f.height+0.01 {
					t.Errorf("%s: %v stands at %.1f, %.1f, outside of the figure", c.name, v, x, y)
				}
			}
		}
	}
}

// Series named above their segments leave the layers their legend.
func TestLayersOfNamedSegmentsHaveALegend(t *testing.T) {
	s := Spec{Mark: "bar", X: "n", Y: []string{"v", "w"}, Stack: stackZero, Horizontal: true, Title: "t", Layers: []Layer{{Mark: "dot", Y: "z", Label: "Mean"}}}
	f, err := compose(s, table("n$|v|w|z\nAlpha|40|50|70\nBeta|30|50|60"), testStyle(t), pageWidth)
	if err != nil {
		t.Fatal(err)
	}
	if got := textsOf(f); !slices.Contains(got, "Mean") || !slices.Contains(got, "v") {
		t.Errorf("the chart says %q", got)
	}
}

// A name within the plot, where a line ends early, keeps off the layers.
func TestNamesKeepOffLayers(t *testing.T) {
	var b strings.Builder
	b.WriteString("x|a|b|w\n")
	for i := range 12 {
		early := ""
		if i < 6 {
			early = fmt.Sprint(20 + i)
		}
		fmt.Fprintf(&b, "%d|%s|%d|%d\n", 2001+i, early, 5+i, 26)
	}
	for _, mark := range []string{"line", "dot"} {
		f, err := compose(Spec{Mark: "line", X: "x", Y: []string{"a", "b"}, Labels: map[string]string{"a": "Ends early"}, Layers: []Layer{{Mark: mark, Y: "w", Label: "Mean"}}}, table(b.String()), testStyle(t), pageWidth)
		if err != nil {
			t.Fatal(err)
		}
		checkLabels(t, f)
		for _, l := range f.labels {
			if l.text != "Ends early" {
				continue
			}
			for i := range f.data.slots {
				if x, y := f.at(f.slotAt(i), 26); x > l.box().x0 && x < l.box().x1 && y > l.box().y0-1 && y < l.box().y1+1 {
					t.Errorf("%s: the name at %.0f stands on the layer at %.0f, %.0f", mark, l.box(), x, y)
				}
			}
		}
	}
}
