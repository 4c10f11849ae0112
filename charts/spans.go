package charts

import "report/layout"

// spans shades stretches along x, and finds places for their names.
func (a *annotation) spans() error {
	for _, s := range a.spec.Spans {
		b := a.stretch(s)
		a.fillAt(behind, b, a.spanGrey())
		if clean(s.Text) == "" {
			continue
		}
		forms, err := a.forms(s.Text, a.style.Text, 110)
		if err != nil {
			return err
		}
		c := caption{forms: forms}
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

// atTop lists places for the name of a span: inside at its top, as far down as need be, or beside it.
func (a *annotation) atTop(c *caption, i int, b box, extra float64) {
	const margin = 3
	w, h := c.forms[i].width, c.forms[i].height
	inside := w+2*margin <= b.x1-b.x0
	for y := b.y0 + margin; y+h <= b.y1-2; y += 4 {
		cost := extra + (y-b.y0-margin)/4
		if !inside {
			cost += 6
		}
		c.seat(a.figure, i, b.x0+margin, y, left, cost)
		if inside {
			c.seat(a.figure, i, (b.x0+b.x1-w)/2, y, center, cost+1)
			c.seat(a.figure, i, b.x1-margin-w, y, right, cost+2)
			continue
		}
		c.seat(a.figure, i, b.x1+margin, y, left, cost+2)
		c.seat(a.figure, i, b.x0-margin-w, y, right, cost+3)
	}
}
