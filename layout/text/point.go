package text

import (
	"sort"
	"unicode"
)

// point is a place where a line may end. The first of a setting's points is where its first line
// begins, the last one its end.
type point struct {
	char  int32
	piece int32 // the first piece of the next line; the one that is divided where inner
	ink   int32 // where not inner: pieces from here on are not painted by a line that ends here
	inner bool  // within a piece, or right behind it where a hyphen follows
	must  bool  // a line has to end here
	split bool  // between letters, because nothing else was possible
	// hyphen shows at the end of the line; auto says that nobody typed it.
	hyphen, auto bool
	lone         bool // behind a word of one letter
	apart        bool // within Chinese that is quoted in another language: names are better left whole
	before       sums // where inner: of the piece's part before the point, with its hyphen
	after        sums // where inner: of the part after it
	trim         Pt   // the empty half of closing punctuation that ends a line here
	lead         Pt   // the empty half of opening punctuation that begins one here
}

// points lists the places where lines may end, from the one that begins at from on.
func (s *setting) points(from int) ([]point, error) {
	out := s.all[:0]
	begin, err := s.point(from, s.pieceOf(from), false)
	if err != nil {
		return nil, err
	}
	out = append(out, begin)
	for i := int(begin.piece); i < len(s.pieces); i++ {
		p := &s.pieces[i]
		for c := max(int(p.start), from+1); c < int(p.end); c++ {
			if !s.chars[c].is(mayBreak) {
				continue
			}
			soft := s.chars[c-1].is(softHyphen)
			if soft && !s.hyphenBefore(c, i) {
				continue
			}
			pt, err := s.point(c, i, soft)
			if err != nil {
				return nil, err
			}
			pt.lone = i >= 2 && s.vanishes(i-1) && s.loneLetter(i-2)
			pt.apart = !s.asian && ideographic(s.chars[c-1].r) && ideographic(s.chars[c].r)
			out = append(out, pt)
		}
	}
	end, err := s.point(len(s.chars), len(s.pieces), false)
	end.must = true
	s.all = append(out, end)
	return s.all, err
}

// loneLetter says that a piece is a word of one letter.
func (s *setting) loneLetter(i int) bool {
	p := &s.pieces[i]
	return p.kind == wordPiece && p.end-p.start == 1 && unicode.IsLetter(s.chars[p.start].r)
}

// hasHyphen says that a hyphen can be shown in the font of a piece.
func (p *piece) hasHyphen() bool {
	_, ok := p.font.Glyph('-')
	return ok
}

// hyphenBefore says that a hyphen can be shown before a character of piece i: within the piece, or
// behind the one before.
func (s *setting) hyphenBefore(char, i int) bool {
	if i > 0 && char == int(s.pieces[i].start) {
		i--
	}
	return s.pieces[i].font == nil || s.pieces[i].hasHyphen()
}

// pieceOf finds the piece that holds a character; gaps hold none.
func (s *setting) pieceOf(char int) int {
	return sort.Search(len(s.pieces), func(i int) bool { return int(s.pieces[i].end) > char })
}

// point is the place before a character of a piece.
func (s *setting) point(char, piece int, hyphen bool) (point, error) {
	pt := point{char: int32(char), piece: int32(piece), hyphen: hyphen, must: char < len(s.chars) && s.chars[char].is(mustBreak)}
	switch {
	case piece < len(s.pieces) && char > int(s.pieces[piece].start) && s.pieces[piece].kind == wordPiece:
		pt.inner = true
	case hyphen && piece > 0 && s.pieces[piece-1].kind == wordPiece:
		// The hyphen goes behind the piece before.
		pt.inner = true
		pt.piece--
	default:
		s.outer(&pt)
		return pt, nil
	}
	p := &s.pieces[pt.piece]
	before, _, err := s.part(p, p.start, pt.char, hyphen)
	if err != nil {
		return pt, err
	}
	after, _, err := s.part(p, pt.char, p.end, false)
	pt.before, pt.after = before.sums(s.style(p)), after.sums(s.style(p))
	return pt, err
}

// outer finds what a line that ends between pieces paints, and what the next one leaves out.
func (s *setting) outer(pt *point) {
	ink := int(pt.piece)
	for ink > 0 && s.vanishes(ink-1) {
		ink--
	}
	pt.ink = int32(ink)
	if ink > 0 {
		if p := &s.pieces[ink-1]; p.kind == hanPiece && isClosing(s.lastOf(p)) && p.emptyHalf(false) {
			pt.trim = s.style(p).Size / 2
		}
	}
	if int(pt.piece) < len(s.pieces) {
		if p := &s.pieces[pt.piece]; p.kind == hanPiece && isOpening(s.chars[p.start].r) && p.emptyHalf(true) {
			pt.lead = s.style(p).Size / 2
		}
	}
}

// vanishes says that a piece paints nothing at a line's end.
func (s *setting) vanishes(i int) bool {
	p := &s.pieces[i]
	switch p.kind {
	case gapPiece, blankPiece:
		return true
	case spacePiece:
		return s.chars[p.start].is(hanging)
	}
	return p.word == nil
}

// natural is the width of a line from one point to another, and how far it gives.
func (s *setting) natural(a, b *point) (sums, error) {
	if a.inner && b.inner && a.piece == b.piece {
		p := &s.pieces[a.piece]
		w, _, err := s.part(p, a.char, b.char, b.hyphen)
		if err != nil {
			return sums{}, err
		}
		return w.sums(s.style(p)).elastic(), nil
	}
	// Whole pieces are those from first up to last; a first one does not stretch at its left.
	var out sums
	first, elastic := a.piece, a.piece+1
	if a.inner {
		first++
		elastic = first
		out = a.after
	}
	last := b.ink
	if b.inner {
		last = b.piece
		out.width += b.before.width
		out.letters += b.before.letters
	}
	if last > first {
		out.width += s.sums[last].width - s.sums[first].width - a.lead - b.trim
		out.letters += s.sums[last].letters - s.sums[first].letters
	}
	if last > elastic {
		out.stretch = s.sums[last].stretch - s.sums[elastic].stretch
		out.shrink = s.sums[last].shrink - s.sums[elastic].shrink
	}
	return out.elastic(), nil
}

// sums of a word alone.
func (w *word) sums(style *Style) sums {
	return sums{width: w.at(style), letters: w.moving * style.Size}
}

// elastic adds to what white space gives what letters do.
func (s sums) elastic() sums {
	s.stretch += s.letters * letterStretch
	s.shrink += s.letters * letterShrink
	return s
}

// Words that are shorter are left whole, and no fewer letters are parted from a word, as long as there
// is a choice.
const (
	shortestWord  = 7
	fewestLetters = 3
)

// hyphenated adds the points that a hyphenator finds, between the given ones.
func (s *setting) hyphenated(points []point, h *Hyphenator, strict bool) ([]point, error) {
	if h == nil {
		return points, nil
	}
	found := s.found[:0]
	var indexes, places []int
	letters := s.letters[:0]
	for i := int(points[0].piece); i < len(s.pieces); i++ {
		p := &s.pieces[i]
		if p.kind != wordPiece || p.word == nil || s.style(p).Verbatim || !p.hasHyphen() || strict && (p.end-p.start < shortestWord || !s.divisible(i)) {
			continue
		}
		for at := int(p.start); at < int(p.end); {
			start := at
			letters, places = letters[:0], places[:0]
			for ; at < int(p.end); at++ {
				c := &s.chars[at]
				if at > start && c.is(unpainted) && !c.is(softHyphen) { // the mark of a letter that was composed
					continue
				}
				if c.is(unpainted) || !unicode.IsLetter(c.r) && !isApostrophe(c.r) {
					break
				}
				letters, places = append(letters, c.r), append(places, at)
			}
			if at == start {
				at++
				continue
			}
			indexes = h.Points(indexes[:0], letters)
			for _, k := range indexes {
				at := places[k]
				if at <= int(points[0].char) || !s.chars[at].is(graphemeStart) ||
					strict && (k < fewestLetters || len(letters)-k < fewestLetters) {
					continue
				}
				pt, err := s.point(at, i, true)
				if err != nil {
					return nil, err
				}
				pt.auto = true
				found = append(found, pt)
			}
		}
	}
	s.found, s.letters = found, letters
	s.merged = merge(s.merged[:0], points, found)
	return s.merged, nil
}

// divisible says that a word may be divided without need: a whole word of letters, with punctuation
// around it and apostrophes within, but no address, no number or what is bound to one, no abbreviation
// in capitals, no compound that can be divided at its own hyphen, none that goes on in another style,
// and not a paragraph's last.
func (s *setting) divisible(i int) bool {
	p := &s.pieces[i]
	if i > 0 && (s.touches(i-1) || s.pieces[i-1].kind == spacePiece && !s.vanishes(i-1)) ||
		i+1 < len(s.pieces) && s.touches(i+1) || s.lastWord(i) {
		return false
	}
	letters, lower, ended := false, false, false
	for _, c := range s.chars[p.start:p.end] {
		switch {
		case c.is(softHyphen): // the author has said where
			return false
		case c.is(unpainted) && !c.is(altered):
		case unicode.IsLetter(c.r) || unicode.IsMark(c.r):
			if ended {
				return false
			}
			letters = true
			lower = lower || unicode.IsLower(c.r)
		case unicode.IsDigit(c.r), unicode.Is(unicode.Pd, c.r):
			return false
		case letters && !isApostrophe(c.r):
			ended = true
		}
	}
	return lower
}

func isApostrophe(r rune) bool { return r == '’' || r == '\'' }

// lastWord says that no word follows before the end of the paragraph, or a line end that was written.
func (s *setting) lastWord(i int) bool {
	for i++; i < len(s.pieces); i++ {
		if p := &s.pieces[i]; s.chars[min(int(p.start), len(s.chars)-1)].is(mustBreak) {
			return true
		} else if p.word != nil {
			return false
		}
	}
	return true
}

// touches says that a piece joins its neighbours to one word.
func (s *setting) touches(i int) bool {
	p := &s.pieces[i]
	return p.kind == wordPiece && p.word != nil
}

// merge appends two lists of points in the order of their places; of two at one place the first
// list's counts.
func merge(out, a, b []point) []point {
	for len(a) > 0 || len(b) > 0 {
		switch {
		case len(b) == 0 || len(a) > 0 && a[0].char < b[0].char:
			out, a = append(out, a[0]), a[1:]
		case len(a) > 0 && a[0].char == b[0].char:
			b = b[1:]
		default:
			out, b = append(out, b[0]), b[1:]
		}
	}
	return out
}
