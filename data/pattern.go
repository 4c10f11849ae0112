package data

import (
	"fmt"
	"strings"
)

// pattern is a CLDR number pattern (Unicode TR 35, part 3): "#,##0.0", "+0.0;-0.0", "0 '%'".
//
// As CLDR has it, % and ‰ in a pattern multiply by 100 and 1,000: 0.286 by "0.0%" is "28.6%". A
// column of percentages holds 28.6 and needs the sign in quotes, "0.0'%'", or better a unit.
type pattern struct {
	prefix, suffix       string
	negPrefix, negSuffix string
	minWhole             int
	minFrac, maxFrac     int
	group, outerGroup    int // digits in the last group and in those before it; 0 for none
	shift                int // by which power of ten % and ‰ multiply
}

// maxPatternDigits keeps a slip of the keyboard from printing pages of zeros.
const maxPatternDigits = 20

func parsePattern(s string) (pattern, error) {
	var p pattern
	if s == "" {
		return p, fmt.Errorf("the number pattern is empty")
	}
	fail := func(format string, args ...any) (pattern, error) {
		return p, fmt.Errorf("number pattern %q "+format, append([]any{s}, args...)...)
	}
	positive, negative, both, err := splitPattern(s)
	if err != nil {
		return fail("%w", err)
	}
	p.prefix, p.suffix, err = p.read(positive)
	if err != nil {
		return fail("%w", err)
	}
	p.negPrefix, p.negSuffix = minus+p.prefix, p.suffix
	if both {
		var n pattern
		if p.negPrefix, p.negSuffix, err = n.read(negative); err != nil {
			return fail("has a second half that %w", err)
		}
	}
	return p, nil
}

// splitPattern cuts at the semicolon that is not in quotes.
func splitPattern(s string) (positive, negative string, both bool, err error) {
	quoted := false
	positive = s
	for i, r := range s {
		switch {
		case r == '\'':
			quoted = !quoted
		case r == ';' && !quoted && both:
			return "", "", false, fmt.Errorf("has more than one semicolon")
		case r == ';' && !quoted:
			positive, negative, both = s[:i], s[i+1:], true
		}
	}
	if quoted {
		return "", "", false, fmt.Errorf("has a quote that is not closed")
	}
	return positive, negative, both, nil
}

// read takes one half apart: what stands before the digits, the digits, and what stands after.
func (p *pattern) read(half string) (prefix, suffix string, err error) {
	rest := half
	if prefix, rest, err = p.affix(rest); err != nil {
		return "", "", err
	}
	end := len(rest) - len(strings.TrimLeft(rest, "#0,."))
	body := rest[:end]
	if suffix, rest, err = p.affix(rest[end:]); err != nil {
		return "", "", err
	}
	if rest != "" {
		return "", "", fmt.Errorf("has digits in two places")
	}
	if err := p.digits(body); err != nil {
		return "", "", err
	}
	return prefix, suffix, nil
}

// affix reads literal text up to a digit sign. Two quotes in a row stand for one.
func (p *pattern) affix(s string) (literal, rest string, err error) {
	var b strings.Builder
	quoted := false
	runes := []rune(s)
	for i := 0; i < len(runes); i++ {
		r := runes[i]
		switch {
		case r == '\'' && i+1 < len(runes) && runes[i+1] == '\'':
			b.WriteRune(r)
			i++
		case r == '\'':
			quoted = !quoted
		case quoted:
			b.WriteRune(r)
		case strings.ContainsRune("#0,.", r):
			return b.String(), string(runes[i:]), nil
		case r == '-':
			b.WriteString(minus)
		case r == '%' || r == '‰':
			if p.shift != 0 {
				return "", "", fmt.Errorf("has two percent signs; put one that only prints in quotes")
			}
			p.shift = map[rune]int{'%': 2, '‰': 3}[r]
			b.WriteRune(r)
		case strings.ContainsRune("@E*¤123456789", r):
			return "", "", fmt.Errorf("has %q, which is not supported; put text in quotes", r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String(), "", nil
}

// digits reads "#,##0.0#".
func (p *pattern) digits(body string) error {
	whole, frac, point := strings.Cut(body, ".")
	switch {
	case !strings.ContainsAny(body, "#0"):
		return fmt.Errorf("has no digit, # or 0")
	case point && strings.Contains(frac, "."):
		return fmt.Errorf("has two decimal points")
	case strings.Contains(frac, ","):
		return fmt.Errorf("groups digits after the decimal point")
	case strings.Contains(frac, "#0"):
		return fmt.Errorf("has a 0 after a # in the decimals")
	case strings.HasSuffix(whole, ",") || strings.HasPrefix(whole, ",") || strings.Contains(whole, ",,"):
		return fmt.Errorf("has a comma with no digit beside it")
	}
	if groups := strings.Split(whole, ","); len(groups) > 1 {
		p.group = len(groups[len(groups)-1])
		p.outerGroup = p.group
		if len(groups) > 2 {
			p.outerGroup = len(groups[len(groups)-2])
		}
	}
	whole = strings.ReplaceAll(whole, ",", "")
	if strings.Contains(whole, "0#") {
		return fmt.Errorf("has a # after a 0 before the decimal point")
	}
	p.minWhole = strings.Count(whole, "0")
	p.minFrac, p.maxFrac = strings.Count(frac, "0"), len(frac)
	if p.minWhole > maxPatternDigits || p.maxFrac > maxPatternDigits {
		return fmt.Errorf("asks for more than %d digits", maxPatternDigits)
	}
	return nil
}

// Pattern prints v by a CLDR pattern ("#,##0.0", "+0.0;-0.0", "0.0 '%'"), with the language's decimal
// mark and separator. An unquoted % multiplies by 100, as CLDR has it.
func (l *Locale) Pattern(v float64, s string) (string, error) {
	p, err := parsePattern(s)
	if err != nil {
		return "", err
	}
	return l.byPattern(v, p), nil
}

func (l *Locale) byPattern(v float64, p pattern) string {
	if word, ok := notFinite(v); ok {
		return word
	}
	x := newDecimal(v).shift(p.shift).round(p.maxFrac)
	decimals := min(p.maxFrac, max(p.minFrac, x.decimals()))
	body := l.join(x, p.minWhole, decimals, p.group, p.outerGroup)
	if x.neg {
		return p.negPrefix + body + p.negSuffix
	}
	return p.prefix + body + p.suffix
}
