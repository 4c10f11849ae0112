package config

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
)

// maxNames is how many names in a row may lead to a colour.
const maxNames = 16

// palette finds colours by name: those of color.palette first, then those of [color] itself.
type palette struct {
	named map[string]*node
	names []string // in order of appearance, for suggestions
	done  map[string]Color
	path  []string // the names that are being looked up
}

// color reads a colour or the name of one.
func (p *palette) color(text string, at Pos, d *Diagnostics) Color {
	if strings.HasPrefix(text, "#") {
		c, ok := parseHex(text)
		if !ok {
			d.Errorf(at, p.forms(), "%q is no colour", text)
		}
		return c
	}
	if c, ok := p.done[text]; ok {
		return c
	}
	n := p.named[text]
	switch {
	case n == nil:
		hint := p.forms()
		if near, ok := Nearest(text, p.names); ok {
			hint = fmt.Sprintf("did you mean %q?", near)
		}
		d.Errorf(at, hint, "there is no colour %q", text)
		return Color{}
	case len(p.path) > maxNames:
		d.Errorf(at, "", "the colour %q stands behind more than %d names", text, maxNames)
		return Color{}
	case slices.Contains(p.path, text):
		d.Errorf(at, "", "the colour %q refers to itself: %s", text, strings.Join(append(p.path, text), ", "))
		return Color{}
	}
	inner, ok := n.value.(string)
	if !ok {
		return Color{} // reported where it stands
	}
	p.path = append(p.path, text)
	c := p.color(inner, n.at, d)
	p.path = p.path[:len(p.path)-1]
	p.done[text] = c
	return c
}

// forms says how a colour can be written.
func (p *palette) forms() string {
	if len(p.names) == 0 || len(p.names) > maxListed {
		return "write it as #12436d, or by its name in [color.palette]"
	}
	return "write it as #12436d, or as one of " + strings.Join(p.names, ", ")
}

// newPalette finds the colours of a brand that have names.
func newPalette(root *node) *palette {
	p := &palette{named: map[string]*node{}, done: map[string]Color{}}
	if n, found := root.find([]any{"color", "palette"}); found {
		p.add(n.items...)
	}
	for _, f := range fieldsOf(reflect.TypeFor[BrandColor]()) {
		if n, found := root.find([]any{"color", f.key}); found && f.typ == colorType {
			p.add(n)
		}
	}
	return p
}

func (p *palette) add(colors ...*node) {
	for _, n := range colors {
		if p.named[n.key] == nil {
			p.named[n.key] = n
			p.names = append(p.names, n.key)
		}
	}
}
