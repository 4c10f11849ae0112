package data

import "bytes"

// readJSONLines reads a file in which each line is an object of JSON, and a row.
func readJSONLines(in input, m *mistakes) ([]heading, []Row) {
	raw, ok := jsonText(in, m)
	in.refuse(m, "is for a single value of JSON", "path")
	if !ok || m.count > 0 {
		return nil, nil
	}
	if text := bytes.TrimLeft(raw, " \t\r\n"); text[0] == '[' {
		x := newJSONTokens(in.path, raw, 0, m)
		m.errorf(x.placeOf(len(raw)-len(text)), "where a file holds a list of objects, its name ends in .json", "each line holds an object, and a list begins here")
		return nil, nil
	}
	r := newJSONRows(in, m)
	for above := 0; len(raw) > 0; above++ {
		line, rest, _ := bytes.Cut(raw, []byte("\n"))
		raw = rest
		if len(bytes.TrimSpace(line)) == 0 {
			continue
		}
		if m.count > maxMistakes {
			break
		}
		if !r.line(newJSONTokens(in.path, line, above, m)) && len(r.rows) == in.maxRows {
			break
		}
	}
	return r.table()
}

// line reads one row.
func (r *jsonRows) line(x *jsonTokens) bool {
	t, ok := x.next()
	if !ok || !r.row(x, t) {
		return false
	}
	if after := bytes.TrimSpace(x.raw[x.dec.InputOffset():]); len(after) > 0 {
		r.m.errorf(x.placeOf(len(x.raw)-len(after)), "", "each line holds one object, and more follows on this one")
		return false
	}
	return true
}
