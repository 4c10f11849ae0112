package charts

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"report/data"
)

// reader turns a table into a dataset and collects what is wrong with it.
type reader struct {
	spec     Spec
	table    *data.Table
	whole    *data.Table  // of all panels, which have places and series in common; nil for one panel
	panel    string       // of a facet
	locale   *data.Locale // nil while checking: labels are then the words of the data
	problems []Problem
	unplaced tally // rows that do not say where they belong
	repeated tally // rows whose place has its value already
	unsized  tally // rows without the size of their dot
	tiny     tally // rows whose dot would have no area
}

// all is the table of all panels.
func (r *reader) all() *data.Table {
	if r.whole != nil {
		return r.whole
	}
	return r.table
}

// tally counts mistakes of one sort, of which only the first is told in full.
type tally struct{ count, at int }

// first counts a mistake that is about to be told, and says whether it is the first.
func (t *tally) first(r *reader) bool {
	t.count++
	if t.count == 1 {
		t.at = len(r.problems)
	}
	return t.count == 1
}

// close adds to the first mistake how many more there are.
func (t *tally) close(r *reader) {
	if t.count > 1 {
		r.problems[t.at].Message += fmt.Sprintf(" (and %d more)", t.count-1)
	}
}

// leaveOut warns of a row that has no cell in a column which says where it belongs.
func (r *reader) leaveOut(key string, row data.Row, column data.Column) {
	if r.unplaced.first(r) {
		r.warnf(key, "", "%s has no %s and is left out", row.At, column.Name)
	}
}

func (r *reader) errorf(key, hint, format string, args ...any) {
	r.problems = append(r.problems, Problem{Key: key, Hint: hint, Message: fmt.Sprintf(format, args...)})
}

func (r *reader) warnf(key, hint, format string, args ...any) {
	r.problems = append(r.problems, Problem{Key: key, Hint: hint, Message: fmt.Sprintf(format, args...), Warning: true})
}

// meant adds to the latest problem which words were possible in the place of another.
func (r *reader) meant(word string, known []string) {
	p := &r.problems[len(r.problems)-1]
	p.Word, p.Known = word, known
}

// column finds a column by name, -1 with a problem where there is none.
func (r *reader) column(key, name string) int {
	i := r.table.Column(name)
	if i < 0 {
		var names []string
		for _, c := range r.table.Columns {
			names = append(names, c.Name)
		}
		r.errorf(key, "the columns are: "+shorten(strings.Join(names, ", "), 200), "the data has no column %q", name)
		r.meant(name, names)
	}
	return i
}

// numberColumn finds a column that must hold numbers.
func (r *reader) numberColumn(key, name string) int {
	i := r.column(key, name)
	if i < 0 || r.table.Columns[i].Kind == data.Number {
		return i
	}
	if at, cell, ok := r.table.NotNumber(i); ok {
		r.errorf(key, r.numberHint(cell, name), "column %q is not numbers: %s holds %q", name, at, shorten(cell, 40))
		return -1
	}
	switch r.table.Columns[i].Kind {
	case data.Bool:
		r.errorf(key, "", "column %q holds true and false, not numbers", name)
	case data.Date:
		r.errorf(key, "", "column %q holds dates, not numbers", name)
	default:
		r.errorf(key, "", "column %q has no values", name)
	}
	return -1
}

// Cells that look like numbers in a notation that the data does not declare, or with a sign.
var (
	commaGroups = regexp.MustCompile(`^[-+−]?\d{1,3}(,\d{3})+(\.\d+)?$`)
	pointGroups = regexp.MustCompile(`^[-+−]?\d{1,3}(\.\d{3})+(,\d+)?$`)
	gapGroups   = regexp.MustCompile("^[-+−]?\\d{1,3}([ \u00a0\u202f'’]\\d{3})+([.,]\\d+)?$")
	exponent    = regexp.MustCompile(`^[-+−]?\d+([.,]\d+)?[eE][-+]?\d+$`)
	commaPoint  = regexp.MustCompile(`^[-+−]?\d+,\d+$`)
	withSign    = regexp.MustCompile(`^([\p{L}\p{Sc}%‰° ]*)([-+−]?\d[\d.,]*)([\p{L}\p{Sc}%‰°²³/ ]*)$`)
)

// numberHint says how a column becomes numbers, by the look of the cell that is none.
func (r *reader) numberHint(cell, column string) string {
	table := "[data." + r.table.Name + "]"
	cell = strings.TrimSpace(cell)
	switch sign := withSign.FindStringSubmatch(cell); {
	case commaGroups.MatchString(cell):
		return `if the comma parts thousands, write grouping = "," in ` + table
	case pointGroups.MatchString(cell):
		return `if the point parts thousands, write decimal = "," and grouping = "." in ` + table
	case gapGroups.MatchString(cell):
		words := fmt.Sprintf("grouping = %q", string(gap(cell)))
		if strings.Contains(cell, ",") {
			words = `decimal = "," and ` + words
		}
		return "write " + words + " in " + table
	case exponent.MatchString(cell):
		return "write the number out, without an exponent"
	case commaPoint.MatchString(cell):
		return `if the comma stands before decimals, write decimal = "," in ` + table
	case sign != nil && (sign[1] == "") != (sign[3] == ""):
		unit := strings.TrimSpace(sign[1] + sign[3])
		return fmt.Sprintf("write plain numbers such as %s, and unit = %q in [data.%s.columns.%s]", sign[2], shorten(unit, 20), r.table.Name, tomlKey(column))
	case strings.ContainsAny(cell, "0123456789"):
		return "write the plain number; a remark can stand in a column of its own"
	}
	return fmt.Sprintf("if it means that there is no value, write missing = [%q] in %s", shorten(cell, 40), table)
}

// gap is the character that parts groups of digits.
func gap(cell string) rune {
	for _, r := range strings.TrimLeft(cell, "+-−") {
		if r < '0' || r > '9' {
			return r
		}
	}
	return ' '
}

// bareKey is a name that TOML takes without quotes.
var bareKey = regexp.MustCompile(`^[A-Za-z0-9_-]+$`)

func tomlKey(s string) string {
	if bareKey.MatchString(s) {
		return s
	}
	return strconv.Quote(s)
}

// columns finds x, the y columns and the colour column (-1 for none).
func (r *reader) columns() (x int, ys []int, color int, ok bool) {
	before := len(r.problems)
	x, color = -1, -1
	if r.spec.X == "" {
		r.errorf("x", `name the column along the horizontal axis: x = "year"`, "the chart has no x")
	} else {
		x = r.column("x", r.spec.X)
	}
	if len(r.spec.Y) == 0 {
		r.errorf("y", `name the column of the values: y = "value"`, "the chart has no y")
	}
	for k, name := range r.spec.Y {
		if slices.Contains(r.spec.Y[:k], name) {
			r.errorf("y", "", "column %q stands in y twice", name)
		} else if i := r.numberColumn("y", name); i >= 0 {
			ys = append(ys, i)
		}
	}
	if r.spec.Color != "" {
		color = r.column("color", r.spec.Color)
		if r.spec.Color == r.spec.X && r.spec.Mark != "scatter" {
			r.errorf("color", "leave out color: highlight singles places out", "each place along x would be a series of its own: color and x both name %q", shorten(r.spec.X, 40))
		}
		if len(r.spec.Y) > 1 {
			r.errorf("color", "leave out color, or name one column in y", "color splits one y column into series, and y names %d", len(r.spec.Y))
		}
	}
	for _, i := range ys {
		if units := r.table.Units(i); len(units) > 1 {
			r.errorf("y", "filter the rows, or turn them to one unit with scale", "the values of column %q have different units: %s",
				r.table.Columns[i].Name, shorten(strings.Join(units, ", "), 80))
		}
	}
	for _, i := range ys[min(1, len(ys)):] {
		if a, b := r.table.Columns[ys[0]], r.table.Columns[i]; a.Unit != b.Unit {
			r.errorf("y", "a chart has one value axis: make two charts", "columns %q and %q have different units (%s, %s)", a.Name, b.Name, unitName(a), unitName(b))
		}
	}
	return x, ys, color, len(r.problems) == before
}

func unitName(c data.Column) string {
	if c.Unit == "" {
		return "none"
	}
	return c.Unit
}

func columnLabel(c data.Column) string {
	if c.Label != "" {
		return c.Label
	}
	return c.Name
}

// shorten cuts a text to n characters for a message.
func shorten(s string, n int) string {
	if r := []rune(s); len(r) > n {
		return string(r[:n]) + "…"
	}
	return s
}
