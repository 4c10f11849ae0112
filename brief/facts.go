package brief

import (
	"strings"

	"report/config"
)

// expand replaces {{ name }} and {{ name.part }} in the text that a key of node holds by the facts'
// values, for print.
func (c *composer) expand(s string, node *config.Table, path ...any) string {
	return c.expandAt(s, node.TextAt(path...))
}

// expandQuietly is expand for words that others wrote, such as the title of a source: their numbers are their own.
func (c *composer) expandQuietly(s string, node *config.Table, path ...any) string {
	var out string
	c.quietly(func() { out = c.expand(s, node, path...) })
	return out
}

// quietly reads texts whose numbers are no statements of the briefing's.
func (c *composer) quietly(read func()) {
	typed := c.typed
	c.typed = nil
	read()
	c.typed = typed
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
	for _, source := range f.sources {
		c.sources.add(source)
	}
	c.used[base] = true
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
