//go:build integration

package data

import (
	"context"
	"database/sql"
	"fmt"
	"net"
	"net/url"
	"os"
	"strings"
	"testing"
	"time"

	"report/config"
)

// server is a real PostgreSQL, as .ci/postgres starts one.
func server(t *testing.T) string {
	t.Helper()
	address := os.Getenv("REPORT_TEST_POSTGRES")
	if address == "" {
		t.Fatal("REPORT_TEST_POSTGRES does not say where a server is: run .ci/postgres go test -tags integration ./data")
	}
	return address
}

// prepare runs statements as the owner.
func prepare(t *testing.T, statements ...string) {
	t.Helper()
	db, err := sql.Open("pgx", server(t))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for _, s := range statements {
		if _, err := db.Exec(s); err != nil {
			t.Fatalf("%s: %v", s, err)
		}
	}
}

// as is the server's address for another user.
func as(t *testing.T, user, password string) string {
	u, err := url.Parse(server(t))
	if err != nil {
		t.Fatal(err)
	}
	u.User = url.UserPassword(user, password)
	return u.String()
}

var harvestTable = []string{
	`DROP SCHEMA public CASCADE`, `CREATE SCHEMA public`, `GRANT USAGE ON SCHEMA public TO public`,
	`CREATE TABLE harvest (year int, fruit text, code varchar(3), tonnes numeric(12,2), share float8, small float4,
		picked date, closed timestamp, ripe boolean, at timestamptz, span interval)`,
	`INSERT INTO harvest VALUES
		(2022, 'apples',  '007', 1340.50, 0.1, 0.1, '2022-09-30', '2022-12-31', true,  now(), '1 day'),
		(2023, ' pears ', '008', 1412.25, 2,   2.5, '2023-10-02', NULL,         false, now(), '1 day'),
		(2024, NULL,      '009', 1500.00, 1e20, 3,  NULL,         '2024-12-31', NULL,  now(), '1 day')`,
	`CREATE SEQUENCE counter`,
	`CREATE TABLE secret (x int)`, `REVOKE ALL ON secret FROM public`,
	`DROP ROLE IF EXISTS reader`, `CREATE ROLE reader LOGIN PASSWORD 'h:unt@er 2'`, `GRANT SELECT ON harvest TO reader`,
	`GRANT USAGE ON SEQUENCE counter TO reader`,
}

// ask loads a [data.t]; lines stand below database = "SALES_DB".
func ask(t *testing.T, address, lines string) (*Table, *config.Diagnostics) {
	t.Helper()
	var d config.Diagnostics
	in := Inputs{Getenv: func(name string) string {
		if name == "SALES_DB" {
			return address
		}
		return ""
	}}
	node := parseConfig(t, "[data.t]\ndatabase = \"SALES_DB\"\n"+lines).Tables("data")[0]
	return Load(t.Context(), in, node, &d), &d
}

func TestPostgres(t *testing.T) {
	prepare(t, harvestTable...)
	for _, address := range []string{server(t), as(t, "reader", "h:unt@er 2")} {
		table, d := ask(t, address, `query = """
SELECT year, fruit, code, tonnes, share, small, picked, closed, ripe FROM harvest
ORDER BY year"""`)
		if d.Err() != nil {
			t.Fatal(d)
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
		want := `year number; fruit text; code text; tonnes number; share number; small number; picked date; closed date; ripe boolean; 
2022(false)|apples(false)|007(false)|1340.50(false)|0.1(false)|0.1(false)|2022-09-30(false)|2022-12-31(false)|true(false)|
2023(false)|pears(false)|008(false)|1412.25(false)|2(false)|2.5(false)|2023-10-02(false)|(true)|false(false)|
2024(false)|(true)|009(false)|1500.00(false)|100000000000000000000(false)|3(false)|(true)|2024-12-31(false)|(true)|`
		if got.String() != want {
			t.Errorf("got\n%s\nwant\n%s", got.String(), want)
		}
		if p := table.Rows[0].Cells[3].Precision; p != 0.01 {
			t.Errorf("the precision of 1340.50 is %v", p)
		}
		if at := table.Rows[1].CellAt(3).String(); at != "$SALES_DB, row 2 of the query" {
			t.Error(at)
		}
		if in := table.Inputs; len(in) != 1 || in[0].Name != "SALES_DB" || len(in[0].SHA256) != 64 {
			t.Errorf("%+v", in)
		}
	}
}

// Whatever is asked, the database is as it was, and the message stands at its place.
func TestPostgresRefuses(t *testing.T) {
	prepare(t, harvestTable...)
	reader := as(t, "reader", "h:unt@er 2")
	written := t.TempDir() + "/written"
	for name, tc := range map[string]struct{ lines, want string }{
		"insert":              {`query = "INSERT INTO harvest(year) VALUES (1)"`, `config.toml:3:10: error: a query may only read: it begins with SELECT, WITH or VALUES, not INSERT`},
		"delete in a with":    {"query = \"\"\"\nWITH gone AS (\n  DELETE FROM harvest RETURNING year)\nSELECT * FROM gone\"\"\"", `config.toml:4:1: error: a query may only read: cannot execute SELECT in a read-only transaction`},
		"select into":         {`query = "SELECT year INTO copy FROM harvest"`, `config.toml:3:10: error: a query may only read: cannot execute SELECT INTO in a read-only transaction`},
		"sequence":            {`query = "SELECT nextval('counter') AS n"`, `config.toml:3:10: error: a query may only read: cannot execute nextval() in a read-only transaction`},
		"for update":          {`query = "SELECT year FROM harvest ORDER BY year FOR UPDATE"`, `config.toml:3:10: error: a query may only read: cannot execute SELECT FOR UPDATE in a read-only transaction`},
		"read-write":          {`query = "SELECT set_config('transaction_read_only', 'off', true) AS x"`, `config.toml:3:10: error: PostgreSQL refuses the query: cannot set transaction read-write mode inside a read-only transaction`},
		"copy to a program":   {`query = "COPY harvest TO PROGRAM 'cat'"`, `config.toml:3:10: error: a query may only read: it begins with SELECT, WITH or VALUES, not COPY`},
		"two statements":      {"query = \"\"\"\nSELECT 1 AS x;\n  COMMIT; DROP TABLE harvest\"\"\"", `config.toml:5:3: error: a query is one statement, and a second one begins here; make a [data.NAME] of each`},
		"a nested comment":    {`query = "SELECT /* /* */ 1; -- */\n 2 AS x"`, `config.toml:4:2: error: a query is one statement, and a second one begins here; make a [data.NAME] of each`},
		"syntax":              {"query = \"\"\"\nSELECT year\nFROM harvest\n  WHERE AND year > 2022\"\"\"", `config.toml:6:9: error: PostgreSQL refuses the query: syntax error at or near "AND"`},
		"column":              {"query = \"\"\"\nSELECT 'ü' AS x,\n  tonnse FROM harvest ORDER BY year\"\"\"", `config.toml:5:3: error: PostgreSQL refuses the query: column "tonnse" does not exist; Perhaps you meant to reference the column "harvest.tonnes"`},
		"table":               {`query = "SELECT year FROM harvests"`, `config.toml:3:27: error: PostgreSQL refuses the query: relation "harvests" does not exist`},
		"a table of others":   {`query = "SELECT x FROM secret"`, `config.toml:3:10: error: the database does not allow it: permission denied for table secret`},
		"division":            {`query = "SELECT 1 / 0 AS x"`, `config.toml:3:10: error: PostgreSQL refuses the query: division by zero`},
		"parameter":           {`query = "SELECT $1::int AS x"`, `config.toml:3:17: error: the query has a parameter, and nothing is put in its place; write the value itself`},
		"interval":            {`query = "SELECT span FROM harvest ORDER BY year"`, `config.toml:3:10: error: column "span" is of the type interval, which is neither number, text, date nor boolean; cast it in the query: CAST(span AS text)`},
		"time with a zone":    {`query = "SELECT at FROM harvest ORDER BY year"`, `config.toml:3:10: error: column "at" is of the type timestamptz, which is neither number, text, date nor boolean; say where its day is: CAST(at AT TIME ZONE 'UTC' AS date)`},
		"time of day":         {`query = "SELECT timestamp '2024-03-05 10:30' AS at"`, `$SALES_DB, row 1 of the query: error: column "at" holds the time 2024-03-05 10:30:00, and a table holds days; write CAST(at AS date) in the query`},
		"infinity":            {`query = "SELECT date 'infinity' AS at"`, `$SALES_DB, row 1 of the query: error: "infinity" in column "at" is not a date such as 2024-03-05, 2024-03, 2024-Q1 or 2024`},
		"no name":             {`query = "SELECT 1"`, `config.toml:3:10: error: column 1 of the query has no name; give it one with AS`},
		"numeric NaN":         {`query = "SELECT 'NaN'::numeric AS x"`, `$SALES_DB, row 1 of the query: error: "NaN" in column "x" is not a number; if it stands for no value, set missing = ["NaN"] in [data.t]`},
		"float NaN":           {`query = "SELECT 'NaN'::float8 AS x"`, `$SALES_DB, row 1 of the query: error: column "x" holds nan, which is no number; filter the row out, or give NULL for it`},
		"sleep":               {"timeout = \"200ms\"\nquery = \"SELECT pg_sleep(60)::text AS x\"", `config.toml:4:9: error: the query did not end within 200ms; see that it ends, or set a longer timeout`},
		"sleep without limit": {"timeout = \"300ms\"\nquery = \"SELECT set_config('statement_timeout', '0', true) AS x, pg_sleep(60)::text AS y\"", `config.toml:4:9: error: the query did not end within 300ms; see that it ends, or set a longer timeout`},
		"endless":             {"timeout = \"300ms\"\nquery = \"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i FROM n) SELECT sum(i) AS x FROM n\"", `config.toml:4:9: error: the query did not end within 300ms; see that it ends, or set a longer timeout`},
		"no rows":             {`query = "SELECT year FROM harvest WHERE false"`, `config.toml:3:10: error: the query gives no rows`},
		"order":               {`query = "SELECT year FROM harvest"`, `config.toml:3:10: warning: the query does not say in which order its rows are, and they may come in another next time; end it with ORDER BY`},
		"owner writes a file": {`query = "SELECT lo_export(lo_from_bytea(0, 'x'), '` + written + `') AS x"`, `config.toml:3:10: error: the database does not allow it: permission denied for function lo_export`},
		"owner reads a file":  {`query = "SELECT pg_read_file('/etc/passwd') AS x"`, `config.toml:3:10: error: the database does not allow it: permission denied for function pg_read_file`},
		"owner exports":       {`query = "SELECT lo_export(1, '` + written + `') AS x"`, `config.toml:3:10: error: the database does not allow it: permission denied for function lo_export`},
	} {
		t.Run(name, func(t *testing.T) {
			address := reader
			if strings.HasPrefix(name, "owner") {
				address = server(t)
			}
			start := time.Now()
			_, d := ask(t, address, tc.lines)
			if got := d.Error(); got != tc.want {
				t.Errorf("got\n%s\nwant\n%s", got, tc.want)
			}
			if took := time.Since(start); took > 10*time.Second {
				t.Errorf("it took %v", took)
			}
			if world := strings.Contains(tc.want, "did not end within"); len(d.List) > 0 && d.List[0].World != world {
				t.Errorf("a failure of the world: %v", d.List[0].World)
			}
		})
	}
	if _, err := os.Stat(written); err == nil {
		t.Error("a query wrote a file")
	}
	table, d := ask(t, reader, `query = "SELECT count(*) AS n FROM harvest"`)
	if d.Err() != nil || table.Rows[0].Cells[0].Text != "3" {
		t.Error("the table has changed", d)
	}
}

// The address, and the password in it, reach no message.
func TestPostgresKeepsSecrets(t *testing.T) {
	silent, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer silent.Close()
	closed, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	closed.Close()
	other, err := url.Parse(server(t))
	if err != nil {
		t.Fatal(err)
	}
	other.Path = "/elsewhere"
	const cannot = "config.toml:2:12: error: the database that SALES_DB names cannot be reached: "
	for name, tc := range map[string]struct{ address, want string }{
		"password":   {as(t, "owner", "hunter2"), cannot + "the server does not take the user or the password"},
		"database":   {other.String(), cannot + "the server has no database of that name"},
		"refused":    {"postgres://owner:hunter2@" + closed.Addr().String() + "/x?sslmode=disable", cannot + "connection refused"},
		"silent":     {"postgres://owner:hunter2@" + silent.Addr().String() + "/x?sslmode=disable", cannot + "it did not answer within 500ms"},
		"host":       {"postgres://owner:hunter2@nowhere.invalid/x", cannot + "its host is not known"},
		"encrypted":  {server(t)[:strings.Index(server(t), "sslmode")] + "sslmode=require", cannot + "no connection that is encrypted could be made"},
		"no address": {"hunter2", "config.toml:2:12: error: what the environment variable SALES_DB holds is no address of a database, such as postgres://reader:password@db.example.org/sales"},
		"broken":     {"postgres://owner:hunter2@host:port/x", "config.toml:2:12: error: what the environment variable SALES_DB holds is no address of a database, such as postgres://reader:password@db.example.org/sales"},
		"nothing":    {"", "config.toml:2:12: error: the environment has no variable SALES_DB; export SALES_DB=postgres://..."},
	} {
		t.Run(name, func(t *testing.T) {
			_, d := ask(t, tc.address, "timeout = \"500ms\"\nquery = \"SELECT 1 AS x\"")
			if got := d.Error(); got != tc.want {
				t.Errorf("got\n%s\nwant\n%s", got, tc.want)
			}
			if strings.Contains(d.Error(), "hunter2") {
				t.Error("the password is told")
			}
			if world := strings.HasPrefix(tc.want, cannot); d.List[0].World != world {
				t.Errorf("a failure of the world: %v", d.List[0].World)
			}
		})
	}
	address := secretOf("postgres://owner:hun%74er2@host/x?password=other")
	for _, printed := range []string{fmt.Sprint(address), fmt.Sprintf("%q %#v %x %+v", address, address, address, struct{ a secret }{address})} {
		if strings.Contains(printed, "hun") || strings.Contains(printed, "68756e") {
			t.Errorf("the address is printed: %s", printed)
		}
	}
	if got := address.scrub("password hunter2 or other of " + address.reveal() + " is wrong"); got != "password *** or *** of *** is wrong" {
		t.Error(got)
	}
}

// A build that is stopped does not wait for its query.
func TestPostgresStops(t *testing.T) {
	ctx, cancel := context.WithTimeout(t.Context(), 200*time.Millisecond)
	defer cancel()
	var d config.Diagnostics
	node := parseConfig(t, "[data.t]\ndatabase = \"SALES_DB\"\nquery = \"SELECT pg_sleep(60)::text AS x\"").Tables("data")[0]
	start := time.Now()
	Load(ctx, Inputs{Getenv: func(string) string { return server(t) }}, node, &d)
	if took := time.Since(start); took > 5*time.Second {
		t.Errorf("it took %v", took)
	}
}

// The tables of one database show the same moment of it, whatever is written meanwhile; and one that has a mistake
// does not take the others with it.
func TestPostgresOneMoment(t *testing.T) {
	prepare(t, harvestTable...)
	var d config.Diagnostics
	asked := 0
	in := Inputs{Getenv: func(string) string {
		if asked++; asked > 1 {
			prepare(t, `INSERT INTO harvest (year) VALUES (2025)`)
		}
		return server(t)
	}}
	const count = "database = \"SALES_DB\"\nquery = \"SELECT count(*) AS n FROM harvest\"\n"
	nodes := parseConfig(t, "[data.a]\n"+count+"[data.b]\ndatabase = \"SALES_DB\"\nquery = \"SELECT x FROM nowhere\"\n[data.c]\n"+count).Tables("data")
	tables := LoadAll(t.Context(), in, nodes, &d)
	if got := d.Error(); got != `config.toml:6:24: error: PostgreSQL refuses the query: relation "nowhere" does not exist` {
		t.Error(got)
	}
	if a, c := tables["a"].Rows[0].Cells[0].Text, tables["c"].Rows[0].Cells[0].Text; a != "3" || c != "3" {
		t.Errorf("the tables count %s and %s rows", a, c)
	}
}
