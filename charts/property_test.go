package charts

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"report/data"
	"report/layout"
)

// checkLabels fails where a label leaves the figure or touches another.
func checkLabels(t *testing.T, f *figure) {
	t.Helper()
	const slack = 0.02
	labels := f.allLabels()
	for i, l := range labels {
		b := l.box()
		if b.x0 < -slack || b.y0 < -slack || b.x1 > f.width+slack || b.y1 > f.height+slack {
			t.Errorf("label %q leaves the figure of %.1f by %.1f: %.1f", l.text, f.width, f.height, b)
		}
		b = box{b.x0 + slack, b.y0 + slack, b.x1 - slack, b.y1 - slack}
		for _, o := range labels[:i] {
			if b.overlaps(o.box()) {
				t.Errorf("labels %q and %q overlap: %.1f, %.1f", l.text, o.text, b, o.box())
			}
		}
	}
	for _, message := range lint(f, 1) { // by their ink
		t.Error(message)
	}
}

// randomChart makes a chart of whatever shape the numbers give.
func randomChart(r *rand.Rand) (Spec, *data.Table) {
	names := Marks()
	s := Spec{Mark: names[r.IntN(len(names))], X: "x", Title: "t"}
	n := 1 + r.IntN([]int{3, 12, 40}[r.IntN(3)])
	columns := 1 + r.IntN([]int{1, 3, 7}[r.IntN(3)])
	magnitude := math.Pow(10, float64(r.IntN(14)-4))
	negative := r.IntN(4) == 0
	missing := []float64{0, 0.1, 0.6}[r.IntN(3)]
	kind := []data.Kind{data.Text, data.Number, data.Date}[r.IntN(3)]
	if s.Mark == "scatter" && kind == data.Text {
		kind = data.Number
	}
	if s.Mark == "donut" {
		n, columns, negative, missing = 1+n%6, 1, false, 0
	}
	t := &data.Table{Columns: []data.Column{{Name: "x", Label: "x", Kind: kind}}}
	for k := range columns {
		name := fmt.Sprintf("y%d", k)
		t.Columns = append(t.Columns, data.Column{Name: name, Label: strings.TrimSpace(strings.Repeat("series name ", 1+r.IntN(4))), Kind: data.Number})
		s.Y = append(s.Y, name)
	}
	long := r.IntN(3)
	grain := []string{"2006", "2006-01", "2006-01-02", "Q"}[r.IntN(4)]
	step := 1 + r.IntN(3)
	for i := range n {
		var x string
		switch kind {
		case data.Number:
			x = fmt.Sprint(1990 + i*step)
		case data.Date:
			x = randomDate(grain, i*step)
		default:
			x = fmt.Sprintf("%s %d", strings.Repeat("category ", long*long*long), i)
		}
		row := data.Row{Cells: []data.Cell{cell(kind, x)}}
		for range columns {
			v := ""
			if r.Float64() >= missing {
				f := r.Float64() * magnitude
				if negative && r.IntN(3) == 0 {
					f = -f
				}
				v = fmt.Sprintf("%.*f", r.IntN(3)+max(0, int(-math.Log10(magnitude))), f)
			}
			row.Cells = append(row.Cells, cell(data.Number, v))
		}
		t.Rows = append(t.Rows, row)
	}
	if columns > 1 && r.IntN(2) == 0 && (s.Mark == "bar" || s.Mark == "area") {
		s.Stack = stackZero
	}
	switch s.Mark {
	case "histogram":
		s.X, s.Y, s.Bins = s.Y[0], nil, r.IntN(20)
	case "heatmap":
		s.Y, s.Color = []string{"x"}, s.Y[0]
	}
	s.Horizontal = s.Mark == "bar" && r.IntN(3) == 0
	s.ValueLabels = []string{"", "on", "off"}[r.IntN(3)]
	switch choice := r.IntN(4); {
	case s.Mark == "histogram" || s.Mark == "heatmap": // take no highlight
	case choice == 0:
		s.Highlight = []any{"y0"}
	case choice == 1:
		s.Highlight = []any{t.Rows[n/2].Cells[0].Text, t.Rows[n-1].Cells[0].Text}
	}
	return s, t
}

func randomDate(grain string, i int) string {
	switch grain {
	case "2006":
		return fmt.Sprint(1950 + i)
	case "Q":
		return fmt.Sprintf("%04d-Q%d", 2010+i/4, i%4+1)
	case "2006-01":
		return fmt.Sprintf("%04d-%02d", 2010+i/12, i%12+1)
	}
	return fmt.Sprintf("%04d-%02d-%02d", 2010+i/360, i/30%12+1, i%28+1)
}

// TestRandomCharts composes charts of random tables: a problem or a chart, whose labels stay inside
// and apart, whatever its width.
func TestRandomCharts(t *testing.T) {
	t.Parallel()
	style := testStyle(t)
	drawn := 0
	for seed := range uint64(1000 / fewer) {
		r := rand.New(rand.NewPCG(seed, 7))
		s, table := randomChart(r)
		width := []layout.Pt{pageWidth, 240, 160}[r.IntN(3)]
		f, err := compose(s, table, style, width)
		if err != nil {
			continue
		}
		drawn++
		checkLabels(t, f)
		if t.Failed() {
			t.Fatalf("seed %d: %s of %d rows, %d columns, stack %v, horizontal %v, value labels %q, %.0f pt wide",
				seed, s.Mark, len(table.Rows), len(s.Y), s.Stack, s.Horizontal, s.ValueLabels, width)
		}
	}
	if drawn < 500/fewer {
		t.Errorf("only %d charts could be drawn", drawn)
	}
}

func TestExamplesKeepLabelsApart(t *testing.T) {
	t.Parallel()
	for _, e := range examples() {
		for _, width := range []layout.Pt{pageWidth, 80 * mm} {
			t.Run(fmt.Sprintf("%s/%.0f", e.name, width), func(t *testing.T) {
				f, err := compose(e.spec, e.table, testStyle(t), width)
				if err != nil {
					t.Fatal(err)
				}
				checkLabels(t, f)
			})
		}
	}
}
