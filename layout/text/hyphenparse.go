package text

import (
	"errors"
	"fmt"
	"math"
	"strings"
	"unicode"
)

// NewHyphenator reads hyphenation patterns as TeX has them: the commands \lefthyphenmin=N and
// \righthyphenmin=N, \patterns{...} and, where there are exceptions, \hyphenation{...}, in UTF-8. A
// % begins a comment, which ends with its line. Unlike in TeX, both lists must be in the order of
// their letters (by Unicode, but the dot right before a), digits and hyphens left out: sorting them
// at every start would take longer than reading them. The string is kept. Errors name the line.
func NewHyphenator(patterns string) (*Hyphenator, error) {
	if len(patterns) > math.MaxInt32 {
		return nil, errors.New("the hyphenation patterns are larger than 2 GB")
	}
	f := hyphenFile{text: patterns, h: &Hyphenator{file: patterns}}
	// Patterns share beginnings: most files need a node for every four bytes or so.
	f.trie.nodes = make(trie, 0, len(patterns)/4)
	if err := f.read(); err != nil {
		return nil, fmt.Errorf("the hyphenation patterns, line %d: %w", 1+strings.Count(f.text[:f.at], "\n"), err)
	}
	f.h.trie = f.trie.nodes
	return f.h, nil
}

// hyphenFile is a file of patterns while it is read.
type hyphenFile struct {
	text string
	at   int // what is read next, and what an error is about
	trie trieBuilder
	h    *Hyphenator
}

func (f *hyphenFile) read() error {
	seen := map[string]bool{}
	for f.skipBlanks(); f.at < len(f.text); f.skipBlanks() {
		command := f.text[f.at:]
		if end := strings.IndexAny(command[1:], "={} \t\r\n%\\"); end >= 0 {
			command = command[:end+1]
		}
		if seen[command] {
			return fmt.Errorf("%.40q is there twice", command)
		}
		seen[command] = true
		if err := f.command(command); err != nil {
			return err
		}
	}
	for _, command := range []string{`\lefthyphenmin`, `\righthyphenmin`, `\patterns`} {
		if !seen[command] {
			return fmt.Errorf("the file ends without %s", command)
		}
	}
	return nil
}

func (f *hyphenFile) command(name string) (err error) {
	switch name {
	case `\lefthyphenmin`:
		f.h.left, err = f.minimum(name)
	case `\righthyphenmin`:
		f.h.right, err = f.minimum(name)
	case `\patterns`:
		f.h.patterns, err = f.list(name, "pattern", f.pattern)
	case `\hyphenation`:
		f.h.exceptions, err = f.list(name, "exception", f.exception)
	default:
		err = fmt.Errorf(`%.40q is not \lefthyphenmin, \righthyphenmin, \patterns or \hyphenation`, name)
	}
	return err
}

// skipBlanks goes on to what is neither white space nor a comment.
func (f *hyphenFile) skipBlanks() {
	for ; f.at < len(f.text); f.at++ {
		switch f.text[f.at] {
		case ' ', '\t', '\r', '\n':
		case '%':
			end := strings.IndexByte(f.text[f.at:], '\n')
			if end < 0 {
				f.at = len(f.text)
				return
			}
			f.at += end
		default:
			return
		}
	}
}

// minimum reads "=N" after a command.
func (f *hyphenFile) minimum(command string) (int, error) {
	value := f.text[f.at+len(command):]
	if end := strings.IndexAny(value, " \t\r\n%"); end >= 0 {
		value = value[:end]
	}
	if len(value) != 2 || value[0] != '=' || value[1] < '1' || value[1] > '9' {
		return 0, fmt.Errorf("%s needs = and a number from 1 to 9 after it, not %.20q", command, value)
	}
	f.at += len(command) + len(value)
	return int(value[1] - '0'), nil
}

// list reads what stands between the braces after a command, and returns the root of its tree.
func (f *hyphenFile) list(command, what string, read func() (length int, err error)) (trieNode, error) {
	if !strings.HasPrefix(f.text[f.at+len(command):], "{") {
		return trieNode{}, fmt.Errorf("%s needs { after it", command)
	}
	start := f.at
	f.at += len(command) + 1
	for f.skipBlanks(); f.at < len(f.text); f.skipBlanks() {
		if f.text[f.at] == '}' {
			f.at++
			return f.trie.root(), nil
		}
		length, err := read()
		if err == nil {
			err = f.trie.end(f.at)
		}
		if err != nil {
			return trieNode{}, fmt.Errorf("the %s %.40q %w", what, f.word(), err)
		}
		f.at += length
	}
	f.at = start
	return trieNode{}, fmt.Errorf("the { of %s is not closed", command)
}

// pattern reads letters with digits between them; a dot is the edge of a word. Its errors, and those
// of exception and letter, complete a sentence.
func (f *hyphenFile) pattern() (length int, err error) {
	letters, digit, closed := 0, false, false
	length = len(f.text) - f.at
	for i, r := range f.text[f.at:] {
		if endsWord(r) {
			length = i
			break
		}
		if '0' <= r && r <= '9' {
			if digit {
				return 0, errors.New("has two digits side by side")
			}
			digit = true
			continue
		}
		digit = false
		switch {
		case closed || r == '.' && letters == 0 && i > 0:
			return 0, errors.New("has a dot that is neither its beginning nor its end")
		case r == '.':
			r, closed = wordEdge, letters > 0
		default:
			letters++
			if r, err = f.letter(r); err != nil {
				return 0, err
			}
		}
		if err := f.trie.add(r); err != nil {
			return 0, err
		}
	}
	if letters == 0 {
		return 0, errors.New("has no letter")
	}
	return length, nil
}

// exception reads a word with hyphens where it may be divided.
func (f *hyphenFile) exception() (length int, err error) {
	letters := 0
	length = len(f.text) - f.at
	for i, r := range f.text[f.at:] {
		if endsWord(r) {
			length = i
			break
		}
		if r == '-' {
			continue
		}
		letters++
		if r, err = f.letter(r); err != nil {
			return 0, err
		}
		if err := f.trie.add(r); err != nil {
			return 0, err
		}
	}
	if letters == 0 {
		return 0, errors.New("has no letter")
	}
	return length, nil
}

// letter checks and folds a letter of a pattern or an exception.
func (f *hyphenFile) letter(r rune) (rune, error) {
	if 'a' <= r && r <= 'z' {
		return r, nil
	}
	switch r = foldLetter(r); {
	case r == apostrophe:
		f.h.apostrophes = true
	case r != '-' && !unicode.IsLetter(r):
		return 0, fmt.Errorf("holds %q, which is no letter", r)
	}
	return r, nil
}

// word is the pattern or exception that is read now.
func (f *hyphenFile) word() string {
	rest := f.text[f.at:]
	if end := strings.IndexFunc(rest, endsWord); end >= 0 {
		return rest[:end]
	}
	return rest
}

func endsWord(r rune) bool { return r <= ' ' || r == '}' || r == '%' }
