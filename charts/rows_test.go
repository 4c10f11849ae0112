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
		for _, mark := range []string{"dot", "lollipop", "dumbbell"} {
			for _, labels := range []string{labelsAuto, labelsOn, labelsOff} {
				for _, width := range []layout.Pt{pageWidth, 230, 150, 120} {
					s := Spec{Mark: mark, X: "region", Y: []string{"v", "w"}, ValueLabels: labels}
					if mark == "lollipop" {
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
		{"en", "x$|v|w\na|4|9\nb|9|8\nc|1|", "Dumbbell chart of v, w: widest gap a, from 4 to 9; narrowest b, from 9 to 8."},
		{"en", "x$|v|w\na|4|9\nb||8", "Dumbbell chart of v, w: widest gap a, from 4 to 9."},
		{"en", "x$|v|w\na|4|\nb||8", "Dumbbell chart of v, w: no row has both values."},
		{"de", "x$|v|w\na|4|9\nb|9|8", "Hanteldiagramm: v, w: größter Abstand a, von 4 bis 9; kleinster b, von 9 bis 8."},
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
