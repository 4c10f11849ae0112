package config

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
)

// spaces are the namespaces of named tables, and where their tables go.
func (c *Config) spaces() map[string]*[]*Table {
	return map[string]*[]*Table{"data": &c.Data, "chart": &c.Charts, "section": &c.Sections, "facts": &c.Facts}
}

// namespaces sorts the file's tables, and reports what is none of them.
func (c *Config) namespaces(root *node, d *Diagnostics) {
	spaces := c.spaces()
	for _, n := range root.items {
		into, known := spaces[n.key]
		switch {
		case n.key == "report" || n.key == "network":
		case !known:
			unknownTop(n, d)
		case n.kind != table:
			notNamed(n, n.key, d)
		default:
			*into = namedTables(n, d)
		}
	}
}

// unknownTop reports what stands at the top of the file and is no known table.
func unknownTop(n *node, d *Diagnostics) {
	tables := []string{"report", "data", "chart", "section", "facts", "network"}
	if n.kind == scalar {
		hint := Suggest(n.key, keysOf(reportFields()))
		if strings.HasPrefix(hint, "choose") {
			hint = ""
		}
		if slices.Contains(keysOf(reportFields()), n.key) {
			hint = "put it below the line [report]"
		}
		d.Errorf(n.keyAt, hint, "the key %q stands outside of every table", n.key)
		return
	}
	hint := "choose from: [report], [data.NAME], [chart.NAME], [section.NAME], [facts.NAME], [network]"
	name := "NAME"
	if n.kind == table && len(n.items) > 0 && n.items[0].kind == table {
		name = n.items[0].key
	}
	near, ok := Nearest(n.key, tables)
	switch {
	case ok && (near == "report" || near == "network"):
		hint = fmt.Sprintf("did you mean [%s]?", near)
	case ok:
		hint = fmt.Sprintf("did you mean [%s.%s]?", near, name)
	}
	d.Errorf(n.keyAt, hint, "unknown table %q", n.key)
}

// notNamed reports [[section]] or section = ... where a named table belongs.
func notNamed(n *node, path string, d *Diagnostics) {
	if n.kind == array {
		d.Errorf(n.at, fmt.Sprintf("write [%s.NAME] instead of [[%s]]", path, n.path), "each table in %q needs a name of its own", path)
		return
	}
	if path == "facts" {
		d.Errorf(n.at, "write it in quotes, such as \"last(TABLE.COLUMN)\"", "the fact %q is no expression", n.key)
		return
	}
	d.Errorf(n.keyAt, fmt.Sprintf("put it below a line [%s.NAME]", path), "%q stands outside of every named table", n.path)
}

// namedTables lists the tables of one namespace. One whose name is refused is among them: it is there,
// so that nobody who refers to it is told that it is not.
func namedTables(space *node, d *Diagnostics) []*Table {
	var list []*Table
	for _, n := range space.items {
		if _, text := n.value.(string); text && n.kind == scalar && space.key == "facts" {
			n = inFull(n)
		}
		if n.kind != table {
			notNamed(n, space.key, d)
			continue
		}
		checkName(n, d)
		list = append(list, n.table())
	}
	if space.key == "chart" {
		checkFileNames(space, d)
	}
	return list
}

// inFull makes a table of a fact in its short form: turnover = "last(contracts.turnover)" says the value alone.
func inFull(n *node) *node {
	t := newTable(n.key, n.path, n.keyAt, n.keyAt)
	value := *n
	value.key, value.path = "value", joinPath(n.path, "value")
	t.add(&value)
	return t
}

func reportFields() []field { return fieldsOf(reflect.TypeFor[Report]()) }
