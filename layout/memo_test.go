package layout

import (
	"testing"

	"report/layout/text"
)

// What no page has asked for since the turn before the last is forgotten.
func TestMemoForgets(t *testing.T) {
	m := newMemo()
	kept, left := para("kept").Spans, para("left").Spans
	table := func(p []text.Span) Table {
		return Table{Columns: make([]TableColumn, 1), Rows: []TableRow{{Cells: []TableCell{{Block: Paragraph{Spans: p}}}}}}
	}
	keptTable, leftTable := table(kept), table(left)
	set := func(spans []text.Span, table Table) {
		if _, err := m.breakLines(spans, 50, text.Breaking{}); err != nil {
			t.Fatal(err)
		}
		if _, _, err := table.columnWidths(Env{memo: m}, 100); err != nil {
			t.Fatal(err)
		}
	}
	set(kept, keptTable)
	set(left, leftTable)
	for range 2 {
		m.turn()
		set(kept, keptTable)
	}
	for _, g := range []generation{m.now, m.before} {
		if len(g.lines) != 1 || len(g.widths) != 1 {
			t.Errorf("%d paragraphs and %d tables are remembered, want one each", len(g.lines), len(g.widths))
		}
	}
}
