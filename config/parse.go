package config

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/BurntSushi/toml"
)

// parse reads a TOML text into a tree whose places are known. What is wrong goes to d, and the result
// is then nil.
func parse(file string, data []byte, d *Diagnostics) *node {
	if len(data) > maxFile {
		d.Errorf(Pos{File: file}, "", "this file is larger than %d KB", maxFile>>10)
		return nil
	}
	text := strings.TrimPrefix(string(data), "\ufeff")
	lines := newLineIndex(file, text)
	if message, offset := checkBytes(text); message != "" {
		d.Errorf(lines.at(offset), "", "%s", message)
		return nil
	}
	s := scan(file, text)
	if s.limit != nil {
		d.List = append(d.List, *s.limit)
		return nil
	}
	values, err := decode(s.understood())
	switch {
	case err != nil:
		d.List = append(d.List, syntaxError(s, err))
		return nil
	case s.i < len(text):
		d.Errorf(lines.at(s.i), "", "this cannot be read as TOML")
		return nil
	}
	s.root.attach(values)
	return s.root
}

// checkBytes finds what no TOML file may hold.
func checkBytes(text string) (message string, offset int) {
	if strings.HasPrefix(text, "\xff\xfe") || strings.HasPrefix(text, "\xfe\xff") {
		return "this file is in UTF-16; save it as UTF-8", 0
	}
	if strings.HasPrefix(text, "\ufeff") {
		return "the file begins with two byte order marks; save it with one or none", 0
	}
	for i, r := range text {
		switch {
		case r == utf8.RuneError && !strings.HasPrefix(text[i:], "\ufffd"):
			return fmt.Sprintf("the byte 0x%02x is not valid UTF-8; save the file as UTF-8", text[i]), i
		case r == '\r' && !strings.HasPrefix(text[i:], "\r\n"):
			return "there is a carriage return without a line feed; end lines with a line feed", i
		case r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == 0x7f:
			return fmt.Sprintf("there is a control character (0x%02x), which TOML does not allow", r), i
		}
	}
	return "", 0
}

// understood is the text as far as it is known to keep to the limits: to the end of the line on which
// the scan stopped, and not far on that.
func (s *scanner) understood() string {
	const beyond = 200 // bytes
	end := min(s.i+beyond, len(s.text))
	if line := strings.IndexByte(s.text[s.i:end], '\n'); line >= 0 {
		end = s.i + line + 1
	}
	for end < len(s.text) && !utf8.RuneStart(s.text[end]) {
		end--
	}
	return s.text[:end]
}

// decode calls the TOML library, which panics on what it takes for mistakes of its own.
func decode(text string) (values map[string]any, err error) {
	defer func() {
		if r := recover(); r != nil {
			values, err = nil, fmt.Errorf("this cannot be read as TOML (%v)", r)
		}
	}()
	_, err = toml.Decode(text, &values)
	return values, err
}

// unquoteKey reads a key in quotes.
func unquoteKey(quoted string) (string, bool) {
	values, err := decode(quoted + " = 0")
	if err != nil {
		return "", false
	}
	for key := range values {
		return key, true
	}
	return "", false
}

// attach puts the values that the TOML library read at their places.
func (n *node) attach(value any) {
	switch v := value.(type) {
	case map[string]any:
		n.kind = table
		for _, c := range n.items {
			if inner, ok := v[c.key]; ok {
				c.attach(inner)
			}
		}
	case []map[string]any:
		n.kind = array
		for i, c := range n.items {
			if i < len(v) {
				c.attach(v[i])
			}
		}
	case []any:
		n.kind = array
		for i, c := range n.items {
			if i < len(v) {
				c.attach(v[i])
			}
		}
	case string:
		// The same text with the line ends of another system is the same text.
		n.value = strings.ReplaceAll(v, "\r\n", "\n")
	default:
		n.value = value
	}
}

// syntaxError gives the library's error our place and plainer words.
func syntaxError(s *scanner, err error) Diagnostic {
	var e toml.ParseError
	if !errors.As(err, &e) {
		return Diagnostic{Pos: s.lines.at(s.i), Message: err.Error()}
	}
	message, hint := explain(e.Message)
	// The library's columns are in bytes, and wrong at the start of a line: the offset is right.
	offset := e.Position.Start
	if strings.HasPrefix(e.Message, "invalid escape in string") || strings.Contains(e.Message, "hexadecimal digits") {
		// The position is that of the whole text up to here.
		offset += e.Position.Len - 1
	}
	x := Diagnostic{Pos: s.lines.at(offset), Message: message, Hint: hint}
	if strings.HasSuffix(message, " earlier") {
		s.locateTwice(&x)
	}
	return x
}

// locateTwice points an error about a key that is already set at that key: the library has by then
// read on into its value.
func (s *scanner) locateTwice(x *Diagnostic) {
	second := slices.SortedFunc(maps.Keys(s.twice), comparePos)
	// The library's place is the second key's line: a part of a dotted header, or behind the key.
	if len(second) == 0 || second[0].Line > x.Pos.Line {
		return
	}
	x.Pos = second[0]
	x.Message = fmt.Sprintf("%s on line %d", strings.TrimSuffix(x.Message, " earlier"), s.twice[x.Pos].Line)
}
