package charts

import "strings"

// altWords are the words of generated alt texts in one language.
type altWords struct {
	marks        map[string]string // by kind of chart, around what it shows
	lower        bool              // what it shows goes on in the middle of a sentence
	span         string            // first and last place along x
	colon        string
	rises, falls string // at every step: first value, last value
	up, down     string // on the whole
	varies       string
	same         string // one value
	single       string // value, place
	extremes     string // highest place, its value, lowest place, its value
	none         string
	named        string // series, what it does
	and, more    string // between series; how many more there are
	against      string // of a scatter chart: x, points, least y, greatest y
	end          string
}

// altLanguages maps a base language to its words. It has the languages of data.Locale.
var altLanguages = map[string]altWords{
	"en": {
		marks: map[string]string{"area": "Area chart of %s", "bar": "Bar chart of %s", "line": "Line chart of %s", "scatter": "Scatter chart of %s"},
		lower: true, span: ", %s to %s", colon: ": ",
		rises: "rises throughout, from %s to %s", falls: "falls throughout, from %s to %s",
		up: "rises, from %s to %s", down: "falls, from %s to %s", varies: "varies, from %s to %s",
		same: "%s throughout", single: "%s in %s", extremes: "highest %s with %s, lowest %s with %s",
		none: "no values", named: "%s %s", and: "; ", more: "and %d more series",
		against: " against %s: %d points, from %s to %s", end: ".",
	},
	"de": {
		marks: map[string]string{"area": "Flächendiagramm: %s", "bar": "Balkendiagramm: %s", "line": "Liniendiagramm: %s", "scatter": "Streudiagramm: %s"},
		span:  ", %s bis %s", colon: ": ",
		rises: "steigt durchgehend, von %s auf %s", falls: "fällt durchgehend, von %s auf %s",
		up: "steigt, von %s auf %s", down: "fällt, von %s auf %s", varies: "schwankt, von %s bis %s",
		same: "durchgehend %s", single: "%[2]s: %[1]s", extremes: "am höchsten %s mit %s, am niedrigsten %s mit %s",
		none: "keine Werte", named: "%s %s", and: "; ", more: "und %d weitere Reihen",
		against: " gegen %s: %d Punkte, von %s bis %s", end: ".",
	},
	"es": {
		marks: map[string]string{"area": "Gráfico de áreas: %s", "bar": "Gráfico de barras: %s", "line": "Gráfico de líneas: %s", "scatter": "Gráfico de dispersión: %s"},
		span:  ", de %s a %s", colon: ": ",
		rises: "sube en todo el período, de %s a %s", falls: "baja en todo el período, de %s a %s",
		up: "sube, de %s a %s", down: "baja, de %s a %s", varies: "varía, de %s a %s",
		same: "%s en todos los casos", single: "%[2]s: %[1]s", extremes: "máximo %s con %s, mínimo %s con %s",
		none: "sin valores", named: "%s %s", and: "; ", more: "y %d series más",
		against: " frente a %s: %d puntos, de %s a %s", end: ".",
	},
	"fr": {
		marks: map[string]string{"area": "Graphique en aires\u00a0: %s", "bar": "Graphique en barres\u00a0: %s", "line": "Graphique en courbes\u00a0: %s", "scatter": "Nuage de points\u00a0: %s"},
		span:  ", de %s à %s", colon: "\u00a0: ",
		rises: "hausse continue, de %s à %s", falls: "baisse continue, de %s à %s",
		up: "hausse, de %s à %s", down: "baisse, de %s à %s", varies: "variations, de %s à %s",
		same: "%s partout", single: "%[2]s\u00a0: %[1]s", extremes: "maximum %s avec %s, minimum %s avec %s",
		none: "aucune valeur", named: "%s, %s", and: "\u00a0; ", more: "et %d autres séries",
		against: " selon %s\u00a0: %d points, de %s à %s", end: ".",
	},
	"zh": {
		marks: map[string]string{"area": "面积图：%s", "bar": "柱状图：%s", "line": "折线图：%s", "scatter": "散点图：%s"},
		span:  "，%s至%s", colon: "：",
		rises: "持续上升，从%s到%s", falls: "持续下降，从%s到%s",
		up: "上升，从%s到%s", down: "下降，从%s到%s", varies: "有升有降，从%s到%s",
		same: "均为%s", single: "%[2]s为%[1]s", extremes: "最高为%s（%s），最低为%s（%s）",
		none: "无数据", named: "%s%s", and: "；", more: "另有%d个系列",
		against: "与%s：%d个点，从%s到%s", end: "。",
	},
}

// altWords are the words in the language of the figure.
func (f *figure) altWords() altWords {
	base, _, _ := strings.Cut(strings.ToLower(f.style.Locale.Lang()), "-")
	if w, ok := altLanguages[base]; ok {
		return w
	}
	return altLanguages["en"]
}
