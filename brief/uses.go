package brief

import (
	"slices"

	"report/config"
	"report/data"
	"report/layout"
)

// uses notes what the briefing is made of, for its record: each place at which a fact is printed, the
// charts that are shown, and the tables. A trial has its own, which nobody reads.
type uses struct {
	facts  []factUse
	charts []chartUse
	tables []string
	shown  []shownTable
}

// shownTable is what a chart or a table shows of the data.
type shownTable struct {
	table   *data.Table
	columns []string
}

// factUse is a place where a text names a fact.
type factUse struct {
	name, part     string
	section, chart string
	at             config.Pos
	printed        string // empty where a condition asks for it
}

// chartUse is a chart where it is shown.
type chartUse struct {
	drawing
	section string
	tag     *layout.Tag // has its words
}

// add notes a fact. The same place of a file is one use, however often it is composed: a title stands on the
// cover and in the properties.
func (u *uses) add(section, name, part string, at config.Pos) {
	u.facts = append(u.facts, factUse{name: name, part: part, section: section, at: at})
}

// show says what is printed of the facts that were noted after the first n.
func (u *uses) show(n int, printed string) {
	for i := range u.facts[n:] {
		u.facts[n+i].printed = printed
	}
}

// chart notes a chart with the facts in its words, which were found when it was loaded.
func (u *uses) chart(d drawing, section string, ch *chart, tag *layout.Tag) {
	u.charts = append(u.charts, chartUse{d, section, tag})
	u.ofChart(ch)
	for _, f := range ch.uses {
		f.section, f.chart = section, d.name
		u.facts = append(u.facts, f)
	}
}

// ofChart notes what a chart is made of.
func (u *uses) ofChart(ch *chart) {
	u.table(ch.spec.Data)
	u.shown = append(u.shown, shownTable{ch.table, ch.spec.Quantities()})
}

// columns notes the columns of a table that are printed.
func (u *uses) columns(t *data.Table, cols []int) {
	var names []string
	for _, col := range cols {
		names = append(names, t.Columns[col].Name)
	}
	u.shown = append(u.shown, shownTable{t, names})
}

func (u *uses) table(name string) {
	if !slices.Contains(u.tables, name) {
		u.tables = append(u.tables, name)
	}
}

// of are the uses of a fact, each place once.
func (u *uses) of(name string) []factUse {
	var out []factUse
	for _, one := range u.facts {
		if one.name != name || slices.ContainsFunc(out, func(o factUse) bool { return o.at == one.at && o.printed == one.printed }) {
			continue
		}
		out = append(out, one)
	}
	return out
}
