package brief

import (
	"math"

	"report/layout"
)

// onGrid derives the theme of text in columns, whose lines stand level with those of the next column:
// every height is a whole number of the running text's lines. White space before a heading is dropped
// at the top of a column, so that it is in whole lines as well.
func onGrid(t layout.Theme) *layout.Theme {
	line := t.Body.Leading
	t.Body.Before, t.Body.After = 0, line
	for i := 1; i < len(t.Headings); i++ { // the section's own stands above the columns
		h := &t.Headings[i]
		h.Size = min(h.Size, line*0.93)
		h.Leading, h.Before, h.After = line, line, 0
	}
	t.Headings[1].Before = 2 * line
	code := &t.Code
	code.Leading, code.Before, code.After = line*math.Ceil(code.Size/line), line, line
	return &t
}

// inLines makes a block of text in columns as high as a whole number of lines.
func (m *markdown) inLines(b layout.Block) layout.Block {
	if !m.columns {
		return b
	}
	return wholeLines{b, m.theme.Body.Leading}
}

// wholeLines is a block with white space below it up to the next line.
type wholeLines struct {
	block layout.Block
	line  layout.Pt
}

// Block is the block without that white space.
func (b wholeLines) Block() layout.Block { return b.block }

// Fit implements layout.Block.
func (b wholeLines) Fit(env layout.Env, w, h layout.Pt) (layout.Frame, layout.Block, error) {
	f, rest, err := b.block.Fit(env, w, h)
	if err != nil {
		return f, nil, err
	}
	if f.Empty() && rest != nil {
		return layout.Frame{}, b, nil
	}
	f.Height = min(math.Ceil(f.Height/b.line-0.001)*b.line, max(h, f.Height))
	if rest != nil {
		rest = wholeLines{rest, b.line}
	}
	return f, rest, nil
}
