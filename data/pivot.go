package data

import (
	"fmt"
	"slices"

	"report/config"
)

// Pivot is the word pivot.
type Pivot struct {
	// Column is the one whose values become the names of columns: pivot = { column = "indicator", value = "value" }.
	Column string `toml:"column" required:"true"`
	// Value is the column whose values come to stand in them, each with the unit of its rows.
	Value string `toml:"value" required:"true"`
	// Keys are the columns that tell which values stand in one row. When left out, all other columns of text, dates,
	// years and booleans do, but for those that speak of their row, such as source and unit. What is neither a key
	// nor column nor value goes.
	Keys []string `toml:"keys"`
}

// pivoting is the work of pivot.
type pivoting struct {
	Pivot
	t             *Table
	column, value int
	keys          []int
	node          *config.Table
	d             *config.Diagnostics
}

// pivot makes columns of what stands in rows. After a mistake the rows are not those that are meant, and stay.
func (q Query) pivot(t *Table, mistaken bool, node *config.Table, d *config.Diagnostics) {
	if q.Pivot == nil {
		return
	}
	before := countErrors(d)
	x := &pivoting{Pivot: *q.Pivot, t: t, node: node, d: d}
	x.column, _ = q.loaded(t, x.Column, "pivot", x.at("column"), d)
	x.value, _ = q.loaded(t, x.Value, "pivot", x.at("value"), d)
	x.findKeys()
	if countErrors(d) > before || mistaken {
		return
	}
	if x.column == x.value {
		d.Errorf(x.at("value"), "", "column and value are the same column")
		return
	}
	x.spread()
}

func (x *pivoting) at(path ...any) config.Pos {
	return x.node.At(append([]any{"pivot"}, path...)...)
}

func (x *pivoting) findKeys() {
	for i, name := range x.Keys {
		col, ok := x.t.column(name, x.at("keys", i), x.d)
		switch {
		case !ok:
		case col == x.column || col == x.value || slices.Contains(x.keys, col):
			x.d.Errorf(x.at("keys", i), "", "column %q is named twice", name)
		default:
			x.keys = append(x.keys, col)
		}
	}
	if len(x.Keys) > 0 {
		return
	}
	for col, c := range x.t.Columns {
		if _, reserved := x.t.reservedKind(c.Name); !reserved && c.isKey() && col != x.column && col != x.value {
			x.keys = append(x.keys, col)
		}
	}
}

// spreading is a row that is being filled.
type spreading struct {
	row   Row
	cells []Cell
	from  []int // the rows of the cells; -1 for none
}

// spread makes the rows: one for each combination of the keys.
func (x *pivoting) spread() {
	names, columns, ok := x.newColumns()
	if !ok {
		return
	}
	places := map[string]int{}
	var rows []*spreading
	for i, r := range x.t.Rows {
		key := fmt.Sprint(r.heldBack, " ", keyOf(r, x.keys))
		at, seen := places[key]
		if !seen {
			at = len(rows)
			if (at+1)*len(columns) > maxCells {
				x.d.Errorf(x.at(), "name fewer columns in keys", "pivot makes too large a table: the limit is %d cells", maxCells)
				return
			}
			places[key] = at
			rows = append(rows, x.begin(r, len(names)))
		}
		if !x.fill(rows[at], names[r.Cells[x.column].key()], i) {
			return
		}
	}
	x.t.Columns, x.t.Rows = columns, make([]Row, 0, len(rows))
	for _, s := range rows {
		s.row.Cells = s.cells
		x.t.Rows = append(x.t.Rows, s.row)
	}
}

// newColumns are the keys and a column for each value of column, in order of first appearance, with their places.
func (x *pivoting) newColumns() (names map[string]int, columns []Column, ok bool) {
	for _, col := range x.keys {
		columns = append(columns, x.t.Columns[col])
	}
	value := x.t.Columns[x.value]
	names = map[string]int{}
	units := map[string]config.Pos{}
	for _, r := range x.t.Rows {
		c := r.Cells[x.column]
		if c.Missing {
			x.d.Errorf(x.at("column"), "filter out such rows", "column %q has no value at %s, and gives no column a name", x.Column, r.CellAt(x.column))
			return nil, nil, false
		}
		name := c.key()
		at, seen := names[name]
		if !seen {
			at = len(names)
			names[name] = at
			if !x.roomFor(name, columns) {
				return nil, nil, false
			}
			made := value
			made.Name, made.Label = name, inWords(name)
			if value.UnitByRow {
				made.Unit, made.UnitByRow = r.Unit, false
				units[name] = r.At
			}
			columns = append(columns, made)
		}
		if made := &columns[len(x.keys)+at]; value.UnitByRow && made.Unit != r.Unit && !r.Cells[x.value].Missing {
			x.d.Errorf(x.at("value"), "filter the rows to those of one unit", "the column %q would have different units: %q at %s and %q at %s", name, made.Unit, units[name], r.Unit, r.At)
			return nil, nil, false
		}
	}
	return names, columns, true
}

// roomFor refuses a column whose name another has, or that is one too many.
func (x *pivoting) roomFor(name string, columns []Column) bool {
	switch {
	case len(columns) >= maxColumns:
		x.d.Errorf(x.at("column"), "", "column %q has so many values that the table would have more than %d columns", x.Column, maxColumns)
	case slices.ContainsFunc(columns, func(c Column) bool { return c.Name == name }):
		x.d.Errorf(x.at("column"), fmt.Sprintf("rename = { %s = \"...\" } gives the other another name", name), "two columns would have the name %q", name)
	default:
		return true
	}
	return false
}

// begin makes a row of the first of those that it is made of.
func (x *pivoting) begin(r Row, n int) *spreading {
	s := &spreading{row: r, cells: make([]Cell, 0, len(x.keys)+n), from: make([]int, n)}
	s.row.Parts, s.row.Others, s.row.Unit = 0, nil, ""
	for _, col := range x.keys {
		s.cells = append(s.cells, r.Cells[col])
	}
	for i := range n {
		s.from[i] = -1
		s.cells = append(s.cells, r.Cells[x.value].emptied(x.t.Columns[x.value].Kind))
	}
	return s
}

// fill puts a row's value in its place, which has to be free.
func (x *pivoting) fill(s *spreading, place, row int) bool {
	r := x.t.Rows[row]
	if before := s.from[place]; before >= 0 {
		x.d.Errorf(x.at(), "group the rows first, or name in keys what tells them apart", "two rows have %s in column %q and the same keys: %s and %s",
			show(r.Cells[x.column]), x.Column, x.t.Rows[before].CellAt(x.value), r.CellAt(x.value))
		return false
	}
	s.from[place] = row
	cell := r.Cells[x.value]
	if cell.joined > 0 {
		cell.Col, cell.below, cell.joined = 0, 0, 0 // the row that it is of is not joined to this one
	} else {
		cell.below += int32(r.At.Line - s.row.At.Line)
	}
	s.cells[len(x.keys)+place] = cell
	s.row.Parts += max(1, r.Parts)
	for _, source := range append([]Source{r.Source}, r.Others...) {
		if source != s.row.Source && !slices.Contains(s.row.Others, source) {
			s.row.Others = append(s.row.Others, source)
		}
	}
	return true
}
