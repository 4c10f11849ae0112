package data

import (
	"errors"
	"fmt"
	"maps"
	"net/url"
	"path"
	"slices"
	"strings"
	"time"

	"report/config"
)

// endingOfType are the kinds of file by what servers call them.
var endingOfType = map[string]string{
	"text/csv": ".csv", "text/tab-separated-values": ".tsv",
	"application/json": ".json", "application/x-ndjson": ".jsonl", "application/jsonl": ".jsonl",
	"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
	"application/vnd.sqlite3": ".sqlite", "application/x-sqlite3": ".sqlite",
}

// Refused is the error of Inputs.Fetch for what may not be fetched; any other says that it cannot be had.
type Refused struct{ Reason, Hint string }

func (r *Refused) Error() string { return r.Reason }

// checkFetch holds an address, and the word for what is there, to what they may be.
func (s Spec) checkFetch(node *config.Table, d *config.Diagnostics) {
	if !node.Has("fetch") {
		if node.Has("format") {
			d.Errorf(node.KeyAt("format"), "", "format is for addresses on the web, and [%s] names none", node.Path)
		}
		return
	}
	if at := node.At("fetch"); !d.HasErrorAt(at) && !isWebAddress(s.Fetch) {
		d.Errorf(at, "", "%q is not an address that begins with https:// or http://", clip(s.Fetch))
	}
	if at := node.At("format"); node.Has("format") && !d.HasErrorAt(at) && readers["."+s.Format] == nil {
		var known []string
		for _, ending := range slices.Sorted(maps.Keys(readers)) {
			known = append(known, ending[1:])
		}
		d.Errorf(at, config.Suggest(s.Format, known), "format cannot be %q", clip(s.Format))
	}
}

// fetchedEnding is the kind of file that an address holds, as far as the config says; empty where the server has to.
func (s Spec) fetchedEnding() string {
	if s.Format != "" {
		return "." + s.Format
	}
	if u, err := url.Parse(s.Fetch); err == nil {
		if ending := strings.ToLower(path.Ext(u.Path)); readers[ending] != nil {
			return ending
		}
	}
	return ""
}

// fetch reads a table from an address on the web.
func (l *loading) fetch() ([]heading, []Row) {
	at, address := l.node.At("fetch"), l.spec.Fetch
	if l.Fetch == nil {
		u, _ := url.Parse(address) // check has read it
		l.m.errorf(at, fmt.Sprintf("write hosts = [%q] below a line [network]", u.Host), "nothing is fetched from the web unless the config allows its host")
		return nil, nil
	}
	got, err := l.Fetch(l.ctx, address)
	var refused *Refused
	switch {
	case errors.As(err, &refused):
		l.m.errorf(at, refused.Hint, "the address cannot be fetched: %v", err)
		return nil, nil
	case err != nil:
		l.m.worldf(at, "", "the address cannot be fetched, and there is no copy of it: %v", err)
		return nil, nil
	}
	ending := l.spec.fetchedEnding()
	if ending == "" {
		ending = endingOfType[got.Type]
	}
	read := readers[ending]
	if read == nil {
		l.m.errorf(at, "write format = \"csv\", or what it is, beside it", "what the address holds is a table of a kind that neither its name nor the server says")
		return nil, nil
	}
	input := Input{Name: address, SHA256: sumOf(got.Data), Bytes: int64(len(got.Data))}
	if got.Stale != nil {
		input.Fetched, input.Stale = got.At, got.Stale.Error()
		l.m.d.Warnf(at, "", "the address cannot be fetched, and its copy of %s is used: %v", got.At.UTC().Format(time.DateOnly), got.Stale)
	}
	l.inputs = append(l.inputs, input)
	header, rows := read(l.input(address, got.Data), l.m)
	if l.m.count == 0 && got.Keep != nil {
		if err := got.Keep(); err != nil {
			l.m.d.Warnf(at, "", "there will be no copy for when the network fails: %v", err)
		}
	}
	return header, rows
}

// copyOf is the day of the older copy that was taken; empty where none was.
func (l *loading) copyOf() string {
	for _, in := range l.inputs {
		if in.Stale != "" {
			return in.Fetched.UTC().Format(time.DateOnly)
		}
	}
	return ""
}
