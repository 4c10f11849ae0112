package layout

import (
	"errors"
	"math"
)

// Multicol runs its block through columns of equal width, one after the other, like a newspaper.
// Where the block ends the columns end level: as low as everything fits, with none shorter than the
// one after it where that can be had. White space at the top of a column is dropped. Footnotes stand at the foot of the page, over its full width. Page breaks and
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
	case full.rest != nil && !m.begun && !env.PageTop && full.fewLines():
		return Frame{}, m, nil
	case full.rest != nil:
		if full, err = m.leaveEnough(env, w, full); err != nil {
			return Frame{}, nil, err
		}
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
		env.afterHeading = false
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
	return m.descending(env, w, best, full.height())
}

// descending looks for columns of which none is shorter than the one after it: where blocks that
// keep together leave one short, a little more height may take them in. Where it does not, or the last
// column would be left with far too little, the lowest stand.
func (m Multicol) descending(env Env, w Pt, level multicolPage, most Pt) (multicolPage, error) {
	const step, all = 3, 48 // points: three or four lines
	p, err := level, error(nil)
	for h := level.height(); !p.descends(); {
		if h >= min(most, level.height()+all) {
			return level, nil
		}
		h = min(h+step, most)
		if p, err = m.fill(env, w, h); err != nil || p.rest != nil {
			return level, err
		}
	}
	if p.spread() > 3*level.spread() || p.columns[m.Count-1].Height < p.height()/2 {
		return level, nil
	}
	return p, nil
}

// spread is how much higher the highest column is than the lowest.
func (p multicolPage) spread() Pt {
	low := p.height()
	for _, c := range p.columns {
		low = min(low, c.Height)
	}
	return p.height() - low
}

func (p multicolPage) descends() bool {
	for i := range p.columns[1:] {
		if p.columns[i].Height < p.columns[i+1].Height-levelTo {
			return false
		}
	}
	return true
}

// leastLines are those that a column has at least at the foot of a page where the text begins.
const leastLines = 3

// fewLines says that no column has as much as belongs below a heading.
func (p multicolPage) fewLines() bool {
	for _, c := range p.columns {
		if linesIn(c) >= leastLines {
			return false
		}
	}
	return true
}

// leaveEnough takes some lines from a page, as few as do, where the next would have columns of one or
// two: a strip of text at its head that reads like a mistake.
func (m Multicol) leaveEnough(env Env, w Pt, full multicolPage) (multicolPage, error) {
	p := full
	for range 3 {
		enough, err := m.enough(env, p)
		if err != nil {
			return full, err
		}
		if enough {
			return p, nil
		}
		const less = 0.1 // no line as high as the highest column has room then
		if p, err = m.fill(env, w, p.height()-less); err != nil {
			return full, err
		}
		if p.rest == nil || p.columns[m.Count-1].Empty() || p.fewLines() {
			break
		}
	}
	return full, nil
}

// enough says that what a page leaves is two lines for each column at least.
func (m Multicol) enough(env Env, p multicolPage) (bool, error) {
	env.PageTop, env.columnTop = false, true
	least := 2 * m.Count
	f, rest, err := p.rest.Fit(env, p.columns[0].Width, Pt(least)*highLine)
	return rest != nil || linesIn(f) >= least, err
}

// highLine is as high as lines of text may be for the ends of columns to be counted in lines.
const highLine = 24

// linesIn counts lines of text; whatever else is painted is many.
func linesIn(f Frame) int {
	const many = 1000
	n, last := 0, Pt(math.Inf(-1))
	for _, item := range f.Items {
		switch it := item.(type) {
		case Text:
			if math.Abs(it.Y-last) > it.Run.Size/2 {
				n, last = n+1, it.Y
			}
		case Image, Path, Rect:
			return many
		}
	}
	return n
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
