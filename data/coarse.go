package data

import (
	"fmt"

	"report/config"
)

// WarnOfCoarse tells of the cell that keeps a column from being printed as finely as most of its values are
// written: a column has the decimals that all its values bear, and one 2 among 1.5 and 2.5 takes them from all.
// Where the data say to what they are known, and where a format wants no more, that is meant. format is the
// one that the values are printed by; the column's when empty. It says whether there was anything to tell.
func (t *Table) WarnOfCoarse(col int, format string, d *config.Diagnostics) bool {
	c := t.Columns[col]
	if c.Kind != Number || !c.asWritten || c.Years() {
		return false
	}
	var cells []Cell
	coarsest := Row{}
	for _, r := range t.Rows {
		if cell := r.Cells[col]; !cell.Missing {
			cells = append(cells, cell)
			if len(cells) == 1 || cell.decimals() < coarsest.Cells[col].decimals() {
				coarsest = r
			}
		}
	}
	fewest := Decimals(cells)
	if format == "" {
		format = c.Format
	}
	if IsCompact(format) {
		return false
	}
	if p, err := parsePattern(format); err == nil && format != "" && p.maxFrac+p.shift <= fewest {
		return false
	}
	wanted, lost := losesDecimals(cells, fewest)
	if !lost {
		return false
	}
	printed := "without decimals"
	if fewest > 0 {
		printed = "with " + count(fewest, "decimal")
	}
	cell := coarsest.Cells[col]
	step := func(decimals int) string { return newDecimal(unitOfLastDigit(decimals)).plain(decimals) }
	hint := fmt.Sprintf("if it is known as finely as the others, write precision = %s in [%s]; if not, precision = %s",
		step(wanted), (&config.Table{Path: "data"}).PathOf(t.Name, "columns", c.Name), step(fewest))
	d.Warnf(cell.at(coarsest), hint, "column %q is printed %s because of this %s", c.Name, printed, clip(cell.Text))
	return true
}

// losesDecimals says whether values are to be printed with fewer decimals than most are written with, or than
// a third are where two of them would look the same then; and how many decimals are the most common among
// these.
func losesDecimals(cells []Cell, fewest int) (wanted int, lost bool) {
	finer, most := 0, 0
	number := map[int]int{}
	rounded := map[string]float64{}
	alike := false
	for _, c := range cells {
		x := newDecimal(c.Number)
		text := x.plain(fewest)
		first, seen := rounded[text]
		alike = alike || seen && first != c.Number
		rounded[text] = c.Number
		n := c.decimals()
		if n <= fewest {
			continue
		}
		finer++
		number[n]++
		if number[n] > most || number[n] == most && n < wanted {
			wanted, most = n, number[n]
		}
	}
	return wanted, 2*finer > len(cells) || alike && 3*finer >= len(cells)
}
