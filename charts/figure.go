package charts

import (
	"fmt"
	"slices"
	"sync"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"report/data"
	"report/layout"
	"report/layout/text"
)

// figure is a chart being composed: a mark places gridlines, shapes and labels on it.
type figure struct {
	spec     Spec
	data     *dataset
	style    Style
	decimals int // that values are printed with

	width, height layout.Pt
	area          box       // where the data stands, between the axes
	foot          layout.Pt // top of the labels below the data
	plot          *plot.Plot
	painted       [depths][]plot.Plotter // from back to front
	labels        []label
	plane         plane
	layersNamed   bool // beside the series

	headroom layout.Pt // above the data, for words
	sideroom layout.Pt // at the right of it
	inner    bool      // a panel with another at its left, which has the labels that they share
	warnings []Problem // found when drawing, kept by the root

	shared *shared   // with the other panels of a facet; nil for a chart of one panel
	panels []*figure // of a facet; the figure itself holds nothing but their common labels then
	root   *figure   // the whole chart; itself but for a panel
	x0, y0 layout.Pt // of a panel, on the root
	names  []string  // that may stand on the chart, kept by the root
	name   string    // of a panel; on the root, the label of the facet's column
}

// depth is how far in front something is painted. Within a depth, later things cover earlier ones.
type depth uint8

const (
	behind depth = iota // shades below the gridlines
	among               // gridlines and marks
	before              // lines and dots over the marks
	depths
)

// edge keeps what overshoots its line, such as a round digit, inside of the picture.
const edge = 1

// box is a rectangle, y downwards.
type box struct{ x0, y0, x1, y1 layout.Pt }

func (b box) overlaps(c box) bool {
	return b.x0 < c.x1 && c.x0 < b.x1 && b.y0 < c.y1 && c.y0 < b.y1
}

const mm = 72 / 25.4

// newFigure starts a figure as wide as given, of the usual shape: 16 to 8.5, but not so low that a
// narrow one has no room for its axis.
func newFigure(s Spec, d *dataset, style Style, width layout.Pt) *figure {
	style = style.scheme(s.Scheme, len(d.series), s.Mark == "bar" || s.Mark == "area")
	f := &figure{spec: s, data: d, style: style, width: width, plot: plot.New()}
	f.height = max(width*8.5/16, 52*mm)
	if s.Height > 0 {
		f.height = s.Height * mm
	}
	var cells []data.Cell
	for _, s := range d.series {
		cells = append(cells, s.cells...)
	}
	f.decimals = max(0, data.Decimals(cells))
	f.area = box{0, edge, width, f.height}
	f.foot = f.height - f.footHeight()
	f.root = f
	return f
}

// scale sets what stands at the edges of the data area.
func (f *figure) scale(xmin, xmax, ymin, ymax float64) {
	if xmin == xmax {
		xmin, xmax = xmin-0.5, xmax+0.5
	}
	if ymin == ymax {
		ymin, ymax = ymin-0.5, ymax+0.5
	}
	f.plot.X.Min, f.plot.X.Max = xmin, xmax
	f.plot.Y.Min, f.plot.Y.Max = ymin, ymax
}

// atX and atY are the places of data on the figure.
func (f *figure) atX(v float64) layout.Pt {
	return f.area.x0 + f.plot.X.Norm(v)*(f.area.x1-f.area.x0)
}

func (f *figure) atY(v float64) layout.Pt {
	return f.area.y1 - f.plot.Y.Norm(v)*(f.area.y1-f.area.y0)
}

// point is a place of the figure on gonum's canvas, whose y grows upwards.
func (f *figure) point(x, y layout.Pt) vg.Point {
	return vg.Point{X: vg.Length(f.x0 + x), Y: vg.Length(f.root.height - f.y0 - y)}
}

// add paints plotters among the marks, addTo at any depth. Their ranges and glyph boxes do not count:
// the figure has set both.
func (f *figure) add(ps ...plot.Plotter) { f.addTo(among, ps...) }

func (f *figure) addTo(d depth, ps ...plot.Plotter) {
	f.painted[d] = append(f.painted[d], ps...)
}

// fill adds a rectangle, placed on the figure.
func (f *figure) fill(b box, c layout.Color) { f.fillAt(among, b, c) }

func (f *figure) fillAt(d depth, b box, c layout.Color) {
	f.addTo(d, rectangle{f, b, c})
}

// rectangle is a plotter that fills a box of the figure.
type rectangle struct {
	figure *figure // whose y grows the other way
	box
	color layout.Color
}

func (r rectangle) Plot(c draw.Canvas, _ *plot.Plot) {
	f := r.figure
	c.FillPolygon(rgba(r.color), []vg.Point{f.point(r.x0, r.y1), f.point(r.x1, r.y1), f.point(r.x1, r.y0), f.point(r.x0, r.y0)})
}

// hline and vline are strokes along the axes, centred on their place.
func (f *figure) hline(x0, x1, y, width layout.Pt, c layout.Color) {
	f.fill(box{x0, y - width/2, x1, y + width/2}, c)
}

func (f *figure) vline(x, y0, y1, width layout.Pt, c layout.Color) {
	f.fill(box{x - width/2, y0, x + width/2, y1}, c)
}

// drawShapes paints everything but text.
func (f *figure) drawShapes(c vg.Canvas) {
	for _, p := range f.panels {
		p.drawShapes(c)
	}
	f.draw(c, behind, among, before)
}

// draw paints what lies at some depths.
func (f *figure) draw(c vg.Canvas, ds ...depth) {
	area := draw.Canvas{Canvas: c, Rectangle: vg.Rectangle{Min: f.point(f.area.x0, f.area.y1), Max: f.point(f.area.x1, f.area.y0)}}
	for _, d := range ds {
		for _, p := range f.painted[d] {
			p.Plot(area, f.plot)
		}
	}
}

// texts are the figure's labels as items.
func (f *figure) texts() []layout.Text {
	var items []layout.Text
	for _, l := range f.allLabels() {
		items = append(items, l.texts()...)
	}
	return items
}

// allLabels are the labels of the figure and its panels, at their places on the whole.
func (f *figure) allLabels() []label {
	labels := slices.Clone(f.labels)
	for i := range labels {
		labels[i].x += f.x0
		labels[i].y += f.y0
	}
	for _, p := range f.panels {
		labels = append(labels, p.allLabels()...)
	}
	return labels
}

// compose checks a chart and places its parts.
func compose(s Spec, t *data.Table, style Style, width layout.Pt) (*figure, error) {
	if !(width >= minWidth) { // nor a number at all
		return nil, fmt.Errorf("a width of %.0f pt is too narrow for a chart, it takes %d", width, minWidth)
	}
	style = style.complete()
	if s.Facet != "" {
		return composePanels(s, t, style, width)
	}
	d, problems := s.read(t, style.Locale)
	for _, p := range problems {
		if !p.Warning {
			return nil, p
		}
	}
	f := newFigure(s, d, style, width)
	f.names = d.allNames()
	if err := f.compose(); err != nil {
		return nil, err
	}
	f.tellTwins()
	return f, nil
}

// compose places the mark's parts, what lies over them, and the words on the chart.
func (f *figure) compose() error {
	if f.spec.annotated() {
		return f.composeAnnotated()
	}
	return f.composeMark()
}

// composeMark places the mark's parts and the layers over them.
func (f *figure) composeMark() error {
	if err := f.composeBase(); err != nil {
		return err
	}
	if err := f.overlay(); err != nil {
		return err
	}
	if f.area.x1-f.area.x0 < 20 || f.area.y1-f.area.y0 < 5 {
		return Problem{Message: "its labels leave the chart no room for the data", Hint: "set a greater height, or show the chart in a section of its own, where it is wider"}
	}
	return nil
}

// minWidth is the least width of a chart, in points.
const minWidth = 120

// complete fills in what the brand leaves out: sizes, and the colours of further series, which are found
// when they are asked for.
func (s Style) complete() Style {
	if s.LabelSize <= 0 {
		s.LabelSize = 8.5
	}
	if s.SeriesLabelSize <= 0 {
		s.SeriesLabelSize = 9.5
	}
	s.all = sync.OnceValue(s.moreSeries)
	return s
}

// regular and bold are the ways in which labels are set: with figures of one width, which stand below
// each other along an axis.
func (f *figure) regular(c layout.Color) text.Style {
	return text.Style{Face: f.style.Regular, Size: f.style.LabelSize, Color: c, Figures: text.TabularFigures}
}

func (f *figure) bold(c layout.Color) text.Style {
	return text.Style{Face: f.style.Bold, Size: f.style.SeriesLabelSize, Color: c, Figures: text.TabularFigures}
}

// warn tells of something that only drawing shows. Panels of a facet do so once they have their sizes.
func (f *figure) warn(key, hint, format string, args ...any) {
	if f.shared == nil || f.shared.settled {
		f.root.warnings = joinProblems(f.root.warnings, []Problem{{Key: key, Hint: hint, Message: fmt.Sprintf(format, args...), Warning: true}})
	}
}
