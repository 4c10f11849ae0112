package brief

import (
	"cmp"
	"math"
	"slices"

	"report/config"
	"report/layout"
)

// Review looks the drawn charts over as an editor would, all texts for numbers that are no facts, and all facts for
// those that no text uses. What it finds are warnings, each at its place.
func (b *Briefing) Review(d *config.Diagnostics) {
	b.unusedFacts(d)
	c := *b.composer
	c.diags = d
	var drawn []drawing
	for one := range c.plots {
		drawn = append(drawn, one)
	}
	slices.SortFunc(drawn, func(a, b drawing) int {
		return cmp.Or(cmp.Compare(a.name, b.name), cmp.Compare(b.width, a.width))
	})
	for _, one := range drawn {
		ch := c.charts.byName[one.name]
		for _, p := range c.plots[one].Review(ch.spec.Source != "" || publishers(ch.sources) != "") {
			c.tell(p, ch.node)
		}
		c.reviewTitle(ch, one.width)
	}
	c.reviewTyped()
}

// reviewTitle warns of a title of more than two lines. In a chart that shares the page's width with others
// it may have more, as it is broken sooner.
func (c *composer) reviewTitle(ch *chart, width layout.Pt) {
	const endless = 1e6
	style := c.theme.Title
	f, _, err := style.Paragraph(ch.spec.Title, nil, layout.Place{}).Fit(layout.Env{Settings: c.settings()}, width, endless)
	if err != nil {
		return // told when it is set
	}
	most := 1 + math.Round(c.theme.Page.Measure()/width)
	if lines := math.Round(f.Height / style.Leading); lines > most {
		c.diags.Warnf(ch.node.At("title"), "say the finding in about ten words, and the rest in subtitle or note",
			"the title takes %.0f lines, more than %.0f", lines, most)
	}
}
