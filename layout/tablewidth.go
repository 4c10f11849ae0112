package layout

import (
	"fmt"
	"slices"

	"report/layout/text"
)

// extent is how narrow something can be, and how wide it would be with all the room there is.
type extent struct{ min, max Pt }

func (e *extent) include(o extent) {
	e.min, e.max = max(e.min, o.min), max(e.max, o.max)
}

// columnWidths shares the width out between the columns and the gaps between them. Columns with a
// Width have it; the others are measured. Where all fit on one line the gaps grow alike until the
// table fills its column, as long as no column has a width of its own; with one the others grow in
// proportion. Where not all fit short columns keep their one line and long ones wrap; where not even
// the longest words fit the widest columns give way.
func (t Table) columnWidths(env Env, w Pt) (widths []Pt, gap Pt, err error) {
	gap = narrowGap(2*t.PadX, w, len(t.Columns))
	widths = make([]Pt, len(t.Columns))
	room := w - gap*Pt(len(t.Columns)-1)
	all := room
	var open []int // columns without a width of their own
	for i, col := range t.Columns {
		if col.Width > 0 {
			widths[i] = col.Width
			room -= col.Width
		} else {
			open = append(open, i)
		}
	}
	if room < 0 || len(open) == 0 && room < tolerance {
		return narrowed(widths, all), gap, nil
	}
	extents, err := env.memo.widths(t, func() ([]extent, error) { return t.extents(env) })
	if err != nil {
		return nil, 0, err
	}
	wanted := make([]extent, len(open))
	most := Pt(0)
	for k, i := range open {
		wanted[k] = extents[i]
		most += extents[i].max
	}
	if n := len(widths); len(open) == n && n > 1 && most > 0 && most <= room {
		for i, e := range extents {
			widths[i] = e.max
		}
		wide := gap + (room-most)/Pt(n-1)
		if last := t.Columns[n-1]; wide > widestGap && last.Align == AlignLeft && !last.Whole {
			// Text at the end takes what is left, so that the others stay near each other.
			widths[n-1] += Pt(n-1) * (wide - max(widestGap, gap))
			wide = max(widestGap, gap)
		}
		return widths, wide, nil
	}
	whole := make([]bool, len(open))
	for k, i := range open {
		whole[k] = t.Columns[i].Whole
	}
	shares, err := shareWhole(wanted, whole, room)
	if err != nil {
		return nil, 0, &Error{At: t.At, Err: err}
	}
	for k, share := range shares {
		widths[open[k]] = share
	}
	return widths, gap, nil
}

// widestGap is how far columns may stand apart for a reader to keep to the row.
const widestGap = 24

// leastColumn is the width below which a column of text is no use: some five letters.
const leastColumn = 24

// shareWhole shares the room so that no column that is to stay whole gets less than its widest word,
// and says so where that cannot be.
func shareWhole(wanted []extent, whole []bool, room Pt) ([]Pt, error) {
	out := share(wanted, room)
	split := false
	for k, e := range wanted {
		split = split || whole[k] && out[k] < e.min-tolerance
	}
	if !split {
		return out, nil
	}
	left := room
	var others []extent
	for k, e := range wanted {
		if whole[k] {
			out[k] = e.min
			left -= e.min
		} else {
			others = append(others, e)
		}
	}
	if need := leastColumn * Pt(len(others)); left < need {
		return nil, fmt.Errorf("the table is %.0f mm too wide: its %d columns cannot stand side by side with their numbers whole; show fewer columns, or give them shorter headings",
			(need-left)/MM+0.5, len(wanted))
	}
	rest := share(others, left)
	for k := range wanted {
		if !whole[k] {
			out[k], rest = rest[0], rest[1:]
		}
	}
	return out, nil
}

// narrowed shrinks widths alike where they are more than the room there is.
func narrowed(widths []Pt, room Pt) []Pt {
	sum := Pt(0)
	for _, w := range widths {
		sum += w
	}
	if sum > room {
		for i := range widths {
			widths[i] *= room / sum
		}
	}
	return widths
}

// share gives each extent its part of the room.
func share(wanted []extent, room Pt) []Pt {
	var least, most Pt
	for _, e := range wanted {
		least += e.min
		most += e.max
	}
	switch {
	case most <= 0:
		return evenly(len(wanted), room)
	case most <= room:
		out := make([]Pt, len(wanted))
		for i, e := range wanted {
			out[i] = e.max * room / most
		}
		return out
	case least >= room:
		return level(wanted, room)
	}
	return wrapped(wanted, room)
}

func evenly(n int, room Pt) []Pt {
	out := make([]Pt, n)
	for i := range out {
		out[i] = room / Pt(n)
	}
	return out
}

// level cuts the widest columns down to one width, at which all fit.
func level(wanted []extent, room Pt) []Pt {
	sorted := slices.Clone(wanted)
	slices.SortFunc(sorted, func(a, b extent) int {
		switch {
		case a.min < b.min:
			return -1
		case a.min > b.min:
			return 1
		}
		return 0
	})
	limit, left := Pt(0), room
	for i, e := range sorted {
		limit = left / Pt(len(sorted)-i)
		if e.min > limit {
			break
		}
		left -= e.min
	}
	out := make([]Pt, len(wanted))
	for i, e := range wanted {
		out[i] = min(e.min, limit)
	}
	return out
}

// wrapped lets columns that need no more than an even share have their one line, as long as the
// others keep their longest words whole; the others share what is left in proportion to what they
// would still need.
func wrapped(wanted []extent, room Pt) []Pt {
	out := make([]Pt, len(wanted))
	settled := make([]bool, len(wanted))
	open, left := len(wanted), room
	least := Pt(0)
	for _, e := range wanted {
		least += e.min
	}
	for again := true; again; {
		again = false
		for i, e := range wanted {
			if settled[i] || e.max > left/Pt(open) || left-e.max < least-e.min {
				continue
			}
			out[i], settled[i], again = e.max, true, true
			open--
			left -= e.max
			least -= e.min
		}
	}
	need := Pt(0)
	for i, e := range wanted {
		if !settled[i] {
			need += e.max - e.min
		}
	}
	for i, e := range wanted {
		if !settled[i] {
			out[i] = e.min
			if need > 0 {
				out[i] += (e.max - e.min) * (left - least) / need
			}
		}
	}
	return out
}

// extents measures the columns' cells. A cell over several columns widens those of them that have no
// width of their own, when together they are narrower than it.
func (t Table) extents(env Env) ([]extent, error) {
	out := make([]extent, len(t.Columns))
	type spanning struct {
		from, to int
		extent   extent
	}
	var wide []spanning
	for _, rows := range [][]TableRow{t.Header, t.Rows} {
		for _, row := range rows {
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
					return nil, err
				}
				if to-col == 1 {
					out[col].include(e)
				} else {
					wide = append(wide, spanning{col, to, e})
				}
				col = to
			}
		}
	}
	for _, s := range wide {
		t.widen(out, s.from, s.to, s.extent)
	}
	return out, nil
}

func (t Table) widen(out []extent, from, to int, e extent) {
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

// measure tells how wide a block wants to be. It knows text, what stands around text, and pictures;
// other blocks take any width, so their columns should have one.
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
