package charts

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"image"
	"slices"
	"sync"
)

// A picture with more colours than this is no chart.
const maxDistinct = 1 << 13

// maxLoss is the largest difference, in one channel, that replacing a rare colour by a common one
// may make. Rare colours are the shades of smooth edges, where this cannot be seen.
const maxLoss = 14

// counter counts colours: a hash table with open addressing.
type counter struct {
	keys [2 * maxDistinct]uint32 // index into colours plus one
	list []counted
}

type counted struct {
	color uint32 // 0xRRGGBB
	count int
	index int // in order of appearance
}

// index counts the pixels of a row and numbers their colours in order of appearance; false where
// there are too many.
func (c *counter) index(row []byte, line []uint16) bool {
	last, at := uint32(0), -1
	for x := 0; x < len(line); {
		if pair := uint64(last | 0xff000000); at >= 0 && x+1 < len(line) && binary.LittleEndian.Uint64(row[4*x:]) == pair<<32|pair {
			c.list[at].count += 2 // most pixels come in long runs
			line[x], line[x+1] = uint16(at), uint16(at)
			x += 2
			continue
		}
		if p := binary.LittleEndian.Uint32(row[4*x:]) & 0xffffff; p != last || at < 0 {
			last = p
			if at = c.find(p<<16&0xff0000 | p&0xff00 | p>>16); at < 0 {
				return false
			}
		}
		c.list[at].count++
		line[x] = uint16(at)
		x++
	}
	return true
}

func (c *counter) find(color uint32) int {
	h := color * 2654435761 >> 18 & (2*maxDistinct - 1)
	for c.keys[h] != 0 {
		if i := c.keys[h] - 1; c.list[i].color == color {
			return int(i)
		}
		h = (h + 1) & (2*maxDistinct - 1)
	}
	if len(c.list) == maxDistinct {
		return -1
	}
	c.list = append(c.list, counted{color: color, index: len(c.list)})
	c.keys[h] = uint32(len(c.list))
	return len(c.list) - 1
}

// scratch is what palettising needs beside the image, megabytes that are used again.
type scratch struct {
	indexes []uint16
	again   []bool // rows that are like the one above them, whose indexes are not set
	rows    []byte
}

var scratches = sync.Pool{New: func() any { return new(scratch) }}

// palettise turns an image into rows of one byte a pixel, each after the byte that says it is not
// filtered, and a palette; ok is false where that would be seen. The rows belong to s.
func palettise(img *image.RGBA, s *scratch) (rows, palette []byte, ok bool) {
	p := newPalettiser(img.Rect.Dx(), img.Rect.Dy(), s)
	if !p.add(img) {
		return nil, nil, false
	}
	return p.finish()
}

// palettiser does the same with an image that comes in bands, from top to bottom.
type palettiser struct {
	counter
	*scratch
	w, h, y int
}

func newPalettiser(w, h int, s *scratch) *palettiser {
	s.indexes = slices.Grow(s.indexes[:0], w*h)[:w*h]
	s.again = slices.Grow(s.again[:0], h)[:h]
	return &palettiser{scratch: s, w: w, h: h}
}

// add takes the next rows; false where there are too many colours.
func (p *palettiser) add(band *image.RGBA) bool {
	for y := range band.Rect.Dy() {
		row, line := band.Pix[y*band.Stride:][:4*p.w], p.indexes[p.y*p.w:][:p.w]
		p.again[p.y] = y > 0 && bytes.Equal(row, band.Pix[(y-1)*band.Stride:][:4*p.w])
		if !p.again[p.y] && !p.index(row, line) {
			return false
		}
		p.y++
	}
	return true
}

func (p *palettiser) finish() (rows, palette []byte, ok bool) {
	used, to, loss := choose(p.list)
	if loss > maxLoss {
		return nil, nil, false
	}
	w, h := p.w, p.h
	p.rows = slices.Grow(p.rows[:0], (w+1)*h)[:(w+1)*h]
	for y := range h {
		row, line := p.rows[y*(w+1):][:w+1], p.indexes[y*w:][:w]
		row[0] = 0
		if p.again[y] {
			copy(row, p.rows[(y-1)*(w+1):])
			continue
		}
		for x, i := range line {
			row[x+1] = to[i]
		}
	}
	for _, e := range used {
		palette = append(palette, byte(e.color>>16), byte(e.color>>8), byte(e.color))
	}
	return p.rows, palette, true
}

// How a palette is chosen: its first entries go to the most frequent colours, the others to those
// that would lose most without, until none loses more than can be measured.
const (
	popular    = 24
	fineLoss   = 8
	maxEntries = 256
)

// choose finds a palette, which of its entries stands for each colour (by order of appearance), and
// the largest loss.
func choose(list []counted) (used []counted, to []byte, loss int) {
	list = slices.Clone(list)
	slices.SortFunc(list, func(a, b counted) int {
		return cmp.Or(cmp.Compare(b.count, a.count), cmp.Compare(a.color, b.color))
	})
	to = make([]byte, len(list))
	if len(list) <= maxEntries {
		for i, e := range list {
			to[e.index] = byte(i)
		}
		return list, to, 0
	}
	away := make([]int, len(list)) // of each colour from the nearest entry
	for i := range away {
		away[i] = 256
	}
	add := func(i int) {
		e := list[i]
		for k, o := range list {
			if away[k] == 0 {
				continue
			}
			if d := difference(e.color, o.color); d < away[k] {
				away[k] = d
				to[o.index] = byte(len(used))
			}
		}
		used = append(used, e)
	}
	for i := range popular {
		add(i)
	}
	for loss = slices.Max(away); loss > fineLoss && len(used) < maxEntries; loss = slices.Max(away) {
		add(slices.Index(away, loss))
	}
	return used, to, loss
}

// difference is the largest difference of two colours in a channel.
func difference(a, b uint32) int {
	r := abs(int(a>>16) - int(b>>16))
	g := abs(int(a>>8&0xff) - int(b>>8&0xff))
	return max(r, g, abs(int(a&0xff)-int(b&0xff)))
}

func abs(v int) int { return max(v, -v) }
