package charts

import (
	"math"
	"strings"

	"report/layout"
)

// heatmapMark draws a cell for each place along x and each row of y, shaded by its value.
type heatmapMark struct{}

// maxCells is how many columns, and rows, of cells a heat map has.
const maxCells = 60

// read takes the rows from y and the values from color: each row is a series.
func (heatmapMark) read(r *reader) *dataset {
	x, y, value, ok := r.cellColumns()
	if !ok {
		return nil
	}
	cols := r.table.Columns
	d := &dataset{x: cols[x], y: cols[value], kind: kindOf(r.table, x), color: true, rows: true, splitBy: columnLabel(cols[y])}
	rows := &dataset{x: cols[y], kind: kindOf(r.table, y)}
	at := r.slots(r.table, d, x)
	before := len(r.problems)
	row := r.slots(r.table, rows, y)
	r.rekey(before, "x", "y")
	if !r.fewCells(len(d.slots), len(rows.slots)) {
		return nil
	}
	for _, s := range rows.slots {
		one := r.newSeries(s.key, s.key, len(d.slots))
		one.label = s.label
		d.series = append(d.series, one)
	}
	for _, line := range r.table.Rows {
		cx, cy := line.Cells[x], line.Cells[y]
		if cx.Missing || cy.Missing {
			key, missing := "x", cols[x]
			if cy.Missing {
				key, missing = "y", cols[y]
			}
			r.leaveOut(key, line, missing)
			continue
		}
		i, okX := at[cx.Text]
		k, okY := row[cy.Text]
		if !okX || !okY || line.Cells[value].Missing {
			continue
		}
		if !d.series[k].cells[i].Missing {
			if r.repeated.first(r) {
				r.errorf("x", "filter the rows so that each cell has one", "%s %q has more than one value at %s: %s repeats it",
					cols[y].Name, shorten(cy.Text, 40), shorten(cx.Text, 40), line.CellAt(value))
			}
			continue
		}
		d.series[k].cells[i] = line.Cells[value]
	}
	r.unplaced.close(r)
	r.repeated.close(r)
	before = len(r.problems)
	d = r.finish(d)
	r.rekey(before, "y", "color")
	return d
}

// cellColumns finds the columns of a heat map.
func (r *reader) cellColumns() (x, y, value int, ok bool) {
	before := len(r.problems)
	x, y, value = -1, -1, -1
	if r.spec.X == "" {
		r.errorf("x", `name the column along the horizontal axis: x = "year"`, "the chart has no x")
	} else {
		x = r.column("x", r.spec.X)
	}
	switch {
	case len(r.spec.Y) == 0:
		r.errorf("y", `name the column of the rows: y = "region"`, "the chart has no y")
	case len(r.spec.Y) > 1:
		r.errorf("y", "the column of the values stands in color", "a heat map has one column of rows, and y names %d", len(r.spec.Y))
	default:
		y = r.column("y", r.spec.Y[0])
	}
	if r.spec.Color == "" {
		r.errorf("color", `name the column of the values: color = "share"`, "the heat map has no color")
	} else if value = r.numberColumn("color", r.spec.Color); value >= 0 {
		if units := r.table.Units(value); len(units) > 1 {
			r.errorf("color", "filter the rows, or turn them to one unit with scale", "the values of column %q have different units: %s",
				r.spec.Color, shorten(strings.Join(units, ", "), 80))
		}
	}
	return x, y, value, len(r.problems) == before
}

// rekey says another key for the problems since n: where a column stands in the config depends on the
// mark.
func (r *reader) rekey(n int, from, to string) {
	for i := range r.problems[n:] {
		if p := &r.problems[n+i]; p.Key == from {
			p.Key = to
		}
	}
}

func (heatmapMark) check(Spec, *dataset) []Problem { return nil }

// fewCells refuses a heat map of too many columns or rows, before there is a cell for each.
func (r *reader) fewCells(columns, rows int) bool {
	if columns > maxCells {
		r.errorf("x", "filter or limit the rows", "the heat map has %d columns, more than %d", columns, maxCells)
	}
	if rows > maxCells {
		r.errorf("y", "filter or limit the rows", "the heat map has %d rows, more than %d", rows, maxCells)
	}
	return columns <= maxCells && rows <= maxCells
}

// Sizes of a heat map, in points.
const (
	cellHeight = 18
	leastCell  = 9.5 // high: a line of text
	widestCell = 86
	cellSeam   = 1
	cellPad    = 2 // on both sides of a value, at least
)

// heat is a heat map being composed.
type heat struct {
	*figure
	shades shades
	w, h   layout.Pt // of a cell with its seam
	values [][]label // by row and slot
}

func (heatmapMark) compose(f *figure) error {
	h := &heat{figure: f, shades: f.shades()}
	columns, rows := layout.Pt(len(f.data.slots)), layout.Pt(len(f.data.series))
	names, err := h.names()
	if err != nil {
		return err
	}
	f.area.x0 = widest(names) + nameGap
	h.w = min((f.width-f.area.x0)/columns, widestCell)
	f.area.x1 = f.area.x0 + columns*h.w
	f.scale(-0.5, float64(columns)-0.5, -float64(rows)+0.5, 0.5)
	columnNames, err := h.columnNames()
	if err != nil {
		return err
	}
	foot := f.footHeight()
	var below xScale
	if columnNames == nil {
		if below, err = h.xScale(true, h.onSlots()); err != nil {
			return err
		}
		foot += f.rowsBelow(below)
	}
	lines := 1
	for _, ls := range columnNames {
		lines = max(lines, len(ls))
	}
	foot += layout.Pt(lines-1) * f.style.LabelSize * lineHeight
	h.h = max(leastCell, min(cellHeight, maxRows/rows))
	if f.spec.Height > 0 {
		h.h = (f.height - f.area.y0 - foot) / rows
	}
	printed, err := h.setValues()
	if err != nil {
		return err
	}
	if !printed {
		if err := h.scaleAbove(); err != nil {
			return err
		}
		if f.spec.Height > 0 {
			h.h = (f.height - f.area.y0 - foot) / rows
		}
	}
	f.area.y1 = f.area.y0 + rows*h.h
	f.foot = f.area.y1
	f.height = f.area.y1 + foot
	f.plane = plane{is: true, slotted: true}
	for k, s := range f.data.series {
		for i := range s.cells {
			if err := h.cell(k, i); err != nil {
				return err
			}
		}
	}
	h.placeNames(names)
	f.placeScale(below, false)
	f.placeSlotNames(columnNames)
	return nil
}

// names sets the rows' names.
func (h *heat) names() ([]label, error) {
	var ls []label
	for _, s := range h.data.series {
		l, err := h.fit(s.label, h.regular(h.style.Text), h.width*nameShare)
		if err != nil {
			return nil, err
		}
		ls = append(ls, l)
	}
	return ls, nil
}

// placeNames places as many of the rows' names as stand apart.
func (h *heat) placeNames(names []label) {
	every := max(1, int(math.Ceil(h.style.LabelSize*(above+below)/h.h)))
	for k := 0; k < len(names); k += every {
		l := names[k]
		l.x, l.y = 0, h.atY(-float64(k))+0.35*l.size
		h.labels = append(h.labels, l)
	}
}

// columnNames sets categories below their columns, on up to three lines; nil where they do not fit,
// and for numbers and dates.
func (h *heat) columnNames() ([][]label, error) {
	if h.data.kind != categories || h.w < 15 {
		return nil, nil
	}
	var out [][]label
	for _, s := range h.data.slots {
		ls, err := h.wrap(s.label, h.regular(h.style.Text), h.w-labelGap, 4)
		if err != nil {
			return nil, err
		}
		if len(ls) > 3 || !whole(ls) {
			return nil, nil
		}
		out = append(out, ls)
	}
	return out, nil
}

// setValues sets the values, and says whether each fits its cell.
func (h *heat) setValues() (fits bool, err error) {
	if h.spec.ValueLabels == labelsOff || h.h < h.style.LabelSize*(above+below)+cellSeam {
		return false, nil
	}
	plain := h.shades
	h.shades.text = &h.style
	for k, s := range h.data.series {
		h.values = append(h.values, make([]label, len(s.cells)))
		for i, c := range s.cells {
			if c.Missing {
				continue
			}
			l, err := h.set(h.valueText(c), h.regular(h.style.on(h.shades.of(c.Number))))
			if err != nil {
				return false, err
			}
			if l.line.Width > h.w-cellSeam-2*cellPad {
				h.values, h.shades = nil, plain
				return false, nil
			}
			h.values[k][i] = l
		}
	}
	return true, nil
}

// cell paints a cell. One without a value is bare, but for a dash.
func (h *heat) cell(k, i int) error {
	x, y := h.atX(float64(i)), h.atY(-float64(k))
	c := h.data.series[k].cells[i]
	if c.Missing {
		dash := min(0.4*h.w, 0.5*h.style.LabelSize)
		h.hline(x-dash/2, x+dash/2, y, baselineWidth, h.style.Muted)
		return nil
	}
	half := min(cellSeam, h.w/8, h.h/8) / 2
	h.fill(box{x - h.w/2 + half, y - h.h/2 + half, x + h.w/2 - half, y + h.h/2 - half}, h.shades.of(c.Number))
	if h.values != nil {
		l := h.values[k][i]
		h.place(l, x, y+0.35*l.size, center)
	}
	return nil
}

// describe tells the extremes, by row and column.
func (heatmapMark) describe(f *figure, w altWords) string { return f.farthest(w) }
