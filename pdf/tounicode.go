package pdf

import (
	"fmt"
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
	for start := 1; start < len(f.coded); start += perSection {
		end := min(start+perSection, len(f.coded))
		b = fmt.Appendf(b, "%d beginbfchar\n", end-start)
		for code := start; code < end; code++ {
			b = append(appendHex(append(b, '<'), uint16(code)), "> <"...)
			for _, r := range f.coded[code].text {
				if hi, lo := utf16.EncodeRune(r); r > 0xFFFF {
					b = appendHex(appendHex(b, uint16(hi)), uint16(lo))
				} else {
					b = appendHex(b, uint16(r))
				}
			}
			b = append(b, ">\n"...)
		}
		b = append(b, "endbfchar\n"...)
	}
	return append(b, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"...)
}

func appendHex(b []byte, v uint16) []byte {
	const digits = "0123456789ABCDEF"
	return append(b, digits[v>>12], digits[v>>8&15], digits[v>>4&15], digits[v&15])
}
