package brief

import (
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	gmtext "github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// footnotes reads [^name] and [^name]: text. Goldmark's own extension drops a note that nothing calls
// for, prints a call for one that is not there as it is written, and loses notes within notes; here
// all of them stay in the tree, to be told.
type footnotes struct{}

// Extend implements goldmark.Extender.
func (footnotes) Extend(md goldmark.Markdown) {
	md.Parser().AddOptions(
		parser.WithBlockParsers(util.Prioritized(noteDefinitions{extension.NewFootnoteBlockParser()}, 999)),
		parser.WithInlineParsers(util.Prioritized(noteCalls{}, 101)))
}

// noteDefinitions leaves each definition where it stands.
type noteDefinitions struct{ parser.BlockParser }

// Close implements parser.BlockParser.
func (noteDefinitions) Close(ast.Node, gmtext.Reader, parser.Context) {}

// noteCalls reads [^name] as a call, whether there is such a note or not.
type noteCalls struct{}

// noteCall is a node for [^name], or for the ^ of ^[words], which other programs read as a note.
type noteCall struct {
	ast.BaseInline
	name   string // empty for ^
	offset int
}

var kindNoteCall = ast.NewNodeKind("NoteCall")

// Kind implements ast.Node.
func (*noteCall) Kind() ast.NodeKind { return kindNoteCall }

// Dump implements ast.Node.
func (n *noteCall) Dump(source []byte, level int) {
	ast.DumpHelper(n, source, level, map[string]string{"Name": n.name}, nil)
}

// Trigger implements parser.InlineParser. An exclamation mark before a call is none of an image.
func (noteCalls) Trigger() []byte { return []byte{'!', '[', '^'} }

// Parse implements parser.InlineParser.
func (noteCalls) Parse(parent ast.Node, block gmtext.Reader, _ parser.Context) ast.Node {
	line, segment := block.PeekLine()
	from := 0
	switch line[0] {
	case '!':
		from = 1
	case '^':
		if _, call := noteName(line[1:]); call || len(line) < 2 || line[1] != '[' {
			return nil
		}
		block.Advance(1)
		return &noteCall{offset: segment.Start}
	}
	name, ok := noteName(line[from:])
	if !ok {
		return nil
	}
	if from > 0 {
		parent.AppendChild(parent, ast.NewTextSegment(segment.WithStop(segment.Start+1)))
	}
	block.Advance(from + len("[^]") + len(name))
	return &noteCall{name: name, offset: segment.Start + from}
}

// noteName reads the name in the [^name] that a text begins with.
func noteName[T string | []byte](s T) (name string, ok bool) {
	if len(s) < 2 || s[0] != '[' || s[1] != '^' {
		return "", false
	}
	for i := 2; i < len(s); i++ {
		switch c := s[i]; {
		case c == ']':
			return string(s[2:i]), i > 2
		case c == '[' || util.IsSpace(c):
			return "", false
		}
	}
	return "", false
}
