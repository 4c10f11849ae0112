package charts

import (
	"cmp"
	"strings"
	"testing"
	"unicode/utf8"

	"report/data"
)

func TestAlt(t *testing.T) {
	for _, c := range []struct {
		name string
		spec Spec
		rows string
		want string
	}{
		{"rises", Spec{Mark: "bar", Subtitle: "Turnover of contracts, trillion yuan"}, "x|v\n2013|0.75\n2014|0.86\n2015|6.15",
			"Bar chart of turnover of contracts, trillion yuan, 2013 to 2015: rises every year, from 0.75 to 6.15."},
		{"falls", Spec{Mark: "line"}, "x|v:m\n2013|9\n2014|8\n2015|3", "Line chart of v, 2013 to 2015, in m: falls every year, from 9 to 3."},
		{"rises on the whole", Spec{Mark: "line"}, "x|v\n2013|1\n2014|5\n2015|4\n2016|9", "Line chart of v, 2013 to 2016: rises overall, from 1 to 9."},
		{"varies", Spec{Mark: "area"}, "x|v\n2013|4\n2014|9\n2015|5", "Area chart of v, 2013 to 2015: varies between 4 and 9, and ends at 5."},
		{"same", Spec{Mark: "line"}, "x|v\n2013|4\n2014|4", "Line chart of v, 2013 to 2014: 4 throughout."},
		{"one value", Spec{Mark: "bar"}, "x|v\n2013|4", "Bar chart of v: 4 in 2013."},
		{"categories", Spec{Mark: "bar"}, "x$|v\na|4\nb|9\nc|1", "Bar chart of v: highest b with 9, lowest c with 1."},
		{"capitals stay", Spec{Mark: "line", Subtitle: "R&D spending."}, "x|v\n1|4\n2|5", "Line chart of R&D spending, x 1 to 2: rises from 4 to 5."},
		{"scatter", Spec{Mark: "scatter"}, "x:yuan|v:%\n1|4\n2|5.5\n3|4", "Scatter chart of v (4 to 6%) against x (1 to 3\u00a0yuan): 3 points."},
		{"scatter of words of its own", Spec{Mark: "scatter", XLabel: "Age, years", YLabel: "Wage (%)"}, "x:years|v:%\n1|4\n1|5", "Scatter chart of wage (4 to 5%) against age (1\u00a0years): 2 points."},
		{"one point", Spec{Mark: "scatter"}, "x|v\n1|4", "Scatter chart of v (4) against x (1): one point."},
		{"unit at the end of the subtitle", Spec{Mark: "bar", Subtitle: "Turnover of contracts, trillion yuan"}, "x|v:trillion yuan\n2013|0.75\n2014|0.86\n2015|6.15",
			"Bar chart of turnover of contracts, 2013 to 2015, in trillion yuan: rises every year, from 0.75 to 6.15."},
		{"unit in other words", Spec{Mark: "bar", Subtitle: "Turnover in billion yuan, current prices"}, "x|v:bn yuan\n2013|1\n2014|2\n2015|3",
			"Bar chart of turnover in billion yuan, current prices, 2013 to 2015: rises every year, from 1 to 3."},
		{"unit that the subtitle leaves out", Spec{Mark: "bar", Subtitle: "Patents"}, "x|v:thousand\n2013|1\n2014|2\n2015|3", "Bar chart of patents, 2013 to 2015, in thousands: rises every year, from 1 to 3."},
		{"unit that is no noun", Spec{Mark: "bar"}, "x|v:per 1,000\n2013|1\n2014|2\n2015|3", "Bar chart of v, 2013 to 2015, per 1,000: rises every year, from 1 to 3."},
		{"unit in the values", Spec{Mark: "bar", YFormat: "0%"}, "x|v:%\n2013|0.11\n2014|0.12\n2015|0.13", "Bar chart of v, 2013 to 2015: rises every year, from 11% to 13%."},
		{"range in the subtitle", Spec{Mark: "bar", Subtitle: "Output from 2013 to 2015"}, "x|v\n2013|1\n2014|2\n2015|3", "Bar chart of output from 2013 to 2015: rises every year, from 1 to 3."},
		{"what a semicolon adds", Spec{Mark: "bar", Subtitle: "Output of mines; coal only"}, "x|v\n2013|1\n2014|2\n2015|3", "Bar chart of output of mines, 2013 to 2015: rises every year, from 1 to 3."},
		{"what a semicolon adds to a year", Spec{Mark: "scatter", Subtitle: "Output of mines, 2005; each dot is one"}, "x|v\n1|2\n2|3", "Scatter chart of output of mines, 2005: 2 points, x (1 to 2), v (2 to 3)."},
		{"names stay", Spec{Mark: "bar", Subtitle: "Beijing output", Title: "How Beijing grew"}, "x|v\n2013|1\n2014|2", "Bar chart of Beijing output, 2013 to 2014: rises from 1 to 2."},
		{"a year without a value", Spec{Mark: "line"}, "x|v\n2013|1\n2014|\n2015|3\n2016|4", "Line chart of v, 2013 to 2016: rises throughout, from 1 to 4."},
		{"every second year", Spec{Mark: "line"}, "x|v\n2013|1\n2015|3\n2017|4", "Line chart of v, 2013 to 2017: rises throughout, from 1 to 4."},
		{"quarters", Spec{Mark: "line"}, "x@|v\n2013-Q1|1\n2013-Q2|3\n2013-Q3|4", "Line chart of v, Q1 2013 to Q3 2013: rises every quarter, from 1 to 4."},
		{"months", Spec{Mark: "line"}, "x@|v\n2013-01|1\n2013-02|3\n2013-03|4", "Line chart of v, January 2013 to March 2013: rises every month, from 1 to 4."},
		{"first days of months", Spec{Mark: "line"}, "x@|v\n2013-01-01|1\n2013-02-01|3\n2013-03-01|4", "Line chart of v, 1 January 2013 to 1 March 2013: rises every month, from 1 to 4."},
		{"weeks", Spec{Mark: "line"}, "x@|v\n2013-01-01|1\n2013-01-08|3\n2013-01-15|4", "Line chart of v, 1 January 2013 to 15 January 2013: rises every week, from 1 to 4."},
		{"days", Spec{Mark: "line"}, "x@|v\n2013-01-01|4\n2013-01-02|3\n2013-01-03|1", "Line chart of v, 1 January 2013 to 3 January 2013: falls every day, from 4 to 1."},
		{"days but Sundays", Spec{Mark: "line"}, "x@|v\n2013-01-01|4\n2013-01-02|3\n2013-01-04|1", "Line chart of v, 1 January 2013 to 4 January 2013: falls throughout, from 4 to 1."},
		{"changes that the chart does not print", Spec{Mark: "line"}, "x|v\n2013|4.1\n2014|4.2\n2015|4", "Line chart of v, 2013 to 2015: 4 throughout."},
		{"layers", Spec{Mark: "bar", Layers: []Layer{{Mark: "line", Y: "u"}, {Mark: "dot", Y: "w", Label: "Target"}}}, "x|v:m|u:m|w:m\n2013|1|2|3\n2014|3|2|3",
			"Bar chart of v, 2013 to 2014, in m, with a line of u, with dots of target: rises from 1 to 3."},
		{"band", Spec{Mark: "line", Band: []string{"u", "w"}}, "x|v|u|w\n2013|2|1|3\n2014|3|2|3", "Line chart of v, 2013 to 2014, with a shaded band from u to w: rises from 2 to 3."},
		{"notes", Spec{Mark: "line", Notes: []Note{{X: int64(2014), Text: "New law."}}, Reference: []Reference{{Y: ptr(2), Text: "Target"}}}, "x|v\n2013|1\n2014|2\n2015|3",
			"Line chart of v, 2013 to 2015: rises every year, from 1 to 3. On the chart: Target; New law."},
		{"a long name", Spec{Mark: "bar"}, "x$|v\nThe association of all those that write very long names|4\nb|9",
			"Bar chart of v: highest b with 9, lowest The association of all those that write… with 4."},
		{"own words", Spec{Mark: "bar", Description: "Something else."}, "x|v\n2013|4", "Something else."},
		{"several", Spec{Mark: "line", Y: []string{"v", "w"}}, "x|v|w\n1|4|9\n2|5|7", "Line chart, x 1 to 2: v rising from 4 to 5; w falling from 9 to 7."},
	} {
		t.Run(c.name, func(t *testing.T) {
			c.spec.X = "x"
			if c.spec.Y == nil {
				c.spec.Y = []string{"v"}
			}
			f, err := compose(c.spec, table(c.rows), testStyle(t), pageWidth)
			if err != nil {
				t.Fatal(err)
			}
			if got := alt(f); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestAltOfManySeriesIsShort(t *testing.T) {
	f, err := compose(Spec{Mark: "line", X: "x", Y: []string{"a", "b", "c", "d", "e"}},
		table("x|a|b|c|d|e\n1|1|2|3|4|5\n2|2|3|4|5|6"), testStyle(t), pageWidth)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := alt(f), "Line chart of a, b, c, d and e, x 1 to 2: 5 rising; largest change a, from 1 to 2."; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// Alt texts are as long as a screen reader reads in one go, but for those whose names are many and long.
func TestAltIsShort(t *testing.T) {
	longer := map[string]int{
		"area-stacked":     180, // three series
		"line-facet-notes": 165, // three panels
		"bar-grouped":      165, // two series with names of 25 characters
		"line-two":         165,
		"dot-years-two":    165,
		"bar-turned":       175, // categories with names of 25
		"donut-list":       180, // five parts, all of them named
		"histogram-facet":  170, // two panels
	}
	for _, e := range examples() {
		f, err := compose(e.spec, e.table, testStyle(t), pageWidth)
		if err != nil {
			t.Fatal(err)
		}
		most := cmp.Or(longer[e.name], altLength)
		if got := alt(f); utf8.RuneCountInString(got) > most {
			t.Errorf("%s: %d characters, more than %d: %s", e.name, utf8.RuneCountInString(got), most, got)
		}
	}
}

func TestNamesAreShortenedBetweenWords(t *testing.T) {
	for _, c := range []struct{ name, want string }{
		{"short", "short"}, {"two words", "two words"}, {"two words, three", "two words…"}, {"onelongword", "onelongword"},
		{"one longword", "one…"}, {"技术合同成交额全国十年增长", "技术合同成交额全国十…"}, {"a\u00adb", "a b"}, {"", ""},
	} {
		if got := inWords(c.name, 10); got != c.want {
			t.Errorf("%q is %q, want %q", c.name, got, c.want)
		}
	}
}

func TestUnitsThatAreSaid(t *testing.T) {
	for _, c := range []struct {
		measure, unit string
		want          bool
	}{
		{"Output, bn yuan", "bn yuan", true}, {"Output, billion yuan", "bn yuan", true}, {"Share of output, per cent", "%", true}, {"Share (%)", "%", true},
		{"Body mass, grams", "g", true}, {"Umsatz in Milliarden Euro", "Mrd. Euro", true}, {"成交额（万亿元）", "万亿元", true}, {"装机容量GW", "GW", true}, {"Anteil, Prozent", "%", true},
		{"Output of mines", "m", false}, {"Output, bn yuan", "yuan a head", false}, {"Output, million yuan", "bn yuan", false}, {"Percentile", "%", false}, {"成交额", "亿元", false},
	} {
		if got := saysUnit(c.measure, c.unit); got != c.want {
			t.Errorf("%q says %q: %v", c.measure, c.unit, got)
		}
	}
}

// What stands before a place, a list or a unit has the forms of its language.
func TestAltHasItsGrammar(t *testing.T) {
	line := func(rows string) (Spec, *data.Table) {
		return Spec{Mark: "line", X: "x", Y: []string{"v"}}, table(rows)
	}
	for _, c := range []struct{ lang, rows, want string }{
		{"fr", "x@|v:%\n2022-04|1\n2022-05|3\n2022-06|2", "v, d’avril 2022 à juin 2022, en %. Variations entre 1 et 3, à la fin 2."},
		{"fr", "x@|v\n2022-04-01|1\n2022-04-02|3", "v, du 1er avril 2022 au 2 avril 2022. Hausse, de 1 à 3."},
		{"es", "x@|v\n2022-04-01|1\n2022-04-02|3", "v, del 1 de abril de 2022 al 2 de abril de 2022. Sube de 1 a 3."},
		{"es", "x@|v\n2022-04|9\n2022-05|3\n2022-06|2", "v, de abril de 2022 a junio de 2022. Baja cada mes, de 9 a 2."},
		{"de", "x@|v\n2022-Q1|1\n2022-Q2|3\n2022-Q3|4", "v, 1. Quartal 2022 bis 3. Quartal 2022. Steigt jedes Quartal, von 1 auf 4."},
		{"zh", "x@|v:%\n2022-04|1\n2022-05|3\n2022-06|4", "v，2022年4月至2022年6月，单位为%。逐月上升，从1升至4。"},
		{"zh", "x|v\n0|4\n5|3\n10|3.5", "v，x 0至10。在3与4之间波动，最后为4。"},
	} {
		style := testStyle(t)
		var err error
		if style.Locale, err = data.NewLocale(c.lang); err != nil {
			t.Fatal(err)
		}
		spec, tbl := line(c.rows)
		f, err := compose(spec, tbl, style, pageWidth)
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.ReplaceAll(alt(f), "\u00a0", " "); !strings.HasSuffix(got, c.want) {
			t.Errorf("%s: %s\nwant %s", c.lang, got, c.want)
		}
	}
	if got := altLanguages["es"].join("India"); got != " e " {
		t.Errorf("in Spanish, China%sIndia", got)
	}
	if got := altLanguages["es"].join("Hielo"); got != " y " {
		t.Errorf("in Spanish, Agua%sHielo", got)
	}
}

func TestAltInEveryLanguage(t *testing.T) {
	_, err := data.NewLocale("tlh")
	for base := range altLanguages {
		if !strings.Contains(err.Error(), base) {
			t.Errorf("data has no locale %q: %v", base, err)
		}
		for mark := range marks {
			if markNames[mark][base] == "" {
				t.Errorf("%s: no words for mark %q", base, mark)
			}
		}
	}
	for _, c := range []struct{ lang, want string }{
		{"de-CH", "Balkendiagramm: Umsatz, Mrd. Franken, 2013 bis 2015. Steigt jedes Jahr, von 0.75 auf 6.15."},
		{"fr", "Graphique en barres\u00a0: umsatz, Mrd. Franken, de 2013 à 2015. Hausse chaque année, de 0,75 à 6,15."},
		{"zh-CN", "柱状图：Umsatz, Mrd. Franken，2013至2015年。逐年上升，从0.75升至6.15。"},
	} {
		style := testStyle(t)
		if style.Locale, err = data.NewLocale(c.lang); err != nil {
			t.Fatal(err)
		}
		f, err := compose(Spec{Mark: "bar", X: "x", Y: []string{"v"}, Subtitle: "Umsatz, Mrd. Franken"},
			table("x|v\n2013|0.75\n2014|0.86\n2015|6.15"), style, pageWidth)
		if err != nil {
			t.Fatal(err)
		}
		if got := alt(f); got != c.want {
			t.Errorf("got  %s\nwant %s", got, c.want)
		}
	}
}

// Every language of data must have its words, or English would stand in its alt texts.
func TestAltKnowsTheLanguagesOfData(t *testing.T) {
	_, err := data.NewLocale("tlh")
	for _, base := range strings.FieldsFunc(err.Error(), func(r rune) bool { return r == ' ' || r == ',' }) {
		if _, bad := data.NewLocale(base); len(base) != 2 || bad != nil {
			continue
		}
		if _, ok := altLanguages[base]; !ok {
			t.Errorf("alt texts have no words in %q", base)
		}
	}
}
