package layout

import "report/layout/text"

// tableWants is what a table's cells want of the columns' widths.
type tableWants struct {
	all, body []extent   // of the columns; body is without the header
	rows      [][]extent // of the cells of some rows, 0 where one covers several columns
	every     int        // one row in so many is in rows
}

// floor is the width that a column without one of its own keeps as long as it can: its longest words
// stay whole, and its lines where it is to stay whole.
func (w *tableWants) floor(columns []TableColumn, i int) Pt {
	if columns[i].Whole {
		return max(w.all[i].min, w.body[i].max)
	}
	return w.all[i].min
}

// enoughRows are as many as tell how the lines of a table's rows depend on the widths.
const enoughRows = 150

// wants measures the columns' cells.
func (t Table) wants(env Env) (*tableWants, error) {
	out := &tableWants{every: max(1, (len(t.Rows)+enoughRows-1)/enoughRows)}
	var wide, wideHead []spanning
	var err error
	if out.body, wide, err = t.extents(env, t.Rows, out); err != nil {
		return nil, err
	}
	if out.all, wideHead, err = t.extents(env, t.Header, nil); err != nil {
		return nil, err
	}
	for i, e := range out.body {
		out.all[i].include(e)
	}
	for _, s := range wide {
		t.widen(out.body, s)
		t.widen(out.all, s)
	}
	for _, s := range wideHead {
		t.widen(out.all, s)
	}
	return out, nil
}

// spanning is a cell over several columns.
type spanning struct {
	from, to int
	extent   extent
}

// extents measures the cells of rows, those over several columns on their own, and keeps what some of
// the rows want.
func (t Table) extents(env Env, rows []TableRow, wants *tableWants) (out []extent, wide []spanning, err error) {
	out = make([]extent, len(t.Columns))
	for r, row := range rows {
		var cells []extent
		if wants != nil && r%wants.every == 0 {
			cells = make([]extent, len(out))
			wants.rows = append(wants.rows, cells)
		}
		col := 0
		for _, cell := range row.Cells {
			to := min(col+max(1, cell.Span), len(out))
			if col >= to {
				break
			}
			if to-col == 1 && t.Columns[col].Width > 0 {
				col = to
				continue
			}
			e, err := measure(env, cell.Block)
			if err != nil {
				return nil, nil, err
			}
			if to-col == 1 {
				out[col].include(e)
				if cells != nil {
					cells[col] = e
				}
			} else {
				wide = append(wide, spanning{col, to, e})
			}
			col = to
		}
	}
	return out, wide, nil
}

// widen makes the columns below a cell as wide as it together, where they have no width of their own.
func (t Table) widen(out []extent, s spanning) {
	from, to, e := s.from, s.to, s.extent
	have := extent{min: t.PadX * 2 * Pt(to-from-1)}
	have.max = have.min
	open := 0
	for i := from; i < to; i++ {
		if w := t.Columns[i].Width; w > 0 {
			have.min += w
			have.max += w
			continue
		}
		open++
		have.min += out[i].min
		have.max += out[i].max
	}
	for i := from; i < to; i++ {
		if t.Columns[i].Width <= 0 {
			out[i].min += max(0, e.min-have.min) / Pt(open)
			out[i].max = max(out[i].min, out[i].max+max(0, e.max-have.max)/Pt(open))
		}
	}
}

// measure tells how wide a block wants to be. It knows text, what stands around text, pictures
// and shapes; other blocks take any width, so their columns should have one.
func measure(env Env, b Block) (extent, error) {
	if p, ok := b.(*Paragraph); ok { // there are too many to copy each
		return p.measure(env)
	}
	switch b := value(b).(type) {
	case Paragraph:
		return b.measure(env)
	case Stack:
		return measureAll(env, b.Blocks)
	case Keep:
		return measureAll(env, b.Blocks)
	case KeepNext:
		return measure(env, b.Block)
	case Mark:
		return measure(env, b.Block)
	case Box:
		e, err := measure(env, b.Block)
		return extent{e.min + b.Left + b.Right, e.max + b.Left + b.Right}, err
	case Graphic:
		return extent{0, b.Width}, nil
	case Tagged:
		const endless = 1e6
		f, _, err := b.Fit(env, endless, endless)
		return extent{f.Width, f.Width}, err
	}
	return extent{}, nil
}

func measureAll(env Env, blocks []Block) (extent, error) {
	var out extent
	for _, b := range blocks {
		e, err := measure(env, b)
		if err != nil {
			return out, err
		}
		out.include(e)
	}
	return out, nil
}

func (p *Paragraph) measure(env Env) (extent, error) {
	low, high, err := text.MinMax(p.Spans, p.breaking(env))
	return extent{low, high}, errorAt(err, p.At)
}
