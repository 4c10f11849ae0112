package data

import (
	"fmt"
	"maps"
	"math"
	"slices"

	"report/config"
)

// Rounding is a published value that differs from the one computed from the same table, within what the rounding of
// both allows: it is no mistake, and a reader who computes it would wonder.
type Rounding struct {
	At         config.Pos // of the published cell
	Column     string
	Row        Row
	Published  Cell
	Recomputed Cell // to the precision of the published one
}

// recompute holds the columns that are published forms of others against these.
func (l *loading) recompute(t *Table) {
	for _, name := range slices.Sorted(maps.Keys(l.spec.Columns)) {
		if p := l.spec.Columns[name].Published; p != nil {
			for _, entry := range l.node.Entries("columns", name) {
				if entry.Name == "published" {
					l.published(t, t.Column(name), *p, entry)
				}
			}
		}
	}
}

// published recomputes one column. What cannot be computed, as of the first row, is passed over.
func (l *loading) published(t *Table, col int, p Derivation, entry *config.Table) {
	d := l.m.d
	before := countErrors(d)
	for _, key := range []string{"label", "unit", "format", "precision"} {
		if entry.Has(key) {
			d.Errorf(entry.KeyAt(key), "write it in ["+l.node.PathOf("columns", t.Columns[col].Name)+"]", "published takes no %s", key)
		}
	}
	if p.Expression != "" || entry.Has("expression") {
		d.Errorf(entry.At(), `name a word, such as published = { growth = "turnover" }`, "published takes no expression")
		return
	}
	if c := t.Columns[col]; c.Kind != Number {
		d.Errorf(entry.At(), t.whyText(col), "published is for numbers, and column %q holds %s", c.Name, holds(c.Kind))
	}
	x := &deriving{Derivation: p, entry: entry, d: d, t: t, over: -1, words: derivedLabels["en"], bounds: map[int]interval{}}
	x.column = Column{Name: t.Columns[col].Name, Kind: Number}
	x.blank()
	if !x.begin() || countErrors(d) > before || !x.run(Series{}) {
		return
	}
	x.compute(x)
	if countErrors(d) > before {
		return
	}
	exponent, err := x.toUnitOf(t.Columns[col])
	if err != nil {
		d.Errorf(entry.At(x.word), "", "the %s is in %s, and column %q in %s: %v", x.word, x.column.Unit, t.Columns[col].Name, t.Columns[col].Unit, err)
		return
	}
	for i, r := range t.Rows {
		said := r.Cells[col]
		bounds, computed := x.bounds[i]
		if said.Missing || !computed || x.cells[i].Missing {
			continue
		}
		scale := math.Pow10(exponent)
		bounds = interval{bounds.low * scale, bounds.high * scale}
		if !said.quantity().interval().meets(bounds) {
			d.Warnf(r.CellAt(col), fmt.Sprintf("it is recomputed from %s at %s", x.source().Name, entry.At(x.word)),
				"%s is published as %s, and the data give %s", t.Columns[col].Name, withUnit(said, t.Columns[col]), bounds.words(said, t.Columns[col]))
			continue
		}
		again := x.cells[i]
		again.shift(exponent)
		step := newDecimal(said.Known())
		again.Number, again.Precision = newDecimal(again.Number).roundTo(step).float(), said.Known()
		if again.Number != newDecimal(said.Number).roundTo(step).float() {
			t.Roundings = append(t.Roundings, Rounding{At: r.CellAt(col), Column: t.Columns[col].Name, Row: r, Published: said, Recomputed: again})
		}
	}
}

// toUnitOf is the power of ten that takes what is computed to the unit of what is published. Where neither or only one
// says a unit, they have the same.
func (x *deriving) toUnitOf(published Column) (exponent int, err error) {
	if x.column.Unit == "" || published.Unit == "" || x.column.Unit == published.Unit {
		return 0, nil
	}
	return scaleTo(x.column.Unit, published.Unit)
}

// withUnit is a number in a message.
func withUnit(c Cell, col Column) string {
	text := newDecimal(c.Number).plain(c.decimals())
	switch col.Unit {
	case "":
		return text
	case "%", "‰":
		return text + col.Unit
	}
	return text + " " + col.Unit
}

// words are the ends of an interval, with the decimals of what is published, or more where that would seem to lie
// within: "28.4% to 28.9%".
func (a interval) words(said Cell, col Column) string {
	for decimals := said.decimals(); ; decimals++ {
		low, high := newDecimal(a.low).round(decimals).float(), newDecimal(a.high).round(decimals).float()
		if said.Number < low || said.Number > high || decimals > said.decimals()+3 {
			end := func(v float64) string {
				return withUnit(Cell{Kind: Number, Number: v, Precision: unitOfLastDigit(decimals)}, col)
			}
			if low == high {
				return end(low)
			}
			return end(low) + " to " + end(high)
		}
	}
}
