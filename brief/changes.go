package brief

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"report/config"
	"report/layout"
	"report/manifest"
)

// changes is kind = "changes": what differs from an earlier edition. Figures stand in a table with their
// values then and now; rows of the data, titles of charts and sentences follow.
type changes struct {
	common
	// Against is the earlier edition, relative to the config: its PDF, or the JSON that stands beside it. Keep
	// a copy of each edition in a folder of its own, since a build writes over the last one.
	Against string `toml:"against" required:"true"`
	// First is the Markdown that is printed in place of the changes as long as that file does not exist.
	// Without it a missing file is an error.
	First string `toml:"first"`
	// Show says what is told: "figures", "rows" of tables, "charts", "sentences".
	Show []string `toml:"show" default:"figures,rows,charts,sentences" oneof:"figures,rows,charts,sentences"`
}

// maxEdition is the size, in bytes, that an earlier edition may have.
const maxEdition = 64 << 20

func (s *changes) compose(c *composer, node *config.Table) part {
	if s.Title == "" {
		s.Title = c.changed.Title
	}
	blocks := s.open(c, node)
	old, missing := s.read(c, node)
	if missing && s.First != "" {
		p := prose{src: s.First, first: node.TextAt("first"), dir: c.cfg.Dir, width: c.theme.Page.TextWidth(), sideNotes: s.Notes == "side"}
		return part{blocks: append(blocks, c.inTextColumn(c.markdown(p, c.sect()))...)}
	}
	if s.First != "" { // for its mistakes
		trial := c.trial()
		trial.markdown(prose{src: s.First, first: node.TextAt("first"), dir: c.cfg.Dir, width: c.theme.Page.TextWidth()}, c.sect())
	}
	if old == nil {
		return part{}
	}
	return part{blocks: blocks, last: func() []layout.Block {
		t := changesTeller{composer: c, at: place(node.Pos), old: old, changes: manifest.Compare(old, c.soFar())}
		return t.blocks(s.Show)
	}}
}

// read reads the earlier edition and holds it to being one of this briefing. It is nil where it has
// mistakes, which are reported, and where it is missing and may be.
func (s *changes) read(c *composer, node *config.Table) (old *manifest.Manifest, missing bool) {
	if s.Against == "" {
		return nil, false // required, and reported as missing
	}
	at := node.At("against")
	path, err := config.Join(c.cfg.Dir, s.Against)
	var raw []byte
	if err == nil {
		raw, err = c.cfg.Root.Read(path, maxEdition)
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if s.First == "" {
			c.diags.Errorf(at, `write first = "..." for an edition that none comes before`, "%v", err)
		}
		return nil, true
	case err != nil:
		c.diags.Errorf(at, "", "%v", err)
		return nil, false
	}
	if old, err = c.readRecord(path, raw); err != nil {
		c.diags.Errorf(at, "name the PDF of an earlier edition, or the JSON that stands beside it", "%s: %v", path, err)
		return nil, false
	}
	date := c.cfg.Report.Date.Time.Format("2006-01-02")
	switch {
	case old.Lang != c.cfg.Report.Lang:
		c.diags.Errorf(at, "compare it with an edition in its own language", "%s is in %s, and this briefing in %s", path, old.Lang, c.cfg.Report.Lang)
	case !c.sameBriefing(old):
		c.diags.Errorf(at, "", "%s is of another briefing, %q", path, old.Title)
	case old.Date > date:
		c.diags.Errorf(at, "", "%s is of %s, after the date of this briefing", path, old.Date)
	default:
		return old, false
	}
	return nil, false
}

// sameBriefing says whether an edition is of this briefing: it has its title or, since a title may name the
// month, at least half of its sections.
func (c *composer) sameBriefing(old *manifest.Manifest) bool {
	title := c.trial().metadata().Title
	common := 0
	for _, s := range old.Sections {
		if slices.ContainsFunc(c.cfg.Sections, func(node *config.Table) bool { return node.Name == s.Name }) {
			common++
		}
	}
	return title == old.Title || common > 0 && 2*common >= len(old.Sections)
}

// changesTeller sets what differs.
type changesTeller struct {
	*composer
	at      layout.Place
	old     *manifest.Manifest
	changes manifest.Changes
}

func (t *changesTeller) blocks(show []string) []layout.Block {
	parts := map[string]func() []layout.Block{"figures": t.figures, "rows": t.rows, "charts": t.titles, "sentences": t.sentences}
	lead := t.theme.Body.Paragraph(t.bind(fmt.Sprintf(t.changed.Since, t.date(t.old.Date))), t.sect().Under(layout.RoleP), t.at)
	out := t.inTextColumn([]layout.Block{lead, layout.Space{Height: t.theme.Body.After}})
	said := false
	for _, name := range show {
		blocks := parts[name]()
		said = said || len(blocks) > 0
		out = append(out, blocks...)
	}
	if !said {
		none := t.theme.Body.Paragraph(t.changed.None, t.sect().Under(layout.RoleP), t.at)
		out = append(out, t.inTextColumn([]layout.Block{none, layout.Space{Height: t.theme.Body.After}})...)
	}
	return out
}

func (t *changesTeller) headed(heading string, columns []layout.TableColumn, head []string, rows [][]string) []layout.Block {
	return t.headedTable(heading, columns, head, rows, t.at)
}

// figures are the facts whose print changed: what, then, now, and the difference.
func (t *changesTeller) figures() []layout.Block {
	w := t.changed
	var rows [][]string
	for _, f := range t.changes.Figures {
		switch {
		case !f.Seen():
		case f.Old == nil:
			rows = append(rows, []string{inWords(f.Name, f.New.Label), "–", valueOf(f.New), w.New})
		case f.New == nil:
			rows = append(rows, []string{inWords(f.Name, f.Old.Label), valueOf(f.Old), "–", w.Gone})
		default:
			rows = append(rows, []string{inWords(f.Name, f.New.Label), valueOf(f.Old), valueOf(f.New), difference(t.locale, f)})
		}
	}
	right := layout.TableColumn{Align: layout.AlignRight}
	return t.headed(w.Figures, []layout.TableColumn{{}, right, right, right}, []string{w.Indicator, t.date(t.changes.Old.Date), t.date(t.changes.New.Date), w.Change}, rows)
}

// valueOf is a fact with the words before it, and its change behind it.
func valueOf(f *manifest.Fact) string {
	s := strings.TrimSpace(f.Qualifier + " " + f.Printed)
	if f.Change != "" {
		s += " (" + f.Change + ")"
	}
	return s
}

// rows are the rows of tables that are new or gone, and the values that changed.
func (t *changesTeller) rows() []layout.Block {
	w := t.changed
	var rows [][]string
	add := func(table, what string, list []string) {
		if len(list) > 0 {
			rows = append(rows, []string{table, what, t.few(list)})
		}
	}
	for _, one := range t.changes.Tables {
		name := strings.ReplaceAll(one.Name, "_", " ")
		add(name, w.NewRows, one.New)
		add(name, w.GoneRows, one.Gone)
		var cells []string
		for _, cell := range one.Cells {
			if !manifest.SpeaksOfRow(cell.Column) {
				cells = append(cells, t.cellChange(one.Name, cell))
			}
		}
		add(name, w.Values, cells)
	}
	return t.headed(w.Data, []layout.TableColumn{{}, {}, {}}, []string{w.Table, w.What, w.Rows}, rows)
}

// mostChanges are told of a list; the rest is counted.
const mostChanges = 12

func (t *changesTeller) few(list []string) string {
	more := ""
	if n := len(list) - mostChanges; n > 0 {
		list, more = list[:mostChanges], "; "+fmt.Sprintf(t.changed.More, n)
	}
	return strings.Join(list, "; ") + more
}

func (t *changesTeller) cellChange(table string, cell manifest.CellChange) string {
	name, years := cell.Column, false
	if d := t.data[table]; d != nil {
		if i := d.Column(cell.Column); i >= 0 {
			name, years = d.Columns[i].Label, d.Columns[i].Years()
		}
	}
	before, after := orDash(cell.Old), orDash(cell.New)
	if !years {
		before, after = t.written(before), t.written(after)
	}
	return cell.Row + t.words.Comma + name + t.changed.Colon + before + " → " + t.locale.Unit(after, cell.Unit)
}

// written prints a value as it stands in a file: a plain number by the rules of the language.
func (t *changesTeller) written(s string) string {
	whole, fraction, _ := strings.Cut(strings.TrimPrefix(s, "-"), ".")
	v, err := strconv.ParseFloat(s, 64)
	if err != nil || strings.Trim(whole+fraction, "0123456789") != "" {
		return s
	}
	return t.locale.Number(v, len(fraction))
}

// titles are those of charts.
func (t *changesTeller) titles() []layout.Block {
	var rows [][]string
	for _, ch := range t.changes.Charts {
		rows = append(rows, []string{orDash(ch.Old), orDash(ch.New)})
	}
	return t.pairs(t.changed.Charts, rows)
}

// sentences are those that changed, then and now. Numbers on key figures are among the figures.
func (t *changesTeller) sentences() []layout.Block {
	var rows [][]string
	for _, s := range t.changes.Sentences {
		if t.kindOf(s.Section) != "key_figures" {
			rows = append(rows, []string{orDash(s.Old), orDash(s.New)})
		}
	}
	return t.pairs(t.changed.Sentences, rows)
}

func (t *changesTeller) pairs(heading string, rows [][]string) []layout.Block {
	const most = 60
	if n := len(rows) - most; n > 0 {
		rows = append(rows[:most:most], []string{"", fmt.Sprintf(t.changed.More, n)})
	}
	half := t.theme.Page.Measure() / 2
	columns := []layout.TableColumn{{Width: half}, {Width: half}}
	return t.headed(heading, columns, []string{t.date(t.changes.Old.Date), t.date(t.changes.New.Date)}, rows)
}

func (t *changesTeller) kindOf(section string) string {
	for _, node := range t.cfg.Sections {
		if node.Name == section {
			return node.Text("kind")
		}
	}
	for _, s := range t.old.Sections {
		if s.Name == section {
			return s.Kind
		}
	}
	return ""
}

func orDash(s string) string {
	if s == "" {
		return "–"
	}
	return s
}
