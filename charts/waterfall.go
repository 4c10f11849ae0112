package charts

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"report/data"
)

// waterfallMark draws the steps up and down that lead from one total to another.
type waterfallMark struct{}

// read takes the steps. A total that the data leave out is added up from them.
func (waterfallMark) read(r *reader) *dataset {
	d := r.slotted()
	if d == nil || len(d.series) > 1 {
		return d
	}
	cells := d.series[0].cells
	for i, s := range r.spec.steps(d) {
		if s.total && cells[i].Missing && s.any && s.known {
			cells[i] = data.Cell{Kind: data.Number, Number: s.from, Precision: s.precision}
			cells[i].Text = strconv.FormatFloat(s.from, 'f', data.Decimals(cells[i:i+1]), 64)
		}
	}
	return d
}

// step is one bar of a waterfall, before it is drawn.
type step struct {
	total     bool
	from      float64 // what the steps before it have come to
	any       bool    // there are steps before it
	known     bool    // all of them have a value
	precision float64 // to which from is known: that of the least known of them
	rounding  float64 // the squares of what its parts are known to
}

// steps runs through a waterfall. A total that is given is where the next steps go on from.
func (s Spec) steps(d *dataset) []step {
	totals := s.totalSlots(d)
	out := make([]step, len(d.slots))
	now := step{known: true}
	for i := range d.slots {
		out[i] = now
		out[i].total = totals[i]
		v, ok := d.series[0].value(i)
		switch fine := d.series[0].cells[i].Known(); {
		case !ok && totals[i]:
		case !ok:
			now.known = false
		case totals[i]:
			now = step{from: v, any: true, known: true, precision: fine, rounding: fine * fine}
		default:
			now.from, now.any = now.from+v, true
			now.precision, now.rounding = max(now.precision, fine), now.rounding+fine*fine
		}
	}
	return out
}

// totalSlots says which slots the config names as totals.
func (s Spec) totalSlots(d *dataset) []bool {
	out := make([]bool, len(d.slots))
	for i, x := range d.slots {
		out[i] = slices.ContainsFunc(s.Totals, func(v any) bool { return matches(v, x.key, x.label) })
	}
	return out
}

func (waterfallMark) check(s Spec, d *dataset) []Problem {
	var ps []Problem
	if len(d.series) > 1 {
		return []Problem{{Key: "y", Message: fmt.Sprintf("a waterfall has the steps of one column, and y names %d", len(d.series)), Hint: "name one column in y"}}
	}
	if n := len(d.slots); n > maxBars {
		ps = append(ps, Problem{Key: "x", Message: fmt.Sprintf("the chart has %d bars, more than %d", n, maxBars), Hint: "filter or limit the rows"})
	}
	for i, v := range s.Totals {
		if !slices.ContainsFunc(d.slots, func(x slot) bool { return matches(v, x.key, x.label) }) {
			ps = append(ps, Problem{Key: "totals", Path: []any{i}, Message: fmt.Sprintf("the total %q does not occur in the data", shorten(word(v), maxHighlight)), Hint: "totals names values of x"})
		}
	}
	return append(append(append(ps, stepProblems(d)...), totalProblems(s, d)...), zeroProblems(s)...)
}

// stepProblems refuses missing steps: what comes after one would stand at no known height.
func stepProblems(d *dataset) []Problem {
	var ps []Problem
	for i, x := range d.slots {
		if !d.series[0].cells[i].Missing {
			continue
		}
		first := "there is none at " + shorten(x.key, 40)
		if at, ok := d.series[0].blanks[i]; ok {
			first = at + " holds none"
		}
		if len(ps) == 0 {
			ps = append(ps, Problem{Key: "y", Message: "a waterfall needs a value at every step: " + first,
				Hint: "filter the row, or write 0 where nothing changed; a total is added up from the steps before it"})
		}
	}
	return ps
}

// rounded is how far off a sum of rounded values may be, in what they are known to, and over many
// values in the root of the squares: twice the standard deviation, 2/√12.
const rounded = 0.58

// totalProblems refuses a total that is not what the steps before it come to.
func totalProblems(s Spec, d *dataset) []Problem {
	var ps []Problem
	for i, at := range s.steps(d) {
		c := d.series[0].cells[i]
		if !at.total || !at.any || !at.known || c.Missing {
			continue
		}
		off, slack := math.Abs(c.Number-at.from), rounded*math.Sqrt(at.rounding+c.Known()*c.Known())
		if off <= slack+1e-9*max(math.Abs(c.Number), math.Abs(at.from)) {
			continue
		}
		which := slices.IndexFunc(s.Totals, func(v any) bool { return matches(v, d.slots[i].key, d.slots[i].label) })
		ps = append(ps, Problem{Key: "totals", Path: []any{which},
			Message: fmt.Sprintf("the total %q is %s, and the steps before it come to %s", shorten(d.slots[i].label, 40), c.Text, strconv.FormatFloat(math.Round(at.from*1e6)/1e6, 'f', -1, 64)),
			Hint:    "correct the values; the cell of a total can be left empty, it is added up then"})
	}
	return ps
}

func (waterfallMark) compose(f *figure) error {
	b := newBarLayout(f, 1)
	b.connected = true
	b.setSteps()
	return b.compose()
}

// setSteps finds the bars: totals stand on zero, and each step begins where the one before it ends. The
// colours of rises, falls and totals only repeat what place and sign say.
func (b *barLayout) setSteps() {
	left, right := b.across(0)
	for i, at := range b.spec.steps(b.data) {
		cell := b.data.series[0].cells[i]
		c := bar{slot: i, left: float64(i) + left, right: float64(i) + right, from: at.from, to: at.from + cell.Number}
		c.text, c.color = b.signed(cell), b.style.seriesColor(1)
		switch {
		case at.total:
			c.from, c.to = 0, cell.Number
			c.text, c.color, c.bold = b.valueText(cell), b.style.seriesColor(0), true
		case cell.Number < 0:
			c.color = b.style.seriesColor(2)
		}
		if b.paint.anySlot && !b.paint.slots[i] {
			c.color = mix(c.color, b.style.Background, 0.55)
		} else if b.paint.anySlot {
			c.bold = true
		}
		b.bars = append(b.bars, c)
	}
}

// signed prints a step with its sign.
func (f *figure) signed(c data.Cell) string {
	text := f.valueText(c)
	if c.Number > 0 && strings.ContainsAny(text, "123456789") && !strings.HasPrefix(text, "+") {
		return "+" + text
	}
	return text
}

// describe tells what the steps come to, and the largest of them.
func (waterfallMark) describe(f *figure, w altWords) string {
	steps := f.spec.steps(f.data)
	cells := f.data.series[0].cells
	rise, fall := -1, -1
	for i, c := range cells {
		switch {
		case steps[i].total:
		case c.Number > 0 && (rise < 0 || c.Number > cells[rise].Number):
			rise = i
		case c.Number < 0 && (fall < 0 || c.Number < cells[fall].Number):
			fall = i
		}
	}
	last := len(cells) - 1
	end := data.Cell{Kind: data.Number, Number: cells[last].Number, Precision: cells[last].Precision}
	if !steps[last].total {
		end.Number += steps[last].from
		end.Precision = cmp.Or(max(steps[last].precision, cells[last].Known()), 1)
	}
	clauses := []string{fmt.Sprintf(w.comesTo, f.valueText(end))}
	for _, most := range []struct {
		words string
		slot  int
	}{{w.topRise, rise}, {w.topFall, fall}} {
		if most.slot >= 0 {
			clauses = append(clauses, fmt.Sprintf(most.words, f.placeName(most.slot), f.signed(cells[most.slot])))
		}
	}
	return strings.Join(clauses, w.and)
}
