package pdf

import (
	"fmt"
	"math"
	"unicode/utf8"

	"report/layout/text"
)

// encoder turns runs into text-showing operators: strings of two-byte codes, with adjustments where
// what the font's width says is not what layout measured. One encoder serves a whole document, so
// that its buffers grow once. Lengths are points.
//
// The adjustments are found from the pen's place, not from each glyph's advance, so rounding never
// adds up.
type encoder struct {
	out   []byte
	perEm float64 // thousandths of an em in a point
	step  float64 // what adjustments are rounded to, in thousandths of an em
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

// encode appends the operators that show a run to out, without font, colour and place. A space is
// shown behind it where spaced says so and the font has one.
func (e *encoder) encode(out []byte, f *face, run *text.Run, spaced bool) ([]byte, error) {
	size := printedSize(run.Size)
	*e = encoder{out: out, array: e.array[:0], perEm: 1000 / size, step: adjustmentStep(size)}
	var pen float64 // where layout has the pen, from the run's start
	for i := range run.Glyphs {
		g := &run.Glyphs[i]
		stands, err := e.stands(f, run, i)
		if err != nil {
			return nil, err
		}
		code, err := f.code(g.ID, stands)
		if err != nil {
			return nil, err
		}
		if run.Shifts == nil {
			e.moveTo(pen, 0)
		} else {
			e.moveTo(pen+float64(run.Shifts[i].DX), -float64(run.Shifts[i].DY))
		}
		e.show(code, f.coded[code].width)
		pen += float64(g.Advance)
	}
	if g, ok := f.font.Glyph(' '); ok && spaced {
		code, err := f.code(g, " ")
		if err != nil {
			return nil, err
		}
		e.closeSpan()
		e.show(code, 0)
	}
	e.flush()
	e.closeSpan()
	return e.out, nil
}

// printedSize is a type size with the decimals that are written. Adjustments are parts of the size
// that is written, not of the one that was meant.
func printedSize(size float64) float64 { return math.Round(size*1000) / 1000 }

// adjustmentStep keeps the pen within a hundredth of a point of where it should be: whole thousandths
// of an em do so up to 20 points.
func adjustmentStep(size float64) float64 {
	step := 1.0
	for ; size > 20 && step > 0.001; size /= 10 {
		step /= 10
	}
	return step
}

// stands returns what a glyph stands for. A span is opened where there are more glyphs than
// characters: a character map can only speak of each glyph alone.
func (e *encoder) stands(f *face, run *text.Run, i int) (string, error) {
	glyphs := run.Glyphs
	c := glyphs[i].Cluster
	if int(c) >= len(run.Text) || !utf8.RuneStart(run.Text[c]) {
		return "", fmt.Errorf("glyph %d stands for byte %d, where no character of its text begins", glyphs[i].ID, c)
	}
	first, after := i, i+1
	for first > 0 && glyphs[first-1].Cluster == c {
		first--
	}
	for after < len(glyphs) && glyphs[after].Cluster == c {
		after++
	}
	// A cluster's text ends where the next one begins in the text, which in a run from right to
	// left is the one before.
	end := len(run.Text)
	if after < len(glyphs) && glyphs[after].Cluster > c {
		end = min(end, int(glyphs[after].Cluster))
	} else if first > 0 && glyphs[first-1].Cluster > c {
		end = min(end, int(glyphs[first-1].Cluster))
	}
	all := run.Text[c:end]
	if part, ok := share(all, i-first, after-first); ok {
		e.closeSpan()
		return part, nil
	}
	if i > first {
		return unspoken, nil
	}
	e.openSpan(all)
	return all, nil
}

// share deals the characters of a cluster out to its glyphs, a letter and its accents for instance:
// one each, what is left to the last. There may be fewer characters than glyphs.
func share(all string, glyph, glyphs int) (string, bool) {
	if glyphs > 1 && utf8.RuneCountInString(all) < glyphs {
		return "", false
	}
	for ; glyph > 0; glyph-- {
		_, n := utf8.DecodeRuneInString(all)
		all, glyphs = all[n:], glyphs-1
	}
	if glyphs > 1 {
		_, n := utf8.DecodeRuneInString(all)
		all = all[:n]
	}
	return all, true
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
	adjust := (e.penX - x) * e.perEm
	if math.Abs(adjust) < e.step/2 {
		return
	}
	adjust = math.Round(adjust/e.step) * e.step
	e.closeString()
	e.array = appendNumber(e.array, adjust)
	e.adjusted = true
	e.penX -= adjust / e.perEm
}

func (e *encoder) show(code, width uint16) {
	if !e.open {
		e.array = append(e.array, '(')
		e.open = true
	}
	e.array = appendEscaped(appendEscaped(e.array, byte(code>>8)), byte(code))
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

// openSpan says what the glyphs up to the next one stand for together.
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
