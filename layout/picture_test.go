package layout

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"
)

var white = Color{R: 255, G: 255, B: 255}

func pngOf(t testing.TB, img image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func jpegOf(t testing.TB, img image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// checked is red on the left, blue on the right, with different heights to tell sides apart.
func checked(w, h int) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			c := color.RGBA{220, 0, 0, 255}
			if x >= w/2 {
				c = color.RGBA{0, 0, 220, 255}
			}
			img.SetRGBA(x, y, c)
		}
	}
	return img
}

// noisy has more colours than a palette holds.
func noisy(w, h int) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	for i := range img.Pix {
		img.Pix[i] = byte(i * 7919 >> 3)
		if i%4 == 3 {
			img.Pix[i] = 255
		}
	}
	return img
}

// withSegment puts a marker segment at the front of a JPEG.
func withSegment(data []byte, marker byte, content string) []byte {
	out := append([]byte{}, data[:2]...)
	out = append(out, 0xFF, marker)
	out = binary.BigEndian.AppendUint16(out, uint16(len(content)+2))
	return append(append(out, content...), data[2:]...)
}

func exif(orientation byte) string {
	return "Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00" + string(orientation) + "\x00\x00\x00\x00\x00\x00"
}

// chunk inserts a PNG chunk behind the header. Its checksum is of no interest to a decoder of
// unknown chunks, which still verifies it.
func withChunk(data []byte, name, content string) []byte {
	const headerEnd = 33
	chunk := binary.BigEndian.AppendUint32(nil, uint32(len(content)))
	chunk = append(append(chunk, name...), content...)
	chunk = binary.BigEndian.AppendUint32(chunk, crcOf(chunk[4:]))
	out := append([]byte{}, data[:headerEnd]...)
	return append(append(out, chunk...), data[headerEnd:]...)
}

func crcOf(b []byte) uint32 {
	c := ^uint32(0)
	for _, v := range b {
		c ^= uint32(v)
		for range 8 {
			c = c>>1 ^ 0xEDB88320&-(c&1)
		}
	}
	return ^c
}

func TestReadPictureKeeps(t *testing.T) {
	grey := image.NewGray(image.Rect(0, 0, 8, 4))
	palette := image.NewPaletted(image.Rect(0, 0, 8, 4), color.Palette{color.White, color.Black})
	for name, data := range map[string][]byte{
		"palette":      pngOf(t, palette),
		"grey":         pngOf(t, grey),
		"rgb":          pngOf(t, noisy(40, 30)),
		"jpeg":         jpegOf(t, checked(40, 20)),
		"grey jpeg":    jpegOf(t, grey),
		"upright jpeg": jpegOf(t, checked(16, 16)),
	} {
		t.Run(name, func(t *testing.T) {
			p, err := ReadPicture(name, data, white)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(p.Data, data) {
				t.Errorf("the data was changed")
			}
			if c, format, err := image.DecodeConfig(bytes.NewReader(p.Data)); err != nil || format != p.Format || c.Width != p.Width || c.Height != p.Height {
				t.Errorf("%s %dx%d is really %s %dx%d (%v)", p.Format, p.Width, p.Height, format, c.Width, c.Height, err)
			}
		})
	}
}

func TestReadPictureDropsPrivateData(t *testing.T) {
	photo := jpegOf(t, checked(40, 20))
	withGPS := withSegment(withSegment(photo, 0xFE, "taken at home"), 0xE1, exif(1))
	p, err := ReadPicture("photo.jpg", withGPS, white)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(p.Data, photo) {
		t.Errorf("Exif or comment is still in the file")
	}
	logo := pngOf(t, noisy(40, 20))
	p, err = ReadPicture("logo.png", withChunk(withChunk(logo, "tEXt", "Author\x00me"), "teST", ""), white)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(p.Data, logo) {
		t.Errorf("text chunks are still in the file")
	}
}

func TestReadPictureFlattens(t *testing.T) {
	half := image.NewNRGBA(image.Rect(0, 0, 4, 4))
	deep := image.NewNRGBA64(image.Rect(0, 0, 4, 4))
	clear := image.NewPaletted(image.Rect(0, 0, 4, 4), color.Palette{color.NRGBA{255, 0, 0, 128}})
	for y := range 4 {
		for x := range 4 {
			half.SetNRGBA(x, y, color.NRGBA{255, 0, 0, 128})
			deep.SetNRGBA64(x, y, color.NRGBA64{0xFFFF, 0, 0, 0x8080})
		}
	}
	for name, img := range map[string]image.Image{"alpha": half, "16 bits": deep, "palette with alpha": clear} {
		t.Run(name, func(t *testing.T) {
			p, err := ReadPicture(name, pngOf(t, img), Color{R: 0, G: 0, B: 255})
			if err != nil {
				t.Fatal(err)
			}
			out, err := png.Decode(bytes.NewReader(p.Data))
			if err != nil {
				t.Fatal(err)
			}
			near(t, out.At(1, 1), color.RGBA{128, 0, 127, 255})
			if p.Data[24] > 8 || p.Data[25] > 3 {
				t.Errorf("depth %d, colour type %d", p.Data[24], p.Data[25])
			}
		})
	}
}

// interlaced is a 16 by 16 PNG in grey, interlaced, all 0x80.
var interlaced = func() []byte {
	var pixels []byte
	for _, pass := range [][2]int{{2, 2}, {2, 2}, {4, 2}, {4, 4}, {8, 4}, {8, 8}, {16, 8}} {
		for range pass[1] {
			pixels = append(append(pixels, 0), bytes.Repeat([]byte{0x80}, pass[0])...)
		}
	}
	data := []byte("\x89PNG\r\n\x1a\n")
	for _, c := range []struct{ name, content string }{
		{"IHDR", "\x00\x00\x00\x10\x00\x00\x00\x10\x08\x00\x00\x00\x01"},
		{"IDAT", string(stored(pixels))},
		{"IEND", ""},
	} {
		data = binary.BigEndian.AppendUint32(data, uint32(len(c.content)))
		start := len(data)
		data = append(append(data, c.name...), c.content...)
		data = binary.BigEndian.AppendUint32(data, crcOf(data[start:]))
	}
	return data
}()

// stored is a zlib stream of one stored block.
func stored(b []byte) []byte {
	out := []byte{0x78, 0x01, 1, byte(len(b)), byte(len(b) >> 8), ^byte(len(b)), ^byte(len(b) >> 8)}
	out = append(out, b...)
	lo, hi := uint32(1), uint32(0)
	for _, c := range b {
		lo = (lo + uint32(c)) % 65521
		hi = (hi + lo) % 65521
	}
	return binary.BigEndian.AppendUint32(out, hi<<16|lo)
}

func TestReadPictureUninterlaces(t *testing.T) {
	p, err := ReadPicture("i.png", interlaced, white)
	if err != nil {
		t.Fatal(err)
	}
	if p.Data[28] != 0 {
		t.Error("still interlaced")
	}
	out, err := png.Decode(bytes.NewReader(p.Data))
	if err != nil {
		t.Fatal(err)
	}
	near(t, out.At(9, 7), color.Gray{0x80})
}

// progressive makes a progressive JPEG of a baseline one in a single colour: of the scan of all
// coefficients just the first, constant one is declared.
func progressive(t testing.TB) []byte {
	data := jpegOf(t, image.NewGray(image.Rect(0, 0, 8, 8)))
	frame := bytes.Index(data, []byte{0xFF, 0xC0})
	data[frame+1] = 0xC2
	scan := bytes.Index(data, []byte{0xFF, 0xDA})
	data[scan+8] = 0 // the last coefficient of the scan
	return data
}

// cmyk makes a JPEG of one block with four components, each half on.
func cmyk(t testing.TB) []byte {
	grey := jpegOf(t, image.NewGray(image.Rect(0, 0, 8, 8)))
	frame, scan := bytes.Index(grey, []byte{0xFF, 0xC0}), bytes.Index(grey, []byte{0xFF, 0xDA})
	tables := grey[frame+2+11 : scan]
	data := bytes.Clone(grey[:frame])
	data = append(data, "\xFF\xC0\x00\x14\x08\x00\x08\x00\x08\x04\x01\x11\x00\x02\x11\x00\x03\x11\x00\x04\x11\x00"...)
	data = append(data, tables...)
	data = append(data, "\xFF\xDA\x00\x0E\x04\x01\x00\x02\x00\x03\x00\x04\x00\x00\x3F\x00"...)
	// Four times 00 (no difference) and 1010 (no more coefficients).
	data = append(data, 0x28, 0xA2, 0x8A, 0xFF, 0xD9)
	return withSegment(data, 0xEE, "Adobe\x00\x64\x00\x00\x00\x00\x00")
}

func TestReadPictureEncodesAgain(t *testing.T) {
	for _, c := range []struct {
		name string
		data []byte
		want color.Color
	}{
		{"progressive", progressive(t), color.Black},
		{"cmyk", cmyk(t), color.RGBA{63, 63, 63, 255}},
	} {
		p, err := ReadPicture(c.name, c.data, white)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Contains(p.Data, []byte{0xFF, 0xC0}) || p.Data[bytes.Index(p.Data, []byte{0xFF, 0xC0})+9] == 4 {
			t.Errorf("%s: not baseline in grey or three colours", c.name)
		}
		img, err := jpeg.Decode(bytes.NewReader(p.Data))
		if err != nil {
			t.Fatal(err)
		}
		near(t, img.At(4, 4), c.want)
	}
}

func near(t *testing.T, got, want color.Color) {
	t.Helper()
	const tolerance = 24 // JPEG
	r, g, b, _ := got.RGBA()
	wr, wg, wb, _ := want.RGBA()
	for _, d := range []int{int(r>>8) - int(wr>>8), int(g>>8) - int(wg>>8), int(b>>8) - int(wb>>8)} {
		if d < -tolerance || d > tolerance {
			t.Fatalf("colour %v, want %v", got, want)
		}
	}
}

func TestReadPictureTurnsUpright(t *testing.T) {
	red, blue := color.RGBA{220, 0, 0, 255}, color.RGBA{0, 0, 220, 255}
	for _, c := range []struct {
		orientation   byte
		width, height int
		first, last   color.Color // top left and bottom right
	}{
		{1, 64, 32, red, blue}, {2, 64, 32, blue, red}, {3, 64, 32, blue, red}, {4, 64, 32, red, blue},
		{5, 32, 64, red, blue}, {6, 32, 64, red, blue}, {7, 32, 64, blue, red}, {8, 32, 64, blue, red},
	} {
		data := withSegment(jpegOf(t, checked(64, 32)), 0xE1, exif(c.orientation))
		p, err := ReadPicture("p.jpg", data, white)
		if err != nil {
			t.Fatal(err)
		}
		if p.Width != c.width || p.Height != c.height {
			t.Errorf("orientation %d: %d by %d", c.orientation, p.Width, p.Height)
			continue
		}
		img, err := jpeg.Decode(bytes.NewReader(p.Data))
		if err != nil {
			t.Fatal(err)
		}
		near(t, img.At(2, 2), c.first)
		near(t, img.At(p.Width-3, p.Height-3), c.last)
	}
}

// huge is a PNG header that claims 30,000 by 30,000 pixels.
func huge(t *testing.T, w, h uint32) []byte {
	data := pngOf(t, checked(2, 2))[:33]
	binary.BigEndian.PutUint32(data[16:], w)
	binary.BigEndian.PutUint32(data[20:], h)
	binary.BigEndian.PutUint32(data[29:], crcOf(data[12:29]))
	return data
}

func TestReadPictureErrors(t *testing.T) {
	whole, photo := pngOf(t, noisy(64, 64)), jpegOf(t, noisy(64, 64))
	damaged := bytes.Clone(whole)
	damaged[len(damaged)/2] ^= 0xFF
	for _, c := range []struct {
		name string
		data []byte
		want string
	}{
		{"empty.png", nil, "empty.png looks like an empty file; PNG and JPEG are accepted"},
		{"a.gif", []byte("GIF89a..."), "a.gif looks like a GIF; PNG and JPEG are accepted"},
		{"a.webp", []byte("RIFF\x00\x00\x00\x00WEBPVP8 "), "a.webp looks like a WebP; PNG and JPEG are accepted"},
		{"a.svg", []byte("<?xml version=\"1.0\"?>\n<svg/>"), "a.svg looks like an SVG; PNG and JPEG are accepted"},
		{"b.svg", []byte("\uFEFF <svg/>"), "b.svg looks like an SVG; PNG and JPEG are accepted"},
		{"a.pdf", []byte("%PDF-1.7"), "a.pdf looks like a PDF; PNG and JPEG are accepted"},
		{"a.txt", []byte("hello"), "a.txt is no picture that is known here; PNG and JPEG are accepted"},
		{"logo.png", whole[:len(whole)/2], "logo.png ends in the middle of its image data"},
		{"end.png", whole[:len(whole)-12], "end.png ends in the middle of its image data"},
		{"head.png", whole[:20], "head.png ends in the middle of its image data"},
		{"photo.jpg", photo[:len(photo)/2], "photo.jpg ends in the middle of its image data"},
		// What the decoder says of damage is its own affair.
		{"damaged.png", damaged, "damaged.png cannot be read: "},
		{"wide.png", huge(t, 30000, 10), "wide.png has 30000 by 10 pixels; a picture may have at most 20000 a side"},
		{"big.png", huge(t, 9000, 9000), "big.png has 9000 by 9000 pixels; a picture may have at most 40 million"},
		{"fat.png", make([]byte, 33<<20), "fat.png has 33 MB; a picture may have at most 32"},
	} {
		p, err := ReadPicture(c.name, c.data, white)
		if err == nil {
			t.Errorf("%s: no error, %d by %d", c.name, p.Width, p.Height)
		} else if got := err.Error(); got != c.want && !(strings.HasSuffix(c.want, ": ") && strings.HasPrefix(got, c.want)) {
			t.Errorf("%s:\n got %s\nwant %s", c.name, err, c.want)
		}
	}
}

func FuzzReadPicture(f *testing.F) {
	f.Add(pngOf(f, checked(8, 8)))
	f.Add(interlaced)
	f.Add(withSegment(jpegOf(f, checked(8, 8)), 0xE1, exif(6)))
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := ReadPicture("fuzz", data, white)
		if err != nil {
			if !strings.HasPrefix(err.Error(), "fuzz ") {
				t.Errorf("an error that does not name the file: %v", err)
			}
			return
		}
		c, format, err := image.DecodeConfig(bytes.NewReader(p.Data))
		if err != nil || format != p.Format || c.Width != p.Width || c.Height != p.Height {
			t.Errorf("%s %d by %d is really %s %d by %d (%v)", p.Format, p.Width, p.Height, format, c.Width, c.Height, err)
		}
	})
}
