package charts

import (
	"fmt"
	"math"
	"strings"
	"time"

	"report/data"
)

// example is a chart of the golden files; its name begins with its mark.
type example struct {
	name  string
	spec  Spec
	table *data.Table
}

var turnover = table(`
year|turnover:trillion yuan|patents:thousand|contracts:thousand|rd:bn yuan
2013|0.75|208|295|1184.66
2014|0.86|233|297|1301.56
2015|0.98|359||1416.99
2016|1.14|404|320|1567.67
2017|1.34|420|367|1760.61
2018|1.77|432|412|1967.79
2019|2.24|453|484|2214.36
2020|2.83|530|550|2439.31
2021|3.73|696|671|2795.63
2022|4.78|798|770|3078.29
2023|6.15|921|950|3327.8
`)

var regions = table(`
region$|2021:bn yuan|2022:bn yuan|2023:bn yuan
Beijing-Tianjin-Hebei coordinated development region|212|240|285
Yangtze River Delta|305|352|431
Guangdong-Hong Kong-Macao Greater Bay Area|251|289|347
Chengdu-Chongqing economic circle|98|121|160
Northeast China|64|70|78
`)

func examples() []example {
	return []example{
		{"bar-years", Spec{Mark: "bar", X: "year", Y: []string{"turnover"}, Highlight: []any{int64(2023)}, Subtitle: "Turnover of technology contracts signed, trillion yuan"}, turnover},
		{"bar-missing", Spec{Mark: "bar", X: "year", Y: []string{"contracts"}}, turnover},
		{"bar-axis", Spec{Mark: "bar", X: "year", Y: []string{"patents"}, ValueLabels: "off"}, turnover},
		{"bar-gap", Spec{Mark: "bar", X: "year", Y: []string{"v"}}, table("year|v:m\n2013|12\n2014|15.5\n2016|22\n2017|19")},
		{"bar-negative", Spec{Mark: "bar", X: "year", Y: []string{"v"}}, table("year|v:%\n2016|2.1\n2017|-1.4\n2018|3.2\n2019|0.4\n2020|-5.8\n2021|6.5")},
		{"bar-grouped", Spec{Mark: "bar", X: "year", Y: []string{"patents", "contracts"}, Labels: map[string]string{"patents": "Invention patents granted", "contracts": "Technology contracts signed"}}, turnover},
		{"bar-grouped-few", Spec{Mark: "bar", X: "quarter", Y: []string{"north", "south"}}, table("quarter$|north|south\nQ1|12|9\nQ2|14|11\nQ3||13\nQ4|17|16")},
		{"bar-stacked", Spec{Mark: "bar", X: "year", Y: []string{"public", "business", "abroad"}, Stack: stackZero}, table("year|public|business|abroad\n2019|40|61|22\n2020|42|66|24\n2021|45|80|31\n2022|51|92|30\n2023|55|104|36")},
		{"bar-stacked-axis", Spec{Mark: "bar", X: "year", Y: []string{"public", "business", "abroad"}, Stack: stackZero}, table("year|public|business|abroad\n2019|40|61|2\n2020|42|66|4\n2021|45|80|1\n2022|51|92|3\n2023|55|104|6")},
		{"bar-horizontal", Spec{Mark: "bar", X: "region", Y: []string{"2023"}, Highlight: []any{"Yangtze River Delta"}, Horizontal: true}, regions},
		{"bar-turned", Spec{Mark: "bar", X: "region", Y: []string{"2022", "2023"}}, regions},
		{"bar-horizontal-stacked", Spec{Mark: "bar", X: "region", Y: []string{"2021", "2022", "2023"}, Stack: stackZero, Horizontal: true}, regions},
		{"bar-horizontal-negative", Spec{Mark: "bar", X: "sector", Y: []string{"change"}, Horizontal: true}, table("sector$|change:%\nHigh-technology manufacturing|7.4\nServices|2.3\nConstruction|-1.2\nReal estate|-9.6\nMining|")},
		{"bar-chinese", Spec{Mark: "bar", X: "地区", Y: []string{"v"}}, table("地区$|v\n北京|8536\n上海|4850\n江苏|4607\n广东|4438\n湖北|4802\n陕西|4120")},
		{"line-one", Spec{Mark: "line", X: "year", Y: []string{"rd"}}, turnover},
		{"line-highlight", Spec{Mark: "line", X: "year", Y: []string{"patents"}, Highlight: []any{int64(2015), int64(2020)}}, turnover},
		{"line-two", Spec{Mark: "line", X: "year", Y: []string{"patents", "contracts"}, Labels: map[string]string{"patents": "Invention patents granted", "contracts": "Technology contracts signed"}}, turnover},
		{"line-color", Spec{Mark: "line", X: "year", Y: []string{"v"}, Color: "who", ValueLabels: "on"}, table("year|who$|v\n2019|Liaoning|12\n2020|Liaoning|13\n2021|Liaoning|13.4\n2022|Liaoning|15\n2019|Henan|10\n2020|Henan|12.5\n2021|Henan|13.1\n2022|Henan|14.8\n2019|Tianjin|14\n2020|Tianjin|14.2\n2021|Tianjin|14.9\n2022|Tianjin|14.6")},
		{"line-many", Spec{Mark: "line", X: "year", Y: []string{"a", "b", "c", "d", "e"}, Highlight: []any{"c"}}, table("year|a|b|c|d|e\n2019|1|2|3|4|5\n2020|2|2.5|3.5|4|4\n2021|2.2|1|5.5|3|4.4\n2022|3|2|7|3|4.9")},
		{"line-missing", Spec{Mark: "line", X: "year", Y: []string{"contracts"}}, turnover},
		{"line-days", Spec{Mark: "line", X: "day", Y: []string{"index"}}, daily(31)},
		{"line-values", Spec{Mark: "line", X: "day", Y: []string{"index"}, ValueLabels: "on"}, daily(74)},
		{"line-months", Spec{Mark: "line", X: "month", Y: []string{"pmi"}, Min: ptr(46), Max: ptr(54)}, table("month@|pmi\n2022-01|50.1\n2022-02|50.2\n2022-03|49.5\n2022-04|47.4\n2022-05|49.6\n2022-06|50.2\n2022-07|49.0\n2022-08|49.4\n2022-09|50.1\n2022-10|49.2\n2022-11|48.0\n2022-12|47.0\n2023-01|50.1\n2023-02|52.6\n2023-03|51.9\n2023-04|49.2")},
		{"area-one", Spec{Mark: "area", X: "year", Y: []string{"rd"}}, turnover},
		{"area-stacked", Spec{Mark: "area", X: "year", Y: []string{"basic", "applied", "experimental_development"}, Stack: stackZero}, table("year|basic|applied|experimental_development\n2017|97.5|184.9|1478.1\n2018|109|219|1637.7\n2019|133.6|249.8|1831\n2020|146.7|275.7|2016.9\n2021|181.7|314.5|2299.6\n2022|202.4|348.3|2527.6")},
		{"scatter-one", Spec{Mark: "scatter", X: "rd", Y: []string{"patents"}, XLabel: "R&D expenditure, bn yuan", YLabel: "Invention patents granted, thousand"}, turnover},
		{"scatter-color", Spec{Mark: "scatter", X: "income", Y: []string{"share"}, Color: "part"}, table("income:yuan|share:%|part$\n21000|12.1|East\n35500|14.2|East\n47000|18|East\n19000|9|West\n22500|11|West\n28700|10.2|West\n31000|13|Centre\n26000|12.4|Centre\n29500|12.9|Centre")},
	}
}

// daily has a value for each day from the start of 2024.
func daily(n int) *data.Table {
	var b strings.Builder
	b.WriteString("day@|index\n")
	for i := range n {
		fmt.Fprintf(&b, "%s|%.1f\n", dayOf(19723+float64(i)).Format(time.DateOnly), 100+8*math.Sin(float64(i)/4)+float64(i*i*7%11)/2)
	}
	return table(b.String())
}

func ptr(v float64) *float64 { return &v }
