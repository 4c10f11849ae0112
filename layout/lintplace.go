package layout

// index knows, by the tags that blocks give to their items, where these come from.
type index map[*Tag]origin

// origin is where the items of a tag come from.
type origin struct {
	at   Place
	rank rank
	flow int
}

// rank says how a tag's place is known; the closer the better.
type rank uint8

const (
	unknown   rank = iota
	inherited      // from the block around it
	derived        // from the first block whose tag is below it
	own
)

func indexOf(flows []Flow) index {
	x := index{}
	for i, f := range flows {
		for _, b := range f.Blocks {
			x.walk(b, Place{}, i)
		}
	}
	return x
}

// walk takes in a block and those within it. at is the place of the block around it.
func (x index) walk(b Block, at Place, flow int) {
	all := func(at Place, blocks ...Block) {
		for _, b := range blocks {
			x.walk(b, at, flow)
		}
	}
	switch b := value(b).(type) {
	case Paragraph:
		at = x.put(b.Tag, b.At, at, flow)
		for _, n := range b.Notes {
			all(at, n.Block)
		}
	case Graphic:
		x.put(b.Tag, b.At, at, flow)
	case Table:
		at = x.put(b.Tag, b.At, at, flow)
		for _, rows := range [][]TableRow{b.Header, b.Rows} {
			for _, row := range rows {
				for _, cell := range row.Cells {
					all(at, cell.Block)
				}
			}
		}
		all(at, b.Foot)
	case Keep:
		if b.At != (Place{}) {
			at = b.At
		}
		all(at, b.Blocks...)
	case Columns:
		for _, c := range b.Cols {
			all(at, c.Block)
		}
	case Stack:
		all(at, b.Blocks...)
	case KeepNext:
		all(at, b.Block)
	case Mark:
		all(at, b.Block)
	case Box:
		all(at, b.Block)
	case Multicol:
		all(at, b.Block)
	case Tagged:
		x.put(b.Node(), Place{}, at, flow)
	}
}

// put notes the place of a block's tag, and for those that it is below that their first place is
// this. It returns the place: the block's own, or that of the block around it.
func (x index) put(tag *Tag, at, around Place, flow int) Place {
	r := own
	if at == (Place{}) {
		at, r = around, inherited
	}
	if at == (Place{}) {
		r = unknown
	}
	x.better(tag, origin{at, r, flow})
	for t := tag; t != nil && t.Parent != nil; {
		t = t.Parent
		x.better(t, origin{at, min(r, derived), flow})
	}
	return at
}

// better keeps the closer of two places; of two that are as close, the first.
func (x index) better(t *Tag, o origin) {
	if t == nil {
		return
	}
	if before, ok := x[t]; !ok || before.rank < o.rank {
		x[t] = o
	}
}

// find returns what is known of a tag, or of the nearest that it is below.
func (x index) find(t *Tag) (origin, bool) {
	for ; t != nil; t = t.Parent {
		if o, ok := x[t]; ok && o.rank > unknown {
			return o, true
		}
	}
	return origin{}, false
}

// flowsByPage finds the flow of each page: that of the first tag on it which is known, else that of
// the page before. -1 where there are no flows.
func (l *linter) flowsByPage(doc Document) []int {
	on := make([]int, len(doc.Pages))
	at := min(0, len(l.flows)-1)
	for i, p := range doc.Pages {
		for _, item := range p.Items {
			if flow, ok := l.known.flowOf(TagOf(item)); ok && flow >= at {
				at = flow
				break
			}
		}
		on[i] = at
	}
	return on
}

func (x index) flowOf(t *Tag) (int, bool) {
	for ; t != nil; t = t.Parent {
		if o, ok := x[t]; ok {
			return o.flow, true
		}
	}
	return 0, false
}

// places finds where each item of a page comes from. What has no place of its own has that of what
// was set before it, or else, where the frame holds it, of what was set after it.
func (l *linter) places(p Page, m *Master) []Place {
	out := make([]Place, len(p.Items))
	last, next := Place{}, Place{}
	for i, item := range p.Items {
		if o, ok := l.known.find(TagOf(item)); ok {
			last = o.at
		}
		out[i] = last
	}
	for i := len(out) - 1; i >= 0; i-- {
		if out[i] != (Place{}) {
			next = out[i]
			continue
		}
		y := lowest(p.Items[i])
		if y > m.Top && y < m.Height-m.Bottom && m.Top > 0 {
			out[i] = next
		} else if l.elsewhere != nil {
			out[i] = l.elsewhere(p.Items[i])
		}
	}
	return out
}
