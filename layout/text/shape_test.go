package text

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"
)

const serif = "source-serif-4/SourceSerif4_400Regular.ttf"

func inFont(t testing.TB, path string) Style {
	return Style{Face: NewFace(parseFont(t, path)), Size: 1}
}

func measure(t testing.TB, s string, style Style) Line {
	t.Helper()
	line, err := Measure([]Span{{Text: s, Style: style}})
	if err != nil {
		t.Fatal(err)
	}
	return line
}

func TestKerning(t *testing.T) {
	for _, path := range []string{plex, serif} {
		style := inFont(t, path)
		for _, pair := range []string{"AV", "To", "Ty", "P."} {
			alone := measure(t, pair[:1], style).Width + measure(t, pair[1:], style).Width
			if got := measure(t, pair, style).Width; got >= alone-0.01 {
				t.Errorf("%s: %s is %.3f em wide, its letters alone %.3f", path, pair, got, alone)
			}
		}
	}
}

func TestLigatures(t *testing.T) {
	style := inFont(t, serif)
	run := measure(t, "office", style).Runs[0]
	if run.Text != "office" || len(run.Glyphs) >= 6 {
		t.Fatalf("%d glyphs for %q: no ligature", len(run.Glyphs), run.Text)
	}
	for i, g := range run.Glyphs {
		if i > 0 && g.Cluster <= run.Glyphs[i-1].Cluster {
			t.Errorf("glyph %d stands for byte %d, the one before for %d", i, g.Cluster, run.Glyphs[i-1].Cluster)
		}
	}
	style.Tracking = 0.1
	if run = measure(t, "office", style).Runs[0]; len(run.Glyphs) != 6 {
		t.Errorf("%d glyphs for tracked letters, want each its own", len(run.Glyphs))
	}
}

func TestFigures(t *testing.T) {
	for _, path := range []string{plex, serif} {
		style := inFont(t, path)
		style.Figures = TabularFigures
		want := measure(t, "0000000000", style).Width
		for _, digits := range []string{"1111111111", "1234567890", "7171717171"} {
			if got := measure(t, digits, style).Width; math.Abs(got-want) > 1e-6 {
				t.Errorf("%s: %s is %.4f em wide, zeros are %.4f", path, digits, got, want)
			}
		}
	}
	style := inFont(t, serif)
	if ones, zeros := measure(t, "111", style).Width, measure(t, "000", style).Width; ones >= zeros {
		t.Errorf("in running text ones are %.3f em wide and zeros %.3f: these are figures for tables", ones, zeros)
	}
}

func TestSmallCaps(t *testing.T) {
	style := inFont(t, serif)
	if !style.Face.HasSmallCaps() || inFont(t, plex).Face.HasSmallCaps() || NewFace(Fixed("Fixed", 1)).HasSmallCaps() {
		t.Error("not the fonts that have small capitals")
	}
	plain := measure(t, "Figure", style).Runs[0]
	style.SmallCaps = true
	small := measure(t, "Figure", style).Runs[0]
	if small.Text != "Figure" || len(small.Glyphs) != 6 || small.Glyphs[0].ID != plain.Glyphs[0].ID || small.Glyphs[5].ID == plain.Glyphs[len(plain.Glyphs)-1].ID {
		t.Errorf("small capitals are %v, plain letters %v", small.Glyphs, plain.Glyphs)
	}
}

// A mark that the font has no composed letter for stands over its base, wherever the font puts it.
func TestMarksStandOnTheirBase(t *testing.T) {
	run := measure(t, "q\u0304b", inFont(t, serif)).Runs[0]
	if run.Text != "q\u0304b" || len(run.Glyphs) != 3 || len(run.Shifts) != 3 {
		t.Fatalf("set as %q with %d glyphs and %d shifts", run.Text, len(run.Glyphs), len(run.Shifts))
	}
	from, to, _ := run.Font.inkSpan(run.Glyphs[1].ID)
	pen := float64(run.Glyphs[0].Advance) + float64(run.Shifts[1].DX)
	middle, base := pen+(from+to)/2, float64(run.Glyphs[0].Advance)/2
	if math.Abs(middle-base) > 0.1 || run.Glyphs[1].Advance != 0 {
		t.Errorf("the mark's middle is at %.3f em, its base's at %.3f", middle, base)
	}
}

func TestAstralCharacters(t *testing.T) {
	line := measure(t, "x𠮷😀y", onePoint())
	if painted(line) != "x𠮷😀y" || line.Width != 4.25 { // with a quarter of an em between Latin and Han
		t.Errorf("set as %q, %v wide", painted(line), line.Width)
	}
	if r := line.Runs[0]; r.Glyphs[2].Cluster != 5 || r.Glyphs[3].Cluster != 9 {
		t.Errorf("clusters %v", r.Glyphs)
	}
}

func TestLongTextIsSeveralRuns(t *testing.T) {
	long := strings.Repeat("word ", 30000)
	line := measure(t, long, onePoint())
	n := 0
	for _, r := range line.Runs {
		n += len(r.Text)
		last := r.Glyphs[len(r.Glyphs)-1]
		if int(last.Cluster) >= len(r.Text) {
			t.Fatal("a cluster is beyond its run's text")
		}
	}
	if n != len(long)-1 || len(line.Runs) < 3 {
		t.Errorf("%d bytes in %d runs, want %d", n, len(line.Runs), len(long)-1)
	}
}

// Words shaped by several documents at once are those that one alone would get.
func TestWordsAreShared(t *testing.T) {
	shared := parseFont(t, serif)
	texts := strings.Fields("The office staff fixed five affidavits: AVATAR, Tokyo, WAVE; 1,234.5 fluff")
	var group sync.WaitGroup
	widths := make([][]Pt, 4)
	for i := range widths {
		group.Add(1)
		go func() {
			defer group.Done()
			for range 50 {
				widths[i] = widths[i][:0]
				for _, s := range texts {
					w, err := shared.shape(form{}, s)
					if err != nil {
						t.Error(err)
						return
					}
					widths[i] = append(widths[i], w.width)
				}
			}
		}()
	}
	group.Wait()
	alone := parseFont(t, serif)
	for k, s := range texts {
		w, err := alone.shape(form{}, s)
		if err != nil {
			t.Fatal(err)
		}
		for i := range widths {
			if widths[i][k] != w.width {
				t.Errorf("%s is %v wide here and %v there", s, widths[i][k], w.width)
			}
		}
	}
}

func TestWordCacheIsBounded(t *testing.T) {
	f := Fixed("Fixed", 1)
	for i := range maxWords + 10 {
		if _, err := f.shape(form{}, fmt.Sprint(i)); err != nil {
			t.Fatal(err)
		}
	}
	if f.words.n > 10+1 {
		t.Errorf("%d words are kept after the cache was full", f.words.n)
	}
	if _, err := f.shape(form{}, strings.Repeat("x", maxWord+1)); err != nil || f.words.get(form{}, strings.Repeat("x", maxWord+1)) != nil {
		t.Error("a long text is kept", err)
	}
}

// What lines are broken by is what is painted: between any two places the width that was reckoned is
// the sum of the glyphs' advances.
func TestReckonedIsPainted(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	words := []string{"AVATAR", "office", "co\u00adope\u00adrate", "fjord", "科技创新。", "（两会）", "《报告》", "12\u00a0345", "sci-tech", "To/Ty", "e\u0301", "q\u0304", "“T”", "GDP", "比重", "\u200b", "…", "W\u2009m"}
	latin, display, han := parseFont(t, plex), parseFont(t, serif), parseFont(t, noto)
	for range 60 {
		var in []Span
		for range 1 + random.IntN(3) {
			var b strings.Builder
			for range random.IntN(8) {
				b.WriteString(words[random.IntN(len(words))])
				b.WriteString([]string{" ", "", "  "}[random.IntN(3)])
			}
			face := NewFace([]*Font{latin, display}[random.IntN(2)], han)
			in = append(in, Span{Text: b.String(), Style: Style{Face: face, Size: 10, Tracking: Pt(random.IntN(2)) / 2, SmallCaps: random.IntN(3) == 0}})
		}
		s, err := newSetting(in, "zh", false)
		if err != nil {
			t.Fatal(err)
		}
		points, err := s.points(0)
		if err != nil {
			t.Fatal(err)
		}
		for i := range points {
			for j := i + 1; j < len(points); j++ {
				checkWidth(t, s, &points[i], &points[j])
			}
		}
	}
}

func checkWidth(t *testing.T, s *setting, a, b *point) {
	t.Helper()
	reckoned, err := s.natural(a, b)
	if err != nil {
		t.Fatal(err)
	}
	for _, ratio := range []float64{0, 1, -1} {
		line, err := s.line(a, b, giving{ratio, ratio})
		if err != nil {
			t.Fatal(err)
		}
		want := reckoned.width
		switch ratio {
		case 1:
			want += reckoned.stretch
		case -1:
			want -= reckoned.shrink
		}
		right := Pt(0)
		for _, r := range line.Runs {
			sum := 0.0
			for _, g := range r.Glyphs {
				sum += float64(g.Advance)
				if int(g.Cluster) >= len(r.Text) || !utf8.RuneStart(r.Text[g.Cluster]) {
					t.Fatalf("%q: a glyph stands for byte %d", r.Text, g.Cluster)
				}
			}
			if math.Abs(sum-r.Width) > 1e-3 {
				t.Fatalf("%q is %v wide, its glyphs %v", r.Text, r.Width, sum)
			}
			right = r.X + r.Width
		}
		if math.Abs(line.Width-want) > 1e-3 || len(line.Runs) > 0 && math.Abs(right-want) > 1e-3 {
			t.Fatalf("%q at %v is reckoned %v wide and painted %v, from %+v to %+v", painted(line), ratio, want, line.Width, *a, *b)
		}
	}
}
