package charts

func noteExamples() []example {
	law := "Law on technology contracts comes into force"
	return []example{
		{"scatter-names", Spec{Mark: "scatter", X: "income", Y: []string{"share"}, Text: "city", Highlight: []any{"Harbin", "Xi'an"}},
			table("city$|income:yuan|share:%\nBeijing|47000|18\nShanghai|47600|17.2\nHangzhou|44100|17.6\nHarbin|26000|12.4\nShenyang|27100|12.6\nDalian|28400|12.1\nXi'an|27500|12.9\nChengdu|29500|12.9\nWuhan|31000|13\nLanzhou|19000|9\nGuiyang|22500|11\nKunming|28700|10.2\nChangsha|35500|14.2")},
		{"line-notes", Spec{Mark: "line", X: "year", Y: []string{"turnover"}, Notes: []Note{{X: 2016, Text: law}, {X: 2021, Text: "Tax credit raised to 75 %"}, {X: 2022, Text: "Regional exchanges open"}}}, turnover},
		{"line-spans", Spec{Mark: "line", X: "year", Y: []string{"rd"}, Spans: []Span{{2014, 2016, "Twelfth plan"}, {2020, 2022, "Pandemic"}}}, turnover},
		{"line-annotated", Spec{Mark: "line", X: "year", Y: []string{"rd"}, Spans: []Span{{2020, 2022, "Pandemic"}}, Reference: []Reference{{Y: ptr(2000), Text: "Target"}, {X: 2016, Text: "New plan"}},
			Notes: []Note{{X: 2015, Text: law}, {X: 2021, Text: "Tax credit raised to 75 %"}}}, turnover},
		{"bar-notes", Spec{Mark: "bar", X: "year", Y: []string{"turnover"}, Highlight: []any{2023}, Notes: []Note{{X: 2015, Text: law}, {X: 2019, Text: "Tax credit raised to 75 %"}, {X: 2023, Text: "Record year"}}}, turnover},
		{"bar-reference", Spec{Mark: "bar", X: "year", Y: []string{"patents"}, Reference: []Reference{{Y: ptr(405), Text: "Target"}}}, turnover},
		{"bar-annotated", Spec{Mark: "bar", X: "year", Y: []string{"rd"}, Spans: []Span{{2020, 2022, "Pandemic"}}, Reference: []Reference{{Y: ptr(3600), Text: "Target for 2025"}, {X: 2018, Text: "New law"}}, Notes: []Note{{X: 2021, Text: "Tax credit raised to 75 %"}}}, turnover},
		{"bar-horizontal-notes", Spec{Mark: "bar", X: "region", Y: []string{"2023"}, Horizontal: true, Reference: []Reference{{Y: ptr(260), Text: "Average of all"}}, Notes: []Note{{X: "Northeast China", Text: law}, {X: "Yangtze River Delta", Text: "Largest"}}}, regions},
		{"area-notes", Spec{Mark: "area", X: "year", Y: []string{"rd"}, Reference: []Reference{{Y: ptr(2000), Text: "Target"}}, Notes: []Note{{X: 2018, Text: law}}}, turnover},
		{"scatter-notes", Spec{Mark: "scatter", X: "rd", Y: []string{"patents"}, Reference: []Reference{{Y: ptr(500), Text: "Target"}, {X: 2000, Text: "Two trillion"}}, Notes: []Note{{X: 1416.99, Text: law}, {X: 2795.63, Text: "Pandemic"}}}, turnover},
		{"line-facet-notes", Spec{Mark: "line", X: "year", Y: []string{"v"}, Facet: "who", Reference: []Reference{{Y: ptr(16), Text: "Target"}}, Spans: []Span{{2020, 2021, "Pandemic"}}, Notes: []Note{{X: 2021, Series: "Henan", Text: "Reform"}}},
			table("year|who$|v\n2019|Liaoning|12\n2020|Liaoning|13\n2021|Liaoning|13.4\n2022|Liaoning|15\n2019|Henan|10\n2020|Henan|12.5\n2021|Henan|13.1\n2022|Henan|14.8\n2019|Tianjin|14\n2020|Tianjin|14.2\n2021|Tianjin|14.9\n2022|Tianjin|14.6")},
	}
}
