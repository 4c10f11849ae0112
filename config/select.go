package config

import "slices"

// selectSections picks the sections to build: those that report.sections lists, in its order, less
// what --only and --skip leave out.
func (c *Config) selectSections(opt Options, d *Diagnostics) {
	names := tableNames(c.Sections)
	listed := c.listedSections(names, d)
	for _, name := range opt.Only {
		c.checkNamed("--only", name, names, listed, d)
	}
	for _, name := range opt.Skip {
		c.checkNamed("--skip", name, names, nil, d)
	}
	for _, name := range listed {
		if len(opt.Only) > 0 && !slices.Contains(opt.Only, name) || slices.Contains(opt.Skip, name) {
			continue
		}
		c.Selected = append(c.Selected, c.Sections[slices.Index(names, name)])
	}
	if len(listed) > 0 && len(c.Selected) == 0 && d.Err() == nil {
		d.Errorf(Pos{File: "--skip"}, "", "no section is left to build")
	}
}

// listedSections checks report.sections and returns the names in it that are defined.
func (c *Config) listedSections(names []string, d *Diagnostics) []string {
	t := c.Report.Table
	if !t.Has("sections") {
		d.Errorf(t.Pos, `write sections = ["NAME", ...] with the names of [section.NAME] tables`, "\"sections\" is missing in [report]")
		return nil
	}
	if n := t.node.child("sections"); n.kind == array && len(n.items) == 0 {
		d.Errorf(n.at, Suggest("", names), "sections is empty")
	}
	fine := slices.DeleteFunc(slices.Clone(names), func(name string) bool { return !isName(name) })
	var listed []string
	for i, name := range c.Report.Sections {
		at := t.At("sections", i)
		switch {
		case !slices.Contains(names, name):
			if t.node.child("sections").textAt(i) {
				d.Errorf(at, Suggest(name, fine), "there is no section %q", name)
			}
		case slices.Contains(listed, name):
			d.Errorf(at, "", "the section %q is listed twice", name)
		default:
			listed = append(listed, name)
		}
	}
	return listed
}

// textAt says whether the element of a list, or the only value in place of one, is text; what is not
// has been reported by Decode.
func (n *node) textAt(i int) bool {
	if n.kind == array {
		n = n.items[i]
	}
	_, ok := n.value.(string)
	return ok
}

// checkNamed checks one name of --only or --skip. Where listed is given, it must be among those.
func (c *Config) checkNamed(option, name string, names, listed []string, d *Diagnostics) {
	at := Pos{File: option}
	switch {
	case !slices.Contains(names, name):
		d.Errorf(at, Suggest(name, names), "there is no section %q", name)
	case option == "--only" && !slices.Contains(listed, name):
		d.Errorf(at, "add it there", "the section %q is not in report.sections", name)
	}
}

func tableNames(tables []*Table) []string {
	var names []string
	for _, t := range tables {
		names = append(names, t.Name)
	}
	return names
}
