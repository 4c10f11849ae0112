package charts

import (
	"math"

	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg"

	"report/layout"
)

// Sizes of dots on rows, in points.
const (
	rowRadius  = 3.75
	sameDot    = 1.5 // dots closer than this stand within each other
	lineMargin = 3   // between the line of a row and text on it
	beforeGap  = 5   // from the names of rows to values, beside the gap that parts names from dots
)

// rowDots are dots on rows: dot charts, lollipops, dumbbells.
type rowDots struct {
	*rows
	paint    paint
	axis     axis
	stems    bool // values stand away from zero, else at the right
	labelled bool // the rows carry their values
	numbered bool // the axis does
	from     layout.Pt
	values   [][2]label // of each row: before its first dot, after its last
	heads    []label    // names of the series above the first row
}

func (f *figure) newRowDots(a axis) (*rowDots, error) {
	r, err := f.newRows(rowPitch, 0.5)
	if err != nil {
		return nil, err
	}
	return &rowDots{rows: r, paint: f.paint(), axis: a}, nil
}

// ends are the series with the least and the greatest value of a row, and how many it has.
func (d *rowDots) ends(i int) (low, high, n int) {
	for k, s := range d.data.series {
		v, ok := s.value(i)
		if !ok {
			continue
		}
		if n == 0 || v < d.data.series[low].cells[i].Number {
			low = k
		}
		if n == 0 || v > d.data.series[high].cells[i].Number {
			high = k
		}
		n++
	}
	return low, high, n
}

// carryValues says whether the rows carry their values: where the config wants it, or by themselves.
func (d *rowDots) carryValues(byThemselves bool) bool {
	on := d.spec.ValueLabels == labelsOn || byThemselves && d.spec.ValueLabels != labelsOff
	return d.all("values", on && d.pitch >= d.style.LabelSize*(above+below)+0.5)
}

func (d *rowDots) x(k, i int) layout.Pt { return d.atX(d.data.series[k].cells[i].Number) }

// setValues sets the values of a row's outermost dots.
func (d *rowDots) setValues() error {
	d.values = make([][2]label, len(d.names))
	for i := range d.values {
		low, high, n := d.ends(i)
		if n == 0 || !d.labelled {
			continue
		}
		a, b := d.data.series[low].cells[i], d.data.series[high].cells[i]
		var err error
		if a.Number < b.Number || d.stems && a.Number < 0 {
			if d.values[i][0], err = d.value(d.paint, low, i); err != nil {
				return err
			}
		}
		if a.Number < b.Number || !d.stems || a.Number >= 0 {
			if d.values[i][1], err = d.value(d.paint, high, i); err != nil {
				return err
			}
		}
	}
	return nil
}

// layOut finds the room of all parts, and draws the axis. Values that would take most of the room give
// way to an axis.
func (d *rowDots) layOut() error {
	d.beside()
	d.from = d.area.x0
	right := d.area.x1
	ticks, err := d.across()
	if err != nil {
		return err
	}
	if roomy := d.area.x1-d.area.x0 >= (right-d.from)/3; d.labelled && !d.all("room for values", roomy) {
		d.labelled, d.numbered = false, true
		d.area.x0, d.area.x1 = d.from, right
		if ticks, err = d.across(); err != nil {
			return err
		}
	}
	if err := d.nameSeries(); err != nil {
		return err
	}
	d.below()
	for _, l := range d.heads {
		d.place(l, l.x, d.middle(0)-rowRadius-labelGap, left)
	}
	if d.numbered {
		d.gridBelow(d.axis, ticks)
	} else {
		d.endBelow()
	}
	d.placeNames()
	return nil
}

// across sets the values and the numbers of the axis, and the scale on which both have room.
func (d *rowDots) across() (ticks []label, err error) {
	if err := d.setValues(); err != nil {
		return nil, err
	}
	lo, hi := d.span()
	if d.numbered {
		if ticks, err = d.tickLabels(d.axis); err != nil {
			return nil, err
		}
	}
	d.scaleWithin(lo, hi, d.reaches(ticks))
	return ticks, nil
}

// span is what stands at the edges of the data: the ends of the axis, or of the values without one.
func (d *rowDots) span() (lo, hi float64) {
	lo, hi = lineRange(d.valueExtent())
	if d.stems {
		lo, hi = zeroBased(lo, hi)
	}
	if d.numbered || alike(lo, hi) || d.spec.Min != nil || d.spec.Max != nil {
		return d.axis.min, d.axis.max
	}
	return lo, hi
}

// reaches are how far dots, their values and the last number of the axis stick out.
func (d *rowDots) reaches(ticks []label) []reach {
	var out []reach
	if n := len(ticks); n > 0 {
		out = append(out, reach{d.axis.ticks[n-1], 0, ticks[n-1].line.Width / 2})
	}
	for i, v := range d.values {
		low, high, n := d.ends(i)
		if n == 0 {
			continue
		}
		before, after := layout.Pt(rowRadius+1), layout.Pt(rowRadius+1)
		if w := v[0].line.Width; w > 0 {
			before = rowRadius + labelGap + w + beforeGap
		}
		if w := v[1].line.Width; w > 0 {
			after = rowRadius + labelGap + w
		}
		out = append(out, reach{d.data.series[low].cells[i].Number, before, 0}, reach{d.data.series[high].cells[i].Number, 0, after})
	}
	return out
}

// nameSeries sets the names of several series above their dots of the first row, or in a legend where
// they have no room there.
func (d *rowDots) nameSeries() error {
	if !d.paint.many {
		return nil
	}
	heads, err := d.headNames()
	if err != nil {
		return err
	}
	if d.heads = heads; heads != nil {
		d.area.y0 += d.style.SeriesLabelSize
	} else if err := d.legend(d.paint); err != nil {
		return err
	}
	if d.spec.Height > 0 && d.shared == nil {
		return d.stand(rowPitch)
	}
	return nil
}

// headGap is the least distance between names of series above the first row, in points.
const headGap = 8

// headNames are the names of series with their places above the dots of the first row; nil where a
// name would not stand over its dot.
func (d *rowDots) headNames() ([]label, error) {
	if d.shared != nil {
		return nil, nil
	}
	dark := d.darkNames(d.paint)
	var names []label
	var blocks []block
	for k, s := range d.data.series {
		if _, ok := s.value(0); !ok {
			return nil, nil
		}
		c := d.paint.of(k)
		switch {
		case d.paint.anySeries && !d.paint.series[k]:
			c = d.style.Muted
		case dark:
			c = d.style.Text
		}
		l, err := d.set(s.label, d.bold(c))
		if err != nil {
			return nil, err
		}
		names = append(names, l)
		blocks = append(blocks, block{k, d.x(k, 0), l.line.Width + headGap})
	}
	left := -layout.Pt(headGap) / 2
	if len(d.rows.names[0]) > 1 { // a name that is as high
		left += d.from
	}
	blocks, ok := pushApart(blocks, left, d.width+headGap/2)
	if !ok {
		return nil, nil
	}
	for i, b := range blocks {
		at := d.x(b.id, 0)
		if math.Abs(b.y-at) > (b.height-headGap)/2+rowRadius || i > 0 && at-d.x(blocks[i-1].id, 0) < 2*rowRadius {
			return nil, nil
		}
		names[b.id].x = b.y - names[b.id].line.Width/2
	}
	return names, nil
}

// lines draws the thin line of each row, with gaps where text stands on it.
func (d *rowDots) lines() {
	for i, v := range d.values {
		low, high, n := d.ends(i)
		x, y := d.from, d.middle(i)
		if n == 0 {
			continue
		}
		if w := v[0].line.Width; w > 0 {
			d.hline(x, max(x, d.x(low, i)-rowRadius-labelGap-w-lineMargin), y, gridWidth, d.style.Grid)
			x = d.x(low, i)
		}
		if w := v[1].line.Width; w > 0 {
			d.hline(x, d.x(high, i), y, gridWidth, d.style.Grid)
			x = min(d.width, d.x(high, i)+rowRadius+labelGap+w+lineMargin)
		}
		d.hline(x, d.width, y, gridWidth, d.style.Grid)
	}
}

// dots draws the dots and their values, and marks rows without any.
func (d *rowDots) dots() error {
	order := drawOrder(d.paint, len(d.data.series))
	for i, v := range d.values {
		var drawn []layout.Pt
		low, high, n := d.ends(i)
		for _, k := range order {
			if _, ok := d.data.series[k].value(i); !ok {
				continue
			}
			radius := layout.Pt(rowRadius)
			for _, x := range drawn {
				if math.Abs(x-d.x(k, i)) < sameDot {
					radius = max(1, radius*0.55)
				}
			}
			drawn = append(drawn, d.x(k, i))
			at := plotter.XY{X: d.data.series[k].cells[i].Number, Y: -float64(i)}
			p := dots{points: plotter.XYs{at}, color: d.paint.at(k, i), radius: vg.Length(radius)}
			if !d.stems {
				p.halo = &d.style.Background
			}
			d.add(p)
		}
		if v[0].line.Width > 0 {
			d.place(v[0], d.x(low, i)-rowRadius-labelGap, d.onRow(i), right)
		}
		if v[1].line.Width > 0 {
			d.place(v[1], d.x(high, i)+rowRadius+labelGap, d.onRow(i), left)
		}
		if n == 0 {
			x := d.from
			if d.stems {
				x = d.atX(0)
			}
			if err := d.noData(x+labelGap+0.3*d.style.LabelSize, d.onRow(i)); err != nil {
				return err
			}
		}
	}
	return nil
}
