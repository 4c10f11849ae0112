package charts

func colorExamples() []example {
	seven := table("year|Solar|Wind|Hydro|Nuclear|Gas|Coal|Oil\n2018|93|273|292|807|1469|1146|25\n2019|107|296|288|809|1586|965|19\n2020|131|338|285|790|1624|773|17\n2021|164|379|252|778|1579|898|19\n2022|204|434|255|772|1687|832|23\n2023|239|421|240|775|1806|675|16")
	return []example{
		{"line-legend", Spec{Mark: "line", X: "year", Y: []string{"Solar", "Wind", "Hydro", "Nuclear", "Gas", "Coal", "Oil"}}, seven},
	}
}
