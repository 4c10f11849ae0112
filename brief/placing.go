package brief

import "report/layout"

// placing is where a section begins, and whether it stays together.
type placing struct {
	start string // a key of starts
	keep  bool
}

// starts are the words for where a section begins, with what goes before it.
var starts = map[string][]layout.Block{
	"here":  nil,
	"page":  {layout.PageBreak{}},
	"right": {layout.PageBreak{Right: true}},
}

// compose makes a section's blocks.
func (s loaded) compose(c *composer) part {
	c.current = s.node.Name
	if c.rehearsing() && c.typed != nil {
		var meant []string
		if own, ok := s.section.(interface{ meant() []string }); ok {
			meant = own.meant()
		}
		c.typed.within(meant, s.node)
	}
	return s.section.compose(c, s.node)
}

// finish adds what a section gathers, and puts it where it wants to begin.
func (s loaded) finish(p *part) {
	if p.last != nil {
		p.blocks = append(p.blocks, p.last()...)
	}
	placed, ok := s.section.(interface{ placing() placing })
	if !ok {
		return
	}
	how := placed.placing()
	if how.keep {
		p.blocks = whole(p.blocks, place(s.node.Pos))
	}
	if before := starts[how.start]; before != nil {
		p.blocks = append(before[:len(before):len(before)], p.blocks...)
	}
}

// whole keeps blocks on one page where one has room for them. The white space around them stays
// outside: it goes with that of their neighbours.
func whole(blocks []layout.Block, at layout.Place) []layout.Block {
	from, to := 0, len(blocks)
	for from < to && isSpace(blocks[from]) {
		from++
	}
	for to > from && isSpace(blocks[to-1]) {
		to--
	}
	if from == to {
		return blocks
	}
	kept := layout.Keep{Blocks: blocks[from:to], At: at}
	return append(append(blocks[:from:from], kept), blocks[to:]...)
}

func isSpace(b layout.Block) bool {
	_, ok := b.(layout.Space)
	return ok
}
