package config

import (
	"reflect"
	"time"
)

// Date is a calendar date in a config: a TOML date, the same as text, or the word "today" in fields
// with the tag today:"true".
type Date struct {
	Time  time.Time // midnight UTC
	Today bool
	Set   bool
}

// isDate says whether a time from the TOML library is a date alone; the library tells its four kinds
// of date and time by the name of their zone.
func isDate(t time.Time) bool { return t.Location().String() == "date-local" }

// timeText writes a time as its own kind, without a zone where it has none.
func timeText(t time.Time) string {
	switch t.Location().String() {
	case "date-local":
		return t.Format(time.DateOnly)
	case "time-local":
		return t.Format(time.TimeOnly)
	case "datetime-local":
		return t.Format("2006-01-02T15:04:05")
	}
	return t.UTC().Format(time.RFC3339)
}

// day is midnight UTC of a time's own calendar day.
func day(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
}

func (x decoder) date(n *node, name string, v reflect.Value, today bool) bool {
	hint := "write it as 2024-03-06"
	if today {
		hint += `, or "today"`
	}
	switch value := n.value.(type) {
	case time.Time:
		if isDate(value) {
			v.Set(reflect.ValueOf(Date{Time: day(value), Set: true}))
			return true
		}
		x.d.Errorf(n.at, hint, "%s must be a date without a time of day", name)
		return false
	case string:
		if today && value == "today" {
			v.Set(reflect.ValueOf(Date{Today: true, Set: true}))
			return true
		}
		if t, err := time.Parse(time.DateOnly, value); err == nil {
			v.Set(reflect.ValueOf(Date{Time: t, Set: true}))
			return true
		}
		x.d.Errorf(n.at, hint, "%s must be a date, not %q", name, value)
		return false
	}
	x.d.Errorf(n.at, hint, "%s must be a date, not %s", name, n.describe())
	return false
}
