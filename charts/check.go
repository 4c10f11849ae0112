package charts

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"report/data"
)

// Limits of what a chart can show.
const (
	maxColors    = 7
	maxRowsRead  = 100_000
	longLabel    = 120 // characters; longer ones are cut
	minHeight    = 30  // mm
	maxHeight    = 200 // mm
	maxHighlight = 100 // characters of a highlight value in a message
)

// Check says what is wrong with a chart of this table (already queried) without drawing it.
func (s Spec) Check(t *data.Table) []Problem {
	if s.Facet != "" {
		_, problems := s.readPanels(t, nil)
		return problems
	}
	_, problems := s.read(t, nil)
	return problems
}

// read takes from the table what the chart shows, and finds what is wrong. The dataset is nil where
// there is none to draw.
func (s Spec) read(t *data.Table, locale *data.Locale) (*dataset, []Problem) {
	r := &reader{spec: s, table: t, locale: locale}
	m, known := marks[s.Mark]
	r.markKnown(known)
	r.words()
	if r.tooLong() {
		return nil, r.problems
	}
	if !known {
		r.columns()
		return nil, r.problems
	}
	d := m.read(r)
	if d == nil {
		return nil, r.problems
	}
	r.problems = append(r.problems, m.check(s, d)...)
	r.shown(d)
	only := []panel{{data: d}}
	r.named(only)
	r.problems = append(r.problems, s.writtenProblems(only)...)
	return d, r.problems
}

// tooLong refuses more rows than are read in reasonable time.
func (r *reader) tooLong() bool {
	n := len(r.table.Rows)
	if n > maxRowsRead {
		r.errorf("data", "filter or limit the rows", "the data has %d rows, more than a chart can show", n)
	}
	return n > maxRowsRead
}

// otherNames are what other programs call marks, and what to write for them.
var otherNames = map[string]string{
	"pie": `mark = "donut"`, "arc": `mark = "donut"`, "doughnut": `mark = "donut"`,
	"column": `mark = "bar"`, "col": `mark = "bar"`, "barh": `mark = "bar" and horizontal = true`,
	"point": `mark = "scatter"`, "bubble": `mark = "scatter" and size`,
	"rect": `mark = "heatmap"`, "boxplot": `mark = "box"`,
}

func (r *reader) markKnown(known bool) {
	list := "the marks are: " + strings.Join(Marks(), ", ")
	if write, ok := otherNames[strings.ToLower(r.spec.Mark)]; ok {
		list = "write " + write
	}
	switch {
	case r.spec.Mark == "":
		r.errorf("mark", list, "the chart has no mark")
	case !known:
		r.errorf("mark", list, "unknown mark %q", r.spec.Mark)
		if _, ok := otherNames[strings.ToLower(r.spec.Mark)]; !ok {
			r.meant(r.spec.Mark, Marks())
		}
	}
}

// words checks what concerns the config alone.
func (r *reader) words() {
	s := r.spec
	if strings.TrimSpace(s.Title) == "" && s.Mark != "sparkline" { // whose place may be a table
		r.warnf("title", "say the finding in about ten words", "the chart has no title")
	}
	if !slices.Contains([]string{"", labelsAuto, labelsOn, labelsOff}, s.ValueLabels) {
		r.errorf("value_labels", `write "auto", "on" or "off"`, "unknown value_labels %q", s.ValueLabels)
	}
	if s.Facet == "" && s.Columns != 0 {
		r.errorf("columns", "name the column that splits the chart in facet, or leave out columns", "columns is how many panels stand side by side, and the chart has no facet")
	} else if s.Columns < 0 {
		r.errorf("columns", "leave out columns, and it follows from the width", "columns is %d, and must be 1 or more", s.Columns)
	}
	if s.Height != 0 && !(s.Height >= minHeight && s.Height <= maxHeight) {
		r.errorf("height", "", "height is %v mm, and must be between %d and %d", s.Height, minHeight, maxHeight)
	}
	if !slices.Contains([]string{"", schemeOrdered, schemeDiverging}, s.Scheme) {
		r.errorf("scheme", `write "ordered" or "diverging"`, "unknown scheme %q", s.Scheme)
	}
	if marks[s.Mark] != nil {
		r.misplaced()
	}
	if s.YFormat == "" {
		return
	}
	switch err := data.CheckFormat(s.YFormat); {
	case err != nil:
		r.errorf("y_format", "", "%v", err)
	case data.IsCompact(s.YFormat):
		r.errorf("y_format", "turn them to a larger unit with scale", "%s gives each number a magnitude of its own, and the values of a chart share one", s.YFormat)
	}
}

// shown checks what only the dataset tells: colours and names.
func (r *reader) shown(d *dataset) {
	if n := len(d.series); n > maxColors && !d.rows && !r.spec.crowd(d) {
		key := "y"
		if d.color {
			key = "color"
		}
		hint := "filter the rows, or make several charts"
		if r.spec.Mark == "line" {
			hint = fmt.Sprintf("filter the rows, or highlight up to %d of them: up to %d others are grey lines without names", maxColors, maxCrowd-maxColors)
		}
		r.errorf(key, hint, "the chart has %d series, more than %d colours can tell apart", n, maxColors)
	} else if all := n + len(d.layers); all > maxColors && !d.rows && !r.spec.crowd(d) {
		r.errorf("layers", "leave out some of them", "the chart has %d series and layers, more than %d colours can tell apart", all, maxColors)
	}
	for _, s := range d.series {
		r.name("color", s.label)
	}
	if d.kind == categories {
		for _, s := range d.slots {
			r.name("x", s.label)
		}
	}
}

func (r *reader) name(key, label string) {
	if n := len([]rune(label)); n > longLabel {
		r.warnf(key, "give it a shorter name in labels", "the label %q is too long and is cut", shorten(label, 40))
	}
	if strings.TrimSpace(label) == "" {
		r.warnf(key, "give it a name in labels", "a %s has no name", map[string]string{"x": "category", "color": "series"}[key])
	}
}

// named refuses names in labels and highlight of what no panel shows.
func (r *reader) named(panels []panel) {
	r.renamed(panels)
	for _, v := range r.spec.Highlight {
		if !slices.ContainsFunc(panels, func(p panel) bool { return p.data.has(v) }) {
			r.errorf("highlight", "highlight names values of x, or series", "highlight %q does not occur in the data", shorten(word(v), maxHighlight))
		}
	}
}

// has says whether a highlight value names anything.
func (d *dataset) has(v any) bool {
	return slices.ContainsFunc(d.series, func(s series) bool { return matches(v, s.name, s.label) }) ||
		slices.ContainsFunc(d.slots, func(s slot) bool { return matches(v, s.key, s.label) }) ||
		slices.ContainsFunc(d.events, func(e event) bool { return matches(v, e.name, e.name) }) || d.hasDot(v)
}

// renamed refuses names in labels for what the chart does not show. Panels have places and series in
// common.
func (r *reader) renamed(panels []panel) {
	if len(panels) == 0 {
		return
	}
	d := panels[0].data
	choices := slices.Clone(r.spec.Y)
	if d.color {
		for _, s := range d.series {
			choices = append(choices, s.name)
		}
	}
	for _, s := range d.slots {
		choices = append(choices, s.key)
	}
	what := "a column of y nor a value of x"
	if d.color {
		what += " or color"
	}
	if r.spec.Text != "" {
		what += " or text"
		for _, p := range panels {
			for _, s := range p.data.series {
				for _, n := range s.names {
					choices = append(choices, n.key)
				}
			}
		}
	}
	if r.spec.Facet != "" {
		what += " or facet"
		for _, p := range panels {
			choices = append(choices, p.key)
		}
	}
	known := map[string]bool{}
	for _, c := range choices {
		known[c] = true
	}
	for _, name := range slices.Sorted(maps.Keys(r.spec.Labels)) {
		if !known[name] {
			r.errorf("labels", "labels can rename: "+shorten(strings.Join(choices, ", "), 200),
				"labels names %q, which is neither %s", shorten(name, 40), what)
		}
	}
}
