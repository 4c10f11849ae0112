package main

import (
	"errors"
	"fmt"
	"log/slog"

	"github.com/spf13/cobra"

	"report/brief"
)

func checkCommand(w world, log *log) *cobra.Command {
	var src source
	cmd := &cobra.Command{
		Use:   "check [CONFIG]",
		Short: "Do everything but write: find what is wrong with config, data, brand and layout",
		Args:  upTo(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			b, err := src.load(w, log, args)
			if err != nil {
				return err
			}
			return errors.Join(check(log, b), b.close())
		},
	}
	src.flags(cmd)
	return cmd
}

func check(log *log, b *briefing) error {
	if b.cfg != nil && b.cfg.Brand != nil {
		brief.CheckBrand(b.cfg, b.diags)
	}
	_, doc, err := b.lay(log)
	if err != nil {
		return err
	}
	b.warn(doc)
	if err := log.diagnostics(b.diags); err != nil {
		return err
	}
	warnings := len(b.diags.Sorted())
	log.done(fmt.Sprintf("%s: no errors, %s, %s", log.file(b.cfg.Path), count(warnings, "warning"), count(len(doc.Pages), "page")),
		slog.Int("warnings", warnings), slog.Int("pages", len(doc.Pages)))
	return nil
}
