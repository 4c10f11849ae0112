package data

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// minus is the sign of negative numbers in print, and may be in data.
const minus = "\u2212"

// notation is how a file writes its numbers. It is declared, never guessed: "1.234" is one and a bit
// in one country and more than a thousand in another.
type notation struct {
	decimal  string // "." when empty
	grouping string // of thousands; empty for none
}

// parse reads an optional sign and digits, grouped in threes or not at all, with at most one decimal
// mark. Exponents, hexadecimal, "NaN" and "Inf" are no numbers. The precision is that of the last
// digit as written: 0.01 for "746.91", 1 for "1340".
func (n notation) parse(cell string) (value, precision float64, ok bool) {
	if n.grouping == "" && (n.decimal == "" || n.decimal == ".") {
		if value, precision, ok = parseShort(cell); ok {
			return value, precision, true
		}
	}
	if cell != "" && isLetter(cell[0]) {
		return 0, 0, false
	}
	s, negative := cell, false
	switch {
	case strings.HasPrefix(s, "-"):
		s, negative = s[1:], true
	case strings.HasPrefix(s, minus):
		s, negative = s[len(minus):], true
	case strings.HasPrefix(s, "+"):
		s = s[1:]
	}
	mark := n.decimal
	if mark == "" {
		mark = "."
	}
	whole, fraction, marked := strings.Cut(s, mark)
	if marked && !digits(fraction) {
		return 0, 0, false
	}
	if whole, ok = n.ungroup(whole); !ok || !digits(whole) && (whole != "" || !marked) {
		return 0, 0, false
	}
	literal := whole
	switch {
	case marked && mark == "." && n.grouping == "":
		literal = s
	case marked:
		literal = whole + "." + fraction
	}
	value, err := strconv.ParseFloat(literal, 64)
	if err != nil {
		return 0, 0, false
	}
	if negative && value != 0 {
		value = -value
	}
	return value, unitOfLastDigit(len(fraction)), true
}

// parseShort reads most numbers: a sign of ASCII and at most 15 digits with a decimal point. It is not ok for others,
// whether they are numbers or not.
func parseShort(s string) (value, precision float64, ok bool) {
	const most = 15 // digits, which make a float exactly; and a quotient of such with a power of ten is the nearest float
	negative := false
	if s != "" && (s[0] == '-' || s[0] == '+') {
		negative, s = s[0] == '-', s[1:]
	}
	if len(s) > most+1 {
		return 0, 0, false
	}
	whole, count, point := int64(0), 0, -1
	for i := range len(s) {
		switch c := s[i]; {
		case isDigit(c):
			whole = 10*whole + int64(c-'0')
			count++
		case c == '.' && point < 0:
			point = i
		default:
			return 0, 0, false
		}
	}
	decimals := 0
	if point >= 0 {
		decimals = len(s) - point - 1
	}
	if count == 0 || count > most || point >= 0 && decimals == 0 { // a point ends no number
		return 0, 0, false
	}
	scale := math.Pow10(decimals)
	value = float64(whole) / scale
	if negative && value != 0 {
		value = -value
	}
	return value, 1 / scale, true
}

// ungroup takes the thousands separators out. A space stands for the no-break spaces as well.
func (n notation) ungroup(whole string) (string, bool) {
	if n.grouping == "" {
		return whole, true
	}
	if n.grouping == " " {
		whole = strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(whole)
	}
	if !strings.Contains(whole, n.grouping) {
		return whole, true
	}
	groups := strings.Split(whole, n.grouping)
	for i, g := range groups {
		if i == 0 && (len(g) == 0 || len(g) > 3) || i > 0 && len(g) != 3 {
			return "", false
		}
	}
	return strings.Join(groups, ""), true
}

// hint says how a cell that is no number could be one. table is the NAME of its [data.NAME].
func (n notation) hint(cell, table string) string {
	is := func(n notation, cell string) bool { _, _, ok := n.parse(cell); return ok }
	var declare []string
	for _, other := range []notation{
		{decimal: ","}, {grouping: ","}, {decimal: ",", grouping: "."},
		{decimal: n.decimal, grouping: " "}, {decimal: n.decimal, grouping: "'"}, {decimal: n.decimal, grouping: "’"},
	} {
		if !is(other, cell) || !strings.Contains(cell, other.grouping) {
			continue
		}
		var words []string
		if other.decimal == "," && n.decimal != "," {
			words = append(words, "decimal = \",\"")
		}
		if other.grouping != "" {
			words = append(words, fmt.Sprintf("grouping = %q", other.grouping))
		}
		declare = append(declare, strings.Join(words, " and "))
	}
	switch {
	case len(declare) > 0:
		return fmt.Sprintf("to read it as one, set %s in [data.%s]", strings.Join(declare, " or "), table)
	case is(n, strings.TrimSpace(strings.TrimRight(cell, "%‰"))):
		return "write the number alone, and its sign as the column's unit"
	case n.hasExponent(cell):
		return "write the number out, without an exponent"
	case utf8.RuneCountInString(cell) <= 3 && !strings.ContainsAny(cell, "0123456789") || isNoValue(cell):
		return fmt.Sprintf("if it stands for no value, set missing = [%q] in [data.%s]", cell, table)
	}
	return ""
}

// hasExponent says whether a cell is a number as programs write very large and small ones: 1e5, 1.5E-07.
func (n notation) hasExponent(cell string) bool {
	i := strings.IndexAny(cell, "eE")
	if i < 0 {
		return false
	}
	_, _, ok := n.parse(cell[:i])
	return ok && digits(strings.TrimLeft(cell[i+1:], "+-"))
}

// isNoValue says whether a cell is a word of programs for not having a value, with a sign or without: NaN,
// the infinities, and the errors of spreadsheets such as #DIV/0! and #N/A.
func isNoValue(cell string) bool {
	if strings.HasPrefix(cell, "#") {
		return true
	}
	words := []string{"nan", "inf", "infinity", "null", "none"}
	return slices.Contains(words, strings.ToLower(strings.TrimLeft(cell, "+-"+minus)))
}

// isCode says that a cell is written as codes are, with a leading zero that a number would lose.
func (n notation) isCode(cell string) bool {
	return len(cell) > 1 && cell[0] == '0' && cell[1] >= '0' && cell[1] <= '9'
}

func digits(s string) bool {
	for i := range len(s) {
		if !isDigit(s[i]) {
			return false
		}
	}
	return s != ""
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// isLetter is for letters of ASCII.
func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

func unitOfLastDigit(decimals int) float64 {
	if decimals <= 22 {
		return 1 / math.Pow10(decimals) // exact powers of ten, so the quotient is the nearest float
	}
	return decimal{digits: []byte{'1'}, point: 1 - decimals}.float()
}

// Known returns a number cell's precision, found from its text, or from its value, when none is set.
func (c Cell) Known() float64 {
	if c.Precision > 0 && !math.IsInf(c.Precision, 0) {
		return c.Precision
	}
	if _, precision, ok := (notation{}).parse(c.Text); ok {
		return precision
	}
	return unitOfLastDigit(newDecimal(c.Number).decimals())
}

// decimals returns the number of decimals to which a number cell is known.
func (c Cell) decimals() int { return newDecimal(c.Known()).decimals() }
