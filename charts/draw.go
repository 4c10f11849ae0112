package charts

import (
	"image"
	"math"

	"report/data"
	"report/layout"
)

// pixelWidth is how many pixels a plot is wide, whatever its printed width: 246 to an inch on the
// 165 mm of a page, enough for a slide.
const pixelWidth = 1600

// Draw draws the chart, width points wide when printed; its picture gets the name. It is safe to call
// from several goroutines. The chart is laid out in any case, and painted unless it is in the cache, which
// may be nil.
func Draw(cache Cache, name string, s Spec, t *data.Table, style Style, width layout.Pt) (*Plot, error) {
	f, err := compose(s, t, style, width)
	if err != nil {
		return nil, err
	}
	scale := pixelWidth / width
	height := int(math.Ceil(f.height * scale))
	f.height = float64(height) / scale // whole pixels
	picture := &layout.Picture{Name: name, Format: "png", Width: pixelWidth, Height: height, Chart: f}
	picture.Data, err = cached(cache, func() (Key, bool) { return f.key(scale, height) }, func() ([]byte, error) {
		png, pixels, err := f.raster(scale, height)
		if pixels != nil {
			picture.Decoded = pixels
		}
		return png, err
	})
	if err != nil {
		return nil, err
	}
	return &Plot{
		Picture:  picture,
		Width:    width,
		Height:   f.height,
		Alt:      alt(f),
		Warnings: f.warnings,
		figure:   f,
	}, nil
}

// raster paints the figure, so many pixels high. The pixels are those of the PNG, where it has a palette.
func (f *figure) raster(scale float64, height int) (png []byte, pixels *image.Paletted, err error) {
	c := newCanvas(pixelWidth, height, scale, f.style.Background)
	defer c.release()
	f.drawShapes(c)
	for _, t := range f.texts() {
		if err := c.text(t, scale); err != nil {
			return nil, nil, err
		}
	}
	return encodeAndKeep(c.image, scale*72, true)
}

// Labels are the pieces of each label on the figure, for layout.Lint.
func (f *figure) Labels() (labels [][]layout.Text, width layout.Pt) {
	for _, one := range f.allLabels() {
		labels = append(labels, one.texts())
	}
	return labels, f.width
}
