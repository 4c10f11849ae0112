package charts

import (
	"slices"
	"strings"
	"unicode"
)

// unit says in which unit the values are. Units that are no nouns stand by themselves: "per 1,000".
func (w altWords) unit(unit string) string {
	first, _, _ := strings.Cut(strings.ToLower(unit), " ")
	if strings.Contains(unit, "=") || slices.Contains(notIn, first) {
		return unit
	}
	if plural, ok := w.numbers[unit]; ok {
		unit = plural
	}
	return w.in + unit
}

// notIn are first words of units that nothing is "in".
var notIn = []string{"per", "pro", "je", "por", "par", "in", "en", "of", "number", "index", "每"}

// unitNames are the ways to write a unit that readers take for one.
var unitNames = [][]string{
	{"%", "percent", "per cent", "prozent", "por ciento", "pour cent", "百分"},
	{"bn", "billion", "billions"}, {"m", "mn", "million", "millions"}, {"tn", "trn", "trillion", "trillions"},
	{"thousand", "thousands"}, {"mrd.", "mrd", "milliarde", "milliarden"}, {"mio.", "mio", "million", "millionen"},
	{"md", "milliard", "milliards"}, {"ppm", "parts per million"}, {"°c", "degrees celsius", "degrees"},
	{"g", "gram", "grams"}, {"kg", "kilogram", "kilograms"}, {"t", "tonne", "tonnes", "tons"}, {"mm", "millimetres", "millimeters"},
	{"m", "metres", "meters"}, {"km", "kilometres", "kilometers"}, {"ha", "hectares"}, {"h", "hours"}, {"usd", "dollars", "us dollars"}, {"eur", "euros", "euro"},
}

// takeUnit parts a measure from the unit at its end. The unit is empty where the measure goes on saying it.
func takeUnit(measure, unit string) (what, still string) {
	if unit == "" {
		return measure, ""
	}
	for _, end := range []string{", " + unit, "，" + unit, " (" + unit + ")", "（" + unit + "）"} {
		if s, ok := strings.CutSuffix(measure, end); ok {
			return s, unit
		}
	}
	if saysUnit(measure, unit) {
		return measure, ""
	}
	return measure, unit
}

// saysUnit says whether a measure names its unit, in this way of writing it or another.
func saysUnit(measure, unit string) bool {
	measure, unit = plain(measure), plain(unit)
	says := func(words string) bool {
		if strings.ContainsFunc(measure, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
			return strings.Contains(measure, words) // which has no spaces
		}
		return strings.Contains(" "+measure+" ", " "+words+" ")
	}
	if says(unit) {
		return true
	}
	first, rest, _ := strings.Cut(unit, " ")
	for _, names := range unitNames {
		if slices.Contains(names, first) && slices.ContainsFunc(names, func(name string) bool { return says(strings.TrimSpace(name + " " + rest)) }) {
			return true
		}
	}
	return false
}

// plain is a text in lower case without punctuation between its words.
func plain(s string) string {
	s = strings.NewReplacer(",", " ", ";", " ", "(", " ", ")", " ", "，", " ", "（", " ", "）", " ").Replace(strings.ToLower(s))
	return strings.Join(strings.Fields(s), " ")
}
