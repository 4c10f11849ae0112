package charts

import (
	"fmt"
	"strings"
	"testing"

	"report/data"
)

// titled draws a chart of contract turnover with a title, in a language.
func titled(t *testing.T, lang, title, subtitle, column string) []Problem {
	t.Helper()
	style := testStyle(t)
	var err error
	if style.Locale, err = data.NewLocale(lang); err != nil {
		t.Fatal(err)
	}
	f, err := compose(Spec{Mark: "bar", X: "year", Y: []string{"v"}, Title: title, Subtitle: subtitle, Labels: map[string]string{"v": column}},
		table("year|v:bn\n2022|1\n2023|2"), style, pageWidth)
	if err != nil {
		t.Fatal(err)
	}
	return f.titleReview()
}

func TestTitlesThatAreFindings(t *testing.T) {
	for _, c := range []struct{ lang, title, subtitle, column string }{
		{"en", "Contract turnover rose from 0.75 to 6.15 trillion yuan in ten years", "Turnover of technology contracts, trillion yuan", "Turnover"},
		{"en", "Growth quickened", "Growth on the year before, per cent", "Growth"},
		{"en", "Turnover rose", "Turnover, bn yuan", "Turnover"},
		{"en", "Henan grew fastest of all regions", "Output, bn yuan", "Output"},
		{"en", "More patents than contracts", "Patents and contracts, thousand", "Patents"},
		{"en", "Record patents", "Patents, thousand", "Patents"},
		{"en", "China leads", "Patents, thousand", "Patents"},
		{"en", "R&D expenditure reached 3,327.8 billion yuan in 2023", "Expenditure on R&D, billion yuan", "Expenditure"},
		{"en", "Exports: 12% up", "Exports", "Exports"},
		{"en", "Who pays for research?", "Expenditure on research", "Expenditure"},
		{"en", "Half of all spending is public", "Spending by source", "Spending"},
		{"en", "The market for technology keeps growing", "Turnover", "Turnover"},
		{"de", "Umsatz steigt", "Umsatz, Mrd. Yuan", "Umsatz"},
		{"de", "Mehr Patente als Verträge", "Patente und Verträge, Tausend", "Patente"},
		{"de", "Ausgaben seit 2013 verdreifacht", "Ausgaben, Mrd. Euro", "Ausgaben"},
		{"fr", "Le chiffre d’affaires double", "Chiffre d’affaires, Md de yuans", "Chiffre d’affaires"},
		{"fr", "La dette dépasse 100 % du PIB", "Dette, en % du PIB", "Dette"},
		{"es", "El gasto sube", "Gasto, miles de millones", "Gasto"},
		{"es", "Más patentes que contratos", "Patentes y contratos, miles", "Patentes"},
		{"zh", "技术合同成交额十年增长七倍", "技术合同成交额，万亿元", "成交额"},
		{"zh", "成交额创新高", "成交额，万亿元", "成交额"},
		{"zh", "专利超90万件", "专利授权量，万件", "专利"},
	} {
		if got := titled(t, c.lang, c.title, c.subtitle, c.column); len(got) > 0 {
			t.Errorf("%s: %q: %s", c.lang, c.title, got[0].Message)
		}
	}
}

func TestTitlesThatAreLabels(t *testing.T) {
	for _, c := range []struct{ lang, title, subtitle, column string }{
		{"en", "Turnover", "Turnover, bn yuan", "Turnover"},
		{"en", "Turnover of technology contracts, 2013 to 2023", "Turnover of technology contracts, trillion yuan", "Turnover"},
		{"en", "Annual turnover by year", "Turnover, bn yuan", "Turnover"},
		{"en", "Contract turnover trends", "Turnover of contracts, bn yuan", "Turnover"},
		{"en", "Research spending", "Expenditure on R&D", "Expenditure"},
		{"en", "The economy", "", "GDP"},
		{"de", "Umsatz nach Jahr", "Umsatz, Mrd. Yuan", "Umsatz"},
		{"de", "Entwicklung der Ausgaben", "Ausgaben, Mrd. Euro", "Ausgaben"},
		{"de", "Forschung und Entwicklung", "Ausgaben", "Ausgaben"},
		{"fr", "Évolution de la dette", "Dette, en Md d’euros", "Dette"},
		{"fr", "Dette publique", "Dette, en Md d’euros", "Dette"},
		{"es", "Gasto por año", "Gasto, miles de millones", "Gasto"},
		{"es", "Gasto público", "Gasto, miles de millones", "Gasto"},
		{"zh", "技术合同成交额情况", "技术合同成交额，万亿元", "成交额"},
		{"zh", "研发支出", "研究与试验发展经费，亿元", "支出"},
		{"zh", "成交额变化趋势（2013–2023年）", "成交额，万亿元", "成交额"},
	} {
		got := titled(t, c.lang, c.title, c.subtitle, c.column)
		if len(got) != 1 || got[0].Key != "title" || !strings.Contains(got[0].Message, "does not say what there is to see") {
			t.Errorf("%s: %q: %+v", c.lang, c.title, got)
		}
	}
}

func TestLongTitles(t *testing.T) {
	for _, c := range []struct{ lang, title string }{
		{"en", "Turnover of the contracts that were signed on the market for technology rose from 0.75 to 6.15 in ten years"},
		{"zh", "科学技术部的数据表明全国技术市场签订的技术合同成交总额在过去的十年里增长了七倍多"},
	} {
		if got := titled(t, c.lang, c.title, "", ""); len(got) != 1 || !strings.Contains(got[0].Message, "more than 14") {
			t.Errorf("%q: %+v", c.title, got)
		}
	}
}

// notesOf are notes on two years.
func notesOf(n int) []Note {
	var notes []Note
	for i := range n {
		notes = append(notes, Note{X: int64(2021 + i%2), Text: fmt.Sprintf("Note %d", i)})
	}
	return notes
}

// colors is a table of some series.
func colors(n int) *data.Table {
	rows := "year|c$|v:t\n"
	for i := range n {
		rows += fmt.Sprintf("2021|series %d|%d\n2022|series %d|%d\n", i, i+1, i, 2*i+1)
	}
	return table(rows)
}

func TestReview(t *testing.T) {
	plain, unit := table("year|v\n2021|1\n2022|2"), table("year|v:bn\n2021|1\n2022|2")
	long := strings.Repeat("a name of many words ", 5)
	for _, c := range []struct {
		name  string
		spec  Spec
		table *data.Table
		bare  bool // nothing names a source
		key   string
		want  string
	}{
		{"as it should be", Spec{Mark: "bar"}, unit, false, "none", ""},
		{"no unit", Spec{Mark: "bar", Data: "d"}, plain, false, "y", "nothing says in which unit the values are | say measure and unit in subtitle, or give the column its unit in [data.d.columns.v]"},
		{"a subtitle that says no unit", Spec{Mark: "line", Subtitle: "V"}, plain, false, "subtitle", "the subtitle says no unit, nor does the column"},
		{"a subtitle that says it", Spec{Mark: "bar", Subtitle: "Output, tonnes"}, plain, false, "none", ""},
		{"per cent", Spec{Mark: "bar", YFormat: "0 %"}, plain, false, "none", ""},
		{"an axis with a name", Spec{Mark: "scatter", YLabel: "Tonnes"}, plain, false, "none", ""},
		{"counts", Spec{Mark: "histogram"}, plain, false, "none", ""},
		{"no source", Spec{Mark: "bar", Data: "d"}, unit, true, "data", `the chart names no source | write source = "..." in [data.d], or in the chart`},
		{"a name that is cut", Spec{Mark: "bar", Horizontal: true, Height: 30}, table("year$|v:t\n" + long + "|1\nb|2\nc|3\nd|4\ne|5"), false, "x", `the label "a name of many words`},
		{"a highlight of everything", Spec{Mark: "bar", Highlight: []any{int64(2021), int64(2022)}}, unit, false, "highlight", "nothing stands out"},
		{"a highlight of one", Spec{Mark: "bar", Highlight: []any{int64(2022)}}, unit, false, "none", ""},
		{"four notes", Spec{Mark: "bar", Notes: notesOf(4)}, unit, false, "none", ""},
		{"five notes", Spec{Mark: "bar", Notes: notesOf(5)}, unit, false, "notes", "the chart has 5 notes, more than 4"},
		{"four colours", Spec{Mark: "line", Color: "c"}, colors(4), false, "none", ""},
		{"five colours", Spec{Mark: "line", Color: "c"}, colors(5), false, "color", "the chart has 5 colours"},
		{"five, one highlighted", Spec{Mark: "line", Color: "c", Highlight: []any{"series 1"}}, colors(5), false, "none", ""},
		{"rows of a heat map", Spec{Mark: "heatmap"}, table("year|v|c:t\n2021|1|1\n2021|2|2\n2021|3|3\n2021|4|3\n2021|5|3\n2022|1|2"), false, "none", ""},
		{"names in a legend", Spec{Mark: "bar", Color: "c"}, table("year|c$|v:t\n2021|" + long + "|1\n2021|b|2"), false, "none", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if c.spec.X = "year"; c.spec.Mark != "histogram" {
				c.spec.Y = []string{"v"}
				if c.spec.Mark == "heatmap" {
					c.spec.Color = "c"
				}
			}
			c.spec.Title = "Output doubled in a year"
			p, err := Draw(nil, "p", c.spec, c.table, testStyle(t), pageWidth)
			if err != nil {
				t.Fatal(err)
			}
			got := p.Review(!c.bare)
			if c.key == "none" {
				if len(got) > 0 {
					t.Errorf("it finds %+v", got)
				}
				return
			}
			if len(got) != 1 || got[0].Key != c.key || !got[0].Warning || !strings.Contains(got[0].Message+" | "+got[0].Hint, c.want) {
				t.Errorf("it finds %+v, want %s: %s", got, c.key, c.want)
			}
		})
	}
}
