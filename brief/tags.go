package brief

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// tag is {{ ... }} in a text: a value, a comment, or the border of a part that stands under a
// condition.
type tag struct {
	from, to int    // bytes of the text, with the braces
	inner    string // between the braces, without trim markers and white space
	at       int    // where inner begins
	// trimLeft and trimRight take the white space before {{- and behind -}} away.
	trimLeft, trimRight bool
	word                string // the keyword that inner begins with, or "/*"; empty for a value
	problem             *misnamed
}

// keywords begin a tag that is no value; those that are false have no place in a briefing.
var keywords = map[string]bool{
	"if": true, "else": true, "end": true,
	"range": false, "with": false, "template": false, "define": false, "block": false, "break": false, "continue": false,
}

// templateWord says that a word has a meaning of its own in {{ }}: a fact of that name could not be told from it.
func templateWord(name string) bool {
	_, keyword := keywords[name]
	_, function := functions[name]
	_, reference := referenceWords[name]
	return keyword || function || reference || constants[name] || name == claimWord
}

const (
	// maxTags is how many tags a text may have: each has a character of its own while Markdown is read.
	maxTags = 20_000
	// maxTag is the length of a tag in bytes, and maxParens how deep its parentheses may be nested: the
	// parser of expressions calls itself for each.
	maxTag    = 2_000
	maxParens = 12
)

// readTags finds the tags of a text, by the rules of text/template: a quotation or a comment may hold
// braces. One that is not closed ends the search; what follows is text.
func readTags(s string) []tag {
	var tags []tag
	for from := 0; ; {
		i := strings.Index(s[from:], "{{")
		if i < 0 {
			return tags
		}
		from += i
		t := readTag(s, from)
		if len(tags) == maxTags {
			t.problem = &misnamed{"this text has more than 20,000 {{ }}", "divide it"}
			t.to = len(s)
		}
		tags = append(tags, t)
		if t.problem != nil && t.to == len(s) {
			return tags
		}
		from = t.to
	}
}

// readTag reads the tag that begins at a byte.
func readTag(s string, from int) tag {
	t := tag{from: from, at: from + 2}
	if rest := s[t.at:]; len(rest) > 1 && rest[0] == '-' && isBlank(rest[1]) {
		t.trimLeft = true
		t.at++
	}
	t.at += len(s[t.at:]) - len(strings.TrimLeft(s[t.at:], blanks))
	if strings.HasPrefix(s[t.at:], "/*") {
		return t.comment(s)
	}
	end, problem := tagEnd(s, t.at)
	if problem != nil {
		t.problem = problem
		if end < 0 {
			t.to = len(s)
			return t
		}
	}
	t.close(s, end)
	word, _, _ := strings.Cut(strings.Map(blankToSpace, t.inner), " ")
	if _, known := keywords[word]; known {
		t.word = word
	}
	if t.problem == nil && len(t.inner) > maxTag {
		t.problem = &misnamed{"this {{ }} is too long", "make a fact of it, in [facts]"}
	}
	return t
}

const blanks = " \t\r\n"

func isBlank(b byte) bool { return strings.IndexByte(blanks, b) >= 0 }

func blankToSpace(r rune) rune {
	if r < utf8.RuneSelf && isBlank(byte(r)) {
		return ' '
	}
	return r
}

// close ends the tag at its closing braces.
func (t *tag) close(s string, end int) {
	t.to = end + 2
	inner := s[min(t.at, end):end]
	if n := len(inner); n > 1 && inner[n-1] == '-' && isBlank(inner[n-2]) {
		t.trimRight = true
		inner = inner[:n-1]
	}
	t.inner = strings.TrimRight(inner, blanks)
}

// comment reads {{/* ... */}}, which may take several lines.
func (t tag) comment(s string) tag {
	t.word = "/*"
	end := strings.Index(s[t.at+2:], "*/")
	if end < 0 {
		t.to = len(s)
		t.problem = &misnamed{"this comment is not closed", "write {{/* and */}} around it"}
		return t
	}
	end += t.at + 4
	t.trimRight = len(s) > end+1 && isBlank(s[end]) && s[end+1] == '-'
	if t.trimRight {
		end += 2
	}
	opened := t.from + 2
	if t.trimLeft {
		opened += 2
	}
	t.to = end
	if strings.HasPrefix(s[end:], "}}") {
		t.to += 2
	} else if rest := strings.TrimLeft(s[end:], blanks); strings.HasPrefix(rest, "}}") {
		t.to = len(s) - len(rest) + 2
	}
	if t.to != end+2 || t.at != opened {
		t.problem = &misnamed{"a comment begins and ends at its braces", "write {{/* and */}} around it"}
	}
	return t
}

// tagEnd finds the closing braces of what begins at a byte, on its line and outside of quotations. The end
// is -1 where there are none.
func tagEnd(s string, from int) (end int, problem *misnamed) {
	line := len(s)
	if i := strings.IndexByte(s[from:], '\n'); i >= 0 {
		line = from + i
	}
	for i := from; i < line; i++ {
		switch c := s[i]; c {
		case '"', '\'', '`':
			closing := quotationEnd(s[i:line])
			if closing < 0 {
				if end := strings.Index(s[from:line], "}}"); end >= 0 {
					return from + end, &misnamed{"a quotation in this {{ }} is not closed", `write it as {{ "words" }}`}
				}
				return -1, &misnamed{"this {{ is not closed on its line", "write {{ name }}"}
			}
			i += closing
		case '}':
			if strings.HasPrefix(s[i:line], "}}") {
				return i, nil
			}
		}
	}
	return -1, &misnamed{"this {{ is not closed on its line", "write {{ name }}"}
}

// quotationEnd is where the quotation ends that a text begins with; -1 where it does not.
func quotationEnd(s string) int {
	for i := 1; i < len(s); i++ {
		switch {
		case s[i] == s[0]:
			return i
		case s[i] == '\\' && s[0] != '`':
			i++
		}
	}
	return -1
}

// nestsTooDeep says that an expression has more parentheses in each other than its parser may see.
func nestsTooDeep(s string) bool {
	depth := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '"', '\'', '`':
			if n := quotationEnd(s[i:]); n > 0 {
				i += n
			}
		case '(':
			if depth++; depth > maxParens {
				return true
			}
		case ')':
			depth--
		}
	}
	return false
}

// isPlainName says that a tag holds a fact's name and at most a part of it, and nothing to compute.
func isPlainName(s string) bool {
	base, part, _ := strings.Cut(s, ".")
	for i, r := range base {
		switch {
		case unicode.IsLetter(r), r == '_':
		case i > 0 && (unicode.IsDigit(r) || unicode.IsMark(r) || r == '-'):
		default:
			return false
		}
	}
	return base != "" && strings.IndexFunc(part, func(r rune) bool { return !unicode.IsLetter(r) && r != '_' }) < 0
}
