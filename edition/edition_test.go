package edition

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// tree lists the files below a folder with what they hold.
func tree(t *testing.T, dir string) []string {
	t.Helper()
	var out []string
	err := filepath.WalkDir(dir, func(path string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		rel, _ := filepath.Rel(dir, path)
		out = append(out, filepath.ToSlash(rel)+"="+string(data))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestPublishReplacesWhole(t *testing.T) {
	dir := t.TempDir()
	for _, edition := range []string{"first", "second"} {
		err := Publish([]File{
			{filepath.Join(dir, "charts", "a.png"), []byte(edition + " a")},
			{filepath.Join(dir, "b.pdf"), []byte(edition + " b")},
		})
		if err != nil {
			t.Fatal(err)
		}
		if got, want := tree(t, dir), []string{"b.pdf=" + edition + " b", "charts/a.png=" + edition + " a"}; !slices.Equal(got, want) {
			t.Errorf("after the %s edition: %q, want %q", edition, got, want)
		}
	}
	info, err := os.Stat(filepath.Join(dir, "b.pdf"))
	if err != nil || info.Mode().Perm()&0o044 != 0o044 {
		t.Errorf("the PDF has mode %v (%v): others cannot read it", info.Mode(), err)
	}
}

// TestFailureLeavesTheLastEdition breaks each file in turn: none of those before it may be replaced.
func TestFailureLeavesTheLastEdition(t *testing.T) {
	for _, broken := range []struct{ name, path, says string }{
		{"below a file", "b.pdf/x.pdf", "not a directory"},
		{"a folder", "charts", "something of that name that is no file"},
	} {
		t.Run(broken.name, func(t *testing.T) {
			dir := t.TempDir()
			good := []File{{filepath.Join(dir, "charts", "a.png"), []byte("a")}, {filepath.Join(dir, "b.pdf"), []byte("b")}}
			if err := Publish(good); err != nil {
				t.Fatal(err)
			}
			before := tree(t, dir)
			err := Publish([]File{
				{good[0].Path, []byte("new")},
				{filepath.Join(dir, filepath.FromSlash(broken.path)), []byte("new")},
			})
			if err == nil || !strings.Contains(err.Error(), broken.says) {
				t.Errorf("the error is %v, not %q", err, broken.says)
			}
			if got := tree(t, dir); !slices.Equal(got, before) {
				t.Errorf("the failure changed %q to %q", before, got)
			}
		})
	}
}
