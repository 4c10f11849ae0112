package text

import "math"

// Lines are broken by total fit: of all ways to break a paragraph the one with the least sum of
// demerits is taken (D. E. Knuth and M. F. Plass, Breaking Paragraphs into Lines, 1981). The
// badness of justified text is that of TeX; ragged text is judged by how much of each line stays empty.

// fitter breaks one paragraph.
type fitter struct {
	set    *setting
	width  Pt
	how    Breaking
	points []point
}

const (
	linePenalty     = 10
	hyphenPenalty   = 100
	adjacent        = 10000 // demerits of a loose line beside a tight one
	doubleHyphen    = 30000
	lastHyphen      = 40000
	loneLetter      = 2000
	scrap           = 60000 // demerits of a last line of nothing; none from scrapShare of the width on
	pretolerance    = 130   // badness of the worst line up to which no word is divided
	raggedShare     = 0.1   // of the width: what a ragged line may lack at a badness of 100
	raggedHyphen    = 900   // a hyphen is worth some 22 % of a line's width
	raggedLone      = 40000
	raggedScrap     = 1200000
	raggedTolerance = 800 // 20 % of the width
	scrapShare      = 1.0 / 6
)

// best is the best way found to end a line at a point in a fitness class.
type best struct {
	demerits float64
	from     int32 // the point at which the line begins; -1 where there is no way
	class    uint8 // of the line before
	worst    float64
}

// classes of fitness: tight, decent, loose, very loose.
const classes = 4

// breaks returns the indexes of the points at which lines end.
func (f *fitter) breaks() ([]int, error) {
	if err := f.openTooLong(); err != nil {
		return nil, err
	}
	ends, worst, err := f.fit()
	if err != nil || f.how.Hyphens == nil || f.how.Sparing || worst <= f.tolerance() {
		return ends, err
	}
	if f.points, err = f.set.hyphenated(f.points, f.how.Hyphens, true); err != nil {
		return nil, err
	}
	ends, _, err = f.fit()
	return ends, err
}

func (f *fitter) tolerance() float64 {
	if f.how.Justify {
		return pretolerance
	}
	return raggedTolerance
}

// fit finds the best way through the points, and how bad its worst line is.
func (f *fitter) fit() ([]int, float64, error) {
	n := len(f.points)
	table := f.set.table[:0]
	for range n {
		table = append(table, [classes]best{{from: -1}, {from: -1}, {from: -1}, {from: -1}})
	}
	f.set.table = table
	table[0][1].from = 0
	low := 0 // the first point from which a line may reach the current one
	for j := 1; j < n; j++ {
		if f.points[j-1].must {
			low = j - 1
		}
		for low < j-1 {
			line, err := f.set.natural(&f.points[low], &f.points[j])
			if err != nil {
				return nil, 0, err
			}
			if f.narrowest(line) <= f.width+tolerance && f.reached(table, low) {
				break
			}
			low++
		}
		if err := f.reach(table, low, j); err != nil {
			return nil, 0, err
		}
	}
	ends, worst := f.trace(table)
	return ends, worst, nil
}

func (f *fitter) reached(table [][classes]best, i int) bool {
	for c := range classes {
		if table[i][c].from >= 0 {
			return true
		}
	}
	return false
}

// narrowest is how narrow a line may be set.
func (f *fitter) narrowest(line sums) Pt {
	if f.how.Justify {
		return line.width - line.shrink
	}
	return line.width
}

// reach considers the lines that end at point j, the fullest first. It stops where a line by itself
// costs more than a whole way that is known: those that follow are emptier and cost more still.
func (f *fitter) reach(table [][classes]best, low, j int) error {
	least := math.Inf(1)
	for i := low; i < j; i++ {
		if !f.reached(table, i) {
			continue
		}
		line, err := f.set.natural(&f.points[i], &f.points[j])
		if err != nil {
			return err
		}
		bad, class := f.badness(i, j, line)
		cost := f.demerits(i, j, bad)
		if cost > least+adjacent && line.width < f.width {
			return nil
		}
		for c := range classes {
			before := &table[i][c]
			if before.from < 0 {
				continue
			}
			d := before.demerits + cost
			if f.how.Justify && i > 0 && (c > class+1 || class > c+1) {
				d += adjacent
			}
			if at := &table[j][class]; at.from < 0 || d < at.demerits {
				*at = best{demerits: d, from: int32(i), class: uint8(c), worst: max(bad, before.worst)}
			}
			least = min(least, d)
		}
	}
	return nil
}

// badness says how far a line is from what it should be, and its class of fitness.
func (f *fitter) badness(i, j int, line sums) (bad float64, class int) {
	const enough, worst = 1, 1e6
	lack := f.width - line.width
	unit := max(1, f.width*raggedShare)
	last := f.points[j].must
	if !f.how.Justify {
		if last && lack >= -tolerance && !f.how.Balance {
			return 0, enough
		}
		bad = min(worst, cubed(max(0, lack)/unit))
		if last { // of two lines in balance the first is the longer
			bad *= 0.8
		}
		return bad, enough
	}
	switch {
	case lack < 0:
		ratio := worst
		if line.shrink > 0 {
			ratio = -lack / line.shrink
		}
		if ratio > 0.5 {
			return min(worst, cubed(ratio)), 0
		}
		return cubed(ratio), enough
	case last:
		return 0, enough
	}
	ratio := line.fill(lack).spaces
	if ratio*stretchShare > loosest { // a line that cannot be filled is judged by what it lacks
		ratio = max(lack/(unit/2), loosest/stretchShare)
	}
	switch {
	case ratio <= 0.5:
		class = enough
	case ratio <= 1:
		class = 2
	default:
		class = 3
	}
	return min(worst, cubed(ratio)), class
}

func cubed(r float64) float64 { return 100 * r * r * r }

// demerits are those of a line, with what its ends cost.
func (f *fitter) demerits(i, j int, bad float64) float64 {
	from, to := &f.points[i], &f.points[j]
	hyphen, lone, short := float64(hyphenPenalty), float64(loneLetter), float64(scrap)
	if !f.how.Justify {
		lone = raggedLone
		if !f.set.asian { // there a few characters are no scrap
			short = raggedScrap
		}
		if to.auto || to.apart {
			hyphen = raggedHyphen
		}
	}
	d := (linePenalty + bad) * (linePenalty + bad)
	if to.apart || to.hyphen {
		d += hyphen * hyphen
	}
	if to.hyphen && from.hyphen {
		d += doubleHyphen
	}
	if to.lone {
		d += lone
	}
	if !to.must {
		return d
	}
	if from.hyphen {
		d += lastHyphen
	}
	if i > 0 && !from.must && !f.how.Balance {
		d += short * f.scrap(from, to)
	}
	return d
}

// scrap is 0 for a last line that is long enough, and the nearer to 1 the less is left for it: it looks
// forgotten.
func (f *fitter) scrap(from, to *point) float64 {
	line, err := f.set.natural(from, to)
	if err != nil || !(f.width > 0) {
		return 0 // the error is met again where the line is set
	}
	return max(0, 1-line.width/(f.width*scrapShare))
}

// trace follows the best way back from the end.
func (f *fitter) trace(table [][classes]best) ([]int, float64) {
	j, class, least := len(table)-1, 0, math.Inf(1)
	for c := range classes {
		if b := &table[j][c]; b.from >= 0 && b.demerits < least {
			class, least = c, b.demerits
		}
	}
	worst := table[j][class].worst
	var ends []int
	for j > 0 {
		ends = append(ends, j)
		b := &table[j][class]
		j, class = int(b.from), int(b.class)
	}
	for a, b := 0, len(ends)-1; a < b; a, b = a+1, b-1 {
		ends[a], ends[b] = ends[b], ends[a]
	}
	return ends, worst
}

// openTooLong makes places to break in what is wider than a line: where a hyphenator says, else
// between letters.
func (f *fitter) openTooLong() error {
	long, err := f.tooLong()
	if err != nil || !long {
		return err
	}
	all, err := f.set.hyphenated(f.points, f.how.Hyphens, false)
	if err != nil {
		return err
	}
	if f.points, err = f.keepNeeded(all); err != nil {
		return err
	}
	out := f.points[:1:1]
	for _, to := range f.points[1:] {
		from := out[len(out)-1]
		ok, err := f.fits(&from, &to)
		if err != nil {
			return err
		}
		if !ok && to.hyphen { // not even with its hyphen: better none than one on the next line
			continue
		}
		pieces, err := f.cut(from, to)
		if err != nil {
			return err
		}
		out = append(append(out, pieces...), to)
	}
	f.points = out
	return nil
}

func (f *fitter) fits(a, b *point) (bool, error) {
	line, err := f.set.natural(a, b)
	return f.narrowest(line) <= f.width+tolerance, err
}

func (f *fitter) tooLong() (bool, error) {
	for i := range f.points[1:] {
		if ok, err := f.fits(&f.points[i], &f.points[i+1]); err != nil || !ok {
			return true, err
		}
	}
	return false, nil
}

// keepNeeded leaves out the hyphens of words that fit without.
func (f *fitter) keepNeeded(points []point) ([]point, error) {
	out := points[:0:0]
	for i := 0; i < len(points); {
		out = append(out, points[i])
		next := i + 1
		for next < len(points) && points[next].auto {
			next++
		}
		if next == len(points) {
			break
		}
		ok, err := f.fits(&points[i], &points[next])
		if err != nil {
			return nil, err
		}
		if !ok {
			out = append(out, points[i+1:next]...)
		}
		i = next
	}
	return out, nil
}

// cut divides what stands between two points into pieces that fit, as long as each line can be.
func (f *fitter) cut(from, to point) ([]point, error) {
	var out []point
	for {
		if ok, err := f.fits(&from, &to); err != nil || ok {
			return out, err
		}
		next, err := f.longest(from, to)
		if err != nil || next.char >= to.char {
			return out, err
		}
		next.split = true
		out = append(out, next)
		from = next
	}
}

// longest finds the last grapheme boundary that a line from a point reaches; it takes one grapheme
// at least. White space goes with what stands before it.
func (f *fitter) longest(from, to point) (point, error) {
	var found point
	char, step := int(from.char), 1
	for grow := true; step > 0; {
		next := char
		for range step {
			next = f.boundary(next, int(to.char))
		}
		if next >= int(to.char) && found.char > 0 || next == char {
			grow = false
			step /= 2
			continue
		}
		pt, err := f.set.point(next, f.set.pieceOf(next), false)
		if err != nil {
			return pt, err
		}
		ok, err := f.fits(&from, &pt)
		switch {
		case err != nil:
			return pt, err
		case ok:
			found, char = pt, next
			if grow {
				step *= 2
			} else {
				step /= 2
			}
		case step == 1 && found.char == 0:
			return pt, nil
		default:
			grow = false
			step /= 2
		}
	}
	return found, nil
}

// boundary is the next place between graphemes at which a line may be cut, to at the most.
func (f *fitter) boundary(char, to int) int {
	chars := f.set.chars
	for char++; char < to && (!chars[char].is(graphemeStart) || chars[char].is(hanging)); char++ {
	}
	return min(char, to)
}
