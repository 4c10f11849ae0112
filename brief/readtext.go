package brief

import (
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// readText is a text as its reader has it, without what comes from facts, and where each stretch of it stands
// in what the author wrote.
type readText struct {
	text    []byte
	origins []origin
}

// gap stands for what is not the author's own: a fact, a reference, code.
const gap = "\ufffc"

func (r *readText) add(s string, at int) {
	r.origins = append(r.origins, origin{len(r.text), at})
	r.text = append(r.text, s...)
}

func (r *readText) gap() { r.text = append(r.text, gap...) }

func (r *readText) piece(p piece) {
	switch p.kind {
	case plainText:
		r.add(p.text, p.at)
	case leftOut:
	default:
		r.gap()
	}
}

// written is where a byte of the text stands in what the author wrote.
func (r *readText) written(at int) int {
	i, exact := slices.BinarySearchFunc(r.origins, at, func(o origin, at int) int { return o.source - at })
	if !exact {
		i--
	}
	if i < 0 {
		return 0
	}
	return r.origins[i].written + at - r.origins[i].source
}

// read adds the words of a paragraph, a heading or a cell.
func (m *markdown) read(parent ast.Node, out *readText) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Text:
			m.readSegment(n.Segment.Start, n.Segment.Stop, out)
			if n.SoftLineBreak() || n.HardLineBreak() {
				out.text = append(out.text, ' ')
			}
		case *ast.String: // a quotation mark, a dash
			out.text = append(out.text, n.Value...)
		case *ast.Emphasis, *ast.Link:
			m.read(n, out)
		default:
			out.gap()
		}
	}
}

// readSegment adds a stretch of the source, with its entities and escapes read.
func (m *markdown) readSegment(from, to int, out *readText) {
	s := string(m.source[from:to])
	for i := 0; i < len(s); {
		n := strings.IndexFunc(s[i:], func(r rune) bool { return r == '&' || r == '\\' || r >= firstStandIn })
		if n < 0 {
			n = len(s) - i
		}
		if n > 0 {
			out.add(s[i:i+n], m.writtenAt(from+i))
			i += n
			continue
		}
		one := s[i : i+1]
		switch end := strings.IndexByte(s[i:], ';'); {
		case s[i] == '&' && end > 0 && end < 33:
			one = s[i : i+end+1]
		case s[i] == '\\' && i+1 < len(s):
			one = s[i : i+2]
		case s[i] >= 0xf0: // a stand-in, of four bytes
			one = s[i : i+4]
			out.gap()
			i += len(one)
			continue
		}
		read := unescape([]byte(one))
		if read == one && s[i] == '&' { // no entity
			one, read = "&", "&"
		}
		out.add(read, m.writtenAt(from+i))
		i += len(one)
	}
}
