package layout

import (
	"math"

	"report/layout/text"
)

// inkBox is the rectangle that glyphs blacken, y downwards.
type inkBox struct{ x0, y0, x1, y1 Pt }

var noInk = inkBox{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}

func (b inkBox) empty() bool { return !(b.x0 < b.x1 && b.y0 < b.y1) }

func (b inkBox) join(c inkBox) inkBox {
	return inkBox{min(b.x0, c.x0), min(b.y0, c.y0), max(b.x1, c.x1), max(b.y1, c.y1)}
}

// placed is the box at x, y in a size, of one that is given in ems.
func (b inkBox) placed(x, y, size Pt) inkBox {
	return inkBox{x + b.x0*size, y + b.y0*size, x + b.x1*size, y + b.y1*size}
}

// overlap says whether two boxes share more than a rounding error.
func (b inkBox) overlap(c inkBox) bool {
	const slack = 0.25
	return b.x0+slack < c.x1 && c.x0+slack < b.x1 && b.y0+slack < c.y1 && c.y0+slack < b.y1
}

// inkCache holds the boxes of glyphs, in ems: a document has few different ones.
type inkCache map[*text.Font]map[text.GlyphID]inkBox

func (c inkCache) glyph(f *text.Font, g text.GlyphID) inkBox {
	glyphs := c[f]
	if glyphs == nil {
		glyphs = map[text.GlyphID]inkBox{}
		c[f] = glyphs
	}
	if b, ok := glyphs[g]; ok {
		return b
	}
	b := noInk
	outline, _ := f.Outline(g) // a broken one is told when it is painted
	for _, s := range outline {
		for _, q := range s.P[:s.Op.Points()] { // controls stand at most a little outside of the curve
			b = b.join(inkBox{q.X, q.Y, q.X, q.Y})
		}
	}
	glyphs[g] = b
	return b
}

// each calls do with the box of every glyph of a text that has ink, until it returns false.
func (c inkCache) each(t Text, do func(inkBox) bool) {
	if t.Run.Font == nil {
		return
	}
	pen := t.X
	for i, g := range t.Run.Glyphs {
		x, y := pen, t.Y
		if i < len(t.Run.Shifts) {
			x, y = x+Pt(t.Run.Shifts[i].DX), y+Pt(t.Run.Shifts[i].DY)
		}
		if b := c.glyph(t.Run.Font, g.ID); !b.empty() && !do(b.placed(x, y, t.Run.Size)) {
			return
		}
		pen += Pt(g.Advance)
	}
}

// of is the box of a whole text.
func (c inkCache) of(t Text) inkBox {
	all := noInk
	c.each(t, func(b inkBox) bool {
		all = all.join(b)
		return true
	})
	return all
}

// collide says whether a glyph of one text is printed over one of the other.
func (c inkCache) collide(a, b Text) (yes bool) {
	near := c.of(b)
	c.each(a, func(g inkBox) bool {
		if g.overlap(near) {
			c.each(b, func(h inkBox) bool {
				yes = g.overlap(h)
				return !yes
			})
		}
		return !yes
	})
	return yes
}
