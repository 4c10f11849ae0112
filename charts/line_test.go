package charts

import (
	"slices"
	"testing"

	"gonum.org/v1/plot/plotter"

	"report/layout"
)

// Rows may stand in any order: a line goes along its dates.
func TestLineGoesAlongItsDates(t *testing.T) {
	for _, c := range []struct{ name, rows string }{
		{"years", "x|v\n2021|3\n2019|1\n2022|4\n2020|2"},
		{"quarters", "x@|v\n2023-Q1|3\n2022Q3|1\n2023Q2|4\n2022-Q4|2"},
		{"months", "x@|v\n2023-01|3\n2022-11|1\n2023-02|4\n2022-12|2"},
		{"days", "x@|v\n2024-03-01|3\n2024-02-28|1\n2024-03-02|4\n2024-02-29|2"},
	} {
		f, err := compose(Spec{Mark: "line", X: "x", Y: []string{"v"}}, table(c.rows), testStyle(t), pageWidth)
		if err != nil {
			t.Fatal(err)
		}
		var got []float64
		for i := range f.data.slots {
			v, _ := f.data.series[0].value(i)
			got = append(got, v)
		}
		if !slices.Equal(got, []float64{1, 2, 3, 4}) {
			t.Errorf("%s: the values are %v", c.name, got)
		}
	}
}

func TestStepsHoldUntilTheNext(t *testing.T) {
	s := Spec{Mark: "line", X: "x", Y: []string{"v"}, Interpolate: stepwise}
	f, err := compose(s, table("x|v\n1|5\n2|6\n4|3\n5|\n6|4"), testStyle(t), pageWidth)
	if err != nil {
		t.Fatal(err)
	}
	runs := f.data.runs(f.data.series[0])
	if len(runs) != 2 { // 3 has no row, and 2 holds on; 5 is empty
		t.Fatalf("there are %d runs, want 2", len(runs))
	}
	want := plotter.XYs{{X: 1, Y: 5}, {X: 2, Y: 5}, {X: 2, Y: 6}, {X: 4, Y: 6}, {X: 4, Y: 3}, {X: 5, Y: 3}}
	if got := f.path(runs[0]); !slices.Equal(got, want) {
		t.Errorf("the path is %v, want %v", got, want)
	}
	if got, want := f.path(runs[1]), (plotter.XYs{{X: 6, Y: 4}, {X: 7, Y: 4}}); !slices.Equal(got, want) {
		t.Errorf("the last path is %v, want %v", got, want)
	}
	if f.atX(7) > f.area.x1+1e-9 {
		t.Error("the last step leaves the data area")
	}
}

// A band lies within the axis, and has gaps where one of its ends is missing.
func TestBands(t *testing.T) {
	s := Spec{Mark: "line", X: "year", Y: []string{"v"}, Band: []string{"lo", "hi"}}
	f, err := compose(s, table("year|v|lo|hi\n2018|50|40|90\n2019|52|41|\n2020|53|20|60\n2021||22|61"), testStyle(t), pageWidth)
	if err != nil {
		t.Fatal(err)
	}
	runs := f.data.bandRuns(f.data.series[0])
	if len(runs) != 2 || len(runs[0][0]) != 1 || len(runs[1][0]) != 2 {
		t.Errorf("the band's runs are %v", runs)
	}
	if f.plot.Y.Min > 20 || f.plot.Y.Max < 90 {
		t.Errorf("the axis goes from %g to %g", f.plot.Y.Min, f.plot.Y.Max)
	}
	checkLabels(t, f)
}

func TestSharesAddUpToAHundred(t *testing.T) {
	s := Spec{Mark: "area", X: "year", Y: []string{"a", "b", "c"}, Stack: stackNormalize}
	f, err := compose(s, table("year|a|b|c\n2018|1|1|1\n2019|0|7|3\n2020|100|2000|7"), testStyle(t), pageWidth)
	if err != nil {
		t.Fatal(err)
	}
	bands := f.bands()
	for i, sum := range bands[2].top {
		if sum < 1-1e-9 || sum > 1+1e-9 {
			t.Errorf("place %d adds up to %v", i, sum)
		}
	}
	if f.plot.Y.Max != 1 {
		t.Errorf("the axis ends at %v", f.plot.Y.Max)
	}
}

// A single line has its last value beside its end, and never a legend.
func TestSingleLineHasNoLegend(t *testing.T) {
	for _, width := range []layout.Pt{120, 150, 230} {
		f, err := compose(Spec{Mark: "line", X: "x", Y: []string{"v"}, Title: "t"}, table("x|v\n2020|1234567.5\n2021|1334567.5"), testStyle(t), width)
		if err != nil {
			t.Fatal(err)
		}
		got := textsOf(f)
		if slices.Contains(got, "v") || width >= 150 && !slices.Contains(got, "1,334,567.5") {
			t.Errorf("%.0f: the chart says %q", width, got)
		}
	}
}
