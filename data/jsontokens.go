package data

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"report/config"
)

// jsonTokens goes through a text of JSON and knows where each token begins.
type jsonTokens struct {
	path  string
	above int // lines of the file above the text
	raw   []byte
	dec   *json.Decoder
	m     *mistakes
	at    int   // offset at which the last token begins
	open  []int // offsets of the brackets that are not closed yet

	line, col, seen int // the place of an offset before at
}

func newJSONTokens(path string, raw []byte, above int, m *mistakes) *jsonTokens {
	x := &jsonTokens{path: path, above: above, raw: raw, m: m, dec: json.NewDecoder(bytes.NewReader(raw)), line: 1, col: 1}
	x.dec.UseNumber()
	return x
}

// next is the next token, or reports why there is none.
func (x *jsonTokens) next() (json.Token, bool) {
	x.at = int(x.dec.InputOffset())
	for x.at < len(x.raw) && strings.IndexByte(" \t\r\n,:", x.raw[x.at]) >= 0 {
		x.at++
	}
	t, err := x.dec.Token()
	if err != nil {
		x.broken(err)
		return nil, false
	}
	switch t {
	case json.Delim('['), json.Delim('{'):
		x.open = append(x.open, x.at)
	case json.Delim(']'), json.Delim('}'):
		x.open = x.open[:len(x.open)-1]
	}
	return t, true
}

// written is the last token as it stands in the text.
func (x *jsonTokens) written() []byte { return x.raw[x.at:x.dec.InputOffset()] }

// more says whether the list or object has another element.
func (x *jsonTokens) more() bool { return x.dec.More() }

// skip goes over the rest of a value whose first token is t.
func (x *jsonTokens) skip(t json.Token) bool {
	depth := len(x.open)
	if t != json.Delim('[') && t != json.Delim('{') {
		return true
	}
	for len(x.open) >= depth {
		if _, ok := x.next(); !ok {
			return false
		}
	}
	return true
}

// place is where the last token begins.
func (x *jsonTokens) place() config.Pos {
	x.line, x.col = x.going(x.line, x.col, x.raw[x.seen:x.at])
	x.seen = x.at
	return config.Pos{File: x.path, Line: x.above + x.line, Col: x.col}
}

// placeOf is where any offset is.
func (x *jsonTokens) placeOf(offset int) config.Pos {
	line, col := x.going(1, 1, x.raw[:offset])
	return config.Pos{File: x.path, Line: x.above + line, Col: col}
}

// going is the place after some text.
func (x *jsonTokens) going(line, col int, text []byte) (int, int) {
	if n := bytes.Count(text, []byte("\n")); n > 0 {
		line, col = line+n, 1
		text = text[1+bytes.LastIndexByte(text, '\n'):]
	}
	return line, col + utf8.RuneCount(text)
}

// broken tells of what is no JSON. Within a value it is told where the value begins.
func (x *jsonTokens) broken(err error) {
	var syntax *json.SyntaxError
	if !errors.As(err, &syntax) {
		if n := len(x.open); n > 0 {
			begin := x.open[n-1]
			what := map[byte]string{'[': "list", '{': "object"}[x.raw[begin]]
			x.m.errorf(x.placeOf(begin), "", "the %s that begins here is never closed", what)
			return
		}
		x.m.errorf(x.placeOf(x.at), "", "the value that begins here has no end")
		return
	}
	at := int(x.dec.InputOffset())
	at += len(x.raw[at:]) - len(bytes.TrimLeft(x.raw[at:], " \t\r\n"))
	x.m.errorf(x.placeOf(at), x.mend(at), "this is no JSON: %v", err)
}

// mend is a hint for what other programs write and JSON has not.
func (x *jsonTokens) mend(at int) string {
	rest := x.raw[at:]
	if len(rest) == 0 {
		return ""
	}
	before := bytes.TrimRight(x.raw[:at], " \t\r\n")
	switch {
	case bytes.HasPrefix(rest, []byte("NaN")), bytes.HasPrefix(rest, []byte("Infinity")), bytes.HasPrefix(rest, []byte("None")):
		return "write null for no value"
	case rest[0] == '\'':
		return `text stands in double quotes: "`
	case rest[0] == '/' || rest[0] == '#':
		return "JSON has no comments"
	case (rest[0] == ']' || rest[0] == '}') && bytes.HasSuffix(before, []byte(",")):
		return fmt.Sprintf("take the comma before %c away", rest[0])
	}
	return ""
}
