package brief

import (
	"cmp"
	"regexp"
	"strconv"
	"strings"
	"text/template/parse"

	"report/config"
	"report/data"
)

// claims holds what a title says against the data.
func (c *composer) claims(conditions []string, node *config.Table, title string) {
	for i, condition := range conditions {
		at := node.TextAt("claim")
		if _, list := node.Values()["claim"].([]any); list {
			at = node.TextAt("claim", i)
		}
		c.claim(condition, at, bareText(title))
	}
}

// claim holds a sentence against the data: where they do not bear it, nothing is built.
func (c *composer) claim(condition string, at config.Pos, sentence string) {
	made, holds, ok := data.ParseExpression(condition, at, c.diags).Claim(c.scope(), c.diags)
	if !ok || c.unprinted {
		return
	}
	said := "what is claimed here"
	if sentence != "" {
		said = strconv.Quote(sentence)
	}
	var failed, open []string
	for _, one := range made {
		if !one.Holds {
			failed = append(failed, c.printSide(one.Left)+" is "+contrary[one.Operator]+c.printSide(one.Right))
		}
		if one.Open {
			open = append(open, c.printSide(one.Left)+" and "+c.printSide(one.Right))
		}
	}
	switch {
	case !holds:
		c.diags.Gatef(at, "", "the data do not bear %s: %s", said, cmp.Or(strings.Join(failed, ", and "), condition+" is false"))
	case len(open) > 0:
		c.diags.Warnf(at, "", "%s may be a matter of rounding: %s are not known finely enough to tell which is more", said, strings.Join(open, ", and "))
	}
}

// contrary says that an operator does not hold.
var contrary = map[string]string{
	"==": "not ", "!=": "", "<": "not less than ", "<=": "more than ", ">": "not more than ", ">=": "less than ",
}

// printSide is a value as a text has it.
func (c *composer) printSide(v data.Value) string {
	s := c.locale.Unit(c.locale.Cell(v.Cell, v.Column), c.locale.UnitAfter(v.Cell, v.Column))
	if v.Cell.Kind != data.Number {
		s = c.locale.Cell(v.Cell, v.Column)
	}
	return bareText(s)
}

// claimWord begins {{ claim "..." }}, which prints nothing.
const claimWord = "claim"

// madeClaim is a {{ claim }} of a text, whose sentence is known when the text has been read.
type madeClaim struct {
	condition string
	at        config.Pos
	piece     int // it stands before this one
	printed   bool
}

// readClaim reads a tag that claims something; false for any other tag.
func (t *templating) readClaim(one tag) bool {
	word, rest, _ := strings.Cut(strings.Map(blankToSpace, one.inner), " ")
	if word != claimWord {
		return false
	}
	from := one.at + len(one.inner) - len(strings.TrimLeft(rest, " "))
	tree := parse.New("")
	tree.Mode = parse.SkipFuncCheck
	if _, err := tree.Parse(opening+one.inner+"}}", opening, "}}", map[string]*parse.Tree{}); err == nil {
		if action, ok := tree.Root.Nodes[0].(*parse.ActionNode); ok && len(action.Pipe.Cmds) == 1 {
			if args := action.Pipe.Cmds[0].Args; len(args) == 2 {
				if words, ok := args[1].(*parse.StringNode); ok {
					t.claims = append(t.claims, madeClaim{words.Text, t.places.of(from + 1), len(t.pieces), t.printed()})
					return true
				}
			}
		}
	}
	t.errorf(one, "write {{ claim `turnover > 5` }}", "a claim is one condition in quotation marks")
	return true
}

// holdClaims holds the claims of a text against the data, each with the sentence in which it stands.
func (t *templating) holdClaims() {
	if len(t.claims) == 0 {
		return
	}
	var text strings.Builder
	begins := make([]int, len(t.pieces)+1)
	for i, p := range t.pieces {
		begins[i] = text.Len()
		text.WriteString(p.text)
	}
	begins[len(t.pieces)] = text.Len()
	for _, made := range t.claims {
		c := *t.c
		c.unprinted = c.unprinted || !made.printed
		c.claim(made.condition, made.at, sentenceAt(text.String(), begins[made.piece]))
	}
}

// marks of Markdown, which a sentence is quoted without.
var marks = regexp.MustCompile("(?m:^\\[\\^[^\\]\\s]*\\]:\\s+)|\\[\\^[^\\]\\s]*\\]|[*_`]|(?m:^\\s*(?:[-+>#]+|\\d+[.)])\\s+)")

// paragraphEnd parts paragraphs and items of lists.
var paragraphEnd = regexp.MustCompile(`\n[ \t\r]*\n|\n[ \t]*(?:[-+*]|\d+[.)])[ \t]`)

// nearby is how many bytes around a claim its sentence is looked for in.
const nearby = 2000

// sentenceAt is the sentence of a text that ends before a byte, or in which that stands.
func sentenceAt(text string, at int) string {
	head := strings.ToValidUTF8(text[max(0, at-nearby):at], "")
	tail := strings.ToValidUTF8(text[at:min(len(text), at+nearby)], "")
	if ends := paragraphEnd.FindAllStringIndex(head, -1); len(ends) > 0 {
		head = head[ends[len(ends)-1][0]:]
	}
	if end := paragraphEnd.FindStringIndex(tail); end != nil {
		tail = tail[:end[0]]
	}
	bare := func(s string) string { return bareText(marks.ReplaceAllString(s, "")) }
	head = bare(head)
	said := 0
	for _, one := range splitSentences(bare(head + " " + tail)) {
		if said += len(one) + 1; said > len(head) {
			return one
		}
	}
	return head
}
