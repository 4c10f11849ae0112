package data

import (
	"math"
	"unicode"

	"report/config"
)

// Value is what an expression gives: one value, what is known of it, and where it comes from.
type Value struct {
	Cell   Cell
	Column Column // unit, format, label and kind
	// Origins are the cells that it was made from, each once, in the order in which the expression names them.
	Origins []Origin
	// Computed says that it is no cell of a table as it stands there.
	Computed bool

	q        quantity // of a number: Cell before it is rounded. A unit of 0 is exact
	literal  bool     // a number that is written in the expression, which takes the unit of what it stands beside
	relative bool     // a percentage or an index, which nobody reads with many decimals
	step     float64  // of which it is a multiple, having been rounded to one; 0 for none
	mixed    string   // the units of which it is a product or a quotient; Column.Unit is empty then
	why      string   // it is missing, where no cell is to blame
}

// Origin is a cell of a table.
type Origin struct {
	Table    *Table
	Row, Col int
}

// Pos is the place of the cell in its file.
func (o Origin) Pos() config.Pos { return o.Table.Rows[o.Row].CellAt(o.Col) }

// Cell is the cell.
func (o Origin) Cell() Cell { return o.Table.Rows[o.Row].Cells[o.Col] }

// Scope is what the names of an expression mean.
type Scope struct {
	// Table finds a [data.NAME]. One that has mistakes is not found, and its name is among Tables.
	Table func(name string) (*Table, bool)
	// Fact finds a [facts.NAME]. One that has mistakes is not found, and its name is among Facts.
	Fact func(name string) (Value, bool)
	// Tables and Facts are the names that there are, for hints.
	Tables, Facts []string
	// Locale is that of words that the program adds to a unit; English without one.
	Locale *Locale
	// Rows is the table whose columns bare names mean, row by row; nil for none.
	Rows *Table
}

func literal(v float64) Value {
	x := Value{Column: Column{Kind: Number}, Computed: true, q: quantity{value: v}, literal: true}
	x.Cell.compute(x.q)
	return x
}

func textValue(s string) Value {
	return Value{Cell: Cell{Text: s}, Computed: true}
}

func boolValue(b bool) Value {
	v := Value{Cell: Cell{Kind: Bool, Bool: b}, Column: Column{Kind: Bool}, Computed: true}
	v.Cell.Text = show(v.Cell)
	return v
}

// exactValue is a number that is known exactly and has no unit, such as a count.
func exactValue(n float64) Value {
	v := literal(n)
	v.literal = false
	return v
}

// computedValue is a computed number.
func computedValue(q quantity, unit string) Value {
	return Value{Cell: Cell{Kind: Number}, Column: Column{Kind: Number, Unit: unit}, Computed: true, q: q}
}

// bounded is a computed number, which is missing where it is too large to be one.
func (v Value) bounded() Value {
	if math.IsNaN(v.q.value) || math.IsInf(v.q.value, 0) {
		return missingValue(Number, v.Column.Unit, "it is too large, or no number")
	}
	v.Cell.Number = v.q.value
	return v
}

// missingValue is a value that nobody knows. why is said where no cell is to blame.
func missingValue(k Kind, unit, why string) Value {
	return Value{Cell: Cell{Kind: k, Missing: true}, Column: Column{Kind: k, Unit: unit}, Computed: true, why: why}
}

// cellValue is a cell as it stands in its table.
func cellValue(t *Table, row, col int) Value {
	r := &t.Rows[row]
	v := Value{Cell: r.Cells[col], Column: t.Columns[col]}
	if v.Column.UnitByRow {
		v.Column.Unit, v.Column.UnitByRow = r.Unit, false
	}
	v.Cell.Kind = v.Column.Kind
	if v.Cell.Kind == Number && !v.Cell.Missing {
		v.q = v.Cell.quantity()
		if v.Column.Years() {
			v.q.unit = 0
		}
	}
	return v
}

// from gives a computed value the origins of those that it was made from.
func (v Value) from(others ...Value) Value {
	n := 0
	for _, o := range others {
		n += len(o.Origins)
	}
	if n == 0 {
		return v
	}
	v.Origins = append(make([]Origin, 0, len(v.Origins)+n), v.Origins...)
	seen := make(map[Origin]bool, n)
	for _, o := range v.Origins {
		seen[o] = true
	}
	for _, other := range others {
		for _, o := range other.Origins {
			if !seen[o] {
				seen[o] = true
				v.Origins = append(v.Origins, o)
			}
		}
	}
	return v
}

// finish gives a computed number its cell.
func (v Value) finish() Value {
	if !v.Computed || v.Cell.Kind != Number || v.Cell.Missing || v.literal {
		return v
	}
	v.Cell.compute(v.q)
	switch {
	case v.step > 0: // 6125 is a multiple of 25, and 6130 is none
		step := newDecimal(v.step)
		v.Cell.roundTo(decimal{digits: []byte{'1'}, point: step.point - len(step.digits) + 1}.float())
	case v.relative:
		v.Cell.roundToUseful(math.Abs(v.Cell.Number))
	}
	return v
}

// Scale turns a value into another unit of the same thing. The reason of an error goes on after "cannot become".
func (v Value) Scale(unit string) (Value, error) {
	exponent, err := scaleTo(v.Column.Unit, unit)
	if err != nil {
		return v, err
	}
	if exponent != 0 {
		v.Column.Format = "" // it was made for the size of the number as it was
	}
	v.Column.Unit, v.Column.UnitByRow, v.mixed = unitText(unit), false, ""
	v.q = v.q.shift(exponent)
	v.step = newDecimal(v.step).shift(exponent).float()
	if !v.Cell.Missing {
		v.Cell.shift(exponent)
	}
	return v, nil
}

// To makes a step that to which a number is known.
func (v Value) To(precision float64) Value {
	if v.Cell.Kind == Number && !v.Cell.Missing {
		v.Cell.Number = newDecimal(v.q.value).round(spare + 1 - newDecimal(precision).point).float()
		v.Cell.roundTo(precision)
		v.q.unit, v.step = precision, 0
	}
	return v
}

// Coarse says that next to nothing is known of a percentage.
func (v Value) Coarse() bool { return v.relative && !v.Cell.Missing && v.Cell.Precision >= tooCoarse }

// WhyMissing tells, as a clause, why a value is missing.
func (v Value) WhyMissing() string {
	for _, o := range v.Origins {
		if o.Cell().Missing {
			return o.Table.Columns[o.Col].Name + " is missing at " + o.Pos().String()
		}
	}
	if v.why != "" {
		return v.why
	}
	return "it is missing"
}

// isIdentifier says whether an expression can name something without quotes.
func isIdentifier(s string) bool {
	for i, r := range s {
		if !(r == '_' || unicode.IsLetter(r) || i > 0 && unicode.IsDigit(r)) {
			return false
		}
	}
	return s != ""
}
