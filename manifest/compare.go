package manifest

import (
	"math/big"
	"slices"
)

// Changes are the differences from one edition to another. An empty list is no difference.
type Changes struct {
	Old       Edition          `json:"old"`
	New       Edition          `json:"new"`
	Figures   []FigureChange   `json:"figures,omitempty"`
	Tables    []TableChange    `json:"tables,omitempty"`
	Sentences []SentenceChange `json:"sentences,omitempty"`
	Charts    []TextChange     `json:"charts,omitempty"` // titles, by the chart's name
	Inputs    []TextChange     `json:"inputs,omitempty"` // sums, by the input's name
}

// Edition names an edition.
type Edition struct {
	Title string `json:"title"`
	Date  string `json:"date"`
	Lang  string `json:"lang"`
}

// Edition names the edition that a record is of.
func (m *Manifest) Edition() Edition { return Edition{m.Title, m.Date, m.Lang} }

// None says that nothing that is printed, and nothing that it was made of, differs.
func (c Changes) None() bool {
	return len(c.Figures) == 0 && len(c.Tables) == 0 && len(c.Sentences) == 0 && len(c.Charts) == 0 && len(c.Inputs) == 0
}

// FigureChange is a fact that changed. Of a new one Old is nil, of one that is gone New.
type FigureChange struct {
	Name string `json:"name"`
	Old  *Fact  `json:"old,omitempty"`
	New  *Fact  `json:"new,omitempty"`
	// Difference is New less Old, where both are numbers of one unit, with all of its digits; Precision is
	// the coarser of the two.
	Difference string `json:"difference,omitempty"`
	Precision  string `json:"precision,omitempty"`
	// Printed is the difference for people, in the language of the new edition. Compare leaves it to others.
	Printed string `json:"printed,omitempty"`
}

// Seen says that a reader sees the change.
func (c FigureChange) Seen() bool {
	return c.Old == nil || c.New == nil || c.Old.Printed != c.New.Printed || c.Old.Qualifier != c.New.Qualifier || c.Old.Change != c.New.Change
}

// TextChange is a text that changed under a name. Of a new one Old is empty, of one that is gone New.
type TextChange struct {
	Name string `json:"name"`
	Old  string `json:"old,omitempty"`
	New  string `json:"new,omitempty"`
}

// Compare finds what differs between two editions.
func Compare(old, new *Manifest) Changes {
	c := Changes{Old: old.Edition(), New: new.Edition()}
	c.figures(old.Facts, new.Facts)
	c.tables(old.Tables, new.Tables)
	c.Sentences = compareSentences(old.Sentences, new.Sentences)
	var charts, inputs [2][]TextChange
	for i, m := range []*Manifest{old, new} {
		for _, ch := range m.Charts {
			charts[i] = append(charts[i], TextChange{ch.Name, ch.Title, ch.Title})
		}
		for _, in := range m.Inputs {
			inputs[i] = append(inputs[i], TextChange{in.Name, in.SHA256, in.SHA256})
		}
	}
	c.Charts = compareTexts(charts[0], charts[1])
	c.Sentences = slices.DeleteFunc(c.Sentences, c.isTitle)
	c.Inputs = compareTexts(inputs[0], inputs[1])
	return c
}

// pair goes through two lists with names: through all of the new one in its order, then through what is
// only in the old one.
func pair[T any](old, new []T, name func(T) string, do func(old, new *T)) {
	known := map[string]*T{}
	for i := range old {
		known[name(old[i])] = &old[i]
	}
	for i := range new {
		n := name(new[i])
		do(known[n], &new[i])
		delete(known, n)
	}
	for i := range old {
		if known[name(old[i])] == &old[i] {
			do(&old[i], nil)
		}
	}
}

// isTitle says that a sentence is the title of a chart, which is among the charts.
func (c Changes) isTitle(s SentenceChange) bool {
	return slices.ContainsFunc(c.Charts, func(t TextChange) bool { return t.Old == s.Old && t.New == s.New })
}

func compareTexts(old, new []TextChange) (out []TextChange) {
	pair(old, new, func(t TextChange) string { return t.Name }, func(a, b *TextChange) {
		switch {
		case a == nil:
			out = append(out, TextChange{Name: b.Name, New: b.New})
		case b == nil:
			out = append(out, TextChange{Name: a.Name, Old: a.Old})
		case a.Old != b.New:
			out = append(out, TextChange{a.Name, a.Old, b.New})
		}
	})
	return out
}

// figures compares the facts that are printed.
func (c *Changes) figures(old, new []Fact) {
	printed := func(facts []Fact) []Fact {
		return slices.DeleteFunc(slices.Clone(facts), func(f Fact) bool { return len(f.Uses) == 0 })
	}
	pair(printed(old), printed(new), func(f Fact) string { return f.Name }, func(a, b *Fact) {
		switch {
		case a == nil:
			c.Figures = append(c.Figures, FigureChange{Name: b.Name, New: b})
		case b == nil:
			c.Figures = append(c.Figures, FigureChange{Name: a.Name, Old: a})
		case a.Value != b.Value || a.Unit != b.Unit || a.Printed != b.Printed || a.Qualifier != b.Qualifier || a.Change != b.Change:
			one := FigureChange{Name: b.Name, Old: a, New: b}
			one.subtract()
			c.Figures = append(c.Figures, one)
		}
	})
}

// subtract finds the difference of two numbers of one unit.
func (c *FigureChange) subtract() {
	a, okA := number(c.Old)
	b, okB := number(c.New)
	if !okA || !okB || c.Old.Unit != c.New.Unit || a.Cmp(b) == 0 {
		return
	}
	c.Difference = decimal(new(big.Rat).Sub(b, a))
	p, okP := rational(c.Old.Precision)
	q, okQ := rational(c.New.Precision)
	switch {
	case !okP || okQ && q.Cmp(p) > 0:
		c.Precision = c.New.Precision
	default:
		c.Precision = c.Old.Precision
	}
}

func number(f *Fact) (*big.Rat, bool) {
	if f.Kind != "number" && f.Kind != "integer" {
		return nil, false
	}
	return rational(f.Value)
}

// rational reads a decimal number. Longer ones, and those with an exponent, which could make numbers of any
// length, are none.
func rational(s string) (*big.Rat, bool) {
	const longest = 400
	if s == "" || len(s) > longest {
		return nil, false
	}
	for _, c := range s {
		if (c < '0' || c > '9') && c != '.' && c != '-' {
			return nil, false
		}
	}
	return new(big.Rat).SetString(s)
}

// decimal writes a difference of two decimals with all of its digits.
func decimal(r *big.Rat) string {
	digits, exact := r.FloatPrec()
	if !exact {
		digits = 0 // both were decimals, and so is their difference
	}
	return r.FloatString(digits)
}
