package layout

// tolerance is what sums of heights may differ by rounding, in points. Nobody sees it.
const tolerance = 0.001

// Align is how lines stand in their column.
type Align uint8

// The alignments.
const (
	AlignLeft Align = iota
	AlignRight
	AlignCenter
)

// offset is where something that is width wide begins in a column that is w wide.
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
	}
	return b
}

// looksAround says that laying a block out again may give something else once page numbers are
// known: it is, or holds, a block from outside of this package, which may ask for Env.Outline. The
// blocks of this package never do.
func looksAround(b Block) bool {
	anyOf := func(blocks []Block) bool {
		for _, b := range blocks {
			if looksAround(b) {
				return true
			}
		}
		return false
	}
	switch b := value(b).(type) {
	case nil, Paragraph, Space, Gap, Rule, PageBreak, Graphic:
		return false
	case Stack:
		return anyOf(b.Blocks)
	case Keep:
		return anyOf(b.Blocks)
	case KeepNext:
		return looksAround(b.Block)
	case Mark:
		return looksAround(b.Block)
	case Box:
		return looksAround(b.Block)
	case Columns:
		for _, c := range b.Cols {
			if looksAround(c.Block) {
				return true
			}
		}
		return false
	case Table:
		for _, rows := range [][]TableRow{b.Header, b.Rows} {
			for _, row := range rows {
				for _, cell := range row.Cells {
					if looksAround(cell.Block) {
						return true
					}
				}
			}
		}
		return false
	}
	return true
}
