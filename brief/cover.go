package brief

import (
	"cmp"
	"errors"
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
		author:   c.expand(r.Author, r.Table, "author"), date: date,
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
	coverTop     = 18 * layout.MM
	coverLogo    = 16 * layout.MM  // height; less where the logo would be wider than the text
	coverTitle   = 150 * layout.MM // greatest width
	coverPadding = 16 * layout.MM  // between the title and the field's edge
	coverBar     = 9 * layout.MM   // from the bar to the title below it
	coverMeta    = 14 * layout.MM  // from the field's edge to what stands below
)

// Fit implements layout.Block.
func (b *coverPage) Fit(env layout.Env, w, h layout.Pt) (layout.Frame, layout.Block, error) {
	t := b.theme
	f := layout.Frame{Width: w, Height: h, Items: slices.Clone(b.ground)}
	left, field := t.Page.Left, h*coverField
	f.Items = append(f.Items, layout.Rect{W: w, H: field, Fill: t.Palette.CoverField})
	top, err := b.head(&f, env)
	if err != nil {
		return f, nil, err
	}
	room := field - coverPadding - coverBar - top - coverPadding/2
	title, err := b.fitTitle(env, min(t.Page.Measure(), coverTitle), room)
	if err != nil {
		return f, nil, err
	}
	y := field - coverPadding - title.Height
	f.Items = append(f.Items, layout.Rect{X: left, Y: y - coverBar, W: 28, H: 3, Fill: t.Palette.CoverText})
	f.Place(title, left, y)
	below, rest, err := b.meta().Fit(env, t.Page.TextWidth(), h-field-coverMeta-t.Page.Bottom)
	if err != nil {
		return f, nil, err
	}
	if rest != nil {
		return f, nil, &layout.Error{At: b.at, Err: errors.New("author, date and note do not fit below the cover's field; the note may have some ten lines")}
	}
	f.Place(below, left, field+coverMeta)
	return f, nil, nil
}

// meta is who issues the briefing and when, and the note.
func (b *coverPage) meta() layout.Stack {
	style := b.theme.CoverMeta
	var blocks []layout.Block
	line := func(s string) *layout.Paragraph {
		p := style.Paragraph(s, &layout.Tag{Role: layout.RoleP}, b.at)
		blocks = append(blocks, p)
		return p
	}
	if b.author != "" {
		line(b.author).Spans[0].Style = style.Bold()
	}
	line(b.date)
	if b.note != "" {
		blocks = append(blocks, layout.Gap{Height: 10})
		line(b.note)
	}
	return layout.Stack{Blocks: blocks}
}

// head puts the logo, or the issuer's name, at the top of the field, and returns where it ends.
func (b *coverPage) head(f *layout.Frame, env layout.Env) (bottom layout.Pt, err error) {
	left := b.theme.Page.Left
	if b.logo != nil {
		height := min(coverLogo, b.theme.Page.TextWidth()*layout.Pt(b.logo.Height)/layout.Pt(b.logo.Width))
		width := height * layout.Pt(b.logo.Width) / layout.Pt(b.logo.Height)
		tag := &layout.Tag{Role: layout.RoleFigure, Alt: b.alt}
		f.Items = append(f.Items, layout.Image{X: left, Y: coverTop, W: width, H: height, Picture: b.logo, Tag: tag})
		return coverTop + height, nil
	}
	if b.issuer == "" {
		return coverTop, nil
	}
	style := b.theme.CoverMeta.Colored(b.theme.Palette.CoverText)
	p := style.Paragraph(b.issuer, &layout.Tag{Role: layout.RoleP}, b.at)
	p.Spans[0].Style = style.Bold()
	name, _, err := p.Fit(env, b.theme.Page.TextWidth(), f.Height)
	f.Place(name, left, coverTop)
	return coverTop + name.Height, err
}

// fitTitle sets the title in the largest size that needs at most three lines, splits no word, and
// leaves room for the subtitle below.
func (b *coverPage) fitTitle(env layout.Env, w, h layout.Pt) (layout.Frame, error) {
	t := b.theme
	for _, scale := range []float64{1, 0.9, 0.8, 0.7, 0.6, 0.5} {
		style := t.CoverTitle
		style.Size *= scale
		style.Leading *= scale
		p := style.Paragraph(b.title, &layout.Tag{Role: layout.RoleH1}, b.at)
		one, rest, err := p.Fit(env, w, h)
		if err != nil {
			return one, err
		}
		if rest != nil || one.Height > 3.5*style.Leading || len(one.Warnings) > 0 {
			continue
		}
		blocks := []layout.Block{p}
		if b.subtitle != "" {
			blocks = append(blocks, layout.Gap{Height: 5 * layout.MM}, t.CoverSubtitle.Paragraph(b.subtitle, &layout.Tag{Role: layout.RoleP}, b.at))
		}
		f, rest, err := layout.Stack{Blocks: blocks}.Fit(env, w, h)
		if err != nil || rest == nil {
			return f, err
		}
	}
	return layout.Frame{}, &layout.Error{At: b.at, Err: errors.New("title and subtitle are too long for the cover, in any size: the title may have three lines, and no word of it is split")}
}
