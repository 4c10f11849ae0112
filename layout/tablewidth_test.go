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
		{"one column", Table{Columns: make([]TableColumn, 1), Rows: []TableRow{row("abc")}}, []Pt{100, 0}},
		{"over columns", Table{Columns: make([]TableColumn, 3), Rows: []TableRow{row("a", "b", "cd"), wide}}, []Pt{30, 30, 10, 15}},
		{"gaps wider than the table", Table{Columns: make([]TableColumn, 3), PadX: 80, Rows: []TableRow{row("a", "b", "c")}}, []Pt{5, 5, 40, 25}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, gap, err := c.table.columnWidths(Env{}, 100)
			if err != nil {
				t.Fatal(err)
			}
			got = append(got, gap)
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
