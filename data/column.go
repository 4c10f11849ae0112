package data

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"report/config"
)

// kinds are the words for Kind in the config.
var kinds = map[string]Kind{"text": Text, "number": Number, "date": Date, "boolean": Bool}

// String names a kind as the config does.
func (k Kind) String() string {
	return [...]string{Text: "text", Number: "number", Date: "date", Bool: "boolean"}[k]
}

// describe gives the columns their kinds and what the config says of them.
func (s Spec) describe(t *Table, node *config.Table, m *mistakes) {
	for _, name := range slices.Sorted(maps.Keys(s.Columns)) {
		if t.Column(name) < 0 {
			m.errorf(node.KeyAt("columns", name), config.Suggest(name, t.Names()), "the table %q has no column %q", t.Name, name)
		}
	}
	for i := range t.Columns {
		c := &t.Columns[i]
		said := s.Columns[c.Name]
		if kind, reserved := t.reservedKind(c.Name); said.Type != "" {
			c.Kind = kinds[said.Type]
			t.convert(i, m)
		} else if reserved {
			c.Kind = kind
			t.convert(i, m)
		} else if c.typed {
			t.convert(i, m)
		} else {
			t.infer(i)
		}
		if said.Label != "" {
			c.Label = said.Label
		}
		c.Format = said.Format
		if said.Unit != "" || c.Kind != Number {
			c.Unit = said.Unit
		}
		if c.Kind != Number {
			t.refuseNumberWords(i, node, m)
		} else if c.Format == "" && c.Unit == "" && t.holdsYears(i) {
			c.Format = yearFormat
		}
	}
}

// refuseNumberWords reports a unit, format or precision of a column that holds no numbers, and which
// cell is to blame.
func (t *Table) refuseNumberWords(col int, node *config.Table, m *mistakes) {
	name := t.Columns[col].Name
	for _, key := range []string{"unit", "format", "precision"} {
		if !hasKey(node, name, key) {
			continue
		}
		m.errorf(node.At("columns", name, key), t.whyText(col), "%s is for numbers, and column %q holds %s", key, name, holds(t.Columns[col].Kind))
	}
}

// holds names what a column holds in a sentence.
func holds(k Kind) string {
	return [...]string{Text: "text", Number: "numbers", Date: "dates", Bool: "true and false"}[k]
}

// infer finds what a column holds: the first of number, date and boolean that all of its cells are,
// else text. Numbers with a leading zero are codes, and codes are text.
func (t *Table) infer(col int) {
	hasValue := func(r Row) bool { return !r.Cells[col].Missing }
	if !slices.ContainsFunc(t.Rows, hasValue) {
		return // Text
	}
	for _, kind := range []Kind{Number, Date, Bool} {
		if t.all(col, kind) {
			t.Columns[col].Kind = kind
			for i := range t.Rows {
				t.Rows[i].Cells[col].Kind = kind
			}
			return
		}
	}
}

// all tries to read all cells of a column as a kind. Where it fails it leaves the cells as they were.
func (t *Table) all(col int, kind Kind) bool {
	for i := range t.Rows {
		c := &t.Rows[i].Cells[col]
		told := c.quoted && kind != Date // JSON and CSV know no other dates than text
		if c.Missing || !told && t.set(c, kind) && (kind != Number || !t.notation.isCode(c.Text)) && (kind != Date || !c.quoted || t.mayBeYear(col, *c)) {
			continue
		}
		for j := range i + 1 {
			c := &t.Rows[j].Cells[col]
			*c = Cell{Text: c.Text, Missing: c.Missing, Col: c.Col, below: c.below, quoted: c.quoted}
		}
		return false
	}
	return true
}

// mayBeYear says whether a date that the file holds as text is finer than a year, or a year that can be told from a
// code of four digits: of the last hundred years or the next, or in a column whose name says that it holds years.
func (t *Table) mayBeYear(col int, c Cell) bool {
	year := c.Time.Year()
	return c.Grain != Year || year >= 1900 && year <= 2100 || namesYears(t.Columns[col].Name)
}

// warnOfText tells of columns that are text because of a few cells, or because of the form of their dates,
// where nobody said that they are. A
// column with codes, such as 007, is meant to be text.
func (s Spec) warnOfText(t *Table, node *config.Table, d *config.Diagnostics) {
	for i, c := range t.Columns {
		if _, reserved := t.reservedKind(c.Name); reserved || s.Columns[c.Name].Type != "" {
			continue
		}
		asText := fmt.Sprintf("write type = \"text\" in [%s]", node.PathOf("columns", c.Name))
		if at, text, ok := t.quotedNumber(i); ok {
			d.Warnf(at, fmt.Sprintf("write type = \"number\" or type = \"text\" in [%s]", node.PathOf("columns", c.Name)),
				"column %q is taken as text: its numbers, such as %q, stand in quotes", c.Name, clip(text))
		} else if at, text, ok := t.NotNumber(i); ok && t.mostlyNumbers(i) {
			hint := asText + ", or list it in missing"
			if mend := t.notation.hint(text, t.Name); mend != "" {
				hint = mend + ", or " + asText
			}
			d.Warnf(at, hint, "column %q is taken as text: %q is not a number", c.Name, clip(text))
		} else if at, text, ok := t.notDate(i); ok {
			d.Warnf(at, dateHint(text, t.Name)+", or "+asText, "column %q is taken as text: %q is not a date", c.Name, clip(text))
		}
	}
}

// quotedNumber finds the first value of a text column whose values are all numbers, and codes none of them, which
// the file holds as text.
func (t *Table) quotedNumber(col int) (at config.Pos, text string, ok bool) {
	if t.Columns[col].Kind != Text {
		return at, "", false
	}
	for _, r := range t.Rows {
		c := r.Cells[col]
		if c.Missing {
			continue
		}
		if _, _, is := t.notation.parse(c.Text); !is || !c.quoted || t.notation.isCode(c.Text) {
			return at, "", false
		}
		if !ok {
			at, text, ok = r.CellAt(col), c.Text, true
		}
	}
	return at, text, ok
}

// mostlyNumbers says whether at least two cells, and two thirds of those with a value, are numbers, and
// none is a code.
func (t *Table) mostlyNumbers(col int) bool {
	values, numbers := 0, 0
	for _, r := range t.Rows {
		c := r.Cells[col]
		if c.Missing {
			continue
		}
		if t.notation.isCode(c.Text) {
			return false
		}
		values++
		if _, _, ok := t.notation.parse(c.Text); ok {
			numbers++
		}
	}
	return numbers >= 2 && 3*numbers >= 2*values
}

// convert reads a column as the kind that it has to be, and reports the cells that are not.
func (t *Table) convert(col int, m *mistakes) {
	column := t.Columns[col]
	for i := range t.Rows {
		r := &t.Rows[i]
		c := &r.Cells[col]
		c.Kind = column.Kind
		if c.Missing || t.set(c, column.Kind) {
			continue
		}
		what := [...]string{Text: "text", Number: "a number", Date: "a date such as " + dateForms, Bool: "true or false"}[column.Kind]
		hint := ""
		switch column.Kind {
		case Number:
			hint = t.notation.hint(c.Text, t.Name)
		case Date:
			if iso, _ := asDate(c.Text); iso != "" {
				hint = "write it as " + iso
			}
		}
		m.errorf(r.CellAt(col), hint, "%q in column %q is not %s", clip(c.Text), column.Name, what)
	}
}

// set reads a cell's text as a kind. A bare year is a date only where dates are asked for, which is
// why numbers are tried first.
func (t *Table) set(c *Cell, kind Kind) (ok bool) {
	switch kind {
	case Number:
		said := c.Precision
		c.Number, c.Precision, ok = t.notation.parse(c.Text)
		if said > 0 {
			c.Precision = said
		}
		return ok
	case Date:
		c.Time, c.Grain, ok = parseDate(c.Text)
		return ok
	case Bool:
		c.Bool = strings.EqualFold(c.Text, "true")
		return c.Bool || strings.EqualFold(c.Text, "false")
	}
	return true
}

// yearFormat prints years: digits and nothing between them. A number column that has it holds years.
const yearFormat = "0"

// yearNames are the last words of column names that say years.
var yearNames = []string{"year", "years", "jahr", "année", "annee", "an", "año", "ano", "年", "年份", "年度"}

// Years says whether the column's numbers are years, which are labels more than quantities.
func (c Column) Years() bool { return c.Kind == Number && c.Format == yearFormat }

// namesYears says whether a column's name says that it holds years.
func namesYears(column string) bool {
	name := strings.FieldsFunc(strings.ToLower(column), func(r rune) bool { return r == '_' || r == ' ' || r == '.' })
	return len(name) > 0 && slices.Contains(yearNames, name[len(name)-1])
}

// holdsYears says whether a column's numbers are years: whole numbers from 1000 to 2999 under a name
// that says so, or from 1900 to 2100 in each of several rows under another name than "value".
func (t *Table) holdsYears(col int) bool {
	named := namesYears(t.Columns[col].Name)
	low, high := 1900.0, 2100.0
	if named {
		low, high = 1000, 2999
	}
	found := 0
	for _, r := range t.Rows {
		c := r.Cells[col]
		if c.Missing {
			if !named {
				return false
			}
			continue
		}
		found++
		if len(c.Text) != 4 || c.Number < low || c.Number > high {
			return false
		}
	}
	return named && found > 0 || found > 1 && t.Columns[col].Name != "value"
}
