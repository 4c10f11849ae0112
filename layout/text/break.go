package text

import (
	"math"
	"sort"
)

// tolerance is how much wider than its measure a line may be, in points: far less than can be seen,
// and more than sums of advances differ by rounding.
const tolerance = 0.001

// Break sets spans into lines of at most width points, from the given start. Empty spans give no
// line. Errors are *MissingGlyph, *UnsupportedScript, or a font's own.
func Break(spans []Span, from Offset, width Pt, how Breaking) ([]Line, error) {
	s, err := newSetting(spans, how.Lang, false)
	if err != nil {
		return nil, err
	}
	defer s.release()
	if !(width > 0) { // nor a number at all
		width = 0
	}
	start := s.index(from)
	if start == len(s.chars) {
		return nil, nil
	}
	f := &fitter{set: s, width: width, how: how}
	if f.points, err = s.points(start); err != nil {
		return nil, err
	}
	ends, err := f.breaks()
	if err != nil {
		return nil, err
	}
	lines := make([]Line, 0, len(ends))
	begin := &f.points[0]
	for _, end := range ends {
		line, err := f.line(begin, &f.points[end])
		if err != nil {
			return nil, err
		}
		lines = append(lines, line)
		begin = &f.points[end]
	}
	return lines, nil
}

// line sets a line at the width that it is to have.
func (f *fitter) line(a, b *point) (Line, error) {
	line, err := f.stretched(a, b)
	line.Overfull = line.Overfull || line.Width > f.width+tolerance
	return line, err
}

func (f *fitter) stretched(a, b *point) (Line, error) {
	if !f.how.Justify {
		return f.set.line(a, b, giving{})
	}
	natural, err := f.set.natural(a, b)
	if err != nil {
		return Line{}, err
	}
	var give giving
	switch lack := f.width - natural.width; {
	case lack < 0 && natural.shrink > 0:
		give.spaces = max(-1, lack/natural.shrink)
		give.letters = give.spaces
	case lack > 0 && !b.must:
		give = natural.fill(lack)
	}
	share := give.spaces * stretchShare
	if share > loosest {
		give = giving{}
	}
	line, err := f.set.line(a, b, give)
	line.Stretch = min(share, 2*loosest)
	return line, err
}

// giving is how far the white space and the letters of a line are stretched, as a share of what each
// gives; negative where they shrink.
type giving struct{ spaces, letters float64 }

// fill stretches a line by what it lacks. Letters never give more than what they are made for, or they
// would fall apart.
func (s sums) fill(lack Pt) giving {
	letters := s.letters * letterStretch
	if lack <= s.stretch && s.stretch > 0 {
		return giving{lack / s.stretch, lack / s.stretch}
	}
	if spaces := s.stretch - letters; spaces > 1e-9 {
		return giving{(lack - letters) / spaces, 1}
	}
	return giving{spaces: math.Inf(1)}
}

// stretchShare is by how much of its width a space grows that stretches as far as it is made to.
const stretchShare = spaceStretch / nominalSpace

// loosest is how much wider spaces may become, as a share of what they want to be, before a justified
// line is better left short: some two ems.
const loosest = 8

// Measure sets spans on one line, however long.
func Measure(spans []Span) (Line, error) {
	s, err := newSetting(spans, "", true)
	if err != nil {
		return Line{}, err
	}
	defer s.release()
	a, err := s.point(0, 0, false)
	if err != nil {
		return Line{}, err
	}
	b, err := s.point(len(s.chars), len(s.pieces), false)
	if err != nil {
		return Line{}, err
	}
	return s.line(&a, &b, giving{})
}

// MinMax returns the width of the widest unbreakable piece and that of the longest line when
// nothing but "\n" breaks. Tables find their columns with it.
func MinMax(spans []Span, how Breaking) (narrowest, longest Pt, err error) {
	s, err := newSetting(spans, how.Lang, false)
	if err != nil {
		return 0, 0, err
	}
	defer s.release()
	if len(s.chars) == 0 {
		return 0, 0, nil
	}
	points, err := s.points(0)
	if err != nil {
		return 0, 0, err
	}
	begin := &points[0]
	for i := range points[1:] {
		piece, err := s.natural(&points[i], &points[i+1])
		if err != nil {
			return 0, 0, err
		}
		narrowest = max(narrowest, piece.width)
		if !points[i+1].must {
			continue
		}
		line, err := s.natural(begin, &points[i+1])
		if err != nil {
			return 0, 0, err
		}
		longest = max(longest, line.width)
		begin = &points[i+1]
	}
	return narrowest, max(narrowest, longest), nil
}

// index finds the character at an offset.
func (s *setting) index(at Offset) int {
	return sort.Search(len(s.chars), func(i int) bool {
		c := &s.chars[i]
		return int(c.span) > at.Span || int(c.span) == at.Span && int(c.pos) >= at.Byte
	})
}

// offset is the inverse of index.
func (s *setting) offset(i int) Offset {
	if i < len(s.chars) {
		return Offset{int(s.chars[i].span), int(s.chars[i].pos)}
	}
	if len(s.spans) == 0 {
		return Offset{}
	}
	last := len(s.spans) - 1
	return Offset{last, len(s.spans[last].Text)}
}
