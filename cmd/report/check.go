package main

import (
	"context"
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
			return src.use(w, log, args, func(b *briefing) error { return check(cmd.Context(), log, b) })
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
