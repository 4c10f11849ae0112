package data

import (
	"strings"
	"testing"

	"report/config"
)

// One cell without decimals takes them from its whole column, which is told at that cell, unless the data say
// to what they are known, or a format asks for no more.
func TestWarnOfCoarse(t *testing.T) {
	const whole = `t.csv:3:1: warning: column "v" is printed without decimals because of this 2; if it is known as finely as the others, write precision = 0.1 in [data.t.columns.v]; if not, precision = 1`
	for name, tc := range map[string]struct{ more, cells, format, want string }{
		"most have decimals":     {"", "1.5|2|2.5|3.25", "", whole},
		"a format asks for them": {"", "1.5|2|2.5|0.4", "0.0", whole},
		"a format asks for none": {"", "1.5|2|2.5|3.25", "0", ""},
		"the column's format":    {`columns.v.format = "#,##0"`, "1.5|2|2.5|3.25", "", ""},
		"print alike":            {"", "2.5|3|7|9.5", "", `t.csv:3:1: warning: column "v" is printed without decimals because of this 3; if it is known as finely as the others, write precision = 0.1 in [data.t.columns.v]; if not, precision = 1`},
		"few have decimals":      {"", "1|2|3|4.5", "", ""},
		"one decimal of two":     {"", "1.25|2.5|3.75|4.15", "", `t.csv:3:1: warning: column "v" is printed with 1 decimal because of this 2.5; if it is known as finely as the others, write precision = 0.01 in [data.t.columns.v]; if not, precision = 0.1`},
		"all alike":              {"", "1.5|2.0|2.5", "", ""},
		"said for the column":    {"columns.v.precision = 1", "1.5|2|2.5|3.25", "", ""},
		"said row by row":        {"precision", "1.5|2|2.5|3.25", "", ""},
		"years":                  {"", "2001|2002|2003", "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			head, more := "v;other\n", tc.more
			if more == "precision" {
				head, more = "v;precision\n", ""
			}
			table := mustLoad(t, head+strings.ReplaceAll(tc.cells, "|", ";1\n")+";1\n", `delimiter = ";"`, more)
			var d config.Diagnostics
			told := table.WarnOfCoarse(0, tc.format, &d)
			got := ""
			if len(d.List) > 0 {
				got = d.Error()
			}
			if got != tc.want || told != (tc.want != "") {
				t.Errorf("got\n%s\nwant\n%s", got, tc.want)
			}
		})
	}
}
