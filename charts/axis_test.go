package charts

import (
	"fmt"
	"math"
	"strings"
	"testing"
	"time"

	"report/data"
	"report/layout"
)

func TestAxisTicks(t *testing.T) {
	f := &figure{data: &dataset{}, style: testStyle(t)}
	for _, c := range []struct {
		lo, hi   float64
		decimals int
		want     string
		max      float64
	}{
		{0, 6.15, 2, "0 2 4 6", 6.15},
		{0, 7.9, 1, "0 2 4 6 8", 8},
		{0, 950, 0, "0 250 500 750 1,000", 1000},
		{0, 3327.8, 1, "0 1,000 2,000 3,000", 3327.8},
		{0, 1, 2, "0.00 0.25 0.50 0.75 1.00", 1},
		{0, 0.9, 1, "0.00 0.25 0.50 0.75 1.00", 1},
		{0, 2, 0, "0 1 2", 2},
		{0, 0.0042, 4, "0.000 0.001 0.002 0.003 0.004", 0.0042},
		{0, 1234567, 0, "0 250,000 500,000 750,000 1,000,000 1,250,000", 1250000},
		{-5.8, 6.5, 1, "−6 −4 −2 0 2 4 6", 6.5},
		{47, 52.6, 1, "46 48 50 52", 52.6},
		{5, 5, 0, "2 4 6 8", 8},
	} {
		t.Run(fmt.Sprint(c.lo, "to", c.hi), func(t *testing.T) {
			a := newAxis(c.lo, c.hi, c.decimals)
			var got []string
			for _, v := range a.ticks {
				got = append(got, f.tickText(v, a.decimals))
			}
			if s := strings.Join(got, " "); s != c.want {
				t.Errorf("the ticks are %s, want %s", s, c.want)
			}
			if math.Abs(a.max-c.max) > 1e-9 {
				t.Errorf("the axis ends at %v, want %v", a.max, c.max)
			}
		})
	}
}

// Below zero, an axis ends at its least value where that stands only a little beyond a tick.
func TestAxisHangsFromZero(t *testing.T) {
	for _, c := range []struct{ lo, hi, min, first float64 }{
		{-0.1, 1.17, -0.1, 0},
		{-2293, 638, -2293, -2000},
		{-0.3, 1.17, -0.5, -0.5}, // too far beyond
		{-1, 1.17, -1, -1},       // at a tick
		{47, 52.6, 46, 46},       // far from zero, where the axis has a line at its foot
	} {
		if a := newAxis(c.lo, c.hi, 2); a.min != c.min || a.ticks[0] != c.first {
			t.Errorf("the axis of %v to %v begins at %v, its ticks at %v, want %v and %v", c.lo, c.hi, a.min, a.ticks[0], c.min, c.first)
		}
	}
}

// Whatever the range, an axis holds it and has a few ticks at equal distances.
func TestAxisHoldsItsRange(t *testing.T) {
	for e := -6.0; e < 12; e += 0.37 {
		for _, lo := range []float64{0, 0.1, 0.5, 0.99, -0.3, -1, -2} {
			hi := math.Pow(10, e)
			lo := lo * hi
			for decimals := range 3 {
				a := newAxis(lo, hi, decimals)
				if n := len(a.ticks); n < 3 || n > 7 {
					t.Errorf("%g to %g with %d decimals has %d ticks", lo, hi, decimals, n)
				}
				if slack := (hi - lo) * 1e-9; a.min > lo+slack || a.max < hi-slack {
					t.Errorf("%g to %g: the axis reaches from %g to %g", lo, hi, a.min, a.max)
				}
			}
		}
	}
}

func TestLineRange(t *testing.T) {
	for _, c := range [][4]float64{
		{208, 921, 0, 921},
		{47, 52, 47, 52},
		{-9, -1, -9, 0},
		{-3, 5, -3, 5},
		{0, 0, 0, 0},
	} {
		if lo, hi := lineRange(c[0], c[1]); lo != c[2] || hi != c[3] {
			t.Errorf("%v to %v becomes %v to %v", c[0], c[1], lo, hi)
		}
	}
}

// labelsBelow are the labels along x, from the left, and after " / " the years below them.
func labelsBelow(f *figure) string {
	rows := []string{"", ""}
	for _, l := range f.labels {
		for i := range rows {
			if math.Abs(l.y-f.footBaseline()-layout.Pt(i)*f.yearRow()) < 0.01 {
				rows[i] += " " + l.text
			}
		}
	}
	if rows[1] == "" {
		return strings.TrimSpace(rows[0])
	}
	return strings.TrimSpace(rows[0]) + " /" + rows[1]
}

func TestLabelsAlongX(t *testing.T) {
	rows := func(n int, x func(i int) string, kind string) string {
		var b strings.Builder
		b.WriteString("x" + kind + "|v\n")
		for i := range n {
			fmt.Fprintf(&b, "%s|%d\n", x(i), i%5+2)
		}
		return b.String()
	}
	year := func(i int) string { return fmt.Sprint(1981 + i) }
	month := func(i int) string { return fmt.Sprintf("%d-%02d", 2015+i/12, i%12+1) }
	quarter := func(i int) string { return fmt.Sprintf("%d-Q%d", 2015+(i+2)/4, (i+2)%4+1) }
	day := func(i int) string { return fmt.Sprintf("2024-%02d-%02d", i/28+1, i%28+1) }
	date := func(t time.Time) string { return t.Format(time.DateOnly) }
	start := time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC)
	week := func(i int) string { return date(start.AddDate(0, 0, 7*i)) }
	workday := func(i int) string { return date(start.AddDate(0, 0, i/5*7+i%5)) }
	first := func(i int) string { return date(start.AddDate(0, i, 0)) }
	newYear := func(i int) string { return date(start.AddDate(0, 0, i-2)) }
	for _, c := range []struct{ name, mark, rows, want string }{
		{"every year", "line", rows(11, year, ""), "1981 1982 1983 1984 1985 1986 1987 1988 1989 1990 1991"},
		{"every fifth year", "line", rows(43, year, ""), "1985 1990 1995 2000 2005 2010 2015 2020"},
		{"bars of every fifth year", "bar", rows(43, year, ""), "1985 1990 1995 2000 2005 2010 2015 2020"},
		{"a year of months", "line", rows(13, month, "@"), "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec Jan / 2015 2016"},
		{"months as years", "line", rows(90, month, "@"), "2015 2016 2017 2018 2019 2020 2021 2022"},
		{"days", "line", rows(5, day, "@"), "1 Jan 2 Jan 3 Jan 4 Jan 5 Jan / 2024"},
		{"days of a long range", "line", rows(90, day, "@"), "Jan Feb Mar Apr / 2024"},
		{"weeks", "line", rows(12, week, "@"), "Jan Feb Mar / 2024"},
		{"a few weeks", "line", rows(6, week, "@"), "1 Jan 8 Jan 15 Jan 22 Jan 29 Jan 5 Feb / 2024"},
		{"two years of months", "line", rows(25, month, "@"), "Jan Mar May Jul Sep Nov Jan Mar May Jul Sep Nov Jan / 2015 2016 2017"},
		{"two years and a half", "line", rows(31, month, "@"), "Jan Apr Jul Oct Jan Apr Jul Oct Jan Apr Jul / 2015 2016 2017"},
		{"quarters", "line", rows(10, quarter, "@"), "Q3 Q4 Q1 Q2 Q3 Q4 Q1 Q2 Q3 Q4 / 2015 2016 2017"},
		{"quarters as years", "line", rows(40, quarter, "@"), "2016 2017 2018 2019 2020 2021 2022 2023 2024 2025"},
		{"bars of quarters", "bar", rows(8, quarter, "@"), "Q3 Q4 Q1 Q2 Q3 Q4 Q1 Q2 / 2015 2016 2017"},
		{"bars of working days", "bar", rows(20, workday, "@"), "1 Jan 8 Jan 15 Jan 22 Jan / 2024"},
		{"days that stand for months", "bar", rows(6, first, "@"), "Jan Feb Mar Apr May Jun / 2024"},
		{"days of two years", "line", rows(5, newYear, "@"), "30 Dec 31 Dec 1 Jan 2 Jan 3 Jan / 2023 2024"},
		{"days as months", "line", rows(150, day, "@"), "Jan Feb Mar Apr May Jun / 2024"},
		{"numbers that are no years", "bar", "x|v\n0.5|3\n1|4\n10000|5", "0.5 1 10,000"},
		{"categories", "line", "x$|v\nQ1|3\nQ2|4\nQ3|5", "Q1 Q2 Q3"},
	} {
		t.Run(c.name, func(t *testing.T) {
			f, err := compose(Spec{Mark: c.mark, X: "x", Y: []string{"v"}}, table(c.rows), testStyle(t), pageWidth)
			if err != nil {
				t.Fatal(err)
			}
			if got := strings.ReplaceAll(labelsBelow(f), "\u00a0", " "); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestHighlightedYearKeepsItsLabel(t *testing.T) {
	f, err := compose(Spec{Mark: "bar", X: "year", Y: []string{"v"}, Highlight: []any{int64(1942)}}, table(years(43)), testStyle(t), pageWidth)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := labelsBelow(f), "1900 1905 1910 1915 1920 1925 1930 1935 1942"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	checkLabels(t, f)
}

func TestTicksHaveTheirOwnDecimals(t *testing.T) {
	for _, c := range []struct {
		pattern  string
		decimals int
		want     string
	}{
		{"0.00", 0, "0"},
		{"#,##0.0", 2, "#,##0.00"},
		{"#,##0", 1, "#,##0.0"},
		{"0.0 %", 2, "0 %"},
		{"0 %", 3, "0.0 %"},
		{"0.0'%'", 0, "0'%'"},
		{"+0.0;-0.0", 0, "+0;-0"},
	} {
		if got := withDecimals(c.pattern, c.decimals); got != c.want {
			t.Errorf("%s with %d decimals is %s, not %s", c.pattern, c.decimals, got, c.want)
		}
	}
}

func TestScaleHasMoreThanOneLabel(t *testing.T) {
	style := testStyle(t)
	for _, lang := range []string{"en", "zh"} {
		var err error
		if style.Locale, err = data.NewLocale(lang); err != nil {
			t.Fatal(err)
		}
		for _, mark := range []string{"line", "bar", "area"} {
			for _, n := range []int{2, 3, 9, 31, 60} {
				for _, width := range []layout.Pt{pageWidth, 227, 160} {
					f, err := compose(Spec{Mark: mark, X: "day", Y: []string{"index"}}, daily(n), style, width)
					if err != nil {
						t.Fatal(err)
					}
					if countBelow(f) < 2 {
						t.Errorf("%s, %s of %d days, %.0f pt wide: %q", lang, mark, n, width, labelsBelow(f))
					}
					checkLabels(t, f)
				}
			}
		}
	}
}

func countBelow(f *figure) int {
	n := 0
	for _, l := range f.labels {
		if math.Abs(l.y-f.footBaseline()) < 0.01 {
			n++
		}
	}
	return n
}

// Where so many places are singled out that their labels touch, the scale is that of the others.
func TestManySingledOutPlacesLeaveTheScale(t *testing.T) {
	rows := []string{"year|v"}
	var all []any
	for y := 1990; y < 2020; y++ {
		rows = append(rows, fmt.Sprintf("%d|%d", y, y-1950))
		if y >= 2001 && y < 2012 {
			all = append(all, y)
		}
	}
	labels := func(highlight []any) string {
		f, err := compose(Spec{Mark: "bar", X: "year", Y: []string{"v"}, Highlight: highlight}, table(strings.Join(rows, "\n")), testStyle(t), 230)
		if err != nil {
			t.Fatal(err)
		}
		var years []string
		for _, l := range f.labels {
			if s := l.text; len(s) == 4 {
				years = append(years, s)
			}
		}
		return strings.Join(years, " ")
	}
	if got, want := labels(all), labels(nil); got != want {
		t.Errorf("the labels are %s, want %s", got, want)
	}
	if got := labels([]any{2007}); !strings.Contains(got, "2007") {
		t.Errorf("the year that is singled out has no label: %s", got)
	}
}
