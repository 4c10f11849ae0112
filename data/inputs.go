package data

import (
	"context"
	"time"

	"report/config"
)

// Inputs are what tables are read from. What is not among the briefing's files, the environment and the
// network, is handed in.
type Inputs struct {
	Root *config.Root
	Dir  string // of the config, relative to Root
	// Locale is that of the labels of derived columns; nil for English.
	Locale *Locale
	// Date is that of the briefing, at which the age of data counts; the zero one where it has none.
	Date time.Time
	// Getenv gives the addresses of databases, which stand in no file.
	Getenv func(string) string
	// Fetch gets what an address on the web holds; nil where the config does not allow it.
	Fetch func(ctx context.Context, address string) (Fetched, error)

	sessions *sessions
}

// Fetched is what an address on the web held.
type Fetched struct {
	Data []byte
	Type string    // as the server says: "text/csv"
	At   time.Time // when it was fetched
	// Stale is why this is the last good copy and not what the address holds now; nil where it is.
	Stale error
	// Keep keeps this as the last good copy. It is called when a table has been read from it; nil for none.
	Keep func() error
}

// Input is something that a table was read from.
type Input struct {
	Name    string    // the file relative to the root, the address on the web, or the variable with that of a database
	SHA256  string    // of its bytes, in hexadecimal; of a query's result where there are none
	Bytes   int64     // 0 for the result of a query
	Fetched time.Time // when the older copy was fetched that was taken from the web; zero where none was
	Stale   string    // why an older copy was taken; empty where none was
}
