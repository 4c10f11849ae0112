package charts

import (
	"slices"

	"report/data"
)

// Spec is [chart.NAME], in Vega-Lite's words. Which marks take which words is in wordsOfMarks.
type Spec struct {
	data.Query
	// Mark is the kind of chart: area, bar, box, bullet, donut, dot, dumbbell, heatmap, histogram, line,
	// lollipop, scatter, slope, sparkline, timeline, waterfall. A donut has up to five parts, clockwise
	// from the top in the order of the rows: sort = "-value" begins with the largest. A box
	// plot takes many rows for each place along x: its quartiles are interpolated (R's type 7), its
	// whiskers end at the farthest values within one and a half lengths of the box, and fewer than five
	// values are shown one by one.
	Mark string `toml:"mark" required:"true"`
	// Data names a table.
	Data string `toml:"data" required:"true"`
	// X is the column along the horizontal axis: categories, numbers, or dates. Categories stand in the
	// order of the rows, which is that of the file unless sort says another; numbers and dates in their
	// own. A histogram counts its numbers; a timeline's events begin there, up to 60 of them. A chart
	// shows up to 60 bars or rows, or 5000 places along a line. Bars and lollipops leave room for missing years, quarters
	// and months, and are refused where more than half as many are missing as are there.
	X string `toml:"x" required:"true"`
	// Y is the column, or columns, of the values. Several columns are several series. In a heatmap it is
	// the column of the rows, in a timeline that of the events' names; a histogram has none.
	Y []string `toml:"y"`
	// Color is the column that splits the rows into series, up to seven; on a line up to 30 and on a slope
	// too, where highlight names up to seven: the others are grey and without names. In a heatmap it is the
	// column of the values.
	Color string `toml:"color"`
	// Scheme gives series that have an order colours in that order: "ordered" is one hue from pale to
	// strong, "diverging" two hues around a pale middle, as for answers from disagree to agree. Otherwise
	// each series has a colour of its own.
	Scheme string `toml:"scheme" oneof:"ordered,diverging"`
	// Facet is the column that splits the chart into small panels, one for each of its values, all on
	// the same scales; up to 24.
	Facet string `toml:"facet"`
	// Columns is how many panels of a facet stand side by side; found from their number and the width
	// when left out, so that the chart stays on a page.
	Columns int `toml:"columns"`
	// X2 is the column in which a timeline's events end. An event without an end is a point in time.
	X2 string `toml:"x2"`
	// Size is the column by which the area of a scatter chart's dots grows.
	Size string `toml:"size"`
	// Text is the column that names the dots of a scatter chart. The names stand where there is room;
	// those in highlight come first. Dots at the same place cover each other.
	Text string `toml:"text"`
	// Band names two columns, low and high, between which a line is shaded: its confidence band.
	Band []string `toml:"band"`
	// Target is the column that a bullet chart's bars are held against.
	Target string `toml:"target"`
	// Ranges are the columns in which the shades behind a bullet end, the smallest first.
	Ranges []string `toml:"ranges"`
	// Totals lists the x values at which a waterfall stands on zero and shows a total rather than a step.
	// A total whose cell is empty is added up; one that is given must be what the steps come to.
	Totals []any `toml:"totals"`
	// Bins is about how many bars a histogram has, up to 60; found from the values when left out.
	Bins int `toml:"bins"`
	// Layers are further marks on the same scale, such as a line over bars:
	// layers = [{ mark = "line", y = "average" }].
	Layers []Layer `toml:"layers"`
	// Title says the finding.
	Title string `toml:"title"`
	// Claim is what the title says, as a condition or several: "at(turnover.turnover, 2023) >
	// at(turnover.turnover, 2022)". Where the data do not bear it nothing is built.
	Claim []string `toml:"claim"`
	// Subtitle says measure and unit.
	Subtitle string `toml:"subtitle"`
	// Note stands below the chart.
	Note string `toml:"note"`
	// Notes are up to six remarks on the chart, at places of the data: notes = [{ x = 2020, text =
	// "Law passed" }]. Here as in highlight, reference and spans, months and quarters are written
	// in quotes: x = "2020-Q3".
	Notes []Note `toml:"notes"`
	// Reference are lines across the chart: reference = [{ y = 2.5, text = "Target" }].
	Reference []Reference `toml:"reference"`
	// Spans are shaded stretches along x: spans = [{ from = 2008, to = 2009, text = "Recession" }].
	Spans []Span `toml:"spans"`
	// Source overrides the source line found from the data.
	Source string `toml:"source"`
	// Description is the alt text; generated from the data when left out.
	Description string `toml:"description"`
	// Highlight lists x values (or series) drawn in the accent colour, the others in grey. On a line
	// an x value gets a dot and its value.
	Highlight []any `toml:"highlight"`
	// Horizontal turns bars, and boxes over numbers or dates, sideways. Bars whose category names do not
	// fit below them turn by themselves.
	Horizontal bool `toml:"horizontal"`
	// Stack sets the series of a bar or area chart on each other instead of side by side: "zero" adds the
	// values up, those below zero on the other side of it; "normalize" turns them into shares of 100 %.
	Stack string `toml:"stack" oneof:"zero,normalize"`
	// Interpolate says how a line or an area goes from value to value: "linear", or "step" for what holds
	// until it changes.
	Interpolate string `toml:"interpolate" default:"linear" oneof:"linear,step"`
	// Labels gives series, categories, panels and the dots of a scatter chart other names:
	// labels = { rd = "R&D spending" }, by column name or by the value in the data.
	Labels map[string]string `toml:"labels"`
	// ValueLabels says whether marks carry their values: "auto" where up to 15 bars have room for
	// them, and the last value of a line; "on" for any number of bars that have room, for the points of
	// a single line, and for the last value of each of several that carry their names; "off". Where bars
	// lie sideways and are long, their values stand within them. Bars without room have a value axis,
	// in stacks beside the values that have room; there is a warning when values were wanted and have none.
	ValueLabels string `toml:"value_labels" default:"auto" oneof:"auto,on,off"`
	// YFormat is the CLDR pattern of the values, such as "0.0 %"; otherwise they are printed to the
	// precision that all of them are known to.
	YFormat string `toml:"y_format"`
	// XLabel names the horizontal axis of a scatter chart; otherwise the column's label and unit do.
	XLabel string `toml:"x_label"`
	// YLabel names the vertical axis of a scatter chart; otherwise the column's label and unit do.
	YLabel string `toml:"y_label"`
	// Min is where the value axis starts; otherwise it is found from the values. Marks whose length
	// counts, such as bars and areas, start at zero.
	Min *float64 `toml:"min"`
	// Max is where the value axis ends; otherwise it is found from the values.
	Max *float64 `toml:"max"`
	// Height of the plot in mm, from 30 to 200, with the labels of its axes; a legend and the names of axes stand beside
	// it. Otherwise it follows from the width, and from the number of bars where they lie sideways.
	Height float64 `toml:"height"`
	// Render says how the page has the chart: "png", or "vector", whose text can be selected; as
	// report.charts says when left out. A chart with more marks than a vector is good for is a PNG.
	Render string `toml:"render" oneof:"png,vector"`
	// ShowData prints the chart's numbers as a table below it.
	ShowData bool `toml:"show_data"`
}

// Series says how the chart parts the rows, for what is derived from them: everything that it tells rows
// apart by, along x.
func (s Spec) Series() data.Series {
	return data.Series{Over: s.X, By: append([]string{s.Color, s.Facet, s.Text}, s.Y...)}
}

// Quantities lists the columns whose values stand on the chart, or decide what stands there. A scatter chart
// has dots alone.
func (s Spec) Quantities() []string {
	switch s.Mark {
	case "histogram":
		return []string{s.X}
	case "heatmap":
		return []string{s.Color}
	case "scatter":
		return nil
	}
	names := slices.Concat(s.Y, []string{s.Target}, s.Ranges)
	for _, l := range s.Layers {
		names = append(names, l.Y)
	}
	return names
}

// stacked says that the series stand on each other.
func (s Spec) stacked() bool { return s.Stack != "" }

// Layer is an entry of layers: a further mark on the same scale.
type Layer struct {
	// Mark is "line" or "dot".
	Mark string `toml:"mark" required:"true" oneof:"line,dot"`
	// Y is the column of the values.
	Y string `toml:"y" required:"true"`
	// Label names it; otherwise the column's label does.
	Label string `toml:"label"`
}

// Note is an entry of notes: words at a place of the data.
type Note struct {
	// X is where it points to, a value of x. Where x is numbers or dates it may lie between two of them,
	// with y.
	X any `toml:"x" required:"true"`
	// Y is how high it points, a value of the axis: 0.5 for 50 % where stack = "normalize".
	// Otherwise the note points to the mark at x: to where its value stands.
	Y *float64 `toml:"y"`
	// Series is whose mark it points to, where there are several; otherwise that of the first which has a
	// value there, and the end of the whole stack where the series stand on each other. In a chart with
	// facet it names the panel.
	Series string `toml:"series"`
	// Text is a few words, up to 100 characters. A chart that has no room for them is not drawn.
	Text string `toml:"text" required:"true"`
}

// Reference is an entry of reference: a line across the chart.
type Reference struct {
	// Y is the value at which the line stands: 0.5 for 50 % where stack = "normalize". The axis
	// reaches it; a line more than nine times the range of the values away from them is refused.
	Y *float64 `toml:"y"`
	// X is the value of x at which the line stands: of bars and dots on rows, before the one of that
	// value.
	X any `toml:"x"`
	// Text names it, in up to 60 characters. Of the panels of a facet the first has the name.
	Text string `toml:"text"`
}

// Span is an entry of spans: a shaded stretch, darker within another.
type Span struct {
	// From is the value of x at which it begins; among bars, before the bar.
	From any `toml:"from" required:"true"`
	// To is the value of x at which it ends; among bars, after the bar.
	To any `toml:"to" required:"true"`
	// Text names it, in up to 60 characters: within the shade, or above it where that is narrow. Of the
	// panels of a facet the first has the name.
	Text string `toml:"text"`
}

// The words of value_labels, stack, interpolate and render.
const (
	labelsAuto = "auto"
	labelsOn   = "on"
	labelsOff  = "off"

	stackZero      = "zero"
	stackNormalize = "normalize"

	stepwise = "step"

	RenderVector = "vector"
)
