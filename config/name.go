package config

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// maxName is the length of a name in characters. A name becomes the name of a PNG, and 255 bytes is
// what file systems allow.
const maxName = 64

func inName(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || r == '_' || r == '-'
}

func isName(s string) bool {
	n := utf8.RuneCountInString(s)
	return n > 0 && n <= maxName && strings.IndexFunc(s, func(r rune) bool { return !inName(r) }) < 0
}

// checkName refuses names that could not be names of files and of anchors.
func checkName(n *node, d *Diagnostics) {
	if isName(n.key) {
		return
	}
	hint := ""
	if name := toName(n.key); name != "" {
		hint = fmt.Sprintf("write it as %q", name)
	}
	d.Errorf(n.keyAt, hint, "%q cannot be a name: a name has letters and digits of any script, _ and - only, from 1 to %d of them", shorten(n.key), maxName)
}

// toName makes the nearest name of a text; empty where there is none.
func toName(s string) string {
	name := []rune(strings.Map(func(r rune) rune {
		if inName(r) {
			return r
		}
		return '_'
	}, strings.TrimSpace(s)))
	return strings.Trim(string(name[:min(len(name), maxName)]), "_")
}

// checkFileNames refuses charts whose PNGs would be one and the same file on systems that do not tell
// capitals, or the ways to write an accent, apart.
func checkFileNames(charts *node, d *Diagnostics) {
	seen := map[string]string{}
	for _, n := range charts.items {
		file := strings.ToLower(norm.NFC.String(n.key))
		if other, found := seen[file]; found {
			d.Errorf(n.keyAt, "", "the names %q and %q would be the same file on some systems", other, n.key)
			continue
		}
		seen[file] = n.key
	}
}
