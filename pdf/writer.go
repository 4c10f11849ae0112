package pdf

import (
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"strconv"
)

// perObjectStream is how many objects are packed together: enough to compress well, few enough that
// a reader does not unpack the whole document to find one.
const perObjectStream = 200

// bytes writes the file. What cannot be reached from catalog and properties is left out; objects are
// numbered in the order in which they are met, so neither the maps in fpdf nor what was left out
// shows. Objects other than streams are packed into object streams.
func (f *file) bytes(z *deflater) ([]byte, error) {
	order, numbers := f.reachable()
	w := &writer{z: z, numbers: numbers, where: make([]location, len(order)+1), out: make([]byte, 0, f.streamed()+perObject*len(order))}
	w.out = append(w.out, "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"...)
	packed := make([]ref, 0, len(order))
	for _, r := range order {
		s, ok := f.objects[r].(*stream)
		if !ok {
			packed = append(packed, r)
		} else if err := w.stream(int(numbers[r]), s); err != nil {
			return nil, err
		}
	}
	for len(packed) > 0 {
		n := min(len(packed), perObjectStream)
		if err := w.pack(f, packed[:n]); err != nil {
			return nil, err
		}
		packed = packed[n:]
	}
	return w.finish(numbers.of(f.root), numbers.of(f.info))
}

// perObject is about what an object takes up when it is packed.
const perObject = 16

// streamed is how many bytes the file's streams have.
func (f *file) streamed() int {
	n := 0
	for _, o := range f.objects {
		if s, ok := o.(*stream); ok {
			n += len(s.data)
		}
	}
	return n
}

// reachable lists the objects that the catalog and the properties lead to, in the order in which a
// walk in order of keys meets them, and the new number of each.
func (f *file) reachable() ([]ref, numbering) {
	order := make([]ref, 0, len(f.objects))
	numbers := make(numbering, len(f.objects))
	meet := func(r ref) bool {
		if r <= 0 || int(r) >= len(f.objects) || numbers[r] != 0 {
			return false
		}
		order = append(order, r)
		numbers[r] = int32(len(order))
		return true
	}
	// An explicit stack: the outline is a chain as long as the document.
	stack := []any{f.info, f.root}
	for len(stack) > 0 {
		o := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		switch o := o.(type) {
		case ref:
			if meet(o) {
				if e, ok := f.objects[o].(*element); ok {
					stack = e.pushKids(stack)
				} else {
					stack = append(stack, f.objects[o])
				}
			}
		case *element:
			if meet(o.ref) {
				stack = o.pushKids(stack)
			}
		case array:
			for i := len(o) - 1; i >= 0; i-- {
				stack = append(stack, o[i])
			}
		case dict:
			keys := o.keys()
			for i := len(keys) - 1; i >= 0; i-- {
				stack = append(stack, o[keys[i]])
			}
		case *stream:
			stack = append(stack, o.dict)
		}
	}
	return order, numbers
}

// writer lays down objects under their new numbers.
type writer struct {
	z       *deflater
	out     []byte
	numbers numbering
	where   []location // by new number
	// The two halves of an object stream.
	index, body []byte
}

// location is where an object stands: at an offset, or in an object stream.
type location struct {
	offset uint32 // packed: the number of the object stream
	index  uint16 // packed: the place within it
	packed bool
}

// stream packs what is plain: pages, character maps, fonts. The metadata stays readable, other
// programs look for it in the plain bytes.
func (w *writer) stream(n int, s *stream) error {
	data := s.data
	if s.dict["Filter"] == nil && s.dict["Type"] != name("Metadata") {
		var err error
		if data, err = w.z.deflate(data); err != nil {
			return fmt.Errorf("object %d: %w", n, err)
		}
		s.dict["Filter"] = name("FlateDecode")
	}
	w.where[n] = location{offset: uint32(len(w.out))}
	s.dict["Length"] = len(data)
	w.out = append(strconv.AppendInt(w.out, int64(n), 10), " 0 obj\n"...)
	w.out = appendObject(w.out, s.dict, w.numbers)
	w.out = append(w.out, "\nstream\n"...)
	w.out = append(w.out, data...)
	w.out = append(w.out, "\nendstream\nendobj\n"...)
	return nil
}

// pack writes objects into one object stream.
func (w *writer) pack(f *file, objects []ref) error {
	n := len(w.where)
	w.where = append(w.where, location{})
	w.index, w.body = w.index[:0], w.body[:0]
	for i, r := range objects {
		number := w.numbers[r]
		w.where[number] = location{packed: true, offset: uint32(n), index: uint16(i)}
		w.index = append(strconv.AppendInt(w.index, int64(number), 10), ' ')
		w.index = append(strconv.AppendInt(w.index, int64(len(w.body)), 10), ' ')
		w.body = append(appendObject(w.body, f.objects[r], w.numbers), '\n')
	}
	first := len(w.index)
	w.index = append(w.index, w.body...)
	return w.stream(n, &stream{dict{"Type": name("ObjStm"), "N": len(objects), "First": first}, w.index})
}

// finish writes the cross-reference stream. The identifier is a hash of all that stands before it.
func (w *writer) finish(root, info int32) ([]byte, error) {
	n, start := len(w.where), len(w.out)
	if start > math.MaxUint32 {
		return nil, errors.New("the document is larger than the 4 GB that it can address")
	}
	sum := sha256.Sum256(w.out)
	id := str(sum[:16])
	w.where = append(w.where, location{offset: uint32(start)})
	entries := append(make([]byte, 0, 7*len(w.where)), 0, 0, 0, 0, 0, 0xFF, 0xFF)
	for _, p := range w.where[1:] {
		kind := byte(1)
		if p.packed {
			kind = 2
		}
		entries = append(entries, kind)
		entries = binary.BigEndian.AppendUint32(entries, p.offset)
		entries = binary.BigEndian.AppendUint16(entries, p.index)
	}
	// Root and Info already have their new numbers.
	w.numbers = make(numbering, n+1)
	w.numbers[root], w.numbers[info] = root, info
	err := w.stream(n, &stream{dict{
		"Type": name("XRef"), "Size": n + 1, "W": array{1, 4, 2},
		"Root": ref(root), "Info": ref(info), "ID": array{id, id},
	}, entries})
	return fmt.Appendf(w.out, "startxref\n%d\n%%%%EOF\n", start), err
}
