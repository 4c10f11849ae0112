package data

import "golang.org/x/text/feature/plural"

// cldr is what Unicode's CLDR says about a language beyond the marks of numbers, which x/text knows.
// The tables are made by data/cldr.
type cldr struct {
	long, short [mostCompact - leastCompact + 1]compactForm
	list        listForm
	currencies  map[string]currencyName // by ISO 4217 code
}

// The powers of ten that have a compact form.
const leastCompact, mostCompact = 3, 14

// compactForm is what stands after a number that is divided so that so many digits stand before its
// decimals; 0 digits leave it as it is.
type compactForm struct {
	digits     int
	one, other string // with its space
}

// listForm is what stands between two words, and between several.
type listForm struct{ two, start, middle, end string }

// currencyName is what stands after a number.
type currencyName struct{ one, other string }

// cldrOf finds the tables of a language, or of its variant in a region.
func cldrOf(base, region string) cldr {
	if c, ok := cldrTables[base+"-"+region]; ok {
		return c
	}
	return cldrTables[base]
}

// isOne says whether the language has a singular after a number with so many decimals: 1 in English, 1.5 in French.
func (l *Locale) isOne(x decimal, decimals int) bool {
	digits := make([]byte, len(x.digits))
	for i, d := range x.digits {
		digits[i] = d - '0'
	}
	return plural.Cardinal.MatchDigits(l.tag, digits, x.point, decimals) == plural.One
}
