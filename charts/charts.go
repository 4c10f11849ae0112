// Package charts draws charts with gonum/plot: from a table and a few words to a raster plot, and to
// a card that stands alone. It takes plain values for its style and knows nothing of the config.
//
// A plot holds marks, axes, gridlines and labels. Title, subtitle, note and source are text of the
// page, set by layout. What a plot keeps to:
//
//   - bars and areas start at zero, and so does a line's axis unless that would flatten the line;
//   - a missing value is a gap, never a zero;
//   - text is horizontal, starts at the left edge, and never touches other text;
//   - nothing is printed finer than it is known;
//   - bars that all carry their value have no value axis.
//
// Lengths are points; y grows downwards, except on gonum's canvas, where it grows upwards.
package charts

import (
	"maps"
	"slices"

	"report/layout"
)

// marks are the kinds of chart. To add one, write its file and add its line.
var marks = map[string]mark{
	"area":      areaMark{},
	"bar":       barMark{},
	"box":       boxMark{},
	"bullet":    bulletMark{},
	"donut":     donutMark{},
	"dot":       dotMark{},
	"dumbbell":  dumbbellMark{},
	"heatmap":   heatmapMark{},
	"histogram": histogramMark{},
	"line":      lineMark{},
	"lollipop":  lollipopMark{},
	"scatter":   scatterMark{},
	"slope":     slopeMark{},
	"sparkline": sparklineMark{},
	"timeline":  timelineMark{},
	"waterfall": waterfallMark{},
}

// mark is one kind of chart.
type mark interface {
	// read takes from the table what the mark shows.
	read(r *reader) *dataset
	// check says what is wrong with the data for this mark.
	check(s Spec, d *dataset) []Problem
	// compose places the chart's parts on the figure.
	compose(f *figure) error
}

// Marks lists the kinds of chart, sorted.
func Marks() []string { return slices.Sorted(maps.Keys(marks)) }

// Problem is something wrong with a chart, by the key that it concerns.
type Problem struct {
	Key     string // key of [chart.NAME], "" for the chart as a whole
	Path    []any  // what below the key, for config.Table.At: an index, a name
	Message string
	Hint    string
	Warning bool

	Word  string // that is none of Known, one of which may be meant; the hint is for where none is near
	Known []string
}

// Error makes a problem that only drawing shows an error, which says where in the config it stands.
func (p Problem) Error() string { return p.Message }

// Plot is a drawn chart, without title, subtitle, note and source: those are text on the page.
type Plot struct {
	Picture       *layout.Picture // palettised PNG
	Width, Height layout.Pt       // printed size
	Alt           string
	Warnings      []Problem // of what the chart has no room for, and leaves out

	figure *figure // what was drawn, for Vector
}
