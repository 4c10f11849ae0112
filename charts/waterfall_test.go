package charts

import (
	"math"
	"strings"
	"testing"

	"report/layout"
)

func TestWaterfallProblems(t *testing.T) {
	balance := "step$|v\nStart|10\nUp|5.5\nDown|-3\nEnd|12.5"
	for _, c := range []struct {
		name   string
		totals []any
		rows   string
		key    string
		path   int
		want   string
	}{
		{"fine", []any{"Start", "End"}, balance, "", 0, ""},
		{"no totals", nil, balance, "", 0, ""},
		{"an empty total", []any{"Start", "End"}, "step$|v\nStart|10\nUp|5.5\nEnd|", "", 0, ""},
		{"within rounding", []any{"End"}, "step$|v\nA|0.4\nB|0.4\nC|0.4\nEnd|1.3", "", 0, ""},
		{"beyond rounding", []any{"End"}, "step$|v\nA|0.4\nB|0.4\nC|0.4\nEnd|1.5", "totals", 0, `the total "End" is 1.5, and the steps before it come to 1.2`},
		{"rounded to the million", []any{"End"}, "step$|v\nA|400.25\nB|300.5\nEnd|701", "", 0, ""},
		{"the second is wrong", []any{"Start", "End"}, strings.Replace(balance, "12.5", "13.5", 1), "totals", 1, `the total "End" is 13.5, and the steps before it come to 12.5 | correct the values`},
		{"steps go on from a total", []any{"Mid", "End"}, "step$|v\nA|1\nMid|1\nB|2\nEnd|5", "totals", 1, `"End" is 5, and the steps before it come to 3`},
		{"a total that is not there", []any{"Start", "Ende"}, balance, "totals", 1, `the total "Ende" does not occur`},
		{"an empty step", []any{"End"}, "step$|v\nA|1\nB|\nEnd|1", "y", -1, "a waterfall needs a value at every step: test.csv:3 holds none"},
		{"an empty total before all steps", []any{"A"}, "step$|v\nA|\nB|2", "y", -1, "test.csv:2 holds none"},
		{"a year without a row", nil, "step|v\n2019|1\n2020|2\n2022|3\n2023|1", "y", -1, "there is none at 2021"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := Spec{Mark: "waterfall", X: "step", Y: []string{"v"}, Title: "t", Totals: c.totals}
			problems := s.Check(table(c.rows))
			if c.key == "" {
				if len(problems) > 0 {
					t.Errorf("there are problems: %+v", problems)
				}
				return
			}
			if len(problems) != 1 || problems[0].Key != c.key || !strings.Contains(problems[0].Message+" | "+problems[0].Hint, c.want) {
				t.Fatalf("the problems are %+v, want %s at %s", problems, c.want, c.key)
			}
			if c.path >= 0 && (len(problems[0].Path) != 1 || problems[0].Path[0] != c.path) {
				t.Errorf("the path is %v, want %d", problems[0].Path, c.path)
			}
		})
	}
	s := Spec{Mark: "waterfall", X: "step", Y: []string{"v", "w"}, Title: "t"}
	if problems := s.Check(table("step$|v|w\na|1|2")); len(problems) != 1 || !strings.Contains(problems[0].Message, "the steps of one column, and y names 2") {
		t.Errorf("the problems are %+v", problems)
	}
}

// Each step begins where the one before it ends, totals stand on zero, and each says its sign.
func TestWaterfallSteps(t *testing.T) {
	f, err := compose(Spec{Mark: "waterfall", X: "step", Y: []string{"v"}, Totals: []any{"Start", "End"}},
		table("step$|v\nStart|10.0\nUp|5.5\nDown|-30.1\nNone|0.0\nBack|20.0\nEnd|"), testStyle(t), pageWidth)
	if err != nil {
		t.Fatal(err)
	}
	want := [][2]float64{{0, 10}, {10, 15.5}, {-14.6, 15.5}, {-14.6, 5.4}, {0, 5.4}}
	bars := drawnBars(f, barColors(f)...)
	if len(bars) != len(want) {
		t.Fatalf("there are %d bars", len(bars))
	}
	for i, b := range bars {
		if math.Abs(b.y1-f.atY(want[i][0])) > 1e-6 || math.Abs(b.y0-f.atY(want[i][1])) > 1e-6 {
			t.Errorf("bar %d stands from %.1f to %.1f, want %.1f to %.1f", i, b.y1, b.y0, f.atY(want[i][0]), f.atY(want[i][1]))
		}
	}
	var values []string
	for _, l := range f.labels[:6] {
		values = append(values, l.text)
	}
	if got := strings.Join(values, " "); got != "10.0 +5.5 −30.1 0.0 +20.0 5.4" {
		t.Errorf("the values are %s", got)
	}
	if got, want := alt(f), "Waterfall chart of v: comes to 5.4; largest rise Back with +20.0; largest fall Down with −30.1."; got != want {
		t.Errorf("the alt text is %s", got)
	}
}

// Names that do not fit below the bars turn a waterfall sideways.
func TestWaterfallTurnsSideways(t *testing.T) {
	for width, sideways := range map[layout.Pt]bool{pageWidth: false, 180: true} {
		f, err := compose(Spec{Mark: "waterfall", X: "step", Y: []string{"v"}}, table("step$|v\nOpening balance|10\nContributions|5\nExpenditure|-3\nDepreciation|-2"), testStyle(t), width)
		if err != nil {
			t.Fatal(err)
		}
		checkLabels(t, f)
		if f.plane.sideways != sideways {
			t.Errorf("%.0f pt wide: sideways is %v", width, f.plane.sideways)
		}
	}
}
