package layout

// Graphic is a picture at a fixed printed size. One that is wider than its column, or higher than a
// page, is scaled down; one that does not fit what is left of the page goes to the next.
type Graphic struct {
	Picture       *Picture
	Width, Height Pt
	Align         Align
	Tag           *Tag
	At            Place
}

// Fit implements Block.
func (g Graphic) Fit(env Env, w, h Pt) (Frame, Block, error) {
	if g.Picture == nil || g.Width <= 0 || g.Height <= 0 {
		return Frame{}, nil, nil
	}
	scale := min(1, w/g.Width)
	if g.Height*scale > h+tolerance {
		if !env.PageTop {
			return Frame{}, g, nil
		}
		scale = h / g.Height
	}
	if scale <= 0 {
		return Frame{}, g, nil
	}
	width, height := g.Width*scale, g.Height*scale
	image := Image{X: g.Align.offset(w, width), W: width, H: height, Picture: g.Picture, Tag: g.Tag}
	return Frame{Width: w, Height: height, Items: []Item{image}}, nil, nil
}

func (g Graphic) place() Place { return g.At }
