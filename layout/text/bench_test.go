package text

import (
	"strings"
	"testing"
)

// BenchmarkShape shapes words that no cache knows.
func BenchmarkShape(b *testing.B) {
	words := strings.Fields("The government work report, laid before the National People’s Congress on 5 March 2024, asks for " +
		"industrial innovation that starts from science and technology. AVATAR Tokyo office: 28.6%, (R&D) 1,234")
	for _, font := range []struct{ name, path string }{{"plex", plex}, {"serif", serif}} {
		b.Run(font.name, func(b *testing.B) {
			f := parseFont(b, font.path)
			n := 0
			for _, w := range words {
				n += len(w)
			}
			b.SetBytes(int64(n))
			b.ReportAllocs()
			for b.Loop() {
				for _, w := range words {
					if _, err := f.shapeNew(form{lang: "en"}, w); err != nil {
						b.Fatal(err)
					}
				}
			}
		})
	}
}
