package charts

func facetExamples() []example {
	return []example{
		{"line-facet", Spec{Mark: "line", X: "year", Y: []string{"v"}, Facet: "who"}, quarters},
		{"bar-facet", Spec{Mark: "bar", X: "year", Y: []string{"v"}, Facet: "who", Highlight: []any{int64(2022)}}, quarters},
		{"area-facet", Spec{Mark: "area", X: "year", Y: []string{"v", "w"}, Facet: "who", Stack: stackZero, Columns: 3}, table("year|who$|v|w\n2019|North|3|2\n2020|North|4|2\n2021|North|5|3\n2019|South|1|1\n2020|South|1.5|1\n2021|South|2|2.2\n2019|East|6|1\n2020|East|6.4|3\n2021|East|7|3")},
	}
}

var quarters = table(`
year|who$|v:thousand
2019|Liaoning|12
2020|Liaoning|13
2021|Liaoning|13.4
2022|Liaoning|15
2019|Henan|10
2020|Henan|12.5
2022|Henan|14.8
2019|Tianjin|14
2020|Tianjin|14.2
2021|Tianjin|14.9
2022|Tianjin|14.6
2019|Hubei|31
2020|Hubei|28.2
2021|Hubei|33.9
2022|Hubei|35.1
2019|Sichuan|22
2020|Sichuan|23
2021|Sichuan|25
2022|Sichuan|27.5
`)
