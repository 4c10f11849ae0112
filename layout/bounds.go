package layout

import "math"

// bounds is the box around what an item paints.
type bounds struct{ left, top, right, bottom Pt }

func (b *bounds) include(x, y Pt) {
	b.left, b.right = min(b.left, x), max(b.right, x)
	b.top, b.bottom = min(b.top, y), max(b.bottom, y)
}

// boundsOf returns the box of an item: for text that of its advances and its font's height, for
// curves that of their control points.
func boundsOf(item Item) bounds {
	switch it := item.(type) {
	case Text:
		b := bounds{left: it.X, right: it.X + it.Run.Width, top: it.Y, bottom: it.Y}
		if it.Run.Font != nil {
			b.top -= it.Run.Font.Ascent() * it.Run.Size
			b.bottom += it.Run.Font.Descent() * it.Run.Size
		}
		return b
	case Line:
		half := it.Width / 2
		return bounds{min(it.X1, it.X2) - half, min(it.Y1, it.Y2) - half, max(it.X1, it.X2) + half, max(it.Y1, it.Y2) + half}
	case Rect:
		return bounds{it.X, it.Y, it.X + it.W, it.Y + it.H}
	case Image:
		return bounds{it.X, it.Y, it.X + it.W, it.Y + it.H}
	case Link:
		return bounds{it.X, it.Y, it.X + it.W, it.Y + it.H}
	case Path:
		return it.bounds()
	}
	return bounds{}
}

func (p Path) bounds() bounds {
	far := Pt(math.Inf(1))
	b := bounds{far, far, -far, -far}
	for _, s := range p.Segments {
		for _, q := range s.P[:s.Op.Points()] {
			b.include(p.X+q.X, p.Y+q.Y)
		}
	}
	return b
}
