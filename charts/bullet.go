package charts

import (
	"fmt"
	"slices"

	"report/layout"
)

// bulletMark draws Stephen Few's bullets: on each row a bar for what was reached, a tick for its
// target, and shades behind for how good that is.
type bulletMark struct{}

// Sizes of a bullet, in points, and in parts of its height.
const (
	bulletPitch  = 22
	bulletHeight = 14 // of the shades
	bulletBar    = 0.36
	bulletTick   = 0.76
	tickWidth    = 2
)

// How many shades there can be: fewer are no ranges, more cannot be told apart.
const (
	minRanges = 2
	maxRanges = 5
)

func (bulletMark) read(r *reader) *dataset {
	if !r.bulletColumns() {
		return nil
	}
	r.spec.Y = slices.Concat(r.spec.Y, []string{r.spec.Target}, r.spec.Ranges)
	d := r.slotted()
	if d == nil {
		return nil
	}
	d.target, d.ranges, d.series = d.series[1], d.series[2:], d.series[:1]
	return d
}

// bulletColumns checks the columns beside y.
func (r *reader) bulletColumns() bool {
	before := len(r.problems)
	if len(r.spec.Y) > 1 {
		r.errorf("y", "name one column in y, and what it is held against in target", "a bullet chart shows one column, and y names %d", len(r.spec.Y))
	}
	if r.spec.Target == "" {
		r.errorf("target", `name the column that the bars are held against: target = "plan"`, "the bullet chart has no target")
	}
	if n := len(r.spec.Ranges); n > 0 && (n < minRanges || n > maxRanges) {
		r.errorf("ranges", `for example ranges = ["poor", "fair", "good"]`, "ranges names %d, and a bullet has %d to %d shades", n, minRanges, maxRanges)
	}
	used := slices.Clone(r.spec.Y)
	check := func(key, name string, path ...any) {
		n := len(r.problems)
		if slices.Contains(used, name) {
			r.errorf(key, "", "column %q stands in the chart twice", name)
		} else if i := r.numberColumn(key, name); i >= 0 && len(r.spec.Y) > 0 {
			if y := r.table.Column(r.spec.Y[0]); y >= 0 && r.table.Columns[y].Unit != r.table.Columns[i].Unit {
				a, b := r.table.Columns[y], r.table.Columns[i]
				r.errorf(key, "all of a bullet stands on one value axis", "columns %q and %q have different units (%s, %s)", a.Name, b.Name, unitName(a), unitName(b))
			}
		}
		used = append(used, name)
		for k := n; k < len(r.problems); k++ {
			r.problems[k].Path = path
		}
	}
	if r.spec.Target != "" {
		check("target", r.spec.Target)
	}
	for i, name := range r.spec.Ranges {
		check("ranges", name, i)
	}
	return len(r.problems) == before
}

func (bulletMark) check(s Spec, d *dataset) []Problem {
	ps := rowProblems(d)
	for i, x := range d.slots {
		last := -1
		for k, shade := range d.ranges {
			v, ok := shade.value(i)
			if !ok {
				continue
			}
			p := Problem{Key: "ranges", Path: []any{k}}
			if v < 0 {
				p.Message = fmt.Sprintf("shades begin at zero, and %q is %s at %s", shade.name, shade.cells[i].Text, shorten(x.label, 40))
				return append(ps, p)
			}
			if last >= 0 && v <= d.ranges[last].cells[i].Number {
				p.Message = fmt.Sprintf("the ranges of %s do not rise: %q is %s after %q with %s", shorten(x.label, 40), shade.name, shade.cells[i].Text,
					d.ranges[last].name, d.ranges[last].cells[i].Text)
				p.Hint = "name the columns in ranges from the lowest to the highest"
				return append(ps, p)
			}
			last = k
		}
	}
	return ps
}

// bullets are the rows of a bullet chart.
type bullets struct {
	*rows
	paint  paint
	values []label
}

func (bulletMark) compose(f *figure) error {
	b := &bullets{paint: f.paint()}
	if err := f.bulletKeys(b.paint); err != nil {
		return err
	}
	var err error
	if b.rows, err = f.newRows(bulletPitch, 0.5); err != nil {
		return err
	}
	if err := b.setValues(); err != nil {
		return err
	}
	lo, hi := f.data.extent(numberAt)
	for _, s := range append([]series{f.data.target}, f.data.ranges...) {
		l, h := (&dataset{series: []series{s}}).extent(numberAt)
		lo, hi = min(lo, l), max(hi, h)
	}
	a := f.lineAxis(zeroBased(f.extent("y", lo, hi)))
	ticks, err := f.tickLabels(a)
	if err != nil {
		return err
	}
	b.beside()
	column := widest(b.values)
	if column > 0 {
		column += 2 * labelGap
	}
	last := len(ticks) - 1
	b.scaleWithin(a.min, a.max, []reach{{a.max, 0, column}, {a.ticks[last], 0, ticks[last].line.Width / 2}})
	b.below()
	b.gridBelow(a, ticks)
	for i := range f.data.slots {
		b.row(i)
	}
	b.zeroLine()
	b.placeNames()
	for i, l := range b.values {
		f.place(l, f.width, b.onRow(i), right)
	}
	return nil
}

// setValues sets the values, which stand in a column at the right edge.
func (b *bullets) setValues() error {
	if b.spec.ValueLabels == labelsOff {
		return nil
	}
	b.values = make([]label, len(b.names))
	for i := range b.values {
		var err error
		if b.data.series[0].cells[i].Missing {
			b.values[i], err = b.set(noData, b.regular(b.style.Muted))
		} else {
			b.values[i], err = b.value(b.paint, 0, i)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// row draws a bullet.
func (b *bullets) row(i int) {
	y := b.middle(i)
	height := min(bulletHeight, b.pitch-3)
	band := func(from, to float64, share layout.Pt, c layout.Color) {
		b.fill(box{b.atX(min(from, to)), y - share*height/2, b.atX(max(from, to)), y + share*height/2}, c)
	}
	from := 0.0
	for k, s := range b.data.ranges {
		if v, ok := s.value(i); ok {
			band(from, v, 1, b.style.shade(k, len(b.data.ranges)))
			from = v
		}
	}
	if v, ok := b.data.series[0].value(i); ok {
		band(0, v, bulletBar, b.style.bulletColor(b.paint, i))
	}
	if v, ok := b.data.target.value(i); ok {
		b.vline(b.atX(v), y-bulletTick*height/2, y+bulletTick*height/2, tickWidth, b.style.Text)
	}
}

// shade is the grey behind a bullet, the darkest for the lowest range.
func (s Style) shade(k, n int) layout.Color {
	return mix(s.Context, s.Background, 0.1+0.65*float64(k)/float64(n-1))
}

// bulletColor is that of a bar, which the grey of what is not singled out could not be told from the
// shades in.
func (s Style) bulletColor(p paint, slot int) layout.Color {
	if p.anySlot && !p.slots[slot] {
		return s.Muted
	}
	return p.at(0, slot)
}

// bulletKeys say above the rows what bar, tick and shades stand for.
func (f *figure) bulletKeys(p paint) error {
	const high = bulletHeight * 0.8
	keys := []key{
		{f.data.series[0].label, 2 * chip, func(x, middle layout.Pt) {
			f.fill(box{x, middle - bulletBar*bulletHeight/2, x + 2*chip, middle + bulletBar*bulletHeight/2}, p.style.seriesColor(0))
		}},
		{f.data.target.label, tickWidth, func(x, middle layout.Pt) {
			f.vline(x+tickWidth/2, middle-bulletTick*high/2, middle+bulletTick*high/2, tickWidth, f.style.Text)
		}},
	}
	for k, s := range f.data.ranges {
		keys = append(keys, key{s.label, chip, func(x, middle layout.Pt) {
			f.fill(box{x, middle - chip/2, x + chip, middle + chip/2}, f.style.shade(k, len(f.data.ranges)))
		}})
	}
	return f.keys(keys)
}

// tabulate has a row for each bullet.
func (bulletMark) tabulate(f *figure) Numbers {
	d := *f.data
	d.series = slices.Concat(d.series, []series{d.target}, d.ranges)
	all := *f
	all.data = &d
	return all.slotNumbers()
}

// describe tells how many reach their target, and which is the farthest from it.
func (bulletMark) describe(f *figure, w altWords) string {
	words, s := f.rowWords(), f.data.series[0]
	reached, n, far := 0, 0, -1
	short := func(i int) float64 { return f.data.target.cells[i].Number - s.cells[i].Number }
	for i := range f.data.slots {
		v, ok := s.value(i)
		target, both := f.data.target.value(i)
		if !ok || !both {
			continue
		}
		n++
		if v >= target {
			reached++
		} else if far < 0 || short(i) > short(far) {
			far = i
		}
	}
	text := fmt.Sprintf(words.reached, reached, n)
	if far >= 0 {
		text += w.and + fmt.Sprintf(words.farthest, f.placeName(far), f.valueText(s.cells[far]), f.valueText(f.data.target.cells[far]))
	}
	return text
}
