package charts

func lineExamples() []example {
	slopes := table("year|who$|share:%\n2013|Coal|44.9\n2013|Gas|15.2\n2013|Nuclear|14.1\n2013|Hydro|9.7\n2013|Wind|8.5\n2013|Biomass|7.4\n2013|Solar|4.9\n2023|Coal|26.1\n2023|Gas|15.4\n2023|Nuclear|1.4\n2023|Hydro|3.8\n2023|Wind|27.2\n2023|Biomass|8.4\n2023|Solar|11.9")
	layered := table("year|new:GW|mean:GW\n2014|31|\n2015|42|\n2016|38|36.2\n2017|55|41.0\n2018|49|43.0\n2019|71|51.0\n2020|66|55.8\n2021|93|66.8\n2022|88|73.4\n2023|121|87.8")
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
		{"line-quarters", Spec{Mark: "line", X: "quarter", Y: []string{"gdp"}}, table("quarter@|gdp:%\n2021-Q3|4.9\n2021-Q4|4.3\n2022-Q1|4.8\n2022-Q2|0.4\n2022-Q3|3.9\n2022-Q4|2.9\n2023-Q1|4.7\n2023-Q2|6.5\n2023-Q3|5.0\n2023-Q4|5.3")},
		{"line-step", Spec{Mark: "line", X: "month", Y: []string{"rate"}, Interpolate: stepwise, Highlight: []any{"2022-08"}}, table("month@|rate:%\n2021-10|3.85\n2021-11|3.85\n2021-12|3.80\n2022-01|3.70\n2022-05|3.70\n2022-08|3.65\n2023-06|3.55\n2023-08|3.45\n2024-02|3.45")},
		{"line-band", Spec{Mark: "line", X: "year", Y: []string{"v"}, Band: []string{"low", "high"}}, table("year|v|low|high\n2018|51|49|53\n2019|53|50|55.5\n2020|52|48|57\n2021||47|58\n2022|55||\n2023|57|50|64\n2024|58|49|67")},
		{"line-bands", Spec{Mark: "line", X: "year", Y: []string{"v"}, Color: "who", Band: []string{"low", "high"}}, table("year|who$|v|low|high\n2020|Coast|51|49|53\n2021|Coast|53|50|55.5\n2022|Coast|52|48|57\n2023|Coast|56|51|60\n2020|Inland|43|40|47\n2021|Inland|46|42|51\n2022|Inland|49|44|53\n2023|Inland|50|46|55")},
		{"area-step", Spec{Mark: "area", X: "year", Y: []string{"stock"}, Interpolate: stepwise}, table("year|stock\n2017|97\n2018|109\n2019|133\n2020|130\n2021|181\n2022|202")},
		{"area-shares", Spec{Mark: "area", X: "year", Y: []string{"basic", "applied", "experimental_development"}, Stack: stackNormalize}, table("year|basic|applied|experimental_development\n2017|97.5|184.9|1478.1\n2018|109|219|1637.7\n2019|133.6|249.8|1831\n2020|146.7|275.7|2016.9\n2021|181.7|314.5|2299.6\n2022|202.4|348.3|2527.6")},
		{"slope-color", Spec{Mark: "slope", X: "year", Y: []string{"share"}, Color: "who", Highlight: []any{"Wind", "Coal"}}, slopes},
		{"slope-many", Spec{Mark: "slope", X: "year", Y: []string{"share"}, Color: "who"}, slopes},
		{"slope-columns", Spec{Mark: "slope", X: "year", Y: []string{"patents", "contracts"}}, table("year|patents|contracts\n2013|208|295\n2023|921|615")},
		{"bar-line", Spec{Mark: "bar", X: "year", Y: []string{"new"}, Layers: []Layer{{Mark: "line", Y: "mean", Label: "Five-year mean"}}}, layered},
		{"bar-dots", Spec{Mark: "bar", X: "who", Y: []string{"y2023"}, Horizontal: true, Layers: []Layer{{Mark: "dot", Y: "y2013", Label: "2013"}}}, table("who$|y2013|y2023\nLiaoning|12|19\nHenan|22|17\nTianjin|8|31")},
		{"area-line", Spec{Mark: "area", X: "year", Y: []string{"new"}, Layers: []Layer{{Mark: "line", Y: "mean", Label: "Five-year mean"}}}, layered},
		{"line-dots", Spec{Mark: "line", X: "year", Y: []string{"mean"}, Layers: []Layer{{Mark: "dot", Y: "new", Label: "Survey"}}}, layered},
		{"area-one", Spec{Mark: "area", X: "year", Y: []string{"rd"}}, turnover},
		{"area-stacked", Spec{Mark: "area", X: "year", Y: []string{"basic", "applied", "experimental_development"}, Stack: stackZero}, table("year|basic|applied|experimental_development\n2017|97.5|184.9|1478.1\n2018|109|219|1637.7\n2019|133.6|249.8|1831\n2020|146.7|275.7|2016.9\n2021|181.7|314.5|2299.6\n2022|202.4|348.3|2527.6")},
	}
}
