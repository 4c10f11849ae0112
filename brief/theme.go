package brief

import (
	"report/charts"
	"report/config"
	"report/layout"
	"report/layout/text"
)

// themer makes the theme of a brand.
type themer struct {
	brand  *config.Brand
	lang   string // base language
	lib    *text.Library
	diags  *config.Diagnostics
	failed bool
}

// newTheme turns the brand into every style and colour of the briefing; nil when it has mistakes.
func newTheme(cfg *config.Config, lang string, lib *text.Library, d *config.Diagnostics) *layout.Theme {
	b := cfg.Brand
	m := &themer{brand: b, lang: lang, lib: lib, diags: d}
	t := &layout.Theme{Palette: palette(b)}
	var ok bool
	if t.Page, ok = layout.NewPaper(cfg.Report.Paper); !ok {
		t.Page, _ = layout.NewPaper("a4") // config has said so; what else is wrong can be found all the same
	}
	m.styles(t)
	if m.failed {
		return nil
	}
	return t
}

func rgb(c config.Color) layout.Color { return layout.Color(c) }

func palette(b *config.Brand) layout.Palette {
	c, own := b.Color, b.Defaults.Report
	p := layout.Palette{
		Text: rgb(c.Foreground), Muted: rgb(own.Muted), Background: rgb(c.Background),
		Primary: rgb(c.Primary), Link: rgb(b.Typography.Link.Color),
		Panel: rgb(own.Panel), Rule: rgb(own.Rule),
		CoverField: rgb(own.CoverBackground), CoverText: rgb(own.CoverForeground),
		Focus: rgb(own.Focus), Context: rgb(own.Context),
	}
	for _, s := range own.ChartColors {
		p.Series = append(p.Series, rgb(s))
	}
	return p
}

// faces finds a kind of text's family at a weight, with a bolder one for emphasis. A mistake is
// reported at the family's name.
func (m *themer) faces(key string, b config.BrandText, weight, bold int) layout.Faces {
	var f layout.Faces
	for _, want := range []struct {
		face   **text.Face
		weight int
		italic bool
	}{{&f.Regular, weight, b.Style == "italic"}, {&f.Italic, weight, true}, {&f.Bold, bold, b.Style == "italic"}, {&f.BoldItalic, bold, true}} {
		face, err := m.lib.Face(b.Family, want.weight, want.italic)
		if err != nil {
			if !m.failed {
				m.diags.Errorf(m.brand.Table.At("typography", key, "family"), config.Suggest(first(b.Family), m.lib.Families()), "%v", err)
			}
			m.failed = true
			return f
		}
		*want.face = face
	}
	return f
}

func first(list []string) string {
	if len(list) == 0 {
		return ""
	}
	return list[0]
}

func weightOr(w, otherwise int) int {
	if w == 0 {
		return otherwise
	}
	return w
}

// styles sets the scale of 8, 9, 10, 12, 15, 20, 28 and 40 points, times what the brand's base size
// is to 10 points.
func (m *themer) styles(t *layout.Theme) {
	base, head, mono := m.brand.Typography.Base, m.brand.Typography.Headings, m.brand.Typography.Monospace
	p := t.Palette
	ink, headInk := rgb(base.Color), rgb(head.Color)
	scale := base.Size / 10
	weight := weightOr(base.Weight, 400)
	sans := m.faces("base", base, weight, max(600, weight+200))
	strong := m.faces("base", base, max(600, weight+200), 700)
	display := m.faces("headings", head, weightOr(head.Weight, 600), 700)
	reading := m.faces("headings", head, 400, 600)
	code := m.faces("monospace", mono, weightOr(mono.Weight, 400), 600)

	style := func(f layout.Faces, size, leading layout.Pt, c layout.Color, before, after layout.Pt) layout.Style {
		return layout.Style{Faces: f, Size: size * scale, Leading: leading * scale, Color: c, Before: before * scale, After: after * scale}
	}
	height, loose := m.lineHeight()
	line := 10 * height
	// small is text beside or below the running text, for which the scale gives the leading.
	small := func(size, leading layout.Pt, c layout.Color, before, after layout.Pt) layout.Style {
		return style(sans, size, leading*loose, c, before, after)
	}
	heading := func(f layout.Faces, size layout.Pt, c layout.Color, before, after layout.Pt) layout.Style {
		return style(f, size, size*head.LineHeight, c, before, after)
	}
	t.Body = m.running(style(sans, 10, line, ink, 0, 7))
	t.Lead = m.running(style(sans, 12, 12*height, ink, 0, 8))
	t.Small = small(8, 11, p.Muted, 0, 3)
	t.Code = layout.Style{Faces: code, Size: mono.Size, Leading: mono.Size * orDefault(mono.LineHeight), Color: rgb(mono.Color), Before: 4, After: 8, Hyphenate: layout.HyphenateNever}
	t.Headings = [4]layout.Style{
		heading(display, 24, headInk, 38, 12),
		heading(display, 15, headInk, 16, 5),
		heading(strong, 12, headInk, 12, 3),
		style(strong, 10, line, ink, 8, 2),
	}
	t.CoverTitle = heading(display, 40, p.CoverText, 0, 0)
	t.CoverSubtitle = style(sans, 15, 21, p.CoverText, 0, 0)
	t.CoverMeta = style(sans, 12, 17, ink, 0, 0)
	t.RunningHead = style(sans, 8, 10, p.Muted, 0, 0)
	t.ContentsEntry = style(strong, 10.5, 14, ink, 4, 0)
	t.ContentsSub = style(sans, 10, 14, ink, 2, 0)
	t.Number = style(sans, 8, 11, p.Muted, 0, 0)
	t.Number.Tracking = 0.5 * scale
	t.Number.SmallCaps = sans.Regular.HasSmallCaps()
	t.Title = style(strong, 12, 16, ink, 21, 28) // before and after the whole figure or table
	t.Subtitle = small(9.5, 13, p.Muted, 0, 0)
	t.Note = small(8, 11, p.Muted, 0, 0)
	t.TableHead = style(strong, 8.5, 11.5*loose, ink, 0, 0)
	t.TableCell = small(9, 12.5, ink, 0, 0)
	t.DataHead = style(strong, 8, 10.5*loose, ink, 0, 0)
	t.DataCell = small(8.5, 11, ink, 0, 0)
	t.KeyValue = style(strong, 28, 34, p.Primary, 16, 28)
	t.KeyUnit = style(sans, 12, 16, p.Primary, 0, 0)
	t.KeyLabel = small(9.5, 13, ink, 0, 0)
	t.KeyDetail = small(8, 11, p.Muted, 0, 0)
	t.Quote = style(reading, 16, 22*loose, ink, 14, 14)
	t.Reported = m.running(style(sans, 10, line, ink, 12, 8))
	t.Speaker = small(9, 12.5, ink, 0, 0)
	t.Role = small(9, 12.5, p.Muted, 0, 0)
	t.Place = heading(display, 15, headInk, 0, 0)
	t.LocalName = t.Place.Colored(p.Muted)
	t.LocalName.Faces, t.LocalName.Size = sans, t.Place.Size*0.85
	for _, s := range []*layout.Style{&t.TableHead, &t.TableCell, &t.DataHead, &t.DataCell, &t.KeyValue, &t.KeyUnit, &t.ContentsEntry, &t.ContentsSub} {
		s.Figures = text.TabularFigures
	}
	for i := range t.Headings {
		t.Headings[i].Balance = true
	}
	for _, s := range []*layout.Style{&t.CoverTitle, &t.CoverSubtitle, &t.Title, &t.Subtitle, &t.KeyLabel, &t.Quote} {
		s.Balance = true
	}
}

// The distance of lines, as a multiple of the size, where the brand says nothing. Chinese characters
// fill their square, and want more white between the lines.
const (
	usualLineHeight   = 1.4
	chineseLineHeight = 1.7
)

// lineHeight is that of running text, and by how much other text is to be looser than the scale says.
func (m *themer) lineHeight() (height, loose float64) {
	switch stated := m.brand.Typography.Base.LineHeight; {
	case stated != 0:
		return stated, 1
	case m.lang == "zh":
		return chineseLineHeight, chineseLineHeight / usualLineHeight
	}
	return usualLineHeight, 1
}

func orDefault(lineHeight float64) float64 {
	if lineHeight == 0 {
		return usualLineHeight
	}
	return lineHeight
}

// running makes a style one of running text, as the brand wants that set.
func (m *themer) running(s layout.Style) layout.Style {
	own := m.brand.Defaults.Report
	if own.Justify != nil && *own.Justify || own.Justify == nil && m.lang == "zh" {
		s.Align = layout.AlignJustify
	}
	if own.Hyphenate {
		s.Hyphenate = layout.HyphenateFreely
	}
	return s
}

// chartGap is the white space between charts that stand side by side.
func chartGap(t *layout.Theme) layout.Pt { return 2 * t.Page.Gutter }

// chartStyle is what charts take from the theme.
func (c *composer) chartStyle() charts.Style {
	t := c.theme
	p := t.Palette
	scale := t.Body.Size / 10
	return charts.Style{
		Regular: t.Body.Faces.Regular, Bold: t.Body.Faces.Bold,
		Text: p.Text, Muted: p.Muted, Grid: mix(p.Rule, p.Background, 0.4), Background: p.Background,
		Focus: p.Focus, Context: p.Context, Series: p.Series,
		LabelSize: 8.5 * scale, SeriesLabelSize: 9.5 * scale, Locale: c.locale, Hyphens: c.hyphens,
	}
}

// mix goes from a colour towards another by a share of the way.
func mix(from, to layout.Color, share float64) layout.Color {
	part := func(a, b uint8) uint8 { return uint8(float64(a) + (float64(b)-float64(a))*share + 0.5) }
	return layout.Color{R: part(from.R, to.R), G: part(from.G, to.G), B: part(from.B, to.B)}
}
