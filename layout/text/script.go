package text

import (
	"fmt"
	"unicode"
)

// UnsupportedScript says that a character belongs to a script that runs from right to left, whose
// lines break by a dictionary, or whose letters change their order as no test of this program has
// seen. Set all the same they might be wrong without anybody noticing who cannot read them.
type UnsupportedScript struct {
	Rune   rune
	Script string
	Text   string // the text that it stands in, shortened
}

func (u *UnsupportedScript) Error() string {
	return fmt.Sprintf("text in the %s script cannot be set: %q (U+%04X) in %q", u.Script, u.Rune, u.Rune, u.Text)
}

// unsupportedScript returns the name of a character's script when it is one of those, else "".
func unsupportedScript(r rune) string {
	switch {
	case r < 0x0590, // Latin, Greek, Cyrillic, Armenian
		r >= 0x1E00 && r < 0xA800,   // their additions, punctuation, symbols, Han, kana
		r >= 0xAC00 && r < 0xFB1D,   // Hangul, private use, Han
		r >= 0x1F000 && r < 0xE0000: // pictographs, Han
		return ""
	}
	for _, s := range []struct {
		name  string
		table *unicode.RangeTable
	}{
		{"Arabic", unicode.Arabic}, {"Hebrew", unicode.Hebrew}, {"Syriac", unicode.Syriac},
		{"Thaana", unicode.Thaana}, {"N'Ko", unicode.Nko}, {"Adlam", unicode.Adlam},
		{"Devanagari", unicode.Devanagari}, {"Bengali", unicode.Bengali}, {"Gurmukhi", unicode.Gurmukhi},
		{"Gujarati", unicode.Gujarati}, {"Odia", unicode.Oriya}, {"Tamil", unicode.Tamil},
		{"Telugu", unicode.Telugu}, {"Kannada", unicode.Kannada}, {"Malayalam", unicode.Malayalam},
		{"Sinhala", unicode.Sinhala}, {"Thai", unicode.Thai}, {"Lao", unicode.Lao},
		{"Tibetan", unicode.Tibetan}, {"Myanmar", unicode.Myanmar}, {"Khmer", unicode.Khmer},
		{"Mongolian", unicode.Mongolian}, {"Javanese", unicode.Javanese}, {"Balinese", unicode.Balinese},
	} {
		if unicode.Is(s.table, r) {
			return s.name
		}
	}
	return ""
}
