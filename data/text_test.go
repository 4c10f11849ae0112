package data

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"report/config"
)

// utf16 writes text as Windows programs do.
func utf16(t testing.TB, s string, order unicode.Endianness) string {
	t.Helper()
	out, _, err := transform.String(unicode.UTF16(order, unicode.UseBOM).NewEncoder(), s)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestUTF16(t *testing.T) {
	const text = "Jahr;Wert\r\n2022;\"天津\r\nund 𝄞\"\r\n2023;x\r\n"
	want := mustLoad(t, text, `delimiter = ";"`)
	for _, order := range []unicode.Endianness{unicode.LittleEndian, unicode.BigEndian} {
		got := mustLoad(t, utf16(t, text, order), `delimiter = ";"`)
		if !slices.EqualFunc(got.Rows, want.Rows, func(a, b Row) bool { return a.At == b.At && slices.Equal(a.Cells, b.Cells) }) {
			t.Errorf("order %v: %+v, want %+v", order, got.Rows, want.Rows)
		}
	}
	if at := want.Rows[1].CellAt(1).String(); at != "t.csv:4:6" {
		t.Errorf("the last cell is at %s", at)
	}
}

// However a file comes in pieces, the text is the same, and so is the place of what is none.
func TestTextInPieces(t *testing.T) {
	long := strings.Repeat("天津 a\n", 30_000)
	for _, tc := range []struct{ raw, text, problem string }{
		{"\ufeff" + long, long, ""},
		{utf16(t, long, unicode.BigEndian), long, ""},
		{strings.ReplaceAll(long, "\n", "\r"), long, ""},
		{long + "津\xe5\xa4", long + "津", "t.csv:30001:2: the file is not in UTF-8: byte 0xe5 does not belong here"},
		{long + "a\x00", long + "a", "t.csv:30001:2: the file is not a text file: it has a zero byte here"},
		{"\ufeff", "", ""},
	} {
		for _, src := range []io.Reader{strings.NewReader(tc.raw), iotest.OneByteReader(strings.NewReader(tc.raw)), iotest.DataErrReader(strings.NewReader(tc.raw))} {
			r := newTextReader("t.csv", src, "")
			var got bytes.Buffer
			problem := ""
			for {
				n, err := io.CopyN(&got, r, 1000)
				r.forget(r.base + r.given)
				if fault, ok := r.err.(*textError); ok && n < 1000 {
					problem = fmt.Sprintf("%s: %s", fault.at, fault.message)
				}
				if err != nil {
					break
				}
			}
			if got.String() != tc.text || problem != tc.problem {
				t.Errorf("%.20q: %d bytes of text, want %d; %q, want %q", tc.raw, got.Len(), len(tc.text), problem, tc.problem)
			}
			if len(r.window) > 3*textPiece {
				t.Errorf("the window grew to %d bytes", len(r.window))
			}
		}
	}
}

// endless is a file that does not end.
type endless struct{ read int64 }

func (e *endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'x'
	}
	e.read += int64(len(p))
	return len(p), nil
}

// A row that has no end, and a quote that nobody closes, are given up after a few megabytes.
func TestRowWithoutEnd(t *testing.T) {
	for begin, want := range map[string]string{
		"a,b\n1,":   "t.csv:2: error: the row is larger than 8 MB",
		"a,b\n1,\"": "t.csv:2:3: error: the quote that opens this cell is not closed in the 8 MB that follow",
		"a,\"b":     "t.csv:1:3: error: the quote that opens this cell is not closed in the 8 MB that follow",
		"":          "t.csv:1: error: the row is larger than 8 MB",
	} {
		var d config.Diagnostics
		var rest endless
		r := newCSVReader(input{path: "t.csv", table: "t"}, ',', io.MultiReader(strings.NewReader(begin), &rest), &mistakes{d: &d})
		if header := r.header(); header != nil {
			r.next(make([]Cell, len(header)))
		}
		if got := d.Error(); got != want {
			t.Errorf("%q: got %s, want %s", begin, got, want)
		}
		if rest.read > maxRecordBytes+4*textPiece {
			t.Errorf("%q: %d bytes were read", begin, rest.read)
		}
	}
}
