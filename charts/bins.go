package charts

import (
	"math"
	"slices"

	"report/data"
)

// bins are stretches of equal width, and how many values lie in each. A value on a bound counts in the
// bin that begins there; in the last bin, where it ends.
type bins struct {
	from    float64 // where the first begins
	step    float64
	first   int  // the first bound, in steps from zero
	centred bool // each bin is one value, as fine as values are known, and reaches half a step to its sides
	counts  []int
}

// bound is where bin i begins.
func (b bins) bound(i int) float64 {
	if b.centred {
		return (float64(b.first+i) - 0.5) * b.step
	}
	return float64(b.first+i) * b.step
}

// marks is how many places along the bins have a number: the bounds, or the middles where bins are
// values.
func (b bins) marks() int {
	if b.centred {
		return len(b.counts)
	}
	return len(b.counts) + 1
}

// mark is the place of number i.
func (b bins) mark(i int) float64 { return float64(b.first+i) * b.step }

// fineness is the number of decimals of the bounds.
func (b bins) fineness() int { return decimalsOf(b.step) }

// fewBins is how many bins a range at least has, so that one value is no board.
const fewBins = 5

// count sorts the figure's values into bins that cover a range.
func (f *figure) count(lo, hi float64) bins {
	cells := f.data.series[0].cells
	known := f.atLeast("known", knownToAll(cells))
	var b bins
	if alike(lo, hi) {
		b.step = max(known, math.Pow10(int(math.Ceil(math.Log10(max(leastRange, leastShare*math.Abs(lo)))))))
	} else {
		wanted := f.binsWanted(hi - lo)
		_, wanted = f.extent("bins", wanted, wanted)
		b.step = binStep(hi-lo, wanted, known)
	}
	b.centred = b.step <= known*(1+1e-9)
	last := 0
	if b.centred {
		b.first, last = int(math.Round(lo/b.step)), int(math.Round(hi/b.step))
	} else {
		const close = 1e-9 // what floats make of a value on a bound
		b.first, last = int(math.Floor(lo/b.step+close)), int(math.Ceil(hi/b.step-close))-1
	}
	for last-b.first+1 < fewBins && b.centred {
		b.first, last = b.first-1, last+1
	}
	last = max(last, b.first)
	b.counts = make([]int, last-b.first+1)
	b.from = b.bound(0)
	for _, c := range cells {
		b.counts[b.of(c.Number)]++
	}
	return b
}

// of is the bin of a value.
func (b bins) of(v float64) int {
	i := (v - b.from) / b.step
	return max(0, min(int(math.Floor(i+1e-9*max(1, i))), len(b.counts)-1))
}

// knownToAll is the unit to which all values are known. Zeros written without decimals among values that have
// them do not count: no rain is no rain, to the tenth of a millimetre.
func knownToAll(cells []data.Cell) float64 {
	known, zeros := 0.0, 0.0
	for _, c := range cells {
		if k := c.Known(); c.Number == 0 && c.Text == "0" {
			zeros = max(zeros, k)
		} else {
			known = max(known, k)
		}
	}
	if known == 0 || zeros > 1 { // all are zero, or the data say to what zeros are known
		return max(known, zeros)
	}
	return known
}

// How many bins a histogram has that is not told.
const (
	manyBins = 30
	binWidth = 7 // points, at least
)

// binsWanted is how many bins show the shape of the values: by the rule of Freedman and Diaconis, and
// at least as many as that of Sturges gives.
func (f *figure) binsWanted(length float64) float64 {
	if f.spec.Bins > 0 {
		return float64(f.spec.Bins)
	}
	var vs []float64
	for _, c := range f.data.series[0].cells {
		vs = append(vs, c.Number)
	}
	slices.Sort(vs)
	n := float64(len(vs))
	want := math.Ceil(math.Log2(n)) + 1
	if quartiles := vs[len(vs)*3/4] - vs[len(vs)/4]; quartiles > 0 {
		want = max(want, length/(2*quartiles/math.Cbrt(n)))
	}
	return max(1, min(want, manyBins, f.width/binWidth))
}

// binStep is the round width of bins of which about so many cover a range. It is a multiple of what
// the values are known to: else some bins would hold more of their steps than others.
func binStep(length, wanted, known float64) float64 {
	step, best := known, math.Inf(1)
	wish := math.Log(length / wanted)
	if known > 0 {
		best = math.Abs(math.Log(known) - wish)
	}
	power := int(math.Floor(math.Log10(length / wanted)))
	for e := power - 1; e <= power+3; e++ {
		for _, m := range steps {
			s := m * math.Pow10(e)
			if e < 0 {
				s = m / math.Pow10(-e)
			}
			times := s / known
			if known > 0 && (times < 1-1e-9 || math.Abs(times-math.Round(times)) > 1e-6*times) || length/s > 2*maxBins {
				continue
			}
			if cost := math.Abs(math.Log(s) - wish); cost < best {
				step, best = s, cost
			}
		}
	}
	if length/step > 2*maxBins { // known to threes, or the like
		step *= math.Ceil(length / wanted / step)
	}
	return step
}

// round says whether a step between numbers is one that readers count in.
func round(step float64) bool {
	m := step / math.Pow10(int(math.Floor(math.Log10(step)+1e-9)))
	return slices.ContainsFunc(steps, func(s float64) bool { return math.Abs(m-s) < 1e-6 })
}
