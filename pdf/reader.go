package pdf

import (
	"bytes"
	"encoding/hex"
	"errors"
	"fmt"
	"math"
	"strconv"
)

// file is a PDF as its objects, by number; number 0 is never used.
type file struct {
	objects []any
	root    ref
	info    ref
}

func (f *file) add(o any) ref {
	f.objects = append(f.objects, o)
	return ref(len(f.objects) - 1)
}

// dict returns the dictionary of an object, a stream's too. It is nil where the object is neither.
func (f *file) dict(o any) dict {
	if r, ok := o.(ref); ok {
		if r <= 0 || int(r) >= len(f.objects) {
			return nil
		}
		o = f.objects[r]
	}
	switch o := o.(type) {
	case dict:
		return o
	case *stream:
		return o.dict
	}
	return nil
}

// readFile reads what fpdf writes: one section of objects, a plain cross-reference table, streams
// whose lengths stand in their dictionaries. PDFs at large are searched, in search.go.
func readFile(data []byte) (*file, error) {
	p := &parser{data: data}
	offsets, err := p.crossReferences()
	if err != nil {
		return nil, err
	}
	if err := p.word("trailer"); err != nil {
		return nil, err
	}
	trailer, err := p.object()
	if err != nil {
		return nil, err
	}
	f := &file{objects: make([]any, len(offsets))}
	f.root, _ = f.dict(trailer)["Root"].(ref)
	f.info, _ = f.dict(trailer)["Info"].(ref)
	for n := 1; n < len(offsets); n++ {
		p.at = offsets[n]
		if f.objects[n], err = p.indirect(n); err != nil {
			return nil, fmt.Errorf("object %d: %w", n, err)
		}
	}
	return f, nil
}

// crossReferences finds and reads the table of where each object stands.
func (p *parser) crossReferences() ([]int, error) {
	const pointer = "startxref"
	at := bytes.LastIndex(p.data, []byte(pointer))
	if at < 0 {
		return nil, errors.New("it has no cross-reference table")
	}
	p.at = at + len(pointer)
	table, err := p.int()
	if err != nil || table < 0 || table > at {
		return nil, errors.New("it does not say where its cross-reference table stands")
	}
	p.at = table
	if p.word("xref") != nil {
		return nil, errors.New("its cross-reference table is not where it says")
	}
	first, err := p.int()
	size, errSize := p.int()
	if err != nil || errSize != nil || first != 0 || size < 1 || size > len(p.data) {
		return nil, errors.New("its cross-reference table is broken")
	}
	offsets := make([]int, size)
	for i := range offsets {
		offset, err := p.int()
		_, errGeneration := p.int()
		kind := p.token()
		if err != nil || errGeneration != nil || kind != "n" && kind != "f" {
			return nil, fmt.Errorf("entry %d of its cross-reference table is broken", i)
		}
		offsets[i] = offset
	}
	return offsets, nil
}

// parser reads objects from bytes.
type parser struct {
	data  []byte
	at    int
	depth int
	// count is of the objects read so far; most is how many there may be, 0 for any number.
	count, most int
}

// indirect reads "n 0 obj ... endobj".
func (p *parser) indirect(n int) (any, error) {
	if p.at <= 0 || p.at >= len(p.data) {
		return nil, errors.New("it is not in the file")
	}
	if got, err := p.int(); err != nil || got != n {
		return nil, errors.New("it is not where the table says")
	}
	if err := errors.Join(p.word("0"), p.word("obj")); err != nil {
		return nil, err
	}
	o, err := p.object()
	if err != nil {
		return nil, err
	}
	switch token := p.token(); token {
	case "endobj":
		return o, nil
	case "stream":
		d, _ := o.(dict)
		length, ok := d["Length"].(int)
		start := p.at + 1 // the line's end
		if !ok || length < 0 || start+length > len(p.data) {
			return nil, errors.New("its stream has no length")
		}
		p.at = start + length
		if err := errors.Join(p.word("endstream"), p.word("endobj")); err != nil {
			return nil, err
		}
		return &stream{d, p.data[start : start+length : start+length]}, nil
	default:
		return nil, fmt.Errorf("%q instead of its end", token)
	}
}

// skipSpace goes over white space and comments.
func (p *parser) skipSpace() {
	for p.at < len(p.data) {
		switch c := p.data[p.at]; {
		case isSpace(c):
			p.at++
		case c == '%':
			for p.at < len(p.data) && p.data[p.at] != '\n' && p.data[p.at] != '\r' {
				p.at++
			}
		default:
			return
		}
	}
}

func isSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

// token reads up to the next space or delimiter.
func (p *parser) token() string {
	p.skipSpace()
	start := p.at
	for p.at < len(p.data) && !isSpace(p.data[p.at]) && !isDelimiter(p.data[p.at]) {
		p.at++
	}
	return string(p.data[start:p.at])
}

func (p *parser) word(want string) error {
	if got := p.token(); got != want {
		return fmt.Errorf("%q instead of %q", got, want)
	}
	return nil
}

func (p *parser) int() (int, error) { return strconv.Atoi(p.token()) }

// name reads a name behind its slash.
func (p *parser) name() name {
	start := p.at
	for p.at < len(p.data) && !isSpace(p.data[p.at]) && !isDelimiter(p.data[p.at]) {
		p.at++
	}
	raw := p.data[start:p.at]
	if !bytes.ContainsRune(raw, '#') {
		return name(raw)
	}
	var b []byte
	for i := 0; i < len(raw); i++ {
		if raw[i] == '#' && i+2 < len(raw) {
			if v, err := strconv.ParseUint(string(raw[i+1:i+3]), 16, 8); err == nil {
				b = append(b, byte(v))
				i += 2
				continue
			}
		}
		b = append(b, raw[i])
	}
	return name(b)
}

func (p *parser) has(prefix string) bool {
	return bytes.HasPrefix(p.data[p.at:], []byte(prefix))
}

func (p *parser) object() (any, error) {
	const deepest = 32
	if p.depth > deepest {
		return nil, errors.New("its objects are nested too deeply")
	}
	if p.count++; p.most > 0 && p.count > p.most {
		return nil, errors.New("it has too many objects")
	}
	p.depth++
	defer func() { p.depth-- }()
	p.skipSpace()
	switch {
	case p.at >= len(p.data):
		return nil, errors.New("it ends too soon")
	case p.has("<<"):
		p.at += 2
		return p.dict()
	case p.has("<"):
		return p.hexString()
	case p.has("["):
		p.at++
		return p.array()
	case p.has("("):
		return p.string()
	case p.has("/"):
		p.at++
		return p.name(), nil
	}
	return p.numberOrWord()
}

func (p *parser) dict() (dict, error) {
	d := dict{}
	for {
		p.skipSpace()
		if p.has(">>") {
			p.at += 2
			return d, nil
		}
		if !p.has("/") {
			return nil, errors.New("a dictionary has something else where a key should be")
		}
		p.at++
		key := p.name()
		v, err := p.object()
		if err != nil {
			return nil, err
		}
		d[key] = v
	}
}

func (p *parser) array() (array, error) {
	a := array{}
	for {
		p.skipSpace()
		if p.has("]") {
			p.at++
			return a, nil
		}
		v, err := p.object()
		if err != nil {
			return nil, err
		}
		a = append(a, v)
	}
}

// string reads a literal string.
func (p *parser) string() (str, error) {
	var b []byte
	open := 0 // parentheses within
	for p.at++; p.at < len(p.data); p.at++ {
		switch c := p.data[p.at]; c {
		case '(':
			open++
			b = append(b, c)
		case ')':
			if open == 0 {
				p.at++
				return str(b), nil
			}
			open--
			b = append(b, c)
		case '\\':
			p.at++
			b = p.escaped(b)
		default:
			b = append(b, c)
		}
	}
	return "", errors.New("a string does not end")
}

// escapes are the letters that stand for other bytes behind a backslash.
var escapes = map[byte]byte{'n': '\n', 'r': '\r', 't': '\t', 'b': '\b', 'f': '\f'}

// escaped reads what stands behind a backslash, and leaves the place at its last byte.
func (p *parser) escaped(b []byte) []byte {
	if p.at >= len(p.data) {
		return b
	}
	c := p.data[p.at]
	if v, ok := escapes[c]; ok {
		return append(b, v)
	}
	switch {
	case c == '\r' && p.at+1 < len(p.data) && p.data[p.at+1] == '\n': // the string goes on on the next line
		p.at++
		return b
	case c == '\r' || c == '\n':
		return b
	case !isOctal(c):
		return append(b, c)
	}
	v, digits := int(c-'0'), 1
	for ; digits < 3 && p.at+1 < len(p.data) && isOctal(p.data[p.at+1]); digits++ {
		p.at++
		v = v*8 + int(p.data[p.at]-'0')
	}
	return append(b, byte(v))
}

func isOctal(c byte) bool { return c >= '0' && c <= '7' }

// hexString reads <48656C6C6F>. A digit that is missing at the end is 0.
func (p *parser) hexString() (str, error) {
	end := bytes.IndexByte(p.data[p.at:], '>')
	if end < 0 {
		p.at = len(p.data)
		return "", errors.New("a string does not end")
	}
	var digits []byte
	for _, c := range p.data[p.at+1 : p.at+end] {
		if !isSpace(c) {
			digits = append(digits, c)
		}
	}
	p.at += end + 1
	if len(digits)%2 == 1 {
		digits = append(digits, '0')
	}
	b := make([]byte, hex.DecodedLen(len(digits)))
	if _, err := hex.Decode(b, digits); err != nil {
		return "", errors.New("a string has something else than hexadecimal digits")
	}
	return str(b), nil
}

// numberOrWord reads a number, a reference (two integers and R), true, false or null.
func (p *parser) numberOrWord() (any, error) {
	token := p.token()
	switch token {
	case "null":
		return nil, nil
	case "true", "false":
		return token == "true", nil
	}
	n, err := strconv.Atoi(token)
	if err != nil {
		if _, err := strconv.ParseFloat(token, 64); err != nil {
			return nil, fmt.Errorf("%q is no object", token)
		}
		return number(token), nil
	}
	after := p.at
	if n > 0 && n <= math.MaxInt32 {
		if _, err := strconv.ParseUint(p.token(), 10, 16); err == nil && p.token() == "R" {
			return ref(n), nil
		}
	}
	p.at = after
	return n, nil
}
