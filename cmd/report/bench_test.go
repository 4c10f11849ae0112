package main

import (
	"context"
	"io"
	"path/filepath"
	"testing"
	"time"
)

// BenchmarkBuild builds the example, from reading its config to the files in their place. Fonts are
// parsed anew each time, as in a process of its own; the time that a process takes to start is not
// in it (hyperfine measures that).
func BenchmarkBuild(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		w := world{
			args:   []string{"build", filepath.Join("..", "..", "config.toml"), "-o", filepath.Join(b.TempDir(), "b.pdf"), "-q"},
			stdout: io.Discard, stderr: b.Output(),
			getenv: func(string) string { return "" },
			clock:  func() time.Time { return time.Date(2024, 3, 15, 0, 0, 0, 0, time.UTC) },
		}
		if code := run(context.Background(), w); code != 0 {
			b.Fatalf("exit code %d", code)
		}
	}
}
