package charts

import (
	"fmt"
	"iter"
	"math"
	"strings"

	"report/data"
)

// dataset is a table in the form in which marks draw it.
type dataset struct {
	x, y   data.Column
	kind   scaleKind
	slots  []slot // places along x, in order; none for scatter
	series []series
	layers []series // further marks on the same scale
	color  bool     // the series come from the colour column
	rows   bool     // the series are rows, which no colour tells apart
	holds  bool     // a value holds until the next, so that a place without a row is no gap

	events     []event     // of a timeline
	until      string      // the name of the column in which they end
	size       data.Column // of the dots of a scatter chart
	largestDot float64
	bandEnds   [2]string // names of the columns of a band
	dotName    string    // of the column that names the dots of a scatter chart
	splitBy    string    // of the one that parts them into series, and of the rows of a heat map

	target  series   // of a bullet chart
	ranges  []series // of a bullet chart: where its shades end
	spreads []spread // of a box plot, one a slot; its series are the medians
}

// scaleKind is what stands along x.
type scaleKind uint8

const (
	categories scaleKind = iota
	numbers
	days      // since 1970
	months    // since year 0
	quarterly // their first months, since year 0
)

// slot is one place along x.
type slot struct {
	key     string  // as in the data
	label   string  // as printed
	pos     float64 // on the scale; the index for categories
	renamed bool    // by labels
}

// series is one run of values.
type series struct {
	name, label string
	cells       []data.Cell    // one a slot, or one a point of a scatter chart
	xs          []data.Cell    // of a scatter chart
	names       []dotName      // of its dots; nil for none
	sizes       []data.Cell    // of its dots, where they differ
	blanks      map[int]string // where in the file the cell of a slot is empty
	low, high   []data.Cell    // the ends of a line's band, one a slot; nil without
}

// value returns the number of cell i; ok is false where there is none.
func (s series) value(i int) (v float64, ok bool) {
	if s.cells[i].Missing {
		return 0, false
	}
	return s.cells[i].Number, true
}

// maxGrid is how many values are read, with those that are missing: thousands of series at thousands of
// places would take gigabytes.
const maxGrid = 500_000

// slotted reads one value for each place along x and each series: bars, lines and areas.
func (r *reader) slotted() *dataset {
	x, ys, color, ok := r.columns()
	if !ok {
		return nil
	}
	d := &dataset{x: r.table.Columns[x], y: r.table.Columns[ys[0]], color: color >= 0, holds: r.spec.Interpolate == stepwise}
	all := r.all()
	d.kind = kindOf(all, x)
	if color >= 0 {
		d.splitBy = columnLabel(r.table.Columns[color])
	}
	index := r.slots(all, d, x)
	for _, y := range ys {
		col := r.table.Columns[y]
		if color < 0 {
			d.series = append(d.series, r.newSeries(col.Name, columnLabel(col), len(d.slots)))
		}
	}
	names := map[string]int{}
	var order []string
	for _, row := range all.Rows {
		if color < 0 || row.Cells[x].Missing {
			continue
		}
		name := row.Cells[color].Text
		if _, seen := names[name]; !seen {
			names[name] = len(order)
			order = append(order, name)
		}
	}
	if len(order)*len(d.slots) > maxGrid {
		r.errorf("color", "filter the rows", "the chart has %d series at %d places along x, more than a chart can show", len(order), len(d.slots))
		return nil
	}
	for _, name := range order {
		d.series = append(d.series, r.newSeries(name, name, len(d.slots)))
	}
	var rows []placed
	for _, row := range r.table.Rows {
		cx := row.Cells[x]
		if cx.Missing {
			r.leaveOut("x", row, d.x)
			continue
		}
		at, known := index[cx.Text]
		if !known {
			continue // refused as a place
		}
		for k, y := range ys {
			if color >= 0 {
				k = names[row.Cells[color].Text]
			}
			r.set(&d.series[k], d, at, row, x, y)
			rows = append(rows, placed{row, at, k})
		}
	}
	r.unplaced.close(r)
	r.repeated.close(r)
	r.band(d, rows)
	r.readLayers(d, rows)
	return r.finish(d)
}

// set puts a value in its place, and refuses a second one there.
func (r *reader) set(s *series, d *dataset, at int, row data.Row, x, y int) {
	c := row.Cells[y]
	if c.Missing {
		s.blanks[at] = row.CellAt(y).String()
		return
	}
	if !s.cells[at].Missing {
		if !r.repeated.first(r) {
			return
		}
		hint := "filter the rows, or name the column that splits them in color"
		if d.color {
			hint = "filter the rows so that each series has one row for each " + d.x.Name
		}
		r.errorf("x", hint, "%s %q has more than one value: %s repeats it", d.x.Name, shorten(d.slots[at].key, 40), row.CellAt(x))
		return
	}
	s.cells[at] = c
}

func (r *reader) newSeries(name, label string, n int) series {
	s := series{name: name, label: r.relabel(name, label), cells: make([]data.Cell, n), blanks: map[int]string{}}
	for i := range s.cells {
		s.cells[i].Missing = true
	}
	return s
}

// Magnitudes outside of these cannot be labelled in a readable way.
const (
	largest  = 1e12
	smallest = 1e-6
)

// finish refuses values that no chart can show.
func (r *reader) finish(d *dataset) *dataset {
	if !r.measurable("y", d.y, d.values()) {
		return nil
	}
	for _, s := range d.series {
		for _, c := range s.xs {
			if v := position(d.kind, c); math.IsNaN(v) || math.Abs(v) > largest {
				r.errorf("x", "", "column %q holds %q, which no chart can show", d.x.Name, c.Text)
				return nil
			}
		}
	}
	return d
}

// values are those of all series.
func (d *dataset) values() iter.Seq[data.Cell] {
	return func(yield func(data.Cell) bool) {
		for _, s := range d.series {
			for _, c := range s.cells {
				if !c.Missing && !yield(c) {
					return
				}
			}
		}
	}
}

// measurable refuses values that no axis can show, and none at all.
func (r *reader) measurable(key string, c data.Column, values iter.Seq[data.Cell]) bool {
	n, top := 0, 0.0
	for v := range values {
		n++
		if math.IsNaN(v.Number) || math.IsInf(v.Number, 0) {
			r.errorf(key, "", "column %q holds %q, which no chart can show", c.Name, v.Text)
			return false
		}
		top = max(top, math.Abs(v.Number))
	}
	switch {
	case n == 0 && r.panel != "":
		r.errorf("facet", "filter the rows of that panel out", "the panel %q has no values to draw", shorten(r.panel, 40))
	case n == 0:
		r.errorf(key, "", "there are no values to draw")
	case top >= largest:
		r.errorf(key, r.otherUnit(c, data.LargerUnit, "larger"), "the values are too large to label: up to %.3g", top)
	case top > 0 && top < smallest:
		r.errorf(key, r.otherUnit(c, data.SmallerUnit, "smaller"), "the values are too small to label: up to %.3g", top)
	default:
		return true
	}
	return false
}

// otherUnit is the hint to turn a column to a larger or smaller unit, where there is one to scale to.
func (r *reader) otherUnit(c data.Column, find func(string) (string, bool), which string) string {
	switch unit, ok := find(c.Unit); {
	case ok:
		return fmt.Sprintf("turn them to another unit: scale = { %s = %q }", tomlKey(c.Name), unit)
	case c.Unit == "":
		return fmt.Sprintf("give them in a %s unit, and name it: unit = \"...\" in [data.%s.columns.%s]", which, r.table.Name, tomlKey(c.Name))
	}
	return fmt.Sprintf("give them in a %s unit than %s", which, c.Unit)
}

func (r *reader) relabel(name, label string) string {
	if l, ok := r.spec.Labels[name]; ok {
		label = l
	}
	return strings.Join(strings.Fields(label), " ")
}
