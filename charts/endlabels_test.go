package charts

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"report/data"
	"report/layout"
)

// randomLines makes series that go as lines in reports do: steep, flat, in a bundle, meeting at the end,
// ending early, with gaps.
func randomLines(r *rand.Rand) (Spec, *data.Table) {
	names := []string{"Beijing", "Liaoning", "Research and development", "辽宁", "技术合同", "EU", "United States", "Experimental development"}
	r.Shuffle(len(names), func(i, j int) { names[i], names[j] = names[j], names[i] })
	n, points := 2+r.IntN(5), 3+r.IntN(30)
	t := &data.Table{Columns: []data.Column{{Name: "year", Kind: data.Number}}}
	s := Spec{Mark: "line", X: "year", Title: "t", ValueLabels: []string{"", "on", "off"}[r.IntN(3)]}
	shape, meet := r.IntN(4), 50+r.Float64()*20
	stops := make([]int, n)
	for k := range n {
		t.Columns = append(t.Columns, data.Column{Name: names[k], Label: names[k], Kind: data.Number})
		s.Y = append(s.Y, names[k])
		stops[k] = points
		if k > 0 && r.IntN(4) == 0 {
			stops[k] = 1 + r.IntN(points)
		}
	}
	for i := range points {
		row := data.Row{Cells: []data.Cell{cell(data.Number, fmt.Sprint(1990+i))}}
		at := float64(i) / float64(points-1)
		for k := range n {
			v := []float64{
				float64(10 + 15*k),              // flat
				90 * math.Pow(at, float64(k+1)), // steep
				50 + 2*float64(k),               // a bundle
				meet + (1-at)*20*(float64(k)-float64(n)/2),
			}[shape] + 3*r.Float64()
			text := fmt.Sprintf("%.1f", v)
			if i >= stops[k] || r.IntN(12) == 0 && i > 0 {
				text = ""
			}
			row.Cells = append(row.Cells, cell(data.Number, text))
		}
		t.Rows = append(t.Rows, row)
	}
	if r.IntN(4) == 0 {
		s.Highlight = []any{names[0]}
	}
	return s, t
}

// Names beside lines stay apart, off all lines, and in the figure; their leaders do not cross.
func TestNamesOfRandomLines(t *testing.T) {
	style := testStyle(t)
	named, inside := 0, 0
	for seed := range uint64(400 / fewer) {
		r := rand.New(rand.NewPCG(seed, 11))
		s, table := randomLines(r)
		width := []layout.Pt{pageWidth, 365, 230, 150}[r.IntN(4)]
		f, err := compose(s, table, style, width)
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		checkLabels(t, f)
		for _, l := range f.labels {
			if l.size != style.SeriesLabelSize {
				continue
			}
			named++
			if l.x < f.area.x1 {
				inside++
			}
			for k := range f.data.series {
				for _, part := range f.strokes(f.data.series[k]) {
					if part.enters(l.box(), 0) {
						t.Errorf("the line of %s crosses the name %q", f.data.series[k].label, l.text)
					}
				}
			}
		}
		leaders := fullLeaders(f)
		for i, a := range leaders {
			for _, b := range leaders[:i] {
				if math.Abs(a.y0-b.y0) > 0.1 && a.crosses(b) {
					t.Errorf("leaders cross: %.1f, %.1f", a, b)
				}
			}
		}
		if t.Failed() {
			t.Fatalf("seed %d: %d series of %d rows, %.0f pt wide", seed, len(s.Y), len(table.Rows), width)
		}
	}
	if named < 500/fewer || inside < 20/fewer {
		t.Errorf("only %d names stand beside lines, %d of them where a line ends early", named, inside)
	}
}

// fullLeaders are the leaders of lines that go to the end of the scale.
func fullLeaders(f *figure) []stroke {
	var out []stroke
	for _, p := range f.painted[among] {
		if l, ok := p.(leader); ok && l.x0 > f.area.x1-1 {
			out = append(out, stroke{l.x0, l.y0, l.x1, l.y1})
		}
	}
	return out
}

func TestHowManyLinesAreNamedBesideThem(t *testing.T) {
	for _, c := range []struct {
		name   string
		table  string
		width  layout.Pt
		direct bool
	}{
		{"three", "year|a|b|c\n2020|1|2|3\n2021|2|3|4", pageWidth, true},
		{"six", "year|a|b|c|d|e|f\n2020|1|2|3|4|5|6\n2021|2|3|4|5|6|7", pageWidth, true},
		{"six on a third of a page", "year|a|b|c|d|e|f\n2020|1|2|3|4|5|6\n2021|2|3|4|5|6|7", 150, true},
		{"seven", "year|a|b|c|d|e|f|g\n2020|1|2|3|4|5|6|7\n2021|2|3|4|5|6|7|8", pageWidth, false},
		{"four of long names", "year|" + "a long name of a series that needs three lines beside its end|b|c|d\n2020|1|2|3|4\n2021|2|3|4|5", pageWidth, false},
	} {
		tbl := table(c.table)
		s := Spec{Mark: "line", X: "year"}
		for _, col := range tbl.Columns[1:] {
			s.Y = append(s.Y, col.Name)
		}
		f, err := compose(s, tbl, testStyle(t), c.width)
		if err != nil {
			t.Fatal(err)
		}
		if direct := len(namesOf(f)) > 0; direct != c.direct {
			t.Errorf("%s: named beside the lines: %v", c.name, direct)
		}
		checkLabels(t, f)
	}
}

// Of two lines that end at one value, the one that comes from above is named above.
func TestNamesFollowTheirLines(t *testing.T) {
	f, err := compose(Spec{Mark: "line", X: "year", Y: []string{"rises", "falls"}}, table("year|rises|falls\n2020|1|9\n2021|5|5"), testStyle(t), pageWidth)
	if err != nil {
		t.Fatal(err)
	}
	y := map[string]layout.Pt{}
	for _, l := range f.labels {
		y[l.text] = l.y
	}
	if y["falls"] >= y["rises"] {
		t.Errorf("falls stands at %g, rises at %g", y["falls"], y["rises"])
	}
}
