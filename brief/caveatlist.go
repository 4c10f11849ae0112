package brief

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
	"time"
	"unicode"

	"report/config"
	"report/data"
)

// caveat is what is to be said of some values.
type caveat struct {
	about string // "Turnover, 2017, 2022 and 2023"
	says  string
}

// usedTable is what a briefing uses of a table.
type usedTable struct {
	table   *data.Table
	label   string
	rows    map[config.Pos]bool
	drawn   map[config.Pos]bool // the rows that charts and tables show
	columns map[string]bool
	facts   map[config.Pos]string // what rows say, by the label of a fact that is one of them
}

// caveats are those of all tables that the briefing uses, in the order in which it uses them.
func (c *composer) caveats(show []string, labels map[string]string) []caveat {
	finders := map[string]func(*composer, *usedTable) []caveat{
		"remarks": (*composer).remarks, "rounded": (*composer).rounded, "missing": (*composer).missing,
		"qualifiers": (*composer).qualifiers, "published": (*composer).recomputed, "copies": (*composer).olderCopies,
	}
	var out []caveat
	for _, u := range c.usedData(labels) {
		first := len(out)
		for _, word := range show {
			for _, one := range finders[word](c, u) {
				if i := slices.IndexFunc(out[first:], func(o caveat) bool { return o.about == one.about }); i >= 0 {
					before := &out[first+i]
					before.says = strings.TrimRight(before.says, ".。") + caveatLanguages[c.lang].Between + one.says
				} else {
					out = append(out, one)
				}
			}
		}
	}
	return out
}

// usedData gathers what charts, tables and facts use, by table.
func (c *composer) usedData(labels map[string]string) []*usedTable {
	var list []*usedTable
	of := func(name string) *usedTable {
		for _, u := range list {
			if u.table.Name == name {
				return u
			}
		}
		u := &usedTable{table: c.data[name], label: cmp.Or(labels[name], nameInWords(name)), rows: map[config.Pos]bool{}, drawn: map[config.Pos]bool{}, columns: map[string]bool{}, facts: map[config.Pos]string{}}
		list = append(list, u)
		return u
	}
	for _, s := range c.uses.shown {
		if c.data[s.table.Name] == nil {
			continue
		}
		u := of(s.table.Name)
		for _, r := range s.table.Rows {
			u.rows[r.At], u.drawn[r.At] = true, true
		}
		for _, name := range s.columns {
			u.use(name)
		}
	}
	for _, f := range c.uses.facts {
		fact := c.facts[f.name]
		for _, o := range fact.origins {
			if c.data[o.Table.Name] != nil {
				u := of(o.Table.Name)
				at := o.Table.Rows[o.Row].At
				u.rows[at] = true
				u.use(o.Table.Columns[o.Col].Name)
				if len(fact.origins) == 1 {
					u.facts[at] = cmp.Or(u.facts[at], fact.label)
				}
			}
		}
	}
	for i := 0; i < len(list); i++ { // it grows by what its tables are made of
		for _, name := range list[i].table.From {
			if c.data[name] != nil {
				of(name).useFor(list[i])
			}
		}
	}
	return list
}

// use notes a column. One that the table has not was derived from its numbers.
func (u *usedTable) use(name string) {
	if u.table.Column(name) >= 0 {
		u.columns[name] = true
		return
	}
	if name != "" {
		for _, col := range u.table.Quantities() {
			u.columns[u.table.Columns[col].Name] = true
		}
	}
}

// useFor notes what another table is made of: the rows that it has as well, or else all.
func (u *usedTable) useFor(other *usedTable) {
	for name := range other.columns {
		u.use(name)
	}
	all := !slices.ContainsFunc(u.table.Rows, func(r data.Row) bool { return other.rows[r.At] })
	for _, r := range u.table.Rows {
		if all || other.rows[r.At] {
			u.rows[r.At] = true
		}
	}
}

func nameInWords(name string) string {
	words := []rune(strings.ReplaceAll(name, "_", " "))
	words[0] = unicode.ToUpper(words[0])
	return string(words)
}

// quantities are the columns of numbers that are used, in the order of the table.
func (u *usedTable) quantities() []int {
	return slices.DeleteFunc(u.table.Quantities(), func(col int) bool { return !u.columns[u.table.Columns[col].Name] })
}

// about names a column of a table, and rows: the first column of numbers goes by the table's name.
func (c *composer) about(u *usedTable, col int, rows string) string {
	about := u.label
	if first := u.quantities(); col >= 0 && (len(first) == 0 || first[0] != col) {
		about += c.words.Comma + c.withinSentence(u.table.Columns[col].Label)
	}
	if rows != "" {
		about += c.words.Comma + rows
	}
	return about
}

// withinSentence takes the capital from a label, but in German, where it may be that of a noun.
func (c *composer) withinSentence(label string) string {
	r := []rune(label)
	if c.lang == "de" || len(r) < 2 || !unicode.IsLower(r[1]) {
		return label
	}
	r[0] = unicode.ToLower(r[0])
	return string(r)
}

// mostNamed is how many rows or runs of years a caveat names.
const mostNamed = 12

// name says which rows: by their date or year and what parts them, years that follow each other as a range. A table
// without dates has its rows named by its first column.
func (c *composer) name(u *usedTable, rows []data.Row) string {
	over, by := u.table.Keys()
	if over < 0 {
		by = []int{0}
	}
	var names []string
	for i := 0; i < len(rows); i++ {
		last := i
		if over >= 0 && len(by) == 0 && u.table.Columns[over].Years() {
			for last+1 < len(rows) && rows[last+1].Cells[over].Number == rows[last].Cells[over].Number+1 {
				last++
			}
		}
		if last-i < 2 {
			names = append(names, c.rowName(u, rows[i], over, by))
			continue
		}
		names = append(names, c.locale.Range(c.rowName(u, rows[i], over, by), c.rowName(u, rows[last], over, by)))
		i = last
	}
	if len(names) > mostNamed {
		return fmt.Sprintf(caveatLanguages[c.lang].SomeRows, len(rows), len(u.table.Rows))
	}
	return c.locale.List(names)
}

func (c *composer) rowName(u *usedTable, r data.Row, over int, by []int) string {
	var parts []string
	for _, col := range by {
		parts = append(parts, c.locale.Cell(r.Cells[col], u.table.Columns[col]))
	}
	if over >= 0 {
		date := c.locale.Cell(r.Cells[over], u.table.Columns[over])
		if u.table.Columns[over].Years() {
			date = c.date(date) // Chinese has a word after it
		}
		parts = append(parts, date)
	}
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), " ")
}

// group gathers the used rows by what is said of them, in order of first appearance. What is "" says nothing.
func (u *usedTable) group(says func(data.Row) string) (words []string, rows map[string][]data.Row) {
	rows = map[string][]data.Row{}
	for _, r := range u.table.Rows {
		word := says(r)
		if !u.rows[r.At] || word == "" {
			continue
		}
		if rows[word] == nil {
			words = append(words, word)
		}
		rows[word] = append(rows[word], r)
	}
	return words, rows
}

// grouped makes a caveat of each thing that is said. Rows of a table without dates have names that may be no words, and
// go by the label of a fact where they have one.
func (c *composer) grouped(u *usedTable, col int, form string, says func(data.Row) string) []caveat {
	var out []caveat
	words, rows := u.group(says)
	for _, word := range words {
		text := word
		if form != "" {
			text = fmt.Sprintf(form, word)
		}
		others := rows[word]
		if over, _ := u.table.Keys(); over < 0 {
			others = slices.DeleteFunc(slices.Clone(others), func(r data.Row) bool {
				if u.facts[r.At] != "" {
					out = append(out, caveat{u.facts[r.At], text})
				}
				return u.facts[r.At] != ""
			})
		}
		if len(others) > 0 {
			out = append(out, caveat{c.about(u, col, c.name(u, others)), text})
		}
	}
	return out
}

// remarks are those of a column named note.
func (c *composer) remarks(u *usedTable) []caveat {
	note := u.table.Column("note")
	if note < 0 || u.table.Columns[note].Kind != data.Text {
		return nil
	}
	return c.grouped(u, -1, "", func(r data.Row) string { return r.Cells[note].Text })
}

// remarksIn are the remarks of all rows of a table, one after the other.
func (c *composer) remarksIn(t *data.Table) string {
	note := t.Column("note")
	if note < 0 || t.Columns[note].Kind != data.Text {
		return ""
	}
	u := &usedTable{table: t, rows: map[config.Pos]bool{}}
	for _, r := range t.Rows {
		u.rows[r.At] = true
	}
	words, rows := u.group(func(r data.Row) string { return r.Cells[note].Text })
	for i, word := range words {
		words[i] = c.name(u, rows[word]) + caveatLanguages[c.lang].Colon + " " + word
	}
	return strings.Join(words, caveatLanguages[c.lang].Between)
}

// rounded are values that are known less finely than their column is printed: 1,340 to the nearest 10 beside 746.91
// looks as if it were known to the nearest 1.
func (c *composer) rounded(u *usedTable) []caveat {
	var out []caveat
	for _, i := range u.quantities() {
		col := u.table.Columns[i]
		var cells []data.Cell
		for _, r := range u.table.Rows {
			cells = append(cells, r.Cells[i])
		}
		printed := math.Pow10(-data.Decimals(cells))
		col.Format = ""
		out = append(out, c.grouped(u, i, caveatLanguages[c.lang].Rounded, func(r data.Row) string {
			cell := r.Cells[i]
			if cell.Missing || cell.Known() <= printed {
				return ""
			}
			of := col
			if of.UnitByRow {
				of.Unit = r.Unit
			}
			if c.locale.UnitName(of.Unit) != of.Unit { // a currency, of which 10 × 100 million is 1 billion
				of.Format = "compact"
			}
			step := data.Cell{Kind: data.Number, Number: cell.Known(), Precision: cell.Known()}
			return c.locale.Unit(c.locale.Cell(step, of), c.locale.UnitAfter(step, of))
		})...)
	}
	return out
}

// missing are values that are not there. Where the first of a row's numbers is missing, a remark says why.
func (c *composer) missing(u *usedTable) []caveat {
	note := u.table.Column("note")
	var out []caveat
	for n, i := range u.quantities() {
		out = append(out, c.grouped(u, i, "", func(r data.Row) string {
			if !r.Cells[i].Missing || n == 0 && note >= 0 && r.Cells[note].Text != "" {
				return ""
			}
			return caveatLanguages[c.lang].NoValue
		})...)
	}
	return out
}

// qualifiers are words such as "more than" of rows that a chart or a table shows, where nothing else is said of them.
// A fact prints its own.
func (c *composer) qualifiers(u *usedTable) []caveat {
	col, note := u.table.Column("qualifier"), u.table.Column("note")
	if col < 0 || u.table.Columns[col].Kind != data.Text {
		return nil
	}
	return c.grouped(u, -1, caveatLanguages[c.lang].Qualified, func(r data.Row) string {
		word := r.Cells[col].Text
		if word == "" || !u.drawn[r.At] || note >= 0 && r.Cells[note].Text != "" {
			return ""
		}
		return c.words.OpenQuote + word + c.words.CloseQuote
	})
}

// recomputed are published values that differ from the computed ones by rounding.
func (c *composer) recomputed(u *usedTable) []caveat {
	w := caveatLanguages[c.lang]
	instead := map[string][]string{}
	var order []string
	for _, one := range u.table.Roundings {
		if !u.rows[one.Row.At] || !u.columns[one.Column] {
			continue
		}
		col := u.table.Columns[u.table.Column(one.Column)]
		print := func(cell data.Cell) string {
			return c.locale.Unit(c.locale.Cell(cell, col), c.locale.UnitAfter(cell, col))
		}
		if instead[one.Column] == nil {
			order = append(order, one.Column)
		}
		instead[one.Column] = append(instead[one.Column], fmt.Sprintf(w.Instead, print(one.Recomputed), print(one.Published), c.name(u, []data.Row{one.Row})))
	}
	var out []caveat
	for _, name := range order {
		out = append(out, caveat{c.about(u, u.table.Column(name), ""), fmt.Sprintf(w.Recomputed, c.locale.List(instead[name]))})
	}
	return out
}

// olderCopies are inputs that could not be read anew.
func (c *composer) olderCopies(u *usedTable) []caveat {
	var out []caveat
	for _, in := range u.table.Inputs {
		if in.Stale != "" {
			out = append(out, caveat{u.label, fmt.Sprintf(caveatLanguages[c.lang].OlderCopy, c.date(in.Fetched.UTC().Format(time.DateOnly)))})
		}
	}
	return out
}
