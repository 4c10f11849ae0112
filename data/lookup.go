package data

import (
	"fmt"
	"slices"
	"strings"

	"report/config"
)

// key is by what a row is found: a value of the table's key column, or conditions on several columns.
type key struct {
	value      Value
	conditions map[string]any
	t          *term
}

// conditions compiles a mapping to what a filter of a table takes: { year: 2023, country: ["Japan", "Korea"] }.
func (c compiler) conditions(t *term, of *Table) (compute func(*evaluation) (map[string]any, bool), varies bool) {
	return c.mapping(t, func(name string) *Column {
		if col := of.Column(name); col >= 0 {
			return &of.Columns[col]
		}
		return nil // told when the rows are looked at
	})
}

// mapping compiles a mapping whose keys name columns, or all belong to one, as min and max do.
func (c compiler) mapping(t *term, column func(key string) *Column) (compute func(*evaluation) (map[string]any, bool), varies bool) {
	values := make([]func(*evaluation) (any, bool), len(t.args))
	fine := true
	for i, arg := range t.args {
		var v bool
		values[i], v = c.condition(arg, column(t.keys[i]))
		varies = varies || v
		fine = fine && values[i] != nil
	}
	if !fine {
		return nil, false
	}
	return func(e *evaluation) (map[string]any, bool) {
		out := make(map[string]any, len(values))
		for i, value := range values {
			v, ok := value(e)
			if !ok {
				return nil, false
			}
			out[t.keys[i]] = v
		}
		return out, true
	}, varies
}

// condition compiles a value, a list of values or a range that cells of a column are held against.
func (c compiler) condition(t *term, column *Column) (compute func(*evaluation) (any, bool), varies bool) {
	switch t.kind {
	case aMapping:
		inner, varies := c.mapping(t, func(string) *Column { return column })
		if inner == nil {
			return nil, false
		}
		return func(e *evaluation) (any, bool) { v, ok := inner(e); return v, ok }, varies
	case aListOf:
		values := make([]func(*evaluation) (any, bool), len(t.args))
		fine := true
		for i, arg := range t.args {
			var v bool
			values[i], v = c.condition(arg, column)
			varies = varies || v
			fine = fine && values[i] != nil
		}
		if !fine {
			return nil, false
		}
		return func(e *evaluation) (any, bool) {
			list := make([]any, len(values))
			for i, value := range values {
				var ok bool
				if list[i], ok = value(e); !ok {
					return nil, false
				}
			}
			return list, true
		}, varies
	}
	x := c.scalar(t)
	if x.code == nil {
		return nil, false
	}
	return func(e *evaluation) (any, bool) {
		v, ok := x.code(e)
		if ok && v.Cell.Missing {
			e.d.Errorf(t.at, "", "this has no value: %s", v.WhyMissing())
			return nil, false
		}
		if ok && column != nil && column.Kind == Number && !column.UnitByRow && v.Cell.Kind == Number {
			held := Value{Column: *column}
			var units unifying
			if f := units.same(&held, &v, "compared"); f != nil {
				e.d.Errorf(t.at, f.hint, "%s", f.message)
				return nil, false
			}
		}
		return v.plain(), ok
	}, x.varies
}

// plain is a value as the config would hold it.
func (v Value) plain() any {
	switch v.Cell.Kind {
	case Number:
		if whole := int64(v.q.value); float64(whole) == v.q.value {
			return whole
		}
		return v.q.value
	case Date:
		return v.Cell.ISO()
	case Bool:
		return v.Cell.Bool
	}
	return v.Cell.Text
}

// where compiles the function where: it finds the rows that pass a filter.
func (c compiler) where(t *term) (table *Table, code rowsCode, varies bool) {
	table, of, varies := c.rows(t.args[0])
	if table == nil {
		return nil, nil, false
	}
	conditions, more := c.conditions(t.args[1], table)
	if conditions == nil {
		return nil, nil, false
	}
	return table, func(e *evaluation) (selection, bool) {
		s, ok := of(e)
		if !ok {
			return s, false
		}
		values, ok := conditions(e)
		if !ok {
			return s, false
		}
		rows, ok := e.matching(s, values, t.args[1])
		if ok && len(rows) == 0 {
			e.d.Errorf(t.args[1].at, "", "no row of the table %q passes this filter", table.Name)
			return s, false
		}
		return selection{t: table, rows: rows, col: s.col}, ok
	}, varies || more
}

// matching finds the rows of a selection that pass a filter. t is the mapping, for places.
func (e *evaluation) matching(s selection, conditions map[string]any, t *term) ([]int, bool) {
	if !e.spend((len(conditions)+1)*s.len(), t.at) {
		return nil, false
	}
	before := countErrors(e.d)
	tests := map[int]test{}
	for i, name := range t.keys {
		col, ok := s.t.column(name, t.keysAt[i], e.d)
		if !ok {
			continue
		}
		f := filter{t: s.t, col: col, d: e.d, at: func(path ...any) config.Pos { return t.args[i].placeOf(path) }}
		tests[col] = f.test(conditions[name])
	}
	if len(t.keys) == 0 {
		e.d.Errorf(t.at, "write { year: 2023 }", "the filter is empty")
	}
	if countErrors(e.d) > before {
		return nil, false
	}
	return s.passing(tests), true
}

// passing lists the rows of a selection whose cells pass tests.
func (s selection) passing(tests map[int]test) []int {
	var rows []int
	for i := range s.len() {
		row := s.row(i)
		passes := true
		for col, test := range tests {
			c := s.t.Rows[row].Cells[col]
			passes = passes && !c.Missing && test(c)
		}
		if passes {
			rows = append(rows, row)
		}
	}
	return rows
}

// placeOf is the place of a part of a condition.
func (t *term) placeOf(path []any) config.Pos {
	for _, step := range path {
		switch step := step.(type) {
		case int:
			if t.kind == aListOf && step < len(t.args) {
				t = t.args[step]
			}
		case string:
			if i := slices.Index(t.keys, step); i >= 0 {
				t = t.args[i]
			}
		}
	}
	return t.at
}

// find is the one row of a selection with a key.
func (c *call) find(s selection, k key) (row int, ok bool) {
	rows, ok := c.findAll(s, k)
	switch {
	case !ok:
		return 0, false
	case len(rows) == 0:
		c.d.Errorf(k.t.at, "", "no row of %s has this key", s.t.Name)
		return 0, false
	case len(rows) > 1:
		c.d.Errorf(k.t.at, c.wider(s, k), "%s finds %s of %s with %s: %s", c.t.text, count(len(rows), "row"), s.t.Name, k.words(s.t), s.t.places(rows))
		return 0, false
	}
	return rows[0], true
}

func (c *call) findAll(s selection, k key) (rows []int, ok bool) {
	if k.conditions != nil {
		return c.matching(s, k.conditions, k.t)
	}
	if k.value.Cell.Missing {
		c.d.Errorf(k.t.at, "", "this key has no value: %s", k.value.WhyMissing())
		return nil, false
	}
	col, hint := s.t.keyColumn()
	if col < 0 {
		c.d.Errorf(k.t.at, hint, "%s does not know which column of %s is the key", c.t.text, s.t.Name)
		return nil, false
	}
	if k.value.Cell.Kind == Text && s.t.Columns[col].Kind == Number {
		hint := ""
		for _, column := range s.t.Columns {
			if _, reserved := s.t.reservedKind(column.Name); column.Kind == Text && !reserved {
				hint = fmt.Sprintf("name the column: { %s: %s }", column.Name, k.value.show())
				break
			}
		}
		c.d.Errorf(k.t.at, hint, "the rows of %s are found by column %q, and %s is no year", s.t.Name, s.t.Columns[col].Name, k.value.show())
		return nil, false
	}
	if !c.spend(2*s.len(), c.t.at) {
		return nil, false
	}
	before := countErrors(c.d)
	f := filter{t: s.t, col: col, d: c.d, at: func(...any) config.Pos { return k.t.at }}
	passes := f.test(k.value.plain())
	if countErrors(c.d) > before {
		return nil, false
	}
	return s.passing(map[int]test{col: passes}), true
}

// words name a key in a sentence.
func (k key) words(t *Table) string {
	if k.conditions == nil {
		col, _ := t.keyColumn()
		return t.Columns[col].Name + " " + k.value.show()
	}
	return "these values"
}

func (v Value) show() string {
	if v.Cell.Kind == Number {
		return show(Cell{Kind: Number, Number: v.q.value})
	}
	return show(v.Cell)
}

// wider is the hint for a key that is not enough.
func (c *call) wider(s selection, k key) string {
	if k.conditions != nil {
		return "add a column that parts them"
	}
	col, _ := s.t.keyColumn()
	for i, column := range s.t.Columns {
		_, reserved := s.t.reservedKind(column.Name)
		if i != col && column.isKey() && !reserved {
			return fmt.Sprintf("name what parts them: { %s: %s, %s: … }", s.t.Columns[col].Name, k.value.show(), column.Name)
		}
	}
	return ""
}

// places lists where rows stand, the first of many.
func (t *Table) places(rows []int) string {
	const most = 4
	var words []string
	for i, row := range rows {
		if i == most {
			return strings.Join(words, ", ") + " and more"
		}
		words = append(words, t.Rows[row].At.String())
	}
	if n := len(words); n > 1 {
		return strings.Join(words[:n-1], ", ") + " and " + words[n-1]
	}
	return strings.Join(words, "")
}

// keyColumn finds the column by whose values rows are found: the only one of dates or years, or else the first
// of text.
func (t *Table) keyColumn() (col int, hint string) {
	switch times := t.overTime(); len(times) {
	case 1:
		return times[0], ""
	case 0:
	default:
		var names []string
		for _, col := range times {
			names = append(names, t.Columns[col].Name)
		}
		return -1, fmt.Sprintf("name it: { %s: … }; columns of dates and years are %s", names[0], strings.Join(names, ", "))
	}
	for i, c := range t.Columns {
		if _, reserved := t.reservedKind(c.Name); c.Kind == Text && !reserved {
			return i, ""
		}
	}
	return -1, "no column holds dates, years or text: name one, such as { " + t.Columns[0].Name + ": … }"
}

// at is the value in the row with a key.
func at(c *call) (Value, bool) {
	s := c.args[0].sel
	row, ok := c.find(s, c.args[1].key)
	if !ok {
		return Value{}, false
	}
	if len(c.args) == 3 {
		s.col = c.args[2].col
	}
	return s.take(c.evaluation, row), true
}
