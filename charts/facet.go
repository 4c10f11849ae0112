package charts

import (
	"errors"
	"fmt"
	"math"
	"slices"

	"report/data"
	"report/layout"
)

// A facet splits a chart into panels of the same scales, which are read against each other. Numbers
// of the value axis, and names of rows, stand beside the first panel of each row only.
const (
	maxPanels   = 24
	panelWidth  = 104 // points, at least, where that leaves more than one column
	leastPanel  = 70  // points, where the figure would be too high otherwise
	panelGap    = 16  // between columns
	panelLead   = 14  // between rows
	panelShape  = 0.66
	panelLow    = 70 // points, at least
	panelLowest = 50 // the same where the figure would be too high otherwise
	maxRounds   = 4  // of composing panels until they agree: two do, but for rounding
)

// How high a figure of panels is, in points: up to the first it has the usual columns, and beyond the
// second it would be higher than the text of a page.
const (
	highFacet    = 200 * mm
	highestFacet = 235 * mm
)

// panel is what one panel of a facet shows.
type panel struct {
	key, name string // as in the data, and as printed; none for a chart of one panel
	data      *dataset
}

// readPanels takes from the table what each panel shows, in order of first appearance.
func (s Spec) readPanels(t *data.Table, locale *data.Locale) ([]panel, []Problem) {
	r := &reader{spec: s, table: t, locale: locale}
	if s.Facet == s.Color || s.Facet == s.X {
		r.errorf("facet", "leave out facet, or name another column", "facet splits the chart by the column that stands in %s already",
			map[bool]string{true: "color", false: "x"}[s.Facet == s.Color])
	}
	at := r.column("facet", s.Facet)
	m, known := marks[s.Mark]
	r.markKnown(known)
	r.words()
	if at < 0 || !known {
		r.columns()
		return nil, r.problems
	}
	if r.tooLong() {
		return nil, r.problems
	}
	parts := r.split(at)
	if n := len(parts); n > s.mostPanels() { // each of which takes as long to read as all rows
		r.errorf("facet", "filter the rows, or name another column", "the chart has %d panels, more than %d", n, s.mostPanels())
		return nil, r.problems
	}
	var panels []panel
	problems := r.problems
	for _, part := range parts {
		p := &reader{spec: s, table: part.table, whole: t, panel: part.name, locale: locale}
		d := m.read(p)
		if d != nil {
			p.problems = append(p.problems, m.check(s, d)...)
			p.shown(d)
			panels = append(panels, panel{part.name, r.relabel(part.name, part.name), d})
		}
		problems = joinProblems(problems, p.problems)
	}
	whole := &reader{spec: s, table: t, locale: locale}
	whole.named(panels)
	problems = append(joinProblems(problems, whole.problems), s.writtenProblems(panels)...)
	if len(panels) == 0 && len(problems) == 0 {
		problems = []Problem{{Key: "y", Message: "there are no values to draw"}}
	}
	return panels, problems
}

// mostPanels is how many panels the chart can have.
func (s Spec) mostPanels() int {
	if s.Mark == "sparkline" {
		return maxSparklines
	}
	return maxPanels
}

// joinProblems adds those that are not there yet: panels have many in common.
func joinProblems(all, more []Problem) []Problem {
	for _, p := range more {
		seen := false
		for _, q := range all {
			seen = seen || p.Key == q.Key && p.Message == q.Message
		}
		if !seen {
			all = append(all, p)
		}
	}
	return all
}

// part is the rows of one panel.
type part struct {
	name  string
	table *data.Table
}

func (r *reader) split(column int) []part {
	var parts []part
	index := map[string]int{}
	for _, row := range r.table.Rows {
		c := row.Cells[column]
		if c.Missing {
			r.leaveOut("facet", row, r.table.Columns[column])
			continue
		}
		i, seen := index[c.Text]
		if !seen {
			i = len(parts)
			index[c.Text] = i
			t := *r.table
			t.Rows = nil
			parts = append(parts, part{c.Text, &t})
		}
		parts[i].table.Rows = append(parts[i].table.Rows, row)
	}
	r.unplaced.close(r)
	if len(parts) == 0 {
		r.errorf("facet", "", "there are no values to draw")
	}
	return parts
}

// composePanels composes a chart of several panels.
func composePanels(s Spec, t *data.Table, style Style, width layout.Pt) (*figure, error) {
	panels, problems := s.readPanels(t, style.Locale)
	for _, p := range problems {
		if !p.Warning {
			return nil, p
		}
	}
	var cells []data.Cell
	for _, p := range panels {
		for _, x := range p.data.series {
			cells = append(cells, x.cells...)
		}
	}
	root := newFigure(s, panels[0].data, style, width)
	root.decimals = max(0, data.Decimals(cells))
	root.name = columnLabel(t.Columns[t.Column(s.Facet)])
	for _, p := range panels {
		root.names = append(append(root.names, p.name), p.data.allNames()...)
	}
	slices.Sort(root.names)
	root.names = slices.Compact(root.names)
	return composeGrid(root, panels)
}

// composeGrid tries how many panels stand side by side. A figure that is as high as a page, or higher,
// is refused.
func composeGrid(root *figure, panels []panel) (*figure, error) {
	blank := *root
	var lowest *figure
	var refused error
	for _, low := range []bool{false, true} { // low panels where all else is too high
		for _, columns := range root.columnsToTry(len(panels)) {
			f := blank
			f.root = &f
			if err := f.composeColumns(panels, columns, low); err != nil {
				if refused == nil {
					refused = err
				}
				continue
			}
			if lowest == nil || f.height < lowest.height {
				lowest = &f
			}
			if f.height <= highFacet {
				break
			}
		}
		if lowest != nil && lowest.height <= highestFacet || root.spec.Height > 0 {
			break
		}
	}
	switch {
	case lowest == nil:
		return nil, refused
	case lowest.height > highestFacet && root.spec.Mark != "sparkline": // whose place is a table
		return nil, Problem{Key: map[bool]string{true: "columns", false: "facet"}[root.spec.Columns > 0], Message: fmt.Sprintf("the chart of %d panels would be %.0f mm high, more than a page has room for", len(panels), lowest.height/mm),
			Hint: "write more columns or a lower height, filter the rows, or show the chart in a section of its own, where it is wider"}
	}
	return lowest, nil
}

// columnsToTry are numbers of panels side by side, the best first: as many as have room, and no more than
// fill the rows evenly; then more that are narrower. The config's alone where it has one.
func (f *figure) columnsToTry(n int) []int {
	if f.spec.Columns > 0 {
		return []int{min(f.spec.Columns, n)}
	}
	even := func(most int) int {
		rows := math.Ceil(float64(n) / float64(min(most, n)))
		return int(math.Ceil(float64(n) / rows))
	}
	fit := func(width layout.Pt) int { return max(1, int((f.width+panelGap)/(width+panelGap))) }
	try := []int{even(min(fit(panelWidth), 5))}
	for most := try[0] + 1; most <= min(n, fit(leastPanel)); most++ {
		if c := even(most); c > try[len(try)-1] {
			try = append(try, c)
		}
	}
	return try
}

// composeColumns composes all panels, so many side by side, until they agree.
func (f *figure) composeColumns(panels []panel, columns int, low bool) error {
	g := grid{root: f, panels: panels, columns: columns, low: low, shared: newShared()}
	if err := g.compose(); err != nil { // to learn what the panels need
		return err
	}
	g.shared.settled = true
	clear(g.shared.sizes) // they were those of ranges that each panel had to itself
	for range maxRounds {
		g.shared.grown, f.warnings = false, nil
		if err := g.compose(); err != nil {
			return err
		}
		if !g.shared.grown {
			break
		}
	}
	if g.shared.legend {
		if err := f.legend(f.paint()); err != nil {
			return err
		}
	}
	g.arrange()
	f.tellTwins()
	if g.shared.named {
		f.foot = f.height - f.footHeight()
		f.height += f.nameRow()
		return f.nameScale()
	}
	return nil
}

// grid is the panels in rows and columns.
type grid struct {
	root    *figure
	panels  []panel
	columns int
	low     bool // panels are as low as keeps them on a page
	shared  *shared
}

// compose composes every panel by itself.
func (g *grid) compose() error {
	room := g.shared.sizes[leftRoom]
	if !g.shared.settled {
		room = 0
	}
	w := (g.root.width - room - layout.Pt(g.columns-1)*panelGap) / layout.Pt(g.columns)
	if w < 60 {
		return Problem{Key: "columns", Message: fmt.Sprintf("%d panels side by side leave no room for the data", g.columns), Hint: "write fewer columns, or show the chart in a section of its own, where it is wider"}
	}
	rows := (len(g.panels) + g.columns - 1) / g.columns
	height := max(w*panelShape, panelLow)
	if g.low {
		height = max(panelLowest, min(height, highFacet/layout.Pt(rows)-panelLead))
	}
	if h := g.root.spec.Height; h > 0 {
		height = max(h*mm/layout.Pt(rows)-panelLead, panelLow/2)
	}
	g.root.panels = nil
	for i, p := range g.panels {
		s := g.root.spec
		s.Height = 0 // rows find their own
		if g.root.spec.Height > 0 {
			s.Height = height / mm
		}
		first := i%g.columns == 0
		width := w
		if first {
			width += room
		}
		f := newFigure(s, p.data, g.root.style, width)
		f.root, f.shared, f.inner, f.decimals, f.name = g.root, g.shared, !first, g.root.decimals, p.name
		f.height, f.area.y1, f.foot = height, height, height-f.footHeight()
		name, err := f.fit(p.name, f.bold(f.style.Text), width)
		if err != nil {
			return err
		}
		f.place(name, 0, edge+f.style.SeriesLabelSize*(above+accents), left)
		f.area.y0 += f.style.SeriesLabelSize*(above+accents+below) + 4
		if err := f.compose(); err != nil {
			return g.noRoom(p, err)
		}
		g.root.panels = append(g.root.panels, f)
	}
	return nil
}

// noRoom is why a panel cannot be composed. That its size is too small is told at the word that decides it.
func (g *grid) noRoom(p panel, err error) error {
	var known Problem
	if !errors.As(err, &known) {
		return fmt.Errorf("in the panel %s: %w", p.name, err)
	}
	known.Message = fmt.Sprintf("in the panel %s: %s", p.name, known.Message)
	if known.Key == "" {
		known.Key, known.Hint = "facet", fmt.Sprintf("%d panels stand side by side: write fewer in columns, or a greater height", g.columns)
		if g.root.spec.Columns > 0 {
			known.Key = "columns"
		} else if g.root.spec.Height > 0 {
			known.Key = "height"
		}
	}
	return known
}

// arrange puts the panels in their places and makes the whole as high as they need.
func (g *grid) arrange() {
	room := g.shared.sizes[leftRoom]
	w := (g.root.width - room - layout.Pt(g.columns-1)*panelGap) / layout.Pt(g.columns)
	y := g.root.area.y0 - edge
	for from := 0; from < len(g.panels); from += g.columns {
		row := g.root.panels[from:min(from+g.columns, len(g.panels))]
		high := layout.Pt(0)
		for i, f := range row {
			if f.x0, f.y0 = 0, y; i > 0 {
				f.x0 = room + layout.Pt(i)*(w+panelGap)
			}
			high = max(high, f.height)
		}
		y += high + panelLead
	}
	g.root.height = y - panelLead
}
