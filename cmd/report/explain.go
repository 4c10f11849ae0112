package main

import (
	"encoding/json"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"report/brief"
	"report/config"
	"report/manifest"
)

// explain is `report explain`.
type explain struct{ source }

func explainCommand(w world, log *log) *cobra.Command {
	var e explain
	cmd := &cobra.Command{
		Use:   "explain [FACT] [CONFIG|PDF|JSON]",
		Short: "Say where a figure comes from, and where it is printed",
		Long: `Explain prints what is known of a fact: its value and how exactly it is known, the expression, the cells
that it rests on with file, line and column, the file's SHA-256, the source, and each place where it is
printed. Without FACT it lists all of them.

It reads a config (config.toml when left out), a PDF that a build has written, or the record beside one.
--log-format json prints one object.`,
		Args: upTo(2),
		RunE: func(cmd *cobra.Command, args []string) error {
			name, file := e.arguments(args)
			if isPDF(file) || isJSON(file) {
				m, err := readRecord(file)
				if err != nil {
					return err
				}
				return e.print(w.stdout, log, m, name, func(s string) string { return s })
			}
			return e.use(cmd.Context(), w, log, []string{file}, func(src *briefing) error {
				composed, err := src.compose(log)
				if err != nil {
					return err
				}
				if err := log.diagnostics(src.diags); err != nil {
					return err
				}
				m := composed.Manifest(brief.Made{Program: programVersion(), Set: src.set}, composed.Tables())
				return e.print(w.stdout, log, &m, name, log.file)
			})
		},
	}
	e.flags(cmd)
	return cmd
}

// arguments tells a fact from a file: names of facts have no dot.
func (e *explain) arguments(args []string) (name, file string) {
	isFile := func(s string) bool { return strings.ContainsAny(s, "./") }
	switch {
	case len(args) == 2 && isFile(args[0]) && !isFile(args[1]):
		return args[1], args[0]
	case len(args) == 2:
		return args[0], args[1]
	case len(args) == 1 && isFile(args[0]):
		return "", args[0]
	case len(args) == 1:
		return args[0], "config.toml"
	}
	return "", "config.toml"
}

func isJSON(name string) bool { return strings.EqualFold(filepath.Ext(name), ".json") }

// print explains one fact, or lists all. file says how a file of the briefing is called from here.
func (e *explain) print(w io.Writer, log *log, m *manifest.Manifest, name string, file func(string) string) error {
	if name == "" {
		return listFacts(w, log, m)
	}
	f, ok := m.Fact(name)
	if !ok {
		var known []string
		for _, f := range m.Facts {
			known = append(known, f.Name)
		}
		if len(known) == 0 {
			return findingError{fmt.Errorf("%s has no facts", m.Title)}
		}
		return findingError{fmt.Errorf("there is no fact %q; %s", name, config.Suggest(name, known))}
	}
	x := explanation{Fact: f}
	for _, o := range f.Origins {
		if in, ok := m.Input(o.File); ok && !slices.Contains(x.Inputs, in) {
			x.Inputs = append(x.Inputs, in)
		}
	}
	if log.format == "json" {
		return printJSON(w, x)
	}
	return x.print(w, file)
}

func printJSON(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc.Encode(v)
}

// listed is a fact in a list.
type listed struct {
	Name    string `json:"name"`
	Printed string `json:"printed"`
	Label   string `json:"label,omitempty"`
	Uses    int    `json:"uses"`
}

func listFacts(w io.Writer, log *log, m *manifest.Manifest) error {
	facts := []listed{}
	for _, f := range m.Facts {
		facts = append(facts, listed{f.Name, f.Printed, f.Label, len(f.Uses)})
	}
	if log.format == "json" {
		return printJSON(w, map[string]any{"facts": facts})
	}
	var table strings.Builder
	out := tabwriter.NewWriter(&table, 0, 8, 2, ' ', 0)
	for _, f := range facts {
		fmt.Fprintf(out, "%s\t%s\t%s\t%s\n", config.OneLine(f.Name), config.OneLine(f.Printed), usedTimes(f.Uses), config.OneLine(f.Label))
	}
	if err := out.Flush(); err != nil {
		return err
	}
	return writeTrimmed(w, table.String())
}

func usedTimes(n int) string {
	if n == 0 {
		return "not used"
	}
	return "used " + count(n, "time")
}

// writeTrimmed writes lines without the spaces at their ends.
func writeTrimmed(w io.Writer, s string) error {
	var lines strings.Builder
	for line := range strings.Lines(s) {
		lines.WriteString(strings.TrimRight(line, " \n") + "\n")
	}
	_, err := io.WriteString(w, lines.String())
	return err
}
