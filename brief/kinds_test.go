package brief

import (
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"report/assets"
	"report/config"
	"report/data"
	"report/layout"
	"report/layout/text"
)

// bundled are the program's own resources.
var bundled = sync.OnceValue(func() *Resources {
	var fonts []Font
	for _, f := range assets.Bundled() {
		fonts = append(fonts, Font{Family: f.Family, Weight: f.Weight, Italic: f.Italic, Name: f.Path, Data: f.Data()})
	}
	return NewResources(fonts, func(lang string) (*text.Hyphenator, error) {
		patterns, ok := assets.Hyphenation(lang)
		if !ok {
			return nil, nil
		}
		return text.NewHyphenator(patterns)
	})
})

// load reads a config below testdata.
func load(t testing.TB, dir, file string, d *config.Diagnostics) *config.Config {
	t.Helper()
	root, err := config.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	return config.Load(root, file, config.Options{
		Today: time.Date(2024, 3, 6, 0, 0, 0, 0, time.UTC), DefaultBrand: assets.Brand,
	}, d)
}

// TestKinds builds the example briefing of every section kind: each kind has one, and none is there
// without its kind.
func TestKinds(t *testing.T) {
	dir := filepath.Join("testdata", "kinds")
	for _, kind := range Kinds() {
		t.Run(kind, func(t *testing.T) {
			var d config.Diagnostics
			cfg := load(t, dir, kind+".toml", &d)
			if d.Err() != nil {
				t.Fatal(d.Err())
			}
			b := Compose(cfg, Tables(t.Context(), cfg, data.Inputs{}, &d), bundled(), &d)
			if len(d.List) > 0 {
				t.Fatalf("diagnostics:\n%v", &d)
			}
			doc, err := layout.Paginate(b.Settings, b.Flows)
			if err != nil {
				t.Fatal(err)
			}
			if len(doc.Warnings) > 0 {
				t.Errorf("layout warns: %v", doc.Warnings)
			}
			if len(doc.Pages) == 0 {
				t.Error("no page")
			}
		})
	}
	files, err := filepath.Glob(filepath.Join(dir, "*.toml"))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		name := filepath.Base(f)
		name = name[:len(name)-len(".toml")]
		raw, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		if _, ok := kinds[name]; !ok && string(raw[:8]) == "[report]" {
			t.Errorf("%s is the example of no kind", f)
		}
	}
}
