package charts

func colorExamples() []example { return nil }
