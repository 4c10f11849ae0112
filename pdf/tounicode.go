package pdf

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"slices"
	"unicode/utf16"
)

// toUnicode writes the character map that tells the text behind a font's codes (ISO 32000-1,
// 9.10.3).
func (f *face) toUnicode() []byte {
	b := []byte(`/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
`)
	const perSection = 100 // the most that a section may hold
	order := f.inOrderOfCode()
	for start := 0; start < len(order); start += perSection {
		section := order[start:min(start+perSection, len(order))]
		b = fmt.Appendf(b, "%d beginbfchar\n", len(section))
		for _, i := range section {
			b = fmt.Appendf(b, "<%04X> <", f.coded[i].code)
			for _, u := range utf16.Encode([]rune(f.stands[i])) {
				b = fmt.Appendf(b, "%04X", u)
			}
			b = append(b, ">\n"...)
		}
		b = append(b, "endbfchar\n"...)
	}
	return append(b, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"...)
}

func (f *face) inOrderOfCode() []int {
	order := make([]int, len(f.coded))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return int(f.coded[a].code) - int(f.coded[b].code) })
	return order
}

// subsetName is the font's name behind six letters that differ where the subset does (ISO 32000-1,
// 9.6.4).
func (f *face) subsetName() name {
	h := sha256.New()
	h.Write([]byte(f.font.Name()))
	for _, i := range f.inOrderOfCode() {
		var b [4]byte
		binary.BigEndian.PutUint16(b[:], f.coded[i].code)
		binary.BigEndian.PutUint16(b[2:], f.coded[i].glyph)
		h.Write(b[:])
	}
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
