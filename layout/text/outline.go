package text

import (
	"fmt"

	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// OutlineOp names a step of a glyph's outline.
type OutlineOp uint8

// The steps of an outline. Each contour begins with OutlineMove and is closed.
const (
	OutlineMove OutlineOp = iota
	OutlineLine
	OutlineQuad
	OutlineCubic
)

// Points is how many of an OutlineSegment's points a step uses.
func (op OutlineOp) Points() int {
	switch op {
	case OutlineQuad:
		return 2
	case OutlineCubic:
		return 3
	}
	return 1
}

// OutlineSegment is one step of a glyph's outline. Move and Line use the first point, Quad two (the
// control, then the end), Cubic three.
type OutlineSegment struct {
	Op OutlineOp
	P  [3]OutlinePoint
}

// OutlinePoint is in ems from the glyph's origin on the baseline, y downwards.
type OutlinePoint struct{ X, Y float64 }

// Outline returns the contours of a glyph, to be filled by the nonzero rule. A space has none. It
// may be called from several goroutines.
func (f *Font) Outline(g GlyphID) ([]OutlineSegment, error) {
	if f.data == nil {
		return f.fixedOutline(), nil
	}
	parsed, err := f.outlines()
	if err != nil {
		return nil, &FontError{f.name, fmt.Errorf("is broken: its outlines cannot be read: %w", err)}
	}
	var buf sfnt.Buffer
	// At one pixel a font unit the points come out as they stand in the file.
	segments, err := parsed.LoadGlyph(&buf, sfnt.GlyphIndex(g), fixed.I(f.unitsPerEm), nil)
	if err != nil {
		return nil, &FontError{f.name, fmt.Errorf("is broken: the outline of glyph %d cannot be read: %w", g, err)}
	}
	scale := 1 / (64 * float64(f.unitsPerEm))
	out := make([]OutlineSegment, len(segments))
	for i, s := range segments {
		out[i].Op = outlineOps[s.Op]
		for k, p := range s.Args {
			out[i].P[k] = OutlinePoint{float64(p.X) * scale, float64(p.Y) * scale}
		}
	}
	return out, nil
}

var outlineOps = map[sfnt.SegmentOp]OutlineOp{
	sfnt.SegmentOpMoveTo: OutlineMove,
	sfnt.SegmentOpLineTo: OutlineLine,
	sfnt.SegmentOpQuadTo: OutlineQuad,
	sfnt.SegmentOpCubeTo: OutlineCubic,
}

// measuredCapHeight is the height of H, for fonts that do not tell.
func (f *Font) measuredCapHeight() float64 {
	top := 0.0
	if g, ok := f.Glyph('H'); ok {
		// A broken H is no reason to refuse the font: what uses its outline will say so.
		segments, _ := f.Outline(g)
		for _, s := range segments {
			top = max(top, -s.P[0].Y)
		}
	}
	if top == 0 {
		return 0.7
	}
	return top
}
