package charts

import (
	"slices"

	"report/layout"
)

const (
	chip     = 8  // side of a legend's colour chip
	chipLine = 20 // length of a line's key, which shows its dashes
	chipGap  = 4  // from chip to text
	keyGap   = 14 // from key to key
)

// key is an entry of a legend: a sample of a mark, and what it stands for.
type key struct {
	text string
	wide layout.Pt // of the sample
	draw func(x, middle layout.Pt)
}

// legend sets one key for each series, above the data area.
func (f *figure) legend(p paint) error {
	if f.shared != nil { // one above all panels
		f.shared.legend = true
		return nil
	}
	var keys []key
	for k, s := range f.data.series {
		if p.unnamed(k) {
			continue
		}
		keys = append(keys, f.seriesKey(p, k, s.label))
	}
	return f.keys(append(keys, f.layerKeys()...))
}

// seriesKey is the key of series k.
func (f *figure) seriesKey(p paint, k int, name string) key {
	switch f.spec.Mark {
	case "line":
		return key{name, chipLine, func(x, middle layout.Pt) {
			if dashes := p.dashOf(k); dashes != nil {
				f.add(leader{figure: f, stroke: stroke{x, middle, x + chipLine, middle}, color: p.of(k), width: lineWidth, dashes: dashes})
			} else {
				f.hline(x, x+chipLine, middle, lineWidth, p.of(k))
			}
		}}
	case "scatter":
		return key{name, chip, func(x, middle layout.Pt) {
			f.add(shapeKey{f, x + chip/2, middle, dotRadius * 1.2, f.shapeOf(k), p.of(k)})
		}}
	case "timeline":
		if slices.ContainsFunc(f.data.events, func(e event) bool { return e.series == k && e.from == e.to }) {
			return key{name, chip, func(x, middle layout.Pt) {
				f.add(shapeKey{f, x + chip/2, middle, eventRadius, shape(k % int(shapes)), p.of(k)})
			}}
		}
	case "dot", "dumbbell":
		return key{name, chip, func(x, middle layout.Pt) { f.add(spot{f, x + chip/2, middle, rowRadius, p.of(k)}) }}
	}
	return key{name, chip, func(x, middle layout.Pt) {
		f.fill(box{x, middle - chip/2, x + chip, middle + chip/2}, p.of(k))
	}}
}

// keys sets a legend in rows from the top left, above the data area.
func (f *figure) keys(keys []key) error {
	lineHeight := f.style.LabelSize * 1.55
	x, y := layout.Pt(0), layout.Pt(0)
	for _, k := range keys {
		l, err := f.fit(k.text, f.regular(f.style.Text), f.width-k.wide-chipGap)
		if err != nil {
			return err
		}
		w := k.wide + chipGap + l.line.Width
		if x > 0 && x+w > f.width {
			x, y = 0, y+lineHeight
		}
		baseline := y + f.style.LabelSize
		k.draw(x, baseline-0.35*f.style.LabelSize)
		f.place(l, x+k.wide+chipGap, baseline, left)
		x += w + keyGap
	}
	room := y + lineHeight + 5
	if f.spec.Height > 0 {
		f.grow(room)
	} else { // rows after the first do not take from the data
		f.grow(y)
	}
	f.area.y0 += room
	return nil
}

// grow makes the figure higher by room for what is not the plot, whose height the config may say: a
// legend, or the names of axes.
func (f *figure) grow(room layout.Pt) {
	f.height += room
	f.foot += room
	f.area.y1 += room
}
