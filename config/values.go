package config

import "time"

// Text returns a key's value where that is text, else "": for a look before Decode.
func (t *Table) Text(key string) string {
	n, ok := t.find([]any{key})
	if !ok {
		return ""
	}
	s, _ := n.value.(string)
	return s
}

// Values returns the table as plain Go values: maps, slices, and TOML's scalars, with dates and times
// as text, since the library gives them the zone of the machine.
func (t *Table) Values() map[string]any {
	n, _ := t.find(nil)
	values, _ := n.plain().(map[string]any)
	return values
}

func (n *node) plain() any {
	switch n.kind {
	case table:
		m := map[string]any{}
		for _, c := range n.items {
			m[c.key] = c.plain()
		}
		return m
	case array:
		list := make([]any, len(n.items))
		for i, c := range n.items {
			list[i] = c.plain()
		}
		return list
	}
	if t, ok := n.value.(time.Time); ok {
		return timeText(t)
	}
	return n.value
}

// Add takes a diagnostic that was made elsewhere.
func (d *Diagnostics) Add(one Diagnostic) { d.List = append(d.List, one) }
