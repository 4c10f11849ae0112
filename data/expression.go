package data

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/builtin"
	"github.com/expr-lang/expr/conf"
	"github.com/expr-lang/expr/file"
	"github.com/expr-lang/expr/parser"

	"report/config"
)

// Limits of an expression. Both keep the parser's recursion, and ours, short.
const (
	maxExpression = 2000 // characters
	maxBrackets   = 40   // within each other
)

// Expression is an expression that keeps to the language: values, columns of tables, operators and the
// functions that are listed in functions. It has no loops and no variables, and computes in a time that the
// size of the tables bounds.
//
// A name with a point, contracts.turnover, is a column of a table. A bare name is a fact, or where there are
// rows, a column of the row; or a table, where a function takes one.
type Expression struct {
	Source string
	root   *term
	tables []string
	facts  []string
}

// ParseExpression reads an expression. first is the place of its first character. What is wrong goes to d at
// its place in the expression, and the result is then nil.
func ParseExpression(source string, first config.Pos, d *config.Diagnostics) *Expression {
	p := parsing{source: source, first: first, d: d}
	if !p.withinLimits() {
		return nil
	}
	before := countErrors(d)
	tree, err := parseTree(source)
	if err != nil {
		p.syntax(err)
		return nil
	}
	x := &Expression{Source: source}
	x.root = p.scalar(tree)
	if countErrors(d) > before {
		return nil
	}
	x.root.collect(x)
	return x
}

// Names lists the tables and the facts that an expression speaks of, each once. In an expression over rows the
// facts may be columns of these.
func (x *Expression) Names() (tables, facts []string) { return x.tables, x.facts }

func (t *term) collect(x *Expression) {
	add := func(list *[]string, name string) {
		if !slices.Contains(*list, name) {
			*list = append(*list, name)
		}
	}
	switch t.kind {
	case aTableName:
		add(&x.tables, t.text)
	case aName:
		add(&x.facts, t.text)
	}
	for _, arg := range t.args {
		arg.collect(x)
	}
}

// parseTree calls the parser with all functions of its own language taken from it, so that no name is read as
// one of its loops. It panics on what it takes for mistakes of its own.
func parseTree(source string) (tree ast.Node, err error) {
	defer func() {
		if r := recover(); r != nil {
			tree, err = nil, fmt.Errorf("this cannot be read as an expression (%v)", r)
		}
	}()
	settings := conf.CreateNew()
	for _, name := range builtin.Names {
		settings.Functions[name] = &builtin.Function{Name: name}
	}
	parsed, err := parser.ParseWithConfig(source, settings)
	if err != nil {
		return nil, err
	}
	return parsed.Node, nil
}

// parsing turns the parser's tree into terms, and refuses what the language does not have.
type parsing struct {
	source string
	first  config.Pos
	d      *config.Diagnostics
}

// at is the place of a character of the expression.
func (p parsing) at(characters int) config.Pos {
	pos := p.first
	for _, r := range p.source {
		if characters == 0 {
			break
		}
		characters--
		pos.Col++
		if r == '\n' {
			pos.Line, pos.Col = pos.Line+1, 1
		}
	}
	return pos
}

func (p parsing) errorf(n ast.Node, hint, format string, args ...any) {
	p.d.Errorf(p.at(n.Location().From), hint, format, args...)
}

func (p parsing) withinLimits() bool {
	switch n := utf8.RuneCountInString(p.source); {
	case strings.TrimSpace(p.source) == "":
		p.d.Errorf(p.first, "write something such as last(TABLE.COLUMN)", "the expression is empty")
		return false
	case n > maxExpression:
		p.d.Errorf(p.first, "make facts of its parts", "the expression has %d characters; the limit is %d", n, maxExpression)
		return false
	}
	depth := 0
	for i, r := range []rune(p.source) {
		switch {
		case strings.ContainsRune("([{", r):
			depth++
		case strings.ContainsRune(")]}", r):
			depth--
		}
		if depth > maxBrackets {
			p.d.Errorf(p.at(i), "make facts of its parts", "more than %d brackets within each other", maxBrackets)
			return false
		}
	}
	return true
}

// syntax tells of what the parser does not understand.
func (p parsing) syntax(err error) {
	var e *file.Error
	if !errors.As(err, &e) {
		p.d.Errorf(p.first, "", "%v", err)
		return
	}
	length := utf8.RuneCountInString(p.source)
	at, message, hint := min(e.From, length), e.Message, ""
	token, unexpected := strings.CutPrefix(message, "unexpected token ")
	switch {
	case token == "EOF" || message == "unexpected end of expression":
		at, message = length, "the expression ends too early"
	case unexpected:
		message = fmt.Sprintf("%s does not belong here", p.quoted(e.Location, token))
		switch p.word(e.Location) {
		case "=":
			hint = "equality is written =="
		case "#", ".", "->", "=>":
			hint = "there are no loops: sum, mean and where take a whole column"
		}
	case strings.HasPrefix(message, "literal not terminated"):
		message = "a text is not closed"
	case strings.HasPrefix(message, "unrecognized character"):
		message = fmt.Sprintf("the character %q has no meaning here", p.word(file.Location{From: at, To: at + 1}))
	case strings.HasPrefix(message, "Operator ("):
		message, hint = "?? stands beside another operator", "put brackets around it: (a ?? b) + c"
	case message == "expected name":
		message, hint = "a column's name has to stand here", `a name that is no plain word is written TABLE["Gross output"]`
	case strings.HasSuffix(message, "value out of range"): // told behind the number
		_, number, _ := strings.Cut(message, `"`)
		number, _, _ = strings.Cut(number, `"`)
		if before := strings.LastIndex(p.word(file.Location{To: at + 1}), number); before >= 0 {
			at = utf8.RuneCountInString(p.source[:before])
		}
		message = fmt.Sprintf("the number %s is too large", clip(number))
	case strings.Contains(message, "maximum allowed nodes"):
		message, hint = "the expression is too large", "make facts of its parts"
	case strings.HasPrefix(message, "a map key must be"):
		message, hint = "a column's name has to stand here", "write { year: 2023 }"
	}
	p.d.Errorf(p.at(at), hint, "%s", message)
}

// word is a piece of the source.
func (p parsing) word(l file.Location) string {
	runes := []rune(p.source)
	from := min(max(0, l.From), len(runes))
	return string(runes[from:min(max(from, l.To), len(runes))])
}

func (p parsing) quoted(l file.Location, token string) string {
	if word := p.word(l); word != "" {
		return fmt.Sprintf("%q", clip(word))
	}
	return token
}

// scalar makes a term of what has to be one value.
func (p parsing) scalar(n ast.Node) *term {
	t := p.term(n)
	if t == nil {
		return nil
	}
	switch t.sort() {
	case aColumn:
		p.d.Errorf(t.at, "take one value of it: last("+t.String()+"), at("+t.String()+", KEY), sum("+t.String()+")", "a whole column stands where one value is wanted")
		return nil
	case aTable:
		p.d.Errorf(t.at, "", "a table stands where one value is wanted")
		return nil
	case aList, aMap:
		p.d.Errorf(t.at, "", "a %s stands where one value is wanted", sortWords[t.sort()])
		return nil
	}
	return t
}

// operators are those of the language, by what they are called here.
var operators = map[string]string{
	"+": "+", "-": "-", "*": "*", "/": "/", "%": "%", "**": "**", "??": "??",
	"==": "==", "!=": "!=", "<": "<", "<=": "<=", ">": ">", ">=": ">=",
	"and": "and", "&&": "and", "or": "or", "||": "or", "in": "in",
}

// term makes a term of any node.
func (p parsing) term(n ast.Node) *term {
	if n == nil {
		p.d.Errorf(p.first, "", "this cannot be read as an expression")
		return nil
	}
	t := &term{at: p.at(n.Location().From)}
	switch n := n.(type) {
	case *ast.IntegerNode:
		t.value = literal(float64(n.Value))
	case *ast.FloatNode:
		t.value = literal(n.Value)
	case *ast.StringNode:
		t.value = textValue(n.Value)
	case *ast.BoolNode:
		t.value = boolValue(n.Value)
	case *ast.IdentifierNode:
		t.kind, t.text = aName, n.Value
	case *ast.UnaryNode:
		t.kind, t.text = anOperator, strings.Replace(n.Operator, "!", "not", 1)
		return t.with(p.scalar(n.Node))
	case *ast.BinaryNode:
		return p.binary(n, t)
	case *ast.ConditionalNode:
		if !n.Ternary {
			p.errorf(n.Cond, "write condition ? value : other", "if does not belong here")
			return nil
		}
		t.kind, t.text = anOperator, "?"
		t.with(p.scalar(n.Cond)) // a node's place is that of the end
		if t.args[0] != nil {
			t.at = t.args[0].at
		}
		return t.with(p.scalar(n.Exp1), p.scalar(n.Exp2))
	case *ast.MemberNode:
		return p.member(n, t)
	case *ast.ArrayNode:
		t.kind = aListOf
		for _, one := range n.Nodes {
			t.with(p.scalar(one))
		}
		return t.whole()
	case *ast.MapNode:
		return p.mapping(n, t)
	case *ast.CallNode:
		return p.call(n, t)
	default:
		p.refuse(n)
		return nil
	}
	return t
}

// refuse tells what a node of the parser's language is that this one does not have.
func (p parsing) refuse(n ast.Node) {
	what, hint := "this", ""
	switch n := n.(type) {
	case *ast.NilNode:
		what, hint = "nil", "missing(x) tells whether a value is missing, and x ?? y takes another one then"
	case *ast.ChainNode:
		what, hint = "?.", "write a point alone"
	case *ast.SliceNode:
		what, hint = "a slice", "where(COLUMN, { year: { min: 2015 } }) takes some of the rows"
	case *ast.VariableDeclaratorNode:
		what, hint = "a variable", "make a fact of it"
	case *ast.SequenceNode:
		what, hint = "a second expression", "make a fact of it"
		if len(n.Nodes) > 1 && n.Nodes[1] != nil {
			p.errorf(n.Nodes[1], hint, "%s does not belong here", what)
			return
		}
	case *ast.BytesNode:
		what, hint = "a text of bytes", "leave out the b before it"
	}
	p.errorf(n, hint, "%s does not belong here", what)
}

func (p parsing) binary(n *ast.BinaryNode, t *term) *term {
	word, known := operators[n.Operator]
	if !known {
		hint := ""
		switch n.Operator {
		case "^":
			hint = "a power is written **"
		case "..":
			hint = "a range of rows is written where(COLUMN, { year: { min: 2015, max: 2020 } })"
		}
		p.errorf(n, hint, "there is no operator %q", n.Operator)
		return nil
	}
	t.kind, t.text = anOperator, word
	if word != "in" {
		return t.with(p.scalar(n.Left), p.scalar(n.Right))
	}
	t.with(p.scalar(n.Left), p.term(n.Right))
	if right := t.args[1]; right != nil && right.kind != aListOf {
		p.d.Errorf(right.at, `write x in ["a", "b"]`, "in needs a list")
		return nil
	}
	return t.whole()
}

// member makes the column of a table: contracts.turnover, or contracts["Gross output"].
func (p parsing) member(n *ast.MemberNode, t *term) *term {
	of := p.term(n.Node)
	if of == nil {
		return nil
	}
	name, ok := n.Property.(*ast.StringNode)
	switch {
	case of.kind == aName:
		of.kind = aTableName
	case of.sort() != aTable:
		p.d.Errorf(of.at, "", "only a table has columns")
		return nil
	}
	if !ok {
		p.errorf(n, `write table["column"], or at(TABLE.COLUMN, KEY)`, "a column's name has to stand between the brackets")
		return nil
	}
	t.at = of.at
	t.kind, t.text, t.nameAt = aColumnOf, name.Value, p.at(name.Location().From)
	return t.with(of)
}

func (p parsing) mapping(n *ast.MapNode, t *term) *term {
	t.kind = aMapping
	for _, one := range n.Pairs {
		pair, ok := one.(*ast.PairNode)
		if !ok {
			p.refuse(one)
			return nil
		}
		key, ok := pair.Key.(*ast.StringNode)
		if !ok {
			p.errorf(pair.Key, "write { year: 2023 }", "a column's name has to stand here")
			return nil
		}
		if slices.Contains(t.keys, key.Value) {
			p.errorf(key, "", "%q stands here twice", key.Value)
			return nil
		}
		t.keys = append(t.keys, key.Value)
		t.keysAt = append(t.keysAt, p.at(key.Location().From))
		value := p.term(pair.Value)
		if value != nil && (value.sort() == aColumn || value.sort() == aTable) {
			value = p.scalar(pair.Value)
		}
		t.with(value)
	}
	return t.whole()
}

// call finds the form of a function that its arguments fit.
func (p parsing) call(n *ast.CallNode, t *term) *term {
	callee, ok := n.Callee.(*ast.IdentifierNode)
	if !ok {
		p.errorf(n, "", "a function is called by its name alone")
		return nil
	}
	f, known := functions[callee.Value]
	if !known {
		p.errorf(n, config.Suggest(callee.Value, slices.Sorted(maps.Keys(functions))), "there is no function %q", callee.Value)
		return nil
	}
	t.kind, t.text = aCall, callee.Value
	if len(n.Arguments) > 0 && n.Arguments[0] != nil && n.Arguments[0].Location().From < n.Location().From {
		p.errorf(n, "write "+callee.Value+"(...)", "a value cannot be piped into a function")
		return nil
	}
	for _, arg := range n.Arguments {
		t.with(p.term(arg))
	}
	if t.whole() == nil {
		return nil
	}
	for i := range f.forms {
		if f.forms[i].fits(t.args) {
			t.form = &f.forms[i]
			return p.named(t)
		}
	}
	p.d.Errorf(t.at, "write "+f.usage(callee.Value), "%s cannot take %s", callee.Value, sortsOf(t.args))
	return nil
}

// named makes tables of the bare names that stand where a function takes tables, and names of what table and
// fact are given.
func (p parsing) named(t *term) *term {
	for i, arg := range t.args {
		if arg.kind == aName && t.form.param(i) == aTable {
			arg.kind = aTableName
		}
	}
	if kind, ok := namers[t.text]; ok {
		return &term{kind: kind, at: t.args[0].at, text: t.args[0].value.Cell.Text}
	}
	return t
}
