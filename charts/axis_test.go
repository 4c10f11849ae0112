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

// labelsBelow are the labels along x, from the left.
func labelsBelow(f *figure) string {
	var got []string
	for _, l := range f.labels {
		if math.Abs(l.y-f.footBaseline()) < 0.01 {
			got = append(got, l.text)
		}
	}
	return strings.Join(got, " ")
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
		{"quarters", "line", rows(13, month, "@"), "January 2015 April 2015 July 2015 October 2015 January 2016"},
		{"months as years", "line", rows(90, month, "@"), "2015 2016 2017 2018 2019 2020 2021 2022"},
		{"days", "line", rows(5, day, "@"), "1 January 2024 2 January 3 January 4 January 5 January"},
		{"days of a long range", "line", rows(90, day, "@"), "January 2024 February 2024 March 2024 April 2024"},
		{"weeks", "line", rows(12, week, "@"), "1 January 2024 15 January 29 January 12 February 26 February 11 March"},
		{"bars of working days", "bar", rows(20, workday, "@"), "1 January 2024 8 January 15 January 22 January"},
		{"days that stand for months", "bar", rows(6, first, "@"), "January 2024 February 2024 March 2024 April 2024 May 2024 June 2024"},
		{"days of two years", "line", rows(5, newYear, "@"), "30 December 2023 31 December 1 January 2024 2 January 3 January"},
		{"days as months", "line", rows(150, day, "@"), "January 2024 February 2024 March 2024 April 2024 May 2024 June 2024"},
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

// A month of days has a label every few days, with the year at the first, in every language.
func TestDaysAreLabelledInEveryLanguage(t *testing.T) {
	for lang, want := range map[string]string{
		"de":    "1. Januar 2024, 8. Januar, 15. Januar, 22. Januar, 29. Januar",
		"en":    "1 January 2024, 8 January, 15 January, 22 January, 29 January",
		"en-US": "January 1, 2024, January 8, January 15, January 22, January 29",
		"es":    "1 de enero de 2024, 8 de enero, 15 de enero, 22 de enero, 29 de enero",
		"fr":    "1er janvier 2024, 8 janvier, 15 janvier, 22 janvier, 29 janvier",
		"zh":    "2024年1月1日, 1月8日, 1月15日, 1月22日, 1月29日",
	} {
		locale, err := data.NewLocale(lang)
		if err != nil {
			t.Fatal(err)
		}
		var at []float64
		for i := 0; i < 31; i += 7 {
			at = append(at, 19723+float64(i))
		}
		var got []string
		for _, tick := range dayLabels(at, locale) {
			got = append(got, strings.ReplaceAll(tick.label, "\u00a0", " "))
		}
		if s := strings.Join(got, ", "); s != want {
			t.Errorf("%s: got  %s\nwant %s", lang, s, want)
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
