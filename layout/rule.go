package layout

// Rule is a horizontal stroke as wide as its column.
type Rule struct {
	Thickness Pt
	Color     Color
	Length    Pt // 0 is the whole width
}

// Fit implements Block.
func (r Rule) Fit(env Env, w, h Pt) (Frame, Block, error) {
	if r.Thickness <= 0 {
		return Frame{}, nil, nil
	}
	if r.Thickness > h+tolerance {
		return Frame{}, r, nil
	}
	length := w
	if r.Length > 0 {
		length = min(r.Length, w)
	}
	f := Frame{Width: w, Height: r.Thickness}
	f.rule(0, length, 0, r.Thickness, r.Color)
	return f, nil, nil
}

// rule adds a stroke from x1 to x2 whose upper edge is at y.
func (f *Frame) rule(x1, x2, y, thickness Pt, color Color) {
	y += thickness / 2
	f.Items = append(f.Items, Line{X1: x1, Y1: y, X2: x2, Y2: y, Width: thickness, Color: color})
}
