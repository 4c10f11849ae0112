package layout

// Keep sets blocks one below the other, all on one page or none. Where they are higher than a page
// its pictures are scaled down; if that does not do they are split like a Stack, with a warning.
type Keep struct {
	Blocks []Block
	At     Place
}

const splitKeep = "what should stand together does not fit on one page and was split"

// Fit implements Block.
func (k Keep) Fit(env Env, w, h Pt) (Frame, Block, error) {
	f, rest, err := Stack{k.Blocks}.Fit(env, w, h)
	switch {
	case err != nil:
		return Frame{}, nil, errorAt(err, k.At)
	case rest == nil:
		return f, nil, nil
	case !env.PageTop:
		return Frame{}, k, nil
	}
	if scaled, ok := k.scaled(env, w, h); ok {
		return scaled, nil, nil
	}
	if f.Empty() {
		return Frame{}, k, nil
	}
	f.Warnings = append(f.Warnings, Warning{At: k.place(),
		Message: splitKeep})
	return f, rest, nil
}

// scaled sets the blocks with their pictures as much smaller as it takes to fit them in. Pictures of
// less than half their size would be of no use.
func (k Keep) scaled(env Env, w, h Pt) (Frame, bool) {
	const endless, least = 1e6, 0.5
	blocks := flatten(nil, k.Blocks)
	pictures := Pt(0)
	for _, b := range blocks {
		if g, ok := b.(Graphic); ok && g.Width > 0 {
			pictures += g.Height * min(1, w/g.Width)
		}
	}
	if pictures == 0 {
		return Frame{}, false
	}
	whole, rest, err := Stack{blocks}.Fit(env, w, endless)
	if err != nil || rest != nil {
		return Frame{}, false
	}
	scale := 1 - (whole.Height-h)/pictures
	if scale < least || scale > 1 {
		return Frame{}, false
	}
	for i, b := range blocks {
		if g, ok := b.(Graphic); ok && g.Width > 0 {
			s := scale * min(1, w/g.Width)
			g.Width, g.Height = g.Width*s, g.Height*s
			blocks[i] = g
		}
	}
	f, rest, err := Stack{blocks}.Fit(env, w, h)
	return f, err == nil && rest == nil
}

func (k Keep) place() Place {
	if k.At != (Place{}) {
		return k.At
	}
	return firstPlace(k.Blocks)
}
