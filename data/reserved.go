package data

import (
	"fmt"
	"strings"

	"report/config"
)

// Names of columns that speak of their row.
const (
	precisionColumn = "precision"
	unitColumn      = "unit"
	// precisionSuffix makes a column speak of another one: turnover_precision of turnover.
	precisionSuffix = "_precision"
	asOfColumn      = "as_of"
)

// reservedKind is the kind that a column has because of its name.
func (t *Table) reservedKind(name string) (Kind, bool) {
	base, companion := strings.CutSuffix(name, precisionSuffix)
	switch {
	case name == precisionColumn, companion && t.Column(base) >= 0:
		return Number, true
	case name == asOfColumn:
		return Date, true
	case name == unitColumn, sourceColumns[name] != nil:
		return Text, true
	}
	return Text, false
}

// know gives numbers the precision and the unit that their rows say, or the config for the column.
func (s Spec) know(t *Table, node *config.Table, m *mistakes) {
	for i, c := range t.Columns {
		t.Columns[i].asWritten = c.Kind == Number
		if p := s.Columns[c.Name].Precision; p > 0 && c.Kind == Number {
			t.Columns[i].asWritten = false
			for _, r := range t.Rows {
				r.Cells[i].Precision = p
			}
		}
		if companion := t.Column(c.Name + precisionSuffix); companion >= 0 && c.Kind == Number && t.Columns[companion].Kind == Number {
			t.precise([]int{i}, companion, m)
		}
	}
	precision, unit := t.Column(precisionColumn), t.Column(unitColumn)
	if precision >= 0 && t.Columns[precision].Kind != Number {
		precision = -1 // the config says that it is something else
	}
	if precision < 0 && unit < 0 && len(s.Values) == 0 {
		return
	}
	values := s.valueColumns(t, node, m)
	if precision >= 0 {
		t.precise(values, precision, m)
	}
	if unit >= 0 {
		t.measure(values, unit)
	}
}

// precise takes the precision of columns from another column.
func (t *Table) precise(cols []int, from int, m *mistakes) {
	for _, col := range cols {
		t.Columns[col].asWritten = false
	}
	for _, r := range t.Rows {
		p := r.Cells[from]
		if p.Missing {
			continue
		}
		if p.Number <= 0 {
			m.errorf(r.CellAt(from), "", "%q in column %q is not a precision: it must be more than 0, such as 10 or 0.01", p.Text, t.Columns[from].Name)
			continue
		}
		for _, col := range cols {
			if c := &r.Cells[col]; !c.Missing {
				c.Precision = p.Number
			}
		}
	}
}

// measure takes the units of columns from another column. What the config says goes before.
func (t *Table) measure(cols []int, from int) {
	for i := range t.Rows {
		if c := t.Rows[i].Cells[from]; !c.Missing {
			t.Rows[i].Unit = c.Text
		}
	}
	for _, col := range cols {
		if t.Columns[col].Unit == "" {
			t.Columns[col].UnitByRow = true
		}
	}
}

// valueColumns are the columns that the columns precision and unit speak of.
func (s Spec) valueColumns(t *Table, node *config.Table, m *mistakes) []int {
	var cols []int
	if node.Has("values") {
		for i, name := range s.Values {
			col := t.Column(name)
			switch {
			case col < 0:
				m.errorf(node.At("values", i), config.Suggest(name, t.Names()), "the table %q has no column %q", t.Name, name)
			case t.Columns[col].Kind != Number:
				m.errorf(node.At("values", i), t.whyText(col), "column %q holds %s, not numbers", name, holds(t.Columns[col].Kind))
			default:
				cols = append(cols, col)
			}
		}
		return cols
	}
	if col := t.Column("value"); col >= 0 {
		if t.Columns[col].Kind != Number {
			return nil
		}
		return []int{col}
	}
	var names []string
	for i, c := range t.Columns {
		if _, reserved := t.reservedKind(c.Name); c.Kind == Number && c.Format != yearFormat && !reserved {
			cols, names = append(cols, i), append(names, c.Name)
		}
	}
	if len(cols) > 1 {
		speaker := unitColumn
		if t.Column(precisionColumn) >= 0 {
			speaker = precisionColumn
		}
		m.errorf(node.At("file"), fmt.Sprintf("say of which in [data.%s]: values = [%q], or [] for none", t.Name, names[0]),
			"the column %q speaks of one column of numbers, and the table has %d: %s", speaker, len(cols), strings.Join(names, ", "))
	}
	return cols
}
