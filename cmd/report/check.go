package main

import (
	"context"
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
			return errors.Join(check(cmd.Context(), log, b), b.close())
		},
	}
	src.flags(cmd)
	return cmd
}

func check(ctx context.Context, log *log, b *briefing) error {
	if b.cfg != nil && b.cfg.Brand != nil {
		brief.CheckBrand(b.cfg, b.diags)
	}
	made, err := b.make(ctx, log)
	if err != nil {
		return err
	}
	warnings := len(b.diags.Sorted())
	log.done(fmt.Sprintf("%s: no errors, %s, %s", log.file(b.cfg.Path), count(warnings, "warning"), count(made.pages, "page")),
		slog.Int("warnings", warnings), slog.Int("pages", made.pages))
	return nil
}
