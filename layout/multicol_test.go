package layout

import (
	"strings"
	"testing"
)

// numbered is n paragraphs of one line each.
func numbered(n int) []Block {
	var out []Block
	for i := range n {
		out = append(out, para("p"+string(rune('a'+i))))
	}
	return out
}

// Each case is laid out on pages of 100 by 60 points: five lines of text, in two columns of 45.
func TestMulticol(t *testing.T) {
	in2 := func(blocks ...Block) Block { return Multicol{Count: 2, Gap: 10, Block: Stack{blocks}} }
	figure := Graphic{Picture: &Picture{Name: "chart"}, Width: 40, Height: 40, Tag: &Tag{Role: RoleFigure}}
	table := Table{Columns: []TableColumn{{Width: 20}, {Width: 20}}, HeadRule: 1, Header: []TableRow{row("y", "s")}}
	for _, y := range []string{"2019", "2020", "2021", "2022", "2023"} {
		table.Rows = append(table.Rows, row(y, y[2:]))
	}
	airy := func(s string) TableRow {
		return TableRow{Cells: []TableCell{{Block: Stack{[]Block{Space{3}, para(s)}}}}}
	}
	spaced := Table{Columns: []TableColumn{{Width: 20}}, Header: []TableRow{airy("h")}, Rows: []TableRow{airy("a"), airy("b"), airy("c"), airy("d")}}
	for name, blocks := range map[string][]Block{
		"multicol ends level":                            {in2(numbered(5)...), lines(1)},
		"multicol over pages":                            {in2(numbered(13)...)},
		"multicol below other text":                      {lines(2), in2(numbered(9)...)},
		"multicol goes on where it would have few lines": {lines(3), in2(numbered(7)...)},
		"multicol leaves some lines":                     {in2(numbered(12)...)},
		"multicol without room":                          {lines(5), in2(numbered(2)...)},
		"multicol in three":                              {Multicol{Count: 3, Gap: 5, Block: Stack{numbered(7)}}},
		"multicol lines do not stand alone":              {in2(lines(5))},
		"multicol heading moves with its text":           {in2(lines(4), KeepNext{para("head")}, lines(4))},
		"multicol headings below other text":             {lines(2), in2(lines(3), KeepNext{para("head")}, lines(3))},
		"multicol keeps together":                        {in2(lines(2), Keep{Blocks: []Block{lines(2), para("c")}})},
		"multicol drops space at the top":                {in2(para("a"), Space{6}, para("b"), Space{20}, para("c"), Space{6}, para("d"))},
		"multicol with a picture":                        {in2(para("a"), figure, para("b"))},
		"multicol with a table":                          {in2(table)},
		"multicol with space in a table":                 {in2(spaced)},
		"multicol with a footnote":                       {in2(noted(2, 1, false, footnote("a", 1)), lines(2)), lines(1)},
		"multicol of nothing":                            {lines(1), in2(), in2(Space{4}), Multicol{Count: 2}, lines(1)},
	} {
		t.Run(name, func(t *testing.T) {
			golden(t, strings.ReplaceAll(name, " ", "-"), dump(paginate(t, 100, 60, blocks...)))
		})
	}
	at := Place{File: "text.md", Line: 3, Col: 1}
	p := para("a")
	p.At = at
	for _, inner := range []Block{PageBreak{}, Columns{Cols: []Column{{Block: in2(para("a"))}}}} {
		_, err := Paginate(Settings{Lang: "en"}, []Flow{{page(100, 60), []Block{in2(p, inner)}}})
		want := "text.md:3:1: text in columns cannot hold a page break, or columns of its own"
		if err == nil || err.Error() != want {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}

// No column is more than a line higher than the one after it, as far as nothing is kept together.
func TestMulticolEndsLevel(t *testing.T) {
	for n := 1; n <= 26; n++ {
		f, rest, err := Multicol{Count: 3, Gap: 5, Block: Stack{numbered(n)}}.Fit(Env{PageTop: true}, 100, 500)
		if err != nil || rest != nil {
			t.Fatal(n, rest, err)
		}
		if want := Pt((n+2)/3) * 12; f.Height != want {
			t.Errorf("%d lines are %v high in three columns, want %v", n, f.Height, want)
		}
	}
}

// Where a block that keeps together leaves the left column shorter it is taken in there, as long as
// that leaves enough at the right.
func TestMulticolIsNotShorterAtTheLeft(t *testing.T) {
	pair := Keep{Blocks: []Block{para("x"), para("y")}}
	for _, c := range []struct {
		name          string
		before, after int // lines
		left, right   int
	}{
		{"taken in", 4, 3, 6, 3},
		{"too little would be left", 1, 0, 1, 2},
		{"not needed", 3, 1, 3, 3},
	} {
		blocks := append(append(numbered(c.before), pair), numbered(c.after)...)
		f, rest, err := Multicol{Count: 2, Gap: 10, Block: Stack{blocks}}.Fit(Env{PageTop: true}, 100, 500)
		if err != nil || rest != nil {
			t.Fatal(c.name, rest, err)
		}
		left, right := 0, 0
		for _, item := range f.Items {
			if item.(Text).X < 50 {
				left++
			} else {
				right++
			}
		}
		if left != c.left || right != c.right {
			t.Errorf("%s: %d lines at the left and %d at the right, want %d and %d", c.name, left, right, c.left, c.right)
		}
	}
}
