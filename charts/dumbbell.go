package charts

import (
	"fmt"
	"strings"

	"report/layout"
)

// dumbbellMark draws two dots a row, joined by a bar: how far apart two values are.
type dumbbellMark struct{}

func (dumbbellMark) read(r *reader) *dataset { return r.slotted() }

const joinWidth = 3.0 // of the bar between two dots, in points

func (dumbbellMark) check(s Spec, d *dataset) []Problem {
	ps := rowProblems(d)
	if n := len(d.series); n != 2 {
		p := Problem{Key: "y", Message: fmt.Sprintf("a dumbbell joins two values, and y names %d", n), Hint: `name two columns: y = ["before", "after"]`}
		if d.color {
			var names []string
			for _, x := range d.series {
				names = append(names, x.name)
			}
			p = Problem{Key: "color", Message: fmt.Sprintf("a dumbbell joins two values, and the column %q holds %d: %s", s.Color, n, shorten(strings.Join(names, ", "), 80)),
				Hint: "filter the rows to two of them"}
		} else if n == 1 {
			p.Hint += ", or the column that tells two apart in color"
		}
		ps = append(ps, p)
	}
	return append(ps, rangeProblems(s, d, numberAt)...)
}

func (dumbbellMark) compose(f *figure) error {
	d, err := f.newRowDots(f.lineAxis(lineRange(f.valueExtent())))
	if err != nil {
		return err
	}
	d.labelled = d.carryValues(true)
	d.numbered = !d.labelled
	if err := d.layOut(); err != nil {
		return err
	}
	d.lines()
	d.zeroLine()
	for i := range d.data.slots {
		if low, high, n := d.ends(i); n == 2 {
			y := d.middle(i)
			d.fill(box{d.x(low, i), y - joinWidth/2, d.x(high, i), y + joinWidth/2}, d.joinColor(i))
		}
	}
	return d.dots()
}

// joinColor is that of the bar between the dots of a row.
func (d *rowDots) joinColor(i int) layout.Color {
	if d.paint.anySlot && !d.paint.slots[i] {
		return mix(d.style.Context, d.style.Background, 0.5)
	}
	return d.style.Context
}
