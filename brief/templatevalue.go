package brief

import (
	"strings"
	"text/template/parse"

	"report/config"
	"report/data"
)

// operand is what an expression in {{ }} comes to: what it prints, and the value to compare and compute with.
type operand struct {
	text   string
	cell   data.Cell
	column data.Column
	change *data.Cell // of a fact that has one
	// typed says that it is a constant of the author's and of no table.
	typed bool
}

// wrong is what a function finds wrong with one of its arguments.
type wrong struct {
	misnamed
	arg int // -1 for the call as a whole
}

// value finds what a tag prints.
func (t *templating) value(one tag, p *piece) {
	pos := t.places.of(one.from)
	if ref := readReference(one.inner, pos); ref != nil {
		p.ref = ref
		if t.printed() {
			p.kind = citedName
		}
		return
	}
	x, ok := t.evaluate(one, one.inner, one.at, t.printed())
	switch {
	case !ok:
	case x.cell.Kind == data.Bool && (x.typed || x.text == ""):
		t.c.diags.Errorf(t.places.of(one.at), "write {{ if ... }}", "a condition prints nothing")
	case x.typed && x.cell.Kind == data.Number:
		t.c.diags.Errorf(t.places.of(one.at), "write {{ \""+x.text+"\" }} where it is meant as it stands, or the name of a fact", "a number alone is typed by hand")
	}
	if !t.printed() {
		return
	}
	p.kind = factValue // where that has a mistake as well: the text around it is read as it will be
	if ok && x.typed {
		p.kind = literalText
	}
	if ok {
		p.text = x.text
	}
}

// holds says whether a condition is true.
func (t *templating) holds(one tag, condition string, seen bool) bool {
	if condition == "" {
		t.errorf(one, "write {{ if gt turnover 100 }}", "this {{ %s }} has no condition", one.inner)
		return false
	}
	at := one.at + len(one.inner) - len(condition)
	x, ok := t.evaluate(one, condition, at, seen)
	if ok && x.cell.Kind != data.Bool {
		t.c.diags.Errorf(t.places.of(at), "compare it: {{ if gt "+condition+" 0 }}", "this is neither true nor false, but %s", x.describe())
		return false
	}
	return ok && x.cell.Bool
}

// evaluation is an expression in {{ }}, walked.
type evaluation struct {
	t  *templating
	c  *composer // reports; the trial's where nothing is printed
	at int       // byte of the text at which the parser's first byte stands
}

const opening = "{{"

// evaluate computes an expression, which begins at a byte of the text.
func (t *templating) evaluate(one tag, source string, at int, seen bool) (operand, bool) {
	e := evaluation{t: t, c: t.c, at: at - len(opening)}
	if !seen {
		if t.unseen == nil {
			t.unseen = t.c.trial()
		}
		e.c = t.unseen
	}
	base, _, _ := strings.Cut(source, ".")
	if _, constant := constants[source]; !constant && isPlainName(source) || e.c.knowsFact(base) && isPlainName("_"+source) {
		pos := t.places.of(one.from)
		if one.word != "" {
			pos = t.places.of(at)
		}
		return e.c.factOperand(source, pos)
	}
	if nestsTooDeep(source) {
		t.errorf(one, "", "parentheses may not be nested more than %d deep", maxParens)
		return operand{}, false
	}
	if strings.HasSuffix(source, "|") {
		t.errorf(one, "write a function behind it", "this {{ }} ends with |")
		return operand{}, false
	}
	tree := parse.New("")
	tree.Mode = parse.SkipFuncCheck
	if _, err := tree.Parse(opening+source+"}}", opening, "}}", map[string]*parse.Tree{}); err != nil {
		message := strings.TrimPrefix(err.Error(), "template: :1: ")
		t.errorf(one, "write {{ name }}, or a function with what it takes: {{ format name \"0.0\" }}", "this {{ }} cannot be read: %s", message)
		return operand{}, false
	}
	if nodes := tree.Root.Nodes; len(nodes) == 1 { // of a comment there is none
		if action, ok := nodes[0].(*parse.ActionNode); ok {
			return e.pipe(action.Pipe)
		}
	}
	t.errorf(one, "", "this {{ }} is no value")
	return operand{}, false
}

// constants are words of text/template's that name no fact.
var constants = map[string]bool{"true": true, "false": true, "nil": true}

func (e *evaluation) errorf(n parse.Node, hint, format string, args ...any) {
	e.c.diags.Errorf(e.place(n), hint, format, args...)
}

func (e *evaluation) place(n parse.Node) config.Pos {
	if chain, ok := n.(*parse.ChainNode); ok {
		n = chain.Node
	}
	return e.t.places.of(e.at + int(n.Position()))
}

// pipe computes a | b | c: each value is the last argument of the function that follows.
func (e *evaluation) pipe(p *parse.PipeNode) (operand, bool) {
	if len(p.Decl) > 0 {
		e.errorf(p, "a value has its name in [facts]", "there are no variables in {{ }}")
		return operand{}, false
	}
	x, ok := e.command(p.Cmds[0], nil)
	for _, cmd := range p.Cmds[1:] {
		if !ok {
			return operand{}, false
		}
		x, ok = e.command(cmd, &x)
	}
	return x, ok
}

// command computes a function of its arguments, or a value that stands alone.
func (e *evaluation) command(cmd *parse.CommandNode, piped *operand) (operand, bool) {
	first := cmd.Args[0]
	id, named := first.(*parse.IdentifierNode)
	if len(cmd.Args) == 1 && piped == nil && (!named || e.c.knowsFact(id.Ident) || functions[id.Ident].call == nil) {
		return e.operand(first)
	}
	if !named {
		e.errorf(first, "write the function first: {{ format name \"0.0\" }}", "%s is no function", first)
		return operand{}, false
	}
	return e.call(id, cmd.Args[1:], piped)
}

func (e *evaluation) call(id *parse.IdentifierNode, nodes []parse.Node, piped *operand) (operand, bool) {
	f, known := functions[id.Ident]
	switch _, reference := referenceWords[id.Ident]; {
	case reference:
		e.errorf(id, "write {{ "+id.Ident+" NAME }}", "a reference names one thing, and stands in {{ }} alone")
		return operand{}, false
	case !known:
		if e.c.knowsFact(id.Ident) {
			e.errorf(id, id.Ident+" is a fact: write {{ "+id.Ident+" }}", "there is no function %q", id.Ident)
			return operand{}, false
		}
		hint := config.Suggest(id.Ident, append(sortedKeys(functions), sortedKeys(referenceWords)...))
		e.errorf(id, hint, "there is no function %q", id.Ident)
		return operand{}, false
	}
	args, ok := make([]operand, 0, len(nodes)+1), true
	for _, n := range nodes {
		x, good := e.operand(n)
		args, ok = append(args, x), ok && good
	}
	if !ok {
		return operand{}, false
	}
	if piped != nil {
		args = append(args, *piped)
	}
	if n := len(args); n < f.least || n > f.most {
		e.errorf(id, "write {{ "+f.example+" }}", "%s takes %s, not %d", id.Ident, f.takes(), n)
		return operand{}, false
	}
	x, bad := f.call(e.c, args)
	if bad == nil {
		return x, true
	}
	var at parse.Node = id
	if bad.arg >= 0 && bad.arg < len(nodes) {
		at = nodes[bad.arg]
	}
	hint := bad.hint
	if hint == "" {
		hint = "write {{ " + f.example + " }}"
	}
	e.errorf(at, hint, "%s", bad.message)
	return operand{}, false
}

// operand computes what may stand as an argument.
func (e *evaluation) operand(n parse.Node) (operand, bool) {
	switch n := n.(type) {
	case *parse.IdentifierNode:
		if !e.c.knowsFact(n.Ident) && functions[n.Ident].call != nil {
			e.errorf(n, "write ("+functions[n.Ident].example+")", "%s is a function, and stands in parentheses with what it takes", n.Ident)
			return operand{}, false
		}
		return e.c.factOperand(n.Ident, e.place(n))
	case *parse.ChainNode:
		if id, ok := n.Node.(*parse.IdentifierNode); ok {
			return e.c.factOperand(id.Ident+"."+strings.Join(n.Field, "."), e.place(n))
		}
		e.errorf(n, "write {{ name.change }}", "only a fact has parts")
	case *parse.PipeNode:
		return e.pipe(n)
	case *parse.StringNode:
		return operand{text: n.Text, cell: data.Cell{Kind: data.Text, Text: n.Text}, typed: true}, true
	case *parse.BoolNode:
		return truth(n.True), true
	case *parse.NumberNode:
		if n.IsFloat && !strings.ContainsAny(n.Text, "'xXoObBpP_") {
			return operand{text: n.Text, cell: data.Cell{Kind: data.Number, Number: n.Float64, Text: n.Text}, typed: true}, true
		}
		e.errorf(n, "write it as 1000 or 0.5", "%s is no number", n)
	case *parse.FieldNode, *parse.DotNode:
		e.errorf(n, "write {{ name }}, without a dot before it", "%s stands for nothing here", n)
	case *parse.VariableNode:
		e.errorf(n, "a value has its name in [facts]", "there are no variables in {{ }}")
	default:
		e.errorf(n, "write the name of a fact, a number, or words in quotation marks", "%s has no place in {{ }}", n)
	}
	return operand{}, false
}

func truth(b bool) operand {
	return operand{cell: data.Cell{Kind: data.Bool, Bool: b}}
}

func (c *composer) knowsFact(name string) bool {
	_, known := c.facts[name]
	return known
}

// factOperand is a fact or a part of it, for print and to compute with.
func (c *composer) factOperand(name string, pos config.Pos) (operand, bool) {
	s, ok := c.lookUp(name, pos)
	if !ok {
		return operand{}, false
	}
	base, part, _ := strings.Cut(name, ".")
	f := c.facts[base]
	x := operand{text: s, cell: data.Cell{Kind: data.Text, Text: s}}
	switch part {
	case "", "value":
		x.cell, x.column = f.cell, f.column
		if f.change != "" {
			x.change = &f.changeCell
		}
	case "change":
		x.cell, x.column = f.changeCell, f.changeColumn
	}
	return x, true
}

// describe says what kind of value it is.
func (x operand) describe() string {
	switch x.cell.Kind {
	case data.Number:
		return "a number"
	case data.Date:
		return "a date"
	case data.Bool:
		return "true or false"
	}
	return "words"
}
