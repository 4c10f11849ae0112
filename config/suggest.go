package config

import (
	"fmt"
	"slices"
	"strings"
)

const (
	maxListed = 16 // more known words than this are not listed
	maxKeys   = 64 // nor more keys of a table than this
	maxWord   = 64 // characters; the distance to a longer word is not measured
)

// Suggest returns a hint that names the known word nearest to a wrong one, or lists the known words
// when none is near and they are few.
func Suggest(word string, known []string) string { return suggest(word, known, maxListed) }

func suggest(word string, known []string, most int) string {
	if near, ok := Nearest(word, known); ok {
		return fmt.Sprintf("did you mean %q?", near)
	}
	if len(known) == 0 || len(known) > most {
		return ""
	}
	return "choose from: " + strings.Join(known, ", ")
}

// formerKeys are keys that a table had before, with the key that has taken their place, and what to
// write.
var formerKeys = map[string]struct{ now, write string }{
	"new_page": {"start", `start = "page"`},
}

// suggestKey is Suggest for the keys of a table.
func suggestKey(key string, known []string) string {
	if former, ok := formerKeys[key]; ok && slices.Contains(known, former.now) {
		return "write " + former.write
	}
	return suggest(key, known, maxKeys)
}

// Nearest finds the known word that differs least. A third of the letters may be wrong, or all in another
// order; of several equally near ones the first is taken.
func Nearest(word string, known []string) (string, bool) {
	w := fold(word)
	best, bestDistance := "", -1
	for _, k := range known {
		f := fold(k)
		if len(w) > maxWord || len(f) > maxWord {
			continue
		}
		distance := editDistance(w, f)
		anagram := distance > 1 && isAnagram(w, f)
		if anagram {
			distance = 1
		}
		if !anagram && distance > 0 && distance > max(len(w), len(f))/3 && !abbreviates(w, f) {
			continue
		}
		if bestDistance < 0 || distance < bestDistance {
			best, bestDistance = k, distance
		}
	}
	return best, bestDistance >= 0
}

// isAnagram says whether two words are made of the same letters: "lnga" and "lang".
func isAnagram(a, b []rune) bool {
	a, b = slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b))
	return len(a) >= 3 && slices.Equal(a, b)
}

// abbreviates says whether a word is the beginning of a known one: "desc" of "description".
func abbreviates(word, known []rune) bool {
	return len(word) >= 3 && strings.HasPrefix(string(known), string(word))
}

// fold takes out what is not worth a difference: capitals, and the choice between a_b, a-b and "a b".
func fold(s string) []rune {
	return []rune(strings.NewReplacer("-", "_", " ", "_").Replace(strings.ToLower(s)))
}

// editDistance counts the letters to insert, delete, replace or swap with their neighbour to turn a
// into b: the Damerau-Levenshtein distance in its restricted form (optimal string alignment).
func editDistance(a, b []rune) int {
	before, above := make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range above {
		above[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row := make([]int, len(b)+1)
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(above[j]+1, row[j-1]+1, above[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, above = above, row
	}
	return above[len(b)]
}
