package charts

import (
	"math"
	"slices"

	"report/data"
)

// spread is how the values of one place along x lie.
type spread struct {
	values         []float64 // in order of size
	q1, median, q3 float64
	low, high      float64 // where the whiskers end
}

// leastForBox is how many values a box takes: fewer are shown one by one.
const leastForBox = 5

// whisker is how long whiskers are at most, in lengths of the box (Tukey).
const whisker = 1.5

// newSpread finds the quartiles of values, and how far the whiskers reach: to the farthest values that
// lie within one and a half lengths of the box from it.
func newSpread(values []float64) spread {
	s := spread{values: slices.Sorted(slices.Values(values))}
	if len(values) == 0 {
		return s
	}
	s.q1, s.median, s.q3 = quantile(s.values, 0.25), quantile(s.values, 0.5), quantile(s.values, 0.75)
	s.low, s.high = s.q1, s.q3
	for _, v := range s.values {
		if !s.outlier(v) {
			s.low, s.high = min(s.low, v), max(s.high, v)
		}
	}
	return s
}

// boxed says whether there are enough values for a box.
func (s spread) boxed() bool { return len(s.values) >= leastForBox }

// outlier says whether a value lies beyond the whiskers.
func (s spread) outlier(v float64) bool {
	reach := whisker * (s.q3 - s.q1)
	return v < s.q1-reach || v > s.q3+reach
}

// quantile interpolates between the values on both sides (type 7 of Hyndman and Fan, as R and
// spreadsheets do).
func quantile(sorted []float64, p float64) float64 {
	at := p * float64(len(sorted)-1)
	i := int(math.Floor(at))
	if i+1 >= len(sorted) {
		return sorted[len(sorted)-1]
	}
	return sorted[i] + (at-float64(i))*(sorted[i+1]-sorted[i])
}

// spreads reads all values of each place along x; the series is their medians.
func (r *reader) spreads() *dataset {
	x, ys, _, ok := r.columns()
	if !ok {
		return nil
	}
	if len(ys) > 1 {
		r.errorf("y", "name one column in y", "a box plot shows one column, and y names %d", len(ys))
		return nil
	}
	d := &dataset{x: r.table.Columns[x], y: r.table.Columns[ys[0]], kind: kindOf(r.all(), x)}
	index := r.slots(r.all(), d, x)
	cells := make([][]data.Cell, len(d.slots))
	every := r.newSeries(d.y.Name, columnLabel(d.y), 0)
	for _, row := range r.table.Rows {
		c, v := row.Cells[x], row.Cells[ys[0]]
		if c.Missing {
			r.leaveOut("x", row, d.x)
			continue
		}
		if at, known := index[c.Text]; known && !v.Missing {
			cells[at] = append(cells[at], v)
			every.cells = append(every.cells, v)
		}
	}
	r.unplaced.close(r)
	d.series = []series{every}
	if r.finish(d) == nil {
		return nil
	}
	medians := r.newSeries(d.y.Name, columnLabel(d.y), len(d.slots))
	for i, cs := range cells {
		var values []float64
		for _, c := range cs {
			values = append(values, c.Number)
		}
		d.spreads = append(d.spreads, newSpread(values))
		if len(cs) > 0 {
			medians.cells[i] = medianCell(d.spreads[i].median, cs)
		}
	}
	d.series[0] = medians
	return d
}

// medianCell is a median that is known as finely as the least known of its values.
func medianCell(median float64, cells []data.Cell) data.Cell {
	precision := 0.0
	for _, c := range cells {
		precision = max(precision, c.Known())
	}
	return data.Cell{Kind: data.Number, Number: median, Text: trimFloat(median), Precision: precision}
}
