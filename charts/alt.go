package charts

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"report/data"
)

// altLength is how many characters an alt text has where the data allow it: what a screen reader reads in one
// go. Names in it have at most altName of them.
const (
	altLength = 160
	altName   = 40
	altList   = 60 // a list of columns
	altTitle  = 110
)

// describer is a mark that says by itself what there is to see.
type describer interface {
	describe(f *figure, w altWords) string
}

// alt says in words what the chart shows, from its data: kind, measure, range and unit, and then what there is
// to see.
func alt(f *figure) string {
	if d := strings.TrimSpace(f.spec.Description); d != "" {
		return d
	}
	w := f.altWords()
	text := f.opening(w, "") + w.finding(f.finding(w))
	return text + f.written(w, altLength-utf8.RuneCountInString(text))
}

func (f *figure) finding(w altWords) string {
	if len(f.panels) > 0 {
		return f.panelTrends(w)
	}
	if m, ok := marks[f.spec.Mark].(describer); ok {
		return m.describe(f, w)
	}
	return f.trend(w)
}

// opening is what the chart shows. of is whose values they are, where the chart shows one of several.
func (f *figure) opening(w altWords, of string) string {
	what, unit := f.measure(w)
	if of != "" {
		what += w.comma + of
	}
	s := f.markName(what)
	if !f.spanSaid(what) {
		s += f.span(w)
	}
	if n := len(f.panels); n > 1 {
		s += w.comma + fmt.Sprintf(w.panels, n)
	}
	if unit != "" {
		s += w.comma + w.unit(unit)
	}
	for i, l := range f.data.layers {
		words := w.line
		if f.spec.Layers[i].Mark == "dot" {
			words = w.dots
		}
		s += w.comma + fmt.Sprintf(words, f.inSentence(w, inWords(l.label, altName)))
	}
	if ends := f.data.bandEnds; ends[0] != "" {
		s += w.comma + fmt.Sprintf(w.band, f.inSentence(w, inWords(ends[0], altName)), f.inSentence(w, inWords(ends[1], altName)))
	}
	return s
}

// unitInFinding are the marks whose finding has the unit, or that have none.
var unitInFinding = []string{"donut", "scatter", "timeline"}

// measure is what the values are, as the subtitle says it, else the columns, and the unit that is still to be
// said.
func (f *figure) measure(w altWords) (what, unit string) {
	switch s := f.subtitleMeasure(); {
	case s != "":
		what = f.inSentence(w, s)
	case f.spec.Mark == "scatter":
		y, x := f.axesWords(w)
		what = fmt.Sprintf(w.against, y, x)
	case f.clausesName() && f.spec.Stack == stackNormalize:
		what = w.parts
	case f.clausesName(): // and the measure would say it twice
	case f.spec.Stack == stackNormalize:
		what = fmt.Sprintf(w.shares, f.columns(w))
	default:
		what = f.columns(w)
	}
	unit = f.data.y.Unit
	if unit == "" || strings.ContainsAny(f.pattern(), "%‰") || slices.Contains(unitInFinding, f.spec.Mark) {
		return what, ""
	}
	return takeUnit(what, unit)
}

// subtitleMeasure is what the subtitle says of the measure: its first sentence, and nothing that a semicolon
// adds.
func (f *figure) subtitleMeasure() string {
	s := clean(f.spec.Subtitle)
	if end := sentenceEnd.FindStringIndex(s); end != nil {
		s = strings.TrimRight(s[:end[1]], " ;；.。")
	}
	return inWords(strings.TrimRight(s, ".:。："), altTitle)
}

// sentenceEnd finds the end of a first sentence that is followed by more, and not that of a short form.
var sentenceEnd = regexp.MustCompile(`[\p{Ll}\p{Han})]{5}(\. |。)|^.{10,}?(; |；)`)

// columns names the columns of the values.
func (f *figure) columns(w altWords) string {
	if len(f.data.series) > 1 && !f.data.color {
		var names []string
		for _, s := range f.data.series {
			names = append(names, s.label)
		}
		return f.someOf(names, w)
	}
	return f.inSentence(w, inWords(columnLabel(f.data.y), altTitle))
}

// someOf lists names: all, or as many as an alt text has room for and how many more there are.
func (f *figure) someOf(names []string, w altWords) string {
	n, long := 0, 0
	for ; n < len(names); n++ {
		if long += utf8.RuneCountInString(names[n]) + 2; long > altList && n > 0 && n+1 < len(names) {
			break
		}
	}
	var shown []string
	for _, name := range names[:n] {
		shown = append(shown, inWords(name, altList))
	}
	switch more := len(names) - n; {
	case more > 0:
		return fmt.Sprintf(w.more, f.list(shown), more, len(names))
	case n > 1:
		return f.list(shown[:n-1]) + w.join(shown[n-1]) + shown[n-1]
	}
	return f.list(shown)
}

// span is the first and the last place along x, after a comma.
func (f *figure) span(w altWords) string {
	d := f.data
	if len(d.slots) < 2 || d.kind == categories || len(d.events) > 0 {
		return ""
	}
	first, last := d.slots[0].label, d.slots[len(d.slots)-1].label
	switch {
	case d.yearly():
		return w.comma + fmt.Sprintf(w.years, first, last)
	case d.kind == months:
		return w.comma + w.elided(fmt.Sprintf(w.between, first, last))
	case d.kind.dated():
		return w.comma + fmt.Sprintf(w.days, first, last)
	}
	return w.comma + w.named(f.inSentence(w, inWords(columnLabel(d.x), altName)), f.within(w, first, last, d.x.Unit))
}

// spanSaid says that a text names the ends of x already.
func (f *figure) spanSaid(what string) bool {
	slots := f.data.slots
	return len(slots) > 0 && strings.Contains(what, slots[0].label) && strings.Contains(what, slots[len(slots)-1].label)
}

// describe tells how many points there are, and how far they go along both axes where that has not been said.
func (scatterMark) describe(f *figure, w altWords) string {
	n := 0
	for _, s := range f.data.series {
		n += len(s.cells)
	}
	points := w.onePoint
	if n > 1 {
		points = fmt.Sprintf(w.points, n)
	}
	if f.subtitleMeasure() == "" {
		return points
	}
	y, x := f.axesWords(w)
	return points + w.comma + x + w.comma + y
}

// axesWords name both axes of a scatter chart with their ranges.
func (f *figure) axesWords(w altWords) (y, x string) {
	var xs, ys []data.Cell
	for _, s := range f.data.series {
		xs, ys = append(xs, s.xs...), append(ys, s.cells...)
	}
	byPlace := func(a, b data.Cell) int { return cmp.Compare(position(f.data.kind, a), position(f.data.kind, b)) }
	bySize := func(a, b data.Cell) int { return cmp.Compare(a.Number, b.Number) }
	words := func(label string, c data.Column, lo, hi, unit string) string {
		name, unit := takeUnit(f.inSentence(w, cmp.Or(clean(label), inWords(columnLabel(c), altTitle))), unit)
		return fmt.Sprintf(w.ranged, name, f.within(w, lo, hi, unit))
	}
	unit := f.data.y.Unit
	if strings.ContainsAny(f.pattern(), "%‰") {
		unit = ""
	}
	ends := f.xTexts([]data.Cell{slices.MinFunc(xs, byPlace), slices.MaxFunc(xs, byPlace)})
	return words(f.spec.YLabel, f.data.y, f.valueText(slices.MinFunc(ys, bySize)), f.valueText(slices.MaxFunc(ys, bySize)), unit),
		words(f.spec.XLabel, f.data.x, ends[0], ends[1], f.data.x.Unit)
}

// within is a range of values: one, where both ends are printed alike.
func (f *figure) within(w altWords, lo, hi, unit string) string {
	last := f.style.Locale.Unit(hi, unit)
	if lo == hi {
		return last
	}
	return fmt.Sprintf(w.between, lo, last)
}

// written are the words on the chart, as many as there is room for.
func (f *figure) written(w altWords, room int) string {
	var texts []string
	for _, r := range f.spec.Reference {
		texts = append(texts, r.Text)
	}
	for _, s := range f.spec.Spans {
		texts = append(texts, s.Text)
	}
	for _, n := range f.spec.Notes {
		texts = append(texts, n.Text)
	}
	said := ""
	for _, t := range texts {
		more := w.and + clean(t)
		if said == "" {
			more = w.space + w.onChart + clean(t)
		}
		if clean(t) != "" && utf8.RuneCountInString(said+more+w.end) <= room {
			said += more
		}
	}
	if said == "" {
		return ""
	}
	return strings.TrimRight(said, ".。") + w.end
}

// inSentence makes the start of a sentence the middle of one: "Turnover" is "turnover", but "R&D", "GDP",
// "China’s" and what the chart's other words write with a capital stay.
func (f *figure) inSentence(w altWords, s string) string {
	r := []rune(s)
	if !w.lower || len(r) < 2 || !unicode.IsUpper(r[0]) || !unicode.IsLower(r[1]) {
		return s
	}
	first, _, _ := strings.Cut(s, " ")
	if strings.ContainsAny(first, "'’") || f.namesWith(first) {
		return s
	}
	return string(unicode.ToLower(r[0])) + string(r[1:])
}

// namesWith says that a word with a capital is a name: one that stands in the middle of a line of the chart, or
// is one of its categories or series.
func (f *figure) namesWith(word string) bool {
	for _, s := range []string{f.spec.Title, f.spec.Subtitle, f.spec.Note, f.spec.Source} {
		if strings.Contains(s, " "+word) {
			return true
		}
	}
	if f.data.kind == categories {
		for _, s := range f.data.slots {
			if slices.Contains(strings.Fields(s.label), word) {
				return true
			}
		}
	}
	return false
}

// inWords shortens a name to at most so many characters, at the end of a word.
func inWords(s string, most int) string {
	r := []rune(clean(s))
	if len(r) <= most {
		return string(r)
	}
	for i := most; i > 0; i-- {
		if unicode.IsSpace(r[i]) || unicode.Is(unicode.Han, r[i]) {
			return strings.TrimRight(string(r[:i]), " ,;:，；：、–-") + "…"
		}
	}
	return string(r) // one word
}
