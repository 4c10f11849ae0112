package layout

// Columns sets blocks side by side; each splits on its own, and the rests go on beside each other.
// They begin together: where one of them has no room for its beginning, all go to the next page.
type Columns struct {
	Gap  Pt
	Cols []Column
}

// Column is one of Columns.
type Column struct {
	Width Pt // 0: an equal part of what the others leave
	Block Block
	Align VAlign // counts where no column is split
}

// Fit implements Block.
func (c Columns) Fit(env Env, w, h Pt) (Frame, Block, error) {
	c.Gap = narrowGap(c.Gap, w, len(c.Cols))
	widths := c.widths(w)
	rest := Columns{Gap: c.Gap, Cols: make([]Column, len(c.Cols))}
	frames := make([]Frame, len(c.Cols))
	out := Frame{Width: w}
	split, stuck, anything := false, false, false
	for i, col := range c.Cols {
		rest.Cols[i] = Column{Width: widths[i], Align: col.Align}
		if col.Block == nil {
			continue
		}
		f, r, err := col.Block.Fit(env, widths[i], h)
		if err != nil {
			return Frame{}, nil, err
		}
		frames[i], rest.Cols[i].Block = f, r
		split = split || r != nil
		stuck = stuck || r != nil && f.Empty()
		anything = anything || !f.Empty()
		out.Height = max(out.Height, f.Height)
	}
	if stuck && (!env.PageTop || !anything) {
		return Frame{}, c, nil
	}
	x := Pt(0)
	for i, col := range c.Cols {
		dy := Pt(0)
		if !split {
			dy = col.Align.offset(out.Height, frames[i].Height)
		}
		out.Place(frames[i], x, dy)
		x += widths[i] + c.Gap
	}
	if split {
		return out, rest, nil
	}
	return out, nil, nil
}

// narrowGap is the gap between n columns, narrowed where gaps would take more than half of the width.
func narrowGap(gap, w Pt, n int) Pt {
	if n < 2 {
		return gap
	}
	return min(gap, w/2/Pt(n-1))
}

// widths gives each column its width. Columns that ask for more than there is are narrowed alike.
func (c Columns) widths(w Pt) []Pt {
	widths := make([]Pt, len(c.Cols))
	room := w - c.Gap*Pt(max(0, len(c.Cols)-1))
	asked, open := Pt(0), 0
	for i, col := range c.Cols {
		widths[i] = col.Width
		asked += col.Width
		if col.Width <= 0 {
			widths[i] = 0
			open++
		}
	}
	if asked > room {
		return narrowed(widths, room)
	}
	for i, col := range c.Cols {
		if col.Width <= 0 {
			widths[i] = (room - asked) / Pt(open)
		}
	}
	return widths
}

func (c Columns) place() Place {
	for _, col := range c.Cols {
		if p := placeOf(col.Block); p != (Place{}) {
			return p
		}
	}
	return Place{}
}
