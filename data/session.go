package data

import (
	"context"
	"database/sql"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"
)

// sessions are the connections to databases while tables are loaded: one to each, in one transaction, so that
// all tables of a database show the same moment of it.
type sessions struct{ open map[string]*session }

type session struct {
	db   *sql.DB
	conn *sql.Conn
}

// conn is the connection to the database that a variable names. What it is asked may only read.
func (s *sessions) conn(ctx context.Context, name string, settings *pgx.ConnConfig) (*sql.Conn, error) {
	if known := s.open[name]; known != nil {
		return known.conn, nil
	}
	db := stdlib.OpenDB(*settings)
	conn, err := db.Conn(ctx)
	if err == nil {
		_, err = conn.ExecContext(ctx, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
	}
	if err != nil {
		db.Close()
		return nil, err
	}
	if s.open == nil {
		s.open = map[string]*session{}
	}
	s.open[name] = &session{db, conn}
	return conn, nil
}

// forget ends a connection; its transaction ends with it.
func (s *sessions) forget(name string) {
	if known := s.open[name]; known != nil {
		known.conn.Close()
		known.db.Close()
		delete(s.open, name)
	}
}

func (s *sessions) close() {
	for name := range s.open {
		s.forget(name)
	}
}
