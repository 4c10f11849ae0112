package data

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"report/config"
)

// readJSON reads a list of objects (RFC 8259), one for each row: the file's, or that to which path leads.
func readJSON(in input, m *mistakes) ([]heading, []Row) {
	raw, ok := jsonText(in, m)
	if !ok {
		return nil, nil
	}
	x := newJSONTokens(in.path, raw, 0, m)
	r := newJSONRows(in, m)
	t, ok := x.next()
	if ok && in.spec.Path != "" {
		t, ok = in.follow(x, t)
	}
	if !ok || !r.list(x, t) {
		return nil, nil
	}
	if after := bytes.TrimLeft(raw[x.dec.InputOffset():], " \t\r\n"); len(after) > 0 && len(x.open) == 0 {
		m.errorf(x.placeOf(len(raw)-len(after)), "", "more follows after the end of the list")
		return nil, nil
	}
	return r.table()
}

// jsonText is the text of a file of JSON.
func jsonText(in input, m *mistakes) ([]byte, bool) {
	in.refuse(m, "is for tables of text", "delimiter", "decimal", "grouping")
	in.refuse(m, "is for workbooks", "sheet", "range", "header_rows")
	text := newTextReader(in.path, bytes.NewReader(in.raw), "save it in UTF-8")
	text.most = 2*len(in.raw) + textPiece // UTF-16 grows by up to a half
	raw, err := io.ReadAll(text)
	var fault *textError
	start := config.Pos{File: in.path, Line: 1}
	switch {
	case errors.As(err, &fault):
		m.errorf(fault.at, fault.hint, "%s", fault.message)
	case err != nil:
		m.errorf(start, "", "the file cannot be read: %v", err)
	case len(bytes.TrimSpace(raw)) == 0:
		m.errorf(start, "", "the file is empty")
	default:
		return raw, m.count == 0
	}
	return nil, false
}

// follow goes to the value that path leads to: names of keys, and places in lists from 0, with dots between.
func (in input) follow(x *jsonTokens, t json.Token) (json.Token, bool) {
	steps := strings.Split(in.spec.Path, ".")
	for i, step := range steps {
		known, found, ok := enter(x, t, step)
		if !ok {
			return nil, false
		}
		if !found {
			where := in.path
			if i > 0 {
				where = fmt.Sprintf("%q in %s", strings.Join(steps[:i], "."), in.path)
			}
			hint := ""
			if len(known) > 0 {
				hint = config.Suggest(step, known)
			}
			x.m.errorf(in.node.At("path"), hint, "%s has no %q", where, step)
			return nil, false
		}
		if t, ok = x.next(); !ok {
			return nil, false
		}
	}
	return t, true
}

// enter goes on within the value that begins with t until that of a key, or of a place in a list, is next.
// known are the keys that it has gone by.
func enter(x *jsonTokens, t json.Token, step string) (known []string, found, ok bool) {
	if t != json.Delim('{') && t != json.Delim('[') {
		return nil, false, true
	}
	for i := 0; x.more(); i++ {
		name := strconv.Itoa(i)
		if t == json.Delim('{') {
			key, ok := x.next()
			if !ok {
				return nil, false, false
			}
			name = key.(string)
			known = append(known, name)
		}
		if name == step {
			return nil, true, true
		}
		if v, ok := x.next(); !ok || !x.skip(v) {
			return nil, false, false
		}
	}
	_, ok = x.next()
	return known, false, ok
}

// list reads the rows of the list that begins with t.
func (r *jsonRows) list(x *jsonTokens, t json.Token) bool {
	if t != json.Delim('[') {
		at, hint := x.place(), ""
		if t == json.Delim('{') {
			lists, ok := listsWithin(x, "", 0)
			if !ok {
				return false
			}
			for i := range lists {
				if r.spec.Path != "" {
					lists[i] = r.spec.Path + "." + lists[i]
				}
				lists[i] = fmt.Sprintf("path = %q", lists[i])
			}
			switch {
			case x.more() && len(x.open) == 0 && r.spec.Path == "":
				hint = "where each line holds an object, the name of the file ends in .jsonl"
			case len(lists) > 0:
				hint = fmt.Sprintf("to take a list that is within it, write %s in [data.%s]", strings.Join(lists, " or "), r.input.table)
			}
		}
		r.m.errorf(at, hint, "a table is a list of objects, and %s begins here", nameOf(t))
		return false
	}
	for x.more() {
		if t, ok := x.next(); !ok || !r.row(x, t) {
			return false
		}
	}
	_, ok := x.next()
	return ok
}

// listsWithin are the ways to the first few lists of objects within the object that x has entered.
func listsWithin(x *jsonTokens, path string, depth int) (lists []string, ok bool) {
	const most = 3
	for x.more() {
		key, ok := x.next()
		if !ok {
			return nil, false
		}
		t, ok := x.next()
		if !ok {
			return nil, false
		}
		name := strings.TrimPrefix(path+"."+key.(string), ".")
		switch {
		case t == json.Delim('[') && bytes.HasPrefix(bytes.TrimLeft(x.raw[x.dec.InputOffset():], " \t\r\n"), []byte("{")):
			lists = append(lists, name)
			ok = x.skip(t)
		case t == json.Delim('{') && depth < maxNesting:
			var more []string
			more, ok = listsWithin(x, name, depth+1)
			lists = append(lists, more...)
		default:
			ok = x.skip(t)
		}
		if !ok {
			return nil, false
		}
	}
	_, ok = x.next()
	return slices.Clip(lists[:min(len(lists), most)]), ok
}

// nameOf names what begins with a token in a sentence.
func nameOf(t json.Token) string {
	switch v := t.(type) {
	case json.Delim:
		return map[json.Delim]string{'[': "a list", '{': "an object"}[v]
	case string:
		return "text"
	case json.Number:
		return "a number"
	case bool:
		return "true or false"
	}
	return "null"
}
