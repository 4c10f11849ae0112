package config

import "fmt"

// Table is one TOML table whose keys' places are known.
type Table struct {
	Name string // the last part of its header: "turnover" of [chart.turnover]
	Path string // the whole header: "chart.turnover"
	Pos  Pos    // of the header

	node *node
}

func (n *node) table() *Table {
	return &Table{Name: n.key, Path: n.path, Pos: n.at, node: n}
}

// At returns the place of a key's value, or of an element in it: At("sections", 3), At("filter",
// "year"). Where the path goes on beyond what the file has, the place is that of the last thing which
// is there: of the only value where a list was allowed, of the table for a key that is not set.
func (t *Table) At(path ...any) Pos {
	n, _ := t.find(path)
	return n.at
}

// TextAt returns the place of a text's first character. Lines of a text in three quotation marks
// follow from there one by one, so that a place within it can be counted.
func (t *Table) TextAt(path ...any) Pos {
	n, ok := t.find(path)
	if !ok || n.inside.File != n.at.File {
		return n.at
	}
	return n.inside
}

// KeyAt returns the place of a key, where At gives that of its value.
func (t *Table) KeyAt(path ...any) Pos {
	n, found := t.find(path)
	if !found || len(path) == 0 {
		return n.at
	}
	return n.keyAt
}

// PathOf is the header of a sub-table, whether it is there or not: "data.x.columns.y", with quotes
// around the parts that need them.
func (t *Table) PathOf(keys ...string) string {
	path := t.Path
	for _, key := range keys {
		path = joinPath(path, key)
	}
	return path
}

// Has says whether a key is set.
func (t *Table) Has(key string) bool {
	_, found := t.find([]any{key})
	return found
}

// Keys lists the keys in order of appearance.
func (t *Table) Keys() []string {
	if t.node == nil {
		return nil
	}
	return t.node.keys()
}

// Tables lists the sub-tables of a key in order of appearance: Tables("quote") for [quote.NAME]. What
// is no table is passed over; decode a field of map[string]T with the same key to have it reported.
func (t *Table) Tables(key string) []*Table {
	n, found := t.find([]any{key})
	if !found || n.kind != table {
		return nil
	}
	var list []*Table
	for _, c := range n.items {
		if c.kind == table {
			list = append(list, c.table())
		}
	}
	return list
}

// Table is the sub-table that stands under some keys; nil when there is none.
func (t *Table) Table(path ...any) *Table {
	if n, found := t.find(path); found && n.kind == table {
		return n.table()
	}
	return nil
}

// Entries lists what stands below a key, or a path of them, in order of appearance, whether it is a table or not. An
// entry that is none has a name and a place, and no keys.
func (t *Table) Entries(path ...any) []*Table {
	n, found := t.find(path)
	if !found || n.kind != table {
		return nil
	}
	var list []*Table
	for _, c := range n.items {
		list = append(list, c.table())
	}
	return list
}

// find allows for a Table that was made by hand, which has a place but no keys.
func (t *Table) find(path []any) (*node, bool) {
	if t.node == nil {
		return &node{path: t.Path, at: t.Pos, keyAt: t.Pos}, len(path) == 0
	}
	return t.node.find(path)
}

// ReadTable reads a TOML file of the user's into its root table. A file that cannot be read and
// mistakes of syntax go to d, and the table is then nil.
func ReadTable(root *Root, path string, d *Diagnostics) *Table {
	return readTable(root, path, Pos{File: path}, d)
}

// ReadNamed reads a file that holds nothing but named tables, such as quotes.toml with its
// [quote.NAME], and that another file names: one that cannot be read is reported at that place. The
// result's Tables(name) are the tables; it is nil where the file could not be read.
func ReadNamed(root *Root, path, name string, named Pos, d *Diagnostics) *Table {
	t := readTable(root, path, named, d)
	if t == nil {
		return nil
	}
	for _, n := range t.node.items {
		switch {
		case n.key != name:
			d.Errorf(n.keyAt, fmt.Sprintf("this file has tables [%s.NAME] only", name), "unknown key %q", n.key)
		case n.kind != table:
			notNamed(n, name, d)
		default:
			namedTables(n, d)
		}
	}
	return t
}

func readTable(root *Root, path string, named Pos, d *Diagnostics) *Table {
	data, err := root.Read(path, maxFile)
	if err != nil {
		d.Errorf(named, "", "%v", err)
		return nil
	}
	return ParseTable(path, data, d)
}

// ParseTable reads TOML that is already in memory; file is the name for messages.
func ParseTable(file string, data []byte, d *Diagnostics) *Table {
	n := parse(file, data, d)
	if n == nil {
		return nil
	}
	return n.table()
}
