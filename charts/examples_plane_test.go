package charts

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"report/data"
)

func planeExamples() []example {
	return []example{
		{"scatter-one", Spec{Mark: "scatter", X: "rd", Y: []string{"patents"}, XLabel: "R&D expenditure, bn yuan", YLabel: "Invention patents granted, thousand"}, turnover},
		{"scatter-color", Spec{Mark: "scatter", X: "income", Y: []string{"share"}, Color: "part"}, table("income:yuan|share:%|part$\n21000|12.1|East\n35500|14.2|East\n47000|18|East\n19000|9|West\n22500|11|West\n28700|10.2|West\n31000|13|Centre\n26000|12.4|Centre\n29500|12.9|Centre")},
		{"scatter-size", Spec{Mark: "scatter", X: "income", Y: []string{"life"}, Size: "people", Color: "continent", XLabel: "Income a head, thousand dollars", YLabel: "Life expectancy, years"}, table("income|life|people:million|continent$\n18.2|78.1|1412|Asia\n7.1|70.2|1380|Asia\n42.3|84.4|126|Asia\n63.5|78.8|331|America\n14.9|75.9|213|America\n18.6|75.1|126|America\n53.8|81.2|83|Europe\n45.5|82.4|67|Europe\n27.2|71.3|146|Europe\n5.2|54.7|206|Africa\n12.3|64.1|59|Africa\n2.4|66.6|115|Africa")},
		{"scatter-many", Spec{Mark: "scatter", X: "x", Y: []string{"v"}, Color: "c"}, manyPoints(400)},
		{"timeline-events", Spec{Mark: "timeline", X: "date", Y: []string{"event"}, Highlight: []any{"Second phase of the reactor"}}, table("date@|event$\n2019-03|Law on research funds passed\n2019-04|First call for proposals\n2020-11|Second phase of the reactor\n2020-12|Five-year plan drafted\n2021-03|Five-year plan adopted by the assembly and published with all of its annexes\n2022-06|Satellite launched\n2023-09|Review")},
		{"timeline-spans", Spec{Mark: "timeline", X: "from", Y: []string{"programme"}, X2: "to", Color: "field"}, table("from|to|programme$|field$\n2006|2020|Medium and long-term plan|Plans\n2011|2015|12th plan|Plans\n2016|2020|13th plan|Plans\n2021|2025|14th plan|Plans\n2013|2017|Clean air action|Environment\n2018|2020|Blue sky defence|Environment\n2015||Paris agreement|Environment\n2020||Pledge of neutrality|Environment\n2007|2008|A short one|Space\n2019||Far side landing|Space\n2020||Samples returned|Space")},
		{"donut-parts", Spec{Mark: "donut", X: "source", Y: []string{"power"}}, table("source$|power:TWh\nCoal|5754\nHydro|1285\nWind|886\nSolar|584\nNuclear|435")},
		{"donut-highlight", Spec{Mark: "donut", X: "part", Y: []string{"share"}, Highlight: []any{"Services"}}, table("part$|share:%\nAgriculture|7.1\nIndustry and construction|38.3\nServices|54.6")},
		{"donut-list", Spec{Mark: "donut", X: "part", Y: []string{"v"}}, table("part$|v:bn yuan\nExperimental development|2766\nApplied research|12\nBasic research|9\nTraining of researchers|8\nLibraries and archives|4")},
		{"donut-single", Spec{Mark: "donut", X: "part", Y: []string{"v"}}, table("part$|v\nAll of it|7")},
		{"heatmap-values", Spec{Mark: "heatmap", X: "year", Y: []string{"region"}, Color: "growth"}, table("year|region$|growth:%\n2020|East|2.4\n2021|East|8.1\n2022|East|3.2\n2023|East|5.1\n2020|Centre|-1.2\n2021|Centre|7.9\n2022|Centre|4.0\n2023|Centre|4.9\n2020|North-east|-5.8\n2021|North-east|6.1\n2023|North-east|4.8")},
		{"heatmap-scale", Spec{Mark: "heatmap", X: "hour", Y: []string{"day"}, Color: "calls"}, calls()},
	}
}

// calls are a number for each hour of five days, without those of a night.
func calls() *data.Table {
	var b strings.Builder
	b.WriteString("hour|day$|calls:thousand\n")
	for k, day := range []string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday"} {
		for hour := range 24 {
			if k == 2 && hour < 5 {
				continue
			}
			fmt.Fprintf(&b, "%d|%s|%d\n", hour, day, 20+hour*(24-hour)*7+k*40+hour*k%5*13)
		}
	}
	return table(b.String())
}

// manyPoints are points of three groups around places of their own.
func manyPoints(n int) *data.Table {
	r := rand.New(rand.NewPCG(1, 2))
	t := &data.Table{Name: "test", Columns: []data.Column{{Name: "x", Label: "Height", Unit: "m", Kind: data.Number},
		{Name: "v", Label: "Yield", Unit: "t", Kind: data.Number}, {Name: "c", Label: "c"}}}
	value := func(v float64) data.Cell {
		return data.Cell{Kind: data.Number, Number: v, Text: fmt.Sprintf("%.2f", v), Precision: 0.01}
	}
	for i := range n {
		k := float64(i % 3)
		t.Rows = append(t.Rows, data.Row{Cells: []data.Cell{
			value(20 + 8*k + 5*r.NormFloat64()), value(40 + 9*k*(2-k) + 6*r.NormFloat64()),
			{Kind: data.Text, Text: []string{"Coast", "Plain", "Hills"}[i%3]},
		}})
	}
	return t
}
