package layout

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"report/layout/text"
)

var update = flag.Bool("update", false, "rewrite golden files")

// style is 10 points of a font in which each character is 5 points wide.
func style() text.Style {
	return text.Style{Face: text.NewFace(text.Fixed("Fixed", 0.5)), Size: 10}
}

// para is a paragraph with lines 12 points high.
func para(s string) Paragraph {
	return Paragraph{Spans: []text.Span{{Text: s, Style: style()}}, Leading: 12, Tag: &Tag{Role: RoleP}}
}

// cell is a paragraph without a tag of its own.
func cell(s string) TableCell {
	p := para(s)
	p.Tag = nil
	return TableCell{Block: p}
}

func row(cells ...string) TableRow {
	var r TableRow
	for _, c := range cells {
		r.Cells = append(r.Cells, cell(c))
	}
	return r
}

// page is a master whose frame is w by h at 10, 20.
func page(w, h Pt) *Master {
	return &Master{Width: w + 20, Height: h + 40, Top: 20, Right: 10, Bottom: 20, Left: 10}
}

func paginate(t testing.TB, w, h Pt, blocks ...Block) Document {
	t.Helper()
	doc, err := Paginate(Settings{Lang: "en"}, []Flow{{Master: page(w, h), Blocks: blocks}})
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// dump writes a document as text, an item a line: numbers are rounded to 0.01, and what belongs to
// the structure ends with the roles from the root down.
func dump(doc Document) string {
	var b strings.Builder
	for _, p := range doc.Pages {
		fmt.Fprintf(&b, "page %d\n", p.Number)
		for _, item := range p.Items {
			fmt.Fprintf(&b, "  %s\n", describe(item))
		}
		for _, a := range p.Anchors {
			fmt.Fprintf(&b, "  anchor %s %s\n", a.Name, pts(a.Y))
		}
	}
	for _, w := range doc.Warnings {
		fmt.Fprintf(&b, "warning %s:%d:%d: %s\n", w.At.File, w.At.Line, w.At.Col, w.Message)
	}
	return b.String()
}

func describe(item Item) string {
	switch it := item.(type) {
	case Text:
		return fmt.Sprintf("text %s %q%s", pts(it.X, it.Y), it.Run.Text, path(it.Tag))
	case Line:
		return fmt.Sprintf("line %s, %s thick%s", pts(it.X1, it.Y1, it.X2, it.Y2), pts(it.Width), path(it.Tag))
	case Rect:
		return fmt.Sprintf("rect %s #%02x%02x%02x%s", pts(it.X, it.Y, it.W, it.H), it.Fill.R, it.Fill.G, it.Fill.B, path(it.Tag))
	case Path:
		return fmt.Sprintf("path %s, %d segments%s", pts(it.X, it.Y), len(it.Segments), path(it.Tag))
	case Image:
		return fmt.Sprintf("image %s %s%s", pts(it.X, it.Y, it.W, it.H), it.Picture.Name, path(it.Tag))
	case Link:
		return fmt.Sprintf("link %s %s#%s%s", pts(it.X, it.Y, it.W, it.H), it.URL, it.Anchor, path(it.Tag))
	}
	return fmt.Sprintf("%T", item)
}

func pts(vs ...Pt) string {
	s := make([]string, len(vs))
	for i, v := range vs {
		s[i] = strings.TrimSuffix(strings.TrimRight(fmt.Sprintf("%.2f", v), "0"), ".")
	}
	return strings.Join(s, " ")
}

func path(t *Tag) string {
	if t == nil {
		return ""
	}
	s := string(t.Role)
	if t.Span > 1 {
		s += fmt.Sprintf("(%d)", t.Span)
	}
	for t = t.Parent; t != nil; t = t.Parent {
		s = string(t.Role) + "/" + s
	}
	return " " + s
}

// golden compares with testdata/name.golden.
func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name+".golden")
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs; got:\n%s\nwant:\n%s", file, got, want)
	}
}
