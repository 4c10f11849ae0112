package data

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// The formats that print large numbers in words, beside the patterns: 6.15 trillion and 6.15T.
const (
	compactLong  = "compact"
	compactShort = "compact-short"
)

// significant is how many digits a compact number has at most, as long as none stands before the decimals.
const significant = 3

// CheckFormat tells what is wrong with a number format: a CLDR pattern, or "compact" or "compact-short".
func CheckFormat(s string) error {
	if IsCompact(s) {
		return nil
	}
	_, err := parsePattern(s)
	return err
}

// IsCompact says whether a format is one of these two.
func IsCompact(format string) bool { return format == compactLong || format == compactShort }

// compact says whether a column's numbers print as compact ones. Shares do not.
func (c Column) compact() bool {
	return IsCompact(c.Format) && !strings.HasPrefix(parseUnit(c.Unit).thing, ofOne)
}

// Compact prints a number of a column in words, "6.15 trillion", or with a letter, "6.15T": in ones, whatever the
// magnitude of its column's unit, with three digits or those before the decimals, and never more than are known.
// UnitAfter is the unit that goes with it. Missing gives "".
func (l *Locale) Compact(c Cell, col Column, long bool) string {
	if c.Missing || c.Kind != Number {
		return l.Cell(c, col)
	}
	col.Format = compactShort
	if long {
		col.Format = compactLong
	}
	return l.Cell(c, col)
}

// compactNumber is a number and the word that it is divided by.
type compactNumber struct {
	x        decimal
	decimals int
	word     string // with its space; empty below a thousand
}

func (l *Locale) compactOf(c Cell, col Column) compactNumber {
	forms := l.cldr.long
	if col.Format == compactShort {
		forms = l.cldr.short
	}
	magnitude := parseUnit(col.Unit).exponent
	step := newDecimal(c.Known()).shift(magnitude)
	x := newDecimal(c.Number).shift(magnitude).roundTo(step)
	for {
		var form compactForm
		divide := 0
		if power := min(x.point-1, mostCompact); len(x.digits) > 0 && power >= leastCompact {
			if form = forms[power-leastCompact]; form.digits > 0 {
				divide = power - form.digits + 1
			}
		}
		y := x.shift(-divide)
		decimals := min(max(0, significant-y.point), step.shift(-divide).decimals())
		y = y.round(decimals)
		if len(y.digits) > 0 && y.point > x.point-divide { // 999.9 thousand are 1 million
			x = y.shift(divide)
			continue
		}
		n := compactNumber{x: y, decimals: y.decimals(), word: form.other}
		if l.isOne(n.x, n.decimals) {
			n.word = form.one
		}
		return n
	}
}

// compactText is a compact number in print.
func (l *Locale) compactText(n compactNumber) string {
	s := l.join(n.x, 1, n.decimals, l.group, l.outerGroup)
	if rest, ok := strings.CutPrefix(n.word, " "); ok {
		s += noBreakSpace + rest
	} else {
		s += n.word
	}
	if n.x.neg {
		return minus + s
	}
	return s
}

// UnitAfter is a column's unit as it stands after one of its numbers, without the magnitude that a compact number
// takes for itself: "yuan" after 6.15 trillion, "billion yuan" after 6,150, "de yuans" after 6,15 billions. ISO
// codes of currencies are names in the language, in singular or plural; other units are as the data have them.
func (l *Locale) UnitAfter(c Cell, col Column) string {
	u := parseUnit(col.Unit)
	compact := col.compact()
	_, isCurrency := l.cldr.currencies[u.thing]
	switch {
	case c.Missing || c.Kind != Number:
		return l.UnitName(col.Unit)
	case compact:
		n := l.compactOf(c, col)
		return l.after(strings.TrimSpace(n.word), l.noun(u.thing, n.word == "" && l.isOne(n.x, n.decimals)))
	case !isCurrency:
		return unitText(col.Unit)
	}
	_, x, decimals := l.number(c, col, maxDecimals)
	if u.exponent == 0 {
		return l.noun(u.thing, l.isOne(x, decimals))
	}
	word, ok := l.magnitudeAfter(u.exponent, l.isOne(x, decimals))
	if !ok {
		return l.UnitName(col.Unit)
	}
	return l.joined(word, l.noun(u.thing, false))
}

// magnitudeAfter is the word of a power of ten after a number.
func (l *Locale) magnitudeAfter(exponent int, one bool) (string, bool) {
	if l.base == "zh" {
		word, ok := magnitudeNames["zh"][exponent]
		return word, ok
	}
	if exponent%3 != 0 || exponent < leastCompact || exponent > mostCompact {
		return "", false
	}
	form := l.cldr.long[exponent-leastCompact]
	if one {
		return strings.TrimSpace(form.one), true
	}
	return strings.TrimSpace(form.other), true
}

// joined is a magnitude and what is counted, as the language joins them.
func (l *Locale) joined(magnitude, thing string) string {
	thing = l.after(magnitude, thing)
	if magnitude == "" || thing == "" || l.unitGap == "" {
		return magnitude + thing
	}
	return magnitude + " " + thing
}

// nounsOfMagnitude are magnitudes that are nouns, after which French and Spanish have "de".
var nounsOfMagnitude = map[string][]string{
	"fr": {"millier", "milliers", "million", "millions", "milliard", "milliards", "billion", "billions"},
	"es": {"miles", "millón", "millones", "billón", "billones"},
}

// after is what is counted as it stands after a magnitude: "de yuans", "d’euros", "yuan".
func (l *Locale) after(magnitude, thing string) string {
	words := strings.Fields(magnitude)
	first, _ := utf8.DecodeRuneInString(thing)
	if len(words) == 0 || !unicode.IsLetter(first) || !isOneOf(words[len(words)-1], nounsOfMagnitude[l.base]) {
		return thing
	}
	if l.base == "fr" && elides(thing) {
		return "d’" + thing
	}
	return "de " + thing
}

// elides says whether French de loses its e before a word. Of words that begin with h nearly all units do: heures,
// habitants, hectares.
func elides(word string) bool {
	word = strings.ToLower(word)
	first, _ := utf8.DecodeRuneInString(word)
	return strings.ContainsRune("aàâeéèêiîoôuûœ", first) || first == 'h' && !strings.HasPrefix(word, "hryvnia")
}

func isOneOf(word string, words []string) bool {
	for _, w := range words {
		if w == word {
			return true
		}
	}
	return false
}
