package manifest

// SentenceChange is a sentence that changed. Of a new one Old is empty, of one that is gone New.
type SentenceChange struct {
	Section string `json:"section"`
	Old     string `json:"old,omitempty"`
	New     string `json:"new,omitempty"`
	At      string `json:"at,omitempty"` // of the new one
}

// compareSentences finds the sentences that changed, in the order of the new edition. One that only stands
// in another place is none of them.
func compareSentences(old, new []Sentence) []SentenceChange {
	gone, came := unmatched(old, new)
	moved := map[string]int{}
	for _, j := range came {
		moved[new[j].Text]++
	}
	stay := func(text string) bool {
		if moved[text] > 0 {
			moved[text]--
			return true
		}
		return false
	}
	var lost []int
	returned := map[string]int{}
	for _, i := range gone {
		if stay(old[i].Text) {
			returned[old[i].Text]++
		} else {
			lost = append(lost, i)
		}
	}
	var found []int
	for _, j := range came {
		if returned[new[j].Text] > 0 {
			returned[new[j].Text]--
		} else {
			found = append(found, j)
		}
	}
	return pairSentences(old, new, lost, found)
}

// most bounds the table of the comparison: 64 MB.
const most = 16 << 20

// unmatched are the sentences that the longest common sequence of two lists leaves out.
func unmatched(old, new []Sentence) (gone, came []int) {
	from, to, toNew := 0, len(old), len(new)
	for from < min(to, toNew) && old[from].Text == new[from].Text {
		from++
	}
	for to > from && toNew > from && old[to-1].Text == new[toNew-1].Text {
		to, toNew = to-1, toNew-1
	}
	n, m := to-from, toNew-from
	if n*m > most { // two books that have little in common: only what stands in both counts as the same
		return span(from, to), span(from, toNew)
	}
	// length[i][j] is that of the longest common sequence of what follows i and j.
	length := make([][]int32, n+1)
	cells := make([]int32, (n+1)*(m+1))
	for i := range length {
		length[i] = cells[i*(m+1) : (i+1)*(m+1)]
	}
	for i := n - 1; i >= 0; i-- {
		for j := m - 1; j >= 0; j-- {
			if old[from+i].Text == new[from+j].Text {
				length[i][j] = length[i+1][j+1] + 1
			} else {
				length[i][j] = max(length[i+1][j], length[i][j+1])
			}
		}
	}
	i, j := 0, 0
	for i < n && j < m {
		switch {
		case old[from+i].Text == new[from+j].Text:
			i, j = i+1, j+1
		case length[i+1][j] >= length[i][j+1]:
			gone = append(gone, from+i)
			i++
		default:
			came = append(came, from+j)
			j++
		}
	}
	return append(gone, span(from+i, to)...), append(came, span(from+j, toNew)...)
}

func span(from, to int) (out []int) {
	for i := from; i < to; i++ {
		out = append(out, i)
	}
	return out
}

// alike is how much two sentences have to have in common to be two versions of one.
const alike = 0.5

// mostPairs are looked at. Editions that differ in more sentences have little in common.
const mostPairs = 1 << 20

// pairSentences puts the versions of a sentence together: those of one section, each new one with the old one that
// it has most in common with.
func pairSentences(old, new []Sentence, gone, came []int) (out []SentenceChange) {
	taken := map[int]bool{}
	before := map[int]int{} // by the new sentence
	for _, j := range came {
		best, likeness := -1, alike
		if len(gone)*len(came) > mostPairs {
			break
		}
		for _, i := range gone {
			if taken[i] || old[i].Section != new[j].Section {
				continue
			}
			if l := likenessOf(old[i].Text, new[j].Text); l > likeness {
				best, likeness = i, l
			}
		}
		if best >= 0 {
			taken[best], before[j] = true, best
		}
	}
	next := 0 // of gone
	lose := func(until int) {
		for ; next < len(gone) && gone[next] < until; next++ {
			if i := gone[next]; !taken[i] {
				out = append(out, SentenceChange{Section: old[i].Section, Old: old[i].Text})
			}
		}
	}
	for _, j := range came {
		one := SentenceChange{Section: new[j].Section, New: new[j].Text, At: new[j].At}
		if i, ok := before[j]; ok {
			lose(i)
			one.Old = old[i].Text
		}
		out = append(out, one)
	}
	lose(len(old))
	return out
}

// likenessOf is from 0 to 1: the share of pairs of neighbouring characters that two texts have in common
// (the coefficient of Sørensen and Dice), which suits every script.
func likenessOf(a, b string) float64 {
	pairs := map[[2]rune]int{}
	x, y := []rune(a), []rune(b)
	for i := 0; i+1 < len(x); i++ {
		pairs[[2]rune{x[i], x[i+1]}]++
	}
	common := 0
	for i := 0; i+1 < len(y); i++ {
		if p := [2]rune{y[i], y[i+1]}; pairs[p] > 0 {
			pairs[p]--
			common++
		}
	}
	if len(x)+len(y) < 4 {
		return 0
	}
	return 2 * float64(common) / float64(len(x)+len(y)-2)
}
