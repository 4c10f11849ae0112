package assets

import (
	"io/fs"
	"path"
	"testing"
)

// A font file that Bundled does not list would only make the program larger, and one without its
// licence may not be passed on.
func TestEveryFontIsListedAndLicensed(t *testing.T) {
	listed := map[string]bool{}
	for _, f := range Bundled() {
		if listed[f.Path] {
			t.Errorf("%s is listed twice", f.Path)
		}
		listed[f.Path] = true
		if _, err := fs.Stat(Fonts, path.Join(path.Dir(f.Path), "OFL.txt")); err != nil {
			t.Errorf("the licence of %s: %v", f.Family, err)
		}
	}
	files, err := fs.Glob(Fonts, "fonts/*/*.ttf")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if !listed[file] {
			t.Errorf("%s is embedded and not listed", file)
		}
		delete(listed, file)
	}
	for file := range listed {
		t.Errorf("%s is listed and not embedded", file)
	}
}
