package data

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"report/config"
)

// loadAt is load at a date, and says whether only gates kept the table back.
func loadAt(t *testing.T, date, text, csv string) (problems string, onlyGates bool) {
	t.Helper()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "t.csv"), []byte(csv), 0o600); err != nil {
		t.Fatal(err)
	}
	root, err := config.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	day, err := time.Parse(time.DateOnly, date)
	if err != nil {
		t.Fatal(err)
	}
	var d config.Diagnostics
	Load(context.Background(), Inputs{Root: root, Dir: ".", Date: day}, parseConfig(t, "[data.t]\nfile = \"t.csv\"\n"+text).Tables("data")[0], &d)
	if len(d.List) == 0 {
		return "", true
	}
	onlyGates = true
	for _, x := range d.List {
		onlyGates = onlyGates && (x.Gate || x.Warning)
	}
	return d.Error(), onlyGates
}

func TestGates(t *testing.T) {
	const csv = "year,region,turnover,as_of\n2021,A,3729,2022\n2022,A,4780,2023-03\n2021,B,40,\n2022,B,,\n2023,A,6150,2024-03-05\n"
	for name, tc := range map[string]struct{ more, want string }{
		"all hold": {"warn_after = \"40 days\"\nerror_after = \"2 months\"\nrequired = [\"year\", \"turnover\"]\ncomplete = \"year\"\nrows = { min = 5, max = 5 }\n" +
			"[data.t.columns]\nturnover = { min = 40, max = 6150, jump = \"29%\" }\nyear = { min = 2021, max = 2023 }\nas_of = { max = \"2024-03\", unique = true }", ""},
		"a column that is not there": {`required = ["year", "contracts"]`, `t.csv:1:1: error: the table "t" has no column "contracts"; [data.t] requires it at config.toml:3:21`},
		"a value that is missing":    {`complete = ["year", "turnover"]`, `t.csv:5:8: error: column "turnover" has no value in this row; [data.t] allows no row without one at config.toml:3:21`},
		"too few rows":               {`rows = { min = 6 }`, `t.csv: error: the table "t" has 5 rows; [data.t] allows no fewer than 6 at config.toml:3:16`},
		"too many rows":              {`rows = { min = 1, max = 4 }`, `t.csv: error: the table "t" has 5 rows; [data.t] allows no more than 4 at config.toml:3:25`},
		"too little":                 {`columns.turnover.min = 50`, `t.csv:4:8: error: 40 in column "turnover" is less than 50; [data.t] allows no less than 50 at config.toml:3:24`},
		"too much":                   {`columns.turnover.max = 6149.5`, `t.csv:6:8: error: 6150 in column "turnover" is more than 6149.5; [data.t] allows no more than 6149.5 at config.toml:3:24`},
		"too late":                   {`columns.as_of.max = 2024-03-04`, `t.csv:6:13: error: 2024-03-05 in column "as_of" is more than 2024-03-04; [data.t] allows no more than 2024-03-04 at config.toml:3:21`},
		"a jump, in its series":      {`columns.turnover.jump = "28.5%"`, `t.csv:6:8: error: column "turnover" goes from 4780 to 6150 in one step; [data.t] allows a change of 28.5% at config.toml:3:25`},
		"a jump in its unit":         {`columns.turnover.jump = 1100`, `t.csv:6:8: error: column "turnover" goes from 4780 to 6150 in one step; [data.t] allows a change of 1100 at config.toml:3:25`},
		"twice":                      {`columns.year.unique = true`, "t.csv:4:1: error: 2021 in column \"year\" is at t.csv:2:1 as well; [data.t] allows it once at config.toml:3:23\nt.csv:5:1: error: 2022 in column \"year\" is at t.csv:3:1 as well; [data.t] allows it once at config.toml:3:23"},
		"too old":                    {`error_after = "9 days"`, `t.csv:6:13: error: the newest data of the table "t" are of 2024-03-05, 10 days before the briefing's date, 2024-03-15; [data.t] allows 9 days at config.toml:3:15`},
		"old":                        {"warn_after = \"1 week\"\nerror_after = \"1 month\"", `t.csv:6:13: warning: the newest data of the table "t" are of 2024-03-05, 10 days before the briefing's date, 2024-03-15; [data.t] allows 1 week at config.toml:3:14`},
		"every broken gate, at once": {"rows = { max = 4 }\ncolumns.turnover.max = 5000", "t.csv: error: the table \"t\" has 5 rows; [data.t] allows no more than 4 at config.toml:3:16\nt.csv:6:8: error: 6150 in column \"turnover\" is more than 5000; [data.t] allows no more than 5000 at config.toml:4:24"},
	} {
		t.Run(name, func(t *testing.T) {
			if got, gates := loadAt(t, "2024-03-15", tc.more, csv); got != tc.want || !gates {
				t.Errorf("got\n%s\nwant\n%s\nonly gates: %t", got, tc.want, gates)
			}
		})
	}
}

func TestGatesRefuse(t *testing.T) {
	const csv = "year,region,turnover\n2021,A,3729\n2022,A,4780\n"
	const hint = `; write "40 days", "6 weeks", "18 months" or "1 year"`
	for name, tc := range map[string]struct{ more, want string }{
		"no age":           {`warn_after = "soon"`, `config.toml:3:14: error: warn_after is an age, not "soon"` + hint},
		"a bare number":    {`error_after = "40"`, `config.toml:3:15: error: error_after is an age, not "40"` + hint},
		"no plural":        {`error_after = "40 day"`, `config.toml:3:15: error: error_after is an age, not "40 day"` + hint},
		"plural of one":    {`error_after = "1 years"`, `config.toml:3:15: error: error_after is an age, not "1 years"` + hint},
		"fractions":        {`error_after = "1.5 years"`, `config.toml:3:15: error: error_after is an age, not "1.5 years"` + hint},
		"none":             {`error_after = "0 days"`, `config.toml:3:15: error: error_after is an age, not "0 days"` + hint},
		"the wrong way":    {"warn_after = \"60 days\"\nerror_after = \"1 month\"", `config.toml:3:14: error: warn_after, 60 days, is not before error_after, 1 month`},
		"without a date":   {`error_after = "1 year"`, `config.toml:3:15: error: no row of the table "t" says of when it is; write as_of in [data.t], or give the file a column as_of`},
		"rows of nothing":  {`rows = {}`, `config.toml:3:8: error: rows has neither min nor max; write rows = { min = 10, max = 20 }`},
		"rows upside down": {`rows = { min = 5, max = 3 }`, `config.toml:3:8: error: min 5 is above max 3`},
		"jump":             {`columns.turnover.jump = "half"`, `config.toml:3:25: error: jump is a change, not half; write jump = "50%", or jump = 200 in the column's unit`},
		"jump of text":     {`columns.region.jump = "5%"`, `config.toml:3:23: error: jump is for numbers, and column "region" holds text`},
		"min of text":      {`columns.region.min = 5`, `config.toml:3:22: error: min is for numbers and dates, and column "region" holds text`},
		"min of words":     {`columns.turnover.min = "low"`, `config.toml:3:24: error: column "turnover" holds numbers, and "low" is text`},
	} {
		t.Run(name, func(t *testing.T) {
			if got, gates := loadAt(t, "2024-03-15", tc.more, csv); got != tc.want || gates {
				t.Errorf("got\n%s\nwant\n%s\nonly gates: %t", got, tc.want, gates)
			}
		})
	}
}

// A date counts from the last day that it can mean.
func TestAge(t *testing.T) {
	for _, tc := range []struct {
		asOf, limit, last string // last day on which it is not too old
	}{
		{"2024-03-05", "10 days", "2024-03-15"},
		{"2024-03-05", "1 week", "2024-03-12"},
		{"2024-02", "1 day", "2024-03-01"},
		{"2023", "3 months", "2024-03-31"},
		{"2023-Q4", "3 months", "2024-03-31"},
		{"2024-01-31", "1 month", "2024-02-29"},
		{"2024-01-30", "1 month", "2024-02-29"},
		{"2022-02-28", "2 years", "2024-02-29"},
		{"2023-03-15", "1 year", "2024-03-15"},
	} {
		last, _ := time.Parse(time.DateOnly, tc.last)
		for i, refused := range []bool{false, true} {
			day := last.AddDate(0, 0, i).Format(time.DateOnly)
			got, _ := loadAt(t, day, `as_of = "`+tc.asOf+"\"\nerror_after = \""+tc.limit+`"`, "year,turnover\n2023,6150\n")
			if (got != "") != refused || refused && !strings.Contains(got, "allows "+tc.limit) {
				t.Errorf("%s on %s, %s allowed: %q", tc.asOf, day, tc.limit, got)
			}
		}
	}
	got, _ := loadAt(t, "2024-03-15", "as_of = \"2204\"\nerror_after = \"1 year\"", "year,turnover\n2023,6150\n")
	if want := `config.toml:3:9: warning: as_of 2204 is after the briefing's date, 2024-03-15`; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestManyBrokenGates(t *testing.T) {
	got, _ := loadAt(t, "2024-03-15", "columns.v.max = 0", "k,v\n"+strings.Repeat("a,1\n", 30))
	if lines := strings.Split(got, "\n"); len(lines) != maxMistakes+1 || !strings.HasSuffix(lines[maxMistakes], `10 more broken gates of column "v" up to here; the gate is at config.toml:3:17`) {
		t.Errorf("got %d lines, the last %q", len(lines), lines[len(lines)-1])
	}
}

// A change that is just as large as is allowed passes, though floating point makes it larger.
func TestGatesJumpOnTheLimit(t *testing.T) {
	const csv = "year,v\n2021,0.7\n2022,0.8\n2023,1.2\n"
	for jump, want := range map[string]string{
		"0.4": "", `"50%"`: "",
		"0.39": `t.csv:4:6: error: column "v" goes from 0.8 to 1.2 in one step; [data.t] allows a change of 0.39 at config.toml:3:18`,
	} {
		if got, _ := loadAt(t, "2024-03-15", "columns.v.jump = "+jump, csv); got != want {
			t.Errorf("%s: got %q, want %q", jump, got, want)
		}
	}
	if got, _ := loadAt(t, "2024-03-15", "columns.v.jump = 0.1", "year,v\n2021,0.7\n2022,0.8\n"); got != "" {
		t.Error(got)
	}
}
