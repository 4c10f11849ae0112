package manifest

import (
	"slices"
	"strings"
)

// TableChange is what changed in a table.
type TableChange struct {
	Name string `json:"name"`
	// Added and Removed say that the table as a whole is new or gone.
	Added   bool `json:"added,omitempty"`
	Removed bool `json:"removed,omitempty"`
	// Columns that one of the two does not have, or that have another unit or kind.
	Columns []TextChange `json:"columns,omitempty"`
	// New and Gone are rows by their key, or whole where nothing names them.
	New   []string     `json:"new,omitempty"`
	Gone  []string     `json:"gone,omitempty"`
	Cells []CellChange `json:"cells,omitempty"`
	// Cut says that one of the records does not list all rows: only those in both were compared.
	Cut bool `json:"cut,omitempty"`
}

// CellChange is a cell that changed.
type CellChange struct {
	Row    string `json:"row"` // its key
	Column string `json:"column"`
	Unit   string `json:"unit,omitempty"`
	Old    string `json:"old"` // empty where it is missing
	New    string `json:"new"`
}

func (c *Changes) tables(old, new []Table) {
	pair(old, new, func(t Table) string { return t.Name }, func(a, b *Table) {
		switch {
		case a == nil:
			c.Tables = append(c.Tables, TableChange{Name: b.Name, Added: true})
		case b == nil:
			c.Tables = append(c.Tables, TableChange{Name: a.Name, Removed: true})
		case a.SHA256 != b.SHA256:
			c.Tables = append(c.Tables, compareTables(a, b))
		}
	})
}

func compareTables(a, b *Table) TableChange {
	t := TableChange{Name: b.Name, Cut: len(a.Rows) < a.Count || len(b.Rows) < b.Count}
	t.Columns = compareTexts(describe(a.Columns), describe(b.Columns))
	keys := keyColumns(a, b)
	before := map[string][]string{}
	for _, row := range a.Rows {
		before[a.key(row, keys)] = row
	}
	seen := map[string]int{}
	for _, row := range b.Rows {
		key := b.key(row, keys)
		seen[key]++
		was, known := before[key]
		switch {
		case known:
			t.Cells = append(t.Cells, compareRows(a, b, key, was, row)...)
		case !t.Cut:
			t.New = append(t.New, key)
		}
	}
	for _, row := range a.Rows {
		if key := a.key(row, keys); !t.Cut && seen[key] == 0 {
			t.Gone = append(t.Gone, key)
		}
	}
	return t
}

// describe names columns with what they hold.
func describe(columns []Column) (out []TextChange) {
	for _, c := range columns {
		what := c.Kind
		if c.Unit != "" {
			what += ", " + c.Unit
		}
		out = append(out, TextChange{c.Name, what, what})
	}
	return out
}

func compareRows(a, b *Table, key string, was, row []string) (out []CellChange) {
	for i, c := range b.Columns {
		j := a.column(c.Name)
		if j >= 0 && was[j] != row[i] {
			out = append(out, CellChange{key, c.Name, c.Unit, was[j], row[i]})
		}
	}
	return out
}

func (t *Table) column(name string) int {
	return slices.IndexFunc(t.Columns, func(c Column) bool { return c.Name == name })
}

// SpeaksOfRow says whether a column tells something of its row, and neither names it nor is a value of it: see
// package data.
func SpeaksOfRow(column string) bool {
	switch column {
	case "source", "source_title", "url", "as_of", "precision", "unit", "note", "qualifier":
		return true
	}
	return strings.HasSuffix(column, "_precision")
}

// keyColumns are the first columns, as few as do, of those which hold no quantities, that tell the rows of
// both tables apart; where no columns do, all that both have.
func keyColumns(a, b *Table) []string {
	var keys, all []string
	for _, c := range b.Columns {
		if a.column(c.Name) < 0 {
			continue
		}
		all = append(all, c.Name)
		quantity := (c.Kind == "number" || c.Kind == "integer") && !c.Years
		if quantity || SpeaksOfRow(c.Name) {
			continue
		}
		keys = append(keys, c.Name)
		if a.distinct(keys) && b.distinct(keys) {
			return keys
		}
	}
	return all
}

func (t *Table) distinct(keys []string) bool {
	seen := map[string]bool{}
	for _, row := range t.Rows {
		key := t.key(row, keys)
		if seen[key] {
			return false
		}
		seen[key] = true
	}
	return true
}

// key joins the cells that name a row.
func (t *Table) key(row, keys []string) string {
	parts := make([]string, len(keys))
	for i, k := range keys {
		parts[i] = row[t.column(k)]
	}
	return strings.Join(parts, ", ")
}
