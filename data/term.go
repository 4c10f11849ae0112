package data

import (
	"fmt"
	"strings"

	"report/config"
)

// termKind is what a term is.
type termKind uint8

const (
	aLiteral   termKind = iota
	aName               // of a fact, or of a column of the row
	aTableName          // of a table
	aColumnOf           // text is a column of the table args[0]
	aListOf             // [args]
	aMapping            // {keys: args}
	anOperator          // text is applied to args
	aCall               // the function text is called with args
)

// term is a part of an expression.
type term struct {
	kind   termKind
	at     config.Pos
	text   string
	value  Value // of a literal
	args   []*term
	form   *form        // of a call
	nameAt config.Pos   // of a column's name
	keys   []string     // of a mapping
	keysAt []config.Pos // their places
}

func (t *term) with(args ...*term) *term {
	t.args = append(t.args, args...)
	return t.whole()
}

// whole is the term, unless something that belongs to it has a mistake.
func (t *term) whole() *term {
	for _, arg := range t.args {
		if arg == nil {
			return nil
		}
	}
	return t
}

// sort is what kind of thing a part of an expression stands for.
type sort uint8

const (
	aValue  sort = iota
	aBare        // a bare name: a value, or a table where one is wanted
	aColumn      // of a table, with some rows
	aTable       // with some rows
	aList
	aMap
	aText // a text that is written in the expression
	aKey  // a value or a mapping, by which a row is found
)

var sortWords = map[sort]string{
	aValue: "a value", aBare: "a name", aColumn: "a column", aTable: "a table", aList: "list", aMap: "mapping", aText: "a text", aKey: "a key",
}

func (t *term) sort() sort {
	switch t.kind {
	case aName:
		return aBare
	case aTableName:
		return aTable
	case aColumnOf:
		return aColumn
	case aListOf:
		return aList
	case aMapping:
		return aMap
	case aCall:
		return t.form.gives
	case aLiteral:
		if t.value.Cell.Kind == Text {
			return aText
		}
	}
	return aValue
}

// accepts says whether a parameter takes an argument of a sort.
func (want sort) accepts(t *term) bool {
	got := t.sort()
	switch want {
	case aValue:
		return got == aValue || got == aBare || got == aText
	case aKey:
		return got == aValue || got == aBare || got == aText || got == aMap
	case aTable:
		return got == aTable || got == aBare
	}
	return got == want
}

// sortsOf tells of arguments in a sentence.
func sortsOf(args []*term) string {
	if len(args) == 0 {
		return "nothing"
	}
	var words []string
	for _, t := range args {
		word := sortWords[t.sort()]
		if s := t.sort(); s == aList || s == aMap {
			word = "a " + word
		}
		words = append(words, word)
	}
	if n := len(words); n > 1 {
		return strings.Join(words[:n-1], ", ") + " and " + words[n-1]
	}
	return words[0]
}

// String writes a table or a column as an expression does, for messages.
func (t *term) String() string {
	switch t.kind {
	case aColumnOf:
		if !isIdentifier(t.text) {
			return fmt.Sprintf("%v[%q]", t.args[0], t.text)
		}
		return t.args[0].String() + "." + t.text
	case aTableName:
		if !isIdentifier(t.text) {
			return fmt.Sprintf("table(%q)", t.text)
		}
	case aCall:
		return t.text + "(…)"
	}
	return t.text
}
