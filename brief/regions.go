package brief

import (
	"golang.org/x/text/language"

	"report/config"
	"report/layout"
	"report/layout/text"
)

// regions is kind = "regions": the plans of regions, from a file of [region.NAME] tables.
type regions struct {
	common
	// Regions names a TOML file of [region.NAME] tables, relative to the config.
	Regions string `toml:"regions" required:"true"`
	// Select names the regions to print, in order; all of them when left out.
	Select []string `toml:"select"`
}

// region is [region.NAME] in the file of a regions section.
type region struct {
	citation
	// Name of the region in the briefing's language.
	Name string `toml:"name" required:"true"`
	// LocalName is its name in its own script.
	LocalName string `toml:"local_name"`
	// LocalLang is the language of the local name, a BCP 47 tag.
	LocalLang string `toml:"local_lang"`
	// Document says what kind of document the plans come from.
	Document string `toml:"document" required:"true"`
	// Text is a sentence or two before the plans.
	Text string `toml:"text"`
	// Plans are what the region means to do, a phrase each.
	Plans []string `toml:"plans" required:"true"`
}

func (s *regions) compose(c *composer, node *config.Table) part {
	blocks := s.open(c, node)
	blocks = append(blocks, layout.Space{Height: c.theme.Body.Leading})
	c.entries(s.Regions, "regions", "region", s.Select, node, func(c *composer, entry *config.Table) {
		var r region
		entry.Decode(&r, c.diags)
		c.cite(r.citation, entry)
		blocks = append(blocks, c.region(r, entry)...)
	})
	return part{blocks: blocks}
}

// region sets the name in the narrow columns at the left and the plans beside it.
func (c *composer) region(r region, entry *config.Table) []layout.Block {
	t := c.theme
	tag := c.sect()
	at := place(entry.Pos)
	name := tag.Under(layout.RoleH2)
	left := []layout.Block{t.Place.Paragraph(c.expand(r.Name, entry, "name"), name, at)}
	if r.LocalLang != "" {
		if _, err := language.Parse(r.LocalLang); err != nil {
			c.diags.Errorf(entry.At("local_lang"), "write it as zh or pt-BR", "%q is no language tag", r.LocalLang)
		}
	}
	if r.LocalName != "" {
		local := &layout.Tag{Role: layout.RoleSpan, Parent: name, Lang: r.LocalLang}
		left = append(left, t.LocalName.Paragraph(r.LocalName, local, place(entry.At("local_name"))))
	}
	// The first line of the plans stands on the name's baseline.
	right := []layout.Block{layout.Gap{Height: (t.Place.Leading-t.Body.Leading)/2 + (t.Place.Size-t.Body.Size)*0.3}}
	if r.Text != "" {
		right = append(right, t.Body.Paragraph(c.expand(r.Text, entry, "text"), tag.Under(layout.RoleP), place(entry.At("text"))), layout.Space{Height: t.Body.After / 2})
	}
	list := tag.Under(layout.RoleL)
	for i, plan := range r.Plans {
		pos := entry.At("plans", i)
		li := list.Under(layout.RoleLI)
		p := t.Body.Paragraph(c.expand(plan, entry, "plans", i), li.Under(layout.RoleLBody), place(pos))
		right = append(right, listItem("•", t.Body.Size*1.3, []layout.Block{p}, li, t.Body, t.Palette.Primary, place(pos)), layout.Space{Height: 2})
	}
	small := t.Small
	right = append(right, layout.Gap{Height: 4}, small.Spans([]text.Span{
		{Text: c.words.From, Style: small.Bold()}, {Text: c.expand(r.Document, entry, "document"), Style: small.Text()},
	}, tag.Under(layout.RoleP), place(entry.At("document"))))
	row := c.besideNarrow(layout.Stack{Blocks: left}, layout.Stack{Blocks: right})
	return []layout.Block{
		layout.Keep{At: at, Blocks: []layout.Block{layout.Rule{Thickness: 0.6, Color: t.Palette.Rule}, layout.Gap{Height: 7}, row}},
		layout.Space{Height: t.Body.Leading * 1.2},
	}
}
