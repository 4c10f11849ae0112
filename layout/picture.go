package layout

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"image/png"
	"io"
)

// The limits of a picture. A file of 2 MB can claim 20,000 by 20,000 pixels, which take 1.6 GB.
const (
	maxPictureBytes  = 32 << 20
	maxPictureSide   = 20_000
	maxPicturePixels = 40_000_000
)

// pictureQuality is that of a JPEG that has to be encoded again.
const pictureQuality = 92

// ReadPicture checks and normalises an image file of the user's: PNG and JPEG, told by content. Size
// limits come before decoding; alpha is flattened onto background; 16 bits and interlacing are
// reduced to what Picture promises. Errors read like sentences and name what is wrong; it never
// panics.
//
// What is fit already keeps its image data as it is, but loses what else is in the file: a photo's
// place and time are nobody's business.
func ReadPicture(name string, data []byte, background Color) (*Picture, error) {
	if len(data) > maxPictureBytes {
		return nil, fmt.Errorf("%s has %d MB; a picture may have at most %d", name, len(data)>>20, maxPictureBytes>>20)
	}
	var read func([]byte, Color) ([]byte, image.Rectangle, error)
	var format string
	switch kind := sniffPicture(data); kind {
	case "PNG":
		read, format = readPNG, "png"
	case "JPEG":
		read, format = readJPEG, "jpeg"
	case "":
		return nil, fmt.Errorf("%s is no picture that is known here; PNG and JPEG are accepted", name)
	default:
		return nil, fmt.Errorf("%s looks like %s; PNG and JPEG are accepted", name, kind)
	}
	if err := checkPictureSize(data); err != nil {
		return nil, fmt.Errorf("%s %w", name, err)
	}
	out, size, err := read(data, background)
	if err != nil {
		return nil, fmt.Errorf("%s %w", name, pictureFault(err))
	}
	return &Picture{Name: name, Format: format, Data: out, Width: size.Dx(), Height: size.Dy()}, nil
}

// sniffPicture tells a file's kind by how it begins, "" when it is not known.
func sniffPicture(data []byte) string {
	at := func(offset int, magic string) bool {
		return len(data) >= offset && bytes.HasPrefix(data[offset:], []byte(magic))
	}
	head := bytes.ToLower(bytes.TrimLeft(bytes.TrimPrefix(data[:min(len(data), 1024)], []byte("\xEF\xBB\xBF")), " \t\r\n"))
	switch {
	case len(data) == 0:
		return "an empty file"
	case at(0, "\x89PNG\r\n\x1a\n"):
		return "PNG"
	case at(0, "\xFF\xD8\xFF"):
		return "JPEG"
	case at(0, "GIF8"):
		return "a GIF"
	case at(0, "RIFF") && at(8, "WEBP"):
		return "a WebP"
	case at(0, "%PDF"):
		return "a PDF"
	case at(0, "BM"):
		return "a Windows bitmap"
	case at(0, "II*\x00"), at(0, "MM\x00*"):
		return "a TIFF"
	case at(4, "ftypavif"):
		return "an AVIF"
	case at(4, "ftyphei"), at(4, "ftypmif1"):
		return "a HEIC"
	case at(0, "%!PS"):
		return "PostScript"
	case bytes.HasPrefix(head, []byte("<svg")), bytes.HasPrefix(head, []byte("<?xml")) && bytes.Contains(head, []byte("<svg")):
		return "an SVG"
	}
	return ""
}

func checkPictureSize(data []byte) error {
	c, _, err := image.DecodeConfig(bytes.NewReader(data))
	switch {
	case err != nil:
		return pictureFault(err)
	case c.Width < 1 || c.Height < 1:
		return errors.New("has no pixels")
	case c.Width > maxPictureSide || c.Height > maxPictureSide:
		return fmt.Errorf("has %d by %d pixels; a picture may have at most %d a side", c.Width, c.Height, maxPictureSide)
	case c.Width*c.Height > maxPicturePixels:
		return fmt.Errorf("has %d by %d pixels; a picture may have at most %d million", c.Width, c.Height, maxPicturePixels/1_000_000)
	}
	return nil
}

// pictureFault says what a decoder's error means.
func pictureFault(err error) error {
	for _, short := range []error{io.ErrUnexpectedEOF, io.EOF,
		png.FormatError("not enough pixel data"), jpeg.FormatError("short Huffman data")} {
		if errors.Is(err, short) {
			return errors.New("ends in the middle of its image data")
		}
	}
	return fmt.Errorf("cannot be read: %w", err)
}

// readPNG decodes the whole file, to know that it is whole, and keeps its data where the PDF can take
// it as it is.
func readPNG(data []byte, background Color) ([]byte, image.Rectangle, error) {
	img, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, image.Rectangle{}, err
	}
	if kept, ok := keepPNG(data); ok {
		return kept, img.Bounds(), nil
	}
	var b bytes.Buffer
	err = png.Encode(&b, fewColors(opaque(img, background)))
	return b.Bytes(), img.Bounds(), err
}

// keepPNG copies header, palette and image data of a PNG that is grey, RGB or palette, of at most 8
// bits, opaque and not interlaced; of others it says no. The file was decoded before, so its chunks
// are whole.
func keepPNG(data []byte) ([]byte, bool) {
	const signature, overhead = 8, 12
	if depth, colorType, interlaced := data[24], data[25], data[28]; depth > 8 || colorType > 3 || interlaced != 0 {
		return nil, false
	}
	out := bytes.Clone(data[:signature])
	for rest := data[signature:]; len(rest) >= overhead; {
		length := int(rest[0])<<24 | int(rest[1])<<16 | int(rest[2])<<8 | int(rest[3])
		if length > len(rest)-overhead {
			return nil, false
		}
		chunk := rest[:overhead+length]
		switch string(rest[4:8]) {
		case "tRNS":
			return nil, false
		case "IHDR", "PLTE", "IDAT":
			if length > 0 {
				out = append(out, chunk...)
			}
		case "IEND":
			return append(out, chunk...), true
		}
		rest = rest[len(chunk):]
	}
	return nil, false
}

// readJPEG decodes the whole file and keeps its data where it is baseline, grey or YCbCr, and the
// right way up. CMYK, RGB, progressive and turned ones are encoded again.
func readJPEG(data []byte, _ Color) ([]byte, image.Rectangle, error) {
	img, err := jpeg.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, image.Rectangle{}, err
	}
	segments, baseline := jpegSegments(data)
	turn := jpegOrientation(segments)
	_, grey := img.(*image.Gray)
	_, ycbcr := img.(*image.YCbCr)
	if baseline && turn == upright && (grey || ycbcr) {
		return keepJPEG(data, segments), img.Bounds(), nil
	}
	if turn != upright || !grey {
		img = turned(opaque(img, Color{R: 255, G: 255, B: 255}), turn)
	}
	var b bytes.Buffer
	err = jpeg.Encode(&b, img, &jpeg.Options{Quality: pictureQuality})
	return b.Bytes(), img.Bounds(), err
}

// opaque lays an image onto a background, in 8 bits.
func opaque(img image.Image, background Color) *image.RGBA {
	b := img.Bounds()
	out := image.NewRGBA(image.Rect(0, 0, b.Dx(), b.Dy()))
	draw.Draw(out, out.Rect, image.NewUniform(color.RGBA{background.R, background.G, background.B, 255}), image.Point{}, draw.Src)
	draw.Draw(out, out.Rect, img, b.Min, draw.Over)
	return out
}

// fewColors turns an image of at most 256 colours into one with a palette, which is a third of the
// size or less.
func fewColors(img *image.RGBA) image.Image {
	index := map[color.RGBA]uint8{}
	out := image.NewPaletted(img.Rect, nil)
	var last color.RGBA
	var n uint8
	for i := 0; i < len(img.Pix); i += 4 {
		c := color.RGBA{img.Pix[i], img.Pix[i+1], img.Pix[i+2], img.Pix[i+3]}
		if c == last && len(index) > 0 { // most pixels look like their neighbour
			out.Pix[i/4] = n
			continue
		}
		last = c
		var ok bool
		if n, ok = index[c]; !ok {
			if len(index) == 256 {
				return img
			}
			n = uint8(len(index))
			index[c] = n
			out.Palette = append(out.Palette, c)
		}
		out.Pix[i/4] = n
	}
	return out
}
