package charts

import "report/layout"

// maxThickness is that of a bar which lies sideways, in points.
const maxThickness = 15

// sideways composes horizontal bars, the first category at the top; with heads, their series are named
// above it.
func (b *barLayout) sideways(heads bool) error {
	f := b.figure
	if heads {
		f.area.y0 += f.headRoom()
	}
	r, err := b.layRows()
	if err != nil {
		return err
	}
	if b.sidewaysLabelled(r) {
		r.endBelow()
	} else {
		if err := r.axisBelow(newAxis(b.lo, b.hi, f.decimals)); err != nil {
			return err
		}
		b.someValues(b.segmentRoom)
	}
	b.drawBars()
	if err := b.placeValues(); err != nil {
		return err
	}
	b.tellDropped()
	if heads {
		if err := b.placeHeads(); err != nil {
			return err
		}
	}
	r.zeroLine()
	r.placeNames()
	return b.gaps(func(k, i int) error {
		from, to := b.across(k)
		return b.noData(f.atX(0)+labelGap+0.3*f.style.LabelSize, f.atY(-float64(i)-(from+to)/2)+0.35*f.style.LabelSize)
	})
}

// layRows lays the rows of the bars out, without a scale.
func (b *barLayout) layRows() (*rows, error) {
	pitch := layout.Pt(rowPitch)
	if b.columns > 1 {
		pitch = (layout.Pt(b.columns) + 0.9) * 10.5
	}
	r, err := b.newRows(pitch, b.half)
	if err != nil {
		return nil, err
	}
	if b.columns == 1 {
		b.half = min(b.half, maxThickness/r.pitch/2)
		r.half = b.half
		for i := range b.bars {
			c := &b.bars[i]
			c.left, c.right = float64(c.slot)-b.half, float64(c.slot)+b.half
		}
	}
	r.layOut()
	return r, nil
}

// leastLength is the share of the room beside the names that bars have at least when their values
// stand beyond their ends. With less, the values of long bars stand within them.
const (
	leastLength = 0.5
	leastWithin = 0.3 // and where these do
)

// sidewaysLabelled scales the rows so that the bars can carry their values, where these have room.
func (b *barLayout) sidewaysLabelled(r *rows) bool {
	room := b.area
	thickness := r.pitch * 2 * b.half / float64(b.columns)
	if b.columns == 1 {
		thickness = r.pitch
	}
	high := func(c bar) bool { return thickness >= c.value.size*(above+below)+0.5 }
	var reaches []reach
	if b.stacked {
		for _, t := range b.totals {
			reaches = append(reaches, reach{value: t.end, right: t.value.line.Width + labelGap})
		}
		r.scaleWithin(b.lo, b.hi, reaches)
		if b.give(maxBars, func(c bar) barPlace {
			if !high(c) {
				return nowhere
			}
			return b.segmentRoom(c)
		}) {
			b.placeTotals()
			return true
		}
		b.area = room
		return false
	}
	r.scaleWithin(b.lo, b.hi, b.reaches(func(bar) bool { return false }))
	out := b.all("values beyond bars", b.area.x1-b.area.x0 >= leastLength*(room.x1-room.x0))
	possible := out || b.scaleWithValuesWithin(r, room)
	if b.give(maxBars, func(c bar) barPlace {
		switch {
		case !high(c) || !possible:
			return nowhere
		case !out && b.holds(c):
			return within
		}
		if l := b.seated(c, c.value).box(); l.x0 < room.x0-nameGap/2 || l.x1 > b.width+0.01 {
			return nowhere
		}
		return beyond
	}) {
		return true
	}
	b.dropValues()
	b.area = room
	return false
}

// reaches are what the values beyond the ends of bars need; those that are held within theirs need
// nothing.
func (b *barLayout) reaches(held func(bar) bool) []reach {
	var out []reach
	for _, c := range b.bars {
		w := c.value.line.Width + labelGap
		switch {
		case held(c):
		case c.below():
			out = append(out, reach{value: c.end(), left: w})
		default:
			out = append(out, reach{value: c.end(), right: w})
		}
	}
	return out
}

// scaleWithValuesWithin scales the rows so that the values of bars that are long enough stand within
// them, and only those of the others beyond; false where it comes to no end.
func (b *barLayout) scaleWithValuesWithin(r *rows, room box) bool {
	held := make([]bool, len(b.bars))
	for i := range held {
		held[i] = true
	}
	for range 6 {
		b.area = room
		i := -1
		r.scaleWithin(b.lo, b.hi, b.reaches(func(bar) bool { i++; return held[i] }))
		settled := true
		for i, c := range b.bars { // one that has left its bar stays beyond it
			if held[i] && !b.holds(c) {
				held[i], settled = false, false
			}
		}
		if settled {
			return b.area.x1-b.area.x0 >= leastWithin*(room.x1-room.x0)
		}
	}
	return false
}

// holds says whether a bar that lies sideways is long and thick enough for its value.
func (b *barLayout) holds(c bar) bool {
	r := b.rect(c)
	return r.x1-r.x0 >= c.value.line.Width+2*labelGap && r.y1-r.y0 >= c.value.size*(above+below)+1
}

// segmentRoom is whether a segment of a stack has room for its value.
func (b *barLayout) segmentRoom(c bar) barPlace {
	r := b.rect(c)
	if b.plane.sideways && r.x1-r.x0 >= c.value.line.Width+5 && r.y1-r.y0 >= c.value.size*(above+below)+0.5 ||
		!b.plane.sideways && r.x1-r.x0 >= c.value.line.Width+4 && r.y1-r.y0 >= c.value.size*1.2 {
		return within
	}
	return nowhere
}
