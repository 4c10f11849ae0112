package data

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"report/config"
)

// gathers says whether a query makes rows of several.
func (q Query) gathers() bool { return len(q.Group) > 0 || len(q.Aggregate) > 0 }

// group makes one row of all that have the same keys. After a mistake the rows are not those that are meant, and
// stay.
func (q Query) group(t *Table, mistaken bool, node *config.Table, d *config.Diagnostics) {
	if !q.gathers() {
		return
	}
	g := q.gather(t, node, d)
	if g == nil || mistaken {
		return
	}
	for i := range t.Rows {
		g.add(&t.Rows[i])
	}
	if out := g.table(); out != nil {
		*t = *out
	}
}

// gather begins a gathering of rows with the columns of t, whose own rows are not looked at. Mistakes in the words go
// to d, and the result is then nil.
func (q Query) gather(t *Table, node *config.Table, d *config.Diagnostics) *gathering {
	before := countErrors(d)
	g := &gathering{t: t, node: node, d: d, places: map[string]int{}}
	for i, word := range q.Group {
		q.groupBy(g, word, node.At("group", i))
	}
	entries := node.Entries("aggregate")
	if len(entries) == 0 {
		d.Errorf(node.At("group"), `name the columns to keep, such as aggregate = { turnover = "sum", number = "rows" }`, "group without aggregate says nothing of its groups")
	}
	for _, entry := range entries {
		q.aggregateOf(g, entry)
	}
	if countErrors(d) > before {
		return nil
	}
	return g
}

// grains are the parts by which dates are grouped: "month of date".
var grains = map[string]Grain{"month": Month, "quarter": Quarter, "year": Year}

// groupBy adds a key.
func (q Query) groupBy(g *gathering, word string, at config.Pos) {
	key := groupKey{}
	name, column := word, word
	part, of, ok := strings.Cut(word, " of ")
	dated := ok && g.t.Column(word) < 0
	if dated {
		name, column = part, of
	}
	col, known := q.loaded(g.t, column, "group", at, g.d)
	if !known {
		return
	}
	key.col, key.column = col, g.t.Columns[col]
	if dated {
		grain, known := grains[part]
		switch {
		case !known:
			g.d.Errorf(at, config.Suggest(part, slices.Sorted(maps.Keys(grains))), "dates are grouped by their year, quarter or month, not by %q", part)
			return
		case key.column.Kind != Date:
			g.d.Errorf(at, fmt.Sprintf("write type = \"date\" in [%s]", (&config.Table{Path: "data"}).PathOf(g.t.Name, "columns", column)),
				"%q is for dates, and column %q holds %s", word, column, holds(key.column.Kind))
			return
		}
		key.dated, key.grain = true, grain
		key.column.Name = name
	}
	if g.has(name) {
		g.d.Errorf(at, "", "two columns would have the name %q", name)
		return
	}
	g.keys = append(g.keys, key)
}

// aggregateOf adds an aggregate.
func (q Query) aggregateOf(g *gathering, entry *config.Table) {
	a := &gathered{Aggregate: q.Aggregate[entry.Name], entry: entry, col: -1}
	d := g.d
	column := ""
	switch {
	case strings.TrimSpace(entry.Name) == "":
		d.Errorf(entry.At(), "", "a column that is aggregated needs a name")
		return
	case a.Word != "" || len(entry.Keys()) == 0 && a.nothing():
		a.word, column = a.Word, entry.Name
	default:
		column = a.findWord(d)
	}
	words := slices.Sorted(maps.Keys(aggregates))
	word, ok := aggregates[a.word]
	switch {
	case !ok && a.Word != "":
		d.Errorf(entry.At(), config.Suggest(a.Word, words), "aggregate has no word %q", a.Word)
		return
	case !ok:
		d.Errorf(entry.At(), "choose from: "+strings.Join(words, ", "), "the column %q does not say what it is made of", entry.Name)
		return
	}
	a.aggregate = word
	a.column = Column{Name: entry.Name, Label: inWords(entry.Name), Kind: Number}
	if a.word != "rows" {
		col, known := q.loaded(g.t, column, "aggregate", a.at(), d)
		if !known || !a.made(g.t, col, d) {
			return
		}
	}
	a.ownWords(d)
	if g.has(entry.Name) {
		d.Errorf(entry.At(), "give it another name", "two columns would have the name %q", entry.Name)
		return
	}
	g.made = append(g.made, a)
}

// gathered is one aggregate.
type gathered struct {
	Aggregate
	aggregate
	entry  *config.Table
	word   string
	col    int // that it is made of; -1 for none
	column Column

	lost   int        // groups without a value since one of their rows has none
	first  config.Pos // of such a row's cell
	coarse *coarseSum // the first, nil for none
}

// at is where the column that it is made of is named.
func (a *gathered) at() config.Pos {
	if a.Word != "" {
		return a.entry.At()
	}
	return a.entry.At(a.word)
}

// nothing says whether an entry is a table without a key.
func (a *gathered) nothing() bool { return a.Aggregate == Aggregate{} }

// findWord finds the word among an entry's keys, and the column that it names.
func (a *gathered) findWord(d *config.Diagnostics) (column string) {
	for _, key := range a.entry.Keys() {
		word, ok := aggregates[key]
		switch {
		case !ok:
		case a.word != "":
			d.Errorf(a.entry.At(key), "aggregate two columns", "the column %q is %s already", a.entry.Name, a.word)
		case key == "rows" && !a.Rows:
			d.Errorf(a.entry.At(key), "write rows = true", "rows = false counts nothing")
			a.word = key
		default:
			a.word, column = key, word.of(a.Aggregate)
		}
	}
	return column
}

// made finds what the column that it is made of gives it, and refuses one that it cannot be made of.
func (a *gathered) made(t *Table, col int, d *config.Diagnostics) bool {
	c := t.Columns[col]
	before := countErrors(d)
	switch {
	case a.kinds != nil && !slices.Contains(a.kinds, c.Kind):
		of := "numbers"
		if slices.Contains(a.kinds, Date) {
			of = "numbers and dates"
		}
		d.Errorf(a.at(), t.whyText(col), "%s is of %s, and column %q holds %s", a.word, of, c.Name, holds(c.Kind))
	case a.adds && c.Years():
		d.Errorf(a.at(), "", "%s is of quantities, and column %q holds years", a.word, c.Name)
	case a.word == "sum" && !canBeSummed(c):
		d.Errorf(a.at(), "it may have a mean", "column %q is in %s, which cannot be summed up", c.Name, c.Unit)
	}
	a.col = col
	if a.counts {
		return countErrors(d) == before
	}
	label := a.column.Label
	if c.Name == a.entry.Name {
		label = c.Label
	}
	name := a.column.Name
	a.column = c
	a.column.Name, a.column.Label = name, label
	if a.adds {
		a.column.asWritten = false
		a.column.Integer = c.Integer && a.word == "sum"
	}
	return countErrors(d) == before
}

// ownWords puts the entry's own words over those that were found.
func (a *gathered) ownWords(d *config.Diagnostics) {
	if a.Label != "" {
		a.column.Label = a.Label
	}
	for _, key := range []string{"unit", "format", "precision"} {
		if a.entry.Has(key) && a.column.Kind != Number {
			d.Errorf(a.entry.At(key), "", "%s is for numbers, and column %q holds %s", key, a.entry.Name, holds(a.column.Kind))
		}
	}
	if a.entry.Has("unit") {
		a.column.Unit, a.column.UnitByRow = a.Unit, false
	}
	if a.entry.Has("format") {
		a.column.Format = a.Format
		if _, err := parsePattern(a.Format); err != nil {
			d.Errorf(a.entry.At("format"), "", "%v", err)
		}
	}
	if a.entry.Has("precision") && a.Precision <= 0 {
		d.Errorf(a.entry.At("precision"), "", "precision must be more than 0, such as 1 or 0.01")
	}
	if a.entry.Has("skip_missing") && !a.strict {
		d.Errorf(a.entry.At("skip_missing"), "", "%s takes no skip_missing", a.word)
	}
}
