package data

import (
	"fmt"
	"math"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding/unicode"

	"report/config"
)

// mustLoadFile loads a file of the given name; more are further lines of its [data.t].
func mustLoadFile(t *testing.T, name, content string, more ...string) *Table {
	t.Helper()
	table, problems := load(t, "[data.t]\nfile = \""+name+"\"\n"+strings.Join(more, "\n"), map[string]string{name: content})
	if problems != "" {
		t.Fatal(problems)
	}
	return table
}

// cellsOf writes a table out: its columns with their kinds, then each cell with its precision and place.
func cellsOf(t *Table) string {
	var b strings.Builder
	for _, c := range t.Columns {
		fmt.Fprintf(&b, "%s:%s ", c.Name, c.Kind)
	}
	for i, r := range t.Rows {
		b.WriteString("\n")
		for j, c := range r.Cells {
			at := t.Rows[i].CellAt(j)
			switch {
			case c.Missing:
				fmt.Fprintf(&b, "-@%d:%d ", at.Line, at.Col)
			case c.Kind == Number:
				fmt.Fprintf(&b, "%v±%v@%d:%d ", c.Number, c.Precision, at.Line, at.Col)
			default:
				fmt.Fprintf(&b, "%s@%d:%d ", c.Text, at.Line, at.Col)
			}
		}
	}
	return b.String()
}

func TestJSON(t *testing.T) {
	for name, tc := range map[string]struct{ file, more, content, want string }{
		"kinds": {"t.json", "", `[{"year": 2022, "v": 1.50, "ok": true, "天津": "x \"y\"", "day": "2024-03-05"},
 {"year": 2023, "v": -2e3, "ok": false, "天津": "", "day": null}]`,
			"year:number v:number ok:boolean 天津:text day:date \n" +
				"2022±1@1:11 1.5±0.01@1:22 true@1:34 x \"y\"@1:46 2024-03-05@1:64 \n" +
				"2023±1@2:11 -2000±1000@2:22 false@2:34 -@2:47 -@2:58 "},
		"nested, absent and null": {"t.json", "", `[{"id": null, "price": null, "n": 1},
 {"price": {"amount": 5, "in": {"unit": "yuan"}}},
 {"n": 2, "late": 3}]`,
			"id:text n:number price.amount:number price.in.unit:text late:number \n" +
				"-@1:9 1±1@1:35 -@1:2 -@1:2 -@1:2 \n" +
				"-@2:2 -@2:2 5±1@2:23 yuan@2:41 -@2:2 \n" +
				"-@3:2 2±1@3:8 -@3:2 -@3:2 3±1@3:19 "},
		"exponents": {"t.json", "", `[{"v": 1.5E-7}, {"v": 12.50e+1}, {"v": 6e0}, {"v": 0.1}]`,
			"v:number \n1.5e-07±1e-08@1:8 \n125±0.1@1:23 \n6±1@1:40 \n0.1±0.1@1:52 "},
		"path":            {"t.json", `path = "data.items"`, `{"data": {"total": [9], "items": [{"v": 1}]}, "x": }`, "v:number \n1±1@1:41 "},
		"place in a list": {"t.json", `path = "1.rows"`, `[{"page": 1}, {"rows": [{"v": 1}]}]`, "v:number \n1±1@1:31 "},
		"years in quotes": {"t.json", `columns.date.type = "date"`, `[{"date": "2022", "code": "1011"}, {"date": "2023", "code": "A12"}]`,
			"date:date code:text \n2022@1:11 1011@1:27 \n2023@1:45 A12@1:61 "},
		"numbers in quotes": {"t.json", `columns.v.type = "number"`, `[{"v": "1.5"}]`, "v:number \n1.5±0.1@1:8 "},
		"codes in quotes":   {"t.json", ``, `[{"v": "01"}, {"v": "12"}]`, "v:text \n01@1:8 \n12@1:21 "},
		"numbers as text":   {"t.json", `columns.v.type = "text"`, `[{"v": 101}]`, "v:text \n101@1:8 "},
		"missing words":     {"t.json", `missing = ["n/a"]`, `[{"v": "n/a", "w": "x"}]`, "v:text w:text \n-@1:8 x@1:20 "},
		"byte order mark":   {"t.json", "", "\ufeff[{\"v\": 1}]", "v:number \n1±1@1:8 "},
		"accents":           {"t.json", "", "[{\"Re\u0301gion\": \"E\u0301\"}]", "Région:text \nÉ@1:14 "},
		"lines":             {"t.jsonl", "", "\n{\"天\": 1, \"b\": 2}\r\n\r\n {\"b\": 3}", "天:number b:number \n1±1@2:7 2±1@2:15 \n-@4:2 3±1@4:8 "},
		"lines, UTF-16":     {"t.ndjson", "", utf16(t, "{\"v\": 1}\r\n{\"v\": 2}\r\n", unicode.BigEndian), "v:number \n1±1@1:7 \n2±1@2:7 "},
	} {
		t.Run(name, func(t *testing.T) {
			if got := cellsOf(mustLoadFile(t, tc.file, tc.content, tc.more)); got != tc.want {
				t.Errorf("got\n%s\nwant\n%s", got, tc.want)
			}
		})
	}
}

func TestJSONLimits(t *testing.T) {
	var keys strings.Builder
	for i := range maxColumns + 1 {
		fmt.Fprintf(&keys, `,"c%d":1`, i)
	}
	for name, tc := range map[string]struct{ file, content, want string }{
		"columns":      {"t.json", "[{" + keys.String()[1:] + "}]", "t.json:1:8893: error: the objects have more than 1000 different keys, which is the limit"},
		"cell":         {"t.json", `[{"a":"` + strings.Repeat("x", maxCellBytes+1) + `"}]`, "t.json:1:7: error: the cell is larger than 1 MB"},
		"rows":         {"t.json", `[{"a":1},{"a":2},{"a":3},{"a":4}]`, "t.json:1:26: error: the table is too large: the limit is 3 rows and 8 cells; save the table as CSV, in UTF-8, and write group and aggregate in [data.t]: the rows are summed up as they are read then, and never held"},
		"rows, lines":  {"t.jsonl", strings.Repeat("{\"a\":1}\n", 9), "t.jsonl:4:1: error: the table is too large: the limit is 3 rows and 8 cells; save the table as CSV, in UTF-8, and write group and aggregate in [data.t]: the rows are summed up as they are read then, and never held"},
		"cells":        {"t.json", `[{"a":1,"b":1,"c":1},{"a":2},{"a":3}]`, "t.json:1:30: error: the table is too large: the limit is 3 rows and 8 cells; save the table as CSV, in UTF-8, and write group and aggregate in [data.t]: the rows are summed up as they are read then, and never held"},
		"late columns": {"t.json", `[{"a":1},{"a":2},{"a":3,"b":1,"c":2}]`, "t.json: error: the table is too large: the limit is 3 rows and 8 cells; save the table as CSV, in UTF-8, and write group and aggregate in [data.t]: the rows are summed up as they are read then, and never held"},
		"depth":        {"t.json", `[{"a":` + strings.Repeat("[", 2_000_000), `t.json:1:7: error: "a" holds a list, and a cell holds one value` + "\n" + `t.json:1:2000006: error: the list that begins here is never closed`},
	} {
		t.Run(name, func(t *testing.T) {
			var d config.Diagnostics
			in := input{path: tc.file, raw: []byte(tc.content), table: "t", node: new(config.Table), maxRows: 3, maxCells: 8}
			if name == "columns" {
				in.maxCells = maxCells
			}
			ending := tc.file[strings.Index(tc.file, "."):]
			readers[ending](in, &mistakes{d: &d})
			if got := d.Error(); got != tc.want {
				t.Errorf("got %s, want %s", got, tc.want)
			}
		})
	}
}

func FuzzJSON(f *testing.F) {
	for _, s := range []string{`[{"a":1,"b":{"c":"x"}},{"a":null}]`, `{"d":[{"天":1e5}]}`, `[{"a":[1,{}]}]`, "[{\"a\":\"\\ud800\"}\n,{'a'}]", "[{\"a\":1,}]", "\xff\xfe[\x00]\x00", `[{"a":1},{"a":{"b":2}}]`, `[1,[2]]`} {
		f.Add([]byte(s), "")
		f.Add([]byte(s), "d")
	}
	f.Fuzz(func(t *testing.T, raw []byte, path string) {
		checkReading(t, ".json", raw, Spec{Path: path, Decimal: "."})
	})
}

func FuzzJSONLines(f *testing.F) {
	for _, s := range []string{"{\"a\":1}\n{\"a\":null,\"b\":{\"c\":true}}\n", "{\"a\":1\n}", "[1]\n", "{\"a\":1} {\"a\":2}\n\n{\"a\":\"\"}", "\xfe\xff\x00{\x00}", "\r{\"a\":1e-400}\r"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, raw []byte) { checkReading(t, ".jsonl", raw, Spec{Decimal: "."}) })
}

// checkReading holds the reading of any bytes to what it promises: it ends, with messages at places in the file or
// with rows as wide as the header whose cells are at places in the file, and within the limits.
func checkReading(t *testing.T, ending string, raw []byte, spec Spec) {
	var d config.Diagnostics
	m := &mistakes{d: &d}
	in := input{path: "t" + ending, raw: raw, spec: spec, delimiter: spec.delimiter(), table: "t", maxRows: 1000, maxCells: 10000}
	in.node = config.ParseTable("config.toml", []byte("[data.t]"), &d).Tables("data")[0]
	l := loading{spec: spec, node: in.node, m: m}
	table := l.table(func(*loading) ([]heading, []Row) { return readers[ending](in, m) })
	lines := max(strings.Count(string(raw), "\n"), strings.Count(string(raw), "\r")) + 1
	for _, x := range d.List {
		if x.Pos.Line > lines || x.Pos.Col > len(raw)+1 {
			t.Fatalf("%s in a file of %d lines", x, lines)
		}
	}
	if m.count > 0 {
		if len(d.List) == 0 {
			t.Fatal("mistakes that nobody is told of")
		}
		return
	}
	if len(table.Rows) > in.maxRows || len(table.Rows)*len(table.Columns) > in.maxCells {
		t.Fatalf("%d rows of %d columns", len(table.Rows), len(table.Columns))
	}
	for _, r := range table.Rows {
		if len(r.Cells) != len(table.Columns) {
			t.Fatalf("row with %d cells below a header with %d", len(r.Cells), len(table.Columns))
		}
		for i, c := range r.Cells {
			if at := r.CellAt(i); at.Line < 1 || at.Line > lines || at.Col < 1 {
				t.Fatalf("cell at %s in a file of %d lines", at, lines)
			}
			if !utf8.ValidString(c.Text) || math.IsNaN(c.Number) || math.IsInf(c.Number, 0) {
				t.Fatalf("cell %+v", c)
			}
		}
	}
}
