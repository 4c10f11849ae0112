package brief

import (
	"report/config"
	"report/layout"
)

// chartSection is kind = "chart": one chart as wide as the page allows, with words before it.
type chartSection struct {
	common
	// Chart names a [chart.NAME]; the section's own name when left out.
	Chart string `toml:"chart"`
}

func (s *chartSection) drawings(c *composer, node *config.Table) []drawing {
	name := s.Chart
	if name == "" {
		name = node.Name
	}
	return []drawing{{name, c.theme.Page.Measure()}}
}

func (s *chartSection) compose(c *composer, node *config.Table) part {
	blocks := s.open(c, node)
	d := s.drawings(c, node)[0]
	if !c.knowChart(d.name, node, "chart") {
		return part{}
	}
	blocks = append(blocks, layout.Space{Height: c.theme.Title.Before})
	blocks = append(blocks, c.figure(d).blocks()...)
	return part{blocks: append(blocks, layout.Space{Height: c.theme.Title.After})}
}

// chartsSection is kind = "charts": two or three charts side by side.
type chartsSection struct {
	common
	// Charts names each [chart.NAME], from left to right.
	Charts []string `toml:"charts" required:"true"`
}

func (s *chartsSection) drawings(c *composer, _ *config.Table) []drawing {
	n := layout.Pt(len(s.Charts))
	w := (c.theme.Page.Measure() - (n-1)*chartGap(c.theme)) / n
	var out []drawing
	for _, name := range s.Charts {
		out = append(out, drawing{name, w})
	}
	return out
}

func (s *chartsSection) compose(c *composer, node *config.Table) part {
	blocks := s.open(c, node)
	if n := len(s.Charts); n > 0 && (n < 2 || n > 3) {
		c.diags.Errorf(node.At("charts"), "one chart is kind = \"chart\"; more go into a second section", "%d charts do not stand side by side; two or three do", n)
		return part{}
	}
	known := true
	for i, name := range s.Charts {
		known = c.knowChart(name, node, "charts", i) && known
	}
	if !known || len(s.Charts) == 0 {
		return part{}
	}
	blocks = append(blocks, layout.Space{Height: c.theme.Title.Before})
	blocks = append(blocks, c.figureRow(s.drawings(c, node))...)
	return part{blocks: append(blocks, layout.Space{Height: c.theme.Title.After})}
}
