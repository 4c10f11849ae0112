package charts

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"

	"report/data"
)

// kindOf finds the scale of a column: dates known to the year are numbers.
func kindOf(t *data.Table, x int) scaleKind {
	switch t.Columns[x].Kind {
	case data.Number:
		return numbers
	case data.Date:
		grain := data.Year
		for _, row := range t.Rows {
			if c := row.Cells[x]; !c.Missing {
				grain = min(grain, c.Grain)
			}
		}
		return map[data.Grain]scaleKind{data.Year: numbers, data.Quarter: quarterly, data.Month: months, data.Day: days}[grain]
	}
	return categories
}

// position is where a cell stands on its scale.
func position(kind scaleKind, c data.Cell) float64 {
	switch {
	case kind == months || kind == quarterly:
		return float64(monthOf(c.Time))
	case kind == days:
		return math.Floor(float64(c.Time.Unix()) / 86400)
	case c.Kind == data.Date:
		return float64(c.Time.Year())
	}
	return c.Number
}

// slots finds the places along x: categories in the data's order, all else by size. The index maps
// a cell's text to its slot.
func (r *reader) slots(t *data.Table, d *dataset, x int) map[string]int {
	index := map[string]int{}
	byPos := map[float64]string{}
	alias := map[string]string{} // "2013.0" is the slot of "2013"
	for _, row := range t.Rows {
		c := row.Cells[x]
		if c.Missing {
			continue
		}
		if _, seen := alias[c.Text]; seen {
			continue
		}
		pos := float64(len(d.slots))
		if d.kind != categories {
			pos = position(d.kind, c)
			if first, seen := byPos[pos]; seen {
				alias[c.Text] = first
				continue
			}
			if math.IsNaN(pos) || math.Abs(pos) > largest {
				r.errorf("x", "", "column %q holds %q, which no chart can show", d.x.Name, shorten(c.Text, 40))
				continue
			}
			byPos[pos] = c.Text
		}
		alias[c.Text] = c.Text
		d.slots = append(d.slots, r.newSlot(c, d.x, pos))
	}
	if d.kind != categories {
		slices.SortStableFunc(d.slots, func(a, b slot) int { return cmp.Compare(a.pos, b.pos) })
		if d.kind != days && !d.holds {
			d.slots = r.fill(d)
		}
	}
	for i, s := range d.slots {
		index[s.key] = i
	}
	for text, first := range alias {
		index[text] = index[first]
	}
	return index
}

// fill adds the places that a regular sequence of whole numbers leaves out: a year without a row is
// a gap that must be seen.
func (r *reader) fill(d *dataset) []slot {
	slots := d.slots
	if len(slots) < 3 {
		return slots
	}
	step := stepOf(slots)
	if step == 0 {
		return slots
	}
	gaps := (slots[len(slots)-1].pos-slots[0].pos)/step - float64(len(slots)-1)
	if gaps == 0 || gaps > float64(len(slots))/2 {
		return slots
	}
	var full []slot
	for i, s := range slots {
		missing := 0
		if i > 0 {
			missing = int((s.pos-slots[i-1].pos)/step) - 1
		}
		for k := range missing {
			pos := slots[i-1].pos + float64(k+1)*step
			c := data.Cell{Kind: data.Number, Number: pos, Text: strconv.FormatFloat(pos, 'f', 0, 64)}
			if d.kind.dated() {
				c = data.Cell{Kind: data.Date, Grain: d.kind.grain(), Time: firstOf(int(pos))}
				c.Text = c.ISO()
			}
			full = append(full, r.newSlot(c, d.x, pos))
		}
		full = append(full, s)
	}
	return full
}

// stepOf is the largest step that leads to all places of a sequence of whole numbers; 0 for others.
func stepOf(slots []slot) float64 {
	step := 0.0
	for i, s := range slots {
		if s.pos != math.Trunc(s.pos) {
			return 0
		}
		if i > 0 {
			a, b := s.pos-slots[i-1].pos, step
			for b != 0 {
				a, b = b, math.Mod(a, b)
			}
			step = a
		}
	}
	return step
}

// unevenProblems refuses years, quarters and months so far apart that fill leaves them alone: standing side
// by side they would look like one after the other.
func unevenProblems(s Spec, d *dataset) []Problem {
	years := d.kind == numbers && !slices.ContainsFunc(d.slots, func(s slot) bool { return !isYear(s.pos) })
	step := stepOf(d.slots)
	if !years && d.kind != months && d.kind != quarterly || step == 0 {
		return nil
	}
	for i, to := range d.slots[1:] {
		if from := d.slots[i]; to.pos-from.pos > step {
			return []Problem{{Key: "x", Message: fmt.Sprintf("more places are missing than half of those that are there, such as between %s and %s, which would stand side by side", from.key, to.key),
				Hint: fmt.Sprintf(`use mark = "line", filter the rows, or write type = "text" in [data.%s.columns.%s]`, s.Data, tomlKey(d.x.Name))}}
		}
	}
	return nil
}

func (r *reader) newSlot(c data.Cell, x data.Column, pos float64) slot {
	_, renamed := r.spec.Labels[c.Text]
	return slot{key: c.Text, label: r.relabel(c.Text, r.xLabel(c, x)), pos: pos, renamed: renamed}
}

// xLabel prints one x value.
func (r *reader) xLabel(c data.Cell, col data.Column) string {
	if c.Kind == data.Date && c.Grain != data.Year && r.locale != nil {
		iso := c.Text
		if !c.Time.IsZero() {
			iso = c.ISO()
		}
		if s, err := r.locale.Date(iso); err == nil {
			return s
		}
	}
	if c.Kind == data.Number && r.locale != nil && !(isYear(c.Number) && c.Precision <= 1) {
		return r.locale.Cell(c, col)
	}
	return c.Text
}

// isYear says whether a number may be a year, which has no thousands separator.
func isYear(v float64) bool { return v == math.Trunc(v) && v >= 1000 && v < 3000 }
