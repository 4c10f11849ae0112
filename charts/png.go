package charts

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"math"
	"slices"
	"sync"

	"github.com/klauspost/compress/zlib"
)

// writers holds compressors no longer in use: their tables are large and all alike.
var writers = sync.Pool{New: func() any {
	// Charts are flat: better levels take longer and gain nothing.
	w, _ := zlib.NewWriterLevel(nil, zlib.BestSpeed) // the level is valid
	return w
}}

// encode writes an opaque image as a PNG: with a palette where few colours suffice, else as RGB. No
// alpha channel either way, so that fpdf copies the data as it is, and no filters: charts are flat.
func encode(img *image.RGBA, dpi float64) ([]byte, error) {
	data, _, err := encodeAndKeep(img, dpi, false)
	return data, err
}

// encodeAndKeep returns the pixels of the PNG as well, if it has a palette.
func encodeAndKeep(img *image.RGBA, dpi float64, keep bool) (data []byte, pixels *image.Paletted, err error) {
	w, h := img.Rect.Dx(), img.Rect.Dy()
	tmp := scratches.Get().(*scratch)
	defer scratches.Put(tmp)
	rows, colors, ok := palettise(img, tmp)
	if !ok {
		data, err = writePNG(w, h, dpi, rgbRows(img), nil)
		return data, nil, err
	}
	if keep {
		pixels = paletted(rows, colors, w, h)
	}
	data, err = writePNG(w, h, dpi, rows, colors)
	return data, pixels, err
}

// writePNG writes rows of one byte a pixel with their palette, or of three bytes without one.
func writePNG(w, h int, dpi float64, rows, colors []byte) ([]byte, error) {
	kind := byte(3)
	if colors == nil {
		kind = 2
	}
	out := bytes.NewBuffer(make([]byte, 0, 1<<16))
	out.WriteString("\x89PNG\r\n\x1a\n")
	head := binary.BigEndian.AppendUint32(nil, uint32(w))
	head = binary.BigEndian.AppendUint32(head, uint32(h))
	chunk(out, "IHDR", append(head, 8, kind, 0, 0, 0))
	perMetre := uint32(math.Round(dpi / 0.0254))
	phys := binary.BigEndian.AppendUint32(nil, perMetre)
	chunk(out, "pHYs", append(binary.BigEndian.AppendUint32(phys, perMetre), 1))
	if colors != nil {
		chunk(out, "PLTE", colors)
	}
	packed, err := deflate(rows)
	if err != nil {
		return nil, err
	}
	chunk(out, "IDAT", packed)
	chunk(out, "IEND", nil)
	return out.Bytes(), nil
}

// paletted copies the rows of a PNG into an image.
func paletted(rows, colors []byte, w, h int) *image.Paletted {
	m := &image.Paletted{Pix: make([]uint8, w*h), Stride: w, Rect: image.Rect(0, 0, w, h)}
	for c := range slices.Chunk(colors, 3) {
		m.Palette = append(m.Palette, color.RGBA{c[0], c[1], c[2], 255})
	}
	for y := range h {
		copy(m.Pix[y*w:][:w], rows[y*(w+1)+1:])
	}
	return m
}

func deflate(rows []byte) ([]byte, error) {
	var buf bytes.Buffer
	z := writers.Get().(*zlib.Writer)
	defer writers.Put(z)
	z.Reset(&buf)
	if _, err := z.Write(rows); err != nil {
		return nil, err
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return buf.Bytes(), nil
}

func chunk(out *bytes.Buffer, name string, data []byte) {
	var n [4]byte
	binary.BigEndian.PutUint32(n[:], uint32(len(data)))
	out.Write(n[:])
	start := out.Len()
	out.WriteString(name)
	out.Write(data)
	binary.BigEndian.PutUint32(n[:], crc32.ChecksumIEEE(out.Bytes()[start:]))
	out.Write(n[:])
}

// rgbRows are rows of three bytes a pixel, each after the byte that says it is not filtered.
func rgbRows(img *image.RGBA) []byte {
	w, h := img.Rect.Dx(), img.Rect.Dy()
	out := make([]byte, 0, (3*w+1)*h)
	for y := range h {
		out = append(out, 0)
		row := img.Pix[y*img.Stride:][:4*w]
		for x := 0; x < len(row); x += 4 {
			out = append(out, row[x:x+3]...)
		}
	}
	return out
}
