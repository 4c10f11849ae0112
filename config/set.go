package config

import "strings"

// setPlace begins the place of what comes from the command line.
const setPlace = "--set "

// applySet puts the values of --set above those of the file.
func applySet(root *node, settings []string, d *Diagnostics) {
	for _, setting := range settings {
		at := Pos{File: setPlace + shorten(setting)}
		key, text, ok := strings.Cut(setting, "=")
		if !ok || strings.TrimSpace(key) == "" {
			d.Errorf(at, "", "write key=value, as in --set report.title=Outlook")
			continue
		}
		over := parseAlone(key+" = 0", at)
		if over == nil {
			d.Errorf(at, "write names with dots between them, as in report.title", "%q is no key", key)
			continue
		}
		value := settingValue(text, at, d)
		if value != nil && fits(root, over, at, d) {
			over.replaceLeaf(value)
			root.overlay(over)
		}
	}
}

// shorten keeps a setting, or a name, short enough to stand in a message.
func shorten(setting string) string {
	const most = 60 // characters
	if r := []rune(setting); len(r) > most {
		return string(r[:most]) + "..."
	}
	return setting
}

// settingValue reads a TOML value; what is none is text without quotes. What begins as a list, a
// table or a quoted text was meant as one, so its mistakes are told.
func settingValue(text string, at Pos, d *Diagnostics) *node {
	var found Diagnostics
	if n := parse(at.File, []byte("v = "+text), &found); n != nil && len(n.items) == 1 {
		value := n.items[0]
		value.move(at)
		return value
	}
	if trimmed := strings.TrimSpace(text); len(found.List) > 0 && trimmed != "" && strings.Contains("[{\"'", trimmed[:1]) {
		d.Errorf(at, found.List[0].Hint, "%s", found.List[0].Message)
		return nil
	}
	if message, _ := checkBytes(text); message != "" {
		d.Errorf(at, "", "%s", message)
		return nil
	}
	return &node{at: at, value: text}
}

// parseAlone reads a text that sets one key on one line, else it returns nil.
func parseAlone(text string, at Pos) *node {
	var found Diagnostics
	if strings.ContainsAny(text, "\n#") {
		return nil
	}
	n := parse(at.File, []byte(text), &found)
	if n != nil {
		n.move(at)
	}
	return n
}

// move gives a tree from the command line the one place that it has.
func (n *node) move(at Pos) {
	n.at, n.keyAt = at, at
	for _, c := range n.items {
		c.move(at)
	}
}

// replaceLeaf puts a value at the end of a chain of tables with one key each.
func (n *node) replaceLeaf(value *node) {
	for n.items[0].kind == table {
		n = n.items[0]
	}
	leaf := n.items[0]
	value.rename(leaf.key, leaf.path)
	value.keyAt = leaf.keyAt
	n.add(value)
}

func (n *node) rename(key, path string) {
	n.key, n.path = key, path
	for _, c := range n.items {
		if n.kind == table {
			c.rename(c.key, joinPath(path, c.key))
		} else {
			c.rename("", path)
		}
	}
}

// fits says whether the tables around a setting's key are tables in the file as well.
func fits(n, over *node, at Pos, d *Diagnostics) bool {
	for over.kind == table && n != nil {
		if n.kind != table {
			d.Errorf(at, "", "%s is %s, so no key in it can be set", n.path, n.describe())
			return false
		}
		over = over.items[0]
		n = n.child(over.key)
	}
	return true
}
