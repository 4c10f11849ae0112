package pdf

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"

	"report/layout/text"
)

// embed adds a font to a file, cut to the glyphs that the document uses, as a composite font whose
// codes are those of the face (ISO 32000-1, 9.7). fpdf embeds fonts too, but by character: it cannot
// address a ligature, and spends milliseconds and a megabyte on each font, on every document.
func (f *face) embed(to *file) (ref, error) {
	cut, glyphs, err := subset(f.sfnt, f.coded)
	if err != nil {
		return 0, &text.FontError{Name: f.font.Name(), Err: fmt.Errorf("cannot be embedded: %w", err)}
	}
	base := f.subsetName()
	descriptor := f.descriptor(base)
	descriptor["FontFile2"] = to.add(&stream{dict{"Length1": len(cut)}, cut})
	widths := make(array, len(f.coded)-1)
	for i, c := range f.coded[1:] {
		widths[i] = int(c.width)
	}
	descendant := dict{
		"Type": name("Font"), "Subtype": name("CIDFontType2"), "BaseFont": base,
		"CIDSystemInfo":  dict{"Registry": str("Adobe"), "Ordering": str("Identity"), "Supplement": 0},
		"FontDescriptor": to.add(descriptor), "W": array{1, widths}, "CIDToGIDMap": name("Identity"),
	}
	if glyphs != nil {
		descendant["CIDToGIDMap"] = to.add(&stream{dict{}, glyphs})
	}
	return to.add(dict{
		"Type": name("Font"), "Subtype": name("Type0"), "BaseFont": base, "Encoding": name("Identity-H"),
		"DescendantFonts": array{to.add(descendant)},
		"ToUnicode":       to.add(&stream{dict{}, f.toUnicode()}),
	}), nil
}

// descriptor says what a viewer may want to know of a font before it reads it, in thousandths of an
// em.
func (f *face) descriptor(base name) dict {
	const fixedPitch, symbolic, italic = 1 << 0, 1 << 2, 1 << 6
	head, hhea, post, os2 := f.sfnt.tables["head"], f.sfnt.tables["hhea"], f.sfnt.tables["post"], f.sfnt.tables["OS/2"]
	milli := func(table []byte, at int) int {
		if at+2 > len(table) {
			return 0
		}
		return int(int16(u16(table, at))) * 1000 / f.sfnt.unitsPerEm
	}
	d := dict{
		"Type": name("FontDescriptor"), "FontName": base, "ItalicAngle": 0,
		"FontBBox": array{milli(head, 36), milli(head, 38), milli(head, 40), milli(head, 42)},
		"Ascent":   milli(hhea, 4), "Descent": milli(hhea, 6), "CapHeight": milli(hhea, 4),
	}
	flags, weight := symbolic, 400
	if len(post) >= 16 {
		if angle := int(int16(u16(post, 4))); angle != 0 {
			d["ItalicAngle"] = angle
			flags |= italic
		}
		if binary.BigEndian.Uint32(post[12:]) != 0 {
			flags |= fixedPitch
		}
	}
	if len(os2) >= 78 {
		weight = u16(os2, 4)
		if height := milli(os2, 88); u16(os2, 0) > 1 && height > 0 {
			d["CapHeight"] = height
		}
	}
	d["Flags"] = flags
	d["StemV"] = 50 + weight*weight/(65*65) // no font says it; only substitutes are made by it
	return d
}

// subsetName is the font's name behind six letters that differ where the subset does (ISO 32000-1,
// 9.6.4).
func (f *face) subsetName() name {
	h := sha256.New()
	h.Write([]byte(f.font.Name()))
	var b []byte
	for _, c := range f.coded {
		b = append(binary.BigEndian.AppendUint16(b, c.glyph), c.text...)
	}
	h.Write(b)
	sum := h.Sum(nil)
	tag := make([]byte, 6)
	for i := range tag {
		tag[i] = 'A' + sum[i]%26
	}
	base := f.sfnt.postScriptName()
	if base == "" {
		base = plainName(f.font.Name())
	}
	if base == "" {
		base = "Font"
	}
	return name(string(tag) + "+" + base)
}
