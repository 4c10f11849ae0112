package charts

import (
	"fmt"
	"math"
	"slices"
	"strings"
)

// Limits of what is written on a chart.
const (
	maxNotes      = 6
	maxReferences = 4
	maxSpans      = 6
	maxNoteText   = 100 // columns of characters; Chinese ones take two
	maxNameText   = 60
)

// writtenProblems says what is wrong with notes, reference lines and spans, over the panels of the chart.
func (s Spec) writtenProblems(panels []panel) []Problem {
	w := writing{Spec: s, panels: panels}
	if w.takes("notes", len(s.Notes), maxNotes) {
		for i, n := range s.Notes {
			w.note(i, n)
		}
	}
	if w.takes("reference", len(s.Reference), maxReferences) {
		for i, ref := range s.Reference {
			w.reference(i, ref)
		}
	}
	if w.takes("spans", len(s.Spans), maxSpans) {
		for i, span := range s.Spans {
			w.span(i, span)
		}
	}
	return w.problems
}

// writing collects what is wrong with what is written on a chart.
type writing struct {
	Spec
	panels   []panel
	problems []Problem
}

func (w *writing) errorf(key string, path []any, hint, format string, args ...any) {
	w.problems = append(w.problems, Problem{Key: key, Path: path, Hint: hint, Message: fmt.Sprintf(format, args...)})
}

// takes says whether there is anything to look at; a mark that takes no such words is refused elsewhere.
func (w *writing) takes(key string, n, most int) bool {
	if !slices.Contains(wordsOfMarks[key], w.Mark) || len(w.panels) == 0 {
		return false
	}
	if n > most {
		w.errorf(key, nil, "keep those that the finding needs", "the chart has %d %s, more than %d", n, key, most)
		return false
	}
	return n > 0
}

// text refuses none at all, where one is required, and too long ones.
func (w *writing) text(key string, i int, s string, required bool, most int) {
	switch n := columnsOfText(s); {
	case required && strings.TrimSpace(clean(s)) == "":
		w.errorf(key, []any{i, "text"}, "say in a few words what happened there", "the text is empty")
	case n > most:
		w.errorf(key, []any{i, "text"}, "a few words are read, the rest can stand in the text beside the chart", "the text is %d characters wide, more than %d", n, most)
	}
}

// columnsOfText counts characters, the wide ones of East Asia twice.
func columnsOfText(s string) int {
	n := 0
	for _, r := range clean(s) {
		if n++; r >= 0x1100 {
			n++
		}
	}
	return n
}

// any is the data of a panel: places along x are the same in all.
func (w *writing) any() *dataset { return w.panels[0].data }

// place finds the position of a value of x, with a problem where it has none.
func (w *writing) place(key string, path []any, v any) (pos float64, ok bool) {
	d := w.any()
	f := figure{data: d}
	if pos, ok = f.placeOf(v); ok {
		if len(d.slots) > 0 {
			return pos, true
		}
		lo, hi := math.Inf(1), math.Inf(-1)
		for _, p := range w.panels {
			a, b := p.data.across()
			lo, hi = min(lo, a), max(hi, b)
		}
		room := hi - lo
		if len(d.events) > 0 { // a timeline ends with its events
			room = 0
		}
		if pos >= lo-room && pos <= hi+room {
			return pos, true
		}
		w.errorf(key, path, fmt.Sprintf("its values go from %s to %s", trimFloat(lo), trimFloat(hi)), "%s %q is far from the data", d.x.Name, shorten(word(v), 40))
		return 0, false
	}
	hint := "its values go from " + ends(d)
	if d.kind == categories {
		var keys []string
		for _, s := range d.slots {
			keys = append(keys, s.key)
		}
		hint = "its values are: " + shorten(strings.Join(keys, ", "), 200)
	}
	w.errorf(key, path, hint, "%s has no value %q", d.x.Name, shorten(word(v), 40))
	return 0, false
}

func ends(d *dataset) string {
	if len(d.slots) == 0 {
		return d.x.Name
	}
	return d.slots[0].key + " to " + d.slots[len(d.slots)-1].key
}

// note checks one entry of notes.
func (w *writing) note(i int, n Note) {
	w.text("notes", i, n.Text, true, maxNoteText)
	d, ok := w.noteData(i, n)
	if !ok {
		return
	}
	if _, ok := w.place("notes", []any{i, "x"}, n.X); !ok {
		return
	}
	if n.Y == nil {
		if _, ok := d.markAt(w.Spec, n); !ok {
			w.errorf("notes", []any{i, "x"}, "say y as well, or name another x", "there is no value at %s %q for the note to point to", d.x.Name, shorten(word(n.X), 40))
		}
		return
	}
	before := len(w.problems)
	if w.within("notes", i, *n.Y); len(w.problems) > before {
		return
	}
	lo, hi := w.heights()
	if room := (hi - lo) / 4; !(*n.Y >= lo-room && *n.Y <= hi+room) {
		w.errorf("notes", []any{i, "y"}, "leave out y, and the note points to the mark", "y = %s is far from the data, which go from %s to %s", trimFloat(*n.Y), trimFloat(lo), trimFloat(hi))
	}
}

// noteData is the data of the panel that a note stands in.
func (w *writing) noteData(i int, n Note) (*dataset, bool) {
	var names []string
	if w.Facet != "" {
		for _, p := range w.panels {
			if w.isPanel(n.Series, p.name) {
				return p.data, true
			}
			names = append(names, p.name)
		}
		hint := "the panels are: " + shorten(strings.Join(names, ", "), 200)
		if n.Series == "" {
			w.errorf("notes", []any{i}, hint, "series does not say in which panel the note stands")
		} else {
			w.errorf("notes", []any{i, "series"}, hint, "the chart has no panel %q", shorten(n.Series, 40))
		}
		return nil, false
	}
	d := w.any()
	if n.Series == "" {
		return d, true
	}
	for _, s := range d.series {
		if matches(n.Series, s.name, s.label) {
			return d, true
		}
		names = append(names, s.name)
	}
	w.errorf("notes", []any{i, "series"}, "the series are: "+shorten(strings.Join(names, ", "), 200), "the chart has no series %q", shorten(n.Series, 40))
	return nil, false
}

// isPanel says whether the series of a note names a panel.
func (s Spec) isPanel(series, panel string) bool {
	if l, ok := s.Labels[series]; ok {
		series = l
	}
	return strings.Join(strings.Fields(series), " ") == panel
}

// heights is the range of the values of all panels, with zero and with the sums of stacks.
func (w *writing) heights() (lo, hi float64) {
	for _, p := range w.panels {
		a, b := p.data.extent(func(s series, i int) float64 { return s.cells[i].Number })
		lo, hi = min(lo, a), max(hi, b)
		for _, x := range p.data.spreads {
			if n := len(x.values); n > 0 {
				lo, hi = min(lo, x.values[0]), max(hi, x.values[n-1])
			}
		}
		if !w.stacked() {
			continue
		}
		for i := range p.data.slots {
			hi = max(hi, p.data.sum(i).Number)
		}
	}
	return lo, hi
}

// within refuses a value beyond an axis whose ends are fixed: by the config, or as shares have them.
func (w *writing) within(key string, i int, v float64) {
	if w.Stack == stackNormalize && !(v >= 0 && v <= 1) {
		w.errorf(key, []any{i, "y"}, "write 0.5 for 50 %", "y = %s is no share, which go from 0 to 1", trimFloat(v))
		return
	}
	if w.Min != nil && v < *w.Min {
		w.errorf(key, []any{i, "y"}, "leave out min", "y = %s is below min", trimFloat(v))
	}
	if w.Max != nil && v > *w.Max {
		w.errorf(key, []any{i, "y"}, "leave out max", "y = %s is above max", trimFloat(v))
	}
}

// reference checks one entry of reference.
func (w *writing) reference(i int, r Reference) {
	w.text("reference", i, r.Text, false, maxNameText)
	switch {
	case (r.Y != nil) == (r.X != nil):
		w.errorf("reference", []any{i}, "y is for a level line at a value, x for an upright one at a place", "a reference line needs y or x, one of them")
	case r.X != nil:
		w.place("reference", []any{i, "x"}, r.X)
	case !(math.Abs(*r.Y) < largest):
		w.errorf("reference", []any{i, "y"}, "", "y is %v, and must be between %.0e and %.0e", *r.Y, -largest, largest)
	default:
		before := len(w.problems)
		if w.within("reference", i, *r.Y); len(w.problems) > before {
			return
		}
		lo, hi := w.heights()
		if far := max(lo-*r.Y, *r.Y-hi); hi > lo && far > farReference*(hi-lo) && w.Mark != "histogram" {
			w.errorf("reference", []any{i, "y"}, "check its unit, or say the value in note or subtitle",
				"a line at y = %s would flatten the data, which go from %s to %s", trimFloat(*r.Y), trimFloat(lo), trimFloat(hi))
		}
	}
}

// farReference is how many times the range of the values, with zero, a line may be away from them.
const farReference = 9

// span checks one entry of spans.
func (w *writing) span(i int, s Span) {
	w.text("spans", i, s.Text, false, maxNameText)
	from, okFrom := w.place("spans", []any{i, "from"}, s.From)
	to, okTo := w.place("spans", []any{i, "to"}, s.To)
	slotted := slices.Contains([]string{"bar"}, w.Mark)
	switch {
	case !okFrom || !okTo:
	case from > to:
		w.errorf("spans", []any{i, "to"}, "", "the span ends at %s, before it begins at %s", word(s.To), word(s.From))
	case from == to && !slotted:
		w.errorf("spans", []any{i, "to"}, "name a later end, or use reference for a line", "the span has no width: it begins and ends at %s", word(s.To))
	}
}

func trimFloat(v float64) string { return fmt.Sprintf("%.6g", v) }
