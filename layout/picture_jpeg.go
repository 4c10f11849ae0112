package layout

import (
	"bytes"
	"encoding/binary"
	"image"
)

// jpegSegment is a marker segment before a JPEG's image data: its kind, and the whole of it with
// marker and length.
type jpegSegment struct {
	marker byte
	bytes  []byte
}

// The markers of JPEG (ITU-T T.81, table B.1) that matter here.
const (
	markerSOF0  = 0xC0 // baseline
	markerSOF1  = 0xC1 // extended sequential
	markerSOS   = 0xDA // the image data follows
	markerAPP0  = 0xE0 // JFIF
	markerAPP1  = 0xE1 // Exif
	markerAPP14 = 0xEE // Adobe: how colours are coded
	markerAPP15 = 0xEF
	markerCOM   = 0xFE
)

// jpegSegments lists the segments up to the image data, and says whether the frame is baseline.
func jpegSegments(data []byte) (segments []jpegSegment, baseline bool) {
	for p := 2; p+4 <= len(data); {
		if data[p] != 0xFF {
			return segments, baseline
		}
		marker := data[p+1]
		if marker == 0xFF { // padding
			p++
			continue
		}
		end := p + 2 + int(binary.BigEndian.Uint16(data[p+2:]))
		if end < p+4 || end > len(data) {
			return segments, baseline
		}
		segments = append(segments, jpegSegment{marker, data[p:end]})
		if marker == markerSOF0 || marker == markerSOF1 {
			baseline = true
		}
		if marker == markerSOS {
			return segments, baseline
		}
		p = end
	}
	return segments, baseline
}

// keepJPEG copies a JPEG without what applications and people wrote into it, but for the two
// segments that say how its colours are coded.
func keepJPEG(data []byte, segments []jpegSegment) []byte {
	out := bytes.Clone(data[:2])
	rest := data[2:]
	for _, s := range segments {
		start := bytes.Index(rest, s.bytes)
		rest = rest[start+len(s.bytes):]
		private := s.marker > markerAPP0 && s.marker <= markerAPP15 && s.marker != markerAPP14
		if !private && s.marker != markerCOM {
			out = append(out, s.bytes...)
		}
	}
	return append(out, rest...)
}

// upright is the Exif orientation of a picture that is stored as it is seen.
const upright = 1

// jpegOrientation returns the Exif orientation, 1 to 8, upright where none is given.
func jpegOrientation(segments []jpegSegment) int {
	for _, s := range segments {
		tiff, ok := bytes.CutPrefix(s.bytes[4:], []byte("Exif\x00\x00"))
		if s.marker != markerAPP1 || !ok || len(tiff) < 8 {
			continue
		}
		var order binary.ByteOrder = binary.LittleEndian
		if tiff[0] == 'M' {
			order = binary.BigEndian
		}
		const entrySize, orientationTag = 12, 0x0112
		directory := int64(order.Uint32(tiff[4:]))
		if directory+2 > int64(len(tiff)) {
			continue
		}
		entries := tiff[directory+2:]
		for range order.Uint16(tiff[directory:]) {
			if len(entries) < entrySize {
				break
			}
			if order.Uint16(entries) == orientationTag {
				if o := int(order.Uint16(entries[8:])); o >= 1 && o <= 8 {
					return o
				}
			}
			entries = entries[entrySize:]
		}
	}
	return upright
}

// turned brings a picture of an Exif orientation upright.
func turned(img *image.RGBA, orientation int) *image.RGBA {
	if orientation == upright {
		return img
	}
	w, h := img.Rect.Dx(), img.Rect.Dy()
	out := image.NewRGBA(image.Rect(0, 0, w, h))
	if orientation >= 5 { // these lie on their side
		out = image.NewRGBA(image.Rect(0, 0, h, w))
	}
	for y := range h {
		for x := range w {
			tx, ty := x, y
			switch orientation {
			case 2:
				tx = w - 1 - x
			case 3:
				tx, ty = w-1-x, h-1-y
			case 4:
				ty = h - 1 - y
			case 5:
				tx, ty = y, x
			case 6:
				tx, ty = h-1-y, x
			case 7:
				tx, ty = h-1-y, w-1-x
			case 8:
				tx, ty = y, w-1-x
			}
			from, to := img.PixOffset(x, y), out.PixOffset(tx, ty)
			copy(out.Pix[to:to+4], img.Pix[from:from+4])
		}
	}
	return out
}
