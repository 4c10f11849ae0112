package brief

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"report/data"
)

// knownNumbers finds what a number that was typed by hand probably is.
type knownNumbers struct {
	printed []printedFact
	years   map[string]string // the expression of a year
	cells   map[string]string // the words for a cell, by its mantissa
	chinese bool
}

// printedFact is a form in which a fact prints, and how it is written.
type printedFact struct{ text, name string }

// maxCells is how many cells are looked through.
const maxCells = 200_000

func (c *composer) newKnownNumbers() knownNumbers {
	k := knownNumbers{years: map[string]string{}, cells: map[string]string{}, chinese: c.lang == "zh"}
	for _, node := range c.cfg.Facts {
		f := c.facts[node.Name]
		if f == nil {
			continue
		}
		for _, form := range []printedFact{
			{f.full, f.name}, {f.value, f.name + ".value"}, {strings.TrimLeft(f.change, "−-"), f.name + ".change"},
		} {
			if strings.ContainsFunc(form.text, unicode.IsDigit) {
				k.printed = append(k.printed, form)
			}
		}
	}
	// The longest goes first: 6.15 trillion yuan before 6.15.
	slices.SortStableFunc(k.printed, func(a, b printedFact) int { return len(b.text) - len(a.text) })
	seen := 0
	for _, node := range c.cfg.Data {
		if t := c.data[node.Name]; t != nil {
			if seen += len(t.Rows) * len(t.Columns); seen <= maxCells {
				k.learn(t, c.locale)
			}
		}
	}
	return k
}

// learn takes the cells of a table, each by the digits that it is written with and those that it prints.
func (k *knownNumbers) learn(t *data.Table, l *data.Locale) {
	key := keyColumn(t)
	for j, col := range t.Columns {
		if col.Kind != data.Number && !col.Years() && col.Kind != data.Date {
			continue
		}
		if j == key {
			k.learnYears(t, j)
			continue
		}
		for _, row := range t.Rows {
			cell := row.Cells[j]
			if cell.Kind != data.Number || cell.Missing || col.Years() {
				continue
			}
			what := fmt.Sprintf("it is %s of %s, at %s", col.Name, t.Name, row.CellAt(j))
			if key >= 0 && !row.Cells[key].Missing {
				of := keyOf(row.Cells[key])
				what = fmt.Sprintf("it is %s of %s: make it a fact, %q", col.Name, strings.Trim(of, `"`), fmt.Sprintf("at(%s.%s, %s)", t.Name, col.Name, strings.ReplaceAll(of, `"`, "'")))
			}
			for _, s := range []string{cell.Text, l.Cell(cell, data.Column{})} {
				if d := k.mantissa(digitsOf(s), cell.Number); d != "" && k.cells[d] == "" {
					k.cells[d] = what
				}
			}
		}
	}
}

// leastDigits is how many digits a number has that can be told from others by them.
const leastDigits = 3

// keyColumn is the column by which a row is found: the only date or year, else the first text; -1 where that
// is no key.
func keyColumn(t *data.Table) int {
	key := -1
	for j, col := range t.Columns {
		if (col.Kind == data.Date || col.Years()) && col.Name != "as_of" { // which tells of the source
			if key >= 0 {
				return -1
			}
			key = j
		}
	}
	if key < 0 {
		key = slices.IndexFunc(t.Columns, func(c data.Column) bool { return c.Kind == data.Text })
	}
	if key < 0 {
		return -1
	}
	seen := map[string]bool{}
	for _, row := range t.Rows {
		s := keyOf(row.Cells[key])
		if seen[s] {
			return -1
		}
		seen[s] = true
	}
	return key
}

// keyOf is a cell as an expression names it.
func keyOf(c data.Cell) string {
	switch {
	case c.Kind == data.Number:
		return strconv.FormatFloat(c.Number, 'f', -1, 64)
	case c.Kind == data.Date && c.Grain == data.Year:
		return strconv.Itoa(c.Time.Year())
	case c.Kind == data.Date && c.Grain == data.Day:
		return strconv.Quote(c.Time.Format(time.DateOnly))
	}
	return strconv.Quote(c.Text)
}

// learnYears takes the first and the last year of a table.
func (k *knownNumbers) learnYears(t *data.Table, j int) {
	var years []string
	for _, row := range t.Rows {
		if cell := row.Cells[j]; !cell.Missing {
			years = append(years, keyOf(cell))
		}
	}
	if len(years) == 0 || !t.Columns[j].Years() && (t.Columns[j].Kind != data.Date || len(years[0]) != 4) {
		return
	}
	for name, year := range map[string]string{"min": slices.Min(years), "max": slices.Max(years)} {
		if k.years[year] == "" {
			k.years[year] = fmt.Sprintf("%s(%s.%s)", name, t.Name, t.Columns[j].Name)
		}
	}
}

// mantissa is what numbers have in common that are the same in another unit, such as million and billion: their
// digits, and where these stand within a group of three. It is empty for those that have too few digits to be told
// from others by them.
func (k *knownNumbers) mantissa(digits string, value float64) string {
	if len(digits) < leastDigits || value == 0 {
		return ""
	}
	place := int(math.Floor(math.Log10(math.Abs(value)))) % 3
	if k.chinese { // whose units go up in steps of four
		place = 0
	} else if place < 0 {
		place += 3
	}
	return strings.TrimRight(digits, "0") + strings.Repeat("'", place)
}

// digitsOf are the digits of a number as it is written, without zeros at the beginning.
func digitsOf(s string) string {
	var b strings.Builder
	for _, r := range s {
		if unicode.IsDigit(r) {
			b.WriteByte('0' + byte(digitOf(r)))
		}
	}
	return strings.TrimLeft(b.String(), "0")
}

// hint says what a number of a text probably is, and else how it is marked.
func (k knownNumbers) hint(s string, one stated, number string) string {
	for _, f := range k.printed {
		if n, ok := samePhrase(s[one.from:], f.text); ok && one.from+n >= one.to && !joins(s[:one.from+n], s[one.from+n:]) {
			return "write {{ " + f.name + " }}"
		}
	}
	if x, ok := k.years[number]; ok {
		return fmt.Sprintf("make it a fact, %q, where it moves with the data, or mark it as meant: literals = [%q] in [report]", x, number)
	}
	if what := k.cells[k.mantissa(one.digits, one.value)]; what != "" && !looksLikeYear(number) {
		return what
	}
	return mark(number)
}

func looksLikeYear(number string) bool {
	n, err := strconv.Atoi(number)
	return err == nil && n >= 1500 && n < 2200
}
