package charts

import (
	"fmt"
	"strings"
	"testing"
)

// The height that the config says is that of the plot: what a legend and the names of axes take is added,
// and the data keep most of it.
func TestLegendsDoNotTakeFromTheHeight(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	b.WriteString("x|y|size|group$")
	for i := range 24 {
		fmt.Fprintf(&b, "\n%d|%d|%d|The district of number %d", i, i*7%13, 1+i*5%40, i%6)
	}
	dots := table(b.String())
	lines := table("year|a|b|c\n2020|1|2|3\n2021|2|3|1\n2022|1|1|2")
	for _, c := range []struct {
		name  string
		spec  Spec
		width float64
	}{
		{"scatter", Spec{Mark: "scatter", X: "x", Y: []string{"y"}}, pageWidth},
		{"scatter with sizes and colours", Spec{Mark: "scatter", X: "x", Y: []string{"y"}, Size: "size", Color: "group"}, pageWidth},
		{"scatter with sizes and colours, narrow", Spec{Mark: "scatter", X: "x", Y: []string{"y"}, Size: "size", Color: "group"}, 165},
		{"bars", Spec{Mark: "bar", X: "year", Y: []string{"a", "b", "c"}}, 165},
	} {
		data := dots
		if c.spec.Mark != "scatter" {
			data = lines
		}
		c.spec.Height = 40
		f, err := compose(c.spec, data, testStyle(t), c.width)
		if err != nil {
			t.Fatal(err)
		}
		if high := f.area.y1 - f.area.y0; high < 0.6*40*mm {
			t.Errorf("%s: the data area is %.1f mm high, of 40", c.name, high/mm)
		}
		if f.height < 40*mm {
			t.Errorf("%s: the figure is %.1f mm high", c.name, f.height/mm)
		}
	}
}

// A level piece of a line with steps does not lie on the foot of an axis that is cut off.
func TestStepsKeepOffTheFootOfTheAxis(t *testing.T) {
	s := Spec{Mark: "line", X: "year", Y: []string{"rent"}, Interpolate: stepwise}
	f, err := compose(s, table("year|rent\n2018|2.4\n2019|2.4\n2020|2.8\n2021|3.0"), testStyle(t), pageWidth)
	if err != nil {
		t.Fatal(err)
	}
	if gap := f.area.y1 - f.atY(2.4); gap < 3 {
		t.Errorf("the line stands %.1f pt above the foot", gap)
	}
}
