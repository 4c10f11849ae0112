package layout

// Gap is white space that stays, even at the top of a page: within a heading or a card.
type Gap struct{ Height Pt }

// Fit implements Block.
func (g Gap) Fit(_ Env, w, h Pt) (Frame, Block, error) {
	if g.Height > h+tolerance {
		return Frame{}, g, nil
	}
	return Frame{Width: w, Height: g.Height}, nil, nil
}
