package charts

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"time"

	"report/data"
)

// timelineMark draws events along a scale of dates: a dot for a point in time, a bar for a stretch.
type timelineMark struct{}

// maxEvents is how many events a timeline can name.
const maxEvents = 60

// event is one event of a timeline.
type event struct {
	name     string
	series   int
	from, to float64 // on the scale; alike for a point in time
	key      string  // its beginning, as in the data
	// begins and ends are its dates as printed; a point in time has no end.
	begins, ends string
}

func (timelineMark) read(r *reader) *dataset {
	x, end, name, group, ok := r.eventColumns()
	if !ok {
		return nil
	}
	cols := r.table.Columns
	d := &dataset{x: cols[x], y: cols[name], kind: kindOf(r.table, x), color: group >= 0}
	if end >= 0 {
		d.until = columnLabel(cols[end])
		d.kind = finer(d.kind, kindOf(r.table, end))
	}
	if group < 0 {
		d.series = []series{r.newSeries(cols[name].Name, columnLabel(cols[name]), 0)}
	}
	seen := map[string]int{}
	for _, row := range r.table.Rows {
		k := 0
		if group >= 0 {
			text := row.Cells[group].Text
			if k, ok = seen[text]; !ok {
				k = len(d.series)
				seen[text] = k
				d.series = append(d.series, r.newSeries(text, text, 0))
			}
		}
		if row.Cells[x].Missing || row.Cells[name].Missing {
			key, missing := "x", d.x
			if row.Cells[name].Missing {
				key, missing = "y", d.y
			}
			r.leaveOut(key, row, missing)
			continue
		}
		if e, ok := r.event(d, row, x, end); ok {
			e.name, e.series = r.xLabel(row.Cells[name], d.y), k
			d.events = append(d.events, e)
		}
	}
	r.unplaced.close(r)
	r.repeated.close(r)
	slices.SortStableFunc(d.events, func(a, b event) int { return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(b.to, a.to)) })
	if len(d.events) == 0 {
		if len(r.problems) == 0 || r.problems[len(r.problems)-1].Warning {
			r.errorf("y", "", "there are no events to draw")
		}
		return nil
	}
	r.eventSlots(d, x, end)
	return d
}

// eventColumns finds the columns of a timeline: -1 for those that it does without.
func (r *reader) eventColumns() (x, end, name, group int, ok bool) {
	before := len(r.problems)
	x, end, name, group = -1, -1, -1, -1
	if r.spec.X == "" {
		r.errorf("x", `name the column of the dates: x = "date"`, "the chart has no x")
	} else {
		x = r.timeColumn("x", r.spec.X)
	}
	if r.spec.X2 != "" {
		end = r.timeColumn("x2", r.spec.X2)
	}
	switch {
	case len(r.spec.Y) == 0:
		r.errorf("y", `name the column of the events' names: y = "event"`, "the chart has no y")
	case len(r.spec.Y) > 1:
		r.errorf("y", "name the column of the events' names", "a timeline has one column of names, and y names %d", len(r.spec.Y))
	default:
		name = r.column("y", r.spec.Y[0])
	}
	if r.spec.Color != "" {
		group = r.column("color", r.spec.Color)
	}
	if x >= 0 && end >= 0 && r.table.Columns[x].Kind != r.table.Columns[end].Kind {
		r.errorf("x2", "give both in the same way", "columns %q and %q are not on one scale: one holds dates, the other numbers", r.spec.X, r.spec.X2)
	}
	return x, end, name, group, len(r.problems) == before
}

// timeColumn finds a column of dates or numbers.
func (r *reader) timeColumn(key, name string) int {
	i := r.column(key, name)
	if i >= 0 && r.table.Columns[i].Kind != data.Date && r.table.Columns[i].Kind != data.Number {
		r.errorf(key, "write dates such as 2024-03-05, 2024-03 or 2024", "column %q holds neither dates nor numbers", name)
		return -1
	}
	return i
}

// finer is the scale that shows the dates of two.
func finer(a, b scaleKind) scaleKind {
	for _, k := range []scaleKind{days, months, quarterly} {
		if a == k || b == k {
			return k
		}
	}
	return a
}

// event reads when an event was. One that ends with a year, on a scale of days, lasts to the end of it.
func (r *reader) event(d *dataset, row data.Row, x, end int) (e event, ok bool) {
	c := row.Cells[x]
	e.key, e.begins = c.Text, r.xLabel(c, d.x)
	e.from = position(d.kind, c)
	e.to = e.from
	if end >= 0 && !row.Cells[end].Missing {
		e.ends = r.xLabel(row.Cells[end], r.table.Columns[end])
		e.to = endPosition(d.kind, row.Cells[end])
		if e.to < e.from {
			if r.repeated.first(r) {
				r.errorf("x2", "", "%s is before the beginning, %s: %s", shorten(row.Cells[end].Text, 40), shorten(c.Text, 40), row.CellAt(end))
			}
			return e, false
		}
	}
	if math.IsNaN(e.from) || math.IsNaN(e.to) || math.Abs(e.from) > largest || math.Abs(e.to) > largest {
		r.errorf("x", "", "%s holds what no chart can show", row.CellAt(x))
		return e, false
	}
	return e, true
}

// endPosition is where a date ends that is coarser than the scale.
func endPosition(kind scaleKind, c data.Cell) float64 {
	if !kind.dated() || c.Grain <= kind.grain() {
		return position(kind, c)
	}
	months := map[data.Grain]int{data.Month: 1, data.Quarter: 3, data.Year: 12}[c.Grain]
	c.Time = time.Date(c.Time.Year(), c.Time.Month()+time.Month(months), 1, 0, 0, 0, 0, time.UTC)
	return position(kind, c)
}

// eventSlots are the places at which events begin and end: what the words of the config can name.
func (r *reader) eventSlots(d *dataset, columns ...int) {
	seen := map[float64]bool{}
	for _, row := range r.table.Rows {
		for _, i := range columns {
			if i < 0 || row.Cells[i].Missing {
				continue
			}
			if pos := position(d.kind, row.Cells[i]); !seen[pos] {
				seen[pos] = true
				d.slots = append(d.slots, r.newSlot(row.Cells[i], d.x, pos))
			}
		}
	}
	slices.SortStableFunc(d.slots, func(a, b slot) int { return cmp.Compare(a.pos, b.pos) })
}

func (timelineMark) check(_ Spec, d *dataset) []Problem {
	if n := len(d.events); n > maxEvents {
		return []Problem{{Key: "y", Message: fmt.Sprintf("the timeline has %d events, more than %d", n, maxEvents), Hint: "filter or limit the rows"}}
	}
	return nil
}

// span are the ends of all events on the scale.
func (d *dataset) span() (lo, hi float64) {
	lo, hi = d.events[0].from, d.events[0].to
	for _, e := range d.events {
		lo, hi = min(lo, e.from), max(hi, e.to)
	}
	if lo == hi {
		lo, hi = lo-1, hi+1
	}
	return lo, hi
}

// dates is the scale of a timeline as labels along x know it, with a place for each whole number.
func (f *figure) dates(lo, hi float64) *dataset {
	d := &dataset{x: f.data.x, kind: f.data.kind}
	if d.kind.dated() {
		for _, pos := range []float64{lo, lo + 1, hi} {
			d.slots = append(d.slots, slot{pos: pos})
		}
		slices.SortStableFunc(d.slots, func(a, b slot) int { return cmp.Compare(a.pos, b.pos) })
		return d
	}
	var at []float64
	const most = 3000 // years; more are labelled as numbers are
	if hi-lo <= most && hi-lo >= 2 {
		for v := math.Ceil(lo); v <= hi; v++ {
			at = append(at, v)
		}
	} else {
		at = newAxis(lo, hi, 1).ticks
	}
	for _, v := range at {
		c := data.Cell{Kind: data.Number, Number: v, Precision: math.Pow10(-decimalsOf(math.Abs(v)))}
		text := fmt.Sprintf("%.6g", v)
		label := text
		if !isYear(v) {
			label = f.style.Locale.Cell(c, data.Column{Kind: data.Number})
		}
		d.slots = append(d.slots, slot{key: text, label: label, pos: v})
	}
	return d
}

// describe tells the first and the last event.
func (timelineMark) describe(f *figure, w altWords) string {
	events := f.data.events
	first, last := events[0], events[len(events)-1]
	if len(events) == 1 {
		return fmt.Sprintf("%s (%s)", inWords(first.name, altList), first.begins)
	}
	return fmt.Sprintf(f.inLanguage(eventWords), len(events), inWords(first.name, altList), first.begins, inWords(last.name, altList), last.begins)
}

// tabulate has a row for each event.
func (timelineMark) tabulate(f *figure) Numbers {
	d := f.data
	n := Numbers{Head: []string{columnLabel(d.y)}, Words: 1}
	several := len(d.series) > 1
	if several {
		n.Head, n.Words = append(n.Head, ""), 2
	}
	n.Head = append(n.Head, columnLabel(d.x))
	if d.until != "" {
		n.Head = append(n.Head, d.until)
	}
	for _, e := range d.events {
		row := []string{e.name}
		if several {
			row = append(row, d.series[e.series].label)
		}
		row = append(row, e.begins)
		switch {
		case d.until == "":
		case e.ends == "":
			row = append(row, noValue)
		default:
			row = append(row, e.ends)
		}
		n.Rows = append(n.Rows, row)
	}
	return n
}

// eventWords tell how many events there are, the first and the last, each with its date.
var eventWords = map[string]string{
	"en": "%d events, from %s (%s) to %s (%s)",
	"de": "%d Ereignisse, von %s (%s) bis %s (%s)",
	"es": "%d hechos, desde %s (%s) hasta %s (%s)",
	"fr": "%d événements, de %s (%s) à %s (%s)",
	"zh": "%d件事，从%s（%s）到%s（%s）",
}
