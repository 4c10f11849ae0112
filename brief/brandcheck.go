package brief

import (
	"fmt"

	"report/charts"
	"report/config"
	"report/layout"
)

// CheckBrand warns of what the brand makes hard to read.
func CheckBrand(cfg *config.Config, d *config.Diagnostics) {
	checkContrast(cfg.Brand, d)
	checkSeries(cfg.Brand, d)
	checkFaces(cfg.Brand, d)
}

// checkContrast warns of colours of the brand that WCAG 2.2 finds too close: text below 4.5 to 1,
// large text and graphics below 3 to 1 (success criteria 1.4.3 and 1.4.11).
func checkContrast(b *config.Brand, d *config.Diagnostics) {
	p := palette(b)
	at := func(path ...any) config.Pos { return b.Table.At(path...) }
	check := func(what string, c, ground layout.Color, least float64, pos config.Pos) {
		if got := config.Contrast(config.Color(c), config.Color(ground)); got < least {
			d.Warnf(pos, "", "%s has a contrast of %.1f to 1; WCAG asks for %.1f", what, got, least)
		}
	}
	check("text on the page", p.Text, p.Background, 4.5, at("color", "foreground"))
	check("muted text on the page", p.Muted, p.Background, 4.5, at("defaults", "report", "muted"))
	check("a link on the page", p.Link, p.Background, 4.5, at("typography", "link", "color"))
	check("the primary colour on the page", p.Primary, p.Background, 3, at("color", "primary"))
	check("text on a panel", p.Text, p.Panel, 4.5, at("color", "light"))
	check("text on the cover", p.CoverText, p.CoverField, 4.5, at("defaults", "report", "cover_background"))
	check("a heading on the page", rgb(b.Typography.Headings.Color), p.Background, 3, at("typography", "headings", "color"))
	for i, s := range p.Series {
		check(fmt.Sprintf("chart colour %d on the page", i+1), s, p.Background, 3, at("defaults", "report", "chart_colors", i))
	}
	check("what a chart highlights", p.Focus, p.Background, 3, at("defaults", "report", "focus"))
}

// checkSeries warns of chart colours that some readers cannot tell apart. That colours are alike in grey
// is no fault: charts then tell their series apart by dashes, seams and labels as well.
func checkSeries(b *config.Brand, d *config.Diagnostics) {
	series := palette(b).Series
	for i, c := range series {
		for k, o := range series[:i] {
			if to, alike := charts.LookAlike(c, o); alike {
				d.Warnf(b.Table.At("defaults", "report", "chart_colors", i), "make one of them much lighter or darker",
					"chart colours %d and %d look alike to %s", k+1, i+1, to)
			}
		}
	}
}

// checkFaces warns of emphasis that the text's own family cannot show.
func checkFaces(b *config.Brand, d *config.Diagnostics) {
	for _, name := range sortedKeys(b.Typography.Fonts) {
		font := b.Typography.Fonts[name]
		if font.Source != "file" || len(b.Typography.Base.Family) == 0 || font.Family != b.Typography.Base.Family[0] {
			continue
		}
		bold, italic := false, false
		for _, f := range font.Files {
			bold = bold || f.Weight >= 600
			italic = italic || f.Style == "italic"
		}
		at := b.At("typography", "fonts", name, "files")
		if !bold {
			d.Warnf(at, "add a file with weight = 700", "the family %s has no bold face; what is to be bold looks like the rest", font.Family)
		}
		if !italic {
			d.Warnf(at, "add a file with style = \"italic\"", "the family %s has no italic face; emphasis looks like the rest", font.Family)
		}
	}
}
