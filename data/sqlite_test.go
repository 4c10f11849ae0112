package data

import (
	"bytes"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"report/config"
)

// database makes one of SQLite and gives its bytes.
func database(t *testing.T, statements ...string) []byte {
	t.Helper()
	name := filepath.Join(t.TempDir(), "x.sqlite")
	db, err := sql.Open("sqlite", name)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range statements {
		if _, err := db.Exec(s); err != nil {
			t.Fatalf("%s: %v", s, err)
		}
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

func TestSQLite(t *testing.T) {
	for _, mode := range []string{"delete", "wal"} { // one that was closed has no log, and all is in the file
		raw := database(t, "PRAGMA journal_mode = "+mode,
			`CREATE TABLE t (year INTEGER, name TEXT, code TEXT, tonnes REAL, ripe BOOLEAN, picked DATE, month TEXT)`,
			`INSERT INTO t VALUES (2022, ' apples ', '007', 1340.5, 1, '2022-09-30', '2022-09'), (2023, NULL, '008', NULL, 0, NULL, '2023-10')`)
		table, problems := load(t, "[data.t]\nfile = \"t.db\"\nquery = \"SELECT *, 9007199254740993 AS big FROM t ORDER BY year\"", map[string]string{"t.db": string(raw)})
		if problems != "" {
			t.Fatal(problems)
		}
		var got strings.Builder
		for _, c := range table.Columns {
			fmt.Fprint(&got, c.Name, " ", c.Kind, "; ")
		}
		for _, r := range table.Rows {
			got.WriteString("\n")
			for _, c := range r.Cells {
				fmt.Fprintf(&got, "%s(%v)|", c.Text, c.Missing)
			}
		}
		want := `year number; name text; code text; tonnes number; ripe boolean; picked date; month date; big number; 
2022(false)|apples(false)|007(false)|1340.5(false)|true(false)|2022-09-30(false)|2022-09(false)|9007199254740993(false)|
2023(false)|(true)|008(false)|(true)|false(false)|(true)|2023-10(false)|9007199254740993(false)|`
		if got.String() != want {
			t.Errorf("%s: got\n%s\nwant\n%s", mode, got.String(), want)
		}
		if at := table.Rows[1].CellAt(3).String(); at != "t.db, row 2 of the query" {
			t.Error(at)
		}
		if len(table.Inputs) != 1 || table.Inputs[0].SHA256 != sumOf(raw) {
			t.Errorf("%+v", table.Inputs)
		}
	}
}

// A query without end stops at the limit of rows.
func TestSQLiteLimits(t *testing.T) {
	raw := database(t, "CREATE TABLE t (a)")
	text := "[data.t]\nfile = \"t.db\"\nquery = \"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n\""
	node := parseConfig(t, text).Tables("data")[0]
	var d config.Diagnostics
	l := loading{ctx: t.Context(), node: node, m: &mistakes{d: &d}}
	node.Decode(&l.spec, &d)
	in := l.input("t.db", raw)
	in.maxRows = 1000
	readSQLite(in, l.m)
	if got := d.Error(); got != "config.toml:3:10: error: the table is too large: the limit is 1000 rows and 5000000 cells; let the query sum up or filter, or end it with LIMIT" {
		t.Error(got)
	}
}

// A file that is damaged gives a table or a mistake, and nothing else.
func FuzzSQLite(f *testing.F) {
	raw, err := os.ReadFile("testdata/bad/sql/harvest.sqlite")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(uint16(20), byte(7), "SELECT * FROM harvest")
	f.Add(uint16(600), byte(255), "SELECT year AS y FROM harvest;")
	f.Fuzz(func(t *testing.T, at uint16, b byte, query string) {
		spoilt := bytes.Clone(raw)
		spoilt[int(at)%len(spoilt)] ^= b
		var d config.Diagnostics
		node := parseConfig(t, "[data.t]\nfile = \"t.db\"\ntimeout = \"1s\"\nquery = \"x\"").Tables("data")[0]
		l := loading{ctx: t.Context(), node: node, m: &mistakes{d: &d}}
		node.Decode(&l.spec, &d)
		l.spec.SQL = query
		if l.spec.statement(node).check(&d); d.Err() != nil {
			return
		}
		in := l.input("t.db", spoilt)
		in.maxRows = 100
		if header, rows := readSQLite(in, l.m); header == nil && d.Err() == nil || len(rows) > 100 {
			t.Errorf("neither a table nor a mistake of %q", query)
		}
	})
}
