package brief

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// numberWords are the words of a language that state a quantity. One and the ordinals are not among them: they
// are mostly none.
type numberWords struct {
	words  map[string]float64 // 0 where they multiply or divide what is not said
	joins  []string           // within a number: two hundred and fifty
	folds  []string           // ends of words that multiply: eightfold
	scales map[string]float64
	point  string // between a number and its decimals; the other of , and . divides thousands
}

var numbersIn = map[string]numberWords{
	"en": {
		words: words1("two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen", 2, 1).
			and("twenty thirty forty fifty sixty seventy eighty ninety", 20, 10).and("hundred", 100, 1).
			and("half twice double doubled doubles doubling triple tripled triples tripling treble trebled quadruple quadrupled quadrupling halve halved halving twofold thirds quarters fifths tenths dozen", 0, 0),
		joins: []string{"and"}, folds: []string{"fold"},
		scales: map[string]float64{"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "bn": 1e9, "mn": 1e6, "tn": 1e12},
		point:  ".",
	},
	"de": {
		words: words1("zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn", 2, 1).
			and("zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig", 20, 10).and("hundert", 100, 1).and("dreissig", 30, 0).
			and("hälfte halb halbe halben halbiert halbierte halbierten doppelt doppelte doppelten verdoppelt verdoppelte verdoppelten verdoppeln verdreifacht verdreifachte verdreifachten vervierfacht vervierfachte zweimal dreimal viermal drittel viertel fünftel zehntel dutzend", 0, 0),
		joins: []string{"und"}, folds: []string{"fach", "fache", "fachen"},
		scales: map[string]float64{"tausend": 1e3, "million": 1e6, "millionen": 1e6, "milliarde": 1e9, "milliarden": 1e9, "billion": 1e12, "billionen": 1e12, "tsd": 1e3, "mio": 1e6, "mrd": 1e9, "bio": 1e12},
		point:  ",",
	},
	"fr": {
		words: words1("deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize", 2, 1).
			and("vingt trente quarante cinquante soixante", 20, 10).and("vingts", 20, 0).and("cent cents", 100, 0).
			and("moitié doublé double doublée doubler triplé triplée tripler quadruplé quadrupler tiers quarts dixièmes demi douzaine", 0, 0),
		joins:  []string{"et"},
		scales: map[string]float64{"mille": 1e3, "million": 1e6, "millions": 1e6, "milliard": 1e9, "milliards": 1e9, "billion": 1e12, "billions": 1e12},
		point:  ",",
	},
	"es": {
		words: words1("dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve", 2, 1).
			and("veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa", 20, 10).and("cien ciento", 100, 0).
			and("mitad doble duplicó duplicaron duplicado duplicar triplicó triplicaron triplicado triplicar tercios cuartos quintos décimos docena", 0, 0),
		joins:  []string{"y"},
		scales: map[string]float64{"mil": 1e3, "millón": 1e6, "millones": 1e6, "billón": 1e12, "billones": 1e12},
		point:  ",",
	},
	"zh": {scales: map[string]float64{"百": 1e2, "千": 1e3, "万": 1e4, "百万": 1e6, "千万": 1e7, "亿": 1e8, "万亿": 1e12}, point: "."},
}

type wordValues map[string]float64

// words1 gives words values that go up in steps.
func words1(words string, first, step float64) wordValues {
	return wordValues{}.and(words, first, step)
}

func (w wordValues) and(words string, first, step float64) wordValues {
	for i, word := range strings.Fields(words) {
		w[word] = first + step*float64(i)
	}
	return w
}

// stated is a number in a text.
type stated struct {
	from, to int // bytes
	value    float64
	digits   string // its digits without zeros at the beginning, where it has a value
}

var (
	// A number with what is written to it: a currency before, letters as in 5G, and a percent sign.
	inDigits = regexp.MustCompile(`(?:[$€£¥]\s?)?[\p{Latin}]*\p{Nd}(?:\p{Nd}|[.,'’/:\x{a0}\x{202f}．，-]\p{Nd})*(?:[\p{Latin}]+|[\x{a0}\x{202f} ]?[%‰％])?`)
	onlyCore = regexp.MustCompile(`\p{Nd}(?:\p{Nd}|[.,'’\x{a0}\x{202f}．，]\p{Nd})*`)
	// 三成, 八百万, 百分之八十: several numerals, or one with what it counts behind it.
	inChinese  = regexp.MustCompile(`百分之[〇零一二两三四五六七八九十百千万点]+|[〇零一二两三四五六七八九十百千][〇零一二两三四五六七八九十百千万亿]+|[二两三四五六七八九十半][个倍成亿万年月日次项家人大种类届座条]|翻一?番|一半`)
	notNumbers = []string{"千万", "十一五", "十二五", "十三五", "十四五", "十五五"}
)

// numberReader finds the numbers in texts of a language.
type numberReader struct {
	numberWords
	dates *regexp.Regexp
}

func newNumberReader(lang string) numberReader {
	return numberReader{numbersIn[lang], datePattern(lang)}
}

// find gives the numbers of a text in order.
func (n numberReader) find(s string) []stated {
	var out []stated
	for _, at := range n.dates.FindAllStringIndex(s, -1) {
		out = append(out, stated{from: at[0], to: at[1]})
	}
	for _, at := range inDigits.FindAllStringIndex(s, -1) {
		one := stated{from: at[0], to: at[1]}
		if isAddress(s, at[0]) {
			continue
		}
		n.scale(s, &one)
		out = append(out, one)
	}
	if n.words == nil {
		for _, at := range inChinese.FindAllStringIndex(s, -1) {
			if !slices.Contains(notNumbers, s[at[0]:at[1]]) {
				out = append(out, stated{from: at[0], to: at[1]})
			}
		}
	} else {
		out = append(out, n.spelled(s)...)
	}
	slices.SortStableFunc(out, func(a, b stated) int { return a.from - b.from })
	// What lies within another, such as the year of a date, is a part of that.
	end := 0
	return slices.DeleteFunc(out, func(one stated) bool {
		within := one.from < end
		end = max(end, one.to)
		return within
	})
}

// isAddress says that a place lies within a word that is the address of a page or the name of a file.
func isAddress(s string, at int) bool {
	from := strings.LastIndexFunc(s[:at], unicode.IsSpace) + 1
	to := len(s)
	if n := strings.IndexFunc(s[at:], unicode.IsSpace); n >= 0 {
		to = at + n
	}
	word := strings.TrimRight(s[max(from, 0):to], ".,;:!?)")
	if strings.Contains(word, "://") {
		return true
	}
	for _, ending := range []string{".csv", ".tsv", ".json", ".xlsx", ".toml", ".pdf", ".png", ".md", ".db"} {
		if strings.HasSuffix(word, ending) {
			return true
		}
	}
	return false
}

// scale reads a number's digits and takes the words behind it that belong to it: million, per cent, 万亿.
func (n numberWords) scale(s string, one *stated) {
	core := onlyCore.FindString(s[one.from:one.to])
	one.value, one.digits = n.read(core)
	for {
		word, to := wordAfter(s, one.to)
		factor, known := n.scales[strings.ToLower(word)]
		if !known {
			for scale := range n.scales { // Chinese has no spaces
				if n.words == nil && strings.HasPrefix(s[one.to:], scale) && len(scale) > len(word) {
					word, to, factor, known = scale, one.to+len(scale), n.scales[scale], true
				}
			}
		}
		if !known {
			break
		}
		one.value *= factor
		one.to = to
		if n.words == nil {
			break
		}
	}
	for _, unit := range []string{"per cent", "percent", "Prozent", "pour cent", "por ciento"} {
		if rest := strings.TrimLeft(s[one.to:], " \u00a0\u202f\n"); rest != s[one.to:] && strings.HasPrefix(rest, unit) {
			one.to = len(s) - len(rest) + len(unit)
		}
	}
}

// wordAfter is the word behind a place and a space, and where it ends.
func wordAfter(s string, at int) (word string, to int) {
	r, size := utf8.DecodeRuneInString(s[at:])
	if !unicode.IsSpace(r) && r != '-' {
		return "", at
	}
	from := at + size
	to = len(s)
	if n := strings.IndexFunc(s[from:], func(r rune) bool { return !unicode.IsLetter(r) }); n >= 0 {
		to = from + n
	}
	return s[from:to], to
}

// read is the value of digits with the separators of the language.
func (n numberWords) read(core string) (float64, string) {
	var b strings.Builder
	for _, r := range core {
		switch {
		case unicode.IsDigit(r):
			b.WriteByte('0' + byte(digitOf(r)))
		case string(r) == n.point || r == '．':
			b.WriteByte('.')
		}
	}
	v, err := strconv.ParseFloat(b.String(), 64)
	if err != nil {
		return 0, ""
	}
	return v, digitsOf(b.String())
}

// digitOf is the value of a decimal digit of any script: those of Unicode stand in rows of ten.
func digitOf(r rune) int {
	zero := r
	for unicode.IsDigit(zero-1) && r-zero < 9 {
		zero--
	}
	return int(r - zero)
}

// spelled finds numbers in words, several of which may make one: two hundred and fifty, twenty-five.
func (n numberWords) spelled(s string) []stated {
	var out []stated
	for from := 0; from < len(s); {
		r, size := utf8.DecodeRuneInString(s[from:])
		if !unicode.IsLetter(r) {
			from += size
			continue
		}
		to := len(s)
		if i := strings.IndexFunc(s[from:], func(r rune) bool { return !unicode.IsLetter(r) && r != '-' }); i >= 0 {
			to = from + i
		}
		if !n.isNumber(s[from:to]) {
			from = to
			continue
		}
		one := stated{from: from, to: to}
		for {
			word, end := wordAfter(s, one.to)
			if slices.Contains(n.joins, strings.ToLower(word)) {
				word, end = wordAfter(s, end)
			}
			if _, scale := n.scales[strings.ToLower(word)]; word == "" || !scale && !n.isNumber(word) {
				break
			}
			one.to = end
		}
		out = append(out, one)
		from = one.to
	}
	return out
}

// isNumber says that a word is a number, or made of one: two, twenty-five, two-thirds, eightfold, fünfundzwanzig.
func (n numberWords) isNumber(word string) bool {
	word = strings.ToLower(word)
	if _, ok := n.words[word]; ok {
		return true
	}
	if first, _, hyphened := strings.Cut(word, "-"); hyphened {
		return n.isNumber(first)
	}
	for _, fold := range n.folds {
		if rest, ok := strings.CutSuffix(word, fold); ok && rest != "" {
			return n.isNumber(rest)
		}
	}
	return n.point == "," && len(n.folds) > 0 && n.compound(word, 0)
}

// compound says that a German word is made of numbers: fünfundzwanzig, zweihundert.
func (n numberWords) compound(word string, parts int) bool {
	if word == "" {
		return parts > 1
	}
	if parts > 8 {
		return false
	}
	for _, part := range []string{"und", "ein", "tausend"} {
		if rest, ok := strings.CutPrefix(word, part); ok && rest != "" && n.compound(rest, parts+1) {
			return true
		}
	}
	for part, value := range n.words {
		if rest, ok := strings.CutPrefix(word, part); ok && value > 0 && (rest != "" || parts > 0) && n.compound(rest, parts+1) {
			return true
		}
	}
	return false
}

// datePattern finds dates that are written out, each as one number: 5 March 2024, März 2024, 2024年3月5日.
func datePattern(lang string) *regexp.Regexp {
	if lang == "zh" {
		return regexp.MustCompile(`\p{Nd}{4}\s?年(?:\s?\p{Nd}{1,2}\s?月(?:\s?\p{Nd}{1,2}\s?日)?)?|\p{Nd}{1,2}\s?月\s?\p{Nd}{1,2}\s?日`)
	}
	month := `(?i:` + strings.Join(bindings[lang].months, "|") + `)\b`
	gap := `[\s\x{a0}\x{202f}]+`
	of := `(?:de` + gap + `)?`
	return regexp.MustCompile(`\b\p{Nd}{1,2}(?:\.|er|st|nd|rd|th)?` + gap + of + month + `(?:` + gap + of + `\p{Nd}{4}\b)?` +
		`|\b` + month + gap + `\p{Nd}{1,2}(?:,` + gap + `\p{Nd}{4}|\b)|\b` + month + gap + of + `\p{Nd}{4}\b`)
}
