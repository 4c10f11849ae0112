package brief

import (
	"bufio"
	"bytes"
	"html"
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"

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

// inlineText is the text of a paragraph or cell, with the notes that it calls for, and those of its
// spans that print the number of a page.
type inlineText struct {
	spans []text.Span
	notes []layout.Note
	pages []pageSpan
}

// pageSpan is a span that prints the page of an anchor.
type pageSpan struct {
	span   int
	anchor string
	print  func(page int) string
}

// fragment is a span before its neighbours are joined to it.
type fragment struct {
	text.Span
	own bool // stays a span of its own
	// fixed says that it is no prose: code, or what calls for a note.
	fixed bool
	note  *layout.Note
	page  string // anchor whose page it prints
}

// set sets the inline children of a node as a paragraph.
func (m *markdown) set(n ast.Node, style layout.Style, tag *layout.Tag) layout.Block {
	t, at := m.inlineText(n, style), place(m.at(n))
	if len(t.pages) == 0 {
		return t.paragraph(nil, style, tag, at)
	}
	return pageNumbers{func(pageOf pageOf) layout.Block { return t.paragraph(pageOf, style, tag, at) }}
}

// paragraph sets the text with the pages' numbers as far as they are known, and stand-ins otherwise.
func (t inlineText) paragraph(pageOf pageOf, style layout.Style, tag *layout.Tag, at layout.Place) *layout.Paragraph {
	spans := t.spans
	if len(t.pages) > 0 && pageOf != nil {
		spans = slices.Clone(spans)
		for _, p := range t.pages {
			if n, known := pageOf(p.anchor); known {
				spans[p.span].Text = p.print(n)
			}
		}
	}
	p := style.Spans(spans, tag, at)
	p.Notes = t.notes
	return p
}

// inlineText reads the inline children of a node.
func (m *markdown) inlineText(n ast.Node, style layout.Style) inlineText {
	if m.c.rehearsing() && m.c.typed != nil {
		var read readText
		m.read(n, &read)
		m.c.typed.add(read, m.places)
	}
	var all []fragment
	m.inline(n, style, emphasis{}, &all)
	m.bind(all)
	return m.join(all)
}

// bind replaces the spaces at which no line shall end, also those at the seams of fragments.
func (m *markdown) bind(all []fragment) {
	var s strings.Builder
	for _, f := range all {
		if f.fixed {
			s.WriteString(strings.Repeat("\x00", len(f.Text)))
		} else {
			s.WriteString(f.Text)
		}
	}
	bounds := m.c.bounds(s.String())
	begin := 0
	for i := range all {
		f := &all[i]
		var b strings.Builder
		from := 0
		for ; len(bounds) > 0 && bounds[0].at < begin+len(f.Text); bounds = bounds[1:] {
			at := bounds[0].at - begin
			b.WriteString(f.Text[from:at] + bounds[0].space)
			from = at + 1
		}
		begin += len(f.Text)
		f.Text = b.String() + f.Text[from:]
	}
}

// text reads plain text, with the references in it.
func (m *markdown) text(s string, style layout.Style, e emphasis, out *[]fragment) {
	for {
		i := strings.IndexFunc(s, func(r rune) bool { p := m.standsFor(r); return p != nil && p.ref != nil })
		if i < 0 {
			break
		}
		m.plain(m.resolve(s[:i]), style, e, out)
		r, size := utf8.DecodeRuneInString(s[i:])
		m.reference(m.standsFor(r).ref, style, e, out)
		s = s[i+size:]
	}
	m.plain(m.resolve(s), style, e, out)
}

func (m *markdown) plain(s string, style layout.Style, e emphasis, out *[]fragment) {
	*out = append(*out, fragment{Span: m.span(s, style, e), fixed: e.code})
}

func (m *markdown) reference(r *reference, style layout.Style, e emphasis, out *[]fragment) {
	if m.within == inHeading {
		m.c.noReference(r, "in a heading or a picture's description")
		return
	}
	to := m.c.citeReference(r)
	if e.link == "" {
		e.link = to.link
	}
	f := fragment{Span: m.span(to.text, style, e), own: to.page}
	if to.page {
		f.page = strings.TrimPrefix(to.link, "#")
	}
	*out = append(*out, f)
}

func (m *markdown) inline(parent ast.Node, style layout.Style, e emphasis, out *[]fragment) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Text:
			s := unescape(n.Segment.Value(m.source))
			if n.HardLineBreak() {
				s += "\n"
			} else if n.SoftLineBreak() {
				s += " "
			}
			m.text(s, style, e, out)
		case *ast.String:
			m.plain(m.resolve(string(n.Value)), style, e, out)
		case *ast.CodeSpan:
			inner := e
			inner.code = true
			var s strings.Builder
			for c := n.FirstChild(); c != nil; c = c.NextSibling() {
				if t, ok := c.(*ast.Text); ok {
					s.Write(bytes.ReplaceAll(t.Segment.Value(m.source), []byte("\n"), []byte(" ")))
				}
			}
			m.plain(m.resolve(s.String()), style, inner, out)
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
			m.plain(m.resolve(string(n.Label(m.source))), style, inner, out)
		case *noteCall:
			m.call(n, style, out)
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
	if e.italic && m.c.lang == "zh" { // Chinese has no italics
		e.bold, e.italic = true, false
	}
	switch {
	case e.bold && e.italic:
		t.Face = style.Faces.BoldItalic
	case e.bold:
		t.Face = style.Faces.Bold
	case e.italic:
		t.Face = style.Faces.Italic
	}
	if e.code {
		code := m.theme.Code
		t.Face = code.Faces.Regular
		t.Size *= code.Size / m.theme.Body.Size
		t.Color = code.Color
		t.Verbatim = true
	}
	if e.link != "" {
		t.Color = m.theme.Palette.Link
	}
	return text.Span{Text: s, Style: t, Link: e.link}
}

// linkSchemes are those that a page may open.
var linkSchemes = map[string]bool{"http": true, "https": true, "mailto": true}

// link checks an address; what is wrong with it is reported, and no link set.
func (m *markdown) link(n ast.Node, address string) string {
	if name, ok := strings.CutPrefix(address, "#"); ok {
		return m.c.linkTo(name, m.at(n))
	}
	u, err := url.Parse(address)
	if err != nil || !linkSchemes[u.Scheme] {
		m.errorf(n, "", "the link %q does not begin with https:, http:, mailto: or #", address)
		return ""
	}
	return u.String()
}

// join joins neighbours of the same style, so that fewer pieces are set.
func (m *markdown) join(in []fragment) inlineText {
	var out inlineText
	for i := 0; i < len(in); {
		j := i + 1
		for j < len(in) && !in[i].own && !in[j].own && in[j].Style == in[i].Style && in[j].Link == in[i].Link {
			j++
		}
		var joined strings.Builder
		for _, s := range in[i:j] {
			joined.WriteString(s.Text)
		}
		one := in[i].Span
		one.Text = joined.String()
		if in[i].note != nil {
			in[i].note.Span = len(out.spans)
			out.notes = append(out.notes, *in[i].note)
		}
		if in[i].page != "" {
			out.pages = append(out.pages, pageSpan{len(out.spans), in[i].page, m.c.onPage})
		}
		out.spans = append(out.spans, one)
		i = j
	}
	if n := len(out.spans); n > 0 {
		out.spans[n-1].Text = strings.TrimRight(out.spans[n-1].Text, " \n")
	}
	return out
}
