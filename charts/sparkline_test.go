package charts

import (
	"math"
	"strings"
	"testing"

	"report/layout"
)

func sparklines(t *testing.T, own bool) *Sparklines {
	t.Helper()
	all, err := NewSparklines(Spec{Mark: "sparkline", X: "year", Y: []string{"v"}, Facet: "region"}, sparkRegions, testStyle(t), own)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// heights are how far up the values of a line stand, as shares of its height.
func heights(s *Sparkline) map[float64]float64 {
	out := map[float64]float64{}
	for i := range s.figure.data.slots {
		if v, ok := s.figure.data.series[0].value(i); ok {
			out[v] = s.figure.plot.Y.Norm(v)
		}
	}
	return out
}

func TestSparklinesOfOneScale(t *testing.T) {
	lines := sparklines(t, false)
	a, _, _ := lines.Draw("Beijing", 80, 16)
	b, _, _ := lines.Draw("Henan", 80, 16)
	if got := heights(a)[1398]; got != 1 {
		t.Errorf("the greatest value of all stands at %v", got)
	}
	if got := heights(b)[198]; got != 0 {
		t.Errorf("the least value of all stands at %v", got)
	}
	if got, want := heights(b)[401], (401.0-198)/(1398-198); math.Abs(got-want) > 1e-9 {
		t.Errorf("401 stands at %v, want %v", got, want)
	}
	own, _, _ := sparklines(t, true).Draw("Henan", 80, 16)
	if got := heights(own)[401]; got != 1 {
		t.Errorf("the greatest value of its own line stands at %v", got)
	}
}

// A line that begins later or ends earlier does not fill its cell: what stands below each other is of the
// same time.
func TestSparklinesShareTheirTime(t *testing.T) {
	s, ok, err := sparklines(t, true).Draw("Liaoning", 84, 16)
	if err != nil || !ok {
		t.Fatal(ok, err)
	}
	if s.First != "2019" || s.Last != "2021" {
		t.Errorf("it goes from %s to %s", s.First, s.Last)
	}
	if !strings.Contains(s.Alt, "2019 to 2021, in bn yuan: ") {
		t.Errorf("it says %q", s.Alt)
	}
	if x := s.figure.atX(2021); math.Abs(x-42) > 0.01 {
		t.Errorf("2021 stands at %v, want the middle of 2019 to 2023", x)
	}
}

func TestSparklineWithoutData(t *testing.T) {
	for _, region := range []string{"Xizang", "Guangdong", ""} {
		if _, ok, err := sparklines(t, false).Draw(region, 80, 16); ok || err != nil {
			t.Errorf("%q: %v %v", region, ok, err)
		}
	}
}

// A line stays within its block, dots and all, and belongs to its tag.
func TestSparklineStaysInItsBlock(t *testing.T) {
	for _, size := range [][2]layout.Pt{{60, 12}, {80, 16}, {110, 24}} {
		s, ok, err := sparklines(t, true).Draw("Tianjin", size[0], size[1])
		if err != nil || !ok {
			t.Fatal(ok, err)
		}
		tag := &layout.Tag{Role: layout.RoleFigure}
		b, err := s.Block(tag)
		if err != nil {
			t.Fatal(err)
		}
		f, rest, err := b.Fit(layout.Env{}, 1000, 1000)
		if err != nil || rest != nil || f.Width != size[0] || f.Height != size[1] {
			t.Fatalf("%v by %v, %v, %v", f.Width, f.Height, rest, err)
		}
		shapes := 0
		for _, item := range f.Items {
			path, ok := item.(layout.Path)
			if !ok || layout.TagOf(item) != tag {
				t.Errorf("an item is %T, of %v", item, layout.TagOf(item))
				continue
			}
			shapes++
			for _, seg := range path.Segments {
				for _, p := range seg.P[:seg.Op.Points()] {
					if p.X < -0.01 || p.X > size[0]+0.01 || p.Y < -0.01 || p.Y > size[1]+0.01 {
						t.Errorf("a point stands at %v in %v", p, size)
					}
				}
			}
		}
		if shapes != 3 { // a value alone, two with a line, the last one's dot
			t.Errorf("there are %d shapes", shapes)
		}
	}
	if _, _, err := sparklines(t, true).Draw("Tianjin", 10, 4); err == nil {
		t.Error("10 by 4 pt suffice")
	}
}

func TestAltOfASparkline(t *testing.T) {
	s, _, _ := sparklines(t, false).Draw("Henan", 80, 16)
	for _, want := range []string{"Sparkline of", "Henan", "2019", "2023", "198", "401"} {
		if !strings.Contains(s.Alt, want) {
			t.Errorf("%q does not say %s", s.Alt, want)
		}
	}
}

func TestSparklineIsOneLine(t *testing.T) {
	problems := Spec{Mark: "sparkline", X: "year", Y: []string{"patents", "contracts"}, Title: "t"}.Check(turnover)
	if len(problems) != 1 || problems[0].Key != "y" || !strings.Contains(problems[0].Message, "one line") {
		t.Errorf("the problems are %+v", problems)
	}
	if _, err := NewSparklines(Spec{Mark: "line", X: "year", Y: []string{"patents"}}, turnover, testStyle(t), false); err == nil {
		t.Error("a line stands in text")
	}
}

func FuzzSparkline(f *testing.F) {
	f.Add("2013|1\n2014|\n2016|3", 60.0, 12.0)
	f.Add("1|1e300\n2|-4", 110.0, 24.0)
	f.Fuzz(func(t *testing.T, rows string, width, height float64) {
		tbl := table("x|v\n1|1")
		tbl.Rows = nil
		for line := range strings.Lines(rows) {
			a, b, _ := strings.Cut(strings.TrimRight(line, "\n"), "|")
			row := turnover.Rows[0]
			row.Cells = append(row.Cells[:0:0], number(a), number(b))
			tbl.Rows = append(tbl.Rows, row)
		}
		s := Spec{Mark: "sparkline", X: "x", Y: []string{"v"}}
		all, err := NewSparklines(s, tbl, testStyle(t), false)
		if err != nil {
			return
		}
		line, ok, err := all.Draw("", width, height)
		if err != nil || !ok {
			return
		}
		if _, err := line.Block(nil); err != nil {
			t.Error(err)
		}
	})
}
