package charts

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"report/data"
	"report/layout"
)

// cloudOf is the cloud that a figure paints.
func cloudOf(t *testing.T, f *figure) cloud {
	t.Helper()
	for _, p := range f.painted[among] {
		if c, ok := p.(cloud); ok {
			return c
		}
	}
	t.Fatal("there is no cloud")
	return cloud{}
}

func TestAreaOfDotsIsProportional(t *testing.T) {
	tbl := table("x|v|n\n1|3|100\n2|4|25\n3|5|400\n4|2|1")
	for _, width := range []layout.Pt{pageWidth, 230, 150} {
		f, err := compose(Spec{Mark: "scatter", X: "x", Y: []string{"v"}, Size: "n"}, tbl, testStyle(t), width)
		if err != nil {
			t.Fatal(err)
		}
		checkLabels(t, f)
		c := cloudOf(t, f)
		if !slices.IsSortedFunc(c.dots, func(a, b dot) int { return int(math.Round(1000 * (b.radius - a.radius))) }) {
			t.Error("a larger dot covers a smaller one")
		}
		for _, n := range []struct{ value, radius float64 }{{400, 1}, {100, 0.5}, {25, 0.25}} {
			if got := f.sizeRadius(n.value) / f.mostRadius(); math.Abs(got-n.radius) > 1e-9 {
				t.Errorf("%v has a radius of %v, want %v", n.value, got, n.radius)
			}
		}
		for _, d := range c.dots {
			if d.x-d.radius < f.area.x0-0.01 || d.x+d.radius > f.area.x1+0.01 || d.y-d.radius < f.area.y0-0.01 || d.y+d.radius > f.area.y1+0.01 {
				t.Errorf("%.0f pt wide: the dot %+v reaches over the axes %+v", width, d, f.area)
			}
		}
	}
}

func TestSamplesOfSizes(t *testing.T) {
	for _, c := range []struct {
		sizes []float64
		want  string
	}{
		{[]float64{1412, 59}, "[50 200 1000]"},
		{[]float64{100, 90}, "[100]"},
		{[]float64{99, 1}, "[2 10 50]"},
		{[]float64{0.03, 0.0001}, "[0.001 0.005 0.02]"},
		{[]float64{7}, "[5]"},
	} {
		d := dataset{series: []series{{}}}
		for _, v := range c.sizes {
			d.series[0].sizes = append(d.series[0].sizes, exact(v))
		}
		d.largestDot = d.largestSize()
		if got := fmt.Sprint(d.sizeSamples()); got != c.want {
			t.Errorf("%v: %s, want %s", c.sizes, got, c.want)
		}
	}
}

// Groups differ by the shape of their dots, in the legend too.
func TestGroupsDifferByShape(t *testing.T) {
	f, err := compose(Spec{Mark: "scatter", X: "x", Y: []string{"v"}, Color: "c"}, manyPoints(60), testStyle(t), pageWidth)
	if err != nil {
		t.Fatal(err)
	}
	byColor := map[layout.Color]shape{}
	used := map[shape]bool{}
	for _, p := range f.painted[among] {
		if k, ok := p.(shapeKey); ok {
			byColor[k.color] = k.shape
			used[k.shape] = true
		}
	}
	if len(used) != 3 {
		t.Errorf("the legend has %d shapes, want 3", len(used))
	}
	c := cloudOf(t, f)
	for _, d := range c.dots {
		if byColor[c.colors[d.series]] != d.shape {
			t.Fatalf("the dot %+v has another shape than the legend", d)
		}
	}
}

func TestHundredThousandDots(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a second")
	}
	spec := Spec{Mark: "scatter", X: "x", Y: []string{"v"}, Color: "c", Title: "t"}
	p, err := Draw(nil, "dots", spec, manyPoints(100_000), testStyle(t), pageWidth)
	if err != nil {
		t.Fatal(err)
	}
	if n := len(p.Picture.Data); n > 500_000 {
		t.Errorf("the PNG has %d bytes", n)
	}
	if p.Picture.Data[25] != 3 {
		t.Error("the PNG has no palette")
	}
	if !p.Heavy() {
		t.Error("the plot is good for a vector")
	}
	if problems := spec.Check(manyPoints(100_001)); len(problems) != 1 || !strings.Contains(problems[0].Message, "100001 rows") {
		t.Errorf("of one more: %+v", problems)
	}
}

func TestHeavyPlots(t *testing.T) {
	for n, want := range map[int]bool{10: false, 1900: false, 2001: true} {
		p, err := Draw(nil, "dots", Spec{Mark: "scatter", X: "x", Y: []string{"v"}}, manyPoints(n), testStyle(t), pageWidth)
		if err != nil {
			t.Fatal(err)
		}
		if p.Heavy() != want {
			t.Errorf("a plot of %d dots is heavy: %v", n, p.Heavy())
		}
	}
}

// Where dots lie on each other the colour is stronger, and a single one can be seen.
func TestStrengthGrowsWithDots(t *testing.T) {
	var ink []uint16
	for dots := range 50 {
		for range 50 - dots {
			ink = append(ink, uint16(dots*inkOfPixel))
		}
	}
	s := strengths(ink)
	for v := range s[1:] {
		if s[v+1] < s[v] || s[v+1] > 1 {
			t.Fatalf("%d sixteenths have %v, and %d %v", v, s[v], v+1, s[v+1])
		}
	}
	style := testStyle(t)
	one := mix(style.Background, style.Focus, s[inkOfPixel])
	if c := contrast(one, style.Background); c < 1.8 {
		t.Errorf("a single dot has a contrast of %.1f", c)
	}
	if s[len(s)-1] != 1 {
		t.Errorf("the most dots have %v", s[len(s)-1])
	}
}

// Dots at the very edge of the picture, and all at one place, are stamped within it.
func TestDotsAtOnePlace(t *testing.T) {
	tbl := &data.Table{Name: "test", Columns: []data.Column{{Name: "x", Kind: data.Number}, {Name: "v", Kind: data.Number}}}
	for range manyDots + 5000 {
		tbl.Rows = append(tbl.Rows, data.Row{Cells: []data.Cell{exact(0), exact(0)}})
	}
	if _, err := Draw(nil, "dots", Spec{Mark: "scatter", X: "x", Y: []string{"v"}}, tbl, testStyle(t), 120); err != nil {
		t.Fatal(err)
	}
	f, err := compose(Spec{Mark: "scatter", X: "x", Y: []string{"v"}}, tbl, testStyle(t), 120)
	if err != nil {
		t.Fatal(err)
	}
	c := cloudOf(t, f)
	for i := range c.dots {
		c.dots[i].x, c.dots[i].y = layout.Pt(i%2)*f.width, layout.Pt(i%3)*f.height/2
	}
	on := newCanvas(160, 100, 160/f.width, f.style.Background)
	defer on.release()
	c.stamp(on)
}

// Dots whose names are singled out have the accent colour and lie on top, the others are grey.
func TestNamedDotsAreSingledOut(t *testing.T) {
	e := noteExamples()[0]
	f, err := compose(e.spec, e.table, testStyle(t), pageWidth)
	if err != nil {
		t.Fatal(err)
	}
	c := cloudOf(t, f)
	for i, d := range c.dots {
		want := f.style.Context
		if name := f.data.series[0].names[d.index].label; name == "Harbin" || name == "Xi'an" {
			want = f.style.Focus
			if i < len(c.dots)-2 {
				t.Errorf("%s is drawn below others", name)
			}
		}
		if got := c.color(d); got != want {
			t.Errorf("dot %d is %v, want %v", i, got, want)
		}
	}
}

// Dots have a size where labels leave them no room: such a chart is refused later, in words.
func TestDotsWithoutRoom(t *testing.T) {
	f := &figure{area: box{x0: 40, y0: 38, x1: 140, y1: 9}}
	if r := f.radiusOf(3); !(r > 0) {
		t.Errorf("a dot has a radius of %v", r)
	}
}

// A horizontal axis of dots ends near them, with three ticks at least.
func TestScatterAxisIsTrimmed(t *testing.T) {
	for _, c := range []struct {
		lo, hi, from, to float64
	}{
		{172, 231, 169.64, 233.36},
		{0, 10, 0, 10}, // at ticks
		{5, 5, 2, 8},   // one value has room around it
	} {
		a := newAxis(c.lo, c.hi, 0).trimmed(c.lo, c.hi)
		if len(a.ticks) < 3 || a.min > c.lo || a.max < c.hi {
			t.Errorf("%v to %v: an axis from %v to %v with the ticks %v", c.lo, c.hi, a.min, a.max, a.ticks)
		}
		if math.Abs(a.min-c.from) > 0.6 || math.Abs(a.max-c.to) > 0.6 {
			t.Errorf("%v to %v: the axis runs from %v to %v, want %v to %v", c.lo, c.hi, a.min, a.max, c.from, c.to)
		}
	}
}

// labels gives a dot another name than the data has, and a name that is cut is told whole.
func TestLabelsRenameDots(t *testing.T) {
	long := "The municipal district of Sankt Georg and its neighbours at the station"
	s := Spec{Mark: "scatter", X: "x", Y: []string{"y"}, Text: "name", Labels: map[string]string{"hbn": "Harbin", "sg": long}, Highlight: []any{"hbn"}}
	p, err := Draw(nil, "k", s, table("name$|x|y\nhbn|1|2\nsg|3|4\nxian|5|3"), testStyle(t), 230)
	if err != nil {
		t.Fatal(err)
	}
	bold := false
	for _, l := range p.figure.labels {
		bold = bold || l.text == "Harbin" && strings.Contains(l.line.Runs[0].Font.Name(), "Bold")
		if l.text == "hbn" {
			t.Error("the dot has the name of the data")
		}
	}
	if !bold {
		t.Error("the dot that is singled out has no bold name")
	}
	told := false
	for _, w := range p.Review(true) {
		told = told || w.Key == "text" && strings.Contains(w.Message, shorten(long, 40))
	}
	if !told {
		t.Errorf("the name that is cut is not told: %v", p.Review(true))
	}
}

// Names of dots keep off reference lines.
func TestNamesOfDotsKeepOffReferenceLines(t *testing.T) {
	for _, e := range examples() {
		if e.name != "scatter-names" {
			continue
		}
		y, s := 13.0, e.spec
		s.Reference = []Reference{{Y: &y}, {X: int64(30000)}}
		f, err := compose(s, e.table, testStyle(t), 365)
		if err != nil {
			t.Fatal(err)
		}
		atX, atY := f.at(30000, 13)
		named := 0
		for _, l := range f.labels {
			b := l.box()
			if b.y0 < f.area.y0 || b.y1 > f.area.y1 || b.x0 < f.area.x0 {
				continue // of an axis
			}
			if named++; b.x0 < atX && atX < b.x1 || b.y0 < atY && atY < b.y1 {
				t.Errorf("a line crosses %q", l.text)
			}
		}
		if named < 8 {
			t.Errorf("only %d dots are named", named)
		}
	}
}
