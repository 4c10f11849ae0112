package brief

import (
	"slices"

	"report/config"
	"report/layout"
	"report/layout/text"
)

// quotes is kind = "quotes": what people said, from a file of [quote.NAME] tables. Their own words
// and reported speech are set differently, and only the former with quotation marks.
type quotes struct {
	common
	// Quotes names a TOML file of [quote.NAME] tables, relative to the config.
	Quotes string `toml:"quotes" required:"true"`
	// Select names the quotes to print, in order; all of them when left out.
	Select []string `toml:"select"`
}

// quote is [quote.NAME] in the file of a quotes section.
type quote struct {
	citation
	// Speaker is the person's name.
	Speaker string `toml:"speaker" required:"true"`
	// Role says who the speaker is.
	Role string `toml:"role" required:"true"`
	// Text is what was said: the exact words of a quotation, without quotation marks, or a report.
	Text string `toml:"text" required:"true"`
	// Form is "quotation" for the speaker's own words, "reported" for what others report of them.
	Form string `toml:"form" required:"true" oneof:"quotation,reported"`
}

func (s *quotes) compose(c *composer, node *config.Table) part {
	blocks := s.open(c, node)
	c.entries(s.Quotes, "quotes", "quote", s.Select, node, func(c *composer, entry *config.Table) {
		var q quote
		entry.Decode(&q, c.diags)
		c.cite(q.citation, entry)
		set := c.reported
		if q.Form == "quotation" {
			set = c.quotation
		}
		blocks = append(blocks, set(q, entry)...)
	})
	return part{blocks: blocks}
}

// entries reads a file of named tables and sets those selected, in order. The others are set as well,
// on a trial, for their mistakes.
func (c *composer) entries(file, key, name string, only []string, node *config.Table, set func(*composer, *config.Table)) {
	if file == "" {
		return // required, and reported as missing
	}
	path, err := config.Join(c.cfg.Dir, file)
	if err != nil {
		c.diags.Errorf(node.At(key), "", "%v", err)
		return
	}
	t := config.ReadNamed(c.cfg.Root, path, name, node.At(key), c.diags)
	if t == nil {
		return
	}
	all := t.Tables(name)
	if len(all) == 0 {
		c.diags.Errorf(node.At(key), "", "%s has no [%s.NAME]", path, name)
	}
	for _, entry := range c.selectEntries(all, path, name, only, node) {
		set(c, entry)
	}
	trial := c.trial()
	for _, entry := range all {
		if len(only) > 0 && !slices.Contains(only, entry.Name) {
			set(trial, entry)
		}
	}
}

// selectEntries finds the tables that a section names, or takes all.
func (c *composer) selectEntries(all []*config.Table, path, name string, only []string, node *config.Table) []*config.Table {
	if len(only) == 0 {
		return all
	}
	byName := map[string]*config.Table{}
	var known []string
	for _, entry := range all {
		byName[entry.Name] = entry
		known = append(known, entry.Name)
	}
	var out []*config.Table
	for i, n := range only {
		if byName[n] == nil {
			c.diags.Errorf(node.At("select", i), config.Suggest(n, known), "%s has no [%s.%s]", path, name, n)
			continue
		}
		out = append(out, byName[n])
	}
	return out
}

// quotation sets a person's own words: large, in quotation marks, beside a rule of the brand.
func (c *composer) quotation(q quote, entry *config.Table) []layout.Block {
	t := c.theme
	tag := &layout.Tag{Role: layout.RoleBlockQuote}
	at := place(entry.At("text"))
	exact := *c
	exact.typed = nil // a number in them is the speaker's
	said := c.bind(exact.fillWith(c.words.within(), q.Text, entry.TextAt("text")))
	words := c.words.OpenQuote + said + c.words.CloseQuote
	box := layout.Box{
		Left: 5 * layout.MM, RuleLeft: 2, RuleColor: t.Palette.Primary,
		Block: t.Quote.Paragraph(words, tag.Under(layout.RoleP), at),
	}
	return c.said(q, entry, tag, box, t.Quote, (t.Quote.Leading-t.Speaker.Leading)/2+t.Quote.Size*0.15)
}

// reported sets reported speech as running text, under words that say what it is.
func (c *composer) reported(q quote, entry *config.Table) []layout.Block {
	t := c.theme
	tag := c.sect()
	at := place(entry.At("text"))
	body := layout.Stack{Blocks: []layout.Block{
		layout.Gap{Height: (t.Speaker.Leading - t.Number.Leading) / 2},
		t.Number.Paragraph(c.words.ReportedSpeech, tag.Under(layout.RoleP), at), layout.Gap{Height: 1},
		t.Reported.Paragraph(c.expand(q.Text, entry, "text"), tag.Under(layout.RoleP), at),
	}}
	return c.said(q, entry, tag, body, t.Reported, 0)
}

// said sets what somebody said beside their name and role, which stand in the narrow column, lowered
// by drop to the words' first line.
func (c *composer) said(q quote, entry *config.Table, tag *layout.Tag, words layout.Block, style layout.Style, drop layout.Pt) []layout.Block {
	t := c.theme
	at := place(entry.At("text"))
	who := layout.Stack{Blocks: []layout.Block{
		layout.Gap{Height: drop},
		t.Speaker.Spans([]text.Span{{Text: c.expand(q.Speaker, entry, "speaker"), Style: t.Speaker.Bold()}}, tag.Under(layout.RoleP), at),
		t.Role.Paragraph(c.expand(q.Role, entry, "role"), tag.Under(layout.RoleP), at),
	}}
	return []layout.Block{
		layout.Space{Height: style.Before},
		layout.Keep{Blocks: []layout.Block{c.besideNarrow(who, words)}, At: at},
		layout.Space{Height: style.After},
	}
}
