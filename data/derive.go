package data

import (
	"slices"

	"report/config"
)

// Derivation is an entry of derive: one of the words growth, difference, index, mean, share and total, which
// names a column of numbers, and what that word takes besides; or an expression.
type Derivation struct {
	// Expression computes the column from the others of its row, by their names: "turnover / population". An entry may be
	// the expression alone: per_head = "1000 * turnover / population". It says the same as in [facts.NAME], and may
	// also ask the whole table, under its NAME: "turnover / sum(sales.turnover)". A value that depends on a missing one,
	// or that is divided by zero, is missing.
	Expression string `toml:"expression" alone:"true"`
	// Growth is by how much the column's value has changed on the year before, in percent.
	// A value without one a year before, and one on zero or less, has none.
	Growth string `toml:"growth"`
	// Difference is the column's value less that of the year before, in its unit; of percentages in
	// percentage points.
	Difference string `toml:"difference"`
	// Index is the column's value where that of the base is 100.
	Index string `toml:"index"`
	// Mean is the moving mean: of the column's value and those of the rows before it, as many as rows
	// says. The first rows, which have too few before them, have none.
	Mean string `toml:"mean"`
	// Share is the column's value in percent of the total of all rows that the filter leaves. With
	// filter = { country = "Japan" } and over = "country" it is Japan's share of all countries.
	Share string `toml:"share"`
	// Total is the running total: the column's values added up, from the first row to this.
	Total string `toml:"total"`
	// On is what growth and difference hold the value against: "year", that of the same day, month or
	// quarter one year before, or "previous", that of the row before.
	On string `toml:"on" default:"year" oneof:"year,previous"`
	// Base is where index is 100: a value of the column over. If several rows have it, as the months of
	// 2013 have the year 2013, their mean is 100.
	Base any `toml:"base"`
	// Rows is how many rows mean is of, from 2 to 1000.
	Rows int `toml:"rows"`
	// Centred has as many of mean's rows before the value as after it; rows must be odd then.
	Centred bool `toml:"centred"`
	// Within gives each value of a column, or combination of several, a total of its own for share:
	// within = "year".
	Within []string `toml:"within"`
	// Over is the column that the rows run along. All words but total see the rows that the filter leaves
	// out by this column alone. When left out it is the x of a chart, if that holds dates
	// or years, or the only column that does, or else the x of a chart. Text runs in the order of the file.
	Over string `toml:"over"`
	// By is the column, or columns, that part the rows into series, each of which is computed for
	// itself. When left out, it is the color, the facet and the categories of a chart.
	By []string `toml:"by"`
	// Label is the column's name for readers. When left out it is made of that of the column it comes from,
	// in the language of the briefing: "Turnover, growth on the year".
	Label string `toml:"label"`
	// Unit replaces the column's unit.
	Unit string `toml:"unit"`
	// Format is the pattern by which the numbers are printed, as in [data.NAME.columns.COLUMN].
	Format string `toml:"format"`
	// Precision is the step to which the numbers are known. When left out it follows from what the
	// values they come from are known to, in the worst case, as the nearest power of ten: growth
	// from 4,780 to 6,150, each to the nearest ten, is 29 %. Say it where the values are exact counts.
	// Growth, share and index have one decimal at most, or two digits where all values are below one, unless
	// precision or format says otherwise.
	Precision float64 `toml:"precision"`
}

// derivation is a word of derive.
type derivation struct {
	of       func(Derivation) string // the column that the word names
	takes    []string                // the words besides that it takes
	along    bool                    // it goes along the column over, row by row
	past     bool                    // it looks past the filter's condition on the column over
	relative bool                    // it is a percentage, or where another value is 100
	compute  func(*deriving)
}

// derivations are the words of derive. To add one, write its file, its field in Derivation, and its line here.
var derivations = map[string]derivation{
	"difference": {of: func(e Derivation) string { return e.Difference }, takes: []string{"over", "by", "on"}, along: true, past: true, compute: difference},
	"growth":     {of: func(e Derivation) string { return e.Growth }, takes: []string{"over", "by", "on"}, along: true, past: true, relative: true, compute: growth},
	"index":      {of: func(e Derivation) string { return e.Index }, takes: []string{"over", "by", "base"}, along: true, past: true, relative: true, compute: index},
	"mean":       {of: func(e Derivation) string { return e.Mean }, takes: []string{"over", "by", "rows", "centred"}, along: true, past: true, compute: mean},
	"share":      {of: func(e Derivation) string { return e.Share }, takes: []string{"over", "within"}, past: true, relative: true, compute: share},
	"total":      {of: func(e Derivation) string { return e.Total }, takes: []string{"over", "by"}, along: true, compute: total},
}

// derive adds the derived columns, in the order of the config. One that has a mistake is added all the
// same, so that nobody is told that it is not there. After other mistakes the rows are not those that
// are meant, and nothing is computed from them.
func (q Query) derive(t *Table, s Series, mistaken bool, node *config.Table, d *config.Diagnostics) {
	entries := node.Entries("derive")
	if len(entries) == 0 {
		return
	}
	for i := range t.Rows {
		t.Rows[i].Cells = slices.Clone(t.Rows[i].Cells)
	}
	for _, entry := range entries {
		x := &deriving{Derivation: q.Derive[entry.Name], entry: entry, d: d, mistaken: mistaken, t: t, over: -1, words: derivedLabels[s.language()], locale: s.Locale}
		x.column = Column{Name: entry.Name, Label: inWords(entry.Name), Kind: Number}
		x.blank()
		before := countErrors(d)
		if x.isExpression() {
			x.express()
		} else if x.begin() && !mistaken && x.run(s) {
			x.compute(x)
			x.finish()
			x.judge(before)
		}
		mistaken = mistaken || countErrors(d) > before
		if t.Column(entry.Name) < 0 {
			x.add()
		}
	}
}

// lookedPast lists the columns whose filter derivations look past.
func (q Query) lookedPast(t *Table, s Series) []int {
	left := &Table{Name: t.Name, Columns: t.Columns} // when derive begins
	if q.gathers() {
		left.Columns = nil
		for _, name := range q.Group {
			if col := t.Column(name); col >= 0 {
				left.Columns = append(left.Columns, t.Columns[col])
			}
		}
	}
	if q.Pivot != nil {
		left.Columns = slices.DeleteFunc(slices.Clone(left.Columns), func(c Column) bool { return c.Name == q.Pivot.Column || c.Name == q.Pivot.Value })
	}
	var cols []int
	for _, e := range q.Derive {
		for _, word := range derivations {
			if !word.past || word.of(e) == "" {
				continue
			}
			if col, _ := word.overColumn(e, left, s); col >= 0 {
				cols = append(cols, t.Column(left.Columns[col].Name))
			}
		}
	}
	return cols
}
