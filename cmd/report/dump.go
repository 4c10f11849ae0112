package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	"report/config"
	"report/data"
	"report/layout"
)

// stages are what --dump can show.
var stages = []string{"config", "data", "brief", "pages"}

// dump prints what a stage made, for those who want to know where something came from.
func dump(w io.Writer, log *log, stage string, src *briefing) error {
	if !slices.Contains(stages, stage) {
		return usageError{fmt.Errorf("there is no stage %q to dump; the stages are %s", stage, strings.Join(stages, ", "))}
	}
	out := bufio.NewWriter(w)
	switch stage {
	case "config", "data":
		if err := log.diagnostics(src.diags); err != nil {
			return err
		}
		if stage == "config" {
			return dumpConfig(w, src.cfg)
		}
		for _, name := range slices.Sorted(maps.Keys(src.tables)) {
			dumpTable(out, src.tables[name])
		}
	default:
		composed, err := src.compose(log)
		if err != nil {
			return err
		}
		if stage == "brief" {
			for i, flow := range composed.Flows {
				fmt.Fprintf(out, "flow %d\n", i+1)
				for _, b := range flow.Blocks {
					dumpBlock(out, b, 1)
				}
			}
		} else {
			doc, err := src.paginate(log, composed)
			if err != nil {
				return err
			}
			for _, p := range doc.Pages {
				dumpPage(out, p)
			}
		}
	}
	return out.Flush()
}

// dumpConfig prints the checked values as JSON, tables by their names.
func dumpConfig(w io.Writer, cfg *config.Config) error {
	named := func(tables []*config.Table) map[string]any {
		m := map[string]any{}
		for _, t := range tables {
			m[t.Name] = t.Values()
		}
		return m
	}
	selected := []string{}
	for _, s := range cfg.Selected {
		selected = append(selected, s.Name)
	}
	network := map[string]any{}
	if cfg.Network != nil {
		network = cfg.Network.Table.Values()
	}
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	return enc.Encode(map[string]any{
		"network": network,
		"report":  cfg.Report.Table.Values(), "selected": selected,
		"data": named(cfg.Data), "chart": named(cfg.Charts), "section": named(cfg.Sections), "facts": named(cfg.Facts),
	})
}

// dumpTable prints a table as tab-separated text, each column with its kind and unit.
func dumpTable(w io.Writer, t *data.Table) {
	fmt.Fprintf(w, "# %s: %d rows\n", t.Name, len(t.Rows))
	for i, c := range t.Columns {
		if i > 0 {
			fmt.Fprint(w, "\t")
		}
		fmt.Fprintf(w, "%s (%s", c.Name, c.Kind)
		if c.Unit != "" {
			fmt.Fprintf(w, ", %s", c.Unit)
		}
		fmt.Fprint(w, ")")
	}
	fmt.Fprintln(w)
	for _, row := range t.Rows {
		for i, cell := range row.Cells {
			if i > 0 {
				fmt.Fprint(w, "\t")
			}
			fmt.Fprint(w, cell.Text)
		}
		fmt.Fprintln(w)
	}
	fmt.Fprintln(w)
}

// dumpBlock prints a block and those within it, indented.
func dumpBlock(w io.Writer, b layout.Block, depth int) {
	line := func(s string) { fmt.Fprintf(w, "%s%s\n", strings.Repeat("  ", depth), s) }
	inside := func(blocks ...layout.Block) {
		for _, b := range blocks {
			if b != nil {
				dumpBlock(w, b, depth+1)
			}
		}
	}
	name := strings.TrimPrefix(strings.TrimPrefix(fmt.Sprintf("%T", b), "*"), "layout.")
	switch b := b.(type) {
	case *layout.Paragraph:
		var s strings.Builder
		for _, span := range b.Spans {
			s.WriteString(span.Text)
		}
		line("paragraph " + strconv.Quote(s.String()))
		for _, n := range b.Notes {
			dumpBlock(w, n.Block, depth+1)
		}
	case layout.Space:
		line(fmt.Sprintf("space %.4g", b.Height))
	case layout.Stack:
		line("stack")
		inside(b.Blocks...)
	case layout.Keep:
		line("keep")
		inside(b.Blocks...)
	case layout.KeepNext:
		line("keep with next")
		inside(b.Block)
	case layout.Mark:
		line("anchor #" + b.Anchor.Name)
		inside(b.Block)
	case layout.Box:
		line("box")
		inside(b.Block)
	case layout.Columns:
		line("columns")
		for _, c := range b.Cols {
			inside(c.Block)
		}
	case layout.Multicol:
		line(fmt.Sprintf("%d columns", b.Count))
		inside(b.Block)
	case interface{ Block() layout.Block }: // of brief's own, around another
		line(name)
		inside(b.Block())
	case layout.Graphic:
		line(fmt.Sprintf("graphic %.4g by %.4g", b.Width, b.Height))
	case layout.Gap:
		line(fmt.Sprintf("gap %.4g", b.Height))
	case layout.Table:
		line(fmt.Sprintf("table of %d rows", len(b.Rows)))
		for _, rows := range [][]layout.TableRow{b.Header, b.Rows} {
			for _, row := range rows {
				for _, cell := range row.Cells {
					inside(cell.Block)
				}
			}
		}
		inside(b.Foot)
	default:
		line(name)
	}
}

// dumpPage prints a page's items in the order in which they are painted.
func dumpPage(w io.Writer, p layout.Page) {
	fmt.Fprintf(w, "page %d, %.2f by %.2f\n", p.Number, p.Width, p.Height)
	for _, item := range p.Items {
		fmt.Fprintf(w, "  %s\n", describe(item))
	}
}

func describe(item layout.Item) string {
	switch i := item.(type) {
	case layout.Text:
		return fmt.Sprintf("text %.2f %.2f %s %.4g%s %q", i.X, i.Y, i.Run.Font.Name(), i.Run.Size, role(i.Tag), i.Run.Text)
	case layout.Line:
		return fmt.Sprintf("line %.2f %.2f to %.2f %.2f", i.X1, i.Y1, i.X2, i.Y2)
	case layout.Rect:
		return fmt.Sprintf("rect %.2f %.2f %.2f by %.2f", i.X, i.Y, i.W, i.H)
	case layout.Path:
		return fmt.Sprintf("path %.2f %.2f, %d segments", i.X, i.Y, len(i.Segments))
	case layout.Image:
		return fmt.Sprintf("image %.2f %.2f %.2f by %.2f%s %s", i.X, i.Y, i.W, i.H, role(i.Tag), i.Picture.Name)
	case layout.Link:
		return fmt.Sprintf("link %.2f %.2f %.2f by %.2f %s%s", i.X, i.Y, i.W, i.H, i.URL, i.Anchor)
	}
	panic(fmt.Sprintf("an item of type %T cannot be described", item))
}

func role(t *layout.Tag) string {
	if t == nil {
		return ""
	}
	return " <" + string(t.Role) + ">"
}
