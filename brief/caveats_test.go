package brief

import (
	"strings"
	"testing"

	"report/data"
)

const caveatBriefing = `[report]
title    = "Market"
date     = 2024-03-06
lang     = "LANG"
sections = ["market", "words", "about"]

[data.market]
file   = "market.csv"
source = "Bureau"
[data.market.columns]
turnover = { unit = "billion CNY" }
growth   = { unit = "%", published = { growth = "turnover" } }

[data.unused]
file   = "market.csv"

[data.single]
file   = "single.csv"

[facts.tasks]
value = "at(single.value, 'n_1')"
label = "Tasks done"

[section.market]
kind = "table"
data = "market"
columns = ["year", "turnover", "growth"]

[section.words]
kind = "text"
text = "There were {{ tasks }}."

[section.about]
kind   = "caveats"
SHOW
`

var caveatFiles = map[string]string{
	"market.csv": "year,turnover,turnover_precision,growth,qualifier,note\n" +
		"2016,1140.7,0.1,,,\n2017,1340,10,17.7,,rounded as published\n2018,1769.7,0.1,31.8,,\n2019,2239.8,0.1,26.6,about,\n2020,2825.2,0.1,26.1,,\n" +
		"2021,,,,,not found!\n2022,4780,10,,,rounded as published\n2023,6150,10,28.6,,rounded as published\n",
	"single.csv": "key,value,precision\nn_1,160000,10000\nn_2,170000,10000\n",
}

// caveatLines are the items of the section, each on a line.
func caveatLines(t *testing.T, lang, show string) string {
	t.Helper()
	files := map[string]string{"config.toml": strings.NewReplacer("LANG", lang, "SHOW", show).Replace(caveatBriefing)}
	for name, content := range caveatFiles {
		files[name] = content
	}
	b, d := compose(t, files)
	if len(d.List) > 0 {
		t.Fatal(d)
	}
	w := caveatLanguages[b.composer.lang]
	s := &caveats{Show: []string{"remarks", "rounded", "missing", "qualifiers", "published", "copies"}}
	var lines []string
	for _, one := range b.composer.caveats(s.Show, map[string]string{"market": "M"}) {
		lines = append(lines, strings.ReplaceAll(one.about+w.Colon+w.spaced(one.says), "\u00a0", " "))
	}
	return strings.Join(lines, "\n")
}

func TestCaveats(t *testing.T) {
	for lang, want := range map[string]string{
		"en": `M, 2017, 2022, and 2023: rounded as published; rounded to the nearest 10 billion yuan.
M, 2021: not found!
M, growth, 2016, 2021, and 2022: no value.
M, 2019: stated as “about”.
M, growth: as published; computed from the rounded values given here, it would be 17.5% instead of 17.7% in 2017, 32.1% instead of 31.8% in 2018, and 28.7% instead of 28.6% in 2023.
Tasks done: rounded to the nearest 10,000.`,
		"de": `M, 2017, 2022 und 2023: rounded as published; auf 10 Milliarden Yuan gerundet.
M, 2021: not found!
M, Growth, 2016, 2021 und 2022: kein Wert.
M, 2019: angegeben als „about“.
M, Growth: wie veröffentlicht; aus den gerundeten Werten dieses Berichts berechnet wären es 17,5 % statt 17,7 % für 2017, 32,1 % statt 31,8 % für 2018 und 28,7 % statt 28,6 % für 2023.
Tasks done: auf 10.000 gerundet.`,
		"fr": `M, 2017, 2022 et 2023 : rounded as published ; arrondi à 10 milliards de yuans près.
M, 2021 : not found!
M, growth, 2016, 2021 et 2022 : aucune valeur.
M, 2019 : publié sous la forme « about ».
M, growth : tel que publié ; calculé à partir des valeurs arrondies données ici, ce serait 17,5 % au lieu de 17,7 % pour 2017, 32,1 % au lieu de 31,8 % pour 2018 et 28,7 % au lieu de 28,6 % pour 2023.
Tasks done : arrondi à 10 000 près.`,
		"es": `M, 2017, 2022 y 2023: rounded as published; redondeado a 10 mil millones de yuanes.
M, 2021: not found!
M, growth, 2016, 2021 y 2022: sin valor.
M, 2019: publicado como «about».
M, growth: según lo publicado; calculado con los valores redondeados que se dan aquí, sería 17,5 % en lugar de 17,7 % en 2017, 32,1 % en lugar de 31,8 % en 2018 y 28,7 % en lugar de 28,6 % en 2023.
Tasks done: redondeado a 10.000.`,
		"zh": `M，2017年、2022年和2023年：rounded as published；取整至100亿元。
M，2021年：not found!
M，growth，2016年、2021年和2022年：无数据。
M，2019年：原文表述为“about”。
M，growth：为公布值；按本文所列的取整数值计算，则为2017年17.5%（公布值17.7%）、2018年32.1%（公布值31.8%）和2023年28.7%（公布值28.6%）。
Tasks done：取整至10,000。`,
	} {
		if got := caveatLines(t, lang, ""); got != want {
			t.Errorf("%s: got\n%s\nwant\n%s", lang, got, want)
		}
	}
}

func TestCaveatsOnThePage(t *testing.T) {
	files := map[string]string{"config.toml": strings.NewReplacer("LANG", "en", "SHOW", "show = [\"copies\"]\nlabels = { market = \"Market\" }").Replace(caveatBriefing)}
	for name, content := range caveatFiles {
		files[name] = content
	}
	b, d := compose(t, files)
	if len(d.List) > 0 {
		t.Fatal(d)
	}
	if texts, _ := pages(t, b); !strings.Contains(strings.Join(texts, ""), "The data carry no remarks.") {
		t.Errorf("got %q", texts)
	}
	b.composer.data["market"].Inputs = []data.Input{{Name: "market.csv", Stale: "no network", Fetched: b.composer.cfg.Report.Date.Time}}
	if got := b.composer.caveats([]string{"copies"}, nil); len(got) != 1 || got[0] != (caveat{"Market", "from an older copy, fetched on 6\u00a0March\u00a02024, because the source could not be read"}) {
		t.Errorf("got %q", got)
	}
	files["config.toml"] = strings.NewReplacer("LANG", "en", "SHOW", "show = \"remark\"\nlabels = { markt = \"Market\" }").Replace(caveatBriefing)
	_, d = compose(t, files)
	if want := `config.toml:35:8: error: show cannot be "remark"; did you mean "remarks"?
config.toml:36:12: error: there is no [data.markt]; did you mean "market"?`; d.Error() != want {
		t.Errorf("got\n%v\nwant\n%s", d, want)
	}
}
