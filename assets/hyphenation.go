package assets

import (
	_ "embed"
	"strings"
)

// The hyphenation patterns: those of the hyph-utf8 package for TeX. Each file begins with the notice
// of its authors and its licence, which stay with it, and says what was changed. It goes on with
// TeX's own commands: \lefthyphenmin and \righthyphenmin, the fewest letters before and after a
// hyphen; \patterns{...}; and \hyphenation{...}, words that the patterns get wrong.
var (
	//go:embed hyphenation/de.txt
	hyphenationDE string
	//go:embed hyphenation/en-gb.txt
	hyphenationENGB string
	//go:embed hyphenation/en-us.txt
	hyphenationENUS string
	//go:embed hyphenation/es.txt
	hyphenationES string
	//go:embed hyphenation/fr.txt
	hyphenationFR string
)

// Hyphenation returns the hyphenation patterns of a BCP 47 language tag. It is not ok where the
// program has none.
func Hyphenation(lang string) (patterns string, ok bool) {
	language, region := languageAndRegion(lang)
	switch language {
	case "de":
		return hyphenationDE, true
	case "en":
		// English words are divided by their sound in America and more by their origin elsewhere.
		switch region {
		case "AU", "GB", "IE", "IN", "NZ", "SG", "ZA":
			return hyphenationENGB, true
		}
		return hyphenationENUS, true
	case "es":
		return hyphenationES, true
	case "fr":
		return hyphenationFR, true
	}
	return "", false
}

// languageAndRegion takes the language in lower case and a region of two letters in upper case out
// of a BCP 47 tag. A subtag of one letter ("x", "u") begins an extension, which names no region.
func languageAndRegion(tag string) (language, region string) {
	language, rest, _ := strings.Cut(tag, "-")
	for rest != "" {
		var subtag string
		subtag, rest, _ = strings.Cut(rest, "-")
		if len(subtag) == 1 {
			break
		}
		if len(subtag) == 2 {
			region = strings.ToUpper(subtag)
			break
		}
	}
	return strings.ToLower(language), region
}
