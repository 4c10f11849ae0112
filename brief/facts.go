package brief

import (
	"strings"

	"report/config"
	"report/data"
)

// factSpec is [facts.NAME]: one value of a table under a name, for use in text, titles and key
// figures as {{ NAME }}.
type factSpec struct {
	data.Query
	// Data names a table. Filter and the other words must leave exactly one row of it.
	Data string `toml:"data" required:"true"`
	// Value is the column that holds the value.
	Value string `toml:"value" required:"true"`
	// Unit replaces the column's unit in print; "" prints none.
	Unit *string `toml:"unit"`
	// Format is a CLDR number pattern, or "compact" or "compact-short", as a column has it. It prints fewer decimals than the value is known to, never
	// more.
	Format string `toml:"format"`
	// Qualifier goes before the value: a column, or words such as "some" or "more than".
	Qualifier string `toml:"qualifier"`
	// Label says in words what the value is, on a key figure.
	Label string `toml:"label"`
	// Change is a column with the change, in percent, published or derived. {{ NAME.change }} prints it with a
	// minus where it is a fall, and a key figure with a plus where it is a rise.
	Change string `toml:"change"`
	// ChangeLabel goes after the change on a key figure: "on 2022".
	ChangeLabel string `toml:"change_label"`
}

// fact is a named value, printed.
type fact struct {
	name      string
	value     string // number alone
	unit      string
	full      string // with its unit
	qualifier string
	label     string
	change    string // with the percent sign, and a minus where it is a fall
	signed    string // the same with a plus where it is a rise
	changed   string // the words after it
	source    data.Source

	expression string
	computed   bool
	origins    []data.Origin

	cell, changeCell     data.Cell
	column, changeColumn data.Column
}

// parts are what may follow a fact's name: {{ turnover.change }}.
var factParts = map[string]func(*fact) string{
	"value":     func(f *fact) string { return f.value },
	"unit":      func(f *fact) string { return f.unit },
	"qualifier": func(f *fact) string { return f.qualifier },
	"label":     func(f *fact) string { return f.label },
	"change":    func(f *fact) string { return f.change },
}

func (c *composer) loadFacts() {
	c.facts = map[string]*fact{}
	for _, node := range c.cfg.Facts {
		f := c.fact(node)
		c.facts[node.Name] = f // nil where it has mistakes: known, but not to be complained of again
	}
}

func (c *composer) fact(node *config.Table) *fact {
	var spec factSpec
	before := len(c.diags.List)
	node.Decode(&spec, c.diags)
	if len(c.diags.List) > before {
		return nil
	}
	t := c.dataOf(spec.Data, node, "data")
	if t == nil {
		return nil
	}
	t = spec.ApplyTo(t, data.Series{Locale: c.locale}, node, c.diags)
	if t == nil {
		return nil
	}
	if len(t.Rows) != 1 {
		c.diags.Errorf(node.Pos, "add a filter, or limit = 1", "[%s] finds %d rows of %s; a fact is one value", node.Path, len(t.Rows), spec.Data)
		return nil
	}
	row := t.Rows[0]
	i := c.column(t, spec.Value, node, "value")
	if i < 0 {
		return nil
	}
	col, cell := t.Columns[i], row.Cells[i]
	if cell.Missing {
		c.diags.Errorf(node.At("value"), "", "[%s] finds no value: %s is missing at %s", node.Path, spec.Value, row.At)
		return nil
	}
	for _, key := range []string{"unit", "qualifier", "change_label"} {
		if strings.Contains(node.Text(key), "{{") {
			c.diags.Errorf(node.At(key), "", "a fact's %s cannot hold another fact", key)
			return nil
		}
	}
	f := &fact{name: node.Name, label: spec.Label, changed: spec.ChangeLabel, source: row.Source}
	if spec.Format != "" {
		if cell.Kind != data.Number {
			c.diags.Errorf(node.At("format"), "", "a format is for numbers, and %s holds none", spec.Value)
			return nil
		}
		if err := data.CheckFormat(spec.Format); err != nil {
			c.diags.Errorf(node.At("format"), "", "%v", err)
			return nil
		}
		col.Format = spec.Format
	}
	f.value = c.locale.Cell(cell, col)
	f.unit = c.locale.UnitAfter(cell, col)
	if spec.Unit != nil {
		f.unit, col.Unit = *spec.Unit, *spec.Unit
	}
	f.cell, f.column = cell, col
	f.expression, f.origins = spec.Data+"."+spec.Value, []data.Origin{{Table: t, Row: 0, Col: i}}
	f.full = c.locale.Unit(f.value, f.unit)
	if spec.Qualifier != "" {
		f.qualifier = spec.Qualifier
		if q := t.Column(spec.Qualifier); q >= 0 {
			f.qualifier = row.Cells[q].Text
		}
	}
	return c.factChange(f, spec, t, node)
}

func (c *composer) factChange(f *fact, spec factSpec, t *data.Table, node *config.Table) *fact {
	if spec.Change == "" {
		return f
	}
	i := c.column(t, spec.Change, node, "change")
	if i < 0 {
		return nil
	}
	cell := t.Rows[0].Cells[i]
	if cell.Kind != data.Number || cell.Missing {
		c.diags.Errorf(node.At("change"), "", "[%s] has no number in %s at %s", node.Path, spec.Change, t.Rows[0].At)
		return nil
	}
	s := c.locale.Unit(c.locale.Cell(cell, t.Columns[i]), "%")
	f.changeCell, f.changeColumn = cell, t.Columns[i]
	f.changeColumn.Unit = "%"
	f.change = s
	f.signed = s
	if cell.Number > 0 {
		f.signed = "+" + s
	}
	return f
}

// column finds a column that a key of node names, or says which there are.
func (c *composer) column(t *data.Table, name string, node *config.Table, key ...any) int {
	i := t.Column(name)
	if i < 0 {
		var known []string
		for _, col := range t.Columns {
			known = append(known, col.Name)
		}
		c.diags.Errorf(node.At(key...), config.Suggest(name, known), "%s has no column %q", t.Name, name)
	}
	return i
}

// expand replaces {{ name }} and {{ name.part }} in the text that a key of node holds by the facts'
// values, for print.
func (c *composer) expand(s string, node *config.Table, path ...any) string {
	return c.expandAt(s, node.TextAt(path...))
}

// expandQuietly is expand for words that others wrote, such as the title of a source: their numbers are their own.
func (c *composer) expandQuietly(s string, node *config.Table, path ...any) string {
	quiet := *c
	quiet.typed = nil
	return quiet.expand(s, node, path...)
}

func (c *composer) expandAt(s string, first config.Pos) string { return c.bind(c.fill(s, first)) }

// fill is expand for what is not printed: its spaces stay.
func (c *composer) fill(s string, first config.Pos) string { return c.fillWith(c.words, s, first) }

// fillWith is fill with the quotation marks of some words.
func (c *composer) fillWith(w words, s string, first config.Pos) string {
	for _, at := range noteCallsIn(s) {
		c.diags.Errorf(advance(first, s[:at]), "it can in the Markdown of a section's text or file", "a note cannot be called for here")
	}
	var out signs
	var read readText
	for _, p := range c.template(s, first) {
		if p.ref != nil {
			c.noReference(p.ref, "here")
		}
		out.add(p.text, p.kind != plainText)
		read.piece(p)
	}
	if c.rehearsing() {
		c.typed.add(read, newPlaces(s, first))
	}
	return out.print(w)
}

// noteCallsIn finds each [^name] in a text that is no Markdown.
func noteCallsIn(s string) []int {
	var at []int
	for i := range s {
		if _, ok := noteName(s[i:]); ok {
			at = append(at, i)
		}
	}
	return at
}

// advance moves a place over a piece of text.
func advance(p config.Pos, s string) config.Pos {
	if n := strings.Count(s, "\n"); n > 0 {
		p.Line += n
		p.Col = 1
		s = s[strings.LastIndexByte(s, '\n')+1:]
	}
	p.Col += len([]rune(s))
	return p
}

func (c *composer) lookUp(name string, pos config.Pos) (string, bool) {
	base, part, dotted := strings.Cut(name, ".")
	f, known := c.facts[base]
	if !known {
		var names []string
		for _, n := range c.cfg.Facts {
			names = append(names, n.Name)
		}
		hint := config.Suggest(base, names)
		if f, function := functions[base]; function {
			hint = base + " is a function: {{ " + f.example + " }}"
		}
		if _, word := referenceWords[base]; word {
			c.diags.Errorf(pos, "write {{ "+base+" NAME }}", "this reference names nothing")
			return "", false
		}
		c.diags.Errorf(pos, hint, "there is no [facts.%s]", base)
		return "", false
	}
	if f == nil {
		return "", false
	}
	c.sources.add(f.source)
	c.uses.add(c.current, base, part, pos)
	if !dotted {
		return f.full, true
	}
	get, known := factParts[part]
	if !known {
		c.diags.Errorf(pos, config.Suggest(part, sortedKeys(factParts)), "a fact has no %q", part)
		return "", false
	}
	v := get(f)
	if v == "" {
		c.diags.Errorf(pos, "", "[facts.%s] has no %s", base, part)
		return "", false
	}
	return v, true
}
