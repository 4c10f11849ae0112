package data

import (
	"math"

	"report/config"
)

// Compared is a comparison that a condition makes.
type Compared struct {
	Operator    string // ==, !=, <, <=, > or >=
	Left, Right Value
	Holds       bool
	// Open says that the sides are not known finely enough to tell which of them is more.
	Open bool
}

// Claim is Holds with the comparisons that the condition is made of, in the order in which they stand. Those
// that lie within functions are none of its own.
func (x *Expression) Claim(s Scope, d *config.Diagnostics) (made []Compared, holds, ok bool) {
	if x == nil {
		return nil, false, false
	}
	if holds, ok = x.Holds(s, d); ok {
		// What could be said of the sides was said by Holds.
		compiler{s: s, d: &config.Diagnostics{}}.compared(x.root, &made)
	}
	return made, holds, ok
}

// compared collects the comparisons among conditions that are joined by and, or and not.
func (c compiler) compared(t *term, made *[]Compared) {
	if t.kind != anOperator {
		return
	}
	switch t.text {
	case "==", "!=", "<", "<=", ">", ">=":
	case "and", "or", "not":
		for _, arg := range t.args {
			c.compared(arg, made)
		}
		return
	default:
		return
	}
	if len(t.args) != 2 {
		return
	}
	sides := [2]Value{}
	for i, arg := range t.args {
		run := c.scalar(arg)
		if run.code == nil {
			return
		}
		v, ok := run.code(&evaluation{d: c.d})
		if !ok || v.Cell.Missing {
			return
		}
		sides[i] = v
	}
	var units comparing
	one := Compared{Operator: t.text}
	holds, ok := units.compare(&evaluation{d: c.d}, t.text, sides[0], sides[1], t.at)
	if !ok {
		return
	}
	a, b := datesOf(sides[0], sides[1])
	if a.Cell.Kind == Number && units.units.same(&a, &b, "compared") == nil {
		one.Open = t.text != "==" && t.text != "!=" && math.Abs(a.q.value-b.q.value) < (a.q.unit+b.q.unit)/2*(1-nearly)
		sides[0].Column.Unit = a.Column.Unit
		if sides[1].literal {
			sides[1].Column.Unit = a.Column.Unit
		}
	}
	one.Left, one.Right, one.Holds = sides[0].finish(), sides[1].finish(), holds
	*made = append(*made, one)
}
