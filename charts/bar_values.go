package charts

import (
	"report/layout"
)

// setValues measures the value labels of all bars.
func (b *barLayout) setValues() error {
	b.values = make([][]label, len(b.data.series))
	for k, s := range b.data.series {
		b.values[k] = make([]label, len(s.cells))
		for i := range s.cells {
			if s.cells[i].Missing {
				continue
			}
			style := b.regular(b.style.Text)
			if b.spec.stacked() {
				style.Color = b.style.on(b.paint.at(k, i))
			} else if b.paint.loud(k, i) {
				style.Face = b.style.Bold
			}
			var err error
			if b.values[k][i], err = b.set(b.valueText(s.cells[i]), style); err != nil {
				return err
			}
		}
	}
	if !b.spec.stacked() {
		return nil
	}
	b.totals = make([]label, len(b.data.slots))
	for i := range b.data.slots {
		sum := b.data.sum(i)
		if sum.Missing {
			continue
		}
		style := b.regular(b.style.Text)
		style.Face = b.style.Bold
		var err error
		if b.totals[i], err = b.set(b.valueText(sum), style); err != nil {
			return err
		}
	}
	return nil
}

// labelled decides whether every bar carries its value; fits says whether that of one bar has room.
func (b *barLayout) labelled(limit int, fits func(k, i int) bool) bool {
	switch b.spec.ValueLabels {
	case labelsOff:
		return false
	case labelsAuto, "":
		if len(b.data.slots)*b.columns > limit {
			return false
		}
	}
	for k, s := range b.data.series {
		for i := range s.cells {
			if _, ok := s.value(i); ok && !fits(k, i) {
				return false
			}
		}
	}
	return true
}

// noData marks a slot without a value, in a form that every language reads.
const noData = "–"

// noData marks a missing value, where there is room.
func (f *figure) noData(x, y layout.Pt) error {
	l, err := f.set(noData, f.regular(f.style.Muted))
	if err != nil {
		return err
	}
	l.x, l.y = f.inside(l, x-l.line.Width/2), y
	if f.free(l) {
		f.labels = append(f.labels, l)
	}
	return nil
}

// empty says whether a slot has no value in any series.
func (b *barLayout) empty(i int) bool {
	for _, s := range b.data.series {
		if _, ok := s.value(i); ok {
			return false
		}
	}
	return true
}

// gaps calls put for each bar, or each stack, that has no value.
func (b *barLayout) gaps(put func(k, i int) error) error {
	for i := range b.data.slots {
		for k := range b.columns {
			_, ok := b.data.series[k].value(i)
			if ok || (b.spec.stacked() && !b.empty(i)) {
				continue
			}
			if err := put(k, i); err != nil {
				return err
			}
		}
	}
	return nil
}
