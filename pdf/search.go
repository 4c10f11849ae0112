package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"

	"github.com/klauspost/compress/zlib"
)

// found is a PDF of anybody's, as the places of its objects. It is searched from the first byte to the
// last rather than by its cross-references: these have three forms, and are what breaks when a file goes
// through mail gateways and programs that rewrite it. A library for PDFs at large (pdfcpu: 11 MB of
// program) sets no limit to what it unpacks.
type found struct {
	data    []byte
	at      map[ref]spot // of each object its last version
	trailer dict         // the last with a root
	room    int          // bytes that may still be unpacked
	objects int          // that may still be read
	work    int          // bytes that may still be looked at
}

// spot is where an object stands: at an offset of the file, or of an object stream's contents.
type spot struct {
	in     []byte
	offset int
	stream bool
}

const (
	unpackedLimit = 256 << 20 // bytes
	objectLimit   = 4 << 20
	// A file in which each object begins and none ends would be read over and over.
	workLimit = 16 // times its length
)

// search finds the objects of a file.
func search(data []byte) (*found, error) {
	if !bytes.Contains(data[:min(len(data), 1024)], []byte("%PDF-")) {
		return nil, errors.New("it is no PDF")
	}
	f := &found{data: data, at: map[ref]spot{}, room: unpackedLimit, objects: objectLimit, work: workLimit * len(data)}
	for at := 0; at < len(data); {
		next := nextKeyword(data[at:])
		if next < 0 {
			break
		}
		at += next
		var err error
		if data[at] == 't' {
			at, err = f.readTrailer(at + len("trailer"))
		} else {
			at, err = f.readObject(at)
		}
		if err != nil {
			return nil, err
		}
	}
	if f.trailer == nil {
		return nil, errors.New("it has no trailer")
	}
	if f.trailer["Encrypt"] != nil {
		return nil, errors.New("it is encrypted; save it without a password")
	}
	return f, nil
}

// nextKeyword finds "obj" or "trailer"; -1 for neither.
func nextKeyword(data []byte) int {
	for at := 0; ; at++ {
		n := bytes.IndexAny(data[at:], "ot")
		if n < 0 {
			return -1
		}
		at += n
		if bytes.HasPrefix(data[at:], []byte("obj")) || bytes.HasPrefix(data[at:], []byte("trailer")) {
			return at
		}
	}
}

// parse reads the object at an offset; what cannot be read is nil. It returns the parser behind it.
func (f *found) parse(in []byte, offset int) (any, *parser, error) {
	if f.objects <= 0 || f.work <= 0 {
		return nil, nil, errors.New("it has too many objects")
	}
	p := &parser{data: in, at: offset, most: f.objects}
	o, err := p.object()
	f.objects -= p.count
	f.work -= p.at - offset
	if err != nil {
		o = nil
	}
	return o, p, nil
}

func (f *found) readTrailer(at int) (next int, err error) {
	o, _, err := f.parse(f.data, at)
	f.rooted(o)
	return at, err
}

// rooted takes a dictionary that says where the document begins.
func (f *found) rooted(o any) {
	if d, ok := o.(dict); ok && d["Root"] != nil {
		f.trailer = d
	}
}

// readObject reads the object whose "obj" stands at a place, and returns where to look for the next.
func (f *found) readObject(at int) (next int, err error) {
	next = at + len("obj")
	number, ok := numberBefore(f.data[:at])
	if !ok {
		return next, nil
	}
	o, p, err := f.parse(f.data, next)
	if err != nil || o == nil {
		return next, err
	}
	one := spot{in: f.data, offset: next}
	end := p.at
	d, isDict := o.(dict)
	if isDict && p.token() == "stream" {
		one.stream = true
		f.at[number] = one
		var body []byte
		body, end = f.body(d, p.at)
		switch d["Type"] {
		case name("XRef"):
			f.rooted(d)
		case name("ObjStm"):
			err = f.unpack(d, body)
		}
		return end, err
	}
	f.at[number] = one
	return end, nil
}

// numberBefore reads the "12 0 " before an "obj".
func numberBefore(data []byte) (ref, bool) {
	const longest = 32
	fields := bytes.Fields(data[max(0, len(data)-longest):])
	if len(fields) < 2 {
		return 0, false
	}
	// Something else may stand before the number without a space: "endobj12 0 obj" is all but allowed.
	digits := fields[len(fields)-2]
	digits = digits[len(bytes.TrimRight(digits, "0123456789")):]
	n, err := strconv.ParseInt(string(digits), 10, 32)
	_, errGeneration := strconv.ParseUint(string(fields[len(fields)-1]), 10, 16)
	return ref(n), err == nil && errGeneration == nil && n > 0
}

// body is what a stream holds, as it stands in the file, and where it ends. at is behind "stream". Where
// the length is wrong, or said elsewhere, the word at its end tells.
func (f *found) body(d dict, at int) (body []byte, end int) {
	if at < len(f.data) && f.data[at] == '\r' {
		at++
	}
	if at < len(f.data) && f.data[at] == '\n' {
		at++
	}
	rest := f.data[min(at, len(f.data)):]
	const word = "endstream"
	if n, ok := f.resolve(d["Length"]).(int); ok && n >= 0 && n <= len(rest) {
		if after := bytes.TrimLeft(rest[n:min(len(rest), n+16)], "\r\n \t"); bytes.HasPrefix(after, []byte(word)) {
			return rest[:n], at + n
		}
	}
	n := bytes.Index(rest, []byte(word))
	if n < 0 {
		return nil, len(f.data)
	}
	body = bytes.TrimSuffix(rest[:n], []byte("\n"))
	return bytes.TrimSuffix(body, []byte("\r")), at + n
}

// unpack notes where the objects of an object stream stand.
func (f *found) unpack(d dict, body []byte) error {
	n, _ := f.resolve(d["N"]).(int)
	first, _ := f.resolve(d["First"]).(int)
	plain, err := f.decode(d, body)
	if err != nil || first < 0 || first > len(plain) {
		return err
	}
	p := &parser{data: plain[:first]}
	for range n {
		number, err := p.int()
		offset, errOffset := p.int()
		if err != nil || errOffset != nil || number <= 0 || number > 1<<30 || offset < 0 || offset > len(plain)-first {
			return nil // a broken index ends here
		}
		f.at[ref(number)] = spot{in: plain, offset: first + offset}
	}
	return nil
}

// decode unpacks a stream.
func (f *found) decode(d dict, body []byte) ([]byte, error) {
	filter := f.resolve(d["Filter"])
	if a, ok := filter.(array); ok {
		switch len(a) {
		case 0:
			filter = nil
		case 1:
			filter = f.resolve(a[0])
		}
	}
	switch {
	case filter == nil || len(body) == 0: // qpdf leaves what is empty as it is, whatever its filter
		return body, nil
	case filter != name("FlateDecode"):
		return nil, fmt.Errorf("it is packed in a way that is not read here (%v)", filter)
	case d["DecodeParms"] != nil:
		return nil, errors.New("it is packed with parameters that are not read here")
	}
	z, err := zlib.NewReader(bytes.NewReader(body))
	if err != nil {
		return nil, fmt.Errorf("it cannot be unpacked: %w", err)
	}
	plain, err := io.ReadAll(io.LimitReader(z, int64(f.room)+1))
	if len(plain) > f.room {
		return nil, fmt.Errorf("it holds more than %d MB", unpackedLimit>>20)
	}
	f.room -= len(plain)
	f.work += len(plain)
	if err != nil {
		return nil, fmt.Errorf("it cannot be unpacked: %w", err)
	}
	return plain, nil
}

// resolve follows references to an object. What a stream holds is not among it.
func (f *found) resolve(o any) any {
	for range 8 { // references to references are as good as unknown, and may go round in a circle
		r, ok := o.(ref)
		if !ok {
			return o
		}
		at, known := f.at[r]
		if !known {
			return nil
		}
		var err error
		if o, _, err = f.parse(at.in, at.offset); err != nil {
			return nil
		}
	}
	return nil
}

func (f *found) dict(o any) dict {
	d, _ := f.resolve(o).(dict)
	return d
}

func (f *found) array(o any) array {
	a, _ := f.resolve(o).(array)
	return a
}

// stream unpacks the stream that a reference leads to.
func (f *found) stream(o any) (dict, []byte, error) {
	r, _ := o.(ref)
	at, known := f.at[r]
	if !known || !at.stream {
		return nil, nil, errors.New("it is missing")
	}
	o, p, err := f.parse(at.in, at.offset)
	d, ok := o.(dict)
	if err != nil || !ok {
		return nil, nil, errors.New("it is missing")
	}
	if p.word("stream") != nil {
		return nil, nil, errors.New("it is missing")
	}
	body, _ := f.body(d, p.at)
	plain, err := f.decode(d, body)
	return d, plain, err
}
