package config

import (
	"fmt"
	"math"
	"reflect"
	"slices"
	"strings"
	"time"
	"unicode"
)

// Decode fills a pointer to a struct by its toml tags, with defaults from default tags. Keys that no
// field has, and values of the wrong type, are reported to d at their place, with a suggestion.
// Embedded structs are filled from the same table; fields without a toml tag are left alone.
//
// A key that is not set leaves its field as it was, unless one of these tags is there:
//
//	default:"a4"         the value then; of []string a list with commas
//	required:"true"      a missing key is an error at the table's header; a text without a visible
//	                     character, or an empty list, one at its place
//	oneof:"a4,letter"    text, or each text of a list, has to be one of these words
//	today:"true"         a Date may be the word "today"
//	alone:"true"         without a toml tag: a struct may be a text instead of a table, and this field has it then
//
// Fields are string (a date is taken too, as 2024-03-06), bool, int, float64, Date, Color; any (holds
// string, int64, float64, bool, Date, []any or map[string]any); structs and maps with text keys for
// sub-tables; slices; and pointers to these, nil when the key is not set. []string and []any take a
// single value as well as a list. Other types are a mistake in the program, and panic.
func (t *Table) Decode(into any, d *Diagnostics) {
	decoder{d: d, color: hexColor}.run(t, into)
}

// decoder carries what a decoding needs besides the value at hand.
type decoder struct {
	d *Diagnostics
	// color reads a colour; what is wrong with it goes to d.
	color func(text string, at Pos, d *Diagnostics) Color
}

func (x decoder) run(t *Table, into any) {
	v := reflect.ValueOf(into)
	if v.Kind() != reflect.Pointer || v.IsNil() || v.Elem().Kind() != reflect.Struct {
		panic(fmt.Sprintf("config: cannot decode into %T, which is no pointer to a struct", into))
	}
	n, found := t.find(nil)
	if !found || n.kind != table {
		n = newTable(t.Name, t.Path, t.Pos, t.Pos)
	}
	x.table(n, v.Elem())
}

// table fills a struct.
func (x decoder) table(n *node, v reflect.Value) {
	fields := fieldsOf(v.Type())
	known := map[string]bool{}
	for _, f := range fields {
		known[f.key] = true
	}
	for _, c := range n.items {
		if !known[c.key] {
			x.d.Errorf(c.keyAt, suggestKey(c.key, keysOf(fields)), "unknown key %q%s", c.key, inTable(n))
		}
	}
	for _, f := range fields {
		into := v.FieldByIndex(f.index)
		switch c := n.child(f.key); {
		case c != nil:
			if !x.value(c, f.key, into, f) || f.required && x.empty(c, f.key) {
				continue
			}
			if f.oneOf != nil {
				x.checkWords(c, f)
			}
		case f.required:
			x.d.Errorf(n.at, "", "%q is missing%s", f.key, inTable(n))
		default:
			f.setDefault(into)
		}
	}
}

// empty reports a required key with a value that says nothing.
func (x decoder) empty(n *node, name string) bool {
	switch text, ok := textOf(n); {
	case ok && strings.TrimSpace(text) == "":
		hint := "write something between the quotes"
		if strings.HasPrefix(n.at.File, setPlace) {
			hint = ""
		}
		x.d.Errorf(n.at, hint, "%s is empty", name)
	case n.kind == array && len(n.items) == 0:
		x.d.Errorf(n.at, "write something between the brackets", "%s is empty", name)
	default:
		return false
	}
	return true
}

// inTable says in which table something stands; the root has no name.
func inTable(n *node) string {
	if n.path == "" {
		return ""
	}
	return " in [" + n.path + "]"
}

// value fills v from a node. name is what messages call it. f is the field that it belongs to.
func (x decoder) value(n *node, name string, v reflect.Value, f field) bool {
	switch v.Type() {
	case dateType:
		return x.date(n, name, v, f.today)
	case colorType:
		return x.colorValue(n, name, v)
	}
	switch v.Kind() {
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		return x.value(n, name, v.Elem(), f)
	case reflect.Interface:
		value, ok := x.anything(n, name)
		if ok {
			v.Set(reflect.ValueOf(value))
		}
		return ok
	case reflect.Struct:
		if index, ok := aloneField(v.Type()); ok && n.kind != table {
			return x.alone(n, name, v, index)
		}
		if n.kind != table {
			return x.wrong(n, name, "a table")
		}
		x.table(n, v)
		return true
	case reflect.Map:
		return x.mapValue(n, name, v, f)
	case reflect.Slice:
		return x.list(n, name, v, f)
	}
	return x.scalar(n, name, v)
}

// alone fills a struct from a text that stands in the place of its table.
func (x decoder) alone(n *node, name string, v reflect.Value, index int) bool {
	text, ok := textOf(n)
	if !ok {
		return x.wrong(n, name, "text or a table")
	}
	for _, f := range fieldsOf(v.Type()) {
		f.setDefault(v.FieldByIndex(f.index))
	}
	v.Field(index).SetString(text)
	return x.clean(n, name, text)
}

func (x decoder) scalar(n *node, name string, v reflect.Value) bool {
	switch v.Kind() {
	case reflect.String:
		text, ok := textOf(n)
		if !ok {
			return x.wrong(n, name, "text")
		}
		v.SetString(text)
		return x.clean(n, name, text)
	case reflect.Bool:
		b, ok := n.value.(bool)
		if !ok {
			return x.wrong(n, name, "true or false")
		}
		v.SetBool(b)
	case reflect.Int:
		i, ok := n.value.(int64)
		if !ok {
			return x.wrong(n, name, "a whole number")
		}
		v.SetInt(i)
	case reflect.Float64:
		switch value := n.value.(type) {
		case int64:
			v.SetFloat(float64(value))
		case float64:
			v.SetFloat(value)
			return x.finite(n, name, value)
		default:
			return x.wrong(n, name, "a number")
		}
	}
	return true
}

// textOf gives a text, or a date as one: as_of = 2024-03-05 is as good as as_of = "2024-03-05".
func textOf(n *node) (string, bool) {
	switch v := n.value.(type) {
	case string:
		return v, true
	case time.Time:
		if isDate(v) {
			return v.Format(time.DateOnly), true
		}
	}
	return "", false
}

// clean refuses control characters, which an escape such as "\u0000" can put into a text and nothing
// can print. Line ends and tabs are fine.
func (x decoder) clean(n *node, name, text string) bool {
	for _, r := range text {
		if unicode.IsControl(r) && r != '\n' && r != '\t' {
			x.d.Errorf(n.at, "", "%s has a control character (0x%02x) in it", name, r)
			return false
		}
	}
	return true
}

func (x decoder) finite(n *node, name string, v float64) bool {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		x.d.Errorf(n.at, "", "%s must be a finite number", name)
		return false
	}
	return true
}

func (x decoder) mapValue(n *node, name string, v reflect.Value, f field) bool {
	if n.kind != table {
		return x.wrong(n, name, "a table")
	}
	v.Set(reflect.MakeMap(v.Type()))
	ok := true
	for _, c := range n.items {
		entry := reflect.New(v.Type().Elem()).Elem()
		if !x.value(c, name+"."+c.key, entry, f) {
			ok = false
			continue
		}
		v.SetMapIndex(reflect.ValueOf(c.key).Convert(v.Type().Key()), entry)
	}
	return ok
}

func (x decoder) list(n *node, name string, v reflect.Value, f field) bool {
	items := n.items
	if n.kind != array {
		switch elem := v.Type().Elem().Kind(); {
		case elem == reflect.String:
			if _, ok := textOf(n); !ok {
				return x.wrong(n, name, "text or a list of texts")
			}
		case elem != reflect.Interface || n.kind == table:
			return x.wrong(n, name, "a list")
		}
		items = []*node{n}
	} else {
		name = "each entry of " + name
	}
	v.Set(reflect.MakeSlice(v.Type(), 0, len(items)))
	ok := true
	for _, c := range items {
		entry := reflect.New(v.Type().Elem()).Elem()
		ok = x.value(c, name, entry, f) && ok
		v.Set(reflect.Append(v, entry))
	}
	return ok
}

// anything gives a value the Go type that goes with what stands there.
func (x decoder) anything(n *node, name string) (any, bool) {
	ok := true
	switch n.kind {
	case table:
		values := map[string]any{}
		for _, c := range n.items {
			value, fine := x.anything(c, name+"."+c.key)
			values[c.key], ok = value, ok && fine
		}
		return values, ok
	case array:
		values := []any{}
		for _, c := range n.items {
			value, fine := x.anything(c, "each entry of "+name)
			values, ok = append(values, value), ok && fine
		}
		return values, ok
	}
	switch v := n.value.(type) {
	case string:
		return v, x.clean(n, name, v)
	case float64:
		return v, x.finite(n, name, v)
	case time.Time:
		var date Date
		ok := x.date(n, name, reflect.ValueOf(&date).Elem(), false)
		return date, ok
	}
	return n.value, true
}

// checkWords holds text, alone or in a list, to the words that its field allows.
func (x decoder) checkWords(n *node, f field) {
	items := n.items
	if n.kind != array {
		items = []*node{n}
	}
	for _, c := range items {
		text, _ := textOf(c)
		if !slices.Contains(f.oneOf, text) {
			x.d.Errorf(c.at, Suggest(text, f.oneOf), "%s cannot be %q", f.key, text)
		}
	}
}
