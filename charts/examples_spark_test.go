package charts

func sparkExamples() []example {
	return []example{
		{"sparkline-years", Spec{Mark: "sparkline", X: "year", Y: []string{"turnover"}}, turnover},
		{"sparkline-gap", Spec{Mark: "sparkline", X: "year", Y: []string{"contracts"}, Highlight: []any{int64(2018)}}, turnover},
		{"sparkline-negative", Spec{Mark: "sparkline", X: "year", Y: []string{"v"}}, table("year|v:%\n2016|2.1\n2017|-1.4\n2018|3.2\n2019|0.4\n2020|-5.8\n2021|6.5")},
	}
}
