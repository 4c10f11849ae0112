package brief

import (
	"bufio"
	"bytes"
	"html"
	"net/url"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	ghtml "github.com/yuin/goldmark/renderer/html"

	"report/layout"
	"report/layout/text"
)

// emphasis is what surrounds a piece of inline text.
type emphasis struct {
	bold, italic, code bool
	link               string
}

// spans sets the inline children of a node.
func (m *markdown) spans(n ast.Node, style layout.Style) []text.Span {
	var out []text.Span
	m.inline(n, style, emphasis{}, &out)
	return mergeSpans(out)
}

func (m *markdown) inline(parent ast.Node, style layout.Style, e emphasis, out *[]text.Span) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Text:
			s := m.resolve(unescape(n.Segment.Value(m.source)))
			if n.HardLineBreak() {
				s += "\n"
			} else if n.SoftLineBreak() {
				s += " "
			}
			*out = append(*out, m.span(s, style, e))
		case *ast.String:
			*out = append(*out, m.span(m.resolve(string(n.Value)), style, e))
		case *ast.CodeSpan:
			inner := e
			inner.code = true
			var s strings.Builder
			for c := n.FirstChild(); c != nil; c = c.NextSibling() {
				if t, ok := c.(*ast.Text); ok {
					s.Write(bytes.ReplaceAll(t.Segment.Value(m.source), []byte("\n"), []byte(" ")))
				}
			}
			*out = append(*out, m.span(m.resolve(s.String()), style, inner))
		case *ast.Emphasis:
			inner := e
			if n.Level == 2 {
				inner.bold = true
			} else {
				inner.italic = true
			}
			m.inline(n, style, inner, out)
		case *ast.Link:
			inner := e
			inner.link = m.link(n, m.resolve(unescape(n.Destination)))
			m.inline(n, style, inner, out)
		case *ast.AutoLink:
			inner := e
			address := string(n.URL(m.source))
			if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(address, "mailto:") {
				address = "mailto:" + address
			}
			inner.link = m.link(n, address)
			*out = append(*out, m.span(string(n.Label(m.source)), style, inner))
		case *ast.Image:
			m.errorf(n, "put it in a paragraph of its own", "an image cannot stand within a line")
		case *ast.RawHTML:
			if !bytes.HasPrefix(n.Segments.Value(m.source), []byte("</")) { // once for each pair is enough
				m.errorf(n, "write it in Markdown", "raw HTML has no meaning on a page")
			}
		case *extast.Strikethrough:
			m.errorf(n, "take the ~~ away, or write \\~", "struck-out text is not supported")
		default:
			m.errorf(n, "", "%s is not supported in a briefing's text", n.Kind())
		}
	}
}

// unescape resolves backslash escapes and entities as CommonMark says, both in one pass: goldmark
// does it only while it writes HTML, whose own escapes are then taken back.
func unescape(s []byte) string {
	if !bytes.ContainsAny(s, "\\&") {
		return string(s)
	}
	var b bytes.Buffer
	w := bufio.NewWriter(&b)
	ghtml.DefaultWriter.Write(w, s)
	w.Flush()
	return html.UnescapeString(b.String())
}

func (m *markdown) span(s string, style layout.Style, e emphasis) text.Span {
	t := style.Text()
	switch {
	case e.bold && e.italic:
		t.Face = style.Faces.BoldItalic
	case e.bold:
		t.Face = style.Faces.Bold
	case e.italic:
		t.Face = style.Faces.Italic
	}
	if e.code {
		code := m.c.theme.Code
		t.Face = code.Faces.Regular
		t.Size *= code.Size / m.c.theme.Body.Size
		t.Color = code.Color
	}
	if e.link != "" {
		t.Color = m.c.theme.Palette.Link
	}
	return text.Span{Text: s, Style: t, Link: e.link}
}

// linkSchemes are those that a page may open.
var linkSchemes = map[string]bool{"http": true, "https": true, "mailto": true}

// link checks an address; what is wrong with it is reported, and no link set.
func (m *markdown) link(n ast.Node, address string) string {
	if name, ok := strings.CutPrefix(address, "#"); ok {
		return m.c.reference(name, m.at(n))
	}
	u, err := url.Parse(address)
	if err != nil || !linkSchemes[u.Scheme] {
		m.errorf(n, "", "the link %q does not begin with https:, http:, mailto: or #", address)
		return ""
	}
	return u.String()
}

// mergeSpans joins neighbours of the same style, so that fewer pieces are set.
func mergeSpans(in []text.Span) []text.Span {
	var out []text.Span
	for i := 0; i < len(in); {
		j := i + 1
		for j < len(in) && in[j].Style == in[i].Style && in[j].Link == in[i].Link {
			j++
		}
		var joined strings.Builder
		for _, s := range in[i:j] {
			joined.WriteString(s.Text)
		}
		one := in[i]
		one.Text = joined.String()
		out = append(out, one)
		i = j
	}
	if n := len(out); n > 0 {
		out[n-1].Text = strings.TrimRight(out[n-1].Text, " \n")
	}
	return out
}
