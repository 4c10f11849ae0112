package charts

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"report/data"
	"report/layout"
)

func TestCheckOfNotesReferencesAndSpans(t *testing.T) {
	small := table("year|name$|v:m|w:m\n2021|a|1|2\n2022|b|4|5\n2023|c|7|8")
	gap := table("year|v\n2021|1\n2022|\n2023|7")
	facets := table("year|who$|v\n2021|a|1\n2022|a|2\n2021|b|3\n2022|b|4")
	long := strings.Repeat("many words ", 12)
	with := func(change func(*Spec)) Spec {
		s := Spec{Mark: "line", X: "year", Y: []string{"v"}, Title: "Finding"}
		change(&s)
		return s
	}
	notes := func(ns ...Note) Spec { return with(func(s *Spec) { s.Notes = ns }) }
	references := func(rs ...Reference) Spec { return with(func(s *Spec) { s.Reference = rs }) }
	spans := func(ss ...Span) Spec { return with(func(s *Spec) { s.Spans = ss }) }
	fine := Note{X: 2022, Text: "words"}
	for _, c := range []struct {
		name  string
		spec  Spec
		table *data.Table
		key   string
		path  string
		want  string // in its message or hint; "" for no problem
	}{
		{"a note", notes(fine), small, "", "", ""},
		{"a note between two years with y", notes(Note{X: 2021.5, Y: ptr(3), Text: "words"}), small, "", "", ""},
		{"a note without words", notes(fine, Note{X: 2022, Text: " "}), small, "notes", "[1 text]", "the text is empty"},
		{"a note of many words", notes(Note{X: 2022, Text: long}), small, "notes", "[0 text]", "more than 100"},
		{"a note of many Chinese words", notes(Note{X: 2022, Text: strings.Repeat("字", 51)}), small, "notes", "[0 text]", "102 characters wide"},
		{"a note outside of the data", notes(fine, Note{X: 2031, Text: "words"}), small, "notes", "[1 x]", `year has no value "2031" | its values go from 2021 to 2023`},
		{"a note at no value", notes(Note{X: 2022, Text: "words"}), gap, "notes", "[0 x]", "there is no value at year"},
		{"a note between two years", notes(Note{X: 2021.5, Text: "words"}), small, "notes", "[0 x]", "say y as well"},
		{"a note at no category", with(func(s *Spec) { s.X = "name"; s.Notes = []Note{{X: "d", Text: "words"}} }), small, "notes", "[0 x]", "its values are: a, b, c"},
		{"a note far up", notes(Note{X: 2022, Y: ptr(4000), Text: "words"}), small, "notes", "[0 y]", "far from the data"},
		{"a note at no number", notes(Note{X: 2022, Y: ptr(math.NaN()), Text: "words"}), small, "notes", "[0 y]", "far from the data"},
		{"a note of no series", notes(Note{X: 2022, Series: "u", Text: "words"}), small, "notes", "[0 series]", "the series are: v"},
		{"seven notes", notes(fine, fine, fine, fine, fine, fine, fine), small, "notes", "[]", "7 notes, more than 6"},
		{"a note of no panel", with(func(s *Spec) { s.Facet = "who"; s.Notes = []Note{fine} }), facets, "notes", "[0]", "the panels are: a, b"},
		{"a note of an unknown panel", with(func(s *Spec) { s.Facet = "who"; s.Notes = []Note{{X: 2022, Series: "c", Text: "words"}} }), facets, "notes", "[0 series]", `no panel "c"`},
		{"a reference", references(Reference{Y: ptr(3)}), small, "", "", ""},
		{"a reference at a year", references(Reference{X: 2022}), small, "", "", ""},
		{"a reference of nothing", references(Reference{Y: ptr(3)}, Reference{Text: "Target"}), small, "reference", "[1]", "needs y or x"},
		{"a reference of both", references(Reference{Y: ptr(3), X: 2022}), small, "reference", "[0]", "needs y or x"},
		{"an endless reference", references(Reference{Y: ptr(math.Inf(1))}), small, "reference", "[0 y]", "must be between"},
		{"a reference above max", with(func(s *Spec) { s.Max, s.Reference = ptr(8), []Reference{{Y: ptr(9)}} }), small, "reference", "[0 y]", "above max"},
		{"a reference outside of the data", references(Reference{X: 1999}), small, "reference", "[0 x]", `no value "1999"`},
		{"a reference of many words", references(Reference{Y: ptr(3), Text: long}), small, "reference", "[0 text]", "more than 60"},
		{"five references", references(Reference{Y: ptr(1)}, Reference{Y: ptr(2)}, Reference{Y: ptr(3)}, Reference{Y: ptr(4)}, Reference{Y: ptr(5)}), small, "reference", "[]", "more than 4"},
		{"a span", spans(Span{From: 2021, To: 2022}), small, "", "", ""},
		{"a span of one bar", with(func(s *Spec) { s.Mark, s.Spans = "bar", []Span{{From: 2022, To: 2022}} }), small, "", "", ""},
		{"a span without width", spans(Span{From: 2022, To: 2022}), small, "spans", "[0 to]", "no width"},
		{"a span that ends first", spans(Span{From: 2023, To: 2021}), small, "spans", "[0 to]", "before it begins"},
		{"a span from outside", spans(Span{From: 1999, To: 2022}), small, "spans", "[0 from]", `no value "1999"`},
		{"a span to outside", spans(Span{From: 2021, To: 2031}), small, "spans", "[0 to]", `no value "2031"`},
		{"a span over a timeline", with(func(s *Spec) {
			s.Mark, s.Y, s.Spans = "timeline", []string{"name"}, []Span{{From: 2021, To: 2022, Text: "Plan"}}
		}), small, "", "", ""},
		{"a span beyond a timeline", with(func(s *Spec) { s.Mark, s.Y, s.Spans = "timeline", []string{"name"}, []Span{{From: 2021, To: 2150}} }), small, "spans", "[0 to]", `no value "2150"`},
		{"a far place of a scatter chart", with(func(s *Spec) { s.Mark, s.Reference = "scatter", []Reference{{X: 9e9}} }), small, "reference", "[0 x]", "far from the data"},
	} {
		t.Run(c.name, func(t *testing.T) {
			problems := c.spec.Check(c.table)
			if c.want == "" {
				if len(problems) > 0 {
					t.Fatalf("there are problems: %+v", problems)
				}
				if _, err := compose(c.spec, c.table, testStyle(t), pageWidth); err != nil {
					t.Error(err)
				}
				return
			}
			if len(problems) != 1 {
				t.Fatalf("there are %d problems: %+v", len(problems), problems)
			}
			p := problems[0]
			if p.Key != c.key || fmt.Sprint(p.Path) != c.path || !strings.Contains(p.Message+" | "+p.Hint, c.want) {
				t.Errorf("the problem is %+v, want key %q, path %s and %q", p, c.key, c.path, c.want)
			}
		})
	}
}

// textOf is all that is written on a figure.
func textOf(f *figure) string {
	var words []string
	for _, l := range f.allLabels() {
		words = append(words, l.text)
	}
	return strings.Join(words, " ")
}

// checkAnnotation fails where words are lost, touch marks, or touch each other.
func checkAnnotation(t *testing.T, f *figure) {
	t.Helper()
	checkLabels(t, f)
	for _, n := range f.spec.Notes {
		if !strings.Contains(strings.NewReplacer("- ", "", " ", "").Replace(textOf(f)), strings.ReplaceAll(n.Text, " ", "")) {
			t.Errorf("the note %q is lost", n.Text)
		}
	}
}

// TestNotesHaveRoom composes marks with many notes, on wide and narrow figures.
func TestNotesHaveRoom(t *testing.T) {
	t.Parallel()
	texts := []string{"Law on technology contracts comes into force", "Tax credit raised to 75 % of all expenditure, for small firms", "Record", "第一个五年计划的技术合同登记制度开始实行", "A new method of counting", "Donaudampfschifffahrtsgesellschaftskapitän"}
	keys := []any{2013, 2023, 2018, 2022, 2014, 2020}
	for _, c := range []struct {
		name string
		spec Spec
	}{
		{"line", Spec{Mark: "line", Y: []string{"turnover"}}},
		{"lines", Spec{Mark: "line", Y: []string{"patents", "contracts"}}},
		{"bars", Spec{Mark: "bar", Y: []string{"patents"}}},
		{"grouped bars", Spec{Mark: "bar", Y: []string{"patents", "contracts"}}},
		{"stacked bars", Spec{Mark: "bar", Y: []string{"patents", "contracts"}, Stack: stackZero}},
		{"bars sideways", Spec{Mark: "bar", Y: []string{"rd"}, Horizontal: true}},
		{"area", Spec{Mark: "area", Y: []string{"rd"}}},
	} {
		for _, width := range []layout.Pt{pageWidth, 365, 230, 165} {
			if c.spec.Horizontal && width < 200 {
				continue // names, values and notes side by side leave no room for bars
			}
			most := len(texts)
			if width < 200 {
				most = 4
			}
			for n := 1; n <= most; n++ {
				s := c.spec
				s.X = "year"
				for i := range n {
					s.Notes = append(s.Notes, Note{X: keys[i], Text: texts[i]})
				}
				f, err := compose(s, turnover, testStyle(t), width)
				if err != nil {
					t.Errorf("%s, %d notes, %.0f pt wide: %v", c.name, n, width, err)
					continue
				}
				checkAnnotation(t, f)
				if t.Failed() {
					t.Fatalf("%s, %d notes, %.0f pt wide", c.name, n, width)
				}
			}
		}
	}
}

// TestReferencesAreOnTheAxis: the axis reaches a target that the data do not.
func TestReferencesAreOnTheAxis(t *testing.T) {
	for _, e := range []example{
		{"line", Spec{Mark: "line", X: "year", Y: []string{"patents"}}, turnover},
		{"bar", Spec{Mark: "bar", X: "year", Y: []string{"patents"}}, turnover},
		{"sideways", Spec{Mark: "bar", X: "year", Y: []string{"patents"}, Horizontal: true}, turnover},
		{"area", Spec{Mark: "area", X: "year", Y: []string{"patents"}}, turnover},
		{"scatter", Spec{Mark: "scatter", X: "rd", Y: []string{"patents"}}, turnover},
	} {
		for _, target := range []float64{-300, 500, 1400} {
			e.spec.Reference = []Reference{{Y: ptr(target), Text: "Target"}}
			f, err := compose(e.spec, e.table, testStyle(t), pageWidth)
			if err != nil {
				t.Fatal(err)
			}
			checkLabels(t, f)
			rules := 0
			for _, p := range f.painted[before] {
				r, ok := p.(leader)
				if !ok || r.dashes == nil {
					continue
				}
				rules++
				if b := r.around(0); b.x0 < f.area.x0-0.01 || b.x1 > f.area.x1+0.01 || b.y0 < f.top()-0.01 || b.y1 > f.area.y1+0.01 {
					t.Errorf("%s: the line at %g leaves the axis: %v in %v", e.name, target, b, f.area)
				}
				for _, l := range f.labels {
					if r.enters(l.box(), 0) {
						t.Errorf("%s: the line at %g crosses %q", e.name, target, l.text)
					}
				}
			}
			if rules == 0 || !strings.Contains(textOf(f), "Target") {
				t.Errorf("%s: no line at %g, or no name", e.name, target)
			}
		}
	}
}

// TestSpansStandOnTheirPlaces: on a line from value to value, on bars around the whole of both.
func TestSpansStandOnTheirPlaces(t *testing.T) {
	for _, mark := range []string{"line", "bar", "area"} {
		s := Spec{Mark: mark, X: "year", Y: []string{"rd"}, Spans: []Span{{From: 2015, To: 2017, Text: "Plan"}}}
		f, err := compose(s, turnover, testStyle(t), pageWidth)
		if err != nil {
			t.Fatal(err)
		}
		shade, ok := f.painted[behind][0].(rectangle)
		if !ok || len(f.painted[behind]) != 1 {
			t.Fatalf("%s: there is no shade", mark)
		}
		from, to := 2015.0, 2017.0
		if mark == "bar" {
			from, to = 1.5, 4.5
		}
		if math.Abs(shade.x0-f.atX(from)) > 0.01 || math.Abs(shade.x1-f.atX(to)) > 0.01 || shade.y1 != f.area.y1 {
			t.Errorf("%s: the shade is %v", mark, shade.box)
		}
		at := slices.IndexFunc(f.labels, func(l label) bool { return l.text == "Plan" })
		if b := f.labels[at].box(); b.x0 < shade.x0 || b.x1 > shade.x1 || b.y0 < shade.y0 || b.y1 > shade.y0+30 {
			t.Errorf("%s: the name stands at %v, the shade is %v", mark, b, shade.box)
		}
	}
}

// TestWordsKeepOffMarks: no caption covers a bar or the line.
func TestWordsKeepOffMarks(t *testing.T) {
	for _, e := range noteExamples() {
		for _, width := range []layout.Pt{pageWidth, 230} {
			bare := e.spec
			bare.Notes, bare.Reference, bare.Spans = nil, nil, nil
			f, err := compose(e.spec, e.table, testStyle(t), width)
			if err != nil {
				t.Errorf("%s, %.0f pt wide: %v", e.name, width, err)
				continue
			}
			checkAnnotation(t, f)
			for _, p := range append([]*figure{f}, f.panels...) {
				for _, l := range p.labels {
					for _, q := range p.painted[among] {
						r, ok := q.(rectangle)
						if ok && r.color != p.style.Grid && r.color != p.style.Background && r.overlaps(l.box()) {
							t.Errorf("%s, %.0f pt wide: %q stands on a mark", e.name, width, l.text)
						}
					}
				}
			}
		}
	}
}

// Words without room are an error at their entry of the config.
func TestNotesWithoutRoomAreAnError(t *testing.T) {
	long := "Law on technology contracts comes into force, after years of discussion in all of the provinces"
	s := Spec{Mark: "bar", X: "region", Y: []string{"2023"}, Horizontal: true, Notes: []Note{{X: "Northeast China", Text: "Least"}}}
	for range 4 {
		s.Notes = append(s.Notes, Note{X: "Yangtze River Delta", Text: long})
	}
	_, err := compose(s, regions, testStyle(t), 150)
	var p Problem
	if !errors.As(err, &p) || p.Key != "notes" || len(p.Path) != 2 || p.Path[0] == 0 || p.Path[1] != "text" ||
		!strings.Contains(p.Message, `no room for the note "Law on`) || !strings.Contains(p.Message, "53 mm wide") || !strings.Contains(p.Hint, "set height, such as height = ") {
		t.Errorf("the error is %v, %+v", err, p)
	}
}

// Leaders are short, and say of which bar a note speaks.
func TestLeadersAreShort(t *testing.T) {
	for _, e := range noteExamples() {
		for _, width := range []layout.Pt{pageWidth, 365, 230} {
			f, err := compose(e.spec, e.table, testStyle(t), width)
			if err != nil {
				t.Fatalf("%s: %v", e.name, err)
			}
			for _, g := range append([]*figure{f}, f.panels...) {
				for _, p := range g.painted[before] {
					if l, ok := p.(leader); ok && l.dashes == nil && l.color == g.style.Text && math.Hypot(l.x1-l.x0, l.y1-l.y0) > longestLeader {
						t.Errorf("%s, %.0f pt wide: a leader from %.0f, %.0f to %.0f, %.0f", e.name, width, l.x0, l.y0, l.x1, l.y1)
					}
				}
			}
		}
	}
}

// Names of spans stand in their shade, or above it, each over its own.
func TestNamesOfSpansStandOverTheirShades(t *testing.T) {
	for _, mark := range []string{"line", "area", "scatter", "bar"} {
		for _, width := range []layout.Pt{pageWidth, 230, 165} {
			s := Spec{Mark: mark, X: "year", Y: []string{"rd"}, Spans: []Span{{2014, 2015, "First stretch of years"}, {2020, 2022, "Pandemic"}}}
			f, err := compose(s, turnover, testStyle(t), width)
			if err != nil {
				t.Errorf("%s, %.0f pt wide: %v", mark, width, err)
				continue
			}
			checkLabels(t, f)
			var shades []rectangle
			for _, p := range f.painted[behind] {
				shades = append(shades, p.(rectangle))
			}
			for _, l := range f.labels {
				b := l.box()
				k := slices.Index([]bool{strings.Contains("First stretch of years", l.text) && l.y < f.area.y1, l.text == "Pandemic"}, true)
				if k < 0 {
					continue
				}
				if within := b.x0 >= shades[k].x0 && b.x1 <= shades[k].x1 && b.y0 >= shades[k].y0; !within && (b.y1 > shades[k].y0+1 || b.x1 < shades[k].x0 || b.x0 > shades[k].x1) {
					t.Errorf("%s, %.0f pt wide: %q stands at %.0f, its shade at %.0f", mark, width, l.text, b, shades[k].box)
				}
			}
		}
	}
}

// A span within another is darker, whichever comes first.
func TestSpansWithinSpansAreDarker(t *testing.T) {
	inner, outer := Span{From: int64(2014), To: int64(2016)}, Span{From: int64(2012), To: int64(2018)}
	for _, spans := range [][]Span{{inner, outer}, {outer, inner}} {
		f, err := compose(Spec{Mark: "line", X: "year", Y: []string{"v"}, Spans: spans}, table("year|v\n2011|1\n2012|2\n2014|3\n2016|2\n2018|4\n2019|1"), testStyle(t), pageWidth)
		if err != nil {
			t.Fatal(err)
		}
		var shades []rectangle
		for _, p := range f.painted[behind] {
			shades = append(shades, p.(rectangle))
		}
		if len(shades) != 2 || shades[0].x1-shades[0].x0 < shades[1].x1-shades[1].x0 || contrast(shades[0].color, shades[1].color) < 1.05 {
			t.Errorf("the shades are %v", shades)
		}
	}
}

// Where there is no room for both, the values of marks give way to the words of the config.
func TestValuesGiveWayToWords(t *testing.T) {
	for _, e := range examples() {
		if e.name != "bar-horizontal-notes" {
			continue
		}
		for width, want := range map[layout.Pt]bool{pageWidth: true, 215: false} {
			f, err := compose(e.spec, e.table, testStyle(t), width)
			if err != nil {
				t.Fatal(err)
			}
			if got := slices.ContainsFunc(f.allLabels(), func(l label) bool { return l.text == "431" }); got != want {
				t.Errorf("%.0f pt wide, the value 431 is there: %v", width, got)
			}
		}
	}
}
