package charts

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"report/layout"
)

func textsOf(f *figure) []string {
	var out []string
	for _, l := range f.allLabels() {
		out = append(out, l.text)
	}
	return out
}

// What the config names counts as found where any panel has it.
func TestNamesOfOnePanel(t *testing.T) {
	rows := table("x|v|g$|n$\n1|2|a|Ann\n2|3|a|Ada\n1|3|b|Bob\n2|4|b|Ben")
	s := Spec{Mark: "scatter", X: "x", Y: []string{"v"}, Facet: "g", Text: "n", Title: "t",
		Highlight: []any{"Bob"}, Labels: map[string]string{"b": "Second"}}
	f, err := compose(s, rows, testStyle(t), pageWidth)
	if err != nil {
		t.Fatal(err)
	}
	if got := textsOf(f); !slices.Contains(got, "Second") || !slices.Contains(got, "Bob") {
		t.Errorf("the chart says %q", got)
	}
	s.Highlight, s.Labels = []any{"Eve"}, map[string]string{"c": "Third"}
	var keys []string
	for _, p := range s.Check(rows) {
		keys = append(keys, p.Key)
	}
	if !slices.Equal(keys, []string{"labels", "highlight"}) {
		t.Errorf("names that no panel has are refused at %q", keys)
	}
}

// A panel whose dates are all years stands on the scale of the others, which are days.
func TestPanelsHaveOneScaleOfDates(t *testing.T) {
	f, err := compose(Spec{Mark: "scatter", X: "d", Y: []string{"v"}, Facet: "g", Title: "t"},
		table("d@|v|g$\n2020|2|a\n2021|3|a\n2020-02-03|3|b\n2021-05-06|4|b"), testStyle(t), pageWidth)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range f.panels {
		if lo, hi := dayOf(p.plot.X.Min).Year(), dayOf(p.plot.X.Max).Year(); p.data.kind != days || lo < 2019 || hi > 2022 {
			t.Errorf("the panel %s goes from %d to %d", p.name, lo, hi)
		}
	}
}

// Panels of one line each name their values or none does, as wide as each other, and have no legend.
func TestPanelsAreLaidOutAlike(t *testing.T) {
	rows := table("x|v|g$\n2000|1002.5|a\n2001|10300|a\n2000|3.5|b\n2001|4|b\n2000|30000|c\n2001|1040000|c")
	for _, mark := range []string{"line", "area", "dot", "bar"} {
		for width := layout.Pt(150); width < 480; width += 11 {
			f, err := compose(Spec{Mark: mark, X: "x", Y: []string{"v"}, Facet: "g", Title: "t"}, rows, testStyle(t), width)
			if err != nil {
				t.Fatalf("%s, %.0f: %v", mark, width, err)
			}
			if slices.Contains(textsOf(f), "v") {
				t.Errorf("%s, %.0f: a legend names the only series", mark, width)
			}
			for _, p := range f.panels[1:] {
				one, other := f.panels[0].area, p.area
				if d := (one.x1 - one.x0) - (other.x1 - other.x0); d > 0.01 || d < -0.01 || p.plane.sideways != f.panels[0].plane.sideways {
					t.Errorf("%s, %.0f: panel a is %+v, panel %s %+v", mark, width, one, p.name, other)
				}
			}
		}
	}
}

// Thousands of panels are refused before each is read.
func TestThousandsOfPanels(t *testing.T) {
	var b strings.Builder
	b.WriteString("x|v|g$")
	for i := range 20_000 {
		fmt.Fprintf(&b, "\n%d|%d|%d", 2000+i%20, i, i)
	}
	rows := table(b.String())
	start := time.Now()
	problems := Spec{Mark: "line", X: "x", Y: []string{"v"}, Facet: "g", Title: "t"}.Check(rows)
	if len(problems) != 1 || problems[0].Key != "facet" || !strings.Contains(problems[0].Message, "20000 panels") {
		t.Errorf("the problems are %+v", problems)
	}
	if took := time.Since(start); took > 5*time.Second {
		t.Errorf("it took %v", took)
	}
}

// A facet without columns has as many as keep the figure on a page, and panels wide enough to be read.
func TestColumnsOfNarrowFacets(t *testing.T) {
	var b strings.Builder
	b.WriteString("x|v|g$")
	for g := range 20 {
		for x := range 5 {
			fmt.Fprintf(&b, "\n%d|%d|panel %02d", 2000+x, g+x, g)
		}
	}
	rows := table(b.String())
	for _, n := range []int{4, 9, 20} {
		for _, width := range []layout.Pt{150, 200, 230, 365, pageWidth} {
			part := *rows
			part.Rows = rows.Rows[:5*n]
			f, err := compose(Spec{Mark: "line", X: "x", Y: []string{"v"}, Facet: "g", Title: "t"}, &part, testStyle(t), width)
			var p Problem
			if errors.As(err, &p) && n == 20 && width < 230 && p.Key == "facet" && strings.Contains(p.Hint, "columns") && strings.Contains(p.Hint, "height") {
				continue
			}
			if err != nil {
				t.Fatalf("%d panels, %.0f: %v", n, width, err)
			}
			if f.height > highestFacet {
				t.Errorf("%d panels, %.0f points wide, are %.0f mm high", n, width, f.height/mm)
			}
			if w := f.panels[1].width; w < leastPanel-30 {
				t.Errorf("%d panels, %.0f: a panel is %.0f points wide", n, width, w)
			}
		}
	}
}

// Panels without room for their data are refused at the word that decides their size.
func TestPanelsWithoutRoom(t *testing.T) {
	rows := table("x|v|g$\n2000|1|a\n2001|2|a\n2000|3|b\n2001|4|b\n2000|3|c\n2001|4|c\n2000|3|d\n2001|4|d\n2000|3|e\n2001|4|e")
	for key, s := range map[string]Spec{"columns": {Columns: 5}, "height": {Height: 30}} {
		s.Mark, s.X, s.Y, s.Facet, s.Title = "line", "x", []string{"v"}, "g", "t"
		_, err := compose(s, rows, testStyle(t), 150)
		var p Problem
		if !errors.As(err, &p) || p.Key != key || !strings.Contains(p.Hint, "columns") {
			t.Errorf("%s: the error is %v, %+v", key, err, p)
		}
	}
}
