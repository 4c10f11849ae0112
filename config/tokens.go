package config

import (
	"fmt"
	"strings"
)

// keyPart is one part of a dotted key.
type keyPart struct {
	text string
	at   Pos
}

// key reads a dotted key and the space after it.
func (s *scanner) key(depth int) ([]keyPart, bool) {
	start := s.i
	var parts []keyPart
	for {
		s.skipSpace()
		at, from := s.lines.at(s.i), s.i
		text, ok := s.keyText()
		if !ok {
			return nil, false
		}
		parts = append(parts, keyPart{text, at})
		switch {
		case s.i-from > maxKeyPart:
			s.refuse(at, fmt.Sprintf("this key is longer than %d bytes", maxKeyPart))
			return nil, false
		case s.i-start > maxKey || depth+len(parts) > maxDepth:
			s.refuse(at, "this dotted key is too long")
			return nil, false
		}
		s.skipSpace()
		if !s.skip(".") {
			return parts, true
		}
	}
}

// keyText reads one part of a key: bare or in quotes.
func (s *scanner) keyText() (string, bool) {
	start := s.i
	if s.i < len(s.text) && (s.text[s.i] == '"' || s.text[s.i] == '\'') {
		if !s.oneLineQuoted() {
			return "", false
		}
		raw := s.text[start:s.i]
		if raw[0] == '\'' || !strings.Contains(raw, `\`) {
			return raw[1 : len(raw)-1], true
		}
		if len(raw) > maxKeyPart {
			return raw, true // refused by the caller
		}
		return unquoteKey(raw)
	}
	for s.i < len(s.text) && isBareKeyByte(s.text[s.i]) {
		s.i++
	}
	return s.text[start:s.i], s.i > start
}

// quoted reads a string of any of the four kinds.
func (s *scanner) quoted() bool {
	quote := s.text[s.i : s.i+1]
	delimiter := strings.Repeat(quote, 3)
	if !strings.HasPrefix(s.text[s.i:], delimiter) {
		return s.oneLineQuoted()
	}
	s.i += 3
	for s.i < len(s.text) {
		switch {
		case s.text[s.i] == '\\' && quote == `"`:
			s.i += 2
		case strings.HasPrefix(s.text[s.i:], delimiter):
			s.i += 3
			// Up to two more quotes belong to the text.
			for range 2 {
				s.skip(quote)
			}
			return true
		default:
			s.i++
		}
	}
	s.i = len(s.text)
	return false
}

func (s *scanner) oneLineQuoted() bool {
	quote := s.text[s.i]
	s.i++
	for s.i < len(s.text) {
		c := s.text[s.i]
		switch {
		case c == '\n':
			return false
		case c == quote:
			s.i++
			return true
		case c == '\\' && quote == '"' && s.i+1 < len(s.text) && s.text[s.i+1] != '\n':
			s.i += 2
		default:
			s.i++
		}
	}
	return false
}

// skip passes over a fixed text and says whether it was there.
func (s *scanner) skip(text string) bool {
	if strings.HasPrefix(s.text[s.i:], text) {
		s.i += len(text)
		return true
	}
	return false
}

func (s *scanner) skipSpace() {
	for s.i < len(s.text) && (s.text[s.i] == ' ' || s.text[s.i] == '\t') {
		s.i++
	}
}

// skipBlank passes over space, line ends and comments.
func (s *scanner) skipBlank() {
	for {
		s.skipSpace()
		switch {
		case s.i == len(s.text):
			return
		case s.text[s.i] == '#':
			s.skipComment()
		case s.text[s.i] == '\n' || s.text[s.i] == '\r':
			s.i++
		default:
			return
		}
	}
}

func (s *scanner) skipComment() {
	for s.i < len(s.text) && s.text[s.i] != '\n' {
		s.i++
	}
}

// lineEnd passes over what may follow a value or a header on its line.
func (s *scanner) lineEnd() bool {
	s.skipSpace()
	return s.i == len(s.text) || strings.ContainsRune("#\r\n", rune(s.text[s.i]))
}
