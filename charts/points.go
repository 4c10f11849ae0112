package charts

import "report/data"

// points reads rows as points of a scatter chart.
func (r *reader) points() *dataset {
	x, ys, color, ok := r.columns()
	if !ok {
		return nil
	}
	d := &dataset{x: r.table.Columns[x], y: r.table.Columns[ys[0]], color: color >= 0, kind: kindOf(r.all(), x)}
	if d.kind == categories {
		r.numberColumn("x", r.spec.X)
		return nil
	}
	size := r.sized()
	if r.spec.Size != "" && size < 0 {
		return nil
	}
	if size >= 0 {
		d.size = r.table.Columns[size]
	}
	text := r.dotNames()
	if r.spec.Text != "" && text < 0 {
		return nil
	}
	if text >= 0 {
		d.dotName = columnLabel(r.table.Columns[text])
	}
	if color >= 0 {
		d.splitBy = columnLabel(r.table.Columns[color])
	}
	names := map[string]int{}
	of := func(row data.Row, y int) int {
		name, label := r.table.Columns[y].Name, columnLabel(r.table.Columns[y])
		if color >= 0 {
			name, label = row.Cells[color].Text, row.Cells[color].Text
		}
		k, seen := names[name]
		if !seen {
			k = len(d.series)
			names[name] = k
			d.series = append(d.series, r.newSeries(name, label, 0))
		}
		return k
	}
	for _, row := range r.all().Rows {
		for _, y := range ys {
			of(row, y)
		}
	}
	for _, row := range r.table.Rows {
		if row.Cells[x].Missing {
			r.leaveOut("x", row, d.x)
			continue
		}
		for _, y := range ys {
			k := of(row, y)
			if !row.Cells[y].Missing && (size < 0 || r.size(row, size)) {
				if size >= 0 {
					d.series[k].sizes = append(d.series[k].sizes, row.Cells[size])
				}
				if text >= 0 {
					d.series[k].names = append(d.series[k].names, r.dotName(row.Cells[text].Text))
				}
				d.series[k].xs = append(d.series[k].xs, row.Cells[x])
				d.series[k].cells = append(d.series[k].cells, row.Cells[y])
			}
		}
	}
	r.unplaced.close(r)
	r.unsized.close(r)
	r.tiny.close(r)
	d.largestDot = d.largestSize()
	return r.finish(d)
}
