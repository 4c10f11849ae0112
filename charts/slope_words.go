package charts

import (
	"fmt"
	"math"
)

// slopeWordsOf tell of many slopes in one language: the places along x, how many series go up and down,
// and the one that changes most. It has the languages of data.Locale.
var slopeWordsOf = map[string]struct{ counts, most string }{
	"en": {"%d rise, %d fall", "the largest change is %s, from %s to %s"},
	"de": {"%d steigen, %d fallen", "am stärksten ändert sich %s, von %s auf %s"},
	"es": {"%d suben, %d bajan", "el mayor cambio es %s, de %s a %s"},
	"fr": {"%d en hausse, %d en baisse", "la plus forte variation est %s, de %s à %s"},
	"zh": {"%d项上升，%d项下降", "变化最大的是%s，从%s到%s"},
}

// describe tells of each of up to three slopes, and of more what they have in common.
func (slopeMark) describe(f *figure, w altWords) string {
	words, ok := slopeWordsOf[f.language()]
	if !ok {
		words = slopeWordsOf["en"]
	}
	d := f.data
	up, down, most, change := 0, 0, -1, -1.0
	for k, s := range d.series {
		a, okA := s.value(0)
		b, okB := s.value(1)
		if !okA || !okB {
			continue
		}
		if b > a {
			up++
		} else if b < a {
			down++
		}
		if c := math.Abs(b - a); c > change {
			most, change = k, c
		}
	}
	if len(d.series) <= maxDirect || most < 0 {
		return f.trend(w)
	}
	s := d.series[most]
	return fmt.Sprintf(w.span, d.slots[0].label, d.slots[1].label) + w.colon + fmt.Sprintf(words.counts, up, down) +
		w.and + fmt.Sprintf(words.most, s.label, f.valueText(s.cells[0]), f.valueText(s.cells[1]))
}
