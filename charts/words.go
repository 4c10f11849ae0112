package charts

import (
	"reflect"
	"slices"
	"strings"
)

// wordsOfMarks lists the marks that take a word of [chart.NAME]. All marks take the words that are
// not here.
var wordsOfMarks = map[string][]string{
	"y":            {"area", "bar", "box", "bullet", "donut", "dot", "dumbbell", "heatmap", "line", "lollipop", "scatter", "slope", "sparkline", "timeline", "waterfall"},
	"color":        {"area", "bar", "dot", "dumbbell", "heatmap", "line", "scatter", "slope", "timeline"},
	"scheme":       {"area", "bar", "dot", "dumbbell", "line", "scatter", "timeline"},
	"x2":           {"timeline"},
	"size":         {"scatter"},
	"text":         {"scatter"},
	"band":         {"line"},
	"target":       {"bullet"},
	"ranges":       {"bullet"},
	"totals":       {"waterfall"},
	"bins":         {"histogram"},
	"layers":       {"area", "bar", "line"},
	"horizontal":   {"bar", "box"},
	"stack":        {"area", "bar"},
	"interpolate":  {"area", "line"},
	"x_label":      {"histogram", "scatter"},
	"y_label":      {"scatter"},
	"y_format":     {"area", "bar", "box", "bullet", "donut", "dot", "dumbbell", "heatmap", "line", "lollipop", "scatter", "slope", "sparkline", "waterfall"},
	"min":          {"area", "bar", "box", "dot", "dumbbell", "histogram", "line", "lollipop", "scatter", "slope", "sparkline", "waterfall"}, // some refuse it in words of their own
	"max":          {"area", "bar", "box", "dot", "dumbbell", "histogram", "line", "lollipop", "scatter", "slope", "sparkline", "waterfall"},
	"notes":        {"area", "bar", "dot", "line", "lollipop", "scatter", "waterfall"},
	"reference":    {"area", "bar", "box", "dot", "dumbbell", "histogram", "line", "lollipop", "scatter", "waterfall"},
	"spans":        {"area", "bar", "line", "scatter", "timeline"},
	"facet":        {"area", "bar", "dot", "histogram", "line", "lollipop", "scatter", "sparkline"},
	"highlight":    {"area", "bar", "box", "bullet", "donut", "dot", "dumbbell", "line", "lollipop", "scatter", "slope", "sparkline", "timeline", "waterfall"},
	"columns":      {"area", "bar", "dot", "histogram", "line", "lollipop", "scatter"},
	"value_labels": nil, // has a default, which all marks take
}

// WordsOf lists the words of [chart.NAME] that a mark takes and not all marks do.
func WordsOf(mark string) []string {
	var words []string
	for word, marks := range wordsOfMarks {
		if slices.Contains(marks, mark) {
			words = append(words, word)
		}
	}
	slices.Sort(words)
	return words
}

// misplaced refuses the words that say nothing to the chart's mark.
func (r *reader) misplaced() {
	v := reflect.ValueOf(r.spec)
	for i := range v.NumField() {
		key := v.Type().Field(i).Tag.Get("toml")
		takes := wordsOfMarks[key]
		if takes == nil || slices.Contains(takes, r.spec.Mark) || v.Field(i).IsZero() || key == "interpolate" && r.spec.Interpolate != stepwise {
			continue
		}
		r.errorf(key, key+" is for "+strings.Join(takes, ", "), "mark = %q takes no %s", r.spec.Mark, key)
	}
}
