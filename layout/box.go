package layout

// Box puts padding, a fill and rules around a block. It splits with its block: the padding and the
// sides go on, so a piece looks like a box of its own.
type Box struct {
	Block                    Block
	Top, Right, Bottom, Left Pt // padding
	Fill                     *Color
	RuleLeft, RuleTop        Pt // thickness, 0 is none; they stand within the padding
	RuleColor                Color
	MinHeight                Pt // the box is at least this high, unless the page is lower
}

// Fit implements Block.
func (b Box) Fit(env Env, w, h Pt) (Frame, Block, error) {
	if (b.MinHeight > h+tolerance || b.Top+b.Bottom > h+tolerance) && !env.PageTop {
		return Frame{}, b, nil
	}
	var inner Frame
	var rest Block
	if b.Block != nil {
		var err error
		inner, rest, err = b.Block.Fit(env, max(0, w-b.Left-b.Right), max(0, h-b.Top-b.Bottom))
		if err != nil {
			return Frame{}, nil, err
		}
	}
	if inner.Empty() && rest != nil {
		return Frame{}, b, nil
	}
	out := Frame{Width: w, Height: b.Top + inner.Height + b.Bottom}
	out.Height = max(out.Height, min(b.MinHeight, h))
	if out.Height > h+tolerance && !env.PageTop {
		return Frame{}, b, nil
	}
	b.decorate(&out)
	out.Place(inner, b.Left, b.Top)
	if rest == nil {
		return out, nil, nil
	}
	next := b
	next.Block = rest
	next.MinHeight = max(0, b.MinHeight-out.Height)
	return out, next, nil
}

// decorate paints what lies under the block.
func (b Box) decorate(f *Frame) {
	if b.Fill != nil && f.Height > 0 {
		f.Items = append(f.Items, Rect{W: f.Width, H: f.Height, Fill: *b.Fill})
	}
	if b.RuleTop > 0 {
		f.Items = append(f.Items, Rect{W: f.Width, H: b.RuleTop, Fill: b.RuleColor})
	}
	if b.RuleLeft > 0 && f.Height > 0 {
		f.Items = append(f.Items, Rect{W: b.RuleLeft, H: f.Height, Fill: b.RuleColor})
	}
}

func (b Box) place() Place { return placeOf(b.Block) }
