package charts

import (
	"fmt"
	"math"
	"strings"

	"report/data"
)

// stepExamples are of histograms and waterfalls.
func stepExamples() []example {
	return []example{
		{"waterfall-totals", Spec{Mark: "waterfall", X: "step", Y: []string{"v"}, Totals: []any{"2022", "2023"}}, table("step$|v:bn yuan\n2022|24.3\nVolume|3.1\nPrices|1.8\nWages|-2.6\nEnergy|-0.4\nTax|0.9\n2023|27.1")},
		{"waterfall-below-zero", Spec{Mark: "waterfall", X: "quarter", Y: []string{"v"}, Totals: []any{"Year"}, Highlight: []any{"Q3"}}, table("quarter$|v:m\nQ1|4\nQ2|-9\nQ3|-6\nQ4|14\nYear|")},
		{"waterfall-sideways", Spec{Mark: "waterfall", X: "step", Y: []string{"v"}, Totals: []any{"Result before extraordinary items", "Result"}}, table("step$|v:m yuan\nRevenue from grants and contributions|812\nRevenue from the sale of publications|120\nPersonnel|-604\nRent and maintenance of the buildings|-151\nDepreciation|-89\nResult before extraordinary items|88\nSale of the old printing house|240\nResult|328")},
		{"waterfall-years", Spec{Mark: "waterfall", X: "year", Y: []string{"v"}}, table("year|v:m\n2016|2.1\n2017|-1.4\n2018|3.2\n2019|0.4\n2020|-5.8\n2021|6.5")},
		{"histogram-lengths", Spec{Mark: "histogram", X: "length", XLabel: "Length of the stay, days"}, lengths(400)},
		{"histogram-bins", Spec{Mark: "histogram", X: "length", Bins: 8}, lengths(60)},
		{"histogram-marks", Spec{Mark: "histogram", X: "mark"}, table("mark\n3\n4\n4\n5\n3\n2\n4\n4\n5\n3\n1\n4\n5\n3\n3\n4")},
		{"histogram-facet", Spec{Mark: "histogram", X: "length", Facet: "ward"}, lengths(300)},
	}
}

// lengths are values with a long tail, in two wards.
func lengths(n int) *data.Table {
	var b strings.Builder
	b.WriteString("ward$|length:days\n")
	for i := range n {
		spread := math.Mod(float64(i)*0.6180339887, 1)
		fmt.Fprintf(&b, "%s|%.1f\n", []string{"North", "South"}[i%2], -9*math.Log(1-0.98*spread)*(1+0.4*float64(i%2)))
	}
	return table(b.String())
}
