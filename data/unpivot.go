package data

import (
	"slices"

	"report/config"
)

// Unpivot is the word unpivot.
type Unpivot struct {
	// Columns are those that become rows: columns = ["2021", "2022", "2023"].
	Columns []string `toml:"columns"`
	// From and To are the first and the last of the columns that become rows, where they stand side by side:
	// from = "2013", to = "2023".
	From string `toml:"from"`
	// To is the last of them.
	To string `toml:"to"`
	// Keep are the columns that stay, where all others become rows: keep = ["region", "indicator"].
	Keep []string `toml:"keep"`
	// Name is what the column with the columns' names is called. Where all names are years or dates, so it holds.
	Name string `toml:"name" required:"true"`
	// Value is what the column with their values is called.
	Value string `toml:"value" required:"true"`
}

// unpivoting is the work of unpivot.
type unpivoting struct {
	Unpivot
	t      *Table
	melted []int
	kept   []int
	node   *config.Table
	d      *config.Diagnostics
}

// unpivot makes a row of each value of some columns.
func (q Query) unpivot(t *Table, node *config.Table, d *config.Diagnostics) {
	if q.Unpivot == nil {
		return
	}
	before := countErrors(d)
	x := &unpivoting{Unpivot: *q.Unpivot, t: t, node: node, d: d}
	x.find()
	if countErrors(d) > before {
		return
	}
	value, ok := x.valueColumn()
	if !ok {
		return
	}
	x.melt(value)
}

func (x *unpivoting) at(path ...any) config.Pos {
	return x.node.At(append([]any{"unpivot"}, path...)...)
}

// find finds the columns that become rows, by the one of three words that says it.
func (x *unpivoting) find() {
	said := x.node.Entries("unpivot")
	has := func(key string) bool {
		return slices.ContainsFunc(said, func(e *config.Table) bool { return e.Name == key })
	}
	ways := 0
	for _, way := range []bool{has("columns"), has("keep"), has("from") || has("to")} {
		ways += truth(way)
	}
	switch {
	case ways != 1:
		x.d.Errorf(x.at(), "write one of: columns, keep, or from and to", "unpivot has to say which columns become rows, in one way")
	case has("columns"):
		x.melted = x.list("columns", x.Columns)
	case has("keep"):
		kept := x.list("keep", x.Keep)
		for col := range x.t.Columns {
			if !slices.Contains(kept, col) {
				x.melted = append(x.melted, col)
			}
		}
	default:
		x.stretch(has("from"), has("to"))
	}
	for col := range x.t.Columns {
		if !slices.Contains(x.melted, col) {
			x.kept = append(x.kept, col)
		}
	}
	for _, key := range []string{"name", "value"} {
		name := map[string]string{"name": x.Name, "value": x.Value}[key]
		if slices.ContainsFunc(x.kept, func(col int) bool { return x.t.Columns[col].Name == name }) || key == "value" && name == x.Name {
			x.d.Errorf(x.at(key), "give it another name", "two columns would have the name %q", name)
		}
		if _, reserved := (&Table{}).reservedKind(name); reserved {
			x.d.Errorf(x.at(key), "give it another name", "a column named %q speaks of its row", name)
		}
	}
	if len(x.melted) == 0 && has("keep") && ways == 1 {
		x.d.Errorf(x.at(), "", "unpivot leaves no column to become rows")
	}
}

// stretch finds the columns from one to another.
func (x *unpivoting) stretch(from, to bool) {
	if !from || !to {
		x.d.Errorf(x.at(), "write both from and to", "unpivot says one end of the columns that become rows, and not the other")
		return
	}
	first, ok := x.t.column(x.From, x.at("from"), x.d)
	last, known := x.t.column(x.To, x.at("to"), x.d)
	if !ok || !known {
		return
	}
	if first > last {
		x.d.Errorf(x.at("from"), "", "column %q stands after column %q", x.From, x.To)
		return
	}
	for col := first; col <= last; col++ {
		x.melted = append(x.melted, col)
	}
}

// list finds the columns that a word lists, each once.
func (x *unpivoting) list(key string, names []string) []int {
	var cols []int
	for i, name := range names {
		col, ok := x.t.column(name, x.at(key, i), x.d)
		switch {
		case ok && slices.Contains(cols, col):
			x.d.Errorf(x.at(key, i), "", "column %q is listed twice", name)
		case ok:
			cols = append(cols, col)
		}
	}
	return cols
}

// valueColumn is the column that the values come to stand in. They have to be of one kind.
func (x *unpivoting) valueColumn() (Column, bool) {
	out := Column{Name: x.Value, Label: inWords(x.Value), Integer: true, asWritten: true}
	first := -1
	for _, col := range x.melted {
		c := x.t.Columns[col]
		if !slices.ContainsFunc(x.t.Rows, func(r Row) bool { return !r.Cells[col].Missing }) {
			continue // no value says what kind it would be
		}
		if first < 0 {
			first = col
			out.Kind, out.Unit, out.Format, out.UnitByRow = c.Kind, c.Unit, c.Format, c.UnitByRow
		}
		one := x.t.Columns[first]
		if c.Kind != out.Kind {
			hint := x.t.whyText(col)
			if hint == "" {
				hint = x.t.whyText(first)
			}
			if hint == "" {
				hint = "keep those that are about something else"
			}
			x.d.Errorf(x.at(), hint, "the columns that become rows hold different things: %q %s, %q %s", one.Name, holds(one.Kind), c.Name, holds(c.Kind))
			return out, false
		}
		if c.Unit != one.Unit || c.UnitByRow != one.UnitByRow {
			x.d.Errorf(x.at(), "scale them to one unit first, or keep those that are about something else", "the columns that become rows have different units: %q %q, %q %q", one.Name, one.Unit, c.Name, c.Unit)
			return out, false
		}
		if c.Format != out.Format {
			out.Format = ""
		}
		out.Integer, out.asWritten = out.Integer && c.Integer, out.asWritten && c.asWritten
	}
	if out.Kind != Number {
		out.Integer, out.asWritten = false, false
	}
	return out, true
}

// melt makes the rows: of each, one for each of the columns.
func (x *unpivoting) melt(value Column) {
	t := x.t
	n, width := len(t.Rows)*len(x.melted), len(x.kept)+2
	if n > maxRows || n*width > maxCells {
		x.d.Errorf(x.at(), "", "unpivot makes too large a table: the limit is %d rows and %d cells", maxRows, maxCells)
		return
	}
	names := x.names()
	rows := make([]Row, 0, n)
	slab := make([]Cell, 0, n*width)
	for _, r := range t.Rows {
		for i, col := range x.melted {
			from := len(slab)
			for _, kept := range x.kept {
				slab = append(slab, r.Cells[kept])
			}
			name, cell := names.Rows[i].Cells[0], r.Cells[col]
			name.Col, name.below, name.joined = cell.Col, cell.below, cell.joined
			cell.Kind = value.Kind
			slab = append(slab, name, cell)
			one := r
			one.Cells = slab[from:len(slab):len(slab)]
			rows = append(rows, one)
		}
	}
	columns := make([]Column, 0, width)
	for _, col := range x.kept {
		columns = append(columns, t.Columns[col])
	}
	t.Columns, t.Rows = append(columns, names.Columns[0], value), rows
}

// names is a table of the columns' names, with a kind that is found from them as that of a column in a file is.
func (x *unpivoting) names() *Table {
	t := &Table{Name: x.t.Name, Columns: []Column{{Name: x.Name, Label: inWords(x.Name)}}}
	for _, col := range x.melted {
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: x.t.Columns[col].Name}}})
	}
	c, p := &t.Columns[0], t.profileOf(0)
	c.Kind, c.sign = p.kind()
	t.convert(0, &mistakes{d: new(config.Diagnostics)}) // there is nothing to tell of what all cells are
	if c.Unit = c.sign; c.Kind == Number && c.Unit == "" && p.years(c.Name) {
		c.Format = yearFormat
	}
	c.asWritten = c.Kind == Number
	return t
}
