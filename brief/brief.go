// Package brief makes a briefing of a config and its tables: the blocks of every section, with the
// charts drawn and every figure read from its table. Each section kind is one file and one line in
// kinds.
package brief

import (
	"context"
	"slices"
	"strings"

	"report/config"
	"report/data"
	"report/layout"
)

// Briefing is a composed briefing, ready to be paginated.
type Briefing struct {
	Metadata
	Settings layout.Settings
	Flows    []layout.Flow
	// Sources are those of every figure, quote and plan that the selected sections print.
	Sources []data.Source

	composer *composer
}

// Cards begins to set each chart that the briefing shows as a picture that stands alone, and returns a
// function that waits for them: laying the briefing out may go on meanwhile.
func (b *Briefing) Cards() (finish func() ([]Card, error)) { return b.composer.cards() }

// Card is a chart as a picture that stands alone, with its words.
type Card struct {
	Name string
	PNG  []byte
	Alt  string // the chart in words
}

// Tables loads every [data.NAME]. Tables with mistakes are left out, the mistakes in d.
func Tables(ctx context.Context, cfg *config.Config, in data.Inputs, d *config.Diagnostics) map[string]*data.Table {
	in.Root, in.Dir, in.Date = cfg.Root, cfg.Dir, cfg.Report.Date.Time
	if l, err := data.NewLocale(cfg.Report.Lang); err == nil {
		in.Locale = l // Compose tells of a language that is not known
	}
	return data.LoadAll(ctx, in, cfg.Data, d)
}

// Compose makes the briefing. Mistakes in sections, charts and facts, selected or not, go to d; the
// result is usable only when d holds no error.
func Compose(cfg *config.Config, tables map[string]*data.Table, r *Resources, d *config.Diagnostics) *Briefing {
	c := newComposer(cfg, tables, r, d)
	if c == nil {
		return nil
	}
	c.loadFacts()
	c.loadCharts()
	sections := c.loadSections()
	if d.Err() != nil {
		c.rehearse(sections)
		return nil
	}
	finish := c.draw(c.wanted(sections))
	c.rehearse(sections)
	if d.Err() != nil {
		return nil
	}
	finish()
	flows := c.flows(sections)
	words := c.trial()
	meta := words.metadata()
	c.uses.facts = append(c.uses.facts, words.uses.facts...)
	return &Briefing{
		Metadata: meta,
		Settings: c.settings(), Flows: flows, Sources: c.sources.list, composer: c,
	}
}

// Charts draws every [chart.NAME] as a card, whether a section shows it or not. What is wrong goes
// to d. The text is Metadata.Output, beside which they belong.
func Charts(cfg *config.Config, tables map[string]*data.Table, r *Resources, d *config.Diagnostics) ([]Card, string) {
	c := newComposer(cfg, tables, r, d)
	if c == nil {
		return nil, ""
	}
	c.loadFacts()
	c.loadCharts()
	output := c.trial().metadata().Output
	if d.Err() != nil {
		return nil, ""
	}
	all := make([]drawing, 0, len(c.charts.order))
	for _, name := range c.charts.order {
		all = append(all, drawing{name, c.theme.Page.Measure()})
	}
	c.draw(all)()
	if d.Err() != nil {
		return nil, ""
	}
	cards, err := c.cards()()
	if err != nil {
		d.Add(c.explain(err))
	}
	// What the sections read is the briefing's as well, and no chart may take its place. Their
	// mistakes are for a build to tell.
	silent := *c
	silent.diags = &config.Diagnostics{}
	silent.rehearse(silent.loadSections())
	return cards, output
}

// part is what one section gives: blocks, on a page shape of its own when master is set.
type part struct {
	master *layout.Master
	blocks []layout.Block
	// last returns what follows the blocks. It is called when all sections are composed, to gather
	// what they used.
	last func() []layout.Block
}

// section is a decoded [section.NAME] of some kind.
type section interface {
	compose(c *composer, node *config.Table) part
}

// kinds are the section kinds by the word that the config uses. To add one, write its file and its
// line here; lists, hints and the reference of keys pick it up.
var kinds = map[string]func() section{
	"cover":       func() section { return &cover{} },
	"contents":    func() section { return &contents{} },
	"text":        func() section { return &textSection{} },
	"key_figures": func() section { return &keyFigures{} },
	"chart":       func() section { return &chartSection{} },
	"charts":      func() section { return &chartsSection{} },
	"table":       func() section { return &tableSection{} },
	"quotes":      func() section { return &quotes{} },
	"regions":     func() section { return &regions{} },
	"caveats":     func() section { return &caveats{} },
	"sources":     func() section { return &sources{} },
	"changes":     func() section { return &changes{} },
	"page_break":  func() section { return &pageBreak{} },
}

// Kinds lists the section kinds, sorted.
func Kinds() []string { return sortedKeys(kinds) }

// loaded is a section with the table that it came from.
type loaded struct {
	node     *config.Table
	section  section
	selected bool
}

// loadSections decodes every section, in the order of the briefing and then of the file.
func (c *composer) loadSections() []loaded {
	selected := map[string]bool{}
	nodes := slices.Clone(c.cfg.Selected)
	for _, n := range nodes {
		selected[n.Name] = true
	}
	for _, n := range c.cfg.Sections {
		if !selected[n.Name] {
			nodes = append(nodes, n)
		}
	}
	var out []loaded
	for _, node := range nodes {
		kind := node.Text("kind")
		make, ok := kinds[kind]
		switch {
		case ok:
		case !node.Has("kind"):
			c.diags.Errorf(node.Pos, "write kind = \"text\", or another of: "+strings.Join(Kinds(), ", "), "[%s] does not say what kind of section it is", node.Path)
			continue
		default:
			c.diags.Errorf(node.At("kind"), config.Suggest(kind, Kinds()), "%q is no kind of section", kind)
			continue
		}
		s := make()
		node.Decode(s, c.diags)
		out = append(out, loaded{node, s, selected[node.Name]})
	}
	return out
}

// rehearse composes every section, selected or not, without its charts: every mistake is found
// before the costly part begins, and every anchor is known.
func (c *composer) rehearse(sections []loaded) {
	trial := c.trial()
	trial.metadata()
	for _, printed := range []bool{true, false} {
		if !printed {
			trial.typed, trial.unprinted = nil, true
		}
		for _, s := range sections {
			if s.selected == printed {
				s.compose(trial)
			}
		}
		c.anchors.learn(trial.anchors, printed)
		if printed {
			c.allNotes = trial.notes
		}
	}
	c.checkLinks(trial.anchors.links)
	c.checkReferences(trial.anchors.refs)
}

// trial is a composer whose blocks are thrown away: it reports mistakes, and counts nothing and
// collects nothing for the briefing.
func (c *composer) trial() *composer {
	t := *c
	t.plots, t.sources, t.uses = nil, sourceList{}, uses{}
	t.anchors = newAnchors(c.cfg.Sections)
	return &t
}

// rehearsing says that what is composed is thrown away. Every text of the briefing is read in a rehearsal, once.
func (c *composer) rehearsing() bool { return c.plots == nil }

// flows composes the selected sections.
func (c *composer) flows(sections []loaded) []layout.Flow {
	parts := make([]part, len(sections))
	for i, s := range sections {
		if s.selected {
			parts[i] = s.compose(c)
			c.says = append(c.says, c.sentencesOf(s, parts[i].blocks)...)
		}
	}
	for i, s := range sections {
		s.finish(&parts[i])
	}
	var flows []layout.Flow
	c.current = "" // heads and feet are no section's
	page := c.master()
	for i, p := range parts {
		switch {
		case !sections[i].selected:
		case p.master != nil:
			flows = append(flows, layout.Flow{Master: p.master, Blocks: p.blocks})
		case len(flows) > 0 && flows[len(flows)-1].Master == page && !beginsPage(flows[len(flows)-1].Blocks, p.blocks):
			last := &flows[len(flows)-1]
			last.Blocks = append(last.Blocks, p.blocks...)
		default:
			flows = append(flows, layout.Flow{Master: page, Blocks: p.blocks})
		}
	}
	for i := range flows {
		flows[i].Blocks = largerSpaces(flows[i].Blocks)
	}
	return flows
}

// beginsPage says that blocks begin on a page of their own whatever stands before them. They make a flow
// of their own then: what stands on other pages cannot move them, so that they are laid out once, also
// where a list of contents has to be set again.
func beginsPage(before, blocks []layout.Block) bool {
	if len(blocks) < 2 || len(before) == 0 { // a page break alone has no page
		return false
	}
	isBreak := func(b layout.Block) bool { _, ok := b.(layout.PageBreak); return ok }
	return isBreak(blocks[0]) || isBreak(before[len(before)-1])
}

// largerSpaces leaves the larger of the white spaces that two neighbours want between them.
func largerSpaces(blocks []layout.Block) []layout.Block {
	var out []layout.Block
	for _, b := range blocks {
		space, ok := b.(layout.Space)
		if n := len(out); ok && n > 0 {
			if last, ok := out[n-1].(layout.Space); ok {
				out[n-1] = layout.Space{Height: max(last.Height, space.Height)}
				continue
			}
		}
		out = append(out, b)
	}
	return out
}

// Explain turns an error of laying out into a diagnostic at the place that it concerns.
func (b *Briefing) Explain(err error) config.Diagnostic { return b.composer.explain(err) }

func place(p config.Pos) layout.Place { return layout.Place(p) }

func position(p layout.Place) config.Pos { return config.Pos(p) }
