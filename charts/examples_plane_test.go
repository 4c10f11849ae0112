package charts

func planeExamples() []example {
	return []example{
		{"scatter-one", Spec{Mark: "scatter", X: "rd", Y: []string{"patents"}, XLabel: "R&D expenditure, bn yuan", YLabel: "Invention patents granted, thousand"}, turnover},
		{"scatter-color", Spec{Mark: "scatter", X: "income", Y: []string{"share"}, Color: "part"}, table("income:yuan|share:%|part$\n21000|12.1|East\n35500|14.2|East\n47000|18|East\n19000|9|West\n22500|11|West\n28700|10.2|West\n31000|13|Centre\n26000|12.4|Centre\n29500|12.9|Centre")},
	}
}
