package data

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"
	"golang.org/x/text/message"
	"golang.org/x/text/number"
)

// Locale prints numbers and dates as a language writes them. It may be used by several goroutines.
type Locale struct {
	lang              string
	base              string // its base language: "de" of "de-CH"
	tag               language.Tag
	words             words
	cldr              cldr
	point, separator  string
	group, outerGroup int    // digits in the last group and in those before it
	percentGap        string // between a number and its percent sign
	unitGap           string // between a number and any other unit
}

const noBreakSpace = "\u00a0"

// maxDecimals is more than any float64 has.
const maxDecimals = 350

// NewLocale takes a BCP 47 tag. Languages whose date words are not known are an error that lists
// those that are.
func NewLocale(lang string) (*Locale, error) {
	tag, err := language.Parse(lang)
	if err != nil {
		return nil, fmt.Errorf("%q is not a language tag such as \"en\" or \"de-CH\"", lang)
	}
	base, script, region := tag.Raw()
	w, ok := languages[base.String()]
	if !ok {
		known := slices.Sorted(maps.Keys(languages))
		return nil, fmt.Errorf("numbers and dates are known in the languages %s, not in %q", strings.Join(known, ", "), lang)
	}
	l := &Locale{lang: lang, base: base.String(), words: w.inRegion(base.String(), region.String()), unitGap: noBreakSpace,
		tag: language.Make(base.String()), cldr: cldrOf(base.String(), region.String())}
	if base.String() == "zh" {
		l.unitGap = ""
	}
	// Extensions such as -u-nu-arab would choose other digits: the tag is made again without.
	plain, err := language.Compose(base, script, region)
	if err != nil {
		plain = language.Make(base.String())
	}
	l.learn(message.NewPrinter(plain))
	return l, nil
}

// learn takes the marks of a language from samples that x/text prints. Numbers themselves are not
// left to it: it rounds halves to even.
func (l *Locale) learn(p *message.Printer) {
	marks := strings.FieldsFunc(p.Sprint(number.Decimal(123456789.5, number.Scale(1))), unicode.IsDigit)
	groups := strings.FieldsFunc(p.Sprint(number.Decimal(123456789.5, number.Scale(1))), func(r rune) bool { return !unicode.IsDigit(r) })
	n := len(marks)
	l.point = marks[n-1]
	if n > 1 {
		l.separator = marks[n-2]
		l.group, l.outerGroup = len(groups[n-1]), len(groups[n-2])
	}
	percent := p.Sprint(number.Percent(0.5))
	l.percentGap = strings.TrimSuffix(strings.TrimLeftFunc(percent, unicode.IsDigit), "%")
}

// Lang is the language tag as it was given.
func (l *Locale) Lang() string { return l.lang }

// Decimals returns the number of decimals to which all of the cells are known: the fewest of any, so
// that a column printed with it claims nothing. Missing cells do not count.
func Decimals(cells []Cell) int {
	fewest := -1
	for _, c := range cells {
		if c.Kind != Number || c.Missing {
			continue
		}
		if n := c.decimals(); fewest < 0 || n < fewest {
			fewest = n
		}
	}
	return max(0, fewest)
}

// Cell prints one cell at its own precision. Missing gives "".
func (l *Locale) Cell(c Cell, col Column) string { return l.cell(c, col, math.MaxInt) }

// Column prints the cells of a column alike: with the decimals to which all of them are known, and
// each rounded to its own precision where that is coarser. Missing gives "".
func (l *Locale) Column(cells []Cell, col Column) []string {
	decimals := Decimals(cells)
	out := make([]string, len(cells))
	for i, c := range cells {
		out[i] = l.cell(c, col, decimals)
	}
	return out
}

func (l *Locale) cell(c Cell, col Column, decimals int) string {
	if c.Missing {
		return ""
	}
	switch c.Kind {
	case Date:
		return l.date(c.Time, c.Grain)
	case Bool:
		if c.Bool {
			return l.words.yes
		}
		return l.words.no
	case Number:
		text, _, _ := l.number(c, col, decimals)
		return text
	}
	return c.Text
}

// number prints a cell with at most so many decimals, and never finer than it is known, whatever its
// column's format asks for; and gives the number that is seen then, with its decimals. A format that cannot be read
// is passed over: Load refuses it.
func (l *Locale) number(c Cell, col Column, decimals int) (text string, shown decimal, shownDecimals int) {
	if col.compact() {
		n := l.compactOf(c, col)
		return l.compactText(n), n.x, n.decimals
	}
	step := newDecimal(c.Known())
	decimals = min(decimals, step.decimals())
	x := newDecimal(c.Number)
	if step.point > -decimals { // as coarse as the last decimal, or coarser
		x = x.roundTo(step)
	} else {
		x = x.round(decimals)
	}
	if p, err := parsePattern(col.Format); err == nil {
		p.maxFrac = max(0, min(p.maxFrac, decimals-p.shift))
		p.minFrac = min(p.minFrac, p.maxFrac)
		shown = x.shift(p.shift).round(p.maxFrac)
		return l.byPattern(x.float(), p), shown, max(p.minFrac, shown.decimals())
	}
	return l.Number(x.float(), decimals), x, decimals
}

// Number prints v with a fixed number of decimals, grouped; a minus is U+2212. Halves are rounded
// away from zero, and what rounds to zero has no sign. Negative decimals round to tens, hundreds.
func (l *Locale) Number(v float64, decimals int) string {
	if word, ok := notFinite(v); ok {
		return word
	}
	decimals = min(max(decimals, -maxDecimals), maxDecimals)
	x := newDecimal(v).round(decimals)
	s := l.join(x, 1, max(0, decimals), l.group, l.outerGroup)
	if x.neg {
		return minus + s
	}
	return s
}

// Unit joins a printed number and its unit: "28.6%", "28,6 %", "6.15 trillion yuan", with spaces
// that do not break between digits and the unit.
func (l *Locale) Unit(text, unit string) string {
	switch {
	case unit == "" || text == "":
		return text
	case unit == "%" || unit == "‰":
		return text + l.percentGap + unit
	}
	if last, _ := utf8.DecodeLastRuneInString(text); l.unitGap != "" && (unicode.IsLetter(last) || last == '.') {
		return text + " " + unit // after a word
	}
	// Chinese sets its own units close and Latin ones apart.
	if r, _ := utf8.DecodeRuneInString(unit); l.unitGap == "" && unicode.Is(unicode.Latin, r) {
		return text + noBreakSpace + unit
	}
	return text + l.unitGap + unit
}

// notFinite gives CLDR's words for what has no digits.
func notFinite(v float64) (string, bool) {
	switch {
	case math.IsNaN(v):
		return "NaN", true
	case math.IsInf(v, 1):
		return "∞", true
	case math.IsInf(v, -1):
		return minus + "∞", true
	}
	return "", false
}

// join writes a number's absolute value with the language's marks.
func (l *Locale) join(x decimal, minWhole, decimals, group, outerGroup int) string {
	whole, fraction := x.split(decimals)
	for len(whole) < minWhole || len(whole) == 0 && len(fraction) == 0 {
		whole = append([]byte{'0'}, whole...)
	}
	b := make([]byte, 0, len(whole)+len(fraction)+16)
	for i, digit := range whole {
		if left := len(whole) - i; i > 0 && group > 0 && left >= group && (left-group)%outerGroup == 0 {
			b = append(b, l.separator...)
		}
		b = append(b, digit)
	}
	if len(fraction) > 0 {
		b = append(append(b, l.point...), fraction...)
	}
	return string(b)
}
