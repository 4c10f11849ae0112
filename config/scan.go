package config

import (
	"fmt"
	"strings"
)

// Limits on what is handed to the TOML library, which recurses into values and copies each key's
// whole path: unguarded, a file of brackets overflows the stack and a long dotted key takes gigabytes.
const (
	maxFile    = 256 << 10 // bytes
	maxDepth   = 32        // tables, arrays and parts of dotted keys around a value
	maxKeyPart = 256       // bytes, of which a name may take all
	maxKey     = 512       // bytes of a whole dotted key
	maxPath    = 1024      // bytes of all the keys around a value
)

// scanner finds where each table, key, value and element of a TOML text stands. It checks no more
// syntax than it needs for that: whatever the TOML library accepts, it understands; what it does not
// understand ends the scan, and the library says what is wrong there.
type scanner struct {
	text  string
	lines *lineIndex
	i     int // offset of the next byte
	root  *node
	// twice are the keys that are set a second time, for the message about it.
	twice map[Pos]Pos
	// limit is set when a limit was passed: the text must not be decoded then.
	limit *Diagnostic
}

// scan returns the tree of places, and how far the text was understood: its whole length, or less
// where the syntax is wrong.
func scan(file, text string) *scanner {
	s := &scanner{text: text, lines: newLineIndex(file, text), twice: map[Pos]Pos{}}
	s.root = newTable("", "", s.lines.at(0), s.lines.at(0))
	s.document()
	return s
}

func (s *scanner) document() {
	current, depth := s.root, 0
	for {
		s.skipBlank()
		if s.i == len(s.text) {
			return
		}
		ok := false
		if s.text[s.i] == '[' {
			current, depth, ok = s.header()
		} else {
			ok = s.pair(current, depth)
		}
		if !ok || !s.lineEnd() {
			return
		}
	}
}

// header reads [a.b] or [[a.b]] and returns the table that it opens.
func (s *scanner) header() (*node, int, bool) {
	at := s.lines.at(s.i)
	closing := "]"
	if strings.HasPrefix(s.text[s.i:], "[[") {
		closing = "]]"
	}
	s.i += len(closing)
	parts, ok := s.key(0)
	if !ok || !strings.HasPrefix(s.text[s.i:], closing) {
		return nil, 0, false
	}
	s.i += len(closing)
	last := parts[len(parts)-1]
	parent := s.descend(s.root, parts[:len(parts)-1], at)
	if closing == "]]" {
		return s.element(parent, last, at), len(parts), true
	}
	t := s.subtable(parent, last, at)
	if t.implicit {
		t.implicit, t.at, t.keyAt = false, at, last.at
	} else {
		s.twice[last.at] = t.keyAt
	}
	return t, len(parts), true
}

// element adds a table to an array of tables.
func (s *scanner) element(parent *node, name keyPart, at Pos) *node {
	list := parent.child(name.text)
	if list == nil {
		list = &node{key: name.text, path: joinPath(parent.path, name.text), keyAt: name.at, at: at, kind: array}
		parent.add(list)
	}
	t := newTable("", list.path, name.at, at)
	if list.kind == array {
		list.items = append(list.items, t)
	}
	return t
}

// descend goes into sub-tables and makes those that are missing.
func (s *scanner) descend(n *node, parts []keyPart, at Pos) *node {
	for _, p := range parts {
		n = s.subtable(n, p, at)
	}
	return n
}

// subtable returns the table under a key: an old one, a new one, or the newest of an array of
// tables. Where the key holds something else, which is an error, the result is not in the tree.
func (s *scanner) subtable(n *node, name keyPart, at Pos) *node {
	fresh := newTable(name.text, joinPath(n.path, name.text), name.at, at)
	fresh.implicit = true
	old := n.child(name.text)
	switch {
	case old == nil:
		n.add(fresh)
	case old.kind == table:
		return old
	case old.kind == array && len(old.items) > 0 && old.items[len(old.items)-1].kind == table:
		return old.items[len(old.items)-1]
	default:
		s.twice[name.at] = old.keyAt
	}
	return fresh
}

// pair reads key = value into a table.
func (s *scanner) pair(into *node, depth int) bool {
	parts, ok := s.key(depth)
	if !ok || !s.skip("=") {
		return false
	}
	s.skipSpace()
	for _, p := range parts[:len(parts)-1] {
		into = s.subtable(into, p, p.at)
	}
	last := parts[len(parts)-1]
	value, ok := s.value(joinPath(into.path, last.text), depth+len(parts))
	if value == nil {
		return false
	}
	value.key, value.keyAt = last.text, last.at
	if old := into.child(last.text); old != nil {
		s.twice[last.at] = old.keyAt
	} else {
		into.add(value)
	}
	return ok
}

// value reads one value. What stands before a mistake is in the result all the same.
func (s *scanner) value(path string, depth int) (*node, bool) {
	n := &node{path: path, at: s.lines.at(s.i)}
	if s.i == len(s.text) {
		return nil, false
	}
	switch {
	case depth > maxDepth:
		s.refuse(n.at, fmt.Sprintf("values may not be nested more than %d deep", maxDepth))
		return nil, false
	case len(path) > maxPath:
		s.refuse(n.at, "the keys around this value are too long")
		return nil, false
	}
	switch s.text[s.i] {
	case '[':
		n.kind = array
		s.i++
		return n, s.elements(n, depth)
	case '{':
		n.kind = table
		s.i++
		return n, s.inlineTable(n, depth)
	case '"', '\'':
		n.inside = s.lines.at(s.i + len(s.opening()))
		return n, s.quoted()
	}
	start := s.i
	for s.i < len(s.text) && !strings.ContainsRune(",]}#\r\n", rune(s.text[s.i])) {
		s.i++
	}
	return n, s.i > start
}

// opening is what stands between a text's place and its first character: one quotation mark, or three
// of them with the line's end that TOML drops.
func (s *scanner) opening() string {
	rest := s.text[s.i:]
	three := strings.Repeat(rest[:1], 3)
	for _, end := range []string{"\r\n", "\n", ""} {
		if strings.HasPrefix(rest, three+end) {
			return three + end
		}
	}
	return rest[:1]
}

func (s *scanner) elements(n *node, depth int) bool {
	for {
		s.skipBlank()
		if s.skip("]") {
			return true
		}
		element, ok := s.value(n.path, depth+1)
		if element != nil {
			element.keyAt = element.at
			n.items = append(n.items, element)
		}
		if !ok {
			return false
		}
		s.skipBlank()
		if !s.skip(",") {
			return s.skip("]")
		}
	}
}

func (s *scanner) inlineTable(n *node, depth int) bool {
	for {
		s.skipBlank()
		if s.skip("}") {
			return true
		}
		if !s.pair(n, depth) {
			return false
		}
		s.skipBlank()
		if !s.skip(",") {
			return s.skip("}")
		}
	}
}

func (s *scanner) refuse(at Pos, message string) {
	s.limit = &Diagnostic{Pos: at, Message: message}
}
