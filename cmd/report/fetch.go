package main

import (
	"context"
	"errors"
	"path/filepath"
	"strings"

	"report/config"
	"report/data"
	"report/fetch"
)

// fetcher gets what addresses on the web hold, within what [network] allows; nil where there is none.
func fetcher(w world, cfg *config.Config, d *config.Diagnostics) func(context.Context, string) (data.Fetched, error) {
	n := cfg.Network
	if n == nil {
		return nil
	}
	for i, host := range n.Hosts {
		if err := fetch.CheckPattern(host); err != nil {
			d.Errorf(n.Table.At("hosts", i), "write a host such as \"stats.example.org\"", "%v", err)
		}
	}
	folder := copies(w, cfg, d)
	client, err := fetch.New(fetch.Options{
		Hosts: n.Hosts, Private: n.Private, Timeout: n.Limit, MaxBytes: int64(n.MaxMB) << 20, Folder: folder, Now: w.clock,
	})
	if err != nil || d.HasErrorAt(n.Table.At("timeout")) || d.HasErrorAt(n.Table.At("max_mb")) {
		// The mistake is told; nothing is fetched by half of the rules.
		return func(context.Context, string) (data.Fetched, error) {
			return data.Fetched{}, &data.Refused{Reason: "[network] has mistakes"}
		}
	}
	return func(ctx context.Context, address string) (data.Fetched, error) {
		got, err := client.Get(ctx, address)
		var refused *fetch.Refused
		if errors.As(err, &refused) {
			return data.Fetched{}, &data.Refused{Reason: refused.Reason, Hint: refused.Hint}
		}
		return data.Fetched{
			Data: got.Data, Type: got.Type, At: got.At, Stale: got.Stale, Keep: func() error { return client.Keep(address) },
		}, err
	}
}

// copies is the folder that keeps what was fetched: the config's, or one beside the pictures of charts; empty where
// there is neither.
func copies(w world, cfg *config.Config, d *config.Diagnostics) string {
	n := cfg.Network
	if n.Folder == "" {
		if dir := cacheFolder(w); dir != "" {
			return filepath.Join(dir, "fetched")
		}
		return ""
	}
	inside, err := config.Join(cfg.Dir, n.Folder)
	if err != nil {
		return "" // told where it was read
	}
	dir := filepath.Join(cfg.Root.Dir(), filepath.FromSlash(inside))
	if leadsOut(cfg.Root.Dir(), dir) {
		d.Errorf(n.Table.At("folder"), "", "%s is a link that leads out of the folder %s", n.Folder, cfg.Root.Dir())
		return ""
	}
	return dir
}

// leadsOut says whether a folder, or one that it lies in, is a link to somewhere that is not below root.
func leadsOut(root, dir string) bool {
	for at := dir; at != root && at != filepath.Dir(at); at = filepath.Dir(at) {
		real, err := filepath.EvalSymlinks(at)
		if err != nil {
			continue // it is not there yet
		}
		home, err := filepath.EvalSymlinks(root)
		if err != nil {
			return true
		}
		rel, err := filepath.Rel(home, real)
		return err != nil || rel == ".." || strings.HasPrefix(rel, ".."+string(filepath.Separator))
	}
	return false
}
