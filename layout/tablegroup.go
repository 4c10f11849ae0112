package layout

import "strings"

const (
	groupThickness = 0.5 // of the rule below a group's heading, where rows have no rule
	groupGap       = 6   // that the rules of two neighbouring groups keep at least
)

// groupAlign is how the heading of a group of columns stands above them.
func groupAlign(b Block) Align {
	if p, ok := value(b).(Paragraph); ok && p.Align != AlignLeft {
		return p.Align
	}
	return AlignCenter
}

// groupParting is how much further apart than others columns stand where a group begins or ends.
const groupParting = 0.5

// parted widens the gaps beside groups of columns where there is so much to spare, and returns by how
// much in all.
func (t Table) parted(gaps []Pt, spare Pt) Pt {
	ends := make([]bool, len(gaps)) // where a group has its edge, by the column before
	for _, row := range t.Header {
		col := 0
		for _, cell := range row.Cells {
			to := col + max(1, cell.Span)
			if cell.Group && holdsText(cell.Block) {
				for _, i := range []int{col - 1, to - 1} {
					if 0 <= i && i < len(ends) {
						ends[i] = true
					}
				}
			}
			col = to
		}
	}
	more := Pt(0)
	for i, end := range ends {
		if end {
			more += gaps[i] * groupParting
		}
	}
	if more > spare {
		return 0
	}
	for i, end := range ends {
		if end {
			gaps[i] += gaps[i] * groupParting
		}
	}
	return more
}

// holdsText says that a cell has something to show.
func holdsText(b Block) bool {
	p, ok := value(b).(Paragraph)
	if !ok {
		return b != nil
	}
	for _, s := range p.Spans {
		if strings.Trim(s.Text, " \u00a0") != "" {
			return true
		}
	}
	return false
}

// groupRule is the thickness of the rules below the headings of groups in a row, 0 where it has none.
func (s *setTable) groupRule(row tableRow) Pt {
	for _, c := range row.cells {
		switch {
		case !c.group:
		case s.RowRule > 0:
			return s.RowRule
		default:
			return groupThickness
		}
	}
	return 0
}

// ruleGroups adds the rules below the headings of groups, at the lower edge of the row. They begin
// and end with the text of their columns, or leave a gap between each other.
func (s *setTable) ruleGroups(f *Frame, row tableRow) {
	thickness := s.groupRule(row)
	if thickness == 0 || !row.whole() {
		return
	}
	gap := Pt(0) // between two groups: no other is wider
	for _, g := range s.gaps {
		gap = max(gap, g)
	}
	inset := max(0, groupGap-gap) / 2
	for _, c := range row.cells {
		if !c.group || !paintsText(c.frame) {
			continue
		}
		left, right := c.x, c.x+c.w
		if left > tolerance {
			left += inset
		}
		if right < s.width-tolerance {
			right -= inset
		}
		if left < right {
			f.rule(left, right, f.Height, thickness, s.headColor())
		}
	}
	f.Height += thickness
}

func paintsText(f Frame) bool {
	for _, item := range f.Items {
		if t, ok := item.(Text); ok && strings.Trim(t.Run.Text, " \u00a0") != "" {
			return true
		}
	}
	return false
}
