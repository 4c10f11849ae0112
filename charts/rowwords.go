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
	farthest  string // where, value, target
	medians   string // where it is highest, the median, where it is lowest, the median
	oneMedian string // where, the median
	// In the legend of a box plot, and above its numbers.
	median, half, rest, outlier, single string // single with how many values a box takes
	count, least, q1, q3, greatest      string
}

// rowLanguages has the languages of altLanguages.
var rowLanguages = map[string]rowWords{
	"en": {
		widest: "widest gap %s, from %s to %s", narrowest: "narrowest %s, from %s to %s", noGap: "no row has both values",
		reached: "%d of %d at or above target", farthest: "farthest below %s, %s of %s",
		medians: "median highest %s with %s, lowest %s with %s", oneMedian: "median of %s is %s",
		median: "Median", half: "Middle half of the values", rest: "Rest of the values", outlier: "Outliers", single: "Single values (fewer than %d)",
		count: "Values", least: "Least", q1: "Lower quartile", q3: "Upper quartile", greatest: "Greatest",
	},
	"de": {
		widest: "größter Abstand %s, von %s bis %s", narrowest: "kleinster %s, von %s bis %s", noGap: "keine Zeile hat beide Werte",
		reached: "%d von %d am Ziel oder darüber", farthest: "am weitesten darunter %s, %s von %s",
		medians: "Median am höchsten %s mit %s, am niedrigsten %s mit %s", oneMedian: "Median von %s ist %s",
		median: "Median", half: "Mittlere Hälfte der Werte", rest: "Übrige Werte", outlier: "Ausreißer", single: "Einzelne Werte (weniger als %d)",
		count: "Werte", least: "Kleinster", q1: "Unteres Quartil", q3: "Oberes Quartil", greatest: "Größter",
	},
	"es": {
		widest: "mayor diferencia %s, de %s a %s", narrowest: "menor %s, de %s a %s", noGap: "ninguna fila tiene ambos valores",
		reached: "objetivo cumplido: %d de %d", farthest: "el más lejano %s, %s de %s",
		medians: "mediana máxima %s con %s, mínima %s con %s", oneMedian: "la mediana de %s es %s",
		median: "Mediana", half: "Mitad central de los valores", rest: "Resto de los valores", outlier: "Valores atípicos", single: "Valores sueltos (menos de %d)",
		count: "Valores", least: "Mínimo", q1: "Cuartil inferior", q3: "Cuartil superior", greatest: "Máximo",
	},
	"fr": {
		widest: "plus grand écart %s, de %s à %s", narrowest: "plus petit %s, de %s à %s", noGap: "aucune ligne n’a les deux valeurs",
		reached: "objectif atteint\u00a0: %d sur %d", farthest: "le plus éloigné %s, %s sur %s",
		medians: "médiane maximale %s avec %s, minimale %s avec %s", oneMedian: "la médiane de %s est %s",
		median: "Médiane", half: "Moitié centrale des valeurs", rest: "Autres valeurs", outlier: "Valeurs extrêmes", single: "Valeurs isolées (moins de %d)",
		count: "Valeurs", least: "Minimum", q1: "Quartile inférieur", q3: "Quartile supérieur", greatest: "Maximum",
	},
	"zh": {
		widest: "差距最大的是%s，从%s到%s", narrowest: "最小的是%s，从%s到%s", noGap: "没有一行同时有两个值",
		reached: "%[2]d项中有%[1]d项达到目标", farthest: "差距最大的是%s（%s，目标%s）",
		medians: "中位数最高为%s（%s），最低为%s（%s）", oneMedian: "%s的中位数为%s",
		median: "中位数", half: "居中的一半数值", rest: "其余数值", outlier: "离群值", single: "单个数值（不足%d个）",
		count: "个数", least: "最小值", q1: "下四分位数", q3: "上四分位数", greatest: "最大值",
	},
}

func (f *figure) rowWords() rowWords {
	if w, ok := rowLanguages[f.language()]; ok {
		return w
	}
	return rowLanguages["en"]
}

// placeName is the name of a slot as alt texts have it.
func (f *figure) placeName(i int) string { return inWords(f.data.slots[i].label, altName) }

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
		return words.noGap
	case gap(wide) == gap(narrow):
		return tell(words.widest, wide)
	}
	return tell(words.widest, wide) + w.and + tell(words.narrowest, narrow)
}
