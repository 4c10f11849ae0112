package assets

import (
	"bytes"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"testing"
)

// A font without its licence may not be passed on, and one that the list does not name is of no use.
func TestEveryFontIsListedAndLicensed(t *testing.T) {
	listed := map[string]bool{}
	for _, f := range Bundled() {
		if listed[f.Path] {
			t.Errorf("%s is listed twice", f.Path)
		}
		listed[f.Path] = true
		if _, err := fs.Stat(Licences, path.Join(path.Dir(f.Path), "OFL.txt")); err != nil {
			t.Errorf("the licence of %s: %v", f.Family, err)
		}
		file, err := os.ReadFile(filepath.FromSlash(f.Path))
		if err != nil {
			t.Error(err)
		}
		if !bytes.Equal(file, f.Data()) {
			t.Errorf("%s holds another file than its path says", f.Path)
		}
	}
	files, err := filepath.Glob("fonts/*/*.ttf")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if !listed[filepath.ToSlash(file)] {
			t.Errorf("%s is there and not listed", file)
		}
	}
}
