package data

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// dateForms are how data files and the config write dates, for messages.
const dateForms = "2024-03-05, 2024-03, 2024-Q1 or 2024"

// parseDate reads "2024-03-05", "2024-03" or "2024", the forms of ISO 8601, and days that exist; and
// quarters as "2024-Q1" or "2024Q1".
func parseDate(s string) (time.Time, Grain, bool) {
	if len(s) < len("2024") || len(s) > len(time.DateOnly) || !isDigit(s[0]) {
		return time.Time{}, Day, false
	}
	if len(s) < len(time.DateOnly) {
		if t, ok := parseQuarter(s); ok {
			return t, Quarter, true
		}
	}
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
	y, m, d := 0, 10*int(month[0]-'0')+int(month[1]-'0'), 10*int(day[0]-'0')+int(day[1]-'0')
	for i := range len(year) {
		y = 10*y + int(year[i]-'0')
	}
	t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	return t, grain, y > 0 && t.Month() == time.Month(m) && t.Day() == d
}

// parseQuarter reads "2024-Q1" and "2024Q1".
func parseQuarter(s string) (time.Time, bool) {
	year, q, ok := strings.Cut(s, "Q")
	year = strings.TrimSuffix(year, "-")
	if !ok || len(year) != 4 || !digits(year) || len(q) != 1 || q < "1" || q > "4" {
		return time.Time{}, false
	}
	y, _ := strconv.Atoi(year)
	return time.Date(y, time.Month(3*int(q[0]-'1')+1), 1, 0, 0, 0, 0, time.UTC), y > 0
}

// ParseDate reads a date as data files and the config write them: "2024-03-05", "2024-03", "2024-Q1",
// "2024Q1" or "2024". The time is the first day that it can mean.
func ParseDate(s string) (time.Time, Grain, bool) { return parseDate(s) }

// quarterOf is the quarter of a day, from 1.
func quarterOf(t time.Time) int { return (int(t.Month()) + 2) / 3 }

// Later is the later of two dates as files write them, the finer one where both begin on one day. "" is
// before all.
func Later(a, b string) string {
	x, fine, ok := parseDate(a)
	y, grain, known := parseDate(b)
	switch {
	case !known:
		return a
	case !ok || y.After(x) || y.Equal(x) && grain < fine:
		return b
	}
	return a
}

// isoDate writes a date as fine as it is known.
func isoDate(t time.Time, g Grain) string {
	switch g {
	case Year:
		return t.Format("2006")
	case Quarter:
		return fmt.Sprintf("%04d-Q%d", t.Year(), quarterOf(t))
	case Month:
		return t.Format("2006-01")
	}
	return t.Format(time.DateOnly)
}

// ISO writes a date cell as data files do, as fine as it is known: "2024-03-05", "2024-Q1", "2024".
func (c Cell) ISO() string { return isoDate(c.Time, c.Grain) }

// within is a date cell as the month, quarter or year that it belongs to, which must not be finer than it is known. It
// has no text yet.
func (c Cell) within(g Grain) Cell {
	month := c.Time.Month()
	switch g {
	case Quarter:
		month -= (month - 1) % 3
	case Year:
		month = time.January
	}
	c.Time, c.Grain, c.Text = time.Date(c.Time.Year(), month, 1, 0, 0, 0, 0, time.UTC), g, ""
	return c
}

// words are what the program says in a language about dates and truth. x/text has none of them. The
// short forms are those of CLDR.
type words struct {
	months           [12]string
	short            [12]string // within a date
	alone            [12]string // short names that stand alone, where they are others
	quarters         [4]string
	day, month, year string // {d} {m} {y}; the day does not part from its month at a line's end
	quarter          string // {q} {y}
	shortDay         string // {d} {s} {y}
	shortMonth       string // {s} {y}
	shortQuarter     string // {n} {y}
	dayOfYear        string // {d} {s}
	quarterOfYear    string // {n}
	first            string // the first day of a month, where it is written in its own way
	yes, no          string
}

var languages = map[string]words{
	"de": {
		months: [12]string{"Januar", "Februar", "März", "April", "Mai", "Juni",
			"Juli", "August", "September", "Oktober", "November", "Dezember"},
		short:    [12]string{"Jan.", "Feb.", "März", "Apr.", "Mai", "Juni", "Juli", "Aug.", "Sept.", "Okt.", "Nov.", "Dez."},
		alone:    [12]string{"Jan", "Feb", "Mär", "Apr", "Mai", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dez"},
		quarters: [4]string{"1.\u00a0Quartal", "2.\u00a0Quartal", "3.\u00a0Quartal", "4.\u00a0Quartal"},
		day:      "{d}.\u00a0{m}\u00a0{y}", month: "{m}\u00a0{y}", quarter: "{q}\u00a0{y}", year: "{y}",
		shortDay: "{d}.\u00a0{s}\u00a0{y}", shortMonth: "{s}\u00a0{y}", shortQuarter: "Q{n}\u00a0{y}",
		dayOfYear: "{d}.\u00a0{s}", quarterOfYear: "Q{n}", yes: "ja", no: "nein",
	},
	"en": {
		months: [12]string{"January", "February", "March", "April", "May", "June",
			"July", "August", "September", "October", "November", "December"},
		short:    [12]string{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"},
		quarters: [4]string{"Q1", "Q2", "Q3", "Q4"},
		day:      "{d}\u00a0{m}\u00a0{y}", month: "{m}\u00a0{y}", quarter: "{q}\u00a0{y}", year: "{y}",
		shortDay: "{d}\u00a0{s}\u00a0{y}", shortMonth: "{s}\u00a0{y}", shortQuarter: "Q{n}\u00a0{y}",
		dayOfYear: "{d}\u00a0{s}", quarterOfYear: "Q{n}", yes: "yes", no: "no",
	},
	"es": {
		months: [12]string{"enero", "febrero", "marzo", "abril", "mayo", "junio",
			"julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"},
		short:    [12]string{"ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sept", "oct", "nov", "dic"},
		quarters: [4]string{"1.er\u00a0trimestre", "2.º\u00a0trimestre", "3.er\u00a0trimestre", "4.º\u00a0trimestre"},
		day:      "{d}\u00a0de {m} de\u00a0{y}", month: "{m} de\u00a0{y}", quarter: "{q} de\u00a0{y}", year: "{y}",
		shortDay: "{d}\u00a0{s}\u00a0{y}", shortMonth: "{s}\u00a0{y}", shortQuarter: "T{n}\u00a0{y}",
		dayOfYear: "{d}\u00a0{s}", quarterOfYear: "T{n}", yes: "sí", no: "no",
	},
	"fr": {
		months: [12]string{"janvier", "février", "mars", "avril", "mai", "juin",
			"juillet", "août", "septembre", "octobre", "novembre", "décembre"},
		short:    [12]string{"janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."},
		quarters: [4]string{"1er\u00a0trimestre", "2e\u00a0trimestre", "3e\u00a0trimestre", "4e\u00a0trimestre"},
		day:      "{d}\u00a0{m}\u00a0{y}", month: "{m}\u00a0{y}", quarter: "{q}\u00a0{y}", year: "{y}",
		shortDay: "{d}\u00a0{s}\u00a0{y}", shortMonth: "{s}\u00a0{y}", shortQuarter: "T{n}\u00a0{y}",
		dayOfYear: "{d}\u00a0{s}", quarterOfYear: "T{n}", first: "1er", yes: "oui", no: "non",
	},
	"zh": {
		months:   [12]string{"1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"},
		short:    [12]string{"1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"},
		alone:    [12]string{"1月", "2月", "3月", "4月", "5月", "6月", "7月", "8月", "9月", "10月", "11月", "12月"},
		quarters: [4]string{"第一季度", "第二季度", "第三季度", "第四季度"},
		day:      "{y}年{m}月{d}日", month: "{y}年{m}月", quarter: "{y}年{q}", year: "{y}年",
		shortDay: "{y}年{s}月{d}日", shortMonth: "{y}年{s}月", shortQuarter: "{y}年{n}季度",
		dayOfYear: "{s}月{d}日", quarterOfYear: "{n}季度", yes: "是", no: "否",
	},
}

// inRegion adapts the words of a language to a country that has its own.
func (w words) inRegion(lang, region string) words {
	switch lang + "-" + region {
	case "en-US", "en-CA":
		w.day = "{m}\u00a0{d},\u00a0{y}"
		w.shortDay, w.dayOfYear = "{s}\u00a0{d},\u00a0{y}", "{s}\u00a0{d}"
	case "en-GB":
		w.short[8] = "Sept"
	case "de-AT":
		w.months[0], w.short[0], w.alone[0] = "Jänner", "Jän.", "Jän"
	}
	return w
}

// Date prints "2024-03-05", "2024-03", "2024-Q1" or "2024" as "5 March 2024", "March 2024", "Q1 2024",
// "2024".
func (l *Locale) Date(iso string) (string, error) {
	t, grain, ok := parseDate(iso)
	if !ok {
		return "", fmt.Errorf("%q is not a date such as %s", iso, dateForms)
	}
	return l.date(t, grain), nil
}

func (l *Locale) date(t time.Time, grain Grain) string {
	w := l.words
	return w.fill([...]string{Day: w.day, Month: w.month, Quarter: w.quarter, Year: w.year}[grain], t)
}

// ShortDate prints a date with the short name of its month, "5 Mar 2024", "Mar 2024", "Q1 2024": for
// charts. A year is its digits alone.
func (l *Locale) ShortDate(t time.Time, grain Grain) string {
	w := l.words
	return w.fill([...]string{Day: w.shortDay, Month: w.shortMonth, Quarter: w.shortQuarter, Year: "{y}"}[grain], t)
}

// WithinYear prints a date shortly and without its year, "5 Mar", "Mar", "Q1": along an axis, where the
// year stands once.
func (l *Locale) WithinYear(t time.Time, grain Grain) string {
	w := l.words
	switch grain {
	case Day:
		return w.fill(w.dayOfYear, t)
	case Month:
		if name := w.alone[t.Month()-1]; name != "" {
			return name
		}
		return w.short[t.Month()-1]
	case Quarter:
		return w.fill(w.quarterOfYear, t)
	}
	return strconv.Itoa(t.Year())
}

// fill puts a date into a form.
func (w words) fill(form string, t time.Time) string {
	day := strconv.Itoa(t.Day())
	if t.Day() == 1 && w.first != "" {
		day = w.first
	}
	q := quarterOf(t)
	return strings.NewReplacer("{d}", day, "{m}", w.months[t.Month()-1], "{s}", w.short[t.Month()-1], "{q}", w.quarters[q-1],
		"{n}", strconv.Itoa(q), "{y}", strconv.Itoa(t.Year())).Replace(form)
}
