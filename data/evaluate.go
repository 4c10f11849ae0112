package data

import (
	"report/config"
)

// Evaluate computes an expression. What is wrong goes to d at its place in the expression. A value that is
// missing is no mistake here.
func (x *Expression) Evaluate(s Scope, d *config.Diagnostics) (Value, bool) {
	if x == nil {
		return Value{}, false
	}
	s.Rows = nil
	run := compiler{s: s, d: d}.scalar(x.root)
	if run.code == nil {
		return Value{}, false
	}
	v, ok := run.code(&evaluation{d: d})
	return v.finish(), ok
}

// Holds says whether a condition is true. One that depends on a missing value is a mistake: nobody can tell.
func (x *Expression) Holds(s Scope, d *config.Diagnostics) (holds, ok bool) {
	v, ok := x.Evaluate(s, d)
	switch {
	case !ok:
		return false, false
	case v.Cell.Kind != Bool:
		d.Errorf(x.root.at, "compare it with something, such as "+clip(x.Source)+" > 0", "a condition is true or false, and this is %s", holdsOne(v.Cell.Kind))
		return false, false
	case v.Cell.Missing:
		d.Errorf(x.root.at, "", "nobody can tell whether this is so: %s", v.WhyMissing())
		return false, false
	}
	return v.Cell.Bool, true
}

// Computed is what an expression makes of the rows of a table.
type Computed struct {
	Column Column // without a name
	Cells  []Cell // one a row
	// Mixed are the units of which the values are a product or a quotient; Column has no unit then.
	Mixed string
	// Why is the reason for the first value that is missing where none that it depends on is, and At its row's place.
	Why string
	At  config.Pos
}

// Column computes an expression for each row of s.Rows, whose columns its bare names are.
func (x *Expression) Column(s Scope, d *config.Diagnostics) (made Computed, ok bool) {
	if x == nil {
		return made, false
	}
	run := compiler{s: s, d: d}.scalar(x.root)
	if run.code == nil {
		return made, false
	}
	e := evaluation{d: d, overRows: true}
	cells := make([]Cell, len(s.Rows.Rows))
	var column Column
	first := -1
	for i := range cells {
		e.row = i
		v, ok := run.code(&e)
		if !ok {
			return made, false
		}
		v = v.finish()
		cells[i] = v.Cell
		if v.Cell.Missing && v.why != "" && made.Why == "" && s.Rows.Rows[i].heldBack == nil {
			made.Why, made.At = v.why, s.Rows.Rows[i].At
		}
		if v.Cell.Missing && first >= 0 {
			continue
		}
		switch {
		case first < 0 || cells[first].Missing:
			first, column, made.Mixed = i, v.Column, v.mixed
		case column.Kind != v.Column.Kind:
			d.Errorf(x.root.at, "", "the expression gives %s at %s and %s at %s", holds(column.Kind), s.Rows.Rows[first].At, holds(v.Column.Kind), s.Rows.Rows[i].At)
			return made, false
		case column.Unit != v.Column.Unit:
			d.Errorf(x.root.at, "filter the rows to those of one unit", "the expression gives %q at %s and %q at %s", column.Unit, s.Rows.Rows[first].At, v.Column.Unit, s.Rows.Rows[i].At)
			return made, false
		}
	}
	for i := range cells {
		cells[i].Kind = column.Kind
	}
	column.Name, column.UnitByRow = "", false
	made.Column, made.Cells = column, cells
	return made, true
}

// maxSteps is how many rows the functions of an expression may go over, in all: seconds, not minutes.
const maxSteps = 50_000_000

// evaluation is the computing of an expression.
type evaluation struct {
	d        *config.Diagnostics
	row      int  // the row of the table that bare names are columns of
	overRows bool // nobody asks for origins
	steps    int
}

// spend counts rows that are gone over.
func (e *evaluation) spend(rows int, at config.Pos) bool {
	e.steps += rows
	if e.steps <= maxSteps {
		return true
	}
	e.d.Errorf(at, "join the tables, or make a fact of what is the same for all rows", "this takes too long: it goes over more than %d million rows", maxSteps/1_000_000)
	return false
}

// origin gives a value the cell that it is.
func (e *evaluation) origin(v Value, t *Table, row, col int) Value {
	if !e.overRows {
		v.Origins = []Origin{{t, row, col}}
	}
	return v
}

// code computes one value. What is wrong has been told where it says so.
type code func(e *evaluation) (Value, bool)

// compiled is a term whose names have been looked up.
type compiled struct {
	code code // nil after a mistake
	// varies says that the value is not the same for all rows.
	varies bool
}

// compiler looks up the names of terms, once.
type compiler struct {
	s Scope
	d *config.Diagnostics
}

func constant(v Value) compiled {
	return compiled{code: func(*evaluation) (Value, bool) { return v, true }}
}

// scalar compiles a term that is one value.
func (c compiler) scalar(t *term) compiled {
	switch t.kind {
	case aLiteral:
		return constant(t.value)
	case aName:
		return c.name(t)
	case anOperator:
		return c.once(c.operator(t))
	}
	return c.once(c.call(t))
}

// once computes what does not vary a single time.
func (c compiler) once(x compiled) compiled {
	if x.code == nil || x.varies || c.s.Rows == nil {
		return x
	}
	var v Value
	var ok, done bool
	return compiled{code: func(e *evaluation) (Value, bool) {
		if !done {
			v, ok = x.code(e)
			done = true
		}
		return v, ok
	}}
}

// name is a column of the row, or a fact.
func (c compiler) name(t *term) compiled {
	if rows := c.s.Rows; rows != nil {
		if col := rows.Column(t.text); col >= 0 {
			return compiled{varies: true, code: func(e *evaluation) (Value, bool) {
				return e.origin(cellValue(rows, e.row, col), rows, e.row, col), true
			}}
		}
	}
	if c.s.Fact != nil {
		if v, ok := c.s.Fact(t.text); ok {
			return constant(v)
		}
	}
	for _, known := range c.s.Facts {
		if known == t.text {
			return compiled{} // it has mistakes of its own
		}
	}
	c.unknownName(t)
	return compiled{}
}

func (c compiler) unknownName(t *term) {
	for _, table := range c.s.Tables {
		if table == t.text {
			c.d.Errorf(t.at, "name one of its columns, such as last("+t.text+".COLUMN)", "%s is a table, and one value is wanted", t.text)
			return
		}
	}
	if c.s.Rows != nil {
		names := append(c.s.Rows.Names(), c.s.Facts...)
		c.d.Errorf(t.at, config.Suggest(t.text, names), "the table %q has no column %q", c.s.Rows.Name, t.text)
		return
	}
	hint := config.Suggest(t.text, c.s.Facts)
	if t.text == "nil" || t.text == "null" {
		hint = "missing(x) tells whether a value is missing"
	}
	c.d.Errorf(t.at, hint, "there is no [facts.%s]", t.text)
}

// selection is a table, or a column of it, with some of its rows.
type selection struct {
	t    *Table
	rows []int
	all  bool // rows says nothing: it is all of them
	col  int  // -1 for the table
}

func (s selection) len() int {
	if s.all {
		return len(s.t.Rows)
	}
	return len(s.rows)
}

// row is the number in the table of the i-th row.
func (s selection) row(i int) int {
	if s.all {
		return i
	}
	return s.rows[i]
}

// cell is the i-th value of the column.
func (s selection) cell(i int) Cell { return s.t.Rows[s.row(i)].Cells[s.col] }

// take is the value of one row.
func (s selection) take(e *evaluation, row int) Value {
	return e.origin(cellValue(s.t, row, s.col), s.t, row, s.col)
}

// rowsCode finds rows.
type rowsCode func(e *evaluation) (selection, bool)

// rows compiles a term that is a table or a column. The table is nil after a mistake.
func (c compiler) rows(t *term) (table *Table, code rowsCode, varies bool) {
	switch t.kind {
	case aTableName:
		if table = c.table(t); table == nil {
			return nil, nil, false
		}
		return table, func(*evaluation) (selection, bool) { return selection{t: table, all: true, col: -1}, true }, false
	case aColumnOf:
		table, of, varies := c.rows(t.args[0])
		if table == nil {
			return nil, nil, false
		}
		col, ok := table.column(t.text, t.nameAt, c.d)
		if !ok {
			return nil, nil, false
		}
		return table, func(e *evaluation) (selection, bool) {
			s, ok := of(e)
			s.col = col
			return s, ok
		}, varies
	}
	return c.where(t)
}

// table finds a table, or tells that there is none.
func (c compiler) table(t *term) *Table {
	if c.s.Table != nil {
		if table, ok := c.s.Table(t.text); ok && table != nil {
			return table
		}
	}
	for _, known := range c.s.Tables {
		if known == t.text {
			return nil // it has mistakes of its own
		}
	}
	c.d.Errorf(t.at, config.Suggest(t.text, c.s.Tables), "there is no [data.%s]", t.text)
	return nil
}

// holdsOne names a value of a kind in a sentence.
func holdsOne(k Kind) string {
	return [...]string{Text: "a text", Number: "a number", Date: "a date", Bool: "true or false"}[k]
}
