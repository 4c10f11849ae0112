package data

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"report/config"
)

// postgresKinds are the types of PostgreSQL that a table can hold, and what they hold there. A time with a zone is
// not among them: on which day it is depends on where one is.
var postgresKinds = map[string]Kind{
	"INT2": Number, "INT4": Number, "INT8": Number, "NUMERIC": Number, "FLOAT4": Number, "FLOAT8": Number,
	"TEXT": Text, "VARCHAR": Text, "BPCHAR": Text, "NAME": Text, "BOOL": Bool, "DATE": Date, "TIMESTAMP": Date,
}

// lockTimeout is how long a query waits for somebody who changes the table's form.
const lockTimeout = 5 * time.Second

// variableName is what a name of an environment variable looks like, and an address does not.
var variableName = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_]*$`)

// checkDatabase refuses what is no name of a variable. What stands there may be a secret, and is not repeated; nor
// is the setting of a command line.
func (s Spec) checkDatabase(node *config.Table, d *config.Diagnostics) {
	at := node.At("database")
	at.File, _, _ = strings.Cut(at.File, "=")
	switch {
	case !node.Has("database") || d.HasErrorAt(node.At("database")):
	case strings.TrimSpace(s.Database) == "":
		d.Errorf(at, `write the name of the environment variable that holds the address, such as "SALES_DB"`, "database is empty")
	case !variableName.MatchString(s.Database):
		d.Errorf(at, `put the address into the environment, as in export SALES_DB=postgres://..., and write "SALES_DB" here`,
			"database must be the name of an environment variable, with letters, digits and _; an address never stands in a file")
	}
}

// database asks a PostgreSQL database.
func (l *loading) database() ([]heading, []Row) {
	name := l.spec.Database
	address := secretOf(l.Getenv(name))
	at := l.node.At("database")
	if address.reveal() == "" {
		l.m.errorf(at, fmt.Sprintf("export %s=postgres://...", name), "the environment has no variable %s", name)
		return nil, nil
	}
	settings, ok := address.settings()
	if !ok {
		l.m.errorf(at, "", "what the environment variable %s holds is no address of a database, such as postgres://reader:password@db.example.org/sales", name)
		return nil, nil
	}
	ctx, cancel := context.WithTimeout(l.ctx, l.spec.timeout())
	defer cancel()
	x := postgresReader{
		result: result{
			input: l.input("$"+name, nil), m: l.m, query: l.spec.statement(l.node),
			kindOf: kindOfPostgres, toDay: "CAST(%s AS date)",
		},
		at: at, address: address,
	}
	header, rows, err := x.run(ctx, l.sessions, settings)
	if err != nil && l.ctx.Err() == nil {
		x.explain(ctx, err)
	}
	if x.sum != nil {
		l.inputs = append(l.inputs, Input{Name: name, SHA256: x.sha256()})
	}
	return header, rows
}

func kindOfPostgres(databaseType string) (kind Kind, known, ok bool) {
	kind, ok = postgresKinds[databaseType]
	return kind, ok, ok
}

// settings reads the address, and adds how we connect.
func (s secret) settings() (*pgx.ConnConfig, bool) {
	address := s.reveal()
	if !strings.HasPrefix(address, "postgres://") && !strings.HasPrefix(address, "postgresql://") {
		return nil, false
	}
	c, err := pgx.ParseConfig(address)
	if err != nil {
		return nil, false
	}
	c.RuntimeParams["application_name"] = "report"
	c.DefaultQueryExecMode = pgx.QueryExecModeDescribeExec // leaves no prepared statement in a pool of connections
	return c, true
}

type postgresReader struct {
	result
	at      config.Pos // of the database's name
	address secret
	reached bool // the connection was made
}

// run asks in the database's transaction. The server holds to its limits; the context ends what the server does
// not. A query that fails leaves the transaction as it was for those that follow.
func (x *postgresReader) run(ctx context.Context, open *sessions, settings *pgx.ConnConfig) ([]heading, []Row, error) {
	conn, err := open.conn(ctx, x.spec.Database, settings)
	if err != nil {
		return nil, nil, err
	}
	x.reached = true
	header, rows, err := x.ask(ctx, conn)
	if _, undo := conn.ExecContext(ctx, "ROLLBACK TO SAVEPOINT query"); undo != nil {
		open.forget(x.spec.Database)
	}
	return header, rows, err
}

func (x *postgresReader) ask(ctx context.Context, conn *sql.Conn) ([]heading, []Row, error) {
	if _, err := conn.ExecContext(ctx, "SAVEPOINT query"); err != nil {
		return nil, nil, err
	}
	if err := x.restrain(ctx, conn); err != nil {
		return nil, nil, err
	}
	rows, err := conn.QueryContext(ctx, x.query.text)
	if err != nil {
		return nil, nil, err
	}
	defer rows.Close()
	header, list, err := x.read(rows)
	if err == nil && len(list) > 1 && !x.query.ordered() {
		x.m.d.Warnf(x.query.start(), "end it with ORDER BY", "the query does not say in which order its rows are, and they may come in another next time")
	}
	return header, list, err
}

// restrain sets limits for the transaction alone, which pools of connections allow. Whoever may do everything
// on the server may also write its files, and that is no change of the database's that a transaction could
// refuse: such a user reads as one who may read all tables and nothing else.
func (x *postgresReader) restrain(ctx context.Context, conn *sql.Conn) error {
	set := func(name, value string) error {
		_, err := conn.ExecContext(ctx, "SELECT set_config($1, $2, true)", name, value)
		return err
	}
	limit := x.spec.timeout()
	for _, s := range [][2]string{
		{"statement_timeout", milliseconds(limit)}, {"lock_timeout", milliseconds(min(limit, lockTimeout))},
		{"DateStyle", "ISO, YMD"}, {"extra_float_digits", "1"}, {"TimeZone", "UTC"},
	} {
		if err := set(s[0], s[1]); err != nil {
			return err
		}
	}
	var all string
	if err := conn.QueryRowContext(ctx, "SELECT current_setting('is_superuser')").Scan(&all); err != nil || all != "on" {
		return err
	}
	// What a row's policy hides from the lesser user is an error then, and not a row that is missing.
	if err := set("row_security", "off"); err != nil {
		return err
	}
	return set("role", "pg_read_all_data")
}

func milliseconds(d time.Duration) string { return fmt.Sprint(d.Milliseconds()) }

// Codes of PostgreSQL's errors.
const (
	pgReadOnly  = "25006"
	pgCanceled  = "57014"
	pgLocked    = "55P03"
	pgForbidden = "42501"
)

// explain tells an error of PostgreSQL's at its place, without the address.
func (x *postgresReader) explain(ctx context.Context, err error) {
	var failure *pgconn.PgError
	switch {
	case !x.reached:
		x.unreached(ctx, err)
		return
	case errors.As(err, &failure):
	case ctx.Err() != nil:
		x.tooLong()
		return
	case strings.HasPrefix(err.Error(), "expected ") && strings.Contains(err.Error(), " arguments"):
		x.m.errorf(x.query.find("$"), "write the value itself", "the query has a parameter, and nothing is put in its place")
		return
	default:
		x.m.worldf(x.at, "", "the connection to the database that %s names broke off", x.spec.Database)
		return
	}
	at := x.query.start()
	if failure.Position > 0 {
		at = x.query.at(byteOf(x.query.text, int(failure.Position)-1))
	}
	message, hint := x.address.scrub(oneLineOf(failure.Message)), x.address.scrub(oneLineOf(failure.Hint))
	switch code := failure.Code; {
	case code == pgCanceled:
		x.tooLong()
	case code == pgReadOnly:
		x.m.errorf(at, "", "a query may only read: %s", message)
	case code == pgForbidden:
		x.m.errorf(at, "", "the database does not allow it: %s", message)
	case code == pgLocked:
		x.m.worldf(at, "", "somebody is changing a table of the query's, and did not end within %v", lockTimeout)
	case slices.Contains([]string{"08", "53", "57", "58", "XX"}, code[:min(2, len(code))]): // connections, resources, operators, the system
		x.m.worldf(at, hint, "the database cannot answer: %s", message)
	default:
		x.m.errorf(at, strings.TrimSuffix(hint, "."), "PostgreSQL refuses the query: %s", message)
	}
}

func (x *postgresReader) tooLong() {
	x.m.worldf(x.query.whole, "see that it ends, or set a longer timeout", "the query did not end within %v", x.spec.timeout())
}

// byteOf is where a character begins.
func byteOf(s string, characters int) int {
	for i := range s {
		if characters == 0 {
			return i
		}
		characters--
	}
	return len(s)
}

// unreached tells that there is no connection, in words of our own: those of the library name user and host.
func (x *postgresReader) unreached(ctx context.Context, err error) {
	var why string
	var failure *pgconn.PgError
	var unknown *net.DNSError
	var broken *net.OpError
	switch {
	case errors.As(err, &failure) && (failure.Code == "28P01" || failure.Code == "28000"):
		why = "the server does not take the user or the password"
	case errors.As(err, &failure) && failure.Code == "3D000":
		why = "the server has no database of that name"
	case errors.As(err, &failure):
		why = x.address.scrub(failure.Message)
	case errors.As(err, &unknown):
		why = "its host is not known"
	case ctx.Err() != nil || pgconn.Timeout(err):
		why = fmt.Sprintf("it did not answer within %v", x.spec.timeout())
	case errors.As(err, &broken):
		why = fmt.Sprint(broken.Err)
		if inner := new(net.OpError); errors.As(broken.Err, &inner) {
			why = fmt.Sprint(inner.Err)
		}
		why = why[strings.LastIndex(why, ": ")+1:]
	default:
		why = "the connection failed"
		if strings.Contains(err.Error(), "TLS") || strings.Contains(err.Error(), "tls") || strings.Contains(err.Error(), "x509") {
			why = "no connection that is encrypted could be made"
		}
	}
	x.m.worldf(x.at, "", "the database that %s names cannot be reached: %s", x.spec.Database, strings.TrimSpace(why))
}
