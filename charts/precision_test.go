package charts

import (
	"cmp"
	"slices"
	"strings"
	"testing"

	"report/data"
)

// known sets the precision of all values of a table.
func known(t *data.Table, precision float64) *data.Table {
	for _, row := range t.Rows {
		for k := range row.Cells[1:] {
			row.Cells[k+1].Precision = precision
		}
	}
	return t
}

// Values known to the nearest ten are never printed finer, whatever a format asks for: on no mark, and
// not in the alt text.
func TestNoValueIsPrintedFinerThanItIsKnown(t *testing.T) {
	const rows = "year|v|w\n2021|1234|1234\n2022|1257|1301\n2023|1301|1257"
	for _, c := range []struct{ name, yFormat, columnFormat string }{
		{"no format", "", ""},
		{"y_format", "#,##0.00", ""},
		{"format of the column", "", "#,##0.00"},
	} {
		for _, mark := range Marks() {
			t.Run(c.name+"/"+mark, func(t *testing.T) {
				tbl := known(table(rows), 10)
				if mark == "slope" {
					tbl.Rows = append(tbl.Rows[:1:1], tbl.Rows[2])
				}
				tbl.Columns[1].Format = c.columnFormat
				s := chartOf(mark, "year", "v")
				s.ValueLabels = "on"
				if takes := wordsOfMarks["y_format"]; takes == nil || slices.Contains(takes, mark) {
					s.YFormat = c.yFormat
				}
				f, err := compose(s, tbl, testStyle(t), pageWidth)
				if err != nil {
					t.Fatal(err)
				}
				var printed []string
				for _, l := range f.labels {
					printed = append(printed, l.text)
				}
				all := strings.Join(printed, " ") + " " + alt(f)
				for _, finer := range []string{"1,234", "1,257", "1,301", ".0"} {
					if strings.Contains(all, finer) {
						t.Errorf("%q is printed: %s", finer, all)
					}
				}
				if mark == "bar" && !(slices.Contains(printed, "1,230") && slices.Contains(printed, "1,260") && slices.Contains(printed, "1,300")) {
					t.Errorf("the labels are %q", printed)
				}
				if mark != "scatter" && mark != "histogram" && mark != "waterfall" && !slices.Contains(printed, "1,300") {
					t.Errorf("the last value is not printed: %q", printed)
				}
				if want := map[string]string{"waterfall": "comes to 3,790", "donut": "of 3,790 in all", "timeline": "from 1,230 (2021) to 1,300 (2023)", "heatmap": "2023 with 1,300, lowest 2021, 2021 with 1,230", "dumbbell": "gap 2022, from 1,260 to 1,300", "bullet": "of 3", "box": "median"}[mark]; !strings.Contains(alt(f), cmp.Or(want, "1,230 to 1,300")) {
					t.Errorf("the alt text is %s", alt(f))
				}
			})
		}
	}
}

// A total is known as far as the least known of its parts.
func TestTotalsAreAsPreciseAsTheirParts(t *testing.T) {
	tbl := table("x$|v|w\na|1234|2345\nb|1111|0.5")
	tbl.Rows[0].Cells[1].Precision = 100
	for _, horizontal := range []bool{false, true} {
		f, err := compose(Spec{Mark: "bar", X: "x", Y: []string{"v", "w"}, Stack: stackZero, Horizontal: horizontal, YFormat: "0.0"}, tbl, testStyle(t), pageWidth)
		if err != nil {
			t.Fatal(err)
		}
		for i, want := range []string{"3600", "1112"} {
			if got := f.valueText(f.data.sum(i)); got != want {
				t.Errorf("the total of %s is %s, want %s", f.data.slots[i].label, got, want)
			}
		}
	}
	tbl = table("x$|v|w\na|12|30\nb|45|44")
	tbl.Rows[0].Cells[2].Precision = 10
	f, err := compose(Spec{Mark: "bar", X: "x", Y: []string{"v", "w"}, Stack: stackZero}, tbl, testStyle(t), pageWidth)
	if err != nil {
		t.Fatal(err)
	}
	var printed []string
	for _, l := range f.labels {
		printed = append(printed, l.text)
	}
	if !slices.Contains(printed, "40") || !slices.Contains(printed, "89") {
		t.Errorf("the labels are %q", printed)
	}
}

// Cells that say nothing of their precision are known as they are written.
func TestTotalOfCellsAsWritten(t *testing.T) {
	tbl := known(table("x$|v|w\na|0.1|0.2"), 0)
	f, err := compose(Spec{Mark: "bar", X: "x", Y: []string{"v", "w"}, Stack: stackZero}, tbl, testStyle(t), pageWidth)
	if err != nil {
		t.Fatal(err)
	}
	if got := f.valueText(f.data.sum(0)); got != "0.3" {
		t.Errorf("the total is %s", got)
	}
}

func TestSharesKeepTheirFormat(t *testing.T) {
	f, err := compose(Spec{Mark: "bar", X: "x", Y: []string{"v"}, YFormat: "0.0 %"}, table("x|v\n1|0.2864\n2|0.5"), testStyle(t), pageWidth)
	if err != nil {
		t.Fatal(err)
	}
	if got := f.valueText(f.data.series[0].cells[0]); got != "30 %" { // all are known to one decimal
		t.Errorf("it prints %s", got)
	}
}

// Places along x that look like years and are known to the ten are no years.
func TestPlacesAreNotPrintedFinerThanTheyAreKnown(t *testing.T) {
	tbl := table("x|v\n1234|1\n1257|2")
	for i := range tbl.Rows {
		tbl.Rows[i].Cells[0].Precision = 10
	}
	f, err := compose(Spec{Mark: "bar", X: "x", Y: []string{"v"}}, tbl, testStyle(t), pageWidth)
	if err != nil {
		t.Fatal(err)
	}
	if got := labelsBelow(f); got != "1,230 1,260" {
		t.Errorf("the places are %s", got)
	}
}
