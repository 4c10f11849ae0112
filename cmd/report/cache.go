package main

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"hash/crc32"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"report/charts"
)

// pictures keeps the pictures of charts in a folder of the user's, one file each, so that a chart that
// did not change is not painted again. Nothing depends on it: what cannot be read is painted, what cannot
// be written is not kept, any file may be deleted at any time, and several builds may use it at once.
type pictures struct {
	dir     string
	now     time.Time
	program func() (string, error) // what tells this build of the program from all others
	put     atomic.Bool
}

const (
	cacheLimit = 64 << 20 // bytes in the folder; beyond that the oldest files go, to three quarters of it
	cacheEntry = 8 << 20  // bytes of a picture; larger ones are not kept
	cacheFresh = 24 * time.Hour
	cacheMagic = "report picture 1\n"
	cacheEnd   = ".picture"
)

// cacheFolder is the folder that REPORT_CACHE names, or else one among the user's caches; empty where there is
// none.
func cacheFolder(w world) string {
	if dir := w.getenv("REPORT_CACHE"); dir != "" {
		return dir
	}
	if w.cacheDir == nil {
		return ""
	}
	all, err := w.cacheDir()
	if err != nil {
		return ""
	}
	return filepath.Join(all, "report")
}

// openPictures opens the folder; nil where there is none. The program is looked at meanwhile.
func openPictures(w world, now time.Time) *pictures {
	dir := cacheFolder(w)
	if dir == "" {
		return nil
	}
	go program()
	return &pictures{dir: dir, now: now, program: program}
}

// program is the size of the executable and the CRC-32C of all of it: 5 ms, beside the loading of the
// data. How a chart is laid out need not be told, since a key says all that is to be painted. How it is
// painted and compressed is code, ours and the libraries', and all of that is in the executable, as are
// the settings of its compiler. Versions would not do: they do not change while the program is worked on.
var program = sync.OnceValues(func() (string, error) {
	f, err := os.Open("/proc/self/exe") // what runs, even if another file has taken its place
	if err != nil {
		name, err := os.Executable()
		if err != nil {
			return "", err
		}
		if f, err = os.Open(name); err != nil {
			return "", err
		}
	}
	defer f.Close()
	h := crc32.New(crc32.MakeTable(crc32.Castagnoli))
	n, err := io.CopyBuffer(struct{ io.Writer }{h}, struct{ io.Reader }{f}, make([]byte, 1<<18))
	return string(binary.BigEndian.AppendUint64(h.Sum(nil), uint64(n))), err
})

// name is the file of a picture, and the sum that it begins with when it holds these bytes.
func (p *pictures) name(k charts.Key) (name string, ok bool) {
	program, err := p.program()
	if err != nil {
		return "", false
	}
	whole := sha256.Sum256(append([]byte(program), k[:]...))
	return filepath.Join(p.dir, hex.EncodeToString(whole[:])+cacheEnd), true
}

// entry is what a file begins with when it holds these bytes: a file that was cut off, changed or renamed
// has another sum.
func entry(name string, png []byte) []byte {
	sum := sha256.New()
	io.WriteString(sum, filepath.Base(name))
	sum.Write(png)
	return sum.Sum([]byte(cacheMagic))
}

// Get reads a picture.
func (p *pictures) Get(k charts.Key) (png []byte, ok bool) {
	name, ok := p.name(k)
	if !ok {
		return nil, false
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, false
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil || !info.Mode().IsRegular() || info.Size() > cacheEntry {
		return nil, false
	}
	data := make([]byte, info.Size())
	if _, err := io.ReadFull(f, data); err != nil {
		return nil, false
	}
	head := len(cacheMagic) + sha256.Size
	if len(data) <= head || !bytes.Equal(data[:head], entry(name, data[head:])) {
		return nil, false
	}
	if p.now.Sub(info.ModTime()) > cacheFresh { // it is in use, and not among the oldest
		os.Chtimes(name, p.now, p.now)
	}
	return data[head:], true
}

// Put writes a picture to a file of its own and moves that into its place: a reader finds all of it or
// nothing.
func (p *pictures) Put(k charts.Key, png []byte) {
	name, ok := p.name(k)
	if !ok || len(png)+len(cacheMagic)+sha256.Size > cacheEntry || os.MkdirAll(p.dir, 0o700) != nil {
		return
	}
	f, err := os.CreateTemp(p.dir, "new-*"+cacheEnd)
	if err != nil {
		return
	}
	_, err = f.Write(append(entry(name, png), png...))
	if err = errors.Join(err, f.Close()); err == nil {
		err = os.Rename(f.Name(), name)
	}
	if err != nil {
		os.Remove(f.Name())
		return
	}
	p.put.Store(true)
}

// trim deletes the oldest pictures where there are too many. Only a run that kept something looks.
func (p *pictures) trim() {
	if p == nil || !p.put.Load() {
		return
	}
	p.trimTo(cacheLimit)
}

func (p *pictures) trimTo(limit int64) {
	list, err := os.ReadDir(p.dir)
	if err != nil {
		return
	}
	var files []fs.FileInfo
	total := int64(0)
	for _, e := range list {
		if !strings.HasSuffix(e.Name(), cacheEnd) || !e.Type().IsRegular() { // somebody else's
			continue
		}
		if info, err := e.Info(); err == nil {
			files = append(files, info)
			total += info.Size()
		}
	}
	if total <= limit {
		return
	}
	slices.SortFunc(files, func(a, b fs.FileInfo) int {
		return cmp.Or(a.ModTime().Compare(b.ModTime()), strings.Compare(a.Name(), b.Name()))
	})
	for _, f := range files {
		if total <= limit/4*3 {
			return
		}
		if os.Remove(filepath.Join(p.dir, f.Name())) == nil {
			total -= f.Size()
		}
	}
}
