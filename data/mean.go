package data

// mostRows is how many rows a moving mean may have: more is no moving mean any longer.
const mostRows = 1000

// mean is the moving mean. Where one of its values is missing, so is the mean.
func mean(x *deriving) {
	switch {
	case x.Rows == 0:
		x.errorf(x.word, "say of how many rows, such as rows = 7", "mean has no rows")
		return
	case x.Rows < 2 || x.Rows > mostRows:
		x.errorf("rows", "", "rows must be from 2 to %d, not %d", mostRows, x.Rows)
		return
	case x.Centred && x.Rows%2 == 0:
		x.errorf("rows", "", "rows must be odd for a centred mean, not %d", x.Rows)
		return
	}
	back := x.Rows - 1
	if x.Centred {
		back = x.Rows / 2
	}
	x.labelled(x.words.meanOf(x.Rows, x.t.step(x.over, x.runs), x.Centred))
	x.column.Format = x.source().Format
	for _, r := range x.runs {
		for i, row := range r {
			first := i - back
			if first < 0 || first+x.Rows > len(r) {
				continue
			}
			if values, ok := x.all(r[first : first+x.Rows]); ok {
				mean := sum(values).over(x.Rows)
				x.put(row, mean, mean.interval())
			}
		}
	}
}

// all gives the values of rows, if none is missing.
func (x *deriving) all(rows []int) ([]quantity, bool) {
	values := make([]quantity, 0, len(rows))
	for _, row := range rows {
		c := x.cell(row)
		if c.Missing {
			return nil, false
		}
		values = append(values, c.quantity())
	}
	return values, true
}
