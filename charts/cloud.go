package charts

import (
	"cmp"
	"math"
	"slices"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"report/layout"
)

// cloud is a plotter of the dots of a scatter chart.
type cloud struct {
	figure *figure
	dots   []dot
	colors []layout.Color // of the series
	halo   bool           // a ring sets each dot off from those below it
	named  bool           // dots are singled out by their names
}

// dot is one of a cloud.
type dot struct {
	x, y   layout.Pt // on the figure
	series int
	index  int // in its series
	shape  shape
	radius layout.Pt
	loud   bool // its name is singled out
}

// Up to how many dots are drawn one by one, and up to how many with a halo. More are stamped: where
// they lie on each other, the colour is stronger.
const (
	fewDots  = 300
	manyDots = 2000
)

// The radius of dots, in points, by how many there are.
const (
	leastRadius = 0.55
	dotInk      = 0.1 // of the area, at most, that dots cover were they apart
)

// radiusOf is the radius of one of n dots.
func (f *figure) radiusOf(n int) layout.Pt {
	area := max(0, f.area.x1-f.area.x0) * max(0, f.area.y1-f.area.y0) // none, where labels leave no room
	r := math.Sqrt(dotInk * area / (math.Pi * float64(max(n, 1))))
	return max(leastRadius, min(dotRadius, r))
}

// shapeOf is the shape of a series' dots. Where size counts, or dots are too small for a shape, all are
// round.
func (f *figure) shapeOf(k int) shape {
	if f.spec.Size != "" || f.dotCount() > fewDots {
		return circle
	}
	return shape(k % int(shapes))
}

// dotCount is how many dots there are: in the panel of a facet that has most.
func (f *figure) dotCount() int {
	n := 0
	for _, s := range f.data.series {
		n += len(s.cells)
	}
	if f.shared != nil {
		return int(f.atLeast("dots", layout.Pt(n)))
	}
	for _, p := range f.panels {
		n = max(n, p.dotCount())
	}
	return n
}

// cloud places the dots, those that are singled out on top, and small ones on large ones.
func (f *figure) cloud(p paint) cloud {
	n := f.dotCount()
	c := cloud{figure: f, halo: n <= fewDots, named: f.singlesOutDots()}
	plain := f.radiusOf(n)
	for k := range f.data.series {
		c.colors = append(c.colors, p.of(k))
	}
	for _, k := range drawOrder(p, len(f.data.series)) {
		s := f.data.series[k]
		for i, cell := range s.cells {
			d := dot{x: f.atX(position(f.data.kind, s.xs[i])), y: f.atY(cell.Number), series: k, index: i, shape: f.shapeOf(k), radius: plain}
			d.loud = c.named && f.spec.highlights(s.names[i].key, s.names[i].label)
			if s.sizes != nil {
				d.radius = f.sizeRadius(s.sizes[i].Number)
			}
			c.dots = append(c.dots, d)
		}
	}
	if f.spec.Size != "" {
		slices.SortStableFunc(c.dots, func(a, b dot) int { return cmp.Compare(b.radius, a.radius) })
	}
	slices.SortStableFunc(c.dots, func(a, b dot) int {
		switch {
		case a.loud == b.loud:
			return 0
		case b.loud:
			return -1
		}
		return 1
	})
	return c
}

// singlesOutDots says whether the highlight names dots, on this panel or another.
func (f *figure) singlesOutDots() bool {
	return f.spec.Text != "" && slices.ContainsFunc(f.spec.Highlight, func(v any) bool {
		return !slices.ContainsFunc(f.data.series, func(s series) bool { return matches(v, s.name, s.label) })
	})
}

// color is that of a dot: where others are singled out, grey, or the paler colour of one of several
// series.
func (c cloud) color(d dot) layout.Color {
	switch of, style := c.colors[d.series], c.figure.style; {
	case !c.named:
		return of
	case len(c.colors) > 1 && d.loud:
		return of
	case len(c.colors) > 1:
		return mix(of, style.Background, 0.55)
	case d.loud:
		return style.Focus
	default:
		return style.Context
	}
}

func (c cloud) marks() int { return len(c.dots) }

func (c cloud) Plot(on draw.Canvas, _ *plot.Plot) {
	if raster, ok := on.Canvas.(*canvas); ok && len(c.dots) > manyDots && c.figure.spec.Size == "" {
		loud := slices.IndexFunc(c.dots, func(d dot) bool { return d.loud })
		if loud < 0 {
			loud = len(c.dots)
		}
		crowd := c
		crowd.dots = c.dots[:loud]
		crowd.stamp(raster)
		c.dots = c.dots[loud:]
	}
	background := c.figure.style.Background
	for _, d := range c.dots {
		at := c.figure.point(d.x, d.y)
		if c.halo {
			d.shape.draw(on, at, vg.Length(d.radius)+haloWidth, background, background)
		}
		d.shape.draw(on, at, vg.Length(d.radius), c.color(d), background)
	}
}

// inkOfPixel is what a pixel counts that a dot covers wholly.
const inkOfPixel = 16

// stamp counts how much of each pixel the dots of each series cover, and shades the pixel by the series
// that covers it most: dot by dot stronger, in few steps, so that the picture stays small.
func (c cloud) stamp(on *canvas) {
	b := on.image.Rect
	w, h := b.Dx(), b.Dy()
	if len(c.dots) == 0 {
		return
	}
	mask, side := discMask(float64(c.dots[0].radius) * float64(on.scale))
	most := make([]uint16, w*h) // of any series
	top := make([]uint8, w*h)   // the series that has it
	ink := make([]uint16, w*h)
	for from := 0; from < len(c.dots); {
		series := c.dots[from].series
		to := from
		for ; to < len(c.dots) && c.dots[to].series == series; to++ {
			p := c.figure.point(c.dots[to].x, c.dots[to].y)
			x := int(math.Floor(float64(p.X*on.scale))) - side/2
			y := int(math.Floor(float64(h)-float64(p.Y*on.scale))) - side/2
			for j := range side {
				if y+j < 0 || y+j >= h {
					continue
				}
				for i := range side {
					if x+i < 0 || x+i >= w {
						continue
					}
					at := (y+j)*w + x + i
					ink[at] = min(ink[at], math.MaxUint16-inkOfPixel) + mask[j*side+i]
				}
			}
		}
		for at, v := range ink {
			if v > 0 && v >= most[at] {
				most[at], top[at] = v, uint8(series)
			}
			ink[at] = 0
		}
		from = to
	}
	strength := strengths(most)
	for at, v := range most {
		if v == 0 {
			continue
		}
		pix := on.image.Pix[at/w*on.image.Stride+at%w*4:][:4]
		shade := mix(layout.Color{R: pix[0], G: pix[1], B: pix[2]}, c.color(dot{series: int(top[at])}), strength[v])
		pix[0], pix[1], pix[2] = shade.R, shade.G, shade.B
	}
}

// discMask is how much of each pixel a disc covers whose middle is that of the middle pixel.
func discMask(radius float64) (mask []uint16, side int) {
	half := int(math.Ceil(radius - 0.5))
	side = 2*half + 1
	mask = make([]uint16, side*side)
	const fine = 4 // parts of a pixel's side; their square is inkOfPixel
	for j := range side * fine {
		for i := range side * fine {
			x, y := (float64(i)+0.5)/fine-float64(side)/2, (float64(j)+0.5)/fine-float64(side)/2
			if x*x+y*y <= radius*radius {
				mask[j/fine*side+i/fine]++
			}
		}
	}
	return mask, side
}

// How strong the colour of a pixel is.
const (
	oneDot     = 0.4 // of a single dot, where many lie on each other
	dotSteps   = 6   // from one dot to the most
	mostShare  = 0.998
	leastSteps = 2 // of a dot's edge
)

// strengths are how strong the colour is by how much ink a pixel has: growing with the logarithm, up to
// what but a few pixels have.
func strengths(ink []uint16) []float64 {
	counts := make([]int, math.MaxUint16+1)
	covered, last := 0, 0
	for _, v := range ink {
		counts[v]++
		if v >= inkOfPixel {
			covered++
		}
		last = max(last, int(v))
	}
	most, seen := inkOfPixel, 0
	for v := inkOfPixel; v <= last; v++ {
		if seen += counts[v]; float64(seen) >= mostShare*float64(covered) {
			most = v
			break
		}
	}
	span := math.Log(float64(most) / inkOfPixel)
	first := oneDot + (1-oneDot)/(1+span)
	out := make([]float64, last+1)
	for v := range out {
		switch dots := float64(v) / inkOfPixel; {
		case dots < 1:
			out[v] = first * math.Round(dots*leastSteps) / leastSteps
		case span == 0:
			out[v] = 1
		default:
			share := min(1, math.Log(dots)/span)
			out[v] = first + (1-first)*math.Round(share*dotSteps)/dotSteps
		}
	}
	return out
}
