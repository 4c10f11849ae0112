package charts

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"gonum.org/v1/plot/vg/recorder"

	"report/data"
)

// extremes are numbers at the ends of what floats can hold and of what charts accept.
func extremes() []float64 {
	numbers := []float64{0, 0.3, 1, 5, 4503599627370497, 9007199254740992, math.MaxFloat64, math.SmallestNonzeroFloat64}
	for e := -300; e <= 300; e += 25 {
		numbers = append(numbers, math.Pow10(e))
	}
	for _, e := range []int{-10, -9, -7, -6, -5, 3, 9, 11, 12} {
		numbers = append(numbers, math.Pow10(e), 0.999*math.Pow10(e))
	}
	return append(numbers, 123456789012.00001)
}

// neighbours are values that a range from v may reach to.
func neighbours(v float64) []float64 {
	return []float64{
		v, -v, 0, 1,
		math.Nextafter(v, math.Inf(1)), math.Nextafter(math.Nextafter(v, math.Inf(1)), math.Inf(1)),
		v * (1 + 1e-12), v * (1 + 0.9e-9), v * (1 + 1.1e-9), v * (1 + 1e-6), 2 * v, v + 1e-11, v + 2e-10,
	}
}

// checkAxis fails where an axis has no readable number of ticks, or they do not rise.
func checkAxis(t *testing.T, a axis, what string) {
	t.Helper()
	if n := len(a.ticks); n < 3 || n > 7 {
		t.Errorf("%s: %d ticks", what, n)
	}
	for i, v := range append(slices.Clone(a.ticks), a.min, a.max) {
		if math.IsNaN(v) || math.IsInf(v, 0) || i > 0 && i < len(a.ticks) && v <= a.ticks[i-1] {
			t.Errorf("%s: the axis is %+v", what, a)
		}
	}
	if !(a.min < a.max) {
		t.Errorf("%s: the axis reaches from %v to %v", what, a.min, a.max)
	}
}

func TestAxisOfAnyMagnitude(t *testing.T) {
	for _, v := range extremes() {
		for _, sign := range []float64{1, -1} {
			lo := sign * v
			for _, hi := range neighbours(lo) {
				for decimals := range 2 {
					what := fmt.Sprintf("%v to %v with %d decimals", lo, hi, decimals)
					a := newAxis(min(lo, hi), max(lo, hi), decimals)
					checkAxis(t, a, what)
					if slack := 1e-9 * (a.max - a.min); max(math.Abs(lo), math.Abs(hi)) < 1e300 &&
						(a.min > min(lo, hi)+slack || a.max < max(lo, hi)-slack) {
						t.Errorf("%s: the axis reaches from %v to %v", what, a.min, a.max)
					}
				}
			}
		}
	}
}

func TestAxisOfWhatIsNoNumber(t *testing.T) {
	ends := []float64{math.NaN(), math.Inf(1), math.Inf(-1), math.MaxFloat64, -math.MaxFloat64, 0, 5}
	for _, lo := range ends {
		for _, hi := range ends {
			checkAxis(t, newAxis(lo, hi, 0), fmt.Sprint(lo, " to ", hi))
		}
	}
}

// The labels of an axis must tell its ticks apart.
func TestTicksOfAnyMagnitudeDiffer(t *testing.T) {
	f := &figure{data: &dataset{}, style: testStyle(t)}
	for _, v := range extremes() {
		if v >= largest {
			continue
		}
		for _, hi := range neighbours(v) {
			a := newAxis(min(v, hi), max(v, hi), 1)
			seen := map[string]bool{}
			for _, tick := range a.ticks {
				if s := f.tickText(tick, a.decimals); seen[s] {
					t.Errorf("%v to %v: %q stands there twice", v, hi, s)
				} else {
					seen[s] = true
				}
			}
		}
	}
}

// exact is a cell that holds a float, known as finely as floats are.
func exact(v float64) data.Cell {
	return data.Cell{Kind: data.Number, Number: v, Text: fmt.Sprint(v), Precision: 1e-12}
}

func exactTable(xs, ys []float64) *data.Table {
	t := &data.Table{Name: "test", Columns: []data.Column{{Name: "x", Label: "x", Kind: data.Number}, {Name: "v", Label: "v", Kind: data.Number}, {Name: "w", Label: "w", Kind: data.Number}}}
	for i := range xs {
		t.Rows = append(t.Rows, data.Row{Cells: []data.Cell{exact(xs[i]), exact(ys[i]), exact(ys[len(ys)-1-i])}})
	}
	return t
}

// parts counts what a figure paints.
func parts(f *figure) int {
	var rec recorder.Canvas
	f.drawShapes(&rec)
	return len(rec.Actions) + len(f.labels)
}

// maxParts is more than a chart of a few values is made of.
const maxParts = 400

// A chart of any values is refused or drawn with few parts.
func TestChartsOfAnyMagnitude(t *testing.T) {
	style := testStyle(t)
	for _, mark := range Marks() {
		t.Run(mark, func(t *testing.T) {
			t.Parallel()
			drawn := 0
			draw := func(xs, ys []float64) {
				for _, labels := range []string{labelsAuto, labelsOff} {
					s := chartOf(mark, "x", "v")
					s.ValueLabels = labels
					f, err := compose(s, exactTable(xs, ys), style, pageWidth)
					if err != nil {
						continue
					}
					drawn++
					if n := parts(f); n > maxParts {
						t.Errorf("%v at %v: %d parts", ys, xs, n)
					}
					if a := alt(f); strings.Contains(a, "NaN") || strings.Contains(a, "∞") {
						t.Errorf("%v at %v: %s", ys, xs, a)
					}
				}
			}
			for _, v := range extremes() {
				for _, w := range neighbours(v) {
					draw([]float64{1, 2}, []float64{v, w})
					draw([]float64{v, w}, []float64{1, 2})
				}
				draw([]float64{1, 2, 4}, []float64{v, -v, v / 3})
				draw([]float64{1}, []float64{v})
				draw([]float64{1, 2, 3}, []float64{v, v, v})
			}
			if drawn < 300 {
				t.Errorf("only %d charts could be drawn", drawn)
			}
		})
	}
}

func TestNearlyEqualValuesAreOneValue(t *testing.T) {
	for _, ys := range [][]float64{
		{0.3, 0.30000000000000004}, {1, 1.0000000000000002}, {123456789012.00001, 123456789012.00003},
	} {
		for _, mark := range []string{"line", "scatter"} {
			f, err := compose(Spec{Mark: mark, X: "x", Y: []string{"v"}}, exactTable([]float64{1, 2}, ys), testStyle(t), pageWidth)
			if err != nil {
				t.Fatal(err)
			}
			if d := math.Abs(f.atY(ys[0]) - f.atY(ys[1])); d > 0.01 {
				t.Errorf("%s of %v: the values stand %.2f pt apart", mark, ys, d)
			}
			if n := parts(f); n > maxParts {
				t.Errorf("%s of %v has %d parts", mark, ys, n)
			}
		}
	}
}

func TestScatterOfNeighbouringDates(t *testing.T) {
	for _, c := range []struct{ rows, want string }{
		{"x|v\n2021|3\n2022|5", "2020 2021 2022 2023"},
		{"x@|v\n2024-03-05|3\n2024-03-06|5", "4 Mar 2024 5 Mar 2024 6 Mar 2024 7 Mar 2024"},
		{"x@|v\n2024-03|3\n2024-03|5", "Feb 2024 Mar 2024 Apr 2024"},
	} {
		f, err := compose(Spec{Mark: "scatter", X: "x", Y: []string{"v"}}, table(c.rows), testStyle(t), pageWidth)
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.ReplaceAll(labelsBelow(f), "\u00a0", " "); got != c.want {
			t.Errorf("got  %s\nwant %s", got, c.want)
		}
	}
}

// A scale over all years that dates can have is no long list.
func TestScaleOfThousandsOfYears(t *testing.T) {
	for _, mark := range []string{"line", "area", "bar", "scatter"} {
		f, err := compose(Spec{Mark: mark, X: "x", Y: []string{"v"}}, table("x@|v\n0001-01-02|3\n9999-12-31|5"), testStyle(t), pageWidth)
		if err != nil {
			t.Fatal(err)
		}
		checkLabels(t, f)
		for level := range coarsest {
			if f.data.kind == days && len(f.data.slots) > 0 {
				if n := len(f.data.dateTicks(level, f.style.Locale, false)); n > maxMonthTicks {
					t.Errorf("level %d has %d labels", level, n)
				}
			}
		}
	}
}

// FuzzMagnitude draws two values of any size at any two places.
func FuzzMagnitude(f *testing.F) {
	for i := range Marks() {
		f.Add(i, 1.0, 2.0, 0.3, 0.30000000000000004)
		f.Add(i, 1.0, math.Nextafter(1, 2), -1e11, 1e-300)
		f.Add(i, 1e-300, 2e-300, 5.0, 5.0)
	}
	style := testStyle(f)
	f.Fuzz(func(t *testing.T, mark int, x0, x1, y0, y1 float64) {
		names := Marks()
		s := chartOf(names[((mark%len(names))+len(names))%len(names)], "x", "v")
		fig, err := compose(s, exactTable([]float64{x0, x1}, []float64{y0, y1}), style, pageWidth)
		if err != nil {
			return
		}
		if n := parts(fig); n > maxParts {
			t.Errorf("%d parts", n)
		}
		checkLabels(t, fig)
	})
}
