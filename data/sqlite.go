package data

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"regexp"
	"strings"

	"modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"

	"report/config"
)

const (
	sqliteMagic     = "SQLite format 3\x00"
	sqliteHeap      = 1 << 30  // bytes that the library may take, the file's among them
	sqliteValue     = 16 << 20 // bytes of a value, at any stage of a query
	sqliteWriteMode = 18       // offset in the header: 2 for a write-ahead log, 1 for none; the next byte is for reading
)

// readSQLite asks a database of SQLite. It is opened in memory, from the bytes that were read and summed: nothing
// is written beside the file, and nothing that another program does meanwhile shows.
func readSQLite(in input, m *mistakes) ([]heading, []Row) {
	start := config.Pos{File: in.path}
	if !bytes.HasPrefix(in.raw, []byte(sqliteMagic)) || len(in.raw) < 100 {
		m.errorf(start, "", "the file is no database of SQLite")
		return nil, nil
	}
	for _, suffix := range []string{"-wal", "-journal"} {
		if in.beside != nil && in.beside(suffix) {
			m.errorf(start, "close the program that writes it, or copy it with sqlite3's .backup",
				"the database is being written: %s%s holds changes that are not in it yet", in.path, suffix)
			return nil, nil
		}
	}
	ctx, cancel := context.WithTimeout(in.ctx, in.spec.timeout())
	defer cancel()
	x := sqliteReader{result: result{input: in, m: m, query: in.spec.statement(in.node), kindOf: kindOfSQLite, toDay: "date(%s)"}}
	header, rows, err := x.run(ctx)
	if err != nil && in.ctx.Err() == nil {
		x.explain(ctx, err)
	}
	return header, rows
}

// kindOfSQLite looks at the cells: a type is hardly more than a wish in SQLite.
func kindOfSQLite(string) (kind Kind, known, ok bool) { return Text, false, true }

type sqliteReader struct {
	result
	conn *sql.Conn
	// names are those of tables and columns, for hints; they are asked for after a mistake.
	names []string
}

func (x *sqliteReader) run(ctx context.Context) ([]heading, []Row, error) {
	db, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		return nil, nil, err
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	if x.conn, err = db.Conn(ctx); err != nil {
		return nil, nil, err
	}
	defer x.conn.Close()
	if err := x.open(ctx); err != nil {
		return nil, nil, err
	}
	rows, err := x.conn.QueryContext(ctx, x.query.text)
	if err != nil {
		x.names = x.schema(ctx)
		return nil, nil, err
	}
	defer rows.Close()
	return x.read(rows)
}

// open takes the file's bytes, checks them, and then allows nothing but reading.
func (x *sqliteReader) open(ctx context.Context) error {
	raw := x.raw
	if raw[sqliteWriteMode] == 2 { // without a log beside it all is in the file, and memory knows no logs
		raw = bytes.Clone(raw)
		raw[sqliteWriteMode], raw[sqliteWriteMode+1] = 1, 1
	}
	for _, pragma := range []string{
		fmt.Sprintf("hard_heap_limit = %d", sqliteHeap), "temp_store = memory", "trusted_schema = off", "cell_size_check = on",
	} {
		if _, err := x.conn.ExecContext(ctx, "PRAGMA "+pragma); err != nil {
			return err
		}
	}
	err := x.conn.Raw(func(driver any) error {
		return driver.(interface{ Deserialize([]byte) error }).Deserialize(raw)
	})
	if err != nil {
		return err
	}
	var verdict string
	if err := x.conn.QueryRowContext(ctx, "PRAGMA quick_check(1)").Scan(&verdict); err != nil {
		return err
	}
	if verdict != "ok" {
		return damaged{verdict}
	}
	for limit, n := range map[int]int{lib.SQLITE_LIMIT_LENGTH: sqliteValue, lib.SQLITE_LIMIT_ATTACHED: 0} {
		if _, err := sqlite.Limit(x.conn, limit, n); err != nil {
			return err
		}
	}
	if _, err := x.conn.ExecContext(ctx, "PRAGMA query_only = on"); err != nil {
		return err
	}
	return x.conn.Raw(func(driver any) error {
		return driver.(sqlite.AuthorizerRegisterer).RegisterAuthorizer(allowReading)
	})
}

// damaged is what SQLite's own check says of a file.
type damaged struct{ verdict string }

func (e damaged) Error() string { return e.verdict }

// allowReading lets a statement read, and look up names; random numbers are none that a briefing can be built on
// twice.
func allowReading(action sqlite.AuthorizerActionCode, arg, function, _, _ string) sqlite.AuthorizerReturnCode {
	switch action {
	case sqlite.AuthSelect, sqlite.AuthRead, sqlite.AuthRecursive:
		return sqlite.AuthorizerOK
	case sqlite.AuthFunction:
		switch strings.ToLower(function) {
		case "load_extension", "random", "randomblob":
			return sqlite.AuthorizerDeny
		}
		return sqlite.AuthorizerOK
	case sqlite.AuthPragma:
		if arg == "table_info" || arg == "table_list" {
			return sqlite.AuthorizerOK
		}
	}
	return sqlite.AuthorizerDeny
}

// schema lists the names of tables and of their columns.
func (x *sqliteReader) schema(ctx context.Context) []string {
	rows, err := x.conn.QueryContext(ctx, `SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') UNION
		SELECT c.name FROM sqlite_schema s, pragma_table_info(s.name) c WHERE s.type IN ('table', 'view') ORDER BY 1`)
	if err != nil {
		return nil
	}
	defer rows.Close()
	var names []string
	for rows.Next() {
		var name string
		if rows.Scan(&name) == nil {
			names = append(names, name)
		}
	}
	return names
}

// sqliteSays are messages of SQLite's about a word of the query, and how we say them.
var sqliteSays = []struct {
	said    *regexp.Regexp
	message string
	named   bool // the word is a name, which may be misspelt
}{
	{regexp.MustCompile(`(?s)near "(.*)": syntax error`), "the query cannot be read from %q on", false},
	{regexp.MustCompile(`unrecognized token: "(.*)"`), "the query cannot be read from %q on", false},
	{regexp.MustCompile(`no such column: (?:.*\.)?(.+?)(?: - .*)? \(\d+\)`), "there is no column %q", true},
	{regexp.MustCompile(`no such table: (?:.*\.)?(.+) \(\d+\)`), "there is no table %q", true},
	{regexp.MustCompile(`no such function: (.+) \(\d+\)`), "there is no function %q", false},
	{regexp.MustCompile(`ambiguous column name: (.+) \(\d+\)`), "more than one table has a column %q", false},
	{regexp.MustCompile(`not authorized to use function: (.+) \(\d+\)`), "the function %s cannot be used: it gives another value each time, or runs other code", false},
}

// explain tells an error of SQLite's at its place.
func (x *sqliteReader) explain(ctx context.Context, err error) {
	said := err.Error()
	var failure *sqlite.Error
	code := 0
	if errors.As(err, &failure) {
		code = failure.Code() & 0xff
	}
	var broken damaged
	switch {
	case ctx.Err() != nil:
		x.m.errorf(x.query.whole, "see that it ends, or set a longer timeout", "the query did not end within %v", x.spec.timeout())
		return
	case errors.As(err, &broken), code == lib.SQLITE_CORRUPT, code == lib.SQLITE_NOTADB:
		x.m.errorf(config.Pos{File: x.path}, "", "the database is damaged: %s", strings.TrimSpace(strings.TrimLeft(said[max(0, strings.LastIndex(said, "***")):], "* ")))
		return
	case code == lib.SQLITE_NOMEM:
		x.m.errorf(x.query.whole, "let it sort and join less", "the query needs more than %d MB of memory", sqliteHeap>>20)
		return
	case code == lib.SQLITE_TOOBIG:
		x.m.errorf(x.query.whole, "", "the query makes a text of more than %d MB", sqliteValue>>20)
		return
	case code == lib.SQLITE_AUTH && !strings.Contains(said, "function"), code == lib.SQLITE_READONLY:
		x.m.errorf(x.query.whole, "", "a query may only read")
		return
	case strings.Contains(said, "missing argument"):
		x.m.errorf(x.query.find("?"), "write the value itself", "the query has a parameter, and nothing is put in its place")
		return
	case strings.Contains(said, "incomplete input"):
		x.m.errorf(x.query.at(len(strings.TrimRight(x.query.text, " \t\r\n"))), "", "the query ends too early")
		return
	}
	for _, s := range sqliteSays {
		found := s.said.FindStringSubmatch(said)
		if found == nil {
			continue
		}
		hint := ""
		if s.named {
			hint = config.Suggest(found[1], x.names)
		}
		x.m.errorf(x.query.find(found[1]), hint, s.message, clip(found[1]))
		return
	}
	x.m.errorf(x.query.whole, "", "SQLite cannot run the query: %s", oneLineOf(strings.TrimPrefix(said, "SQL logic error: ")))
}

func oneLineOf(s string) string { return strings.Join(strings.Fields(s), " ") }
