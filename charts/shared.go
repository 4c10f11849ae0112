package charts

import (
	"maps"

	"report/layout"
)

// shared is what the panels of a facet have in common. Panels are composed twice: the first time each
// says what it needs, the second time all get the most that any of them needed; and once more where that
// takes more room, as the longer numbers of an axis that all have in common. A chart of one panel shares
// with nobody, and gets what it asks for.
type shared struct {
	settled bool
	grown   bool // a length or a range has grown since
	extents map[string][2]float64
	sizes   map[string]layout.Pt
	refused map[string]bool
	named   bool // the horizontal scale has a name, which stands below them all
	legend  bool // the panels need one, which stands above them all
}

// leftRoom is the size that margin keeps.
const leftRoom = "left"

func newShared() *shared {
	return &shared{extents: map[string][2]float64{}, sizes: map[string]layout.Pt{}, refused: map[string]bool{}}
}

// clone is a copy of what panels have said so far, and reset goes back to it.
func (s *shared) clone() *shared {
	if s == nil {
		return nil
	}
	c := *s
	c.extents, c.sizes, c.refused = maps.Clone(s.extents), maps.Clone(s.sizes), maps.Clone(s.refused)
	return &c
}

func (s *shared) reset(to *shared) {
	if s != nil {
		*s = *to.clone()
	}
}

// extent is the range that an axis has to cover, from one that the panel needs. name is "x" or "y", the
// axis of the data. Reference lines and the like are within.
func (f *figure) extent(name string, lo, hi float64) (float64, float64) {
	if name == "y" {
		lo, hi = f.withLayers(lo, hi)
	}
	lo, hi = f.widened(name, lo, hi)
	if f.shared == nil {
		return lo, hi
	}
	all, known := f.shared.extents[name]
	if !known {
		all = [2]float64{lo, hi}
	}
	wide := [2]float64{min(all[0], lo), max(all[1], hi)}
	f.shared.extents[name] = wide
	if f.shared.settled { // a panel whose bins are those of all may have more in one of them
		f.shared.grown = f.shared.grown || wide != all
		return wide[0], wide[1]
	}
	return lo, hi
}

// atLeast is a length, such as the room for labels beside the data, that all panels have alike.
func (f *figure) atLeast(name string, v layout.Pt) layout.Pt {
	if f.shared == nil {
		return v
	}
	known := f.shared.sizes[name]
	if !f.shared.settled {
		f.shared.sizes[name] = max(known, v)
		return v
	}
	if v > known+0.01 {
		f.shared.sizes[name], f.shared.grown = v, true
	}
	return max(v, known)
}

// margin is the room at the left of the data for labels that panels side by side have in common, such
// as the numbers of the value axis. The first panel of a row holds them, and is wider by that.
func (f *figure) margin(v layout.Pt) layout.Pt {
	v = f.atLeast(leftRoom, v)
	if f.inner {
		return 0
	}
	return v
}

// all says whether something, such as that every bar has room for its value, holds in all panels.
func (f *figure) all(name string, ok bool) bool {
	if f.shared == nil {
		return ok
	}
	if f.shared.settled {
		return !f.shared.refused[name]
	}
	f.shared.refused[name] = f.shared.refused[name] || !ok
	return ok
}
