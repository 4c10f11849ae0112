package data

import (
	"strings"
	"testing"
)

// Dates that become text would stand along a chart in the order of the file, unnoticed.
func TestWarnOfDates(t *testing.T) {
	const asText = `, or write type = "text" in [data.t.columns.d]`
	for name, tc := range map[string]struct{ cells, want string }{
		"a day that is not":      {"2020-02-28|2020-02-29|2020-02-30", `4:1|2020-02-30|the calendar has no such day`},
		"days first":             {"15.03.2020|16.03.2020", `2:1|15.03.2020|write it as 2020-03-15`},
		"months first":           {"03/15/2020|03/16/2020", `2:1|03/15/2020|write it as 2020-03-15`},
		"either first":           {"03/04/2020|03/05/2020", `2:1|03/04/2020|write dates as 2024-03-05, 2024-03, 2024-Q1 or 2024`},
		"with a time":            {"2020-03-15T00:00:00|2020-03-16T00:00:00", `2:1|2020-03-15T00:00:00|write it as 2020-03-15`},
		"quarters":               {"Q1 2020|Q2 2020", `2:1|Q1 2020|write it as 2020-Q1`},
		"quarters with a gap":    {"2020 Q1|2020 Q2", `2:1|2020 Q1|write it as 2020-Q1`},
		"names of months":        {"Mar 2020|April 2020|5 Mai 2020|Juni 7, 2020", `2:1|Mar 2020|write it as 2020-03`},
		"without zeros":          {"2020-3-5|2020-3-6", `2:1|2020-3-5|write it as 2020-03-05`},
		"in Chinese":             {"2020年3月|2020年4月", `2:1|2020年3月|write it as 2020-03`},
		"a remark":               {"2020-01|2020-02|2020-03*", `4:1|2020-03*|write dates as 2024-03-05, 2024-03, 2024-Q1 or 2024`},
		"a sign for none":        {"2020-01|2020-02|..", `4:1|..|if it stands for no value, set missing = [".."] in [data.t]`},
		"seasons":                {"2020/21|2021/22", ""},
		"scores":                 {"1-2|3-1", ""},
		"versions":               {"1.2.3|1.2.4", ""},
		"half of them":           {"2020-01|2020-02|x|y", ""},
		"names with a year":      {"Plan 2020|Plan 2021", ""},
		"dates that can be read": {"2020-01|2020-Q1", ""},
	} {
		t.Run(name, func(t *testing.T) {
			csv := "d;other\n" + strings.ReplaceAll(tc.cells, "|", ";x\n") + ";x\n"
			_, got := load(t, "[data.t]\nfile = \"t.csv\"\ndelimiter = \";\"", map[string]string{"t.csv": csv})
			want := ""
			if w := strings.Split(tc.want, "|"); len(w) == 3 {
				want = "t.csv:" + w[0] + `: warning: column "d" is taken as text: "` + w[1] + `" is not a date; ` + w[2] + asText
			}
			if got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
	_, got := load(t, "[data.t]\nfile = \"t.csv\"\ncolumns.d.type = \"date\"", map[string]string{"t.csv": "d\n15.03.2020\n"})
	if want := `t.csv:2:1: error: "15.03.2020" in column "d" is not a date such as 2024-03-05, 2024-03, 2024-Q1 or 2024; write it as 2020-03-15`; got != want {
		t.Errorf("declared: got\n%s\nwant\n%s", got, want)
	}
}
