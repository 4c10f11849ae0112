package pdf

import (
	"bytes"

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

// deflate returns what holds until the next call.
func (d *deflater) deflate(data []byte) ([]byte, error) {
	d.b.Reset()
	d.z.Reset(&d.b)
	if _, err := d.z.Write(data); err != nil {
		return nil, err
	}
	if err := d.z.Close(); err != nil {
		return nil, err
	}
	return d.b.Bytes(), nil
}
