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
