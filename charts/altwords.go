package charts

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// altWords are the words of generated alt texts in one language.
type altWords struct {
	lower      bool   // what it shows goes on in the middle of a sentence
	apart      bool   // the finding is a sentence of its own, since a colon stands before the measure
	comma      string // between what is said of the chart
	space      string // between sentences
	colon      string // before the finding
	end        string
	and        string // between clauses
	last       string // before the last name of a list
	more       string // a list, how many are not on it
	pair       string // name, what it does
	in         string // before a unit
	years      string // along x: first and last
	days       string // days and quarters
	between    string // months, numbers
	panels     string // how many small panels there are
	line, dots string // of a layer: its name
	band       string // names of its ends
	shares     string // of what, in a stack of 100 %
	parts      string // of what the finding names
	against    string // of a scatter chart: y, x
	ranged     string // name, range
	points     string // how many
	onePoint   string
	every      [day + 1]string
	alone, one courseWords // of the only series, and after the name of one
	same       string      // one value
	single     string      // value, place
	extremes   string      // highest place, its value, lowest place, its value
	none       string
	rising     string // how many of many series
	falling    string
	change     string // the largest: of which, from, to
	count      string // how many: above the column of a table
	counted    string // of a histogram: values, least, greatest, bounds of the fullest bin
	countedAt  string // the same where a bin is one value
	comesTo    string // of a waterfall: what it ends at
	topRise    string // its largest step up, by how much
	topFall    string
	onChart    string            // before words that stand on the chart
	numbers    map[string]string // number words as units
}

// courseWords tell how a series goes.
type courseWords struct {
	rises, falls   string // at every step: how often, first value, last value
	up, down       string // on the whole
	twoUp, twoDown string // of two values
	varies         string // least, greatest, last
}

// altLanguages maps a base language to its words. It has the languages of data.Locale.
var altLanguages = map[string]altWords{
	"en": {
		lower: true, comma: ", ", space: " ", colon: ": ", end: ".", and: "; ", last: " and ", more: "%[1]s and %[2]d more", pair: "%s %s", in: "in ",
		years: "%s to %s", days: "%s to %s", between: "%s to %s", panels: "%d panels",
		line: "with a line of %s", dots: "with dots of %s", band: "with a shaded band from %s to %s",
		parts: "shares", shares: "shares of %s", ranged: "%s (%s)", against: "%s against %s", points: "%d points", onePoint: "one point",
		every: [...]string{"throughout", "every year", "every quarter", "every month", "every week", "every day"},
		alone: courseWords{
			rises: "rises %s, from %s to %s", falls: "falls %s, from %s to %s", up: "rises overall, from %s to %s", down: "falls overall, from %s to %s",
			twoUp: "rises from %s to %s", twoDown: "falls from %s to %s", varies: "varies between %s and %s, and ends at %s",
		},
		one: courseWords{
			rises: "rising %s, from %s to %s", falls: "falling %s, from %s to %s", up: "rising overall, from %s to %s", down: "falling overall, from %s to %s",
			twoUp: "rising from %s to %s", twoDown: "falling from %s to %s", varies: "varying between %s and %s, at the end %s",
		},
		same: "%s throughout", single: "%s in %s", extremes: "highest %s with %s, lowest %s with %s", none: "no values",
		rising: "%d rising", falling: "%d falling", change: "largest change %s, from %s to %s",
		count: "Number", counted: "%s values from %s to %s, most often between %s and %s", countedAt: "%s values from %s to %s, most often %s",
		comesTo: "comes to %s", topRise: "largest rise %s with %s", topFall: "largest fall %s with %s",
		onChart: "On the chart: ", numbers: map[string]string{"thousand": "thousands", "million": "millions", "billion": "billions", "trillion": "trillions"},
	},
	"de": {
		apart: true, comma: ", ", space: " ", colon: ". ", end: ".", and: "; ", last: " und ", more: "%[1]s und %[2]d weitere", pair: "%s %s", in: "in ",
		years: "%s bis %s", days: "%s bis %s", between: "%s bis %s", panels: "%d Teilbilder",
		line: "mit einer Linie für %s", dots: "mit Punkten für %s", band: "mit einem Band von %s bis %s",
		parts: "Anteile", shares: "Anteile, %s", ranged: "%s (%s)", against: "%s gegen %s", points: "%d Punkte", onePoint: "ein Punkt",
		every: [...]string{"durchgehend", "jedes Jahr", "jedes Quartal", "jeden Monat", "jede Woche", "jeden Tag"},
		alone: courseWords{
			rises: "steigt %s, von %s auf %s", falls: "fällt %s, von %s auf %s", up: "steigt insgesamt, von %s auf %s", down: "fällt insgesamt, von %s auf %s",
			twoUp: "steigt von %s auf %s", twoDown: "fällt von %s auf %s", varies: "schwankt zwischen %s und %s, am Ende %s",
		},
		one: courseWords{
			rises: "%s steigend, von %s auf %s", falls: "%s fallend, von %s auf %s", up: "insgesamt steigend, von %s auf %s", down: "insgesamt fallend, von %s auf %s",
			twoUp: "steigend von %s auf %s", twoDown: "fallend von %s auf %s", varies: "schwankend zwischen %s und %s, am Ende %s",
		},
		same: "durchgehend %s", single: "%[2]s: %[1]s", extremes: "am höchsten %s mit %s, am niedrigsten %s mit %s", none: "keine Werte",
		rising: "%d steigend", falling: "%d fallend", change: "größte Veränderung %s, von %s auf %s",
		count: "Anzahl", counted: "%s Werte von %s bis %s, am häufigsten zwischen %s und %s", countedAt: "%s Werte von %s bis %s, am häufigsten %s",
		comesTo: "ergibt %s", topRise: "größter Anstieg %s mit %s", topFall: "größter Rückgang %s mit %s",
		onChart: "Im Diagramm: ",
	},
	"es": {
		lower: true, apart: true, comma: ", ", space: " ", colon: ". ", end: ".", and: "; ", last: " y ", more: "%[1]s y %[2]d más", pair: "%s %s", in: "en ",
		years: "de %s a %s", days: "del %s al %s", between: "de %s a %s", panels: "%d paneles",
		line: "con %s en línea", dots: "con %s en puntos", band: "con una banda entre %s y %s",
		parts: "porcentajes", shares: "porcentajes, %s", ranged: "%s (%s)", against: "%s frente a %s", points: "%d puntos", onePoint: "un punto",
		every: [...]string{"sin pausa", "cada año", "cada trimestre", "cada mes", "cada semana", "cada día"},
		alone: courseWords{
			rises: "sube %s, de %s a %s", falls: "baja %s, de %s a %s", up: "sube en conjunto, de %s a %s", down: "baja en conjunto, de %s a %s",
			twoUp: "sube de %s a %s", twoDown: "baja de %s a %s", varies: "varía entre %s y %s, al final %s",
		},
		one: courseWords{
			rises: "al alza %s, de %s a %s", falls: "a la baja %s, de %s a %s", up: "al alza en conjunto, de %s a %s", down: "a la baja en conjunto, de %s a %s",
			twoUp: "al alza, de %s a %s", twoDown: "a la baja, de %s a %s", varies: "entre %s y %s, al final %s",
		},
		same: "%s en todos los casos", single: "%[2]s: %[1]s", extremes: "máximo %s con %s, mínimo %s con %s", none: "sin valores",
		rising: "%d al alza", falling: "%d a la baja", change: "mayor cambio %s, de %s a %s",
		count: "Número", counted: "%s valores de %s a %s, con más frecuencia entre %s y %s", countedAt: "%s valores de %s a %s, con más frecuencia %s",
		comesTo: "suma %s", topRise: "mayor aumento %s con %s", topFall: "mayor descenso %s con %s",
		onChart: "En el gráfico: ", numbers: map[string]string{"mil": "miles", "millón": "millones", "billón": "billones"},
	},
	"fr": {
		lower: true, apart: true, comma: ", ", space: " ", colon: ". ", end: ".", and: "\u00a0; ", last: " et ", more: "%[1]s et %[2]d autres", pair: "%s %s", in: "en ",
		years: "de %s à %s", days: "du %s au %s", between: "de %s à %s", panels: "%d vignettes",
		line: "avec %s en courbe", dots: "avec %s en points", band: "avec une bande entre %s et %s",
		parts: "parts", shares: "parts, %s", ranged: "%s (%s)", against: "%s selon %s", points: "%d points", onePoint: "un seul point",
		every: [...]string{"continue", "chaque année", "chaque trimestre", "chaque mois", "chaque semaine", "chaque jour"},
		alone: courseWords{
			rises: "hausse %s, de %s à %s", falls: "baisse %s, de %s à %s", up: "hausse dans l’ensemble, de %s à %s", down: "baisse dans l’ensemble, de %s à %s",
			twoUp: "hausse, de %s à %s", twoDown: "baisse, de %s à %s", varies: "variations entre %s et %s, à la fin %s",
		},
		one: courseWords{
			rises: "en hausse %s, de %s à %s", falls: "en baisse %s, de %s à %s", up: "en hausse dans l’ensemble, de %s à %s", down: "en baisse dans l’ensemble, de %s à %s",
			twoUp: "en hausse, de %s à %s", twoDown: "en baisse, de %s à %s", varies: "entre %s et %s, à la fin %s",
		},
		same: "%s partout", single: "%[2]s\u00a0: %[1]s", extremes: "maximum %s avec %s, minimum %s avec %s", none: "aucune valeur",
		rising: "%d en hausse", falling: "%d en baisse", change: "plus forte variation %s, de %s à %s",
		count: "Nombre", counted: "%s valeurs de %s à %s, le plus souvent entre %s et %s", countedAt: "%s valeurs de %s à %s, le plus souvent %s",
		comesTo: "aboutit à %s", topRise: "plus forte hausse %s avec %s", topFall: "plus forte baisse %s avec %s",
		onChart: "Sur le graphique\u00a0: ", numbers: map[string]string{"mille": "milliers", "million": "millions", "milliard": "milliards"},
	},
	"zh": {
		comma: "，", colon: "。", end: "。", and: "；", last: "和", more: "%[1]s等%[3]d项", pair: "%s%s", in: "单位为",
		years: "%s至%s年", days: "%s至%s", between: "%s至%s", panels: "共%d幅",
		line: "折线为%s", dots: "圆点为%s", band: "阴影带为%s至%s",
		parts: "占比", shares: "占比，%s", ranged: "%s（%s）", against: "%s与%s", points: "共%d个点", onePoint: "1个点",
		every: [...]string{"持续", "逐年", "逐季", "逐月", "逐周", "逐日"},
		alone: courseWords{
			rises: "%s上升，从%s升至%s", falls: "%s下降，从%s降至%s", up: "总体上升，从%s升至%s", down: "总体下降，从%s降至%s",
			twoUp: "从%s升至%s", twoDown: "从%s降至%s", varies: "在%s与%s之间波动，最后为%s",
		},
		one: courseWords{
			rises: "%s上升，从%s升至%s", falls: "%s下降，从%s降至%s", up: "总体上升，从%s升至%s", down: "总体下降，从%s降至%s",
			twoUp: "从%s升至%s", twoDown: "从%s降至%s", varies: "在%s与%s之间波动，最后为%s",
		},
		same: "均为%s", single: "%[2]s为%[1]s", extremes: "最高为%s（%s），最低为%s（%s）", none: "无数据",
		rising: "%d项上升", falling: "%d项下降", change: "变化最大的是%s，从%s到%s",
		count: "数量", counted: "共%s个值，从%s到%s，最多的在%s至%s之间", countedAt: "共%s个值，从%s到%s，最多的是%s",
		comesTo: "合计%s", topRise: "增幅最大的是%s（%s）", topFall: "降幅最大的是%s（%s）",
		onChart: "图中文字：",
	},
}

// named is what a series or a panel does, after its name.
func (w altWords) named(name, does string) string {
	pair := w.pair
	if name != "" && does != "" && name[len(name)-1] < utf8.RuneSelf && does[0] < utf8.RuneSelf {
		pair = "%s %s" // "age 0", where Chinese has no spaces
	}
	return fmt.Sprintf(pair, name, does)
}

// elided is "de avril" as French says it.
func (w altWords) elided(s string) string {
	if r, ok := strings.CutPrefix(s, "de "); ok && w.last == " et " && strings.ContainsAny(r[:1], "aoAO") {
		return "d’" + r
	}
	return s
}

// join is what stands before the last name of a list. Spanish "y" is "e" before its own sound.
func (w altWords) join(name string) string {
	if start := strings.ToLower(name); w.last == " y " && !strings.HasPrefix(start, "hie") && !strings.HasPrefix(start, "hia") &&
		(strings.HasPrefix(start, "i") || strings.HasPrefix(start, "hi") || strings.HasPrefix(start, "í")) {
		return " e "
	}
	return w.last
}

// finding is what there is to see: the end of the sentence, or one of its own.
func (w altWords) finding(s string) string {
	if w.apart {
		s = capital(s)
	}
	return w.colon + s + w.end
}

// capital begins a sentence. A word of one letter, or with capitals further in, is a name.
func capital(s string) string {
	r := []rune(s)
	if len(r) > 1 && unicode.IsLower(r[0]) && unicode.IsLower(r[1]) {
		r[0] = unicode.ToUpper(r[0])
	}
	return string(r)
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
