package charts

import (
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"report/data"
	"report/layout"
	"report/layout/text"
)

var update = flag.Bool("update", false, "rewrite golden files")

// dpi is a plot's resolution in pixels an inch.
func dpi(p *Plot) float64 { return float64(p.Picture.Width) / p.Width * 72 }

var fonts = sync.OnceValue(func() *text.Library {
	l := text.NewLibrary()
	add := func(family string, weight int, file string) {
		l.Add(family, weight, false, func() (string, []byte, error) {
			b, err := os.ReadFile(filepath.Join("..", "assets", "fonts", file))
			return filepath.Base(file), b, err
		})
	}
	add("IBM Plex Sans", 400, "ibm-plex-sans/IBMPlexSans_400Regular.ttf")
	add("IBM Plex Sans", 700, "ibm-plex-sans/IBMPlexSans_700Bold.ttf")
	add("Noto Sans SC", 400, "noto-sans-sc/NotoSansSC-400Regular-gb2312.ttf")
	add("Noto Sans SC", 700, "noto-sans-sc/NotoSansSC-700Bold-gb2312.ttf")
	return l
})

// hyphens find where words of a language are divided.
var hyphens = map[string]func() *text.Hyphenator{"de": sync.OnceValue(hyphensOf("de")), "en-us": sync.OnceValue(hyphensOf("en-us"))}

func hyphensOf(lang string) func() *text.Hyphenator {
	return func() *text.Hyphenator {
		b, err := os.ReadFile(filepath.Join("..", "assets", "hyphenation", lang+".txt"))
		if err != nil {
			panic(err)
		}
		h, err := text.NewHyphenator(string(b))
		if err != nil {
			panic(err)
		}
		return h
	}
}

// pageWidth is the 165 mm that a chart has on A4.
const pageWidth = layout.Pt(165 * mm)

// plots are the examples, drawn once for all tests that do not change them.
var plots = struct {
	sync.Once
	byName map[string]*Plot
}{byName: map[string]*Plot{}}

func plotOf(t testing.TB, name string) *Plot {
	t.Helper()
	plots.Do(func() {
		style := testStyle(t)
		for _, e := range examples() {
			p, err := Draw(nil, e.name, e.spec, e.table, style, pageWidth)
			if err != nil {
				t.Fatal(err)
			}
			plots.byName[e.name] = p
		}
	})
	p := plots.byName[name]
	if p == nil {
		t.Fatalf("%s: there is no plot", name)
	}
	return p
}

func testStyle(t testing.TB) Style {
	t.Helper()
	face := func(weight int) *text.Face {
		f, err := fonts().Face([]string{"IBM Plex Sans", "Noto Sans SC"}, weight, false)
		if err != nil {
			t.Fatal(err)
		}
		return f
	}
	locale, err := data.NewLocale("en")
	if err != nil {
		t.Fatal(err)
	}
	hex := func(s string) layout.Color {
		v, err := strconv.ParseUint(s, 16, 32)
		if err != nil {
			t.Fatal(err)
		}
		return layout.Color{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v)}
	}
	return Style{
		Regular: face(400), Bold: face(700),
		Text: hex("1A1A1A"), Muted: hex("595959"), Grid: hex("E3E3E3"), Background: hex("FFFFFF"),
		Focus: hex("12436D"), Context: hex("BFBFBF"),
		Series:    []layout.Color{hex("12436D"), hex("28A197"), hex("801650"), hex("F46A25"), hex("3D3D3D"), hex("A285D1")},
		LabelSize: 8.5, SeriesLabelSize: 9.5, Locale: locale, Hyphens: hyphens["en-us"](),
	}
}

// table reads rows from lines of cells parted by "|". The first line names the columns: "turnover:bn
// yuan" has a unit, "name$" is text, "day@" a date. An empty cell is missing.
func table(lines string) *data.Table {
	rows := strings.Split(strings.TrimSpace(lines), "\n")
	t := &data.Table{Name: "test"}
	for _, h := range strings.Split(rows[0], "|") {
		name, unit, _ := strings.Cut(strings.TrimSpace(h), ":")
		c := data.Column{Name: name, Unit: unit, Kind: data.Number}
		if n, ok := strings.CutSuffix(name, "$"); ok {
			c.Name, c.Kind = n, data.Text
		} else if n, ok := strings.CutSuffix(name, "@"); ok {
			c.Name, c.Kind = n, data.Date
		}
		c.Label = strings.ReplaceAll(c.Name, "_", " ")
		t.Columns = append(t.Columns, c)
	}
	for i, line := range rows[1:] {
		var row data.Row
		row.At.File, row.At.Line = "test.csv", i+2
		for k, s := range strings.Split(line, "|") {
			row.Cells = append(row.Cells, cell(t.Columns[k].Kind, strings.TrimSpace(s)))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

func cell(kind data.Kind, s string) data.Cell {
	c := data.Cell{Kind: kind, Text: s, Missing: s == ""}
	switch {
	case c.Missing:
	case kind == data.Number:
		v, err := strconv.ParseFloat(s, 64)
		if err != nil {
			panic(err)
		}
		c.Number = v
		if i := strings.IndexByte(s, '.'); i >= 0 {
			c.Precision = 1
			for range len(s) - i - 1 {
				c.Precision /= 10
			}
		} else {
			c.Precision = 1
		}
	case kind == data.Date:
		ok := false
		if c.Time, c.Grain, ok = data.ParseDate(s); !ok {
			panic("no date: " + s)
		}
	}
	return c
}

// chartOf is a chart of y at the places x. A mark without y counts its first, a heat map has it in rows
// of their own, and one that takes two columns has w for the second.
func chartOf(mark, x string, y ...string) Spec {
	s := Spec{Mark: mark, X: x, Y: y, Title: "t"}
	switch {
	case mark == "heatmap":
		s.Y, s.Color = []string{x}, y[0]
	case !slices.Contains(wordsOfMarks["y"], mark):
		s.X, s.Y = y[0], nil
	case mark == "dumbbell" && len(y) == 1:
		s.Y = []string{y[0], "w"}
	case mark == "bullet":
		s.Target = "w"
	}
	return s
}
