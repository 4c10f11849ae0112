package charts

import "report/data"

// Spec is [chart.NAME], in Vega-Lite's words.
type Spec struct {
	data.Query
	// Mark is the kind of chart: bar, line, area, scatter.
	Mark string `toml:"mark" required:"true"`
	// Data names a table.
	Data string `toml:"data" required:"true"`
	// X is the column along the horizontal axis: categories, numbers, or dates.
	X string `toml:"x" required:"true"`
	// Y is the column, or columns, of the values. Several columns are several series.
	Y []string `toml:"y" required:"true"`
	// Color is the column that splits the rows into series.
	Color string `toml:"color"`
	// Title says the finding.
	Title string `toml:"title"`
	// Subtitle says measure and unit.
	Subtitle string `toml:"subtitle"`
	// Note stands below the chart.
	Note string `toml:"note"`
	// Source overrides the source line found from the data.
	Source string `toml:"source"`
	// Description is the alt text; generated from the data when left out.
	Description string `toml:"description"`
	// Highlight lists x values (or series) drawn in the accent colour, the others in grey. On a line
	// an x value gets a dot and its value.
	Highlight []any `toml:"highlight"`
	// Horizontal turns bars sideways. Bars whose category names do not fit below them turn by
	// themselves.
	Horizontal bool `toml:"horizontal"`
	// Stack sets the series of a bar or area chart on each other instead of side by side.
	Stack bool `toml:"stack"`
	// Labels gives series and categories other names: labels = { rd = "R&D spending" }, by column
	// name or by the value in the data.
	Labels map[string]string `toml:"labels"`
	// ValueLabels says whether marks carry their values: "auto" where up to 15 bars have room for
	// them, and the last value of a line; "on" for any number of bars that have room, and for the
	// points of a line; "off". Bars without room have a value axis.
	ValueLabels string `toml:"value_labels" default:"auto" oneof:"auto,on,off"`
	// YFormat is the CLDR pattern of the values, such as "0.0 %"; otherwise they are printed to the
	// precision that all of them are known to.
	YFormat string `toml:"y_format"`
	// XLabel names the horizontal axis of a scatter chart; otherwise the column's label and unit do.
	XLabel string `toml:"x_label"`
	// YLabel names the vertical axis of a scatter chart; otherwise the column's label and unit do.
	YLabel string `toml:"y_label"`
	// Min is where the value axis of a line or scatter chart starts; otherwise it is found from the
	// values. Bars and areas start at zero.
	Min *float64 `toml:"min"`
	// Max is where the value axis of a line or scatter chart ends; otherwise it is found from the
	// values.
	Max *float64 `toml:"max"`
	// Height of the plot in mm; otherwise it follows from the width, and from the number of bars
	// where they lie sideways.
	Height float64 `toml:"height"`
}

// The words of value_labels.
const (
	labelsAuto = "auto"
	labelsOn   = "on"
	labelsOff  = "off"
)
