package layout

import (
	"cmp"
	"fmt"
	"slices"
)

// extent is how narrow something can be, and how wide it would be with all the room there is.
type extent struct{ min, max Pt }

func (e *extent) include(o extent) {
	e.min, e.max = max(e.min, o.min), max(e.max, o.max)
}

// columnWidths shares the width out between the columns and the gaps between them. Columns with a
// Width have it; the others are measured. Where all fit on one line the gaps grow alike until the
// table fills its column, as long as no column has a width of its own; with one the others grow in
// proportion. Where not all fit headers wrap before cells do, and the rows have as few lines as can
// be; where not even the longest words fit the widest columns give way.
func (t Table) columnWidths(env Env, w Pt) (widths, gaps []Pt, err error) {
	n := len(t.Columns)
	gap := narrowGap(2*t.PadX, w, n)
	gaps = evenly(n-1, gap*Pt(n-1))
	widths = make([]Pt, n)
	room := w - gap*Pt(n-1)
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
		return narrowed(widths, all), gaps, nil
	}
	if len(open) == 0 {
		t.parted(gaps, room)
		return widths, gaps, nil
	}
	wants, err := env.memo.wants(t, func() (*tableWants, error) { return t.wants(env) })
	if err != nil {
		return nil, nil, err
	}
	least, most := Pt(0), Pt(0)
	for _, i := range open {
		least += wants.floor(t.Columns, i)
		most += wants.all[i].max
	}
	room -= t.parted(gaps, room-least)
	left := Pt(0)
	switch {
	case len(open) == n && n > 1 && most > 0 && most <= room:
		for i, e := range wants.all {
			widths[i] = e.max
		}
		left = room - most
	case most > room && least <= room:
		left, err = t.leastLines(env, wants, open, widths, gaps, room)
	default:
		err = t.shareOpen(wants, open, widths, room)
	}
	if n > 1 && len(open) == n {
		t.widenGaps(widths, gaps, left)
	} else {
		widths[open[len(open)-1]] += left
	}
	return widths, gaps, err
}

// shareOpen shares the room between the open columns, where it is more or less than they can use.
func (t Table) shareOpen(wants *tableWants, open []int, widths []Pt, room Pt) error {
	wanted, whole := make([]extent, len(open)), make([]bool, len(open))
	for k, i := range open {
		wanted[k], whole[k] = wants.all[i], t.Columns[i].Whole
	}
	shares, err := shareWhole(wanted, whole, room)
	if err != nil {
		return &Error{At: t.At, Err: err}
	}
	for k, share := range shares {
		widths[open[k]] = share
	}
	return nil
}

// widenGaps gives the gaps what the columns leave, each as much for its width.
func (t Table) widenGaps(widths, gaps []Pt, left Pt) {
	if left <= 0 {
		return
	}
	sum, limit, most := Pt(0), Pt(widestGap), Pt(0)
	for _, gap := range gaps {
		sum += gap
		limit = max(limit, gap)
	}
	for i := range gaps {
		if sum > 0 {
			gaps[i] *= 1 + left/sum
		} else {
			gaps[i] = left / Pt(len(gaps))
		}
		most = max(most, gaps[i])
	}
	last := len(widths) - 1
	if most > limit && t.Columns[last].Align == AlignLeft && !t.Columns[last].Whole {
		// Text at the end takes what is left, so that the others stay near each other.
		for i, gap := range gaps {
			gaps[i] = gap * limit / most
			widths[last] += gap - gaps[i]
		}
	}
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
	slices.SortFunc(sorted, func(a, b extent) int { return cmp.Compare(a.min, b.min) })
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
