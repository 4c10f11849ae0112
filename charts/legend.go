package charts

import "report/layout"

const (
	chip    = 8  // side of a legend's colour chip
	chipGap = 4  // from chip to text
	keyGap  = 14 // from key to key
)

// legend sets one key for each series in rows from the top left, above the data area.
func (f *figure) legend(p paint) error {
	if f.shared != nil { // one above all panels
		f.shared.legend = true
		return nil
	}
	lineHeight := f.style.LabelSize * 1.55
	x, y := layout.Pt(0), layout.Pt(0)
	for k, s := range f.data.series {
		l, err := f.fit(s.label, f.regular(f.style.Text), f.width-chip-chipGap)
		if err != nil {
			return err
		}
		w := chip + chipGap + l.line.Width
		if x > 0 && x+w > f.width {
			x, y = 0, y+lineHeight
		}
		baseline := y + f.style.LabelSize
		middle := baseline - 0.35*f.style.LabelSize
		f.fill(box{x, middle - chip/2, x + chip, middle + chip/2}, p.of(k))
		f.place(l, x+chip+chipGap, baseline, left)
		x += w + keyGap
	}
	if f.spec.Height == 0 { // rows after the first do not take from the data
		f.height += y
		f.foot += y
	}
	f.area.y0 += y + lineHeight + 5
	return nil
}
