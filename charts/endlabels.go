package charts

import (
	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"report/layout"
)

const (
	endGap       = 9    // from the end of a line to its name
	endShare     = 0.24 // of the figure's width, at most, for names
	valueShare   = 0.4  // the same for the value of a single line that is no panel
	mostEndShare = 0.36 // where a word takes it
	endLines     = 3
	endRadius    = 3
)

// end is where a series stops, on the figure.
type end struct {
	series int
	x, y   layout.Pt
}

// A name in dark text has a cue before it: a short line in its series' colour, or a chip of its area.
const (
	cueWidth = 9.0
	cueGap   = 4
)

// darkNames says whether all names are dark text, because one of them could not be read in its
// series' colour: names in both ways would look like a difference in what they name.
func (f *figure) darkNames(p paint) bool {
	if len(f.data.layers) > 0 { // whose names are dark
		return true
	}
	for k := range f.data.series {
		if (!p.anySeries || p.series[k]) && contrast(p.of(k), f.style.Background) < readable {
			return true
		}
	}
	return false
}

// single says whether there is one series and nothing else.
func (f *figure) single() bool { return len(f.data.series) == 1 && len(f.data.layers) == 0 }

// cueRoom is the room for cues before the names; a single series needs none.
func (f *figure) cueRoom(p paint) layout.Pt {
	if !f.single() && f.darkNames(p) {
		return cueWidth + cueGap
	}
	return 0
}

// endTexts sets the direct label of each series: its name, or for a single series its last value,
// as the subtitle names it already.
func (f *figure) endTexts(p paint) ([][]label, error) {
	dark := f.darkNames(p)
	share := f.width * endShare
	if f.single() && f.shared == nil {
		share = f.width * valueShare
	}
	var out [][]label
	for k, s := range f.data.series {
		name, value := s.label, ""
		if i := lastValue(s); i >= 0 && f.spec.ValueLabels != labelsOff {
			value = f.valueText(s.cells[i])
		}
		if f.single() {
			name, value = value, ""
		} else if f.spec.ValueLabels != labelsOn {
			value = ""
		}
		c := f.style.Text
		switch {
		case p.anySeries && !p.series[k]:
			c = f.style.Muted
		case !dark:
			c = p.of(k)
		}
		var ls []label
		if p.unnamed(k) {
			name, value = "", ""
		}
		if name != "" {
			var err error
			if ls, err = f.wrap(name, f.bold(c), share, endLines); err != nil {
				return nil, err
			}
		}
		if value != "" {
			l, err := f.set(value, f.regular(f.style.Text))
			if err != nil {
				return nil, err
			}
			ls = append(ls, l)
		}
		out = append(out, ls)
	}
	return out, nil
}

// narrow is the width below which names of more than two lines go to a legend; crowded is the share of
// the height that the names of more than maxDirect series can take beside them.
const (
	narrow  = 300
	crowded = 0.8
)

// namesFit says whether the series' names have room beside their ends, whole.
func (f *figure) namesFit(p paint) (bool, error) {
	if f.shared != nil && len(f.data.series) > 1 {
		return false, nil
	}
	texts, err := f.endTexts(p)
	if err != nil {
		return false, err
	}
	height := layout.Pt(0)
	for _, ls := range texts {
		if len(ls) == 0 {
			continue
		}
		height += layout.Pt(len(ls))*f.endLeading() + endPadding
		if len(ls) > 2 && (f.width < narrow || len(texts) > maxDirect && !p.anySeries) || !whole(ls) {
			return f.all("names", false), nil
		}
	}
	height += layout.Pt(len(f.data.layers)*endLines) * f.endLeading()
	if f.data.kind.dated() {
		height += f.yearRow() // that may stand below the scale
	}
	room := f.foot - edge
	if len(texts) > maxDirect && !p.anySeries {
		room *= crowded
	}
	return f.all("names", height < room), nil
}

// endLeading is the distance between the lines of a name.
func (f *figure) endLeading() layout.Pt { return f.style.SeriesLabelSize * 1.15 }

// endPadding keeps names apart.
const endPadding = 2

// endLabels sets names at the ends of series.
func (f *figure) endLabels(ends []end, p paint, withDots bool) error {
	names, err := f.endNames(ends, p)
	if err != nil {
		return err
	}
	layers, err := f.layerEnds()
	if err != nil {
		return err
	}
	names, f.layersNamed = append(names, layers...), true
	var strokes []stroke
	if f.spec.Mark == "line" {
		for _, s := range f.data.series {
			strokes = append(strokes, f.strokes(s)...)
		}
		strokes = append(strokes, f.layerStrokes()...)
	}
	if err := f.nameEnds(names, strokes); err != nil {
		return err
	}
	if withDots {
		for _, k := range drawOrder(p, len(f.data.series)) {
			for _, e := range ends {
				if e.series == k && !p.unnamed(k) {
					f.add(spot{f, e.x, e.y, endRadius, p.of(k)})
				}
			}
		}
	}
	return nil
}

// endNames are the names of series with the places that they want.
func (f *figure) endNames(ends []end, p paint) ([]endName, error) {
	texts, err := f.endTexts(p)
	if err != nil {
		return nil, err
	}
	var names []endName
	for _, e := range ends {
		if len(texts[e.series]) == 0 {
			continue
		}
		names = append(names, endName{x: e.x, y: e.y, color: p.of(e.series), lines: texts[e.series], from: f.comesFrom(e),
			cue: f.cueRoom(p) > 0, chip: f.spec.Mark == "area", alone: f.single()})
	}
	return names, nil
}

// comesFrom is how high the value before an end stands.
func (f *figure) comesFrom(e end) layout.Pt {
	s := f.data.series[e.series]
	for i := lastValue(s) - 1; i >= 0; i-- {
		if v, ok := s.value(i); ok && f.spec.Mark == "line" {
			return f.atY(v)
		}
	}
	return e.y
}

// cueStroke is the width of a thin line from the end of a series to its name.
const cueStroke = 0.75

// leader is a plotter of a straight line between two places of the figure.
type leader struct {
	figure *figure
	stroke
	color  layout.Color
	width  vg.Length
	dashes []vg.Length
}

func (l leader) Plot(c draw.Canvas, _ *plot.Plot) {
	from, to := l.figure.point(l.x0, l.y0), l.figure.point(l.x1, l.y1)
	c.StrokeLine2(draw.LineStyle{Color: rgba(l.color), Width: l.width, Dashes: l.dashes}, from.X, from.Y, to.X, to.Y)
}
