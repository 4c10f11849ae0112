package charts

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"report/layout"
)

// uglyNames are names of rows, series or panels that are hard to set, three of each kind.
var uglyNames = map[string][3]string{
	"long with spaces":       {strings.Repeat("a very long name ", 17) + "one", strings.Repeat("another such name ", 16) + "two", "short"},
	"long without spaces":    {strings.Repeat("x", 300), strings.Repeat("yz", 150), "short"},
	"Chinese":                {"广东省科技创新和高技术产业发展综合改革试验区域", "北京", "长江三角洲一体化发展示范区"},
	"combining marks":        {"A\u030angstro\u0308m", "Cafe\u0301 e\u0301le\u0300ve", "Vie\u0302\u0323t Nam"},
	"none":                   {"", "b", "c"},
	"alike at the beginning": {"Ministry of Industry, Information Technology, Trade and Commerce A", "Ministry of Industry, Information Technology, Trade and Commerce B", "other"},
	"alike for long":         {strings.Repeat("Ministry of Industry ", 8) + "A", strings.Repeat("Ministry of Industry ", 8) + "B", "other"},
}

// ugly makes a chart in which names stand for the places along x, the series, the panels, or the dots.
func ugly(mark, where string, names [3]string) (Spec, string, bool) {
	takes := func(word string) bool { return slices.Contains(wordsOfMarks[word], mark) }
	s := chartOf(mark, "x", "v")
	rows := []string{"n$|x|v|w|g$"}
	for i, n := range names {
		for k := range 2 {
			rows = append(rows, fmt.Sprintf("%s|%d|%d|%d|%s", n, 2021+k, 5+3*i+k, 4+i+2*k, []string{"a", "b"}[k]))
		}
	}
	switch where {
	case "x":
		s.X = "n"
		rows = slices.DeleteFunc(rows, func(r string) bool { return strings.HasSuffix(r, "|b") })
		switch mark {
		case "timeline":
			s.X, s.Y = "x", []string{"n"}
		case "scatter", "histogram", "slope":
			return s, "", false
		case "heatmap":
			s.Y, s.Color = []string{"g"}, "v"
		}
	case "color":
		if !takes("color") || mark == "dumbbell" || mark == "heatmap" {
			return s, "", false
		}
		s.Color = "n"
		if mark == "timeline" {
			s.Y = []string{"g"}
		}
		if takes("stack") {
			s.Stack = stackZero
		}
	case "facet":
		if !takes("facet") {
			return s, "", false
		}
		s.Facet = "n"
	case "text":
		if !takes("text") {
			return s, "", false
		}
		s.Text = "n"
		rows = slices.DeleteFunc(rows, func(r string) bool { return strings.HasSuffix(r, "|b") })
	}
	return s, strings.Join(rows, "\n"), true
}

// TestUglyNames: whatever the names, they stay inside and apart, and no two that differ look alike unless
// there is a warning.
func TestUglyNames(t *testing.T) {
	style := testStyle(t)
	for kind, names := range uglyNames {
		for _, mark := range Marks() {
			for _, where := range []string{"x", "color", "facet", "text"} {
				s, rows, ok := ugly(mark, where, names)
				if !ok {
					continue
				}
				for _, width := range []layout.Pt{pageWidth, 230, 150} {
					t.Run(fmt.Sprintf("%s/%s/%s/%.0f", kind, mark, where, width), func(t *testing.T) {
						tbl := table(rows)
						problems := s.Check(tbl)
						if slices.ContainsFunc(problems, func(p Problem) bool { return !p.Warning }) {
							t.Skip(problems)
						}
						f, err := compose(s, tbl, style, width)
						if err != nil {
							if !strings.Contains(err.Error(), "room") && !strings.Contains(err.Error(), "fit") {
								t.Error(err)
							}
							return
						}
						checkLabels(t, f)
						checkShapes(t, f)
						seen := map[string]string{}
						for _, l := range f.allLabels() {
							if other := seen[l.shown]; l.name != "" && other != "" && other != l.name && len(f.warnings) == 0 {
								t.Errorf("two names are cut to %q", l.shown)
							}
							seen[l.shown] = l.name
						}
						if kind == "alike at the beginning" && width == pageWidth && mark != "heatmap" && len(f.warnings) > 0 {
							t.Errorf("there are warnings: %v", f.warnings)
						}
					})
				}
			}
		}
	}
}
