package text

import (
	"math"
	"strings"
	"testing"
)

func TestChinese(t *testing.T) {
	latin, han := parseFont(t, plex), parseFont(t, noto)
	style := Style{Face: NewFace(latin, han), Size: 1}
	letters := func(s string) Pt { return measure(t, s, style).Width }
	for _, c := range []struct {
		name string
		text string
		want Pt
	}{
		{"a square each", "科技创新", 4},
		{"a quarter em before Latin", "科技AI", 2.25 + letters("AI")},
		{"and behind it", "AI科技", 2.25 + letters("AI")},
		{"and round digits", "增长28年", 3.5 + letters("28")},
		{"no more where there is a space", "科技 AI", 2 + letters("m m") - 2*letters("m") + letters("AI")},
		{"none before punctuation", "AI，科技", 3 + letters("AI")},
		{"closing before opening", "报告》《报", 4.5},
		{"closing before closing", "报》，报", 3.5},
		{"opening behind opening", "《（报）", 2.5}, // one half goes between them, one at either end of the line
		{"the end of a line", "报告。", 2.5},
		{"the beginning of a line", "《报告", 2.5},
		{"a quote mark takes a square", "报“告”报", 5},
	} {
		t.Run(c.name, func(t *testing.T) {
			lines, err := Break([]Span{{Text: c.text, Style: style}}, Offset{}, 100, Breaking{Lang: "zh"})
			if err != nil {
				t.Fatal(err)
			}
			if got := lines[0].Width; len(lines) != 1 || math.Abs(got-c.want) > 1e-3 {
				t.Errorf("%d lines, the first %.3f em wide, want %.3f", len(lines), got, c.want)
			}
			if painted(lines[0]) != c.text {
				t.Errorf("set as %q", painted(lines[0]))
			}
		})
	}
}

// Opening punctuation begins a line with its ink, not with its empty half.
func TestLineBeginsWithInk(t *testing.T) {
	style := Style{Face: NewFace(parseFont(t, noto)), Size: 10}
	line, err := Break([]Span{{Text: "（科技）", Style: style}}, Offset{}, 100, Breaking{Lang: "zh-Hans"})
	if err != nil {
		t.Fatal(err)
	}
	run := line[0].Runs[0]
	from, _, _ := run.Font.inkSpan(run.Glyphs[0].ID)
	if ink := run.X + from*10; run.X != -5 || ink < 0 || ink > 2 {
		t.Errorf("the run begins at %v, its ink at %v", run.X, ink)
	}
}

// Quotation marks belong to Latin in one language and to Han in the other.
func TestQuotesByLanguage(t *testing.T) {
	latin, han := parseFont(t, plex), parseFont(t, noto)
	in := []Span{{Text: "“两会”——AI’s", Style: Style{Face: NewFace(latin, han), Size: 1}}}
	for lang, want := range map[string]string{"zh-CN": "“两会”——|AI’s", "en": "“|两会|”——AI’s"} {
		lines, err := Break(in, Offset{}, 100, Breaking{Lang: lang})
		if err != nil {
			t.Fatal(err)
		}
		var runs []string
		for _, r := range lines[0].Runs {
			runs = append(runs, r.Text)
		}
		if got := strings.Join(runs, "|"); got != want {
			t.Errorf("%s: set as %s, want %s", lang, got, want)
		}
	}
}

// The gap between Han and Latin is not painted at a line's end, nor at the start of the next one.
func TestGapVanishesAtLineEnd(t *testing.T) {
	style := Style{Face: NewFace(parseFont(t, plex), parseFont(t, noto)), Size: 1}
	lines, err := Break([]Span{{Text: "科技AI", Style: style}}, Offset{}, 2.1, Breaking{Lang: "zh"})
	if err != nil {
		t.Fatal(err)
	}
	if len(lines) != 2 || math.Abs(lines[0].Width-2) > 1e-6 || lines[1].Runs[0].X != 0 {
		t.Errorf("%d lines, the first %v wide", len(lines), lines[0].Width)
	}
}

// A Chinese name in an English sentence is kept whole where that leaves no hole.
func TestQuotedChineseStaysWhole(t *testing.T) {
	in := spans("in an operation the computer (本源悟空) has run since")
	for lang, want := range map[string]string{"en": "in an operation the computer|(本源悟空) has run since", "zh": "in an operation the computer (本|源悟空) has run since"} {
		lines, err := Break(in, Offset{}, 31, Breaking{Lang: lang})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, l := range lines {
			got = append(got, painted(l))
		}
		if strings.Join(got, "|") != want {
			t.Errorf("%s: %q, want %q", lang, strings.Join(got, "|"), want)
		}
	}
}

// The two halves of a dash touch each other, however far a line is stretched.
func TestDashIsOneStroke(t *testing.T) {
	style := Style{Face: NewFace(parseFont(t, noto)), Size: 10}
	lines, err := Break([]Span{{Text: "科技——创新推动产业创新科技创新推动产业", Style: style}}, Offset{}, 105, Breaking{Lang: "zh", Justify: true})
	if err != nil {
		t.Fatal(err)
	}
	run := lines[0].Runs[0]
	if len(run.Shifts) != len(run.Glyphs) || lines[0].Stretch <= 0 {
		t.Fatalf("%d shifts of %d glyphs, a stretch of %v", len(run.Shifts), len(run.Glyphs), lines[0].Stretch)
	}
	from, to, _ := run.Font.inkSpan(run.Glyphs[2].ID)
	end := float64(run.Shifts[2].DX) + to*10
	begin := float64(run.Glyphs[2].Advance) + float64(run.Shifts[3].DX) + from*10
	if math.Abs(end-begin) > 1e-3 {
		t.Errorf("one half ends at %v, the other begins at %v", end, begin)
	}
}
