package charts

func colorExamples() []example {
	seven := table("year|Solar|Wind|Hydro|Nuclear|Gas|Coal|Oil\n2018|93|273|292|807|1469|1146|25\n2019|107|296|288|809|1586|965|19\n2020|131|338|285|790|1624|773|17\n2021|164|379|252|778|1579|898|19\n2022|204|434|255|772|1687|832|23\n2023|239|421|240|775|1806|675|16")
	survey := table("question$|Disagree|Rather disagree|Neither|Rather agree|Agree\nParks|4|9|14|41|32\nBuses|21|25|12|28|14\nSchools|8|15|19|38|20\nHousing|44|27|9|14|6")
	answers := []string{"Disagree", "Rather disagree", "Neither", "Rather agree", "Agree"}
	return []example{
		{"bar-diverging", Spec{Mark: "bar", X: "question", Y: answers, Stack: stackNormalize, Horizontal: true, Scheme: schemeDiverging}, survey},
		{"bar-ordered", Spec{Mark: "bar", X: "question", Y: answers, Stack: stackNormalize, Horizontal: true, Scheme: schemeOrdered}, survey},
		{"line-ordered", Spec{Mark: "line", X: "year", Y: []string{"Solar", "Wind", "Hydro", "Nuclear", "Gas", "Coal", "Oil"}, Scheme: schemeOrdered}, seven},
		{"line-legend", Spec{Mark: "line", X: "year", Y: []string{"Solar", "Wind", "Hydro", "Nuclear", "Gas", "Coal", "Oil"}}, seven},
	}
}
