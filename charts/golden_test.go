package charts

import (
	"fmt"
	"image/color"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/recorder"
)

// TestGolden compares the drawing calls and the labels of each example with what they were.
func TestGolden(t *testing.T) {
	for _, e := range examples() {
		t.Run(e.name, func(t *testing.T) {
			f, err := compose(e.spec, e.table, testStyle(t), pageWidth)
			if err != nil {
				t.Fatal(err)
			}
			got := describe(f)
			file := filepath.Join("testdata", e.name+".golden")
			if *update {
				if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("the drawing changed (-update accepts it):\n%s", firstDifference(string(want), got))
			}
		})
	}
}

func TestExamplesCoverEveryMark(t *testing.T) {
	for mark := range maps.Keys(marks) {
		if !slices.ContainsFunc(examples(), func(e example) bool { return strings.HasPrefix(e.name, mark+"-") && e.spec.Mark == mark }) {
			t.Errorf("mark %q has no example", mark)
		}
	}
}

func TestNoStrayGoldenFiles(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("testdata", "*.golden"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".golden")
		if !slices.ContainsFunc(examples(), func(e example) bool { return e.name == name }) {
			t.Errorf("%s belongs to no example", file)
		}
	}
}

// describe lists what a figure paints: shapes in points, then labels, then the alt text.
func describe(f *figure) string {
	var rec recorder.Canvas
	f.drawShapes(&rec)
	var b strings.Builder
	fmt.Fprintf(&b, "size %.1f %.1f\n", f.width, f.height)
	var fill color.Color
	width, dash := vg.Length(0), ""
	for _, a := range rec.Actions {
		switch a := a.(type) {
		case *recorder.SetColor:
			fill = a.Color
		case *recorder.SetLineWidth:
			width = a.Width
		case *recorder.SetLineDash:
			dash = ""
			if len(a.Dashes) > 0 {
				dash = fmt.Sprintf(" dash %v", a.Dashes)
			}
		case *recorder.Fill:
			fmt.Fprintf(&b, "fill %s%s\n", hex(fill), pathText(a.Path, f.height))
		case *recorder.Stroke:
			if width == 0 { // gonum's axes, hidden
				continue
			}
			fmt.Fprintf(&b, "stroke %s %.2f%s%s\n", hex(fill), float64(width), dash, pathText(a.Path, f.height))
		}
	}
	for _, l := range f.labels {
		weight := ""
		if len(l.line.Runs) > 0 && strings.Contains(l.line.Runs[0].Font.Name(), "Bold") {
			weight = " bold"
		}
		fmt.Fprintf(&b, "text %.1f %.1f%s %q\n", l.x, l.y, weight, l.text)
	}
	fmt.Fprintf(&b, "alt %s\n", alt(f))
	return b.String()
}

func hex(c color.Color) string {
	r, g, b, _ := c.RGBA()
	return fmt.Sprintf("#%02X%02X%02X", r>>8, g>>8, b>>8)
}

// pathText writes a path with y downwards.
func pathText(p vg.Path, height float64) string {
	var b strings.Builder
	for _, s := range p {
		x, y := float64(s.Pos.X), height-float64(s.Pos.Y)
		switch s.Type {
		case vg.MoveComp:
			fmt.Fprintf(&b, " M%.1f,%.1f", x, y)
		case vg.LineComp:
			fmt.Fprintf(&b, " L%.1f,%.1f", x, y)
		case vg.ArcComp:
			fmt.Fprintf(&b, " A%.1f,%.1f,%.1f", x, y, float64(s.Radius))
		case vg.CloseComp:
			b.WriteString(" Z")
		}
	}
	return strings.ReplaceAll(b.String(), "-0.0", "0.0")
}

func firstDifference(want, got string) string {
	w, g := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := range min(len(w), len(g)) {
		if w[i] != g[i] {
			return fmt.Sprintf("line %d\nwas %s\nis  %s", i+1, w[i], g[i])
		}
	}
	return fmt.Sprintf("%d lines, were %d", len(g), len(w))
}
