package data

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"report/config"
)

const (
	textPiece = 64 << 10
	// maxRecordBytes bounds what is held of a text file at once: a row with its longest cells, or what an open
	// quote swallows.
	maxRecordBytes = 8 << 20
)

// textReader reads a file of text piece by piece, in UTF-8 or, where a byte order mark says so, in UTF-16.
// What comes out is UTF-8 without the mark, with lines that end in LF, and has no zero bytes. It holds on to
// what was read since the last call of forget, for places and messages.
type textReader struct {
	path   string
	hint   string
	src    *bufio.Reader
	utf16  bool
	lone   bool   // lines end in CR alone, as in a "CSV (Macintosh)"
	window []byte // from offset base on
	base   int
	given  int    // of window
	rest   []byte // of a character that has not ended
	line   int    // that the window ends on
	col    int    // of the character after the window
	err    error  // what comes after the window
	most   int    // bytes of the window
}

// textError is why a file is not read on from a place.
type textError struct {
	at            config.Pos
	message, hint string
}

func (e *textError) Error() string { return e.message }

// errTooLong says that the window has no room for more.
var errTooLong = errors.New("the row is too long")

// newTextReader takes a hint for those who have to save the file in UTF-8.
func newTextReader(path string, src io.Reader, hint string) *textReader {
	r := &textReader{path: path, hint: hint, src: bufio.NewReaderSize(src, textPiece), line: 1, col: 1, most: maxRecordBytes}
	r.begin()
	return r
}

// begin finds the file's encoding by its byte order mark, and how its lines end.
func (r *textReader) begin() {
	head, _ := r.src.Peek(textPiece) // an error comes again when it is read
	fail := func(message, hint string) {
		r.err = &textError{config.Pos{File: r.path, Line: 1}, message, hint}
	}
	switch kind := foreign(head); {
	case kind != "":
		fail(fmt.Sprintf("the file is %s, whatever its name says", kind), "")
	case bytes.HasPrefix(head, []byte("\xff\xfe\x00\x00")), bytes.HasPrefix(head, []byte("\x00\x00\xfe\xff")):
		fail("the file is in UTF-32", r.hint)
	case bytes.HasPrefix(head, []byte("\xff\xfe")), bytes.HasPrefix(head, []byte("\xfe\xff")):
		decoder := unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM).NewDecoder()
		r.utf16 = true
		r.src = bufio.NewReaderSize(transform.NewReader(r.src, decoder), textPiece)
		head, _ = r.src.Peek(textPiece)
	case bytes.HasPrefix(head, []byte("\xef\xbb\xbf")):
		_, _ = r.src.Discard(3)
		head = head[3:]
	case len(head) > 3 && (head[0] == 0) != (head[1] == 0) && (head[2] == 0) != (head[3] == 0):
		fail("the file seems to be in UTF-16, and has no byte order mark that says so", r.hint)
	}
	if i := bytes.IndexByte(head, '\r'); i >= 0 && i < textPiece-1 {
		r.lone = bytes.IndexByte(head, '\n') < 0
	}
}

// foreign names a kind of file that is no text, or is text of another kind, by its first bytes.
func foreign(head []byte) string {
	for _, kind := range []struct{ begins, name string }{
		{"PK\x03\x04", "a workbook or another zip file"},
		{"\xd0\xcf\x11\xe0", "a workbook of Excel's old kind"},
		{"\x1f\x8b", "compressed by gzip"},
		{"%PDF-", "a PDF"},
		{"SQLite format 3\x00", "a database of SQLite"},
		{"PAR1", "a Parquet file"},
	} {
		if bytes.HasPrefix(head, []byte(kind.begins)) {
			return kind.name
		}
	}
	text := bytes.ToLower(bytes.TrimSpace(head[:min(len(head), 200)]))
	if bytes.HasPrefix(text, []byte("<!doctype html")) || bytes.HasPrefix(text, []byte("<html")) {
		return "a web page"
	}
	return ""
}

func (r *textReader) Read(p []byte) (int, error) {
	for r.given == len(r.window) {
		if r.err != nil {
			return 0, r.err
		}
		r.fill()
	}
	n := copy(p, r.window[r.given:])
	r.given += n
	return n, nil
}

// fill reads the next piece into the window, up to the first thing that is no text.
func (r *textReader) fill() {
	if len(r.window) >= r.most {
		r.err = errTooLong
		return
	}
	begin := len(r.window)
	r.window = append(r.window, r.rest...)
	free := len(r.window)
	r.window = append(r.window, make([]byte, textPiece)...)
	n, err := r.src.Read(r.window[free:])
	r.window = r.window[:free+n]
	r.err = err
	piece := r.window[begin:]
	if err == nil {
		piece = piece[:len(piece)-unfinished(piece)]
	}
	r.rest = append(r.rest[:0], r.window[begin+len(piece):]...)
	if i, message, hint := r.fault(piece); i >= 0 {
		piece = piece[:i]
		r.pass(piece)
		r.err = &textError{config.Pos{File: r.path, Line: r.line, Col: r.col}, message, hint}
	} else {
		r.pass(piece)
	}
	r.window = r.window[:begin+len(piece)]
	if r.lone {
		for i, b := range piece {
			if b == '\r' {
				piece[i] = '\n'
			}
		}
	}
}

// unfinished is how many bytes at the end of a piece are the beginning of a character.
func unfinished(piece []byte) int {
	for n := 1; n < utf8.UTFMax && n <= len(piece); n++ {
		if tail := piece[len(piece)-n:]; utf8.RuneStart(tail[0]) {
			if utf8.FullRune(tail) {
				return 0
			}
			return n
		}
	}
	return 0
}

// fault finds the first thing in a piece that is no text; -1 for none.
func (r *textReader) fault(piece []byte) (at int, message, hint string) {
	at = bytes.IndexByte(piece, 0)
	message = "the file is not a text file: it has a zero byte here"
	if r.utf16 {
		if i := bytes.IndexRune(piece, utf8.RuneError); i >= 0 && (at < 0 || i < at) {
			at, message, hint = i, "the file is not in UTF-16 as its first bytes say: what stands here is no character", r.hint
		}
		return at, message, hint
	}
	if utf8.Valid(piece) {
		return at, message, ""
	}
	for i := 0; i < len(piece) && (at < 0 || i < at); {
		c, n := utf8.DecodeRune(piece[i:])
		if c == utf8.RuneError && n == 1 {
			return i, fmt.Sprintf("the file is not in UTF-8: byte %#x does not belong here", piece[i]), r.hint
		}
		i += n
	}
	return at, message, ""
}

// pass goes over a piece with the place.
func (r *textReader) pass(piece []byte) {
	end := byte('\n')
	if r.lone {
		end = '\r'
	}
	if n := bytes.Count(piece, []byte{end}); n > 0 {
		r.line, r.col = r.line+n, 1
		piece = piece[1+bytes.LastIndexByte(piece, end):]
	}
	r.col += utf8.RuneCount(piece)
}

// forget gives up what stands before an offset of the text.
func (r *textReader) forget(before int) {
	const often = textPiece // moving what stays costs as much as it is long
	if n := before - r.base; n >= often {
		r.window = r.window[:copy(r.window, r.window[n:])]
		r.base, r.given = r.base+n, r.given-n
	}
}

// from is what is held of the text from an offset on.
func (r *textReader) from(offset int) []byte { return r.window[offset-r.base:] }
