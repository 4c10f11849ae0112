package charts

import (
	"fmt"
	"slices"
	"strings"

	"report/layout"
	"report/layout/text"
)

// Names that are too long are cut at their end; where another name of the chart would look the same then,
// in their middle.

// allNames are the names that may stand on a chart: of places along x, series, events and dots.
func (d *dataset) allNames() []string {
	var names []string
	if d.kind == categories {
		for _, s := range d.slots {
			names = append(names, clean(s.label))
		}
	}
	for _, s := range d.series {
		names = append(names, clean(s.label))
		for _, n := range s.names {
			names = append(names, clean(n.label))
		}
	}
	for _, e := range d.events {
		names = append(names, clean(e.name))
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// longestCut is how many characters of a name are looked at.
const longestCut = 400

// cutMiddle sets the rest of a name, from which so many characters have been set on other lines, on one line
// with an ellipsis before its end. ok is false where that tells it from no other name.
func (f *figure) cutMiddle(name, rest string, style text.Style, width layout.Pt, twins []string) (l label, ok bool, err error) {
	r := []rune(rest)
	tail := 1
	for _, other := range twins {
		tail = max(tail, commonEnd(name, other)+1)
	}
	if tail >= min(len(r), longestCut/2) {
		return l, false, nil
	}
	for word := tail; word < len(r) && word < tail+12; word++ { // from the beginning of a word, if one is near
		if r[len(r)-word-1] == ' ' {
			tail = word
			break
		}
	}
	end := string(r[len(r)-tail:])
	lo, hi := 2, min(len(r)-tail-1, longestCut)
	for lo < hi {
		mid := (lo + hi + 1) / 2
		if l, err = f.set(strings.TrimRight(string(r[:mid]), " ")+"…"+end, style); err != nil {
			return l, false, err
		}
		if l.line.Width <= width {
			lo = mid
		} else {
			hi = mid - 1
		}
	}
	if lo >= len(r)-tail {
		return l, false, nil
	}
	l, err = f.set(strings.TrimRight(string(r[:lo]), " ")+"…"+end, style)
	return l, err == nil && l.line.Width <= width, err
}

// twins are the other names of the chart that begin with what is shown of a name.
func (f *figure) twins(name, shown string) []string {
	var out []string
	for _, other := range f.root.names {
		if other != name && strings.HasPrefix(other, shown) {
			out = append(out, other)
		}
	}
	return out
}

// commonEnd is how many characters two names have in common at their ends.
func commonEnd(a, b string) int {
	x, y := []rune(a), []rune(b)
	n := 0
	for n < min(len(x), len(y)) && x[len(x)-1-n] == y[len(y)-1-n] {
		n++
	}
	return n
}

// tellTwins warns of names that are cut and look the same.
func (f *figure) tellTwins() {
	seen := map[string]string{}
	for _, l := range f.allLabels() {
		if !l.cut || l.name == "" {
			continue
		}
		if other, ok := seen[l.shown]; ok && other != l.name {
			f.warnings = joinProblems(f.warnings, []Problem{{Key: "labels", Warning: true, Hint: "give them shorter names in labels, or make the chart wider",
				Message: fmt.Sprintf("names are cut and look the same: %q", l.shown)}})
		}
		seen[l.shown] = l.name
	}
}
