package charts

import (
	"math"
	"regexp"
	"slices"
	"strings"

	"report/data"
)

// axis is a value axis: its ends, and where its gridlines stand.
type axis struct {
	min, max float64
	ticks    []float64
	decimals int // that every tick is printed with
}

// The steps between ticks, times a power of ten, the most readable first.
var steps = []float64{1, 2, 5, 2.5}

// newAxis finds 3 to 6 ticks for values from lo to hi. The axis ends at the last tick, or at the
// last value where that stands only a little beyond; and so at the other end, below zero. decimals is
// how fine the values are known: no tick is finer than whole numbers where they are whole.
func newAxis(lo, hi float64, decimals int) axis {
	lo, hi = widen(lo, hi)
	step, best := 0.0, math.Inf(1)
	power := int(math.Floor(math.Log10(hi - lo)))
	for e := power - 2; e <= power+1; e++ {
		for rank, m := range steps {
			s := m * math.Pow10(e)
			if e < 0 {
				s = m / math.Pow10(-e) // exact where the decimal fraction is
			}
			if decimals == 0 && s != math.Trunc(s) && hi-lo >= 2 {
				continue
			}
			a := cover(lo, hi, s)
			n := len(a.ticks)
			if n < 3 || n > 7 {
				continue
			}
			// Five ticks are best; ends that stick out of the data cost as well.
			waste := (a.max - a.min) / (hi - lo)
			if cost := math.Abs(float64(n)-5) + 0.15*float64(rank) + 4*(waste-1); cost < best {
				step, best = s, cost
			}
		}
	}
	return cover(lo, hi, step).hanging(lo, hi, step)
}

// hanging ends an axis whose values hang from zero at the least of them, where that stands only a little
// beyond a tick: such an axis has no line at its foot.
func (a axis) hanging(lo, hi, step float64) axis {
	if lo < 0 && hi >= 0 && len(a.ticks) > 3 && a.min < lo && a.ticks[1]-lo < overshoot*step {
		a.min, a.ticks = lo, a.ticks[1:]
	}
	return a
}

// A range of less than a billionth of its values, or less than can be labelled, is one value: it is
// as fine as floats can count steps in.
const (
	leastShare = 1e-9
	leastRange = 1e-10
)

// widen gives one value a range around it. Ends that are no finite numbers become some.
func widen(lo, hi float64) (float64, float64) {
	const farthest = 1e300 // whose distances and steps are finite
	for _, end := range []*float64{&lo, &hi} {
		if math.IsNaN(*end) {
			*end = 0
		}
		*end = max(-farthest, min(*end, farthest))
	}
	lo, hi = min(lo, hi), max(lo, hi)
	if far := max(math.Abs(lo), math.Abs(hi)); !alike(lo, hi) {
		return lo, hi
	} else if far/2 > leastRange {
		return lo - far/2, hi + far/2
	}
	return lo - 0.5, hi + 0.5
}

// alike says whether two ends are too close for steps between them.
func alike(lo, hi float64) bool {
	return hi-lo <= max(leastRange, leastShare*max(math.Abs(lo), math.Abs(hi)))
}

// maxTicks is more than any axis has.
const maxTicks = 20

// overshoot is the share of a step by which values may stand beyond the last tick.
const overshoot = 0.4

// cover lays ticks a step apart over lo to hi.
func cover(lo, hi, step float64) axis {
	const close = 1e-9
	first, last := math.Floor(lo/step+close), math.Ceil(hi/step-close)
	if !(step > 0 && last-first < maxTicks) {
		return axis{min: lo, max: hi}
	}
	a := axis{min: first * step, max: last * step, decimals: decimalsOf(step)}
	if hi/step-(last-1) < overshoot && last-1 > first {
		last--
		a.max = hi
	}
	for i := range int(last-first) + 1 {
		a.ticks = append(a.ticks, (first+float64(i))*step)
	}
	a.min, a.max = min(a.min, a.ticks[0]), max(a.max, a.ticks[len(a.ticks)-1])
	return a
}

// decimalsOf is the number of decimals that a step is exact with.
func decimalsOf(step float64) int {
	for d := range 12 {
		if v := step * math.Pow(10, float64(d)); math.Abs(v-math.Round(v)) < 1e-6*v {
			return d
		}
	}
	return 12
}

// limit sets an end of the axis that the config fixes, and drops the ticks beyond it.
func (a axis) limit(lo, hi *float64) axis {
	if lo != nil {
		a.min = *lo
	}
	if hi != nil {
		a.max = *hi
	}
	slack := (a.max - a.min) * 1e-9
	a.ticks = slices.DeleteFunc(slices.Clone(a.ticks), func(t float64) bool {
		return t < a.min-slack || t > a.max+slack
	})
	return a
}

// zeroBased widens a range to zero.
func zeroBased(lo, hi float64) (float64, float64) { return min(lo, 0), max(hi, 0) }

// lineRange is the range of a line's axis. It takes in zero where the values come near it, so that
// only what would be flattened is shown on an axis that is cut off.
func lineRange(lo, hi float64) (float64, float64) {
	if (lo >= 0 && lo < hi*0.6) || (hi <= 0 && hi > lo*0.6) {
		return zeroBased(lo, hi)
	}
	return lo, hi
}

// tickText prints a tick: all of an axis with the same decimals, as few as the ticks need. A format
// of the values gives its signs and words, not its decimals.
func (f *figure) tickText(v float64, decimals int) string {
	if pattern := f.pattern(); pattern != "" && (f.spec.YFormat != "" || strings.ContainsAny(pattern, "%‰")) {
		if s, err := f.style.Locale.Pattern(v, withDecimals(pattern, decimals)); err == nil {
			return s
		}
	}
	return f.style.Locale.Number(v+0, decimals) // +0 turns a negative zero
}

// fraction is the part of a CLDR pattern that says how many decimals there are.
var fraction = regexp.MustCompile(`\.[0#]+`)

// withDecimals is a pattern for numbers that need so many decimals, fewer where it multiplies them
// by 100 or 1000.
func withDecimals(pattern string, decimals int) string {
	switch {
	case strings.Contains(pattern, "%") && !strings.Contains(pattern, "'%'"):
		decimals -= 2
	case strings.Contains(pattern, "‰") && !strings.Contains(pattern, "'‰'"):
		decimals -= 3
	}
	zeros := ""
	if decimals > 0 {
		zeros = "." + strings.Repeat("0", decimals)
	}
	if fraction.MatchString(pattern) {
		return fraction.ReplaceAllString(pattern, zeros)
	}
	return lastDigit.ReplaceAllString(pattern, "$0"+zeros)
}

// lastDigit is the end of the whole part of a CLDR pattern.
var lastDigit = regexp.MustCompile(`0+`)

// valueText prints a value as far as it is known, with no more decimals than all values of the chart
// are known to, whatever the format asks for.
func (f *figure) valueText(c data.Cell) string {
	all := data.Cell{Kind: data.Number, Precision: math.Pow10(-f.decimals)}
	return f.style.Locale.Column([]data.Cell{c, all}, data.Column{Kind: data.Number, Format: f.pattern()})[0]
}

// sum is the total of the values in slot i, as far as the least known of them; missing where there
// are none.
func (d *dataset) sum(i int) data.Cell {
	total := data.Cell{Kind: data.Number, Missing: true}
	for _, s := range d.series {
		v, ok := s.value(i)
		if !ok {
			continue
		}
		total.Missing, total.Number, total.Precision = false, total.Number+v, max(total.Precision, s.cells[i].Known())
	}
	return total
}

// lacking is the first series without a value in slot i, -1 for none. One without any value, as a panel
// may have it, is no part of what stands there.
func (d *dataset) lacking(i int) int {
	return slices.IndexFunc(d.series, func(s series) bool { return s.cells[i].Missing && lastValue(s) >= 0 })
}

func (f *figure) pattern() string {
	if f.spec.YFormat != "" {
		return f.spec.YFormat
	}
	return f.data.y.Format
}

// xTick is a place along a horizontal scale that gets a label.
type xTick struct {
	pos   float64
	label string
	year  int // that stands below the label, where it begins; 0 for none
}

// xTicks are the candidates for labels along x, coarser with each level: level 0 is every slot,
// then every second, counted from the last, fifth and so on. Years fall on whole fives and tens.
// onSlots says that only places of the data can have a label.
func (d *dataset) xTicks(level int, locale *data.Locale, onSlots bool) []xTick {
	if d.kind.dated() {
		return d.dateTicks(level, locale, onSlots)
	}
	every := []int{1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000, 2000, 5000, 10000}
	if level >= len(every) {
		return nil
	}
	n := every[level]
	var ticks []xTick
	for i, s := range d.slots {
		at := i
		if d.kind == numbers && s.pos == math.Trunc(s.pos) {
			at = int(math.Mod(s.pos, 1e9))
		}
		if n == 2 {
			at = len(d.slots) - 1 - i
		}
		if at%n == 0 {
			ticks = append(ticks, xTick{pos: s.pos, label: s.label})
		}
	}
	return ticks
}
