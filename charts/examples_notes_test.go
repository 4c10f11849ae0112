package charts

func noteExamples() []example { return nil }
