package brief

import (
	"strings"
	"unicode"
)

// signs is a text as it was typed, on its way to the signs that print uses: quotation marks of the
// briefing's language, apostrophes, dashes and ellipses, as Markdown has them as well.
type signs struct {
	typed []rune
	fixed []bool // stays as it is: the value of a fact, an address

	out  []string
	open []int // quotation marks that wait for their other half
}

// add appends to the text.
func (s *signs) add(text string, fixed bool) {
	for _, r := range text {
		s.typed = append(s.typed, r)
		s.fixed = append(s.fixed, fixed)
	}
}

// print gives the text with its signs.
func (s *signs) print(w words) string {
	s.fixAddresses()
	s.out = make([]string, len(s.typed))
	for i := 0; i < len(s.typed); i++ {
		r := s.typed[i]
		s.out[i] = string(r)
		if s.fixed[i] {
			continue
		}
		switch r {
		case '"':
			s.double(i, w)
		case '\'':
			s.single(i, w)
		case '-', '.':
			n := s.run(i)
			s.out[i] = strings.Repeat(string(r), n)
			if sign, ok := runs[s.out[i]]; ok {
				s.out[i] = sign
			}
			i += n - 1
		}
	}
	s.reopen(0)
	return strings.Join(s.out, "")
}

// runs are the signs that several typed ones stand for.
var runs = map[string]string{"--": "–", "---": "—", "...": "…"}

// run is how many of the same signs stand in a row.
func (s *signs) run(i int) int {
	n := 1
	for i+n < len(s.typed) && s.typed[i+n] == s.typed[i] && !s.fixed[i+n] {
		n++
	}
	return n
}

// fixAddresses leaves words with :// in them alone.
func (s *signs) fixAddresses() {
	for from := 0; from < len(s.typed); {
		to := from
		for to < len(s.typed) && !unicode.IsSpace(s.typed[to]) {
			to++
		}
		if strings.Contains(string(s.typed[from:to]), "://") {
			for i := from; i < to; i++ {
				s.fixed[i] = true
			}
		}
		from = to + 1
	}
}

// at is a typed sign, or a space outside of the text.
func (s *signs) at(i int) rune {
	if i < 0 || i >= len(s.typed) {
		return ' '
	}
	return s.typed[i]
}

// opens says that what stands around a straight quote makes it an opening one.
func (s *signs) opens(i int) bool {
	before := s.at(i - 1)
	if unicode.IsSpace(s.at(i + 1)) {
		return false
	}
	if n := len(s.open); n > 0 && s.open[n-1] == i-1 {
		return true
	}
	return unicode.IsSpace(before) || strings.ContainsRune("/¿¡", before) || unicode.In(before, unicode.Ps, unicode.Pi, unicode.Pd)
}

// waiting is where in open the last quote of a kind stands, or -1.
func (s *signs) waiting(quote rune) int {
	n := len(s.open) - 1
	for n >= 0 && s.typed[s.open[n]] != quote {
		n--
	}
	return n
}

// reopen takes back the quotes from one on that nothing closes.
func (s *signs) reopen(from int) {
	for _, i := range s.open[from:] {
		s.out[i] = string(s.typed[i])
		if s.typed[i] == '\'' {
			s.out[i] = apostrophe
		}
	}
	s.open = s.open[:from]
}

const apostrophe = "’"

func (s *signs) double(i int, w words) {
	before, waiting := s.at(i-1), s.waiting('"')
	elided := before == '\'' || before == '’' // l'"Europe"
	switch {
	case s.opens(i), waiting < 0 && (elided || isChinese(before)) && !unicode.IsSpace(s.at(i+1)):
		s.open = append(s.open, i)
		s.out[i] = w.OpenQuote
	case waiting >= 0 && !unicode.IsSpace(before):
		s.reopen(waiting + 1)
		s.open = s.open[:waiting]
		s.out[i] = w.CloseQuote
	}
}

func (s *signs) single(i int, w words) {
	before, after := s.at(i-1), s.at(i+1)
	top := len(s.open) - 1
	closes := top >= 0 && s.typed[s.open[top]] == '\''
	switch {
	case unicode.IsDigit(before) && unicode.IsDigit(after): // a separator, or feet and inches
	case isWord(before) && isWord(after):
		s.out[i] = apostrophe
	case s.opens(i) && s.isYear(i+1):
		s.out[i] = apostrophe
	case s.opens(i), !closes && isChinese(before) && !unicode.IsSpace(after):
		s.open = append(s.open, i)
		s.out[i] = w.OpenSingle
	case closes && !unicode.IsSpace(before):
		s.open = s.open[:top]
		s.out[i] = w.CloseSingle
	case !unicode.IsSpace(before) && !unicode.IsDigit(before):
		s.out[i] = apostrophe
	}
}

// isYear says that two digits stand there, of a year without its century: the '90s.
func (s *signs) isYear(i int) bool {
	return unicode.IsDigit(s.at(i)) && unicode.IsDigit(s.at(i+1)) && !unicode.IsDigit(s.at(i+2))
}

// isWord says that a sign is part of a word in a script that has apostrophes.
func isWord(r rune) bool {
	return (unicode.IsLetter(r) || unicode.IsDigit(r)) && !unicode.Is(unicode.Han, r)
}

// isChinese says that a sign is one of those that have no space before a quotation mark.
func isChinese(r rune) bool {
	return unicode.Is(unicode.Han, r) || strings.ContainsRune("，。：；、！？）》」", r)
}
