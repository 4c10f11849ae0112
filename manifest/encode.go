package manifest

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"
)

// Name is the file within a PDF.
const Name = "manifest.json"

// MIME is its kind.
const MIME = "application/json"

// largest is in bytes. What this program writes is far below it.
const largest = 64 << 20

// Encode writes a record as JSON, indented, with the rows of tables on a line each.
func (m Manifest) Encode() []byte {
	m.Sections, m.Inputs, m.Sources, m.Facts = listed(m.Sections), listed(m.Inputs), listed(m.Sources), listed(m.Facts)
	m.Tables, m.Charts, m.Sentences = listed(m.Tables), listed(m.Charts), listed(m.Sentences)
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(m); err != nil {
		panic(err) // a fault of this package: its types hold nothing that JSON does not have
	}
	return indent(bytes.TrimSpace(b.Bytes()))
}

// listed is a list that JSON does not call null.
func listed[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}

// Decode reads a record. Messages speak of it as "it".
func Decode(raw []byte) (*Manifest, error) {
	if len(raw) > largest {
		return nil, fmt.Errorf("it is larger than %d MB", largest>>20)
	}
	var head struct {
		Version *int `json:"version"`
	}
	switch err := json.Unmarshal(raw, &head); {
	case err != nil:
		return nil, fmt.Errorf("it is no JSON of a manifest: %w", plain(err))
	case head.Version == nil:
		return nil, errors.New("it is no manifest: it has no version")
	case *head.Version > Version:
		return nil, fmt.Errorf("it is of version %d, and this program reads up to version %d", *head.Version, Version)
	case *head.Version < 1:
		return nil, fmt.Errorf("there is no version %d of manifests", *head.Version)
	}
	dec := json.NewDecoder(bytes.NewReader(raw))
	dec.DisallowUnknownFields()
	m := &Manifest{}
	if err := dec.Decode(m); err != nil {
		return nil, fmt.Errorf("it is no manifest: %w", plain(err))
	}
	if _, err := dec.Token(); err != io.EOF {
		return nil, errors.New("it is no manifest: something follows its end")
	}
	return m, m.check()
}

// IsOne says whether a file is a record, of whatever version.
func IsOne(raw []byte) bool {
	var head struct {
		Version int      `json:"version"`
		Inputs  *[]Input `json:"inputs"`
		Facts   *[]any   `json:"facts"`
	}
	return json.Unmarshal(raw, &head) == nil && head.Version > 0 && head.Inputs != nil && head.Facts != nil
}

// plain takes the name of the package off an error.
func plain(err error) error { return errors.New(strings.TrimPrefix(err.Error(), "json: ")) }

// check tells what no program of ours writes, and what others would stumble on.
func (m *Manifest) check() error {
	if m.Title == "" || m.Lang == "" || m.Config == "" {
		return errors.New("it is no manifest: title, lang or config is missing")
	}
	if _, err := time.Parse(time.DateOnly, m.Date); err != nil {
		return fmt.Errorf("it is no manifest: %q is no date", m.Date)
	}
	facts, tables := map[string]bool{}, map[string]bool{}
	for _, f := range m.Facts {
		if f.Name == "" || facts[f.Name] {
			return fmt.Errorf("it is no manifest: two facts are called %q", f.Name)
		}
		facts[f.Name] = true
	}
	for _, t := range m.Tables {
		if t.Name == "" || tables[t.Name] {
			return fmt.Errorf("it is no manifest: two tables are called %q", t.Name)
		}
		tables[t.Name] = true
		for i, row := range t.Rows {
			if len(row) != len(t.Columns) {
				return fmt.Errorf("it is no manifest: row %d of the table %s has %d cells, not %d", i+1, t.Name, len(row), len(t.Columns))
			}
		}
		if len(t.Rows) > t.Count {
			return fmt.Errorf("it is no manifest: the table %s has more rows than it counts", t.Name)
		}
	}
	return nil
}

// indent sets compact JSON on lines, two spaces a level. A list of nothing but strings, as the rows of tables
// are, stays on one.
func indent(compact []byte) []byte {
	var out bytes.Buffer
	depth := 0
	line := func() {
		out.WriteByte('\n')
		out.WriteString(strings.Repeat("  ", depth))
	}
	for i := 0; i < len(compact); i++ {
		switch c := compact[i]; c {
		case '"':
			end := i + quoted(compact[i:])
			out.Write(compact[i:end])
			i = end - 1
		case '{', '[':
			if end := i + flat(compact[i:]); end > i {
				out.Write(compact[i:end])
				i = end - 1
				continue
			}
			out.WriteByte(c)
			depth++
			line()
		case '}', ']':
			depth--
			line()
			out.WriteByte(c)
		case ',':
			out.WriteByte(c)
			line()
		case ':':
			out.WriteString(": ")
		default:
			out.WriteByte(c)
		}
	}
	out.WriteByte('\n')
	return out.Bytes()
}

// quoted is the length of the string that JSON begins with.
func quoted(json []byte) int {
	for i := 1; i < len(json); i++ {
		switch json[i] {
		case '\\':
			i++
		case '"':
			return i + 1
		}
	}
	return len(json)
}

// flat is the length of the list of strings, or of the empty list or object, that JSON begins with; 0 where
// it is another.
func flat(json []byte) int {
	if json[1] == '}' || json[1] == ']' {
		return 2
	}
	if json[0] == '{' {
		return 0
	}
	for i := 1; i < len(json); {
		if json[i] != '"' {
			return 0
		}
		i += quoted(json[i:])
		switch json[i] {
		case ']':
			return i + 1
		case ',':
			i++
		}
	}
	return 0
}
