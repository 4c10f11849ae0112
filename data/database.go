package data

import (
	"path"
	"slices"
	"strings"
	"time"

	"report/config"
)

// sqliteEndings are those of files that are asked with SQL.
var sqliteEndings = []string{".db", ".sqlite"}

// timeout is how long a query may take. check has looked at the word.
func (s Spec) timeout() time.Duration {
	d, _ := time.ParseDuration(s.Timeout)
	return d
}

// checkQuery holds the words for databases to what they may be, and to where they belong.
func (s Spec) checkQuery(node *config.Table, d *config.Diagnostics) {
	asked := node.Has("database") || s.isSQLite()
	switch {
	case !asked:
		for _, key := range []string{"query", "timeout"} {
			if node.Has(key) {
				d.Errorf(node.KeyAt(key), "", "%s is for databases, and [%s] names none", key, node.Path)
			}
		}
		return
	case !node.Has("query"):
		d.Errorf(node.Pos, `write query = "SELECT ..."`, "[%s] does not say what is read of the database", node.Path)
	case !d.HasErrorAt(node.At("query")):
		s.statement(node).check(d)
	}
	if t, err := time.ParseDuration(s.Timeout); (err != nil || t < time.Millisecond || t > time.Hour) && !d.HasErrorAt(node.At("timeout")) {
		d.Errorf(node.At("timeout"), "", "timeout must be a time of up to an hour, such as \"30s\" or \"2m\", not %q", s.Timeout)
	}
	for _, other := range []struct {
		kind string
		keys []string
	}{
		{"files of text", []string{"delimiter", "decimal", "grouping"}},
		{"workbooks", []string{"sheet", "range", "header_rows"}},
		{"JSON", []string{"path"}},
	} {
		for _, key := range other.keys {
			if node.Has(key) {
				d.Errorf(node.KeyAt(key), "", "%s is for %s, and this is a database", key, other.kind)
			}
		}
	}
}

func (s Spec) isSQLite() bool {
	return slices.Contains(sqliteEndings, strings.ToLower(path.Ext(s.File))) || slices.Contains(sqliteEndings, s.fetchedEnding())
}
