package main

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"
)

func sectionsCommand(w world, log *log) *cobra.Command {
	var src source
	cmd := &cobra.Command{
		Use:   "sections [CONFIG]",
		Short: "List the sections: those selected in their order, then those that are only defined",
		Args:  upTo(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return src.use(cmd.Context(), w, log, args, func(b *briefing) error { return listSections(w, log, b) })
		},
	}
	src.flags(cmd)
	return cmd
}

func listSections(w world, log *log, b *briefing) error {
	if err := log.diagnostics(b.diags); err != nil {
		return err
	}
	var table strings.Builder
	out := tabwriter.NewWriter(&table, 0, 8, 2, ' ', 0)
	selected := map[string]bool{}
	for i, s := range b.cfg.Selected {
		selected[s.Name] = true
		fmt.Fprintf(out, "%d\t%s\t%s\t%s\n", i+1, s.Name, s.Text("kind"), s.Text("title"))
	}
	for _, s := range b.cfg.Sections {
		if !selected[s.Name] {
			fmt.Fprintf(out, "-\t%s\t%s\t%s\n", s.Name, s.Text("kind"), s.Text("title"))
		}
	}
	if err := out.Flush(); err != nil {
		return err
	}
	var lines strings.Builder
	for line := range strings.Lines(table.String()) {
		lines.WriteString(strings.TrimRight(line, " \n") + "\n")
	}
	_, err := io.WriteString(w.stdout, lines.String())
	return err
}
