package text

import "errors"

// trie is a tree of letters. The children of a node stand side by side, so that a step is one look
// at a few neighbours, and the whole is one slice, so that thousands of patterns are read in about
// the time that it takes to look at their bytes.
type trie []trieNode

type trieNode struct {
	letter rune
	first  uint32 // index of the first of its children, which are in the order of their letters
	count  uint32 // of its children
	end    uint32 // what ends at this node: its place in the file plus one; 0 where nothing does
}

// child returns a node's child, or nil.
func (t trie) child(parent *trieNode, letter rune) *trieNode {
	if parent.count == 0 {
		return nil
	}
	children := t[parent.first : parent.first+parent.count]
	// All letters differ, so one stands no further from the first than the difference of the two.
	i := min(int(letter-children[0].letter), len(children)-1)
	for ; i >= 0 && children[i].letter > letter; i-- {
	}
	if i < 0 || children[i].letter != letter {
		return nil
	}
	return &children[i]
}

// trieBuilder makes a trie of words that come in the order of their letters. What can't change any
// more is moved to the trie at once; open are only the nodes of the latest word and their elder
// siblings.
type trieBuilder struct {
	nodes  trie
	open   []trieNode // by depth
	levels []int      // where each depth begins in open
	word   []rune     // the latest
	depth  int        // how much of the next word is known
	parted bool       // whether that has left the latest word
}

var (
	errUnsorted = errors.New("is not in the order of letters: it belongs before the one above it")
	errTwice    = errors.New("has the letters of the one above it")
)

// add goes on with the next word by one letter.
func (b *trieBuilder) add(letter rune) error {
	if !b.parted && b.depth < len(b.word) {
		if letter == b.word[b.depth] {
			b.depth++
			return nil
		}
		if letter < b.word[b.depth] {
			return errUnsorted
		}
	}
	if !b.parted {
		b.close(b.depth + 1)
		b.word = b.word[:b.depth]
		b.parted = true
	}
	if b.depth == len(b.levels) {
		b.levels = append(b.levels, len(b.open))
	}
	b.open = append(b.open, trieNode{letter: letter})
	b.word = append(b.word, letter)
	b.depth++
	return nil
}

// end ends a word, which is to be found at a place in the file.
func (b *trieBuilder) end(at int) error {
	if !b.parted {
		if b.depth < len(b.word) {
			return errUnsorted
		}
		return errTwice
	}
	b.open[len(b.open)-1].end = uint32(at) + 1
	b.depth, b.parted = 0, false
	return nil
}

// close moves all nodes from a depth on to the trie and tells their parents.
func (b *trieBuilder) close(depth int) {
	for len(b.levels) > depth {
		last := len(b.levels) - 1
		start := b.levels[last]
		b.open[start-1].first, b.open[start-1].count = uint32(len(b.nodes)), uint32(len(b.open)-start)
		b.nodes = append(b.nodes, b.open[start:]...)
		b.open, b.levels = b.open[:start], b.levels[:last]
	}
}

// root closes what is open and returns the node that all words begin from. The next words make a
// tree of their own.
func (b *trieBuilder) root() trieNode {
	b.close(1)
	root := trieNode{first: uint32(len(b.nodes)), count: uint32(len(b.open))}
	b.nodes = append(b.nodes, b.open...)
	b.open, b.levels, b.word = b.open[:0], b.levels[:0], b.word[:0]
	return root
}
