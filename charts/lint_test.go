package charts

import (
	"fmt"
	"strings"
	"testing"

	"report/layout"
)

// lint is what layout.Lint says of a figure whose raster stands on a page, printed at a scale.
func lint(f *figure, scale float64) []string {
	picture := &layout.Picture{Name: "example", Width: 1600, Height: int(1600 * f.height / f.width), Chart: f}
	page := layout.Page{Number: 1, Width: 1e4, Height: 1e4}
	page.Items = []layout.Item{layout.Image{X: 50, Y: 50, W: f.width * scale, H: f.height * scale, Picture: picture}}
	var out []string
	for _, w := range layout.Lint(layout.Document{Pages: []layout.Page{page}}, nil, nil) {
		out = append(out, w.Message)
	}
	return out
}

func TestLintOfExamples(t *testing.T) {
	for _, e := range examples() {
		for _, width := range []layout.Pt{pageWidth, 80 * mm} {
			f, err := compose(e.spec, e.table, testStyle(t), width)
			if err != nil {
				t.Fatal(err)
			}
			if got := lint(f, 1); len(got) > 0 {
				t.Errorf("%s, %.0f pt wide: %s", e.name, width, strings.Join(got, "\n"))
			}
		}
	}
}

func TestLintSeesLabels(t *testing.T) {
	years := table("year|v\n2022|31\n2023|35")
	for _, c := range []struct {
		name string
		move func(f *figure)
		want string
	}{
		{"as it is", func(*figure) {}, ""},
		{"one on another", func(f *figure) { f.labels[1].x, f.labels[1].y = f.labels[0].x+4, f.labels[0].y }, "labels"},
		{"one beside another", func(f *figure) {
			f.labels[1].x, f.labels[1].y = f.labels[0].x+f.labels[0].line.Width-0.5, f.labels[0].y
		}, "labels"},
		{"one outside", func(f *figure) { f.labels[0].x = f.width - 2 }, "reaches out of"},
		{"one above", func(f *figure) { f.labels[0].y = 2 }, "reaches out of"},
	} {
		t.Run(c.name, func(t *testing.T) {
			f, err := compose(Spec{Mark: "bar", X: "year", Y: []string{"v"}}, years, testStyle(t), pageWidth)
			if err != nil {
				t.Fatal(err)
			}
			c.move(f)
			got := lint(f, 1)
			if c.want == "" && len(got) > 0 || c.want != "" && (len(got) != 1 || !strings.Contains(got[0], c.want)) {
				t.Errorf("got %q", got)
			}
		})
	}
}

// A drawn plot hands its labels on, and its card is painted all the same.
func TestDrawnPlotsKnowTheirLabels(t *testing.T) {
	t.Parallel()
	for _, e := range examples() {
		p := plotOf(t, e.name)
		labels, width := p.Picture.Chart.Labels()
		if width != pageWidth || len(labels) != len(p.figure.allLabels()) || len(labels) == 0 {
			t.Errorf("%s: %d labels on %g pt", e.name, len(labels), width)
		}
		if got, err := decode(p.Picture); err != nil || fmt.Sprintf("%T", got) != "*image.Paletted" {
			t.Errorf("%s: the card gets %T (%v)", e.name, got, err)
		}
	}
}
