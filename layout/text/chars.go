package text

import "unicode"

// ignorable says that a character paints nothing and is no error where no font has it: joiners,
// zero width spaces, direction marks, variation selectors (Unicode, Default_Ignorable_Code_Point).
func ignorable(r rune) bool {
	switch {
	case r < 0xAD, r >= 0x3400 && r < 0xFE00: // Latin, and most of what is written in Han
		return false
	case r >= 0xFFF9 && r <= 0xFFFB, r >= 0x13430 && r <= 0x13440:
		return false // format characters that do show
	case unicode.Is(unicode.Cf, r):
		return !unicode.Is(unicode.Prepended_Concatenation_Mark, r)
	}
	return unicode.In(r, unicode.Other_Default_Ignorable_Code_Point, unicode.Variation_Selector)
}

// hangs says that a character is white space that vanishes where a line ends after it.
func hangs(r rune) bool {
	switch r {
	case ' ', '\t', 0x1680, 0x205F, 0x3000:
		return true
	case 0x2007: // figure space
		return false
	}
	return r >= 0x2000 && r <= 0x200A
}

// endsLine says that a character is a line end: "\n", "\r\n", and Unicode's own.
func endsLine(r, next rune) bool {
	return r == '\n' || r == '\r' && next == '\n' || r == 0x2028 || r == 0x2029
}

// spaceWidth is the width in ems of a space that a font lacks; ok is false for what is none. Zero
// stands for the width of the font's own space.
func spaceWidth(r rune) (ems float64, ok bool) {
	switch r {
	case '\t', 0x00A0:
		return 0, true
	case 0x2000, 0x2002:
		return 1.0 / 2, true
	case 0x2001, 0x2003, 0x3000:
		return 1, true
	case 0x2004:
		return 1.0 / 3, true
	case 0x2005, 0x2008:
		return 1.0 / 4, true
	case 0x2006:
		return 1.0 / 6, true
	case 0x2007:
		return 1.0 / 2, true
	case 0x2009, 0x202F:
		return 1.0 / 5, true
	case 0x200A:
		return 1.0 / 10, true
	case 0x205F:
		return 4.0 / 18, true
	}
	return 0, false
}

// isSpace says that a character is white space with a width, whether lines end after it or not.
func isSpace(r rune) bool { return hangs(r) || r == 0xA0 || r == 0x2007 || r == 0x202F }
