package main

import (
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"report/brief"
	"report/manifest"
)

// errDifferent ends a comparison that was asked to tell by its exit code.
var errDifferent = errors.New("the editions differ")

func diffCommand(w world, log *log) *cobra.Command {
	var code bool
	cmd := &cobra.Command{
		Use:   "diff OLD NEW",
		Short: "Say what changed from one edition to the next",
		Long: `Diff compares two editions, each a PDF that a build has written or the record beside it: figures with
their old and new values and the difference, rows of tables that are new or gone and cells that changed,
sentences, titles of charts, and the files that the editions were made of.

--log-format json prints one object.`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) != 2 {
				return usageError{fmt.Errorf("it compares two editions; see %s --help", cmd.CommandPath())}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			changes, err := compare(args[0], args[1])
			if err != nil {
				return err
			}
			if log.format == "json" {
				err = printJSON(w.stdout, changes)
			} else {
				err = printChanges(w.stdout, changes)
			}
			if err == nil && code && !changes.None() {
				err = findingError{errDifferent}
			}
			return err
		},
	}
	cmd.Flags().BoolVar(&code, "exit-code", false, "exit with 1 where the editions differ")
	return cmd
}

func compare(old, new string) (c manifest.Changes, err error) {
	a, errA := readRecord(old)
	b, errB := readRecord(new)
	if err := errors.Join(errA, errB); err != nil {
		return c, err
	}
	c = manifest.Compare(a, b)
	for i, one := range c.Figures {
		c.Figures[i].Printed = brief.Difference(c.New.Lang, one)
	}
	return c, nil
}

func printChanges(w io.Writer, c manifest.Changes) error {
	p := changePrinter{}
	p.line("%s, %s -> %s", c.New.Title, c.Old.Date, c.New.Date)
	if c.Old.Title != c.New.Title {
		p.line("The title was: %s", c.Old.Title)
	}
	if c.None() {
		p.line("Nothing differs.")
	}
	p.figures(c.Figures)
	p.tables(c.Tables)
	p.sentences(c.Sentences)
	p.charts(c.Charts)
	p.inputs(c.Inputs)
	_, err := io.WriteString(w, p.String())
	return err
}
