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
// from several goroutines.
func Draw(name string, s Spec, t *data.Table, style Style, width layout.Pt) (*Plot, error) {
	f, err := compose(s, t, style, width)
	if err != nil {
		return nil, err
	}
	scale := pixelWidth / width
	height := int(math.Ceil(f.height * scale))
	f.height = float64(height) / scale // whole pixels
	c := newCanvas(pixelWidth, height, scale, style.Background)
	defer c.release()
	f.drawShapes(c)
	for _, t := range f.texts() {
		if err := c.text(t, scale); err != nil {
			return nil, err
		}
	}
	png, pixels, err := encodeAndKeep(c.image, scale*72, true)
	if err != nil {
		return nil, err
	}
	picture := &layout.Picture{Name: name, Format: "png", Data: png, Width: pixelWidth, Height: height}
	if pixels != nil {
		picture.Decoded = labelled{pixels, f}
	}
	return &Plot{
		Picture: picture,
		Width:   width,
		Height:  f.height,
		Alt:     alt(f),
		figure:  f,
	}, nil
}

// labelled is a plot's raster that still knows the labels painted on it, for layout.Lint.
type labelled struct {
	*image.Paletted
	figure *figure
}

// Labels are those of the figure, for layout.Lint.
func (l labelled) Labels() (labels [][]layout.Text, width layout.Pt) {
	for _, one := range l.figure.allLabels() {
		labels = append(labels, one.texts())
	}
	return labels, l.figure.width
}
