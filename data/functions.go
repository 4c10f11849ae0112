package data

import (
	"maps"
	"slices"
	"strings"
)

// function is a function of expressions.
type function struct {
	forms []form
	// What it is, and an expression, for the reference.
	doc, example string
}

// form is one way to call a function.
type form struct {
	takes string // the parameters in the reference's words
	sorts []sort
	rest  bool // the last parameter may be repeated
	gives sort
	call  func(c *call) (Value, bool) // for those that give a value
}

// functions are those of expressions. To add one, write it in a file of its own or beside its like, and its line
// here; the reference and the test of all functions pick it up.
var functions = map[string]function{
	"first": {[]form{{"COLUMN", []sort{aColumn}, false, aValue, first}},
		"the first value of a column, by its dates or years where the table has them, and else by the order of the file.", "first(turnover.turnover)"},
	"last": {[]form{{"COLUMN", []sort{aColumn}, false, aValue, last}},
		"the last value of a column, in the same order.", "last(turnover.turnover)"},
	"at": {[]form{{"COLUMN, KEY", []sort{aColumn, aKey}, false, aValue, at}, {`TABLE, KEY, "COLUMN"`, []sort{aTable, aKey, aText}, false, aValue, at}},
		"the value of the row with a key: the date or the year, or where there is none the first text, or several: { country: \"Japan\", year: 2023 }. There has to be exactly one.", "at(turnover.turnover, 2023)"},
	"where": {[]form{{"COLUMN, { FILTER }", []sort{aColumn, aMap}, false, aColumn, nil}, {"TABLE, { FILTER }", []sort{aTable, aMap}, false, aTable, nil}},
		"a column, or a table, with the rows that pass a filter. A filter is what it is elsewhere: a value, a list of values, or a range { min: 2015, max: 2020 }.", "sum(where(turnover.turnover, { year: { min: 2020 } }))"},
	"sum": {[]form{{"COLUMN", []sort{aColumn}, false, aValue, sumOfColumn}},
		"the sum of a column.", "sum(turnover.turnover)"},
	"mean": {[]form{{"COLUMN", []sort{aColumn}, false, aValue, meanOfColumn}},
		"the mean of a column.", "mean(turnover.turnover)"},
	"median": {[]form{{"COLUMN", []sort{aColumn}, false, aValue, medianOfColumn}},
		"the middle value of a column, or the mean of the two in the middle.", "median(turnover.turnover)"},
	"min": {[]form{{"COLUMN", []sort{aColumn}, false, aValue, smallest}, {"VALUE, VALUE, …", []sort{aValue, aValue}, true, aValue, smallest}},
		"the smallest value of a column, or of several.", "min(turnover.turnover)"},
	"max": {[]form{{"COLUMN", []sort{aColumn}, false, aValue, largest}, {"VALUE, VALUE, …", []sort{aValue, aValue}, true, aValue, largest}},
		"the largest value of a column, or of several.", "max(turnover.turnover)"},
	"count": {[]form{{"COLUMN", []sort{aColumn}, false, aValue, countOfValues}, {"TABLE", []sort{aTable}, false, aValue, countOfRows}},
		"how many values a column has, or how many rows a table.", "count(turnover.turnover)"},
	"highest": {[]form{{`COLUMN, "COLUMN"`, []sort{aColumn, aText}, false, aValue, highest}},
		"what another column says in the row of the largest value. Two largest are a mistake.", `highest(turnover.turnover, "year")`},
	"lowest": {[]form{{`COLUMN, "COLUMN"`, []sort{aColumn, aText}, false, aValue, lowest}},
		"what another column says in the row of the smallest value.", `lowest(turnover.turnover, "year")`},
	"rank": {[]form{{"COLUMN, KEY", []sort{aColumn, aKey}, false, aValue, rank}},
		"the place of a row when the largest value comes first.", "rank(turnover.turnover, 2023)"},
	"growth": {changes(growthOf),
		"by how much a value has grown, in percent: the last of a column on the one before it, the one with a key on the one before it, or from one value to another. There is none across a gap.", "growth(turnover.turnover, 2022)"},
	"difference": {changes(differenceOf),
		"by how much a value has risen, in its unit; percentages in percentage points.", "difference(turnover.turnover)"},
	"rising": {[]form{{"COLUMN", []sort{aColumn}, false, aValue, rising}},
		"whether each value of a column is more than the one before it.", "rising(turnover.turnover)"},
	"falling": {[]form{{"COLUMN", []sort{aColumn}, false, aValue, falling}},
		"whether each value of a column is less than the one before it.", "falling(turnover.turnover)"},
	"yearly_growth": {[]form{{"COLUMN, KEY, KEY", []sort{aColumn, aKey, aKey}, false, aValue, yearlyGrowth}, {"VALUE, VALUE, YEARS", []sort{aValue, aValue, aValue}, false, aValue, yearlyGrowthOf}},
		"the mean growth a year, in percent: what leads from the one value to the other when it is the same each year.", "yearly_growth(turnover.turnover, 2013, 2023)"},
	"times": {[]form{{"VALUE, VALUE", []sort{aValue, aValue}, false, aValue, timesOf}},
		"how many times as large as the second value the first is.", "times(last(turnover.turnover), first(turnover.turnover))"},
	"share": {[]form{{"VALUE, VALUE", []sort{aValue, aValue}, false, aValue, shareOfValue}, {"COLUMN, KEY", []sort{aColumn, aKey}, false, aValue, shareOfColumn}},
		"a value in percent of another, the whole; or the row with a key in percent of the sum of the column.", "share(turnover.turnover, 2023)"},
	"index": {[]form{{"VALUE, VALUE", []sort{aValue, aValue}, false, aValue, indexOf}},
		"a value where another, the base, is 100.", "index(last(turnover.turnover), first(turnover.turnover))"},
	"years": {[]form{{"VALUE, VALUE", []sort{aValue, aValue}, false, aValue, yearsBetween}, {"COLUMN", []sort{aColumn}, false, aValue, yearsOfColumn}},
		"the number of whole years from a year or date to another, or from the first of a column to the last.", "years(turnover.year)"},
	"year":     {datePart(Year), "the year of a date.", "year(last(turnover.year))"},
	"quarter":  {datePart(Quarter), "the quarter of a date, from 1 to 4.", `quarter("2024-03-05")`},
	"month":    {datePart(Month), "the month of a date, from 1 to 12.", `month("2024-03-05")`},
	"abs":      {[]form{{"VALUE", []sort{aValue}, false, aValue, absolute}}, "a number without its sign.", "abs(difference(turnover.turnover))"},
	"round":    {[]form{{"VALUE", []sort{aValue}, false, aValue, rounded}, {"VALUE, STEP", []sort{aValue, aValue}, false, aValue, rounded}}, "a number to the nearest multiple of a step, of 1 when none is said.", "round(last(turnover.turnover), 100)"},
	"fraction": {[]form{{"VALUE", []sort{aValue}, false, aValue, fractionOf}}, "a percentage as a part of one, for multiplying: 0.286 for 28.6 %.", "fraction(last(turnover.growth))"},
	"missing":  {[]form{{"VALUE", []sort{aValue}, false, aValue, isMissing}}, "whether there is no value. Without it what depends on a missing value is missing; a ?? b is b where a is.", "missing(at(turnover.note, 2015))"},
	"table": {[]form{{`"NAME"`, []sort{aText}, false, aTable, nil}},
		`a table whose name is no plain word: table("technology-market"). A column with such a name is written TABLE["Gross output"].`, `last(table("turnover").turnover)`},
	"fact": {[]form{{`"NAME"`, []sort{aText}, false, aValue, nil}},
		"a fact whose name is no plain word.", `fact("turnover-2023")`},
}

// namers are the functions that say a name.
var namers = map[string]termKind{"table": aTableName, "fact": aName}

// changes are the forms of what tells of a change.
func changes(of func(c *call, now, before Value) (Value, bool)) []form {
	return []form{
		{"COLUMN", []sort{aColumn}, false, aValue, func(c *call) (Value, bool) { return c.onBefore(of) }},
		{"COLUMN, KEY", []sort{aColumn, aKey}, false, aValue, func(c *call) (Value, bool) { return c.onBefore(of) }},
		{"FROM, TO", []sort{aValue, aValue}, false, aValue, func(c *call) (Value, bool) { return of(c, c.args[1].value, c.args[0].value) }},
	}
}

// param is the sort of the i-th parameter.
func (f *form) param(i int) sort {
	return f.sorts[min(i, len(f.sorts)-1)]
}

// fits says whether arguments are what a form takes.
func (f *form) fits(args []*term) bool {
	if len(args) < len(f.sorts) || len(args) > len(f.sorts) && !f.rest {
		return false
	}
	for i, arg := range args {
		if !f.param(i).accepts(arg) {
			return false
		}
	}
	return true
}

// usage lists the forms of a function.
func (f function) usage(name string) string {
	var forms []string
	for _, one := range f.forms {
		forms = append(forms, name+"("+one.takes+")")
	}
	return strings.Join(forms, " or ")
}

// call is a function with its arguments, computed.
type call struct {
	*evaluation
	t    *term
	args []argument
	s    Scope
}

// argument is one of a call: a value, a selection, a key, or the column that a text names.
type argument struct {
	at    *term
	value Value
	sel   selection
	key   key
	col   int // in the table of the first argument
}

func (c *call) errorf(hint, format string, args ...any) (Value, bool) {
	c.d.Errorf(c.t.at, hint, format, args...)
	return Value{}, false
}

// number holds an argument to a number. It is missing with a value that is.
func (c *call) number(i int) (Value, bool) {
	v := c.args[i].value
	if v.Cell.Kind != Number {
		c.d.Errorf(c.t.args[i].at, "", "%s is of numbers, and this is %s", c.t.text, holdsOne(v.Cell.Kind))
		return v, false
	}
	return v, true
}

// call compiles a function and its arguments.
func (c compiler) call(t *term) compiled {
	args := make([]func(*evaluation) (argument, bool), len(t.args))
	out := compiled{}
	fine := true
	var table *Table
	for i := range t.args {
		var varies bool
		args[i], varies = c.argument(t, i, &table)
		out.varies = out.varies || varies
		fine = fine && args[i] != nil
	}
	if !fine {
		return compiled{}
	}
	out.code = func(e *evaluation) (Value, bool) {
		x := call{evaluation: e, t: t, args: make([]argument, len(args)), s: c.s}
		ok := true
		for i, arg := range args {
			var fine bool
			x.args[i], fine = arg(e)
			ok = ok && fine
		}
		if !ok {
			return Value{}, false
		}
		return t.form.call(&x)
	}
	return out
}

// argument compiles the i-th argument of a call by what its parameter wants. table is that of the first.
func (c compiler) argument(t *term, i int, table **Table) (compute func(*evaluation) (argument, bool), varies bool) {
	arg := t.args[i]
	switch want := t.form.param(i); {
	case want == aColumn || want == aTable:
		of, rows, varies := c.rows(arg)
		if of == nil {
			return nil, false
		}
		*table = of
		return func(e *evaluation) (argument, bool) {
			sel, ok := rows(e)
			return argument{at: arg, sel: sel}, ok && e.spend(sel.len(), t.at)
		}, varies
	case want == aText:
		if *table == nil {
			return nil, false // told already
		}
		col, ok := (*table).column(arg.value.Cell.Text, arg.at, c.d)
		if !ok {
			return nil, false
		}
		return func(*evaluation) (argument, bool) { return argument{at: arg, col: col}, true }, false
	case want == aKey && arg.kind == aMapping:
		if *table == nil {
			return nil, false // told already
		}
		conditions, varies := c.conditions(arg, *table)
		if conditions == nil {
			return nil, false
		}
		return func(e *evaluation) (argument, bool) {
			values, ok := conditions(e)
			return argument{at: arg, key: key{conditions: values, t: arg}}, ok
		}, varies
	}
	x := c.scalar(arg)
	if x.code == nil {
		return nil, false
	}
	return func(e *evaluation) (argument, bool) {
		v, ok := x.code(e)
		return argument{at: arg, value: v, key: key{value: v, t: arg}}, ok
	}, x.varies
}

// Reference is a function of expressions in the documentation.
type Reference struct {
	Name    string
	Forms   []string
	Doc     string
	Example string
}

// FunctionReference lists the functions of expressions by their names.
func FunctionReference() []Reference {
	var list []Reference
	for _, name := range slices.Sorted(maps.Keys(functions)) {
		f := functions[name]
		ref := Reference{Name: name, Doc: f.doc, Example: f.example}
		for _, one := range f.forms {
			ref.Forms = append(ref.Forms, name+"("+one.takes+")")
		}
		list = append(list, ref)
	}
	return list
}
