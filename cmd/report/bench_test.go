package main

import (
	"context"
	"io"
	"path/filepath"
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
