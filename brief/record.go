package brief

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"hash"
	"slices"
	"strconv"
	"strings"
	"time"

	"report/config"
	"report/data"
	"report/manifest"
)

// Made says how an edition came about, as far as neither config nor data tell.
type Made struct {
	Program string   // name and version
	Set     []string // keys of the config that were set for this run
}

// Manifest is the record of the briefing, with the tables that it uses.
func (b *Briefing) Manifest(made Made, tables []TableFile) manifest.Manifest {
	c := b.composer
	r := c.cfg.Report
	m := c.record(tables)
	m.Version, m.Program, m.Set = manifest.Version, made.Program, made.Set
	m.Title, m.Subtitle, m.Author = b.Title, b.Subtitle, b.Author
	m.Date, m.Lang, m.Config = r.Date.Time.Format(time.DateOnly), r.Lang, c.cfg.Path
	m.Inputs = c.inputs()
	words := c.trial()
	for _, s := range c.cfg.Selected {
		m.Sections = append(m.Sections, manifest.Section{Name: s.Name, Kind: s.Text("kind"), Title: words.fill(s.Text("title"), s.TextAt("title"))})
	}
	for _, s := range b.Sources {
		m.Sources = append(m.Sources, recordSource(s))
	}
	return m
}

// soFar is the part of the record that is known when all sections are composed, and that editions are
// compared by.
func (c *composer) soFar() *manifest.Manifest {
	m := c.record(tableFiles(c.usedTables()))
	m.Title, m.Lang, m.Date = c.cfg.Report.Title, c.cfg.Report.Lang, c.cfg.Report.Date.Time.Format(time.DateOnly)
	return &m
}

// record is what the briefing prints, and what that rests on.
func (c *composer) record(tables []TableFile) manifest.Manifest {
	var m manifest.Manifest
	for _, node := range c.cfg.Facts {
		m.Facts = append(m.Facts, c.recordFact(c.facts[node.Name], node))
	}
	for _, t := range tables {
		m.Tables = append(m.Tables, recordTable(t))
	}
	for _, s := range c.says {
		m.Sentences = append(m.Sentences, manifest.Sentence{Section: s.section, Text: s.text, At: s.at.String()})
	}
	for _, u := range c.uses.charts {
		one := manifest.Chart{Name: u.name, Section: u.section, Title: bareText(c.charts.byName[u.name].spec.Title), Alt: u.tag.Alt}
		if !slices.ContainsFunc(m.Charts, func(ch manifest.Chart) bool { return ch.Name == u.name }) {
			m.Charts = append(m.Charts, one)
		}
	}
	return m
}

// RecordTitle is what the record is, in the briefing's language.
func (b *Briefing) RecordTitle() string { return b.composer.words.Record }

// TableFile is a table that facts, charts or sections of the briefing use, as CSV.
type TableFile struct {
	Table  *data.Table
	CSV    []byte // nil where it is larger than LargestCSV
	Bytes  int64
	SHA256 string
}

// Title says where the table comes from; empty where it does not say.
func (f TableFile) Title() string { return publishers(f.Table.Sources()) }

// LargestCSV is how large a table may be, in bytes, to be sent along with the pages.
const LargestCSV = 5 << 20

// Tables writes the tables that the briefing uses, by their names.
func (b *Briefing) Tables() []TableFile { return tableFiles(b.composer.usedTables()) }

func tableFiles(tables []*data.Table) []TableFile {
	var out []TableFile
	for _, t := range tables {
		var w csvFile
		w.sum = sha256.New()
		_ = t.WriteCSV(&w) // it takes everything
		out = append(out, TableFile{t, w.data, w.bytes, hex.EncodeToString(w.sum.Sum(nil))})
	}
	return out
}

// csvFile sums up what is written, and keeps it as long as it is not too large.
type csvFile struct {
	sum   hash.Hash
	data  []byte
	bytes int64
}

func (f *csvFile) Write(p []byte) (int, error) {
	f.sum.Write(p)
	f.bytes += int64(len(p))
	if f.bytes <= LargestCSV {
		f.data = append(f.data, p...)
	} else {
		f.data = nil
	}
	return len(p), nil
}

// usedTables are the tables of facts, charts and sections that are printed, by their names.
func (c *composer) usedTables() []*data.Table {
	names := slices.Clone(c.uses.tables)
	for _, u := range c.uses.facts {
		var last *data.Table
		for _, o := range c.facts[u.name].origins { // a sum has very many
			if o.Table != last {
				last = o.Table
				names = append(names, last.Name)
			}
		}
	}
	slices.Sort(names)
	var out []*data.Table
	for _, name := range slices.Compact(names) {
		if t := c.data[name]; t != nil {
			out = append(out, t)
		}
	}
	return out
}

// inputs are the files that were read, and what tables were read from besides.
func (c *composer) inputs() []manifest.Input {
	var out []manifest.Input
	known := map[string]bool{}
	add := func(in manifest.Input) {
		if !known[in.Name] && in.SHA256 != "" {
			known[in.Name] = true
			out = append(out, in)
		}
	}
	for _, in := range c.cfg.Root.Inputs() {
		add(manifest.Input{Name: in.Name, SHA256: in.SHA256, Bytes: in.Bytes})
	}
	for _, name := range sortedKeys(c.data) {
		for _, in := range c.data[name].Inputs {
			one := manifest.Input{Name: in.Name, SHA256: in.SHA256, Bytes: in.Bytes, Stale: in.Stale}
			if in.Stale != "" { // when a fresh copy came is no part of the edition: the same content is the same edition
				one.Fetched = in.Fetched.UTC().Format(time.RFC3339)
			}
			add(one)
		}
	}
	slices.SortFunc(out, func(a, b manifest.Input) int { return strings.Compare(a.Name, b.Name) })
	return out
}

func recordSource(s data.Source) manifest.Source {
	return manifest.Source{Publisher: s.Publisher, Title: s.Title, URL: s.URL, AsOf: s.AsOf}
}

func recordTable(f TableFile) manifest.Table {
	t := f.Table
	out := manifest.Table{Name: t.Name, Count: len(t.Rows), SHA256: f.SHA256}
	for _, c := range t.Columns {
		out.Columns = append(out.Columns, manifest.Column{Name: c.Name, Label: c.Label, Unit: c.Unit, Kind: c.Kind.String(), Years: c.Years()})
	}
	rows := make([][]string, 0, min(len(t.Rows), manifest.MostRows+1))
	for _, r := range t.Rows[:min(len(t.Rows), manifest.MostRows+1)] {
		line := make([]string, len(r.Cells))
		for i, cell := range r.Cells {
			line[i] = cell.Written()
		}
		rows = append(rows, line)
	}
	out.Rows = rows[:manifest.Listed(rows)]
	for _, r := range t.Rows {
		out.AsOf = data.Later(out.AsOf, r.Source.AsOf)
	}
	return out
}

func (c *composer) recordFact(f *fact, node *config.Table) manifest.Fact {
	out := manifest.Fact{
		Name: f.name, Label: f.label, Expression: f.expression, At: node.Pos.String(),
		Kind: f.column.Kind.String(), Value: exact(f.cell), Unit: f.column.Unit, Format: f.column.Format,
		Printed: bareText(f.full), Qualifier: f.qualifier, Change: bareText(f.change), Computed: f.computed,
	}
	if f.cell.Kind == data.Number {
		out.Precision = strconv.FormatFloat(f.cell.Known(), 'f', -1, 64)
	}
	out.More = max(0, len(f.origins)-manifest.MostOrigins)
	for _, o := range f.origins[:len(f.origins)-out.More] {
		out.Origins = append(out.Origins, recordOrigin(o))
	}
	for _, u := range c.uses.of(f.name) {
		out.Uses = append(out.Uses, manifest.Use{
			Section: u.section, Chart: u.chart, Part: u.part, At: u.at.String(), Printed: bareText(u.printed), Sentence: c.sentenceAround(u),
		})
	}
	return out
}

func recordOrigin(o data.Origin) manifest.Origin {
	return manifest.Origin{
		Table: o.Table.Name, Column: o.Table.Columns[o.Col].Name, File: o.Pos().File, At: o.Pos().String(),
		Text: o.Cell().Written(), Source: recordSource(o.Table.Rows[o.Row].Source), Rows: o.Table.Rows[o.Row].Parts,
	}
}

// exact is a value as it is known, in a form that no language changes.
func exact(cell data.Cell) string {
	switch cell.Kind {
	case data.Number:
		return strconv.FormatFloat(cell.Number, 'f', -1, 64)
	case data.Date:
		return cell.ISO()
	case data.Bool:
		return strconv.FormatBool(cell.Bool)
	}
	return cell.Text
}

// sentenceAround finds the sentence in which a use is printed: of the paragraphs of its section that begin
// before it in the same file, the last.
func (c *composer) sentenceAround(u factUse) string {
	printed := bareText(u.printed)
	var best sentence
	for _, s := range c.says {
		if printed == "" || s.section != u.section || s.at.File != u.at.File || !strings.Contains(s.text, printed) {
			continue
		}
		if isAfter(s.at, u.at) || best.text != "" && !isAfter(s.at, best.at) {
			continue
		}
		best = s
	}
	return best.text
}

// isAfter compares two places of one file.
func isAfter(a, b config.Pos) bool {
	return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Col, b.Col)) > 0
}
