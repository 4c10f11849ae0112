package brief

import (
	"slices"
	"strings"

	"report/config"
	"report/data"
)

// factSpec is [facts.NAME]: a value under a name, for use in text, titles and key figures as {{ NAME }}.
type factSpec struct {
	// Value is an expression: "last(contracts.turnover)", "at(turnover.turnover, 2013)", "times(turnover,
	// turnover_2013)". It may use other facts. A fact of which there is nothing else to say is written
	// NAME = "EXPRESSION" below [facts].
	Value string `toml:"value" required:"true"`
	// Scale turns the value into another unit of the same thing: "trillion yuan" for one in billion yuan. "ones"
	// counts the things themselves, and "fraction" is 0.286 for 28.6 percent.
	Scale string `toml:"scale"`
	// Unit replaces the value's unit in print; "" prints none.
	Unit *string `toml:"unit"`
	// Format is a CLDR number pattern, or "compact" or "compact-short", as a column has it. It prints fewer
	// decimals than the value is known to, never more. When left out it is that of the column.
	Format string `toml:"format"`
	// Precision is the step to which the value is known. When left out it follows from what the values that it
	// is computed from are known to.
	Precision float64 `toml:"precision"`
	// Qualifier goes before the value: a column of its row, or words such as "some" or "more than".
	Qualifier string `toml:"qualifier"`
	// Label says in words what the value is, on a key figure.
	Label string `toml:"label"`
	// Change is an expression for the change, published or computed, in percent or without a unit:
	// "growth(contracts.turnover)".
	// {{ NAME.change }} prints it with a minus where it is a fall, and a key figure with a plus where it is a rise.
	Change string `toml:"change"`
	// ChangeLabel goes after the change on a key figure: "on 2022".
	ChangeLabel string `toml:"change_label"`
	// Note says what else is to be known of the value, such as "preliminary": on a key figure, after its source.
	Note string `toml:"note"`
}

// fact is a named value, printed.
type fact struct {
	name  string
	node  *config.Table
	known data.Value

	expression string
	computed   bool
	origins    []data.Origin // the cells that it rests on

	value     string // number alone
	unit      string
	full      string // with its unit
	qualifier string
	label     string
	change    string // with the percent sign, and a minus where it is a fall
	signed    string // the same with a plus where it is a rise
	changed   string // the words after it
	note      string
	sources   []data.Source // of the values that it was made from

	cell, changeCell     data.Cell
	column, changeColumn data.Column
}

// factParts are what may follow a fact's name: {{ turnover.change }}.
var factParts = map[string]func(*fact) string{
	"value":     func(f *fact) string { return f.value },
	"unit":      func(f *fact) string { return f.unit },
	"qualifier": func(f *fact) string { return f.qualifier },
	"label":     func(f *fact) string { return f.label },
	"change":    func(f *fact) string { return f.change },
	"note":      func(f *fact) string { return f.note },
}

// naming is the evaluation of facts, each before those that are made of it.
type naming struct {
	*composer
	specs map[string]*factInput
	// path are the facts that are being evaluated, each for the one before it.
	path []string
}

// factInput is a [facts.NAME] that has been read.
type factInput struct {
	node          *config.Table
	spec          factSpec
	value, change *data.Expression
	done          bool
}

// loadFacts evaluates every [facts.NAME]. One that has mistakes is known and nil, so that nobody is told that
// it is not there.
func (c *composer) loadFacts() {
	c.facts = map[string]*fact{}
	n := naming{composer: c, specs: map[string]*factInput{}}
	for _, node := range c.cfg.Facts {
		c.facts[node.Name] = nil
		n.specs[node.Name] = c.readFact(node)
	}
	for _, node := range c.cfg.Facts {
		n.evaluate(node.Name)
	}
	for _, node := range c.cfg.Facts {
		if f := c.facts[node.Name]; f != nil && !n.addChange(f) {
			c.facts[node.Name] = nil
		}
	}
}

// readFact reads a fact's words and its expressions; nil where they have mistakes.
func (c *composer) readFact(node *config.Table) *factInput {
	in := &factInput{node: node}
	before := len(c.diags.List)
	node.Decode(&in.spec, c.diags)
	if templateWord(node.Name) {
		c.diags.Errorf(node.Pos, "give it another name, such as "+node.Name+"_value", "a fact cannot be named %q, which is a word of {{ }}", node.Name)
	}
	if at := node.At("precision"); node.Has("precision") && in.spec.Precision <= 0 && !c.diags.HasErrorAt(at) {
		c.diags.Errorf(at, "", "precision must be more than 0, such as 10 or 0.01")
	}
	if err := data.CheckFormat(in.spec.Format); in.spec.Format != "" && err != nil {
		c.diags.Errorf(node.At("format"), "", "%v", err)
	}
	for _, key := range []string{"unit", "qualifier", "note"} {
		if strings.Contains(node.Text(key), "{{") {
			c.diags.Errorf(node.At(key), "", "a fact's %s cannot hold another fact", key)
		}
	}
	if node.Text("value") != "" {
		in.value = data.ParseExpression(in.spec.Value, node.TextAt("value"), c.diags)
	}
	if in.spec.Change != "" {
		in.change = data.ParseExpression(in.spec.Change, node.TextAt("change"), c.diags)
	}
	if len(c.diags.List) > before {
		return nil
	}
	return in
}

// scope is what names mean in expressions: the tables, and the facts.
func (c *composer) scope() data.Scope {
	s := data.Scope{
		Locale: c.locale,
		Table:  func(name string) (*data.Table, bool) { t, ok := c.data[name]; return t, ok },
		Fact: func(name string) (data.Value, bool) {
			if f := c.facts[name]; f != nil {
				c.used[name] = true
				return f.known, true
			}
			return data.Value{}, false
		},
	}
	for _, node := range c.cfg.Data {
		s.Tables = append(s.Tables, node.Name)
	}
	for _, node := range c.cfg.Facts {
		s.Facts = append(s.Facts, node.Name)
	}
	return s
}

// scope evaluates a fact when another one wants it.
func (n *naming) scope() data.Scope {
	s := n.composer.scope()
	find := s.Fact
	s.Fact = func(name string) (data.Value, bool) {
		n.evaluate(name)
		return find(name)
	}
	return s
}

func (n *naming) evaluate(name string) {
	in := n.specs[name]
	if in == nil || in.done {
		return
	}
	if i := slices.Index(n.path, name); i >= 0 {
		n.tellCircle(n.path[i:])
		return
	}
	n.path = append(n.path, name)
	v, ok := in.value.Evaluate(n.scope(), n.diags)
	n.path = n.path[:len(n.path)-1]
	if in.done { // it is one of a circle
		return
	}
	in.done = true
	if ok {
		n.facts[name] = n.fact(in, v)
	}
}

// tellCircle tells of facts that need each other, once.
func (n *naming) tellCircle(names []string) {
	for _, name := range names {
		n.specs[name].done = true
	}
	in := n.specs[names[0]]
	path := strings.Join(append(slices.Clone(names), names[0]), ", ")
	n.diags.Errorf(in.node.At("value"), "", "[facts.%s] needs itself: %s", names[0], path)
}

// fact gives a value the form in which it is printed.
func (n *naming) fact(in *factInput, v data.Value) *fact {
	c, node, spec := n.composer, in.node, in.spec
	at := node.At("value")
	switch {
	case v.Cell.Missing:
		c.diags.Errorf(at, "", "[%s] has no value: %s", node.Path, v.WhyMissing())
		return nil
	case v.Cell.Kind != data.Number:
		for _, key := range []string{"scale", "unit", "format", "precision"} {
			if node.Has(key) {
				c.diags.Errorf(node.At(key), "", "%s is for numbers, and [%s] is none", key, node.Path)
				return nil
			}
		}
	}
	if spec.Scale != "" {
		scaled, err := v.Scale(spec.Scale)
		if err != nil {
			is := "has no unit"
			if v.Column.Unit != "" {
				is = "is in " + v.Column.Unit
			}
			c.diags.Errorf(node.At("scale"), "", "[%s] %s and cannot become %q: %v", node.Path, is, spec.Scale, err)
			return nil
		}
		v = scaled
	}
	if spec.Precision > 0 {
		v = v.To(spec.Precision)
	} else if v.Coarse() {
		c.diags.Warnf(at, "if it is made of exact counts, add precision = 0.1 to ["+node.Path+"]", "[%s] is only known to %s", node.Path, c.locale.Number(v.Cell.Precision, 0))
	}
	if spec.Unit != nil {
		v.Column.Unit = *spec.Unit
	}
	if spec.Format != "" {
		v.Column.Format = spec.Format
	}
	f := &fact{name: node.Name, node: node, known: v, expression: spec.Value, computed: v.Computed, origins: v.Origins,
		cell: v.Cell, column: v.Column, label: spec.Label, changed: spec.ChangeLabel, note: spec.Note}
	f.value = c.locale.Cell(v.Cell, v.Column)
	f.unit = c.locale.UnitAfter(v.Cell, v.Column)
	f.full = c.locale.Unit(f.value, f.unit)
	f.sources = sourcesOf(v)
	var ok bool
	if f.qualifier, ok = c.qualifier(in, v); !ok {
		return nil
	}
	return f
}

// sourcesOf lists the sources of the rows that a value was made from.
func sourcesOf(v data.Value) []data.Source {
	var list sourceList
	seen := map[data.Source]bool{} // a sum may come from very many rows
	for _, o := range v.Origins {
		if s := o.Table.Rows[o.Row].Source; !seen[s] {
			seen[s] = true
			list.add(s)
		}
	}
	return list.list
}

// qualifier is what the value's row says in a column, or words.
func (c *composer) qualifier(in *factInput, v data.Value) (words string, ok bool) {
	words = in.spec.Qualifier
	if words == "" || len(v.Origins) == 0 {
		return words, true
	}
	from := v.Origins[0]
	col := from.Table.Column(words)
	switch {
	case col < 0:
		return words, true
	case v.Computed:
		c.diags.Errorf(in.node.At("qualifier"), "write the words", "[%s] is computed and has no row whose column %q could be read", in.node.Path, words)
		return "", false
	}
	return from.Table.Rows[from.Row].Cells[col].Text, true
}

// addChange evaluates a fact's change.
func (n *naming) addChange(f *fact) bool {
	in := n.specs[f.name]
	if in.change == nil {
		return true
	}
	v, ok := in.change.Evaluate(n.composer.scope(), n.diags)
	at := f.node.At("change")
	switch {
	case !ok:
		return false
	case v.Cell.Kind != data.Number:
		n.diags.Errorf(at, "", "the change of [%s] is no number", f.node.Path)
		return false
	case v.Cell.Missing:
		n.diags.Errorf(at, "", "the change of [%s] has no value: %s", f.node.Path, v.WhyMissing())
		return false
	case v.Column.Unit != "%" && v.Column.Unit != "":
		n.diags.Errorf(at, "write growth(…)", "the change of [%s] is in %s, not in percent", f.node.Path, v.Column.Unit)
		return false
	}
	f.changeCell, f.changeColumn = v.Cell, v.Column
	f.changeColumn.Unit = "%"
	f.change = n.locale.Unit(n.locale.Cell(v.Cell, v.Column), "%")
	f.signed = f.change
	if v.Cell.Number > 0 {
		f.signed = "+" + f.change
	}
	for _, s := range sourcesOf(v) {
		if !slices.Contains(f.sources, s) {
			f.sources = append(f.sources, s)
		}
	}
	return true
}

// unusedFacts warns of facts that nothing prints and of which nothing is made.
func (b *Briefing) unusedFacts(d *config.Diagnostics) {
	for _, node := range b.composer.cfg.Facts {
		if !b.composer.used[node.Name] {
			d.Warnf(node.Pos, "", "no text uses [%s]", node.Path)
		}
	}
}
