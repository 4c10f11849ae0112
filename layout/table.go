package layout

import "errors"

// Table is rows of cells in columns. Header rows are repeated on every page; a row that is higher
// than a page is split within its cells. A part that goes on on the next page ends with a thin rule,
// where the table has rules at all.
//
// The outer edges of the table's text stand flush with the column: PadX counts between columns only.
type Table struct {
	Columns []TableColumn
	Header  []TableRow
	Rows    []TableRow
	// Foot stands below the last row, on the page where that is: notes and the source. nil is none.
	Foot Block

	PadX, PadY        Pt    // on both sides of what separates two cells; PadX at least
	HeadRule, RowRule Pt    // thickness below the header, and below each row (0 is none)
	EndRule           Pt    // below the last row
	RuleColor         Color // of the rules below the header, above totals and at the end
	HeadColor         Color // of the rule below the header, where it differs: not the zero value
	RowRuleColor      Color
	Tag               *Tag // of role Table; nodes for rows and cells are made below it
	At                Place
}

// TableColumn says how wide a column is.
type TableColumn struct {
	Width Pt // 0: found from the contents
	Align Align
	// Whole says that no word of the column may be split: numbers. A table that is too wide for that
	// is an error.
	Whole bool
}

// TableRow is one row. A total is set off by a rule above it.
type TableRow struct {
	Cells []TableCell
	Total bool
}

// TableCell holds a block: mostly one Paragraph, whose Align the column's Align overrides when that
// is not AlignLeft, and which takes the cell's tag when it has none.
type TableCell struct {
	Block Block
	Span  int // columns covered, 0 means 1
	// Group says that the cell is the heading of a group of columns: it is centred above them, where
	// its paragraph has no alignment of its own, and a rule below it is as wide as they are. The columns
	// beside the group stand further apart, where there is room. Without text it paints nothing. It
	// counts in header rows.
	Group bool
}

// Fit implements Block.
func (t Table) Fit(env Env, w, h Pt) (Frame, Block, error) {
	if len(t.Columns) == 0 || len(t.Header)+len(t.Rows) == 0 {
		if t.Foot != nil {
			return t.Foot.Fit(env, w, h)
		}
		return Frame{}, nil, nil
	}
	s, err := t.set(env, w)
	if err != nil {
		return Frame{}, nil, errorAt(err, t.At)
	}
	return (&tableRest{setTable: s, first: true}).Fit(env, w, h)
}

func (t Table) place() Place {
	if t.At != (Place{}) {
		return t.At
	}
	for _, rows := range [][]TableRow{t.Header, t.Rows} {
		for _, row := range rows {
			for _, cell := range row.Cells {
				if p := placeOf(cell.Block); p != (Place{}) {
					return p
				}
			}
		}
	}
	return Place{}
}

// setTable is a table whose columns have their widths. It does not change once it is made.
type setTable struct {
	Table
	w      Pt // that the widths were found for
	widths []Pt
	gaps   []Pt // after each column but the last
	width  Pt   // of the table
	head   Frame
}

func (t Table) set(env Env, w Pt) (*setTable, error) {
	s := &setTable{Table: t, w: w}
	var err error
	if s.widths, s.gaps, err = t.columnWidths(env, w); err != nil {
		return nil, err
	}
	s.width = s.across(0, len(s.widths))
	return s, s.setHead(env)
}

// across is how wide columns are together with the gaps between them.
func (s *setTable) across(from, to int) Pt {
	w := Pt(0)
	for i := from; i < to; i++ {
		w += s.widths[i]
		if i+1 < to {
			w += s.gaps[i]
		}
	}
	return w
}

// setHead sets the header rows, the cells of each standing on its lower edge.
func (s *setTable) setHead(env Env) error {
	const endless = 1e6
	env.PageTop, env.columnTop = false, false
	s.head = Frame{Width: s.w}
	for i := range s.Header {
		row, err := s.fitRow(env, s.newRow(i), endless)
		if err != nil {
			return err
		}
		if !row.whole() {
			return errors.New("a table's header cannot hold a page break")
		}
		f := s.assemble(row, AlignBottom)
		s.head.Place(f, 0, s.head.Height)
		s.head.Height += f.Height
	}
	if len(s.Header) > 0 && s.HeadRule > 0 {
		s.head.rule(0, s.width, s.head.Height, s.HeadRule, s.headColor())
		s.head.Height += s.HeadRule
	}
	return nil
}

func (s *setTable) headColor() Color {
	if s.HeadColor != (Color{}) {
		return s.HeadColor
	}
	return s.RuleColor
}

// rowCount counts header rows too: they come first.
func (s *setTable) rowCount() int { return len(s.Header) + len(s.Rows) }

func (s *setTable) row(i int) TableRow {
	if i < len(s.Header) {
		return s.Header[i]
	}
	return s.Rows[i-len(s.Header)]
}

// tableRow is a row, or what is left of one, while it is laid out.
type tableRow struct {
	index int
	cells []tableCell
	begun bool // a piece of it stands on an earlier page
}

type tableCell struct {
	block Block // what is still to be placed, nil for nothing
	x, w  Pt
	group bool
	frame Frame // what fitted
	rest  Block
}

// newRow gives a row its tags and its cells their places.
func (s *setTable) newRow(i int) tableRow {
	row := s.row(i)
	var tr *Tag
	if s.Tag != nil {
		tr = s.Tag.Under(RoleTR)
	}
	out := tableRow{index: i, cells: make([]tableCell, 0, len(row.Cells))}
	x, col := Pt(0), 0
	for _, cell := range row.Cells {
		if col == len(s.widths) {
			break
		}
		span := min(max(1, cell.Span), len(s.widths)-col)
		c := tableCell{x: x, w: s.across(col, col+span), group: cell.Group && i < len(s.Header)}
		align := s.Columns[col].Align
		if c.group {
			align = groupAlign(cell.Block)
		}
		c.block = cellBlock(cell.Block, align, s.cellTag(tr, i, span), s.At)
		out.cells = append(out.cells, c)
		x += c.w
		if col += span; col < len(s.widths) {
			x += s.gaps[col-1]
		}
	}
	return out
}

func (s *setTable) cellTag(tr *Tag, row, span int) *Tag {
	if tr == nil {
		return nil
	}
	tag := tr.Under(RoleTD)
	if row < len(s.Header) {
		tag.Role, tag.Scope = RoleTH, "Column"
	}
	if span > 1 {
		tag.Span = span
	}
	return tag
}

// resized gives the rest of a row the places of its cells in a table of another width.
func (s *setTable) resized(row tableRow) tableRow {
	fresh := s.newRow(row.index)
	for i := range fresh.cells {
		fresh.cells[i].block = row.cells[i].block
	}
	fresh.begun = row.begun
	return fresh
}

// fitRow lays the cells out in a height that includes padding and rules.
func (s *setTable) fitRow(env Env, row tableRow, h Pt) (tableRow, error) {
	room := max(0, h-2*s.PadY-s.ruleAbove(row)-s.groupRule(row)-s.ruleBelow(row.index))
	env.afterHeading = false
	out := row
	out.cells = append([]tableCell(nil), row.cells...)
	for i := range out.cells {
		c := &out.cells[i]
		if c.block == nil {
			continue
		}
		var err error
		if c.frame, c.rest, err = c.block.Fit(env, c.w, room); err != nil {
			return row, err
		}
	}
	return out, nil
}

// ruleAbove is the thickness of the rule that sets a total off.
func (s *setTable) ruleAbove(row tableRow) Pt {
	if s.row(row.index).Total && !row.begun {
		return s.HeadRule
	}
	return 0
}

func (s *setTable) ruleBelow(i int) Pt {
	switch {
	case i == s.rowCount()-1:
		return s.EndRule
	case i < len(s.Header), s.row(i + 1).Total:
		return 0
	}
	return s.RowRule
}

// whole says that nothing of the row is left over.
func (row tableRow) whole() bool {
	for _, c := range row.cells {
		if c.rest != nil {
			return false
		}
	}
	return true
}

// blank says that nothing of the row was placed although there is something to place.
func (row tableRow) blank() bool {
	for _, c := range row.cells {
		if !c.frame.Empty() {
			return false
		}
	}
	return !row.whole()
}

// rest is what goes on after a page break.
func (row tableRow) rest() tableRow {
	out := tableRow{index: row.index, begun: true, cells: make([]tableCell, len(row.cells))}
	for i, c := range row.cells {
		out.cells[i] = tableCell{block: c.rest, x: c.x, w: c.w, group: c.group}
	}
	return out
}

// assemble puts the cells of a row side by side, with padding and rules.
func (s *setTable) assemble(row tableRow, align VAlign) Frame {
	above := s.ruleAbove(row)
	height := Pt(0)
	for _, c := range row.cells {
		height = max(height, c.frame.Height)
	}
	f := Frame{Width: s.w, Height: above + height + 2*s.PadY}
	if above > 0 {
		f.rule(0, s.width, 0, above, s.RuleColor)
	}
	for _, c := range row.cells {
		f.Place(c.frame, c.x, above+s.PadY+align.offset(height, c.frame.Height))
	}
	s.ruleGroups(&f, row)
	if below := s.ruleBelow(row.index); below > 0 && row.whole() {
		color := s.RowRuleColor
		if row.index == s.rowCount()-1 {
			color = s.RuleColor
		}
		f.rule(0, s.width, f.Height, below, color)
		f.Height += below
	}
	return f
}
