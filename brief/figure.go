package brief

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"report/charts"
	"report/config"
	"report/data"
	"report/layout"
	"report/layout/text"
)

// chart is a checked [chart.NAME] with the rows that it shows.
type chart struct {
	node    *config.Table
	spec    charts.Spec
	table   *data.Table
	sources []data.Source // of its data
	cited   []data.Source // of the facts in its words
	uses    []factUse     // of these
}

// chartSet is every chart by name; a nil one has mistakes that were reported.
type chartSet struct {
	byName map[string]*chart
	order  []string
}

// drawing is a chart at a printed width.
type drawing struct {
	name  string
	width layout.Pt
}

// loadCharts checks every chart, whether a section shows it or not.
func (c *composer) loadCharts() {
	c.charts.byName = map[string]*chart{}
	for _, node := range c.cfg.Charts {
		c.charts.byName[node.Name] = c.chart(node)
		c.charts.order = append(c.charts.order, node.Name)
	}
}

func (c *composer) chart(node *config.Table) *chart {
	var spec charts.Spec
	before := len(c.diags.List)
	node.Decode(&spec, c.diags)
	c.zeros(node)
	t := c.dataOf(spec.Data, node, "data")
	if len(c.diags.List) > before || t == nil {
		return nil
	}
	series := spec.Series()
	series.Locale = c.locale
	if t = spec.ApplyTo(t, series, node, c.diags).Drawn(c.locale); t == nil {
		return nil
	}
	c.typed.chart = node.Name
	defer func() { c.typed.chart = "" }()
	words := c.trial() // what the words cite counts where the chart is shown
	spec.Title = words.expand(spec.Title, node, "title")
	c.claims(spec.Claim, node, spec.Title)
	spec.Subtitle = words.expand(spec.Subtitle, node, "subtitle")
	spec.Note = words.expand(spec.Note, node, "note")
	spec.Source = words.expandQuietly(spec.Source, node, "source")
	words.onChart(&spec, node)
	spec.Description = words.fill(spec.Description, node.TextAt("description"))
	bad := false
	for _, p := range spec.Check(t) {
		bad = !c.tell(p, node) || bad
	}
	if bad {
		return nil
	}
	for _, name := range spec.Quantities() {
		c.warnOfCoarse(t, name, spec.YFormat)
	}
	return &chart{node: node, spec: spec, table: t, sources: t.SourcesOf(spec.Quantities()), cited: words.sources.list, uses: words.uses.facts}
}

// zeros refuses a zero where leaving the word out is what gives the chart's own choice.
func (c *composer) zeros(node *config.Table) {
	values := node.Values()
	for _, key := range []string{"bins", "columns", "height"} {
		if v := values[key]; v == int64(0) || v == 0.0 {
			c.diags.Errorf(node.At(key), "leave out "+key+", and the chart finds its own", "%s is 0", key)
		}
	}
}

// tell says what is wrong with a chart, at its key; false for what keeps it from being drawn.
func (c *composer) tell(p charts.Problem, node *config.Table) bool {
	pos := node.Pos
	if p.Key != "" {
		pos = node.At(append([]any{p.Key}, p.Path...)...)
	}
	if near, ok := config.Nearest(p.Word, p.Known); ok {
		p.Hint = fmt.Sprintf("did you mean %q?", near)
	}
	if p.Warning {
		c.diags.Warnf(pos, p.Hint, "%s", p.Message)
	} else {
		c.diags.Errorf(pos, p.Hint, "%s", p.Message)
	}
	return p.Warning
}

// onChart fills in the facts in the words that stand on the chart itself.
func (c *composer) onChart(spec *charts.Spec, node *config.Table) {
	for i := range spec.Notes {
		spec.Notes[i].Text = c.expand(spec.Notes[i].Text, node, "notes", i, "text")
	}
	for i := range spec.Reference {
		spec.Reference[i].Text = c.expand(spec.Reference[i].Text, node, "reference", i, "text")
	}
	for i := range spec.Spans {
		spec.Spans[i].Text = c.expand(spec.Spans[i].Text, node, "spans", i, "text")
	}
	for i := range spec.Layers {
		spec.Layers[i].Label = c.expand(spec.Layers[i].Label, node, "layers", i, "label")
	}
	for _, name := range sortedKeys(spec.Labels) {
		spec.Labels[name] = c.expand(spec.Labels[name], node, "labels", name)
	}
}

// knowChart says whether a chart can be shown; if there is none of that name, it says so.
func (c *composer) knowChart(name string, node *config.Table, key ...any) bool {
	ch, ok := c.charts.byName[name]
	if !ok {
		c.diags.Errorf(node.At(key...), config.Suggest(name, c.charts.order), "there is no [chart.%s]", name)
	}
	return ch != nil
}

// wanted are the drawings that the selected sections show.
func (c *composer) wanted(sections []loaded) []drawing {
	var out []drawing
	for _, s := range sections {
		if d, ok := s.section.(interface {
			drawings(*composer, *config.Table) []drawing
		}); ok && s.selected {
			out = append(out, d.drawings(c, s.node)...)
		}
	}
	return out
}

// draw begins to draw, several charts side by side, and returns a function that waits for the plots.
// What went wrong then goes to the diagnostics, in the order of the drawings. Names that no chart
// has are left to the sections that say them.
func (c *composer) draw(wanted []drawing) (finish func()) {
	var todo []drawing
	for _, d := range wanted {
		if c.charts.byName[d.name] != nil && !slices.Contains(todo, d) {
			todo = append(todo, d)
		}
	}
	style := c.chartStyle()
	plots := make([]*charts.Plot, len(todo))
	wait := parallel(len(todo), func(i int) (err error) {
		ch := c.charts.byName[todo[i].name]
		plots[i], err = charts.Draw(c.cache, todo[i].name, ch.spec, ch.table, style, todo[i].width)
		return err
	})
	return func() {
		c.plots = map[drawing]*charts.Plot{}
		for i, err := range wait() {
			c.plots[todo[i]] = plots[i]
			if err == nil {
				for _, p := range plots[i].Warnings {
					c.tell(p, c.charts.byName[todo[i].name].node)
				}
				continue
			}
			c.failed(err, c.charts.byName[todo[i].name])
		}
	}
}

// failed says why a chart could not be drawn, at the word of the config that asks for too much.
func (c *composer) failed(err error, ch *chart) {
	var p charts.Problem
	if errors.As(err, &p) {
		p.Message = err.Error() // with the panel
		c.tell(p, ch.node)
		return
	}
	c.diags.Add(c.explainChart(err, ch))
}

// explainChart is explain for what stands on a chart. A character that no font has is told at the cell of the
// data that has it.
func (c *composer) explainChart(err error, ch *chart) config.Diagnostic {
	one := c.explain(err)
	if one.Pos.Line == 0 {
		one.Pos = ch.node.Pos
	}
	var missing *text.MissingGlyph
	if !errors.As(err, &missing) {
		return one
	}
	for _, row := range ch.table.Rows {
		for col, cell := range row.Cells {
			if cell.Kind == data.Text && strings.ContainsRune(cell.Text, missing.Rune) {
				one.Pos = row.CellAt(col)
				return one
			}
		}
	}
	return one
}

// cardMargin is the white space around a card's words and plot.
const cardMargin = 5 * layout.MM

// card sets a chart with its words as a picture that stands alone.
func (c *composer) card(ch *chart, plot *charts.Plot, width layout.Pt) ([]byte, error) {
	blocks := append(c.captionAbove(ch, "", nil), c.graphic(plot, nil))
	blocks = append(blocks, c.captionBelow(ch, nil)...)
	m := layout.Pt(cardMargin)
	box := layout.Box{Block: layout.Stack{Blocks: blocks}, Top: m, Right: m, Bottom: m, Left: m}
	const tall = 1e5 // a card is as high as it has to be
	f, _, err := box.Fit(layout.Env{Settings: c.settings(), PageTop: true}, width+2*m, tall)
	if err != nil {
		return nil, err
	}
	dpi := float64(plot.Picture.Width) / plot.Width * 72
	return charts.Rasterize(c.cache, f, c.theme.Palette.Background, dpi)
}

// cards begins to set the drawn charts as pictures, side by side; what it returns waits for them and
// gives them in the config's order. A chart that is shown in two sizes gives its widest.
func (c *composer) cards() (finish func() ([]Card, error)) {
	var shown []drawing
	for _, name := range c.charts.order {
		var best drawing
		for d := range c.plots {
			if d.name == name && d.width > best.width {
				best = d
			}
		}
		if best.name != "" {
			shown = append(shown, best)
		}
	}
	// Those with the most pixels take longest, and come first.
	order := make([]int, len(shown))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return c.plots[shown[b]].Picture.Height - c.plots[shown[a]].Picture.Height
	})
	out := make([]Card, len(shown))
	wait := parallel(len(shown), func(k int) error {
		i := order[k]
		d := shown[i]
		png, err := c.card(c.charts.byName[d.name], c.plots[d], d.width)
		if err != nil {
			return fmt.Errorf("set the chart %s as a picture of its own: %w", d.name, err)
		}
		out[i] = Card{d.name, png, c.plots[d].Alt}
		return nil
	})
	return func() ([]Card, error) {
		err := errors.Join(wait()...)
		return out, err
	}
}

// figure is a chart with its words, above and below it.
type figure struct {
	above, plot, below []layout.Block
	numbers            []layout.Block // where the config wants them
	at                 layout.Place
}

// figure numbers a chart and sets its words. While rehearsing there is no plot.
func (c *composer) figure(d drawing) figure {
	ch := c.charts.byName[d.name]
	for _, s := range slices.Concat(ch.sources, ch.cited) {
		c.sources.add(s)
	}
	if ch.spec.Title == "" && ch.spec.Mark == "sparkline" { // the others have been warned of
		c.diags.Warnf(ch.node.Pos, "say the finding in about ten words", "the chart has no title")
	}
	c.figures++
	number := fmt.Sprintf(c.words.Figure, c.figures)
	tag := &layout.Tag{Role: layout.RoleFigure}
	c.uses.chart(d, c.current, ch, tag)
	caption := &layout.Tag{Role: layout.RoleCaption, Parent: tag}
	mark := c.shownAnchor("chart."+d.name, number, ch.spec.Title)
	f := figure{above: append([]layout.Block{mark}, c.captionAbove(ch, number, caption)...), below: c.captionBelow(ch, caption), at: place(ch.node.Pos)}
	if plot := c.plots[d]; plot != nil {
		tag.Alt = plot.Alt
		f.plot = []layout.Block{c.plotBlock(plot, tag, ch)}
		f.numbers = c.dataBelow(ch, plot, d.width)
	}
	return f
}

// plotBlock is a plot as the chart, or else the briefing, wants it: a raster, or shapes and text where
// these are not too many.
func (c *composer) plotBlock(plot *charts.Plot, tag *layout.Tag, ch *chart) layout.Block {
	at := place(ch.node.Pos)
	graphic := c.graphic(plot, tag)
	graphic.At = at
	if cmp.Or(ch.spec.Render, c.cfg.Report.Charts) != charts.RenderVector || plot.Heavy() {
		return graphic
	}
	block, err := plot.Vector(tag)
	if err != nil {
		c.diags.Add(c.explainChart(err, ch))
		return graphic
	}
	return layout.Keep{Blocks: []layout.Block{block}, At: at}
}

// blocks keep a figure on one page; its numbers follow it.
func (f figure) blocks() []layout.Block {
	return withNumbers(layout.Keep{Blocks: slices.Concat(f.above, f.plot, f.below), At: f.at}, f.numbers)
}

func withNumbers(figure layout.Block, numbers []layout.Block) []layout.Block {
	if len(numbers) == 0 {
		return []layout.Block{figure}
	}
	return append([]layout.Block{layout.KeepNext{Block: figure}}, numbers...)
}

// figureRow sets figures side by side: words in one row and plots in the next, so that the plots
// stand level however long the titles are.
func (c *composer) figureRow(ds []drawing) []layout.Block {
	var rows [3][]layout.Column
	numbers, any := layout.Columns{Gap: chartGap(c.theme)}, false
	at := layout.Place{}
	for _, d := range ds {
		f := c.figure(d)
		at = f.at
		for i, blocks := range [][]layout.Block{f.above, f.plot, f.below} {
			rows[i] = append(rows[i], layout.Column{Width: d.width, Block: layout.Stack{Blocks: blocks}})
		}
		column := layout.Column{Width: d.width}
		if len(f.numbers) > 0 {
			column.Block, any = f.numbers[1], true
		}
		numbers.Cols = append(numbers.Cols, column)
	}
	var blocks []layout.Block
	for _, cols := range rows {
		blocks = append(blocks, layout.Columns{Gap: chartGap(c.theme), Cols: cols})
	}
	row := layout.Keep{Blocks: blocks, At: at}
	if !any {
		return []layout.Block{row}
	}
	return withNumbers(row, []layout.Block{layout.Space{Height: dataAbove}, numbers})
}

func (c *composer) graphic(p *charts.Plot, tag *layout.Tag) layout.Graphic {
	return layout.Graphic{Picture: p.Picture, Width: p.Width, Height: p.Height, Tag: tag}
}

func (c *composer) captionAbove(ch *chart, number string, tag *layout.Tag) []layout.Block {
	node := ch.node
	var out []layout.Block
	if number != "" {
		out = append(out, c.number(number, tag), layout.Gap{Height: 2})
	}
	out = append(out, c.theme.Title.Paragraph(ch.spec.Title, caption(tag), place(node.At("title"))))
	if ch.spec.Subtitle != "" {
		out = append(out, layout.Gap{Height: 1}, c.theme.Subtitle.Paragraph(ch.spec.Subtitle, caption(tag), place(node.At("subtitle"))))
	}
	return append(out, layout.Gap{Height: 7})
}

// number sets "FIGURE 1" as a small line, in small capitals where the font has them and else in
// capitals.
func (c *composer) number(s string, tag *layout.Tag) layout.Block {
	style := c.theme.Number
	if !style.SmallCaps {
		s = strings.ToUpper(s)
	}
	return style.Paragraph(s, caption(tag), layout.Place{})
}

func caption(tag *layout.Tag) *layout.Tag {
	if tag == nil {
		return nil
	}
	return tag.Under(layout.RoleP)
}

func (c *composer) captionBelow(ch *chart, tag *layout.Tag) []layout.Block {
	out := []layout.Block{layout.Gap{Height: 5}}
	if ch.spec.Note != "" {
		out = append(out, c.theme.Note.Paragraph(ch.spec.Note, caption(tag), place(ch.node.At("note"))), layout.Gap{Height: 1})
	}
	line := ch.spec.Source
	if line == "" {
		line = publishers(ch.sources)
	}
	return append(out, c.sourceLine(line, len(ch.sources), caption(tag), place(ch.node.Pos))...)
}

// sourceLine sets "Source: ..." in the small style, its first word bold.
func (c *composer) sourceLine(line string, n int, tag *layout.Tag, at layout.Place) []layout.Block {
	if line == "" {
		return nil
	}
	word := c.words.Source
	if n > 1 {
		word = c.words.Sourced
	}
	note := c.theme.Note
	return []layout.Block{note.Spans([]text.Span{
		{Text: word, Style: note.Bold()}, {Text: line, Style: note.Text()},
	}, tag, at)}
}

// publishers joins the distinct publishers of sources.
func publishers(sources []data.Source) string {
	var names []string
	seen := map[string]bool{}
	for _, s := range sources {
		if s.Publisher != "" && !seen[s.Publisher] {
			seen[s.Publisher] = true
			names = append(names, s.Publisher)
		}
	}
	return strings.Join(names, "; ")
}
