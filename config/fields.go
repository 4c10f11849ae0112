package config

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"
)

// field is a struct's field that a key fills.
type field struct {
	key      string
	index    []int // for reflect's FieldByIndex
	typ      reflect.Type
	initial  string   // of the tag default
	oneOf    []string // the words that text may be, or nil for any
	required bool
	today    bool // the word "today" is a date here
}

var (
	dateType  = reflect.TypeFor[Date]()
	colorType = reflect.TypeFor[Color]()
)

// fieldsOf lists the fields with a toml tag, those of embedded structs among them. Other fields are
// the program's own. A type that no key can fill is a mistake in the program.
func fieldsOf(t reflect.Type) []field {
	var list []field
	for i := range t.NumField() {
		f := t.Field(i)
		key, tagged := f.Tag.Lookup("toml")
		switch {
		case f.Anonymous && !tagged && f.Type.Kind() == reflect.Struct:
			for _, inner := range fieldsOf(f.Type) {
				inner.index = append([]int{i}, inner.index...)
				list = append(list, inner)
			}
			continue
		case !tagged || key == "-":
			continue
		case !f.IsExported() || !fillable(f.Type):
			panic(fmt.Sprintf("config: the field %s of %s has a toml tag, but a key cannot fill its type %s", f.Name, t, f.Type))
		}
		entry := field{key: key, index: []int{i}, typ: f.Type,
			initial: f.Tag.Get("default"), required: f.Tag.Get("required") == "true", today: f.Tag.Get("today") == "true"}
		if words := f.Tag.Get("oneof"); words != "" {
			entry.oneOf = strings.Split(words, ",")
		}
		list = append(list, entry)
	}
	return list
}

// aloneField finds the field of a struct that a text fills in the place of a table.
func aloneField(t reflect.Type) (index int, ok bool) {
	for i := range t.NumField() {
		if t.Field(i).Tag.Get("alone") == "true" {
			return i, true
		}
	}
	return 0, false
}

// fillable says whether a key can fill a type.
func fillable(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.String, reflect.Bool, reflect.Int, reflect.Float64, reflect.Struct:
		return true
	case reflect.Interface:
		return t.NumMethod() == 0
	case reflect.Pointer:
		return t.Elem().Kind() != reflect.Pointer && fillable(t.Elem())
	case reflect.Slice:
		return fillable(t.Elem())
	case reflect.Map:
		return t.Key().Kind() == reflect.String && fillable(t.Elem())
	}
	return false
}

func keysOf(fields []field) []string {
	var keys []string
	for _, f := range fields {
		keys = append(keys, f.key)
	}
	return keys
}

// setDefault sets the field of a key that is not set, and those in a sub-table that is not there.
func (f field) setDefault(v reflect.Value) {
	switch {
	case f.initial != "":
		setText(v, f.initial)
	case v.Kind() == reflect.Struct && v.Type() != dateType && v.Type() != colorType:
		for _, inner := range fieldsOf(v.Type()) {
			inner.setDefault(v.FieldByIndex(inner.index))
		}
	}
}

// setText sets a value from a default tag, which has to fit its type.
func setText(v reflect.Value, text string) {
	var err error
	switch v.Kind() {
	case reflect.String:
		v.SetString(text)
	case reflect.Bool:
		var b bool
		b, err = strconv.ParseBool(text)
		v.SetBool(b)
	case reflect.Int:
		var i int64
		i, err = strconv.ParseInt(text, 10, 64)
		v.SetInt(i)
	case reflect.Float64:
		var f float64
		f, err = strconv.ParseFloat(text, 64)
		v.SetFloat(f)
	case reflect.Slice:
		if v.Type().Elem().Kind() != reflect.String {
			panic(fmt.Sprintf("config: a field of type %s cannot have a default", v.Type()))
		}
		v.Set(reflect.MakeSlice(v.Type(), 0, 0))
		for _, word := range strings.Split(text, ",") {
			v.Set(reflect.Append(v, reflect.ValueOf(word).Convert(v.Type().Elem())))
		}
	default:
		panic(fmt.Sprintf("config: a field of type %s cannot have a default", v.Type()))
	}
	if err != nil {
		panic(fmt.Sprintf("config: the default %q does not fit the type %s", text, v.Type()))
	}
}
