package brief

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"report/config"
	"report/layout"
)

// reference is {{ ref NAME }} or {{ page NAME }} in prose.
type reference struct {
	page bool   // the number of the page, not the name of what stands there
	name string // of a section, a chart or a heading
	pos  config.Pos
}

// referenceWords begin what stands between {{ and }} where that is no fact.
var referenceWords = map[string]bool{"ref": false, "page": true}

// readReference reads what stands between {{ and }}. It is nil where that names a fact.
func readReference(inside string, pos config.Pos) *reference {
	words := strings.Fields(inside)
	if len(words) != 2 {
		return nil
	}
	page, ok := referenceWords[words[0]]
	if !ok {
		return nil
	}
	return &reference{page, words[1], pos}
}

// noReference reports a reference where none can stand.
func (c *composer) noReference(r *reference, where string) {
	c.diags.Errorf(r.pos, "it can in the Markdown of a section's text or file", "a reference cannot stand %s", where)
}

// cited is what a reference prints.
type cited struct {
	text string
	link string // empty where what it names is left out of this run
	page bool   // text is a stand-in for the page's number, which is found when pages are laid out
}

// citeReference remembers a reference to be checked when all names are known, and finds what it prints.
func (c *composer) citeReference(r *reference) cited {
	c.anchors.refs = append(c.anchors.refs, *r)
	if c.anchors.known == nil {
		return cited{text: "–"}
	}
	name, problem := c.target(r.name)
	if problem != nil {
		return cited{text: "–"} // it was reported in the rehearsal
	}
	to := c.anchors.known[name]
	switch {
	case !to.printed && r.page:
		c.diags.Errorf(r.pos, "print it too, or take the reference out", "%s is left out of this run and stands on no page", r.name)
		return cited{text: "–"}
	case !to.printed && to.Label != "":
		c.diags.Warnf(r.pos, "", "%s is left out of this run; its title is printed in place of its number", r.name)
		return cited{text: c.words.OpenQuote + to.Title + c.words.CloseQuote}
	case !to.printed:
		return cited{text: to.Title}
	case r.page:
		return cited{text: c.onPage(88), link: "#" + name, page: true}
	case to.Label != "":
		return cited{text: unbroken(to.Label), link: "#" + name}
	}
	return cited{text: to.Title, link: "#" + name}
}

func (c *composer) onPage(n int) string { return unbroken(fmt.Sprintf(c.words.OnPage, n)) }

// unbroken keeps a short text on one line, which may end at a space, and between a Chinese character
// and a digit.
func unbroken(s string) string {
	var b strings.Builder
	before := ' '
	for _, r := range strings.ReplaceAll(s, " ", "\u00a0") {
		if unicode.Is(unicode.Han, before) && unicode.IsDigit(r) || unicode.IsDigit(before) && unicode.Is(unicode.Han, r) {
			b.WriteString(wordJoiner)
		}
		b.WriteRune(r)
		before = r
	}
	return b.String()
}

// misnamed says what is wrong with a name. It says nothing of what has mistakes of its own that were told.
type misnamed struct{ message, hint string }

// target finds the anchor that a name means. Charts and sections may have the same name: a section
// with one figure or table stands for that, and chart.NAME, table.NAME and section.NAME say which is
// meant.
func (c *composer) target(name string) (anchor string, problem *misnamed) {
	if space, rest, qualified := strings.Cut(name, "."); qualified {
		return c.qualified(space, rest)
	}
	ch, isChart := c.charts.byName[name]
	if !c.anchors.sections[name] {
		if isChart {
			return c.figureOf(name)
		}
		return c.headingOf(name)
	}
	shown := c.anchors.shows[name]
	if len(shown) == 1 && (!isChart || shown[0] == "chart."+name) {
		return shown[0], nil
	}
	if isChart && ch == nil {
		return "", &misnamed{}
	}
	if isChart {
		return "", &misnamed{fmt.Sprintf("%q is a chart and a section", name), fmt.Sprintf("write chart.%s or section.%s", name, name)}
	}
	return c.sectionOf(name)
}

func (c *composer) qualified(space, name string) (string, *misnamed) {
	switch space {
	case "chart":
		return c.figureOf(name)
	case "section":
		return c.sectionOf(name)
	case "table":
		if _, ok := c.anchors.known["table."+name]; ok {
			return "table." + name, nil
		}
		return "", &misnamed{fmt.Sprintf("no section %q shows a table with a caption", name), config.Suggest(name, c.knownAfter("table."))}
	}
	return "", &misnamed{fmt.Sprintf("%q is no kind of thing to refer to", space), "write chart.NAME, table.NAME or section.NAME"}
}

func (c *composer) figureOf(name string) (string, *misnamed) {
	if _, ok := c.anchors.known["chart."+name]; ok {
		return "chart." + name, nil
	}
	if ch, ok := c.charts.byName[name]; ok {
		if ch == nil {
			return "", &misnamed{}
		}
		return "", &misnamed{fmt.Sprintf("no section shows [chart.%s]", name), ""}
	}
	return "", &misnamed{fmt.Sprintf("there is no [chart.%s]", name), config.Suggest(name, c.charts.order)}
}

func (c *composer) sectionOf(name string) (string, *misnamed) {
	if _, ok := c.anchors.known[name]; ok && c.anchors.sections[name] {
		return name, nil
	}
	if c.anchors.sections[name] {
		return "", &misnamed{fmt.Sprintf("[section.%s] has no title to print", name), "give it one"}
	}
	return "", &misnamed{fmt.Sprintf("there is no [section.%s]", name), config.Suggest(name, sortedKeys(c.anchors.sections))}
}

func (c *composer) headingOf(name string) (string, *misnamed) {
	if _, ok := c.anchors.known[name]; ok {
		return name, nil
	}
	var names []string
	for _, known := range sortedKeys(c.anchors.known) {
		known = strings.TrimPrefix(known, "chart.")
		if !strings.Contains(known, ".") && !slices.Contains(names, known) {
			names = append(names, known)
		}
	}
	return "", &misnamed{fmt.Sprintf("no section, chart or heading is called %q", name), config.Suggest(name, names)}
}

func (c *composer) knownAfter(prefix string) []string {
	var names []string
	for _, known := range sortedKeys(c.anchors.known) {
		if name, ok := strings.CutPrefix(known, prefix); ok {
			names = append(names, name)
		}
	}
	return names
}

// checkReferences reports the references of a rehearsal that name nothing.
func (c *composer) checkReferences(refs []reference) {
	for _, r := range refs {
		if _, problem := c.target(r.name); problem != nil && problem.message != "" {
			c.diags.Errorf(r.pos, problem.hint, "%s", problem.message)
		}
	}
}

// pageOf finds the page of an anchor.
type pageOf func(anchor string) (page int, known bool)

// pageNumbers is a block that is made anew when the pages of the pass before are known.
type pageNumbers struct{ make func(pageOf) layout.Block }

// Block is the block with stand-ins for the numbers.
func (b pageNumbers) Block() layout.Block { return b.make(nil) }

// Fit implements layout.Block.
func (b pageNumbers) Fit(env layout.Env, w, h layout.Pt) (layout.Frame, layout.Block, error) {
	return b.make(func(anchor string) (int, bool) {
		i := slices.IndexFunc(env.Outline, func(e layout.OutlineEntry) bool { return e.Name == anchor })
		if i < 0 {
			return 0, false
		}
		return env.Outline[i].Page, true
	}).Fit(env, w, h)
}
