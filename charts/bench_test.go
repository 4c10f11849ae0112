package charts

import (
	"testing"

	"report/layout"
)

func BenchmarkDraw(b *testing.B) {
	style := testStyle(b)
	for _, e := range examples() {
		switch e.name {
		case "bar-years", "line-two", "area-stacked":
		default:
			continue
		}
		b.Run(e.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Draw(e.name, e.spec, e.table, style, pageWidth); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkRasterize(b *testing.B) {
	frame, p := testCard(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Rasterize(frame, layout.Color{R: 255, G: 255, B: 255}, dpi(p)); err != nil {
			b.Fatal(err)
		}
	}
}
