package main

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"image"
	"image/color"
	"image/png"
	"os"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"

	"report/assets"
)

// junk are the bad files that scripts ask for, by name: they are no text, or too large to stand in a
// script.
var junk = map[string]func() []byte{
	"brackets.toml": func() []byte { return bytes.Repeat([]byte("["), 2<<20) },
	"deep.toml":     func() []byte { return []byte("a = " + strings.Repeat("[", 10000)) },
	"latin1.md":     func() []byte { return []byte("A line.\nCaf\xe9 and more.\n") },
	"latin1.csv":    func() []byte { return []byte("year,value,note\n2022,1,x\n2023,2,caf\xe9\n") },
	"whole.png":     func() []byte { return picture(60, 40) },
	"cut.png": func() []byte {
		p := picture(60, 40)
		return p[:len(p)/2]
	},
	"huge.png": func() []byte { return header(30000, 30000) },
	"gif.png":  func() []byte { return []byte("GIF89a\x01\x00\x01\x00\x00\x00\x00;") },
	"cut.ttf":  func() []byte { return plex()[:100000] },
	"noise.ttf": func() []byte {
		b := plex()
		for i := 600; i < len(b); i += 7 {
			b[i] ^= 0x5a
		}
		return b
	},
	"text.ttf": func() []byte { return []byte("This is no font.") },
}

func plex() []byte { return bytes.Clone(assets.Bundled()[0].Data()) }

func picture(w, h int) []byte {
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	for i := range w * h {
		m.Set(i%w, i/w, color.RGBA{uint8(i), uint8(i * 7), uint8(i * 13), 255})
	}
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		panic(err)
	}
	return b.Bytes()
}

// header is a PNG that claims a size and holds no picture.
func header(w, h uint32) []byte {
	chunk := []byte("IHDR")
	chunk = binary.BigEndian.AppendUint32(chunk, w)
	chunk = binary.BigEndian.AppendUint32(chunk, h)
	chunk = append(chunk, 8, 2, 0, 0, 0)
	out := []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\x0d")
	out = append(out, chunk...)
	return binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(chunk))
}

// makeJunk is the script command "junk NAME FILE".
func makeJunk(ts *testscript.TestScript, _ bool, args []string) {
	make, ok := junk[args[0]]
	if !ok {
		ts.Fatalf("there is no junk called %s", args[0])
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), make(), 0o644))
}

// oneProblem is the script command "problem N WORDS": the last command has to have printed one
// problem that contains the words, and end with "1 error".
func oneProblem(ts *testscript.TestScript, _ bool, args []string) {
	got := ts.ReadFile("stderr")
	want := fmt.Sprintf("%s\nreport: 1 error; nothing was written\n", args[0])
	if got != want {
		ts.Fatalf("got:\n%swant:\n%s", got, want)
	}
}
