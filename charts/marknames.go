package charts

import (
	"fmt"
	"strings"
)

// markNames are the kinds of chart in the words of readers, around what they show. They have the
// languages of data.Locale.
var markNames = map[string]map[string]string{
	"area":      {"en": "Area chart of %s", "de": "Flächendiagramm: %s", "es": "Gráfico de áreas: %s", "fr": "Graphique en aires\u00a0: %s", "zh": "面积图：%s"},
	"bar":       {"en": "Bar chart of %s", "de": "Balkendiagramm: %s", "es": "Gráfico de barras: %s", "fr": "Graphique en barres\u00a0: %s", "zh": "柱状图：%s"},
	"box":       {"en": "Box plot of %s", "de": "Boxplot: %s", "es": "Diagrama de caja: %s", "fr": "Boîtes à moustaches\u00a0: %s", "zh": "箱线图：%s"},
	"bullet":    {"en": "Bullet chart of %s", "de": "Bullet-Diagramm: %s", "es": "Gráfico de viñetas: %s", "fr": "Graphique à puces\u00a0: %s", "zh": "子弹图：%s"},
	"donut":     {"en": "Donut chart of %s", "de": "Ringdiagramm: %s", "es": "Gráfico de anillo: %s", "fr": "Graphique en anneau\u00a0: %s", "zh": "环形图：%s"},
	"dot":       {"en": "Dot chart of %s", "de": "Punktdiagramm: %s", "es": "Gráfico de puntos: %s", "fr": "Graphique en points\u00a0: %s", "zh": "点图：%s"},
	"dumbbell":  {"en": "Dumbbell chart of %s", "de": "Hanteldiagramm: %s", "es": "Gráfico de mancuernas: %s", "fr": "Graphique en haltères\u00a0: %s", "zh": "哑铃图：%s"},
	"heatmap":   {"en": "Heat map of %s", "de": "Heatmap: %s", "es": "Mapa de calor: %s", "fr": "Carte de chaleur\u00a0: %s", "zh": "热力图：%s"},
	"histogram": {"en": "Histogram of %s", "de": "Histogramm: %s", "es": "Histograma: %s", "fr": "Histogramme\u00a0: %s", "zh": "直方图：%s"},
	"line":      {"en": "Line chart of %s", "de": "Liniendiagramm: %s", "es": "Gráfico de líneas: %s", "fr": "Graphique en courbes\u00a0: %s", "zh": "折线图：%s"},
	"lollipop":  {"en": "Lollipop chart of %s", "de": "Lollipop-Diagramm: %s", "es": "Gráfico de piruletas: %s", "fr": "Graphique en sucettes\u00a0: %s", "zh": "棒棒糖图：%s"},
	"scatter":   {"en": "Scatter chart of %s", "de": "Streudiagramm: %s", "es": "Gráfico de dispersión: %s", "fr": "Nuage de points\u00a0: %s", "zh": "散点图：%s"},
	"slope":     {"en": "Slope chart of %s", "de": "Steigungsdiagramm: %s", "es": "Gráfico de pendientes: %s", "fr": "Graphique en pentes\u00a0: %s", "zh": "斜率图：%s"},
	"sparkline": {"en": "Sparkline of %s", "de": "Sparkline: %s", "es": "Minigráfico: %s", "fr": "Sparkline\u00a0: %s", "zh": "迷你图：%s"},
	"timeline":  {"en": "Timeline of %s", "de": "Zeitleiste: %s", "es": "Cronología: %s", "fr": "Frise chronologique\u00a0: %s", "zh": "时间线：%s"},
	"waterfall": {"en": "Waterfall chart of %s", "de": "Wasserfalldiagramm: %s", "es": "Gráfico de cascada: %s", "fr": "Graphique en cascade\u00a0: %s", "zh": "瀑布图：%s"},
}

// markName is what the chart is, around what it shows.
func (f *figure) markName(measure string) string {
	names := markNames[f.spec.Mark]
	name, ok := names[f.language()]
	if !ok {
		name = names["en"]
	}
	if measure == "" { // "Bar chart of %s", "Balkendiagramm: %s"
		name, _, _ = strings.Cut(strings.Replace(name, " of %s", ":", 1), ":")
		name, _, _ = strings.Cut(name, "：")
		return strings.TrimRight(name, "\u00a0")
	}
	return fmt.Sprintf(name, measure)
}

// language is the base language of the figure.
func (f *figure) language() string {
	base, _, _ := strings.Cut(strings.ToLower(f.style.Locale.Lang()), "-")
	return base
}
