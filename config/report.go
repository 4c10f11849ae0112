package config

import (
	"path"
	"strings"

	"golang.org/x/text/language"
)

// report reads [report] and checks what a type alone does not say. It returns false where there is no
// such table.
func (c *Config) report(root *node, opt Options, d *Diagnostics) bool {
	r := &c.Report
	n := root.child("report")
	switch {
	case n == nil:
		d.Errorf(root.at, "begin the file with [report], title, date and sections", "there is no [report] table")
		r.Table = newTable("report", "report", root.at, root.at).table()
		return false
	case n.kind != table:
		d.Errorf(n.keyAt, "write [report] on a line of its own", "report must be a table, not %s", n.describe())
		r.Table = newTable("report", "report", n.keyAt, n.at).table()
		return false
	}
	r.Table = n.table()
	r.Table.Decode(r, d)
	c.checkDate(opt, d)
	c.checkLang(d)
	c.checkOutput(d)
	return true
}

// wellTyped says whether a key of the report is text, or left out; else Decode has reported it.
func (c *Config) wellTyped(key string) bool {
	n := c.Report.Table.node.child(key)
	if n == nil {
		return true
	}
	_, ok := textOf(n)
	return ok
}

func (c *Config) checkDate(opt Options, d *Diagnostics) {
	r := &c.Report
	if !r.Table.Has("date") {
		d.Errorf(r.Table.Pos, `write date = 2024-03-06, or date = "today"`, "\"date\" is missing in [report]")
	}
	if r.Date.Today {
		r.Date.Time = day(opt.Today)
	}
}

// checkLang brings the language to its canonical form, of letters, digits and hyphens only: it is
// written into the PDF as it is.
func (c *Config) checkLang(d *Diagnostics) {
	r := &c.Report
	tag, err := language.Parse(r.Lang)
	switch {
	case !c.wellTyped("lang"):
		r.Lang = "en"
	case err != nil || tag == language.Und:
		d.Errorf(r.Table.At("lang"), `write "en", "en-GB" or "zh-Hans"`, "lang must be a BCP 47 language tag, not %q", r.Lang)
		r.Lang = "en"
	default:
		r.Lang = tag.String()
	}
}

func (c *Config) checkOutput(d *Diagnostics) {
	r := &c.Report
	at := r.Table.At("output")
	switch _, err := Join(c.Dir, r.Output); {
	case !c.wellTyped("output"):
	case strings.Contains(r.Output, "{{"): // it is held to these when its facts are known
	case err != nil:
		d.Errorf(at, "", "%v", err)
	case r.Output == "-":
		d.Errorf(at, "use --output - on the command line", "output cannot be standard output in a file")
	case strings.HasSuffix(r.Output, "/") || path.Base(r.Output) == "." || path.Base(r.Output) == "..":
		d.Errorf(at, "", "output must be a file, not a folder: %q", r.Output)
	}
}
