package edition

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
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

func TestPublishFollowsLinks(t *testing.T) {
	dir := t.TempDir()
	real, link := filepath.Join(dir, "real.pdf"), filepath.Join(dir, "latest.pdf")
	if err := os.Symlink("real.pdf", link); err != nil {
		t.Fatal(err)
	}
	if err := Publish([]File{{link, []byte("x")}}); err == nil || !strings.Contains(err.Error(), "a symbolic link to nothing") {
		t.Errorf("a link to nothing: %v", err)
	}
	if err := os.WriteFile(real, []byte("old"), 0o640); err != nil {
		t.Fatal(err)
	}
	if err := Publish([]File{{link, []byte("new")}}); err != nil {
		t.Fatal(err)
	}
	info, err := os.Lstat(link)
	if err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Errorf("the link is one no more: %v %v", info.Mode(), err)
	}
	if data, err := os.ReadFile(real); err != nil || string(data) != "new" {
		t.Errorf("the file behind the link holds %q (%v)", data, err)
	}
	if info, err := os.Stat(real); err != nil || info.Mode().Perm() != 0o640 {
		t.Errorf("the file's mode became %v (%v)", info.Mode(), err)
	}
}

// TestPublishSweeps removes what a killed build left long ago, and nothing else.
func TestPublishSweeps(t *testing.T) {
	dir := t.TempDir()
	long := time.Now().Add(-2 * stale)
	for name, age := range map[string]time.Time{
		".b.pdf123": long, ".b.pdf456": time.Now(), ".b.pdf.backup": long, ".b.pdf": long, "b.pdf123": long, ".c.pdf123": long,
	} {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, nil, 0o644); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(path, age, age); err != nil {
			t.Fatal(err)
		}
	}
	if err := Publish([]File{{filepath.Join(dir, "b.pdf"), []byte("x")}}); err != nil {
		t.Fatal(err)
	}
	want := []string{".b.pdf=", ".b.pdf.backup=", ".b.pdf456=", ".c.pdf123=", "b.pdf123=", "b.pdf=x"}
	got := tree(t, dir)
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("after the sweep there are %q, want %q", got, want)
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
				{filepath.Join(dir, "new", "folder", "c.png"), []byte("new")},
				{good[0].Path, []byte("new")},
				{filepath.Join(dir, filepath.FromSlash(broken.path)), []byte("new")},
			})
			if err == nil || !strings.Contains(err.Error(), broken.says) {
				t.Errorf("the error is %v, not %q", err, broken.says)
			}
			if got := tree(t, dir); !slices.Equal(got, before) {
				t.Errorf("the failure changed %q to %q", before, got)
			}
			if _, err := os.Stat(filepath.Join(dir, "new")); !os.IsNotExist(err) {
				t.Errorf("the failure left a new folder behind (%v)", err)
			}
		})
	}
}
