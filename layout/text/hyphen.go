package text

import (
	"unicode"
	"unicode/utf8"
)

// Hyphenator finds where words of one language may be divided, by TeX's patterns (F. M. Liang, Word
// Hy-phen-a-tion by Com-put-er, 1983). It does not change after it is made and is safe for
// concurrent use.
type Hyphenator struct {
	// file is what the patterns were read from. The trie says where in it one begins; its digits are
	// read there each time that it matches.
	file                 string
	trie                 trie
	patterns, exceptions trieNode // roots
	// The fewest letters before the first hyphen and after the last.
	left, right int
	// apostrophes is whether patterns know the apostrophe, so that it is a letter like others.
	apostrophes bool
}

const (
	// wordEdge stands before and after every word, where patterns have a dot. It is the character
	// before a: a gap in the alphabet would make looking letters up slower.
	wordEdge   = '`'
	apostrophe = '\''
	// usualWord is how many letters a word has at most that is divided without an allocation.
	usualWord = 62
)

// Points appends to dst, in order, the indexes of the runes of word that a hyphen may go before. A
// word is letters only, of any case. It may hold apostrophes; no hyphen goes beside one. A word with
// other runes is not divided.
func (h *Hyphenator) Points(dst []int, word []rune) []int {
	var buffer [usualWord + 2]rune
	letters := append(buffer[:0], wordEdge)
	first := 0 // the place in word of letters[1]
	found := dst
	for i, r := range word {
		r = foldLetter(r)
		switch {
		case r == apostrophe && !h.apostrophes:
			found = h.divide(found, append(letters, wordEdge), first)
			letters, first = letters[:1], i+1
		case r == apostrophe || unicode.IsLetter(r):
			letters = append(letters, r)
		default:
			return dst
		}
	}
	return h.divide(found, append(letters, wordEdge), first)
}

// divide is Points for letters between two edges. The first of them has the index first.
func (h *Hyphenator) divide(dst []int, letters []rune, first int) []int {
	n := len(letters) - 2
	if n < h.left+h.right {
		return dst
	}
	// levels[p] belongs between letters[p-1] and letters[p]. A hyphen may go where it is odd.
	var buffer [usualWord + 3]byte
	levels := buffer[:]
	if len(letters) >= len(levels) {
		levels = make([]byte, len(letters)+1)
	}
	if !h.except(levels, letters[1:n+1]) {
		h.match(levels, letters)
	}
	for p := h.left + 1; p <= n-h.right+1; p++ {
		if levels[p]%2 == 1 && letters[p-1] != apostrophe && letters[p] != apostrophe {
			dst = append(dst, first+p-1)
		}
	}
	return dst
}

// except sets the levels of a word that is an exception.
func (h *Hyphenator) except(levels []byte, word []rune) bool {
	node := &h.exceptions
	for _, r := range word {
		if node = h.trie.child(node, r); node == nil {
			return false
		}
	}
	if node.end == 0 {
		return false
	}
	p := 1
	for _, r := range h.file[node.end-1:] {
		switch {
		case endsWord(r):
			return true
		case r == '-':
			levels[p] = 1
		default:
			p++
		}
	}
	return true
}

// match raises the levels by every pattern that occurs in the word: the highest one wins.
func (h *Hyphenator) match(levels []byte, letters []rune) {
	for start := range letters {
		node := &h.patterns
		for _, r := range letters[start:] {
			if node = h.trie.child(node, r); node == nil {
				break
			}
			if node.end != 0 {
				raise(levels[start:], h.file[node.end-1:])
			}
		}
	}
}

// raise goes through a pattern as it is written: a digit is the level between its neighbours.
func raise(levels []byte, pattern string) {
	p := 0
	for i := range len(pattern) {
		switch b := pattern[i]; {
		case '0' <= b && b <= '9':
			levels[p] = max(levels[p], b-'0')
		case endsWord(rune(b)):
			return
		case utf8.RuneStart(b):
			p++
		}
	}
}

// foldLetter gives upper and lower case and both forms of the apostrophe one rune.
func foldLetter(r rune) rune {
	switch {
	case 'a' <= r && r <= 'z':
		return r
	case 'A' <= r && r <= 'Z':
		return r + 'a' - 'A'
	case r == '’':
		return apostrophe
	}
	return unicode.ToLower(r)
}
