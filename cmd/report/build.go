package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"report/brief"
	"report/config"
	"report/edition"
	"report/layout"
	"report/pdf"
)

// build is `report build`.
type build struct {
	source
	output string
	dump   string
}

func buildCommand(w world, log *log) *cobra.Command {
	var b build
	cmd := &cobra.Command{
		Use:   "build [CONFIG]",
		Short: "Build the briefing's PDF and the PNGs of its charts",
		Long: `Build writes the briefing's PDF, the PNG of each chart that it shows to a folder charts beside it, and
its record, of the same name with the ending .json: report explain and report diff read that.
CONFIG is config.toml when left out. A build that fails changes nothing.`,
		Args: upTo(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			start := w.clock()
			if err := b.checkFlags(cmd); err != nil {
				return err
			}
			return b.use(cmd.Context(), w, log, args, func(src *briefing) error { return unwritten(b.run(cmd, w, log, src, start)) })
		},
	}
	b.flags(cmd)
	cmd.Flags().StringVarP(&b.output, "output", "o", "", "write the PDF to `FILE`; - is standard output, without charts and record")
	cmd.Flags().StringVar(&b.dump, "dump", "", "print what a `stage` made, and write nothing: config, data, brief or pages")
	return cmd
}

// run is the whole line, from the config to the edition in its place.
func (b *build) run(cmd *cobra.Command, w world, log *log, src *briefing, start time.Time) error {
	if b.dump != "" {
		return dump(w.stdout, log, b.dump, src)
	}
	if src.cfg != nil && b.output == "" && src.cfg.Report.Output != "" && !strings.Contains(src.cfg.Report.Output, "{{") && !isPDF(src.cfg.Report.Output) {
		src.diags.Errorf(src.cfg.Report.Table.At("output"), "", "the output %s does not end in .pdf", src.cfg.Report.Output)
	}
	made, err := src.make(cmd.Context(), log, nil)
	if err != nil {
		return err
	}
	if err := log.diagnostics(src.diags); err != nil {
		return err
	}
	if b.output == "-" {
		_, err := w.stdout.Write(made.pdf)
		return err
	}
	out := b.path(src, made.output)
	files := cardFiles(made.cards, filepath.Join(filepath.Dir(out), "charts"))
	files = append(files, edition.File{Path: recordPath(out), Data: made.record}, edition.File{Path: out, Data: made.pdf})
	if err := errors.Join(src.refuseInputs(files), refuseOther(recordPath(out))); err != nil {
		if b.output != "" {
			return usageError{err}
		}
		src.diags.Errorf(src.cfg.Report.Table.At("output"), "", "%v", err)
		return log.diagnostics(src.diags)
	}
	if err := edition.Publish(files); err != nil {
		return err
	}
	took := w.clock().Sub(start).Round(time.Millisecond)
	log.done(fmt.Sprintf("%s: %s, %s, %s in %v", out, count(made.pages, "page"), count(len(made.cards), "chart"), size(len(made.pdf)), took),
		slog.String("output", out), slog.Int("pages", made.pages), slog.Int("charts", len(made.cards)),
		slog.Int("bytes", len(made.pdf)), slog.Float64("seconds", took.Seconds()))
	return nil
}

// finished is a briefing as files in memory.
type finished struct {
	pages  int
	output string // brief.Metadata.Output
	pdf    []byte
	record []byte // manifest.Manifest, as JSON
	cards  []brief.Card
}

// make goes from the briefing to its files. It stops between two stages when ctx ends. The cards are
// set beside the pages, on the other processors. Mistakes are printed and end it; warnings are left in
// the diagnostics. look sees the pages before they are painted; it may be nil.
func (src *briefing) make(ctx context.Context, log *log, look func(*brief.Briefing, layout.Document)) (f finished, err error) {
	if err := ctx.Err(); err != nil {
		return f, err
	}
	composed, err := src.compose(log)
	if err != nil {
		return f, err
	}
	if err := ctx.Err(); err != nil {
		return f, err
	}
	cards := composed.Cards()
	doc, err := src.paginate(log, composed)
	if err != nil {
		return f, err
	}
	f.pages, f.output = len(doc.Pages), composed.Output
	src.warn(doc)
	if look != nil {
		look(composed, doc)
	}
	if err := ctx.Err(); err != nil {
		return f, err
	}
	composed.Flows = nil // the pages hold all that is printed
	meta := src.meta(composed)
	f.record, meta.Attachments = src.record(composed)
	if f.pdf, err = pdf.WriteAndRelease(doc, meta); err != nil {
		return f, src.refused(log, composed, err)
	}
	if f.cards, err = cards(); err != nil {
		return f, src.refused(log, composed, err)
	}
	return f, ctx.Err()
}

// refused prints why a font, or something else of the user's, cannot be painted. What is nobody's
// mistake but the program's is a fault.
func (src *briefing) refused(log *log, composed *brief.Briefing, err error) error {
	one := composed.Explain(err)
	if one.Pos.Line == 0 {
		panic(err)
	}
	src.diags.Add(one)
	return log.diagnostics(src.diags)
}

func (b *build) checkFlags(cmd *cobra.Command) error {
	for _, name := range []string{"output", "only", "skip", "root"} {
		if f := cmd.Flags().Lookup(name); f.Changed && strings.Trim(f.Value.String(), "[]") == "" {
			return usageError{fmt.Errorf("--%s is empty", name)}
		}
	}
	if b.dump != "" && b.output != "" {
		return usageError{errors.New("--dump prints and writes no file; leave --output out")}
	}
	if b.output != "" && b.output != "-" && !isPDF(b.output) {
		return usageError{fmt.Errorf("the output %s does not end in .pdf", b.output)}
	}
	return nil
}

// brandFiles are the pictures and fonts that the brand names, read or not.
func (src *briefing) brandFiles() []string {
	logo := src.cfg.Brand.Logo
	names := []string{logo.Small, logo.Medium, logo.Large, logo.Dark}
	for _, font := range src.cfg.Brand.Typography.Fonts {
		for _, f := range font.Files {
			names = append(names, f.Path)
		}
	}
	return slices.DeleteFunc(names, func(name string) bool { return name == "" })
}

func isPDF(name string) bool { return strings.EqualFold(filepath.Ext(name), ".pdf") }

// refuseInputs keeps an edition from taking the place of what it is made of.
func (src *briefing) refuseInputs(files []edition.File) error {
	inputs := map[string]fs.FileInfo{}
	names := src.brandFiles()
	for _, in := range src.cfg.Root.Inputs() {
		names = append(names, in.Name)
	}
	for _, name := range names {
		if info, err := os.Stat(filepath.Join(src.cfg.Root.Dir(), filepath.FromSlash(name))); err == nil {
			inputs[name] = info
		}
	}
	for _, f := range files {
		info, err := os.Stat(f.Path)
		if err != nil {
			continue // nothing is there yet
		}
		for _, name := range slices.Sorted(maps.Keys(inputs)) {
			if os.SameFile(info, inputs[name]) {
				return fmt.Errorf("%s would take the place of %s, which the briefing is made of", f.Path, name)
			}
		}
	}
	return nil
}

// path is where the PDF goes: -o is relative to where the command was given, the config's output to
// the config.
func (b *build) path(src *briefing, output string) string {
	if b.output != "" {
		return filepath.FromSlash(b.output)
	}
	return filepath.Join(src.cfg.Root.Dir(), filepath.FromSlash(src.cfg.Dir), filepath.FromSlash(output))
}

// compose makes the briefing; its mistakes are printed and end it. A config that has some already is
// gone through all the same, so that those of its sections, charts and facts are told in one run.
func (src *briefing) compose(log *log) (composed *brief.Briefing, err error) {
	if src.cfg != nil && src.cfg.Brand != nil {
		composed = brief.Compose(src.cfg, src.tables, src.resources, src.diags)
	}
	if src.diags.Err() != nil {
		return nil, log.diagnostics(src.diags)
	}
	return composed, nil
}

// paginate lays the briefing out; what does not fit is printed and ends it.
func (src *briefing) paginate(log *log, composed *brief.Briefing) (layout.Document, error) {
	doc, err := layout.Paginate(composed.Settings, composed.Flows)
	if err != nil {
		src.diags.Add(composed.Explain(err))
		return doc, log.diagnostics(src.diags)
	}
	return doc, nil
}

// warn takes the layout's warnings: a reader would see what they tell of.
func (src *briefing) warn(doc layout.Document) {
	for _, w := range doc.Warnings {
		src.diags.Warnf(config.Pos(w.At), "", "%s", w.Message)
	}
}

func (src *briefing) meta(composed *brief.Briefing) pdf.Meta {
	r := src.cfg.Report
	created := r.Date.Time
	if src.fixed {
		created = src.now
	}
	return pdf.Meta{
		Title: composed.Title, Subject: composed.Subtitle, Author: composed.Author, Keywords: composed.Keywords,
		Lang: r.Lang, Producer: "report", Created: created,
	}
}

// cardFiles are the charts as files of a folder.
func cardFiles(cards []brief.Card, dir string) []edition.File {
	files := make([]edition.File, 0, len(cards)+1)
	for _, card := range cards {
		files = append(files, edition.File{Path: filepath.Join(dir, card.Name+".png"), Data: card.PNG})
	}
	return files
}

func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

func size(bytes int) string {
	if bytes < 1e6 {
		return fmt.Sprintf("%d KB", (bytes+500)/1000)
	}
	return fmt.Sprintf("%.1f MB", float64(bytes)/1e6)
}
