package charts

import (
	"fmt"
	"strings"
	"testing"
)

// districts has a line for each of n districts.
func districts(n, years int) string {
	var b strings.Builder
	b.WriteString("year|district$|v")
	for i := range n {
		for y := range years {
			fmt.Fprintf(&b, "\n%d|District %d|%d", 2015+y, i+1, 20+(i*7+y*5)%31)
		}
	}
	return b.String()
}

// Of many lines those that are singled out have colours and names, and the others neither.
func TestOneLineAgainstAllOthers(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		mark  string
		years int
	}{{"line", 6}, {"slope", 2}} {
		s := Spec{Mark: c.mark, X: "year", Y: []string{"v"}, Color: "district", Highlight: []any{"District 4", "District 30"}}
		f, err := compose(s, table(districts(maxCrowd, c.years)), testStyle(t), pageWidth)
		if err != nil {
			t.Fatal(err)
		}
		named := map[string]bool{}
		for _, l := range f.labels {
			if strings.HasPrefix(l.text, "District") {
				named[l.text] = true
			}
		}
		if len(named) != 2 || !named["District 4"] || !named["District 30"] {
			t.Errorf("%s: the names are %v", c.mark, named)
		}
		p := f.paint()
		if p.of(3) == p.of(29) {
			t.Errorf("%s: the lines that are singled out look alike", c.mark)
		}
		for k := range f.data.series {
			if loud := k == 3 || k == 29; (p.of(k) == f.style.Context) == loud {
				t.Errorf("%s: line %d has the colour %v", c.mark, k+1, p.of(k))
			}
		}
	}
}

func TestValuesOfLinesThatHaveNoRoomAreTold(t *testing.T) {
	t.Parallel()
	three := table("year|a|b|c\n2020|1|2|3\n2021|2|3|1\n2022|1|1|2")
	for _, c := range []struct {
		name  string
		spec  Spec
		lines string
		width float64
		want  string // none for no warning
	}{
		{"a long line", Spec{Mark: "line", X: "year", Y: []string{"v"}}, years(200), pageWidth, "of 199 values have no room"},
		{"a short line", Spec{Mark: "line", X: "year", Y: []string{"v"}}, years(6), pageWidth, ""},
		{"lines with names", Spec{Mark: "line", X: "year", Y: []string{"a", "b", "c"}}, "", pageWidth, ""},
		{"lines with a legend", Spec{Mark: "line", X: "year", Y: []string{"a", "b", "c"}, Facet: "panel"}, "", pageWidth, "series that a legend names have no values"},
	} {
		data := three
		if c.lines != "" {
			data = table(c.lines)
		}
		if c.spec.Facet != "" {
			data = table("panel$|year|a|b|c\nA|2020|1|2|3\nA|2021|2|3|1\nB|2020|1|1|2\nB|2021|2|2|2")
		}
		c.spec.ValueLabels = labelsOn
		f, err := compose(c.spec, data, testStyle(t), c.width)
		if err != nil {
			t.Fatal(err)
		}
		var told []string
		for _, w := range f.warnings {
			if w.Key == "value_labels" {
				told = append(told, w.Message)
			}
		}
		if got := strings.Join(told, "; "); (c.want == "") != (got == "") || !strings.Contains(got, c.want) {
			t.Errorf("%s: warned of %q, want %q", c.name, got, c.want)
		}
	}
}
