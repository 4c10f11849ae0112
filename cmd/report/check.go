package main

import (
	"context"
	"fmt"
	"log/slog"
	"strings"

	"github.com/spf13/cobra"

	"report/brief"
	"report/config"
	"report/layout"
)

// check is `report check`.
type check struct {
	source
	strict bool
}

func checkCommand(w world, log *log) *cobra.Command {
	var c check
	cmd := &cobra.Command{
		Use:   "check [CONFIG]",
		Short: "Do everything but write: find what is wrong with config, data, brand and layout",
		Long: `Check does everything that build does but write, and then looks over what a reader would see: text
that touches other text or leaves its margins, labels of charts that touch or are cut, charts whose
title says no finding and that name no unit or no source, pictures with too few pixels for their size,
pages with next to nothing on them, and colours of the brand that are hard to read. These are warnings;
--strict takes them as errors.`,
		Args: upTo(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.use(cmd.Context(), w, log, args, func(b *briefing) error { return c.run(cmd.Context(), log, b) })
		},
	}
	c.flags(cmd)
	cmd.Flags().BoolVar(&c.strict, "strict", false, "take warnings as errors: exit with 1 where there are any")
	return cmd
}

func (c *check) run(ctx context.Context, log *log, b *briefing) error {
	if b.cfg != nil && b.cfg.Brand != nil {
		brief.CheckBrand(b.cfg, b.diags)
	}
	made, err := b.make(ctx, log, b.lint)
	if err != nil {
		return err
	}
	warnings := len(b.diags.Sorted())
	if c.strict {
		for i := range b.diags.List {
			b.diags.List[i].Warning = false
		}
	}
	switch err := log.diagnostics(b.diags); {
	case err != nil && warnings == 1:
		return fmt.Errorf("%w; without --strict it is a warning", err)
	case err != nil:
		return fmt.Errorf("%w; without --strict they are warnings", err)
	}
	log.done(fmt.Sprintf("%s: no errors, %s, %s", log.file(b.cfg.Path), count(warnings, "warning"), count(made.pages, "page")),
		slog.Int("warnings", warnings), slog.Int("pages", made.pages))
	return ctx.Err()
}

// lint takes what a reader would stumble on, and what an editor would mark.
func (src *briefing) lint(composed *brief.Briefing, doc layout.Document) {
	composed.Review(src.diags)
	for _, w := range layout.Lint(doc, composed.Flows, src.elsewhere) {
		src.diags.Warnf(config.Pos(w.At), "", "%s", w.Message)
	}
}

// elsewhere is where an item comes from that no block of a section tells: the brand names the logos,
// and what stands on covers and in the margins is made of [report].
func (src *briefing) elsewhere(item layout.Item) layout.Place {
	if it, ok := item.(layout.Image); ok {
		logo := src.cfg.Brand.Logo
		for _, l := range []struct{ key, path string }{{"small", logo.Small}, {"dark", logo.Dark}, {"large", logo.Large}, {"medium", logo.Medium}} {
			if l.path != "" && strings.HasPrefix(it.Picture.Name, l.path+" ") {
				return layout.Place(src.cfg.Brand.At("logo", l.key))
			}
		}
	}
	return layout.Place(src.cfg.Report.Table.At("title"))
}
