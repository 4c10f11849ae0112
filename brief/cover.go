package brief

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"report/config"
	"report/layout"
)

// cover is kind = "cover": the title on a field of the brand's colour. Title, subtitle, date and
// author are those of [report].
type cover struct {
	// Kind of the section.
	Kind string `toml:"kind" required:"true"`
	// Note is a line at the foot of the cover.
	Note string `toml:"note"`
}

func (s *cover) compose(c *composer, node *config.Table) part {
	p := c.theme.Page
	r := c.cfg.Report
	date := c.date(r.Date.Time.Format(time.DateOnly))
	b := &coverPage{
		ground:   c.ground(),
		theme:    c.theme,
		title:    c.expand(r.Title, r.Table, "title"),
		subtitle: c.expand(r.Subtitle, r.Table, "subtitle"),
		author:   r.Author, date: date,
		note:   c.expand(s.Note, node, "note"),
		logo:   c.logo(),
		alt:    cmp.Or(c.cfg.Brand.Logo.Alt, c.cfg.Brand.Meta.Name),
		at:     place(r.Table.At("title")),
		issuer: c.cfg.Brand.Meta.Name,
	}
	return part{
		master: &layout.Master{Width: p.Width, Height: p.Height},
		blocks: []layout.Block{b},
	}
}

// coverPage fills a page without margins: the field over two thirds of it, the title at the field's
// foot, the issuer and the date below.
type coverPage struct {
	ground                     []layout.Item
	theme                      *layout.Theme
	title, subtitle            string
	author, date, note, issuer string
	logo                       *layout.Picture
	alt                        string
	at                         layout.Place
}

const (
	coverField   = 0.66 // of the page's height
	coverLogo    = 16 * layout.MM
	coverTitleMM = 150 // greatest width of the title
)

// Fit implements layout.Block.
func (b *coverPage) Fit(env layout.Env, w, h layout.Pt) (layout.Frame, layout.Block, error) {
	t := b.theme
	f := layout.Frame{Width: w, Height: h, Items: slices.Clone(b.ground)}
	left, field := t.Page.Left, h*coverField
	f.Items = append(f.Items, layout.Rect{W: w, H: field, Fill: t.Palette.CoverField})
	title, err := b.fitTitle(env, min(w-left-t.Page.Right, coverTitleMM*layout.MM))
	if err != nil {
		return f, nil, err
	}
	y := field - 16*layout.MM - title.Height
	f.Items = append(f.Items, layout.Rect{X: left, Y: y - 9*layout.MM, W: 28, H: 3, Fill: t.Palette.CoverText})
	f.Place(title, left, y)
	if err := b.head(&f, env, left); err != nil {
		return f, nil, err
	}
	meta := []layout.Block{}
	for i, line := range []string{b.author, b.date, b.note} {
		if line == "" {
			continue
		}
		style := t.CoverMeta.Colored(t.Palette.Text)
		p := style.Paragraph(line, &layout.Tag{Role: layout.RoleP}, b.at)
		if i == 0 {
			p.Spans[0].Style = style.Bold()
		}
		if i == 2 {
			meta = append(meta, gap{10})
		}
		meta = append(meta, p)
	}
	below, _, err := layout.Stack{Blocks: meta}.Fit(env, t.Page.TextWidth(), h-field)
	if err != nil {
		return f, nil, err
	}
	f.Place(below, left, field+14*layout.MM)
	return f, nil, nil
}

// head puts the logo, or the issuer's name, at the top of the field.
func (b *coverPage) head(f *layout.Frame, env layout.Env, left layout.Pt) error {
	top := 18 * layout.MM
	if b.logo != nil {
		lw := coverLogo * layout.Pt(b.logo.Width) / layout.Pt(b.logo.Height)
		tag := &layout.Tag{Role: layout.RoleFigure, Alt: b.alt}
		f.Items = append(f.Items, layout.Image{X: left, Y: top, W: lw, H: coverLogo, Picture: b.logo, Tag: tag})
		return nil
	}
	if b.issuer == "" {
		return nil
	}
	style := b.theme.CoverMeta.Colored(b.theme.Palette.CoverText)
	p := style.Paragraph(b.issuer, &layout.Tag{Role: layout.RoleP}, b.at)
	p.Spans[0].Style = style.Bold()
	name, _, err := p.Fit(env, b.theme.Page.TextWidth(), 100)
	if err != nil {
		return err
	}
	f.Place(name, left, top)
	return nil
}

// fitTitle sets the title in the largest size that needs at most three lines, and the subtitle below.
func (b *coverPage) fitTitle(env layout.Env, w layout.Pt) (layout.Frame, error) {
	t := b.theme
	for _, scale := range []float64{1, 0.9, 0.8, 0.7, 0.6, 0.5} {
		style := t.CoverTitle
		style.Size *= scale
		style.Leading *= scale
		p := style.Paragraph(b.title, &layout.Tag{Role: layout.RoleH1}, b.at)
		one, _, err := p.Fit(env, w, 1e4)
		if err != nil {
			return one, err
		}
		if one.Height > 3.5*style.Leading || len(one.Warnings) > 0 {
			continue // too many lines, or a word that is wider than the cover
		}
		blocks := []layout.Block{p}
		if b.subtitle != "" {
			blocks = append(blocks, gap{5 * layout.MM}, t.CoverSubtitle.Paragraph(b.subtitle, &layout.Tag{Role: layout.RoleP}, b.at))
		}
		f, _, err := layout.Stack{Blocks: blocks}.Fit(env, w, 1e4)
		return f, err
	}
	return layout.Frame{}, &layout.Error{At: b.at, Err: fmt.Errorf("the title is too long for the cover, in any size; three lines is the most, and no word may be split")}
}
