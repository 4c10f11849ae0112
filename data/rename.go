package data

import (
	"strings"

	"report/config"
)

// newNames gives the columns' names after rename, and reports those that cannot be. known are the old ones, which may
// go by the names in whole as well, where these are not empty.
func (q Query) newNames(known, whole []string, table string, node *config.Table, d *config.Diagnostics) []string {
	names := append([]string{}, known...)
	renamed := map[string]bool{}
	for _, entry := range node.Entries("rename") {
		to, found := strings.TrimSpace(q.Rename[entry.Name]), false
		for i, name := range known {
			if name == entry.Name || whole != nil && whole[i] == entry.Name {
				names[i], found = to, true
			}
		}
		switch {
		case !found:
			d.Errorf(node.KeyAt("rename", entry.Name), config.Suggest(entry.Name, known), "the table %q has no column %q", table, entry.Name)
		case to == "":
			d.Errorf(entry.At(), "write something between the quotes", "the new name of column %q is empty", entry.Name)
		default:
			renamed[to] = true
		}
	}
	seen := map[string]string{}
	for i, name := range names {
		if other, twice := seen[name]; twice && renamed[name] {
			at := other
			for _, entry := range node.Entries("rename") {
				if strings.TrimSpace(q.Rename[entry.Name]) == name {
					at = entry.Name // the later one
				}
			}
			d.Errorf(node.At("rename", at), "give it another name", "two columns would have the name %q", name)
		}
		seen[name] = known[i]
	}
	return names
}

// rename gives columns other names. A label that was made of the old name is made of the new one.
func (q Query) rename(t *Table, node *config.Table, d *config.Diagnostics) {
	if len(q.Rename) == 0 {
		return
	}
	before := countErrors(d)
	names := q.newNames(t.Names(), nil, t.Name, node, d)
	for i, name := range names {
		if _, speaks := sourceColumns[name]; (speaks || name == unitColumn || name == precisionColumn) && name != t.Columns[i].Name {
			d.Errorf(node.At("rename", t.Columns[i].Name), "rename it where the file is read", "a column named %q speaks of its row, and these rows have been read", name)
		}
	}
	if countErrors(d) > before {
		return
	}
	for i, name := range names {
		c := &t.Columns[i]
		if c.Label == inWords(c.Name) {
			c.Label = inWords(name)
		}
		c.Name = name
	}
}

// renameHeader does the same to what a source has read, before anything else is made of it.
func (l *loading) renameHeader(header []heading) {
	if len(l.spec.Rename) == 0 || len(header) == 0 || len(header) < 2 && l.m.count > 0 { // no header was found
		return
	}
	known, whole := make([]string, len(header)), make([]string, len(header))
	for i, h := range header {
		known[i], whole[i] = h.name, h.whole
	}
	before := countErrors(l.m.d)
	for i, name := range l.spec.newNames(known, whole, l.node.Name, l.node, l.m.d) {
		header[i].name = name
	}
	l.m.count += countErrors(l.m.d) - before
}
