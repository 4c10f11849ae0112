package charts

func sparkExamples() []example {
	return []example{
		{"sparkline-years", Spec{Mark: "sparkline", X: "year", Y: []string{"turnover"}}, turnover},
		{"sparkline-gap", Spec{Mark: "sparkline", X: "year", Y: []string{"contracts"}, Highlight: []any{int64(2018)}}, turnover},
		{"sparkline-negative", Spec{Mark: "sparkline", X: "year", Y: []string{"v"}}, table("year|v:%\n2016|2.1\n2017|-1.4\n2018|3.2\n2019|0.4\n2020|-5.8\n2021|6.5")},
		{"sparkline-facet", Spec{Mark: "sparkline", X: "year", Y: []string{"v"}, Facet: "region"}, sparkRegions},
	}
}

var sparkRegions = table(`
year|region$|v:bn yuan
2019|Beijing|1035
2020|Beijing|1102
2021|Beijing|1260
2022|Beijing|1310
2023|Beijing|1398
2019|Tianjin|410
2020|Tianjin|
2021|Tianjin|388
2022|Tianjin|351
2023|Tianjin|372
2019|Henan|198
2020|Henan|205
2021|Henan|260
2022|Henan|318
2023|Henan|401
2019|Xizang|
2021|Xizang|
2019|Liaoning|330
2020|Liaoning|301
2021|Liaoning|342
`)
