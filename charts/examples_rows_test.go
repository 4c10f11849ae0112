package charts

import (
	"fmt"
	"strings"

	"report/data"
)

func rowExamples() []example {
	return []example{
		{"dot-one", Spec{Mark: "dot", X: "country", Y: []string{"share"}, Highlight: []any{"China"}}, spending},
		{"dot-many", Spec{Mark: "dot", X: "country", Y: []string{"2000", "2010", "2022"}}, intensity},
		{"dot-years", Spec{Mark: "dot", X: "year", Y: []string{"patents"}}, turnover},
		{"dot-years-two", Spec{Mark: "dot", X: "year", Y: []string{"patents", "contracts"}, Highlight: []any{"patents"}, Labels: map[string]string{"patents": "Invention patents granted", "contracts": "Technology contracts signed"}}, turnover},
		{"dot-cut", Spec{Mark: "dot", X: "region", Y: []string{"v"}}, table("region$|v:years\nNorth|79.2\nSouth|81.4\nEast|80.1\nWest|\nCentre|78.8")},
		{"lollipop-one", Spec{Mark: "lollipop", X: "country", Y: []string{"share"}}, spending},
		{"lollipop-negative", Spec{Mark: "lollipop", X: "sector", Y: []string{"change"}}, table("sector$|change:%\nHigh-technology manufacturing|7.4\nServices|2.3\nConstruction|-1.2\nReal estate|-9.6\nMining|")},
		{"lollipop-years", Spec{Mark: "lollipop", X: "year", Y: []string{"turnover"}, Highlight: []any{int64(2023)}}, turnover},
		{"lollipop-axis", Spec{Mark: "lollipop", X: "year", Y: []string{"contracts"}, ValueLabels: "off"}, turnover},
		{"dumbbell-one", Spec{Mark: "dumbbell", X: "country", Y: []string{"2010", "2022"}}, intensity},
		{"dumbbell-color", Spec{Mark: "dumbbell", X: "region", Y: []string{"rate"}, Color: "who", Highlight: []any{"South"}}, table("region$|who$|rate:%\nNorth|Women|61\nNorth|Men|68\nSouth|Women|45\nSouth|Men|70\nEast|Women|66\nEast|Men|66\nWest|Men|63\nCentre|Women|64\nCentre|Men|60")},
		{"dumbbell-axis", Spec{Mark: "dumbbell", X: "country", Y: []string{"2010", "2022"}, ValueLabels: "off"}, intensity},
		{"bullet-one", Spec{Mark: "bullet", X: "goal", Y: []string{"reached"}, Target: "target", Ranges: []string{"poor", "fair", "good"}}, goals},
		{"bullet-plain", Spec{Mark: "bullet", X: "goal", Y: []string{"reached"}, Target: "target", Highlight: []any{"Patents per head"}}, goals},
		{"box-one", Spec{Mark: "box", X: "region", Y: []string{"wage"}}, wages(5, 40)},
		{"box-highlight", Spec{Mark: "box", X: "region", Y: []string{"wage"}, Highlight: []any{"South"}, ValueLabels: "off"}, wages(5, 40)},
		{"box-years", Spec{Mark: "box", X: "year", Y: []string{"wage"}}, wages(6, 30)},
		{"box-few", Spec{Mark: "box", X: "region", Y: []string{"wage"}}, wages(3, 4)},
	}
}

var goals = table(`
goal$|reached:%|target:%|poor:%|fair:%|good:%
R&D spending to plan|92|100|60|85|110
Patents per head|108|100|60|85|110
Share of renewable energy|71|90|50|75|100
Schools with fibre|44.5|80|50|70|100
Women in research||60|30|50|80
`)

// wages are n values each in some regions, or years.
func wages(places, n int) *data.Table {
	var b strings.Builder
	b.WriteString("region$|year|wage:thousand yuan\n")
	for i := range places {
		for k := range n {
			v := 40 + 7*float64(i%3) + 4*float64(i) + float64(k*k*(7+i)%23) + float64(k*13%11)/2
			if k == 7 {
				v += 45
			}
			fmt.Fprintf(&b, "%s|%d|%.1f\n", []string{"North", "South", "East", "West", "Centre", "Islands"}[i], 2018+i, v)
		}
	}
	return table(b.String())
}

var spending = table(`
country$|share:% of GDP
Israel|6.02
South Korea|5.21
United States|3.59
Japan|3.41
Germany|3.13
China|2.56
United Kingdom|2.77
France|2.23
`)

var intensity = table(`
country$|2000:% of GDP|2010:% of GDP|2022:% of GDP
South Korea|2.13|3.32|5.21
United States|2.62|2.74|3.59
Japan|2.86|3.1|3.41
Germany|2.41|2.73|3.13
China|0.89|1.71|2.56
France|2.09|2.18|2.23
`)
