package brief

import (
	"fmt"

	"report/config"
	"report/layout"
)

// anchors are the names that links and references can point at: sections by their own names, headings
// in prose by their words, figures as chart.NAME and tables as table.SECTION, of which the first two
// cannot have a dot.
type anchors struct {
	sections map[string]bool // names of sections, which no heading may take
	taken    map[string]layout.Anchor
	tried    map[string]int      // by a heading's words: the number that the next such heading tries first
	shown    map[string][]string // by section, its figures and tables so far
	links    []link
	refs     []reference
	// known is every anchor of the briefing; nil while rehearsing.
	known map[string]knownAnchor
	shows map[string][]string // by section, all of its figures and tables
}

type knownAnchor struct {
	layout.Anchor
	printed bool // in this run
}

// link is a link to an anchor, checked when all anchors are known.
type link struct {
	anchor string
	pos    config.Pos
}

func newAnchors(sections []*config.Table) anchors {
	a := anchors{sections: map[string]bool{}, taken: map[string]layout.Anchor{}, tried: map[string]int{}, shown: map[string][]string{}}
	for _, s := range sections {
		a.sections[s.Name] = true
	}
	return a
}

func (a *anchors) add(one layout.Anchor) layout.Anchor {
	a.taken[one.Name] = one
	return one
}

// headingAnchor makes a name of a heading's words that nothing else has.
func (c *composer) headingAnchor(title string, level int) layout.Anchor {
	base := slug(title)
	if base == "" {
		base = "heading"
	}
	name, n := base, max(2, c.anchors.tried[base])
	for ; c.anchors.has(name) || c.anchors.sections[name]; n++ {
		name = fmt.Sprintf("%s-%d", base, n)
	}
	c.anchors.tried[base] = n
	return c.anchors.add(layout.Anchor{Name: name, Title: title, Level: level})
}

// shownAnchor marks a figure or table of the section that is composed. A chart that is shown a second
// time has another number there, and another anchor.
func (c *composer) shownAnchor(name, label, title string) layout.Mark {
	base := name
	for n := 2; c.anchors.has(name); n++ {
		name = fmt.Sprintf("%s.%d", base, n)
	}
	c.anchors.shown[c.current] = append(c.anchors.shown[c.current], name)
	return layout.Mark{Anchor: c.anchors.add(layout.Anchor{Name: name, Title: title, Label: label})}
}

func (a *anchors) has(name string) bool {
	_, ok := a.taken[name]
	return ok
}

// linkTo returns where a link to an anchor goes: nowhere when what it names is left out of this run.
func (c *composer) linkTo(name string, pos config.Pos) string {
	c.anchors.links = append(c.anchors.links, link{name, pos})
	if c.anchors.known != nil && !c.anchors.known[name].printed {
		return ""
	}
	return "#" + name
}

// learn takes the anchors of a rehearsal so far, which will be printed or not.
func (a *anchors) learn(rehearsed anchors, printed bool) {
	if a.known == nil {
		a.known = map[string]knownAnchor{}
	}
	for name, one := range rehearsed.taken {
		if _, ok := a.known[name]; !ok {
			a.known[name] = knownAnchor{one, printed}
		}
	}
	a.shows = rehearsed.shown
}

// checkLinks reports the links of a rehearsal that lead nowhere.
func (c *composer) checkLinks(links []link) {
	for _, l := range links {
		if _, ok := c.anchors.known[l.anchor]; !ok {
			c.diags.Errorf(l.pos, config.Suggest(l.anchor, sortedKeys(c.anchors.known)), "nothing in the briefing is called #%s", l.anchor)
		}
	}
}
