package layout

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"report/layout/text"
)

// blockFunc is a block from outside of the package.
type blockFunc func(env Env, w, h Pt) (Frame, Block, error)

func (f blockFunc) Fit(env Env, w, h Pt) (Frame, Block, error) { return f(env, w, h) }

func mark(name string, b Block) Block {
	return Mark{Anchor{Name: name, Title: strings.ToUpper(name), Level: 1}, b}
}

// A contents page in front moves what it lists; in the end it tells the truth.
func TestContentsSettle(t *testing.T) {
	passes := 0
	contents := blockFunc(func(env Env, w, h Pt) (Frame, Block, error) {
		passes++
		var entries []string
		for _, o := range env.Outline {
			entries = append(entries, fmt.Sprintf("%s %d", o.Title, pageOf(env, o.Name)))
		}
		return para(strings.Join(entries, "\n")).Fit(env, w, h)
	})
	var body []Block
	for i := range 8 {
		body = append(body, mark(string(rune('a'+i)), lines(4)))
	}
	m := page(100, 60)
	doc, err := Paginate(Settings{Lang: "en"}, []Flow{{m, []Block{contents}}, {m, body}})
	if err != nil {
		t.Fatal(err)
	}
	var listed []string
	for _, p := range doc.Pages[:2] {
		for _, item := range p.Items {
			listed = append(listed, item.(Text).Run.Text)
		}
	}
	if got, want := strings.Join(listed, ", "), "A 3, B 4, C 5, D 6, E 7, F 8, G 9, H 10"; got != want {
		t.Errorf("contents say %s, want %s", got, want)
	}
	if len(doc.Pages) != 10 || doc.Outline[7].Page != 10 || doc.Outline[7].Y != 20 {
		t.Errorf("%d pages, outline %v", len(doc.Pages), doc.Outline)
	}
	if passes > maxPasses {
		t.Errorf("%d passes", passes)
	}
}

func TestOnePassWithoutReferences(t *testing.T) {
	passes := 0
	counting := blockFunc(func(env Env, w, h Pt) (Frame, Block, error) {
		passes++
		return Frame{}, nil, nil
	})
	paginate(t, 100, 60, counting, lines(3))
	if passes != 1 {
		t.Errorf("%d passes for a document without anchors", passes)
	}
}

func TestContentsThatNeverSettle(t *testing.T) {
	// It takes a page as long as the anchor is on page 1, and none when it is not.
	restless := blockFunc(func(env Env, w, h Pt) (Frame, Block, error) {
		if pageOf(env, "a") == 1 {
			return Frame{Height: h}, nil, nil
		}
		return Frame{}, nil, nil
	})
	_, err := Paginate(Settings{Lang: "en"}, []Flow{{page(100, 60), []Block{restless, mark("a", lines(1)), PageBreak{}, mark("b", lines(1))}}})
	want := `page numbers do not settle in 4 passes; these anchors keep moving: "a", "b"`
	if err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

// Nobody prints where on its page an anchor is: that it moves there is no reason to go on.
func TestAnchorsMayMoveWithinTheirPage(t *testing.T) {
	restless := blockFunc(func(env Env, w, h Pt) (Frame, Block, error) {
		if len(env.Outline) > 0 && env.Outline[0].Y < 30 {
			return Frame{Height: 20}, nil, nil
		}
		return Frame{Height: 5}, nil, nil
	})
	doc := paginate(t, 100, 60, restless, mark("a", lines(1)))
	if y := doc.Pages[0].Anchors[0].Y; y != 40 || doc.Outline[0].Y != y {
		t.Errorf("the anchor is at %v, in the outline at %v", y, doc.Outline[0].Y)
	}
}

// Between passes lines are remembered by their text and their width.
func TestOneTextInTwoWidths(t *testing.T) {
	other := blockFunc(func(Env, Pt, Pt) (Frame, Block, error) { return Frame{}, nil, nil })
	p := para(words(4))
	doc := paginate(t, 100, 60, other, mark("a", Columns{Cols: []Column{{Width: 20, Block: p}, {Width: 50, Block: p}}}))
	if n := len(doc.Pages[0].Items); n != 6 {
		t.Errorf("%d lines, want 4 and 2", n)
	}
}

// What is left of a block goes on in the width that it is given.
func TestRestInAnotherWidth(t *testing.T) {
	table := Table{Columns: make([]TableColumn, 2), Rows: []TableRow{row(words(12), words(8))}}
	for _, b := range []Block{para(words(12)), Box{Block: para(words(12)), Left: 10}, table} {
		got := map[*Tag]string{}
		w, todo := Pt(100), b
		for page := 1; todo != nil; page++ {
			f, rest, err := todo.Fit(Env{PageTop: true}, w, 24)
			if err != nil || f.Empty() || page > 20 {
				t.Fatal("page", page, f, err)
			}
			for _, item := range f.Items {
				txt := item.(Text)
				if txt.X+txt.Run.Width > w+tolerance {
					t.Errorf("%s is wider than %v", describe(txt), w)
				}
				got[txt.Tag] += strings.ReplaceAll(txt.Run.Text, " ", "")
			}
			w, todo = 45, rest
		}
		all := ""
		for _, s := range got {
			all += s
		}
		if n := strings.Count(all, "word"); n != 12 && n != 20 {
			t.Errorf("%d words", n)
		}
	}
}

func TestFurniture(t *testing.T) {
	var calls []string
	m := page(100, 60)
	m.Furniture = func(n, total int, section string) ([]Item, error) {
		calls = append(calls, fmt.Sprintf("%d/%d %s", n, total, section))
		return []Item{Rect{W: 1, H: 1}}, nil
	}
	doc, err := Paginate(Settings{Lang: "en"}, []Flow{
		{Master: page(50, 50)}, // an empty flow has its page
		{m, []Block{lines(2), PageBreak{}, mark("one", lines(1)), mark("two", lines(1)), PageBreak{}, lines(1), Space{90}}},
	})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := strings.Join(calls, ", "), "2/4 , 3/4 TWO, 4/4 TWO"; got != want {
		t.Errorf("furniture was asked for %s, want %s", got, want)
	}
	if _, ok := doc.Pages[1].Items[0].(Rect); !ok {
		t.Error("furniture is not under the page's blocks")
	}
	m.Furniture = func(int, int, string) ([]Item, error) { return nil, errors.New("no ink") }
	if _, err = Paginate(Settings{Lang: "en"}, []Flow{{m, nil}}); err == nil || err.Error() != "the running head or foot of page 1: no ink" {
		t.Errorf("got %v", err)
	}
}

func TestErrors(t *testing.T) {
	at := Place{File: "config.toml", Line: 7, Col: 3}
	missing := para("a \ue000 b")
	missing.At = at
	tall := lines(1)
	tall.Leading, tall.At = 500, at
	inTable := func(b Block) Block {
		return Table{Columns: make([]TableColumn, 1), Rows: []TableRow{{Cells: []TableCell{{Block: b}}}}, At: Place{File: "data.csv", Line: 1}}
	}
	never := blockFunc(nil)
	never = func(Env, Pt, Pt) (Frame, Block, error) { return Frame{}, never, nil }
	endless := blockFunc(nil)
	endless = func(_ Env, _, h Pt) (Frame, Block, error) { return Frame{Height: h}, endless, nil }
	header := Table{Columns: make([]TableColumn, 1), Header: []TableRow{{Cells: []TableCell{{Block: PageBreak{}}}}}, At: at}
	for _, c := range []struct {
		name   string
		blocks []Block
		at     Place
		want   string
	}{
		{"missing glyph", []Block{missing}, at, `none of the fonts (Fixed) has the character '\ue000' (U+E000) in "a \ue000 b"`},
		{"missing glyph deep inside", []Block{Keep{Blocks: []Block{Box{Block: Columns{Cols: []Column{{Block: missing}}}}}, At: Place{File: "x", Line: 1}}}, at, "none of the fonts"},
		{"missing glyph in a table", []Block{inTable(missing)}, at, "none of the fonts"},
		{"missing glyph in a table, without a place", []Block{inTable(para("\ue000"))}, Place{File: "data.csv", Line: 1}, "none of the fonts"},
		{"line higher than a page", []Block{lines(1), Box{Block: tall}}, at, "this does not fit on an empty page: there is room for 100 by 60 points"},
		{"block that never fits", []Block{never}, Place{}, "this does not fit on an empty page"},
		{"block that never ends", []Block{endless}, Place{}, "the document has more than 20000 pages"},
		{"none of the fonts", []Block{Paragraph{Spans: []text.Span{{Text: "x"}}, At: at}}, at, "text is set without a font"},
		{"anchor twice", []Block{mark("a", lines(1)), PageBreak{}, mark("a", lines(1))}, Place{}, `the anchor "a" stands twice, on page 1 and on page 2`},
		{"page break in a header", []Block{lines(1), header}, at, "a table's header cannot hold a page break"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := Paginate(Settings{Lang: "en"}, []Flow{{page(100, 60), c.blocks}})
			if err == nil {
				t.Fatal("no error")
			}
			var e *Error
			got := Place{}
			message := err.Error()
			if errors.As(err, &e) {
				got, message = e.At, e.Err.Error()
			}
			if got != c.at || !strings.HasPrefix(message, c.want) {
				t.Errorf("got %v: %s\nwant %v: %s", got, message, c.at, c.want)
			}
		})
	}
	_, err := Paginate(Settings{Lang: "en"}, []Flow{{page(100, 60), []Block{missing}}})
	var glyph *text.MissingGlyph
	if !errors.As(err, &glyph) || !strings.HasPrefix(err.Error(), "config.toml:7:3: ") {
		t.Errorf("got %v", err)
	}
	if _, err := Paginate(Settings{Lang: "en"}, []Flow{{page(-5, 60), nil}}); err == nil {
		t.Error("margins wider than the page are no error")
	}
}

// Fit changes nothing: asked twice it answers the same, and a rest can be asked on its own.
func TestFitChangesNothing(t *testing.T) {
	for seed := range uint64(200) {
		b := Stack{newMaker(seed).blocks(3)}
		for _, h := range []Pt{30, 80, 300} {
			f1, r1, err1 := b.Fit(Env{}, 120, h)
			f2, r2, err2 := b.Fit(Env{}, 120, h)
			if fmt.Sprint(err1) != fmt.Sprint(err2) || (r1 == nil) != (r2 == nil) || f1.Height != f2.Height || len(f1.Items) != len(f2.Items) {
				t.Fatalf("seed %d: two answers", seed)
			}
			for i := range f1.Items {
				if describe(f1.Items[i]) != describe(f2.Items[i]) {
					t.Fatalf("seed %d: %s, then %s", seed, describe(f1.Items[i]), describe(f2.Items[i]))
				}
			}
			if f1.Height > h+tolerance {
				t.Fatalf("seed %d: %v high in a height of %v", seed, f1.Height, h)
			}
		}
	}
}

// pageOf is the page of an anchor as the last pass found it, 0 when not yet known.
func pageOf(env Env, anchor string) int {
	for _, o := range env.Outline {
		if o.Name == anchor {
			return o.Page
		}
	}
	return 0
}
