package brief

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"report/config"
	"report/data"
	"report/layout"
)

// outline writes blocks as indented text: what stands in a golden file.
func outline(b *bytes.Buffer, block layout.Block, depth int) {
	in := strings.Repeat("  ", depth)
	many := func(name string, blocks ...layout.Block) {
		fmt.Fprintf(b, "%s%s\n", in, name)
		for _, inner := range blocks {
			outline(b, inner, depth+1)
		}
	}
	switch x := block.(type) {
	case *layout.Paragraph:
		fmt.Fprintf(b, "%sparagraph %s %.4g/%.4g", in, x.Tag.Role, x.Spans[0].Style.Size, x.Leading)
		for _, s := range x.Spans {
			fmt.Fprintf(b, " %q", s.Text)
			if s.Link != "" {
				fmt.Fprintf(b, "->%s", s.Link)
			}
			if s.Style.Rise > 0 {
				fmt.Fprint(b, " raised")
			}
			if s.Style.Verbatim {
				fmt.Fprint(b, " verbatim")
			}
		}
		fmt.Fprintln(b)
		for _, n := range x.Notes {
			fmt.Fprintf(b, "%s  note of %q\n", in, x.Spans[n.Span].Text)
			outline(b, n.Block, depth+2)
		}
	case layout.Space:
		fmt.Fprintf(b, "%sspace %.4g\n", in, x.Height)
	case layout.Rule:
		fmt.Fprintf(b, "%srule\n", in)
	case layout.Stack:
		many("stack", x.Blocks...)
	case layout.Keep:
		many("keep", x.Blocks...)
	case layout.KeepNext:
		many("keep with next", x.Block)
	case layout.Mark:
		many(fmt.Sprintf("anchor #%s level %d", x.Anchor.Name, x.Anchor.Level), x.Block)
	case layout.Box:
		many(fmt.Sprintf("box left %.4g rule %.4g", x.Left, x.RuleLeft), x.Block)
	case layout.Columns:
		var cols []layout.Block
		for _, c := range x.Cols {
			cols = append(cols, c.Block)
		}
		many("columns", cols...)
	case layout.Graphic:
		fmt.Fprintf(b, "%sgraphic %.4g by %.4g %q\n", in, x.Width, x.Height, x.Tag.Alt)
	case layout.Table:
		fmt.Fprintf(b, "%stable", in)
		for i, c := range x.Columns {
			if c.Whole {
				fmt.Fprintf(b, ", column %d whole", i+1)
			}
		}
		fmt.Fprintln(b)
		for _, rows := range [][]layout.TableRow{x.Header, x.Rows} {
			for _, r := range rows {
				fmt.Fprintf(b, "%s  row", in)
				for _, c := range r.Cells {
					p := c.Block.(*layout.Paragraph)
					fmt.Fprintf(b, " %q", plain(p.Spans))
					if len(p.Notes) > 0 {
						fmt.Fprintf(b, " with %d notes", len(p.Notes))
					}
				}
				fmt.Fprintln(b)
			}
		}
	case pageNumbers:
		many("page numbers", x.Block())
	default:
		fmt.Fprintf(b, "%s%T\n", in, block)
	}
}

// testComposer is a composer with two facts and the built-in brand.
func testComposer(t testing.TB, d *config.Diagnostics) *composer {
	t.Helper()
	cfg := load(t, filepath.Join("testdata", "kinds"), "text.toml", d)
	if d.Err() != nil {
		t.Fatal(d.Err())
	}
	c := newComposer(cfg, Tables(context.Background(), cfg, data.Inputs{}, d), bundled(), d)
	c.loadFacts()
	return c
}

func TestMarkdown(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("testdata", "markdown", "*.md"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no examples: %v", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			raw, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			var d config.Diagnostics
			c := testComposer(t, &d)
			var b bytes.Buffer
			for _, block := range c.markdown(prose{src: string(raw), first: config.Pos{File: "x.md", Line: 1, Col: 1}, dir: ".", width: c.theme.Page.TextWidth()}, c.sect()) {
				outline(&b, block, 0)
			}
			for _, one := range d.Sorted() {
				fmt.Fprintln(&b, one)
			}
			golden := strings.TrimSuffix(file, ".md") + ".golden"
			if *update {
				if err := os.WriteFile(golden, b.Bytes(), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(b.Bytes(), want) {
				t.Errorf("%s is not what %s holds:\n%s", file, golden, b.Bytes())
			}
		})
	}
}

func TestIsNumber(t *testing.T) {
	for s, want := range map[string]bool{
		"1": true, "−1,234.5": true, "+7.0%": true, "1 234": true, "5\u00a0km": true, "€12.50": true, "2019–2023": true,
		"6\u00a0January 2024": true, "≈3\u00a0Mt/a": true, "(12)": true, "12\u20601": true,
		"5G": false, "5 km": false, "No.\u00a03": false, "A1": false, "3\u00a0million people": false, "–": false, "": false,
	} {
		if got := isNumber(s); got != want {
			t.Errorf("%q is a number: %v", s, got)
		}
	}
}

// TestWideNumbers: a table whose numbers have no room is refused; they are not divided.
func TestWideNumbers(t *testing.T) {
	prose := strings.Repeat("| a ", 12) + "|\n" + strings.Repeat("|---", 12) + "|\n" + strings.Repeat("| 1,234,567,890 ", 12) + "|\n"
	b, d := compose(t, map[string]string{"config.toml": briefing, "d.csv": harvest, "a.md": prose})
	if d.Err() != nil {
		t.Fatal(d)
	}
	_, err := layout.Paginate(b.Settings, b.Flows)
	if err == nil {
		t.Fatal("the table was set")
	}
	if got := b.composer.explain(err); got.Pos.String() != "a.md:1:3" || !strings.Contains(got.Message, "too wide") {
		t.Errorf("it is refused with %v", got)
	}
}

// FuzzMarkdown feeds any text: it may be refused, and must not stop the program, nor lose a word
// that is not mark-up.
func FuzzMarkdown(f *testing.F) {
	for _, s := range []string{"# a\n\nb *c* `d`", "1. x\n   - y\n\n> q", "|a|b|\n|-|-|\n|1|2|", "{{ output }} {{ x", "<b>", "![a](b.png)", "[x](#y)", "\\*&amp;&#0;", "a[^b]\n\n[^b]: c\n\n    - d", "[^a]: [^b]: c\n\n![^a][^b]", "{{ page text }} {{ ref x.y }}"} {
		f.Add(s)
	}
	root, err := config.OpenRoot(filepath.Join("testdata", "kinds"))
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, src string) {
		var d config.Diagnostics
		c := testComposer(t, &d)
		c.cfg.Root = root
		blocks := c.markdown(prose{src: src, first: config.Pos{File: "x.md", Line: 1, Col: 1}, dir: ".", width: c.theme.Page.TextWidth()}, c.sect())
		if d.Err() != nil {
			return
		}
		if _, err := layout.Paginate(layout.Settings{Lang: "en"}, []layout.Flow{{Master: c.master(), Blocks: blocks}}); err != nil && c.explain(err).Message == "" {
			t.Errorf("an error without words: %v", err)
		}
	})
}

// TestInk: block quotes and the smallest headings are of the text's colour.
func TestInk(t *testing.T) {
	b, d := compose(t, map[string]string{"config.toml": briefing, "d.csv": harvest, "a.md": "### Smallest\n\n> Quoted\n"})
	if d.Err() != nil {
		t.Fatal(d)
	}
	_, doc := pages(t, b)
	found := texts(doc, 1)
	for _, s := range []string{"Smallest", "Quoted"} {
		if got := found[s].Run.Color; got != b.composer.theme.Palette.Text {
			t.Errorf("%q is %v", s, got)
		}
	}
}
