package data

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"report/config"
)

// kinds are the words for Kind in the config.
var kinds = map[string]Kind{"text": Text, "number": Number, "integer": Number, "date": Date, "boolean": Bool}

// String names a kind as the config does.
func (k Kind) String() string {
	return [...]string{Text: "text", Number: "number", Date: "date", Bool: "boolean"}[k]
}

// describe gives the columns their kinds and what the config says of them.
func (s Spec) describe(t *Table, profiles []*profile, node *config.Table, m *mistakes) {
	s.settle(t, profiles, node, m)
	for i := range t.Columns {
		t.convert(i, m)
	}
}

// put gives a column the words that the config has for it.
func (said ColumnSpec) put(c *Column) {
	c.Label, c.Format = cmp.Or(said.Label, c.Label), cmp.Or(said.Format, c.Format)
	c.Note, c.Source = cmp.Or(said.Note, c.Note), cmp.Or(said.Source, c.Source)
}

// settle decides what the columns hold by what their cells look like.
func (s Spec) settle(t *Table, profiles []*profile, node *config.Table, m *mistakes) {
	for _, name := range slices.Sorted(maps.Keys(s.Columns)) {
		if t.Column(name) < 0 {
			m.errorf(node.KeyAt("columns", name), t.suggestColumn(name), "the table %q has no column %q", t.Name, name)
		}
	}
	free := make([]*profile, len(profiles)) // of columns of which nobody says that they hold no numbers
	for i := range t.Columns {
		c, p := &t.Columns[i], profiles[i]
		said := s.Columns[c.Name]
		kind, reserved := t.reservedKind(c.Name)
		switch {
		case said.Type != "":
			c.Kind, c.sign, c.Integer = kinds[said.Type], p.sign(), said.Type == "integer"
		case reserved:
			c.Kind = kind
		case c.typed:
		default:
			c.Kind, c.sign = p.kind()
			free[i] = p
		}
		if c.Kind == Number && !c.typed {
			free[i] = p
		}
		said.put(c)
		switch {
		case c.Kind != Number || said.Unit != "":
			c.Unit = said.Unit
		case c.sign != "":
			c.Unit = c.sign
		}
		if c.Kind != Number {
			c.why = p.whyText(c.Kind)
			c.refuseNumberWords(c.why, node, m)
		} else if c.Format == "" && c.Unit == "" && p.years(c.Name) {
			c.Format = yearFormat
		}
	}
	s.refuseTwoNotations(t, free, m)
}

// refuseTwoNotations reports a file that writes decimals in two ways: whichever is declared, some of its numbers would
// be others.
func (s Spec) refuseTwoNotations(t *Table, profiles []*profile, m *mistakes) {
	point, comma, ok := twoNotations(profiles)
	if !ok {
		return
	}
	at, other := comma, point
	what, is := "comma", "point"
	if s.Decimal == "," {
		at, other, what, is = point, comma, is, what
	}
	m.errorf(at.at, "write all numbers in one way, or give a column that holds none type = \"text\"",
		"%q is written with a decimal %s, and %q at %s with a decimal %s", clip(at.text), what, clip(other.text), other.at, is)
}

// refuseNumberWords reports a unit, format or precision of a column that holds no numbers, and which
// cell is to blame.
func (t *Table) refuseNumberWords(col int, node *config.Table, m *mistakes) {
	t.Columns[col].refuseNumberWords(t.whyText(col), node, m)
}

func (c Column) refuseNumberWords(why string, node *config.Table, m *mistakes) {
	for _, key := range []string{"unit", "format", "precision"} {
		if hasKey(node, c.Name, key) {
			m.errorf(node.At("columns", c.Name, key), why, "%s is for numbers, and column %q holds %s", key, c.Name, holds(c.Kind))
		}
	}
}

// holds names what a column holds in a sentence.
func holds(k Kind) string {
	return [...]string{Text: "text", Number: "numbers", Date: "dates", Bool: "true and false"}[k]
}

// warnOfText tells of columns that are text because of a few cells, because of the form of their dates or
// because their numbers are text in the file, where nobody said that they are. A column with codes, such as
// 007, is meant to be text.
func (s Spec) warnOfText(t *Table, profiles []*profile, node *config.Table, d *config.Diagnostics) {
	for i, c := range t.Columns {
		if _, reserved := t.reservedKind(c.Name); reserved || s.Columns[c.Name].Type != "" || c.Kind != Text || c.typed {
			continue
		}
		p := profiles[i]
		in := node.PathOf("columns", c.Name)
		asText := fmt.Sprintf("write type = \"text\" in [%s]", in)
		switch first := p.quotedFirst; {
		case p.mostlyNumbers() && first.text != "":
			d.Warnf(first.at, fmt.Sprintf("make it a number there, or write type = \"number\" in [%s], or type = \"text\"", in),
				"column %q is taken as text: %q is text in the file and looks like a number", c.Name, clip(first.text))
		case p.mostlyNumbers() && len(p.notNumber) > 0:
			first := p.notNumber[0]
			hint := asText + ", or list it in missing"
			if mend := t.notation.hint(first.text, t.Name); mend != "" {
				hint = mend + ", or " + asText
			}
			d.Warnf(first.at, hint, "column %q is taken as text: %q is not a number%s", c.Name, clip(first.text), others(p.notNumber[1:]))
		case p.mostlyNumbers():
			first := p.otherSign()
			d.Warnf(first.at, "write the sign of all, or of none and unit in ["+in+"], or "+asText,
				"column %q is taken as text: %q %s", c.Name, clip(first.text), signMissing(p.sign()))
		case p.notDate.text != "" && p.mostlyDates():
			d.Warnf(p.notDate.at, dateHint(p.notDate.text, t.Name)+", or "+asText, "column %q is taken as text: %q is not a date", c.Name, clip(p.notDate.text))
		}
	}
}

// signMissing says of a number that it has not the sign of the others.
func signMissing(sign string) string {
	if sign == "" {
		return "has a sign behind it, and other numbers have none"
	}
	return "has no " + sign + ", and other numbers have"
}

// others names further cells of which the same is true.
func others(cells []found) string {
	var list []string
	for _, c := range cells {
		list = append(list, fmt.Sprintf("%q at %s", clip(c.text), c.at))
	}
	if len(list) == 0 {
		return ""
	}
	return ", nor " + strings.Join(list, ", nor ")
}

// convert reads a column as the kind that it has to be, and reports the cells that are not.
func (t *Table) convert(col int, m *mistakes) {
	column := t.Columns[col]
	for i := range t.Rows {
		r := &t.Rows[i]
		c := &r.Cells[col]
		c.Kind = column.Kind
		if c.Missing {
			continue
		}
		if column.sign != "" && column.Kind == Number {
			bare, sign := splitSign(c.Text)
			if _, _, is := t.notation.parse(bare); is && sign != column.sign {
				m.errorf(r.CellAt(col), "write the sign of all, or of none", "%q in column %q %s", clip(c.Text), column.Name, signMissing(column.sign))
				continue
			}
			if sign != "" {
				c.Text = bare // the sign is the column's unit
			}
		}
		if t.set(c, column.Kind) {
			if column.Integer && !c.whole() {
				m.errorf(r.CellAt(col), "", "%q in column %q is not a whole number", clip(c.Text), column.Name)
			}
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

// whole says whether a number is whole, as 4.0 is; it is known to one then, or more coarsely.
func (c *Cell) whole() bool {
	c.Precision = max(c.Precision, 1)
	return c.Number == math.Trunc(c.Number)
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
