package pdf

import (
	"fmt"
	"math"
	"unicode/utf8"

	"report/layout/text"
)

// encode writes the operators that show a run, without font, colour and place: a string of two-byte
// codes, with adjustments where what fpdf's width table says is not what layout measured.
//
// The adjustments are found from the pen's place, not from each glyph's advance, so rounding to a
// thousandth of an em never adds up.
func (f *face) encode(run text.Run) (string, error) {
	texts, err := clusterTexts(run)
	if err != nil {
		return "", err
	}
	e := encoder{perEm: 1000 / printedSize(run.Size), out: make([]byte, 0, 4*len(run.Glyphs)+32)}
	var pen float64 // where layout has the pen, in points from the run's start
	for i, g := range run.Glyphs {
		stands := texts[i]
		switch {
		case stands == "":
			stands = unspoken
		case i+1 < len(texts) && texts[i+1] == "":
			e.openSpan(stands)
		default:
			e.closeSpan()
		}
		c, err := f.code(g.ID, stands)
		if err != nil {
			return "", err
		}
		e.moveTo(pen+g.DX, -g.DY)
		e.show(c, f.sfnt.width(g.ID))
		pen += g.Advance
	}
	e.flush()
	e.closeSpan()
	return string(e.out), nil
}

// printedSize is a type size with the two decimals that fpdf writes. Adjustments are parts of the
// size that is written, not of the one that was meant.
func printedSize(size float64) float64 { return math.Round(size*100) / 100 }

// encoder collects codes and adjustments into text-showing operators. Lengths are points.
type encoder struct {
	perEm float64 // thousandths of an em in a point
	out   []byte
	// array is the inside of the TJ array that is being filled; open says that a string is open.
	array     []byte
	open      bool
	adjusted  bool
	penX      float64 // where the viewer's pen is
	rise      float64 // upwards shift of the current line
	startX    float64 // what Td is relative to
	startRise float64
	spans     bool
}

// moveTo brings the pen to a place: by an adjustment along the line, or by Td where the glyph is
// shifted up or down.
func (e *encoder) moveTo(x, rise float64) {
	if math.Abs(rise-e.rise) >= 0.0005 {
		e.flush()
		e.out = appendNumber(e.out, x-e.startX)
		e.out = append(e.out, ' ')
		e.out = appendNumber(e.out, rise-e.startRise)
		e.out = append(e.out, " Td "...)
		e.startX, e.startRise, e.penX, e.rise = x, rise, x, rise
		return
	}
	adjust := math.Round((e.penX - x) * e.perEm)
	if adjust == 0 {
		return
	}
	e.closeString()
	e.array = appendNumber(e.array, adjust)
	e.adjusted = true
	e.penX -= adjust / e.perEm
}

func (e *encoder) show(code uint16, width int) {
	if !e.open {
		e.array = append(e.array, '(')
		e.open = true
	}
	for _, b := range [2]byte{byte(code >> 8), byte(code)} {
		switch b {
		case '\\', '(', ')':
			e.array = append(e.array, '\\', b)
		case '\r': // a bare CR in a string is read as LF
			e.array = append(e.array, '\\', 'r')
		default:
			e.array = append(e.array, b)
		}
	}
	e.penX += float64(width) / e.perEm
}

func (e *encoder) closeString() {
	if e.open {
		e.array = append(e.array, ')')
		e.open = false
	}
}

// flush writes what was collected.
func (e *encoder) flush() {
	if len(e.array) == 0 {
		return
	}
	e.closeString()
	if e.adjusted {
		e.out = append(append(append(e.out, '['), e.array...), "] TJ "...)
	} else {
		e.out = append(append(e.out, e.array...), " Tj "...)
	}
	e.array, e.adjusted = e.array[:0], false
}

// openSpan says what the glyphs up to the next one stand for together: a character map can only
// speak of each alone.
func (e *encoder) openSpan(s string) {
	e.closeSpan()
	e.flush()
	e.out = append(e.out, "/Span <</ActualText "...)
	e.out = appendString(e.out, textString(s))
	e.out = append(e.out, ">> BDC "...)
	e.spans = true
}

func (e *encoder) closeSpan() {
	if e.spans {
		e.flush()
		e.out = append(e.out, "EMC "...)
		e.spans = false
	}
}

// clusterTexts returns for each glyph the text of its cluster, with "" for all glyphs of a cluster
// but the first. A cluster's text ends where the next one begins in the text, which in a run from
// right to left is the glyph before.
func clusterTexts(run text.Run) ([]string, error) {
	ends := make([]int, len(run.Text)+1) // by where a cluster starts
	for _, g := range run.Glyphs {
		if g.Cluster < 0 || g.Cluster >= len(run.Text) || !utf8.RuneStart(run.Text[g.Cluster]) {
			return nil, fmt.Errorf("glyph %d stands for byte %d, where no character of its text begins", g.ID, g.Cluster)
		}
		ends[g.Cluster] = 1
	}
	for i, end := len(run.Text)-1, len(run.Text); i >= 0; i-- {
		if ends[i] != 0 {
			ends[i], end = end, i
		}
	}
	texts := make([]string, len(run.Glyphs))
	for i, g := range run.Glyphs {
		if i == 0 || g.Cluster != run.Glyphs[i-1].Cluster {
			texts[i] = run.Text[g.Cluster:ends[g.Cluster]]
		}
	}
	return texts, nil
}
