package data

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// storedCell is a cell as the sheet holds it.
type storedCell struct {
	kind    string // "n" or empty for a number, "s" for a shared text, "b", "e", "d", "str", "inlineStr"
	style   int
	value   string
	formula bool
}

// value is a cell's value.
type value struct {
	text      string
	quoted    bool // text, whatever it looks like
	precision float64
	format    numberFormat // of a number
	number    bool
	// endless says that a number was computed and has all the digits that there is room for, and nobody
	// says how many of them are known.
	endless bool
	clock   bool // a time of day beside the date was left out
}

// excelDigits is how many digits of a number Excel keeps; those behind them are what floating point adds.
const excelDigits = 15

// read gives the value of a cell. A mistake is what is wrong with it.
func (w *workbook) value(c storedCell) (v value, mistake, hint string) {
	switch c.kind {
	case "s":
		i, err := strconv.Atoi(c.value)
		if err != nil || i < 0 || i >= len(w.strings) {
			return v, fmt.Sprintf("the workbook is damaged: it has no text number %q", clip(c.value)), ""
		}
		return value{text: w.strings[i], quoted: true}, "", ""
	case "inlineStr", "str":
		return value{text: c.value, quoted: true}, "", ""
	case "b":
		return value{text: strconv.FormatBool(isTrue(c.value))}, "", ""
	case "e":
		if slices.Contains(w.spec.Missing, c.value) {
			return value{text: c.value}, "", ""
		}
		hint := fmt.Sprintf("mend it in the workbook, or, if it stands for no value, set missing = [%q] in [data.%s]", c.value, w.table)
		return v, fmt.Sprintf("the cell holds the error %s", clip(c.value)), hint
	case "d":
		day, clock, _ := strings.Cut(c.value, "T")
		return value{text: day, clock: strings.Trim(clock, "0:.Z") != ""}, "", ""
	case "", "n":
	default:
		return v, fmt.Sprintf("the workbook is damaged: it has no kind of cell %q", clip(c.kind)), ""
	}
	if c.value == "" {
		if c.formula {
			return v, "the cell has a formula and no stored value", "open the workbook in a spreadsheet program and save it there"
		}
		return v, "", ""
	}
	number, err := strconv.ParseFloat(c.value, 64)
	if err != nil || strings.Trim(c.value, "0123456789+-.eE") != "" {
		return v, fmt.Sprintf("the workbook is damaged: %q is no number", clip(c.value)), ""
	}
	var format numberFormat
	if format.decimals = noDecimals; c.style < len(w.formats) && c.style >= 0 {
		format = w.formats[c.style]
	}
	switch format.kind {
	case dateFormat:
		v, mistake = w.date(number, format)
		return v, mistake, "give the cell a number format, or mend the date"
	case clockFormat:
		return value{text: clockTime(number), quoted: true}, "", ""
	}
	return numberValue(number, format, c.formula), "", ""
}

// numberValue writes a number out, a percentage as such: 28.6 for 0.286 that is shown as a percentage.
//
// A number that somebody has typed is known to its last digit, and where its cell shows zeros behind that,
// which workbooks do not keep, to these: 50 that is shown as 50.0 is known to 0.1, and so is 28.6 that is
// shown as 29. Of what a formula computes the digits say nothing, and it is known to those that its cell
// shows; so is what has more digits than anybody types. Where the format does not say, the digits decide.
func numberValue(number float64, format numberFormat, formula bool) value {
	x := newDecimal(number)
	x = x.round(excelDigits - x.point)
	long := len(x.digits) >= excelDigits && x.decimals() > 0 || len(x.digits) >= 12 && x.decimals() > 4
	shift := 0
	if format.kind == percentFormat {
		shift = 2
	}
	v := value{number: true, format: format}
	x = x.shift(shift)
	v.text = x.plain(x.decimals())
	switch {
	case format.decimals == noDecimals:
		v.endless = long
	case formula || long || format.decimals > x.decimals():
		v.precision = decimal{digits: []byte{'1'}, point: 1 - format.decimals}.float()
	}
	return v
}

// lastDay is the number of 31 December 9999 in the system that counts from 1900.
const lastDay = 2958465

// date is the day of a number. One system counts from 1 January 1904 as 0, the other from 1 January 1900
// as 1, and has a 29 February 1900, which never was. A time of day is cut off.
func (w *workbook) date(number float64, format numberFormat) (v value, mistake string) {
	days := math.Floor(number)
	if !w.date1904 && days == 60 {
		return v, "the cell holds the date 29 February 1900, which never was"
	}
	if first := map[bool]float64{false: 1, true: 0}[w.date1904]; days < first || days > lastDay {
		return v, fmt.Sprintf("the cell holds %s as a date, and there is none of that number", clip(strconv.FormatFloat(number, 'f', -1, 64)))
	}
	epoch := time.Date(1899, time.December, 30, 0, 0, 0, 0, time.UTC)
	switch {
	case w.date1904:
		epoch = time.Date(1904, time.January, 1, 0, 0, 0, 0, time.UTC)
	case days < 60:
		epoch = epoch.AddDate(0, 0, 1)
	}
	day := epoch.AddDate(0, 0, int(days))
	return value{text: isoDate(day, format.grain), clock: format.clock && number != days}, ""
}

// clockTime writes a time of day or a duration, which are parts of a day, to the second: "14:30:00".
func clockTime(days float64) string {
	sign := ""
	if days < 0 {
		sign, days = "-", -days
	}
	if days > lastDay {
		return sign + strconv.FormatFloat(days, 'f', -1, 64)
	}
	seconds := int64(math.Round(days * 24 * 60 * 60))
	return fmt.Sprintf("%s%02d:%02d:%02d", sign, seconds/3600, seconds/60%60, seconds%60)
}

// escaped is a character that XML has no way to write, and an underscore that could begin one.
var escaped = regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`)

// unescape reads the text of a cell: "_x000D_" is a carriage return. Letters with combining accents become
// single characters, as in files of text.
func unescape(text string) string {
	if strings.Contains(text, "_x") {
		text = escaped.ReplaceAllStringFunc(text, func(s string) string {
			n, _ := strconv.ParseUint(s[2:6], 16, 16)
			if n >= 0xd800 && n < 0xe000 { // half of a character
				return s
			}
			return string(rune(n))
		})
	}
	return composed(text)
}
