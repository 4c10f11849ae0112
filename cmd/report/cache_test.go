package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"report/charts"
)

func testPictures(dir, program string) *pictures {
	return &pictures{dir: dir, now: time.Now(), program: func() (string, error) { return program, nil }}
}

func TestPictures(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "a", "b")
	p := testPictures(dir, "one")
	p.Put(charts.Key{1}, []byte("first"))
	p.Put(charts.Key{2}, []byte("second"))
	p.Put(charts.Key{1}, []byte("first"))
	for k, want := range map[byte]string{1: "first", 2: "second"} {
		if got, ok := p.Get(charts.Key{k}); !ok || string(got) != want {
			t.Errorf("picture %d is %q", k, got)
		}
	}
	if got, ok := p.Get(charts.Key{3}); ok {
		t.Errorf("a picture that nobody put is %q", got)
	}
	if got, ok := testPictures(dir, "two").Get(charts.Key{1}); ok {
		t.Errorf("another program gets %q", got)
	}
	if files, err := os.ReadDir(dir); err != nil || len(files) != 2 {
		t.Errorf("the folder has %v (%v)", files, err)
	}
}

func TestDamagedPictures(t *testing.T) {
	for _, c := range []struct {
		name   string
		damage func(data []byte) []byte
	}{
		{"empty", func([]byte) []byte { return nil }},
		{"cut off", func(d []byte) []byte { return d[:len(d)-1] }},
		{"head alone", func(d []byte) []byte { return d[:len(cacheMagic)+32] }},
		{"longer", func(d []byte) []byte { return append(d, 0) }},
		{"another byte", func(d []byte) []byte { d[len(d)-1]++; return d }},
		{"another sum", func(d []byte) []byte { d[len(cacheMagic)]++; return d }},
		{"another program's file", func([]byte) []byte {
			return []byte("\x89PNG\r\n\x1a\nand so on and so on and so on and so on and so on and so on")
		}},
		{"huge", func(d []byte) []byte { return append(d, make([]byte, cacheEntry)...) }},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := testPictures(t.TempDir(), "one")
			p.Put(charts.Key{1}, []byte("picture"))
			name, _ := p.name(charts.Key{1})
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(name, c.damage(data), 0o600); err != nil {
				t.Fatal(err)
			}
			if got, ok := p.Get(charts.Key{1}); ok {
				t.Errorf("the picture is %q", got)
			}
			p.Put(charts.Key{1}, []byte("picture"))
			if got, ok := p.Get(charts.Key{1}); !ok || string(got) != "picture" {
				t.Errorf("put again, the picture is %q", got)
			}
		})
	}
	t.Run("another's place", func(t *testing.T) {
		p := testPictures(t.TempDir(), "one")
		p.Put(charts.Key{1}, []byte("picture"))
		from, _ := p.name(charts.Key{1})
		to, _ := p.name(charts.Key{2})
		if err := os.Rename(from, to); err != nil {
			t.Fatal(err)
		}
		if got, ok := p.Get(charts.Key{2}); ok {
			t.Errorf("the picture is %q", got)
		}
	})
	t.Run("a folder", func(t *testing.T) {
		p := testPictures(t.TempDir(), "one")
		name, _ := p.name(charts.Key{1})
		if err := os.Mkdir(name, 0o700); err != nil {
			t.Fatal(err)
		}
		p.Put(charts.Key{1}, []byte("picture"))
		if got, ok := p.Get(charts.Key{1}); ok {
			t.Errorf("the picture is %q", got)
		}
	})
}

// A folder that cannot be made, and a program that cannot be read, are caches that hold nothing.
func TestPicturesThatCannotBeKept(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	blind := testPictures(t.TempDir(), "")
	blind.program = func() (string, error) { return "", os.ErrPermission }
	for _, p := range []*pictures{testPictures(file, "one"), testPictures(filepath.Join(file, "below"), "one"), blind} {
		p.Put(charts.Key{1}, []byte("picture"))
		if got, ok := p.Get(charts.Key{1}); ok {
			t.Errorf("%s: the picture is %q", p.dir, got)
		}
		p.trim()
	}
	if got, err := os.ReadFile(file); err != nil || string(got) != "mine" {
		t.Errorf("the file in the folder's place is %q (%v)", got, err)
	}
}

func TestOldestPicturesGo(t *testing.T) {
	p := testPictures(t.TempDir(), "one")
	const n, size = 10, 1000
	for i := range byte(n) {
		p.Put(charts.Key{i}, make([]byte, size))
		name, _ := p.name(charts.Key{i})
		when := p.now.Add(-time.Duration(n-i) * 48 * time.Hour)
		if err := os.Chtimes(name, when, when); err != nil {
			t.Fatal(err)
		}
	}
	other := filepath.Join(p.dir, "letter.txt")
	if err := os.WriteFile(other, make([]byte, 10*size), 0o600); err != nil {
		t.Fatal(err)
	}
	p.Get(charts.Key{0}) // the oldest is in use
	p.trimTo(1 << 20)
	if _, ok := p.Get(charts.Key{1}); !ok {
		t.Error("a picture went though there was room")
	}
	name, _ := p.name(charts.Key{1})
	old := p.now.Add(-1000 * time.Hour)
	if err := os.Chtimes(name, old, old); err != nil {
		t.Fatal(err)
	}
	p.trimTo(9 * size)
	var kept []int
	for i := range byte(n) {
		if _, ok := p.Get(charts.Key{i}); ok {
			kept = append(kept, int(i))
		}
	}
	if fmt.Sprint(kept) != "[0 5 6 7 8 9]" {
		t.Errorf("the pictures that are left are %v", kept)
	}
	if _, err := os.Stat(other); err != nil {
		t.Errorf("somebody else's file: %v", err)
	}
}

// Many builds at once read and write the same pictures and see whole ones only.
func TestPicturesOfManyBuilds(t *testing.T) {
	dir := t.TempDir()
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			p := testPictures(dir, "one")
			for i := range 60 {
				k := byte(i % 7)
				want := bytes.Repeat([]byte{k}, 20_000)
				if got, ok := p.Get(charts.Key{k}); ok && !bytes.Equal(got, want) {
					t.Errorf("picture %d is another", k)
				}
				p.Put(charts.Key{k}, want)
				if i%20 == 0 {
					p.trimTo(50_000)
				}
			}
		})
	}
	wg.Wait()
}

func TestProgramIsTold(t *testing.T) {
	a, err := program()
	if err != nil || len(a) != 12 {
		t.Errorf("the program is %q (%v)", a, err)
	}
}
