package data

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"report/config"
)

// age is how old data may be: so many months and days.
type age struct {
	months, days int
	words        string // as the config has it
}

// parseAge reads "40 days", "6 weeks", "18 months" and "1 year".
func parseAge(s string) (age, bool) {
	a := age{words: strings.Join(strings.Fields(s), " ")}
	number, unit, _ := strings.Cut(a.words, " ")
	n, err := strconv.Atoi(number)
	if err != nil || !digits(number) || n < 1 || n > 40_000 {
		return age{}, false
	}
	if n != 1 {
		plain, ok := strings.CutSuffix(unit, "s")
		if !ok {
			return age{}, false
		}
		unit = plain
	}
	switch unit {
	case "day":
		a.days = n
	case "week":
		a.days = 7 * n
	case "month":
		a.months = n
	case "year":
		a.months = 12 * n
	default:
		return age{}, false
	}
	return a, true
}

// after is the first day on which what ended the day before t is too old. A month after 31 January, which February has
// no day for, ends with February.
func (a age) after(t time.Time) time.Time {
	out := t.AddDate(0, a.months, 0)
	if out.Day() != t.Day() {
		out = time.Date(out.Year(), out.Month(), 1, 0, 0, 0, 0, time.UTC)
	}
	return out.AddDate(0, 0, a.days)
}

// checkAges checks the words for how old the data may be.
func (g Gates) checkAges(node *config.Table, d *config.Diagnostics) {
	found := map[string]age{}
	for _, said := range []struct{ key, words string }{{"warn_after", g.WarnAfter}, {"error_after", g.ErrorAfter}} {
		if at := node.At(said.key); node.Has(said.key) && !d.HasErrorAt(at) {
			a, ok := parseAge(said.words)
			if !ok {
				d.Errorf(at, `write "40 days", "6 weeks", "18 months" or "1 year"`, "%s is an age, not %q", said.key, said.words)
				continue
			}
			found[said.key] = a
		}
	}
	warn, refuse := found["warn_after"], found["error_after"]
	if len(found) == 2 && !warn.after(time.Time{}).Before(refuse.after(time.Time{})) {
		d.Errorf(node.At("warn_after"), "", "warn_after, %s, is not before error_after, %s", warn.words, refuse.words)
	}
}

// newest finds the latest date that the data have, by the last day that it can mean, and its place.
func (l *loading) newest(t *Table) (Cell, config.Pos) {
	var latest Cell
	var at config.Pos
	see := func(iso string, place config.Pos) {
		c := Cell{Kind: Date, Text: iso}
		var ok bool
		if c.Time, c.Grain, ok = parseDate(iso); ok && (latest.Text == "" || after(c).After(after(latest))) {
			latest, at = c, place
		}
	}
	col := t.Column(asOfColumn)
	for _, r := range t.Rows {
		place := l.node.At("as_of")
		if col >= 0 && !r.Cells[col].Missing {
			place = r.CellAt(col)
		}
		see(r.Source.AsOf, place)
	}
	return latest, at
}

// tooOld holds the newest date of the data against the briefing's.
func (l *loading) tooOld(t *Table) {
	g, d, today := l.spec.Gates, l.m.d, l.Date
	if g.WarnAfter == "" && g.ErrorAfter == "" || today.IsZero() {
		return
	}
	key := "error_after"
	if g.ErrorAfter == "" {
		key = "warn_after"
	}
	newest, at := l.newest(t)
	if newest.Text == "" {
		d.Errorf(l.node.At(key), "write as_of in ["+l.node.Path+"], or give the file a column as_of", "no row of the table %q says of when it is", t.Name)
		return
	}
	if newest.Time.After(today) {
		d.Warnf(at, "", "as_of %s is after the briefing's date, %s", newest.ISO(), today.Format(time.DateOnly))
	}
	last := after(newest).AddDate(0, 0, -1)
	message := fmt.Sprintf("the newest data of the table %q are of %s, %s before the briefing's date, %s", t.Name, newest.ISO(),
		count(int(today.Sub(last).Hours()/24), "day"), today.Format(time.DateOnly))
	for _, limit := range []struct {
		key, words string
		tell       func(config.Pos, string, string, ...any)
	}{{"error_after", g.ErrorAfter, d.Gatef}, {"warn_after", g.WarnAfter, d.Warnf}} {
		a, ok := parseAge(limit.words)
		if ok && !today.Before(a.after(after(newest))) {
			limit.tell(at, fmt.Sprintf("[%s] allows %s at %s", l.node.Path, a.words, l.node.At(limit.key)), "%s", message)
			return
		}
	}
}
