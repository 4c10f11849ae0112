package main

import (
	"context"
	"fmt"
	"io"
	"math/rand"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// BenchmarkBuild builds the example, from reading its config to the files in their place: cold, with
// fonts, patterns and words read anew as in a process of its own, and warm. Text is the example without
// its charts. The time that a process takes to start is not in it (hyperfine measures that).
func BenchmarkBuild(b *testing.B) {
	text := []string{"--skip", "turnover,growth,patents,inputs,notes"}
	for _, c := range []struct {
		name string
		cold bool
		args []string
	}{{"cold", true, nil}, {"warm", false, nil}, {"cold text", true, text}, {"warm text", false, text}} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if c.cold {
					resources = sync.OnceValue(newResources)
				}
				w := world{
					args:   append([]string{"build", filepath.Join("..", "..", "config.toml"), "-o", filepath.Join(b.TempDir(), "b.pdf"), "-q"}, c.args...),
					stdout: io.Discard, stderr: b.Output(),
					getenv: func(string) string { return "" },
					clock:  func() time.Time { return time.Date(2024, 3, 15, 0, 0, 0, 0, time.UTC) },
				}
				if code := run(context.Background(), w); code != 0 {
					b.Fatalf("exit code %d", code)
				}
			}
		})
	}
}

// BenchmarkThousandPages builds a long report from its Markdown to its PDF: prose in a language whose words
// are as many and as often used as those of a real one, with notes, lists, a table on each page, and a
// list of contents.
func BenchmarkThousandPages(b *testing.B) {
	dir := b.TempDir()
	for name, content := range map[string]string{"long.md": longReport(), "config.toml": `
[report]
title    = "A long report"
date     = 2024-03-15
sections = ["contents", "report"]

[section.contents]
kind  = "contents"
depth = 1

[section.report]
kind  = "text"
title = "Report"
start = "page"
file  = "long.md"
`} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o644); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportAllocs()
	var said strings.Builder
	for b.Loop() {
		said.Reset()
		w := world{args: []string{"build", filepath.Join(dir, "config.toml")}, stdout: io.Discard, stderr: &said,
			getenv: func(string) string { return "" }, clock: time.Now}
		if code := run(context.Background(), w); code != 0 {
			b.Fatalf("exit code %d: %s", code, said.String())
		}
	}
	_, after, _ := strings.Cut(said.String(), ": ") // FILE: 1000 pages, ...
	var pages float64
	if _, err := fmt.Sscan(after, &pages); err != nil {
		b.Fatal(said.String())
	}
	b.ReportMetric(pages, "pages")
}

func longReport() string {
	r := rand.New(rand.NewSource(1))
	vocabulary := make([]string, 20000)
	for i := range vocabulary {
		for range 1 + r.Intn(4) {
			vocabulary[i] += []string{"ta", "re", "ven", "con", "tion", "al", "ing", "o", "spe", "fi", "av", "und"}[r.Intn(12)]
		}
	}
	often := rand.NewZipf(r, 1.07, 8, uint64(len(vocabulary)-1)) // George K. Zipf's law
	words := func(n int) string {
		list := make([]string, n)
		for i := range list {
			list[i] = vocabulary[often.Uint64()]
		}
		return strings.Join(list, " ")
	}
	var md strings.Builder
	for n := range 1000 {
		fmt.Fprintf(&md, "# Part %d %s\n\n%s[^n%d].\n\n%s.\n\n%s.\n\n- %s\n- %s\n\n", n, words(4), words(85), n, words(85), words(85), words(20), words(20))
		md.WriteString("| A | B | C | D | E |\n|---|--:|--:|--:|--:|\n")
		for row := range 7 {
			fmt.Fprintf(&md, "| %s | %d | %d.%d | %d | %d |\n", words(2), n*row, row, n%10, row*7, n)
		}
		fmt.Fprintf(&md, "\n[^n%d]: %s.\n\n", n, words(14))
	}
	return md.String()
}
