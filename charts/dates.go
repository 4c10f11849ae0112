package charts

import (
	"math"
	"slices"
	"time"

	"report/data"
)

// dateStep is the distance of labels on a scale of dates: days, or months.
type dateStep struct{ days, months int }

// The steps of days, months and years, on scales of dates.
var (
	everyDays  = []int{1, 2, 5, 7, 10, 14}
	everyWeeks = []int{7, 14, 28} // where the data are whole weeks apart
	everyMonth = []int{1, 2, 3, 6}
	everyYears = []int{1, 2, 5, 10, 20, 50, 100, 200, 500, 1000}
	everyBars  = []int{1, 2, 5, 7, 10, 14, 20, 30} // of the data's days, where labels stand below bars
)

// Most labels of a scale, however much room there is: a year of months and its next January, a week
// and a day.
const (
	maxMonthTicks = 13
	maxDayTicks   = 8
)

// A scale as long as this is labelled by its years, and one of so many firsts of months by months.
const (
	longMonths = 36
	longDays   = 3
)

// dated says whether dates finer than years stand along x.
func (k scaleKind) dated() bool { return k == days || k == months || k == quarterly }

// grain is how fine the dates of a scale are.
func (k scaleKind) grain() data.Grain {
	return map[scaleKind]data.Grain{days: data.Day, months: data.Month, quarterly: data.Quarter, numbers: data.Year}[k]
}

// dateTicks labels a scale of dates: days, or the firsts of months, quarters and years. Below bars only
// the dates of the data can have a label.
func (d *dataset) dateTicks(level int, locale *data.Locale, onSlots bool) []xTick {
	if d.kind == days && onSlots && !d.monthly() {
		if level >= len(everyBars) || len(d.slots) > maxDayTicks*everyBars[level] {
			return nil
		}
		var ticks []xTick
		for i := 0; i < len(d.slots); i += everyBars[level] {
			ticks = append(ticks, d.dateTick(dayOf(d.slots[i].pos), data.Day, locale))
		}
		return ticks
	}
	steps := d.dateSteps()
	if level >= len(steps) {
		return nil
	}
	var ticks []xTick
	grain := d.stepGrain(steps[level])
	for _, t := range d.every(steps[level]) {
		tick := d.dateTick(t, grain, locale)
		if !onSlots || slices.ContainsFunc(d.slots, func(s slot) bool { return s.pos == tick.pos }) {
			ticks = append(ticks, tick)
		}
	}
	return ticks
}

// dateSteps are the steps that suit the scale, the finest first.
func (d *dataset) dateSteps() []dateStep {
	first, last := d.ends()
	var steps []dateStep
	firsts := 0 // of months
	for m := monthOf(first.AddDate(0, 0, -1)) + 1; m <= monthOf(last) && firsts < longDays; m++ {
		firsts++
	}
	if d.kind == days && !d.monthly() && firsts < longDays {
		from := everyDays
		if d.weekly() {
			from = everyWeeks
		}
		for _, n := range from {
			steps = append(steps, dateStep{days: n})
		}
	}
	for _, n := range everyMonth {
		if monthOf(last)-monthOf(first) < longMonths && (d.kind != quarterly || n%3 == 0) {
			steps = append(steps, dateStep{months: n})
		}
	}
	for _, n := range everyYears {
		steps = append(steps, dateStep{months: 12 * n})
	}
	return steps
}

// stepGrain is what the labels of a step name.
func (d *dataset) stepGrain(s dateStep) data.Grain {
	switch {
	case s.days > 0:
		return data.Day
	case s.months >= 12:
		return data.Year
	case d.kind == quarterly:
		return data.Quarter
	}
	return data.Month
}

// every lists the days of a step within the scale; none where they are too many to read.
func (d *dataset) every(s dateStep) []time.Time {
	first, last := d.ends()
	var at []time.Time
	if s.days > 0 {
		for t := first; !t.After(last); t = t.AddDate(0, 0, s.days) {
			if at = append(at, t); len(at) > maxDayTicks {
				return nil
			}
		}
		return at
	}
	from := monthOf(first.AddDate(0, 0, -1)) + 1 // the first month whose first day is on the scale
	for m := (from + s.months - 1) / s.months * s.months; m <= monthOf(last); m += s.months {
		if at = append(at, firstOf(m)); len(at) > maxMonthTicks {
			return nil
		}
	}
	return at
}

// ends are the first and the last day of the scale.
func (d *dataset) ends() (first, last time.Time) {
	return d.timeAt(d.slots[0].pos), d.timeAt(d.slots[len(d.slots)-1].pos)
}

// timeAt is the day at a place of a scale of dates.
func (d *dataset) timeAt(pos float64) time.Time {
	if d.kind == days {
		return dayOf(pos)
	}
	return firstOf(int(math.Floor(pos)))
}

// dateTick is the label of a day, month, quarter or year. All but a year's have their year below them.
func (d *dataset) dateTick(t time.Time, grain data.Grain, locale *data.Locale) xTick {
	tick := xTick{pos: position(d.kind, data.Cell{Kind: data.Date, Time: t}), label: locale.WithinYear(t, grain)}
	if grain != data.Year {
		tick.year = t.Year()
	}
	for _, s := range d.slots { // a name that the config gives
		if s.pos == tick.pos && s.renamed {
			return xTick{pos: s.pos, label: s.label}
		}
	}
	return tick
}

// slotTick is the label of one slot for itself.
func (d *dataset) slotTick(s slot, locale *data.Locale) xTick {
	tick := xTick{pos: s.pos, label: s.label}
	if d.kind.dated() && !s.renamed {
		grain := d.kind.grain()
		if d.kind == days && d.monthly() {
			grain = data.Month
		}
		tick.label = locale.ShortDate(d.timeAt(s.pos), grain)
	}
	return tick
}

// monthly says whether all days are the first of a month, and stand for it.
func (d *dataset) monthly() bool {
	return len(d.slots) > 1 && !slices.ContainsFunc(d.slots, func(s slot) bool { return dayOf(s.pos).Day() != 1 })
}

// weekly says whether all days are whole weeks apart.
func (d *dataset) weekly() bool {
	first := int(d.slots[0].pos)
	return len(d.slots) > 1 && !slices.ContainsFunc(d.slots, func(s slot) bool { return (int(s.pos)-first)%7 != 0 })
}

// monthOf counts months since year 0.
func monthOf(t time.Time) int { return t.Year()*12 + int(t.Month()) - 1 }

// firstOf is the first day of a month, counted since year 0.
func firstOf(m int) time.Time { return time.Date(0, time.Month(m+1), 1, 0, 0, 0, 0, time.UTC) }

// dayOf is the date of a place on a scale of days.
func dayOf(pos float64) time.Time { return time.Unix(int64(pos)*86400, 0).UTC() }
