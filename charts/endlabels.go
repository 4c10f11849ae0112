package charts

import (
	"fmt"
	"slices"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg/draw"

	"report/layout"
)

const (
	endGap    = 9    // from the end of a line to its name
	endShare  = 0.24 // of the figure's width, at most, for names
	endLines  = 3
	endRadius = 3
)

// end is where a series stops, on the figure.
type end struct {
	series int
	x, y   layout.Pt
}

// A name in dark text has a cue before it: a short line in its series' colour, or a chip of its area.
const (
	cueWidth = 9
	cueGap   = 4
)

// darkNames says whether all names are dark text, because one of them could not be read in its
// series' colour: names in both ways would look like a difference in what they name.
func (f *figure) darkNames(p paint) bool {
	for k := range f.data.series {
		if (!p.anySeries || p.series[k]) && contrast(p.of(k), f.style.Background) < readable {
			return true
		}
	}
	return false
}

// cueRoom is the room for cues before the names; a single series needs none.
func (f *figure) cueRoom(p paint) layout.Pt {
	if len(f.data.series) > 1 && f.darkNames(p) {
		return cueWidth + cueGap
	}
	return 0
}

// endTexts sets the direct label of each series: its name, or for a single series its last value,
// as the subtitle names it already.
func (f *figure) endTexts(p paint) ([][]label, error) {
	dark := f.darkNames(p)
	var out [][]label
	for k, s := range f.data.series {
		name, value := s.label, ""
		if i := lastValue(s); i >= 0 && f.spec.ValueLabels != labelsOff {
			value = f.valueText(s.cells[i])
		}
		if len(f.data.series) == 1 {
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
		if name != "" {
			var err error
			if ls, err = f.wrap(name, f.bold(c), f.width*endShare, endLines); err != nil {
				return nil, err
			}
			if len(ls) > 0 && widest(ls) > f.width*endShare {
				for i := range ls {
					if ls[i], err = f.fit(ls[i].text, f.bold(c), f.width*endShare); err != nil {
						return nil, err
					}
				}
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

// narrow is the width below which names of more than two lines go to a legend.
const narrow = 300

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
		height += layout.Pt(len(ls))*f.endLeading() + endPadding
		if len(ls) > 2 && f.width < narrow || slices.ContainsFunc(ls, func(l label) bool { return l.cut }) {
			return false, nil
		}
	}
	if f.data.kind.dated() {
		height += f.yearRow() // that may stand below the scale
	}
	return height < f.foot-edge, nil
}

// endLeading is the distance between the lines of a name.
func (f *figure) endLeading() layout.Pt { return f.style.SeriesLabelSize * 1.15 }

// endPadding keeps names apart.
const endPadding = 2

// endLabels sets names at the right of where the series end, pushed apart where they would touch. A
// name that does not stand beside its end is joined to it by a thin line.
func (f *figure) endLabels(ends []end, p paint, withDots bool) error {
	texts, err := f.endTexts(p)
	if err != nil {
		return err
	}
	leading := f.endLeading()
	byID := map[int]end{}
	var blocks []block
	for _, e := range ends {
		byID[e.series] = e
		if n := len(texts[e.series]); n > 0 {
			blocks = append(blocks, block{e.series, e.y, layout.Pt(n)*leading + endPadding})
		}
	}
	blocks, ok := pushApart(blocks, edge, f.foot+2)
	if !ok {
		return fmt.Errorf("the names of %d series do not fit beside their ends", len(blocks))
	}
	room := f.cueRoom(p)
	for _, b := range blocks {
		e, c := byID[b.id], p.of(b.id)
		ls := texts[b.id]
		first := b.y - layout.Pt(len(ls)-1)/2*leading // the middle of the first line
		from, to := f.area.x1, b.y
		if room > 0 {
			to = first
		}
		moved := to - e.y
		if f.spec.Mark == "area" { // a band is as high as its name
			moved = b.y - e.y
		}
		if len(f.data.series) == 1 {
			from = e.x
		} else if moved > 4 || moved < -4 || e.x < from-1 {
			f.add(leader{f, e.x, e.y, from + endGap - 2, to, c})
		}
		if room > 0 {
			f.cue(from+endGap, first, c)
		}
		for i, l := range ls {
			f.place(l, from+endGap+room, first+0.35*f.style.SeriesLabelSize+layout.Pt(i)*leading, left)
		}
	}
	if withDots {
		for _, k := range drawOrder(p, len(f.data.series)) {
			if e, ok := byID[k]; ok {
				f.add(spot{f, e, p.of(k)})
			}
		}
	}
	return nil
}

// cue draws what ties a name in dark text to its series.
func (f *figure) cue(x, y layout.Pt, c layout.Color) {
	half := layout.Pt(lineWidth) / 2
	if f.spec.Mark == "area" {
		half = chip / 2
	}
	f.fill(box{x, y - half, x + cueWidth, y + half}, c)
}

// leader is a plotter of a thin line from the end of a series to its name.
type leader struct {
	figure         *figure
	x0, y0, x1, y1 layout.Pt
	color          layout.Color
}

func (l leader) Plot(c draw.Canvas, _ *plot.Plot) {
	from, to := l.figure.point(l.x0, l.y0), l.figure.point(l.x1, l.y1)
	c.StrokeLine2(draw.LineStyle{Color: rgba(l.color), Width: 0.75}, from.X, from.Y, to.X, to.Y)
}

// spot is a plotter of the dot at the end of a line.
type spot struct {
	figure *figure
	end    end
	color  layout.Color
}

func (s spot) Plot(c draw.Canvas, _ *plot.Plot) {
	disc(c, s.figure.point(s.end.x, s.end.y), endRadius, s.color)
}
