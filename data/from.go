package data

import (
	"context"
	"maps"
	"slices"
	"strings"

	"report/config"
)

// tables are those of a config. Each is made when it is first asked for, so that one may be made of another whatever
// their order.
type tables struct {
	ctx   context.Context
	in    Inputs
	d     *config.Diagnostics
	nodes map[string]*config.Table
	made  map[string]*Table // nil for one with mistakes
	under []string          // those that are being made, each for the one before it
}

// LoadAll reads the tables that [data.NAME] name. Those with mistakes, or made of such, are left out, the mistakes in
// d.
func LoadAll(ctx context.Context, in Inputs, nodes []*config.Table, d *config.Diagnostics) map[string]*Table {
	in.sessions = &sessions{}
	defer in.sessions.close()
	x := &tables{ctx: ctx, in: in, d: d, nodes: map[string]*config.Table{}, made: map[string]*Table{}}
	for _, node := range nodes {
		x.nodes[node.Name] = node
	}
	for _, node := range nodes {
		x.named(node.Name, node.Pos)
	}
	maps.DeleteFunc(x.made, func(_ string, t *Table) bool { return t == nil })
	return x.made
}

// named gives the table with a name, nil where that has mistakes, which have been told then. at is where the name
// stands.
func (x *tables) named(name string, at config.Pos) *Table {
	if t, done := x.made[name]; done {
		return t
	}
	node := x.nodes[name]
	if node == nil {
		others := slices.DeleteFunc(slices.Sorted(maps.Keys(x.nodes)), func(other string) bool { return slices.Contains(x.under, other) })
		x.d.Errorf(at, config.Suggest(name, others), "there is no [data.%s]", name)
		return nil
	}
	if i := slices.Index(x.under, name); i >= 0 {
		x.d.Errorf(at, "", "[data.%s] is made of itself: %s", name, strings.Join(append(x.under[i:], name), " of "))
		return nil
	}
	x.under = append(x.under, name)
	t := x.load(node)
	x.under = x.under[:len(x.under)-1]
	x.made[name] = t
	return t
}

// load makes one table.
func (x *tables) load(node *config.Table) *Table {
	d := x.d
	before := countErrors(d)
	l := loading{Inputs: x.in, ctx: x.ctx, node: node, m: &mistakes{d: d}, named: x.named}
	node.Decode(&l.spec, d)
	get := l.spec.check(node, d)
	if countErrors(d) > before {
		return nil
	}
	q := l.spec.Query
	q.Rename = nil // the header is renamed as it is read
	if x := l.stream(); x != nil {
		if t, ok := x.gather(q, Series{Locale: x.Locale}); ok {
			l.m.end()
			return t
		}
	}
	t := l.table(get)
	l.m.end()
	if countErrors(d) > before || t == nil {
		return nil
	}
	if l.made != nil && !l.hasColumns(t, node.At("from")) {
		return nil
	}
	l.gates(t)
	l.recompute(t)
	if l.made != nil {
		q.Rename = l.spec.Rename
	}
	var join func(*Table) bool
	if l.spec.Join != nil {
		join = l.join
	}
	return q.apply(t, Series{Locale: x.in.Locale}, join, node, d)
}

// from takes another table as it is.
func (l *loading) from() ([]heading, []Row) {
	t := l.named(l.spec.From, l.node.At("from"))
	if t == nil {
		return nil, nil
	}
	out := *t
	out.Name, out.At = l.node.Name, l.node.Pos
	out.From = []string{t.Name}
	out.Columns, out.Rows, out.Roundings = slices.Clone(t.Columns), slices.Clone(t.Rows), slices.Clone(t.Roundings)
	l.spec.relabel(&out, l.node, l.m)
	l.made = &out
	return nil, nil
}

// ofReading are the words of [data.NAME] and of its columns that say how a file is read.
var ofReading = []string{"source", "title", "url", "as_of", "delimiter", "decimal", "grouping", "missing", "values", "path", "sheet", "range", "header_rows"}

// checkFrom refuses words that say nothing of a table which is made of another.
func (s Spec) checkFrom(node *config.Table, d *config.Diagnostics) {
	if !node.Has("from") || d.HasErrorAt(node.At("from")) {
		return
	}
	if strings.TrimSpace(s.From) == "" {
		d.Errorf(node.At("from"), "write the NAME of another [data.NAME] between the quotes", "from is empty")
	}
	for _, key := range node.Keys() {
		if slices.Contains(ofReading, key) {
			d.Errorf(node.KeyAt(key), "write it in [data."+s.From+"]", "%s says how a table is read, and this one is made of another", key)
		}
	}
	for _, column := range node.Tables("columns") {
		for _, key := range []string{"type", "precision"} {
			if column.Has(key) {
				d.Errorf(column.KeyAt(key), "write it in [data."+s.From+".columns]", "%s says how a column is read, and this table is made of another", key)
			}
		}
	}
}

// relabel puts what the config says of columns over what they have.
func (s Spec) relabel(t *Table, node *config.Table, m *mistakes) {
	for _, column := range node.Tables("columns") {
		col := t.Column(column.Name)
		if col < 0 {
			m.errorf(node.KeyAt("columns", column.Name), config.Suggest(column.Name, t.Names()), "the table %q has no column %q", s.From, column.Name)
			continue
		}
		c, said := &t.Columns[col], s.Columns[column.Name]
		said.put(c)
		if column.Has("unit") {
			c.Unit, c.UnitByRow = said.Unit, false
		}
		if c.Kind != Number {
			t.refuseNumberWords(col, node, m)
		}
	}
}
