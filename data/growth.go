package data

// growth is the change on the year or row before, in percent of it. Nothing grows from zero, and what
// has grown from less than that is no percentage that anybody could read.
func growth(x *deriving) {
	if !x.onEarlier(x.words.growth, x.words.grows) {
		return
	}
	x.column.Unit = "%"
	x.eachPair(func(row int, now, before Cell) {
		if before.Number > 0 {
			percent := now.quantity().percentOf(before.quantity())
			percent.value = 100 * ((now.Number - before.Number) / before.Number)
			x.put(row, percent, now.quantity().interval().percentOf(before.quantity().interval()).plus(-100))
		}
	})
}

// onEarlier labels a column that is told against earlier values.
func (x *deriving) onEarlier(onYear, what string) bool {
	if x.On == onPrevious {
		x.labelled(x.words.onPrevious(what, x.t.step(x.over, x.runs)))
		return true
	}
	if c := x.t.Columns[x.over]; c.Kind != Date && !c.Years() {
		x.errorf(x.word, `write on = "previous" for the row before`, "column %q holds neither dates nor years, so no row is a year before another", c.Name)
		return false
	}
	x.labelled(onYear)
	return true
}

const onPrevious = "previous"

// eachPair visits the rows that have a value and an earlier one to hold it against.
func (x *deriving) eachPair(visit func(row int, now, before Cell)) {
	for _, r := range x.runs {
		for i, row := range r {
			before, ok := x.earlier(r, i)
			if !ok {
				continue
			}
			if a, b := x.cell(row), x.cell(before); !a.Missing && !b.Missing {
				visit(row, a, b)
			}
		}
	}
}

// earlier finds the row that the i-th of a run is held against.
func (x *deriving) earlier(r run, i int) (row int, ok bool) {
	if x.On == onPrevious {
		return r[max(0, i-1)], i > 0
	}
	want, ok := yearBefore(x.t.Rows[r[i]].Cells[x.over])
	if !ok {
		return 0, false
	}
	at, ok := x.t.findIn(r, x.over, want)
	return r[at], ok
}
