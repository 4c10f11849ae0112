package data

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"report/config"
)

// A file of text whose rows are grouped where it is read need not be held: it is gone over twice, first to find what
// its columns hold, and then to filter and gather its rows. It may be larger than one that is held.
const (
	// streamFrom is how large a file has to be for that. Smaller ones are held, to the same effect.
	streamFrom      = 8 << 20
	maxStreamBytes  = 1 << 30
	maxStreamRows   = 20_000_000
	batchRows       = 1024
	mostFilterCells = 10_000 // different ones of a column, that are kept to hold a filter against
)

// streamDelimiters are the usual delimiters of the files that can be gone over twice, by ending.
var streamDelimiters = map[string]rune{".csv": ',', ".tsv": '\t'}

// streams says whether the rows of a table need not be held: all that is done with them before they are grouped is
// done row by row.
func (s Spec) streams() bool {
	if streamDelimiters[strings.ToLower(path.Ext(s.File))] == 0 || !s.gathers() || s.Join != nil || s.Unpivot != nil {
		return false
	}
	if s.WarnAfter != "" || s.ErrorAfter != "" || len(s.Complete) > 0 || s.Rows != nil {
		return false
	}
	for _, c := range s.Columns {
		if g := c.ColumnGates; g.Min != nil || g.Max != nil || g.Jump != nil || g.Unique || c.Published != nil {
			return false
		}
	}
	return true
}

// stream is the reading of a file whose rows are not held.
type stream struct {
	*loading
	file     *config.File
	name     string
	header   []heading
	t        *Table // its columns; without rows
	profiles []*profile
	wanted   []filterCells
	rows     int
}

// filterCells are the different cells of a column that is filtered.
type filterCells struct {
	col    int
	values []string // that the filter wants, as text
	seen   map[string]bool
	rows   []Row // one for each
}

// stream opens the file of a table whose rows need not be held; nil where it is to be held.
func (l *loading) stream() *stream {
	if !l.spec.streams() {
		return nil
	}
	name, err := config.Join(l.Dir, l.spec.File)
	if err != nil {
		return nil // told when it is held
	}
	file, err := l.Root.Open(name, maxStreamBytes)
	if err != nil {
		return nil
	}
	if file.Size < streamFrom {
		_ = file.Close()
		return nil
	}
	return &stream{loading: l, file: file, name: name}
}

// gather makes the table. It is nil after a mistake; and not ok where the rows have to be held after all, since
// units differ from row to row.
func (x *stream) gather(q Query, s Series) (t *Table, ok bool) {
	defer x.file.Close()
	m, d := x.m, x.m.d
	before := countErrors(d)
	if !x.survey() {
		return nil, true
	}
	x.t.Inputs = []Input{{Name: x.name, SHA256: x.file.SHA256, Bytes: x.file.Size}}
	x.spec.settle(x.t, x.profiles, x.node, m)
	if m.count == 0 {
		x.spec.know(x.t, x.node, m)
	}
	if slices.ContainsFunc(x.t.Columns, func(c Column) bool { return c.UnitByRow }) && m.count == 0 {
		return nil, false
	}
	var words config.Diagnostics // mistakes in the words, of which nothing is said where there are others in the file
	var g *gathering
	var tests map[int]test
	lookedPast := q.lookedPast(x.t, s)
	if m.count == 0 {
		tests = x.tests(q, &words)
		scaled := *x.t
		scaled.Columns = slices.Clone(x.t.Columns)
		q.scale(&scaled, x.node, &words)
		g = q.gather(&scaled, x.node, &words)
	}
	passed := 0
	x.batches(func(batch *Table) bool {
		batch.attribute(m)
		if m.count > 0 || tests == nil {
			return true // further mistakes are counted
		}
		x.spec.know(batch, x.node, m)
		kept := batch.Rows[:0]
		for _, r := range batch.Rows {
			names, stays := batch.heldBack(r, tests, lookedPast)
			if !stays {
				continue
			}
			if r.heldBack = names; names == nil {
				passed++
			}
			kept = append(kept, r)
		}
		batch.Rows = kept
		if g == nil || words.Err() != nil {
			return true
		}
		q.scale(batch, x.node, &words)
		for i := range kept {
			g.add(&kept[i])
		}
		return !g.failed
	})
	if m.count > 0 {
		return nil, true
	}
	x.spec.warnOfText(x.t, x.profiles, x.node, d)
	if len(tests) > 0 {
		q.checkPassed(passed, x.t, x.node, &words)
	}
	if words.Err() == nil {
		t = g.table()
	}
	d.List = append(d.List, words.List...)
	if t == nil {
		return nil, true
	}
	return q.afterGroup(t, s, before, x.node, d), true
}

// survey goes over the file for the first time.
func (x *stream) survey() bool {
	r := x.reader()
	x.header = r.header()
	if x.header == nil {
		return false
	}
	for i, names := range x.possibleNames(x.header) {
		x.profiles = append(x.profiles, newProfile(x.spec.notation()))
		for _, name := range names {
			if want, ok := x.spec.Filter[name]; ok {
				x.wanted = append(x.wanted, filterCells{col: i, values: wantedTexts(want), seen: map[string]bool{}})
				break
			}
		}
	}
	x.each(r, func(rows []Row) bool {
		x.spec.markMissing(rows)
		for i, p := range x.profiles {
			for j := range rows {
				p.take(&rows[j], i)
			}
		}
		for i := range x.wanted {
			x.wanted[i].take(rows)
		}
		if x.rows += len(rows); x.rows > maxStreamRows {
			x.m.errorf(rows[0].At, "", "the table is too large: the limit is %d rows", maxStreamRows)
			return false
		}
		return true
	})
	if x.rows == 0 && x.m.count == 0 {
		x.m.errorf(config.Pos{File: x.name, Line: x.header[0].at.Line}, "", "the table has a header and no rows")
	}
	x.takeUnits(x.header, x.profiles)
	x.renameHeader(x.header)
	if x.m.count > 0 {
		return false
	}
	x.t = x.newTable(x.header)
	return x.t != nil
}

// batches goes over the file for the second time, with the cells as what the columns hold.
func (x *stream) batches(take func(*Table) bool) {
	if err := x.file.Rewind(); err != nil {
		x.m.errorf(x.node.At("file"), "", "%v", err)
		return
	}
	r := x.reader()
	if len(r.header()) != len(x.t.Columns) {
		x.m.errorf(config.Pos{File: x.name}, "", "the file has changed while it was read")
		return
	}
	columns := make([]Column, len(x.t.Columns))
	x.each(r, func(rows []Row) bool {
		batch := *x.t
		copy(columns, x.t.Columns)
		batch.Columns, batch.Rows = columns, rows
		x.spec.markMissing(rows)
		for i := range columns {
			batch.convert(i, x.m)
		}
		return take(&batch)
	})
}

func (x *stream) reader() *csvReader {
	return newCSVReader(x.input(x.name, nil), streamDelimiters[strings.ToLower(path.Ext(x.name))], x.file, x.m)
}

// piece is some rows, and what was wrong before they were.
type piece struct {
	rows  []Row
	cells []Cell
	m     mistakes
}

// each hands on the rows of a file, some at a time, until take wants no more. They are read while the ones before
// them are dealt with.
func (x *stream) each(r *csvReader, take func([]Row) bool) {
	const ahead = 3
	n := len(x.header)
	free, full, done := make(chan *piece, ahead), make(chan *piece, ahead), make(chan struct{})
	for range ahead {
		free <- &piece{rows: make([]Row, 0, batchRows), cells: make([]Cell, batchRows*n)}
	}
	go func() {
		defer close(full)
		for {
			var p *piece
			select {
			case p = <-free:
			case <-done:
				return
			}
			more := p.read(r, n)
			full <- p // there is room for all pieces
			if !more {
				return
			}
		}
	}()
	stopped := false
	for p := range full {
		for _, d := range p.m.d.List {
			x.m.errorf(d.Pos, d.Hint, "%s", d.Message)
		}
		if more := p.m.count - len(p.m.d.List); more > 0 {
			x.m.count, x.m.latest = x.m.count+more, p.m.latest
		}
		if !stopped && len(p.rows) > 0 && !take(p.rows) {
			stopped = true
			close(done)
		}
		if !stopped {
			free <- p
		}
	}
}

// read fills a piece and says whether there is more.
func (p *piece) read(r *csvReader, n int) bool {
	p.rows, p.m = p.rows[:0], mistakes{d: new(config.Diagnostics)}
	r.m = &p.m
	for i := range batchRows {
		cells := p.cells[i*n : (i+1)*n : (i+1)*n]
		at, ok := r.next(cells)
		if !ok {
			return false
		}
		p.rows = append(p.rows, Row{Cells: cells, At: at})
	}
	return true
}

// take keeps the cells that are different from those before.
func (f *filterCells) take(rows []Row) {
	for _, r := range rows {
		c := r.Cells[f.col]
		if c.Missing || f.seen[c.Text] {
			continue
		}
		if len(f.rows) >= mostFilterCells && !f.wants(c.Text) {
			continue
		}
		f.seen[c.Text] = true
		one := make([]Cell, len(r.Cells))
		for i := range one {
			one[i].Missing = i != f.col
		}
		one[f.col] = c
		f.rows = append(f.rows, Row{Cells: one, At: r.At})
	}
}

// wants says whether a text may be a value that the filter wants: a number can be written in several ways, and a
// month stands for its days.
func (f *filterCells) wants(text string) bool {
	return slices.ContainsFunc(f.values, func(v string) bool {
		return strings.HasPrefix(text, v) || strings.HasPrefix(v, strings.TrimRight(strings.TrimLeft(text, "+"), "0.,"))
	})
}

// wantedTexts are the values of a filter as text.
func wantedTexts(want any) []string {
	switch v := want.(type) {
	case []any:
		var all []string
		for _, one := range v {
			all = append(all, wantedTexts(one)...)
		}
		return all
	case config.Date:
		return []string{isoDate(v.Time, Day)}
	}
	return []string{fmt.Sprint(want)}
}

// tests makes the tests of the filter, which hold it against all different values of its columns.
func (x *stream) tests(q Query, d *config.Diagnostics) map[int]test {
	if len(q.Filter) == 0 {
		return map[int]test{}
	}
	seen := *x.t
	seen.Rows = nil
	for _, f := range x.wanted {
		seen.Rows = append(seen.Rows, f.rows...)
	}
	for _, f := range x.wanted {
		seen.convert(f.col, &mistakes{d: new(config.Diagnostics)}) // what is wrong is told when the rows are gathered
	}
	return q.tests(&seen, x.node, d)
}
