package charts

import (
	"fmt"

	"gonum.org/v1/plot/plotter"

	"report/data"
	"report/layout"
)

// The shade of a band: the share of its line's colour in it, and in its edges.
const (
	bandStrength = 0.18
	bandEdge     = 0.45
)

// placed is a row of the table with its slot and its series.
type placed struct {
	row          data.Row
	slot, series int
}

// band reads the two columns between which a line is shaded.
func (r *reader) band(d *dataset, rows []placed) {
	names := r.spec.Band
	switch {
	case len(names) == 0:
		return
	case len(names) != 2:
		r.errorf("band", `write band = ["low", "high"]`, "band names two columns, low and high, not %d", len(names))
		return
	case len(r.spec.Y) > 1:
		r.errorf("band", "name one column in y, and that which splits it into series in color", "a band goes with one column of y")
		return
	}
	var columns [2]int
	for i, name := range names {
		if columns[i] = r.numberColumn("band", name); columns[i] < 0 {
			return
		}
		if !r.sameUnit("band", nil, d.y, r.table.Columns[columns[i]]) {
			return
		}
	}
	d.bandEnds = [2]string{columnLabel(r.table.Columns[columns[0]]), columnLabel(r.table.Columns[columns[1]])}
	for k := range d.series {
		d.series[k].low, d.series[k].high = r.newSeries("", "", len(d.slots)).cells, r.newSeries("", "", len(d.slots)).cells
	}
	var outside tally
	for _, p := range rows {
		low, high, value := p.row.Cells[columns[0]], p.row.Cells[columns[1]], d.series[p.series].cells[p.slot]
		d.series[p.series].low[p.slot], d.series[p.series].high[p.slot] = low, high
		if !r.drawable("band", nil, names[0], low) || !r.drawable("band", nil, names[1], high) {
			return
		}
		ends := !low.Missing && !high.Missing
		where, message := p.row.CellAt(columns[0]), ""
		switch {
		case ends && low.Number > high.Number:
			message = fmt.Sprintf("%s %s is above %s %s", names[0], low.Text, names[1], high.Text)
		case value.Missing:
		case !low.Missing && low.Number > value.Number:
			message = fmt.Sprintf("%s %s is above %s %s", names[0], low.Text, d.y.Name, value.Text)
		case !high.Missing && high.Number < value.Number:
			where, message = p.row.CellAt(columns[1]), fmt.Sprintf("%s %s is below %s %s", names[1], high.Text, d.y.Name, value.Text)
		}
		if message != "" && outside.first(r) {
			r.errorf("band", "low, value and high must follow on each other", "at %s %s", where, message)
		}
	}
	outside.close(r)
}

// sameUnit refuses a column whose values do not belong on the axis of y.
func (r *reader) sameUnit(key string, path []any, y, other data.Column) bool {
	if y.Unit == other.Unit {
		return true
	}
	r.errorf(key, "a chart has one value axis: make two charts", "columns %q and %q have different units (%s, %s)", y.Name, other.Name, unitName(y), unitName(other))
	r.problems[len(r.problems)-1].Path = path
	return false
}

// inBand is the band of cell i; ok is false where an end is missing.
func (s series) inBand(i int) (low, high float64, ok bool) {
	if s.low == nil || s.low[i].Missing || s.high[i].Missing {
		return 0, 0, false
	}
	return s.low[i].Number, s.high[i].Number, true
}

// shade fills the bands below all lines, in light mixes of their colours. Where bands overlap, their
// edges can be seen through each other.
func (f *figure) shade(p paint) error {
	below := f.painted[among]
	f.painted[among] = nil
	var edges []plotter.XYs
	var colors []layout.Color
	for _, k := range drawOrder(p, len(f.data.series)) {
		for _, run := range f.data.bandRuns(f.data.series[k]) {
			low, high := f.path(run[0]), f.path(run[1])
			if len(low) == 1 { // a value between two gaps
				x := f.atX(low[0].X)
				f.fill(box{x - lineWidth, f.atY(high[0].Y), x + lineWidth, f.atY(low[0].Y)}, mix(f.style.Background, p.of(k), bandStrength))
				continue
			}
			if err := f.polygon(low, high, mix(f.style.Background, p.of(k), bandStrength)); err != nil {
				return err
			}
			edges, colors = append(edges, low, high), append(colors, p.of(k), p.of(k))
		}
	}
	for i, e := range edges {
		if err := f.stroke(e, mix(f.style.Background, colors[i], bandEdge), gridWidth, nil); err != nil {
			return err
		}
	}
	f.add(below...)
	return nil
}

// bandRuns are the stretches of a series' band without a gap, low and high.
func (d *dataset) bandRuns(s series) [][2]plotter.XYs {
	var runs [][2]plotter.XYs
	var run [2]plotter.XYs
	for i, x := range d.slots {
		if low, high, ok := s.inBand(i); ok {
			run[0], run[1] = append(run[0], plotter.XY{X: x.pos, Y: low}), append(run[1], plotter.XY{X: x.pos, Y: high})
		} else if run[0] != nil {
			runs, run = append(runs, run), [2]plotter.XYs{}
		}
	}
	if run[0] != nil {
		runs = append(runs, run)
	}
	return runs
}
