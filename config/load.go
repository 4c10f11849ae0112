package config

import (
	"path"
	"time"
)

// Options are what the command line adds to the file.
type Options struct {
	Set        []string // "report.title=...", "section.summary.title=...": TOML values, or bare text
	Only, Skip []string // names of sections
	Today      time.Time
	// DefaultBrand is brand.toml as built in. A brand file's keys come above it, one by one.
	DefaultBrand []byte
}

// Load reads a briefing's config and its brand. The path is relative to root. What is wrong goes to
// d; the result is nil only where nothing could be read.
func Load(root *Root, file string, opt Options, d *Diagnostics) *Config {
	t := ReadTable(root, file, d)
	if t == nil {
		return nil
	}
	applySet(t.node, opt.Set, d)
	c := &Config{Path: file, Dir: path.Dir(path.Clean(file)), Root: root}
	c.namespaces(t.node, d)
	c.network(t.node, d)
	if c.report(t.node, opt, d) {
		c.selectSections(opt, d)
	}
	c.Brand = c.brand(opt, d)
	return c
}
