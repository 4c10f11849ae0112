package charts

import (
	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"report/layout"
)

const (
	chip     = 8  // side of a legend's colour chip
	chipLine = 20 // length of a line's key, which shows its dashes
	chipGap  = 4  // from chip to text
	keyGap   = 14 // from key to key
)

// legend sets one key for each series in rows from the top left, above the data area.
func (f *figure) legend(p paint) error {
	if f.shared != nil { // one above all panels
		f.shared.legend = true
		return nil
	}
	lineHeight := f.style.LabelSize * 1.55
	wide := layout.Pt(chip)
	if f.spec.Mark == "line" {
		wide = chipLine
	}
	x, y := layout.Pt(0), layout.Pt(0)
	for k, s := range f.data.series {
		l, err := f.fit(s.label, f.regular(f.style.Text), f.width-wide-chipGap)
		if err != nil {
			return err
		}
		w := wide + chipGap + l.line.Width
		if x > 0 && x+w > f.width {
			x, y = 0, y+lineHeight
		}
		baseline := y + f.style.LabelSize
		middle := baseline - 0.35*f.style.LabelSize
		switch dashes := p.dashOf(k); {
		case wide == chip:
			f.fill(box{x, middle - chip/2, x + chip, middle + chip/2}, p.of(k))
		case dashes == nil:
			f.hline(x, x+wide, middle, lineWidth, p.of(k))
		default:
			f.add(sample{f, x, middle, p.of(k), dashes})
		}
		f.place(l, x+wide+chipGap, baseline, left)
		x += w + keyGap
	}
	if f.spec.Height == 0 { // rows after the first do not take from the data
		f.height += y
		f.foot += y
	}
	f.area.y0 += y + lineHeight + 5
	return nil
}

// sample is a plotter of a dashed line's key: a piece of the line.
type sample struct {
	figure *figure
	x, y   layout.Pt
	color  layout.Color
	dashes []vg.Length
}

func (s sample) Plot(c draw.Canvas, _ *plot.Plot) {
	from, to := s.figure.point(s.x, s.y), s.figure.point(s.x+chipLine, s.y)
	c.StrokeLine2(draw.LineStyle{Color: rgba(s.color), Width: lineWidth, Dashes: s.dashes}, from.X, from.Y, to.X, to.Y)
}
