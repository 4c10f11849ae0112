package charts

import (
	"testing"

	"report/layout"
)

// BenchmarkDraw draws the picture of each example, from its table to the PNG: 1,600 pixels wide.
func BenchmarkDraw(b *testing.B) {
	style := testStyle(b)
	for _, e := range examples() {
		b.Run(e.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				p, err := Draw(nil, e.name, e.spec, e.table, style, pageWidth)
				if err != nil {
					b.Fatal(err)
				}
				b.ReportMetric(float64(len(p.Picture.Data))/1000, "KB")
			}
		})
	}
}

// BenchmarkVector lays each example out and makes shapes and text of it.
func BenchmarkVector(b *testing.B) {
	style := testStyle(b)
	for _, e := range examples() {
		b.Run(e.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				f, err := compose(e.spec, e.table, style, pageWidth)
				if err != nil {
					b.Fatal(err)
				}
				if _, err := (&Plot{Width: f.width, Height: f.height, figure: f}).Vector(nil); err != nil {
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
		if _, err := Rasterize(nil, frame, layout.Color{R: 255, G: 255, B: 255}, dpi(p)); err != nil {
			b.Fatal(err)
		}
	}
}

// A hundred thousand dots are drawn within a second, to a picture of less than 500 KB.
func BenchmarkHundredThousandDots(b *testing.B) {
	style, tbl := testStyle(b), manyPoints(100_000)
	for b.Loop() {
		p, err := Draw(nil, "dots", Spec{Mark: "scatter", X: "x", Y: []string{"v"}, Color: "c"}, tbl, style, pageWidth)
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(len(p.Picture.Data))/1000, "KB")
	}
}
