package charts

import (
	"fmt"
	"math"
	"slices"
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

// examples are those of the golden files.
func examples() []example {
	return slices.Concat(barExamples(), stepExamples(), rowExamples(), lineExamples(), planeExamples(), noteExamples(), facetExamples(), sparkExamples(), colorExamples())
}

func barExamples() []example {
	return []example{
		{"bar-years", Spec{Mark: "bar", X: "year", Y: []string{"turnover"}, Highlight: []any{int64(2023)}, Subtitle: "Turnover of technology contracts signed, trillion yuan"}, turnover},
		{"bar-missing", Spec{Mark: "bar", X: "year", Y: []string{"contracts"}}, turnover},
		{"bar-axis", Spec{Mark: "bar", X: "year", Y: []string{"patents"}, ValueLabels: "off"}, turnover},
		{"bar-gap", Spec{Mark: "bar", X: "year", Y: []string{"v"}}, table("year|v:m\n2013|12\n2014|15.5\n2016|22\n2017|19")},
		{"bar-negative", Spec{Mark: "bar", X: "year", Y: []string{"v"}}, table("year|v:%\n2016|2.1\n2017|-1.4\n2018|3.2\n2019|0.4\n2020|-5.8\n2021|6.5")},
		{"bar-grouped", Spec{Mark: "bar", X: "year", Y: []string{"patents", "contracts"}, Labels: map[string]string{"patents": "Invention patents granted", "contracts": "Technology contracts signed"}}, turnover},
		{"bar-grouped-few", Spec{Mark: "bar", X: "quarter", Y: []string{"north", "south"}}, table("quarter$|north|south\nQ1|12|9\nQ2|14|11\nQ3||13\nQ4|17|16")},
		{"bar-stacked", Spec{Mark: "bar", X: "year", Y: []string{"public", "business", "abroad"}, Stack: stackZero}, table("year|public|business|abroad\n2019|40|61|22\n2020|42|66|24\n2021|45|80|31\n2022|51|92|30\n2023|55|104|36")},
		{"bar-stacked-axis", Spec{Mark: "bar", X: "year", Y: []string{"public", "business", "abroad"}, Stack: stackZero, ValueLabels: "off"}, table("year|public|business|abroad\n2019|40|61|2\n2020|42|66|4\n2021|45|80|1\n2022|51|92|3\n2023|55|104|6")},
		{"bar-horizontal", Spec{Mark: "bar", X: "region", Y: []string{"2023"}, Highlight: []any{"Yangtze River Delta"}, Horizontal: true}, regions},
		{"bar-turned", Spec{Mark: "bar", X: "region", Y: []string{"2022", "2023"}}, regions},
		{"bar-horizontal-stacked", Spec{Mark: "bar", X: "region", Y: []string{"2021", "2022", "2023"}, Stack: stackZero, Horizontal: true}, regions},
		{"bar-horizontal-negative", Spec{Mark: "bar", X: "sector", Y: []string{"change"}, Horizontal: true}, table("sector$|change:%\nHigh-technology manufacturing|7.4\nServices|2.3\nConstruction|-1.2\nReal estate|-9.6\nMining|")},
		{"bar-shares", Spec{Mark: "bar", X: "year", Y: []string{"public", "business", "abroad"}, Stack: stackNormalize}, table("year|public|business|abroad\n2019|40|61|2\n2020|42|66|4\n2021|45|80|1\n2022|51|92|3\n2023|55|104|6")},
		{"bar-shares-sideways", Spec{Mark: "bar", X: "region", Y: []string{"2021", "2022", "2023"}, Stack: stackNormalize}, regions},
		{"bar-both-sides", Spec{Mark: "bar", X: "region", Y: []string{"goods", "services", "income"}, Stack: stackZero}, table("region$|goods:bn|services:bn|income:bn\nNorth|12|-7|3\nSouth|-4|9|-6\nEast|15|-3|-12\nWest|6|8|1")},
		{"bar-chinese", Spec{Mark: "bar", X: "地区", Y: []string{"v"}}, table("地区$|v\n北京|8536\n上海|4850\n江苏|4607\n广东|4438\n湖北|4802\n陕西|4120")},
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
