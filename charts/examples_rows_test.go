package charts

func rowExamples() []example { return nil }
