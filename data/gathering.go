package data

import (
	"fmt"
	"slices"

	"report/config"
)

// gathering makes rows of several. It takes rows one by one, and holds no more of them than their groups: the first
// row's keys, and what each aggregate has to remember.
type gathering struct {
	t    *Table // its columns
	node *config.Table
	d    *config.Diagnostics
	keys []groupKey
	made []*gathered

	groups []*group
	places map[string]int
	key    []byte // of the latest row
	latest *group
	held   int // values that the aggregates hold
	failed bool
}

// groupKey is a column that rows are grouped by.
type groupKey struct {
	col    int
	column Column
	dated  bool // dates count as their grain
	grain  Grain
}

// group is the rows with the same keys.
type group struct {
	key     string
	row     Row // the first, with the cells of the keys alone
	slots   []slot
	sources map[Source]bool // those of other rows, where there are any
}

// slot is one aggregate of one group.
type slot struct {
	accumulator
	any, lost  bool // a row was added; one has no value, and the aggregate thus none
	col, below int32
	coarsest   float64 // of the values that it is made of
	held       int     // how many it holds
}

// holder is an accumulator that holds values.
type holder interface{ holds() int }

func (g *gathering) has(name string) bool {
	return slices.ContainsFunc(g.keys, func(k groupKey) bool { return k.column.Name == name }) ||
		slices.ContainsFunc(g.made, func(a *gathered) bool { return a.column.Name == name })
}

// add takes a row, which may be changed afterwards: its cells, its source and the unit that it says have to be there.
func (g *gathering) add(r *Row) {
	if g.failed {
		return
	}
	into := g.groupOf(r)
	if into == nil {
		return
	}
	into.row.Parts += max(1, r.Parts)
	if r.Source != into.row.Source {
		into.addSource(r.Source)
	}
	for _, s := range r.Others {
		into.addSource(s)
	}
	for i, a := range g.made {
		g.fill(&into.slots[i], a, r, into)
	}
}

// fill adds a row to one aggregate of its group.
func (g *gathering) fill(s *slot, a *gathered, r *Row, into *group) {
	if a.col < 0 {
		s.add(nil, 0)
		return
	}
	c := &r.Cells[a.col]
	col, below := int32(c.Col), c.below+int32(r.At.Line-into.row.At.Line)
	if c.joined > 0 {
		col, below = 0, 0
	}
	if !s.any {
		s.any, s.col, s.below = true, col, below
	}
	switch {
	case c.Missing && a.strict && !a.SkipMissing:
		if !s.lost {
			s.lost, s.col, s.below = true, col, below
		}
	case c.Missing && !a.takesMissing:
	default:
		g.agree(a, r, into)
		if c.Kind == Number && a.adds {
			s.coarsest = max(s.coarsest, c.Known())
		}
		s.add(c, below)
		g.hold(s, a)
	}
}

// hold keeps what aggregates hold below what a table may.
func (g *gathering) hold(s *slot, a *gathered) {
	h, ok := s.accumulator.(holder)
	if !ok {
		return
	}
	g.held += h.holds() - s.held
	if s.held = h.holds(); g.held > maxCells {
		g.failed = true
		g.d.Errorf(a.at(), "", "%s holds too many values: the limit is %d", a.word, maxCells)
	}
}

// agree refuses a group whose values are in different units.
func (g *gathering) agree(a *gathered, r *Row, into *group) {
	if !a.column.UnitByRow || r.Unit == into.row.Unit {
		return
	}
	g.failed = true
	name := g.t.Columns[a.col].Name
	g.d.Errorf(a.at(), `add "unit" to group, or filter the rows to those of one unit`, "%s is of one unit, and column %q has %q at %s and %q at %s",
		a.word, name, into.row.Unit, into.row.At, r.Unit, r.CellAt(a.col))
}

// groupOf finds the group of a row, or begins it.
func (g *gathering) groupOf(r *Row) *group {
	g.key = g.key[:0]
	for _, name := range r.heldBack {
		g.key = append(append(g.key, name...), 0)
	}
	g.key = append(g.key, 0)
	for _, k := range g.keys {
		c := &r.Cells[k.col]
		if k.dated && !c.Missing {
			coarse, ok := g.coarser(k, r)
			if !ok {
				return nil
			}
			c = &coarse
		}
		g.key = c.appendKey(g.key)
	}
	if g.latest != nil && g.latest.key == string(g.key) {
		return g.latest
	}
	at, ok := g.places[string(g.key)]
	if !ok {
		if at = len(g.groups); !g.roomFor(at + 1) {
			return nil
		}
		g.groups = append(g.groups, g.begin(r))
		g.places[g.groups[at].key] = at
	}
	g.latest = g.groups[at]
	return g.latest
}

// roomFor keeps the number of groups to that of the rows that a table may have, and what they hold to its cells.
func (g *gathering) roomFor(n int) bool {
	if n <= maxRows && n*(len(g.keys)+len(g.made)) <= maxCells {
		return true
	}
	g.failed = true
	g.d.Errorf(g.node.At("group"), "", "there are too many groups: the limit is %d rows and %d cells", maxRows, maxCells)
	return false
}

// begin makes the group of its first row.
func (g *gathering) begin(r *Row) *group {
	made := &group{key: string(g.key), row: *r, slots: make([]slot, len(g.made))}
	made.row.Parts, made.row.Others = 0, nil
	made.row.Cells = make([]Cell, len(g.keys), len(g.keys)+len(g.made))
	for i, k := range g.keys {
		made.row.Cells[i] = r.Cells[k.col]
		if k.dated && !r.Cells[k.col].Missing {
			c, _ := g.coarser(k, r)
			c.Text = c.ISO()
			made.row.Cells[i] = c
		}
	}
	for i, a := range g.made {
		var c Column
		if a.col >= 0 {
			c = g.t.Columns[a.col]
		}
		made.slots[i].accumulator = a.begin(c)
	}
	return made
}

// coarser is a date as the month, quarter or year that it belongs to.
func (g *gathering) coarser(k groupKey, r *Row) (Cell, bool) {
	c := r.Cells[k.col]
	if c.Grain > k.grain {
		g.failed = true
		g.d.Errorf(g.node.At("group"), "", "%s in column %q, at %s, is not in one %s", show(c), g.t.Columns[k.col].Name, r.CellAt(k.col), k.column.Name)
		return c, false
	}
	return c.within(k.grain), true
}

func (x *group) addSource(s Source) {
	if s == x.row.Source || x.sources[s] {
		return
	}
	if x.sources == nil {
		x.sources = map[Source]bool{}
	}
	x.sources[s] = true
	x.row.Others = append(x.row.Others, s)
}

// table is what was gathered, nil after a mistake.
func (g *gathering) table() *Table {
	if g.failed {
		return nil
	}
	out := *g.t
	out.Columns, out.Rows = nil, make([]Row, 0, len(g.groups))
	for _, k := range g.keys {
		out.Columns = append(out.Columns, k.column)
	}
	for _, a := range g.made {
		out.Columns = append(out.Columns, a.column)
	}
	if len(g.groups) == 0 {
		g.d.Errorf(g.node.At("group"), "", "there is no row to group")
		return nil
	}
	for _, x := range g.groups {
		for i, a := range g.made {
			x.row.Cells = append(x.row.Cells, g.result(&x.slots[i], a, x))
		}
		out.Rows = append(out.Rows, x.row)
	}
	if g.failed {
		return nil
	}
	out.agreeOnUnits()
	g.judge(&out)
	return &out
}

// result closes an aggregate of a group.
func (g *gathering) result(s *slot, a *gathered, x *group) Cell {
	if s.lost {
		c := Cell{Kind: a.column.Kind, Missing: true, Col: int(s.col), below: s.below}
		if x.row.heldBack == nil {
			if a.lost++; a.lost == 1 {
				a.first = c.at(x.row)
			}
		}
		return c
	}
	c := s.result()
	c.Kind = a.column.Kind
	if c.joined > 0 { // of another row than the group's, and that is gone
		c.Col, c.below, c.joined = 0, 0, 0
	}
	if c.Col == 0 {
		c.Col, c.below = int(s.col), s.below
	}
	if c.Missing || c.Kind != Number {
		return c
	}
	if a.Precision > 0 {
		if x, ok := s.accumulator.(interface{ quantity() quantity }); ok {
			c.compute(quantity{x.quantity().value, a.Precision})
		}
		c.roundTo(a.Precision)
	} else if a.coarse == nil && a.word == "sum" && x.row.heldBack == nil && c.Precision >= 10*s.coarsest {
		a.coarse = &coarseSum{c, s.coarsest, x.row.Parts}
	}
	return c
}

// coarseSum is a sum that is known to less than its parts are.
type coarseSum struct {
	cell Cell
	part float64 // to what they are known
	of   int
}

// judge tells of aggregates without a value, and of sums that are printed more coarsely than anybody would expect.
func (g *gathering) judge(t *Table) {
	number := func(v float64) string { return show(Cell{Kind: Number, Number: v}) }
	for i, a := range g.made {
		name := a.column.Name
		for _, unit := range t.Units(len(g.keys) + i) {
			if a.word == "sum" && !canBeSummed(Column{Unit: unit}) {
				g.d.Errorf(a.at(), "it may have a mean", "column %q is in %s, which cannot be summed up", g.t.Columns[a.col].Name, unit)
			}
		}
		if a.lost > 0 {
			g.d.Warnf(a.at(), "write skip_missing = true to leave such values out, or filter the rows", "%q has no value in %s, where a value that it is made of is missing: the first at %s",
				name, count(a.lost, "group"), a.first)
		}
		if s := a.coarse; s != nil {
			g.d.Warnf(a.at(), fmt.Sprintf("if they are exact, write precision = %s", number(s.part)), "%q is only known to %s where %s that are known to %s add up",
				name, number(s.cell.Precision), count(s.of, "value"), number(s.part))
		}
	}
}
