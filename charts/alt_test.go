package charts

import (
	"strings"
	"testing"

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
			"Bar chart of turnover of contracts, trillion yuan, 2013 to 2015: rises throughout, from 0.75 to 6.15."},
		{"falls", Spec{Mark: "line"}, "x|v:m\n2013|9\n2014|8\n2015|3", "Line chart of v, m, 2013 to 2015: falls throughout, from 9 to 3."},
		{"rises on the whole", Spec{Mark: "line"}, "x|v\n2013|1\n2014|5\n2015|4\n2016|9", "Line chart of v, 2013 to 2016: rises, from 1 to 9."},
		{"varies", Spec{Mark: "area"}, "x|v\n2013|4\n2014|9\n2015|5", "Area chart of v, 2013 to 2015: varies, from 4 to 5."},
		{"same", Spec{Mark: "line"}, "x|v\n2013|4\n2014|4", "Line chart of v, 2013 to 2014: 4 throughout."},
		{"one value", Spec{Mark: "bar"}, "x|v\n2013|4", "Bar chart of v: 4 in 2013."},
		{"categories", Spec{Mark: "bar"}, "x$|v\na|4\nb|9\nc|1", "Bar chart of v: highest b with 9, lowest c with 1."},
		{"capitals stay", Spec{Mark: "line", Subtitle: "R&D spending."}, "x|v\n1|4\n2|5", "Line chart of R&D spending, 1 to 2: rises throughout, from 4 to 5."},
		{"scatter", Spec{Mark: "scatter"}, "x:yuan|v:%\n1|4\n2|5.5\n3|4", "Scatter chart of v, % against x, yuan: 3 points, from 4 to 6."},
		{"own words", Spec{Mark: "bar", Description: "Something else."}, "x|v\n2013|4", "Something else."},
		{"several", Spec{Mark: "line", Y: []string{"v", "w"}}, "x|v|w\n1|4|9\n2|5|7", "Line chart of v, w, 1 to 2: v rises throughout, from 4 to 5; w falls throughout, from 9 to 7."},
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
	if got := alt(f); !strings.HasSuffix(got, "and 2 more series.") {
		t.Error(got)
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
		{"de-CH", "Balkendiagramm: Umsatz, Mrd. Franken, 2013 bis 2015: steigt durchgehend, von 0.75 auf 6.15."},
		{"fr", "Graphique en barres\u00a0: Umsatz, Mrd. Franken, de 2013 à 2015\u00a0: hausse continue, de 0,75 à 6,15."},
		{"zh-CN", "柱状图：Umsatz, Mrd. Franken，2013至2015：持续上升，从0.75到6.15。"},
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
