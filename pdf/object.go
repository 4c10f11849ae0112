package pdf

import (
	"bytes"
	"fmt"
	"math"
	"slices"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"
)

// The objects of a PDF (ISO 32000-1, 7.3). Besides these an object is an int, a number (kept as it
// was written), a bool, nil for null, or a part of the structure tree, which writes itself.
type (
	name   string // without the slash, escapes resolved
	str    string // the bytes of a string
	number string // a real
	ref    int32  // an object of the same file, by its number
	array  []any
	dict   map[name]any
	stream struct {
		dict dict
		data []byte
	}
)

// numbering gives the objects of a file their numbers in what is written. One without a number is
// left out: a reference to it is null.
type numbering []int32

// appendObject writes an object. Keys are sorted, so the same object is always the same bytes.
func appendObject(b []byte, o any, n numbering) []byte {
	switch o := o.(type) {
	case nil:
		return append(b, "null"...)
	case bool:
		return strconv.AppendBool(b, o)
	case int:
		return strconv.AppendInt(b, int64(o), 10)
	case number:
		return append(b, o...)
	case ref:
		return n.appendRef(b, o)
	case name:
		return appendName(b, string(o))
	case str:
		return appendString(b, o)
	case array:
		b = append(b, '[')
		for i, v := range o {
			if i > 0 {
				b = append(b, ' ')
			}
			b = appendObject(b, v, n)
		}
		return append(b, ']')
	case dict:
		b = append(b, "<<"...)
		for _, k := range o.keys() {
			b = append(appendName(b, string(k)), ' ')
			b = appendObject(b, o[k], n)
		}
		return append(b, ">>"...)
	case *element:
		return o.append(b, n)
	case elements:
		return o.append(b, n)
	}
	panic(fmt.Sprintf("%T is no object of a PDF", o)) // a fault of this package: the set is closed
}

func (n numbering) of(r ref) int32 {
	if r <= 0 || int(r) >= len(n) {
		return 0
	}
	return n[r]
}

func (n numbering) appendRef(b []byte, r ref) []byte {
	if number := n.of(r); number > 0 {
		return append(strconv.AppendInt(b, int64(number), 10), " 0 R"...)
	}
	return append(b, "null"...)
}

func (d dict) keys() []name {
	keys := make([]name, 0, len(d))
	for k := range d {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

func appendName(b []byte, n string) []byte {
	b = append(b, '/')
	for _, c := range []byte(n) {
		if c <= ' ' || c >= 0x7F || isDelimiter(c) || c == '#' {
			b = fmt.Appendf(b, "#%02X", c)
		} else {
			b = append(b, c)
		}
	}
	return b
}

func appendString(b []byte, s str) []byte {
	b = append(b, '(')
	for i := range len(s) {
		b = appendEscaped(b, s[i])
	}
	return append(b, ')')
}

// appendEscaped writes a byte of a string. A bare carriage return would be read as a line feed.
func appendEscaped(b []byte, c byte) []byte {
	switch c {
	case '\\', '(', ')':
		return append(b, '\\', c)
	case '\r':
		return append(b, '\\', 'r')
	}
	return append(b, c)
}

// textString is how a PDF says words outside its pages: plain ASCII as it is, all else in UTF-16
// with a byte order mark.
func textString(s string) str {
	ascii := true
	for _, c := range []byte(s) {
		ascii = ascii && c < 0x7F && (c >= ' ' || c == '\n' || c == '\t')
	}
	if ascii {
		return str(s)
	}
	b := []byte{0xFE, 0xFF}
	for _, u := range utf16.Encode([]rune(s)) {
		b = append(b, byte(u>>8), byte(u))
	}
	return str(b)
}

// surrogates rewrites characters beyond U+FFFF as the two three-byte sequences of their surrogates.
// That is no UTF-8, but what fpdf turns into right UTF-16: it knows no sequence of four bytes.
func surrogates(s string) string {
	var b []byte
	for _, r := range s {
		hi, lo := utf16.EncodeRune(r)
		if r <= 0xFFFF {
			b = utf8.AppendRune(b, r)
			continue
		}
		for _, u := range [2]rune{hi, lo} {
			b = append(b, 0xE0|byte(u>>12), 0x80|byte(u>>6)&0x3F, 0x80|byte(u)&0x3F)
		}
	}
	return string(b)
}

// appendNumber writes a number of at most a few million with at most three decimals, without an
// exponent and without trailing zeros.
func appendNumber(b []byte, v float64) []byte {
	n := int64(math.Round(v * 1000))
	if n < 0 {
		b, n = append(b, '-'), -n
	}
	b = strconv.AppendInt(b, n/1000, 10)
	if n %= 1000; n == 0 {
		return b
	}
	digits := [4]byte{'.', '0' + byte(n/100), '0' + byte(n/10%10), '0' + byte(n%10)}
	return append(b, bytes.TrimRight(digits[:], "0")...)
}

func isDelimiter(c byte) bool {
	switch c {
	case '(', ')', '<', '>', '[', ']', '{', '}', '/', '%':
		return true
	}
	return false
}
