package main

import (
	"fmt"
	"strings"

	"report/config"
	"report/manifest"
)

// changePrinter sets the changes between two editions as lines of text.
type changePrinter struct{ strings.Builder }

func (p *changePrinter) line(format string, args ...any) {
	p.WriteString(strings.TrimRight(config.OneLine(fmt.Sprintf(format, args...)), " ") + "\n")
}

// part begins a part, after an empty line.
func (p *changePrinter) part(n int, format string, args ...any) bool {
	if n > 0 {
		p.WriteString("\n")
		p.line(format, args...)
	}
	return n > 0
}

// few prints the first of a list, and counts the rest.
func few[T any](p *changePrinter, list []T, print func(T)) {
	const most = 20
	for _, one := range list[:min(len(list), most)] {
		print(one)
	}
	if len(list) > most {
		p.line("    and %d more", len(list)-most)
	}
}

func (p *changePrinter) figures(list []manifest.FigureChange) {
	p.part(len(list), "Figures")
	for _, c := range list {
		switch {
		case c.Old == nil:
			p.line("  %s: new, %s", c.Name, withQualifier(c.New))
		case c.New == nil:
			p.line("  %s: gone, was %s", c.Name, withQualifier(c.Old))
		default:
			s := fmt.Sprintf("  %s: %s -> %s", c.Name, withQualifier(c.Old), withQualifier(c.New))
			switch {
			case c.Old.Printed == c.New.Printed && c.Old.Value != c.New.Value:
				s += fmt.Sprintf(" (%s -> %s)", c.Old.Value, c.New.Value)
			case c.Printed != "":
				s += " (" + c.Printed + ")"
			}
			if c.Old.Change != c.New.Change {
				s += fmt.Sprintf("; change %s -> %s", orNone(c.Old.Change), orNone(c.New.Change))
			}
			p.line("%s", s)
		}
	}
}

func withQualifier(f *manifest.Fact) string { return strings.TrimSpace(f.Qualifier + " " + f.Printed) }

func orNone(s string) string {
	if s == "" {
		return "none"
	}
	return s
}

func (p *changePrinter) tables(list []manifest.TableChange) {
	p.part(len(list), "Tables")
	for _, t := range list {
		switch {
		case t.Added:
			p.line("  %s: new", t.Name)
			continue
		case t.Removed:
			p.line("  %s: gone", t.Name)
			continue
		}
		p.line("  %s: %s", t.Name, tally(t))
		few(p, t.Columns, func(c manifest.TextChange) {
			p.line("    column %s: %s -> %s", c.Name, orNone(c.Old), orNone(c.New))
		})
		few(p, t.New, func(key string) { p.line("    + %s", key) })
		few(p, t.Gone, func(key string) { p.line("    - %s", key) })
		few(p, t.Cells, func(c manifest.CellChange) {
			p.line("    %s, %s: %s -> %s %s", c.Row, c.Column, orMissing(c.Old), orMissing(c.New), c.Unit)
		})
	}
}

// tally counts what changed in a table.
func tally(t manifest.TableChange) string {
	var parts []string
	add := func(n int, what, how string) {
		if n > 0 {
			parts = append(parts, count(n, what)+how)
		}
	}
	add(len(t.Columns), "column", " changed")
	add(len(t.New), "new row", "")
	add(len(t.Gone), "row", " gone")
	add(len(t.Cells), "cell", " changed")
	switch {
	case t.Cut:
		parts = append(parts, "only the rows that both records list are compared")
	case len(parts) == 0:
		parts = append(parts, "rows in another order")
	}
	return strings.Join(parts, ", ")
}

func orMissing(s string) string {
	if s == "" {
		return "missing"
	}
	return s
}

func (p *changePrinter) sentences(list []manifest.SentenceChange) {
	p.part(len(list), "Sentences")
	section := ""
	for _, s := range list {
		if s.Section != section {
			section = s.Section
			p.line("  %s", section)
		}
		if s.Old != "" {
			p.line("    - %s", s.Old)
		}
		if s.New != "" {
			p.line("    + %s", s.New)
		}
	}
}

func (p *changePrinter) charts(list []manifest.TextChange) {
	p.part(len(list), "Charts")
	for _, c := range list {
		switch {
		case c.Old == "":
			p.line("  %s: new, %s", c.Name, c.New)
		case c.New == "":
			p.line("  %s: gone, was %s", c.Name, c.Old)
		default:
			p.line("  %s: %s -> %s", c.Name, c.Old, c.New)
		}
	}
}

// inputs tells which files changed; their sums say nothing to people.
func (p *changePrinter) inputs(list []manifest.TextChange) {
	p.part(len(list), "Files")
	for _, c := range list {
		switch {
		case c.Old == "":
			p.line("  %s: new", c.Name)
		case c.New == "":
			p.line("  %s: gone", c.Name)
		default:
			p.line("  %s: changed", c.Name)
		}
	}
}
