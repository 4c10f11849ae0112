package charts

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/recorder"

	"report/data"
	"report/layout"
)

// wild makes specs and tables of whatever shape the numbers give: any mark with any of its words.
type wild struct{ *rand.Rand }

// one picks one of several.
func one[T any](w wild, of ...T) T { return of[w.IntN(len(of))] }

// chance is true once in n times.
func (w wild) chance(n int) bool { return w.IntN(n) == 0 }

// number is a value as a file may have it.
func (w wild) number(magnitude float64, negative bool) string {
	switch w.IntN(40) {
	case 0:
		return "0"
	case 1:
		return ""
	case 2:
		return one(w, "NaN", "Inf", "-Inf", "1e300", "1e-300")
	}
	v := w.Float64() * magnitude
	if negative && w.chance(3) {
		v = -v
	}
	return fmt.Sprintf("%.*f", w.IntN(3)+max(0, int(-math.Log10(magnitude))), v)
}

// words is a name as a file may have it.
func (w wild) words(i int) string {
	switch w.IntN(12) {
	case 0:
		return strings.Repeat("An extraordinarily long name ", 1+w.IntN(12)) + fmt.Sprint(i)
	case 1:
		return strings.Repeat("x", 300) + fmt.Sprint(i)
	case 2:
		return "广东省科技创新" + fmt.Sprint(i)
	case 3:
		return ""
	}
	return fmt.Sprintf("name %d", i)
}

// chart makes a spec for a mark, and its table.
func (w wild) chart(mark string) (Spec, *data.Table) {
	n := w.IntN(one(w, 3, 12, 70))
	magnitude := math.Pow(10, float64(w.IntN(12)-3))
	negative := w.chance(4)
	groups := 1 + w.IntN(one(w, 2, 9))
	grain := one(w, "2006", "2006-01", "2006-01-02")
	step := 1 + w.IntN(3)
	numbers := []string{"v1", "v2", "v3", "low", "high", "size", "target", "r1", "r2"}
	t := &data.Table{Name: "wild", Columns: []data.Column{
		{Name: "category", Label: "Category"}, {Name: "group", Label: "Group"}, {Name: "panel", Label: "Panel"}, {Name: "date", Label: "Date", Kind: data.Date},
		{Name: "date2", Label: "End", Kind: data.Date}, {Name: "year", Label: "Year", Kind: data.Number},
	}}
	unit := one(w, "", "bn yuan", "%")
	for _, name := range numbers {
		t.Columns = append(t.Columns, data.Column{Name: name, Label: strings.TrimSpace(strings.Repeat("Series "+name+" ", 1+w.IntN(4))), Unit: unit, Kind: data.Number})
	}
	per := one(w, 1, groups, groups) // rows at one place along x
	if mark == "slope" && w.IntN(4) > 0 {
		n = 2 * per
	}
	for i := range n {
		at := i / per
		row := data.Row{Cells: []data.Cell{
			cell(data.Text, w.words(at)), cell(data.Text, fmt.Sprintf("group %d", i%groups)), cell(data.Text, fmt.Sprintf("panel %d", i%(1+w.IntN(5)))),
			cell(data.Date, randomDate(grain, at*step)), cell(data.Date, one(w, "", randomDate(grain, at*step+w.IntN(9)))), cell(data.Number, fmt.Sprint(1990+at*step)),
		}}
		row.At.File, row.At.Line = "wild.csv", i+2
		for range numbers {
			row.Cells = append(row.Cells, cell(data.Number, w.number(magnitude, negative)))
		}
		t.Rows = append(t.Rows, row)
	}
	return w.spec(mark, t), t
}

// spec uses some of the words that a mark takes, mostly as they are meant.
func (w wild) spec(mark string, t *data.Table) Spec {
	s := Spec{Mark: mark, Data: t.Name, Title: "t", X: one(w, "category", "category", "date", "year", "v3"), ValueLabels: one(w, "auto", "on", "off")}
	takes := func(word string) bool { return slices.Contains(wordsOfMarks[word], mark) }
	some := func(word string, n int) bool { return takes(word) && w.chance(n) }
	value := func() any {
		if len(t.Rows) == 0 {
			return "x"
		}
		i := t.Column(s.X)
		return one[any](w, t.Rows[w.IntN(len(t.Rows))].Cells[i].Text, int64(1992+w.IntN(9)))
	}
	if takes("y") {
		s.Y = []string{"v1", "v2", "v3"}[:1+w.IntN(3)]
	}
	if some("color", 2) {
		s.Y, s.Color = s.Y[:1], "group"
	}
	switch mark {
	case "heatmap":
		s.Y, s.Color = []string{"group"}, "v1"
	case "timeline":
		s.X, s.Y = one(w, "date", "year"), []string{"category"}
	case "histogram", "scatter":
		s.X = one(w, "v1", "v2", "date", "year")
	case "dumbbell":
		s.Y = []string{"v1", "v2"}
	case "bullet", "donut", "waterfall", "box":
		s.Y = s.Y[:1]
	}
	if some("facet", 5) {
		s.Facet, s.Columns = "panel", w.IntN(4)
	}
	if some("x2", 2) {
		s.X2 = "date2"
	}
	if some("size", 3) {
		s.Size = "size"
	}
	if some("text", 2) {
		s.Text = "category"
	}
	if some("band", 3) {
		s.Band = []string{"low", "high"}
	}
	if takes("target") {
		s.Target = "target"
	}
	if some("ranges", 2) {
		s.Ranges = []string{"r1", "r2"}
	}
	if some("totals", 2) {
		s.Totals = []any{value()}
	}
	if some("bins", 2) {
		s.Bins = w.IntN(40)
	}
	if some("layers", 4) {
		s.Layers = []Layer{{Mark: one(w, "line", "dot"), Y: "v2", Label: one(w, "", "A layer")}}
	}
	if some("notes", 4) {
		for range 1 + w.IntN(3) {
			s.Notes = append(s.Notes, Note{X: value(), Text: one(w, "A note", "A rather long note that needs two or three lines to say what it has to say")})
		}
	}
	if some("reference", 4) {
		v := w.Float64() * 100
		s.Reference = []Reference{{Y: &v, Text: one(w, "", "Target")}}
		if w.chance(3) {
			s.Reference = append(s.Reference, Reference{X: value(), Text: "Since"})
		}
	}
	if some("spans", 4) {
		s.Spans = []Span{{From: value(), To: value(), Text: one(w, "", "Recession")}}
	}
	if some("highlight", 3) {
		s.Highlight = []any{value()}
	}
	s.Horizontal = some("horizontal", 3)
	if some("stack", 2) {
		s.Stack = one(w, stackZero, stackNormalize)
	}
	if some("interpolate", 3) {
		s.Interpolate = stepwise
	}
	if w.chance(6) {
		s.Height = float64(minHeight + w.IntN(maxHeight-minHeight))
	}
	if some("scheme", 4) {
		s.Scheme = one(w, schemeOrdered, schemeDiverging)
	}
	return s
}

// TestWildCharts checks and composes charts of every mark: what Check lets pass can be drawn, its
// labels stay inside and apart, and its shapes inside.
func TestWildCharts(t *testing.T) {
	style := testStyle(t)
	for _, mark := range Marks() {
		t.Run(mark, func(t *testing.T) {
			t.Parallel()
			drawn := 0
			for seed := range uint64(400 / fewer) {
				if wildChart(t, style, mark, seed) {
					drawn++
				}
				if t.Failed() {
					t.Fatalf("seed %d", seed)
				}
			}
			if drawn < 30/fewer {
				t.Errorf("only %d charts could be drawn", drawn)
			}
		})
	}
}

func wildChart(t *testing.T, style Style, mark string, seed uint64) (drawn bool) {
	t.Helper()
	w := wild{rand.New(rand.NewPCG(seed, 11))}
	s, table := w.chart(mark)
	width := one[layout.Pt](w, pageWidth, 365, 230, 150)
	sound := !slices.ContainsFunc(s.Check(table), func(p Problem) bool { return !p.Warning })
	f, err := compose(s, table, style, width)
	if err != nil {
		if sound && !strings.Contains(err.Error(), "room") && !strings.Contains(err.Error(), "fit") {
			t.Errorf("nothing was wrong with the chart, and yet: %v\n%+v", err, s)
		}
		return false
	}
	if !sound {
		t.Errorf("a chart with problems was composed: %v\n%+v", s.Check(table), s)
	}
	checkLabels(t, f)
	checkShapes(t, f)
	checkPanels(t, f)
	if a := alt(f); strings.Contains(a, "NaN") || strings.Contains(a, "%!") || strings.Contains(a, "Inf") {
		t.Errorf("the alt text is %s", a)
	}
	if t.Failed() {
		t.Logf("%.0f pt wide, %d rows: %+v", width, len(table.Rows), s)
	}
	return true
}

// checkPanels fails where panels that are read against each other have other scales or other widths.
func checkPanels(t *testing.T, f *figure) {
	t.Helper()
	for _, p := range f.panels {
		first := f.panels[0]
		a, b := first.plot.Y, p.plot.Y
		if p.plane.sideways {
			a, b = first.plot.X, p.plot.X
		}
		if p.plane.is && (a.Min != b.Min || a.Max != b.Max) {
			t.Errorf("the values of a panel go from %g to %g, those of the first from %g to %g", b.Min, b.Max, a.Min, a.Max)
		}
		if w, v := first.area.x1-first.area.x0, p.area.x1-p.area.x0; p.plane.is && math.Abs(w-v) > 0.5 {
			t.Errorf("a panel is %.1f wide, the first %.1f", v, w)
		}
	}
}

// checkShapes fails where a shape leaves the figure or has no place at all.
func checkShapes(t *testing.T, f *figure) {
	t.Helper()
	var rec recorder.Canvas
	f.drawShapes(&rec)
	const slack = 5 // half a stroke, a dot
	for _, a := range rec.Actions {
		var path vg.Path
		switch a := a.(type) {
		case *recorder.Fill:
			path = a.Path
		case *recorder.Stroke:
			path = a.Path
		}
		for _, c := range path {
			x, y := float64(c.Pos.X), float64(c.Pos.Y)
			if c.Type != vg.CloseComp && !(x >= -slack && y >= -slack && x <= f.width+slack && y <= f.height+slack) {
				t.Errorf("a shape leaves the figure of %.1f by %.1f: %.1f, %.1f", f.width, f.height, x, f.height-y)
				return
			}
		}
	}
}

func FuzzCharts(f *testing.F) {
	for i := range Marks() {
		f.Add(uint64(i), uint8(i))
	}
	f.Fuzz(func(t *testing.T, seed uint64, mark uint8) {
		names := Marks()
		wildChart(t, testStyle(t), names[int(mark)%len(names)], seed)
	})
}
