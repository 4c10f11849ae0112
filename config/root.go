package config

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"sync"
	"syscall"
)

// Root is the folder that a briefing's files may come from. It refuses what leaves it: "..",
// absolute paths, links that lead out; and what is no regular file.
type Root struct {
	dir  string
	root *os.Root

	mu     sync.Mutex
	inputs []Input
}

// Input is a file that was read.
type Input struct {
	Name   string // relative to the root
	SHA256 string // of its bytes when they were first read, in hexadecimal
	Bytes  int64
}

// OpenRoot opens a folder of the file system.
func OpenRoot(dir string) (*Root, error) {
	r, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("the folder %s cannot be opened: %w", dir, cause(err))
	}
	return &Root{dir: dir, root: r}, nil
}

// Dir is the folder as it was given.
func (r *Root) Dir() string { return r.dir }

// Inputs lists the files that were read, in order of first reading, each once. One that could not be
// read to its end is among them, without a sum.
func (r *Root) Inputs() []Input {
	r.mu.Lock()
	defer r.mu.Unlock()
	return slices.Clone(r.inputs)
}

func (r *Root) remember(file string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.input(file) == nil {
		r.inputs = append(r.inputs, Input{Name: file})
	}
}

// sum notes what a file held, when it is read for the first time.
func (r *Root) sum(file, sum string, bytes int64) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if in := r.input(file); in != nil && in.SHA256 == "" {
		in.SHA256, in.Bytes = sum, bytes
	}
}

func (r *Root) input(file string) *Input {
	i := slices.IndexFunc(r.inputs, func(in Input) bool { return in.Name == file })
	if i < 0 {
		return nil
	}
	return &r.inputs[i]
}

// Close releases the folder.
func (r *Root) Close() error { return r.root.Close() }

// ErrTooLarge is what errors.Is finds in the error for a file beyond its limit.
var ErrTooLarge = errors.New("the file is too large")

type tooLargeError struct{ message string }

func (e *tooLargeError) Error() string        { return e.message }
func (e *tooLargeError) Is(target error) bool { return target == ErrTooLarge }

// Read returns a file's bytes; path is slash-separated, relative to the root. A file larger than
// limit bytes is an error. Messages read like sentences, with the path as the user wrote it.
func (r *Root) Read(name string, limit int64) ([]byte, error) {
	f, err := r.Open(name, limit)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(f)
}

// File is an open file of a Root.
type File struct {
	Size   int64  // as the file system says: 0 for those in /proc
	SHA256 string // of its bytes, in hexadecimal, once it was read to its end

	file  *os.File
	name  string // as the user wrote it
	path  string
	root  *Root
	limit int64
	read  int64
	hash  hash.Hash
}

// Read reads on, and gives an error beyond the limit.
func (f *File) Read(p []byte) (int, error) {
	n, err := f.file.Read(p)
	if f.read += int64(n); f.read > f.limit { // it may have grown
		return 0, tooLarge(f.name, f.limit)
	}
	if f.SHA256 == "" {
		f.hash.Write(p[:n])
	}
	switch {
	case errors.Is(err, io.EOF) && f.SHA256 == "":
		f.SHA256 = hex.EncodeToString(f.hash.Sum(nil))
		f.root.sum(f.path, f.SHA256, f.read)
	case err != nil && !errors.Is(err, io.EOF):
		err = f.root.failure(f.name, f.path, err)
	}
	return n, err
}

// Rewind goes back to the beginning.
func (f *File) Rewind() error {
	f.read = 0
	f.hash.Reset()
	if _, err := f.file.Seek(0, io.SeekStart); err != nil {
		return f.root.failure(f.name, f.path, err)
	}
	return nil
}

// Close closes the file.
func (f *File) Close() error { return f.file.Close() }

func tooLarge(name string, limit int64) error {
	return &tooLargeError{fmt.Sprintf("%s is larger than %s", name, size(limit))}
}

// Open opens a file to be read piece by piece, up to a limit, with the same errors as Read.
func (r *Root) Open(name string, limit int64) (*File, error) {
	file, err := Join(".", name)
	if err != nil {
		return nil, err
	}
	// Opening a FIFO waits for a writer, and opening a device may do things: look before, and at the
	// open file again, in case it was swapped.
	info, err := r.root.Stat(file)
	if err != nil {
		return nil, r.failure(name, file, err)
	}
	if err := regular(name, info); err != nil {
		return nil, err
	}
	f, err := r.root.OpenFile(file, os.O_RDONLY|syscall.O_NONBLOCK, 0)
	if err != nil {
		return nil, r.failure(name, file, err)
	}
	r.remember(file)
	opened := &File{file: f, name: name, path: file, root: r, limit: limit, hash: sha256.New()}
	if info, err = f.Stat(); err != nil {
		err = r.failure(name, file, err)
	} else if err = regular(name, info); err == nil && info.Size() > limit {
		err = tooLarge(name, limit)
	}
	if err != nil {
		_ = f.Close()
		return nil, err
	}
	opened.Size = info.Size()
	return opened, nil
}

// Holds says whether there is a file that is not empty. It does not count as read.
func (r *Root) Holds(file string) bool {
	info, err := r.root.Stat(file)
	return err == nil && info.Mode().IsRegular() && info.Size() > 0
}

func regular(name string, info fs.FileInfo) error {
	switch mode := info.Mode(); {
	case mode.IsRegular():
		return nil
	case mode.IsDir():
		return fmt.Errorf("%s is a folder, not a file", name)
	case mode&fs.ModeNamedPipe != 0:
		return fmt.Errorf("%s is a named pipe, not a file", name)
	case mode&fs.ModeSocket != 0:
		return fmt.Errorf("%s is a socket, not a file", name)
	case mode&fs.ModeDevice != 0:
		return fmt.Errorf("%s is a device, not a file", name)
	}
	return fmt.Errorf("%s is not a regular file", name)
}

// failure turns an error of the file system into a sentence.
func (r *Root) failure(name, file string, err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, syscall.ENOTDIR):
		if hint := r.similar(file); hint != "" {
			return fmt.Errorf("%s %w; %s", name, notExist{}, hint)
		}
		return fmt.Errorf("%s %w", name, notExist{})
	case strings.Contains(err.Error(), "path escapes"):
		// package os keeps this error to itself
		return fmt.Errorf("%s is a link that leads out of the folder %s", name, r.dir)
	}
	return fmt.Errorf("%s cannot be read: %w", name, cause(err))
}

// notExist is fs.ErrNotExist in the words of our messages.
type notExist struct{}

func (notExist) Error() string { return "does not exist" }
func (notExist) Unwrap() error { return fs.ErrNotExist }

// similar names a file of the same folder that is spelt nearly alike, or the folder that is missing.
func (r *Root) similar(file string) string {
	dir, base := path.Split(file)
	dir = path.Clean(dir)
	entries, err := fs.ReadDir(r.root.FS(), dir)
	if err != nil {
		return fmt.Sprintf("there is no folder %s", dir)
	}
	var names []string
	for _, e := range entries {
		if !e.IsDir() {
			names = append(names, e.Name())
		}
	}
	slices.Sort(names)
	if near, ok := Nearest(base, names); ok && near != base {
		return fmt.Sprintf("did you mean %q?", path.Join(dir, near))
	}
	return ""
}

// cause takes the operation and the path off an error of package os, which our sentence already has.
func cause(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}

// size prints a number of bytes for people.
func size(bytes int64) string {
	switch {
	case bytes >= 1<<20 && bytes%(1<<20) == 0:
		return fmt.Sprintf("%d MB", bytes>>20)
	case bytes >= 1<<10 && bytes%(1<<10) == 0:
		return fmt.Sprintf("%d KB", bytes>>10)
	}
	return fmt.Sprintf("%d bytes", bytes)
}

// Join turns a path as written in a file into one relative to the root. dir is the folder of that
// file, relative to the root. Paths use slashes and may not leave the root.
func Join(dir, name string) (string, error) {
	switch {
	case name == "":
		return "", errors.New("the path is empty")
	case strings.ContainsRune(name, 0):
		return "", fmt.Errorf("the path %q has a NUL character in it", name)
	case strings.Contains(name, `\`):
		return "", fmt.Errorf(`the path %s has a backslash in it; write / between folders`, name)
	case strings.HasPrefix(name, "/") || len(name) > 1 && name[1] == ':':
		return "", fmt.Errorf("the path %s is absolute; write it relative to the file that it stands in", name)
	}
	joined := path.Join(dir, name)
	if joined == ".." || strings.HasPrefix(joined, "../") {
		return "", fmt.Errorf("the path %s leads out of the briefing's folder", name)
	}
	return joined, nil
}
