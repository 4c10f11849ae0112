package brief

import (
	"slices"
	"strings"

	"report/config"
)

// piece is a part of a text: what stands in the file, and what is printed in its place.
type piece struct {
	kind   pieceKind
	at     int    // byte of the text at which source begins
	source string // as it stands in the file
	text   string // as it is printed; of a plain piece, source
	ref    *reference
}

type pieceKind uint8

const (
	plainText   pieceKind = iota
	factValue             // a fact, or what is computed of facts
	literalText           // words in quotation marks: a number in them is meant as it stands
	citedName             // {{ ref x }} or {{ page x }}
	leftOut               // prints nothing: a condition, a comment, and what a condition leaves out
)

// maxConditions is how deep conditions may stand in each other.
const maxConditions = 12

// maxPrinted is how many bytes a text may come to, once its facts stand in it.
const maxPrinted = 16 << 20

// template reads a text with the tags in it, in the syntax of text/template. It is never executed by that
// package: a text has values and conditions and nothing that is repeated, so that it ends. What is wrong is
// reported, also in a part that a condition leaves out.
func (c *composer) template(s string, first config.Pos) []piece {
	t := templating{c: c, text: s, places: newPlaces(s, first)}
	tags := readTags(s)
	from, trim := 0, false
	for _, one := range tags {
		t.plain(from, one.from, trim, one.trimLeft)
		t.tag(one)
		from, trim = one.to, one.trimRight
		if one.problem != nil && one.to == len(s) {
			from = one.from
			break
		}
	}
	t.plain(from, len(s), trim, false)
	for _, open := range t.open[:min(len(t.open), maxConditions)] {
		c.diags.Errorf(t.places.of(open.tag.from), "write {{ end }} where it ends", "this {{ if }} has no {{ end }}")
	}
	t.holdClaims()
	return t.withoutEmptyLines()
}

// templating is a text on its way to pieces.
type templating struct {
	c      *composer
	unseen *composer // reports mistakes, and counts nothing: for what is left out; made when there is such a part
	text   string
	places *places
	pieces []piece
	open   []condition // conditions around what is read
	claims []madeClaim
	bytes  int
	full   bool // it came to more than it may
}

// condition is an {{ if }} that waits for its {{ end }}.
type condition struct {
	tag       tag
	holds     bool // what follows is printed, as far as this condition is concerned
	taken     bool // one of its parts held
	otherwise bool // {{ else }} was there
}

// printed says that no condition leaves out what follows.
func (t *templating) printed() bool {
	for _, c := range t.open {
		if !c.holds {
			return false
		}
	}
	return true
}

func (t *templating) add(p piece) {
	if t.bytes += len(p.text); t.bytes > maxPrinted && !t.full {
		t.full = true
		t.c.diags.Errorf(t.places.of(p.at), "", "the text comes to more than %d MB here", maxPrinted>>20)
	}
	if !t.full && p.source != "" {
		t.pieces = append(t.pieces, p)
	}
}

// plain adds what stands between two tags.
func (t *templating) plain(from, to int, trimLeft, trimRight bool) {
	if trimLeft {
		from += len(t.text[from:to]) - len(strings.TrimLeft(t.text[from:to], blanks))
	}
	if trimRight {
		to = from + len(strings.TrimRight(t.text[from:to], blanks))
	}
	p := piece{kind: leftOut, at: from, source: t.text[from:to]}
	if t.printed() {
		p.kind, p.text = plainText, p.source
	}
	t.add(p)
}

func (t *templating) tag(one tag) {
	if one.problem != nil {
		t.errorf(one, one.problem.hint, "%s", one.problem.message)
		if one.to == len(t.text) {
			return
		}
	}
	p := piece{kind: leftOut, at: one.from, source: t.text[one.from:one.to]}
	switch allowed, keyword := keywords[one.word]; {
	case one.problem != nil, one.word == "/*":
	case keyword && !allowed:
		t.errorf(one, "a text has values and conditions: {{ name }}, {{ if }}, {{ else if }}, {{ else }} and {{ end }}", "there is no {{ %s }}", one.word)
	case keyword:
		t.border(one)
	case t.readClaim(one):
	default:
		n := len(t.c.uses.facts)
		t.value(one, &p)
		t.c.uses.show(n, p.text)
	}
	t.add(p)
}

func (t *templating) errorf(one tag, hint, format string, args ...any) {
	t.c.diags.Errorf(t.places.of(one.from), hint, format, args...)
}

// border begins, divides or ends what stands under a condition.
func (t *templating) border(one tag) {
	rest := strings.TrimLeft(strings.TrimPrefix(one.inner, one.word), blanks)
	last := len(t.open) - 1
	switch {
	case one.word == "if":
		holds := t.holds(one, rest, t.printed())
		t.open = append(t.open, condition{tag: one, holds: holds, taken: holds})
		if len(t.open) == maxConditions+1 {
			t.errorf(one, "", "conditions may not be nested more than %d deep", maxConditions)
		}
	case last < 0:
		t.errorf(one, "write {{ if ... }} where it begins", "no {{ if }} stands before this {{ %s }}", one.word)
	case one.word == "end":
		if rest != "" {
			t.errorf(one, "write {{ end }}", "{{ end }} has nothing behind it")
		}
		t.open = t.open[:last]
	default:
		t.otherwise(one, rest, &t.open[last])
	}
}

// otherwise is {{ else }}, and {{ else if ... }}.
func (t *templating) otherwise(one tag, rest string, of *condition) {
	word, _, _ := strings.Cut(strings.Map(blankToSpace, rest), " ")
	if of.otherwise {
		t.errorf(one, "", "{{ else }} is the last part of an {{ if }}")
	}
	of.holds = false
	switch {
	case word == "if":
		condition := strings.TrimLeft(rest[len(word):], blanks)
		of.holds = true
		seen := t.printed() && !of.taken
		of.holds = t.holds(one, condition, seen) && !of.taken
	case rest == "":
		of.otherwise = true
		of.holds = !of.taken
	default:
		t.errorf(one, "write {{ else }} or {{ else if ... }}", "{{ else %s }} is no part of a condition", word)
	}
	of.taken = of.taken || of.holds
}

// withoutEmptyLines takes away the lines on which nothing is left but white space: those of a condition or a
// comment that stands alone. In Markdown they would part what belongs together.
func (t *templating) withoutEmptyLines() []piece {
	if !slices.ContainsFunc(t.pieces, func(p piece) bool { return p.kind == leftOut }) {
		return t.pieces
	}
	var out []piece
	var line []piece
	flush := func() {
		silent, empty := false, true
		for _, p := range line {
			silent = silent || p.kind == leftOut
			empty = empty && (p.kind == leftOut || p.kind == plainText && strings.Trim(p.text, blanks) == "")
		}
		for _, p := range line {
			if silent && empty {
				p.kind, p.text = leftOut, ""
			}
			if n := len(out); n > 0 && p.kind == plainText && out[n-1].kind == plainText && out[n-1].at+len(out[n-1].source) == p.at {
				out[n-1].source = t.text[out[n-1].at : p.at+len(p.source)]
				out[n-1].text = out[n-1].source
				continue
			}
			out = append(out, p)
		}
		line = line[:0]
	}
	for _, p := range t.pieces {
		for p.kind == plainText {
			i := strings.IndexByte(p.source, '\n') + 1
			if i == 0 {
				break
			}
			line = append(line, piece{kind: plainText, at: p.at, source: p.source[:i], text: p.source[:i]})
			flush()
			p.at, p.source = p.at+i, p.source[i:]
			p.text = p.source
		}
		if p.source != "" {
			line = append(line, p)
		}
	}
	flush()
	return out
}
