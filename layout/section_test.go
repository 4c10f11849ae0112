package layout

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

// Sections that are kept whole stand on one page each, with their footnotes, whatever is in them, as
// long as a page has room for them; and a page is left only where the next has no room.
func TestSectionsStayWhole(t *testing.T) {
	const w, h = 200, 400
	r := rand.New(rand.NewPCG(7, 7))
	var blocks []Block
	used, pages := Pt(h), 0
	for i := range 120 {
		name := fmt.Sprintf("s%03d", i)
		parts := []Block{KeepNext{Mark{Anchor{Name: name, Level: 1}, para(name)}}, Space{4}}
		for k := range 1 + r.IntN(4) {
			switch r.IntN(5) {
			case 0:
				p := noted(1+r.IntN(3), 1, false, footnote(name, 1+r.IntN(2)))
				parts = append(parts, p)
			case 1:
				parts = append(parts, Graphic{Picture: &Picture{Name: name}, Width: 100, Height: Pt(20 + r.IntN(40)), Tag: &Tag{Role: RoleFigure}})
			case 2:
				table := Table{Columns: make([]TableColumn, 2), PadY: 1, HeadRule: 1, Header: []TableRow{row("y", "s")}}
				for range 1 + r.IntN(4) {
					table.Rows = append(table.Rows, row("2019", fmt.Sprint(k)))
				}
				parts = append(parts, table)
			case 3:
				parts = append(parts, Multicol{Count: 2, Gap: 10, Block: Stack{numbered(2 + r.IntN(6))}})
			default:
				parts = append(parts, lines(2+r.IntN(5)), Space{6})
			}
		}
		parts = append(parts, para("end "+name))
		blocks = append(blocks, Keep{Blocks: parts}, Space{8})
		high := heightOf(t, Keep{Blocks: parts}, w)
		if used+high > h {
			used = 0
			pages++
		}
		used += high + 8
	}
	doc := paginate(t, w, h, blocks...)
	if len(doc.Warnings) > 0 {
		t.Errorf("%v", doc.Warnings)
	}
	begun, ended := map[string]int{}, map[string]int{}
	for _, p := range doc.Pages {
		for _, item := range p.Items {
			txt, ok := item.(Text)
			if !ok {
				continue
			}
			s := txt.Run.Text
			if len(s) == 4 && s[0] == 's' {
				begun[s] = p.Number
			}
			if len(s) == 8 && s[:4] == "end " {
				ended[s[4:]] = p.Number
			}
			if txt.Tag != nil && txt.Tag.Role == RoleNote && begun[s[:4]] != p.Number {
				t.Errorf("%s stands on page %d, its section on page %d", s, p.Number, begun[s[:4]])
			}
		}
	}
	for i := range 120 {
		name := fmt.Sprintf("s%03d", i)
		if begun[name] == 0 || begun[name] != ended[name] {
			t.Errorf("%s begins on page %d and ends on page %d", name, begun[name], ended[name])
		}
	}
	if len(doc.Pages) != pages {
		t.Errorf("%d pages, want %d", len(doc.Pages), pages)
	}
}

// heightOf is how high a block is with its footnotes.
func heightOf(t *testing.T, b Block, w Pt) Pt {
	t.Helper()
	f, rest, err := b.Fit(Env{}, w, 1e6)
	if err != nil || rest != nil {
		t.Fatal(rest, err)
	}
	high := f.Height
	for _, note := range f.Notes {
		high += heightOf(t, note, w)
	}
	return high
}
