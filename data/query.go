package data

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"report/config"
)

// Query is the words by which a chart, a table or a fact goes from a long table to what it shows.
// They are applied in this order: rename, unpivot, filter, scale, group and aggregate, top, pivot, derive, sort, limit,
// select. What gives the rows their names and form comes first, then what goes with single rows, so that a sum is of the
// rows and in the unit that are meant; derive sees the sums, and what pivot has put side by side. Where another order is
// needed, [data.NAME] makes one table of another, step by step.
type Query struct {
	// Rename gives columns other names: rename = { "Turnover (bn yuan)" = "turnover" }. All other words go by the new
	// names, those of [data.NAME.columns.COLUMN] too.
	Rename map[string]string `toml:"rename"`
	// Unpivot makes rows of columns: unpivot = { keep = "region", name = "year", value = "turnover" } turns a table with a
	// column for each year into one with a row for each region and year.
	Unpivot *Unpivot `toml:"unpivot"`
	// Filter keeps the rows whose cells have the given values: filter = { indicator = "patents", year =
	// 2023 }. A list keeps the rows that have any of it: year = [2022, 2023]. A table with min, max or
	// both keeps a range, ends included: year = { min = 2015 }. A value that no row has is an error.
	Filter map[string]any `toml:"filter"`
	// Scale turns columns into another unit of the same thing: scale = { turnover = "trillion yuan" }
	// for a column in billion yuan. "ones" counts the things themselves, and "fraction" is 0.286 for 28.6
	// percent. A column that is scaled loses the format that it has in [data.NAME.columns.COLUMN].
	Scale map[string]string `toml:"scale"`
	// Group makes one row of all rows that have the same values in these columns: group = ["region", "year"]. What
	// the rows are about stays, and what they say is left to aggregate. "month of day" groups the dates of a column
	// day by their month, in a column named month; quarter and year do the same. Groups stand in the order of
	// their first rows, and rows without a value in a column are a group of their own.
	Group []string `toml:"group"`
	// Aggregate says which columns the groups have: aggregate = { turnover = "sum", contracts = "rows", price = {
	// mean = "price", skip_missing = true }, customers = { distinct = "customer" } }. A word alone is of the column
	// with the same name. Without group, all rows are one group.
	Aggregate map[string]Aggregate `toml:"aggregate"`
	// Top keeps the largest few and sums up the rest: top = { of = "country", n = 5, by = "turnover",
	// other = "Other countries" }.
	Top *Top `toml:"top"`
	// Pivot makes columns of rows: pivot = { column = "indicator", value = "value" } turns a table with a row for each
	// indicator and year into one with a row for each year and a column for each indicator.
	Pivot *Pivot `toml:"pivot"`
	// Derive adds columns that are computed from others: derive = { change = { growth = "turnover" } } adds
	// the column change. A column may be computed from one that is derived before it.
	Derive map[string]Derivation `toml:"derive"`
	// Sort orders the rows by a column, or by several: by the second where the first has the same. A
	// minus sign turns an order round: sort = "-turnover" begins with the largest. Missing values come
	// last, and after them the rows in which top has summed up the rest: these leave their place only
	// for a date, a year or a text that comes before the values in sort. When left out, rows stay as
	// they are in the file. What stands along a chart's x is sorted by it where it is text; dates, years
	// and numbers keep their own order.
	Sort []string `toml:"sort"`
	// Limit keeps the first rows, as many as it says; 0, as when left out, keeps all.
	Limit int `toml:"limit"`
	// Select keeps these columns, in this order. When left out, all columns stay.
	Select []string `toml:"select"`
}

// Apply returns the table that a query makes of t. Unknown columns and units that cannot be scaled
// go to d at their place in node, and the result is nil. An empty result is an error too.
func (q Query) Apply(t *Table, node *config.Table, d *config.Diagnostics) *Table {
	return q.ApplyTo(t, Series{}, node, d)
}

// ApplyTo is Apply where it is known how the rows are series.
func (q Query) ApplyTo(t *Table, s Series, node *config.Table, d *config.Diagnostics) *Table {
	return q.apply(t, s, nil, node, d)
}

// apply is ApplyTo where another table may be joined: join says whether it did, and where not, mistakes of the other
// have been told.
func (q Query) apply(t *Table, s Series, join func(*Table) bool, node *config.Table, d *config.Diagnostics) *Table {
	before := countErrors(d)
	out := *t
	out.Columns = slices.Clone(t.Columns)
	out.Rows = slices.Clone(t.Rows)
	q.rename(&out, node, d)
	q.unpivot(&out, node, d)
	if countErrors(d) > before || join != nil && !join(&out) {
		return nil
	}
	q.filter(&out, q.lookedPast(&out, s), node, d)
	out.agreeOnUnits()
	q.scale(&out, node, d)
	q.group(&out, countErrors(d) > before, node, d)
	return q.afterGroup(&out, s, before, node, d)
}

// afterGroup applies the words that follow group and aggregate. before is how many errors there were before the first
// word.
func (q Query) afterGroup(t *Table, s Series, before int, node *config.Table, d *config.Diagnostics) *Table {
	out := *t
	if q.gathers() && countErrors(d) > before {
		return nil // the words that follow speak of columns that are not there
	}
	q.top(&out, countErrors(d) > before, node, d)
	q.pivot(&out, countErrors(d) > before, node, d)
	if q.Pivot != nil && countErrors(d) > before {
		return nil
	}
	q.derive(&out, s, countErrors(d) > before, node, d)
	out.dropHeldBack()
	q.sort(&out, node, d)
	if q.Limit < 0 {
		d.Errorf(node.At("limit"), "0 keeps all rows", "limit must be 0 or more, not %d", q.Limit)
	} else if q.Limit > 0 && q.Limit < len(out.Rows) {
		out.Rows = out.Rows[:q.Limit:q.Limit]
	}
	q.choose(&out, node, d)
	if countErrors(d) > before {
		return nil
	}
	out.agreeOnUnits()
	return &out
}

// column finds a column, or reports that there is none.
func (t *Table) column(name string, at config.Pos, d *config.Diagnostics) (int, bool) {
	i := t.Column(name)
	if i < 0 {
		d.Errorf(at, config.Suggest(name, t.Names()), "the table %q has no column %q", t.Name, name)
	}
	return i, i >= 0
}

// loaded finds a column for a word that is applied before derive.
func (q Query) loaded(t *Table, name, word string, at config.Pos, d *config.Diagnostics) (int, bool) {
	if _, made := q.Aggregate[name]; made && t.Column(name) < 0 && word != "top" && word != "pivot" && word != "aggregate" {
		d.Errorf(at, fmt.Sprintf("make a table of it, with from = %q, and %s that", t.Name, word), "column %q is aggregated, and %s comes before that", name, word)
		return -1, false
	}
	if _, derived := q.Derive[name]; derived && t.Column(name) < 0 {
		d.Errorf(at, "", "column %q is derived, and %s comes before that", name, word)
		return -1, false
	}
	return t.column(name, at, d)
}

// scale turns columns to other units. Cells are copied before they are changed, since rows are shared
// with the table that the query began with.
func (q Query) scale(t *Table, node *config.Table, d *config.Diagnostics) {
	if len(q.Scale) == 0 {
		return
	}
	for i := range t.Rows {
		t.Rows[i].Cells = slices.Clone(t.Rows[i].Cells)
	}
	for _, name := range slices.Sorted(maps.Keys(q.Scale)) {
		at := node.At("scale", name)
		col, ok := q.loaded(t, name, "scale", node.KeyAt("scale", name), d)
		if !ok {
			continue
		}
		if c := t.Columns[col]; c.Kind != Number {
			d.Errorf(at, t.whyText(col), "column %q holds %s and cannot be scaled", name, holds(c.Kind))
			continue
		}
		if units := t.Units(col); len(units) > 1 {
			d.Errorf(at, "filter the rows to those of one unit", "rows of column %q have different units: %s", name, quoteAll(units))
			continue
		}
		t.scaleColumn(col, q.Scale[name], at, d)
	}
}

func (t *Table) scaleColumn(col int, to string, at config.Pos, d *config.Diagnostics) {
	c := &t.Columns[col]
	exponent, err := scaleTo(c.Unit, to)
	switch {
	case err != nil && c.Unit == "":
		d.Errorf(at, fmt.Sprintf("say its unit: [data.%s.columns.%s] unit = \"...\"", t.Name, c.Name), "column %q cannot become %q: %v", c.Name, to, err)
		return
	case err != nil:
		d.Errorf(at, "", "column %q is in %s and cannot become %q: %v", c.Name, c.Unit, to, err)
		return
	}
	for i := range t.Rows {
		if cell := &t.Rows[i].Cells[col]; !cell.Missing {
			cell.shift(exponent)
		}
	}
	if exponent != 0 {
		c.Format = "" // it was made for the size of the numbers as they were
	}
	unit := unitText(to)
	if c.UnitByRow {
		t.restateUnits(unit)
	}
	c.Unit, c.UnitByRow = unit, false
}

// restateUnits keeps the column of units true to a column of values that was scaled, unless it speaks
// of others as well.
func (t *Table) restateUnits(unit string) {
	from, speaksOf := t.Column(unitColumn), 0
	for _, c := range t.Columns {
		if c.UnitByRow {
			speaksOf++
		}
	}
	if from < 0 || speaksOf > 1 {
		return
	}
	for i := range t.Rows {
		t.Rows[i].Unit = unit
		c := &t.Rows[i].Cells[from]
		c.Text, c.Missing = unit, unit == ""
	}
}

// shift multiplies a number by a power of ten, exactly, and what is known of it alike.
func (c *Cell) shift(exponent int) {
	c.Precision = newDecimal(c.Known()).shift(exponent).float()
	x := newDecimal(c.Number).shift(exponent)
	c.Number = x.float()
	c.Text = x.plain(max(x.decimals(), c.decimals()))
}

func (q Query) sort(t *Table, node *config.Table, d *config.Diagnostics) {
	type key struct {
		col        int
		descending bool
	}
	var keys []key
	for i, word := range q.Sort {
		name, descending := word, false
		if t.Column(word) < 0 {
			name, descending = strings.CutPrefix(word, "-")
		}
		if col, ok := t.column(name, node.At("sort", i), d); ok {
			keys = append(keys, key{col, descending})
		}
	}
	slices.SortStableFunc(t.Rows, func(a, b Row) int {
		for _, k := range keys {
			if c := t.Columns[k.col]; a.rest != b.rest && (!c.isKey() || c.Name == t.topOf) {
				return cmp.Compare(truth(a.rest), truth(b.rest))
			}
			x, y := a.Cells[k.col], b.Cells[k.col]
			if x.Missing || y.Missing {
				if x.Missing != y.Missing {
					return cmp.Compare(truth(x.Missing), truth(y.Missing))
				}
				continue
			}
			if c := compare(x, y); c != 0 {
				if k.descending {
					return -c
				}
				return c
			}
		}
		return 0
	})
}

// compare orders two values of one column. Text goes by its characters' numbers in Unicode.
func compare(a, b Cell) int {
	switch a.Kind {
	case Number:
		return cmp.Compare(a.Number, b.Number)
	case Date:
		return cmp.Or(a.Time.Compare(b.Time), cmp.Compare(b.Grain, a.Grain))
	case Bool:
		return cmp.Compare(truth(a.Bool), truth(b.Bool))
	}
	return strings.Compare(a.Text, b.Text)
}

func truth(b bool) int {
	if b {
		return 1
	}
	return 0
}

// choose keeps the selected columns.
func (q Query) choose(t *Table, node *config.Table, d *config.Diagnostics) {
	if len(q.Select) == 0 {
		return
	}
	var cols []int
	for i, name := range q.Select {
		col, ok := t.column(name, node.At("select", i), d)
		if ok && slices.Contains(cols, col) {
			d.Errorf(node.At("select", i), "", "column %q is selected twice", name)
		}
		if ok {
			cols = append(cols, col)
		}
	}
	columns := make([]Column, len(cols))
	for i, col := range cols {
		columns[i] = t.Columns[col]
	}
	for i := range t.Rows {
		cells := make([]Cell, len(cols))
		for j, col := range cols {
			cells[j] = t.Rows[i].Cells[col]
		}
		t.Rows[i].Cells = cells
	}
	t.Columns = columns
}
