package fetch

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// record is the first line of a copy's file: what the rest is, and how to see that it is that still. Both are in
// one file, so that no moment knows one without the other.
type record struct {
	Address  string    `json:"address"`
	SHA256   string    `json:"sha256"`
	Fetched  time.Time `json:"fetched"`
	Type     string    `json:"type,omitempty"`
	ETag     string    `json:"etag,omitempty"`
	Modified string    `json:"modified,omitempty"`
}

const copyEnd = ".copy"

// maxRecord is the most that the first line has, in bytes.
const maxRecord = 64 << 10

var (
	errNone    = errors.New("there is no copy")
	errDamaged = errors.New("the copy is damaged")
)

func (c *Client) file(address string) string {
	sum := sha256.Sum256([]byte(address))
	return filepath.Join(c.options.Folder, hex.EncodeToString(sum[:])+copyEnd)
}

// load reads the copy of an address. One that is not what it was is none.
func (c *Client) load(address string) (Copy, error) {
	if c.options.Folder == "" {
		return Copy{}, errNone
	}
	name := c.file(address)
	info, err := os.Lstat(name)
	if errors.Is(err, fs.ErrNotExist) {
		return Copy{}, errNone
	}
	limit := c.options.MaxBytes + maxRecord
	if err != nil || !info.Mode().IsRegular() || info.Size() > limit {
		return Copy{}, errDamaged
	}
	f, err := os.Open(name)
	if err != nil {
		return Copy{}, errDamaged
	}
	defer f.Close()
	raw, err := io.ReadAll(io.LimitReader(f, limit))
	if err != nil {
		return Copy{}, errDamaged
	}
	head, data, _ := bytes.Cut(raw, []byte("\n"))
	var r record
	if json.Unmarshal(head, &r) != nil || r.Address != address || r.SHA256 != sumOf(data) || len(data) == 0 {
		return Copy{}, errDamaged
	}
	return Copy{Data: data, Type: r.Type, At: r.Fetched, tag: r.ETag, modified: r.Modified}, nil
}

func sumOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// Keep keeps what an address held as its last good copy. Who has read it says so: an answer that is cut off, or no
// table, takes no good one's place.
func (c *Client) Keep(address string) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	got := c.done[address]
	if c.options.Folder == "" || got.err != nil || got.copy.Data == nil || got.copy.Stale != nil {
		return nil
	}
	const day = time.DateOnly
	if old, err := c.load(address); err == nil && old.At.UTC().Format(day) == got.copy.At.UTC().Format(day) &&
		bytes.Equal(old.Data, got.copy.Data) && old.tag == got.copy.tag && old.modified == got.copy.modified {
		return nil // as it is, to the day, which is what a reader is told
	}
	head, err := json.Marshal(record{
		Address: address, SHA256: sumOf(got.copy.Data), Fetched: got.copy.At.UTC(), Type: got.copy.Type,
		ETag: got.copy.tag, Modified: got.copy.modified,
	})
	if err != nil {
		return err
	}
	if err := write(c.file(address), append(append(head, '\n'), got.copy.Data...)); err != nil {
		return fmt.Errorf("keep a copy of it: %w", err)
	}
	return nil
}

// write puts a file in its place at once: a reader finds the old one or the new one.
func write(name string, data []byte) error {
	dir := filepath.Dir(name)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	f, err := os.CreateTemp(dir, "new-*"+copyEnd)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err == nil {
		err = os.Rename(f.Name(), name)
	}
	if err != nil {
		os.Remove(f.Name())
	}
	return err
}
