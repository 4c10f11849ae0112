package data

import (
	"strings"
	"testing"
)

// A slip in one cell should not turn a column of numbers into text unnoticed.
func TestWarnOfText(t *testing.T) {
	for name, tc := range map[string]struct{ more, cells, want string }{
		"a slip":            {"", "4.5|4.S|14.5", `t.csv:3:1: warning: column "rain fall" is taken as text: "4.S" is not a number; write type = "text" in [data.t.columns."rain fall"], or list it in missing`},
		"the first of two":  {"", "1|2|3|4|x5|y6", `t.csv:6:1: warning: column "rain fall" is taken as text: "x5" is not a number, nor "y6" at t.csv:7:1; write type = "text" in [data.t.columns."rain fall"], or list it in missing`},
		"a sign for none":   {"", "1||2|–", `t.csv:5:1: warning: column "rain fall" is taken as text: "–" is not a number; if it stands for no value, set missing = ["–"] in [data.t], or write type = "text" in [data.t.columns."rain fall"]`},
		"groups":            {"", "950|1,340|800", `t.csv:3:1: warning: column "rain fall" is taken as text: "1,340" is not a number; to read it as one, set decimal = "," or grouping = "," in [data.t], or write type = "text" in [data.t.columns."rain fall"]`},
		"declared":          {`columns."rain fall".type = "text"`, "4.5|4.S|14.5", ""},
		"declared missing":  {`missing = "4.S"`, "4.5|4.S|14.5", ""},
		"one number":        {"", "1|x", ""},
		"less than 2 in 3":  {"", "1|2|3|x|y", ""},
		"codes":             {"", "10115|20095|01067", ""},
		"dates":             {"", "2023|2024|2024-03", ""},
		"text all through":  {"", "a|b|c", ""},
		"an error is ahead": {`columns."rain fall".unit = "mm"`, "1|2|x", `config.toml:4:28: error: unit is for numbers, and column "rain fall" holds text; t.csv:4:1: "x" is not a number`},
	} {
		t.Run(name, func(t *testing.T) {
			csv := "rain fall;other\n" + strings.ReplaceAll(tc.cells, "|", ";x\n") + ";x\n"
			_, got := load(t, "[data.t]\nfile = \"t.csv\"\ndelimiter = \";\"\n"+tc.more, map[string]string{"t.csv": csv})
			if got != tc.want {
				t.Errorf("got\n%s\nwant\n%s", got, tc.want)
			}
		})
	}
	if _, got := load(t, "[data.t]\nfile = \"t.csv\"", map[string]string{"t.csv": "value,source,unit\n1,2,3\n2,3,4\n3,x,y\n"}); got != "" {
		t.Errorf("columns that hold text by their name: %s", got)
	}
}
