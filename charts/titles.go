package charts

import (
	"slices"
	"strings"
	"unicode"
)

// plainWords are the words of a text in lower case, without punctuation. Chinese has none between them: each
// character counts as one.
func plainWords(s string) []string {
	var out []string
	for _, w := range strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("%‰&.,+", r)
	}) {
		if w = strings.Trim(w, ".,&"); w == "" {
			continue
		}
		from := 0
		for i, r := range w {
			if unicode.Is(unicode.Han, r) {
				if from < i {
					out = append(out, w[from:i])
				}
				from = i + len(string(r))
				out = append(out, string(r))
			}
		}
		if from < len(w) {
			out = append(out, w[from:])
		}
	}
	return out
}

// wordCount counts two Chinese characters as a word, which is what most of its words have.
func wordCount(s string) int {
	n, han := 0, 0
	for _, w := range plainWords(s) {
		if isHan(w) {
			han++
		} else {
			n++
		}
	}
	return n + (han+1)/2
}

func isHan(w string) bool { return unicode.Is(unicode.Han, []rune(w)[0]) }

// onlyNames says that a title is a label: it says nothing that the words of the chart's columns, series and
// subtitle do not, or it is a few words without a number or anything like a verb or a comparison. It is
// meant to miss some rather than to find fault with a good one.
func (f *figure) onlyNames(title string) bool {
	words := plainWords(title)
	if len(words) == 0 || strings.ContainsAny(title, "?？!！") || slices.ContainsFunc(words, isFigure) {
		return false
	}
	known := plainWords(fillers[f.language()] + " " + f.vocabulary())
	if !slices.ContainsFunc(words, func(w string) bool { return !isYearWord(w) && !knows(known, w) }) {
		return true
	}
	return wordCount(title) < 4 && !saysSomething(words, f.language())
}

// vocabulary is what the chart's other words say.
func (f *figure) vocabulary() string {
	d := f.data
	all := []string{f.spec.Subtitle, d.x.Label, d.x.Name, d.y.Label, d.y.Name, d.y.Unit, f.name, f.spec.Facet, f.spec.Color}
	for _, s := range d.series {
		all = append(all, s.label, s.name)
	}
	return strings.ReplaceAll(strings.Join(all, " "), "_", " ")
}

// knows says whether a word is among others, in the singular or the plural.
func knows(known []string, w string) bool {
	return slices.ContainsFunc(known, func(k string) bool {
		return k == w || strings.TrimSuffix(k, "s") == strings.TrimSuffix(w, "s")
	})
}

// isFigure says that a word is a number that says something, and no year.
func isFigure(w string) bool { return strings.ContainsAny(w, "0123456789") && !isYearWord(w) }

func isYearWord(w string) bool {
	return len(w) == 4 && (strings.HasPrefix(w, "19") || strings.HasPrefix(w, "20")) && strings.Trim(w, "0123456789") == ""
}

// saysSomething says that one of the words is like a verb, or compares.
func saysSomething(words []string, language string) bool {
	telling := strings.Fields(tellers[language])
	if language == "zh" {
		return slices.ContainsFunc(words, func(w string) bool { return strings.ContainsAny(w, tellers["zh"]) })
	}
	return slices.ContainsFunc(words, func(w string) bool {
		if slices.Contains(telling, w) {
			return true
		}
		return slices.ContainsFunc(telling, func(t string) bool {
			end, ok := strings.CutPrefix(t, "-")
			return ok && strings.HasSuffix(w, end) && len(w) > len(end)+2
		})
	})
}

// fillers are words that labels join their names with.
var fillers = map[string]string{
	"en": "a an s the of in by and or for from to on at per with between since over total annual yearly monthly quarterly year years month quarter chart graph figure figures overview trend trends comparison development evolution statistics data numbers breakdown distribution",
	"de": "der die das des dem den ein eine im in am an auf und oder für von vom zum zur nach pro je mit zwischen seit bis über gesamt insgesamt jährlich monatlich jahr jahre jahren monat quartal grafik diagramm abbildung übersicht überblick trend trends vergleich entwicklung statistik daten zahlen verteilung",
	"es": "el la los las lo un una de del en y o por para a al con entre desde hasta total anual mensual año años mes trimestre gráfico figura cifras panorama resumen tendencia tendencias comparación evolución estadísticas datos distribución",
	"fr": "le la les l d un une de du des d en et ou par pour au aux à avec entre depuis sur total totale annuel annuelle mensuel mensuelle an ans année années mois trimestre graphique figure chiffres aperçu tendance tendances comparaison évolution statistiques données répartition",
	"zh": "的 与 和 及 年 月 季 度 按 各 总 图 表 情 况 趋 势 变 化 概 览 对 比 比 较 统 计 数 据 分 布 历",
}

// tellers are words of titles that say a finding, and endings of such words, in Chinese characters.
var tellers = map[string]string{
	"en": "-ed is are was were has have had can will may must does do did rise rises rose rising risen grow grows grew growing grown fall falls fell falling fallen drop drops slip slips sink sinks sank slow slows lead leads led lag lags beat beats double doubles triple triples halve halves pass passes exceed exceeds reach reaches top tops peak peaks stall stalls recover recovers rebound rebounds slump slumps soar soars surge surges jump jumps climb climbs shrink shrinks shrank widen widens narrow narrows hold holds held stay stays remain remains miss misses overtake overtakes overtook catch catches caught cost costs earn earns spend spends spent pay pays paid need needs want wants make makes made take takes took keep keeps kept lose loses lost win wins won gain gains change changes vary varies differ differs dominate dominates drive drives drove build builds built hit hits set sets go goes went come comes came become becomes became begin begins began end ends turn turns show shows account accounts depend depends buy buys bought sell sells sold outpace outpaces cut cuts more fewer less most least higher lower highest lowest faster slower fastest largest smallest bigger biggest best worst better worse than no not never none every half twice all only first last record up down ahead behind below above still again",
	"de": "steigt steigen stieg stiegen gestiegen wächst wachsen wuchs wuchsen gewachsen fällt fallen fiel fielen gefallen sinkt sinken sank sanken gesunken führt führen liegt liegen lag lagen ist sind war waren hat haben hatte hatten wird werden wurde wurden bleibt bleiben blieb verdoppelt verdreifacht halbiert übertrifft überholt erreicht erholt bricht geht gehen ging nimmt nehmen nahm zu ab stagniert schrumpft schwankt dominiert kostet braucht zahlt verliert gewinnt kommt macht mehr weniger meisten wenigsten höher niedriger höchste niedrigste schneller größte kleinste beste schlechteste besser schlechter als kein keine nicht nie jeder jede jedes hälfte doppelt alle nur erste letzte erstmals rekord auf vorn vorne hinten unter über wieder noch -iert",
	"es": "es son fue fueron era han ha hay sube suben subió subieron crece crecen creció crecieron cae caen cayó cayeron baja bajan bajó bajaron aumenta aumentan aumentó disminuye disminuyó lidera lideran supera superan superó alcanza alcanzó duplica duplicó triplica triplicó gana ganan pierde pierden sigue siguen queda quedan llega llegó pasa pasó va van cuesta cuestan domina dominan varía cambia cambió más menos mayor menor mejor peor que no nunca ningún ninguna cada mitad doble todos todas solo primero primera último récord máximo mínimo todavía",
	"fr": "est sont était fut a ont monte montent augmente augmentent augmenté progresse progressent progressé croît croissent baisse baissent baissé recule reculent reculé chute chutent double doublent doublé triple triplent atteint atteignent dépasse dépassent dépassé domine dominent mène mènent reste restent perd perdent gagne gagnent stagne varie varient change changent coûte coûtent plus moins meilleur pire que pas jamais aucun aucune chaque moitié tous toutes seul seule premier première dernier record encore -ait",
	"zh": "升降增减涨跌超达翻领先最高低多少快慢于首破缩扩持稳落占为是比过半倍将已回赢输新创居第",
}
