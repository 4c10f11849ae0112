package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"report/assets"
	"report/brief"
	"report/config"
	"report/data"
)

// source is what the commands that read a briefing have in common: its config and how to change it.
type source struct {
	root       string
	set        []string
	only, skip []string
	noCache    bool
}

func (s *source) flags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&s.root, "root", "", "folder that the briefing's files may come from (default: the config's folder)")
	f.StringArrayVar(&s.set, "set", nil, "set a key of the config for this run, as `key=value`: --set report.title=\"Second quarter\"")
	f.StringSliceVar(&s.only, "only", nil, "build these of the selected `sections` only")
	f.StringSliceVar(&s.skip, "skip", nil, "leave these `sections` out")
	f.BoolVar(&s.noCache, "no-cache", false, "draw every chart anew, and keep none (REPORT_CACHE names the folder that keeps them)")
}

// briefing is a loaded config with its tables.
type briefing struct {
	cfg    *config.Config
	tables map[string]*data.Table
	diags  *config.Diagnostics
	now    time.Time
	fixed  bool // now is SOURCE_DATE_EPOCH
	close  func() error
	set    []string // by --set
	// resources are those of the program, with the cache of pictures.
	resources *brief.Resources
}

// load reads config and data. Mistakes in them are in the briefing's diagnostics, and its config is
// nil where nothing could be read.
func (s *source) load(ctx context.Context, w world, log *log, args []string) (*briefing, error) {
	name := "config.toml"
	if len(args) > 0 {
		name = args[0]
	}
	dir, file, err := s.place(name)
	if err != nil {
		return nil, err
	}
	root, err := config.OpenRoot(dir)
	if err != nil {
		return nil, usageError{err}
	}
	now, fixed, err := w.now()
	if err != nil {
		return nil, errors.Join(err, root.Close())
	}
	log.folder = filepath.ToSlash(dir)
	b := &briefing{diags: &config.Diagnostics{}, now: now, fixed: fixed, close: root.Close, set: s.set, resources: resources()}
	if !s.noCache {
		if kept := openPictures(w, w.clock()); kept != nil {
			b.resources = b.resources.Cached(kept)
			b.close = func() error { kept.trim(); return root.Close() }
		}
	}
	b.cfg = config.Load(root, file, config.Options{
		Set: s.set, Only: s.only, Skip: s.skip, Today: now, DefaultBrand: assets.Brand,
	}, b.diags)
	if b.cfg != nil {
		b.tables = brief.Tables(ctx, b.cfg, data.Inputs{Getenv: w.getenv, Fetch: fetcher(w, b.cfg, b.diags)}, b.diags)
	}
	return b, nil
}

// use loads a briefing, hands it on and closes it.
func (s *source) use(ctx context.Context, w world, log *log, args []string, do func(*briefing) error) error {
	b, err := s.load(ctx, w, log, args)
	if err != nil {
		return err
	}
	return errors.Join(do(b), b.close())
}

// place splits the config's name into the root folder and the path below it.
func (s *source) place(name string) (dir, file string, err error) {
	if s.root == "" {
		return filepath.Dir(name), filepath.Base(name), nil
	}
	root, err := filepath.Abs(s.root)
	if err != nil {
		return "", "", fmt.Errorf("find the folder %s: %w", s.root, err)
	}
	abs, err := filepath.Abs(name)
	if err != nil {
		return "", "", fmt.Errorf("find %s: %w", name, err)
	}
	rel, err := filepath.Rel(root, abs)
	if err != nil || rel == ".." || strings.HasPrefix(rel, ".."+string(filepath.Separator)) {
		return "", "", usageError{fmt.Errorf("%s is not in the folder %s that --root names", name, s.root)}
	}
	return s.root, filepath.ToSlash(rel), nil
}
