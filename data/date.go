package data

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// parseDate reads "2024-03-05", "2024-03" or "2024": the forms of ISO 8601, and days that exist.
func parseDate(s string) (time.Time, Grain, bool) {
	grain := Day
	year, rest, more := strings.Cut(s, "-")
	month, day := "01", "01"
	switch {
	case !more:
		grain = Year
	case strings.Contains(rest, "-"):
		month, day, _ = strings.Cut(rest, "-")
	default:
		grain, month = Month, rest
	}
	if len(year) != 4 || len(month) != 2 || len(day) != 2 || !digits(year) || !digits(month) || !digits(day) {
		return time.Time{}, grain, false
	}
	number := func(s string) int { n, _ := strconv.Atoi(s); return n }
	y, m, d := number(year), number(month), number(day)
	t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	return t, grain, y > 0 && t.Month() == time.Month(m) && t.Day() == d
}

// ParseDate reads a date as data files and the config write them: "2024-03-05", "2024-03" or "2024". The
// time is the first day that it can mean.
func ParseDate(s string) (time.Time, Grain, bool) { return parseDate(s) }

// isoDate writes a date as fine as it is known.
func isoDate(t time.Time, g Grain) string {
	switch g {
	case Year:
		return t.Format("2006")
	case Month:
		return t.Format("2006-01")
	}
	return t.Format(time.DateOnly)
}

// words are what the program says in a language about dates and truth. x/text has none of them.
type words struct {
	months           [12]string
	day, month, year string // {d} {m} {y}; the day does not part from its month at a line's end
	first            string // the first day of a month, where it is written in its own way
	yes, no          string
}

var languages = map[string]words{
	"de": {
		months: [12]string{"Januar", "Februar", "März", "April", "Mai", "Juni",
			"Juli", "August", "September", "Oktober", "November", "Dezember"},
		day: "{d}.\u00a0{m}\u00a0{y}", month: "{m}\u00a0{y}", year: "{y}", yes: "ja", no: "nein",
	},
	"en": {
		months: [12]string{"January", "February", "March", "April", "May", "June",
			"July", "August", "September", "October", "November", "December"},
		day: "{d}\u00a0{m}\u00a0{y}", month: "{m}\u00a0{y}", year: "{y}", yes: "yes", no: "no",
	},
	"es": {
		months: [12]string{"enero", "febrero", "marzo", "abril", "mayo", "junio",
			"julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"},
		day: "{d}\u00a0de {m} de\u00a0{y}", month: "{m} de\u00a0{y}", year: "{y}", yes: "sí", no: "no",
	},
	"fr": {
		months: [12]string{"janvier", "février", "mars", "avril", "mai", "juin",
			"juillet", "août", "septembre", "octobre", "novembre", "décembre"},
		day: "{d}\u00a0{m}\u00a0{y}", month: "{m}\u00a0{y}", year: "{y}", first: "1er", yes: "oui", no: "non",
	},
	"zh": {
		months: [12]string{"1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"},
		day:    "{y}年{m}月{d}日", month: "{y}年{m}月", year: "{y}年", yes: "是", no: "否",
	},
}

// inRegion adapts the words of a language to a country that has its own.
func (w words) inRegion(lang, region string) words {
	switch lang + "-" + region {
	case "en-US", "en-CA":
		w.day = "{m}\u00a0{d},\u00a0{y}"
	case "de-AT":
		w.months[0] = "Jänner"
	}
	return w
}

// Date prints "2024-03-05", "2024-03" or "2024" as "5 March 2024", "March 2024", "2024".
func (l *Locale) Date(iso string) (string, error) {
	t, grain, ok := parseDate(iso)
	if !ok {
		return "", fmt.Errorf("%q is not a date such as 2024-03-05, 2024-03 or 2024", iso)
	}
	return l.date(t, grain), nil
}

func (l *Locale) date(t time.Time, grain Grain) string {
	form := [...]string{Day: l.words.day, Month: l.words.month, Year: l.words.year}[grain]
	day := strconv.Itoa(t.Day())
	if t.Day() == 1 && l.words.first != "" {
		day = l.words.first
	}
	return strings.NewReplacer("{d}", day, "{m}", l.words.months[t.Month()-1], "{y}", strconv.Itoa(t.Year())).Replace(form)
}
