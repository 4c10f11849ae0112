package data

import (
	"fmt"
	"slices"
	"strings"

	"report/config"
)

// profile is what the cells of a column look like. It takes them one by one, and holds no more than the first of
// each kind.
type profile struct {
	notation notation

	values, missing  int
	numbers          int            // cells that are numbers, with a sign such as % or without
	signed           map[string]int // those with a sign
	dates            int            // cells that are dates in any form
	code, quoted     bool           // there is a number that is a code, or that is text in the file
	booleans, isDate int
	fourDigits       bool // all values are numbers of four characters
	low, high        float64
	numerals         int // cells that are numbers in any notation

	notNumber   []found // the first few that are no numbers, or such as are not to be taken for one
	plain       bool    // there is a number without a sign that is no code
	notPlain    found   // the first that is none
	notDate     found
	quotedFirst found
	firsts      [3]found // the first number without a sign, and with each of signs
	point       found    // the first with a decimal point
	comma       found    // the first with a decimal comma

	looks map[string]look // of texts that are no numbers
}

// found is a cell that a message may name.
type found struct {
	at   config.Pos
	text string
}

// look is what a text can be taken for.
type look struct {
	number, code, date, anyDate, boolean bool
	sign                                 string
	value                                float64
	numeral                              bool // a number in some notation
	mark                                 byte // its decimal mark, where only one can be meant
}

// mostPlaces bounds how many cells a message names.
const mostPlaces = 3

func newProfile(n notation) *profile {
	return &profile{notation: n, fourDigits: true, signed: map[string]int{}, looks: map[string]look{}}
}

// profileOf looks at a column of a table whose cells are text.
func (t *Table) profileOf(col int) *profile {
	p := newProfile(t.notation)
	for i := range t.Rows {
		p.take(&t.Rows[i], col)
	}
	return p
}

func (p *profile) take(r *Row, col int) {
	c := &r.Cells[col]
	if c.Missing {
		p.missing++
		return
	}
	x := p.look(c.Text)
	here := func() found { return found{c.at(*r), c.Text} }
	if p.values == 0 {
		p.low, p.high = x.value, x.value
	}
	p.values++
	if x.number {
		p.numbers++
		p.low, p.high = min(p.low, x.value), max(p.high, x.value)
		if x.sign != "" {
			p.signed[x.sign]++
		}
		if i := slices.Index(signs, x.sign) + 1; p.firsts[i].text == "" {
			p.firsts[i] = here()
		}
		if c.quoted && p.quotedFirst.text == "" {
			p.quotedFirst = here()
		}
	}
	p.fourDigits = p.fourDigits && x.number && len(c.Text) == 4
	p.code = p.code || x.code
	p.quoted = p.quoted || c.quoted
	switch plain := x.number && !x.code && !c.quoted && x.sign == ""; {
	case plain:
		p.plain = true
	case p.notPlain.text == "":
		p.notPlain = here()
	}
	if (!x.number || x.code || c.quoted) && len(p.notNumber) < mostPlaces {
		p.notNumber = append(p.notNumber, here())
	}
	if x.date && !(c.quoted && digits(c.Text)) { // a day may be written as text, and not a year alone
		p.isDate++
	}
	if !x.date && p.notDate.text == "" {
		p.notDate = here()
	}
	if x.anyDate {
		p.dates++
	}
	if x.boolean && !c.quoted {
		p.booleans++
	}
	if x.numeral {
		p.numerals++
	}
	if x.mark == '.' && p.point.text == "" {
		p.point = here()
	}
	if x.mark == ',' && p.comma.text == "" {
		p.comma = here()
	}
}

// look finds what a text can be taken for. What may be a date in another form costs most, and is often the same again.
func (p *profile) look(text string) look {
	const most = 16_384
	if x, ok := p.number(text); ok {
		return x
	}
	if _, _, ok := parseDate(text); ok {
		return look{date: true, anyDate: true}
	}
	dated := hasYear(text)
	var x look
	if dated {
		if x, ok := p.looks[text]; ok {
			return x
		}
		_, x.anyDate = asDate(text)
	}
	x.boolean = strings.EqualFold(text, "true") || strings.EqualFold(text, "false")
	bare, _ := splitSign(text)
	x.mark, x.numeral = decimalMark(bare)
	if dated && len(p.looks) < most {
		p.looks[text] = x
	}
	return x
}

// number is the look of a number.
func (p *profile) number(text string) (x look, ok bool) {
	if isLetter(text[0]) {
		return x, false
	}
	value, _, ok := p.notation.parse(text)
	if !ok {
		bare, sign := splitSign(text)
		if sign == "" {
			return x, false
		}
		if value, _, ok = p.notation.parse(bare); !ok {
			return x, false
		}
		x.sign = sign
	}
	x.number, x.numeral, x.value, x.code = true, true, value, p.notation.isCode(text)
	switch {
	case len(text) == 4:
		_, _, x.date = parseDate(text)
		x.anyDate = x.date
	case len(text) < 8 && len(text) > 5 && text[4] == '.': // 2024.3
		_, x.anyDate = asDate(text)
	}
	if p.point.text == "" && p.notation.decimal != "," || p.comma.text == "" && p.notation.decimal == "," {
		bare, _ := splitSign(text)
		x.mark, _ = decimalMark(bare) // it can be no other than is declared
	}
	return x, true
}

// signs are what stands behind numbers in cells, and is their unit.
var signs = []string{"%", "‰"}

// splitSign parts a cell from the sign at its end.
func splitSign(text string) (bare, sign string) {
	for _, sign := range signs {
		if bare, ok := strings.CutSuffix(text, sign); ok {
			return strings.TrimSpace(bare), sign
		}
	}
	return text, ""
}

// decimalMark finds the decimal mark of a number in any notation, 0 where it has none or could have either: 1,234 is
// more than a thousand or between one and two.
func decimalMark(text string) (mark byte, numeral bool) {
	if text == "" || isLetter(text[0]) {
		return 0, false
	}
	s := text
	if !isDigit(s[0]) {
		s = strings.TrimLeft(s, "+-"+minus)
	}
	points, commas := 0, 0
	for i := range len(s) {
		switch c := s[i]; {
		case c == '.':
			points++
		case c == ',':
			commas++
		case !isDigit(c):
			return 0, false
		}
	}
	switch {
	case s == "":
		return 0, false
	case points == 0 && commas == 0:
		return 0, true
	case points > 0 && commas > 0:
		mark = '.'
		if strings.LastIndexByte(s, ',') > strings.LastIndexByte(s, '.') {
			mark = ','
		}
	case points+commas > 1: // of thousands alone
		mark = '.'
		if points > 0 {
			mark = ','
		}
	default:
		mark = '.'
		if commas > 0 {
			mark = ','
		}
		whole, fraction, _ := strings.Cut(s, string(mark))
		if len(fraction) == 3 && len(whole) > 0 && len(whole) < 4 && whole != "0" {
			return 0, true
		}
	}
	other := "."
	if mark == '.' {
		other = ","
	}
	_, _, ok := notation{decimal: string(mark), grouping: other}.parse(s)
	if !ok {
		return 0, false
	}
	return mark, true
}

// kind is the first of number, date and boolean that all cells with a value are, else text. Numbers with a leading
// zero are codes, and codes are text; so is what the file says is text. sign is what stands behind all numbers.
func (p *profile) kind() (kind Kind, sign string) {
	switch n := p.values; {
	case n == 0:
		return Text, ""
	case len(p.notNumber) == 0 && len(p.signed) == 0:
		return Number, ""
	case len(p.notNumber) == 0 && p.signed[p.sign()] == n:
		return Number, p.sign()
	case p.isDate == n:
		return Date, ""
	case p.booleans == n:
		return Bool, ""
	}
	return Text, ""
}

// sign is that of half of the numbers or more; empty where that have none.
func (p *profile) sign() string {
	for _, sign := range signs {
		if n := p.signed[sign]; n > 0 && 2*n >= p.numbers {
			return sign
		}
	}
	return ""
}

// otherSign is the first number with another sign than half of them, or without it.
func (p *profile) otherSign() found {
	for i, first := range p.firsts {
		if first.text != "" && append([]string{""}, signs...)[i] != p.sign() {
			return first
		}
	}
	return found{}
}

// years says whether the numbers are years: whole numbers from 1000 to 2999 under a name that says so, or from
// 1900 to 2100 in each of several rows under another name than "value".
func (p *profile) years(name string) bool {
	named := namesYears(name)
	low, high := 1900.0, 2100.0
	if named {
		low, high = 1000, 2999
	}
	if !p.fourDigits || p.values == 0 || p.low < low || p.high > high {
		return false
	}
	return named || p.missing == 0 && p.values > 1 && name != "value"
}

// mostlyNumbers says whether at least two cells, and two thirds of those with a value, are numbers, and
// none is a code.
func (p *profile) mostlyNumbers() bool {
	return !p.code && p.numbers >= 2 && 3*p.numbers >= 2*p.values
}

// mostlyDates says whether at least two cells, and two thirds of those with a value, are dates in any form.
func (p *profile) mostlyDates() bool { return p.dates >= 2 && 3*p.dates >= 2*p.values }

// whyText says which cell made a column text, empty for one that is text through and through.
func (p *profile) whyText(kind Kind) string {
	if kind != Text || p.notPlain.text == "" || !p.plain {
		return ""
	}
	why := "is not a number"
	if p.notPlain == p.quotedFirst {
		why = "is text and not a number"
	}
	return fmt.Sprintf("%s: %q %s", p.notPlain.at, clip(p.notPlain.text), why)
}

// twoNotations finds a number with a decimal point and one with a decimal comma among columns that hold mostly
// numbers; of one column where one has both.
func twoNotations(profiles []*profile) (point, comma found, ok bool) {
	mostly := func(p *profile) bool { return p != nil && 3*p.numerals >= 2*p.values }
	for _, p := range profiles {
		if mostly(p) && p.point.text != "" && p.comma.text != "" {
			return p.point, p.comma, true
		}
	}
	for _, p := range profiles {
		if mostly(p) && point.text == "" {
			point = p.point
		}
		if mostly(p) && comma.text == "" {
			comma = p.comma
		}
	}
	return point, comma, point.text != "" && comma.text != ""
}
