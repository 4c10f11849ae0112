package pdf

import (
	"bytes"
	"fmt"

	"github.com/klauspost/compress/zlib"
)

// deflater packs one stream after another with the same tables, which cost more to set up than most
// streams cost to pack.
type deflater struct {
	z *zlib.Writer
	b bytes.Buffer
}

func newDeflater() (*deflater, error) {
	d := &deflater{}
	var err error
	d.z, err = zlib.NewWriterLevel(&d.b, 6)
	return d, err
}

func (d *deflater) deflate(data []byte) ([]byte, error) {
	d.b.Reset()
	d.z.Reset(&d.b)
	if _, err := d.z.Write(data); err != nil {
		return nil, err
	}
	if err := d.z.Close(); err != nil {
		return nil, err
	}
	return bytes.Clone(d.b.Bytes()), nil
}

// compress packs what fpdf left plain: pages, character maps, palettes. The metadata stays readable,
// other programs look for it in the plain bytes.
func (d *deflater) compress(f *file) error {
	for i, o := range f.objects {
		s, ok := o.(*stream)
		if !ok || s.dict["Filter"] != nil || s.dict["Type"] == name("Metadata") {
			continue
		}
		packed, err := d.deflate(s.data)
		if err != nil {
			return fmt.Errorf("object %d: %w", i, err)
		}
		s.dict["Filter"] = name("FlateDecode")
		s.data = packed
	}
	return nil
}
