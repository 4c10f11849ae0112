package brief

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"report/layout"
)

// factTable lists the facts that the briefing prints, in the order in which they are first met.
func (c *composer) factTable(at layout.Place) []layout.Block {
	w := c.changed
	var rows [][]string
	listed := map[string]bool{}
	for _, u := range c.uses.facts {
		if f := c.facts[u.name]; u.printed != "" && !listed[u.name] {
			listed[u.name] = true
			rows = append(rows, []string{inWords(f.name, f.label), strings.TrimSpace(f.qualifier + " " + f.full), c.factOrigin(f)})
		}
	}
	columns := []layout.TableColumn{{}, {Align: layout.AlignRight}, {}}
	return c.headedTable(w.Figures, columns, []string{w.Indicator, w.Value, w.Origin}, rows, at)
}

// inWords is what a fact is: its label, or else its name with a capital.
func inWords(name, label string) string {
	if label != "" {
		return label
	}
	words := strings.ReplaceAll(name, "_", " ")
	r, n := utf8.DecodeRuneInString(words)
	return string(unicode.ToUpper(r)) + words[n:]
}

// factOrigin is who publishes the values that a fact rests on, and of what date they are.
func (c *composer) factOrigin(f *fact) string {
	var all []string
	for _, s := range f.sources {
		parts := slices.DeleteFunc([]string{s.Publisher, c.date(s.AsOf)}, func(s string) bool { return s == "" })
		all = append(all, strings.Join(parts, c.words.Comma))
	}
	return strings.Join(all, "; ")
}

// headedTable sets a table of words below a heading; nothing where it has no rows.
func (c *composer) headedTable(heading string, columns []layout.TableColumn, head []string, rows [][]string, at layout.Place) []layout.Block {
	if len(rows) == 0 {
		return nil
	}
	style := c.theme.Headings[1]
	line := func(cells []string, style layout.Style) (row layout.TableRow) {
		for _, s := range cells {
			row.Cells = append(row.Cells, layout.TableCell{Block: style.Paragraph(c.bind(s), nil, at)})
		}
		return row
	}
	set := c.table(columns, []layout.TableRow{line(head, c.theme.TableHead)}, nil, &layout.Tag{Role: layout.RoleTable}, at)
	for _, r := range rows {
		set.Rows = append(set.Rows, line(r, c.theme.TableCell))
	}
	return []layout.Block{
		layout.Space{Height: style.Before},
		layout.KeepNext{Block: style.Paragraph(heading, &layout.Tag{Role: layout.RoleH2}, at)},
		layout.Space{Height: style.After},
		set,
		layout.Space{Height: c.theme.Title.After},
	}
}
