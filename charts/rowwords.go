package charts

import (
	"fmt"
	"math"
)

// rowWords are what the alt texts of dumbbells, bullets and boxes say in one language.
type rowWords struct {
	widest    string // gap: where, from, to
	narrowest string
	noGap     string // no row has both values
	reached   string // how many, of how many
	nearest   string // where, value, target
	farthest  string
	medians   string // where it is highest, the median, where it is lowest, the median
	median    string // where, the median
}

// rowLanguages has the languages of altLanguages.
var rowLanguages = map[string]rowWords{
	"en": {
		widest: "widest gap %s, from %s to %s", narrowest: "narrowest %s, from %s to %s", noGap: "no row has both values",
		reached: "%d of %d reach their target", nearest: "closest to it %s with %s of %s", farthest: "farthest from it %s with %s of %s",
		medians: "median highest %s with %s, lowest %s with %s", median: "median of %s is %s",
	},
	"de": {
		widest: "größter Abstand %s, von %s bis %s", narrowest: "kleinster %s, von %s bis %s", noGap: "keine Zeile hat beide Werte",
		reached: "%d von %d erreichen ihr Ziel", nearest: "am nächsten daran %s mit %s von %s", farthest: "am weitesten davon %s mit %s von %s",
		medians: "Median am höchsten %s mit %s, am niedrigsten %s mit %s", median: "Median von %s ist %s",
	},
	"es": {
		widest: "mayor diferencia %s, de %s a %s", narrowest: "menor %s, de %s a %s", noGap: "ninguna fila tiene ambos valores",
		reached: "%d de %d alcanzan su objetivo", nearest: "el más cercano %s con %s de %s", farthest: "el más lejano %s con %s de %s",
		medians: "mediana máxima %s con %s, mínima %s con %s", median: "la mediana de %s es %s",
	},
	"fr": {
		widest: "plus grand écart %s, de %s à %s", narrowest: "plus petit %s, de %s à %s", noGap: "aucune ligne n’a les deux valeurs",
		reached: "%d sur %d atteignent leur objectif", nearest: "le plus proche %s avec %s sur %s", farthest: "le plus éloigné %s avec %s sur %s",
		medians: "médiane maximale %s avec %s, minimale %s avec %s", median: "la médiane de %s est %s",
	},
	"zh": {
		widest: "差距最大的是%s，从%s到%s", narrowest: "最小的是%s，从%s到%s", noGap: "没有一行同时有两个值",
		reached: "%[2]d项中有%[1]d项达到目标", nearest: "最接近目标的是%s（%s，目标%s）", farthest: "差距最大的是%s（%s，目标%s）",
		medians: "中位数最高为%s（%s），最低为%s（%s）", median: "%s的中位数为%s",
	},
}

func (f *figure) rowWords() rowWords {
	if w, ok := rowLanguages[f.language()]; ok {
		return w
	}
	return rowLanguages["en"]
}

// placeName is the name of a slot as alt texts have it.
func (f *figure) placeName(i int) string { return shorten(f.data.slots[i].label, 40) }

// describe tells of the widest gap and the narrowest.
func (dumbbellMark) describe(f *figure, w altWords) string {
	words, s := f.rowWords(), f.data.series
	wide, narrow, n := -1, -1, 0
	gap := func(i int) float64 { return math.Abs(s[1].cells[i].Number - s[0].cells[i].Number) }
	for i := range f.data.slots {
		_, ok := s[0].value(i)
		if _, both := s[1].value(i); !ok || !both {
			continue
		}
		if n++; n == 1 || gap(i) > gap(wide) {
			wide = i
		}
		if n == 1 || gap(i) < gap(narrow) {
			narrow = i
		}
	}
	tell := func(words string, i int) string {
		return fmt.Sprintf(words, f.placeName(i), f.valueText(s[0].cells[i]), f.valueText(s[1].cells[i]))
	}
	switch {
	case n == 0:
		return w.colon + words.noGap
	case gap(wide) == gap(narrow):
		return w.colon + tell(words.widest, wide)
	}
	return w.colon + tell(words.widest, wide) + w.and + tell(words.narrowest, narrow)
}
