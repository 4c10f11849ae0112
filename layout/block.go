package layout

import "slices"

// tolerance is what sums of heights may differ by rounding, in points. Nobody sees it.
const tolerance = 0.001

// Align is how lines stand in their column.
type Align uint8

// The alignments.
const (
	AlignLeft Align = iota
	AlignRight
	AlignCenter
	AlignJustify // lines fill the column, but for a paragraph's last
)

// offset is where something that is width wide begins in a column that is w wide. Justified lines
// come as wide as their column; one that does not is a paragraph's last, and stands left.
func (a Align) offset(w, width Pt) Pt {
	switch a {
	case AlignRight:
		return w - width
	case AlignCenter:
		return (w - width) / 2
	}
	return 0
}

// VAlign is how a column or cell stands when its neighbours are higher.
type VAlign uint8

// The vertical alignments.
const (
	AlignTop VAlign = iota
	AlignMiddle
	AlignBottom
)

func (a VAlign) offset(h, height Pt) Pt {
	switch a {
	case AlignMiddle:
		return (h - height) / 2
	case AlignBottom:
		return h - height
	}
	return 0
}

// Tagged is a block from outside of this package that is a node of the document's structure as a whole:
// a chart's shapes.
type Tagged interface {
	Block
	// Node is the block's.
	Node() *Tag
	// Under is the same block with a node of its own below parent, for the cell of a table.
	Under(parent *Tag) Block
}

// value returns a block of this package as a value where it was given as a pointer, so that there is
// one case of each kind.
func value(b Block) Block {
	switch b := b.(type) {
	case *Paragraph:
		return *b
	case *Space:
		return *b
	case *Stack:
		return *b
	case *Keep:
		return *b
	case *KeepNext:
		return *b
	case *Mark:
		return *b
	case *Rule:
		return *b
	case *PageBreak:
		return *b
	case *Columns:
		return *b
	case *Box:
		return *b
	case *Graphic:
		return *b
	case *Table:
		return *b
	case *Multicol:
		return *b
	case *Gap:
		return *b
	}
	return b
}

// looksAround says that laying a block out again may give something else once page numbers are
// known: it is, or holds, a block from outside of this package, which may ask for Env.Outline. The
// blocks of this package never do.
func looksAround(b Block) bool {
	return holds(b, func(b Block) bool {
		switch b.(type) {
		case Paragraph, Space, Gap, Rule, PageBreak, Graphic, Stack, Keep, KeepNext, Mark, Box, Columns, Multicol, Table:
			return false
		}
		return true
	})
}

// holds says that a block is, or has within it or in its notes, one that is looked for. Paragraphs
// are not: there are too many to copy each.
func holds(b Block, wanted func(Block) bool) bool {
	if p, ok := b.(*Paragraph); ok {
		return p.notesHold(wanted)
	}
	b = value(b)
	if b == nil {
		return false
	}
	if wanted(b) {
		return true
	}
	anyOf := func(blocks []Block) bool {
		return slices.ContainsFunc(blocks, func(b Block) bool { return holds(b, wanted) })
	}
	switch b := b.(type) {
	case Paragraph:
		return b.notesHold(wanted)
	case Stack:
		return anyOf(b.Blocks)
	case Keep:
		return anyOf(b.Blocks)
	case KeepNext:
		return holds(b.Block, wanted)
	case Mark:
		return holds(b.Block, wanted)
	case Box:
		return holds(b.Block, wanted)
	case Multicol:
		return holds(b.Block, wanted)
	case Columns:
		return slices.ContainsFunc(b.Cols, func(c Column) bool { return holds(c.Block, wanted) })
	case Table:
		inRow := func(row TableRow) bool {
			return slices.ContainsFunc(row.Cells, func(c TableCell) bool { return holds(c.Block, wanted) })
		}
		return slices.ContainsFunc(b.Header, inRow) || slices.ContainsFunc(b.Rows, inRow) || holds(b.Foot, wanted)
	}
	return false
}

func (p *Paragraph) notesHold(wanted func(Block) bool) bool {
	return slices.ContainsFunc(p.Notes, func(n Note) bool { return holds(n.Block, wanted) })
}
