package charts

import (
	"math"
	"strings"
	"testing"

	"report/data"
	"report/layout"
)

// namesOf are the bold labels beside the ends of series, with their colours.
func namesOf(f *figure) map[string]layout.Color {
	names := map[string]layout.Color{}
	for _, l := range f.labels {
		if l.size == f.style.SeriesLabelSize {
			names[l.text] = l.line.Runs[0].Color
		}
	}
	return names
}

func TestNamesBesideLinesAgree(t *testing.T) {
	style := testStyle(t)
	dark := style
	dark.Series = []layout.Color{{R: 0x12, G: 0x43, B: 0x6D}, {R: 0x80, G: 0x16, B: 0x50}, {R: 0x3D, G: 0x3D, B: 0x3D}}
	three := table("year|a|b|c\n2022|1|2|3\n2023|4|6|8")
	for _, c := range []struct {
		name      string
		style     Style
		highlight []any
		want      map[string]layout.Color
		cue       bool
	}{
		{"all can be read", dark, nil, map[string]layout.Color{"a": dark.Series[0], "b": dark.Series[1], "c": dark.Series[2]}, false},
		{"one cannot", style, nil, map[string]layout.Color{"a": style.Text, "b": style.Text, "c": style.Text}, true},
		{"one is singled out", style, []any{"b"}, map[string]layout.Color{"a": style.Muted, "b": style.Focus, "c": style.Muted}, false},
		{"one of two that are cannot", style, []any{"a", "b"}, map[string]layout.Color{"a": style.Text, "b": style.Text, "c": style.Muted}, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			f, err := compose(Spec{Mark: "line", X: "year", Y: []string{"a", "b", "c"}, Highlight: c.highlight}, three, c.style, pageWidth)
			if err != nil {
				t.Fatal(err)
			}
			got := namesOf(f)
			for name, want := range c.want {
				if got[name] != want {
					t.Errorf("%s is %v, want %v", name, got[name], want)
				}
			}
			if cue := f.cueRoom(f.paint()) > 0; cue != c.cue {
				t.Errorf("there are cues: %v", cue)
			}
			checkLabels(t, f)
		})
	}
}

// Text can be read on bars of any colour, whatever the brand.
func TestTextOnAnyColorCanBeRead(t *testing.T) {
	brand := testStyle(t)
	night := brand
	night.Text, night.Background = layout.Color{R: 230, G: 230, B: 220}, layout.Color{R: 24, G: 26, B: 32}
	faint := brand
	faint.Text, faint.Background = layout.Color{R: 120, G: 120, B: 120}, layout.Color{R: 240, G: 230, B: 220}
	for _, style := range []Style{brand, night, faint} {
		for r := 0; r < 256; r += 15 {
			for g := 0; g < 256; g += 15 {
				for b := 0; b < 256; b += 15 {
					c := layout.Color{R: uint8(r), G: uint8(g), B: uint8(b)}
					if got := contrast(style.on(c), c); got < readable {
						t.Fatalf("text on %v has a contrast of %.2f", c, got)
					}
				}
			}
		}
	}
}

func TestValuesInStacksCanBeRead(t *testing.T) {
	for _, horizontal := range []bool{false, true} {
		for _, highlight := range [][]any{nil, {"b"}, {"2023"}} {
			s := Spec{Mark: "bar", X: "year", Y: []string{"a", "b", "c", "d"}, Stack: stackZero, ValueLabels: "on", Horizontal: horizontal, Highlight: highlight}
			f, err := compose(s, table("year|a|b|c|d\n2022|31|32|33|34\n2023|35|36|37|38"), testStyle(t), pageWidth)
			if err != nil {
				t.Fatal(err)
			}
			p, seen := f.paint(), 0
			for k, series := range f.data.series {
				for i := range series.cells {
					for _, l := range f.labels {
						if l.text != series.cells[i].Text {
							continue
						}
						seen++
						if got := contrast(l.line.Runs[0].Color, p.at(k, i)); got < readable {
							t.Errorf("%s has a contrast of %.2f", l.text, got)
						}
					}
				}
			}
			if seen != 8 {
				t.Errorf("%d values stand in the segments, want 8", seen)
			}
		}
	}
}

// Values keep off the line that they belong to.
func TestValuesDoNotCrossTheirLine(t *testing.T) {
	for _, c := range []struct {
		name  string
		spec  Spec
		table *data.Table
		least int // values that are placed
	}{
		{"months up and down", Spec{Mark: "line", X: "day", Y: []string{"index"}}, daily(74), 25},
		{"a steep rise", Spec{Mark: "line", X: "x", Y: []string{"v"}}, table("x|v\n1|1\n2|2\n3|90\n4|91\n5|180"), 4},
		{"an area", Spec{Mark: "area", X: "day", Y: []string{"index"}}, daily(20), 8},
		{"gaps", Spec{Mark: "line", X: "x", Y: []string{"v"}}, table("x|v\n1|1\n2|\n3|9\n4|\n5|3\n6|4"), 3},
	} {
		for _, width := range []layout.Pt{pageWidth, 227} {
			t.Run(c.name, func(t *testing.T) {
				c.spec.ValueLabels = labelsOn
				f, err := compose(c.spec, c.table, testStyle(t), width)
				if err != nil {
					t.Fatal(err)
				}
				checkLabels(t, f)
				values := 0
				for _, l := range f.labels {
					if l.size != f.style.LabelSize || l.x <= 0 || l.line.Runs[0].Color == f.style.Muted || l.y > f.area.y1 {
						continue
					}
					values++
					if meets(f, l.box()) {
						t.Errorf("the line crosses %q", l.text)
					}
				}
				if width == pageWidth && values < c.least {
					t.Errorf("%d values are placed, want %d at least", values, c.least)
				}
			})
		}
	}
}

// meets walks along a figure's first line in small steps, and says whether it enters a box.
func meets(f *figure, b box) bool {
	for _, run := range f.data.runs(f.data.series[0]) {
		for i := range run[1:] {
			for t := 0.0; t <= 1; t += 0.01 {
				x := f.atX(run[i].X + t*(run[i+1].X-run[i].X))
				y := f.atY(run[i].Y + t*(run[i+1].Y-run[i].Y))
				dx, dy := max(b.x0-x, 0, x-b.x1), max(b.y0-y, 0, y-b.y1)
				if math.Hypot(dx, dy) < lineWidth/2.0 {
					return true
				}
			}
		}
	}
	return false
}

// A word that no line can hold stays in the picture and off all others.
func TestLongWords(t *testing.T) {
	word := "Donaudampfschifffahrtsgesellschaftskapit"
	names := table("x$|v\n" + word + "|4\nshort|5\n" + word + "s|3")
	series := table("year|who$|v\n2022|" + word + "|4\n2023|" + word + "|5\n2022|" + word + "s|4.1\n2023|" + word + "s|5.1")
	columns := table("x|" + word + "|" + word + "s\n1|2|3\n2|3|4")
	long := []string{word, word + "s"}
	for _, width := range []layout.Pt{pageWidth, 227, minWidth + 20} {
		for _, c := range []struct {
			spec  Spec
			table *data.Table
		}{
			{Spec{Mark: "bar", X: "x", Y: []string{"v"}}, names},
			{Spec{Mark: "bar", X: "x", Y: []string{"v"}, Horizontal: true, Height: 40}, names},
			{Spec{Mark: "line", X: "x", Y: []string{"v"}}, names},
			{Spec{Mark: "area", X: "x", Y: []string{"v"}}, names},
			{Spec{Mark: "line", X: "year", Y: []string{"v"}, Color: "who"}, series},
			{Spec{Mark: "bar", X: "year", Y: []string{"v"}, Color: "who"}, series},
			{Spec{Mark: "area", X: "year", Y: []string{"v"}, Color: "who", Stack: stackZero}, series},
			{Spec{Mark: "scatter", X: "year", Y: []string{"v"}, Color: "who"}, series},
			{Spec{Mark: "bar", X: "x", Y: long}, columns},
			{Spec{Mark: "scatter", X: long[0], Y: long[1:]}, columns},
		} {
			f, err := compose(c.spec, c.table, testStyle(t), width)
			if err != nil {
				t.Errorf("%+v, %.0f pt wide: %v", c.spec, width, err)
				continue
			}
			checkLabels(t, f)
			shown := false
			for _, l := range f.labels {
				shown = shown || strings.HasPrefix(l.text, "Don")
			}
			if !shown {
				t.Errorf("%s, %.0f pt wide: the word is not shown", c.spec.Mark, width)
			}
		}
	}
}

// TestOuterLabelsStandOnTheirBars: the first and the last year, and the values above them, are centred
// on their bars, narrow as these are in a chart of half a page.
func TestOuterLabelsStandOnTheirBars(t *testing.T) {
	years := table("year|v\n2013|295\n2014|297\n2016|320\n2017|367\n2018|412\n2019|484\n2020|550\n2021|671\n2022|770\n2023|950")
	f, err := compose(Spec{Mark: "bar", X: "year", Y: []string{"v"}}, years, testStyle(t), 226)
	if err != nil {
		t.Fatal(err)
	}
	middle := map[string]layout.Pt{}
	for _, l := range f.labels {
		middle[l.text] = l.x + l.line.Width/2
	}
	for value, year := range map[string]string{"295": "2013", "950": "2023"} {
		if a, b := middle[value], middle[year]; a == 0 || math.Abs(a-b) > 0.5 {
			t.Errorf("%s is centred at %g and %s at %g", value, a, year, b)
		}
	}
}
