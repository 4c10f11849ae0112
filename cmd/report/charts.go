package main

import (
	"errors"
	"fmt"
	"log/slog"
	"path/filepath"

	"github.com/spf13/cobra"

	"report/brief"
	"report/edition"
)

func chartsCommand(w world, log *log) *cobra.Command {
	var src source
	var dir string
	cmd := &cobra.Command{
		Use:   "charts [CONFIG]",
		Short: "Write the PNGs of the charts alone",
		Long: `Charts writes a PNG of every [chart.NAME] of the config, whether a section shows it or not. They go
where a build would put them: to the folder charts beside the briefing's PDF.`,
		Args: upTo(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			for _, name := range []string{"only", "skip"} {
				if cmd.Flags().Changed(name) {
					return usageError{fmt.Errorf("--%s is for sections, and every chart is drawn; report build draws those that sections show", name)}
				}
			}
			return src.use(cmd.Context(), w, log, args, func(b *briefing) error { return unwritten(writeCharts(cmd, log, b, dir)) })
		},
	}
	src.flags(cmd)
	cmd.Flags().StringVarP(&dir, "dir", "d", "", "write to this `folder`")
	return cmd
}

func writeCharts(cmd *cobra.Command, log *log, b *briefing, dir string) error {
	var cards []brief.Card
	var output string
	if b.cfg != nil && b.diags.Err() == nil {
		cards, output = brief.Charts(b.cfg, b.tables, b.resources, b.diags)
	}
	if err := log.diagnostics(b.diags); err != nil {
		return err
	}
	if len(cards) == 0 {
		return errors.New("the config has no [chart.NAME]")
	}
	if err := cmd.Context().Err(); err != nil {
		return err
	}
	if dir == "" {
		dir = filepath.Join(filepath.Dir((&build{}).path(b, output)), "charts")
	}
	files := cardFiles(cards, dir)
	if err := b.refuseInputs(files); err != nil {
		return usageError{err}
	}
	if err := edition.Publish(files); err != nil {
		return err
	}
	log.done(fmt.Sprintf("%s: %s", dir, count(len(cards), "chart")), slog.String("dir", dir), slog.Int("charts", len(cards)))
	return nil
}
