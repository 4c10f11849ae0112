package charts

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"report/data"
	"report/layout"
)

// drawnBars are the rectangles of a colour on a figure, in the order in which they were painted.
func drawnBars(f *figure, colors ...layout.Color) []box {
	var out []box
	for _, p := range f.painted[among] {
		if r, ok := p.(rectangle); ok && slices.Contains(colors, r.color) {
			out = append(out, r.box)
		}
	}
	return out
}

func numbersTable(vs []float64, decimals int) *data.Table {
	var b strings.Builder
	b.WriteString("v\n")
	for _, v := range vs {
		fmt.Fprintf(&b, "%.*f\n", decimals, v)
	}
	return table(b.String())
}

// Every value is counted, in a bin in which it lies, and bars are as high as they hold values.
func TestHistogramCountsEveryValue(t *testing.T) {
	for seed := range uint64(300 / fewer) {
		r := rand.New(rand.NewPCG(seed, 11))
		decimals, spread := r.IntN(4), math.Pow(10, float64(r.IntN(7)-1))
		vs := make([]float64, 1+r.IntN(200))
		for i := range vs {
			vs[i] = r.NormFloat64() * spread
			if r.IntN(3) == 0 {
				vs[i] = math.Round(vs[i])
			}
		}
		f, err := compose(Spec{Mark: "histogram", X: "v", Bins: r.IntN(25)}, numbersTable(vs, decimals), testStyle(t), []layout.Pt{pageWidth, 227, 150}[r.IntN(3)])
		if err != nil {
			t.Fatal(err)
		}
		checkLabels(t, f)
		lo, hi := f.data.extent(func(s series, i int) float64 { return s.cells[i].Number })
		b := f.count(lo, hi)
		var held int
		var counts []int
		for i, n := range b.counts {
			held += n
			if n > 0 {
				counts = append(counts, n)
			}
			in := 0
			for _, c := range f.data.series[0].cells {
				if v, slack := c.Number, b.step*1e-6; v > b.bound(i)-slack && (v < b.bound(i+1)-slack || i == len(b.counts)-1 && v < b.bound(i+1)+slack) {
					in++
				}
			}
			if in != n {
				t.Errorf("seed %d: %d values lie in [%v, %v), and %d are counted", seed, in, b.bound(i), b.bound(i+1), n)
			}
		}
		if held != len(vs) {
			t.Errorf("seed %d: %d of %d values are counted", seed, held, len(vs))
		}
		bars := drawnBars(f, f.style.seriesColor(0))
		if len(bars) != len(counts) {
			t.Fatalf("seed %d: %d bars for %d bins", seed, len(bars), len(counts))
		}
		for i, bar := range bars {
			if want := (f.atY(0) - f.atY(1)) * layout.Pt(counts[i]); math.Abs(bar.y1-bar.y0-want) > 1e-6 {
				t.Errorf("seed %d: a bar of %d values is %.2f pt high, want %.2f", seed, counts[i], bar.y1-bar.y0, want)
			}
		}
		if t.Failed() {
			t.FailNow()
		}
	}
}

func TestHistogramBins(t *testing.T) {
	for _, c := range []struct {
		name  string
		rows  string
		bins  int
		below string
	}{
		{"round steps", "0.5\n1.5\n9.5\n12.2\n19.9", 10, "0 2 4 6 8 10 12 14 16 18 20"},
		{"whole numbers, each a bin", "1\n2\n2\n3\n5", 0, "1 2 3 4 5"},
		{"no bins finer than the values", "1\n2\n2\n3\n5", 50, "1 2 3 4 5"},
		{"all equal", "7\n7\n7", 0, "5 6 7 8 9"},
		{"one value", "0.25", 0, "0.23 0.24 0.25 0.26 0.27"},
		{"zeros", "0\n0", 0, "−2 −1 0 1 2"},
		{"negative", "-20\n-11\n-3\n-1\n-6", 4, "−20 −15 −10 −5 0"},
		{"a bound is in the bin that begins there", "0.1\n0.2\n0.3\n0.3\n0.9", 0, "0.1 0.2 0.3 0.4 0.5 0.6 0.7 0.8 0.9"},
	} {
		t.Run(c.name, func(t *testing.T) {
			f, err := compose(Spec{Mark: "histogram", X: "v", Bins: c.bins}, table("v\n"+c.rows), testStyle(t), pageWidth)
			if err != nil {
				t.Fatal(err)
			}
			checkLabels(t, f)
			var below []string
			for _, l := range f.labels {
				if l.y == f.footBaseline() {
					below = append(below, l.text)
				}
			}
			if got := strings.Join(below, " "); got != c.below {
				t.Errorf("the numbers are %s, want %s", got, c.below)
			}
		})
	}
}

// Values known to tens go to bins that are tens wide.
func TestHistogramBinsAreNoFinerThanValues(t *testing.T) {
	tbl := table("v\n120\n130\n130\n150\n180\n210")
	for i := range tbl.Rows {
		tbl.Rows[i].Cells[0].Precision = 10
	}
	for _, precision := range []float64{10, 30, 1e6} {
		for i := range tbl.Rows {
			tbl.Rows[i].Cells[0].Precision = precision
		}
		f, err := compose(Spec{Mark: "histogram", X: "v", Bins: 40}, tbl, testStyle(t), pageWidth)
		if err != nil {
			t.Fatal(err)
		}
		if b := f.count(120, 210); math.Mod(b.step, precision) != 0 || len(b.counts) > 12 {
			t.Errorf("%d bins are %v wide", len(b.counts), b.step)
		}
		checkLabels(t, f)
	}
}

// No rain is often written 0 beside tenths of a millimetre. It does not make bins of whole numbers, which would
// begin below zero.
func TestHistogramZerosWithoutDecimals(t *testing.T) {
	cells := table("v\n0\n4.2\n0.3\n0\n4.8").Rows
	var values []data.Cell
	for _, r := range cells {
		values = append(values, r.Cells[0])
	}
	if got := knownToAll(values); got != 0.1 {
		t.Errorf("tenths and zeros are known to %v", got)
	}
	if got := knownToAll(values[:1]); got != 1 {
		t.Errorf("zeros alone are known to %v", got)
	}
	f, err := compose(Spec{Mark: "histogram", X: "v"}, table("v\n4.2\n4.8\n0\n0\n0\n0\n0"), testStyle(t), pageWidth)
	if err != nil {
		t.Fatal(err)
	}
	if b := f.count(0, 4.8); b.from < 0 || b.counts[0] != 5 {
		t.Errorf("bins begin at %v, and the first has %d of 5 zeros", b.from, b.counts[0])
	}
}

func TestHistogramPanelsShareTheirBins(t *testing.T) {
	f, err := compose(Spec{Mark: "histogram", X: "v", Facet: "who"}, table("who$|v\na|1.5\na|2.5\na|3.1\nb|40.2\nb|55.7\nb|90.3\nb|41.1\nc|12.0"), testStyle(t), pageWidth)
	if err != nil {
		t.Fatal(err)
	}
	first := f.panels[0]
	for _, p := range f.panels {
		if p.plot.X.Min != first.plot.X.Min || p.plot.X.Max != first.plot.X.Max || p.plot.Y.Max != first.plot.Y.Max {
			t.Errorf("panels run from %v to %v and from %v to %v", first.plot.X.Min, first.plot.X.Max, p.plot.X.Min, p.plot.X.Max)
		}
		if w, v := p.area.x1-p.area.x0, first.area.x1-first.area.x0; math.Abs(w-v) > 1e-6 {
			t.Errorf("panels are %.1f and %.1f wide", v, w)
		}
	}
}

func TestHistogramOfManyValues(t *testing.T) {
	vs := make([]float64, maxRowsRead)
	for i := range vs {
		vs[i] = math.Sin(float64(i)) * 1000
	}
	tbl, start := numbersTable(vs, 3), time.Now()
	f, err := compose(Spec{Mark: "histogram", X: "v"}, tbl, testStyle(t), pageWidth)
	if err != nil {
		t.Fatal(err)
	}
	if took := time.Since(start); took > 5*time.Second {
		t.Errorf("it took %v", took)
	}
	if n := parts(f); n > maxParts {
		t.Errorf("it has %d parts", n)
	}
	checkLabels(t, f)
}

func TestHistogramProblems(t *testing.T) {
	good := table("v|name$\n1|a\n|b\n3|c\n|d")
	for _, c := range []struct {
		name  string
		spec  Spec
		table *data.Table
		key   string
		want  string
	}{
		{"missing values", Spec{X: "v"}, good, "x", "test.csv:3 has no v and is not counted (and 1 more)"},
		{"y", Spec{X: "v", Y: []string{"v"}}, table("v\n1"), "y", `mark = "histogram" takes no y`},
		{"no x", Spec{}, table("v\n1"), "x", `name the column whose numbers are counted: x = "age"`},
		{"names", Spec{X: "name"}, good, "x", `column "name" is not numbers`},
		{"no values", Spec{X: "v"}, table("v|w\n|1"), "x", "there are no values to draw"},
		{"too large", Spec{X: "v"}, table("v\n1e15"), "x", "too large to label"},
		{"infinite", Spec{X: "v"}, table("v\n1\nInf"), "x", `column "v" holds "Inf"`},
		{"not a number", Spec{X: "v"}, table("v\n1\nNaN"), "x", `column "v" holds "NaN"`},
		{"too many bins", Spec{X: "v", Bins: 61}, table("v\n1"), "bins", "bins is 61, and must be between 1 and 60"},
		{"bins below zero", Spec{X: "v", Bins: -1}, table("v\n1"), "bins", "between 1 and 60"},
		{"from three", Spec{X: "v", Min: ptr(3)}, table("v\n1"), "min", "start at zero"},
	} {
		t.Run(c.name, func(t *testing.T) {
			c.spec.Mark, c.spec.Title = "histogram", "Finding"
			problems := c.spec.Check(c.table)
			found := slices.ContainsFunc(problems, func(p Problem) bool {
				return p.Key == c.key && strings.Contains(p.Message+" | "+p.Hint, c.want)
			})
			if !found {
				t.Errorf("the problems are %+v", problems)
			}
		})
	}
}

// Panels that are counted in wider bins than they would have by themselves have an axis for the longer bars.
func TestBarsOfPanelsEndWithinTheirAxis(t *testing.T) {
	f, err := compose(Spec{Mark: "histogram", X: "v", Facet: "g", Title: "t"}, table("v|g$\n5|a\n6|a\n7|a\n8|a\n9|a\n3|b\n40|b"), testStyle(t), pageWidth)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range f.panels {
		if p.plot.Y.Max != f.panels[0].plot.Y.Max {
			t.Errorf("the axis of %s ends at %v, that of the first panel at %v", p.name, p.plot.Y.Max, f.panels[0].plot.Y.Max)
		}
		for _, one := range p.painted[among] {
			if r, ok := one.(rectangle); ok && r.y0 < p.area.y0-1 {
				t.Errorf("in the panel %s a bar from %v to %v leaves the area, which begins at %v", p.name, r.y1, r.y0, p.area.y0)
			}
		}
	}
}
