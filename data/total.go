package data

// total is the running total. From a missing value on nobody knows it.
func total(x *deriving) {
	x.labelled(x.words.total)
	x.column.Format = x.source().Format
	for _, r := range x.runs {
		var sofar quantity
		for _, row := range r {
			c := x.cell(row)
			if c.Missing {
				break
			}
			sofar = sum([]quantity{sofar, c.quantity()})
			x.put(row, sofar, sofar.interval())
		}
	}
}
