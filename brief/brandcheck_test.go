package brief

import (
	"path/filepath"
	"testing"

	"report/charts"
	"report/config"
)

// The brands that come with the program are sound: nothing in them is hard to read, and whoever looks,
// the colours of their series are told apart.
func TestBrandsOfTheProgram(t *testing.T) {
	for _, folder := range []string{"..", filepath.Join("..", "assets", "starter"), filepath.Join("..", "testdata", "brand2"), filepath.Join("testdata", "kinds")} {
		t.Run(folder, func(t *testing.T) {
			var d config.Diagnostics
			file := "config.toml"
			if folder == filepath.Join("testdata", "kinds") { // which has the built-in brand
				file = "text.toml"
			}
			root := folder
			if filepath.Base(folder) == "brand2" {
				root, file = "..", "testdata/brand2/config.toml"
			}
			cfg := load(t, root, file, &d)
			CheckBrand(cfg, &d)
			if len(d.List) > 0 {
				t.Errorf("the brand has warnings:\n%v", &d)
			}
			series := palette(cfg.Brand).Series
			if len(series) < 4 {
				t.Fatalf("the brand has %d colours for series", len(series))
			}
			for i, c := range series {
				for k, o := range series[:i] {
					if to, alike := charts.LookAlike(c, o); alike {
						t.Errorf("colours %d and %d look alike to %s", k+1, i+1, to)
					}
				}
			}
		})
	}
}
