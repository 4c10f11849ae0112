package pdf

import (
	"encoding/binary"
	"fmt"
	"slices"

	"report/layout/text"
)

// subset cuts a TrueType file that holds just the glyphs of coded (and what they are composed of),
// with the tables that a font in a PDF needs (ISO 32000-1, 9.9): no map of characters, no names.
//
// glyphs are the two bytes of each code's glyph in it, or nil where they are the same number.
func subset(f *sfnt, coded []codedGlyph) (cut, glyphs []byte, err error) {
	kept, renumbered, err := closure(f, coded)
	if err != nil {
		return nil, nil, err
	}
	glyf, loca, err := cutOutlines(f, kept, renumbered)
	if err != nil {
		return nil, nil, err
	}
	tables := map[string][]byte{
		"glyf": glyf, "loca": loca,
		"hmtx": cutMetrics(f, kept),
		"head": slices.Clone(f.tables["head"]),
		"hhea": slices.Clone(f.tables["hhea"]),
		"maxp": slices.Clone(f.tables["maxp"]),
	}
	binary.BigEndian.PutUint32(tables["head"][checksumAdjustment:], 0)
	binary.BigEndian.PutUint16(tables["head"][50:], 1) // long offsets
	binary.BigEndian.PutUint16(tables["hhea"][34:], uint16(len(kept)))
	binary.BigEndian.PutUint16(tables["maxp"][4:], uint16(len(kept)))
	for _, tag := range []string{"cvt ", "fpgm", "prep"} {
		if t, ok := f.tables[tag]; ok {
			tables[tag] = t
		}
	}
	same := true
	for code, c := range coded {
		glyphs = binary.BigEndian.AppendUint16(glyphs, renumbered[c.glyph])
		same = same && int(renumbered[c.glyph]) == code
	}
	if same {
		glyphs = nil
	}
	return assemble(tables), glyphs, nil
}

// closure lists the glyphs to keep, .notdef first, then in order of code, then components; and the
// new number of each.
func closure(f *sfnt, coded []codedGlyph) ([]text.GlyphID, map[text.GlyphID]uint16, error) {
	kept := []text.GlyphID{0}
	renumbered := map[text.GlyphID]uint16{0: 0}
	keep := func(g text.GlyphID) {
		if _, ok := renumbered[g]; !ok {
			renumbered[g] = uint16(len(kept))
			kept = append(kept, g)
		}
	}
	for _, c := range coded {
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

// countVisits counts how many outlines are read to compose a glyph. Not every viewer looks where it
// has been: a cycle, or a glyph of millions of parts, is not to reach one.
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

// cutMetrics gives every glyph a full record.
func cutMetrics(f *sfnt, kept []text.GlyphID) []byte {
	var hmtx []byte
	for _, g := range kept {
		advance, bearing := f.metrics(g)
		hmtx = binary.BigEndian.AppendUint16(hmtx, advance)
		hmtx = binary.BigEndian.AppendUint16(hmtx, bearing)
	}
	return hmtx
}

// checksumAdjustment is where the table "head" holds what makes the checksum of the whole file a
// fixed number.
const checksumAdjustment = 8

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
	head := 0
	for _, tag := range tags {
		if tag == "head" {
			head = at
		}
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
	binary.BigEndian.PutUint32(out[head+checksumAdjustment:], 0xB1B0AFBA-tableChecksum(out))
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
