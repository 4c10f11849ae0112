package layout

import "errors"

// Multicol runs its block through columns of equal width, one after the other, like a newspaper.
// Where the block ends the columns end level: as low as everything fits. White space at the top of a
// column is dropped. Footnotes stand at the foot of the page, over its full width. Page breaks and
// columns of its own are refused within.
type Multicol struct {
	Count int // 2 or more
	Gap   Pt
	Block Block

	begun bool // a piece of it stands on an earlier page
}

// Fit implements Block.
func (m Multicol) Fit(env Env, w, h Pt) (Frame, Block, error) {
	if m.Block == nil {
		return Frame{}, nil, nil
	}
	if m.Count < 2 {
		return m.Block.Fit(env, w, h)
	}
	if !m.begun && holds(m.Block, func(b Block) bool {
		switch b.(type) {
		case PageBreak, Multicol:
			return true
		}
		return false
	}) {
		return Frame{}, nil, errorAt(errors.New("text in columns cannot hold a page break, or columns of its own"), m.place())
	}
	m.Gap = narrowGap(m.Gap, w, m.Count)
	full, err := m.fill(env, w, h)
	switch {
	case err != nil:
		return Frame{}, nil, err
	case full.blank():
		return Frame{}, m, nil
	case full.rest != nil:
		return full.frame(m.Gap), Multicol{Count: m.Count, Gap: m.Gap, Block: full.rest, begun: true}, nil
	}
	level, err := m.level(env, w, full)
	return level.frame(m.Gap), nil, err
}

// multicolPage is the part of a Multicol on one page.
type multicolPage struct {
	width   Pt
	columns []Frame // of width each; the last may be empty
	rest    Block
}

// fill sets columns of a height. Blocks give up at the top of a column, as they do at that of a page,
// only where the columns are as high as a page lets them be.
func (m Multicol) fill(env Env, w, h Pt) (multicolPage, error) {
	env.columnTop = true
	p := multicolPage{
		width:   w,
		columns: make([]Frame, m.Count),
		rest:    m.Block,
	}
	width := max(0, (w-m.Gap*Pt(m.Count-1))/Pt(m.Count))
	for i := range p.columns {
		f, rest, err := p.rest.Fit(env, width, h)
		if err != nil {
			return p, err
		}
		if f.Empty() && rest != nil {
			break
		}
		f.Width = width
		p.columns[i], p.rest = f, rest
		if rest == nil {
			break
		}
	}
	return p, nil
}

// levelTo is how near to the lowest height the columns' is found, in points.
const levelTo = 0.5

// level looks for the lowest height that everything fits in, between none and that of the tallest of
// the columns which were filled one after the other.
func (m Multicol) level(env Env, w Pt, full multicolPage) (multicolPage, error) {
	env.PageTop = false // no block shall be split or scaled for the columns to end level
	best, sum := full, Pt(0)
	for _, c := range full.columns {
		sum += c.Height
	}
	low, high := sum/Pt(2*m.Count), full.height()
	for high-low > levelTo {
		h := (low + high) / 2
		p, err := m.fill(env, w, h)
		if err != nil {
			return full, err
		}
		if p.rest != nil {
			low = h
			continue
		}
		best = p
		high = min(h, p.height())
	}
	return best, nil
}

func (p multicolPage) height() Pt {
	h := Pt(0)
	for _, c := range p.columns {
		h = max(h, c.Height)
	}
	return h
}

// blank says that there was no room to begin.
func (p multicolPage) blank() bool { return p.rest != nil && p.columns[0].Empty() }

func (p multicolPage) frame(gap Pt) Frame {
	out := Frame{Width: p.width, Height: p.height()}
	x := Pt(0)
	for _, c := range p.columns {
		out.Place(c, x, 0)
		x += c.Width + gap
	}
	return out
}

func (m Multicol) place() Place { return placeOf(m.Block) }
