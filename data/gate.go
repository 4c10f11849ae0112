package data

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"report/config"
)

// Gates are what the data of a [data.NAME] have to be for the briefing to be built. They look at the table as it is
// read, before anything is done with it. A gate that does not hold ends the program with exit code 3.
type Gates struct {
	// WarnAfter warns of data that are older at the briefing's date: "40 days", "6 weeks", "18 months" or "1 year". Their
	// age is that of the newest as_of, of the rows or of the table; a month, a quarter or a year counts from its end.
	WarnAfter string `toml:"warn_after"`
	// ErrorAfter refuses data that are older at the briefing's date, as warn_after warns of them. Like all gates on data
	// it looks at the table as it is read, and one that does not hold is told at the place in the file: nothing is
	// written then, and the exit code is 3.
	ErrorAfter string `toml:"error_after"`
	// Required lists columns that the table must have.
	Required []string `toml:"required"`
	// Complete lists columns that the table must have, with a value in each row.
	Complete []string `toml:"complete"`
	// Rows is how many rows the table must have: rows = { min = 10, max = 20 }.
	Rows *RowGate `toml:"rows"`
}

// RowGate is rows of a [data.NAME], with one end or both.
type RowGate struct {
	// Min is the least number of rows.
	Min *int `toml:"min"`
	// Max is the largest number of rows.
	Max *int `toml:"max"`
}

// ColumnGates are what the values of a column have to be for the briefing to be built. Missing values pass.
type ColumnGates struct {
	// Min is the least number or the earliest date that the column may hold.
	Min any `toml:"min"`
	// Max is the largest number or the latest date that the column may hold.
	Max any `toml:"max"`
	// Jump is the largest change between a number and the one before it: in percent of that one, "50%", or in the column's
	// unit, 200. Numbers follow each other along the only column of dates or years, in each series by itself, and
	// else in the order of the rows.
	Jump any `toml:"jump"`
	// Unique allows no value twice.
	Unique bool `toml:"unique"`
}

// checkGates holds the words against what they may be.
func (s Spec) checkGates(node *config.Table, d *config.Diagnostics) {
	s.checkAges(node, d)
	if r := s.Rows; r != nil {
		switch at := node.At("rows"); {
		case r.Min == nil && r.Max == nil && !d.HasErrorAt(at):
			d.Errorf(at, "write rows = { min = 10, max = 20 }", "rows has neither min nor max")
		case r.Min != nil && *r.Min < 0 || r.Max != nil && *r.Max < 0:
			d.Errorf(at, "", "a table has no fewer than 0 rows")
		case r.Min != nil && r.Max != nil && *r.Min > *r.Max:
			d.Errorf(at, "", "min %d is above max %d", *r.Min, *r.Max)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(s.Columns)) {
		if jump := s.Columns[name].Jump; jump != nil {
			if _, _, ok := parseJump(jump); !ok && !d.HasErrorAt(node.At("columns", name, "jump")) {
				d.Errorf(node.At("columns", name, "jump"), `write jump = "50%", or jump = 200 in the column's unit`, "jump is a change, not %v", jump)
			}
		}
	}
}

// parseJump reads "50%" and a number.
func parseJump(jump any) (most float64, relative, ok bool) {
	switch v := jump.(type) {
	case string:
		number, percent := strings.CutSuffix(strings.TrimSpace(v), "%")
		most, _, ok = notation{}.parse(strings.TrimSpace(number))
		return most, true, ok && percent && most > 0
	case int64:
		return float64(v), false, v > 0
	case float64:
		return v, false, v > 0
	}
	return 0, false, false
}

// hasColumns says whether the table has the columns that it must have. Nothing can be said of one that has not.
func (l *loading) hasColumns(t *Table, header config.Pos) bool {
	all := true
	for _, key := range []string{"required", "complete"} {
		names := l.spec.Required
		if key == "complete" {
			names = l.spec.Complete
		}
		for i, name := range names {
			if t.Column(name) < 0 {
				all = false
				l.m.d.Gatef(header, fmt.Sprintf("[%s] requires it at %s", l.node.Path, l.node.At(key, i)), "the table %q has no column %q", t.Name, name)
			}
		}
	}
	return all
}

// gates holds a table that was read without mistakes against its gates.
func (l *loading) gates(t *Table) {
	l.tooOld(t)
	l.rowCount(t)
	for i, name := range l.spec.Complete {
		g := gate{loading: l, t: t, col: t.Column(name), at: l.node.At("complete", i)}
		for _, r := range t.Rows {
			if r.Cells[g.col].Missing {
				g.refuse(r, "allows no row without one", "column %q has no value in this row", name)
			}
		}
		g.end()
	}
	for _, name := range slices.Sorted(maps.Keys(l.spec.Columns)) {
		c := l.spec.Columns[name].ColumnGates
		at := func(key string) gate {
			return gate{loading: l, t: t, col: t.Column(name), at: l.node.At("columns", name, key), key: key}
		}
		if c.Min != nil {
			at("min").bound(c.Min)
		}
		if c.Max != nil {
			at("max").bound(c.Max)
		}
		if c.Jump != nil {
			at("jump").jump(c.Jump)
		}
		if c.Unique {
			at("unique").unique()
		}
	}
}

func (l *loading) rowCount(t *Table) {
	r := l.spec.Rows
	if r == nil {
		return
	}
	at := config.Pos{File: l.node.Pos.File}
	if len(t.Rows) > 0 {
		at = config.Pos{File: t.Rows[0].At.File, Sheet: t.Rows[0].At.Sheet}
	}
	tell := func(most string, n int, key string) {
		l.m.d.Gatef(at, fmt.Sprintf("[%s] allows %s %d at %s", l.node.Path, most, n, l.node.At("rows", key)), "the table %q has %s", t.Name, count(len(t.Rows), "row"))
	}
	switch n := len(t.Rows); {
	case r.Min != nil && n < *r.Min:
		tell("no fewer than", *r.Min, "min")
	case r.Max != nil && n > *r.Max:
		tell("no more than", *r.Max, "max")
	}
}

// gate is one that each cell of a column has to pass.
type gate struct {
	*loading
	t      *Table
	col    int
	key    string
	at     config.Pos // in the config
	broken int
	latest config.Pos
}

// refuse tells of a cell that does not pass: a file that is wrong throughout is told of a few times.
func (g *gate) refuse(r Row, allows, format string, args ...any) {
	g.broken++
	g.latest = r.CellAt(g.col)
	if g.broken <= maxMistakes {
		g.m.d.Gatef(g.latest, fmt.Sprintf("[%s] %s at %s", g.node.Path, allows, g.at), format, args...)
	}
}

// end tells how many cells were held back.
func (g *gate) end() {
	if n := g.broken - maxMistakes; n > 0 {
		g.m.d.Gatef(g.latest, fmt.Sprintf("the gate is at %s", g.at), "%s of column %q up to here", count(n, "more broken gate"), g.t.Columns[g.col].Name)
	}
}

func (g *gate) column() Column { return g.t.Columns[g.col] }

// bound is min or max.
func (g gate) bound(value any) {
	defer g.end()
	c := g.column()
	if c.Kind != Number && c.Kind != Date {
		g.m.d.Errorf(g.at, g.t.whyText(g.col), "%s is for numbers and dates, and column %q holds %s", g.key, c.Name, holds(c.Kind))
		return
	}
	f := filter{t: g.t, col: g.col, d: g.m.d}
	limit, ok := f.cell(value, g.at)
	if !ok {
		return
	}
	for _, r := range g.t.Rows {
		switch cell := r.Cells[g.col]; {
		case cell.Missing:
		case g.key == "min" && before(cell, limit):
			g.refuse(r, "allows no less than "+show(limit), "%s in column %q is less than %s", show(cell), c.Name, show(limit))
		case g.key == "max" && !atMost(cell, limit):
			g.refuse(r, "allows no more than "+show(limit), "%s in column %q is more than %s", show(cell), c.Name, show(limit))
		}
	}
}

// jump is the largest change between neighbours.
func (g gate) jump(value any) {
	defer g.end()
	c := g.column()
	if c.Kind != Number {
		g.m.d.Errorf(g.at, g.t.whyText(g.col), "jump is for numbers, and column %q holds %s", c.Name, holds(c.Kind))
		return
	}
	most, relative, _ := parseJump(value)
	for _, rows := range g.t.neighbours() {
		last := -1
		for _, row := range rows {
			r := g.t.Rows[row]
			now := r.Cells[g.col]
			if now.Missing {
				continue
			}
			if last >= 0 {
				then := g.t.Rows[last].Cells[g.col]
				change, allows := math.Abs(now.Number-then.Number), show(Cell{Kind: Number, Number: most})
				if relative {
					change, allows = 100*change/math.Abs(then.Number), allows+"%"
				}
				if change > most*(1+nearly)+nearly*math.Abs(then.Number) { // 0.8 is no more than 0.1 above 0.7
					g.refuse(r, "allows a change of "+allows, "column %q goes from %s to %s in one step", c.Name, show(then), show(now))
				}
			}
			last = row
		}
	}
}

// unique refuses a value that a row before has.
func (g gate) unique() {
	defer g.end()
	seen := map[string]config.Pos{}
	for _, r := range g.t.Rows {
		c := r.Cells[g.col]
		if c.Missing {
			continue
		}
		if first, again := seen[c.key()]; again {
			g.refuse(r, "allows it once", "%s in column %q is at %s as well", show(c), g.column().Name, first)
			continue
		}
		seen[c.key()] = r.CellAt(g.col)
	}
}

// neighbours are the rows of each series in their order, along the dates or years of the table. Without such all rows
// are one series as they stand.
func (t *Table) neighbours() []run {
	over, by := t.Keys()
	if over < 0 {
		whole := make(run, len(t.Rows))
		for i := range whole {
			whole[i] = i
		}
		return []run{whole}
	}
	return t.runs(over, by, func(Row) bool { return true })
}
