package pdf

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
)

// perObjectStream is how many objects are packed together: enough to compress well, few enough that
// a reader does not unpack the whole document to find one.
const perObjectStream = 200

// bytes writes the file. What cannot be reached from catalog and properties is left out; objects are
// numbered in the order in which they are met, so neither the maps in fpdf nor what was left out
// shows. Objects other than streams are packed into object streams.
func (f *file) bytes(z *deflater) ([]byte, error) {
	order, numbers := f.reachable()
	w := &writer{z: z, numbers: numbers, places: make([]place, len(order)+1)}
	w.out = append(w.out, "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"...)
	var packed []int
	for i, r := range order {
		if s, ok := f.objects[r].(*stream); ok {
			w.stream(i+1, w.renumber(s.dict).(dict), s.data)
		} else {
			packed = append(packed, i)
		}
	}
	for len(packed) > 0 {
		n := min(len(packed), perObjectStream)
		if err := w.pack(f, order, packed[:n]); err != nil {
			return nil, err
		}
		packed = packed[n:]
	}
	return w.finish(numbers[f.root], numbers[f.info])
}

// reachable lists the objects that the catalog and the properties lead to, in the order in which a
// walk in order of keys meets them, and the new number of each.
func (f *file) reachable() ([]ref, map[ref]int) {
	var order []ref
	numbers := map[ref]int{}
	// An explicit stack: the outline is a chain as long as the document.
	stack := []any{f.info, f.root}
	for len(stack) > 0 {
		o := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		switch o := o.(type) {
		case ref:
			if numbers[o] == 0 && o > 0 && int(o) < len(f.objects) {
				order = append(order, o)
				numbers[o] = len(order)
				stack = append(stack, f.objects[o])
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
	numbers map[ref]int
	places  []place // by new number
}

// place is where an object stands: at an offset, or in an object stream.
type place struct {
	packed        bool
	offset, index int // packed: the number of the object stream, and the place within it
}

// renumber returns a copy of an object with new numbers in its references.
func (w *writer) renumber(o any) any {
	switch o := o.(type) {
	case ref:
		if n := w.numbers[o]; n > 0 {
			return ref(n)
		}
		return nil
	case array:
		out := make(array, len(o))
		for i, v := range o {
			out[i] = w.renumber(v)
		}
		return out
	case dict:
		out := make(dict, len(o))
		for k, v := range o {
			out[k] = w.renumber(v)
		}
		return out
	}
	return o
}

func (w *writer) stream(n int, d dict, data []byte) {
	w.places[n] = place{offset: len(w.out)}
	d["Length"] = len(data)
	w.out = fmt.Appendf(w.out, "%d 0 obj\n", n)
	w.out = appendObject(w.out, d)
	w.out = append(w.out, "\nstream\n"...)
	w.out = append(w.out, data...)
	w.out = append(w.out, "\nendstream\nendobj\n"...)
}

// pack writes objects, given by their places in order, into one object stream.
func (w *writer) pack(f *file, order []ref, objects []int) error {
	n := len(w.places)
	w.places = append(w.places, place{})
	var index, body []byte
	for i, o := range objects {
		w.places[o+1] = place{packed: true, offset: n, index: i}
		index = fmt.Appendf(index, "%d %d ", o+1, len(body))
		body = appendObject(body, w.renumber(f.objects[order[o]]))
		body = append(body, '\n')
	}
	data, err := w.z.deflate(append(index, body...))
	if err != nil {
		return err
	}
	w.stream(n, dict{
		"Type": name("ObjStm"), "Filter": name("FlateDecode"),
		"N": len(objects), "First": len(index),
	}, data)
	return nil
}

// finish writes the cross-reference stream. The identifier is a hash of all that stands before it.
func (w *writer) finish(root, info int) ([]byte, error) {
	n, start := len(w.places), len(w.out)
	sum := sha256.Sum256(w.out)
	id := str(sum[:16])
	w.places = append(w.places, place{offset: start})
	entries := []byte{0, 0, 0, 0, 0, 0xFF, 0xFF}
	for _, p := range w.places[1:] {
		kind := byte(1)
		if p.packed {
			kind = 2
		}
		entries = append(entries, kind)
		entries = binary.BigEndian.AppendUint32(entries, uint32(p.offset))
		entries = binary.BigEndian.AppendUint16(entries, uint16(p.index))
	}
	data, err := w.z.deflate(entries)
	if err != nil {
		return nil, err
	}
	w.stream(n, dict{
		"Type": name("XRef"), "Filter": name("FlateDecode"), "Size": n + 1, "W": array{1, 4, 2},
		"Root": ref(root), "Info": ref(info), "ID": array{id, id},
	}, data)
	return fmt.Appendf(w.out, "startxref\n%d\n%%%%EOF\n", start), nil
}
