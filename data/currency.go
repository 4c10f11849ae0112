package data

import (
	"slices"
	"strings"
)

// shortCurrencies are names as newspapers print them, where CLDR's name also says a country and the word alone can
// mean no other's: yuan for Renminbi Yuan, yen for Japanese yen; and the American dollar in French.
var shortCurrencies = map[string]map[string]currencyName{
	"de": {"CNY": {"Yuan", "Yuan"}, "JPY": {"Yen", "Yen"}},
	"en": {"CNY": {"yuan", "yuan"}, "JPY": {"yen", "yen"}},
	"es": {"CNY": {"yuan", "yuanes"}, "JPY": {"yen", "yenes"}},
	"fr": {"CNY": {"yuan", "yuans"}, "JPY": {"yen", "yens"}, "USD": {"dollar américain", "dollars américains"}},
	"zh": {"CNY": {"元", "元"}},
}

// magnitudeNames are how units name powers of ten, at the head of a column and along an axis.
var magnitudeNames = map[string]map[int]string{
	"de": {3: "Tausend", 6: "Millionen", 9: "Milliarden", 12: "Billionen"},
	"en": {3: "thousand", 6: "million", 9: "billion", 12: "trillion"},
	"es": {3: "miles", 6: "millones", 9: "miles de millones", 12: "billones"},
	"fr": {3: "milliers", 6: "millions", 9: "milliards", 12: "billions"},
	"zh": {1: "十", 2: "百", 3: "千", 4: "万", 5: "十万", 6: "百万", 7: "千万", 8: "亿", 9: "十亿", 10: "百亿", 11: "千亿", 12: "万亿"},
}

// noun is what is counted: the name of a currency, in singular or plural, and else as it stands.
func (l *Locale) noun(thing string, one bool) string {
	name, ok := shortCurrencies[l.base][thing]
	if !ok {
		name, ok = l.cldr.currencies[thing]
	}
	switch {
	case !ok:
		return l.withoutDe(thing)
	case one:
		return name.one
	}
	return name.other
}

// withoutDe takes from what is counted the word that joins it to a magnitude: it has lost that.
func (l *Locale) withoutDe(thing string) string {
	if nounsOfMagnitude[l.base] == nil {
		return thing
	}
	for _, de := range []string{"de ", "d’", "d'"} {
		if rest, ok := strings.CutPrefix(thing, de); ok {
			return rest
		}
	}
	return thing
}

// UnitName is a unit as it stands at the head of a column or along an axis: ISO codes of currencies are names in the
// language, "billion CNY" is "Milliarden Yuan" in German. Other units are as the data have them.
func (l *Locale) UnitName(unit string) string {
	u := parseUnit(unit)
	if _, ok := l.cldr.currencies[u.thing]; !ok {
		return unitText(unit)
	}
	name := l.noun(u.thing, false)
	magnitude, ok := magnitudeNames[l.base][u.exponent]
	switch {
	case u.exponent == 0:
		return name
	case !ok: // such as hundred million: the words are kept
		return strings.Replace(unitText(unit), u.thing, name, 1)
	}
	return l.joined(magnitude, name)
}

// Drawn is the table as charts show it: units are names in the language, and all values of a column are in its unit,
// which numbers that have magnitudes of their own would not be. It is nil for nil.
func (t *Table) Drawn(l *Locale) *Table {
	if t == nil {
		return nil
	}
	out := *t
	out.Columns = slices.Clone(t.Columns)
	for i := range out.Columns {
		c := &out.Columns[i]
		c.Unit = l.UnitName(c.Unit)
		if IsCompact(c.Format) {
			c.Format = ""
		}
	}
	return &out
}

// Heading is a column's unit at its head: of compact numbers without the magnitude that each of them has.
func (l *Locale) Heading(col Column) string {
	if u := parseUnit(col.Unit); col.compact() {
		return l.noun(u.thing, false)
	}
	return l.UnitName(col.Unit)
}
