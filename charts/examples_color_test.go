package charts

func colorExamples() []example {
	five := table("year|Solar|Wind|Hydro|Nuclear|Gas\n2018|93|273|292|807|1469\n2019|107|296|288|809|1586\n2020|131|338|285|790|1624\n2021|164|379|252|778|1579\n2022|204|434|255|772|1687\n2023|239|421|240|775|1806")
	return []example{
		{"line-legend", Spec{Mark: "line", X: "year", Y: []string{"Solar", "Wind", "Hydro", "Nuclear", "Gas"}}, five},
	}
}
