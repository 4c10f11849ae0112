package charts

import (
	"fmt"
	"math"
	"strings"
	"testing"
	"time"

	"report/data"
)

func years(n int) string {
	var b strings.Builder
	b.WriteString("year|v\n")
	for i := range n {
		fmt.Fprintf(&b, "%d|%d\n", 1900+i, i%7+1)
	}
	return b.String()
}

func thirteen() *data.Table {
	var b strings.Builder
	b.WriteString("year|c$|v")
	for i := range 13 {
		fmt.Fprintf(&b, "\n2021|name %d|%d\n2022|name %d|%d", i, i, i, 2*i)
	}
	return table(b.String())
}

// twoUnits is a table whose rows say their units.
func twoUnits() *data.Table {
	t := table("year|name$|v\n2021|a|1\n2022|b|2")
	t.Columns[2].UnitByRow = true
	t.Rows[0].Unit, t.Rows[1].Unit = "kg", "t"
	return t
}

func TestCheck(t *testing.T) {
	small := table("year|name$|v:m|w:m|u:%\n2021|a|1|2|3\n2022|b|4|5|6\n2023|c|7|8|9")
	with := func(change func(*Spec)) Spec {
		s := Spec{Mark: "bar", X: "year", Y: []string{"v"}, Title: "Finding"}
		change(&s)
		return s
	}
	for _, c := range []struct {
		name  string
		spec  Spec
		table *data.Table
		key   string // of the one problem; "none" for none
		want  string // in its message or hint
	}{
		{"fine", with(func(s *Spec) {}), small, "none", ""},
		{"no mark", with(func(s *Spec) { s.Mark = "" }), small, "mark", "the marks are: area, bar,"},
		{"unknown mark", with(func(s *Spec) { s.Mark = "pie" }), small, "mark", `unknown mark "pie"`},
		{"donut of many parts", with(func(s *Spec) { s.Mark = "donut" }), table(years(6)), "x", `the donut has 6 parts, and more than 5 cannot be compared | use mark = "bar" with sort = "-v"`},
		{"donut with a negative part", with(func(s *Spec) { s.Mark = "donut" }), table("year|v\n2021|4\n2022|-1"), "y", "cannot be negative: 2022 is -1"},
		{"donut with an empty cell", with(func(s *Spec) { s.Mark = "donut" }), table("year|v\n2021|4\n2022|"), "y", "there is no value at test.csv:3"},
		{"donut of nothing", with(func(s *Spec) { s.Mark = "donut" }), table("year|v\n2021|0\n2022|0"), "y", "the parts add up to zero"},
		{"donut of some percent", with(func(s *Spec) { s.Mark = "donut" }), table("year|v:%\n2021|40\n2022|42"), "y", "the percentages add up to 82, not to 100"},
		{"donut of rounded percent", with(func(s *Spec) { s.Mark = "donut" }), table("year|v:%\n2021|33\n2022|33\n2023|33"), "none", ""},
		{"donut of two columns", with(func(s *Spec) { s.Mark = "donut"; s.Y = []string{"v", "w"} }), small, "y", "a donut shows one column"},
		{"donut of colours", with(func(s *Spec) { s.Mark = "donut"; s.Color = "name" }), table("year|name$|v\n2021|a|4"), "color", `mark = "donut" takes no color`},
		{"heat map", with(func(s *Spec) { s.Mark, s.Y, s.Color = "heatmap", []string{"name"}, "v" }), small, "none", ""},
		{"heat map of many rows", with(func(s *Spec) { s.Mark, s.X, s.Y, s.Color = "heatmap", "v", []string{"year"}, "v" }), table(years(60)), "none", ""},
		{"heat map of too many rows", with(func(s *Spec) { s.Mark, s.X, s.Y, s.Color = "heatmap", "v", []string{"year"}, "v" }), table(years(61)), "y", "the heat map has 61 rows"},
		{"heat map of too many columns", with(func(s *Spec) { s.Mark, s.Y, s.Color = "heatmap", []string{"v"}, "v" }), table(years(61)), "x", "the heat map has 61 columns"},
		{"heat map without values", with(func(s *Spec) { s.Mark, s.Y = "heatmap", []string{"name"} }), small, "color", "the heat map has no color"},
		{"heat map without rows", with(func(s *Spec) { s.Mark, s.Y, s.Color = "heatmap", nil, "v" }), small, "y", `y = "region"`},
		{"heat map of two columns of rows", with(func(s *Spec) { s.Mark, s.Y, s.Color = "heatmap", []string{"name", "w"}, "v" }), small, "y", "one column of rows"},
		{"heat map of words", with(func(s *Spec) { s.Mark, s.Y, s.Color = "heatmap", []string{"v"}, "name" }), small, "color", `column "name" is not numbers`},
		{"heat map with a cell twice", with(func(s *Spec) { s.Mark, s.Y, s.Color = "heatmap", []string{"name"}, "v" }), table("year|name$|v\n2021|a|1\n2021|a|2\n2021|a|3"), "x", `name "a" has more than one value at 2021: test.csv:3 repeats it (and 1 more)`},
		{"heat map with a row without a place", with(func(s *Spec) { s.Mark, s.Y, s.Color = "heatmap", []string{"name"}, "v" }), table("year|name$|v\n2021|a|1\n2021||2"), "y", "test.csv:3 has no name and is left out"},
		{"heat map of nothing", with(func(s *Spec) { s.Mark, s.Y, s.Color = "heatmap", []string{"name"}, "v" }), table("year|name$|v\n2021|a|"), "color", "there are no values to draw"},
		{"scatter by size", with(func(s *Spec) { s.Mark, s.Size = "scatter", "w" }), small, "none", ""},
		{"size of zero", with(func(s *Spec) { s.Mark, s.Size = "scatter", "w" }), table("year|v|w\n2021|1|2\n2022|2|0\n2023|2|-1"), "size", "the area of a dot cannot be 0, as test.csv:3 has it (and 1 more)"},
		{"size that is missing", with(func(s *Spec) { s.Mark, s.Size = "scatter", "w" }), table("year|v|w\n2021|1|2\n2022|2|"), "size", "test.csv:3 has no w and is left out"},
		{"size of words", with(func(s *Spec) { s.Mark, s.Size = "scatter", "name" }), small, "size", `column "name" is not numbers`},
		{"size in a facet", with(func(s *Spec) { s.Mark, s.Size, s.Facet = "scatter", "w", "name" }), small, "size", "do not go with a facet"},
		{"timeline", with(func(s *Spec) { s.Mark, s.Y = "timeline", []string{"name"} }), small, "none", ""},
		{"timeline that singles out an event", with(func(s *Spec) { s.Mark, s.Y, s.Highlight = "timeline", []string{"name"}, []any{"b"} }), small, "none", ""},
		{"timeline of too many events", with(func(s *Spec) { s.Mark = "timeline" }), table(years(61)), "y", "the timeline has 61 events, more than 60"},
		{"timeline of words", with(func(s *Spec) { s.Mark, s.X, s.Y = "timeline", "name", []string{"name"} }), small, "x", `column "name" holds neither dates nor numbers`},
		{"timeline without names", with(func(s *Spec) { s.Mark, s.Y = "timeline", nil }), small, "y", `y = "event"`},
		{"timeline of two columns of names", with(func(s *Spec) { s.Mark, s.Y = "timeline", []string{"name", "v"} }), small, "y", "one column of names"},
		{"event that ends before it begins", with(func(s *Spec) { s.Mark, s.Y, s.X2 = "timeline", []string{"name"}, "end" }), table("year|end|name$\n2021|2022|a\n2022|2020|b\n2022|2021|c"), "x2", "2020 is before the beginning, 2022: test.csv:3 (and 1 more)"},
		{"event that ends in its own year", with(func(s *Spec) { s.Mark, s.Y, s.X2 = "timeline", []string{"name"}, "end" }), table("year@|end@|name$\n2021-05-04|2021|a\n2022-05-01|2022-05|b"), "none", ""},
		{"event without a date", with(func(s *Spec) { s.Mark, s.Y = "timeline", []string{"name"} }), table("year|name$\n2021|a\n|b"), "x", "test.csv:3 has no year and is left out"},
		{"event without a name", with(func(s *Spec) { s.Mark, s.Y = "timeline", []string{"name"} }), table("year|name$\n2021|a\n2022|"), "y", "test.csv:3 has no name and is left out"},
		{"events that end in another scale", with(func(s *Spec) { s.Mark, s.Y, s.X2 = "timeline", []string{"name"}, "end" }), table("year|end@|name$\n2021|2022-03|a"), "x2", "one holds dates, the other numbers"},
		{"no title", with(func(s *Spec) { s.Title = " " }), small, "title", "no title"},
		{"no x", with(func(s *Spec) { s.X = "" }), small, "x", "the chart has no x"},
		{"no y", with(func(s *Spec) { s.Y = nil }), small, "y", "the chart has no y"},
		{"unknown x", with(func(s *Spec) { s.X = "yaer" }), small, "x", "the columns are: year, name, v, w, u"},
		{"unknown y", with(func(s *Spec) { s.Y = []string{"x"} }), small, "y", `the data has no column "x"`},
		{"unknown color", with(func(s *Spec) { s.Color = "x" }), small, "color", `the data has no column "x"`},
		{"text as y", with(func(s *Spec) { s.Y = []string{"name"} }), small, "y", `column "name" is not numbers`},
		{"y named twice", with(func(s *Spec) { s.Y = []string{"v", "v"} }), small, "y", "twice"},
		{"color and several y", with(func(s *Spec) { s.Y = []string{"v", "w"}; s.Color = "name" }), small, "color", "splits one y column"},
		{"two units", with(func(s *Spec) { s.Y = []string{"v", "u"} }), small, "y", "different units (m, %)"},
		{"no values", with(func(s *Spec) {}), table("year|v\n2021|\n2022|"), "y", "there are no values to draw"},
		{"no rows", with(func(s *Spec) {}), table("year|v"), "y", "there are no values to draw"},
		{"too large", with(func(s *Spec) {}), table("year|v\n2021|1000000000000000"), "y", "too large to label"},
		{"too large in a unit", with(func(s *Spec) {}), table("year|v:yuan\n2021|1000000000000000"), "y", `scale = { v = "trillion yuan" }`},
		{"too large without a unit", with(func(s *Spec) {}), table("year|v\n2021|1000000000000000"), "y", "give them in a larger unit, and name it"},
		{"too small in a large unit", with(func(s *Spec) {}), table("year|v:bn yuan\n2021|0.00000001"), "y", `scale = { v = "yuan" }`},
		{"too small in a small unit", with(func(s *Spec) {}), table("year|v:tonnes\n2021|0.00000001"), "y", "give them in a smaller unit than tonnes"},
		{"mark of another program", with(func(s *Spec) { s.Mark = "Pie" }), small, "mark", `write mark = "donut"`},
		{"mark of a grammar", with(func(s *Spec) { s.Mark = "rect" }), small, "mark", `write mark = "heatmap"`},
		{"y without any value", with(func(s *Spec) { s.Y = []string{"n"} }), table("year|n$\n2021|\n2022|"), "y", `column "n" has no values`},
		{"exponents", with(func(s *Spec) { s.Y = []string{"n"} }), table("year|n$\n2021|1.2e3\n2022|1.4e3"), "y", "write the number out, without an exponent"},
		{"too small", with(func(s *Spec) {}), table("year|v\n2021|0.00000001"), "y", "too small to label"},
		{"x twice", with(func(s *Spec) {}), table("year|v\n2021|1\n2021|2"), "x", `year "2021" has more than one value: test.csv:3 repeats it`},
		{"x many times", with(func(s *Spec) {}), table("year|v\n2021|1\n2021|2\n2021|3\n2022|3\n2022|4"), "x", "test.csv:3 repeats it (and 2 more)"},
		{"x twice in other words", with(func(s *Spec) {}), table("year|v\n2021|1\n2021.0|2"), "x", "more than one value"},
		{"x twice in a series", with(func(s *Spec) { s.Color = "c" }), table("year|c$|v\n2021|a|1\n2021|a|2"), "x", "each series has one row for each year"},
		{"row without x", with(func(s *Spec) {}), table("year|v\n2021|1\n|2"), "x", "test.csv:3 has no year"},
		{"highlight that is not there", with(func(s *Spec) { s.Highlight = []any{int64(2019)} }), small, "highlight", `highlight "2019" does not occur`},
		{"highlight by x", with(func(s *Spec) { s.Highlight = []any{int64(2021), 2022.0, "2023"} }), small, "none", ""},
		{"highlight by date", with(func(s *Spec) {
			s.Highlight = []any{struct{ Time time.Time }{time.Date(2024, 3, 5, 0, 0, 0, 0, time.UTC)}}
		}), table("year@|v\n2024-03-05|1"), "none", ""},
		{"highlight by quarter", with(func(s *Spec) { s.Highlight = []any{"2024-Q1"} }), table("year@|v\n2024Q1|1\n2024Q2|2"), "none", ""},
		{"quarter twice", with(func(s *Spec) { s.Mark = "line" }), table("year@|v\n2024Q1|1\n2024-Q1|2"), "x", "more than one value"},
		{"highlight by series", with(func(s *Spec) { s.Highlight = []any{"w"}; s.Y = []string{"v", "w"} }), small, "none", ""},
		{"too many bars", with(func(s *Spec) {}), table(years(61)), "x", "the chart has 61 bars"},
		{"sixty bars", with(func(s *Spec) {}), table(years(60)), "none", ""},
		{"too many points", with(func(s *Spec) { s.Mark = "line" }), table(years(5001)), "x", "5001 places"},
		{"too many series", with(func(s *Spec) { s.Mark = "line"; s.Color = "c" }), table("year|c$|v\n1|a|1\n1|b|1\n1|c|1\n1|d|1\n1|e|1\n1|f|1\n1|g|1\n1|h|1"), "color", "8 series"},
		{"negative in a stack", with(func(s *Spec) { s.Stack = stackZero }), table("year|v\n2021|-1"), "none", ""},
		{"negative in stacked areas", with(func(s *Spec) { s.Mark = "area"; s.Stack = stackZero }), table("year|v\n2021|-1"), "stack", "negative values cannot be stacked: v is -1 at 2021"},
		{"negative share", with(func(s *Spec) { s.Stack = stackNormalize; s.Y = []string{"v", "w"} }), table("year|v|w\n2021|1|2\n2022|3|-1"), "stack", "a negative value has no share of 100 %: w is -1 at 2022"},
		{"facet by the colour", with(func(s *Spec) { s.Facet, s.Color = "c", "c" }), table("year|c$|v\n2021|a|1"), "facet", "in color already"},
		{"facet by a missing column", with(func(s *Spec) { s.Facet = "who" }), small, "facet", `no column "who"`},
		{"stacked line", with(func(s *Spec) { s.Mark = "line"; s.Stack = stackZero }), small, "stack", `mark = "line" takes no stack | stack is for area, bar`},
		{"areas that hide each other", with(func(s *Spec) { s.Mark = "area"; s.Y = []string{"v", "w"} }), small, "stack", "hide each other"},
		{"horizontal line", with(func(s *Spec) { s.Mark = "line"; s.Horizontal = true }), small, "horizontal", `mark = "line" takes no horizontal`},
		{"bars from three", with(func(s *Spec) { s.Min = ptr(3) }), small, "min", "start at zero"},
		{"line cut below", with(func(s *Spec) { s.Mark = "line"; s.Min = ptr(3) }), small, "min", "cut off values: the least is 1"},
		{"line cut above", with(func(s *Spec) { s.Mark = "line"; s.Max = ptr(3) }), small, "max", "cut off values: the greatest is 7"},
		{"min above max", with(func(s *Spec) { s.Mark = "line"; s.Min, s.Max = ptr(3), ptr(2) }), small, "min", "not less than max"},
		{"min beyond what can be labelled", with(func(s *Spec) { s.Mark = "line"; s.Min = ptr(-1e308) }), small, "min", "must be between -1e+12 and 1e+12"},
		{"max beyond what can be labelled", with(func(s *Spec) { s.Mark = "scatter"; s.Max = ptr(1e308) }), small, "max", "max is 1e+308, and must be"},
		{"endless max", with(func(s *Spec) { s.Mark = "line"; s.Max = ptr(math.Inf(1)) }), small, "max", "max is +Inf"},
		{"min that is no number", with(func(s *Spec) { s.Mark = "line"; s.Min = ptr(math.NaN()) }), small, "min", "min is NaN"},
		{"min and max too close", with(func(s *Spec) { s.Mark = "line"; s.Min, s.Max = ptr(1), ptr(math.Nextafter(1, 2)) }), table("year|v\n2021|1"), "min", "too close for an axis"},
		{"scatter of names", with(func(s *Spec) { s.Mark = "scatter"; s.X = "name" }), small, "x", `column "name" is not numbers`},
		{"axis name of bars", with(func(s *Spec) { s.XLabel = "Year" }), small, "x_label", `mark = "bar" takes no x_label`},
		{"value labels", with(func(s *Spec) { s.ValueLabels = "yes" }), small, "value_labels", `"auto", "on" or "off"`},
		{"pattern", with(func(s *Spec) { s.YFormat = "0.0.0" }), small, "y_format", "0.0.0"},
		{"height", with(func(s *Spec) { s.Height = 3000 }), small, "height", "between 30 and 200"},
		{"band of one column", with(func(s *Spec) { s.Mark, s.Band = "line", []string{"w"} }), small, "band", "band names two columns, low and high, not 1"},
		{"band of no column", with(func(s *Spec) { s.Mark, s.Band = "line", []string{"low", "w"} }), small, "band", `the data has no column "low"`},
		{"band of another unit", with(func(s *Spec) { s.Mark, s.Band = "line", []string{"w", "u"} }), small, "band", `columns "v" and "u" have different units (m, %) | a chart has one value axis`},
		{"band of two lines", with(func(s *Spec) { s.Mark, s.Y, s.Band = "line", []string{"v", "w"}, []string{"v", "w"} }), small, "band", "a band goes with one column of y"},
		{"band beside its line", with(func(s *Spec) { s.Mark, s.Band = "line", []string{"lo", "hi"} }), table("year|v|lo|hi\n2021|5|4|6\n2022|7|4|6\n2023|3|4|6"), "band", "at test.csv:3 hi 6 is below v 7 (and 1 more)"},
		{"band upside down", with(func(s *Spec) { s.Mark, s.Band = "line", []string{"lo", "hi"} }), table("year|v|lo|hi\n2021|5|4|6\n2022||6|4"), "band", "at test.csv:3 lo 6 is above hi 4"},
		{"band of bars", with(func(s *Spec) { s.Band = []string{"v", "w"} }), small, "band", `mark = "bar" takes no band`},
		{"slope of three years", with(func(s *Spec) { s.Mark = "slope" }), small, "x", "compares two values of x, and the data has 3: 2021, 2022, 2023 | keep two of them: filter = { year = [2021, 2023] }"},
		{"slope of three names", with(func(s *Spec) { s.Mark, s.X = "slope", "name" }), small, "x", `filter = { name = ["a", "c"] }`},
		{"slope of one year", with(func(s *Spec) { s.Mark = "slope" }), table("year|v\n2021|1"), "x", "the data has 1: 2021"},
		{"slope of thirteen", with(func(s *Spec) { s.Mark, s.Color = "slope", "c" }), thirteen(), "color", "the chart has 13 lines, more than the 12"},
		{"slope that singles out a year", with(func(s *Spec) { s.Mark, s.Highlight = "slope", []any{int64(2021)} }), table("year|v\n2021|1\n2022|2"), "highlight", "2021 cannot be singled out"},
		{"layer of no column", with(func(s *Spec) { s.Layers = []Layer{{Mark: "line", Y: "x"}} }), small, "layers", `the data has no column "x"`},
		{"layer of another unit", with(func(s *Spec) { s.Layers = []Layer{{Mark: "line", Y: "u"}} }), small, "layers", "different units (m, %) | a chart has one value axis: make two charts"},
		{"line over bars that lie", with(func(s *Spec) { s.Horizontal, s.Layers = true, []Layer{{Mark: "line", Y: "w"}} }), small, "layers", `over bars that lie sideways | use mark = "dot"`},
		{"values under a layer", with(func(s *Spec) { s.ValueLabels, s.Layers = labelsOn, []Layer{{Mark: "line", Y: "w"}} }), small, "value_labels", "stand in the way of layers"},
		{"layer of shares", with(func(s *Spec) {
			s.Mark, s.Y, s.Stack, s.Layers = "area", []string{"v", "w"}, stackNormalize, []Layer{{Mark: "line", Y: "w"}}
		}), small, "layers", "shares of 100 %"},
		{"layer that differs", with(func(s *Spec) { s.Color, s.Layers = "c", []Layer{{Mark: "line", Y: "w"}} }), table("year|c$|v|w\n2021|a|1|2\n2021|b|1|3"), "layers", `year "2021" has more than one value of w: test.csv:3 differs`},
		{"layer that axis cuts off", with(func(s *Spec) { s.Mark, s.Max, s.Layers = "line", ptr(7), []Layer{{Mark: "dot", Y: "w"}} }), small, "max", "the greatest is 8"},
		{"shares of nothing", with(func(s *Spec) { s.Mark, s.Y, s.Stack = "area", []string{"v", "w"}, stackNormalize }), table("year|v|w\n2021|1|2\n2022|0|0"), "stack", "the values at 2022 add up to nothing"},
		{"shares with a part that is missing", with(func(s *Spec) { s.Y, s.Stack = []string{"v", "w"}, stackNormalize }), table("year|v|w\n2021|1|2\n2022|3|"), "stack", "nobody knows the whole where a part is missing: w has no value at 2022"},
		{"reference that is no share", with(func(s *Spec) {
			s.Y, s.Stack, s.Reference = []string{"v", "w"}, stackNormalize, []Reference{{Y: ptr(50)}}
		}), small, "reference", "y = 50 is no share, which go from 0 to 1 | write 0.5"},
		{"note at no share", with(func(s *Spec) {
			s.Y, s.Stack, s.Notes = []string{"v", "w"}, stackNormalize, []Note{{X: 2021, Y: ptr(50), Text: "Half"}}
		}), small, "notes", "y = 50 is no share"},
		{"reference at a share", with(func(s *Spec) {
			s.Y, s.Stack, s.Reference = []string{"v", "w"}, stackNormalize, []Reference{{Y: ptr(0.5)}}
		}), small, "none", ""},
		{"layer without a colour left", with(func(s *Spec) {
			s.Mark, s.Y, s.Layers = "line", []string{"a", "b", "c", "d", "e", "f", "g"}, []Layer{{Mark: "dot", Y: "h"}}
		}), table("year|a|b|c|d|e|f|g|h\n2021|1|2|3|4|5|6|7|8"), "layers", "8 series and layers, more than 7 colours"},
		{"stems that would end before zero", with(func(s *Spec) { s.Mark, s.Max = "lollipop", ptr(-1) }), table("year|v\n2021|-5\n2022|-3"), "max", "lengths would lie otherwise | leave out max"},
		{"stems that would begin after zero", with(func(s *Spec) { s.Mark, s.Min = "lollipop", ptr(1) }), table("year|v\n2021|5\n2022|3"), "min", "lengths would lie otherwise | leave out min"},
		{"columns of one panel", with(func(s *Spec) { s.Columns = 2 }), small, "columns", "the chart has no facet"},
		{"columns below one", with(func(s *Spec) { s.Facet, s.Columns = "name", -1 }), small, "columns", "columns is -1, and must be 1 or more"},
		{"heat map of two units", with(func(s *Spec) { s.Mark, s.Y, s.Color = "heatmap", []string{"name"}, "v" }), twoUnits(), "color", "different units: kg, t"},
		{"dots without x", with(func(s *Spec) { s.Mark = "scatter" }), table("year|v\n2021|1\n|2\n|3"), "x", "test.csv:3 has no year and is left out (and 1 more)"},
		{"counts in percent", with(func(s *Spec) { s.Mark, s.X, s.Y, s.YFormat = "histogram", "v", nil, "0 %" }), small, "y_format", `mark = "histogram" takes no y_format`},
		{"panel without values", with(func(s *Spec) { s.Facet = "g" }), table("year|g$|v\n2021|a|1\n2021|b|"), "facet", `the panel "b" has no values to draw`},
		{"shares in yuan", with(func(s *Spec) {
			s.Mark, s.Y, s.Stack, s.YFormat = "area", []string{"v", "w"}, stackNormalize, "#,##0"
		}), small, "y_format", "shares of 100 %"},
		{"area with an empty cell", with(func(s *Spec) { s.Mark = "area" }), table("year|v\n2021|1\n2022|\n2023|3"), "y", "an area needs a value at every place: test.csv:3 holds none"},
		{"area with several empty cells", with(func(s *Spec) { s.Mark = "area"; s.Y = []string{"v", "w"}; s.Stack = stackZero }), table("year|v|w\n2021|1|2\n2022||\n2023|3|"), "y", "test.csv:3 holds none (and 2 more)"},
		{"area without a row", with(func(s *Spec) { s.Mark = "area" }), table("year|v\n2021|1\n2022|2\n2024|3"), "y", "there is none at 2023"},
		{"area of series without a row", with(func(s *Spec) { s.Mark = "area"; s.Color = "c"; s.Stack = stackZero }), table("year|c$|v\n2021|a|1\n2021|b|2\n2022|a|3"), "y", `b has none at 2022 | use mark = "line", which shows a gap`},
		{"color that is x", with(func(s *Spec) { s.Color = "year" }), small, "color", `color and x both name "year"`},
		{"lines of a crowd", with(func(s *Spec) { s.Mark, s.Color, s.Highlight = "line", "c", []any{"name 3"} }), thirteen(), "none", ""},
		{"lines of a crowd, too many of them highlighted", with(func(s *Spec) {
			s.Mark, s.Color = "line", "c"
			for i := range 8 {
				s.Highlight = append(s.Highlight, fmt.Sprintf("name %d", i))
			}
		}), thirteen(), "color", "highlight up to 7 of them: up to 23 others are grey"},
		{"bars of a crowd", with(func(s *Spec) { s.Color, s.Highlight = "c", []any{"name 3"} }), thirteen(), "color", "the chart has 13 series"},
		{"slopes of a crowd", with(func(s *Spec) { s.Mark, s.Color, s.Highlight = "slope", "c", []any{"name 3"} }), thirteen(), "none", ""},
		{"slopes of a crowd without highlight", with(func(s *Spec) { s.Mark, s.Color = "slope", "c" }), thirteen(), "color", "or highlight up to 7"},
		{"reference far from the values", with(func(s *Spec) { s.Reference = []Reference{{Y: ptr(5e6)}} }), small, "reference", "a line at y = 5e+06 would flatten the data, which go from 0 to 7"},
		{"reference some way above the values", with(func(s *Spec) { s.Reference = []Reference{{Y: ptr(60)}} }), small, "none", ""},
		{"bars of years far apart", with(func(s *Spec) {}), table("year|v\n2010|1\n2011|2\n2020|3"), "x", `such as between 2011 and 2020, which would stand side by side | use mark = "line", filter the rows, or write type = "text" in [data..columns.year]`},
		{"lollipops of months far apart", with(func(s *Spec) { s.Mark, s.X = "lollipop", "month" }), table("month@|v\n2010-01|1\n2010-02|2\n2011-01|3"), "x", "such as between 2010-02 and 2011-01"},
		{"bars of every fifth year", with(func(s *Spec) {}), table("year|v\n2010|1\n2015|2\n2020|3"), "none", ""},
		{"bars of numbers far apart", with(func(s *Spec) { s.X = "n" }), table("n|v\n1|1\n2|2\n50|3"), "none", ""},
		{"labels of dots", with(func(s *Spec) {
			s.Mark, s.Text, s.Labels, s.Highlight = "scatter", "name", map[string]string{"a": "First"}, []any{"First"}
		}), small, "none", ""},
		{"unknown scheme", with(func(s *Spec) { s.Scheme = "rainbow" }), small, "scheme", `unknown scheme "rainbow" | write "ordered" or "diverging"`},
		{"scheme of a waterfall", with(func(s *Spec) { s.Mark, s.Scheme = "waterfall", "ordered" }), small, "scheme", "takes no scheme"},
		{"labels of nothing", with(func(s *Spec) { s.Labels = map[string]string{"tonnnes": "Tonnes"} }), small, "labels", `labels names "tonnnes", which is neither a column of y nor a value of x | labels can rename: v, 2021, 2022, 2023`},
		{"labels of no series", with(func(s *Spec) { s.Mark = "line"; s.Color = "name"; s.Labels = map[string]string{"d": "D"} }), small, "labels", "nor a value of x or color | labels can rename: v, a, b, c, 2021"},
		{"labels of no scatter series", with(func(s *Spec) { s.Mark = "scatter"; s.Labels = map[string]string{"2021": "D"} }), small, "labels", "labels can rename: v"},
		{"labels of y, x and color", with(func(s *Spec) {
			s.Mark, s.Color, s.Labels = "line", "name", map[string]string{"v": "V", "a": "A", "2022": "now"}
		}), small, "none", ""},
		{"labels of a year without a row", with(func(s *Spec) { s.Labels = map[string]string{"2023": "no data"} }), table("year|v\n2021|1\n2022|2\n2024|3"), "none", ""},
		{"long name", with(func(s *Spec) { s.X = "name" }), table("name$|v\n" + strings.Repeat("long ", 60) + "|1"), "x", "too long and is cut"},
		{"empty name", with(func(s *Spec) { s.Color = "c" }), table("year|c$|v\n1|a|1\n1||1"), "color", "a series has no name"},
	} {
		t.Run(c.name, func(t *testing.T) {
			problems := c.spec.Check(c.table)
			if c.key == "none" {
				if len(problems) > 0 {
					t.Errorf("there are problems: %+v", problems)
				}
				return
			}
			if len(problems) != 1 {
				t.Fatalf("there are %d problems: %+v", len(problems), problems)
			}
			p := problems[0]
			if p.Key != c.key || !strings.Contains(p.Message+" | "+p.Hint, c.want) {
				t.Errorf("the problem is %+v, want key %q and %q", p, c.key, c.want)
			}
			if _, err := Draw(nil, "name", c.spec, c.table, testStyle(t), pageWidth); (err == nil) != p.Warning {
				t.Errorf("drawing gives %v after %+v", err, p)
			}
		})
	}
}

func TestCheckNamesTheCellThatIsNoNumber(t *testing.T) {
	// As a file is read: one cell makes the column text.
	tbl := table("year|v$\n2021|12\n2022|n.a.\n2023|15")
	problems := Spec{Mark: "bar", X: "year", Y: []string{"v"}, Title: "t"}.Check(tbl)
	if len(problems) != 1 || !strings.Contains(problems[0].Message, `test.csv:3 holds "n.a."`) {
		t.Errorf("the problems are %+v", problems)
	}
}

func TestEmptyCellOfAnAreaIsNamedByItsPlace(t *testing.T) {
	tbl := table("year|v\n2021|1\n2022|\n2023|3")
	tbl.Rows[1].Cells[1].Col = 6
	problems := Spec{Mark: "area", X: "year", Y: []string{"v"}, Title: "t"}.Check(tbl)
	if len(problems) != 1 || !strings.Contains(problems[0].Message, "test.csv:3:6 holds none") {
		t.Errorf("the problems are %+v", problems)
	}
}

func TestHintForACellThatIsNoNumber(t *testing.T) {
	for _, c := range []struct{ cell, want string }{
		{"N/A", `if it means that there is no value, write missing = ["N/A"] in [data.test]`},
		{"…", `write missing = ["…"] in [data.test]`},
		{"1,350", `write grouping = "," in [data.test]`},
		{"-1,350,000.5", `write grouping = "," in [data.test]`},
		{"1.350.000,5", `write decimal = "," and grouping = "." in [data.test]`},
		{"1 350", `write grouping = " " in [data.test]`},
		{"1'350,5", `write decimal = "," and grouping = "'" in [data.test]`},
		{"13,5", `write decimal = "," in [data.test]`},
		{"13%", `write plain numbers such as 13, and unit = "%" in [data.test.columns."v x"]`},
		{"€13", `write plain numbers such as 13, and unit = "€" in`},
		{"−2.5 kg", `write plain numbers such as −2.5, and unit = "kg" in`},
		{"12*", "write the plain number; a remark can stand in a column of its own"},
		{"12-14", "write the plain number;"},
	} {
		tbl := table("year|v x$\n2021|12\n2022|" + c.cell + "\n2023|15")
		problems := Spec{Mark: "bar", X: "year", Y: []string{"v x"}, Title: "t"}.Check(tbl)
		if len(problems) != 1 || !strings.Contains(problems[0].Hint, c.want) {
			t.Errorf("%s: the problems are %+v, want the hint %s", c.cell, problems, c.want)
		}
	}
}
