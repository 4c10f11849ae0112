package config

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

func TestRead(t *testing.T) {
	outside := t.TempDir()
	dir := filepath.Join(t.TempDir(), "briefing")
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	must(os.MkdirAll(filepath.Join(dir, "content"), 0o755))
	must(os.WriteFile(filepath.Join(dir, "content", "contracts.csv"), []byte("0123456789"), 0o644))
	must(os.WriteFile(filepath.Join(outside, "secret"), []byte("secret"), 0o644))
	must(os.Symlink(filepath.Join(outside, "secret"), filepath.Join(dir, "out")))
	must(os.Symlink("content/contracts.csv", filepath.Join(dir, "in")))
	must(os.Symlink("loop", filepath.Join(dir, "loop")))
	must(os.Symlink(outside, filepath.Join(dir, "folder")))
	must(syscall.Mkfifo(filepath.Join(dir, "pipe"), 0o644))
	root, err := OpenRoot(dir)
	must(err)
	defer root.Close()
	for _, x := range []struct {
		path  string
		limit int64
		want  string
	}{
		{"content/contracts.csv", 10, ""},
		{"./content//contracts.csv", 10, ""},
		{"content/../content/contracts.csv", 10, ""},
		{"in", 10, ""},
		{"content/contracts.csv", 9, "content/contracts.csv is larger than 9 bytes"},
		{"content/contract.csv", 10, `content/contract.csv does not exist; did you mean "content/contracts.csv"?`},
		{"content/x", 10, "content/x does not exist"},
		{"contents/contracts.csv", 10, "contents/contracts.csv does not exist; there is no folder contents"},
		{"in/x", 10, "in/x does not exist; there is no folder in"},
		{"content", 10, "content is a folder, not a file"},
		{".", 10, ". is a folder, not a file"},
		{"pipe", 10, "pipe is a named pipe, not a file"},
		{"out", 10, "out is a link that leads out of the folder " + dir},
		{"folder/secret", 10, "folder/secret is a link that leads out of the folder " + dir},
		{"loop", 10, "loop cannot be read: too many levels of symbolic links"},
		{"../briefing/in", 10, "the path ../briefing/in leads out of the briefing's folder"},
		{"/etc/passwd", 10, "the path /etc/passwd is absolute; write it relative to the file that it stands in"},
		{`C:\x`, 10, `the path C:\x has a backslash in it; write / between folders`},
		{"C:/x", 10, "the path C:/x is absolute; write it relative to the file that it stands in"},
		{"", 10, "the path is empty"},
		{"a\x00b", 10, `the path "a\x00b" has a NUL character in it`},
	} {
		data, err := root.Read(x.path, x.limit)
		switch {
		case x.want == "" && (err != nil || string(data) != "0123456789"):
			t.Errorf("%s: %q, %v", x.path, data, err)
		case x.want != "" && (err == nil || err.Error() != x.want):
			t.Errorf("%s:\n got %v\nwant %s", x.path, err, x.want)
		}
	}
	if _, err := root.Read("none", 1); !errors.Is(err, fs.ErrNotExist) {
		t.Error("is not fs.ErrNotExist:", err)
	}
	if root.Dir() != dir {
		t.Error(root.Dir())
	}
}

// A file without a size of its own is limited while it is read.
func TestReadLimitWithoutSize(t *testing.T) {
	root, err := OpenRoot("/proc/self")
	if errors.Is(err, fs.ErrNotExist) {
		return // a system without /proc
	}
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	if _, err := root.Read("status", 100); err == nil || err.Error() != "status is larger than 100 bytes" {
		t.Error(err)
	}
}

func TestOpenRootMissing(t *testing.T) {
	if _, err := OpenRoot("testdata/none"); err == nil || err.Error() != "the folder testdata/none cannot be opened: no such file or directory" {
		t.Error(err)
	}
}

func TestJoin(t *testing.T) {
	for _, x := range []struct{ dir, path, want string }{
		{".", "a/b.csv", "a/b.csv"},
		{"briefs", "../data/x.csv", "data/x.csv"},
		{"briefs", "./x.csv", "briefs/x.csv"},
		{"briefs", "../../x.csv", ""},
		{".", "a/../../x", ""},
		{".", "..", ""},
		{".", "..x", "..x"},
	} {
		got, err := Join(x.dir, x.path)
		if got != x.want || (err == nil) != (x.want != "") {
			t.Errorf("%s, %s: %q, %v", x.dir, x.path, got, err)
		}
	}
}
