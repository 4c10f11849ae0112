package layout

import (
	"fmt"
	"strings"
	"testing"
)

func TestRightPages(t *testing.T) {
	right := PageBreak{Right: true}
	note := noted(1, 1, false, footnote("note", 5))
	for name, flows := range map[string][][]Block{
		"right page after a left one":     {{lines(1), PageBreak{}, lines(1), right, lines(1)}},
		"right page after a blank one":    {{lines(1), right, mark("a", lines(1)), right, mark("b", lines(1))}},
		"right page at the top of a flow": {{lines(1)}, {mark("a", Stack{[]Block{right, lines(1)}})}},
		"right page at the end of a flow": {{lines(1), right}, {lines(1), right, Space{5}}},
		"right page with notes left over": {{note, right, lines(1)}},
	} {
		t.Run(name, func(t *testing.T) {
			m := page(100, 60)
			m.Furniture = func(n, total int, section string) ([]Item, error) {
				return []Item{Rect{W: Pt(n), H: Pt(total)}}, nil
			}
			var fs []Flow
			for _, blocks := range flows {
				fs = append(fs, Flow{m, blocks})
			}
			doc, err := Paginate(Settings{Lang: "en"}, fs)
			if err != nil {
				t.Fatal(err)
			}
			golden(t, strings.ReplaceAll(name, " ", "-"), dump(doc))
		})
	}
}

// Contents that grow from one page to two in the second pass move the right pages behind them.
func TestRightPagesFollowTheContents(t *testing.T) {
	contents := blockFunc(func(env Env, w, h Pt) (Frame, Block, error) {
		if len(env.Outline) == 0 {
			return lines(1).Fit(env, w, h)
		}
		return lines(7).Fit(env, w, h)
	})
	m := page(100, 60)
	doc, err := Paginate(Settings{Lang: "en"}, []Flow{{m, []Block{contents}},
		{m, []Block{PageBreak{Right: true}, mark("a", lines(1)), PageBreak{Right: true}, mark("b", lines(1))}}, {m, []Block{mark("c", lines(1))}}})
	if err != nil {
		t.Fatal(err)
	}
	got := ""
	for _, o := range doc.Outline {
		got += fmt.Sprintf("%s %d ", o.Name, o.Page)
	}
	if want := "a 3 b 5 c 6 "; got != want || len(doc.Pages) != 6 {
		t.Errorf("%son %d pages, want %son 6", got, len(doc.Pages), want)
	}
}
