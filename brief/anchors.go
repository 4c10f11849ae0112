package brief

import (
	"fmt"

	"report/config"
)

// anchors are the names that links can point at: sections by their own names, headings in prose by
// their words.
type anchors struct {
	sections map[string]bool // names of sections, which no heading may take
	taken    map[string]bool
	links    []link
	// known is every anchor of the briefing, with whether it will be printed; nil while rehearsing.
	known map[string]bool
}

// link is a reference to an anchor, checked when all anchors are known.
type link struct {
	anchor string
	pos    config.Pos
}

func newAnchors(sections []*config.Table) anchors {
	a := anchors{sections: map[string]bool{}, taken: map[string]bool{}}
	for _, s := range sections {
		a.sections[s.Name] = true
	}
	return a
}

func (a *anchors) add(name string) string {
	a.taken[name] = true
	return name
}

// headingAnchor makes a name of a heading's words that nothing else has.
func (c *composer) headingAnchor(title string) string {
	base := slug(title)
	if base == "" {
		base = "heading"
	}
	name := base
	for n := 2; c.anchors.taken[name] || c.anchors.sections[name]; n++ {
		name = fmt.Sprintf("%s-%d", base, n)
	}
	return c.anchors.add(name)
}

// reference returns where a link to an anchor goes: nowhere when what it names is left out of this
// run.
func (c *composer) reference(name string, pos config.Pos) string {
	c.anchors.links = append(c.anchors.links, link{name, pos})
	if c.anchors.known != nil && !c.anchors.known[name] {
		return ""
	}
	return "#" + name
}

// learn takes the anchors of a rehearsal so far, which will be printed or not.
func (a *anchors) learn(rehearsed map[string]bool, printed bool) {
	if a.known == nil {
		a.known = map[string]bool{}
	}
	for name := range rehearsed {
		if _, ok := a.known[name]; !ok {
			a.known[name] = printed
		}
	}
}

// checkLinks reports the links of a rehearsal that lead nowhere.
func (c *composer) checkLinks(links []link) {
	for _, l := range links {
		if _, ok := c.anchors.known[l.anchor]; !ok {
			c.diags.Errorf(l.pos, config.Suggest(l.anchor, sortedKeys(c.anchors.known)), "nothing in the briefing is called #%s", l.anchor)
		}
	}
}
