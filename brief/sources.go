package brief

import (
	"cmp"
	"fmt"
	"net/url"

	"report/config"
	"report/data"
	"report/layout"
	"report/layout/text"
)

// sources is kind = "sources": every source that the briefing's figures, charts, tables, quotes and
// plans come from, in the order of their first use.
type sources struct {
	common
	// Facts adds a table of every fact that the briefing prints: what it is, its value, and where that
	// comes from.
	Facts bool `toml:"facts"`
}

// sourceList collects sources without repeating them.
type sourceList struct{ list []data.Source }

// add takes a source; of two dates of the same publication the later stays.
func (l *sourceList) add(s data.Source) {
	if s.Publisher == "" && s.Title == "" && s.URL == "" {
		return
	}
	for i, have := range l.list {
		if have.Publisher == s.Publisher && have.Title == s.Title && have.URL == s.URL {
			l.list[i].AsOf = data.Later(have.AsOf, s.AsOf)
			l.list[i].CopyOf = cmp.Or(have.CopyOf, s.CopyOf)
			return
		}
	}
	l.list = append(l.list, s)
}

// citation is where a quote or a region's plans come from.
type citation struct {
	// Source is the publisher of the words.
	Source string `toml:"source" required:"true"`
	// Title of the publication.
	Title string `toml:"title"`
	// URL of the publication.
	URL string `toml:"url"`
	// AsOf is the date of the publication: "2024-03-05", "2024-03", "2024-Q1" or "2024".
	AsOf string `toml:"as_of"`
}

// cite checks a citation and collects its source.
func (c *composer) cite(s citation, entry *config.Table) {
	if s.AsOf != "" {
		if _, err := c.locale.Date(s.AsOf); err != nil {
			c.diags.Errorf(entry.At("as_of"), "", "%v", err)
			return
		}
	}
	if s.URL != "" && !isWebAddress(s.URL) {
		c.diags.Errorf(entry.At("url"), "", "%q is no address that begins with https:// or http://", s.URL)
		return
	}
	c.sources.add(data.Source{Publisher: s.Source, Title: s.Title, URL: s.URL, AsOf: s.AsOf})
}

func isWebAddress(s string) bool {
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != ""
}

func (s *sources) compose(c *composer, node *config.Table) part {
	if s.Title == "" {
		s.Title = c.words.Sources
	}
	return part{blocks: s.open(c, node), last: func() []layout.Block { return s.entries(c, place(node.Pos)) }}
}

// entries lists what the sections used, when all of them are composed.
func (s *sources) entries(c *composer, at layout.Place) []layout.Block {
	list := layout.Tag{Role: layout.RoleL}
	var items []layout.Block
	for _, src := range c.sources.list {
		body := list.Under(layout.RoleLI).Under(layout.RoleLBody)
		items = append(items, layout.Keep{Blocks: c.sourceEntry(src, body, at)}, layout.Space{Height: c.theme.Body.After})
	}
	out := c.inTextColumn(items)
	if s.Facts {
		out = append(out, c.factTable(at)...)
	}
	return out
}

func (c *composer) sourceEntry(s data.Source, tag *layout.Tag, at layout.Place) []layout.Block {
	body := c.theme.Body
	body.Align, body.Hyphenate = layout.AlignLeft, layout.HyphenateSparingly // names and titles
	first := s.Publisher
	rest := s.Title
	if first == "" {
		first, rest = rest, ""
	}
	spans := []text.Span{{Text: first, Style: body.Bold()}}
	if rest != "" {
		spans = append(spans, text.Span{Text: c.words.Comma, Style: body.Text()}, text.Span{Text: rest, Style: body.Italic()})
	}
	if date := c.date(s.AsOf); date != "" {
		spans = append(spans, text.Span{Text: c.words.Comma + date, Style: body.Text()})
	}
	if s.CopyOf != "" {
		spans = append(spans, text.Span{Text: c.words.Comma + fmt.Sprintf(c.words.CopyOf, c.date(s.CopyOf)), Style: body.Text()})
	}
	out := []layout.Block{body.Spans(spans, tag.Under(layout.RoleP), at)}
	if s.URL != "" {
		small := c.theme.Small
		style := small.Text()
		style.Color = c.theme.Palette.Link
		out = append(out, small.Spans([]text.Span{{Text: s.URL, Style: style, Link: s.URL}}, tag.Under(layout.RoleP), at))
	}
	return out
}
