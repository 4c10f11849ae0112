package data

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"report/config"
)

// test says whether a cell that is not missing is wanted.
type test func(c Cell) bool

// filter keeps the rows that pass the tests of all columns. Rows that do not pass those of columns that
// derive looks past are held back: they are there for derive, and go after it.
func (q Query) filter(t *Table, lookedPast []int, node *config.Table, d *config.Diagnostics) {
	if len(q.Filter) == 0 {
		return
	}
	tests := q.tests(t, node, d)
	if tests == nil {
		return
	}
	kept, passed := t.Rows[:0], 0
	for _, r := range t.Rows {
		names, stays := t.heldBack(r, tests, lookedPast)
		if !stays {
			continue
		}
		r.heldBack = names
		if r.heldBack == nil {
			passed++
		}
		kept = append(kept, r)
	}
	t.Rows = kept
	q.checkPassed(passed, t, node, d)
}

func (q Query) checkPassed(passed int, t *Table, node *config.Table, d *config.Diagnostics) {
	if passed == 0 {
		d.Errorf(node.At("filter"), "", "no row of the table %q passes this filter", t.Name)
	}
}

// tests makes those of the columns that are filtered, nil after a mistake. A value that no row of t has is one.
func (q Query) tests(t *Table, node *config.Table, d *config.Diagnostics) map[int]test {
	errors := countErrors(d)
	tests := map[int]test{}
	for _, name := range slices.Sorted(maps.Keys(q.Filter)) {
		col, ok := q.loaded(t, name, "filter", node.KeyAt("filter", name), d)
		if !ok {
			continue
		}
		f := filter{t: t, col: col, d: d, at: func(path ...any) config.Pos { return node.At(append([]any{"filter", name}, path...)...) }}
		tests[col] = f.test(q.Filter[name])
	}
	if countErrors(d) > errors {
		return nil
	}
	return tests
}

// heldBack names the columns that hold a row back: those whose test it does not pass. A row that does not
// pass another test does not stay.
func (t *Table) heldBack(r Row, tests map[int]test, lookedPast []int) (names []string, stays bool) {
	for col, passes := range tests {
		if c := r.Cells[col]; !c.Missing && passes(c) {
			continue
		}
		if !slices.Contains(lookedPast, col) {
			return nil, false
		}
		names = append(names, t.Columns[col].Name)
	}
	slices.Sort(names)
	return names, true
}

// dropHeldBack leaves the rows that pass the filter.
func (t *Table) dropHeldBack() {
	t.Rows = slices.DeleteFunc(t.Rows, func(r Row) bool { return r.heldBack != nil })
}

// filter makes the test of one column.
type filter struct {
	t   *Table
	col int
	d   *config.Diagnostics
	// at is the place of the value that is wanted, or of a part of it.
	at func(path ...any) config.Pos
}

func (f filter) name() string { return f.t.Columns[f.col].Name }

func (f filter) test(value any) test {
	switch v := value.(type) {
	case map[string]any:
		return f.between(v)
	case []any:
		var tests []test
		for i, x := range v {
			tests = append(tests, f.equal(x, f.at(i)))
		}
		if len(v) == 0 {
			f.d.Errorf(f.at(), "", "the list of values for column %q is empty", f.name())
		}
		return func(c Cell) bool {
			return slices.ContainsFunc(tests, func(passes test) bool { return passes(c) })
		}
	}
	return f.equal(value, f.at())
}

// equal tests for one value. A value that no row has is a mistake: a filter for "patent" should not
// quietly leave nothing of "patents".
func (f filter) equal(value any, at config.Pos) test {
	want, ok := f.cell(value, at)
	if !ok {
		return nil
	}
	passes := func(c Cell) bool { return same(want, c) }
	var known []Cell
	for _, r := range f.t.Rows {
		if c := r.Cells[f.col]; !c.Missing {
			if passes(c) {
				return passes
			}
			known = append(known, c)
		}
	}
	f.d.Errorf(at, f.hint(want, known), "no row has %s in column %q", show(want), f.name())
	return passes
}

// between tests for a range, with one end or both.
func (f filter) between(ends map[string]any) test {
	kind := f.t.Columns[f.col].Kind
	if kind != Number && kind != Date {
		f.d.Errorf(f.at(), f.t.whyText(f.col), "a range is for numbers and dates, and column %q holds %s", f.name(), holds(kind))
		return nil
	}
	var low, high *Cell
	for _, key := range slices.Sorted(maps.Keys(ends)) {
		end, ok := Cell{}, false
		switch key {
		case "min", "max":
			end, ok = f.cell(ends[key], f.at(key))
		default:
			f.d.Errorf(f.at(key), config.Suggest(key, []string{"min", "max"}), "a range has min and max, not %q", key)
		}
		if !ok {
			continue
		}
		if key == "min" {
			low = &end
		} else {
			high = &end
		}
	}
	if len(ends) == 0 {
		f.d.Errorf(f.at(), "", "the range for column %q has neither min nor max", f.name())
	}
	if low != nil && high != nil && !atMost(*low, *high) {
		f.d.Errorf(f.at(), "", "min %s is above max %s", show(*low), show(*high))
	}
	return func(c Cell) bool {
		return (low == nil || !before(c, *low)) && (high == nil || atMost(c, *high))
	}
}

// before says whether a comes before b begins.
func before(a, b Cell) bool {
	if a.Kind == Date {
		return a.Time.Before(b.Time)
	}
	return a.Number < b.Number
}

// atMost says whether a is not beyond b: a date not after the month, quarter or year that b may be.
func atMost(a, b Cell) bool {
	if a.Kind == Date {
		return a.Time.Before(after(b))
	}
	return a.Number <= b.Number
}

// after is the first day that a date can no longer mean.
func after(c Cell) time.Time {
	switch c.Grain {
	case Year:
		return c.Time.AddDate(1, 0, 0)
	case Quarter:
		return c.Time.AddDate(0, 3, 0)
	case Month:
		return c.Time.AddDate(0, 1, 0)
	}
	return c.Time.AddDate(0, 0, 1)
}

// same compares a value of the config with a cell. "2024-03" equals every day of that month.
func same(want, c Cell) bool {
	switch want.Kind {
	case Number:
		return want.Number == c.Number
	case Date:
		return !c.Time.Before(want.Time) && c.Time.Before(after(want)) && c.Grain <= want.Grain
	case Bool:
		return want.Bool == c.Bool
	}
	return want.Text == c.Text
}

// cell turns a value of the config into one of the column's kind.
func (f filter) cell(value any, at config.Pos) (Cell, bool) {
	kind := f.t.Columns[f.col].Kind
	c := Cell{Kind: kind}
	ok := false
	what, hint := "", ""
	switch v := value.(type) {
	case string:
		what, hint, ok = c.setText(v)
	case int64:
		what, c.Number, ok = fmt.Sprintf("%d is a number", v), float64(v), kind == Number
		if kind == Date {
			c.Time, c.Grain, ok = parseDate(fmt.Sprint(v))
		}
		if kind == Text {
			hint = fmt.Sprintf("put it in quotes: \"%d\"", v)
		}
	case float64:
		what, c.Number, ok = fmt.Sprintf("%v is a number", v), v, kind == Number
	case bool:
		what, c.Bool, ok = fmt.Sprintf("%v is true or false", v), v, kind == Bool
	case config.Date:
		c.Text = isoDate(v.Time, Day)
		what, c.Time, ok = c.Text+" is a date", v.Time, kind == Date || kind == Text
	default:
		what = "this is neither a value nor a list of values"
	}
	if !ok {
		if why := f.t.whyText(f.col); why != "" {
			hint = why
		}
		f.d.Errorf(at, hint, "column %q holds %s, and %s", f.name(), holds(kind), what)
	}
	return c, ok
}

// setText fills a cell of a known kind from text of the config, or says what the text is instead.
func (c *Cell) setText(s string) (what, hint string, ok bool) {
	c.Text = strings.TrimSpace(s)
	switch c.Kind {
	case Text:
		return "", "", true
	case Date:
		c.Time, c.Grain, ok = parseDate(c.Text)
		return fmt.Sprintf("%q is none", s), "write it as " + dateForms, ok
	case Number:
		if _, _, number := (notation{}).parse(c.Text); number {
			hint = "leave out the quotes"
		}
	}
	return fmt.Sprintf("%q is text", s), hint, false
}

// show writes a value for a message.
func show(c Cell) string {
	switch c.Kind {
	case Number:
		x := newDecimal(c.Number)
		return x.plain(x.decimals())
	case Date:
		return c.ISO()
	case Bool:
		return fmt.Sprint(c.Bool)
	}
	return fmt.Sprintf("%q", clip(c.Text))
}

// maxShown is how many values a hint lists.
const maxShown = 12

// hint tells which values there are.
func (f filter) hint(want Cell, known []Cell) string {
	if len(known) == 0 {
		return "the column is empty"
	}
	if want.Kind == Text {
		seen := map[string]bool{}
		var words []string
		for _, c := range known {
			if !seen[c.Text] {
				seen[c.Text] = true
				words = append(words, c.Text)
			}
		}
		return config.Suggest(want.Text, words)
	}
	slices.SortStableFunc(known, compare)
	known = slices.CompactFunc(known, func(a, b Cell) bool { return compare(a, b) == 0 })
	if len(known) > maxShown {
		return fmt.Sprintf("its values go from %s to %s", show(known[0]), show(known[len(known)-1]))
	}
	var words []string
	for _, c := range known {
		words = append(words, show(c))
	}
	return "it has " + strings.Join(words, ", ")
}
