package data

import "fmt"

// derivedWords are how a language names derived columns: what is added to the label of the column that they
// come from.
type derivedWords struct {
	comma              string // before the rest, with its space
	growth, change     string // on the year
	since              string // {what, step}: on the row before
	grows, changes     string // what since tells of
	before             map[string]string
	mean, centred      string // {n, steps}
	steps              map[string]string
	total, share, base string
	points             string // the unit of differences of percentages
}

var derivedLabels = map[string]derivedWords{
	"de": {
		comma: ", ", growth: "Wachstum gegenüber dem Vorjahr", change: "Veränderung gegenüber dem Vorjahr",
		since: "%s gegenüber %s", grows: "Wachstum", changes: "Veränderung",
		before: map[string]string{"day": "dem Vortag", "week": "der Vorwoche", "month": "dem Vormonat", "quarter": "dem Vorquartal",
			"year": "dem Vorjahr", "value": "dem vorigen Wert"},
		mean: "Mittel über %d %s", centred: "zentriertes Mittel über %d %s",
		steps: map[string]string{"day": "Tage", "week": "Wochen", "month": "Monate", "quarter": "Quartale", "year": "Jahre", "value": "Werte"},
		total: "kumuliert", share: "Anteil an der Summe", base: " (%s = 100)", points: "Prozentpunkte",
	},
	"en": {
		comma: ", ", growth: "growth on the year", change: "change on the year",
		since: "%s on the previous %s", grows: "growth", changes: "change",
		before: map[string]string{"day": "day", "week": "week", "month": "month", "quarter": "quarter", "year": "year", "value": "value"},
		mean:   "mean of %d %s", centred: "centred mean of %d %s",
		steps: map[string]string{"day": "days", "week": "weeks", "month": "months", "quarter": "quarters", "year": "years", "value": "values"},
		total: "running total", share: "share of the total", base: " (%s = 100)", points: "percentage points",
	},
	"es": {
		comma: ", ", growth: "crecimiento interanual", change: "variación interanual",
		since: "%s respecto %s", grows: "crecimiento", changes: "variación",
		before: map[string]string{"day": "al día anterior", "week": "a la semana anterior", "month": "al mes anterior",
			"quarter": "al trimestre anterior", "year": "al año anterior", "value": "al valor anterior"},
		mean: "media de %d %s", centred: "media centrada de %d %s",
		steps: map[string]string{"day": "días", "week": "semanas", "month": "meses", "quarter": "trimestres", "year": "años", "value": "valores"},
		total: "acumulado", share: "proporción del total", base: " (%s = 100)", points: "puntos porcentuales",
	},
	"fr": {
		comma: ", ", growth: "croissance sur un an", change: "variation sur un an",
		since: "%s par rapport %s", grows: "croissance", changes: "variation",
		before: map[string]string{"day": "au jour précédent", "week": "à la semaine précédente", "month": "au mois précédent",
			"quarter": "au trimestre précédent", "year": "à l’année précédente", "value": "à la valeur précédente"},
		mean: "moyenne sur %d %s", centred: "moyenne centrée sur %d %s",
		steps: map[string]string{"day": "jours", "week": "semaines", "month": "mois", "quarter": "trimestres", "year": "ans", "value": "valeurs"},
		total: "cumul", share: "part du total", base: " (%s = 100)", points: "points de pourcentage",
	},
	"zh": {
		comma: "，", growth: "同比增长", change: "同比变化",
		since: "比%[2]s%[1]s", grows: "增长", changes: "变化",
		before: map[string]string{"day": "前一日", "week": "上周", "month": "上月", "quarter": "上季度", "year": "上年", "value": "前值"},
		mean:   "%d%s移动平均", centred: "%d%s中心移动平均",
		steps: map[string]string{"day": "天", "week": "周", "month": "个月", "quarter": "个季度", "year": "年", "value": "个值"},
		total: "累计", share: "占合计的比重", base: "（%s = 100）", points: "个百分点",
	},
}

// onPrevious names growth, or change, on the row before.
func (w derivedWords) onPrevious(what, step string) string {
	return fmt.Sprintf(w.since, what, w.before[step])
}

// meanOf names a moving mean.
func (w derivedWords) meanOf(n int, step string, centred bool) string {
	form := w.mean
	if centred {
		form = w.centred
	}
	return fmt.Sprintf(form, n, w.steps[step])
}
