package config

import (
	"strings"
	"time"
)

// Network is the [network] table. Without it nothing is fetched from the web.
type Network struct {
	// Hosts lists the hosts that may be fetched from, and led on to: "stats.example.org", or "*.example.org" for
	// all those below example.org. A port other than those of https and http stands behind the host:
	// "stats.example.org:8443".
	Hosts []string `toml:"hosts" required:"true"`
	// Private allows addresses that are not of the public internet: those of the machine itself, of a local
	// network and of the inside of a cloud. Whoever may write the config could reach them then.
	Private bool `toml:"private"`
	// Timeout is how long an address may take to be fetched, all of it: "20s", "2m".
	Timeout string `toml:"timeout" default:"20s"`
	// MaxMB is how much an address may hold, in MB, unpacked. It may be up to 64.
	MaxMB int `toml:"max_mb" default:"64"`
	// Folder is where the last good copy of each address is kept, relative to the config. When left out, it is a
	// folder among the user's caches, or in the one that REPORT_CACHE names.
	Folder string `toml:"folder"`

	Table *Table        `toml:"-"`
	Limit time.Duration `toml:"-"` // Timeout
}

// network reads [network]; the result is nil where there is none.
func (c *Config) network(root *node, d *Diagnostics) {
	n := root.child("network")
	switch {
	case n == nil:
		return
	case n.kind != table:
		d.Errorf(n.keyAt, "write [network] on a line of its own", "network must be a table, not %s", n.describe())
		return
	}
	w := &Network{Table: n.table()}
	w.Table.Decode(w, d)
	c.Network = w
	refuse := func(key, hint, format string, args ...any) {
		if at := w.Table.At(key); !d.HasErrorAt(at) {
			d.Errorf(at, hint, format, args...)
		}
	}
	var err error
	if w.Limit, err = time.ParseDuration(w.Timeout); err != nil || w.Limit < time.Millisecond || w.Limit > time.Hour {
		refuse("timeout", "", "timeout must be a time of up to an hour, such as \"20s\" or \"2m\", not %q", w.Timeout)
	}
	if w.MaxMB < 1 || w.MaxMB > 64 {
		refuse("max_mb", "", "max_mb must be from 1 to 64, not %d", w.MaxMB)
	}
	if w.Table.Has("folder") {
		if _, err := Join(c.Dir, w.Folder); err != nil || strings.TrimSpace(w.Folder) == "" {
			refuse("folder", "", "folder must be a path below the config's folder, not %q", w.Folder)
		}
	}
}
