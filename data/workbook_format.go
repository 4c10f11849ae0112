package data

import (
	"encoding/xml"
	"strconv"
	"strings"
)

// numberFormat is what the number format of a cell says of its number (ECMA-376, part 1, 18.8.31).
type numberFormat struct {
	kind     formatKind
	grain    Grain // of a date
	clock    bool  // a date that has its time of day beside it
	decimals int   // of a number as shown, negative for tens and more; noDecimals where it does not say
}

type formatKind uint8

const (
	plainFormat formatKind = iota
	percentFormat
	dateFormat
	clockFormat // a time of day or a duration
)

const noDecimals = 99

// builtInFormats are those that workbooks refer to by number alone. Those of 27 to 36 and 50 to 58 depend
// on the language of Excel: they are dates, by some of which only the month is shown.
var builtInFormats = map[int]string{
	1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%",
	14: "m/d/yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss",
	22: "m/d/yyyy h:mm", 37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00", 41: "#,##0", 42: "#,##0", 43: "#,##0.00", 44: "#,##0.00",
	45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0",
	27: "yyyy/m/d", 28: "yyyy/m/d", 29: "yyyy/m/d", 30: "yyyy/m/d", 31: "yyyy/m/d", 32: "h:mm", 33: "h:mm:ss", 34: "yyyy/m/d", 35: "yyyy/m/d", 36: "yyyy/m/d",
	50: "yyyy/m/d", 51: "yyyy/m/d", 52: "yyyy/m/d", 53: "yyyy/m/d", 54: "yyyy/m/d", 55: "yyyy/m/d", 56: "yyyy/m/d", 57: "yyyy/m/d", 58: "yyyy/m/d",
}

// maxFormats is above the number of styles that Excel allows.
const maxFormats = 1 << 17

// readFormats reads which number format each style of cells has.
func (w *workbook) readFormats() {
	codes := map[int]string{}
	w.read(w.related(w.main, "styles"), func(x *markup) error {
		ofCells := 0 // depth of the list of cells' styles, not of those that they are made from
		return x.elements(func(e xml.StartElement) error {
			switch {
			case e.Name.Local == "numFmt":
				if id, err := strconv.Atoi(attribute(e, "numFmtId")); err == nil && len(codes) < maxFormats {
					codes[id] = attribute(e, "formatCode")
				}
			case e.Name.Local == "cellXfs":
				ofCells = x.depth
			case e.Name.Local == "xf" && ofCells > 0 && x.depth == ofCells+1 && len(w.formats) < maxFormats:
				id, _ := strconv.Atoi(attribute(e, "numFmtId"))
				code, own := codes[id]
				if !own {
					code = builtInFormats[id]
				}
				w.formats = append(w.formats, readFormat(code))
			case x.depth <= ofCells:
				ofCells = 0
			}
			return nil
		})
	})
}

// readFormat reads a format such as "#,##0.0", "0.0%", "dd.mm.yyyy hh:mm" or "[h]:mm". Of its sections, which
// are for positive, negative and other values, it reads the first. What it does not know says nothing.
func readFormat(code string) numberFormat {
	f := numberFormat{decimals: noDecimals}
	signs := formatSigns(code)
	if strings.EqualFold(signs, "general") || signs == "" || strings.Contains(signs, "@") {
		return f
	}
	if strings.ContainsAny(signs, "0#?") && !strings.ContainsAny(signs, "ydh") {
		if strings.Contains(signs, "s") { // mm:ss.0
			f.kind = clockFormat
			return f
		}
		if strings.Contains(signs, "%") {
			f.kind = percentFormat
		}
		if !strings.ContainsAny(signs, "e/") { // an exponent, a fraction
			f.decimals = formatDecimals(signs)
		}
		return f
	}
	year, month, day, clock := formatDate(signs)
	switch {
	case day:
		f.kind, f.clock = dateFormat, clock
	case month:
		f.kind, f.grain = dateFormat, Month
	case year:
		f.kind, f.grain = dateFormat, Year
	case clock:
		f.kind = clockFormat
	}
	return f
}

// formatSigns are the signs of a format's first section, in small letters, without what is printed as it
// stands. Of brackets only those around hours, minutes and seconds are signs.
func formatSigns(code string) string {
	var b strings.Builder
	code = strings.ToLower(code)
	for i := 0; i < len(code); i++ {
		rest := code[i+1:]
		switch c := code[i]; c {
		case ';':
			return b.String()
		case '"':
			end := strings.IndexByte(rest, '"')
			if end < 0 {
				return b.String()
			}
			i += end + 1
		case '\\', '_', '*':
			i++
		case '[':
			end := strings.IndexByte(rest, ']')
			if end < 0 {
				return b.String()
			}
			if within := rest[:end]; strings.Trim(within, "hms") == "" {
				b.WriteString(within)
			}
			i += end + 1
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

// formatDecimals counts the decimals that a number is shown with: 2 for "#,##0.00", -3 for "#,##0,", which
// shows thousands.
func formatDecimals(signs string) int {
	last := strings.LastIndexAny(signs, "0#?")
	digits := strings.TrimLeft(signs[strings.IndexAny(signs, "0#?."):], " ")
	decimals := 0
	if point := strings.IndexByte(digits, '.'); point >= 0 {
		for _, c := range digits[point+1:] {
			if !strings.ContainsRune("0#?", c) {
				break
			}
			decimals++
		}
	}
	after := signs[last+1:]
	return decimals - 3*(len(after)-len(strings.TrimLeft(after, ",")))
}

// formatDate says which parts of a date or a time a format shows. An m is a minute after hours and before
// seconds, and else a month.
func formatDate(signs string) (year, month, day, clock bool) {
	var parts []byte
	for i := range len(signs) {
		if c := signs[i]; strings.IndexByte("ymdhs", c) >= 0 && (len(parts) == 0 || parts[len(parts)-1] != c) {
			parts = append(parts, c)
		}
	}
	for i, c := range parts {
		switch c {
		case 'y':
			year = true
		case 'd':
			day = true
		case 'h', 's':
			clock = true
		case 'm':
			if i > 0 && parts[i-1] == 'h' || i+1 < len(parts) && parts[i+1] == 's' {
				clock = true
			} else {
				month = true
			}
		}
	}
	return year, month, day, clock
}
