package data

import (
	"net/url"
	"slices"
	"strings"
)

// Sources lists where the rows' values come from, each publication once, in order of first
// appearance, with the latest date of its data.
func (t *Table) Sources() []Source {
	var list []Source
	places := map[Source]int{} // in list, without the date
	add := func(s Source) {
		if s == (Source{}) {
			return
		}
		undated := s
		undated.AsOf = ""
		i, seen := places[undated]
		if !seen {
			places[undated] = len(list)
			list = append(list, s)
			return
		}
		// ISO dates order as text; of "2024" and "2024-03" the finer one is the later.
		list[i].AsOf = Later(list[i].AsOf, s.AsOf)
	}
	var others []Source
	for _, r := range t.Rows {
		add(r.Source)
		others = append(others, r.Others...)
	}
	for _, s := range others {
		add(s)
	}
	return list
}

// SourcesOf lists the sources of the rows, and those that columns of the given names have of their own.
func (t *Table) SourcesOf(columns []string) []Source {
	list := t.Sources()
	for _, c := range t.Columns {
		if s := (Source{Publisher: c.Source}); c.Source != "" && slices.Contains(columns, c.Name) && !slices.Contains(list, s) {
			list = append(list, s)
		}
	}
	return list
}

// overlay is the source of a row that says some of it by itself. A row that names another publisher
// takes nothing but the date from the table: the table's title and address are not that publisher's.
func (s Source) overlay(row Source) Source {
	if row.Publisher == "" {
		row.Publisher = s.Publisher
	}
	if row.AsOf == "" {
		row.AsOf = s.AsOf
	}
	row.CopyOf = s.CopyOf
	if row.Publisher == s.Publisher {
		if row.Title == "" {
			row.Title = s.Title
		}
		if row.URL == "" {
			row.URL = s.URL
		}
	}
	return row
}

// sourceColumns are the names of columns that say where a row comes from, and the part they say.
var sourceColumns = map[string]func(*Source) *string{
	"source":       func(s *Source) *string { return &s.Publisher },
	"source_title": func(s *Source) *string { return &s.Title },
	"url":          func(s *Source) *string { return &s.URL },
	asOfColumn:     func(s *Source) *string { return &s.AsOf },
}

// attribute fills the rows' sources.
func (t *Table) attribute(m *mistakes) {
	type part struct {
		col int
		of  func(*Source) *string
	}
	var parts []part
	for i, c := range t.Columns {
		if of, ok := sourceColumns[c.Name]; ok && (c.Name != asOfColumn || c.Kind == Date) {
			parts = append(parts, part{i, of})
		}
	}
	for i := range t.Rows {
		r := &t.Rows[i]
		var own Source
		for _, p := range parts {
			c := r.Cells[p.col]
			if c.Missing {
				continue
			}
			if t.Columns[p.col].Name == "url" && !isWebAddress(c.Text) {
				m.errorf(r.CellAt(p.col), "", "%q in column \"url\" is not an address that begins with http:// or https://", c.Text)
			}
			*p.of(&own) = c.Text
		}
		r.Source = t.Source.overlay(own)
	}
}

func isWebAddress(s string) bool {
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" && !strings.ContainsAny(s, " \t\n")
}
