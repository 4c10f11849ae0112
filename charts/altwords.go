package charts

import "strings"

// altWords are the words of generated alt texts in one language.
type altWords struct {
	lower        bool   // what it shows goes on in the middle of a sentence
	span         string // first and last place along x
	colon        string
	rises, falls string // at every step: first value, last value
	up, down     string // on the whole
	varies       string
	same         string // one value
	single       string // value, place
	extremes     string // highest place, its value, lowest place, its value
	none         string
	of           string // of a sparkline: measure, facet value
	count        string // how many: above the column of a table
	named        string // series, what it does
	and, more    string // between series; how many more there are
	panels       string // how many small panels there are
	morePanels   string // how many panels beyond those named
	against      string // of a scatter chart: x, points, least y, greatest y
	counted      string // of a histogram: values, least, greatest, bounds of the fullest bin
	countedAt    string // the same where a bin is one value
	comesTo      string // of a waterfall: what it ends at
	topRise      string // its largest step up, by how much
	topFall      string
	shares       string // of what, in a stack of 100 %
	end          string
}

// altLanguages maps a base language to its words. It has the languages of data.Locale.
var altLanguages = map[string]altWords{
	"en": {
		lower: true, span: ", %s to %s", colon: ": ",
		rises: "rises throughout, from %s to %s", falls: "falls throughout, from %s to %s",
		up: "rises, from %s to %s", down: "falls, from %s to %s", varies: "varies, from %s to %s",
		same: "%s throughout", single: "%s in %s", extremes: "highest %s with %s, lowest %s with %s",
		count: "Number", of: "%s, %s", none: "no values", named: "%s %s", and: "; ", more: "and %d more series",
		counted: "%s values from %s to %s, most often between %s and %s", countedAt: "%s values from %s to %s, most often %s",
		comesTo: "comes to %s", topRise: "largest rise %s with %s", topFall: "largest fall %s with %s",
		shares: "shares of %s",
		panels: ", %d panels", morePanels: "and %d more panels",
		against: " against %s: %d points, from %s to %s", end: ".",
	},
	"de": {
		span: ", %s bis %s", colon: ": ",
		rises: "steigt durchgehend, von %s auf %s", falls: "fällt durchgehend, von %s auf %s",
		up: "steigt, von %s auf %s", down: "fällt, von %s auf %s", varies: "schwankt, von %s bis %s",
		same: "durchgehend %s", single: "%[2]s: %[1]s", extremes: "am höchsten %s mit %s, am niedrigsten %s mit %s",
		count: "Anzahl", of: "%s, %s", none: "keine Werte", named: "%s %s", and: "; ", more: "und %d weitere Reihen",
		counted: "%s Werte von %s bis %s, am häufigsten zwischen %s und %s", countedAt: "%s Werte von %s bis %s, am häufigsten %s",
		comesTo: "ergibt %s", topRise: "größter Anstieg %s mit %s", topFall: "größter Rückgang %s mit %s",
		shares: "Anteile, %s",
		panels: ", %d Teilbilder", morePanels: "und %d weitere Teilbilder",
		against: " gegen %s: %d Punkte, von %s bis %s", end: ".",
	},
	"es": {
		span: ", de %s a %s", colon: ": ",
		rises: "sube en todo el período, de %s a %s", falls: "baja en todo el período, de %s a %s",
		up: "sube, de %s a %s", down: "baja, de %s a %s", varies: "varía, de %s a %s",
		same: "%s en todos los casos", single: "%[2]s: %[1]s", extremes: "máximo %s con %s, mínimo %s con %s",
		count: "Número", of: "%s, %s", none: "sin valores", named: "%s %s", and: "; ", more: "y %d series más",
		counted: "%s valores de %s a %s, con más frecuencia entre %s y %s", countedAt: "%s valores de %s a %s, con más frecuencia %s",
		comesTo: "suma %s", topRise: "mayor aumento %s con %s", topFall: "mayor descenso %s con %s",
		shares: "porcentajes, %s",
		panels: ", %d paneles", morePanels: "y %d paneles más",
		against: " frente a %s: %d puntos, de %s a %s", end: ".",
	},
	"fr": {
		span: ", de %s à %s", colon: "\u00a0: ",
		rises: "hausse continue, de %s à %s", falls: "baisse continue, de %s à %s",
		up: "hausse, de %s à %s", down: "baisse, de %s à %s", varies: "variations, de %s à %s",
		same: "%s partout", single: "%[2]s\u00a0: %[1]s", extremes: "maximum %s avec %s, minimum %s avec %s",
		count: "Nombre", of: "%s, %s", none: "aucune valeur", named: "%s, %s", and: "\u00a0; ", more: "et %d autres séries",
		counted: "%s valeurs de %s à %s, le plus souvent entre %s et %s", countedAt: "%s valeurs de %s à %s, le plus souvent %s",
		comesTo: "aboutit à %s", topRise: "plus forte hausse %s avec %s", topFall: "plus forte baisse %s avec %s",
		shares: "parts, %s",
		panels: ", %d vignettes", morePanels: "et %d autres vignettes",
		against: " selon %s\u00a0: %d points, de %s à %s", end: ".",
	},
	"zh": {
		span: "，%s至%s", colon: "：",
		rises: "持续上升，从%s到%s", falls: "持续下降，从%s到%s",
		up: "上升，从%s到%s", down: "下降，从%s到%s", varies: "有升有降，从%s到%s",
		same: "均为%s", single: "%[2]s为%[1]s", extremes: "最高为%s（%s），最低为%s（%s）",
		count: "数量", of: "%s，%s", none: "无数据", named: "%s%s", and: "；", more: "另有%d个系列",
		counted: "共%s个值，从%s到%s，最多的在%s至%s之间", countedAt: "共%s个值，从%s到%s，最多的是%s",
		comesTo: "合计%s", topRise: "增幅最大的是%s（%s）", topFall: "降幅最大的是%s（%s）",
		shares: "占比，%s",
		panels: "，共%d幅", morePanels: "另有%d幅",
		against: "与%s：%d个点，从%s到%s", end: "。",
	},
}

// altWords are the words in the language of the figure.
func (f *figure) altWords() altWords {
	if w, ok := altLanguages[f.language()]; ok {
		return w
	}
	return altLanguages["en"]
}

// inLanguage picks from words by base language those of the figure.
func (f *figure) inLanguage(words map[string]string) string {
	if w, ok := words[f.language()]; ok {
		return w
	}
	return words["en"]
}

// list joins a few things.
func (f *figure) list(things []string) string {
	if f.language() == "zh" {
		return strings.Join(things, "、")
	}
	return strings.Join(things, ", ")
}
