package pdf

import (
	"encoding/binary"
	"fmt"
	"slices"

	"report/layout/text"
)

// codedGlyph is a glyph and the code that addresses it in content streams.
type codedGlyph struct {
	code  uint16
	glyph text.GlyphID
}

// subset cuts a TrueType file that holds just the glyphs of codes (and what they are composed of),
// with a character map (format 4) from each code to its glyph. fpdf embeds fonts by character; this
// map is what lets it embed glyphs that no single character stands for. codes is sorted by code and
// has no code twice.
//
// Handing fpdf a few kilobytes instead of the whole font is also what keeps a document cheap: fpdf
// parses what it is given anew each time.
func subset(f *sfnt, codes []codedGlyph) ([]byte, error) {
	kept, renumbered, err := closure(f, codes)
	if err != nil {
		return nil, err
	}
	glyf, loca, err := cutOutlines(f, kept, renumbered)
	if err != nil {
		return nil, err
	}
	cmap, err := buildCmap(codes, renumbered)
	if err != nil {
		return nil, err
	}
	tables := map[string][]byte{
		"glyf": glyf, "loca": loca, "cmap": cmap,
		"hmtx": cutMetrics(f, kept),
		"head": slices.Clone(f.tables["head"]),
		"hhea": slices.Clone(f.tables["hhea"]),
		"maxp": slices.Clone(f.tables["maxp"]),
		"name": {0, 0, 0, 0, 0, 6}, // no records: the PDF holds the name
		"post": cutPost(f),
	}
	binary.BigEndian.PutUint16(tables["head"][50:], 1) // long offsets
	binary.BigEndian.PutUint16(tables["hhea"][34:], uint16(len(kept)))
	binary.BigEndian.PutUint16(tables["maxp"][4:], uint16(len(kept)))
	for _, tag := range []string{"OS/2", "cvt ", "fpgm", "prep"} {
		if t, ok := f.tables[tag]; ok {
			tables[tag] = t
		}
	}
	return assemble(tables), nil
}

// closure lists the glyphs to keep, .notdef first, then in order of code (so that neighbouring codes
// get neighbouring glyphs and the map stays short), then components; and the new number of each.
func closure(f *sfnt, codes []codedGlyph) ([]text.GlyphID, map[text.GlyphID]uint16, error) {
	kept := []text.GlyphID{0}
	renumbered := map[text.GlyphID]uint16{0: 0}
	keep := func(g text.GlyphID) {
		if _, ok := renumbered[g]; !ok {
			renumbered[g] = uint16(len(kept))
			kept = append(kept, g)
		}
	}
	for _, c := range codes {
		keep(c.glyph)
	}
	for i := 0; i < len(kept); i++ {
		o, err := f.outline(kept[i])
		if err != nil {
			return nil, nil, err
		}
		at, err := components(kept[i], o)
		if err != nil {
			return nil, nil, err
		}
		for _, p := range at {
			keep(text.GlyphID(u16(o, p)))
		}
	}
	visits := map[text.GlyphID]int{}
	for _, g := range kept {
		if _, err := countVisits(f, g, 0, visits); err != nil {
			return nil, nil, err
		}
	}
	return kept, renumbered, nil
}

// countVisits counts how many outlines are read to compose a glyph. fpdf follows components without
// looking where it has been: a cycle would overflow its stack, which nothing can recover from.
func countVisits(f *sfnt, g text.GlyphID, depth int, known map[text.GlyphID]int) (int, error) {
	if n, ok := known[g]; ok {
		return n, nil
	}
	const deepest, most = 8, 10_000
	if depth > deepest {
		return 0, fmt.Errorf("glyph %d is composed of glyphs more than %d levels deep", g, deepest)
	}
	o, err := f.outline(g)
	if err != nil {
		return 0, err
	}
	at, err := components(g, o)
	if err != nil {
		return 0, err
	}
	visits := 1
	for _, p := range at {
		n, err := countVisits(f, text.GlyphID(u16(o, p)), depth+1, known)
		if err != nil {
			return 0, err
		}
		if visits += n; visits > most {
			return 0, fmt.Errorf("glyph %d is composed of more than %d glyphs", g, most)
		}
	}
	known[g] = visits
	return visits, nil
}

// The flags of a component in a composite glyph (OpenType, glyf).
const (
	argsAreWords   = 1 << 0
	haveScale      = 1 << 3
	moreComponents = 1 << 5
	haveXYScale    = 1 << 6
	have2x2        = 1 << 7
)

// components returns where in a glyph's outline the numbers of its components stand; none for a
// simple glyph.
func components(g text.GlyphID, o []byte) ([]int, error) {
	if len(o) == 0 || o[0] < 0x80 { // the number of contours, negative for a composite
		return nil, nil
	}
	var at []int
	for p, flags := 10, moreComponents; flags&moreComponents != 0; {
		if p+6 > len(o) {
			return nil, fmt.Errorf("the composite glyph %d is cut short", g)
		}
		flags = u16(o, p)
		at = append(at, p+2)
		p += 6
		if flags&argsAreWords != 0 {
			p += 2
		}
		switch {
		case flags&haveScale != 0:
			p += 2
		case flags&haveXYScale != 0:
			p += 4
		case flags&have2x2 != 0:
			p += 8
		}
		if p > len(o) {
			return nil, fmt.Errorf("the composite glyph %d is cut short", g)
		}
	}
	return at, nil
}

func cutOutlines(f *sfnt, kept []text.GlyphID, renumbered map[text.GlyphID]uint16) (glyf, loca []byte, err error) {
	loca = binary.BigEndian.AppendUint32(nil, 0)
	for _, g := range kept {
		o, err := f.outline(g)
		if err != nil {
			return nil, nil, err
		}
		at, err := components(g, o)
		if err != nil {
			return nil, nil, err
		}
		start := len(glyf)
		glyf = append(glyf, o...)
		for _, p := range at {
			binary.BigEndian.PutUint16(glyf[start+p:], renumbered[text.GlyphID(u16(o, p))])
		}
		for len(glyf)%4 != 0 {
			glyf = append(glyf, 0)
		}
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
	}
	return glyf, loca, nil
}

// cutMetrics gives every glyph a full record: fpdf overwrites the bytes that it was handed where a
// font has fewer widths than glyphs.
func cutMetrics(f *sfnt, kept []text.GlyphID) []byte {
	var hmtx []byte
	for _, g := range kept {
		advance, bearing := f.metrics(g)
		hmtx = binary.BigEndian.AppendUint16(hmtx, advance)
		hmtx = binary.BigEndian.AppendUint16(hmtx, bearing)
	}
	return hmtx
}

// cutPost returns version 3 (no glyph names) with the slant and underline of the original.
func cutPost(f *sfnt) []byte {
	post := make([]byte, 32)
	copy(post[4:], f.tables["post"][min(4, len(f.tables["post"])):min(16, len(f.tables["post"]))])
	binary.BigEndian.PutUint32(post, 0x00030000)
	return post
}

// buildCmap writes one format 4 subtable (platform 3, encoding 1), a segment for each stretch of
// codes whose glyphs follow each other.
func buildCmap(codes []codedGlyph, renumbered map[text.GlyphID]uint16) ([]byte, error) {
	type segment struct{ start, end, delta uint16 }
	var segments []segment
	for _, c := range codes {
		delta := renumbered[c.glyph] - c.code
		if n := len(segments) - 1; n >= 0 && segments[n].end+1 == c.code && segments[n].delta == delta {
			segments[n].end = c.code
			continue
		}
		segments = append(segments, segment{c.code, c.code, delta})
	}
	segments = append(segments, segment{0xFFFF, 0xFFFF, 1})
	n := len(segments)
	if 16+8*n > 0xFFFF {
		return nil, fmt.Errorf("more than 8,000 separate characters of it are in use")
	}
	power, log := 1, 0
	for power*2 <= n {
		power, log = power*2, log+1
	}
	words := []uint16{0, 1, 3, 1, 0, 12, 4, uint16(16 + 8*n), 0,
		uint16(2 * n), uint16(2 * power), uint16(log), uint16(2 * (n - power))}
	for _, s := range segments {
		words = append(words, s.end)
	}
	words = append(words, 0)
	for _, s := range segments {
		words = append(words, s.start)
	}
	for _, s := range segments {
		words = append(words, s.delta)
	}
	words = append(words, make([]uint16, n)...)
	var cmap []byte
	for _, w := range words {
		cmap = binary.BigEndian.AppendUint16(cmap, w)
	}
	return cmap, nil
}

// assemble writes the tables behind their directory, in order of their tags.
func assemble(tables map[string][]byte) []byte {
	tags := make([]string, 0, len(tables))
	for tag := range tables {
		tags = append(tags, tag)
	}
	slices.Sort(tags)
	power, log := 1, 0
	for power*2 <= len(tags) {
		power, log = power*2, log+1
	}
	out := []byte{0, 1, 0, 0}
	for _, v := range []int{len(tags), 16 * power, log, 16 * (len(tags) - power)} {
		out = binary.BigEndian.AppendUint16(out, uint16(v))
	}
	at := len(out) + 16*len(tags)
	for _, tag := range tags {
		out = append(out, tag...)
		out = binary.BigEndian.AppendUint32(out, tableChecksum(tables[tag]))
		out = binary.BigEndian.AppendUint32(out, uint32(at))
		out = binary.BigEndian.AppendUint32(out, uint32(len(tables[tag])))
		at += (len(tables[tag]) + 3) &^ 3
	}
	for _, tag := range tags {
		out = append(out, tables[tag]...)
		for len(out)%4 != 0 {
			out = append(out, 0)
		}
	}
	return out
}

func tableChecksum(t []byte) (sum uint32) {
	for len(t) >= 4 {
		sum += binary.BigEndian.Uint32(t)
		t = t[4:]
	}
	var last [4]byte
	copy(last[:], t)
	return sum + binary.BigEndian.Uint32(last[:])
}
