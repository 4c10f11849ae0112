package charts

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"report/data"
	"report/layout"
)

// Names and values at both ends of random slopes stay apart and in the figure, in the order of their
// ends.
func TestRandomSlopes(t *testing.T) {
	style := testStyle(t)
	names := []string{"EU", "Liaoning", "United Kingdom", "辽宁", "技术合同", "a rather long name of a region in the north", "X", "Experimental development"}
	for seed := range uint64(300 / fewer) {
		r := rand.New(rand.NewPCG(seed, 5))
		n := 1 + r.IntN(maxSlopes)
		var b strings.Builder
		b.WriteString("year@|who$|v")
		spread := []float64{0.01, 5, 1e6}[r.IntN(3)]
		for k := range n {
			name := fmt.Sprintf("%s %d", names[r.IntN(len(names))], k)
			for i, year := range []string{"2013", "2023-Q4"} {
				if n > 1 && r.IntN(10) == 0 && k+i > 0 {
					continue
				}
				fmt.Fprintf(&b, "\n%s|%s|%.2f", year, name, 10+spread*(r.Float64()-0.3*float64(r.IntN(2))))
			}
		}
		s := Spec{Mark: "slope", X: "year", Y: []string{"v"}, Color: "who", Title: "t"}
		width := []layout.Pt{pageWidth, 365, 230, 150}[r.IntN(4)]
		tbl := table(b.String())
		if len(s.Check(tbl)) > 0 {
			continue
		}
		f, err := compose(s, tbl, style, width)
		if err != nil && width == 150 && spread == 1e6 { // the numbers alone are too wide
			continue
		}
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		checkLabels(t, f)
		for _, p := range f.painted[among] {
			l, ok := p.(leader)
			for _, o := range f.labels {
				if ok && l.width == cueStroke && (stroke{l.x0, l.y0, l.x1, l.y1}).enters(o.box(), 0) {
					t.Errorf("a leader crosses %q", o.text)
				}
			}
		}
		if t.Failed() {
			t.Fatalf("seed %d: %d slopes, %.0f pt wide", seed, n, width)
		}
	}
}

// A slope's dots stand at its values, whatever room the names take.
func TestSlopesStandAtTheirValues(t *testing.T) {
	f, err := compose(Spec{Mark: "slope", X: "year", Y: []string{"a", "b"}}, table("year|a|b\n2013|10|40\n2023|20|30"), testStyle(t), 230)
	if err != nil {
		t.Fatal(err)
	}
	if d := (f.atY(10) - f.atY(20)) - (f.atY(30) - f.atY(40)); math.Abs(d) > 1e-9 {
		t.Errorf("equal differences differ by %g pt", d)
	}
	for _, v := range []float64{10, 20, 30, 40} {
		if y := f.atY(v); y < f.area.y0-1e-9 || y > f.area.y1+1e-9 {
			t.Errorf("%v stands at %g, outside of the data area", v, y)
		}
	}
}

func TestAltTextOfSlopes(t *testing.T) {
	style := testStyle(t)
	tbl := table("year|a|b|c|d\n2013|10|40|3|7\n2023|20|30|3|9")
	s := Spec{Mark: "slope", X: "year", Y: []string{"a", "b", "c", "d"}, Subtitle: "Share"}
	for lang, want := range map[string]string{
		"en": "Slope chart of share, 2013 to 2023: 2 rising, 1 falling; largest change a, from 10 to 20.",
		"de": "Steigungsdiagramm: Share, 2013 bis 2023. 2 steigend, 1 fallend; größte Veränderung a, von 10 auf 20.",
		"es": "Gráfico de pendientes: share, de 2013 a 2023. 2 al alza, 1 a la baja; mayor cambio a, de 10 a 20.",
		"fr": "Graphique en pentes\u00a0: share, de 2013 à 2023. 2 en hausse, 1 en baisse\u00a0; plus forte variation a, de 10 à 20.",
		"zh": "斜率图：Share，2013至2023年。2项上升，1项下降；变化最大的是a，从10到20。",
	} {
		style.Locale, _ = data.NewLocale(lang)
		f, err := compose(s, tbl, style, pageWidth)
		if err != nil {
			t.Fatal(err)
		}
		if got := alt(f); got != want {
			t.Errorf("%s: %s", lang, got)
		}
	}
}

// A series that has no value at the right has its name at the left, however narrow the chart is.
func TestSlopeThatEndsEarlyIsNamed(t *testing.T) {
	rows := table("x|v|c$\n2020|4|Long name\n2021|5|Long name\n2020|9|Alpha\n2021|7|Beta\n2020|3|Beta")
	for _, width := range []layout.Pt{150, 180, 230, pageWidth} {
		f, err := compose(Spec{Mark: "slope", X: "x", Y: []string{"v"}, Color: "c", Title: "t"}, rows, testStyle(t), width)
		if err != nil {
			t.Fatal(err)
		}
		checkLabels(t, f)
		for _, name := range []string{"Al", "Be", "Lo"} {
			if !slices.ContainsFunc(f.labels, func(l label) bool { return strings.HasPrefix(l.text, name) }) {
				t.Errorf("%.0f: nothing begins with %s", width, name)
			}
		}
	}
}

// Where names have no room beside the values they stand below them, whole.
func TestNamesOfNarrowSlopes(t *testing.T) {
	rows := table("year@|who$|v\n2005|Neustadt|58000\n2024|Neustadt|71400\n2005|Am Alten Güterbahnhof|9400\n2024|Am Alten Güterbahnhof|21694\n2005|Rosenhöhe|15300\n2024|Rosenhöhe|13647\n2005|Ufer|6100")
	for _, width := range []layout.Pt{145, 150, 230, pageWidth} {
		f, err := compose(Spec{Mark: "slope", X: "year", Y: []string{"v"}, Color: "who", Title: "t"}, rows, testStyle(t), width)
		if err != nil {
			t.Fatal(err)
		}
		checkLabels(t, f)
		for _, l := range f.labels {
			if l.cut {
				t.Errorf("%.0f points wide: %q is cut", width, l.text)
			}
		}
	}
}
