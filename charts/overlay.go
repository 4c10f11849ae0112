package charts

import (
	"math"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"report/data"
	"report/layout"
)

// readLayers reads the columns of layers at the places of the data.
func (r *reader) readLayers(d *dataset, rows []placed) {
	if len(r.spec.Layers) == 0 {
		return
	}
	switch {
	case r.spec.Facet != "":
		r.errorf("layers", "leave out one of them", "layers and facet do not go together")
	case r.spec.Stack == stackNormalize:
		r.errorf("layers", `leave out layers, or write stack = "zero"`, "layers are values, and the chart shows shares of 100 %%")
	case r.spec.Mark == "bar" && r.spec.ValueLabels == labelsOn:
		r.errorf("value_labels", "leave out value_labels: the bars have an axis then", "the values of bars would stand in the way of layers")
	}
	for i, l := range r.spec.Layers {
		path := []any{i, "y"}
		before := len(r.problems)
		column := r.numberColumn("layers", l.Y)
		for k := range r.problems[before:] {
			r.problems[before+k].Path = path
		}
		if column < 0 || !r.sameUnit("layers", path, d.y, r.table.Columns[column]) {
			continue
		}
		if l.Mark == "line" && r.spec.Horizontal {
			r.errorf("layers", `use mark = "dot" in the layer, or leave out horizontal`, "a line cannot lie over bars that lie sideways")
			r.problems[len(r.problems)-1].Path = []any{i, "mark"}
		}
		name := l.Label
		if name == "" {
			name = columnLabel(r.table.Columns[column])
		}
		s := r.newSeries(l.Y, name, len(d.slots))
		var differs tally
		for _, p := range rows {
			c := p.row.Cells[column]
			if !r.drawable("layers", path, l.Y, c) {
				return
			}
			if c.Missing {
				s.blanks[p.slot] = p.row.CellAt(column).String()
				continue
			}
			if at := &s.cells[p.slot]; at.Missing {
				*at = c
			} else if at.Number != c.Number && differs.first(r) { // rows of several series may repeat it
				r.errorf("layers", "a layer has one value at each place along x", "%s %q has more than one value of %s: %s differs", d.x.Name, shorten(d.slots[p.slot].key, 40), l.Y, p.row.CellAt(column))
				r.problems[len(r.problems)-1].Path = path
			}
		}
		differs.close(r)
		d.layers = append(d.layers, s)
	}
}

// drawable refuses a value of a further column that no chart can show.
func (r *reader) drawable(key string, path []any, column string, c data.Cell) bool {
	if c.Missing || math.Abs(c.Number) < largest {
		return true
	}
	r.errorf(key, "", "column %q holds %q, which no chart can show", column, shorten(c.Text, 40))
	r.problems[len(r.problems)-1].Path = path
	return false
}

// withLayers widens the range of the value axis to that of the layers.
func (f *figure) withLayers(lo, hi float64) (float64, float64) {
	for _, s := range f.data.layers {
		for i := range s.cells {
			if v, ok := s.value(i); ok {
				lo, hi = min(lo, v), max(hi, v)
			}
		}
	}
	return lo, hi
}

// layerColor is the colour of a layer: the next after those of the series.
func (f *figure) layerColor(i int) layout.Color {
	return f.style.seriesColor(len(f.data.series) + i)
}

// layerNames sets the names of the layers.
func (f *figure) layerNames() ([][]label, error) {
	var out [][]label
	for _, s := range f.data.layers {
		room, err := f.wordRoom(f.bold(f.style.Text), f.width*endShare, f.width*mostEndShare, s.label)
		if err != nil {
			return nil, err
		}
		ls, err := f.wrap(s.label, f.bold(f.style.Text), room, endLines)
		if err != nil {
			return nil, err
		}
		out = append(out, ls)
	}
	return out, nil
}

// layerRoom is what the names of the layers take beside the data.
func (f *figure) layerRoom() (layout.Pt, error) {
	names, err := f.layerNames()
	room := layout.Pt(0)
	for _, ls := range names {
		room = max(room, endGap+cueWidth+cueGap+widest(ls))
	}
	return room, err
}

// composeBase composes a mark with room for the names of its layers: beside it, or above bars that lie
// sideways.
func (f *figure) composeBase() error {
	m := marks[f.spec.Mark]
	if len(f.data.layers) == 0 || f.spec.Mark != "bar" {
		return m.compose(f)
	}
	f.spec.ValueLabels = labelsOff // the values would stand in the way
	if f.spec.Horizontal {
		if len(f.data.series) == 1 { // there is no legend
			if err := f.keys(f.layerKeys()); err != nil {
				return err
			}
		}
		return m.compose(f)
	}
	room, err := f.layerRoom()
	if err != nil {
		return err
	}
	width := f.width
	f.width -= room
	f.area.x1 -= room
	err = m.compose(f)
	f.width = width
	return err
}

// layerKeys are the keys of layers above bars that lie sideways.
func (f *figure) layerKeys() []key {
	var keys []key
	if f.spec.Horizontal {
		for i, s := range f.data.layers {
			keys = append(keys, key{s.label, chip, func(x, middle layout.Pt) {
				f.add(spot{f, x + chip/2, middle, endRadius, f.layerColor(i)})
			}})
		}
	}
	return keys
}

// overlay draws the layers over the mark, and names those that have no name yet.
func (f *figure) overlay() error {
	for i, s := range f.data.layers {
		var run [][2]layout.Pt
		flush := func() {
			if len(run) > 1 {
				f.addTo(before, overline{f, run, f.layerColor(i)})
			} else if len(run) == 1 {
				f.addTo(before, spot{f, run[0][0], run[0][1], endRadius, f.layerColor(i)})
			}
			run = nil
		}
		for k := range f.data.slots {
			v, ok := s.value(k)
			if !ok {
				flush()
				continue
			}
			x, y := f.at(f.slotAt(k), v)
			if f.spec.Layers[i].Mark == "dot" {
				f.addTo(before, spot{f, x, y, endRadius + haloWidth, f.style.Background}, spot{f, x, y, endRadius, f.layerColor(i)})
				continue
			}
			run = append(run, [2]layout.Pt{x, y})
		}
		flush()
	}
	if len(f.data.layers) == 0 || f.layersNamed || f.plane.sideways {
		return nil
	}
	names, err := f.layerEnds()
	if err != nil {
		return err
	}
	return f.nameEnds(names, nil)
}

// layerStrokes are the parts of the layers' lines, and a cross for each of their dots.
func (f *figure) layerStrokes() []stroke {
	var out []stroke
	for i, s := range f.data.layers {
		for k := range f.data.slots {
			v, ok := s.value(k)
			if !ok {
				continue
			}
			x, y := f.at(f.slotAt(k), v)
			out = append(out, stroke{x - endRadius, y, x + endRadius, y}, stroke{x, y - endRadius, x, y + endRadius})
			if k == 0 || f.spec.Layers[i].Mark == "dot" {
				continue
			}
			if w, ok := s.value(k - 1); ok {
				x0, y0 := f.at(f.slotAt(k-1), w)
				out = append(out, stroke{x0, y0, x, y})
			}
		}
	}
	return out
}

// layerEnds are the names of layers with the places that they want.
func (f *figure) layerEnds() ([]endName, error) {
	texts, err := f.layerNames()
	if err != nil {
		return nil, err
	}
	var names []endName
	for i, s := range f.data.layers {
		k := lastValue(s)
		if k < 0 || len(texts[i]) == 0 {
			continue
		}
		x, y := f.at(f.slotAt(k), s.cells[k].Number)
		names = append(names, endName{x: x, y: y, from: y, color: f.layerColor(i), lines: texts[i], cue: true, dot: f.spec.Layers[i].Mark == "dot"})
	}
	return names, nil
}

// overline is a plotter of a line over a mark, with a rim that sets it off from what lies below.
type overline struct {
	figure *figure
	points [][2]layout.Pt
	color  layout.Color
}

func (o overline) Plot(c draw.Canvas, _ *plot.Plot) {
	pts := make([]vg.Point, len(o.points))
	for i, p := range o.points {
		pts[i] = o.figure.point(p[0], p[1])
	}
	c.StrokeLines(draw.LineStyle{Color: rgba(o.figure.style.Background), Width: lineWidth + 2*haloWidth}, pts)
	c.StrokeLines(draw.LineStyle{Color: rgba(o.color), Width: lineWidth}, pts)
}
