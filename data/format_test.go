package data

import (
	"math"
	"strings"
	"testing"
	"time"
)

// Spaces in what is printed are no-break spaces.
func nbsp(s string) string { return strings.ReplaceAll(s, " ", noBreakSpace) }

func TestNumber(t *testing.T) {
	for _, tc := range []struct {
		lang     string
		v        float64
		decimals int
		want     string
	}{
		{"en", 1234567.891, 2, "1,234,567.89"},
		{"de", 1234567.891, 2, "1.234.567,89"},
		{"fr", 1234567.891, 2, "1 234 567,89"},
		{"es", 1234567.891, 2, "1.234.567,89"},
		{"zh", 1234567.891, 2, "1,234,567.89"},
		{"de-CH", 1234567.891, 2, "1’234’567.89"},
		{"en-IN", 1234567.891, 1, "12,34,567.9"},
		{"en-u-nu-arab", 1234.5, 1, "1,234.5"},
		{"en", -1234.5, 0, "−1,235"},
		{"en", 0, 0, "0"},
		{"en", 0, 2, "0.00"},
		{"en", 999.995, 2, "1,000.00"},
		{"en", 1.005, 2, "1.01"},
		{"en", 2.675, 2, "2.68"},
		{"en", 0.5, 0, "1"},
		{"en", 2.5, 0, "3"},
		{"en", -2.5, 0, "−3"},
		{"en", 0.05, 1, "0.1"},
		{"en", 0.049999, 1, "0.0"},
		{"en", -0.04, 1, "0.0"},
		{"en", math.Copysign(0, -1), 1, "0.0"},
		{"en", 100, 3, "100.000"},
		{"en", 999, 0, "999"},
		{"en", 1000, 0, "1,000"},
		{"en", 4785, -1, "4,790"},
		{"en", 4784, -1, "4,780"},
		{"en", 40, -2, "0"},
		{"en", 50, -2, "100"},
		{"en", 1e21, 0, "1,000,000,000,000,000,000,000"},
		{"en", 5e-324, 2, "0.00"},
		{"en", 1e-7, 7, "0.0000001"},
		{"en", 123, math.MinInt, "0"},
		{"en", math.NaN(), 1, "NaN"},
		{"en", math.Inf(1), 1, "∞"},
		{"en", math.Inf(-1), 1, "−∞"},
	} {
		if got := locale(t, tc.lang).Number(tc.v, tc.decimals); got != nbsp(tc.want) {
			t.Errorf("%s: %v to %d decimals is %q, want %q", tc.lang, tc.v, tc.decimals, got, tc.want)
		}
	}
	if got := locale(t, "en").Number(1.5, math.MaxInt); !strings.HasPrefix(got, "1.5000") || len(got) != 2+maxDecimals {
		t.Errorf("the most decimals: %d characters", len(got))
	}
}

func TestNewLocaleRefuses(t *testing.T) {
	for lang, want := range map[string]string{
		"":        `"" is not a language tag such as "en" or "de-CH"`,
		"english": `"english" is not a language tag such as "en" or "de-CH"`,
		"pt-BR":   `numbers and dates are known in the languages de, en, es, fr, zh, not in "pt-BR"`,
	} {
		if _, err := NewLocale(lang); err == nil || err.Error() != want {
			t.Errorf("%q: %v, want %s", lang, err, want)
		}
	}
	if got := locale(t, "de-CH").Lang(); got != "de-CH" {
		t.Error(got)
	}
}

func TestDate(t *testing.T) {
	for _, tc := range []struct{ lang, day, month, year string }{
		{"en", "5\u00a0March\u00a02024", "March\u00a02024", "2024"},
		{"en-GB", "5\u00a0March\u00a02024", "March\u00a02024", "2024"},
		{"en-US", "March\u00a05,\u00a02024", "March\u00a02024", "2024"},
		{"de", "5.\u00a0März\u00a02024", "März\u00a02024", "2024"},
		{"fr", "5\u00a0mars\u00a02024", "mars\u00a02024", "2024"},
		{"es", "5\u00a0de marzo de\u00a02024", "marzo de\u00a02024", "2024"},
		{"zh", "2024年3月5日", "2024年3月", "2024年"},
		{"zh-Hans-CN", "2024年3月5日", "2024年3月", "2024年"},
	} {
		for iso, want := range map[string]string{"2024-03-05": tc.day, "2024-03": tc.month, "2024": tc.year} {
			if got, err := locale(t, tc.lang).Date(iso); got != want || err != nil {
				t.Errorf("%s: %s is %q, want %q; %v", tc.lang, iso, got, want, err)
			}
		}
	}
	for lang, want := range map[string]string{"fr": "1er\u00a0janvier\u00a02024", "de": "1.\u00a0Januar\u00a02024", "de-AT": "1.\u00a0Jänner\u00a02024", "en": "1\u00a0January\u00a02024", "zh": "2024年1月1日"} {
		if got, _ := locale(t, lang).Date("2024-01-01"); got != want {
			t.Errorf("%s: the first of January is %q, want %q", lang, got, want)
		}
	}
	for _, tc := range []struct{ lang, quarter, short string }{
		{"en", "Q1\u00a02024", "Q1\u00a02024"},
		{"de", "1.\u00a0Quartal\u00a02024", "Q1\u00a02024"},
		{"fr", "1er\u00a0trimestre\u00a02024", "T1\u00a02024"},
		{"es", "1.er\u00a0trimestre de\u00a02024", "T1\u00a02024"},
		{"zh", "2024年第一季度", "2024年1季度"},
	} {
		for _, iso := range []string{"2024-Q1", "2024Q1"} {
			got, err := locale(t, tc.lang).Date(iso)
			if at, grain, _ := ParseDate(iso); got != tc.quarter || err != nil || locale(t, tc.lang).ShortDate(at, grain) != tc.short {
				t.Errorf("%s: %s is %q, shortly %q; %v", tc.lang, iso, got, locale(t, tc.lang).ShortDate(at, grain), err)
			}
		}
	}
	for _, iso := range []string{"2024-Q0", "2024-Q5", "2024-Q", "2024Q12", "Q1 2024", "2024-Q1-05", "24-Q1", "0000-Q1", "2024--Q1", "2024q1", "", "5\u00a0March\u00a02024", "2024-13", "2024-00-10", "2023-02-29", "2024-3-5", "24-03-05", "2024-03-05T10:00", "2024-03-", "0000", "-024", "+024-03"} {
		if got, err := locale(t, "en").Date(iso); err == nil {
			t.Errorf("%q is %q", iso, got)
		}
	}
}

func TestShortDates(t *testing.T) {
	march, september, january := time.Date(2024, 3, 5, 0, 0, 0, 0, time.UTC), time.Date(2024, 9, 1, 0, 0, 0, 0, time.UTC), time.Date(2024, 1, 12, 0, 0, 0, 0, time.UTC)
	for _, tc := range []struct{ lang, day, within, months, month, year, quarter string }{
		{"en", "5 Mar 2024", "5 Mar", "Mar Sep Jan", "Jan 2024", "2024", "Q3"},
		{"en-GB", "5 Mar 2024", "5 Mar", "Mar Sept Jan", "Jan 2024", "2024", "Q3"},
		{"en-US", "Mar 5, 2024", "Mar 5", "Mar Sep Jan", "Jan 2024", "2024", "Q3"},
		{"de", "5. März 2024", "5. März", "Mär Sep Jan", "Jan. 2024", "2024", "Q3"},
		{"de-AT", "5. März 2024", "5. März", "Mär Sep Jän", "Jän. 2024", "2024", "Q3"},
		{"fr", "5 mars 2024", "5 mars", "mars sept. janv.", "janv. 2024", "2024", "T3"},
		{"es", "5 mar 2024", "5 mar", "mar sept ene", "ene 2024", "2024", "T3"},
		{"zh", "2024年3月5日", "3月5日", "3月 9月 1月", "2024年1月", "2024", "3季度"},
	} {
		l := locale(t, tc.lang)
		var months []string
		for _, at := range []time.Time{march, september, january} {
			months = append(months, l.WithinYear(at, Month))
		}
		got := []string{l.ShortDate(march, Day), l.WithinYear(march, Day), strings.Join(months, " "), l.ShortDate(january, Month),
			l.ShortDate(january, Year), l.WithinYear(september, Quarter)}
		want := []string{tc.day, tc.within, tc.months, tc.month, tc.year, tc.quarter}
		for i := range want {
			if strings.ReplaceAll(got[i], "\u00a0", " ") != want[i] {
				t.Errorf("%s: got %q, want %q", tc.lang, got[i], want[i])
			}
		}
	}
}

func TestLater(t *testing.T) {
	for _, tc := range [][3]string{
		{"", "2024", "2024"}, {"2024", "", "2024"}, {"2024-Q1", "2024-02", "2024-02"}, {"2024-03-05", "2024-Q1", "2024-03-05"},
		{"2024-Q2", "2024-03-05", "2024-Q2"}, {"2024", "2024-01", "2024-01"}, {"2024-01", "2024", "2024-01"},
	} {
		if got := Later(tc[0], tc[1]); got != tc[2] {
			t.Errorf("of %q and %q the later is %q", tc[0], tc[1], got)
		}
	}
}

func TestUnit(t *testing.T) {
	for _, tc := range []struct{ lang, unit, want string }{
		{"en", "%", "28.6%"},
		{"de", "%", "28.6 %"},
		{"fr", "%", "28.6 %"},
		{"es", "%", "28.6 %"},
		{"zh", "%", "28.6%"},
		{"en", "‰", "28.6‰"},
		{"en", "", "28.6"},
		{"en", "thousand", "28.6 thousand"},
		{"de", "°C", "28.6 °C"},
		{"zh", "万亿元", "28.6万亿元"},
		{"zh", "bn", "28.6 bn"},
	} {
		if got := locale(t, tc.lang).Unit("28.6", tc.unit); got != nbsp(tc.want) {
			t.Errorf("%s: %q, want %q", tc.lang, got, tc.want)
		}
	}
	if got := locale(t, "en").Unit("", "%"); got != "" {
		t.Errorf("a missing value has the unit %q", got)
	}
}

func TestPattern(t *testing.T) {
	for _, tc := range []struct {
		v             float64
		pattern, want string
	}{
		{1234567.891, "#,##0.##", "1,234,567.89"},
		{1234.5, "#,##0.##", "1,234.5"},
		{1234, "#,##0.##", "1,234"},
		{1234, "#,##0.0#", "1,234.0"},
		{2013, "0", "2013"},
		{7, "000", "007"},
		{0.5, "#.##", ".5"},
		{0, "#.##", "0"},
		{0, "#", "0"},
		{0, "#,##0.00", "0.00"},
		{1234567, "#,##,##0", "12,34,567"},
		{1234567, "#,####", "123,4567"},
		{1, "0,000", "0,001"},
		{-28.6, "0.0", "−28.6"},
		{28.6, "+0.0;-0.0", "+28.6"},
		{-28.6, "+0.0;-0.0", "−28.6"},
		{-28.6, "0.0;(0.0)", "(28.6)"},
		{-28.6, "0.0' below zero';", ""},
		{-0.04, "+0.0;-0.0", "+0.0"},
		{28.6, "0.0'%'", "28.6%"},
		{28.6, "0.0 '%'", "28.6 %"},
		{0.286, "0.0%", "28.6%"},
		{0.0286, "0.0‰", "28.6‰"},
		{0.00125, "0.00%", "0.13%"},
		{6.15, "'¥'0.00", "¥6.15"},
		{6.15, "about 0.0", "about 6.2"},
		{5, "0 o''clock", "5 o'clock"},
		{5, "'#'0", "#5"},
		{5, "0'a''b'", "5a'b"},
		{1.005, "0.00", "1.01"},
		{math.Inf(-1), "0.00", "−∞"},
	} {
		got, err := locale(t, "en").Pattern(tc.v, tc.pattern)
		if (err != nil) != (tc.want == "") || got != tc.want {
			t.Errorf("%v by %q is %q, want %q; %v", tc.v, tc.pattern, got, tc.want, err)
		}
	}
	if got, _ := locale(t, "de").Pattern(-1234.5, "#,##0.00 '%'"); got != "−1.234,50 %" {
		t.Errorf("in German: %q", got)
	}
}

func TestPatternRefuses(t *testing.T) {
	for pattern, want := range map[string]string{
		"":                             `the number pattern is empty`,
		"abc":                          `number pattern "abc" has no digit, # or 0`,
		",":                            `number pattern "," has no digit, # or 0`,
		"0.0.0":                        `number pattern "0.0.0" has two decimal points`,
		"0.0,0":                        `number pattern "0.0,0" groups digits after the decimal point`,
		"0.#0":                         `number pattern "0.#0" has a 0 after a # in the decimals`,
		"0#":                           `number pattern "0#" has a # after a 0 before the decimal point`,
		"#,":                           `number pattern "#," has a comma with no digit beside it`,
		"#,,##0":                       `number pattern "#,,##0" has a comma with no digit beside it`,
		"0 0":                          `number pattern "0 0" has digits in two places`,
		"0'%":                          `number pattern "0'%" has a quote that is not closed`,
		"0;0;0":                        `number pattern "0;0;0" has more than one semicolon`,
		"0;x":                          `number pattern "0;x" has a second half that has no digit, # or 0`,
		"%0%":                          `number pattern "%0%" has two percent signs; put one that only prints in quotes`,
		"0.###E0":                      `number pattern "0.###E0" has 'E', which is not supported; put text in quotes`,
		"@@#":                          `number pattern "@@#" has '@', which is not supported; put text in quotes`,
		"¤0":                           `number pattern "¤0" has '¤', which is not supported; put text in quotes`,
		"0.05":                         `number pattern "0.05" has '5', which is not supported; put text in quotes`,
		"0." + strings.Repeat("0", 21): `number pattern "0.000000000000000000000" asks for more than 20 digits`,
	} {
		if got, err := locale(t, "en").Pattern(1, pattern); err == nil || err.Error() != want {
			t.Errorf("%q: %q, %v, want %s", pattern, got, err, want)
		}
	}
}

func TestDecimals(t *testing.T) {
	for name, tc := range map[string]struct {
		cells []Cell
		want  int
	}{
		"none":             {nil, 0},
		"missing":          {[]Cell{{Kind: Number, Missing: true}}, 0},
		"the fewest":       {[]Cell{{Kind: Number, Precision: 0.01}, {Kind: Number, Precision: 0.1}}, 1},
		"missing left out": {[]Cell{{Kind: Number, Precision: 0.01}, {Kind: Number, Missing: true}}, 2},
		"tens":             {[]Cell{{Kind: Number, Precision: 10}, {Kind: Number, Precision: 0.1}}, 0},
		"quarters":         {[]Cell{{Kind: Number, Precision: 0.25}}, 2},
		"as written":       {[]Cell{{Kind: Number, Number: 857.7, Text: "857.70"}}, 2},
		"written nowhere":  {[]Cell{{Kind: Number, Number: 857.7}}, 1},
		"text":             {[]Cell{{Kind: Text, Text: "1.5"}, {Kind: Number, Precision: 0.1}}, 1},
	} {
		if got := Decimals(tc.cells); got != tc.want {
			t.Errorf("%s: %d, want %d", name, got, tc.want)
		}
	}
}

// Nothing is printed finer than it is known.
func TestCell(t *testing.T) {
	for _, tc := range []struct {
		number, precision float64
		format, want      string
	}{
		{4782, 10, "", "4,780"},
		{4785, 10, "", "4,790"},
		{-4785, 10, "", "−4,790"},
		{4782, 1000, "", "5,000"},
		{4.782, 0.01, "", "4.78"},
		{4.78, 0.001, "", "4.780"},
		{0.62, 0.25, "", "0.50"},
		{0.63, 0.25, "", "0.75"},
		{1237, 25, "", "1,225"},
		{1237.5, 25, "", "1,250"},
		{4, 10, "", "0"},
		{4782, 10, "#,##0.00", "4,780"},
		{4.782, 0.1, "0.00", "4.8"},
		{4.782, 0.001, "0.0", "4.8"},
		{0.3449, 0.01, "0.0%", "34%"},
		{0.3449, 0.1, "0.0%", "30%"},
		{0.3449, 0.0001, "0.0%", "34.5%"},
		{2013, 1, "0", "2013"},
		{1234.5, 0.1, "no pattern", "1,234.5"},
	} {
		c := Cell{Kind: Number, Number: tc.number, Precision: tc.precision}
		if got := locale(t, "en").Cell(c, Column{Format: tc.format}); got != tc.want {
			t.Errorf("%v known to %v by %q is %q, want %q", tc.number, tc.precision, tc.format, got, tc.want)
		}
	}
	table := mustLoad(t, "day,funded,name\n2024-03-05,true,天津\n,,n/a\n2024-03,false,x\n", `missing = ["n/a"]`)
	for lang, want := range map[string]string{"en": "5\u00a0March\u00a02024|yes|天津||||March\u00a02024|no|x", "zh": "2024年3月5日|是|天津||||2024年3月|否|x"} {
		var got []string
		for _, r := range table.Rows {
			for i, c := range r.Cells {
				got = append(got, locale(t, lang).Cell(c, table.Columns[i]))
			}
		}
		if got := strings.Join(got, "|"); got != want {
			t.Errorf("%s: %q", lang, got)
		}
	}
}

func TestColumn(t *testing.T) {
	cells := []Cell{
		{Kind: Number, Number: 4782, Precision: 10},
		{Kind: Number, Number: 857.76, Precision: 0.01},
		{Kind: Number, Missing: true},
		{Kind: Number, Number: 12.5, Precision: 0.1},
	}
	l := locale(t, "en")
	if got := strings.Join(l.Column(cells, Column{}), "|"); got != "4,780|858||13" {
		t.Error(got)
	}
	if got := strings.Join(l.Column(cells[1:], Column{Format: "#,##0.00"}), "|"); got != "857.8||12.5" {
		t.Error(got)
	}
}

// Printing goes by way of the program's start and of every number on every page.
func BenchmarkNewLocale(b *testing.B) {
	for b.Loop() {
		locale(b, "de")
	}
}

func BenchmarkNumber(b *testing.B) {
	l := locale(b, "de")
	for b.Loop() {
		l.Number(-1234567.891, 2)
	}
}

func BenchmarkPattern(b *testing.B) {
	l := locale(b, "de")
	for b.Loop() {
		if _, err := l.Pattern(-1234567.891, "#,##0.00"); err != nil {
			b.Fatal(err)
		}
	}
}
