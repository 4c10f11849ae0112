package layout

// headStep says that a header cell needs so much height from a width on.
type headStep struct{ width, height Pt }

// headSteps finds how the height of a column's header depends on its width, in each header row.
func (t Table) headSteps(env Env, column int, low, high Pt) ([][]headStep, error) {
	env.memo = nil // these widths are not asked for again
	out := make([][]headStep, len(t.Header))
	for r, row := range t.Header {
		col := 0
		for _, cell := range row.Cells {
			span := max(1, cell.Span)
			if col == column && span == 1 && cell.Block != nil {
				var err error
				if out[r], err = stepsOf(env, cell.Block, low, high); err != nil {
					return nil, err
				}
			}
			col += span
		}
	}
	return out, nil
}

// headSpan is a header cell over several columns.
type headSpan struct {
	row     int
	columns []int // of those in the search
	rest    Pt    // width of the gaps and of other columns
	steps   []headStep
}

// headSpans finds how the height of such cells depends on the width of their columns together.
func (t Table) headSpans(env Env, columns []searchColumn, widths, gaps []Pt) ([]headSpan, error) {
	env.memo = nil
	var out []headSpan
	for r, row := range t.Header {
		col := 0
		for _, cell := range row.Cells {
			from, to := col, min(col+max(1, cell.Span), len(widths))
			if col = to; to-from < 2 || cell.Block == nil {
				continue
			}
			s := headSpan{row: r}
			low, high := Pt(0), Pt(0)
			for i := from; i < to; i++ {
				if i+1 < to {
					s.rest += gaps[i]
				}
				s.rest += t.Columns[i].Width
			}
			for k, c := range columns {
				if from <= c.index && c.index < to {
					s.columns = append(s.columns, k)
					low += c.floor
					high += c.most
				}
			}
			if len(s.columns) == 0 {
				continue
			}
			var err error
			if s.steps, err = stepsOf(env, cell.Block, s.rest+low, s.rest+high); err != nil {
				return nil, err
			}
			out = append(out, s)
		}
	}
	return out, nil
}

// stepTo is how near the width of a step is found, in points.
const stepTo = 3

func stepsOf(env Env, b Block, low, high Pt) ([]headStep, error) {
	const endless = 1e6
	at := func(w Pt) (headStep, error) {
		f, _, err := b.Fit(env, w, endless)
		return headStep{w, f.Height}, err
	}
	first, err := at(low)
	if err != nil {
		return nil, err
	}
	last, err := at(high)
	if err != nil {
		return nil, err
	}
	steps := []headStep{first}
	var between func(a, b headStep) error
	between = func(a, b headStep) error {
		if a.height <= b.height {
			return nil
		}
		if b.width-a.width < stepTo {
			steps = append(steps, b)
			return nil
		}
		mid, err := at((a.width + b.width) / 2)
		if err == nil {
			err = between(a, mid)
		}
		if err == nil {
			err = between(mid, b)
		}
		return err
	}
	return steps, between(first, last)
}

// heightAt is the height in a width.
func heightAt(steps []headStep, w Pt) Pt {
	h := Pt(0)
	for i, step := range steps {
		if i == 0 || step.width <= w+tolerance {
			h = step.height
		}
	}
	return h
}
