package charts

func lineExamples() []example {
	return []example{
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
	}
}
