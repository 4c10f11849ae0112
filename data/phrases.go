package data

import (
	"strconv"
	"strings"

	"golang.org/x/text/feature/plural"
)

// phrases are what a language says about numbers in a sentence.
type phrases struct {
	ordinal map[plural.Form]string // %: the number; plural.Other for all that have none of their own
	span    string                 // between the ends of a range, with its spaces
	// changes are the words for what is higher, lower and the same, by the kind of word.
	changes map[string][3]string
}

// The kinds of words for a change, named by the English one: a verb, with one thing and with several that change, a
// noun, and what is more in number or higher.
const (
	Rose    = "rose"
	AllRose = "all_rose"
	Rise    = "rise"
	More    = "more"
	Higher  = "higher"
)

var languagePhrases = map[string]phrases{
	"de": {
		ordinal: map[plural.Form]string{plural.Other: "%."}, span: " bis ",
		changes: map[string][3]string{
			Rose: {"stieg", "sank", "blieb unverändert"}, AllRose: {"stiegen", "sanken", "blieben unverändert"},
			Rise: {"Anstieg", "Rückgang", "Stillstand"}, More: {"mehr", "weniger", "gleich viel"},
			Higher: {"höher", "niedriger", "gleich hoch"},
		},
	},
	"en": {
		ordinal: map[plural.Form]string{plural.One: "%st", plural.Two: "%nd", plural.Few: "%rd", plural.Other: "%th"}, span: " to ",
		changes: map[string][3]string{
			Rose: {"rose", "fell", "was unchanged"}, AllRose: {"rose", "fell", "were unchanged"},
			Rise: {"rise", "fall", "standstill"}, More: {"more", "fewer", "as many"},
			Higher: {"higher", "lower", "equal"},
		},
	},
	"es": {
		ordinal: map[plural.Form]string{plural.Other: "%.º"}, span: " a ",
		changes: map[string][3]string{
			Rose: {"aumentó", "disminuyó", "no varió"}, AllRose: {"aumentaron", "disminuyeron", "no variaron"},
			Rise: {"aumento", "descenso", "estancamiento"}, More: {"más", "menos", "igual"},
			Higher: {"superior", "inferior", "igual"},
		},
	},
	"fr": {
		ordinal: map[plural.Form]string{plural.One: "%er", plural.Other: "%e"}, span: " à ",
		changes: map[string][3]string{
			Rose: {"a augmenté", "a baissé", "n’a pas varié"}, AllRose: {"ont augmenté", "ont baissé", "n’ont pas varié"},
			Rise: {"hausse", "baisse", "stagnation"}, More: {"plus", "moins", "autant"},
			Higher: {"supérieur", "inférieur", "égal"},
		},
	},
	"zh": {
		ordinal: map[plural.Form]string{plural.Other: "第%"}, span: "至",
		changes: map[string][3]string{
			Rose: {"上升", "下降", "持平"}, AllRose: {"上升", "下降", "持平"},
			Rise: {"上升", "下降", "持平"}, More: {"更多", "更少", "一样多"},
			Higher: {"更高", "更低", "相等"},
		},
	},
}

// Change is the word of a kind for what is higher (sign above 0), lower (below) or the same: rose, fell, was
// unchanged. It is empty for a kind that is none of these.
func (l *Locale) Change(kind string, sign int) string {
	words := languagePhrases[l.base].changes[kind]
	switch {
	case sign > 0:
		return words[0]
	case sign < 0:
		return words[1]
	}
	return words[2]
}

// Ordinal is a number as a place in an order: 1st, 2nd, 11th; 1.; 1er, 2e; 1.º; 第1.
func (l *Locale) Ordinal(n int) string {
	forms := languagePhrases[l.base].ordinal
	form, ok := forms[plural.Ordinal.MatchPlural(l.tag, max(n, -n)%1_000_000, 0, 0, 0, 0)]
	if !ok {
		form = forms[plural.Other]
	}
	number := strconv.Itoa(max(n, -n))
	if n < 0 {
		number = minus + number
	}
	return strings.Replace(form, "%", number, 1)
}

// List joins words: "a, b and c". None is "".
func (l *Locale) List(words []string) string {
	if len(words) == 0 {
		return ""
	}
	form := l.cldr.list
	var b strings.Builder
	b.WriteString(words[0])
	for i, word := range words[1:] {
		between := form.middle
		switch {
		case len(words) == 2:
			between = form.two
		case i == len(words)-2:
			between = form.end
		case i == 0:
			between = form.start
		}
		if l.base == "es" && between == " y " && soundsLikeI(word) {
			between = " e "
		}
		b.WriteString(between + word)
	}
	return b.String()
}

// soundsLikeI says whether Spanish y becomes e before a word: e industria, e hijos, but y hielo.
func soundsLikeI(word string) bool {
	word = strings.TrimPrefix(strings.ToLower(word), "h")
	if rest, ok := strings.CutPrefix(word, "i"); ok {
		return !strings.HasPrefix(rest, "a") && !strings.HasPrefix(rest, "e") && !strings.HasPrefix(rest, "o")
	}
	return strings.HasPrefix(word, "í")
}

// Range is what goes from one value to another, "8 to 12".
func (l *Locale) Range(from, to string) string { return from + languagePhrases[l.base].span + to }
