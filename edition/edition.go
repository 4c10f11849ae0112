// Package edition puts a finished edition in its place on disk: whole, or not at all.
package edition

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/google/renameio/v2"
	"golang.org/x/sync/errgroup"
)

// File is one file of an edition.
type File struct {
	Path string // of the file system; folders that are missing are made
	Data []byte
}

// Publish writes every file beside its place under a temporary name, and only when all of them could
// be written moves them there. Each is flushed before it is renamed. The file that readers wait for
// is the last of the list, and the last to be moved: while it is the old one, the edition is.
//
// After an error no file in place is half written, and the temporary files are gone.
func Publish(files []File) (err error) {
	if len(files) == 0 {
		return nil
	}
	var pending []*renameio.PendingFile
	var made []string // folders that were not there before, the outer ones first
	defer func() {
		for _, p := range pending {
			if cleanup := p.Cleanup(); cleanup != nil && err == nil {
				err = fmt.Errorf("remove a temporary file: %w", cleanup)
			}
		}
		if err != nil {
			for _, dir := range slices.Backward(made) {
				_ = os.Remove(dir) // one that holds something stays
			}
		}
	}()
	var folders []string
	for _, f := range files {
		path, err := target(f.Path)
		if err == nil {
			var dirs []string
			dirs, err = makeFolder(filepath.Dir(path))
			made = append(made, dirs...)
		}
		if err != nil {
			return fmt.Errorf("write %s: %w", f.Path, err)
		}
		p, err := write(path, f.Data)
		if err != nil {
			return fmt.Errorf("write %s: %w", f.Path, err)
		}
		pending = append(pending, p)
		folders = append(folders, filepath.Dir(path))
	}
	if err := replace(files, pending); err != nil {
		return err
	}
	slices.Sort(folders)
	return flush(slices.Compact(folders))
}

// makeFolder makes a folder with those that it stands in, and returns the new ones.
func makeFolder(dir string) (made []string, err error) {
	for d := dir; ; d = filepath.Dir(d) {
		if _, err := os.Stat(d); err == nil || !errors.Is(err, os.ErrNotExist) || d == filepath.Dir(d) {
			break
		}
		made = append(made, d)
	}
	slices.Reverse(made)
	return made, os.MkdirAll(dir, 0o777)
}

// replace flushes and renames: the last file when all others are in place. Those others go side by
// side, since a disk flushes many files in little more time than one.
func replace(files []File, pending []*renameio.PendingFile) error {
	one := func(i int) error {
		if err := pending[i].CloseAtomicallyReplace(); err != nil {
			return fmt.Errorf("put %s in place: %w", files[i].Path, err)
		}
		return nil
	}
	var g errgroup.Group
	last := len(pending) - 1
	for i := range last {
		g.Go(func() error { return one(i) })
	}
	if err := g.Wait(); err != nil {
		return err
	}
	return one(last)
}

func write(path string, data []byte) (*renameio.PendingFile, error) {
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
		return nil, errors.New("there is already something of that name that is no file")
	}
	// The temporary file stands in the same folder, since a rename does not cross file systems.
	p, err := renameio.NewPendingFile(path, renameio.WithTempDir(filepath.Dir(path)), renameio.WithPermissions(0o644), renameio.WithExistingPermissions())
	if err != nil {
		return nil, err
	}
	if _, err := p.Write(data); err != nil {
		return nil, joinCleanup(err, p)
	}
	if err := sweep(path, p); err != nil {
		return nil, joinCleanup(err, p)
	}
	return p, nil
}

// target follows a symbolic link to the file that it stands for, so that the link stays one.
func target(path string) (string, error) {
	info, err := os.Lstat(path)
	if err != nil || info.Mode()&os.ModeSymlink == 0 {
		return path, nil // what else is wrong shows when the file is made
	}
	real, err := filepath.EvalSymlinks(path)
	if errors.Is(err, os.ErrNotExist) {
		return "", errors.New("it is a symbolic link to nothing")
	}
	return real, err
}

// stale is how much older than a new temporary file another has to be to be one that a build left
// behind when it was killed. No build takes as long.
const stale = time.Hour

// sweep removes the temporary files that killed builds left beside path.
func sweep(path string, mine *renameio.PendingFile) error {
	now, err := mine.Stat()
	if err != nil {
		return err
	}
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		return err
	}
	prefix := "." + filepath.Base(path)
	for _, entry := range entries {
		number, ours := strings.CutPrefix(entry.Name(), prefix)
		if !ours || number == "" || strings.Trim(number, "0123456789") != "" {
			continue
		}
		if info, err := entry.Info(); err == nil && now.ModTime().Sub(info.ModTime()) > stale {
			// Another build may have been quicker; what is gone is gone.
			if err := os.Remove(filepath.Join(filepath.Dir(path), entry.Name())); err != nil && !errors.Is(err, os.ErrNotExist) {
				return err
			}
		}
	}
	return nil
}

func joinCleanup(err error, p *renameio.PendingFile) error {
	if cleanup := p.Cleanup(); cleanup != nil {
		return fmt.Errorf("%w; and its temporary file could not be removed: %w", err, cleanup)
	}
	return err
}

// flush makes the renames in folders last through a power cut.
func flush(folders []string) error {
	for _, dir := range folders {
		folder, err := os.Open(dir)
		if err != nil {
			return fmt.Errorf("flush %s: %w", dir, err)
		}
		err = folder.Sync()
		folder.Close()
		if err != nil {
			return fmt.Errorf("flush %s: %w", dir, err)
		}
	}
	return nil
}
