package charts

import (
	"bytes"
	"fmt"
	"image/png"
	"math"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"

	"report/data"
	"report/layout"
)

func TestDrawGivesTheSameBytes(t *testing.T) {
	t.Parallel()
	style := testStyle(t)
	for _, e := range examples() {
		t.Run(e.name, func(t *testing.T) {
			again, err := Draw(nil, e.name, e.spec, e.table, style, pageWidth)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(plotOf(t, e.name).Picture.Data, again.Picture.Data) {
				t.Error("drawn twice, the bytes differ")
			}
		})
	}
}

func TestDrawnPictureKeepsItsPromise(t *testing.T) {
	t.Parallel()
	for i, e := range examples() {
		width, p := pageWidth, plotOf(t, e.name)
		if i%2 == 1 {
			var err error
			width = 80 * mm
			if p, err = Draw(nil, e.name, e.spec, e.table, testStyle(t), width); err != nil {
				t.Fatal(err)
			}
		}
		c, err := png.DecodeConfig(bytes.NewReader(p.Picture.Data))
		if err != nil {
			t.Fatal(err)
		}
		if c.Width != 1600 || c.Width != p.Picture.Width || c.Height != p.Picture.Height {
			t.Errorf("%s: %d by %d pixels, says %d by %d", e.name, c.Width, c.Height, p.Picture.Width, p.Picture.Height)
		}
		if ratio := p.Width / p.Height * float64(c.Height) / float64(c.Width); math.Abs(ratio-1) > 1e-9 {
			t.Errorf("%s: printed size and pixels differ in shape by %v", e.name, ratio)
		}
		if p.Picture.Name != e.name || p.Picture.Format != "png" || p.Width != width {
			t.Errorf("the plot is %+v", p)
		}
		if kind := p.Picture.Data[25]; kind != 3 {
			t.Errorf("%s: colour type %d, want a palette", e.name, kind)
		}
	}
}

func TestDrawFromManyGoroutines(t *testing.T) {
	style := testStyle(t)
	e := examples()[0]
	want, err := Draw(nil, e.name, e.spec, e.table, style, pageWidth)
	if err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for _, o := range examples()[:6] {
				got, err := Draw(nil, o.name, o.spec, o.table, style, pageWidth)
				if err != nil {
					t.Error(err)
				} else if o.name == e.name && !bytes.Equal(got.Picture.Data, want.Picture.Data) {
					t.Error("the bytes differ")
				}
			}
		})
	}
	wg.Wait()
}

func TestDegenerateData(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("a very long name of a region ", 12)
	for _, c := range []struct{ name, rows string }{
		{"one point", "x|v\n2023|5"},
		{"one point of zero", "x|v\n2023|0"},
		{"one negative point", "x|v\n2023|-5"},
		{"all equal", "x|v\n1|7\n2|7\n3|7"},
		{"all zero", "x|v\n1|0\n2|0\n3|0"},
		{"nearly equal", "x|v\n1|1000000.1\n2|1000000.2\n3|1000000.3"},
		{"huge", "x|v\n1|999999999999\n2|5"},
		{"tiny", "x|v\n1|0.00001\n2|0.00002"},
		{"both", "x|v\n1|0.00001\n2|123456789"},
		{"first missing", "x|v\n1|\n2|5\n3|6"},
		{"last missing", "x|v\n1|5\n2|6\n3|"},
		{"only one left", "x|v\n1|\n2|6\n3|"},
		{"islands", "x|v\n1|5\n2|\n3|6\n4|\n5|7"},
		{"fractions as x", "x|v\n0.1|5\n0.25|6\n7.5|2"},
		{"negative x", "x|v\n-3|5\n-1|6\n2|2"},
		{"far apart", "x|v\n1|5\n1000000000|6"},
		{"long names", "x$|v\n" + long + "|5\nshort|7"},
		{"long word", "x$|v\n" + strings.Repeat("x", 300) + "|5\nshort|7"},
		{"scripts", "x$|v\n北京 and 上海|5\nŁódź|7"},
		{"seven series", "x|a|b|c|d|e|f|g\n1|1|2|3|4|5|6|7\n2|7|6|5|4|3|2|1"},
		{"a day", "x@|v\n2024-03-05|4"},
		{"days", "x@|v\n2024-02-28|4\n2024-02-29|5\n2024-03-01|3\n2024-03-05|4"},
		{"quarters", "x@|v\n2023-Q3|4\n2023-Q4|5\n2024-Q2|3"},
		{"months", "x@|v\n2023-11|4\n2024-02|5\n2024-03|3"},
	} {
		for _, mark := range Marks() {
			for _, stack := range []bool{false, true} {
				t.Run(fmt.Sprintf("%s/%s/%v", c.name, mark, stack), func(t *testing.T) {
					tbl := table(c.rows)
					var y []string
					for _, col := range tbl.Columns[1:] {
						y = append(y, col.Name)
					}
					s := chartOf(mark, "x", y...)
					if stack && slices.Contains(wordsOfMarks["stack"], mark) {
						s.Stack = stackZero
					}
					broken := false
					for _, p := range s.Check(tbl) {
						broken = broken || !p.Warning
					}
					f, err := compose(s, tbl, testStyle(t), pageWidth)
					if (err != nil) != broken {
						t.Fatalf("the error is %v, problems were found: %v", err, broken)
					}
					if err != nil {
						return
					}
					checkLabels(t, f)
					if a := alt(f); strings.Contains(a, "NaN") || strings.Contains(a, "%!") {
						t.Errorf("the alt text is %s", a)
					}
				})
			}
		}
	}
}

func TestTenThousandCategories(t *testing.T) {
	var b strings.Builder
	b.WriteString("x$|v\n")
	for i := range 10_000 {
		fmt.Fprintf(&b, "name %d|%d\n", i, i)
	}
	tbl := table(b.String())
	for _, mark := range Marks() {
		if mark == "histogram" {
			continue // counts any number
		}
		if _, err := Draw(nil, "name", chartOf(mark, "x", "v"), tbl, testStyle(t), pageWidth); err == nil {
			t.Errorf("%s: no error", mark)
		}
	}
}

// Each of many series has a value at another place: the table would be a hundred million cells.
func TestTenThousandSeries(t *testing.T) {
	var b strings.Builder
	b.WriteString("x$|c$|v\n")
	for i := range 10_000 {
		fmt.Fprintf(&b, "name %d|series %d|%d\n", i, i, i)
	}
	tbl := table(b.String())
	for _, mark := range wordsOfMarks["color"] {
		if mark == "scatter" || mark == "timeline" { // have no place for each value of each series
			continue
		}
		s := Spec{Mark: mark, X: "x", Y: []string{"v"}, Color: "c"}
		if mark == "heatmap" {
			s.Y, s.Color = []string{"c"}, "v"
		}
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		ps := s.Check(tbl)
		runtime.ReadMemStats(&after)
		if grown := after.TotalAlloc - before.TotalAlloc; grown > 200<<20 {
			t.Errorf("%s: %d MB were allocated", mark, grown>>20)
		}
		if len(ps) == 0 || !strings.Contains(ps[len(ps)-1].Message, "more than") {
			t.Errorf("%s: %v", mark, ps)
		}
	}
}

func TestMissingGlyphIsAnError(t *testing.T) {
	tbl := table("x$|v\n\U0001F600|5")
	_, err := Draw(nil, "moods", Spec{Mark: "bar", X: "x", Y: []string{"v"}}, tbl, testStyle(t), pageWidth)
	if err == nil || !strings.Contains(err.Error(), "U+1F600") {
		t.Errorf("the error is %v", err)
	}
}

func TestMissingValuesAreNoZeros(t *testing.T) {
	tbl := table("year|v\n2013|12\n2014|15\n2016|22\n2017|19") // no row of 2015
	for _, mark := range []string{"bar", "line"} {
		f, err := compose(Spec{Mark: mark, X: "year", Y: []string{"v"}}, tbl, testStyle(t), pageWidth)
		if err != nil {
			t.Fatal(err)
		}
		if got := len(f.data.slots); got != 5 {
			t.Errorf("%s: %d places along x, want 5", mark, got)
		}
		runs := f.data.runs(f.data.series[0])
		values := 0
		for _, r := range runs {
			values += len(r)
		}
		if values != 4 || len(runs) != 2 {
			t.Errorf("%s: %d values in %d runs, want 4 in 2", mark, values, len(runs))
		}
	}
}

func TestWidthTooNarrow(t *testing.T) {
	e := examples()[0]
	for _, width := range []layout.Pt{0, -5, 60, math.NaN()} {
		if _, err := Draw(nil, e.name, e.spec, e.table, testStyle(t), width); err == nil {
			t.Errorf("a width of %v gave no error", width)
		}
	}
}

// FuzzDraw draws charts of tables made from text.
func FuzzDraw(f *testing.F) {
	f.Add("bar", "a|1\nb|2\n", false)
	f.Add("line", "2013|1\n2014|\n2016|3", false)
	f.Add("histogram", "a|1\nb|2\nc|2\nd|NaN", true)
	f.Add("area", "2013|1e300\n2014|-4", true)
	f.Add("scatter", "0.1|5\n0.1|5", false)
	f.Add("donut", "a|5\nb|0.1\nc|0", true)
	f.Add("timeline", "2013|1\n2013|2\n1e11|3", false)
	f.Add("heatmap", "a|5\nb|-3\nc|", true)
	f.Fuzz(func(t *testing.T, mark, rows string, text bool) {
		tbl := &data.Table{Columns: []data.Column{{Name: "x", Kind: data.Number}, {Name: "v", Kind: data.Number}}}
		if text {
			tbl.Columns[0].Kind = data.Text
		}
		for line := range strings.Lines(rows) {
			a, b, _ := strings.Cut(strings.TrimRight(line, "\n"), "|")
			row := data.Row{Cells: []data.Cell{{Kind: data.Text, Text: a, Missing: a == ""}, number(b)}}
			if !text {
				row.Cells[0] = number(a)
			}
			tbl.Rows = append(tbl.Rows, row)
		}
		fig, err := compose(chartOf(mark, "x", "v"), tbl, testStyle(t), pageWidth)
		if err == nil {
			checkLabels(t, fig)
		}
	})
}

// number reads a cell as it is, NaN and infinities too; what is no number is missing.
func number(s string) data.Cell {
	var v float64
	if _, err := fmt.Sscan(s, &v); err != nil {
		return data.Cell{Kind: data.Number, Missing: true}
	}
	return data.Cell{Kind: data.Number, Number: v, Text: s, Precision: 0.01}
}
