package charts

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"report/data"
	"report/layout"
)

// randomBars is a bar chart or a waterfall of any shape, and its values by series and slot; NaN is none.
func randomBars(r *rand.Rand) (Spec, *data.Table, [][]float64) {
	s := Spec{Mark: "bar", X: "x", Horizontal: r.IntN(2) == 0, ValueLabels: []string{labelsAuto, labelsOn, labelsOff}[r.IntN(3)]}
	columns, n := 1+r.IntN(4), 1+r.IntN(12)
	sign := []func() float64{func() float64 { return 1 }, func() float64 { return -1 }, func() float64 { return float64(2*r.IntN(2) - 1) }}[r.IntN(3)]
	missing := 0.1
	switch r.IntN(4) {
	case 0:
		s.Stack = stackZero
	case 1:
		s.Stack = stackNormalize
		sign = func() float64 { return 1 }
	case 2:
		s.Mark, s.Horizontal, columns, missing = "waterfall", false, 1, 0
	}
	header := []string{"x$"}
	for k := range columns {
		s.Y = append(s.Y, fmt.Sprintf("y%d", k))
		header = append(header, s.Y[k])
	}
	lines := []string{strings.Join(header, "|")}
	values := make([][]float64, columns)
	scale := math.Pow(10, float64(r.IntN(7)-1))
	for i := range n {
		row := []string{fmt.Sprintf("%s%d", strings.Repeat("long name ", r.IntN(4)), i)}
		for k := range columns {
			v := math.Round(r.Float64()*100*scale) / 100 * sign()
			cell := fmt.Sprint(v)
			if r.Float64() < missing && k > 0 {
				v, cell = math.NaN(), ""
			}
			values[k] = append(values[k], v)
			row = append(row, cell)
		}
		lines = append(lines, strings.Join(row, "|"))
	}
	return s, table(strings.Join(lines, "\n")), values
}

// Bars are as long as their values, whatever the variant, and no value lies across a bar that is not its
// own.
func TestBarsAreAsLongAsTheirValues(t *testing.T) {
	drawn := 0
	for seed := range uint64(600 / fewer) {
		r := rand.New(rand.NewPCG(seed, 3))
		s, tbl, values := randomBars(r)
		f, err := compose(s, tbl, testStyle(t), []layout.Pt{pageWidth, 300, 227, 150}[r.IntN(4)])
		if err != nil {
			continue
		}
		drawn++
		checkLabels(t, f)
		checkLengths(t, f, values)
		checkValuesOffBars(t, f)
		if t.Failed() {
			t.Fatalf("seed %d, %.0f pt wide: %+v", seed, f.width, s)
		}
	}
	if drawn < 450/fewer {
		t.Errorf("only %d charts could be drawn", drawn)
	}
}

// barColors are those that bars of a chart without a highlight have.
func barColors(f *figure) []layout.Color {
	var out []layout.Color
	for k := range max(3, len(f.data.series)) {
		out = append(out, f.style.seriesColor(k))
	}
	return out
}

// barsWithoutLegend are the bars of a figure, without the chips of its legend.
func barsWithoutLegend(f *figure) []box {
	return slices.DeleteFunc(drawnBars(f, barColors(f)...), func(b box) bool {
		return math.Abs(b.x1-b.x0-chip) < 1e-9 && math.Abs(b.y1-b.y0-chip) < 1e-9
	})
}

func checkLengths(t *testing.T, f *figure, values [][]float64) {
	t.Helper()
	unit := f.atY(0) - f.atY(1)
	if f.plane.sideways {
		unit = f.atX(1) - f.atX(0)
	}
	var want []float64
	for k := range values {
		for i, v := range values[k] {
			if math.IsNaN(v) || v == 0 {
				continue
			}
			if f.spec.Stack == stackNormalize {
				sum := 0.0
				for _, vs := range values {
					if !math.IsNaN(vs[i]) {
						sum += vs[i]
					}
				}
				v /= sum
			}
			want = append(want, math.Abs(v)*unit)
		}
	}
	bars := barsWithoutLegend(f)
	if len(bars) != len(want) {
		t.Errorf("%d bars are drawn, want %d", len(bars), len(want))
		return
	}
	for i, b := range bars {
		length := b.y1 - b.y0
		if f.plane.sideways {
			length = b.x1 - b.x0
		}
		slack := 1e-6
		if f.spec.stacked() {
			slack += seam
		}
		if length > want[i]+1e-6 || length < want[i]-slack {
			t.Errorf("bar %d is %.2f pt long, want %.2f", i, length, want[i])
		}
		for _, o := range bars[:i] {
			if (box{b.x0 + 0.01, b.y0 + 0.01, b.x1 - 0.01, b.y1 - 0.01}).overlaps(o) {
				t.Errorf("bars overlap: %.1f and %.1f", b, o)
			}
		}
	}
}

func checkValuesOffBars(t *testing.T, f *figure) {
	t.Helper()
	const slack = 0.02
	for _, l := range f.labels {
		b := l.box()
		for _, bar := range drawnBars(f, barColors(f)...) {
			held := b.x0 >= bar.x0-slack && b.x1 <= bar.x1+slack && b.y0 >= bar.y0-slack && b.y1 <= bar.y1+slack
			if !held && (box{b.x0 + slack, b.y0 + slack, b.x1 - slack, b.y1 - slack}).overlaps(bar) {
				t.Errorf("%q at %.1f lies across a bar at %.1f", l.text, b, bar)
			}
		}
	}
}

// values tells where the values of a figure's bars stand: beyond their ends, within them, or nowhere.
func placesOfValues(f *figure) string {
	var out []string
	bars := barsWithoutLegend(f)
	n := 0
	for _, s := range f.data.series {
		for i := range s.cells {
			if v, ok := s.value(i); !ok || v == 0 {
				continue
			}
			bar, place := bars[n], "-"
			for _, l := range f.labels {
				if l.text != f.valueText(s.cells[i]) && !strings.HasPrefix(l.text, "+") {
					continue
				}
				b := l.box()
				mid := box{(b.x0 + b.x1) / 2, (b.y0 + b.y1) / 2, (b.x0+b.x1)/2 + 0.1, (b.y0+b.y1)/2 + 0.1}
				across := mid.y0 > bar.y0 && mid.y1 < bar.y1
				if !f.plane.sideways {
					across = mid.x0 > bar.x0 && mid.x1 < bar.x1
				}
				switch {
				case mid.overlaps(bar):
					place = "in"
				case across && place == "-" && b.y0 > 20 || across && place == "-":
					place = "out"
				}
			}
			out = append(out, place)
			n++
		}
	}
	return strings.Join(out, " ")
}

func TestWhereValuesStand(t *testing.T) {
	millions := table("x$|v\nNorth|1234567890\nSouth|987654321\nEast|1204567000\nWest|23456789")
	both := table("x$|v\nNorth|1234567890\nSouth|-987654321\nEast|-1204567\nWest|23456789")
	peak := table("x|v\n2015|12\n2016|14\n2017|18\n2018|12345\n2019|11\n2020|17\n2021|22\n2022|13\n2023|16")
	flat := table("x|v\n2015|12345\n2016|12345\n2017|12345\n2018|12345\n2019|12345\n2020|12345\n2021|12345\n2022|12345\n2023|12345")
	small := table("x|a|b|c\n2021|40|61|2\n2022|42|66|4\n2023|45|80|1")
	third := table("x|a|b|c\n2021|40|61|12\n2022|42|66|14\n2023|45|80|11")
	for _, c := range []struct {
		name   string
		spec   Spec
		table  *data.Table
		width  layout.Pt
		places string
		warns  string
	}{
		{"room beyond all bars", Spec{Horizontal: true}, millions, pageWidth, "out out out out", ""},
		{"long bars hold theirs", Spec{Horizontal: true}, millions, 140, "in in in out", ""},
		{"long bars hold theirs on both sides", Spec{Horizontal: true}, both, 227, "in in out out", ""},
		{"an axis where the bars are too short", Spec{Horizontal: true}, both, 140, "- - - -", ""},
		{"and a warning where the values were wanted", Spec{Horizontal: true, ValueLabels: labelsOn}, both, 140, "- - - -", "4 of 4 values have no room at a width of 49 mm"},
		{"one wide value between low bars", Spec{}, peak, 200, "out out out out out out out out out", ""},
		{"wide values side by side", Spec{}, flat, 200, "- - - - - - - - -", ""},
		{"wide values that were wanted", Spec{ValueLabels: labelsOn}, flat, 200, "- - - - - - - - -", "9 of 9 values have no room"},
		{"segments next to nothing", Spec{Stack: stackZero}, small, pageWidth, "in in in in in in - - -", ""},
		{"segments next to nothing, wanted", Spec{Stack: stackZero, ValueLabels: labelsOn}, small, pageWidth, "in in in in in in - - -", "3 of 9 values have no room"},
		{"segments that say something", Spec{Stack: stackZero, Height: 45}, third, pageWidth, "in in in in in in - - -", ""},
		{"segments that say something, wanted", Spec{Stack: stackZero, Height: 45, ValueLabels: labelsOn}, third, pageWidth, "in in in in in in - - -", "3 of 9 values have no room"},
		{"shares", Spec{Stack: stackNormalize}, small, pageWidth, "in in in in in in - - -", ""},
		{"off", Spec{ValueLabels: labelsOff}, peak, pageWidth, "- - - - - - - - -", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			c.spec.Mark, c.spec.X, c.spec.Title = "bar", "x", "t"
			for _, col := range c.table.Columns[1:] {
				c.spec.Y = append(c.spec.Y, col.Name)
			}
			p, err := Draw(nil, "bars", c.spec, c.table, testStyle(t), c.width)
			if err != nil {
				t.Fatal(err)
			}
			checkLabels(t, p.figure)
			checkValuesOffBars(t, p.figure)
			if got := placesOfValues(p.figure); got != c.places {
				t.Errorf("the values stand %s, want %s", got, c.places)
			}
			var warnings []string
			for _, w := range p.Warnings {
				if w.Key != "value_labels" || !w.Warning {
					t.Errorf("the warning is %+v", w)
				}
				warnings = append(warnings, w.Message)
			}
			if got := strings.Join(warnings, "; "); !strings.Contains(got, c.warns) || c.warns == "" && got != "" {
				t.Errorf("the warnings are %q, want %q", got, c.warns)
			}
		})
	}
}

// Text on a bar can be read, and names stand clear of bars that grow to their side.
func TestSidewaysNamesStayClearOfNegativeBars(t *testing.T) {
	for _, width := range []layout.Pt{pageWidth, 227, 150} {
		f, err := compose(Spec{Mark: "bar", X: "x", Y: []string{"v"}, Horizontal: true}, table("x$|v\nA rather long name of a sector|-95\nShort|12\nAnother name|-100\nLast|-1"), testStyle(t), width)
		if err != nil {
			t.Fatal(err)
		}
		right := layout.Pt(0)
		for _, l := range f.labels {
			if l.x == 0 {
				right = max(right, l.box().x1)
			}
		}
		for _, b := range drawnBars(f, barColors(f)...) {
			if b.x0 < right+2 {
				t.Errorf("%.0f pt wide: a bar begins at %.1f, names end at %.1f", width, b.x0, right)
			}
		}
	}
}

func TestSharesArePrintedAsFarAsTheyAreKnown(t *testing.T) {
	known := func(rows string, precision float64) *data.Table {
		tbl := table("x$|a|b\n" + rows)
		for _, row := range tbl.Rows {
			for k := range row.Cells[1:] {
				row.Cells[k+1].Precision = precision
			}
		}
		return tbl
	}
	for _, c := range []struct {
		name, lang, format string
		table              *data.Table
		want               string
	}{
		{"whole percents", "en", "", known("p|40|80\nq|50|50", 1), "33% 67% 50% 50%"},
		{"in German", "de", "", known("p|40|80\nq|50|50", 1), "33\u00a0% 67\u00a0% 50\u00a0% 50\u00a0%"},
		{"in Chinese", "zh", "", known("p|40|80\nq|50|50", 1), "33% 67% 50% 50%"},
		{"to the ten where the values are coarse", "en", "", known("p|40|80\nq|50|50", 10), "30% 70% 50% 50%"},
		{"finer by a format", "en", "0.00%", known("p|4000|8000\nq|5000|5000", 1), "33.33% 66.67% 50.00% 50.00%"},
		{"no finer than known", "en", "0.00%", known("p|400|800\nq|500|500", 1), "33.3% 66.7% 50.0% 50.0%"},
		{"of a few things that were counted", "en", "", known("p|3|4\nq|2|6", 1), "43% 57% 25% 75%"},
		{"a part of a thousand", "en", "", known("p|4|9996\nq|5000|5000", 1), "0.0% 100.0% 50.0% 50.0%"},
		{"a part of two thousand", "en", "", known("p|20|9980\nq|5000|5000", 1), "0.2% 99.8% 50.0% 50.0%"},
	} {
		t.Run(c.name, func(t *testing.T) {
			style := testStyle(t)
			style.Locale, _ = data.NewLocale(c.lang)
			f, err := compose(Spec{Mark: "bar", X: "x", Y: []string{"a", "b"}, Stack: stackNormalize, YFormat: c.format}, c.table, style, pageWidth)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for i := range f.data.slots {
				for _, s := range f.data.series {
					got = append(got, f.valueText(s.cells[i]))
				}
			}
			if s := strings.Join(got, " "); s != c.want {
				t.Errorf("the shares are %s, want %s", s, c.want)
			}
		})
	}
}

// What hangs from zero and what stands on it add up by themselves.
func TestStacksOnBothSidesOfZero(t *testing.T) {
	for _, horizontal := range []bool{false, true} {
		f, err := compose(Spec{Mark: "bar", X: "x", Y: []string{"a", "b", "c"}, Stack: stackZero, Horizontal: horizontal}, table("x$|a|b|c\np|10|-4|6\nq|-3|-5|2"), testStyle(t), pageWidth)
		if err != nil {
			t.Fatal(err)
		}
		bars := barsWithoutLegend(f)
		want := [][2]float64{{0, 10}, {-3, 0}, {-4, 0}, {-8, -3}, {10, 16}, {0, 2}} // by series, then slot
		for i, b := range bars {
			lo, hi := f.atY(want[i][0]), f.atY(want[i][1])
			from, to := b.y1, b.y0
			if horizontal {
				lo, hi, from, to = f.atX(want[i][0]), f.atX(want[i][1]), b.x0, b.x1
			}
			if math.Abs(lo-from) > seam || math.Abs(hi-to) > seam {
				t.Errorf("bar %d runs from %.1f to %.1f, want %.1f to %.1f", i, from, to, lo, hi)
			}
		}
		if slices.ContainsFunc(f.labels, func(l label) bool { return l.text == "12" || l.text == "−6" }) {
			t.Error("there are totals beside bars on both sides")
		}
	}
}

// Series are named above the segments of the first row where each name stands over its own, else in a
// legend.
func TestSeriesNamedAboveTheirSegments(t *testing.T) {
	for _, c := range []struct {
		name  string
		rows  string
		width layout.Pt
		heads bool
	}{
		{"room for all", "x$|one|two|three\nA|30|40|30\nB|10|80|10", pageWidth, true},
		{"a name wider than its segment", "x$|one|a name that takes room|three\nA|45|10|45\nB|10|80|10", 227, false},
		{"a last segment at the edge", "x$|one|two|three\nA|50|46|4\nB|50|46|4", pageWidth, true},
		{"a last segment next to nothing", "x$|one|two|three\nA|50|49|1\nB|50|48|2", pageWidth, false},
		{"no segment in the first row", "x$|one|two|three\nA|50|50|\nB|50|48|2", pageWidth, false},
		{"bars on both sides", "x$|one|two|three\nA|50|-50|20\nB|50|48|2", pageWidth, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			tbl := table(c.rows)
			s := Spec{Mark: "bar", X: "x", Stack: stackZero, Horizontal: true, ValueLabels: labelsOff}
			for _, col := range tbl.Columns[1:] {
				s.Y = append(s.Y, col.Name)
			}
			f, err := compose(s, tbl, testStyle(t), c.width)
			if err != nil {
				t.Fatal(err)
			}
			checkLabels(t, f)
			bars := barsWithoutLegend(f)
			if legend := len(drawnBars(f, barColors(f)...)) > len(bars); legend == c.heads {
				t.Fatalf("a legend is there: %v", legend)
			}
			if !c.heads {
				return
			}
			for k, col := range tbl.Columns[1:] {
				bar := bars[2*k]
				for _, l := range f.labels {
					if l.text == col.Name && (l.x > bar.x1 || l.x+l.line.Width < bar.x0 || l.y > bar.y0) {
						t.Errorf("%s at %.1f is not above its segment from %.1f to %.1f", l.text, l.x, bar.x0, bar.x1)
					}
				}
			}
		})
	}
}

// A stack with a part that is missing has no total, and the others keep theirs.
func TestStackWithAMissingPartHasNoTotal(t *testing.T) {
	f, err := compose(Spec{Mark: "bar", X: "n", Y: []string{"v", "w"}, Stack: stackZero, Title: "t"},
		table("n$|v|w\nAlpha|41|52\nBeta|33|\nGamma|24|55"), testStyle(t), pageWidth)
	if err != nil {
		t.Fatal(err)
	}
	count := map[string]int{}
	for _, s := range textsOf(f) {
		count[s]++
	}
	if count["93"] != 1 || count["79"] != 1 || count["33"] != 1 {
		t.Errorf("the chart says %q", textsOf(f))
	}
}

// Where many segments of a stack have no room for their values, there are an axis and the values that have.
func TestSmallSegmentsHaveAnAxis(t *testing.T) {
	s := Spec{Mark: "bar", X: "q", Y: []string{"a", "b", "c", "d", "e"}, Stack: stackNormalize, Horizontal: true}
	f, err := compose(s, table("q$|a|b|c|d|e\nParks|2|3|2|61|32\nBuses|1|5|32|48|14\nRoads|4|27|21|4|44"), testStyle(t), 230)
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]bool{}
	for _, l := range f.labels {
		found[l.text] = true
	}
	for _, want := range []string{"0%", "100%", "61%", "44%"} {
		if !found[want] {
			t.Errorf("there is no %s among %v", want, found)
		}
	}
}

// Segments of zero need no value, and no axis in its place.
func TestSegmentsOfZeroNeedNoAxis(t *testing.T) {
	s := Spec{Mark: "bar", X: "q", Y: []string{"a", "b", "c"}, Stack: stackZero, Horizontal: true}
	f, err := compose(s, table("q$|a|b|c\nNorth|44|0|124\nSouth|56|68|0\nWest|52|0|0"), testStyle(t), pageWidth)
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range f.labels {
		if l.text == "100" {
			t.Error("there is an axis")
		}
	}
}
