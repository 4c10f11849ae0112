package data

import (
	"cmp"
	"math"
	"slices"
)

// Aggregate is an entry of aggregate: one of the words sum, mean, median, min, max, first, last, count, distinct and
// rows, the column that it is of, and what goes with it.
type Aggregate struct {
	// Word is that of an entry that is a word alone, of the column with the entry's name.
	Word string `alone:"true"`

	// Sum adds the column's values up. It is not for shares, indices and values per head. What it is known to
	// is the sum of what its parts are known to, unless these are whole numbers (type = "integer"), which are
	// exact.
	Sum string `toml:"sum"`
	// Mean is the arithmetic mean of the column's values, all with the same weight.
	Mean string `toml:"mean"`
	// Median is the value in the middle, or the mean of the two that are. It holds all values of the column at
	// once, up to 5,000,000.
	Median string `toml:"median"`
	// Min is the smallest value of a column of numbers, or its earliest date.
	Min string `toml:"min"`
	// Max is the largest value of a column of numbers, or its latest date.
	Max string `toml:"max"`
	// First is what the group's first row has in the column, whatever it holds.
	First string `toml:"first"`
	// Last is what the group's last row has in the column, whatever it holds.
	Last string `toml:"last"`
	// Count is in how many rows the column has a value.
	Count string `toml:"count"`
	// Distinct is how many different values the column has, up to 5,000,000 in all groups together.
	Distinct string `toml:"distinct"`
	// Rows is how many rows the group has: contracts = { rows = true }, or contracts = "rows".
	Rows bool `toml:"rows"`
	// SkipMissing lets sum, mean, median, min and max be those of the values that are there. Otherwise they are
	// missing where one of the group's values is, with a warning: nobody knows the sum of what is not known.
	SkipMissing bool `toml:"skip_missing"`
	// Label is the column's name for readers. When left out, it is the label of the column that it is made of
	// where it has the same name, and else made of its own name.
	Label string `toml:"label"`
	// Unit replaces that of the column that it is made of.
	Unit string `toml:"unit"`
	// Format is the pattern by which the numbers are printed, as in [data.NAME.columns.X].
	Format string `toml:"format"`
	// Precision is the step to which the numbers are known, in the place of the one that follows from what they
	// are made of: 0.01 for sums of money that is counted to the cent.
	Precision float64 `toml:"precision"`
}

// An accumulator takes the values of one group one by one.
type accumulator interface {
	// add takes a cell, which may be changed afterwards, and how many lines it is below its group's first row.
	add(c *Cell, below int32)
	// result is missing where nothing was added.
	result() Cell
}

// aggregate is a word of aggregate.
type aggregate struct {
	of    func(Aggregate) string // the column that the word names
	kinds []Kind                 // of the columns that it can be of; nil for all
	begin func(Column) accumulator
	// strict is missing where one of the values is. Of the others, takesMissing gets the missing ones too.
	strict, takesMissing bool
	adds                 bool // it adds values up
	counts               bool // it is a number of things, whatever the column holds
}

// aggregates are the words of aggregate. To add one, write its accumulator, its field in Aggregate, and its line here.
var aggregates = map[string]aggregate{
	"count":    {of: func(a Aggregate) string { return a.Count }, begin: func(Column) accumulator { return new(counting) }, counts: true},
	"distinct": {of: func(a Aggregate) string { return a.Distinct }, begin: func(Column) accumulator { return new(distinctCount) }, counts: true},
	"first":    {of: func(a Aggregate) string { return a.First }, begin: func(Column) accumulator { return new(firstValue) }, takesMissing: true},
	"last":     {of: func(a Aggregate) string { return a.Last }, begin: func(Column) accumulator { return new(lastValue) }, takesMissing: true},
	"max":      {of: func(a Aggregate) string { return a.Max }, kinds: []Kind{Number, Date}, begin: func(Column) accumulator { return &extreme{sign: 1} }, strict: true},
	"mean":     {of: func(a Aggregate) string { return a.Mean }, kinds: []Kind{Number}, begin: func(Column) accumulator { return &summing{mean: true} }, strict: true, adds: true},
	"median":   {of: func(a Aggregate) string { return a.Median }, kinds: []Kind{Number}, begin: func(Column) accumulator { return new(middle) }, strict: true, adds: true},
	"min":      {of: func(a Aggregate) string { return a.Min }, kinds: []Kind{Number, Date}, begin: func(Column) accumulator { return &extreme{sign: -1} }, strict: true},
	"rows":     {of: func(Aggregate) string { return "" }, begin: func(Column) accumulator { return new(counting) }, takesMissing: true, counts: true},
	"sum":      {of: func(a Aggregate) string { return a.Sum }, kinds: []Kind{Number}, begin: func(c Column) accumulator { return &summing{whole: c.Integer} }, strict: true, adds: true},
}

// counting is a number of values.
type counting int

func (n *counting) add(*Cell, int32) { *n++ }
func (n *counting) result() Cell     { return counted(int(*n)) }

// counted is a number of things, which is exact.
func counted(n int) Cell {
	c := Cell{Kind: Number}
	c.compute(quantity{float64(n), 1})
	return c
}

// distinctCount is a number of different values.
type distinctCount struct {
	seen map[string]bool
	key  []byte
}

func (x *distinctCount) add(c *Cell, _ int32) {
	x.key = c.appendKey(x.key[:0])
	if !x.seen[string(x.key)] {
		if x.seen == nil {
			x.seen = map[string]bool{}
		}
		x.seen[string(x.key)] = true
	}
}

func (x *distinctCount) result() Cell { return counted(len(x.seen)) }
func (x *distinctCount) holds() int   { return len(x.seen) }

type firstValue struct {
	cell Cell
	any  bool
}

func (x *firstValue) add(c *Cell, below int32) {
	if !x.any {
		x.cell, x.any = *c, true
		x.cell.below = below
	}
}

func (x *firstValue) result() Cell { return x.cell }

type lastValue struct{ cell Cell }

func (x *lastValue) add(c *Cell, below int32) {
	x.cell = *c
	x.cell.below = below
}

func (x *lastValue) result() Cell { return x.cell }

// extreme is the largest value, or with a negative sign the smallest; of equal ones the first.
type extreme struct {
	sign int
	cell Cell
	any  bool
}

func (x *extreme) add(c *Cell, below int32) {
	if !x.any || x.sign*compare(*c, x.cell) > 0 {
		x.cell, x.any = *c, true
		x.cell.below = below
	}
}

func (x *extreme) result() Cell {
	if !x.any {
		return Cell{Missing: true}
	}
	return x.cell
}

// summing adds up, and keeps what floating point loses at each step (Neumaier), so that the order of a million rows
// does not show in the digits.
type summing struct {
	total, lost, unit float64
	n                 int
	whole             bool // whole numbers that are known to one are exact
	mean              bool
}

func (x *summing) add(c *Cell, _ int32) {
	t := x.total + c.Number
	if math.Abs(x.total) >= math.Abs(c.Number) {
		x.lost += x.total - t + c.Number
	} else {
		x.lost += c.Number - t + x.total
	}
	x.total = t
	x.n++
	if unit := c.Known(); !x.whole || unit > 1 {
		x.unit += unit
	}
}

func (x *summing) quantity() quantity {
	q := quantity{x.total + x.lost, x.unit}
	switch {
	case x.mean:
		return q.over(x.n)
	case x.whole:
		q.unit = max(q.unit, 1)
	}
	return q
}

func (x *summing) result() Cell {
	c := Cell{Kind: Number, Missing: true}
	if x.n > 0 {
		c.compute(x.quantity())
	}
	return c
}

// middle is the median. It holds all values.
type middle []quantity

func (x *middle) add(c *Cell, _ int32) { *x = append(*x, c.quantity()) }
func (x *middle) holds() int           { return len(*x) }

func (x *middle) quantity() quantity {
	values := *x
	slices.SortFunc(values, func(a, b quantity) int { return cmp.Or(cmp.Compare(a.value, b.value), cmp.Compare(a.unit, b.unit)) })
	n := len(values)
	if n%2 == 0 {
		return sum(values[n/2-1 : n/2+1]).over(2)
	}
	return values[n/2]
}

func (x *middle) result() Cell {
	c := Cell{Kind: Number, Missing: true}
	if len(*x) > 0 {
		c.compute(x.quantity())
	}
	return c
}
