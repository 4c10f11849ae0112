package data

import "fmt"

// index is the value where that of the base is 100.
func index(x *deriving) {
	isBase := x.base()
	if isBase == nil {
		return
	}
	x.column.Unit = ""
	for _, r := range x.runs {
		base, ok := x.baseOf(r, isBase)
		if !ok {
			return
		}
		for _, row := range r {
			if c := x.cell(row); !c.Missing {
				x.put(row, c.quantity().percentOf(base), c.quantity().interval().percentOf(base.interval()))
			}
		}
	}
}

// base makes the test for the rows where the index is 100, and names them in the label.
func (x *deriving) base() test {
	if x.Base == nil {
		x.errorf(x.word, `say where it is 100, such as base = 2015`, "index has no base")
		return nil
	}
	f := filter{t: x.t, col: x.over, d: x.d}
	before := countErrors(x.d)
	isBase := f.equal(x.Base, x.entry.At("base"))
	if countErrors(x.d) > before {
		return nil
	}
	want, _ := f.cell(x.Base, x.entry.At("base"))
	word := want.Text
	switch {
	case want.Kind == Date && x.locale != nil:
		word = x.locale.ShortDate(want.Time, want.Grain)
	case want.Kind != Text:
		word = show(want)
	}
	x.column.Label = x.source().Label + fmt.Sprintf(x.words.base, word)
	return isBase
}

// baseOf is the mean of a run's values at the base.
func (x *deriving) baseOf(r run, isBase test) (quantity, bool) {
	var values []quantity
	for _, row := range r {
		if !isBase(x.t.Rows[row].Cells[x.over]) {
			continue
		}
		c := x.cell(row)
		if c.Missing || c.Number <= 0 {
			value := "no value"
			if !c.Missing {
				value = show(c)
			}
			x.errorf("base", "", "column %q has %s at the base, %s, and an index starts from more than zero",
				x.source().Name, value, x.t.Rows[row].CellAt(x.from))
			return quantity{}, false
		}
		values = append(values, c.quantity())
	}
	if len(values) == 0 {
		x.errorf("base", "filter out its rows, or take another base", "the series%s has no row at the base", x.seriesOf(r))
		return quantity{}, false
	}
	return sum(values).over(len(values)), true
}

// seriesOf names a run by the values that part it from others.
func (x *deriving) seriesOf(r run) string {
	name := ""
	for _, col := range x.by {
		name += " " + show(x.t.Rows[r[0]].Cells[col])
	}
	return name
}
