package charts

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"gonum.org/v1/plot/plotter"

	"report/data"
	"report/layout"
)

// dotsOf are the places of all dots in data.
func dotsOf(f *figure) (all plotter.XYs) {
	for _, p := range f.painted[among] {
		if d, ok := p.(dots); ok {
			all = append(all, d.points...)
		}
	}
	return all
}

func TestCheckOfRows(t *testing.T) {
	two := table("region$|who$|v:%|w:%|u:m\nNorth|a|1|2|5\nSouth|b|4|5|6")
	with := func(change func(*Spec)) Spec {
		s := Spec{Mark: "dumbbell", X: "region", Y: []string{"v", "w"}, Title: "Finding"}
		change(&s)
		return s
	}
	bullet := func(change func(*Spec)) Spec {
		s := Spec{Mark: "bullet", X: "goal", Y: []string{"reached"}, Target: "target", Ranges: []string{"poor", "fair", "good"}, Title: "Finding"}
		change(&s)
		return s
	}
	for _, c := range []struct {
		name  string
		spec  Spec
		table *data.Table
		key   string // of the one problem; "none" for none
		want  string // in its message or hint
	}{
		{"dumbbell", with(func(s *Spec) {}), two, "none", ""},
		{"dumbbell of one", with(func(s *Spec) { s.Y = s.Y[:1] }), two, "y", `a dumbbell joins two values, and y names 1 | name two columns: y = ["before", "after"], or the column that tells two apart in color`},
		{"dumbbell of three", with(func(s *Spec) { s.Y = []string{"v", "w", "x"} }), table("region$|v|w|x\nNorth|1|2|3"), "y", "y names 3"},
		{"dumbbell by color", with(func(s *Spec) { s.Y, s.Color = []string{"v"}, "who" }), two, "none", ""},
		{"dumbbell by color of three", with(func(s *Spec) { s.Y, s.Color = []string{"v"}, "who" }), table("region$|who$|v\nN|a|1\nN|b|2\nN|c|3"), "color", `the column "who" holds 3: a, b, c | filter the rows`},
		{"dumbbell of two units", with(func(s *Spec) { s.Y = []string{"v", "u"} }), two, "y", "different units"},
		{"dumbbell cut off", with(func(s *Spec) { s.Min = ptr(2) }), two, "min", "min would cut off values: the least is 1"},
		{"lollipop of two", with(func(s *Spec) { s.Mark = "lollipop" }), two, "y", "a lollipop chart shows one series"},
		{"lollipop above zero", with(func(s *Spec) { s.Mark, s.Y, s.Min = "lollipop", []string{"v"}, ptr(0.5) }), two, "min", "start at zero"},
		{"lollipop from zero", with(func(s *Spec) { s.Mark, s.Y, s.Min, s.Max = "lollipop", []string{"v"}, ptr(0), ptr(10) }), two, "none", ""},
		{"dots above zero", with(func(s *Spec) { s.Mark, s.Min = "dot", ptr(0.5) }), two, "none", ""},
		{"dots cut off", with(func(s *Spec) { s.Mark, s.Max = "dot", ptr(4) }), two, "max", "the greatest is 5"},
		{"too many rows", with(func(s *Spec) { s.Mark = "dot"; s.Y = []string{"v"} }), manyRows(61), "x", "the chart has 61 rows, more than 60"},
		{"sixty rows", with(func(s *Spec) { s.Mark = "dot"; s.Y = []string{"v"} }), manyRows(60), "none", ""},
		{"too many lollipops", Spec{Mark: "lollipop", X: "year", Y: []string{"v"}, Title: "t"}, table(years(61)), "x", "the chart has 61 places along x, more than 60"},
		{"bullet", bullet(func(s *Spec) {}), goals, "none", ""},
		{"bullet without shades", bullet(func(s *Spec) { s.Ranges = nil }), goals, "none", ""},
		{"bullet without a target", bullet(func(s *Spec) { s.Target = "" }), goals, "target", `name the column that the bars are held against`},
		{"bullet of two", bullet(func(s *Spec) { s.Y, s.Ranges = []string{"reached", "poor"}, nil }), goals, "y", "a bullet chart shows one column, and y names 2"},
		{"bullet against itself", bullet(func(s *Spec) { s.Target = "reached" }), goals, "target", `column "reached" stands in the chart twice`},
		{"bullet against nothing", bullet(func(s *Spec) { s.Target = "plan" }), goals, "target", `the data has no column "plan"`},
		{"bullet of one shade", bullet(func(s *Spec) { s.Ranges = s.Ranges[:1] }), goals, "ranges", "ranges names 1, and a bullet has 2 to 5 shades"},
		{"bullet of falling shades", bullet(func(s *Spec) { s.Ranges = []string{"fair", "poor"} }), goals, "ranges", `the ranges of R&D spending to plan do not rise: "poor" is 60 after "fair" with 85`},
		{"bullet of shades below zero", bullet(func(s *Spec) {}), table("goal$|reached|target|poor|fair|good\na|1|2|-3|4|5"), "ranges", `shades begin at zero, and "poor" is -3 at a`},
		{"bullet of shades of words", bullet(func(s *Spec) { s.Ranges = []string{"poor", "goal"} }), goals, "ranges", `column "goal" is not numbers`},
		{"bullet of two units", bullet(func(s *Spec) { s.Ranges = nil }), table("goal$|reached:%|target:m\na|1|2"), "target", "different units (%, m)"},
		{"bullet of no values", bullet(func(s *Spec) { s.Ranges = nil }), table("goal$|reached|target\na||"), "y", "there are no values to draw"},
		{"bullet with another name of the target", bullet(func(s *Spec) { s.Labels = map[string]string{"target": "Target 2025", "poor": "Poor"} }), goals, "none", ""},
		{"box", Spec{Mark: "box", X: "region", Y: []string{"wage"}, Title: "t"}, wages(5, 9), "none", ""},
		{"box of two", Spec{Mark: "box", X: "region", Y: []string{"wage", "year"}, Title: "t"}, wages(5, 9), "y", "different units"},
		{"box of two of a unit", Spec{Mark: "box", X: "region", Y: []string{"v", "w"}, Title: "t"}, manyRows(3), "y", "a box plot shows one column, and y names 2"},
		{"box cut off", Spec{Mark: "box", X: "region", Y: []string{"wage"}, Title: "t", Max: ptr(90)}, wages(5, 9), "max", "max would cut off values: the greatest is"},
		{"box of no values", Spec{Mark: "box", X: "x", Y: []string{"v"}, Title: "t"}, table("x$|v\na|\nb|"), "y", "there are no values to draw"},
		{"box without a place", Spec{Mark: "box", X: "x", Y: []string{"v"}, Title: "t"}, table("x$|v\na|1\n|2"), "x", "test.csv:3 has no x and is left out"},
		{"too many boxes", Spec{Mark: "box", X: "year", Y: []string{"v"}, Title: "t"}, table(years(61)), "x", "61 places along x"},
	} {
		t.Run(c.name, func(t *testing.T) {
			problems := c.spec.Check(c.table)
			if c.key == "none" {
				if len(problems) > 0 {
					t.Errorf("there are problems: %+v", problems)
				}
				return
			}
			if len(problems) != 1 || problems[0].Key != c.key || !strings.Contains(problems[0].Message+" | "+problems[0].Hint, c.want) {
				t.Errorf("the problems are %+v, want key %q and %q", problems, c.key, c.want)
			}
		})
	}
}

func manyRows(n int) *data.Table {
	var b strings.Builder
	b.WriteString("region$|v|w\n")
	for i := range n {
		fmt.Fprintf(&b, "Region number %d|%d|%d\n", i, i*7%50+1, i*11%50+1)
	}
	return table(b.String())
}

// Rows of any data, at any width: labels stay apart and inside.
func TestRowsOfUglyData(t *testing.T) {
	long := strings.TrimSpace(strings.Repeat("a very long name of a region ", 11))
	tables := map[string]*data.Table{
		"sixty":    manyRows(60),
		"one":      table("region$|v|w\nNorth|3|5"),
		"equal":    table("region$|v|w\nNorth|3|3\nSouth|3|3"),
		"zero":     table("region$|v|w\nNorth|0|0\nSouth|0|0"),
		"negative": table("region$|v|w\nNorth|-3|-5\nSouth|-1|-8"),
		"mixed":    table("region$|v|w\nNorth|-3|5\nSouth|12|-8"),
		"far":      table("region$|v|w\nNorth|1|999999999\nSouth|2|5"),
		"tiny":     table("region$|v|w\nNorth|0.00001|0.00002\nSouth|0.00003|0.00001"),
		"missing":  table("region$|v|w\nNorth||\nSouth|2|\nEast||4\nWest|3|9"),
		"long":     table("region$|v|w\n" + long + "|4|9\nSouth|2|12\n" + strings.Repeat("x", 300) + "|3|4"),
		"chinese":  table("region$|v|w\n京津冀协同发展地区|431|285\n长江三角洲|305|212\n粤港澳大湾区|251|347"),
		"close":    table("region$|v|w\nNorth|100.1|100.2\nSouth|100.3|100.1"),
	}
	style := testStyle(t)
	for name, tbl := range tables {
		for _, mark := range []string{"dot", "lollipop", "dumbbell", "bullet", "box"} {
			for _, labels := range []string{labelsAuto, labelsOn, labelsOff} {
				for _, width := range []layout.Pt{pageWidth, 230, 150, 120} {
					s := Spec{Mark: mark, X: "region", Y: []string{"v", "w"}, ValueLabels: labels}
					switch mark {
					case "bullet":
						s.Y, s.Target = s.Y[:1], "w"
					case "lollipop", "box":
						s.Y = s.Y[:1]
					}
					f, err := compose(s, tbl, style, width)
					if name == "missing" && mark == "dumbbell" && err == nil {
						if n := len(dotsOf(f)); n != 4 {
							t.Errorf("%d dots, want 4", n)
						}
					}
					if err != nil {
						t.Errorf("%s, %s, %.0f pt: %v", name, mark, width, err)
						continue
					}
					checkLabels(t, f)
					if t.Failed() {
						t.Fatalf("%s, %s, labels %s, %.0f pt wide", name, mark, labels, width)
					}
				}
			}
		}
	}
}

// The distance of a lollipop's dot from zero is proportional to its value.
func TestLollipopsAreProportional(t *testing.T) {
	for _, tbl := range []*data.Table{table("x$|v\na|2\nb|6\nc|-3"), table("x|v\n2021|2\n2022|6\n2023|-3")} {
		f, err := compose(Spec{Mark: "lollipop", X: "x", Y: []string{"v"}}, tbl, testStyle(t), pageWidth)
		if err != nil {
			t.Fatal(err)
		}
		at := func(v float64) layout.Pt {
			if f.plane.sideways {
				return f.atX(v) - f.atX(0)
			}
			return f.atY(0) - f.atY(v)
		}
		if len(dotsOf(f)) != 3 || math.Abs(at(6)-3*at(2)) > 1e-9 || math.Abs(at(-3)+at(6)/2) > 1e-9 {
			t.Errorf("dots of 2, 6 and -3 stand at %v, %v and %v", at(2), at(6), at(-3))
		}
	}
}

// An axis that does not begin at zero is seen, even where the dots carry their values.
func TestCutAxisOfDotsIsSeen(t *testing.T) {
	for rows, want := range map[string]bool{"x$|v\na|80\nb|82": true, "x$|v\na|8\nb|82": false} {
		f, err := compose(Spec{Mark: "dot", X: "x", Y: []string{"v"}}, table(rows), testStyle(t), pageWidth)
		if err != nil {
			t.Fatal(err)
		}
		numbers := 0
		for _, l := range f.labels {
			if len(l.line.Runs) > 0 && l.line.Runs[0].Color == f.style.Muted {
				numbers++
			}
		}
		if (numbers > 0) != want {
			t.Errorf("%q: %d numbers of an axis", rows, numbers)
		}
	}
}

func TestAltOfDumbbells(t *testing.T) {
	for _, c := range []struct{ lang, rows, want string }{
		{"en", "x$|v|w\na|4|9\nb|9|8\nc|1|", "Dumbbell chart of v and w: widest gap a, from 4 to 9; narrowest b, from 9 to 8."},
		{"en", "x$|v|w\na|4|9\nb||8", "Dumbbell chart of v and w: widest gap a, from 4 to 9."},
		{"en", "x$|v|w\na|4|\nb||8", "Dumbbell chart of v and w: no row has both values."},
		{"de", "x$|v|w\na|4|9\nb|9|8", "Hanteldiagramm: v und w. Größter Abstand a, von 4 bis 9; kleinster b, von 9 bis 8."},
	} {
		style := testStyle(t)
		var err error
		if style.Locale, err = data.NewLocale(c.lang); err != nil {
			t.Fatal(err)
		}
		f, err := compose(Spec{Mark: "dumbbell", X: "x", Y: []string{"v", "w"}}, table(c.rows), style, pageWidth)
		if err != nil {
			t.Fatal(err)
		}
		if got := alt(f); got != c.want {
			t.Errorf("got  %s\nwant %s", got, c.want)
		}
	}
}

func TestRowWordsKnowEveryLanguage(t *testing.T) {
	for lang := range altLanguages {
		if _, ok := rowLanguages[lang]; !ok {
			t.Errorf("rows have no words in %q", lang)
		}
	}
}

// Quartiles as R's quantile gives them by default, and whiskers as Tukey draws them.
func TestQuartiles(t *testing.T) {
	for _, c := range []struct {
		values []float64
		want   [5]float64 // low, q1, median, q3, high
		far    int
	}{
		{[]float64{1, 2, 3, 4, 5}, [5]float64{1, 2, 3, 4, 5}, 0},
		{[]float64{4, 1, 3, 2}, [5]float64{1, 1.75, 2.5, 3.25, 4}, 0},
		{[]float64{7, 15, 36, 39, 40, 41}, [5]float64{7, 20.25, 37.5, 39.75, 41}, 0},
		{[]float64{1, 2, 3, 4, 5, 6, 7, 8, 9, 30}, [5]float64{1, 3.25, 5.5, 7.75, 9}, 1},
		{[]float64{-50, 1, 1, 1, 1, 1, 70}, [5]float64{1, 1, 1, 1, 1}, 2},
		{[]float64{5}, [5]float64{5, 5, 5, 5, 5}, 0},
	} {
		s := newSpread(c.values)
		if got := [5]float64{s.low, s.q1, s.median, s.q3, s.high}; got != c.want {
			t.Errorf("%v: got %v, want %v", c.values, got, c.want)
		}
		far := 0
		for _, v := range c.values {
			if s.outlier(v) {
				far++
			}
		}
		if far != c.far {
			t.Errorf("%v: %d values are far off, want %d", c.values, far, c.far)
		}
	}
}

// Fewer than five values are shown one by one, and have no box.
func TestFewValuesAreShownThemselves(t *testing.T) {
	for n, want := range map[int]int{3: 3, 4: 4, 5: 0} {
		var b strings.Builder
		b.WriteString("x$|v\n")
		for i := range n {
			fmt.Fprintf(&b, "a|%d\n", 10+i)
		}
		f, err := compose(Spec{Mark: "box", X: "x", Y: []string{"v"}}, table(b.String()), testStyle(t), pageWidth)
		if err != nil {
			t.Fatal(err)
		}
		if got := len(dotsOf(f)); got != want {
			t.Errorf("%d values are %d dots, want %d", n, got, want)
		}
	}
}

// Medians of one decimal are printed with one.
func TestMediansAreAsFineAsTheirValues(t *testing.T) {
	f, err := compose(Spec{Mark: "box", X: "x", Y: []string{"v"}}, table("x$|v\na|1.2\na|1.5\na|1.8\na|2.1\na|2.2\na|9"), testStyle(t), pageWidth)
	if err != nil {
		t.Fatal(err)
	}
	if got := f.valueText(f.data.series[0].cells[0]); got != "2" {
		t.Errorf("the median is %s, and one value is known to whole numbers", got)
	}
}

// Bar, target and shades stand on one scale from zero.
func TestBulletsAreProportional(t *testing.T) {
	f, err := compose(Spec{Mark: "bullet", X: "x", Y: []string{"v"}, Target: "w", Ranges: []string{"a", "b"}}, table("x$|v|w|a|b\none|40|80|20|60\ntwo||80||60"), testStyle(t), pageWidth)
	if err != nil {
		t.Fatal(err)
	}
	bar := func(c layout.Color) (widths []layout.Pt) {
		for _, p := range f.painted[among] {
			if r, ok := p.(rectangle); ok && r.color == c && r.y0 > f.area.y0 {
				widths = append(widths, r.x1-r.x0)
			}
		}
		return widths
	}
	unit := (f.atX(100) - f.atX(0)) / 100
	for _, c := range []struct {
		what  string
		color layout.Color
		want  []float64
	}{
		{"bars", f.style.Series[0], []float64{40}},
		{"lower shades", f.style.shade(0, 2), []float64{20}},
		{"upper shades", f.style.shade(1, 2), []float64{40, 60}},
		{"targets", f.style.Text, []float64{tickWidth / unit, tickWidth / unit}},
	} {
		got := bar(c.color)
		if len(got) != len(c.want) {
			t.Errorf("%s: there are %d, want %d", c.what, len(got), len(c.want))
			continue
		}
		for i := range got {
			if math.Abs(got[i]-c.want[i]*unit) > 1e-9 {
				t.Errorf("%s: %v wide, want %v", c.what, got[i]/unit, c.want[i])
			}
		}
	}
}

func TestAltOfBulletsAndBoxes(t *testing.T) {
	bullet := Spec{Mark: "bullet", X: "x", Y: []string{"v"}, Target: "w"}
	box := Spec{Mark: "box", X: "x", Y: []string{"v"}}
	for _, c := range []struct {
		lang string
		spec Spec
		rows string
		want string
	}{
		{"en", bullet, "x$|v|w\na|4|9\nb|9|8\nc|1|", "Bullet chart of v: 1 of 2 at or above target; farthest below a, 4 of 9."},
		{"en", bullet, "x$|v|w\na|9|9\nb|9|8", "Bullet chart of v: 2 of 2 at or above target."},
		{"zh", bullet, "x$|v|w\na|4|9\nb|9|8", "子弹图：v。2项中有1项达到目标；差距最大的是a（4，目标9）。"},
		{"en", box, "x$|v\na|4\na|6\nb|9\nb|8\nb|1", "Box plot of v: median highest b with 8, lowest a with 5."},
		{"fr", box, "x$|v\na|4\na|6", "Boîtes à moustaches\u00a0: v. La médiane de a est 5."},
	} {
		style := testStyle(t)
		var err error
		if style.Locale, err = data.NewLocale(c.lang); err != nil {
			t.Fatal(err)
		}
		f, err := compose(c.spec, table(c.rows), style, pageWidth)
		if err != nil {
			t.Fatal(err)
		}
		if got := alt(f); got != c.want {
			t.Errorf("got  %s\nwant %s", got, c.want)
		}
	}
}
