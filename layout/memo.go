package layout

import "report/layout/text"

// memo remembers lines of text and what the columns of tables want: from one pass of Paginate to the
// next, from a page where a block did not fit to the one where it does, and while a height is looked
// for that a page's text and notes, or columns that end level, have room in. Spans and rows are told
// apart by address, which is safe as long as nobody changes them: Paginate begins each document with
// empty memos. A nil memo remembers nothing.
type memo struct {
	now, before generation
}

// generation is what was set since the last turn.
type generation struct {
	lines  map[linesKey][]text.Line
	widths map[tableKey]*tableWants
}

type linesKey struct {
	first *text.Span
	n     int
	width Pt
	how   text.Breaking
}

// tableKey tells tables apart by what they hold.
type tableKey struct {
	columns      *TableColumn
	header, rows *TableRow
	counts       [3]int
	padX         Pt
}

func newMemo() *memo { return &memo{now: newGeneration(), before: newGeneration()} }

func newGeneration() generation {
	return generation{lines: map[linesKey][]text.Line{}, widths: map[tableKey]*tableWants{}}
}

// turn forgets what was not asked for since the last turn: a long document's lines are not held
// twice.
func (m *memo) turn() {
	m.now, m.before = m.before, m.now
	clear(m.now.lines)
	clear(m.now.widths)
}

func (m *memo) breakLines(spans []text.Span, width Pt, how text.Breaking) ([]text.Line, error) {
	if m == nil || len(spans) == 0 {
		return text.Break(spans, text.Offset{}, width, how)
	}
	key := linesKey{&spans[0], len(spans), width, how}
	lines, ok := m.now.lines[key]
	if ok {
		return lines, nil
	}
	var err error
	if lines, ok = m.before.lines[key]; !ok {
		lines, err = text.Break(spans, text.Offset{}, width, how)
	}
	if err == nil {
		m.now.lines[key] = lines
	}
	return lines, err
}

// wants returns what the columns of a table want, by what find finds. It is the same each time.
func (m *memo) wants(t Table, find func() (*tableWants, error)) (*tableWants, error) {
	if m == nil {
		return find()
	}
	key := keyOf(t)
	wanted, ok := m.now.widths[key]
	if ok {
		return wanted, nil
	}
	var err error
	if wanted, ok = m.before.widths[key]; !ok {
		wanted, err = find()
	}
	if err == nil {
		m.now.widths[key] = wanted
	}
	return wanted, err
}

func keyOf(t Table) tableKey {
	key := tableKey{counts: [3]int{len(t.Columns), len(t.Header), len(t.Rows)}, padX: t.PadX}
	if len(t.Columns) > 0 {
		key.columns = &t.Columns[0]
	}
	if len(t.Header) > 0 {
		key.header = &t.Header[0]
	}
	if len(t.Rows) > 0 {
		key.rows = &t.Rows[0]
	}
	return key
}
