package data

import (
	"strings"
	"unicode/utf8"

	"report/config"
)

// statement is the text of a query and where it stands in the config.
type statement struct {
	text  string
	first config.Pos // of its first character
	whole config.Pos // of the value, for what concerns all of it
}

func (s Spec) statement(node *config.Table) statement {
	return statement{text: s.SQL, first: node.TextAt("query"), whole: node.At("query")}
}

// start is the place of the first word.
func (q statement) start() config.Pos {
	for t := range q.tokens {
		return q.at(t.offset)
	}
	return q.whole
}

// at is the place of a byte of the text. On the command line there is only one.
func (q statement) at(offset int) config.Pos {
	pos := q.first
	if pos.Line == 0 || offset < 0 || offset > len(q.text) {
		return q.whole
	}
	before := q.text[:offset]
	if lines := strings.Count(before, "\n"); lines > 0 {
		pos.Line, pos.Col = pos.Line+lines, 1
		before = before[strings.LastIndexByte(before, '\n')+1:]
	}
	pos.Col += utf8.RuneCountInString(before)
	return pos
}

// check refuses what is not one statement that reads. The databases hold to it as well; this tells it at its
// place, and before anything is asked of them.
func (q statement) check(d *config.Diagnostics) {
	ended, begun := false, false
	for t := range q.tokens {
		word := strings.ToLower(t.text)
		switch {
		case t.open:
			d.Errorf(q.at(t.offset), "", "what this %s opens is never closed", t.text)
			return
		case ended && word != ";":
			d.Errorf(q.at(t.offset), "make a [data.NAME] of each", "a query is one statement, and a second one begins here")
			return
		case word == ";":
			ended = true
		case !begun && word != "(":
			begun = true
			if word != "select" && word != "with" && word != "values" {
				d.Errorf(q.at(t.offset), "", "a query may only read: it begins with SELECT, WITH or VALUES, not %s", clip(t.text))
				return
			}
		}
	}
	if !begun && !d.HasErrorAt(q.whole) {
		d.Errorf(q.whole, "write a SELECT between the quotes", "query is empty")
	}
}

// ordered says whether the rows of the result have an order.
func (q statement) ordered() bool {
	depth := 0
	for t := range q.tokens {
		switch strings.ToLower(t.text) {
		case "(":
			depth++
		case ")":
			depth--
		case "order":
			if depth == 0 {
				return true
			}
		}
	}
	return false
}

// find is the place of a word or a sign: of the only one, else of the whole.
func (q statement) find(word string) config.Pos {
	found := -1
	for t := range q.tokens {
		if strings.EqualFold(t.text, word) || strings.EqualFold(unquoteName(t.text), word) {
			if found >= 0 {
				return q.start()
			}
			found = t.offset
		}
	}
	if found < 0 {
		return q.start()
	}
	return q.at(found)
}

func unquoteName(token string) string {
	if len(token) > 1 && (token[0] == '"' || token[0] == '`' || token[0] == '[') {
		return token[1 : len(token)-1]
	}
	return token
}

// token is a word, a text or name in quotes, or a sign.
type token struct {
	text   string
	offset int
	open   bool // text is what begins it, and nothing ends it
}

// tokens goes over the statement without spaces and comments.
func (q statement) tokens(yield func(token) bool) {
	s := q.text
	for i := 0; i < len(s); {
		end, skip := i, false
		open := ""
		switch c := s[i]; {
		case c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f':
			end, skip = i+1, true
		case strings.HasPrefix(s[i:], "--"):
			end, skip = endOf(s, i, "\n"), true
			if end < 0 {
				end = len(s)
			}
		case strings.HasPrefix(s[i:], "/*"):
			open, skip = "/*", true
			end = endOfComment(s, i)
		case c == '\'':
			open, end = "'", endOfQuote(s, i+1, '\'', false)
		case (c == 'e' || c == 'E') && strings.HasPrefix(s[i+1:], "'"):
			open, end = s[i:i+2], endOfQuote(s, i+2, '\'', true)
		case c == '"' || c == '`':
			open, end = s[i:i+1], endOfQuote(s, i+1, c, false)
		case c == '$' && dollarTag(s[i:]) != "":
			open = dollarTag(s[i:])
			end = endOf(s, i+len(open), open)
		case isWordByte(c):
			for end = i; end < len(s) && (isWordByte(s[end]) || s[end] == '$'); end++ {
			}
		default:
			end = i + 1
		}
		if end < 0 {
			yield(token{text: open, offset: i, open: true})
			return
		}
		if !skip && !yield(token{text: s[i:end], offset: i}) {
			return
		}
		i = end
	}
}

func isWordByte(c byte) bool {
	return c == '_' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= 0x80
}

// endOf is where what follows a mark begins, -1 where there is none.
func endOf(s string, from int, mark string) int {
	n := strings.Index(s[from:], mark)
	if n < 0 {
		return -1
	}
	return from + n + len(mark)
}

// endOfQuote is where what follows a quote begins; two in a row are one that belongs to the text.
func endOfQuote(s string, i int, quote byte, escapes bool) int {
	for ; i < len(s); i++ {
		switch {
		case escapes && s[i] == '\\':
			i++
		case s[i] == quote && i+1 < len(s) && s[i+1] == quote:
			i++
		case s[i] == quote:
			return i + 1
		}
	}
	return -1
}

// endOfComment takes comments as SQLite does: the first */ ends them. In PostgreSQL they nest; a text that the two
// read differently is refused by the one whose rules it breaks.
func endOfComment(s string, i int) int { return endOf(s, i+2, "*/") }

// dollarTag is the mark that opens and closes a text of PostgreSQL's: $$ or $body$. $1 is none.
func dollarTag(s string) string {
	end := strings.IndexByte(s[1:], '$') + 1
	if end == 0 || strings.ContainsFunc(s[1:end], func(r rune) bool { return r < 0x80 && !isWordByte(byte(r)) }) {
		return ""
	}
	if end > 1 && s[1] >= '0' && s[1] <= '9' {
		return ""
	}
	return s[:end+1]
}
