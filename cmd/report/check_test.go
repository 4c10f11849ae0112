package main

import (
	"bytes"
	"io"
	"path/filepath"
	"testing"
	"time"
)

// TestExamplesPassStrictly holds every briefing of the repository to what check looks for.
func TestExamplesPassStrictly(t *testing.T) {
	for _, args := range [][]string{
		{filepath.Join(repository, "config.toml")},
		{filepath.Join(repository, "config.toml"), "--set", "report.charts=vector"},
		{filepath.Join(repository, "config.toml"), "--set", "report.brand=testdata/brand2/brand.toml"},
		{filepath.Join(repository, "testdata", "brand2", "config.toml"), "--root", repository},
	} {
		var printed bytes.Buffer
		w := world{args: append([]string{"check", "--strict", "--quiet"}, args...), stdout: io.Discard, stderr: &printed,
			getenv: func(string) string { return "" }, clock: func() time.Time { return time.Date(2024, 3, 15, 0, 0, 0, 0, time.UTC) }}
		if code := run(t.Context(), w); code != exitDone || printed.Len() > 0 {
			t.Errorf("%v ends with %d and says:\n%s", args, code, &printed)
		}
	}
}
