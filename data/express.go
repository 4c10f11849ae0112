package data

import (
	"fmt"
	"slices"

	"report/config"
)

// isExpression says whether an entry of derive is one.
func (x *deriving) isExpression() bool { return x.Expression != "" || x.entry.Has("expression") }

// express makes a column by an expression over each row. A value that depends on a missing one is missing, and so is
// one that there is none of, such as a quotient by zero; the first of these is told.
func (x *deriving) express() {
	before := countErrors(x.d)
	x.word = "expression"
	x.checkName()
	for _, key := range x.entry.Keys() {
		if _, other := derivations[key]; other {
			x.errorf(key, "derive two columns", "the column %q is an expression already", x.column.Name)
		} else if !slices.Contains([]string{"expression", "label", "unit", "format", "precision"}, key) {
			x.errorf(key, "", "expression takes no %s", key)
		}
	}
	at := x.entry.TextAt()
	if x.entry.Has("expression") {
		at = x.entry.TextAt("expression")
	}
	parsed := ParseExpression(x.Expression, at, x.d)
	if countErrors(x.d) > before || x.mistaken {
		return
	}
	own := func(name string) (*Table, bool) { return x.t, name == x.t.Name }
	made, ok := parsed.Column(Scope{Table: own, Tables: []string{x.t.Name}, Locale: x.locale, Rows: x.t}, x.d)
	if !ok {
		return
	}
	x.adopt(made, at)
}

// adopt takes what an expression has made of the rows.
func (x *deriving) adopt(made Computed, at config.Pos) {
	name, label := x.column.Name, x.column.Label
	x.column, x.cells = made.Column, made.Cells
	x.column.Name, x.column.Label = name, label
	switch {
	case x.column.Kind != Number:
		for _, key := range []string{"unit", "format", "precision"} {
			if x.entry.Has(key) {
				x.errorf(key, "", "%s is for numbers, and column %q holds %s", key, name, holds(x.column.Kind))
			}
		}
	case made.Mixed != "" && !x.entry.Has("unit"):
		x.d.Errorf(at, fmt.Sprintf("say it: %s = { expression = %q, unit = \"...\" }", name, clip(x.Expression)), "the unit of %q has no name of its own: it is %s", name, made.Mixed)
	case x.entry.Has("unit"):
		x.column.Unit = x.Unit
	}
	x.finish()
	if made.Why != "" {
		x.d.Warnf(at, "", "%q has no value at %s, since %s", name, made.At, made.Why)
	}
	if !slices.ContainsFunc(x.cells, func(c Cell) bool { return !c.Missing }) {
		x.d.Errorf(at, "what depends on a missing value is missing", "the column %q has no value in any row", name)
	}
}
