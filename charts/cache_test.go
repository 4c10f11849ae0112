package charts

import (
	"bytes"
	"maps"
	"sync"
	"testing"

	"report/layout"
)

// memory is a cache that forgets nothing.
type memory struct {
	mu   sync.Mutex
	kept map[Key][]byte
	hits int
}

func newMemory() *memory { return &memory{kept: map[Key][]byte{}} }

func (m *memory) Get(k Key) ([]byte, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	png, ok := m.kept[k]
	if ok {
		m.hits++
	}
	return png, ok
}

func (m *memory) Put(k Key, png []byte) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.kept[k] = png
}

// A chart is the same whether it is painted without a cache, into one, or found there; so is its card,
// whose plot may come from the cache without its pixels.
func TestCachedPicturesAreTheSame(t *testing.T) {
	t.Parallel()
	style, cache := testStyle(t), newMemory()
	examples := examples()
	for _, e := range examples {
		plain := plotOf(t, e.name)
		for _, found := range []int{0, 1} {
			cache.hits = 0
			got, err := Draw(cache, "p", e.spec, e.table, style, pageWidth)
			if err != nil {
				t.Fatal(err)
			}
			if cache.hits != found {
				t.Errorf("%s: %d pictures came from the cache, not %d", e.name, cache.hits, found)
			}
			if !bytes.Equal(got.Picture.Data, plain.Picture.Data) || got.Picture.Width != plain.Picture.Width || got.Picture.Height != plain.Picture.Height || got.Height != plain.Height || got.Alt != plain.Alt {
				t.Errorf("%s: the plot is not the same with a cache", e.name)
			}
			if got.Picture.Chart == nil {
				t.Errorf("%s: the plot does not know its labels", e.name)
			}
			if _, err := got.Vector(nil); err != nil {
				t.Errorf("%s: %v", e.name, err)
			}
			frame := func(p *Plot) layout.Frame {
				return layout.Frame{Width: p.Width + 20, Height: p.Height + 20, Items: []layout.Item{layout.Image{X: 10, Y: 10, W: p.Width, H: p.Height, Picture: p.Picture}}}
			}
			card, err := Rasterize(cache, frame(plain), white, dpi(plain))
			if err != nil {
				t.Fatal(err)
			}
			if found == 0 {
				continue
			}
			if want, err := Rasterize(nil, frame(got), white, dpi(got)); err != nil || !bytes.Equal(card, want) {
				t.Errorf("%s: the card is not the same with a cache (%v)", e.name, err)
			}
		}
	}
	if want := 2 * len(examples); len(cache.kept) != want {
		t.Errorf("the cache has %d pictures of %d", len(cache.kept), want)
	}
}

// Whatever can be seen is in the key.
func TestKeyOfAChart(t *testing.T) {
	style := testStyle(t)
	spec := Spec{Mark: "line", X: "year", Y: []string{"a", "b", "c", "d"}, Title: "t"}
	rows := "year|a|b|c|d\n2021|1|2|3|4\n2022|2|3|4|5"
	seen := map[Key]string{}
	key := func(name string, spec Spec, rows string, style Style, width layout.Pt) Key {
		cache := newMemory()
		if _, err := Draw(cache, name, spec, table(rows), style, width); err != nil {
			t.Fatal(err)
		}
		for k := range maps.Keys(cache.kept) {
			return k
		}
		t.Fatalf("%s: no picture was kept", name)
		return Key{}
	}
	plain := key("plain", spec, rows, style, pageWidth)
	seen[plain] = "plain"
	for _, c := range []struct {
		name   string
		change func(spec *Spec, rows *string, style *Style, width *layout.Pt)
	}{
		{"a value", func(_ *Spec, rows *string, _ *Style, _ *layout.Pt) {
			*rows = "year|a|b|c|d\n2021|1.01|2|3|4\n2022|2|3|4|5"
		}},
		{"a year", func(_ *Spec, rows *string, _ *Style, _ *layout.Pt) {
			*rows = "year|a|b|c|d\n2020|1|2|3|4\n2022|2|3|4|5"
		}},
		{"a name", func(s *Spec, _ *string, _ *Style, _ *layout.Pt) { s.Labels = map[string]string{"a": "e"} }},
		{"what is singled out", func(s *Spec, _ *string, _ *Style, _ *layout.Pt) { s.Highlight = []any{"a"} }},
		{"the height", func(s *Spec, _ *string, _ *Style, _ *layout.Pt) { s.Height = 70 }},
		{"the width", func(_ *Spec, _ *string, _ *Style, w *layout.Pt) { *w -= 0.1 }},
		{"a colour", func(_ *Spec, _ *string, s *Style, _ *layout.Pt) {
			s.Series = append([]layout.Color{{R: 19, G: 67, B: 109}}, s.Series[1:]...)
		}},
		{"the background", func(_ *Spec, _ *string, s *Style, _ *layout.Pt) { s.Background.B-- }},
		{"the font", func(_ *Spec, _ *string, s *Style, _ *layout.Pt) { s.Regular = s.Bold }},
		{"the size of labels", func(_ *Spec, _ *string, s *Style, _ *layout.Pt) { s.LabelSize += 0.01 }},
	} {
		s, r, st, w := spec, rows, style, layout.Pt(pageWidth)
		c.change(&s, &r, &st, &w)
		k := key(c.name, s, r, st, w)
		if other, known := seen[k]; known {
			t.Errorf("%s: the key is that of %s", c.name, other)
		}
		seen[k] = c.name
	}
	unseen := spec
	unseen.Title, unseen.Note, unseen.Description = "another", "note", "words"
	if key("words of the page", unseen, rows, style, pageWidth) != plain {
		t.Error("words that stand on the page change the key of the plot")
	}
}

// Whatever an item of a card paints is in its key, and no two kinds are taken for each other.
func TestKeyOfACard(t *testing.T) {
	red, blue := layout.Color{R: 255}, layout.Color{B: 255}
	square := []layout.Segment{{Op: layout.MoveTo}, {Op: layout.LineTo, P: [3]layout.Point{{X: 9}}}, {Op: layout.LineTo, P: [3]layout.Point{{X: 9, Y: 9}}}, {Op: layout.ClosePath}}
	seen := map[Key]int{}
	for i, items := range [][]layout.Item{
		nil,
		{layout.Rect{W: 9, H: 9, Fill: red}},
		{layout.Rect{W: 9, H: 9, Fill: blue}},
		{layout.Rect{W: 9, H: 9, Fill: red}, layout.Rect{W: 9, H: 9, Fill: blue}},
		{layout.Rect{W: 9, H: 9, Fill: blue}, layout.Rect{W: 9, H: 9, Fill: red}},
		{layout.Line{X2: 9, Width: 1, Color: red}},
		{layout.Line{X2: 9, Width: 1, Color: red, Dash: []layout.Pt{1, 2}}},
		{layout.Line{X2: 9, Width: 1, Color: red, Dash: []layout.Pt{1, 3}}},
		{layout.Path{Segments: square, Fill: &red}},
		{layout.Path{Segments: square, Stroke: &red}},
		{layout.Path{Segments: square, Stroke: &red, Width: 1}},
		{layout.Path{Segments: square, Stroke: &red, Width: 1, Dash: []layout.Pt{1, 2}}},
		{layout.Path{Segments: square, Fill: &red, EvenOdd: true}},
		{layout.Path{Segments: square[1:], Fill: &red}},
		{layout.Path{X: 1, Segments: square, Fill: &red}},
		{layout.Image{W: 9, H: 9, Picture: &layout.Picture{Data: []byte("a")}}},
		{layout.Image{W: 9, H: 9, Picture: &layout.Picture{Data: []byte("b")}}},
		{layout.Image{W: 9, H: 8, Picture: &layout.Picture{Data: []byte("b")}}},
	} {
		k, ok := keyOfFrame(layout.Frame{Width: 100, Height: 100, Items: items}, white, 246)
		if other, known := seen[k]; known || !ok {
			t.Errorf("card %d has the key of %d", i, other)
		}
		seen[k] = i
	}
	a, _ := keyOfFrame(layout.Frame{Width: 100, Height: 100}, white, 246)
	b, _ := keyOfFrame(layout.Frame{Width: 100, Height: 100, Items: []layout.Item{layout.Link{W: 9}}}, white, 246)
	if a != b {
		t.Error("a link, which nobody sees, changes the key")
	}
	for i, f := range []struct {
		w      layout.Pt
		ground layout.Color
		dpi    float64
	}{{101, white, 246}, {100, red, 246}, {100, white, 300}} {
		if k, _ := keyOfFrame(layout.Frame{Width: f.w, Height: 100}, f.ground, f.dpi); k == a {
			t.Errorf("frame %d has the key of another", i)
		}
	}
}
