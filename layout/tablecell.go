package layout

import "report/layout/text"

// cellBlock gives the paragraphs of a cell its column's alignment, unless that is the usual one, and
// the cell's tag and the table's place where they have none.
func cellBlock(b Block, align Align, tag *Tag, at Place) Block {
	switch b := value(b).(type) {
	case nil:
		return nil
	case Paragraph:
		if align != AlignLeft {
			b.Align = align
		}
		if b.Align == AlignJustify { // a cell is too narrow for even spaces
			b.Align = AlignLeft
		}
		if b.Tag == nil {
			b.Tag = tag
			b.Spans = notEmpty(b.Spans)
		}
		if b.At == (Place{}) {
			b.At = at
		}
		return b
	case Stack:
		blocks := make([]Block, len(b.Blocks))
		for i := range b.Blocks {
			blocks[i] = cellBlock(b.Blocks[i], align, tag, at)
		}
		return Stack{blocks}
	case Mark:
		b.Block = cellBlock(b.Block, align, tag, at)
		return b
	case Tagged:
		if tag == nil {
			return b
		}
		return b.Under(tag)
	default:
		return b
	}
}

// notEmpty sets a no-break space in an empty cell: it keeps the cell in the document's structure,
// which is made from what is painted, and the cells after it in their columns.
func notEmpty(spans []text.Span) []text.Span {
	for _, s := range spans {
		if s.Text != "" {
			return spans
		}
	}
	if len(spans) == 0 {
		return nil
	}
	blank := spans[0]
	blank.Text = "\u00a0"
	return []text.Span{blank}
}
