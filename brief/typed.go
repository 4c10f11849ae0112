package brief

import (
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"report/config"
)

// typedTexts are the texts of a briefing as their author typed them, to be looked over for numbers that are no
// facts.
type typedTexts struct {
	list            []typedText
	report, section []*literal
	all             []*literal
	chart           string // whose words are read; empty for those of the page
}

// typedText is a text, and the literals that it may have besides those of the briefing.
type typedText struct {
	readText
	places  *places
	section []*literal
	chart   string
}

// literal is a phrase whose numbers are meant as they stand.
type literal struct {
	phrase string
	at     config.Pos // zero for one that nobody had to write
	used   bool
}

func newTypedTexts(r config.Report) *typedTexts {
	t := &typedTexts{}
	t.report = t.literals(r.Literals, r.Table)
	return t
}

func (t *typedTexts) literals(phrases []string, node *config.Table) []*literal {
	var out []*literal
	for i, p := range phrases {
		out = append(out, &literal{phrase: p, at: node.At("literals", i)})
	}
	t.all = append(t.all, out...)
	return out
}

// within sets the literals of a section for the texts that follow.
func (t *typedTexts) within(phrases []string, node *config.Table) {
	t.section = t.literals(phrases, node)
}

func (t *typedTexts) add(r readText, p *places) {
	if t != nil && len(r.text) > 0 {
		t.list = append(t.list, typedText{r, p, t.section, t.chart})
	}
}

// reviewTyped warns of each number that the author typed and that is neither a fact nor marked as meant.
func (c *composer) reviewTyped() {
	reader := newNumberReader(c.lang)
	known := c.newKnownNumbers()
	dates := c.ownDates()
	told := map[config.Pos]bool{}
	drawn := map[string]bool{}
	for d := range c.plots {
		drawn[d.name] = true
	}
	for _, text := range c.typed.list {
		if text.chart != "" && !drawn[text.chart] {
			continue
		}
		s := string(text.text)
		found := reader.find(s)
		if len(found) == 0 {
			continue
		}
		var marked []stretch
		for _, literals := range [][]*literal{c.typed.report, text.section, dates} {
			for _, l := range literals {
				marked = append(marked, l.in(s)...)
			}
		}
		for _, one := range found {
			pos := text.places.of(text.written(one.from))
			if told[pos] || isMarked(one, marked) {
				continue
			}
			told[pos] = true
			number := strings.TrimSpace(oneSpace(s[one.from:one.to]))
			c.diags.Warnf(pos, known.hint(s, one, number), "%q is typed by hand, and no fact", shortened(number))
		}
	}
	whole := len(c.cfg.Selected) == len(c.cfg.Report.Sections) // else one may be used in what is left out
	for _, l := range c.typed.all {
		if !l.used && whole {
			c.diags.Warnf(l.at, "take it out", "no text has the number of the literal %q", l.phrase)
		}
	}
}

// ownDates are dates that need no fact: the briefing's own and those of its sources.
func (c *composer) ownDates() []*literal {
	days := []string{c.cfg.Report.Date.Time.Format(time.DateOnly)}
	for _, name := range sortedKeys(c.data) {
		for _, src := range c.data[name].Sources() {
			if len(src.AsOf) > len("2024") {
				days = append(days, src.AsOf)
			}
		}
	}
	var out []*literal
	for _, day := range days {
		out = append(out, &literal{phrase: c.date(day)}, &literal{phrase: day})
	}
	return out
}

// stretch is a part of a text, in bytes.
type stretch struct {
	from, to int
	of       *literal
}

// in finds a phrase in a text, as whole words.
func (l *literal) in(s string) []stretch {
	var out []stretch
	first, _ := utf8.DecodeRuneInString(strings.TrimSpace(l.phrase))
	if first == utf8.RuneError {
		return nil
	}
	for at := 0; ; {
		i := strings.IndexRune(s[at:], first)
		if i < 0 {
			return out
		}
		at += i
		n, ok := samePhrase(s[at:], l.phrase)
		if ok && !joins(s[:at], s[at:]) && !joins(s[:at+n], s[at+n:]) {
			out = append(out, stretch{at, at + n, l})
			at += n
			continue
		}
		at += utf8.RuneLen(first)
	}
}

// joins says that the end of a text and the beginning of the next are one word, or one number.
func joins(before, after string) bool {
	a, _ := utf8.DecodeLastRuneInString(before)
	b, _ := utf8.DecodeRuneInString(after)
	return isWord(a) && isWord(b)
}

// samePhrase says that a text begins with a phrase, whatever kinds of space part its words, and how many
// bytes that takes.
func samePhrase(s, phrase string) (n int, ok bool) {
	for i, word := range strings.Fields(phrase) {
		rest := s[n:]
		if i > 0 {
			trimmed := strings.TrimLeftFunc(rest, unicode.IsSpace)
			if trimmed == rest {
				return 0, false
			}
			n += len(rest) - len(trimmed)
			rest = trimmed
		}
		if !strings.HasPrefix(rest, word) {
			return 0, false
		}
		n += len(word)
	}
	return n, true
}

func isMarked(one stated, marked []stretch) bool {
	for _, m := range marked {
		if m.from <= one.from && one.to <= m.to {
			m.of.used = true
			return true
		}
	}
	return false
}

// oneSpace makes each stretch of white space one space.
func oneSpace(s string) string { return strings.Join(strings.Fields(s), " ") }

// mark says how a number is marked as meant.
func mark(number string) string {
	quoted := strconv.Quote(shortened(number))
	return "make it a fact, or mark it as meant: {{ " + quoted + " }}, or literals = [" + quoted + "] in [report]"
}

// shortened leaves enough of a number to know it again.
func shortened(number string) string {
	if r := []rune(number); len(r) > 40 {
		return string(r[:39]) + "…"
	}
	return number
}
