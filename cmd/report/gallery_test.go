package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"image/png"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"report/brief"
	"report/charts"
	"report/config"
)

var update = flag.Bool("update", false, "draw the pictures of docs/gallery, and write the page that shows them")

// TestGallery draws the charts of docs/gallery without a warning, and holds the page that shows them to
// the config that they are made of. The pictures themselves are drawn anew by -update alone: their
// bytes may differ between processors, but not their size.
func TestGallery(t *testing.T) {
	folder := filepath.Join(repository, "docs", "gallery")
	cards, cfg := gallery(t, folder)
	config, err := os.ReadFile(filepath.Join(folder, "gallery.toml"))
	if err != nil {
		t.Fatal(err)
	}
	page := galleryPage(cards, cfg, string(config))
	readme := filepath.Join(folder, "README.md")
	pictures := filepath.Join(folder, "pictures")
	if *update {
		drawGallery(t, pictures, cards)
		if err := os.WriteFile(readme, []byte(page), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if got, err := os.ReadFile(readme); err != nil || string(got) != page {
		t.Errorf("docs/gallery/README.md is not what its config says (%v); %s", err, anew)
	}
	for _, mark := range charts.Marks() {
		if !slices.ContainsFunc(cards, func(c brief.Card) bool { return c.Name == mark }) {
			t.Errorf("the gallery has no chart %q", mark)
		}
	}
	total := 0
	var names []string
	for _, card := range cards {
		names = append(names, card.Name+".png")
		if len(card.PNG) > 100_000 {
			t.Errorf("the picture of %s has %d bytes", card.Name, len(card.PNG))
		}
		total += len(card.PNG)
		samePicture(t, filepath.Join(pictures, card.Name+".png"), card.PNG)
	}
	if total > 2_500_000 {
		t.Errorf("the pictures have %d bytes", total)
	}
	if there := files(t, pictures); !slices.Equal(there, slices.Sorted(slices.Values(names))) {
		t.Errorf("the folder has the pictures %v of the charts %v", there, names)
	}
	for _, name := range files(t, filepath.Join(folder, "data")) {
		if info, err := os.Stat(filepath.Join(folder, "data", name)); err != nil || info.Size() > 60_000 {
			t.Errorf("data/%s is too large for an example (%v)", name, err)
		}
	}
}

const anew = "go test ./cmd/report -run Gallery -update makes it anew"

// samePicture holds the size of a picture in the folder to that of one drawn now: another is stale.
func samePicture(t *testing.T, path string, now []byte) {
	t.Helper()
	was, err := os.ReadFile(path)
	if err != nil {
		t.Error(err)
		return
	}
	a, errA := png.DecodeConfig(bytes.NewReader(was))
	b, errB := png.DecodeConfig(bytes.NewReader(now))
	if err := errors.Join(errA, errB); err != nil {
		t.Errorf("%s: %v", path, err)
		return
	}
	if far := max(a.Width-b.Width, b.Width-a.Width, a.Height-b.Height, b.Height-a.Height); far > 1 || b.Width < 1600 {
		t.Errorf("%s is %d by %d pixels, drawn now %d by %d; %s", filepath.Base(path), a.Width, a.Height, b.Width, b.Height, anew)
	}
}

// Every table of the gallery has its source and terms in data/SOURCES.md.
func TestGallerySources(t *testing.T) {
	folder := filepath.Join(repository, "docs", "gallery", "data")
	sources, err := os.ReadFile(filepath.Join(folder, "SOURCES.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files(t, folder) {
		if name != "SOURCES.md" && !strings.Contains(string(sources), "`"+name+"`") {
			t.Errorf("data/SOURCES.md does not say where %s comes from", name)
		}
	}
}

func files(t *testing.T, folder string) (names []string) {
	t.Helper()
	list, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range list {
		names = append(names, e.Name())
	}
	return names
}

// gallery draws the charts.
func gallery(t *testing.T, folder string) ([]brief.Card, *config.Config) {
	t.Helper()
	log := newLog(io.Discard)
	w := world{stdout: io.Discard, stderr: io.Discard, getenv: func(string) string { return "" },
		clock: func() time.Time { return time.Date(2024, 3, 15, 0, 0, 0, 0, time.UTC) }}
	src, err := (&source{}).load(t.Context(), w, log, []string{filepath.Join(folder, "gallery.toml")})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { src.close() })
	if src.diags.Err() != nil {
		t.Fatal(src.diags)
	}
	cards, _ := brief.Charts(src.cfg, src.tables, src.resources, src.diags)
	if len(src.diags.List) > 0 {
		t.Fatalf("the gallery has warnings: %v", src.diags)
	}
	return cards, src.cfg
}

func drawGallery(t *testing.T, folder string, cards []brief.Card) {
	t.Helper()
	if err := os.RemoveAll(folder); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, card := range cards {
		if err := os.WriteFile(filepath.Join(folder, card.Name+".png"), card.PNG, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// galleryPage shows the marks at a glance, and then each picture with the part of the config that made it.
// What stands in comments above a mark's first chart says when to use it.
func galleryPage(cards []brief.Card, cfg *config.Config, text string) string {
	var b strings.Builder
	b.WriteString("# Gallery\n\nA chart of each mark, and of what marks can do besides, with the words of [gallery.toml](gallery.toml) that make them. The tables stand in [data](data), with [their sources](data/SOURCES.md). All words of a chart are in [the reference](../config.md#chartname), and [which mark takes which](../config.md#words-of-each-mark).\n\n" +
		"```\nreport charts docs/gallery/gallery.toml -d docs/gallery/pictures\n```\n\nThis page is made from the config.\n\n")
	marks := charts.Marks()
	for _, card := range cards {
		if slices.Contains(marks, card.Name) {
			fmt.Fprintf(&b, "<a href=\"#%[1]s\"><img src=\"pictures/%[1]s.png\" width=\"24%%\" alt=\"%[1]s\"></a>\n", card.Name)
		}
	}
	lines := strings.Split(text, "\n")
	for _, card := range cards {
		i := slices.IndexFunc(cfg.Charts, func(c *config.Table) bool { return c.Name == card.Name })
		from := cfg.Charts[i].Pos.Line - 1
		to := from
		for to < len(lines) && lines[to] != "" {
			to++
		}
		level, words := "###", ""
		if slices.Contains(marks, card.Name) {
			level, words = "##", commentAbove(lines[:from])+"\n\n"
		}
		fmt.Fprintf(&b, "\n%s %s\n\n%s![%s](pictures/%s.png)\n\n```toml\n%s\n```\n", level, card.Name, words,
			strings.NewReplacer("[", "(", "]", ")").Replace(card.Alt), card.Name, strings.Join(lines[from:to], "\n"))
	}
	return b.String()
}

// commentAbove is the comment at the end of lines, as one line.
func commentAbove(lines []string) string {
	var words []string
	for i := len(lines) - 1; i >= 0 && (lines[i] == "" || strings.HasPrefix(lines[i], "#")); i-- {
		if lines[i] != "" {
			words = append(words, strings.TrimSpace(strings.TrimPrefix(lines[i], "#")))
		}
	}
	slices.Reverse(words)
	return strings.Join(words, " ")
}
