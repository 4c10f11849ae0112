package layout

import (
	"math"
	"slices"
)

// leastLines finds the widths of the open columns at which the table's rows have as few lines as can
// be, and returns what of the room no column needs. No column gets less than its floor; the floors
// have room.
func (t Table) leastLines(env Env, wants *tableWants, open []int, widths, gaps []Pt, room Pt) (left Pt, err error) {
	s := widthSearch{wants: wants, headWeight: headLine * (1 + float64(len(t.Rows))/rowsOnPage), left: room}
	for _, i := range open {
		c := searchColumn{index: i, floor: wants.floor(t.Columns, i), most: wants.all[i].max}
		if c.heads, err = t.headSteps(env, i, c.floor, c.most); err != nil {
			return 0, err
		}
		c.lines = make([]int, len(wants.rows))
		s.columns = append(s.columns, c)
		s.set(len(s.columns)-1, c.floor)
		s.left -= c.floor
	}
	if s.spans, err = t.headSpans(env, s.columns, widths, gaps); err != nil {
		return 0, err
	}
	s.run()
	s.trim()
	for _, c := range s.columns {
		widths[c.index] = c.width
	}
	return s.left, nil
}

const (
	// headLine is what a line of a header counts against one of a row: it wraps sooner.
	headLine = 0.6
	// rowsOnPage is about how many rows have one header: it is set again on every page.
	rowsOnPage = 40
)

// widthSearch moves width from one column to another, and from what is left, for as long as the table
// has fewer lines for it.
type widthSearch struct {
	wants      *tableWants
	columns    []searchColumn
	spans      []headSpan
	headWeight float64
	left       Pt
}

// searchColumn is a column without a width of its own.
type searchColumn struct {
	index              int // in the table
	floor, most, width Pt
	heads              [][]headStep // by header row
	lines              []int        // of its cells, by row
	loose              float64      // what its cells lack
}

// set gives a column a width.
func (s *widthSearch) set(k int, w Pt) {
	c := &s.columns[k]
	c.width, c.loose = w, 0
	for r, row := range s.wants.rows {
		e := row[c.index]
		c.lines[r] = e.lines(w)
		if c.lines[r] > 1 {
			c.loose += e.max / max(w, 1)
		}
	}
}

// lines tells about how many lines something has in a width: at the end of each some room is left,
// the more the longer the words.
func (e extent) lines(w Pt) int {
	const ragged = 0.25 // of the longest word
	if e.max <= w+tolerance {
		return 1
	}
	return max(2, int(min(1000, math.Ceil(e.max/max(w-ragged*e.min, w/2, 1)))))
}

// cost counts the lines of the rows. Lines of cells that do not make their rows higher count little,
// and the more so what the cells would like to have beyond that.
func (s *widthSearch) cost() float64 {
	const ofCell, ofLack = 0.05, 0.001
	rows, cells, lack := 0, 0, 0.0
	for r := range s.wants.rows {
		most := 0
		for k := range s.columns {
			n := s.columns[k].lines[r]
			most = max(most, n)
			cells += n
		}
		rows += most
	}
	for _, c := range s.columns {
		lack += c.loose
	}
	body := float64(rows) + ofCell*float64(cells) + ofLack*lack
	return float64(s.wants.every)*body + s.headWeight*s.headCost(ofCell)
}

// headCost counts the header's lines. Cells over several columns wrap last.
func (s *widthSearch) headCost(ofCell float64) float64 {
	const ofSpan = 0.2
	cost, line := 0.0, Pt(math.Inf(1))
	for r := range s.columns[0].heads {
		most := Pt(0)
		for _, c := range s.columns {
			steps := c.heads[r]
			if len(steps) == 0 {
				continue
			}
			h := heightAt(steps, c.width)
			most = max(most, h)
			cost += ofCell * h
			if low := steps[len(steps)-1].height; low > 0 {
				line = min(line, low)
			}
		}
		for i := range s.spans {
			if span := &s.spans[i]; span.row == r {
				h := heightAt(span.steps, s.across(span))
				most = max(most, h)
				cost += ofSpan * h
				if low := span.steps[len(span.steps)-1].height; low > 0 {
					line = min(line, low)
				}
			}
		}
		cost += most
	}
	return cost / line
}

// across is how wide a cell over several columns is.
func (s *widthSearch) across(span *headSpan) Pt {
	w := span.rest
	for _, k := range span.columns {
		w += s.columns[k].width
	}
	return w
}

// run makes the best move there is, again and again; large moves first.
func (s *widthSearch) run() {
	const most = 20 // moves of a size
	for _, step := range []Pt{64, 32, 16, 8, 4, 2} {
		for range most {
			if !s.move(step) {
				break
			}
		}
	}
}

// move makes the best move of up to a size, or to where a header has fewer lines.
func (s *widthSearch) move(size Pt) bool {
	const gain = 1e-9
	best, from, found := s.cost()-gain, 0, growth{}
	for _, g := range s.growths(size) {
		for j := -1; j < len(s.columns); j++ { // -1 is what is left
			if slices.Contains(g.columns, j) || s.spare(j) < g.by-tolerance {
				continue
			}
			s.shift(j, g, 1)
			if cost := s.cost(); cost < best {
				best, from, found = cost, j, g
			}
			s.shift(j, g, -1)
		}
	}
	if found.columns == nil {
		return false
	}
	s.shift(from, found, 1)
	return true
}

// growth is by how much columns may grow together.
type growth struct {
	columns []int
	by      Pt
}

// growths lists how columns may grow.
func (s *widthSearch) growths(size Pt) []growth {
	var out []growth
	for k := range s.columns {
		c := &s.columns[k]
		add := func(by Pt) {
			if by > tolerance && by <= size {
				out = append(out, growth{[]int{k}, by})
			}
		}
		add(min(size, c.most-c.width))
		for _, steps := range c.heads {
			for _, step := range steps {
				add(step.width - c.width)
			}
		}
	}
	for i := range s.spans {
		span := &s.spans[i]
		for _, step := range span.steps {
			if by := step.width - s.across(span); by > tolerance && by <= size {
				out = append(out, growth{span.columns, by})
			}
		}
	}
	return out
}

// spare is how much a column can give.
func (s *widthSearch) spare(k int) Pt {
	if k < 0 {
		return s.left
	}
	return s.columns[k].width - s.columns[k].floor
}

// shift moves width, or back again where the sign is -1.
func (s *widthSearch) shift(from int, g growth, sign Pt) {
	if from < 0 {
		s.left -= sign * g.by
	} else {
		s.set(from, s.columns[from].width-sign*g.by)
	}
	for _, k := range g.columns {
		s.set(k, s.columns[k].width+sign*g.by/Pt(len(g.columns)))
	}
}

// trim takes back what columns without wrapped cells do not need, and no header cell over several.
func (s *widthSearch) trim() {
	for k := range s.columns {
		c := &s.columns[k]
		need := max(c.floor, s.wants.body[c.index].max)
		if need >= c.width || slices.ContainsFunc(s.spans, func(span headSpan) bool { return slices.Contains(span.columns, k) }) {
			continue
		}
		for _, steps := range c.heads {
			for _, step := range steps {
				if step.width <= c.width+tolerance {
					if step.height <= heightAt(steps, c.width) {
						need = max(need, step.width)
					}
				}
			}
		}
		s.left += c.width - need
		c.width = need
	}
}
