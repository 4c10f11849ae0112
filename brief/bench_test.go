package brief

import (
	"testing"
	"time"

	"report/assets"
	"report/config"
	"report/data"
)

// BenchmarkDataStage loads the example's tables and computes its facts. Reading the config is not in it.
func BenchmarkDataStage(b *testing.B) {
	root, err := config.OpenRoot("..")
	if err != nil {
		b.Fatal(err)
	}
	defer root.Close()
	var d config.Diagnostics
	cfg := config.Load(root, "config.toml", config.Options{Today: time.Date(2024, 3, 15, 0, 0, 0, 0, time.UTC), DefaultBrand: assets.Brand}, &d)
	r := bundled()
	c := newComposer(cfg, nil, r, &d)
	if c == nil || d.Err() != nil {
		b.Fatal(d.Error())
	}
	b.ReportAllocs()
	for b.Loop() {
		c.data = Tables(b.Context(), cfg, data.Inputs{}, &d)
		c.loadFacts()
		if d.Err() != nil || len(c.data) == 0 || len(c.facts) == 0 {
			b.Fatal(d.Error())
		}
	}
}
