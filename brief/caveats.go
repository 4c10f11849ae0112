package brief

import (
	"slices"
	"strings"

	"report/config"
	"report/layout"
	"report/layout/text"
)

// caveats is kind = "caveats": what a reader has to know of the numbers that the briefing uses, as the data say it. A
// remark is what a column named note has in a row.
type caveats struct {
	common
	// Show is what the section tells of, and in which order for each table: remarks of rows, values that are known
	// less finely than others of their column, missing values, words such as "more than" in a column named qualifier,
	// published values that differ from the computed ones by rounding, and older copies of what could
	// not be fetched.
	Show []string `toml:"show" default:"remarks,rounded,missing,qualifiers,published,copies" oneof:"remarks,rounded,missing,qualifiers,published,copies"`
	// Labels names tables for readers: labels = { research = "Expenditure on R&D" }. When left out, the NAME of
	// [data.NAME] in words does.
	Labels map[string]string `toml:"labels"`
}

func (s *caveats) compose(c *composer, node *config.Table) part {
	for _, name := range sortedKeys(s.Labels) {
		if _, known := c.data[name]; !known && !slices.ContainsFunc(c.cfg.Data, func(t *config.Table) bool { return t.Name == name }) {
			var names []string
			for _, t := range c.cfg.Data {
				names = append(names, t.Name)
			}
			c.diags.Errorf(node.KeyAt("labels", name), config.Suggest(name, names), "there is no [data.%s]", name)
		}
	}
	labels := map[string]string{}
	for name := range s.Labels {
		labels[name] = c.expand(s.Labels[name], node, "labels", name)
	}
	return part{blocks: s.open(c, node), last: func() []layout.Block { return s.entries(c, labels, place(node.Pos)) }}
}

// entries lists what is to be said of the tables, when all sections are composed.
func (s *caveats) entries(c *composer, labels map[string]string, at layout.Place) []layout.Block {
	w := caveatLanguages[c.lang]
	body := c.theme.Body
	found := c.caveats(s.Show, labels)
	if len(found) == 0 {
		return c.inTextColumn([]layout.Block{body.Paragraph(w.Nothing, c.sect().Under(layout.RoleP), at), layout.Space{Height: body.After}})
	}
	list := layout.Tag{Role: layout.RoleL}
	var items []layout.Block
	for _, one := range found {
		li := list.Under(layout.RoleLI)
		spans := []text.Span{
			{Text: c.bind(one.about + w.Colon), Style: body.Bold()},
			{Text: c.bind(w.spaced(one.says)), Style: body.Text()},
		}
		p := body.Spans(spans, li.Under(layout.RoleLBody).Under(layout.RoleP), at)
		items = append(items, listItem(bullets[0], body.Size*1.3, []layout.Block{p}, li, body, c.theme.Palette.Primary, at), layout.Space{Height: body.After / 2})
	}
	return c.inTextColumn(append(trimSpace(items), layout.Space{Height: body.After}))
}

// spaced is a sentence after its colon. It ends with a stop where it has no mark of its own.
func (w caveatWords) spaced(s string) string {
	if !strings.HasSuffix(w.Colon, "：") {
		s = " " + s
	}
	if strings.ContainsRune(".!?…。！？", lastRune(s)) {
		return s
	}
	return s + w.Stop
}

func lastRune(s string) rune {
	r := []rune(s)
	return r[len(r)-1]
}
