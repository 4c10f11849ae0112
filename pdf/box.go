package pdf

import (
	"math"

	"report/layout"
)

// box is an upright rectangle in page coordinates: left, top, right, bottom.
type box [4]layout.Pt

func (b *box) reach(x, y layout.Pt) {
	b[0], b[1] = math.Min(b[0], x), math.Min(b[1], y)
	b[2], b[3] = math.Max(b[2], x), math.Max(b[3], y)
}

// boxOf is the space that an item takes up. A curve stays within its control points; text is taken
// to rise and sink by its size at the most.
func boxOf(item layout.Item) box {
	inf := math.Inf(1)
	b := box{inf, inf, -inf, -inf}
	switch item := item.(type) {
	case layout.Text:
		b.reach(item.X, item.Y-item.Run.Size)
		b.reach(item.X+item.Run.Width, item.Y+item.Run.Size/4)
	case layout.Rect:
		b.reach(item.X, item.Y)
		b.reach(item.X+item.W, item.Y+item.H)
	case layout.Line:
		b.reach(item.X1, item.Y1)
		b.reach(item.X2, item.Y2)
	case layout.Path:
		for _, s := range item.Segments {
			for _, pt := range s.P[:s.Op.Points()] {
				b.reach(item.X+pt.X, item.Y+pt.Y)
			}
		}
	case layout.Image:
		b.reach(item.X, item.Y)
		b.reach(item.X+item.W, item.Y+item.H)
	}
	return b
}
