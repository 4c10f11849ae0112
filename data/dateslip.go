package data

import (
	"regexp"
	"strconv"
	"strings"
)

// Dates as people and programs write them, and data files here do not.
var (
	dayFirst    = regexp.MustCompile(`^(\d{1,2})\.(\d{1,2})\.(\d{4})$`)
	slashes     = regexp.MustCompile(`^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$`)
	yearFirst   = regexp.MustCompile(`^(\d{4})[./-](\d{1,2})(?:[./-](\d{1,2}))?$`)
	withTime    = regexp.MustCompile(`^(\d{4}-\d\d-\d\d)[T ]\d\d:\d\d`)
	quarterLate = regexp.MustCompile(`^[QT]([1-4])[ /-]?(\d{4})$`)
	quarterGap  = regexp.MustCompile(`^(\d{4})[ /-]?[qQT]([1-4])$`)
	inChinese   = regexp.MustCompile(`^(\d{4})年(?:(\d{1,2})月(?:(\d{1,2})日)?)?$`)
)

// asDate says whether a cell is a date in a form that is not read, and how it is written to be read: "" where
// it can be one of two days, or is none of the calendar.
func asDate(cell string) (iso string, ok bool) {
	if !hasYear(cell) {
		return "", false
	}
	if m := dayFirst.FindStringSubmatch(cell); m != nil {
		return calendarDay(m[3], m[2], m[1])
	}
	if m := slashes.FindStringSubmatch(cell); m != nil {
		a, isDayMonth := calendarDay(m[3], m[2], m[1])
		b, isMonthDay := calendarDay(m[3], m[1], m[2])
		switch {
		case a == "":
			return b, isDayMonth || isMonthDay
		case b == "" || a == b:
			return a, true
		}
		return "", true
	}
	for _, form := range []*regexp.Regexp{yearFirst, inChinese} {
		if m := form.FindStringSubmatch(cell); m != nil {
			return calendarDay(m[1], m[2], m[3])
		}
	}
	if m := withTime.FindStringSubmatch(cell); m != nil {
		_, _, ok := parseDate(m[1])
		return m[1], ok
	}
	if m := quarterLate.FindStringSubmatch(cell); m != nil {
		return m[2] + "-Q" + m[1], true
	}
	if m := quarterGap.FindStringSubmatch(cell); m != nil {
		return m[1] + "-Q" + m[2], true
	}
	return inMonthNames(cell)
}

// hasYear says whether a year may stand in a cell as it does in all of these forms, of which there are many to try:
// four digits, with no letter before them unless it is that of a quarter, as in Q12020.
func hasYear(cell string) bool {
	if len(cell) > 40 {
		return false
	}
	for i := 0; i < len(cell); i++ {
		if !isDigit(cell[i]) {
			continue
		}
		from := i
		for i < len(cell) && isDigit(cell[i]) {
			i++
		}
		switch i - from {
		case 4:
			if from == 0 || !isLetter(cell[from-1]) {
				return true
			}
		case 5:
			if from == 1 && i == len(cell) && (cell[0] == 'Q' || cell[0] == 'T') {
				return true
			}
		}
	}
	return false
}

// calendarDay writes a date of year, month and day, the last two of which may be empty. It is "" with ok where
// only the calendar has no such day.
func calendarDay(year, month, day string) (iso string, ok bool) {
	iso = year
	for _, part := range []string{month, day} {
		if len(part) == 1 {
			part = "0" + part
		}
		if part != "" {
			iso += "-" + part
		}
	}
	if _, _, exists := parseDate(iso); exists {
		return iso, true
	}
	m, _ := strconv.Atoi(month)
	d, _ := strconv.Atoi(day)
	return "", m <= 12 && d <= 31
}

// inMonthNames reads "March 2020", "5 Mar 2020", "Mar 5, 2020" and "5. März 2020".
func inMonthNames(cell string) (iso string, ok bool) {
	year, month, day := "", "", ""
	for _, word := range strings.FieldsFunc(cell, func(r rune) bool { return strings.ContainsRune(" .,-/\u00a0", r) }) {
		switch n := monthNamed(word); {
		case n > 0 && month == "":
			month = strconv.Itoa(n)
		case digits(word) && len(word) == 4 && year == "":
			year = word
		case digits(word) && len(word) <= 2 && day == "":
			day = word
		default:
			return "", false
		}
	}
	if year == "" || month == "" {
		return "", false
	}
	return calendarDay(year, month, day)
}

// monthNamed is the month of a name, or of its short form, in any language; 0 for none.
func monthNamed(word string) int {
	if c := word[0]; c >= '0' && c <= '9' && !strings.HasSuffix(word, "月") || digits(word) {
		return 0 // as in Chinese
	}
	if last := word[len(word)-1]; last >= '0' && last <= '9' {
		return 0
	}
	for _, w := range languages {
		is := func(name string) bool { return name != "" && strings.EqualFold(strings.TrimSuffix(name, "."), word) }
		for i := range w.months {
			if is(w.months[i]) || is(w.short[i]) || is(w.alone[i]) {
				return i + 1
			}
		}
	}
	return 0
}

// dateHint says how a cell that is no date could be one.
func dateHint(cell, table string) string {
	iso, form := asDate(cell)
	switch {
	case iso != "":
		return "write it as " + iso
	case form && (yearFirst.MatchString(cell) || dayFirst.MatchString(cell)):
		return "the calendar has no such day"
	case isNoValue(cell) || len(cell) <= 3:
		return `if it stands for no value, set missing = [` + strconv.Quote(cell) + `] in [data.` + table + `]`
	}
	return "write dates as " + dateForms
}
