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

// noteCall is a node for [^name].
type noteCall struct {
	ast.BaseInline
	name   string
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
func (noteCalls) Trigger() []byte { return []byte{'!', '['} }

// Parse implements parser.InlineParser.
func (noteCalls) Parse(parent ast.Node, block gmtext.Reader, _ parser.Context) ast.Node {
	line, segment := block.PeekLine()
	from := 0
	if line[0] == '!' {
		from = 1
	}
	if len(line) < from+4 || line[from] != '[' || line[from+1] != '^' {
		return nil
	}
	to := from + 2
	for to < len(line) && line[to] != ']' {
		if line[to] == '[' || util.IsSpace(line[to]) {
			return nil
		}
		to++
	}
	if to == len(line) || to == from+2 {
		return nil
	}
	if from > 0 {
		parent.AppendChild(parent, ast.NewTextSegment(segment.WithStop(segment.Start+1)))
	}
	block.Advance(to + 1)
	return &noteCall{name: string(line[from+2 : to]), offset: segment.Start + from}
}
