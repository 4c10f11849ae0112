package data

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"report/config"
)

// What is wrong in [data.NAME] itself. more stands below the header, from line 2 on.
func TestLoadRefusesConfig(t *testing.T) {
	const csv = "year,turnover\n2022,4780\n2023,6150\n"
	for name, tc := range map[string]struct{ more, want string }{
		"no file":         {`source = "NBS"`, `config.toml:1:1: error: [data.t] does not say where its table is; write database = "..." or fetch = "..." or file = "..." or from = "..."`},
		"empty file name": {`file = ""`, `config.toml:2:8: error: file is empty; write something between the quotes`},
		"blank file name": {`file = " "`, `config.toml:2:8: error: file is empty; write something between the quotes`},
		"types, each told once": {"file = \"t.csv\"\ndelimiter = 1\ndecimal = 2\ngrouping = 3\nurl = 4\nas_of = 5\n[data.t.columns.turnover]\nprecision = \"ten\"\nformat = 6",
			`config.toml:3:13: error: delimiter must be text, not a whole number; put it in quotes: "1"
config.toml:4:11: error: decimal must be text, not a whole number; put it in quotes: "2"
config.toml:5:12: error: grouping must be text, not a whole number; put it in quotes: "3"
config.toml:6:7: error: url must be text, not a whole number; put it in quotes: "4"
config.toml:7:9: error: as_of must be text, not a whole number; put it in quotes: "5"
config.toml:9:13: error: precision must be a number, not text
config.toml:10:10: error: format must be text, not a whole number; put it in quotes: "6"`},
		"decimal as delimiter":  {"file = \"t.csv\"\ndelimiter = \",\"\ndecimal = \",\"", `config.toml:4:11: error: decimal and delimiter are the same character ","`},
		"delimiter as decimal":  {"file = \"t.csv\"\ndecimal = \",\"\ndelimiter = \",\"", `config.toml:4:13: error: delimiter and decimal are the same character ","`},
		"delimiter as point":    {"file = \"t.csv\"\ndelimiter = \".\"", `config.toml:3:13: error: delimiter and decimal are the same character "."`},
		"grouping as delimiter": {"delimiter = \";\"\ngrouping = \";\"\nfile = \"t.csv\"", `config.toml:3:12: error: grouping and delimiter are the same character ";"`},
		"decimal as grouping":   {"file = \"t.csv\"\ngrouping = \",\"\ndecimal = \",\"", `config.toml:4:11: error: decimal and grouping are the same character ","`},
		"all three the same":    {"file = \"t.csv\"\ndelimiter = \",\"\ngrouping = \",\"\ndecimal = \",\"", "config.toml:4:12: error: grouping and delimiter are the same character \",\"\nconfig.toml:5:11: error: decimal and delimiter are the same character \",\""},
		"spreadsheet":           {`file = "t.ods"`, `config.toml:2:8: error: this version reads .csv, .db, .json, .jsonl, .ndjson, .sqlite, .tsv, .xlsm and .xlsx files, not .ods; save it as an Excel workbook, .xlsx`},
		"unknown ending":        {`file = "t.txt"`, `config.toml:2:8: error: "t.txt" is no kind of file that can be read; data files end in .csv, .db, .json, .jsonl, .ndjson, .sqlite, .tsv, .xlsm and .xlsx`},
		"no ending":             {`file = "contracts"`, `config.toml:2:8: error: "contracts" is no kind of file that can be read; data files end in .csv, .db, .json, .jsonl, .ndjson, .sqlite, .tsv, .xlsm and .xlsx`},
		"outside":               {`file = "../t.csv"`, `config.toml:2:8: error: the path ../t.csv leads out of the briefing's folder`},
		"unknown key":           {"file = \"t.csv\"\nsorce = \"NBS\"", `config.toml:3:1: error: unknown key "sorce" in [data.t]; did you mean "source"?`},
		"url":                   {"file = \"t.csv\"\nurl = \"ftp://example.org\"", `config.toml:3:7: error: "ftp://example.org" is not an address that begins with http:// or https://`},
		"as_of":                 {"file = \"t.csv\"\nas_of = \"March 2024\"", `config.toml:3:9: error: "March 2024" is not a date such as 2024-03-05, 2024-03, 2024-Q1 or 2024`},
		"delimiter":             {"file = \"t.csv\"\ndelimiter = \";;\"", `config.toml:3:13: error: delimiter must be one character, such as ";" or "\t", not ";;"`},
		"delimiter a quote":     {"file = \"t.csv\"\ndelimiter = '\"'", `config.toml:3:13: error: delimiter must be one character, such as ";" or "\t", not "\""`},
		"grouping":              {"file = \"t.csv\"\ngrouping = \"0\"", `config.toml:3:12: error: grouping must be one character, such as "," or " ", not "0"`},
		"grouping as decimal":   {"file = \"t.csv\"\ngrouping = \".\"", `config.toml:3:12: error: grouping and decimal are the same character "."`},
		"unknown column":        {"file = \"t.csv\"\ncolumns.turnovr.unit = \"bn yuan\"", `config.toml:3:9: error: the table "t" has no column "turnovr"; did you mean "turnover"?`},
		"type":                  {"file = \"t.csv\"\n[data.t.columns.year]\ntype = \"whole\"", `config.toml:4:8: error: type cannot be "whole"; choose from: text, number, integer, date, boolean`},
		"format":                {"file = \"t.csv\"\n[data.t.columns.turnover]\nformat = \"#,##0.0.0\"", `config.toml:4:10: error: number pattern "#,##0.0.0" has two decimal points`},
		"precision":             {"file = \"t.csv\"\n[data.t.columns.turnover]\nprecision = 0", `config.toml:4:13: error: precision must be more than 0, such as 10 or 0.01`},
		"unit of text":          {"file = \"t.csv\"\n[data.t.columns.year]\ntype = \"text\"\nunit = \"%\"", `config.toml:5:8: error: unit is for numbers, and column "year" holds text`},
		"values":                {"file = \"t.csv\"\nvalues = [\"turnover\", \"revenue\"]", `config.toml:3:23: error: the table "t" has no column "revenue"; choose from: year, turnover`},
		"decimal":               {"file = \"t.csv\"\ndecimal = \";\"", `config.toml:3:11: error: decimal must be "." or ",", not ";"`},
		"two mistakes, at once": {"file = \"t.xls\"\nas_of = \"05.03.2024\"", "config.toml:2:8: error: this version reads .csv, .db, .json, .jsonl, .ndjson, .sqlite, .tsv, .xlsm and .xlsx files, not .xls; save it as an Excel workbook, .xlsx\nconfig.toml:3:9: error: \"05.03.2024\" is not a date such as 2024-03-05, 2024-03, 2024-Q1 or 2024"},
	} {
		t.Run(name, func(t *testing.T) {
			table, got := load(t, "[data.t]\n"+tc.more, map[string]string{"t.csv": csv})
			if got != tc.want {
				t.Errorf("got\n%s\nwant\n%s", got, tc.want)
			}
			if table != nil {
				t.Error("a table came back all the same")
			}
		})
	}
}

// What is wrong in the file.
func TestLoadRefusesFile(t *testing.T) {
	for name, tc := range map[string]struct{ more, csv, want string }{
		"empty":               {"", "", `t.csv:1: error: the file is empty`},
		"blank":               {"", "\ufeff \n\n", `t.csv:1: error: the file is empty`},
		"header only":         {"", "year,value\n", `t.csv:1: error: the table has a header and no rows`},
		"nothing but commas":  {"", "year,value\n,\n,\n", `t.csv:1: error: the table has a header and no rows`},
		"too few cells":       {"", "a,b,c\n1,2,3\n1,2\n", `t.csv:3: error: row has 2 cells, the header has 3`},
		"too many cells":      {"", "a,b\n1,2,3\n", `t.csv:2: error: row has 3 cells, the header has 2`},
		"after a long cell":   {"", "a,b\n\"x\ny\nz\",2\n1\n", `t.csv:5: error: row has 1 cell, the header has 2`},
		"every row is told":   {"", "a,b\n1\n1,2\n2\n", "t.csv:2: error: row has 1 cell, the header has 2\nt.csv:4: error: row has 1 cell, the header has 2"},
		"semicolons":          {"", "year;value\n2022;4780\n", `t.csv:1:1: error: the header is a single cell: "year;value"; if ";" stands between cells, set delimiter = ";" in [data.t]`},
		"tabs":                {"", "year\tvalue\n2022\t4780\n", `t.csv:1:1: error: the header is a single cell: "year\tvalue"; if "\t" stands between cells, set delimiter = "\t" in [data.t]`},
		"semicolons in a row": {"", "year,value\n2022;4780\n", `t.csv:2: error: row has 1 cell, the header has 2; if ";" stands between cells, set delimiter = ";" in [data.t]`},
		"commas":              {`delimiter = ";"`, "year,value\n2022,4780\n", `t.csv:1:1: error: the header is a single cell: "year,value"; if "," stands between cells, set delimiter = "," in [data.t]`},
		"no name":             {"", "year,,value\n1,2,3\n", `t.csv:1:6: error: column 2 has no name in the header`},
		"name twice":          {"", "年,value, 年\n1,2,3\n", `t.csv:1:9: error: columns 1 and 3 have the same name "年"`},
		"Latin-1":             {"", "year,name\n2022,ok\n2023,Fran\xe7ois\n", `t.csv:3:10: error: the file is not in UTF-8: byte 0xe7 does not belong here; save it as "CSV UTF-8"`},
		"after Chinese":       {"", "年,name\n天津,\xe7\n", `t.csv:2:4: error: the file is not in UTF-8: byte 0xe7 does not belong here; save it as "CSV UTF-8"`},
		"binary":              {"", "a,b\n1,\x00\n", `t.csv:2:3: error: the file is not a text file: it has a zero byte here`},
		"open quote":          {"", "a,b\n1,2\n3,\"4\n5,6\n7,8\n", `t.csv:3:3: error: the quote that opens this cell is never closed`},
		"open, second line":   {"", "a,b\n\"x\ny\",\"4\n5,6\n", `t.csv:3:4: error: the quote that opens this cell is never closed`},
		"open in header":      {"", "a,\"b\n1,2\n", `t.csv:1:3: error: the quote that opens this cell is never closed`},
		"after the quote":     {"", "a,b\n1,\"2\" x\n", `t.csv:2:5: error: text follows the closing quote of a cell; write "" for a quote inside a cell`},
		"closed by the next":  {"", "a,b\n1,\"2\n3,\"x\"\n", `t.csv:3:3: error: text follows the closing quote of a cell in the row that begins on line 2: either the cell ends too late, or a quote in it is single; write "" for a quote inside a cell`},
		"quote inside":        {"", "a,b\n天津,5\" pipe\n", `t.csv:2:5: error: a quote stands in a cell that does not begin with one; put the whole cell in quotes, and write "" for each quote in it`},

		"not a number":         {"columns.value.type = \"number\"", "year,value\n2022,4780\n2023,abc\n", `t.csv:3:6: error: "abc" in column "value" is not a number; if it stands for no value, set missing = ["abc"] in [data.t]`},
		"column in characters": {"columns.value.type = \"number\"", "name,value\n天津,about 5\n", `t.csv:2:4: error: "about 5" in column "value" is not a number`},
		"cell on a later line": {"columns.value.type = \"number\"", "name,value\n\"天\n津\",about 5\n", `t.csv:3:4: error: "about 5" in column "value" is not a number`},
		"comma in a number":    {"columns.value.type = \"number\"", "name,value\na,\"4,780\"\n", `t.csv:2:3: error: "4,780" in column "value" is not a number; to read it as one, set decimal = "," or grouping = "," in [data.t]`},
		"decimal comma":        {"columns.value.type = \"number\"", "name,value\na,\"746,91\"\n", `t.csv:2:3: error: "746,91" in column "value" is not a number; to read it as one, set decimal = "," in [data.t]`},
		"German number":        {"columns.value.type = \"number\"", "name,value\na,\"1.340,5\"\n", `t.csv:2:3: error: "1.340,5" in column "value" is not a number; to read it as one, set decimal = "," and grouping = "." in [data.t]`},
		"not a date":           {"columns.day.type = \"date\"", "day,value\n2024-02-30,1\n", `t.csv:2:1: error: "2024-02-30" in column "day" is not a date such as 2024-03-05, 2024-03, 2024-Q1 or 2024`},
		"not a boolean":        {"columns.done.type = \"boolean\"", "done,value\nyes,1\n", `t.csv:2:1: error: "yes" in column "done" is not true or false`},
		"url of a row":         {"", "value,url\n1,www.example.org\n", `t.csv:2:3: error: "www.example.org" in column "url" is not an address that begins with http:// or https://`},
		"as_of of a row":       {"", "value,as_of\n1,5/3/2024\n", `t.csv:2:3: error: "5/3/2024" in column "as_of" is not a date such as 2024-03-05, 2024-03, 2024-Q1 or 2024`},
		"precision of a row":   {"", "value,precision\n1,high\n", `t.csv:2:3: error: "high" in column "precision" is not a number`},
		"precision 0":          {"", "value,precision\n1,0\n", `t.csv:2:3: error: "0" in column "precision" is not a precision: it must be more than 0, such as 10 or 0.01`},
		"precision of which":   {"", "year,exports,imports,precision\n2023,5,6,1\n", `config.toml:2:8: error: the column "precision" speaks of one column of numbers, and the table has 2: exports, imports; say of which in [data.t]: values = ["exports"], or [] for none`},
		"unit of which":        {"", "year,exports,imports,unit\n2023,5,6,bn yuan\n", `config.toml:2:8: error: the column "unit" speaks of one column of numbers, and the table has 2: exports, imports; say of which in [data.t]: values = ["exports"], or [] for none`},
		"values of text, and why": {`values = ["v"]`, "v,precision\n1,1\n2,1\nl3,1\n",
			`config.toml:3:11: error: column "v" holds text, not numbers; t.csv:4:1: "l3" is not a number`},
		"unit of text, and why": {"[data.t.columns.value]\nunit = \"%\"", "value\n1\n2\n3\n4x\n",
			`config.toml:4:8: error: unit is for numbers, and column "value" holds text; t.csv:5:1: "4x" is not a number`},
	} {
		t.Run(name, func(t *testing.T) {
			table, got := load(t, "[data.t]\nfile = \"t.csv\"\n"+tc.more, map[string]string{"t.csv": tc.csv})
			if got != tc.want {
				t.Errorf("got\n%s\nwant\n%s", got, tc.want)
			}
			if table != nil {
				t.Error("a table came back all the same")
			}
		})
	}
}

func TestLoadStopsCountingMistakes(t *testing.T) {
	_, got := load(t, "[data.t]\nfile = \"t.csv\"\n", map[string]string{"t.csv": "a,b\n" + strings.Repeat("1\n", 120)})
	lines := strings.Split(got, "\n")
	if len(lines) != maxMistakes+1 {
		t.Fatalf("%d lines", len(lines))
	}
	if got, want := lines[maxMistakes], "t.csv:121: error: 100 more mistakes up to here"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestLoadLimits(t *testing.T) {
	wide := strings.Repeat("c,", maxColumns) + "c\n1\n"
	_, got := load(t, "[data.t]\nfile = \"t.csv\"\n", map[string]string{"t.csv": wide})
	if want := "t.csv:1:1: error: the header has 1001 columns; the limit is 1000"; got != want {
		t.Errorf("columns: got %s, want %s", got, want)
	}
	long := "a,b\n1,\"" + strings.Repeat("x", maxCellBytes+1) + "\"\n"
	_, got = load(t, "[data.t]\nfile = \"t.csv\"\n", map[string]string{"t.csv": long})
	if want := "t.csv:2:3: error: the cell is larger than 1 MB"; got != want {
		t.Errorf("cell: got %s, want %s", got, want)
	}
	for _, in := range []input{{maxRows: 2, maxCells: 100}, {maxRows: 100, maxCells: 5}} {
		in.node = &config.Table{}
		in.path, in.table, in.raw = "t.csv", "t", []byte("a,b\n1,\n2,\n3,\n4,\n")
		var d config.Diagnostics
		_, rows := delimited(',')(in, &mistakes{d: &d})
		if want := fmt.Sprintf("t.csv:4: error: the table is too large: the limit is %d rows and %d cells; write group and aggregate in [data.t]: the rows are summed up as they are read then, and never held", in.maxRows, in.maxCells); d.Error() != want || len(rows) != 2 {
			t.Errorf("got %s, want %s", d.Error(), want)
		}
	}
	dir := t.TempDir()
	f, err := os.Create(filepath.Join(dir, "t.csv"))
	if err == nil {
		err = f.Truncate(maxFileBytes + 1)
	}
	if err != nil {
		t.Fatal(err)
	}
	f.Close()
	root, err := config.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	var d config.Diagnostics
	table := Load(t.Context(), Inputs{Root: root, Dir: "."}, parseConfig(t, "[data.t]\nfile = \"t.csv\"").Tables("data")[0], &d)
	if table != nil || len(d.List) != 1 || !strings.Contains(d.List[0].Message, "64 MB") {
		t.Errorf("file: %v", d.List)
	}
}

func TestColumnTypes(t *testing.T) {
	for name, tc := range map[string]struct {
		more, cells string // cells parted by bars
		kind        Kind
		format      string
	}{
		"numbers":              {"", "1|-2.5|+3|\u22124|.5", Number, ""},
		"a gap":                {"", "1||3", Number, ""},
		"one word":             {"", "1|n/a", Text, ""},
		"a declared word":      {`missing = ["n/a", ".."]`, "1|..|n/a", Number, ""},
		"nothing":              {"", "|", Text, ""},
		"exponent":             {"", "1e5|2", Text, ""},
		"hexadecimal":          {"", "0x10|2", Text, ""},
		"NaN":                  {"", "NaN|2", Text, ""},
		"percent":              {"", "28.6%|-3 %||1340 %", Number, ""},
		"percent of years":     {"", "2013%|2014%", Number, ""},
		"permille":             {"", "28.6‰", Number, ""},
		"percent, comma":       {`decimal = ","`, "28,6 %|3 %", Number, ""},
		"declared percent":     {"columns.c.type = \"number\"", "28.6%", Number, ""},
		"percent as text":      {"columns.c.type = \"text\"", "28.6%", Text, ""},
		"percent of a code":    {"", "007%", Text, ""},
		"text, percent":        {"", "x|28.6%", Text, ""},
		"two notations, text":  {"columns.c.type = \"text\"", "1.5|1,5", Text, ""},
		"versions":             {"", "1.2.3|1,5|05.03.2024", Text, ""},
		"infinity":             {"", "Inf|2", Text, ""},
		"underscore":           {"", "1_000|2", Text, ""},
		"codes":                {"", "001|002", Text, ""},
		"codes as numbers":     {"columns.c.type = \"number\"", "001|002", Number, ""},
		"zero and a half":      {"", "0|0.5", Number, ""},
		"comma":                {"", "1,5|2", Text, ""},
		"declared comma":       {`decimal = ","`, "1,5|2", Number, ""},
		"point where comma":    {`decimal = ","`, "1.5|2", Text, ""},
		"groups":               {`grouping = ","`, "1,234,567.5|1234", Number, ""},
		"broken groups":        {`grouping = ","`, "1,23|2", Text, ""},
		"no-break groups":      {`grouping = " "`, "1\u00a0234|1\u202f234 567", Number, ""},
		"days":                 {"", "2024-03-05|2024-02-29", Date, ""},
		"days and months":      {"", "2024-03-05|2024-04", Date, ""},
		"a day that is not":    {"", "2023-02-29|", Text, ""},
		"short month":          {"", "2024-3|", Text, ""},
		"years":                {"", "2013|2014", Number, yearFormat},
		"quarters":             {"", "2023-Q4|2024Q1", Date, ""},
		"years as dates":       {"columns.c.type = \"date\"", "2013|2014-05", Date, ""},
		"values like years":    {"", "1340|1140", Number, ""},
		"years, then decimals": {"", "2013|2014.5", Number, ""},
		"a single 2000":        {"", "2000", Number, ""},
		"years with a unit":    {"columns.c.unit = \"bn yuan\"", "2013|2014", Number, ""},
		"years with a format":  {"columns.c.format = \"#,##0\"", "2013|2014", Number, "#,##0"},
		"booleans":             {"", "true|FALSE", Bool, ""},
		"text by declaration":  {"columns.c.type = \"text\"", "2013|2014", Text, ""},
	} {
		t.Run(name, func(t *testing.T) {
			csv := "c;other\n"
			for _, c := range strings.Split(tc.cells, "|") {
				csv += c + ";x\n"
			}
			table := mustLoad(t, csv, `delimiter = ";"`, tc.more)
			if c := table.Columns[0]; c.Kind != tc.kind || c.Format != tc.format {
				t.Errorf("%s with format %q, want %s with format %q", c.Kind, c.Format, tc.kind, tc.format)
			}
		})
	}
}

func TestNumbers(t *testing.T) {
	table := mustLoad(t, "v;w\n−1.234,50;x\n\u00a0+007 ;x\n;x\n,5;x\n", `delimiter = ";"`, `decimal = ","`, `grouping = "."`, `columns.v.type = "number"`)
	cells := column(t, table, "v")
	for i, want := range []Cell{
		{Kind: Number, Text: "−1.234,50", Number: -1234.5, Precision: 0.01},
		{Kind: Number, Text: "+007", Number: 7, Precision: 1},
		{Kind: Number, Missing: true},
		{Kind: Number, Text: ",5", Number: 0.5, Precision: 0.1},
	} {
		want.Col = 1
		if cells[i] != want {
			t.Errorf("cell %d is %+v, want %+v", i, cells[i], want)
		}
	}
}

func TestNamedYears(t *testing.T) {
	for _, name := range []string{"year", "Year", "fiscal_year", "Jahr", "année", "年份"} {
		table := mustLoad(t, name+",v\n1340,1\n2500,2\n,3\n")
		if f := table.Columns[0].Format; f != yearFormat {
			t.Errorf("%s has format %q", name, f)
		}
	}
	if f := mustLoad(t, "yearly_turnover,v\n1340,1\n2500,2\n").Columns[0].Format; f != "" {
		t.Errorf("yearly_turnover has format %q", f)
	}
}

func TestLabels(t *testing.T) {
	table := mustLoad(t, "gross_output,GDP_share,élan,a\n1,2,3,4\n", "[data.t.columns.a]\nlabel = \"All of it\"")
	var labels []string
	for _, c := range table.Columns {
		labels = append(labels, c.Label)
	}
	if got := strings.Join(labels, "|"); got != "Gross output|GDP share|Élan|All of it" {
		t.Error(got)
	}
}

// Which numbers the rows' precision speaks of.
func TestPrecision(t *testing.T) {
	for name, tc := range map[string]struct{ more, csv, want string }{
		"as written":           {"", "v\n746.91\n1340\n", "v:0.01 v:1"},
		"value column":         {"", "value,growth,precision\n4780,28.2,10\n6150.5,28,\n", "value:10 growth:0.1 value:0.1 growth:1"},
		"only number column":   {"", "year,turnover,precision\n2022,4780,10\n", "year:1 turnover:10"},
		"declared values":      {`values = ["b"]`, "a,b,precision\n1,2,10\n", "a:1 b:10"},
		"declared none":        {`values = []`, "a,b,precision\n1,2,10\n", "a:1 b:1"},
		"of the column":        {"columns.a.precision = 10", "a,b\n1,2\n", "a:10 b:1"},
		"row before column":    {"columns.value.precision = 10", "value,precision\n1,100\n2,\n", "value:100 value:10"},
		"companion":            {"", "turnover,turnover_precision,growth\n4780,10,28.2\n", "turnover:10 growth:0.1"},
		"value is text":        {"", "value,growth,precision\nx,28.2,10\n", "value:0 growth:0.1"},
		"another precision":    {"columns.precision.type = \"text\"", "value,precision\n4780,low\n", "value:1"},
		"companion of nothing": {"", "a_precision,b\n0,2.5\n", "a_precision:1 b:0.1"},
	} {
		t.Run(name, func(t *testing.T) {
			table := mustLoad(t, tc.csv, tc.more)
			var got []string
			for _, r := range table.Rows {
				for i, c := range table.Columns {
					if c.Name == "precision" || c.Name == "turnover_precision" {
						continue
					}
					got = append(got, fmt.Sprintf("%s:%v", c.Name, r.Cells[i].Precision))
				}
			}
			if got := strings.Join(got, " "); got != tc.want {
				t.Errorf("got %s, want %s", got, tc.want)
			}
		})
	}
}

func TestUnits(t *testing.T) {
	table := mustLoad(t, "region,turnover,unit,note\na,1,bn yuan,x\nb,2,bn yuan,y\nc,,,z\n")
	if c := table.Columns[1]; c.Unit != "bn yuan" || !c.UnitByRow {
		t.Errorf("%+v", c)
	}
	if u := table.Units(1); !slices.Equal(u, []string{"bn yuan"}) {
		t.Errorf("units %q", u)
	}
	table = mustLoad(t, "region,turnover,unit\na,1,bn yuan\nb,2,\n")
	if u := table.Units(1); !slices.Equal(u, []string{"bn yuan", ""}) || table.Columns[1].Unit != "" {
		t.Errorf("units %q", u)
	}
	table = mustLoad(t, "region,turnover,unit\na,1,bn yuan\nb,2,\n", "columns.turnover.unit = \"mn yuan\"")
	if c := table.Columns[1]; c.Unit != "mn yuan" || c.UnitByRow {
		t.Errorf("what the config says does not go before: %+v", c)
	}
	if u := table.Units(0); u != nil {
		t.Errorf("units of text: %q", u)
	}
}

func TestRowSources(t *testing.T) {
	table := mustLoad(t, `value,source,source_title,url,as_of
1,,,,
2,Bureau of Statistics,,,
3,Bureau of Statistics,Communiqué,https://example.org/b,2024-03
4,,,https://example.org/d,2023
5,Bureau of Statistics,Communiqué,https://example.org/b,2024-03-05
`, `source = "Ministry"`, `title = "Yearbook"`, `url = "https://example.org/a"`, `as_of = 2024-03-01`)
	want := []Source{
		{"Ministry", "Yearbook", "https://example.org/a", "2024-03-01", ""},
		{"Bureau of Statistics", "", "", "2024-03-01", ""},
		{"Bureau of Statistics", "Communiqué", "https://example.org/b", "2024-03", ""},
		{"Ministry", "Yearbook", "https://example.org/d", "2023", ""},
		{"Bureau of Statistics", "Communiqué", "https://example.org/b", "2024-03-05", ""},
	}
	for i, r := range table.Rows {
		if r.Source != want[i] {
			t.Errorf("row %d: %+v, want %+v", i+1, r.Source, want[i])
		}
	}
	distinct := []Source{want[0], want[1], want[4], want[3]}
	if got := table.Sources(); !slices.Equal(got, distinct) {
		t.Errorf("sources %+v, want %+v", got, distinct)
	}
	dated := mustLoad(t, "v,as_of\n1,last week\n", "as_of = \"2024\"", "columns.as_of.type = \"text\"")
	if got := dated.Rows[0].Source.AsOf; got != "2024" {
		t.Errorf("as_of of a column that is said to be text: %q", got)
	}
	if got := mustLoad(t, "v\n1\n").Sources(); got != nil {
		t.Errorf("a table without sources has %+v", got)
	}
}

func TestNotNumber(t *testing.T) {
	table := mustLoad(t, "name,v,code\na,1,001\nb,2,002\nc,l3,003\nd,4,004\ne,5,x\n", `columns.v.type = "text"`)
	at, text, ok := table.NotNumber(1)
	if !ok || text != "l3" || at.String() != "t.csv:4:3" {
		t.Errorf("%s %q %v", at, text, ok)
	}
	for col, want := range map[int]string{0: "t.csv:2:1", 2: "t.csv:2:5"} {
		if at, _, ok := table.NotNumber(col); !ok || at.String() != want {
			t.Errorf("column %d is text because of %s, not %s", col, at, want)
		}
		if why := table.whyText(col); why != "" {
			t.Errorf("column %d is text through and through, and there is a hint: %s", col, why)
		}
	}
	filtered := mustApply(t, table, `filter = { name = ["c", "d", "e"] }`)
	if _, text, ok := filtered.NotNumber(1); !ok || text != "l3" {
		t.Errorf("after a query: %q %v", text, ok)
	}
}

func TestReading(t *testing.T) {
	table := mustLoad(t, "\ufeffname,note\r\n\r\n 天津 ,\"a \"\"b\"\",\r\nc\"\r\n,\r\nx,y")
	if got := table.Names(); !slices.Equal(got, []string{"name", "note"}) {
		t.Errorf("names %q", got)
	}
	if len(table.Rows) != 2 || table.Rows[0].Cells[0].Text != "天津" || table.Rows[0].Cells[1].Text != "a \"b\",\nc" {
		t.Errorf("rows %+v", table.Rows)
	}
	if at := table.Rows[1].At.String(); at != "t.csv:6" {
		t.Errorf("the last row is at %s", at)
	}
	if at := table.Rows[0].CellAt(1).String(); at != "t.csv:3:6" {
		t.Errorf("the note is at %s", at)
	}
	mac := mustLoad(t, "\"Turnover\r (bn yuan)\",年\r1,天津\r2,x\r")
	if mac.Columns[0].Name != "Turnover" || mac.Columns[0].Unit != "bn yuan" || len(mac.Rows) != 2 || mac.Rows[1].CellAt(1).String() != "t.csv:4:3" {
		t.Errorf("lines that end in CR: %+v", mac)
	}
	if got := mustLoad(t, "Re\u0301gion\nÎle-de-France\n").Columns[0].Name; got != "Région" {
		t.Errorf("combining accents: %q", got)
	}
	tsv, problems := load(t, "[data.t]\nfile = \"t.TSV\"\nsource = \"NBS\"", map[string]string{"t.TSV": "a\tb, c\n1\t2\n"})
	if problems != "" || len(tsv.Columns) != 2 || tsv.Rows[0].Source.Publisher != "NBS" {
		t.Errorf("tab-separated: %+v %s", tsv, problems)
	}
}

// What programs write where they have no number is no number here, and never becomes one that a chart
// could draw; the message says what to do.
func TestNoNumbers(t *testing.T) {
	missing := func(word string) string {
		return fmt.Sprintf("if it stands for no value, set missing = [%q] in [data.t]", word)
	}
	for cell, hint := range map[string]string{
		"NaN": missing("NaN"), "nan": missing("nan"), "inf": missing("inf"), "-Inf": missing("-Inf"), "\u2212Infinity": missing("\u2212Infinity"),
		"#DIV/0!": missing("#DIV/0!"), "#N/A": missing("#N/A"), "NULL": missing("NULL"),
		"1e999": "write the number out, without an exponent", "1.5E-07": "write the number out, without an exponent", "0x1p4": "",
		strings.Repeat("9", 400): "",
	} {
		csv := "v\n1\n2\n3\n" + cell + "\n"
		table, got := load(t, "[data.t]\nfile = \"t.csv\"", map[string]string{"t.csv": csv})
		head := fmt.Sprintf("t.csv:5:1: warning: column \"v\" is taken as text: %q is not a number; ", clip(cell))
		and := "write type = \"text\" in [data.t.columns.v]"
		want := head + and + ", or list it in missing"
		if hint != "" {
			want = head + hint + ", or " + and
		}
		if got != want {
			t.Errorf("%s: got\n%s\nwant\n%s", cell, got, want)
		}
		if table.Columns[0].Kind != Text {
			t.Errorf("%s makes a column of %s", cell, holds(table.Columns[0].Kind))
		}
		_, got = load(t, "[data.t]\nfile = \"t.csv\"\ncolumns.v.type = \"number\"", map[string]string{"t.csv": csv})
		want = fmt.Sprintf("t.csv:5:1: error: %q in column \"v\" is not a number", clip(cell))
		if hint != "" {
			want += "; " + hint
		}
		if got != want {
			t.Errorf("%s: got\n%s\nwant\n%s", cell, got, want)
		}
	}
}

// The sign behind all numbers of a column is its unit, and not of its cells.
func TestPercent(t *testing.T) {
	for sign, more := range map[string]string{"%": "", "‰": "", "% of GDP": `columns.v.unit = "% of GDP"`} {
		written := string([]rune(sign)[:1])
		table := mustLoad(t, "v,w\n28.6"+written+",1\n-3 "+written+",2\n", more)
		if c := table.Columns[0]; c.Unit != sign || c.Kind != Number {
			t.Errorf("%s: %+v", sign, c)
		}
		if got := texts(t, table, "v"); got != "28.6 -3" {
			t.Errorf("%s: texts %s", sign, got)
		}
		if c := table.Rows[1].Cells[0]; c.Number != -3 || c.Precision != 1 {
			t.Errorf("%s: %+v", sign, c)
		}
	}
}
