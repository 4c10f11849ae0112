package brief

import (
	"path"
	"strings"
	"unicode"

	"report/config"
)

// Metadata is what the edition is called, with the facts that its words in [report] name.
type Metadata struct {
	Title, Subtitle, Author string
	Keywords                []string
	// Output is the path of the PDF, relative to the config's folder, with slashes.
	Output string
}

func (c *composer) metadata() Metadata {
	r := c.cfg.Report
	at := r.Table.TextAt
	m := Metadata{Title: c.fill(r.Title, at("title")), Subtitle: c.fill(r.Subtitle, at("subtitle")), Author: c.fill(r.Author, at("author"))}
	c.quietly(func() {
		for i, word := range r.Keywords {
			m.Keywords = append(m.Keywords, c.fill(word, at("keywords", i)))
		}
		m.Output = c.outputPath(r.Output, at("output"))
	})
	return m
}

// outputPath is the output with its facts, each of which is part of the name of one file or folder. One without
// facts was held to what it may be when the config was read.
func (c *composer) outputPath(s string, first config.Pos) string {
	if !strings.Contains(s, "{{") {
		return s
	}
	before := len(c.diags.List)
	var out strings.Builder
	for _, p := range c.template(s, first) {
		if p.ref != nil {
			c.noReference(p.ref, "in the name of a file")
		}
		if p.kind == plainText {
			out.WriteString(p.text)
			continue
		}
		out.WriteString(fileName(p.text))
	}
	if len(c.diags.List) > before {
		return s
	}
	name := out.String()
	at := c.cfg.Report.Table.At("output")
	switch _, err := config.Join(c.cfg.Dir, name); {
	case err != nil:
		c.diags.Errorf(at, "", "%v", err)
	case !strings.EqualFold(path.Ext(name), ".pdf"):
		c.diags.Errorf(at, "", "the output %s does not end in .pdf", name)
	}
	return name
}

// fileName makes printed words safe in the name of a file: letters, with their marks, and digits of any script
// stay, and so do - _ and single dots between others; all else is a hyphen, but none at the end.
func fileName(printed string) string {
	var out strings.Builder
	apart := false
	for _, r := range strings.ReplaceAll(printed, "..", " ") {
		if !unicode.In(r, unicode.L, unicode.M, unicode.Nd) && !strings.ContainsRune("-_.", r) {
			apart = true
			continue
		}
		if apart {
			out.WriteByte('-')
			apart = false
		}
		out.WriteRune(r)
	}
	return strings.Trim(out.String(), ".")
}
