package charts

func facetExamples() []example { return nil }
