package charts

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// Review looks a drawn chart over as an editor would, for what Check cannot call wrong: a title that only
// names the data, no unit, no source, labels that had to be cut. sourced says that the page names a source
// below it. All that it finds are warnings.
func (p *Plot) Review(sourced bool) []Problem {
	f := p.figure
	ps := slices.Concat(f.titleReview(), f.unitReview(), f.cutReview(), f.highlightReview(), f.crowdReview())
	if !sourced {
		ps = append(ps, Problem{Key: "data", Message: "the chart names no source",
			Hint: `write source = "..." in [data.` + f.spec.Data + "], or in the chart"})
	}
	for i := range ps {
		ps[i].Warning = true
	}
	return ps
}

// maxTitle is how many words of a title are read at a glance.
const maxTitle = 14

func (f *figure) titleReview() []Problem {
	title := strings.TrimSpace(f.spec.Title)
	if title == "" {
		return nil // Check has said so
	}
	if n := wordCount(title); n > maxTitle {
		return []Problem{{Key: "title", Message: fmt.Sprintf("the title has %d words, more than %d", n, maxTitle),
			Hint: "say the finding in about ten words, and the rest in subtitle or note"}}
	}
	if f.onlyNames(title) {
		return []Problem{{Key: "title", Message: "the title names what the chart shows, and does not say what there is to see",
			Hint: "say the finding: what rose, fell, leads or changed, and by how much"}}
	}
	return nil
}

// unitless are the marks whose values are counts or times.
var unitless = []string{"histogram", "timeline"}

// unitReview wants the unit said by the column, by the words above the chart, or by the format.
func (f *figure) unitReview() []Problem {
	s, d := f.spec, f.data
	said := d.y.Unit != "" || strings.ContainsAny(f.pattern(), "%‰") || s.Stack == stackNormalize || s.YLabel != "" ||
		strings.ContainsAny(d.y.Label, "(%‰=")
	if said || slices.Contains(unitless, s.Mark) {
		return nil
	}
	hint := "say measure and unit in subtitle, or give the column its unit in [data." + s.Data + ".columns." + tomlKey(d.y.Name) + "]"
	switch subtitle := plainWords(s.Subtitle); {
	case len(subtitle) == 0:
		return []Problem{{Key: "y", Message: "nothing says in which unit the values are", Hint: hint}}
	case slices.Equal(subtitle, plainWords(columnLabel(d.y))), slices.Equal(subtitle, plainWords(d.series[0].label)):
		return []Problem{{Key: "subtitle", Message: "the subtitle says no unit, nor does the column", Hint: hint}}
	}
	return nil
}

// highlightReview finds a highlight of everything, which singles out nothing.
func (f *figure) highlightReview() []Problem {
	d := f.data
	named := func(name, label string) bool {
		return slices.ContainsFunc(f.spec.Highlight, func(v any) bool { return matches(v, name, label) })
	}
	everySeries := len(d.series) > 1 && !slices.ContainsFunc(d.series, func(s series) bool { return !named(s.name, s.label) })
	everySlot := len(d.slots) > 1 && !slices.ContainsFunc(d.slots, func(s slot) bool { return !named(s.key, s.label) })
	if !everySeries && !everySlot {
		return nil
	}
	return []Problem{{Key: "highlight", Message: "highlight names all that the chart shows, and nothing stands out",
		Hint: "name the one or two that the title speaks of, or leave it out"}}
}

// Most notes on a chart, and most colours, that readers follow.
const (
	mostNotes  = 4
	mostColors = 4
)

// crowdReview finds more notes, and more colours, than readers follow.
func (f *figure) crowdReview() []Problem {
	var ps []Problem
	if n := len(f.spec.Notes); n > mostNotes {
		ps = append(ps, Problem{Key: "notes", Message: fmt.Sprintf("the chart has %d notes, more than %d", n, mostNotes),
			Hint: "keep those that the title needs, and say the others in the text"})
	}
	if n := len(f.data.series); n > mostColors && !f.data.rows && len(f.spec.Highlight) == 0 {
		key := "y"
		if f.data.color {
			key = "color"
		}
		ps = append(ps, Problem{Key: key, Message: fmt.Sprintf("the chart has %d colours, and readers keep apart about %d", n, mostColors),
			Hint: "highlight the series that count, group the others, or give each a panel with facet"})
	}
	return ps
}

// cutReview finds labels that had no room. Those that no chart has room for have been told.
func (f *figure) cutReview() []Problem {
	first, count := Problem{}, 0
	for _, l := range f.allLabels() {
		if !l.cut {
			continue
		}
		key, whole := f.labelled(strings.TrimRight(l.text, "…"))
		if utf8.RuneCountInString(whole) > longLabel {
			continue
		}
		if count++; count == 1 {
			first = Problem{Key: key, Message: fmt.Sprintf("the label %q is cut at a width of %.0f mm", shorten(whole, 40), f.width/mm),
				Hint: "give it a shorter name in labels, or the chart more width"}
		}
	}
	if count == 0 {
		return nil
	}
	if count > 1 {
		first.Message += fmt.Sprintf(" (and %d more)", count-1)
	}
	return []Problem{first}
}

// labelled finds what a piece of text names, and the key that it comes from.
func (f *figure) labelled(piece string) (key, whole string) {
	for _, p := range append([]*figure{f}, f.panels...) {
		if p != f && strings.Contains(clean(p.name), piece) {
			return "facet", p.name
		}
		for _, s := range p.data.slots {
			if strings.Contains(clean(s.label), piece) {
				return "x", s.label
			}
		}
		for _, s := range p.data.series {
			if strings.Contains(clean(s.label), piece) {
				if f.data.color && f.spec.Color != "" {
					return "color", s.label
				}
				return "y", s.label
			}
			for _, n := range s.names {
				if strings.Contains(clean(n.label), piece) {
					return "text", n.label
				}
			}
		}
	}
	return "", piece
}
