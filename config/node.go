package config

import (
	"slices"
	"strings"
)

// kind is what stands at a node.
type kind uint8

const (
	scalar kind = iota
	table
	array
)

// node is one value of a TOML file with its place. The scanner makes the tree and its places, the
// TOML library the scalars in it.
type node struct {
	key    string // last part of its name; empty for the root and for elements
	path   string // whole name, as a header would have it
	keyAt  Pos    // of the key
	at     Pos    // of the value; of a table its header, or its key where dotted keys made it
	inside Pos    // of a text's first character, behind its quotation marks
	kind   kind
	value  any     // of a scalar: string, int64, float64, bool or time.Time
	items  []*node // of a table its keys in order of appearance, of an array its elements

	byKey    map[string]*node
	implicit bool // a table that has been mentioned, without a header of its own so far
}

func newTable(key, path string, keyAt, at Pos) *node {
	return &node{key: key, path: path, keyAt: keyAt, at: at, kind: table}
}

// child returns the value of a key, nil when it is not set.
func (n *node) child(key string) *node { return n.byKey[key] }

// add sets a key, in the place of an old value if there is one.
func (n *node) add(child *node) {
	if n.byKey == nil {
		n.byKey = map[string]*node{}
	}
	if old := n.byKey[child.key]; old != nil {
		n.items[slices.Index(n.items, old)] = child
	} else {
		n.items = append(n.items, child)
	}
	n.byKey[child.key] = child
}

// overlay puts over's keys above n's: tables key by key, all else as a whole.
func (n *node) overlay(over *node) {
	for _, o := range over.items {
		mine := n.child(o.key)
		if mine == nil || mine.kind != table || o.kind != table {
			n.add(o)
			continue
		}
		if !o.implicit {
			mine.at, mine.keyAt = o.at, o.keyAt
		}
		mine.overlay(o)
	}
}

// find goes down a path of keys (string) and elements (int). It returns the last node that is there,
// and whether that is the end of the path.
func (n *node) find(path []any) (*node, bool) {
	for _, step := range path {
		var next *node
		switch step := step.(type) {
		case string:
			next = n.child(step)
		case int:
			if n.kind == array && step >= 0 && step < len(n.items) {
				next = n.items[step]
			}
		default:
			panic("config: a path consists of keys (string) and elements (int)")
		}
		if next == nil {
			return n, false
		}
		n = next
	}
	return n, true
}

// keys lists the keys of a table in order of appearance.
func (n *node) keys() []string {
	var keys []string
	for _, c := range n.items {
		keys = append(keys, c.key)
	}
	return keys
}

// joinPath appends a key to a table's path as TOML writes it.
func joinPath(path, key string) string {
	if !isBareKey(key) {
		key = `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(key) + `"`
	}
	if path == "" {
		return key
	}
	return path + "." + key
}

func isBareKey(key string) bool {
	for i := range len(key) {
		if !isBareKeyByte(key[i]) {
			return false
		}
	}
	return key != ""
}

func isBareKeyByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-'
}

// remove takes out a key.
func (n *node) remove(key string) {
	if old := n.byKey[key]; old != nil {
		n.items = slices.Delete(n.items, slices.Index(n.items, old), slices.Index(n.items, old)+1)
		delete(n.byKey, key)
	}
}
