package brief

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// binding are the words of a language that stay on one line with what stands beside them. They are
// compared in lower case, without the full stop of an abbreviation, except for titles.
type binding struct {
	scales []string // after a number: 640 million, 3 per cent
	titles []string // before a number: No. 3
	months []string // after a day, or after dayOf
	dayOf  string   // between the day and the month, where something stands there
	short  []string // abbreviations of several words, set with a narrow space
}

var bindings = map[string]binding{
	"en": {
		scales: []string{"hundred", "thousand", "million", "millions", "billion", "billions", "trillion", "trillions", "point", "points", "percent", "percentage", "per cent"},
		titles: []string{"No.", "Nos.", "no.", "nos.", "p.", "pp.", "Vol.", "vol.", "Art.", "Sec.", "Ch.", "ch."},
		months: []string{"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"},
	},
	"de": {
		scales: []string{"tausend", "million", "millionen", "milliarde", "milliarden", "billion", "billionen", "tsd", "mio", "mrd", "bio", "prozent", "prozentpunkt", "prozentpunkte", "prozentpunkten", "punkt", "punkte", "punkten"},
		titles: []string{"Nr.", "Abs.", "Art.", "S.", "Bd.", "Kap.", "Abb.", "Tab.", "Ziff."},
		months: []string{"januar", "jänner", "februar", "märz", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "dezember"},
		short:  []string{"z. B.", "Z. B.", "d. h.", "D. h.", "u. a.", "U. a.", "v. a.", "V. a.", "z. T.", "Z. T.", "u. U.", "i. d. R.", "I. d. R.", "o. Ä."},
	},
	"fr": {
		scales: []string{"mille", "million", "millions", "milliard", "milliards", "billion", "billions", "point", "points", "pour cent"},
		titles: []string{"n°", "nº", "p.", "pp.", "vol.", "art.", "chap."},
		months: []string{"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"},
	},
	"es": {
		scales: []string{"mil", "millón", "millones", "billón", "billones", "punto", "puntos", "por ciento"},
		titles: []string{"n.º", "n.°", "núm.", "p.", "pp.", "pág.", "págs.", "vol.", "art.", "cap."},
		months: []string{"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"},
		dayOf:  "de",
		short:  []string{"p. ej.", "P. ej.", "EE. UU."},
	},
}

// unitSigns stand after a number in any language.
var unitSigns = strings.Fields("mm cm m km nm µm mm² cm² m² km² m³ km³ ha l ml mg g kg t kt Mt Gt s ms h min " +
	"Hz kHz MHz GHz V kV A W kW MW GW TW Wh kWh MWh GWh TWh J kJ MJ GJ TJ PJ EJ K Pa kPa MPa bar dB " +
	"kB MB GB TB kbit Mbit Gbit pp bp bps bn mn tn EUR USD CNY GBP JPY CHF")

const (
	noBreak       = "\u00a0"
	narrowNoBreak = "\u202f"
)

// bound is where a space stands that is to be another one.
type bound struct {
	at    int // byte
	space string
}

// bind replaces the spaces at which no line shall end: between a number and what it counts, within a
// date, and in abbreviations.
func (c *composer) bind(s string) string {
	var b strings.Builder
	from := 0
	for _, one := range c.bounds(s) {
		b.WriteString(s[from:one.at])
		b.WriteString(one.space)
		from = one.at + 1
	}
	return b.String() + s[from:]
}

// word is a stretch between white space. joined says that it is followed by a single space and another
// word.
type word struct {
	text   string
	end    int
	joined bool
}

// longestBound is how many spaces bind in a row at most.
const longestBound = 4

// bounds finds the spaces of a text that bind, in order. Only single ones are looked at: what the
// author set otherwise stays.
func (c *composer) bounds(s string) []bound {
	words := wordsIn(s)
	space := map[int]string{}
	for i := range words {
		n := i
		for n < len(words)-1 && n-i < longestBound && words[n].joined {
			n++
		}
		if n, with := bindings[c.lang].binds(words[i : n+1]); n > 0 {
			for _, w := range words[i : i+n] {
				space[w.end] = with
			}
		}
	}
	var out []bound
	for _, w := range words {
		if with, ok := space[w.end]; ok {
			out = append(out, bound{w.end, with})
		}
	}
	return out
}

func wordsIn(s string) []word {
	var out []word
	breaks := func(r rune) bool { return r == ' ' || r == '\n' || r == '\t' }
	for from := 0; from < len(s); {
		if breaks(rune(s[from])) {
			from++
			continue
		}
		end := len(s)
		if n := strings.IndexFunc(s[from:], breaks); n >= 0 {
			end = from + n
		}
		joined := end+1 < len(s) && s[end] == ' ' && !breaks(rune(s[end+1]))
		out = append(out, word{s[from:end], end, joined})
		from = end
	}
	return out
}

// binds says how many spaces after the first of some words bind, and how.
func (b binding) binds(words []word) (n int, with string) {
	if len(words) < 2 {
		return 0, ""
	}
	first, next := words[0].text, words[1].text
	opened := strings.TrimLeftFunc(first, isOpening)
	if endsWithLetter(first) && !startsWithDigit(opened) { // as most words do
		return 0, ""
	}
	for _, s := range b.short {
		if n := strings.Count(s, " "); startsWith(words, s) {
			return n, narrowNoBreak
		}
	}
	switch {
	case startsWithDigit(next) && (opened == "§" || opened == "§§" || slices.Contains(b.titles, opened)):
		return 1, noBreak
	case !endsWithDigit(first):
	case startsWithSign(next) || startsWithUnit(next):
		return 1, noBreak
	default:
		if n := b.scale(words); n > 0 {
			return n, noBreak
		}
	}
	if isDay(opened) {
		return b.month(words), noBreak
	}
	return 0, ""
}

// scale counts the words after a number that say what it counts in.
func (b binding) scale(words []word) int {
	n := 0
	for n+1 < len(words) {
		took := 0
		for _, s := range b.scales {
			if k := 1 + strings.Count(s, " "); k > took && startsWithLower(words[n+1:], s) {
				took = k
			}
		}
		if took == 0 {
			break
		}
		n += took
	}
	return n
}

// month counts the spaces between a day and the month that follows it.
func (b binding) month(words []word) int {
	n := 1
	if b.dayOf != "" {
		if words[1].text != b.dayOf || len(words) < 3 {
			return 0
		}
		n = 2
	}
	if slices.Contains(b.months, strings.ToLower(leadingWord(words[n].text))) {
		return n
	}
	return 0
}

// startsWith says that words begin with those of a phrase, in brackets or before other marks.
func startsWith(words []word, phrase string) bool {
	want := strings.Fields(phrase)
	if len(words) < len(want) {
		return false
	}
	for i, w := range want {
		got := words[i].text
		if i == 0 {
			got = strings.TrimLeftFunc(got, isOpening)
		}
		after, ok := strings.CutPrefix(got, w)
		if !ok || after != "" && (i+1 < len(want) || startsWithLetter(after)) {
			return false
		}
	}
	return true
}

// startsWithLower is startsWith for plain words, in any case.
func startsWithLower(words []word, phrase string) bool {
	want := strings.Fields(phrase)
	if len(words) < len(want) {
		return false
	}
	for i, w := range want {
		if got := strings.ToLower(words[i].text); leadingWord(got) != w || i+1 < len(want) && got != w {
			return false
		}
	}
	return true
}

// leadingWord is a word without the marks that follow it.
func leadingWord(s string) string {
	end := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.Is(unicode.No, r) })
	if end < 0 {
		return s
	}
	return s[:end]
}

func isOpening(r rune) bool {
	return strings.ContainsRune("([{„“‚‘«‹»\"'", r) || r == '\u00a0'
}

// isDay says that a word is the day of a month: 6, 6. or 1er.
func isDay(s string) bool {
	n, err := strconv.Atoi(strings.TrimSuffix(strings.TrimSuffix(s, "."), "er"))
	return err == nil && n >= 1 && n <= 31
}

func endsWithDigit(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return unicode.IsDigit(r)
}

func endsWithLetter(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return unicode.IsLetter(r)
}

func startsWithDigit(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsDigit(r)
}

func startsWithLetter(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r)
}

// startsWithUnit says that a word is the sign of a unit, and not an elided one such as l’.
func startsWithUnit(s string) bool {
	sign := leadingWord(s)
	after, _ := utf8.DecodeRuneInString(s[len(sign):])
	return after != '’' && after != '\'' && slices.Contains(unitSigns, sign)
}

func startsWithSign(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return strings.ContainsRune("%‰°", r)
}
