package charts

func sparkExamples() []example { return nil }
