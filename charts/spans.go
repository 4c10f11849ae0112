package charts

import (
	"slices"

	"report/layout"
)

// spans shades stretches along x, and finds places for their names.
func (a *annotation) spans() error {
	above, err := a.spansAbove()
	if err != nil || above {
		return err
	}
	a.shadeSpans(0)
	for i, s := range a.spec.Spans {
		b := a.stretch(s)
		if clean(s.Text) == "" || !a.firstPanel() {
			continue
		}
		forms, err := a.forms(s.Text, a.style.Text, spanNameWidth)
		if err != nil {
			return err
		}
		c := caption{key: "spans", index: i, forms: forms}
		for i, form := range c.forms {
			a.atTop(&c, i, b, 2*float64(len(form.labels)-1))
			c.more.top = form.height + 6
		}
		a.captions = append(a.captions, c)
	}
	return nil
}

// spanGrey is the grey of a span, on which gridlines can still be seen.
func (f *figure) spanGrey() layout.Color { return mix(f.style.Background, f.style.Grid, 0.6) }

// stretch is the box of a span. Among bars it takes the whole of the first and the last.
func (a *annotation) stretch(s Span) box {
	from, _ := a.placeOf(s.From)
	to, _ := a.placeOf(s.To)
	if a.plane.slotted {
		from, to = from-0.5, to+0.5
	}
	if a.plane.sideways {
		return box{a.area.x0, max(a.top(), a.atY(-from)), a.area.x1, min(a.area.y1, a.atY(-to))}
	}
	return box{max(a.area.x0, a.atX(from)), a.top(), min(a.area.x1, a.atX(to)), a.area.y1}
}

// spanNameWidth is how wide the name of a span is at most, in points.
const spanNameWidth = 110

// spansAbove sets the names of spans in a row above their shades, where one of them is wider than its
// shade. They have as few lines as keep them apart.
func (a *annotation) spansAbove() (above bool, err error) {
	if a.plane.sideways || !a.firstPanel() {
		return false, nil
	}
	var names []spanName
	for i, s := range a.spec.Spans {
		if clean(s.Text) == "" {
			continue
		}
		n := spanName{index: i, shade: a.stretch(s)}
		if n.forms, err = a.forms(s.Text, a.style.Text, spanNameWidth); err != nil {
			return false, err
		}
		narrowest := n.forms[len(n.forms)-1].width
		above = above || narrowest+2*spanMargin > n.shade.x1-n.shade.x0
		names = append(names, n)
	}
	if !above {
		return false, nil
	}
	row := a.spanRow(names)
	a.shadeSpans(row)
	return true, nil
}

// shadeSpans shades the spans below a row of names. One that lies within others is darker, and stands
// before them.
func (a *annotation) shadeSpans(row layout.Pt) {
	var bs []box
	for _, s := range a.spec.Spans {
		b := a.stretch(s)
		b.y0 = min(b.y0+row, b.y1)
		bs = append(bs, b)
	}
	around := func(b box) (n int) {
		for _, o := range bs {
			if o != b && o.x0 <= b.x0 && o.x1 >= b.x1 && o.y0 <= b.y0 && o.y1 >= b.y1 {
				n++
			}
		}
		return n
	}
	slices.SortStableFunc(bs, func(b, c box) int { return around(b) - around(c) })
	for _, b := range bs {
		a.fillAt(behind, b, mix(a.spanGrey(), a.style.Muted, min(0.1*float64(around(b)), 0.2)))
	}
}

// spanName is the name of a span, which may stand above its shade.
type spanName struct {
	index int
	shade box
	forms []lines
}

// form is that of n lines, or else the one that comes nearest.
func (s spanName) form(n int) int { return min(n, len(s.forms)) - 1 }

// spanRow sets the names of spans above their shades, and says how high they are.
func (a *annotation) spanRow(names []spanName) layout.Pt {
	var at []block
	ok := false
	row := layout.Pt(0)
	for n := 1; n <= noteLines+1 && !ok; n++ {
		var bs []block
		row = 0
		for k, s := range names {
			form := s.forms[s.form(n)]
			bs = append(bs, block{k, (s.shade.x0 + s.shade.x1) / 2, form.width + captionGap})
			row = max(row, form.height)
		}
		at, ok = pushApart(bs, -captionGap/2, a.width+captionGap/2)
		for i, b := range at {
			shade := names[b.id].shade
			reach := b.height/2 - captionGap/2
			ok = ok && b.y-reach < shade.x1 && b.y+reach > shade.x0
			at[i].height = layout.Pt(n)
		}
	}
	for _, b := range at {
		s := names[b.id]
		i := s.form(int(b.height))
		c := caption{key: "spans", index: s.index, forms: s.forms, more: reserve{top: row + spanMargin}}
		if form := s.forms[i]; ok {
			c.seat(a.figure, i, b.y-form.width/2, a.top()+row-form.height, center, 0)
		}
		a.captions = append(a.captions, c)
	}
	return row + 1
}

// spanMargin is what a name keeps from the edges of its shade, in points.
const spanMargin = 3

// atTop lists places for the name of a span: inside at its top, or as far down as need be.
func (a *annotation) atTop(c *caption, i int, b box, extra float64) {
	const margin = spanMargin
	w, h := c.forms[i].width, c.forms[i].height
	if w+2*margin > b.x1-b.x0 && !a.plane.sideways {
		return
	}
	for y := b.y0 + margin; y+h <= b.y1-2; y += 4 {
		cost := extra + (y-b.y0-margin)/4
		c.seat(a.figure, i, b.x0+margin, y, left, cost)
		c.seat(a.figure, i, (b.x0+b.x1-w)/2, y, center, cost+1)
		c.seat(a.figure, i, b.x1-margin-w, y, right, cost+2)
	}
}
