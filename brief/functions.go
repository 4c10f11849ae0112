package brief

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"report/config"
	"report/data"
)

// function is what may stand in {{ }} before its arguments.
type function struct {
	doc, example string
	least, most  int // arguments
	call         func(c *composer, args []operand) (operand, *wrong)
}

const any20 = 20 // arguments are enough

// functions are those of {{ }}. To add one, write it and its line here; docs/config.md lists them.
var functions = map[string]function{
	"format": {"a number in another form: a CLDR pattern, such as `\"0.0\"`, with fewer digits and never more than are known",
		`format turnover "0.0"`, 2, 2, formatted},
	"abs":     {"a number without its sign", "abs turnover.change", 1, 1, absolute},
	"ordinal": {"a whole number as a place in an order: 1st, 2nd", "ordinal rank", 1, 1, ordinal},
	"list":    {"words and values, joined by commas and “and”", "list north south", 1, any20, list},
	"remarks": {"what the column note of a table says of its rows, and of which: “2022 and 2023: rounded as published”",
		`remarks "turnover"`, 1, 1, remarksOf},
	"rose": {"“rose”, “fell” or “was unchanged”, by the change of a fact, or by a fact that is a change itself",
		"rose turnover", 1, 1, changeWord(data.Rose)},
	"all_rose": {"the same where several things change", "all_rose patents", 1, 1, changeWord(data.AllRose)},
	"rise":     {"“rise”, “fall” or “standstill”", "rise turnover", 1, 1, changeWord(data.Rise)},
	"more":     {"“more”, “fewer” or “as many”", "more turnover", 1, 1, changeWord(data.More)},
	"higher":   {"“higher”, “lower” or “equal”", "higher turnover", 1, 1, changeWord(data.Higher)},
	"capital": {"words with a capital letter at their beginning, for the beginning of a sentence",
		"capital turnover.qualifier", 1, 1, capital},
	"eq":  {"whether a value is the same as another, or as one of several", "eq turnover.unit \"%\"", 2, any20, equal},
	"ne":  {"whether two values are not the same", "ne turnover patents", 2, 2, compared(func(sign int) bool { return sign != 0 })},
	"lt":  {"whether a value is less than another", "lt turnover.change 0", 2, 2, compared(func(sign int) bool { return sign < 0 })},
	"le":  {"whether a value is at most another", "le turnover.change 0", 2, 2, compared(func(sign int) bool { return sign <= 0 })},
	"gt":  {"whether a value is more than another", "gt turnover.change 0", 2, 2, compared(func(sign int) bool { return sign > 0 })},
	"ge":  {"whether a value is at least another", "ge turnover.change 0", 2, 2, compared(func(sign int) bool { return sign >= 0 })},
	"and": {"whether all of several conditions hold", "and (gt turnover 5) (lt turnover 7)", 2, any20, all},
	"or":  {"whether one of several conditions holds", "or (gt turnover 7) (lt turnover 5)", 2, any20, one},
	"not": {"whether a condition does not hold", "not (gt turnover 5)", 1, 1, not},
}

// takes says how many arguments it has.
func (f function) takes() string {
	switch {
	case f.least == f.most && f.least == 1:
		return "one value"
	case f.least == f.most:
		return strconv.Itoa(f.least) + " values"
	case f.most == any20:
		return strconv.Itoa(f.least) + " values or more"
	}
	return fmt.Sprintf("%d to %d values", f.least, f.most)
}

func amiss(arg int, hint, format string, args ...any) (operand, *wrong) {
	return operand{}, &wrong{misnamed{fmt.Sprintf(format, args...), hint}, arg}
}

// formatted takes the pattern before or after the value, so that the value may be piped in.
func formatted(c *composer, args []operand) (operand, *wrong) {
	x, pattern, at := args[0], args[1], 1
	if x.typed {
		x, pattern, at = pattern, x, 0
	}
	if !pattern.typed || pattern.cell.Kind != data.Text {
		return amiss(at, "", "the form of a number stands in quotation marks")
	}
	if x.cell.Kind != data.Number || x.typed {
		return amiss(1-at, "", "a form is for a number of [facts], and this is %s", x.describe())
	}
	if err := data.CheckFormat(pattern.text); err != nil {
		return amiss(at, `write "0.0", "#,##0" or "compact"`, "%v", err)
	}
	x.column.Format = pattern.text
	return c.printed(x), nil
}

// printed prints a number anew, with its unit.
func (c *composer) printed(x operand) operand {
	x.text = c.locale.Unit(c.locale.Cell(x.cell, x.column), c.locale.UnitAfter(x.cell, x.column))
	return x
}

// ordinal takes whole numbers only: a place in an order is known exactly.
func ordinal(c *composer, args []operand) (operand, *wrong) {
	x := args[0].cell
	if x.Kind != data.Number || x.Number != math.Trunc(x.Number) || math.Abs(x.Number) > 1e9 || args[0].column.Unit != "" || !args[0].typed && x.Known() > 1 {
		return amiss(0, "", "a place in an order is a whole number, and this is %s", cmp.Or(args[0].text, args[0].describe()))
	}
	s := c.locale.Ordinal(int(x.Number))
	return operand{text: s, cell: data.Cell{Kind: data.Text, Text: s}, typed: args[0].typed}, nil
}

func list(c *composer, args []operand) (operand, *wrong) {
	words := make([]string, len(args))
	typed := true
	for i, x := range args {
		if x.cell.Kind == data.Bool {
			return amiss(i, "", "a condition prints nothing")
		}
		words[i] = x.text
		typed = typed && x.typed
	}
	s := c.locale.List(words)
	return operand{text: s, cell: data.Cell{Kind: data.Text, Text: s}, typed: typed}, nil
}

// changeWord says how a value changed. A change that is zero as far as it is known is none.
func changeWord(kind string) func(*composer, []operand) (operand, *wrong) {
	return func(c *composer, args []operand) (operand, *wrong) {
		cell := args[0].cell
		switch {
		case args[0].change != nil:
			cell = *args[0].change
		case cell.Kind != data.Number || args[0].typed:
			return amiss(0, "", "only a number of [facts] rises or falls, and this is %s", args[0].describe())
		case !args[0].isChange():
			return amiss(0, "give the fact a change, or name a fact that is a growth or a difference", "%s says nothing of a change", args[0].text)
		}
		sign := 0
		if math.Abs(cell.Number) >= cell.Known()/2 {
			sign = cmp.Compare(cell.Number, 0)
		}
		s := c.locale.Change(kind, sign)
		return operand{text: s, cell: data.Cell{Kind: data.Text, Text: s}}, nil
	}
}

// remarksOf takes the name of a table, and not of a fact: remarks are of all its rows.
func remarksOf(c *composer, args []operand) (operand, *wrong) {
	name := args[0].text
	t, known := c.data[name]
	tables := c.scope().Tables
	switch {
	case !args[0].typed || args[0].cell.Kind != data.Text:
		return amiss(0, "", "the name of a table stands in quotation marks")
	case !known && slices.Contains(tables, name):
		return operand{}, nil // it has mistakes, which are told
	case !known:
		return amiss(0, config.Suggest(name, tables), "there is no [data.%s]", name)
	}
	s := c.remarksIn(t)
	if s == "" {
		return amiss(0, "they stand in a column named note", "the table %q has no remarks", name)
	}
	return operand{text: s, cell: data.Cell{Kind: data.Text, Text: s}}, nil
}

// isChange says that a number is a change and no level, as far as its unit tells.
func (x operand) isChange() bool {
	return strings.HasPrefix(x.column.Unit, "%") || strings.HasPrefix(x.column.Unit, "percentage point")
}

func absolute(c *composer, args []operand) (operand, *wrong) {
	x := args[0]
	if x.cell.Kind != data.Number || x.typed {
		return amiss(0, "", "only a number of [facts] has a sign, and this is %s", x.describe())
	}
	if x.cell.Number < 0 {
		x.cell.Number = -x.cell.Number
		x.cell.Text = ""
		x.cell.Precision = cmp.Or(args[0].cell.Known(), 1)
		x = c.printed(x)
	}
	return x, nil
}

func capital(_ *composer, args []operand) (operand, *wrong) {
	x := args[0]
	if x.cell.Kind != data.Text {
		return amiss(0, "", "capital is for words, and this is %s", x.describe())
	}
	r, size := utf8.DecodeRuneInString(x.text)
	x.text = string(unicode.ToUpper(r)) + x.text[size:]
	if size == 0 {
		x.text = ""
	}
	x.cell.Text = x.text
	return x, nil
}

func compared(want func(sign int) bool) func(*composer, []operand) (operand, *wrong) {
	return func(c *composer, args []operand) (operand, *wrong) {
		sign, bad := compare(args[0], args[1])
		if bad != nil {
			return operand{}, bad
		}
		if args[0].cell.Kind == data.Text && want(-1) != want(1) {
			return amiss(0, "words are compared by eq and ne", "words are not more or less than others")
		}
		return truth(want(sign)), nil
	}
}

func equal(_ *composer, args []operand) (operand, *wrong) {
	found := false
	for i, x := range args[1:] {
		sign, bad := compare(args[0], x)
		if bad != nil {
			bad.arg = i + 1
			return operand{}, bad
		}
		found = found || sign == 0
	}
	return truth(found), nil
}

// compare says which of two values is greater. Values of different kinds or units cannot be compared.
func compare(a, b operand) (int, *wrong) {
	no := func(hint, format string, args ...any) (int, *wrong) {
		_, bad := amiss(1, hint, format, args...)
		return 0, bad
	}
	if b.cell.Kind == data.Date && a.cell.Kind != data.Date {
		sign, bad := compare(b, a)
		return -sign, bad
	}
	switch {
	case a.cell.Kind == data.Date && b.typed:
		t, grain, ok := data.ParseDate(b.text)
		if !ok {
			return no(`write it as "2024-03-05", "2024-03", "2024-Q1" or 2024`, "a date is compared with a date, and %s is none", b.text)
		}
		b.cell = data.Cell{Kind: data.Date, Time: t, Grain: grain}
		fallthrough
	case a.cell.Kind == data.Date && b.cell.Kind == data.Date:
		return a.cell.Time.Compare(b.cell.Time), nil
	case a.cell.Kind != b.cell.Kind:
		return no("", "%s is not compared with %s", a.describe(), b.describe())
	case a.cell.Kind == data.Text:
		return cmp.Compare(a.text, b.text), nil
	case a.cell.Kind == data.Bool:
		if a.cell.Bool == b.cell.Bool {
			return 0, nil
		}
		return 1, nil
	case !a.typed && !b.typed && a.column.Unit != b.column.Unit:
		return no("give them one unit by scale, in [facts]", "%s and %s have different units", a.text, b.text)
	}
	return cmp.Compare(roundOff(a.cell.Number), roundOff(b.cell.Number)), nil
}

// roundOff takes away what floating point adds to a number.
func roundOff(v float64) float64 {
	rounded, err := strconv.ParseFloat(strconv.FormatFloat(v, 'g', 14, 64), 64)
	if err != nil || math.IsInf(rounded, 0) {
		return v
	}
	return rounded
}

func all(_ *composer, args []operand) (operand, *wrong) { return among(args, false) }

func one(_ *composer, args []operand) (operand, *wrong) { return among(args, true) }

func not(_ *composer, args []operand) (operand, *wrong) {
	x, bad := among(args, true)
	x.cell.Bool = !x.cell.Bool
	return x, bad
}

// among looks for a truth among conditions; not finding it gives the other.
func among(args []operand, sought bool) (operand, *wrong) {
	found := false
	for i, x := range args {
		if x.cell.Kind != data.Bool {
			return amiss(i, "compare it: (gt name 0)", "a condition is true or false, and this is %s", x.describe())
		}
		found = found || x.cell.Bool == sought
	}
	return truth(found == sought), nil
}
