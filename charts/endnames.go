package charts

import (
	"fmt"

	"report/layout"
)

// endName is a name that stands beside where a line or a band of areas ends.
type endName struct {
	x, y  layout.Pt // the end
	from  layout.Pt // how high what ends there stood before
	color layout.Color
	lines []label
	cue   bool // a short line in its colour stands before it
	chip  bool // a chip instead, of an area
	dot   bool // or a dot
	alone bool // of the only series
}

// width is that of the name with its cue.
func (n endName) width() layout.Pt {
	if n.cue {
		return widest(n.lines) + cueWidth + cueGap
	}
	return widest(n.lines)
}

func (f *figure) nameHeight(n endName) layout.Pt {
	return layout.Pt(len(n.lines))*f.endLeading() + endPadding
}

// early is how far before the end of the scale a line stops that is named where it ends.
const early = 12

// nameEnds sets names in a column at the right of the data, pushed apart where they would touch; one
// that does not stand beside its end is joined to it by a thin line. What ends early has its name there
// where that touches none of the strokes.
func (f *figure) nameEnds(names []endName, strokes []stroke) error {
	o := newObstacles(box{f.area.x0, edge, f.width, f.area.y1})
	for _, l := range f.labels {
		o.addText(l.box())
	}
	for _, s := range strokes {
		o.addStroke(s, lineWidth)
	}
	for _, n := range names {
		o.addDisc(n.x, n.y, endRadius)
	}
	var blocks []block
	for i, n := range names {
		switch {
		case !n.alone && n.x < f.area.x1-early && len(strokes) > 0 && f.nameAtEnd(n, o):
		default:
			// Of two that end together, the one that comes from above is named above.
			blocks = append(blocks, block{i, n.y + max(-0.001, min(0.001, n.from-n.y)), f.nameHeight(n)})
		}
	}
	blocks, ok := pushApart(blocks, edge, f.foot+2)
	if !ok {
		return Problem{Key: "height", Message: fmt.Sprintf("the names of %d series do not fit beside their ends", len(blocks)), Hint: "make the chart higher, or show fewer series"}
	}
	for _, b := range blocks {
		n := names[b.id]
		if n.alone {
			f.putName(n, n.x+endGap, b.y)
			continue
		}
		to := b.y
		if n.cue {
			to = f.firstLine(n, b.y)
		}
		moved := to - n.y
		if n.chip { // a band is as high as its name
			moved = b.y - n.y
		}
		if moved > 4 || moved < -4 || n.x < f.area.x1-1 {
			f.add(leader{figure: f, stroke: stroke{n.x, n.y, f.area.x1 + endGap - 2, to}, color: n.color, width: cueStroke})
		}
		f.putName(n, f.area.x1+endGap, b.y)
	}
	return nil
}

// nameAtEnd sets a name right where a line ends, if there is room.
func (f *figure) nameAtEnd(n endName, o *obstacles) bool {
	w, h := n.width(), f.nameHeight(n)
	for _, at := range [][2]layout.Pt{ // left edge and middle
		{n.x + endGap - 2, n.y},
		{n.x + 1, n.y - h/2 - 4}, {n.x + 1, n.y + h/2 + 4},
		{n.x - w/2, n.y - h/2 - 5}, {n.x - w/2, n.y + h/2 + 5},
	} {
		b := box{at[0], at[1] - h/2, at[0] + w, at[1] + h/2}
		if b.x1 <= f.area.x1 && o.freeBox(b.grown(1.5, 0.5)) {
			o.addText(b)
			f.putName(n, at[0], at[1])
			return true
		}
	}
	return false
}

// firstLine is the middle of a name's first line, from that of all.
func (f *figure) firstLine(n endName, y layout.Pt) layout.Pt {
	return y - layout.Pt(len(n.lines)-1)/2*f.endLeading()
}

// putName sets a name with its cue from x, its middle at y.
func (f *figure) putName(n endName, x, y layout.Pt) {
	first := f.firstLine(n, y)
	if n.cue {
		half := layout.Pt(lineWidth) / 2
		if n.chip {
			half = chip / 2
		}
		if n.dot {
			f.add(spot{f, x + cueWidth/2, first, endRadius, n.color})
		} else {
			f.fill(box{x, first - half, x + cueWidth, first + half}, n.color)
		}
		x += cueWidth + cueGap
	}
	for i, l := range n.lines {
		f.place(l, x, first+0.35*f.style.SeriesLabelSize+layout.Pt(i)*f.endLeading(), left)
	}
}
