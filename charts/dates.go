package charts

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"report/data"
)

// The steps of months, and then of years, on scales of months and days.
var (
	everyMonths = []int{1, 2, 3, 6}
	everyYears  = []int{1, 2, 5, 10, 20, 50, 100, 200, 500, 1000}
)

// monthTicks labels months: all, each second, the quarters, halves, and then the Januaries as years.
func (d *dataset) monthTicks(level int) []xTick {
	var ticks []xTick
	for _, s := range d.slots {
		switch m, years := int(s.pos), level-len(everyMonths); {
		case years < 0 && m%everyMonths[level] == 0:
			ticks = append(ticks, xTick{s.pos, s.label})
		case years >= 0 && years < len(everyYears) && m%12 == 0 && m/12%everyYears[years] == 0:
			ticks = append(ticks, xTick{s.pos, strconv.Itoa(m / 12)})
		}
	}
	return ticks
}

// Steps of labels along days. Beyond them come months, but not below bars, which stand at the days of
// the data only, so that there every so many bars have a label.
var (
	everyDays  = []int{1, 2, 5, 7, 10, 14}
	everyWeeks = []int{7, 14, 28} // where the data are whole weeks apart
	everyBars  = []int{1, 2, 5, 7, 10, 14, 20, 30}
)

// maxDateTicks is how many labels of dates a scale can have; more cannot fit.
const maxDateTicks = 100

// dayTicks labels days: some of them, then the first days of months, then those of years.
func (d *dataset) dayTicks(level int, locale *data.Locale, onSlots bool) []xTick {
	monthly := d.monthly()
	steps := everyDays
	switch {
	case monthly:
		steps = nil // the days say nothing
	case onSlots:
		steps = everyBars
	case d.weekly():
		steps = everyWeeks
	}
	switch {
	case level >= len(steps) && onSlots && !monthly:
		return nil
	case level >= len(steps):
		return d.monthStarts(level-len(steps), locale)
	case onSlots:
		var at []float64
		for i := 0; i < len(d.slots); i += steps[level] {
			at = append(at, d.slots[i].pos)
		}
		return dayLabels(at, locale)
	}
	first, last := d.slots[0].pos, d.slots[len(d.slots)-1].pos
	step := float64(steps[level])
	n := math.Floor((last - first) / step)
	if n > maxDateTicks {
		return nil
	}
	var at []float64
	for i := range int(n) + 1 {
		at = append(at, first+float64(i)*step)
	}
	return dayLabels(at, locale)
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

// monthStarts labels the first days of months, quarters and halves, and then of years.
func (d *dataset) monthStarts(level int, locale *data.Locale) []xTick {
	var step int // months
	switch years := level - len(everyMonths); {
	case years < 0:
		step = everyMonths[level]
	case years < len(everyYears):
		step = 12 * everyYears[years]
	default:
		return nil
	}
	first, last := d.slots[0].pos, d.slots[len(d.slots)-1].pos
	from, to := monthOf(dayOf(first)), monthOf(dayOf(last))
	from = (from + step - 1) / step * step
	if (to-from)/step > maxDateTicks {
		return nil
	}
	var ticks []xTick
	for m := from; m <= to; m += step {
		t := time.Date(0, time.Month(m+1), 1, 0, 0, 0, 0, time.UTC)
		pos := float64(t.Unix() / 86400)
		switch {
		case pos < first:
		case step < 12:
			ticks = append(ticks, xTick{pos, dateText(t.Format("2006-01"), locale)})
		default:
			ticks = append(ticks, xTick{pos, t.Format("2006")})
		}
	}
	return ticks
}

// monthOf counts months since year 0.
func monthOf(t time.Time) int { return t.Year()*12 + int(t.Month()) - 1 }

// dayOf is the date of a place on a scale of days.
func dayOf(pos float64) time.Time { return time.Unix(int64(pos)*86400, 0).UTC() }

// dayLabels prints days; the year stands only with the first of its days.
func dayLabels(at []float64, locale *data.Locale) []xTick {
	var ticks []xTick
	year := 0
	for _, pos := range at {
		t := dayOf(pos)
		label := dateText(t.Format(time.DateOnly), locale)
		if t.Year() == year {
			label = withoutYear(label, year, locale)
		}
		year = t.Year()
		ticks = append(ticks, xTick{pos, label})
	}
	return ticks
}

func dateText(iso string, locale *data.Locale) string {
	if s, err := locale.Date(iso); err == nil {
		return s
	}
	return iso
}

// withoutYear drops the year from a printed date. What a language writes with the year, as in
// "5 de marzo de 2024", "March 5, 2024" and "2024年3月5日", is what the dates of a year have in common
// at their start or end.
func withoutYear(date string, year int, locale *data.Locale) string {
	digits := strconv.Itoa(year)
	iso := func(monthDay string) string { return dateText(fmt.Sprintf("%04d", year)+monthDay, locale) }
	others := []string{iso("-01-15"), iso("-04-08"), iso("-10-30")}
	start, end := others[0], others[0]
	for _, o := range others[1:] {
		for !strings.HasPrefix(o, start) {
			start = start[:len(start)-1]
		}
		for !strings.HasSuffix(o, end) {
			end = end[1:]
		}
	}
	switch {
	case strings.Contains(start, digits):
		return strings.TrimPrefix(date, start)
	case strings.Contains(end, digits):
		return strings.TrimSuffix(date, end)
	}
	return date
}
