package layout

// tableRest is a table, or what is left of one, that fills the pages it is given.
type tableRest struct {
	*setTable
	first bool      // nothing is placed yet
	next  int       // the first row to place, header rows counted; 0 as long as first
	begun *tableRow // the rest of row next, when it was split
	plain bool      // the header is so high that it is set like other rows, once
	foot  Block     // what is left of the foot where all rows are placed
}

// Fit implements Block.
func (r *tableRest) Fit(env Env, w, h Pt) (Frame, Block, error) {
	f, rest, err := r.fit(env, w, h)
	return f, rest, errorAt(err, r.At)
}

func (r *tableRest) fit(env Env, w, h Pt) (Frame, Block, error) {
	if w != r.w {
		again, err := r.atWidth(env, w)
		if err != nil {
			return Frame{}, nil, err
		}
		r = again
	}
	if r.first && env.PageTop && r.head.Height > h/2 {
		plain := *r
		plain.plain = true
		r = &plain
	}
	if r.foot != nil {
		return r.foot.Fit(env, w, h)
	}
	p := tablePage{tableRest: r, env: env, h: h, next: r.next, begun: r.begun}
	p.frame.Width = w
	p.putHead()
	for p.next < r.rowCount() {
		done, err := p.addRow()
		if err != nil {
			return Frame{}, nil, err
		}
		if done {
			return p.result()
		}
	}
	if err := p.addFoot(); err != nil {
		return Frame{}, nil, err
	}
	return p.result()
}

func (r *tableRest) place() Place {
	if r.begun != nil && r.At == (Place{}) {
		for _, c := range r.begun.cells {
			if p := placeOf(c.block); p != (Place{}) {
				return p
			}
		}
	}
	return r.Table.place()
}

func (r *tableRest) atWidth(env Env, w Pt) (*tableRest, error) {
	s, err := r.Table.set(env, w)
	if err != nil {
		return nil, err
	}
	again := *r
	again.setTable = s
	if r.begun != nil {
		row := s.resized(*r.begun)
		again.begun = &row
	}
	return &again, nil
}

// tablePage is the part of a table on one page, growing row by row.
type tablePage struct {
	*tableRest
	env   Env
	h     Pt
	frame Frame
	rows  int // placed on this page
	next  int
	begun *tableRow
	// beforeLast is the page as it was before its last row, where a total or the foot that follows may
	// take that row along.
	beforeLast *tablePage
	footRest   Block
}

// putHead begins the page with the header: in the structure once, then as an artifact.
func (p *tablePage) putHead() {
	switch {
	case len(p.Header) == 0 || p.plain || p.next > 0 && p.head.Height > p.h/2:
		return
	case p.first:
		p.frame.Place(p.head, 0, 0)
		p.next = len(p.Header)
	default:
		p.frame.Items = artifacts(p.head.Items)
	}
	p.frame.Height = p.head.Height
}

func (p *tablePage) addRow() (done bool, err error) {
	env := p.env
	env.PageTop = p.env.PageTop && p.rows == 0
	env.columnTop = p.env.columnTop && p.rows == 0
	row := p.currentRow()
	room := p.h - p.frame.Height
	set, err := p.fitRow(env, row, room)
	if err != nil {
		return false, err
	}
	f := p.assemble(set, AlignTop)
	switch {
	case set.whole() && f.Height <= room+tolerance:
		p.remember(row.index)
		p.put(f)
		p.next, p.begun = p.next+1, nil
		return false, nil
	case !env.PageTop:
		if p.beforeLast != nil {
			*p = *p.beforeLast
		}
		return true, nil
	case set.blank() || f.Height > room+tolerance:
		return true, nil
	}
	p.put(f)
	rest := set.rest()
	p.begun = &rest
	return true, nil
}

// remember keeps the page as it is before row i, if what follows may take the row along.
func (p *tablePage) remember(i int) {
	last := i+1 == p.rowCount() && p.Foot != nil
	switch {
	case p.rows > 0 && (p.totalFollows(i) || last && p.beforeLast == nil):
		before := *p
		p.beforeLast = &before
	case !last:
		p.beforeLast = nil
	}
}

// addFoot sets the foot below the last row. Where it has no room there the row goes along to the next
// page, unless it stands on this one alone.
func (p *tablePage) addFoot() error {
	if p.Foot == nil {
		return nil
	}
	env := p.env
	env.PageTop, env.columnTop = false, false
	room := max(0, p.h-p.frame.Height)
	f, rest, err := p.Foot.Fit(env, p.w, room)
	if err != nil {
		return err
	}
	if rest != nil && p.beforeLast != nil {
		const endless = 1e6
		whole, _, err := p.Foot.Fit(env, p.w, endless)
		if err != nil {
			return err
		}
		if f.Empty() || whole.Height <= p.h/2 { // a longer one is split wherever it begins
			*p = *p.beforeLast
			return nil
		}
	}
	p.frame.Place(f, 0, p.frame.Height)
	p.frame.Height += f.Height
	p.footRest = rest
	return nil
}

func (p *tablePage) currentRow() tableRow {
	if p.begun != nil {
		return *p.begun
	}
	return p.newRow(p.next)
}

func (p *tablePage) put(f Frame) {
	p.frame.Place(f, 0, p.frame.Height)
	p.frame.Height += f.Height
	p.rows++
}

// totalFollows says that a row is followed by nothing but a total, which should not stand alone on
// the next page.
func (p *tablePage) totalFollows(i int) bool {
	return i+2 == p.rowCount() && p.row(i+1).Total
}

func (p *tablePage) result() (Frame, Block, error) {
	if p.rows == 0 && (p.next < p.rowCount() || p.frame.Height > p.h+tolerance) {
		return Frame{}, p.tableRest, nil
	}
	if p.next == p.rowCount() {
		if p.footRest == nil {
			return p.frame, nil, nil
		}
		return p.frame, &tableRest{setTable: p.setTable, next: p.next, foot: p.footRest}, nil
	}
	p.closePart()
	rest := &tableRest{setTable: p.setTable, next: p.next, begun: p.begun, plain: p.plain}
	return p.frame, rest, nil
}

// partThickness is that of the rule below a part of a table that goes on, where rows have no rule.
const partThickness = 0.5

// closePart ends what goes on on the next page with a thin rule: without one it looks cut off. Where
// the page has no room for it the rule lies in the padding below the last row.
func (p *tablePage) closePart() {
	ruled := p.begun == nil && p.next > 0 && p.ruleBelow(p.next-1) > 0
	plain := p.HeadRule <= 0 && p.RowRule <= 0 && p.EndRule <= 0
	if ruled || plain || p.rows == 0 {
		return
	}
	thickness, color := p.RowRule, p.RowRuleColor
	if thickness <= 0 {
		thickness = partThickness
	}
	if color == (Color{}) {
		color = p.RuleColor
	}
	y := max(0, min(p.frame.Height, p.h-thickness))
	p.frame.rule(0, p.width, y, thickness, color)
	p.frame.Height = max(p.frame.Height, y+thickness)
}
