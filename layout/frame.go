package layout

import "slices"

// Place adds a frame at dx, dy, with its notes, anchors and warnings. Height and Width stay as they
// are.
func (f *Frame) Place(g Frame, dx, dy Pt) {
	if dx == 0 && dy == 0 {
		f.Items = append(f.Items, g.Items...)
	} else {
		f.Items = slices.Grow(f.Items, len(g.Items))
		for _, item := range g.Items {
			f.Items = append(f.Items, shift(item, dx, dy))
		}
	}
	for _, a := range g.Anchors {
		a.Y += dy
		f.Anchors = append(f.Anchors, a)
	}
	for _, s := range g.Sides {
		s.Y += dy
		s.after += len(f.Notes)
		f.Sides = append(f.Sides, s)
	}
	f.Notes = append(f.Notes, g.Notes...)
	f.Warnings = append(f.Warnings, g.Warnings...)
}

// shift returns the item moved by dx, dy.
func shift(item Item, dx, dy Pt) Item {
	switch it := item.(type) {
	case Text:
		it.X += dx
		it.Y += dy
		return it
	case Line:
		it.X1 += dx
		it.X2 += dx
		it.Y1 += dy
		it.Y2 += dy
		return it
	case Rect:
		it.X += dx
		it.Y += dy
		return it
	case Path:
		it.X += dx
		it.Y += dy
		return it
	case Image:
		it.X += dx
		it.Y += dy
		return it
	case Link:
		it.X += dx
		it.Y += dy
		return it
	}
	return item
}

// artifacts returns the items outside of the logical structure: a repeated table header is read out
// once.
func artifacts(items []Item) []Item {
	out := make([]Item, len(items))
	for i, item := range items {
		switch it := item.(type) {
		case Text:
			it.Tag = nil
			item = it
		case Line:
			it.Tag = nil
			item = it
		case Rect:
			it.Tag = nil
			item = it
		case Path:
			it.Tag = nil
			item = it
		case Image:
			it.Tag = nil
			item = it
		case Link:
			it.Tag = nil
			item = it
		}
		out[i] = item
	}
	return out
}
