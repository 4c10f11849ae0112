package charts

import (
	"bytes"
	"image/color"
	"image/png"
	"slices"
	"testing"

	"report/layout"
)

// The vectors must show what the picture shows: painted at its resolution, hardly a pixel differs.
func TestVectorShowsTheSameAsThePicture(t *testing.T) {
	t.Parallel()
	for _, e := range examples() {
		if !slices.Contains([]string{"bar-grouped", "bar-horizontal", "line-two", "area-stacked", "scatter-color"}, e.name) {
			continue // comparing pixels takes long
		}
		t.Run(e.name, func(t *testing.T) {
			p := plotOf(t, e.name)
			block, err := p.Vector(nil)
			if err != nil {
				t.Fatal(err)
			}
			frame, rest, err := block.Fit(layout.Env{}, p.Width, p.Height)
			if err != nil || rest != nil {
				t.Fatalf("it does not fit: %v, %v", rest, err)
			}
			b, err := Rasterize(nil, frame, white, dpi(p))
			if err != nil {
				t.Fatal(err)
			}
			got, want := decodePNG(t, b), decodePNG(t, p.Picture.Data)
			if got.Bounds() != want.Bounds() {
				t.Fatalf("it has %v pixels, the picture %v", got.Bounds(), want.Bounds())
			}
			differ := 0
			for y := range want.Bounds().Dy() {
				for x := range want.Bounds().Dx() {
					a := color.GrayModel.Convert(got.At(x, y)).(color.Gray)
					b := color.GrayModel.Convert(want.At(x, y)).(color.Gray)
					if abs(int(a.Y)-int(b.Y)) > 64 {
						differ++
					}
				}
			}
			if share := float64(differ) / float64(want.Bounds().Dx()*want.Bounds().Dy()); share > 0.001 {
				t.Errorf("%.2f %% of the pixels differ", 100*share)
			}
		})
	}
}

// Of every example, all is text, rectangles and paths of the figure.
func TestVectorBelongsToTheFigure(t *testing.T) {
	t.Parallel()
	for _, e := range examples() {
		p := plotOf(t, e.name)
		tag := &layout.Tag{Role: layout.RoleFigure}
		block, err := p.Vector(tag)
		if err != nil {
			t.Fatalf("%s: %v", e.name, err)
		}
		frame, _, err := block.Fit(layout.Env{}, p.Width, p.Height)
		if err != nil {
			t.Fatal(err)
		}
		texts := 0
		for _, item := range frame.Items {
			var of *layout.Tag
			switch it := item.(type) {
			case layout.Text:
				of = it.Tag
				texts++
			case layout.Rect:
				of = it.Tag
			case layout.Path:
				of = it.Tag
			default:
				t.Errorf("%s: a %T is none of these", e.name, item)
			}
			if of != tag {
				t.Errorf("%s: %T %v is not part of the figure", e.name, item, item)
			}
		}
		if texts != len(p.figure.texts()) || texts == 0 || texts == len(frame.Items) {
			t.Errorf("%s: %d texts of %d items", e.name, texts, len(frame.Items))
		}
	}
}

func TestVectorDoesNotSplit(t *testing.T) {
	e := examples()[0]
	p, err := Draw(nil, e.name, e.spec, e.table, testStyle(t), pageWidth)
	if err != nil {
		t.Fatal(err)
	}
	block, err := p.Vector(nil)
	if err != nil {
		t.Fatal(err)
	}
	frame, rest, err := block.Fit(layout.Env{}, p.Width, p.Height-1)
	if err != nil || !frame.Empty() || rest == nil {
		t.Errorf("in too little room it gives %v, %v, %v", frame, rest, err)
	}
}

// Drawing the vectors must not change the picture.
func TestVectorLeavesThePlotAlone(t *testing.T) {
	e := examples()[0]
	first, err := Draw(nil, e.name, e.spec, e.table, testStyle(t), pageWidth)
	if err != nil {
		t.Fatal(err)
	}
	before := bytes.Clone(first.Picture.Data)
	for range 2 {
		if _, err := first.Vector(nil); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := png.Decode(bytes.NewReader(first.Picture.Data)); err != nil || !bytes.Equal(before, first.Picture.Data) {
		t.Error("the picture changed")
	}
}
