package layout

import (
	"math"
	"strings"
	"testing"
)

func TestShare(t *testing.T) {
	for _, c := range []struct {
		name   string
		wanted []extent
		room   Pt
		want   []Pt
	}{
		{"all fit: in proportion", []extent{{10, 40}, {10, 10}}, 100, []Pt{80, 20}},
		{"a short column keeps its line", []extent{{20, 1000}, {10, 30}}, 200, []Pt{170, 30}},
		{"two long ones share", []extent{{20, 220}, {40, 440}, {10, 10}}, 190, []Pt{20 + 120*200./600, 40 + 120*400./600, 10}},
		{"long words stay whole", []extent{{90, 200}, {5, 40}}, 100, []Pt{90 + 5*110./145, 5 + 5*35./145}},
		{"too narrow: the widest give way", []extent{{100, 100}, {80, 90}, {10, 10}}, 110, []Pt{50, 50, 10}},
		{"nothing is wanted", []extent{{}, {}}, 50, []Pt{25, 25}},
		{"no room", []extent{{10, 20}, {5, 5}}, 0, []Pt{0, 0}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := share(c.wanted, c.room)
			sum := Pt(0)
			for i := range got {
				sum += got[i]
				if math.Abs(got[i]-c.want[i]) > 0.01 {
					t.Errorf("got %v, want %v", got, c.want)
					break
				}
			}
			if math.Abs(sum-c.room) > 0.01 {
				t.Errorf("%v is %v in all, want %v", got, sum, c.room)
			}
		})
	}
}

func TestColumnWidths(t *testing.T) {
	wide := TableRow{Cells: []TableCell{{Block: cell("twelve chars").Block, Span: 2}, cell("x")}}
	for _, c := range []struct {
		name  string
		table Table
		want  []Pt // the gap comes last
	}{
		{"given", Table{Columns: []TableColumn{{Width: 30}, {Width: 20}}}, []Pt{30, 20, 0}},
		{"one given", Table{Columns: []TableColumn{{Width: 30}, {}}, PadX: 5}, []Pt{30, 60, 10}},
		{"too much given", Table{Columns: []TableColumn{{Width: 150}, {Width: 50}}}, []Pt{75, 25, 0}},
		{"too much given for the others", Table{Columns: []TableColumn{{Width: 150}, {}}}, []Pt{100, 0, 0}},
		{"measured: the gap grows", Table{Columns: []TableColumn{{}, {Align: AlignRight}}, Rows: []TableRow{row("abc", "a")}}, []Pt{15, 5, 80}},
		{"measured: text at the end takes the rest", Table{Columns: make([]TableColumn, 2), Rows: []TableRow{row("abc", "a")}}, []Pt{15, 61, 24}},
		{"one column", Table{Columns: make([]TableColumn, 1), Rows: []TableRow{row("abc")}}, []Pt{100}},
		{"over columns", Table{Columns: make([]TableColumn, 3), Rows: []TableRow{row("a", "b", "cd"), wide}}, []Pt{30, 30, 10, 15}},
		{"gaps wider than the table", Table{Columns: make([]TableColumn, 3), PadX: 80, Rows: []TableRow{row("a", "b", "c")}}, []Pt{5, 5, 40, 25}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, gaps, err := c.table.columnWidths(Env{}, 100)
			if err != nil {
				t.Fatal(err)
			}
			if len(gaps) > 0 {
				got = append(got, gaps[0])
			}
			for i := range c.want {
				if math.Abs(got[i]-c.want[i]) > 0.01 {
					t.Fatalf("got %v, want %v", got, c.want)
				}
			}
		})
	}
}

func TestNumbersStayWhole(t *testing.T) {
	wanted := []extent{{200, 400}, {60, 60}, {60, 60}}
	whole := []bool{false, true, true}
	got, err := shareWhole(wanted, whole, 160)
	if err != nil || got[0] != 40 || got[1] != 60 || got[2] != 60 {
		t.Errorf("the numbers have %v (%v), not their whole width", got, err)
	}
	if _, err := shareWhole(wanted, whole, 130); err == nil || !strings.Contains(err.Error(), "5 mm too wide") {
		t.Errorf("a table without room for its numbers: %v", err)
	}
}

// Where a table is too wide for one line a cell, headers of narrow columns wrap before text does.
func TestHeadersWrapFirst(t *testing.T) {
	table := Table{Columns: make([]TableColumn, 6), PadX: 6,
		Header: []TableRow{row("Year", "Region", "Spending, bn yuan", "Research staff", "Patents granted", "Remark")}}
	for i := range table.Columns[2:5] {
		table.Columns[2+i] = TableColumn{Align: AlignRight, Whole: true}
	}
	for i := range 60 {
		remark := ""
		if i%3 == 0 {
			remark = "revised in the following spring"
		}
		table.Rows = append(table.Rows, row("1964", "Inner Mongolia", "12,345", "616", "71,433", remark))
	}
	widths, gaps, err := table.columnWidths(Env{}, 460)
	if err != nil {
		t.Fatal(err)
	}
	sum := Pt(0)
	for i, w := range append(widths, gaps...) {
		sum += w
		if i < 6 && w < []Pt{20, 70, 45, 40, 35, 155}[i]-tolerance {
			t.Errorf("column %d is %v wide: it needs a second line", i, w)
		}
	}
	if math.Abs(sum-460) > 0.01 {
		t.Errorf("the table is %v wide", sum)
	}
	// Without room for that the longer text wraps, and numbers stay whole all the same.
	if widths, _, err = table.columnWidths(Env{}, 360); err != nil {
		t.Fatal(err)
	}
	for i, least := range []Pt{20, 70, 45, 40, 35, 85} {
		if widths[i] < least-tolerance {
			t.Errorf("with less room: %v", widths)
			break
		}
	}
}

// Columns of different groups stand further apart than those within one, where there is room.
func TestGroupsStandApart(t *testing.T) {
	group := func(s string, span int) TableCell {
		c := cell(s)
		c.Span, c.Group = span, true
		return c
	}
	table := Table{Columns: make([]TableColumn, 6), PadX: 2,
		Header: []TableRow{{Cells: []TableCell{cell(""), cell(""), group("m", 2), group("w", 2)}}, row("a", "b", "c", "d", "e", "f")}}
	for i := range table.Columns {
		table.Columns[i].Width = 10
	}
	for _, c := range []struct {
		name  string
		w     Pt
		width Pt // of each column, 0 to be measured
		want  []Pt
	}{
		{"with room", 100, 10, []Pt{4, 6, 4, 6, 4}},
		{"without", 82, 10, []Pt{4, 4, 4, 4, 4}},
		{"measured", 102, 0, []Pt{12, 18, 12, 18, 12}},
	} {
		for i := range table.Columns {
			table.Columns[i].Width = c.width
		}
		_, gaps, err := table.columnWidths(Env{}, c.w)
		if err != nil {
			t.Fatal(err)
		}
		for i := range gaps {
			if math.Abs(gaps[i]-c.want[i]) > 0.01 {
				t.Errorf("%s: the gaps are %v, want %v", c.name, gaps, c.want)
				break
			}
		}
	}
}
