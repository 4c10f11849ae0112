package charts

import (
	"cmp"
	"slices"
	"strings"

	"report/layout"
	"report/layout/text"
)

// label is one line of text on the figure.
type label struct {
	text string
	line text.Line
	size layout.Pt
	x, y layout.Pt // start of the baseline
	cut  bool      // shortened
	// name is what was shortened, and shown what is left of it, on this and other lines.
	name, shown string
}

// The room that a line of text takes above and below its baseline, in ems: capitals and descenders.
const (
	above   = 0.74
	below   = 0.22
	accents = 0.2 // of capitals, above these
)

func (l label) box() box {
	return box{l.x, l.y - above*l.size, l.x + l.line.Width, l.y + below*l.size}
}

// texts are the label's runs as items.
func (l label) texts() []layout.Text {
	items := make([]layout.Text, len(l.line.Runs))
	for i, r := range l.line.Runs {
		items[i] = layout.Text{X: l.x + r.X, Y: l.y, Run: r}
	}
	return items
}

// anchor is which point of a label stands at its place.
type anchor uint8

const (
	left anchor = iota
	center
	right
)

// set measures a text on one line. It has no place yet.
func (f *figure) set(s string, style text.Style) (label, error) {
	s = clean(s)
	line, err := text.Measure([]text.Span{{Text: s, Style: style}})
	return label{text: s, line: line, size: style.Size}, err
}

// clean keeps a label on one line.
func clean(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r < ' ' || r == 0x7f || r == '\u00ad' }), " ")
}

// place puts a label on the figure.
func (f *figure) place(l label, x, y layout.Pt, a anchor) {
	switch a {
	case center:
		x -= l.line.Width / 2
	case right:
		x -= l.line.Width
	}
	l.x, l.y = x, y
	f.labels = append(f.labels, l)
}

// inside moves a label that would leave the figure back to its edge.
func (f *figure) inside(l label, x layout.Pt) layout.Pt {
	return max(0, min(x, f.width-l.line.Width))
}

// fit sets a text on one line of at most width points, cut with an ellipsis where it is longer.
func (f *figure) fit(s string, style text.Style, width layout.Pt) (label, error) {
	s = clean(s)
	return f.fitRest(s, s, style, width)
}

// fitRest does so with the rest of a name whose beginning stands on other lines.
func (f *figure) fitRest(name, s string, style text.Style, width layout.Pt) (label, error) {
	l, err := f.set(s, style)
	if err != nil || l.line.Width <= width {
		return l, err
	}
	r := []rune(s)
	lo, hi := 0, min(len(r), longestCut)
	for lo < hi { // the most characters that fit
		mid := (lo + hi + 1) / 2
		if l, err = f.set(strings.TrimRight(string(r[:mid]), " ")+"…", style); err != nil {
			return l, err
		}
		if l.line.Width <= width {
			lo = mid
		} else {
			hi = mid - 1
		}
	}
	if l, err = f.set(strings.TrimRight(string(r[:lo]), " ")+"…", style); err != nil {
		return l, err
	}
	start := strings.TrimSuffix(name, s)
	if twins := f.twins(name, start+string(r[:lo])); len(twins) > 0 {
		m, ok, err := f.cutMiddle(name, s, style, width, twins)
		if err != nil {
			return l, err
		}
		if ok {
			l = m
		}
	}
	l.cut, l.name, l.shown = true, name, start+l.text
	return l, nil
}

// wrap sets a text on at most n lines of a width. A word that is wider is divided by the rules of its
// language; where they have no place for a hyphen, or there are more lines, the text is cut.
func (f *figure) wrap(s string, style text.Style, width layout.Pt, n int) ([]label, error) {
	s = clean(s)
	lines, err := text.Break([]text.Span{{Text: s, Style: style}}, text.Offset{}, width, text.Breaking{Sparing: true, Hyphens: f.style.Hyphens})
	if err != nil {
		return nil, err
	}
	var out []label
	rest := s
	for i, line := range lines {
		if line.Overfull || i == n-1 && len(lines) > n {
			l, err := f.fitRest(s, rest, style, width)
			return append(out, l), err
		}
		var b strings.Builder
		for _, r := range line.Runs {
			b.WriteString(r.Text)
		}
		t := strings.TrimSpace(b.String())
		if whole, ok := strings.CutSuffix(t, softHyphen); ok && line.Hyphenated {
			rest, t = strings.TrimPrefix(rest, whole), whole+"-"
		} else {
			rest = strings.TrimSpace(strings.TrimPrefix(rest, t))
		}
		out = append(out, label{text: t, line: line, size: style.Size})
	}
	return out, nil
}

// whole says that no line is cut, nor ends within a word.
func whole(ls []label) bool {
	return !slices.ContainsFunc(ls, func(l label) bool { return l.cut || l.line.Hyphenated })
}

// softHyphen is what a run has for a hyphen that its line's end brought.
const softHyphen = "\u00ad"

// wordRoom is the width of a column of texts that keeps their words whole: as given, and wider where a word
// takes more, up to most.
func (f *figure) wordRoom(style text.Style, width, most layout.Pt, texts ...string) (layout.Pt, error) {
	room := width
	for _, t := range texts {
		for _, w := range strings.FieldsFunc(clean(t), func(r rune) bool { return r == ' ' || r == '-' || r >= 0x2e80 }) {
			if len(w) > longLabel {
				continue
			}
			l, err := f.set(w, style)
			if err != nil {
				return 0, err
			}
			if need := l.line.Width + 0.5; need <= most { // a longer one is split whatever the room
				room = max(room, need)
			}
		}
	}
	return room, nil
}

func widest(ls []label) layout.Pt {
	w := layout.Pt(0)
	for _, l := range ls {
		w = max(w, l.line.Width)
	}
	return w
}

// touching says whether two of the labels would stand closer than gap when centred at the places.
func touching(ls []label, at []layout.Pt, gap layout.Pt) bool {
	for i := range ls[min(1, len(ls)):] {
		if at[i]+ls[i].line.Width/2+gap > at[i+1]-ls[i+1].line.Width/2 {
			return true
		}
	}
	return false
}

// block is lines of text that want to stand at y and may move up and down.
type block struct {
	id     int
	y      layout.Pt // of the middle
	height layout.Pt
}

// pushApart moves blocks so that none touches another and all stand between top and bottom, each as
// near to its place as that allows. ok is false where they do not fit.
func pushApart(bs []block, top, bottom layout.Pt) (out []block, ok bool) {
	bs = slices.Clone(bs)
	slices.SortStableFunc(bs, func(a, b block) int { return cmp.Compare(a.y, b.y) })
	// Blocks that touch make a group, which stands where its members' wishes balance; groups that
	// touch become one.
	type group struct {
		from          int // first member
		top, height   layout.Pt
		wish, members layout.Pt // sum of the tops that members wish for the group
	}
	var groups []group
	for i, b := range bs {
		g := group{from: i, height: b.height, wish: b.y - b.height/2, members: 1}
		for {
			g.top = max(top, min(g.wish/g.members, bottom-g.height))
			n := len(groups)
			if n == 0 || groups[n-1].top+groups[n-1].height <= g.top {
				break
			}
			p := groups[n-1]
			groups = groups[:n-1]
			g = group{from: p.from, height: p.height + g.height, members: p.members + g.members,
				wish: p.wish + g.wish - g.members*p.height}
		}
		groups = append(groups, g)
	}
	for n, g := range groups {
		end := len(bs)
		if n+1 < len(groups) {
			end = groups[n+1].from
		}
		y := g.top
		for i := g.from; i < end; i++ {
			bs[i].y = y + bs[i].height/2
			y += bs[i].height
		}
		if y > bottom+1e-6 {
			return bs, false
		}
	}
	return bs, true
}
