package main

import (
	"bytes"
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
// bytes may differ between processors.
func TestGallery(t *testing.T) {
	folder := filepath.Join(repository, "docs", "gallery")
	cards, cfg := gallery(t, folder)
	config, err := os.ReadFile(filepath.Join(folder, "gallery.toml"))
	if err != nil {
		t.Fatal(err)
	}
	page := galleryPage(cards, cfg, string(config))
	readme := filepath.Join(folder, "README.md")
	if *update {
		drawGallery(t, filepath.Join(folder, "pictures"), cards)
		if err := os.WriteFile(readme, []byte(page), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if got, err := os.ReadFile(readme); err != nil || string(got) != page {
		t.Errorf("docs/gallery/README.md is not what its config says (%v); go test ./cmd/report -run Gallery -update makes it anew", err)
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
		img, err := png.DecodeConfig(bytes.NewReader(card.PNG))
		if err != nil || img.Width < 1600 {
			t.Errorf("the picture of %s is %d pixels wide (%v)", card.Name, img.Width, err)
		}
	}
	if total > 1_500_000 {
		t.Errorf("the pictures have %d bytes", total)
	}
	if there := files(t, filepath.Join(folder, "pictures")); !slices.Equal(there, slices.Sorted(slices.Values(names))) {
		t.Errorf("the folder has the pictures %v of the charts %v", there, names)
	}
	for _, name := range files(t, filepath.Join(folder, "data")) {
		if info, err := os.Stat(filepath.Join(folder, "data", name)); err != nil || info.Size() > 60_000 {
			t.Errorf("data/%s is too large for an example (%v)", name, err)
		}
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
	src, err := (&source{}).load(w, log, []string{filepath.Join(folder, "gallery.toml")})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { src.close() })
	if src.diags.Err() != nil {
		t.Fatal(src.diags)
	}
	cards := brief.Charts(src.cfg, src.tables, src.resources, src.diags)
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

// galleryPage shows each picture with the part of the config that made it.
func galleryPage(cards []brief.Card, cfg *config.Config, text string) string {
	var b strings.Builder
	b.WriteString("# Gallery\n\nA chart of each kind, and the words of [gallery.toml](gallery.toml) that make it. The tables stand in [data](data), with [their sources](data/SOURCES.md). All words of a chart are in [the reference](../config.md#chartname).\n\n" +
		"```\nreport charts docs/gallery/gallery.toml -d docs/gallery/pictures\n```\n\nThis page is made from the config.\n")
	lines := strings.Split(text, "\n")
	for _, card := range cards {
		i := slices.IndexFunc(cfg.Charts, func(c *config.Table) bool { return c.Name == card.Name })
		from := cfg.Charts[i].Pos.Line - 1
		to := from
		for to < len(lines) && lines[to] != "" {
			to++
		}
		fmt.Fprintf(&b, "\n## %s\n\n![%s](pictures/%s.png)\n\n```toml\n%s\n```\n", card.Name, strings.NewReplacer("[", "(", "]", ")").Replace(card.Alt), card.Name, strings.Join(lines[from:to], "\n"))
	}
	return b.String()
}
