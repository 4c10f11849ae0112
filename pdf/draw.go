package pdf

import "report/layout"

// thinnest is the least stroke that fpdf's two decimals can say. PDF draws a width of 0 one device
// pixel wide, which is no width at all in print and far too much on a screen.
const thinnest layout.Pt = 0.005

func (p *painter) paintLine(l layout.Line) {
	if l.Width < thinnest {
		return
	}
	p.setStroke(l.Color, l.Width, l.Dash)
	p.flush()
	p.draw.Line(l.X1, l.Y1, l.X2, l.Y2)
}

// paintPath writes operators of its own: fpdf gives curves five decimals, which makes charts heavy.
func (p *painter) paintPath(path layout.Path) {
	stroked := path.Stroke != nil && path.Width >= thinnest
	var op string
	switch {
	case path.Fill != nil && stroked:
		op = "B"
	case path.Fill != nil:
		op = "f"
	case stroked:
		op = "S"
	default:
		return
	}
	if path.Fill != nil {
		p.setFill(*path.Fill)
		if path.EvenOdd {
			op += "*"
		}
	}
	if stroked {
		p.setStroke(*path.Stroke, path.Width, path.Dash)
	}
	b := p.buf
	for _, s := range path.Segments {
		for _, pt := range s.P[:s.Op.Points()] {
			b = p.appendPoint(b, path.X+pt.X, path.Y+pt.Y)
		}
		b = append(b, pathOperator(s.Op), '\n')
	}
	p.buf = append(append(b, op...), '\n')
}

// pathOperator is the operator of a step of a path.
func pathOperator(op layout.SegmentOp) byte {
	switch op {
	case layout.MoveTo:
		return 'm'
	case layout.LineTo:
		return 'l'
	case layout.CubicTo:
		return 'c'
	}
	return 'h'
}

func (p *painter) setFill(c layout.Color) {
	if p.fill == nil || *p.fill != c {
		p.flush()
		p.draw.SetFillColor(int(c.R), int(c.G), int(c.B))
		p.fill = &c
	}
}

func (p *painter) setStroke(c layout.Color, width layout.Pt, dash []layout.Pt) {
	if p.stroke == nil || *p.stroke != c {
		p.flush()
		p.draw.SetDrawColor(int(c.R), int(c.G), int(c.B))
		p.stroke = &c
	}
	if p.strokeWidth != width {
		p.flush()
		p.draw.SetLineWidth(width)
		p.strokeWidth = width
	}
	if !sameDash(p.dash, dash) {
		p.flush()
		p.draw.SetDashPattern(dash, 0)
		p.dash = dash
	}
}

func sameDash(a, b []layout.Pt) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

// appendPoint writes a place of the page in PDF's coordinates, which grow upwards.
func (p *painter) appendPoint(b []byte, x, y layout.Pt) []byte {
	b = append(appendNumber(b, x), ' ')
	return append(appendNumber(b, p.page.Height-y), ' ')
}
