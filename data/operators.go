package data

import (
	"fmt"
	"math"

	"report/config"
)

// operator compiles an operator and what it is applied to.
func (c compiler) operator(t *term) compiled {
	args := make([]compiled, 0, len(t.args))
	out := compiled{}
	fine := true
	add := func(x compiled) {
		args = append(args, x)
		out.varies = out.varies || x.varies
		fine = fine && x.code != nil
	}
	if t.text == "in" {
		add(c.scalar(t.args[0]))
		for _, one := range t.args[1].args {
			add(c.scalar(one))
		}
	} else {
		for _, arg := range t.args {
			add(c.scalar(arg))
		}
	}
	if !fine {
		return compiled{}
	}
	switch {
	case t.text == "?":
		out.code = conditional(t, args)
	case t.text == "??":
		out.code = coalescing(args)
	case t.text == "and" || t.text == "or":
		out.code = logical(t, args)
	case t.text == "in":
		out.code = c.among(t, args)
	case len(args) == 1:
		out.code = unary(t, args[0].code)
	default:
		out.code = c.binary(t, args[0].code, args[1].code)
	}
	return out
}

// must holds a value to a kind.
func (e *evaluation) must(v Value, kind Kind, t *term, i int) bool {
	if v.Cell.Kind == kind {
		return true
	}
	hint := ""
	if kind == Bool {
		hint = "compare it with something"
	}
	e.d.Errorf(t.args[i].at, hint, "%q is for %s, and this is %s", t.text, holds(kind), holdsOne(v.Cell.Kind))
	return false
}

// conditional computes the side that is taken alone.
func conditional(t *term, args []compiled) code {
	return func(e *evaluation) (Value, bool) {
		cond, ok := args[0].code(e)
		if !ok || !e.must(cond, Bool, t, 0) {
			return Value{}, false
		}
		if cond.Cell.Missing {
			return missingValue(Number, "", "").from(cond), true
		}
		if cond.Cell.Bool {
			return args[1].code(e)
		}
		return args[2].code(e)
	}
}

func coalescing(args []compiled) code {
	return func(e *evaluation) (Value, bool) {
		v, ok := args[0].code(e)
		if !ok || !v.Cell.Missing {
			return v, ok
		}
		other, ok := args[1].code(e)
		if other.literal && v.Cell.Kind == Number { // it takes the unit of what it stands for
			other.Column, other.mixed, other.literal = v.Column, v.mixed, false
		}
		return other, ok
	}
}

// logical is and and or. What is missing may be either: the result is missing unless the other side decides.
func logical(t *term, args []compiled) code {
	decides := t.text == "or"
	return func(e *evaluation) (Value, bool) {
		a, ok := args[0].code(e)
		if !ok || !e.must(a, Bool, t, 0) {
			return Value{}, false
		}
		if !a.Cell.Missing && a.Cell.Bool == decides {
			return a, true
		}
		b, ok := args[1].code(e)
		if !ok || !e.must(b, Bool, t, 1) {
			return Value{}, false
		}
		switch {
		case !b.Cell.Missing && b.Cell.Bool == decides:
			return b, true
		case a.Cell.Missing || b.Cell.Missing:
			return missingValue(Bool, "", "").from(a, b), true
		}
		return boolValue(!decides).from(a, b), true
	}
}

// among is in: whether a value equals one of a list.
func (c compiler) among(t *term, args []compiled) code {
	same := make([]comparing, len(args)-1)
	return func(e *evaluation) (Value, bool) {
		v, ok := args[0].code(e)
		found, unknown := false, v.Cell.Missing
		all := []Value{v}
		for i, arg := range args[1:] {
			other, fine := arg.code(e)
			if !fine || !ok {
				ok = false
				continue
			}
			all = append(all, other)
			if v.Cell.Missing || other.Cell.Missing {
				unknown = true
				continue
			}
			equal, fine := same[i].compare(e, "==", v, other, t.args[1].args[i].at)
			ok = ok && fine
			found = found || equal
		}
		switch {
		case !ok:
			return Value{}, false
		case !found && unknown:
			return missingValue(Bool, "", "").from(all...), true
		}
		return boolValue(found).from(all...), true
	}
}

func unary(t *term, of code) code {
	return func(e *evaluation) (Value, bool) {
		v, ok := of(e)
		kind := Number
		if t.text == "not" {
			kind = Bool
		}
		if !ok || !e.must(v, kind, t, 0) {
			return Value{}, false
		}
		if v.Cell.Missing {
			return v, true
		}
		switch t.text {
		case "not":
			return boolValue(!v.Cell.Bool).from(v), true
		case "-":
			if v.literal {
				return literal(-v.q.value), true
			}
			v.q.value = -v.q.value
			v.Cell.Number, v.Computed = v.q.value, true
		}
		return v, true
	}
}

// binary compiles arithmetic and comparisons.
func (c compiler) binary(t *term, left, right code) code {
	apply := arithmetic[t.text]
	points := derivedLabels[Series{Locale: c.s.Locale}.language()].points
	units := unifying{points: points}
	compares := comparing{}
	return func(e *evaluation) (Value, bool) {
		a, ok := left(e)
		b, fine := right(e)
		if !ok || !fine {
			return Value{}, false
		}
		if apply == nil {
			return compares.values(e, t, a, b)
		}
		if !e.must(a, Number, t, 0) || !e.must(b, Number, t, 1) {
			return Value{}, false
		}
		v, fault := apply(&units, a, b)
		switch {
		case fault != nil:
			e.d.Errorf(t.at, fault.hint, "%s", fault.message)
			return Value{}, false
		case a.Cell.Missing || b.Cell.Missing:
			v = missingValue(Number, v.Column.Unit, "")
		case math.IsNaN(v.q.value) || math.IsInf(v.q.value, 0):
			v = missingValue(Number, v.Column.Unit, "it is too large, or no number")
			if (t.text == "/" || t.text == "%") && b.q.value == 0 {
				v.why = "it is divided by zero"
			}
		case v.literal:
			return literal(v.q.value), true
		}
		v.Cell.Number = v.q.value
		return v.from(a, b), true
	}
}

// fault is why values do not go together.
type fault struct{ message, hint string }

// arithmetic are the operators on numbers.
var arithmetic = map[string]func(u *unifying, a, b Value) (Value, *fault){
	"+":  func(u *unifying, a, b Value) (Value, *fault) { return u.sum(a, b, quantity.plus, "added") },
	"-":  func(u *unifying, a, b Value) (Value, *fault) { return u.difference(a, b) },
	"*":  product,
	"/":  func(u *unifying, a, b Value) (Value, *fault) { return u.quotient(a, b) },
	"%":  func(u *unifying, a, b Value) (Value, *fault) { return u.sum(a, b, remainder, "divided") },
	"**": power,
}

func remainder(a, b quantity) quantity { return quantity{math.Mod(a.value, b.value), a.unit + b.unit} }

// unifying brings two values to one unit. It remembers the last pair of units, since those of a column's rows
// are mostly the same.
type unifying struct {
	points   string // the unit of differences of percentages
	from, to string
	exponent int
	err      error
	known    bool
}

// same brings b to the unit of a, or tells why it cannot.
func (u *unifying) same(a, b *Value, what string) *fault {
	if u.unify(a, b) {
		return nil
	}
	hint := ""
	if a.mixed != "" || b.mixed != "" {
		hint = "make a fact of the quotient and say its unit there"
	}
	return &fault{fmt.Sprintf("%s and %s cannot be %s", inUnit(*a), inUnit(*b), what), hint}
}

// unify brings b to the unit of a, where that can be. A number that is written in the expression takes the unit of
// the other.
func (u *unifying) unify(a, b *Value) bool {
	switch {
	case a.literal && !b.literal:
		a.Column.Unit, a.mixed, a.Column.Format = b.Column.Unit, b.mixed, b.Column.Format
		return true
	case b.literal || a.mixed != "" && a.mixed == b.mixed:
		return true
	case a.mixed != "" || b.mixed != "":
		return false
	}
	if !u.known || u.from != b.Column.Unit || u.to != a.Column.Unit {
		u.from, u.to, u.known = b.Column.Unit, a.Column.Unit, true
		u.exponent, u.err = scaleTo(u.from, u.to)
	}
	if u.err != nil {
		return false
	}
	b.q = b.q.shift(u.exponent)
	return true
}

// inUnit names what a value is in, for messages.
func inUnit(v Value) string {
	switch {
	case v.mixed != "":
		return v.mixed
	case v.Column.Years():
		return "a year"
	case v.Column.Unit == "":
		return "a number without a unit"
	}
	return v.Column.Unit
}

// result is a number in the unit of another.
func (v Value) result(q quantity) Value {
	out := computedValue(q, v.Column.Unit)
	out.Column.Format, out.mixed, out.relative = v.Column.Format, v.mixed, v.relative
	return out
}

func (u *unifying) sum(a, b Value, of func(a, b quantity) quantity, what string) (Value, *fault) {
	if f := u.same(&a, &b, what); f != nil {
		return Value{}, f
	}
	v := a.result(of(a.q, b.q))
	v.literal = a.literal && b.literal
	v.relative = a.relative || b.relative
	if a.Column.Years() && !a.literal && !b.literal {
		v.Column.Format = ""
	}
	return v, nil
}

// difference is of percentages in percentage points.
func (u *unifying) difference(a, b Value) (Value, *fault) {
	v, f := u.sum(a, b, quantity.minus, "subtracted")
	if !a.literal && !b.literal {
		v.Column.Unit = differenceUnit(v.Column.Unit, u.points)
	}
	return v, f
}

// isShare says whether a unit is a part of one, such as a percentage, which factors are not written in.
func isShare(v Value) bool { return v.mixed == "" && parts[v.Column.Unit] < 0 }

// isPlain says whether a number counts nothing that its unit names.
func isPlain(v Value) bool { return v.mixed == "" && v.Column.Unit == "" }

const shareHint = "fraction(x) is 0.286 for 28.6 %, and has no unit"

func product(_ *unifying, a, b Value) (Value, *fault) {
	q := a.q.times(b.q)
	switch {
	case isShare(a) && !isPlain(b) || isShare(b) && !isPlain(a) || isShare(a) && !b.literal || isShare(b) && !a.literal:
		return Value{}, &fault{"a percentage is no factor", shareHint}
	case a.literal && b.literal:
		v := a.result(q)
		v.literal = true
		return v, nil
	case isPlain(b):
		v := a.result(q)
		v.Column.Format = ""
		return v, nil
	case isPlain(a):
		v := b.result(q)
		v.Column.Format = ""
		return v, nil
	}
	v := computedValue(q, "")
	v.mixed = inUnit(a) + " times " + inUnit(b)
	return v, nil
}

func (u *unifying) quotient(a, b Value) (Value, *fault) {
	q := a.q.dividedBy(b.q)
	switch {
	case a.literal && b.literal:
		v := a.result(q)
		v.literal = true
		return v, nil
	case b.literal || isPlain(b) && !isPlain(a) && !isShare(a):
		v := a.result(q)
		v.Column.Format = ""
		return v, nil
	}
	if (!a.literal || isPlain(b)) && u.unify(&a, &b) {
		return computedValue(a.q.dividedBy(b.q), ""), nil
	}
	if isShare(a) || isShare(b) {
		return Value{}, &fault{"a percentage is no factor", shareHint}
	}
	v := computedValue(q, "")
	v.mixed = inUnit(a) + " per " + inUnit(b)
	return v, nil
}

func power(_ *unifying, a, b Value) (Value, *fault) {
	if !isPlain(a) || !isPlain(b) || b.q.unit != 0 {
		return Value{}, &fault{fmt.Sprintf("%s cannot be raised to the power of %s", inUnit(a), inUnit(b)), "** is for plain numbers, and its exponent for exact ones"}
	}
	v := computedValue(a.q.toThe(b.q.value), "")
	v.literal = a.literal && b.literal
	return v, nil
}

// comparing compares values.
type comparing struct{ units unifying }

// values compares two values, either of which may be missing.
func (c *comparing) values(e *evaluation, t *term, a, b Value) (Value, bool) {
	if a.Cell.Missing || b.Cell.Missing {
		return missingValue(Bool, "", "").from(a, b), true
	}
	holds, ok := c.compare(e, t.text, a, b, t.at)
	if !ok {
		return Value{}, false
	}
	return boolValue(holds).from(a, b), true
}

// nearly is how far computed numbers may differ, of their size, and be equal.
const nearly = 1e-12

func (c *comparing) compare(e *evaluation, op string, a, b Value, at config.Pos) (holds, ok bool) {
	a, b = datesOf(a, b)
	if a.Cell.Kind != b.Cell.Kind {
		e.d.Errorf(at, "", "%s and %s cannot be compared", holdsOne(a.Cell.Kind), holdsOne(b.Cell.Kind))
		return false, false
	}
	equal := false
	switch a.Cell.Kind {
	case Number:
		if f := c.units.same(&a, &b, "compared"); f != nil {
			e.d.Errorf(at, f.hint, "%s", f.message)
			return false, false
		}
		x, y := a.q.value, b.q.value
		equal = math.Abs(x-y) <= nearly*max(math.Abs(x), math.Abs(y))
		return ordered(op, equal, x < y), true
	case Date:
		equal = same(a.Cell, b.Cell) || same(b.Cell, a.Cell)
		return ordered(op, equal, before(a.Cell, b.Cell)), true
	case Bool:
		equal = a.Cell.Bool == b.Cell.Bool
	default:
		equal = a.Cell.Text == b.Cell.Text
	}
	if op != "==" && op != "!=" {
		e.d.Errorf(at, "", "%q is for numbers and dates, and this is %s", op, holdsOne(a.Cell.Kind))
		return false, false
	}
	return ordered(op, equal, false), true
}

func ordered(op string, equal, less bool) bool {
	switch op {
	case "==":
		return equal
	case "!=":
		return !equal
	case "<":
		return less && !equal
	case "<=":
		return less || equal
	case ">":
		return !less && !equal
	}
	return !less || equal
}

// datesOf makes dates of texts and years that are compared with dates.
func datesOf(a, b Value) (Value, Value) {
	if a.Cell.Kind == Date {
		return a, asDateValue(b)
	}
	if b.Cell.Kind == Date {
		return asDateValue(a), b
	}
	return a, b
}

func asDateValue(v Value) Value {
	text := v.Cell.Text
	if v.Cell.Kind == Number && v.q.unit == 0 {
		text = show(Cell{Kind: Number, Number: v.q.value})
	}
	if t, grain, ok := parseDate(text); ok && v.Cell.Kind != Date && v.Cell.Kind != Bool {
		v.Cell.Kind, v.Cell.Time, v.Cell.Grain = Date, t, grain
	}
	return v
}
