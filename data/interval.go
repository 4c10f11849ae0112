package data

import "math"

// interval is what a value lies in that is known by rounded ones: both ends may be.
type interval struct{ low, high float64 }

// interval is a value half its unit to both sides. It is exact for values and for sums, differences and means of
// them; of what is divided the quantity's unit is only nearly right.
func (a quantity) interval() interval { return interval{a.value - a.unit/2, a.value + a.unit/2} }

// plus moves an interval.
func (a interval) plus(v float64) interval { return interval{a.low + v, a.high + v} }

// percentOf is 100 times a divided by b, of which every value must be above zero: else it is everything.
func (a interval) percentOf(b interval) interval {
	if b.low <= 0 {
		return interval{math.Inf(-1), math.Inf(1)}
	}
	return interval{100 * min(a.low/b.low, a.low/b.high), 100 * max(a.high/b.low, a.high/b.high)}
}

// shareOf is a part in percent of the whole that it belongs to. As the part grows, so does the whole.
func (a interval) shareOf(whole interval) interval {
	low, high := max(a.low, 0), max(a.high, 0)
	others := interval{max(whole.low-a.low, 0), max(whole.high-a.high, 0)}
	return interval{100 * low / (low + others.high), 100 * high / (high + others.low)}
}

// meets says whether two intervals have a value in common, but for what floating point adds.
func (a interval) meets(b interval) bool {
	slack := 1e-9 * max(1, math.Abs(a.low), math.Abs(a.high))
	return a.low <= b.high+slack && b.low <= a.high+slack
}
